//! The state of the agenda in its URL.

use super::pairs::{Search, pairs};

/// Upcoming or past events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Upcoming,
    Past,
}

/// The state of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaQuery {
    pub text: String,
    pub kind: String,
    pub group: String,
    pub when: Option<When>,
}

impl AgendaQuery {
    pub fn parse(search: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs(search) {
            match (name.as_str(), value.as_str()) {
                ("q", _) => query.text = value,
                ("kind", _) => query.kind = value,
                ("group", _) => query.group = value,
                ("when", "upcoming") => query.when = Some(When::Upcoming),
                ("when", "past") => query.when = Some(When::Past),
                _ => {}
            }
        }
        query
    }

    pub fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push("q", &self.text);
        search.push("kind", &self.kind);
        search.push("group", &self.group);
        search.push(
            "when",
            match self.when {
                Some(When::Upcoming) => "upcoming",
                Some(When::Past) => "past",
                None => "",
            },
        );
        search.0
    }
}
