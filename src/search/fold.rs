//! Folding: what two spellings of a word have in common. Documents and queries go through the same steps.

/// Lower case, no accents, ligatures apart.
fn plain(character: char, into: &mut String) {
    match character {
        'œ' | 'Œ' => into.push_str("oe"),
        'æ' | 'Æ' => into.push_str("ae"),
        'ß' => into.push_str("ss"),
        _ => {
            let lower = character.to_lowercase();
            into.extend(lower.filter_map(unaccented));
        }
    }
}

/// The letter without its accent; nothing for an accent that stands alone (decomposed text).
fn unaccented(character: char) -> Option<char> {
    Some(match character {
        '\u{300}'..='\u{36f}' => return None,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ý' | 'ÿ' => 'y',
        'ù' | 'ú' | 'û' | 'ü' | 'µ' | 'μ' => 'u',
        other => other,
    })
}

/// A word with its place in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded, plural endings removed.
    pub stem: String,
    /// Folded as written.
    pub folded: String,
    /// Byte offsets in the text.
    pub start: usize,
    pub end: usize,
}

/// The words of a text. Anything but letters and digits separates them, hyphens and apostrophes included.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut folded = String::new();
    for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_mark = ('\u{300}'..='\u{36f}').contains(&character);
        if character.is_alphanumeric() || (is_mark && start.is_some()) {
            start.get_or_insert(place);
            plain(character, &mut folded);
        } else if let Some(start) = start.take() {
            let stem = stem(&folded);
            words.push(Word { stem, folded: std::mem::take(&mut folded), start, end: place });
        }
    }
    words
}

/// The text folded, words separated by one space.
pub fn fold(text: &str) -> String {
    words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

/// A folded word without the plural of either language, and with one ending for what French and English write
/// `-ie` and `-y`: `plateformes`, `réseaux`, `animaux`, `antibodies`, `cytométrie`. Short words stay as they are.
fn stem(word: &str) -> String {
    const ENDINGS: [(&str, &str); 5] = [("ies", "y"), ("eaux", "eau"), ("aux", "al"), ("s", ""), ("ie", "y")];
    if word.ends_with("ss") {
        return word.to_owned();
    }
    let found = ENDINGS.into_iter().find_map(|(ending, instead)| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= 3).then(|| format!("{rest}{instead}"))
    });
    found.unwrap_or_else(|| word.to_owned())
}

/// Words that say nothing about what is sought, in both languages, folded.
pub fn is_empty_word(word: &str) -> bool {
    const EMPTY: [&str; 34] = [
        "a", "an", "and", "au", "aux", "avec", "by", "d", "dans", "de", "des", "du", "en", "et", "for", "from", "in",
        "l", "la", "le", "les", "of", "on", "ou", "or", "par", "pour", "s", "sur", "the", "to", "un", "une", "with",
    ];
    EMPTY.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn case_accents_and_ligatures_fold() {
        assert_eq!(fold("L’Œuvre d’ÉTÉ"), "l oeuvre d ete");
        assert_eq!(fold("E\u{301}te\u{301}"), "ete");
        assert_eq!(fold("µ-fluidique"), "u fluidique");
    }

    #[test]
    fn hyphens_and_apostrophes_separate() {
        assert_eq!(stems("Bio-informatique"), ["bio", "informatique"]);
        assert_eq!(stems("l'imagerie"), stems("l’imagerie"));
    }

    #[test]
    fn plurals_of_both_languages_fold() {
        for (one, many) in [
            ("plateforme", "plateformes"),
            ("réseau", "réseaux"),
            ("animal", "animaux"),
            ("assay", "assays"),
            ("tissu", "tissus"),
            ("antibody", "antibodies"),
            ("biopsie", "biopsies"),
            ("cytometry", "cytométrie"),
        ] {
            assert_eq!(stems(one), stems(many), "{many}");
        }
        assert_eq!(stems("mass FACS ADN os flux"), ["mass", "fac", "adn", "os", "flux"]);
    }

    #[test]
    fn words_know_their_place() {
        let text = "L’été à Orsay";
        let places: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(places, ["L", "été", "à", "Orsay"]);
    }
}
