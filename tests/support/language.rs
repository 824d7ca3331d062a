//! The two languages of the site, and the few texts that the contract fixes.

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
