//! The filters of the catalogue.

/// Declares the facets, in the order of the filters: the name of each with its parameter, the same in every language.
macro_rules! facets {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)+) => {
        /// A group of filters of the catalogue: OR within a facet, AND between facets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Facet {
            $($(#[$doc])* $name,)+
        }

        impl Facet {
            pub const COUNT: usize = [$(Self::$name),+].len();
            pub const ALL: [Self; Self::COUNT] = [$(Self::$name),+];

            /// The parameter's name, the same in every language.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }
    };
}

facets! {
    Technique = "technique",
    Departement = "departement",
    Place = "place",
    Access = "access",
    Host = "host",
    Label = "label",
    /// What the platform's techniques start from.
    From = "from",
    /// What the platform's techniques give.
    Gives = "gives",
}
