//! Turns a spreadsheet of platforms into records: new ones, and corrections of published ones.
//!
//! Fields without a column keep their published values. Unreadable cells are reported with line and column, and left
//! out.

mod archive;
mod cell;
mod column;
mod date;
mod delimited;
mod error;
mod merge;
mod messages;
mod reader;
mod resemble;
mod table;
mod tidy;
mod values;
mod windows;
mod workbook;

use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::problem::Problem;
use site_core::content::{Content, LoadError};
use site_core::locale::Locale;

use crate::files::Files;
use crate::strict;
use crate::warnings::{self, Warning};
use merge::{id, merge, published, write};

pub use date::as_shown;
pub use delimited::{Broken, Row};
pub use error::ImportError;
pub use merge::Counts;
pub use messages::{Fault, Remark};
pub use table::Table;
pub use workbook::{Cells, MAX_SIZE, rows};

/// A date as people write it, converted to the form of the data files; `None` if it is not a date.
pub fn written_date(text: &str) -> Option<String> {
    date::read(text).map(|(date, _)| date.iso())
}

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// The new `platforms.json`.
    pub json: String,
    pub counts: Counts,
    pub faults: Vec<Fault>,
    /// Cells that were read as something else.
    pub remarks: Vec<Remark>,
    /// Problems that the checker finds in the new file, each with the line of its record in the sheet.
    pub problems: Vec<(Option<usize>, Problem)>,
    /// Warnings that only the new file has.
    pub warnings: Vec<Warning>,
}

/// Imports a table over the published files. The new file gets the date `today` if any record is new or changed.
/// Messages are in the language `locale`.
///
/// # Errors
/// If the table is empty, no column identifies the platforms, or the published platforms cannot be read.
pub fn import(table: &Table, files: &Files, today: Date, locale: Locale) -> Result<Import, ImportError> {
    let mut content = Content::default();
    for (file, text) in files {
        let text = text.as_ref().map(String::as_str);
        content.set(*file, text.map_err(|_| LoadError::Network));
    }
    let published = published(files)?;
    let (records, messages) = reader::records(table, &content, &published.entries, locale)?;
    let (entries, counts) = merge(&published.entries, records);
    let json = write(&published.envelope, &entries, counts.new + counts.changed > 0, today);
    let mut after = files.clone();
    after.retain(|(file, _)| *file != File::Platforms);
    after.push((File::Platforms, Ok(json.clone())));
    let line_of = |problem: &Problem| {
        entries.iter().find(|entry| id(&entry.record) == Some(problem.record.as_str())).and_then(|entry| entry.line)
    };
    let problems = strict::check(&after).into_iter().filter(|problem| problem.file == File::Platforms);
    let problems = problems.map(|problem| (line_of(&problem), problem)).collect();
    let before = warnings::warnings(files);
    let is_new = |warning: &Warning| {
        let is_same = |known: &Warning| (&known.record, &known.message) == (&warning.record, &warning.message);
        warning.file == File::Platforms && !before.iter().any(|known| known.topic == warning.topic && is_same(known))
    };
    let warnings = warnings::warnings(&after).into_iter().filter(is_new).collect();
    Ok(Import { json, counts, faults: messages.faults, remarks: messages.remarks, problems, warnings })
}
