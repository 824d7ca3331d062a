//! Typographic correction of typed text: keyboards have no narrow no-break space.

use site_core::locale::Locale;
use site_core::typography::{FIXED, NARROW};

/// The text with the spaces and apostrophes that its language requires.
pub fn tidied(locale: Locale, text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut tidied = String::new();
    for (at, sign) in signs.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| signs[at]);
        let after = signs.get(at + 1).copied();
        let is_end = |sign: Option<char>| sign.is_none_or(|sign| sign.is_whitespace() || ")»”".contains(sign));
        let is_between = |one: Option<char>, other: Option<char>| {
            one.is_some_and(char::is_alphabetic) && other.is_some_and(char::is_alphabetic)
        };
        match (locale, sign) {
            (_, '\'') if is_between(before, after) => tidied.push('’'),
            (Locale::Fr, ' ') => {
                let next = signs.get(at + 2).copied();
                tidied.push(match (before, after) {
                    (_, Some(';' | '!' | '?')) if is_end(next) => NARROW,
                    (_, Some(':')) if is_end(next) => FIXED,
                    (Some('«'), _) | (_, Some('»')) => FIXED,
                    _ => ' ',
                });
            }
            (Locale::Fr, ';' | '!' | '?') if before.is_some_and(char::is_alphanumeric) && is_end(after) => {
                tidied.extend([NARROW, sign]);
            }
            (Locale::Fr, ':') if before.is_some_and(char::is_alphabetic) && is_end(after) => {
                tidied.extend([FIXED, sign]);
            }
            _ => tidied.push(sign),
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;
    use site_core::typography;

    #[test]
    fn typed_text_gets_the_typography_of_its_language() {
        for (typed, written) in [
            ("Qui ?", "Qui\u{202f}?"),
            ("Qui?", "Qui\u{202f}?"),
            ("L'étude : « a » ; b", "L’étude\u{a0}: «\u{a0}a\u{a0}»\u{202f}; b"),
            ("https://a.fr/?x=1 12:30", "https://a.fr/?x=1 12:30"),
            ("(?)", "(?)"),
        ] {
            assert_eq!(tidied(Locale::Fr, typed), written);
            assert_eq!(tidied(Locale::Fr, written), written);
            assert_eq!(typography::faults(Locale::Fr, written), []);
        }
        assert_eq!(tidied(Locale::En, "Who? It's: here"), "Who? It’s: here");
    }
}
