//! Hits and their reasons, for `text` to put into words.

/// The kind of a hit, in the order of display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Technique,
    Platform,
    Group,
    Institution,
    Mission,
    Event,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Technique, Self::Platform, Self::Group, Self::Institution, Self::Mission, Self::Event];
}

/// Why a platform is listed as similar to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Similarity {
    /// Ids of techniques that both platforms offer.
    Techniques(Vec<String>),
    /// Id of a family that both platforms belong to.
    Family(String),
    Host,
}
