//! Stemming: one form for the inflected forms of a word, in French and English.

/// Removes the ending of number or gender from a folded word: `plateformes`, `réseaux`, `animaux`, `antibodies`,
/// `tumorale`. French `-ie` and English `-y` get one ending. Short words are not changed. Except for its last letter,
/// the stem is a prefix of the word.
pub fn stem(word: &str) -> Stem<'_> {
    const ENDINGS: [(&str, &str); 10] = [
        ("ies", "y"),
        ("eaux", "eau"),
        ("aux", "al"),
        ("ales", "al"),
        ("ale", "al"),
        ("elles", "el"),
        ("elle", "el"),
        ("ie", "y"),
        ("es", "e"),
        ("s", ""),
    ];
    if !word.ends_with("ss") {
        for (ending, instead) in ENDINGS {
            if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) {
                return Stem { rest, ending: instead };
            }
        }
    }
    Stem { rest: word, ending: "" }
}

/// A stem: a prefix of the word, and the letter that replaces its ending.
#[derive(Clone, Copy, Debug)]
pub struct Stem<'a> {
    pub rest: &'a str,
    pub ending: &'static str,
}

impl PartialEq for Stem<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.rest.len() + self.ending.len() == other.rest.len() + other.ending.len()
            && self.rest.bytes().chain(self.ending.bytes()).eq(other.rest.bytes().chain(other.ending.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_have_one_stem() {
        for (one, other) in [
            ("plateforme", "plateformes"),
            ("reseau", "reseaux"),
            ("animal", "animaux"),
            ("assay", "assays"),
            ("tissu", "tissus"),
            ("antibody", "antibodies"),
            ("biopsie", "biopsies"),
            ("cytometry", "cytometrie"),
            ("tumoral", "tumorales"),
            ("tumoral", "tumoraux"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn different_words_have_different_stems() {
        for (one, other) in [("mass", "mas"), ("os", "o"), ("flux", "flu"), ("adn", "ad"), ("cell", "cel")] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
