//! Folding: reduces the spellings of a word to one form. Documents and queries go through the same steps.

use crate::letters::{is_letter, is_mark, is_unseen, plain};

/// Calls `take` with each word of a text, folded, and its byte range. Anything but letters and digits separates words,
/// also hyphens and apostrophes. Exceptions: the dots of an acronym, `C.N.R.S.`, and the point or comma of a number,
/// `11,7`. `St` before a name becomes `Saint`. `folded` is a reusable buffer. Not generic, to be compiled only once.
#[inline(never)]
pub(crate) fn each(text: &str, folded: &mut String, take: &mut dyn FnMut(&str, usize, usize)) {
    let mut start = None;
    // The end of the word so far, and whether it is an acronym with dots.
    let (mut end, mut is_dotted) = (0, false);
    folded.clear();
    for (position, character) in text.char_indices() {
        if is_letter(character) || start.is_some() && is_mark(character) {
            start.get_or_insert(position);
            end = position + character.len_utf8();
            plain(character, folded);
            continue;
        }
        let Some(first) = start else { continue };
        if is_unseen(character) {
            continue;
        }
        let rest = &text[position + character.len_utf8()..];
        if character == '.' && (is_dotted || is_one(&text[first..position])) && is_one_first(rest) {
            is_dotted = true;
            continue;
        }
        if matches!(character, '.' | ',') && is_digits(folded) && rest.starts_with(|next: char| next.is_ascii_digit()) {
            folded.push('.');
            continue;
        }
        let may_be_saint = !is_dotted && (folded == "st" || folded == "ste");
        let is_before = matches!(character, '.' | '-' | '\u{2010}' | '\u{2011}') || character.is_whitespace();
        if may_be_saint && is_before && rest.trim_start().starts_with(char::is_alphabetic) {
            folded.insert_str(1, "ain");
        }
        take(folded, first, end);
        folded.clear();
        (start, is_dotted) = (None, false);
    }
    if let Some(start) = start {
        take(folded, start, end);
    }
}

/// Whether a text consists of digits only.
#[inline(never)]
pub(crate) fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is one letter.
#[inline(never)]
fn is_one(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !is_mark(*letter));
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether a text begins with a one-letter word.
fn is_one_first(text: &str) -> bool {
    let end = text.find(|letter| !is_letter(letter) && !is_mark(letter)).unwrap_or(text.len());
    is_one(&text[..end])
}

/// A word with its position in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub folded: String,
    /// Byte offsets in the text.
    pub start: usize,
    pub end: usize,
}

/// Splits a text into words.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each(text, &mut String::new(), &mut |folded, start, end| {
        words.push(Word { folded: folded.to_owned(), start, end });
    });
    words
}

/// The text folded, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    each(text, &mut String::new(), &mut |folded, _, _| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(folded);
    });
    all
}

/// Whether a folded word is a stop word, in French or English.
pub fn is_stop_word(word: &str) -> bool {
    const EMPTY: [&str; 44] = [
        "a", "an", "and", "as", "at", "au", "aux", "avec", "by", "d", "dans", "de", "des", "du", "en", "et", "for",
        "from", "in", "is", "it", "its", "l", "la", "le", "les", "of", "on", "or", "ou", "par", "pour", "que", "qui",
        "s", "sur", "that", "the", "this", "to", "un", "une", "which", "with",
    ];
    word.len() <= 5 && EMPTY.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn case_accents_and_ligatures_fold() {
        assert_eq!(fold("L’Œuvre d’ÉTÉ"), "l oeuvre d ete");
        assert_eq!(fold("E\u{301}te\u{301}"), "ete");
        assert_eq!(fold("µ-fluidique"), "u fluidique");
        assert_eq!(fold("ﬂux, Łódź, CO₂, x²"), "flux lodz co2 x2");
        assert_eq!(fold("TGF-β1"), "tgf beta1");
        assert_eq!(fold("18ᵉ, 1ᵉʳ"), "18e 1er");
        assert_eq!(fold("ＦＡＣＳ"), "facs");
        assert_eq!(fold("İ"), "i");
    }

    /// Spellings on one line fold to the same form.
    #[test]
    fn spelling_variants_fold_alike() {
        for same in [
            &["CNRS", "C.N.R.S.", "c.n.r.s", "ＣＮＲＳ"][..],
            &["IRM", "I.R.M.", "I.R.M"],
            &["ADN", "A.D.N.", "a\u{ad}dn"],
            &["l'adn", "l’adn", "lʼadn", "l′adn", "l‵adn", "l`adn", "l＇adn", "l\u{a0}adn"],
            &["RNA-seq", "RNA‐seq", "RNA‑seq", "RNA–seq", "RNA—seq", "RNA−seq", "rna\u{202f}seq", "RNA\u{2009}seq"],
            &["cytometrie", "cyto\u{ad}métrie", "cyto\u{200b}métrie", "\u{feff}cytométrie", "cytome\u{301}trie"],
            &["CO2", "CO₂", "co²"],
            &["Ca2+", "Ca²⁺", "ca2"],
            &["18F", "¹⁸F", "18ᶠ"],
            &["alpha", "α", "Α", "ά"],
            &["beta-catenin", "β-catenin", "Β-Catenin", "ϐ catenin"],
            &["TNF-alpha", "TNF-α", "tnf alpha"],
            &["gammadelta", "γδ", "ΓΔ"],
            &["sigma", "σ", "ς", "Σ"],
            &["µm", "μm", "um"],
            &["oeuvre", "œuvre", "Œuvre"],
            &["aeffi", "æﬃ", "ǣﬃ"],
            &["ij flux", "ĳ ﬂux"],
            &["phase II", "phase Ⅱ", "phase ⅱ"],
            &["Saint-Louis", "St-Louis", "St. Louis", "SAINT LOUIS"],
            &["Sainte-Anne", "Ste-Anne", "Ste Anne"],
            &["13e", "13ᵉ", "１３ᵉ", "①③ᵉ"],
            &["11.7 T", "11,7 T", "11,7\u{202f}T"],
            &["A1", "𝐀𝟏", "Ⓐ①"],
            &["Ho Chi Minh", "Hồ Chí Minh"],
        ] {
            for other in same {
                assert_eq!(fold(other), fold(same[0]), "{other}");
            }
        }
    }

    #[test]
    fn points_separate_words_except_in_decimals_and_abbreviations() {
        assert_eq!(folded("J. Monod, p. 53, 3.5, v.2"), ["j", "monod", "p", "53", "3.5", "v", "2"]);
        assert_eq!(folded("fin.Début e.g. this"), ["fin", "debut", "eg", "this"]);
        assert_eq!(folded("le ST, 1st"), ["le", "st", "1st"]);
        assert_eq!(folded("1.2.3, 4,5,6, 7. 8"), ["1.2", "3", "4.5", "6", "7", "8"]);
    }

    #[test]
    fn words_with_unseen_characters_have_byte_ranges() {
        let text = "le C.N.R.S., cyto\u{ad}métrie\u{200b}, E\u{301}té";
        let slices: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(slices, ["le", "C.N.R.S", "cyto\u{ad}métrie", "E\u{301}té"]);
    }

    #[test]
    fn hyphens_and_apostrophes_separate() {
        assert_eq!(folded("Bio-informatique"), ["bio", "informatique"]);
        assert_eq!(folded("l'imagerie"), folded("l’imagerie"));
        assert_eq!(folded("cshl_fastx"), ["cshl", "fastx"]);
    }

    #[test]
    fn words_have_byte_ranges() {
        let text = "L’été à Orsay";
        let slices: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(slices, ["L", "été", "à", "Orsay"]);
    }

    #[test]
    fn stop_words_are_recognised() {
        assert!(["a", "des", "d", "with", "une"].into_iter().all(is_stop_word));
        assert!(!["adn", "cell", "the nose", ""].into_iter().any(is_stop_word));
    }
}
