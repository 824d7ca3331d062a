//! Mistakes in a data file, in words that help an editor to correct them.

use std::fmt;

use super::file::File;

/// What is in a file instead of what the format expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    Null,
    UnknownField,
    UnknownLanguage,
    /// An id, a code or a name that is taken.
    Again(String),
    /// The last day of an event that ends before it begins, in backticks.
    BeforeStart(String),
    /// Only one of latitude and longitude.
    HalfPosition,
    /// A value as messages show it, or a sentence about the whole file.
    Value(String),
}

impl fmt::Display for Found {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::UnknownField => "an unknown field",
            Self::UnknownLanguage => "an unknown language",
            Self::HalfPosition => "only one of `lat` and `lon`",
            Self::Again(taken) => return write!(formatter, "`{taken}` again"),
            Self::BeforeStart(found) | Self::Value(found) => found,
        })
    }
}

/// A mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub file: File,
    /// Id of the record, or its position if it has none; empty if the whole file is meant.
    pub record: String,
    /// Path in the file: `$.records[3].sources[0]`.
    pub path: String,
    pub found: Found,
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
