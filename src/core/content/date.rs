//! Dates of limited precision, and how each language writes them.

use crate::locale::{Locale, Texts, texts};

/// A day, a month or a year of the Gregorian calendar. Sorted by time, less precise dates first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

const MONTHS: [Texts; 12] = [
    texts!("janvier" / "January"),
    texts!("février" / "February"),
    texts!("mars" / "March"),
    texts!("avril" / "April"),
    texts!("mai" / "May"),
    texts!("juin" / "June"),
    texts!("juillet" / "July"),
    texts!("août" / "August"),
    texts!("septembre" / "September"),
    texts!("octobre" / "October"),
    texts!("novembre" / "November"),
    texts!("décembre" / "December"),
];

impl Date {
    /// Parses exactly `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let mut parts = text.split('-');
        let year: u16 = number(parts.next()?, 4)?;
        let mut part = || parts.next().map(|part| number(part, 2).and_then(|value| u8::try_from(value).ok()));
        let (month, day) = match (part(), part()) {
            (None, _) => (None, None),
            (Some(month), None) => (Some(month?), None),
            (Some(month), Some(day)) => (Some(month?), Some(day?)),
        };
        let date = Self { year, month, day };
        (part().is_none() && date.exists()).then_some(date)
    }

    fn exists(self) -> bool {
        let leap = self.year.is_multiple_of(4) && !self.year.is_multiple_of(100) || self.year.is_multiple_of(400);
        let days = match self.month {
            Some(2) => 28 + u8::from(leap),
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        self.month.is_none_or(|month| (1..=12).contains(&month)) && self.day.is_none_or(|day| (1..=days).contains(&day))
    }

    /// Whole months from this date to another; an unknown month or day counts as the last.
    pub fn months_until(self, later: Self) -> u32 {
        let months = |date: Self| u32::from(date.year) * 12 + u32::from(date.month.unwrap_or(12));
        let is_short = self.day.unwrap_or(31) > later.day.unwrap_or(31);
        months(later).saturating_sub(months(self)).saturating_sub(u32::from(is_short && self.day.is_some()))
    }

    /// The day after this one; `None` if the date is not a day.
    pub fn next_day(self) -> Option<Self> {
        let (month, day) = (self.month?, self.day?);
        let later = |year, month, day| Self { year, month: Some(month), day: Some(day) };
        let next = [later(self.year, month, day + 1), later(self.year, month + 1, 1), later(self.year + 1, 1, 1)];
        next.into_iter().find(|date| date.exists() && date.year < 10_000)
    }

    /// The name of the month; `None` if the date is a year.
    pub fn month_name(self, locale: Locale) -> Option<&'static str> {
        MONTHS.get(usize::from(self.month?.checked_sub(1)?)).map(|names| locale.of(names))
    }

    /// The day as it is written: `1ᵉʳ` and `28` in French, `28` in English.
    pub fn day_name(self, locale: Locale) -> Option<String> {
        let day = self.day?;
        Some(if day == 1 && locale == Locale::Fr { "1\u{1d49}\u{2b3}".to_owned() } else { day.to_string() })
    }

    /// `28 novembre 2025`, `November 2025`, `2025`.
    pub fn long(self, locale: Locale) -> String {
        let day = self.day_name(locale).unwrap_or_default();
        let month = self.month_name(locale).unwrap_or_default();
        let parts = [day.as_str(), month, &self.year.to_string()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\u{a0}")
    }

    /// The format of the `datetime` attribute.
    pub fn iso(self) -> String {
        let part = |value: Option<u8>| value.map_or_else(String::new, |value| format!("-{value:02}"));
        format!("{:04}{}{}", self.year, part(self.month), part(self.day))
    }

    /// Whether the whole period is before this day.
    pub fn is_before(self, today: Self) -> bool {
        let last = (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31));
        last < (today.year, today.month.unwrap_or(1), today.day.unwrap_or(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn only_dates_that_exist_are_read() {
        for text in ["2024-02-29", "2026-11", "1999"] {
            assert_eq!(date(text).iso(), text);
        }
        for text in [
            "2023-02-29",
            "2026-13",
            "2026-00-01",
            "26-01-01",
            "2026-1-1",
            "2026-01-01T00",
            "2026-01-01-01",
            "",
            "2026-04-31",
            "+202",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_next_day_of_a_date() {
        for (day, next) in [
            ("2025-11-28", Some("2025-11-29")),
            ("2025-11-30", Some("2025-12-01")),
            ("2024-02-28", Some("2024-02-29")),
            ("2025-02-28", Some("2025-03-01")),
            ("2025-12-31", Some("2026-01-01")),
            ("2025-12", None),
            ("9999-12-31", None),
        ] {
            assert_eq!(date(day).next_day(), next.map(date), "{day}");
        }
    }

    #[test]
    fn each_language_has_its_form() {
        assert_eq!(date("2025-11-28").long(Locale::Fr), "28\u{a0}novembre\u{a0}2025");
        assert_eq!(date("2025-10-01").long(Locale::Fr), "1\u{1d49}\u{2b3}\u{a0}octobre\u{a0}2025");
        assert_eq!(date("2025-10-01").long(Locale::En), "1\u{a0}October\u{a0}2025");
        assert_eq!(date("2025").long(Locale::En), "2025");
    }

    #[test]
    fn a_date_is_past_once_its_day_or_year_is_over() {
        assert!(date("2026-11-20").is_before(date("2026-11-21")));
        assert!(!date("2026-11-21").is_before(date("2026-11-21")));
        assert!(!date("2026").is_before(date("2026-11-21")));
        assert!(date("2025").is_before(date("2026-01-01")));
    }
}
