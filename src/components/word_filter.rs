//! Filters short lists by words. The matching code is fetched when it is first needed.

use std::sync::OnceLock;

use site_core::search::List;

use super::notice;
use crate::context::Context;
use crate::load::catalogue::LIST;
use crate::load::part::AnyPart;
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

    /// For each row, whether it matches the words. All rows match if there are no words, or until the code is loaded.
    pub fn filter(&self, words: &str) -> Vec<bool> {
        let part = if words.trim().is_empty() { None } else { LIST.need() };
        part.map_or_else(
            || vec![true; self.rows.len()],
            |part| (part.filter)(self.list.get_or_init(|| (part.list)(&self.rows)), words),
        )
    }
}

/// Requests the code, again after a failure.
pub fn request() {
    LIST.request();
}

/// To be shown above the list: a notice if the code failed to load.
pub fn missing(context: &Context) -> Node {
    notice::if_parts_fail(context.locale, context.announcer, &[&LIST], "main [type=search]")
}
