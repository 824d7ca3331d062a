//! Records listed one by one in a URL.

use super::pairs::{Search, pairs};
use crate::content::characters::is_id;

/// Records listed one by one: `?id=a&id=b`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdsQuery {
    /// Without duplicates.
    pub ids: Vec<String>,
}

impl IdsQuery {
    pub fn parse(search: &str) -> Self {
        let mut ids: Vec<String> = Vec::new();
        for (name, id) in pairs(search) {
            if name == "id" && is_id(&id) && !ids.contains(&id) {
                ids.push(id);
            }
        }
        Self { ids }
    }

    pub fn to_search(&self) -> String {
        let mut search = Search::default();
        self.ids.iter().for_each(|id| search.push("id", id));
        search.0
    }
}
