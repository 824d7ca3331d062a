//! Turns a spreadsheet of platforms into records: new ones, and corrections of published ones.
//!
//! Fields that the sheet does not have keep their published values. What cannot be read is reported with its line and
//! column, and left out.

mod archive;
mod cell;
mod column;
mod date;
mod delimited;
mod error;
mod merge;
mod reader;
mod resemble;
mod said;
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
pub use said::{Fault, Remark};
pub use table::Table;

/// A date as people write it, in the form of the data files; None if it is none.
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
    /// What was read as something else than it says.
    pub remarks: Vec<Remark>,
    /// Problems that the checker finds in the new file, each with the line of the sheet that the record comes from.
    pub problems: Vec<(Option<usize>, Problem)>,
    /// Warnings about the new file that the published one does not have.
    pub warnings: Vec<Warning>,
}

/// Imports a table over the published files. The new file gets the date `today` if any record is new or changed. What is
/// to be said of the table is said in the language `locale`.
///
/// # Errors
/// It is empty, no column says which platform a row is of, or the published platforms cannot be read.
pub fn import(table: &Table, files: &Files, today: Date, locale: Locale) -> Result<Import, ImportError> {
    let mut content = Content::default();
    for (file, text) in files {
        let text = text.as_ref().map(String::as_str);
        content.set(*file, text.map_err(|error| LoadError::Network(error.to_string())));
    }
    let published = published(files)?;
    let (records, said) = reader::records(table, &content, &published.entries, locale)?;
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
        let is_same = |known: &Warning| (&known.record, &known.says) == (&warning.record, &warning.says);
        warning.file == File::Platforms && !before.iter().any(|known| known.topic == warning.topic && is_same(known))
    };
    let warnings = warnings::warnings(&after).into_iter().filter(is_new).collect();
    Ok(Import { json, counts, faults: said.faults, remarks: said.remarks, problems, warnings })
}
