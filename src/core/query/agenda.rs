//! The state of the agenda in its URL.

use super::pairs::{PageQuery, Search, pairs};
use super::parameter::{GROUP, KIND, TEXT, WHEN};

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

impl PageQuery for AgendaQuery {
    fn parameters() -> Vec<&'static str> {
        vec![TEXT, KIND, GROUP, WHEN]
    }

    fn parse(search: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs(search) {
            match name.as_str() {
                TEXT => query.text = value,
                KIND => query.kind = value,
                GROUP => query.group = value,
                WHEN => query.when = When::parse(&value).or(query.when),
                _ => {}
            }
        }
        query
    }

    fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(TEXT, &self.text);
        search.push(KIND, &self.kind);
        search.push(GROUP, &self.group);
        search.push(WHEN, self.when.map_or("", When::code));
        search.0
    }
}
