//! The layout of the overview in its URL.

use super::facet::Facet;
use super::pairs::{PageQuery, Search, pairs};
use super::parameter::BY;

/// The layout of the table of coverage on the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OverviewQuery {
    /// One column per institution instead of per département.
    pub by_host: bool,
}

impl OverviewQuery {
    /// The facet of the columns.
    pub const fn columns(self) -> Facet {
        if self.by_host { Facet::Host } else { Facet::Departement }
    }
}

impl PageQuery for OverviewQuery {
    fn parameters() -> Vec<&'static str> {
        vec![BY]
    }

    fn parse(search: &str) -> Self {
        let by = pairs(search).into_iter().rev().find(|(name, _)| name == BY);
        Self { by_host: by.is_some_and(|(_, value)| value == Facet::Host.code()) }
    }

    fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(BY, if self.by_host { Facet::Host.code() } else { "" });
        search.0
    }
}
