//! The two languages of the site, and the text of a button that tests press in both.

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Language {
    French,
    English,
}

impl Language {
    pub(crate) const BOTH: [Self; 2] = [Self::French, Self::English];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    pub(crate) fn try_again(self) -> &'static str {
        match self {
            Self::French => "Réessayer",
            Self::English => "Try again",
        }
    }
}
