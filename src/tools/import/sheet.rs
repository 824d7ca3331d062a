//! A table in a text: cells between separators, in quotes where needed, as spreadsheets save it.

use site_core::content::characters::without_mark;

/// One row, an empty line left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line of the text on which it begins, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    /// What is wrong with its quotation marks: found, and expected instead. Its cells are then not to be trusted.
    pub(super) broken: Option<[&'static str; 2]>,
}

impl Row {
    pub(super) fn is_empty(&self) -> bool {
        // Separators alone are no text, whichever of them separates.
        let is_blank =
            |cell: &String| cell.chars().all(|character| character.is_whitespace() || ",;".contains(character));
        self.broken.is_none() && self.cells.iter().all(is_blank)
    }
}

const UNCLOSED: [&str; 2] = ["a quotation mark that is never closed", "a second one at the end of the cell"];
const TRAILING: [&str; 2] = [
    "more text after the quotation mark that ends a cell",
    "a separator there, and quotation marks within a cell written twice",
];

/// The rows of a text, one after the other.
pub(super) struct Rows<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    line: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text.chars().peekable(), separator, line: 1 }
    }

    /// Goes over a line end that begins with this character, if one does.
    fn ends_line(&mut self, character: char) -> bool {
        if character == '\r' {
            self.rest.next_if_eq(&'\n');
        }
        let ends = character == '\r' || character == '\n';
        self.line += usize::from(ends);
        ends
    }

    /// The text in quotes, and whether they are closed.
    fn quoted(&mut self, cell: &mut String) -> bool {
        while let Some(character) = self.rest.next() {
            if character == '"' && self.rest.next_if_eq(&'"').is_none() {
                return true;
            }
            cell.push(character);
            if character == '\r' || character == '\n' {
                let is_pair = character == '\r' && self.rest.peek() == Some(&'\n');
                self.line += usize::from(!is_pair);
            }
        }
        false
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.rest.peek()?;
        let mut row = Row { line: self.line, cells: vec![String::new()], broken: None };
        let mut is_closed = false;
        while let Some(character) = self.rest.next() {
            let cell = row.cells.last_mut()?;
            if character == self.separator {
                row.cells.push(String::new());
                is_closed = false;
            } else if character == '"' && cell.is_empty() && !is_closed {
                is_closed = true;
                if !self.quoted(cell) {
                    row.broken = Some(UNCLOSED);
                }
            } else if self.ends_line(character) {
                break;
            } else {
                if is_closed && !character.is_whitespace() {
                    row.broken = row.broken.or(Some(TRAILING));
                }
                cell.push(character);
            }
        }
        Some(row)
    }
}

/// What comes before the table: the mark of UTF-8, and the line by which a program names its separator.
pub(super) fn body(text: &str) -> (&str, Option<char>) {
    let text = without_mark(text);
    let named = text.strip_prefix("sep=").and_then(|rest| Some((rest.chars().next()?, rest)));
    match named {
        Some((separator, rest)) if rest[separator.len_utf8()..].starts_with(['\r', '\n']) => (text, Some(separator)),
        _ => (text, None),
    }
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
        assert_eq!(lines, [1, 2, 6, 7, 8]);
    }

    #[test]
    fn wrong_quotes_are_said_and_cost_their_row() {
        let broken: Vec<_> = Rows::new("\"a\"b,c\nd\n\"e,f\ng", ',').map(|row| (row.line, row.broken)).collect();
        assert_eq!(broken, [(1, Some(TRAILING)), (2, None), (3, Some(UNCLOSED))]);
    }
}
