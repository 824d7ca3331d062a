//! Messages of an import about the cells of a sheet.

use std::fmt;

use site_core::locale::Locale;
use site_core::text;
use site_core::text::import::{Words, words};

/// A cell or a line of a sheet that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of the text on which the row begins, from 1.
    pub line: usize,
    /// Name of the column, or its number if it has no name; empty if the whole line is meant.
    pub column: String,
    pub found: String,
    pub expected: String,
}

/// The location in the text: the line, and the column if one is meant.
fn cell_name(line: usize, column: &str) -> String {
    if column.is_empty() { format!("line {line}") } else { format!("line {line}, column `{column}`") }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, found, expected } = self;
        write!(formatter, "{}: found {found}, expected {expected}", cell_name(*line, column))
    }
}

/// A cell that was read as something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Line of the text on which the row begins, from 1.
    pub line: usize,
    /// Name of the column; empty if the whole line is meant.
    pub column: String,
    pub found: String,
    /// What it was read as, in words.
    pub taken: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, found, taken } = self;
        write!(formatter, "{}: {found} was read as {taken}", cell_name(*line, column))
    }
}

/// Collects messages in a language, with the current line and column.
#[derive(Debug)]
pub(super) struct Messages {
    pub(super) locale: Locale,
    pub(super) faults: Vec<Fault>,
    pub(super) remarks: Vec<Remark>,
    pub(super) line: usize,
    pub(super) column: String,
}

impl Messages {
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale, faults: Vec::new(), remarks: Vec::new(), line: 0, column: String::new() }
    }

    pub(super) fn words(&self) -> &'static Words {
        words(self.locale)
    }

    /// A text in quotation marks, shortened.
    pub(super) fn quoted(&self, text: &str) -> String {
        text::quoted(self.locale, text)
    }

    pub(super) fn fault(&mut self, found: String, expected: impl Into<String>) {
        let (line, column, expected) = (self.line, self.column.clone(), expected.into());
        self.faults.push(Fault { line, column, found, expected });
    }

    pub(super) fn remark(&mut self, found: String, taken: impl Into<String>) {
        let (line, column, taken) = (self.line, self.column.clone(), taken.into());
        self.remarks.push(Remark { line, column, found, taken });
    }
}
