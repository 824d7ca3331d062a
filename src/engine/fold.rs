//! Folding: what two spellings of a word have in common. Documents and queries go through the same steps.

/// Lower case, no accents, ligatures apart, Greek letters by their names, digits plain.
fn plain(character: char, into: &mut String) {
    if character.is_ascii() {
        into.push(character.to_ascii_lowercase());
        return;
    }
    match character {
        '\u{300}'..='\u{36f}' => {}
        'œ' | 'Œ' => into.push_str("oe"),
        'æ' | 'Æ' => into.push_str("ae"),
        'ß' | 'ẞ' => into.push_str("ss"),
        'ﬀ' => into.push_str("ff"),
        'ﬁ' => into.push_str("fi"),
        'ﬂ' => into.push_str("fl"),
        'α' | 'Α' => into.push_str("alpha"),
        'β' | 'Β' | 'ϐ' => into.push_str("beta"),
        'γ' | 'Γ' => into.push_str("gamma"),
        'δ' | 'Δ' => into.push_str("delta"),
        'ε' | 'Ε' => into.push_str("epsilon"),
        'κ' | 'Κ' => into.push_str("kappa"),
        'λ' | 'Λ' => into.push_str("lambda"),
        'ω' | 'Ω' => into.push_str("omega"),
        '²' => into.push('2'),
        '³' => into.push('3'),
        '¹' => into.push('1'),
        // As in 18ᵉ, 1ᵉʳ.
        'ᵉ' => into.push('e'),
        'ʳ' => into.push('r'),
        'ᵈ' => into.push('d'),
        'ˢ' => into.push('s'),
        '₀'..='₉' => into.push(shifted(character, '₀', '0')),
        '⁴'..='⁹' => into.push(shifted(character, '⁴', '4')),
        'Ａ'..='Ｚ' => into.push(shifted(character, 'Ａ', 'a')),
        'ａ'..='ｚ' => into.push(shifted(character, 'ａ', 'a')),
        '０'..='９' => into.push(shifted(character, '０', '0')),
        _ => {
            let lower = character.to_lowercase();
            into.extend(lower.filter(|letter| !is_mark(*letter)).map(unaccented));
        }
    }
}

/// The character as far from `to` as it is from `from`.
fn shifted(character: char, from: char, to: char) -> char {
    let distance = (character as u32).wrapping_sub(from as u32);
    char::from_u32((to as u32).wrapping_add(distance)).unwrap_or(to)
}

fn unaccented(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẽ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'µ' | 'μ' => 'u',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

fn is_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

/// The words of a text, each folded, with the bytes of the text where it stands. Anything but letters and digits
/// separates words, hyphens and apostrophes included. `folded` is room for one word.
pub(crate) fn each(text: &str, folded: &mut String, mut take: impl FnMut(&str, usize, usize)) {
    let mut start = None;
    folded.clear();
    for (place, character) in text.char_indices() {
        let belongs = if character.is_ascii() {
            character.is_ascii_alphanumeric()
        } else {
            character.is_alphanumeric() || (start.is_some() && is_mark(character))
        };
        if belongs {
            start.get_or_insert(place);
            plain(character, folded);
        } else if let Some(start) = start.take() {
            take(folded, start, place);
            folded.clear();
        }
    }
    if let Some(start) = start {
        take(folded, start, text.len());
    }
}

/// A word with its place in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub folded: String,
    /// Byte offsets in the text.
    pub start: usize,
    pub end: usize,
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each(text, &mut String::new(), |folded, start, end| {
        words.push(Word { folded: folded.to_owned(), start, end });
    });
    words
}

/// The text folded, words separated by one space.
pub fn fold(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    each(text, &mut String::new(), |folded, _, _| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(folded);
    });
    all
}

/// Words that say nothing about what is sought, in both languages, folded.
pub fn is_empty_word(word: &str) -> bool {
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

    #[test]
    fn hyphens_and_apostrophes_separate() {
        assert_eq!(folded("Bio-informatique"), ["bio", "informatique"]);
        assert_eq!(folded("l'imagerie"), folded("l’imagerie"));
        assert_eq!(folded("cshl_fastx"), ["cshl", "fastx"]);
    }

    #[test]
    fn words_know_their_place() {
        let text = "L’été à Orsay";
        let places: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(places, ["L", "été", "à", "Orsay"]);
    }

    #[test]
    fn words_that_say_nothing_are_known() {
        assert!(["a", "des", "d", "with", "une"].into_iter().all(is_empty_word));
        assert!(!["adn", "cell", "the nose", ""].into_iter().any(is_empty_word));
    }
}
