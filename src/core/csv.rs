//! Tables as CSV (RFC 4180), in the dialect that spreadsheet programs expect in a language: a French Excel splits cells
//! at semicolons. Accents survive, and no cell is run as a formula.

use crate::locale::Locale;

/// The BOM, which tells spreadsheets that the text is UTF-8.
const BOM: char = '\u{feff}';

/// The separator of cells.
pub const fn separator(locale: Locale) -> char {
    match locale {
        Locale::Fr => ';',
        Locale::En => ',',
    }
}

/// The file with these rows; the first is the header.
pub fn write(rows: &[Vec<String>], locale: Locale) -> String {
    let mut text = String::from(BOM);
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push(separator(locale));
            }
            push(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

/// Appends a cell. An apostrophe before it keeps spreadsheets from running it as a formula.
fn push(text: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    // Without quotes, some programs also split at semicolons and tabs, or trim spaces.
    let needs_quotes = cell.contains([',', ';', '"', '\t', '\r', '\n']) || cell.trim().len() < cell.len();
    if needs_quotes {
        text.push('"');
    }
    if is_formula {
        text.push('\'');
    }
    for character in cell.chars() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
    }
    if needs_quotes {
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_needed_and_never_formulas() {
        for (cell, written) in [
            ("Évry", "Évry"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("a ; b", "\"a ; b\""),
            ("le « 10x \"Visium\" »", "\"le « 10x \"\"Visium\"\" »\""),
            ("deux\nlignes", "\"deux\nlignes\""),
            ("=1+1", "'=1+1"),
            ("+33", "'+33"),
            ("-80", "'-80"),
            ("@x", "'@x"),
            ("\t=1", "\"'\t=1\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
        ] {
            let row = vec![cell.to_owned(), "z".to_owned()];
            assert_eq!(write(std::slice::from_ref(&row), Locale::En), format!("\u{feff}{written},z\r\n"), "{cell}");
            assert_eq!(write(&[row], Locale::Fr), format!("\u{feff}{written};z\r\n"), "{cell}");
        }
    }
}
