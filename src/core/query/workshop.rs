//! The state of the workshop in its URL.

use super::pairs::{PageQuery, Search, pairs};
use super::parameter::{FIELD, FILE, RECORD, SHOW};
use crate::content::file::File;
use crate::locale::Locale;
use crate::route::Page;

/// The panel that the workshop shows beside the list of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    #[default]
    Files,
    /// Mistakes.
    Problems,
    /// Changes, and their download.
    Changes,
    /// Records republished since the draft began.
    Newer,
    /// Opening other files.
    Open,
}

impl Panel {
    pub const ALL: [Self; 5] = [Self::Files, Self::Problems, Self::Changes, Self::Newer, Self::Open];

    const fn code(self) -> &'static str {
        match self {
            Self::Files => "",
            Self::Problems => "problems",
            Self::Changes => "changes",
            Self::Newer => "newer",
            Self::Open => "open",
        }
    }
}

/// The state of the workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkshopQuery {
    pub file: Option<File>,
    /// The key of a record of the file.
    pub record: Option<u32>,
    /// The path of a field of the record to scroll to.
    pub field: String,
    pub panel: Panel,
}

impl WorkshopQuery {
    /// The URL of the workshop with this query.
    pub fn href(&self, locale: Locale) -> String {
        self.href_of(&Page::Workshop, locale)
    }
}

impl PageQuery for WorkshopQuery {
    fn parameters() -> Vec<&'static str> {
        vec![FILE, RECORD, FIELD, SHOW]
    }

    fn parse(search: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs(search) {
            match name.as_str() {
                FILE => query.file = File::ALL.into_iter().find(|file| file.stem() == value),
                RECORD => query.record = value.parse().ok(),
                FIELD => query.field = value,
                SHOW => query.panel = Panel::ALL.into_iter().find(|panel| panel.code() == value).unwrap_or_default(),
                _ => {}
            }
        }
        query
    }

    fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(FILE, self.file.map_or("", File::stem));
        search.push(RECORD, &self.record.map(|key| key.to_string()).unwrap_or_default());
        search.push(FIELD, &self.field);
        search.push(SHOW, self.panel.code());
        search.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_in_the_workshop_is_parsed_as_written() {
        let query = WorkshopQuery {
            file: Some(File::Groups),
            record: Some(3),
            field: ".resources[1].title.fr".to_owned(),
            panel: Panel::Files,
        };
        assert_eq!(WorkshopQuery::parse(&query.to_search()), query);
        for panel in Panel::ALL {
            let query = WorkshopQuery { panel, ..WorkshopQuery::default() };
            assert_eq!(WorkshopQuery::parse(&query.to_search()), query);
        }
        assert_eq!(WorkshopQuery::parse("?file=none&record=x&show=none"), WorkshopQuery::default());
    }
}
