//! The filters of the catalogue.

/// A group of filters of the catalogue: OR within a facet, AND between facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    Technique,
    Departement,
    Place,
    Access,
    Host,
    Label,
    /// What the platform's techniques start from.
    From,
    /// What the platform's techniques give.
    Gives,
}

impl Facet {
    pub const ALL: [Self; 8] = [
        Self::Technique,
        Self::Departement,
        Self::Place,
        Self::Access,
        Self::Host,
        Self::Label,
        Self::From,
        Self::Gives,
    ];
    pub const COUNT: usize = Self::ALL.len();

    /// The parameter's name, the same in both languages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Technique => "technique",
            Self::Departement => "departement",
            Self::Place => "place",
            Self::Access => "access",
            Self::Host => "host",
            Self::Label => "label",
            Self::From => "from",
            Self::Gives => "gives",
        }
    }
}
