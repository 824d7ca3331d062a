//! Mistakes in a data file, in words that help an editor to correct them.

use std::fmt;

use super::file::File;

/// A mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: File,
    /// Id of the record, or its position if it has none; empty if the whole file is meant.
    pub record: String,
    /// Path in the file: `$.records[3].sources[0]`.
    pub path: String,
    pub found: String,
    pub expected: String,
    /// Whether the record cannot be shown.
    pub fatal: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, record, path, found, expected, .. } = self;
        write!(formatter, "{}", file.name())?;
        if !record.is_empty() {
            write!(formatter, ", record `{record}`")?;
        }
        write!(formatter, ", at {path}: found {found}, expected {expected}")
    }
}
