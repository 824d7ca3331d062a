//! What is found and why: the plain answers of the indexes, which `text` words.

/// What a hit is, in the order in which kinds are shown.
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
pub enum Kinship {
    /// Ids of techniques that both offer.
    Techniques(Vec<String>),
    /// Id of a family that both belong to.
    Family(String),
    Host,
}
