//! A file of a spreadsheet program, as rows of cells: a workbook, or delimited text.

use std::borrow::Cow;

use site_core::proposal::clean;

use super::column::{self, Column};
use super::delimited::{self, Row, Rows};
use super::error::ImportError;
use super::windows;
use super::workbook;

/// Maximum number of lines above the names of the columns.
const MAX_LINES_ABOVE: usize = 10;

/// A table of platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Without empty rows.
    pub(super) rows: Vec<Row>,
    /// Index of the row with the names of the columns; there may be a title above.
    pub(super) header: usize,
    /// The encoding that a text was converted from; `None` for UTF-8 and for workbooks.
    pub encoding: Option<&'static str>,
    /// The name of the sheet, if the workbook has several.
    pub sheet: Option<String>,
}

impl Table {
    /// Reads delimited text: CSV, TSV.
    pub fn of_text(bytes: &[u8]) -> Self {
        let (text, encoding) = decode(bytes);
        let (text, named) = delimited::body(&text);
        let separator = named.unwrap_or_else(|| separator(text));
        let rows = Rows::new(text, separator).skip(usize::from(named.is_some()));
        let (rows, header) = without_empty(rows);
        Self { rows, header, encoding, sheet: None }
    }

    /// Reads a workbook: `.xlsx`, `.ods`.
    ///
    /// # Errors
    /// If it is not a workbook, has a password, is broken, or all of its sheets are empty.
    pub fn of_file(bytes: &[u8]) -> Result<Self, ImportError> {
        Self::of_workbook(workbook::sheets(bytes).ok_or(ImportError::NoWorkbook)?)
    }

    /// Chooses the sheet with the most known column names; if there is none, the first sheet that is not empty.
    ///
    /// # Errors
    /// If all sheets are empty.
    pub fn of_workbook(sheets: Vec<(String, Vec<Row>)>) -> Result<Self, ImportError> {
        let has_others = sheets.len() > 1;
        let sheets = sheets.into_iter().map(|(name, rows)| (name, without_empty(rows.into_iter())));
        let filled = sheets.filter(|(_, (rows, _))| !rows.is_empty()).rev();
        let known = |(_, (rows, header)): &(_, (Vec<Row>, usize))| rows.get(*header).map(known).unwrap_or_default();
        let (name, (rows, header)) = filled.max_by_key(known).ok_or(ImportError::Empty)?;
        Ok(Self { rows, header, encoding: None, sheet: has_others.then_some(name) })
    }
}

/// The rows that are not empty, and the index of the row with the most known column names.
fn without_empty(rows: impl Iterator<Item = Row>) -> (Vec<Row>, usize) {
    let rows: Vec<Row> = rows.filter(|row| !row.is_empty()).collect();
    let above = rows.iter().take(MAX_LINES_ABOVE).enumerate().rev();
    let header = above.max_by_key(|(_, row)| known(row)).map(|(index, _)| index);
    (rows, header.unwrap_or_default())
}

/// The number of known column names in a row; 0 if no name identifies the platforms.
fn known(row: &Row) -> usize {
    let columns: Vec<Column> = row.cells.iter().filter_map(|name| column::read(&clean(name)).ok()).collect();
    if columns.iter().any(|column| column.is_name()) { columns.len() } else { 0 }
}

/// The text of a file, and the encoding that it was converted from; `None` for UTF-8.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    let utf_16 = |read: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks(2).map(|unit| unit.try_into().map_or(0xFFFD, read));
        let decoded = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        decoded.collect::<String>().into()
    };
    match bytes {
        [0xFF, 0xFE, ..] => (utf_16(u16::from_le_bytes), Some("UTF-16LE")),
        [0xFE, 0xFF, ..] => (utf_16(u16::from_be_bytes), Some("UTF-16BE")),
        [0xEF, 0xBB, 0xBF, ..] => (String::from_utf8_lossy(bytes), None),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), None),
            Err(_) => {
                (bytes.iter().map(|byte| windows::letter(*byte)).collect::<String>().into(), Some("windows-1252"))
            }
        },
    }
}

/// The separator with which the first line has the most known columns.
fn separator(text: &str) -> char {
    let known = |separator: &char| {
        let header = Rows::new(text, *separator).find(|row| !row.is_empty());
        let names = header.map(|row| row.cells).unwrap_or_default();
        (names.iter().filter(|name| column::read(name).is_ok()).count(), names.len())
    };
    [',', ';', '\t'].into_iter().rev().max_by_key(known).unwrap_or(',')
}
