//! A searched text in the URL of a page.

use super::pairs::{PageQuery, Search, pairs};
use super::parameter::TEXT;

/// The state of the group directory, of the network page and of the page of search results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextQuery {
    pub text: String,
}

impl PageQuery for TextQuery {
    fn parameters() -> Vec<&'static str> {
        vec![TEXT]
    }

    fn parse(search: &str) -> Self {
        let text = pairs(search).into_iter().rev().find(|(name, _)| name == TEXT);
        Self { text: text.map(|(_, value)| value).unwrap_or_default() }
    }

    fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(TEXT, &self.text);
        search.0
    }
}
