//! Records listed one by one in a URL.

use super::pairs::{PageQuery, Search, pairs};
use super::parameter::ID;
use crate::content::characters::is_id;

/// Records listed one by one: `?id=a&id=b`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdsQuery {
    /// Without duplicates.
    pub ids: Vec<String>,
}

impl PageQuery for IdsQuery {
    fn parameters() -> Vec<&'static str> {
        vec![ID]
    }

    fn parse(search: &str) -> Self {
        let mut ids: Vec<String> = Vec::new();
        for (name, id) in pairs(search) {
            if name == ID && is_id(&id) && !ids.contains(&id) {
                ids.push(id);
            }
        }
        Self { ids }
    }

    fn to_search(&self) -> String {
        let mut search = Search::default();
        self.ids.iter().for_each(|id| search.push(ID, id));
        search.0
    }
}
