//! The sheets of a workbook as rows of text: numbers, dates, booleans and errors as a person would type them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    Data, Error, ExcelDateTime, Reader, SheetType, SheetVisible, Sheets, StyleRange, open_workbook_auto_from_rs,
};

use editing::import::{Cells, ImportError, MAX_SIZE, Row, Table, as_shown, rows};
use site_core::content::date::Date;

/// Magic bytes of zip files (`.xlsx`, `.ods`) and of OLE files (`.xls`, and workbooks with a password).
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// Limit of the unpacked parts of a workbook, in bytes: some twenty times the largest that is read.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Whether a file is a workbook.
fn is_one(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|start| bytes.starts_with(start))
}

/// Reads a table of platforms: CSV, TSV, or a workbook (`.xlsx`, `.ods`, `.xls`).
///
/// # Errors
/// If it is a workbook that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Table, ImportError> {
    if is_one(bytes) { Table::of_workbook(sheets(bytes)?) } else { Ok(Table::of_text(bytes)) }
}

fn unreadable(error: Error) -> ImportError {
    ImportError::Workbook(error.to_string())
}

/// The names and rows of all visible sheets, in order.
///
/// # Errors
/// If it is not a workbook, has a password, or a part of it is broken.
fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, ImportError> {
    if unpacked(bytes) > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets = workbook.sheets_metadata().to_vec().into_iter();
    let seen = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet);
    let mut read = Vec::new();
    for sheet in seen {
        let cells = cells(&mut workbook, &sheet.name).map_err(unreadable)?;
        // Number formats say whether a date shows its day; without them, every date does.
        let styles = workbook.worksheet_style(&sheet.name).unwrap_or_else(|_| StyleRange::empty());
        let typed = |((row, column), cell): ((u32, u32), Data)| {
            let format = styles.get((row, column)).and_then(|style| style.number_format.as_ref());
            let text = text(&cell, format.map(|format| format.format_code.as_str()));
            let is_date = matches!(cell, Data::DateTime(_) | Data::DateTimeIso(_));
            ((row as usize, column as usize), (text, is_date))
        };
        read.push((sheet.name, rows(cells.into_iter().map(typed).collect::<Cells>())));
    }
    Ok(read)
}

/// The unpacked size of all parts of a zip file, from its directory: a few kilobytes can unpack to more than the memory
/// holds.
fn unpacked(bytes: &[u8]) -> u64 {
    let entries = bytes.windows(28).filter(|entry| entry.starts_with(b"PK\x01\x02"));
    entries.filter_map(|entry| Some(u64::from(u32::from_le_bytes(entry[24..28].try_into().ok()?)))).sum()
}

/// The cells of a sheet that have a value, by row and column. Cells beyond the limits, as when filled by mistake, are
/// left out: a table with all cells in between would not fit into memory.
fn cells(workbook: &mut Sheets<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeMap<(u32, u32), Data>, Error> {
    let mut cells = BTreeMap::new();
    let mut add = |row: u32, column: u32, cell: Data| {
        if (row as usize) < MAX_SIZE[0] && (column as usize) < MAX_SIZE[1] && cell != Data::Empty {
            cells.insert((row, column), cell);
        }
    };
    if let Sheets::Xlsx(workbook) = workbook {
        let mut reader = workbook.worksheet_cells_reader(sheet)?;
        while let Some(cell) = reader.next_cell()? {
            let (row, column) = cell.get_position();
            add(row, column, cell.get_value().clone().into());
        }
    } else {
        let range = workbook.worksheet_range(sheet)?;
        let (top, left) = range.start().unwrap_or_default();
        for (cells, row) in range.rows().zip(top..) {
            for (cell, column) in cells.iter().zip(left..) {
                add(row, column, cell.clone());
            }
        }
    }
    Ok(cells)
}

/// A cell as text. `format` is the code of its number format, if known: `mmm-yy`.
fn text(cell: &Data, format: Option<&str>) -> String {
    match cell {
        Data::DateTime(date) if date.is_datetime() => day(date, format),
        Data::DateTimeIso(date) => date.split('T').next().unwrap_or_default().to_owned(),
        Data::Bool(is_true) => is_true.to_string().to_uppercase(),
        _ => cell.to_string(),
    }
}

/// A date with the precision of its format.
fn day(date: &ExcelDateTime, format: Option<&str>) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    as_shown(Date { year, month: Some(month), day: Some(day) }, format.unwrap_or("d")).iso()
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn cells_are_read_as_typed_text() {
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
