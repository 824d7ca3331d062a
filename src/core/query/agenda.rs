//! The state of the agenda in its URL.

use super::pairs::{Search, TEXT, pairs};

/// Upcoming or past events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Upcoming,
    Past,
}

impl When {
    pub const ALL: [Self; 2] = [Self::Upcoming, Self::Past];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Past => "past",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.code() == code)
    }
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
            match name.as_str() {
                TEXT => query.text = value,
                "kind" => query.kind = value,
                "group" => query.group = value,
                "when" => query.when = When::parse(&value).or(query.when),
                _ => {}
            }
        }
        query
    }

    pub fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(TEXT, &self.text);
        search.push("kind", &self.kind);
        search.push("group", &self.group);
        search.push("when", self.when.map_or("", When::code));
        search.0
    }
}
