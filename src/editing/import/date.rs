//! Dates in the forms in which people and spreadsheet programs write them.

use engine::fold::fold;
use site_core::content::date::Date;

/// Folded prefixes of the months' names in French and in English, long enough to be unambiguous.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["fev", "feb"],
    &["mar"],
    &["avr", "apr"],
    &["mai", "may"],
    &["juin", "jun"],
    &["juil", "jul"],
    &["aou", "aug"],
    &["sep"],
    &["oct"],
    &["nov"],
    &["dec"],
];

/// Numbers in this range of days, 2000 to 2100, are read as dates even without a number format.
const NUMBERS: [usize; 2] = [36_526, 73_415];

/// The date for a day number of a spreadsheet program, counted from 30 December 1899. (Howard Hinnant,
/// `civil_from_days`.)
pub(super) fn of_number(number: usize) -> Date {
    let days = number + 693_899;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = (year + era * 400, month + 3);
    let (year, month) = if month > 12 { (year + 1, month - 12) } else { (year, month) };
    let part = |part: usize| u8::try_from(part).ok();
    Date { year: u16::try_from(year).unwrap_or_default(), month: part(month), day: part(day) }
}

/// The letters of a number format, without languages (`[$-40C]`) and quoted texts.
fn letters(format: &str) -> String {
    format.split(['"', '[', ']']).step_by(2).collect::<String>().to_lowercase()
}

/// Whether a number format, such as `mmm-yy`, shows a date.
pub(super) fn is_format(format: &str) -> bool {
    letters(format).contains(['d', 'y'])
}

/// A date with the precision of its number format: a spreadsheet program stores `2026-04` as the first of April, and
/// shows `avr-26`.
pub fn as_shown(date: Date, format: &str) -> Date {
    let shown = letters(format);
    match (shown.contains('d'), shown.contains('m')) {
        (true, _) => date,
        (false, true) => Date { day: None, ..date },
        (false, false) => Date { day: None, month: None, ..date },
    }
}

/// A date, and whether it is a guess: from a two-digit year, a number of days, or a month before its day.
pub(super) fn read(text: &str) -> Option<(Date, bool)> {
    let text = text.trim();
    if let Some(date) = Date::parse(text) {
        return Some((date, false));
    }
    if let Some(days) = text.strip_suffix(".0").unwrap_or(text).parse::<usize>().ok().filter(|days| *days > 9999) {
        let is_read = (NUMBERS[0]..=NUMBERS[1]).contains(&days);
        return is_read.then(|| (of_number(days), true));
    }
    // A time of day has colons.
    let day = text.split(['T', ' ']).take_while(|part| !part.contains(':')).collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = day.split(['/', '.', '-', ' ', ',', '\u{a0}', '\u{202f}']).map(fold).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let year = |part: &str| match (part.len(), part.parse::<u16>().ok()?) {
        (4, year) => Some((year, false)),
        (2, year) => Some((2000 + year, true)),
        _ => None,
    };
    let number = |part: &str| {
        let part = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
        (part.len() <= 2).then(|| part.parse::<u8>().ok())?
    };
    let named = |part: &str| {
        let found =
            MONTHS.iter().position(|names| part.len() > 2 && names.iter().any(|name| part.starts_with(name)))?;
        u8::try_from(found + 1).ok()
    };
    let date = |year: u16, month: u8, day: Option<u8>| {
        let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
        Date::parse(&format!("{year:04}-{month:02}{day}"))
    };
    match parts.as_slice() {
        [month, last] => {
            let (year, is_guess) = year(last)?;
            let month = named(month).or_else(|| number(month).filter(|_| !is_guess))?;
            Some((date(year, month, None)?, is_guess))
        }
        [first, second, third] if first.len() == 4 => {
            Some((date(year(first)?.0, number(second)?, Some(number(third)?))?, false))
        }
        [first, second, last] => {
            let (year, is_guess) = year(last)?;
            if let Some(month) = named(second) {
                return Some((date(year, month, Some(number(first)?))?, is_guess));
            }
            if let Some(month) = named(first) {
                return Some((date(year, month, Some(number(second)?))?, is_guess));
            }
            let (first, second) = (number(first)?, number(second)?);
            // The day comes first, unless that is not a date: 11/21/2026.
            let day_first = date(year, second, Some(first)).map(|date| (date, is_guess));
            day_first.or_else(|| Some((date(year, first, Some(second))?, true)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_all_their_forms() {
        for (text, date, is_guess) in [
            ("2026-11-21", "2026-11-21", false),
            ("2026-11", "2026-11", false),
            ("2026", "2026", false),
            ("21/11/2026", "2026-11-21", false),
            ("21.11.2026", "2026-11-21", false),
            ("21-11-2026", "2026-11-21", false),
            ("2026/11/21", "2026-11-21", false),
            ("11/2026", "2026-11", false),
            ("nov-26", "2026-11", true),
            ("nov.-26", "2026-11", true),
            ("avr-26", "2026-04", true),
            ("Apr-26", "2026-04", true),
            ("déc-21", "2021-12", true),
            ("sept-16", "2016-09", true),
            ("juin-24", "2024-06", true),
            ("juil-24", "2024-07", true),
            ("août-24", "2024-08", true),
            ("21 novembre 2026", "2026-11-21", false),
            ("1er mars 2026", "2026-03-01", false),
            ("November 21, 2026", "2026-11-21", false),
            ("novembre 2026", "2026-11", false),
            ("21/11/26", "2026-11-21", true),
            ("11/21/2026", "2026-11-21", true),
            ("2026-11-21 00:00:00", "2026-11-21", false),
            ("2026-11-21T00:00:00Z", "2026-11-21", false),
            ("21/11/2026 09:30", "2026-11-21", false),
            ("36526", "2000-01-01", true),
            ("46347", "2026-11-21", true),
            ("46347.0", "2026-11-21", true),
        ] {
            assert_eq!(
                read(text).map(|(date, is_guess)| (date.iso(), is_guess)),
                Some((date.to_owned(), is_guess)),
                "{text}"
            );
        }
        for text in ["", "soon", "31/02/2026", "13/13/2026", "2026-13", "12345", "1/2", "99999", "nov", "10:30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
