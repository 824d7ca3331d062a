//! Locations in a file, and how messages show values.

use serde_json::Value;

use crate::content::file::File;
use crate::content::problem::Problem;

/// A location in a file.
#[derive(Clone)]
pub(super) struct Location {
    pub(super) file: File,
    pub(super) record: String,
    pub(super) path: String,
    /// Whether a wrong type here makes the record unusable. In lists of objects only the item is lost.
    pub(super) decisive: bool,
}

impl Location {
    pub(super) fn child(&self, name: &str) -> Self {
        Self { path: format!("{}.{name}", self.path), ..self.clone() }
    }

    pub(super) fn item(&self, index: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), ..self.clone() }
    }

    pub(super) fn problem(&self, found: String, expected: &str, fatal: bool) -> Problem {
        let Self { file, record, path, .. } = self.clone();
        Problem { file, record, path, found, expected: expected.to_owned(), fatal }
    }
}

/// A value as shown in messages: shortened, texts in backticks.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quote(text),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(fields) => format!("an object of {} fields", fields.len()),
    }
}

pub(super) fn quote(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("`{short}{dots}`")
}
