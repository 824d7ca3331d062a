//! What is wrong with a data file, said so that a person who edits content can mend it.

use std::fmt;

use super::file::File;

/// One thing wrong in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: File,
    /// Id of the record, or its place where it has none; empty where the file as a whole is meant.
    pub record: String,
    /// Where in the file: `$.records[3].sources[0]`.
    pub path: String,
    pub found: String,
    pub expected: String,
    /// The record cannot be shown.
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
