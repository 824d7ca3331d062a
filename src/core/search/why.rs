//! The kinds of hits, for `text` to put into words.

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
