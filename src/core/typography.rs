//! Typographic rules of each language: spaces before punctuation and units, apostrophes, ordinals. Pure.

use std::fmt;

use crate::locale::Locale;

/// A narrow no-break space: before `;`, `!`, `?`, and between thousands.
pub const NARROW: char = '\u{202f}';
/// A no-break space: before `:`, inside « », before units.
pub const FIXED: char = '\u{a0}';

/// A broken rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// French: U+202F before `;`, `!`, `?`.
    Narrow,
    /// French: U+00A0 before `:`.
    Colon,
    /// French: U+00A0 inside « ».
    Quotes,
    /// French: `18ᵉ`, `1ᵉʳ`.
    Ordinal,
    /// French: U+202F between thousands. English: a comma.
    Thousands,
    /// French: U+00A0 between a number and its unit.
    Unit,
    /// Both: `’`.
    Apostrophe,
    /// English: no space before punctuation.
    NoSpace,
    /// English: “ ”.
    EnglishQuotes,
}

impl Rule {
    const fn expected(self) -> &'static str {
        match self {
            Self::Narrow => "U+202F before `;`, `!` and `?`",
            Self::Colon => "U+00A0 before `:`",
            Self::Quotes => "U+00A0 inside « »",
            Self::Ordinal => "ᵉ or ᵉʳ after the number",
            Self::Thousands => "U+202F between thousands in French, a comma in English",
            Self::Unit => "U+00A0 between a number and its unit",
            Self::Apostrophe => "’ for an apostrophe",
            Self::NoSpace => "no space before punctuation in English",
            Self::EnglishQuotes => "“ ” in English",
        }
    }
}

/// A violation of a rule in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub rule: Rule,
    /// The text there, with some context.
    pub near: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Escapes make different spaces visible.
        let near = self.near.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\"");
        write!(formatter, "found `{near}`, expected {}", self.rule.expected())
    }
}

/// The violations of a language's rules.
pub fn faults(locale: Locale, text: &str) -> Vec<Fault> {
    match locale {
        Locale::Fr => french(text),
        Locale::En => english(text),
    }
}

/// The violations of French rules. URLs, times and codes are exempt: a `:` directly followed by a character is not
/// punctuation.
pub fn french(text: &str) -> Vec<Fault> {
    let text = Text::new(text);
    let mut faults = Vec::new();
    for at in text.positions() {
        let (before, here, after) = (text.get(at, -1), text.signs[at], text.get(at, 1));
        let is_last = after.is_none_or(|sign| sign.is_whitespace() || ")»”\",;.…!?".contains(sign));
        let rule = match here {
            // Exempt: `(?)`, `?!`, and a sign that stands alone.
            ';' | '!' | '?' => {
                (is_last && !before.is_none_or(|sign| sign == NARROW || "(!?…«".contains(sign))).then_some(Rule::Narrow)
            }
            ':' => (is_last && before.is_some_and(|sign| sign != FIXED)).then_some(Rule::Colon),
            '«' => after.is_none_or(|sign| sign != FIXED).then_some(Rule::Quotes),
            '»' => before.is_none_or(|sign| sign != FIXED).then_some(Rule::Quotes),
            '\'' => is_apostrophe(before, after).then_some(Rule::Apostrophe),
            _ if text.is_thousands(at, NARROW) => Some(Rule::Thousands),
            _ if text.starts_ordinal(at) => Some(Rule::Ordinal),
            _ if text.starts_unit(at) => Some(Rule::Unit),
            _ => None,
        };
        faults.extend(rule.map(|rule| text.fault(rule, at)));
    }
    faults
}

/// The violations of English rules.
pub fn english(text: &str) -> Vec<Fault> {
    let text = Text::new(text);
    let mut faults = Vec::new();
    for at in text.positions() {
        let (before, here, after) = (text.get(at, -1), text.signs[at], text.get(at, 1));
        let is_last = after.is_none_or(|sign| !sign.is_alphanumeric());
        let is_spaced = before.is_some_and(char::is_whitespace);
        let rule = match here {
            ',' | '.' | ';' | ':' | '!' | '?' | ')' | '%' => (is_spaced && is_last).then_some(Rule::NoSpace),
            '«' | '»' => Some(Rule::EnglishQuotes),
            '\'' => is_apostrophe(before, after).then_some(Rule::Apostrophe),
            _ => text.is_thousands(at, ',').then_some(Rule::Thousands),
        };
        faults.extend(rule.map(|rule| text.fault(rule, at)));
    }
    faults
}

/// Between letters, or after one.
fn is_apostrophe(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphabetic) || (before.is_none_or(char::is_whitespace) && after == Some('s'))
}

/// Units that are separated from their number by a space, longer ones before their prefixes.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "€",
    "k€",
    "M€",
    "euros",
    "millions",
    "million",
    "milliards",
    "milliard",
    "ans",
    "°C",
    "kg",
    "mg",
    "µg",
    "g",
    "km",
    "cm",
    "mm",
    "µm",
    "nm",
    "m²",
    "m",
    "keV",
    "MeV",
    "GeV",
    "kV",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "T",
    "To",
    "Go",
    "Po",
    "teslas",
];

/// Endings of ordinals that are not superscript.
const ORDINALS: &[&str] = &["e", "er", "ère", "re", "nd", "nde", "ème", "eme", "ième"];

struct Text {
    signs: Vec<char>,
    /// For each character, whether it belongs to a URL.
    addresses: Vec<bool>,
}

impl Text {
    fn new(text: &str) -> Self {
        let signs: Vec<char> = text.chars().collect();
        let mut addresses = vec![false; signs.len()];
        let mut start = 0;
        for word in signs.split(|sign| sign.is_whitespace()) {
            let written: String = word.iter().collect();
            let end = start + word.len();
            if ["://", "@", "mailto:"].iter().any(|mark| written.contains(mark)) {
                addresses[start..end].fill(true);
            }
            start = end + 1;
        }
        Self { signs, addresses }
    }

    /// The positions that the rules apply to.
    fn positions(&self) -> impl Iterator<Item = usize> {
        (0..self.signs.len()).filter(|at| !self.addresses[*at])
    }

    /// The character at a relative position.
    fn get(&self, at: usize, by: isize) -> Option<char> {
        self.signs.get(at.checked_add_signed(by)?).copied()
    }

    fn is_digit(&self, at: usize, by: isize) -> bool {
        self.get(at, by).is_some_and(|sign| sign.is_ascii_digit())
    }

    /// A separator other than `right` between one to three digits and exactly three others.
    fn is_thousands(&self, at: usize, right: char) -> bool {
        let wrong = self.signs[at].is_whitespace() && self.signs[at] != right;
        let before = (1..=4_isize).take_while(|by| self.is_digit(at, -*by)).count();
        let after = (1..=4).take_while(|by| self.is_digit(at, *by)).count();
        let is_word = self.get(at, -1 - isize::try_from(before).unwrap_or(0)).is_some_and(char::is_alphabetic);
        wrong && (1..=3).contains(&before) && after == 3 && !is_word && !self.is_code(at, before)
    }

    /// `CIC 1 425`, `US 44 108`: the number of a unit, after its capitals.
    fn is_code(&self, at: usize, digits: usize) -> bool {
        let back = |by: usize| self.get(at, -isize::try_from(digits + by).unwrap_or(0));
        back(1).is_some_and(char::is_whitespace) && back(2).is_some_and(char::is_uppercase)
    }

    /// The letters from this position on.
    fn word(&self, at: usize) -> String {
        self.signs[at..].iter().take_while(|sign| sign.is_alphabetic()).collect()
    }

    /// Whether an ordinal's ending begins here: `18e`, `1er`.
    fn starts_ordinal(&self, at: usize) -> bool {
        let digits = (1..=4_isize).take_while(|by| self.is_digit(at, -*by)).count();
        let first = self.get(at, -1 - isize::try_from(digits).unwrap_or(0));
        // Not ordinals: `2e4`, `Ti2e`, `3,5e`.
        let is_number = first.is_none_or(|sign| !sign.is_alphanumeric() && !",.-_/".contains(sign));
        let word = self.signs.get(at).filter(|sign| sign.is_alphabetic()).map(|_| self.word(at));
        let ends = |word: &String| {
            ORDINALS.contains(&word.as_str())
                && !self.signs.get(at + word.chars().count()).is_some_and(|sign| sign.is_alphanumeric())
        };
        (1..=3).contains(&digits) && is_number && word.as_ref().is_some_and(ends)
    }

    /// Whether a number and its unit are separated by anything but `right`. In `42 %` the position is that of the
    /// space, in `42%` that of the sign.
    fn starts_unit(&self, at: usize) -> bool {
        let here = self.signs[at];
        if !self.is_digit(at, -1) {
            return false;
        }
        if ['%', '€'].contains(&here) {
            return true;
        }
        if !here.is_whitespace() || here == FIXED || here == NARROW {
            return false;
        }
        let rest: String = self.signs[at + 1..].iter().take(12).collect();
        UNITS.iter().any(|unit| {
            let after = rest.strip_prefix(unit);
            after.is_some_and(|after| !after.starts_with(|sign: char| sign.is_alphanumeric() || "’-".contains(sign)))
        })
    }

    fn fault(&self, rule: Rule, at: usize) -> Fault {
        let near = self.signs[at.saturating_sub(12)..self.signs.len().min(at + 6)].iter().collect();
        Fault { rule, near }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(faults: &[Fault]) -> Vec<Rule> {
        faults.iter().map(|fault| fault.rule).collect()
    }

    #[test]
    fn correct_french_has_no_faults() {
        for text in [
            "Qui fait quoi\u{202f}? Où\u{202f}! Ici\u{202f}; là.",
            "Sources\u{a0}: «\u{a0}x\u{a0}», 20,5\u{a0}millions d’euros, 42\u{a0}%, 70\u{a0}ans, 1\u{202f}300 lames",
            "https://a.fr/?x=1;y&z=«» mailto:a@b.fr à 14:00, RRID:SCR_01, (?)",
            "18ᵉ colloque, 1ᵉʳ juin, Ti2e, CIC 1425, UMR 8251, 2020 2021, 75005 Paris, 3,5e, 7 T7, 11.7 Tesla",
            "Paris 5ᵉ\u{202f}; l’AP-HP",
            "",
        ] {
            assert_eq!(french(text), [], "{text}");
        }
    }

    #[test]
    fn faults_in_french_are_found() {
        use Rule::{Apostrophe, Colon, Narrow, Ordinal, Quotes, Thousands, Unit};
        for (text, expected) in [
            ("Quoi ? Quoi?", vec![Narrow, Narrow]),
            ("a ; b\u{a0}; c!", vec![Narrow, Narrow, Narrow]),
            ("a : b\u{202f}: c:", vec![Colon, Colon, Colon]),
            ("« a » «\u{202f}b\u{202f}»", vec![Quotes, Quotes, Quotes, Quotes]),
            ("l'AP-HP", vec![Apostrophe]),
            ("18e, 1er, 3ème (2e)", vec![Ordinal, Ordinal, Ordinal, Ordinal]),
            ("1 300 lames, 12\u{a0}000", vec![Thousands, Thousands]),
            ("42 %, 42%, 20,5 millions, 7 T, 70 ans", vec![Unit, Unit, Unit, Unit, Unit]),
        ] {
            assert_eq!(rules(&french(text)), expected, "{text}");
        }
        assert_eq!(french("Paris : x")[0].to_string(), "found `Paris : x`, expected U+00A0 before `:`");
    }

    #[test]
    fn english_has_no_space_before_punctuation() {
        for text in [
            "Who? What! Here; there: “x”, 42%, 1,300 slides, the platform’s (.ics), groups’.",
            "“.json” or .csv, https://a.fr/'x' CIC 1425, 2020 2021",
        ] {
            assert_eq!(english(text), [], "{text}");
        }
        for (text, expected) in [
            ("Who ? Here\u{202f}; 42\u{a0}%", vec![Rule::NoSpace, Rule::NoSpace, Rule::NoSpace]),
            ("«x»", vec![Rule::EnglishQuotes, Rule::EnglishQuotes]),
            ("platform's", vec![Rule::Apostrophe]),
            ("1\u{202f}300 slides", vec![Rule::Thousands]),
        ] {
            assert_eq!(rules(&english(text)), expected, "{text}");
        }
    }
}
