//! Short lists that are filtered by words: what compares them is fetched when there are any.

use std::sync::OnceLock;

use site_core::search::List;

use super::notice;
use crate::context::Context;
use crate::load::catalogue::LIST;
use crate::view::Node;

/// A list that is filtered by words, by the texts of each row.
pub struct WordFilter {
    rows: Vec<Vec<String>>,
    list: OnceLock<List>,
}

impl WordFilter {
    pub fn new<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> Self {
        let rows = rows.map(|texts| texts.into_iter().map(str::to_owned).collect()).collect();
        Self { rows, list: OnceLock::new() }
    }

    /// Whether each row answers the words. All do where there is none, and until the part that compares has arrived.
    pub fn filter(&self, words: &str) -> Vec<bool> {
        let part = if words.trim().is_empty() { None } else { LIST.need() };
        part.map_or_else(
            || vec![true; self.rows.len()],
            |part| (part.filter)(self.list.get_or_init(|| (part.list)(&self.rows)), words),
        )
    }
}

/// Above the list: a notice if what compares has not arrived.
pub fn missing(context: &Context) -> Node {
    notice::if_parts_fail(context.locale, context.announcer, &[&LIST])
}
