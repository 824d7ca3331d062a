//! The rows of a table saved by a spreadsheet program: cells between separators, in quotation marks where needed.
//!
//! The csv crate reads the cells. It accepts any quotation marks; here we report those that a spreadsheet program would
//! not write, because they often swallow rows.

use csv::{ReaderBuilder, StringRecordsIntoIter};
use site_core::content::characters::without_mark;

/// A row that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its first line in the text, from 1.
    pub line: usize,
    pub cells: Vec<String>,
    /// Columns with a date cell, in a workbook.
    pub dates: Vec<usize>,
    /// The error in its quotation marks; its cells are then unreliable.
    pub broken: Option<Broken>,
}

/// Quotation marks that a spreadsheet program would not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// One is never closed.
    Unclosed,
    /// Text follows the closing quotation mark of a cell.
    Trailing,
}

impl Row {
    /// Whether all cells are empty.
    pub(super) fn is_empty(&self) -> bool {
        let is_blank =
            |cell: &String| cell.chars().all(|character| character.is_whitespace() || ",;".contains(character));
        self.broken.is_none() && self.cells.iter().all(is_blank)
    }
}

/// The rows of a text, in order.
pub(super) struct Rows<'a> {
    text: &'a str,
    records: StringRecordsIntoIter<&'a [u8]>,
    separator: char,
    /// Bytes read so far, and the line ends among them.
    read: usize,
    lines: usize,
}

impl<'a> Rows<'a> {
    /// `separator` is an ASCII character.
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(u8::try_from(separator).unwrap_or(b','));
        let records = builder.from_reader(text.as_bytes()).into_records();
        Self { text, records, separator, read: 0, lines: 0 }
    }

    /// The text up to the byte `end`, from where the last call stopped. The csv reader stops between `\r` and `\n`.
    fn take(&mut self, end: usize) -> &'a str {
        let is_between = end > 0 && self.text.as_bytes().get(end - 1..=end) == Some(b"\r\n");
        let taken = self.text.get(self.read..end + usize::from(is_between)).unwrap_or_default();
        self.read += taken.len();
        self.lines += line_ends(taken);
        taken
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let record = self.records.next()?.ok()?;
        // The csv reader skips empty lines when asked for the next record.
        let rest = &self.text[self.read..];
        self.take(self.read + rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let line = self.lines + 1;
        let end = usize::try_from(self.records.reader().position().byte()).ok()?;
        let written = self.take(end);
        let cells = record.iter().map(str::to_owned).collect();
        Some(Row { line, cells, dates: Vec::new(), broken: broken(written, self.separator) })
    }
}

/// Number of line ends; `\r\n` is one.
fn line_ends(text: &str) -> usize {
    text.matches(['\r', '\n']).count() - text.matches("\r\n").count()
}

/// The error in the quotation marks of a row.
fn broken(row: &str, separator: char) -> Option<Broken> {
    let mut rest = row;
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let Some(end) = closing(quoted) else { return Some(Broken::Unclosed) };
            rest = &quoted[end + 1..];
            let end = rest.find([separator, '\r', '\n']).unwrap_or(rest.len());
            if !rest[..end].trim().is_empty() {
                return Some(Broken::Trailing);
            }
        }
        rest = rest.split_once(separator)?.1;
    }
}

/// Index of the closing quotation mark of a cell; two in a row are an escaped one.
fn closing(quoted: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let end = from + quoted[from..].find('"')?;
        if !quoted[end + 1..].starts_with('"') {
            return Some(end);
        }
        from = end + 2;
    }
}

/// The text without BOM and first line `sep=;` (with or without quotation marks), and the separator that this line
/// declares.
pub(super) fn body(text: &str) -> (&str, Option<char>) {
    let text = without_mark(text);
    let line = match text.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"'),
        None => text.split_once(['\r', '\n']),
    };
    let mut named = line.and_then(|(line, _)| line.strip_prefix("sep=")).unwrap_or_default().chars();
    let separator = named.next().filter(char::is_ascii);
    (text, separator.filter(|_| named.next().is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        Rows::new(text, ',').map(|row| row.cells).collect()
    }

    #[test]
    fn rows_end_and_cells_are_quoted_as_spreadsheets_do() {
        for text in ["a,b\r\n1,2\r\n", "a,b\n1,2", "a,b\r1,2\r", "\"a\",\"b\"\n\"1\",2\n"] {
            assert_eq!(rows(text), [["a", "b"], ["1", "2"]], "{text:?}");
        }
        assert_eq!(rows("\"a \"\"b\"\", c\",d\n"), [["a \"b\", c", "d"]]);
        assert_eq!(rows("10\" x,\"\",\n"), [["10\" x", "", ""]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn lines_are_counted_within_cells_too() {
        let text = "a\r\n\"b\r\nb\n\rb\"\r\nc\n\nd";
        let lines: Vec<usize> = Rows::new(text, ',').map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 6, 8]);
    }

    #[test]
    fn wrong_quotation_marks_are_reported_and_their_row_is_left_out() {
        let broken: Vec<_> = Rows::new("\"a\"b,c\nd\n\"e,f\ng", ',').map(|row| (row.line, row.broken)).collect();
        assert_eq!(broken, [(1, Some(Broken::Trailing)), (2, None), (3, Some(Broken::Unclosed))]);
    }
}
