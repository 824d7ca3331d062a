//! Who may use a platform.

/// Who may use a platform, as its record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    Academic,
    Industry,
    Internal,
    /// The record does not say.
    Unknown,
}

impl Access {
    /// In the order of display.
    pub const ALL: [Self; 4] = [Self::Academic, Self::Industry, Self::Internal, Self::Unknown];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Academic => "academic",
            Self::Industry => "industry",
            Self::Unknown => "unknown",
        }
    }

    /// The variants for these codes, in the order of [`Self::ALL`].
    pub fn read(codes: &[String]) -> Vec<Self> {
        let is_named = |access: &Self| *access != Self::Unknown && codes.iter().any(|code| code == access.code());
        Self::ALL.into_iter().filter(is_named).collect()
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.code() == code)
    }
}
