//! The two languages of the site, and text that may exist in one or both.

/// A text in each language, in the order of [`Locale::ALL`]; [`texts!`] writes one.
pub type Texts = [&'static str; Locale::COUNT];

/// A language of the site. French is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    Fr,
    En,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Number of languages.
    pub const COUNT: usize = Self::ALL.len();

    /// Picks the value for this language from one for each of [`Locale::ALL`].
    pub fn of<T: Copy>(self, values: &[T; Self::COUNT]) -> T {
        values[self as usize]
    }

    /// The language code, as in URLs, `lang` attributes and the data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// Parses exactly `fr` or `en`.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The first language of a visitor's list (`fr-CA`, `en`, …) among those offered, else the first offered.
    pub fn preferred<'a>(languages: impl IntoIterator<Item = &'a str>, offered: &[Self]) -> Self {
        languages
            .into_iter()
            .filter_map(|tag| Self::parse(&tag.split(['-', '_']).next()?.to_ascii_lowercase()))
            .find(|locale| offered.contains(locale))
            .or(offered.first().copied())
            .unwrap_or_default()
    }
}

/// A text in each language, `texts!("français" / "English")`, or several: `texts!(["un", "deux"] / ["one", "two"])`.
#[macro_export]
macro_rules! texts {
    ($fr:tt $(/ $en:tt)?) => {
        [$fr, $crate::last!($fr $(/ $en)?)]
    };
}

/// A reference to the [`Texts`] of the pattern that matches: `choose!(match sort { Sort::Name => "nom" / "name", … })`.
#[macro_export]
macro_rules! choose {
    (match $value:tt { $($pattern:pat => $($text:literal)/+,)+ }) => {
        match $value { $($pattern => &$crate::texts!($($text)/+),)+ }
    };
}

/// A text in the last language. If it is missing, an error names it, so that the compiler lists all that are missing.
#[macro_export]
macro_rules! last {
    ($fr:tt / $en:tt) => {
        $en
    };
    ($fr:tt) => {
        compile_error!(concat!("no English for ", stringify!($fr)))
    };
}

pub use {choose, texts};

/// A value in either language, or in both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Localized<T = String> {
    pub fr: Option<T>,
    pub en: Option<T>,
}

/// A text shown on a page. If it is not in the page's language, `lang` says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<T> {
    pub value: T,
    /// The language of the value if it differs from the page's.
    pub lang: Option<&'static str>,
}

impl<T> Localized<T> {
    fn in_language(&self, locale: Locale) -> Option<&T> {
        match locale {
            Locale::Fr => self.fr.as_ref(),
            Locale::En => self.en.as_ref(),
        }
    }

    /// The value for a page in this language, or else the other one with its language.
    pub fn get(&self, locale: Locale) -> Option<Shown<&T>> {
        self.in_language(locale).map(|value| Shown { value, lang: None }).or_else(|| {
            self.in_language(locale.other()).map(|value| Shown { value, lang: Some(locale.other().code()) })
        })
    }

    pub fn is_empty(&self) -> bool {
        self.fr.is_none() && self.en.is_none()
    }

    /// The values in all languages.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.fr.iter().chain(self.en.iter())
    }
}

impl Localized<String> {
    /// The text for a page in this language, or else the other one; empty if there is none. For titles and comparisons.
    pub fn text(&self, locale: Locale) -> &str {
        self.get(locale).map_or("", |shown| shown.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_known_language_of_the_visitor_wins() {
        assert_eq!(Locale::preferred(["de-AT", "en-GB", "fr"], &Locale::ALL), Locale::En);
        assert_eq!(Locale::preferred(["FR-CA"], &Locale::ALL), Locale::Fr);
        assert_eq!(Locale::preferred(["frisian", "de"], &Locale::ALL), Locale::Fr);
        assert_eq!(Locale::preferred([], &Locale::ALL), Locale::Fr);
        assert_eq!(Locale::preferred(["fr"], &[Locale::En]), Locale::En);
    }

    #[test]
    fn a_missing_translation_falls_back_and_says_its_language() {
        let only_french = Localized { fr: Some("bonjour".to_owned()), en: None };
        let shown = only_french.get(Locale::En).expect("the French text");
        assert_eq!((shown.value.as_str(), shown.lang), ("bonjour", Some("fr")));
        assert_eq!(only_french.get(Locale::Fr).expect("the French text").lang, None);
        assert_eq!(Localized::<String>::default().get(Locale::Fr), None);
    }
}
