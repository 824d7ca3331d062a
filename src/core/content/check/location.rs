//! Locations in a file, and how messages show values.

use serde_json::Value;

use crate::content::file::File;
use crate::content::problem::{Found, Problem};

/// A location in a file. Its path is written only for a problem.
#[derive(Clone, Copy)]
pub(super) struct Location<'a> {
    pub(super) file: File,
    pub(super) record: &'a str,
    within: Option<&'a Location<'a>>,
    step: LocationStep<'a>,
    /// Whether a wrong type here makes the record unusable. In lists of objects only the item is lost.
    pub(super) decisive: bool,
}

#[derive(Clone, Copy)]
enum LocationStep<'a> {
    /// The path of a record or of an envelope.
    Path(&'a str),
    Field(&'a str),
    Item(usize),
}

impl<'a> Location<'a> {
    pub(super) fn new(file: File, record: &'a str, path: &'a str, decisive: bool) -> Self {
        Self { file, record, within: None, step: LocationStep::Path(path), decisive }
    }

    fn at(&'a self, step: LocationStep<'a>) -> Self {
        Self { within: Some(self), step, ..*self }
    }

    pub(super) fn child(&'a self, name: &'a str) -> Self {
        self.at(LocationStep::Field(name))
    }

    pub(super) fn item(&'a self, index: usize) -> Self {
        self.at(LocationStep::Item(index))
    }

    /// The same location, where a wrong type does not make the record unusable.
    pub(super) fn minor(self) -> Self {
        Self { decisive: false, ..self }
    }

    /// The name of the field; empty if it is not one.
    pub(super) fn name(&self) -> &'a str {
        if let LocationStep::Field(name) = self.step { name } else { "" }
    }

    fn path(&self) -> String {
        let mut path = self.within.map(Self::path).unwrap_or_default();
        match self.step {
            LocationStep::Path(own) => path.push_str(own),
            LocationStep::Field(name) => path.extend([".", name]),
            LocationStep::Item(index) => path.extend(["[", &index.to_string(), "]"]),
        }
        path
    }

    pub(super) fn problem(&self, found: Found, expected: &str, fatal: bool) -> Problem {
        let (file, record, path) = (self.file, self.record.to_owned(), self.path());
        Problem { file, record, path, found, expected: expected.to_owned(), fatal }
    }
}

/// What a problem found, for a value of a wrong type.
pub(super) fn wrong(value: &Value) -> Found {
    if value.is_null() { Found::Null } else { Found::Value(describe(value)) }
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
