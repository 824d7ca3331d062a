//! The sheets of a workbook as rows of text: numbers, dates, truth values and errors as a person would type them.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, StyleRange, open_workbook_auto_from_rs};

use super::delimited::Row;
use super::error::ImportError;

/// How files of the kinds zip (`.xlsx`, `.ods`) and OLE (`.xls`, and workbooks with a password) begin.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// Whether a file is a workbook.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|start| bytes.starts_with(start))
}

/// The names and rows of all sheets that can be seen, in order.
///
/// # Errors
/// It is no workbook, it has a password, or a part of it is broken.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, ImportError> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(ImportError::Workbook)?;
    let sheets = workbook.sheets_metadata().to_vec().into_iter();
    let seen = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet);
    let mut read = Vec::new();
    for sheet in seen {
        let range = workbook.worksheet_range(&sheet.name).map_err(ImportError::Workbook)?;
        // Formats say whether a date has a day; without them, every date has one.
        let styles = workbook.worksheet_style(&sheet.name).unwrap_or_else(|_| StyleRange::empty());
        let (top, left) = range.start().unwrap_or_default();
        let rows = range.rows().zip(top..).map(|(cells, row)| {
            // Columns to the left of the first that is filled are empty.
            let mut texts = vec![String::new(); left as usize];
            let mut dates = Vec::new();
            for (cell, column) in cells.iter().zip(left..) {
                if matches!(cell, Data::DateTime(_) | Data::DateTimeIso(_)) {
                    dates.push(texts.len());
                }
                let format = styles.get((row, column)).and_then(|style| style.number_format.as_ref());
                texts.push(text(cell, format.map(|format| format.format_code.as_str())));
            }
            Row { line: row as usize + 1, cells: texts, dates, broken: None }
        });
        read.push((sheet.name, rows.collect()));
    }
    Ok(read)
}

/// A cell as text. `format` is the code of its number format, if it is known: `mmm-yy`.
fn text(cell: &Data, format: Option<&str>) -> String {
    match cell {
        Data::DateTime(date) if date.is_datetime() => day(date, format),
        Data::DateTimeIso(date) => date.split('T').next().unwrap_or_default().to_owned(),
        Data::Bool(is_true) => is_true.to_string().to_uppercase(),
        _ => cell.to_string(),
    }
}

/// A date as far as its format shows it: a spreadsheet program takes `2026-04` for the first of April, and shows `avr-26`.
fn day(date: &ExcelDateTime, format: Option<&str>) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    // `[$-40C]` names a language, and texts stand in quotation marks.
    let shown = format.unwrap_or("d").split(['"', '[', ']']).step_by(2).collect::<String>().to_lowercase();
    match (shown.contains('d'), shown.contains('m')) {
        (true, _) => format!("{year:04}-{month:02}-{day:02}"),
        (false, true) => format!("{year:04}-{month:02}"),
        (false, false) => format!("{year:04}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn cells_read_as_a_person_would_type_them() {
        let date = |value| Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        for (cell, format, expected) in [
            (Data::Float(75_005.0), None, "75005"),
            (Data::Float(48.8566), None, "48.8566"),
            (Data::Int(2026), None, "2026"),
            (Data::Bool(true), None, "TRUE"),
            (Data::Error(calamine::CellErrorType::NA), None, "#N/A"),
            (Data::Empty, None, ""),
            (date(46_347.5), Some("dd/mm/yyyy hh:mm"), "2026-11-21"),
            (date(46_113.0), Some("mmm-yy"), "2026-04"),
            (date(46_113.0), Some("[$-40C]mmm\\-yy"), "2026-04"),
            (date(46_113.0), Some("yyyy"), "2026"),
            (date(46_113.0), None, "2026-04-01"),
            (Data::DateTimeIso("2026-11-21T09:30:00".to_owned()), None, "2026-11-21"),
        ] {
            assert_eq!(text(&cell, format), expected, "{cell:?} {format:?}");
        }
    }
}
