//! Numbers in each language.

use crate::locale::Locale;

/// A number, with up to three decimals: `1 300`, `3,5`; `1,300`, `3.5`.
pub fn format(value: f64, locale: Locale) -> String {
    let (separator, point) = if locale == Locale::Fr { ('\u{202f}', ',') } else { (',', '.') };
    let (whole, decimals) = digits(value);
    let mut written = if value < 0.0 { "−".to_owned() } else { String::new() };
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(point);
        written.push_str(&decimals);
    }
    written
}

/// A count with separators of thousands.
pub fn format_count(value: usize, locale: Locale) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no list of the site has 2^52 records")]
    format(value as f64, locale)
}

/// Integer part and up to three decimals of a number, without its sign. `Display` of floats would add 11 kB of wasm.
pub fn digits(value: f64) -> (String, String) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "figures and coordinates are far below 2^53"
    )]
    let thousandths = (value.abs() * 1000.0).round() as u64;
    let decimals = format!("{:03}", thousandths % 1000);
    ((thousandths / 1000).to_string(), decimals.trim_end_matches('0').to_owned())
}

/// The ordinal of an arrondissement: `1ᵉʳ`, `13ᵉ`; `1st`, `13th`.
pub fn ordinal(locale: Locale, number: usize) -> String {
    let ending = match (locale, number % 10, number % 100 / 10) {
        (Locale::Fr, ..) => ["ᵉ", "ᵉʳ"][usize::from(number == 1)],
        (Locale::En, 1, 0 | 2..) => "st",
        (Locale::En, 2, 0 | 2..) => "nd",
        (Locale::En, 3, 0 | 2..) => "rd",
        (Locale::En, ..) => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_formatted_in_each_language() {
        for (value, french, english) in [
            (1300.0, "1\u{202f}300", "1,300"),
            (3.5, "3,5", "3.5"),
            (30.85, "30,85", "30.85"),
            (-1_234_567.0, "−1\u{202f}234\u{202f}567", "−1,234,567"),
            (7.0, "7", "7"),
        ] {
            assert_eq!((format(value, Locale::Fr).as_str(), format(value, Locale::En).as_str()), (french, english));
        }
    }

    #[test]
    fn ordinals_are_those_of_their_language() {
        let ordinals = |locale| [1, 2, 3, 11, 13, 20].map(|number| ordinal(locale, number)).join(" ");
        assert_eq!(ordinals(Locale::Fr), "1ᵉʳ 2ᵉ 3ᵉ 11ᵉ 13ᵉ 20ᵉ");
        assert_eq!(ordinals(Locale::En), "1st 2nd 3rd 11th 13th 20th");
    }
}
