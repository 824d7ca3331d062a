//! Tables as files: read back by a reader of another making, harmless in a spreadsheet.

use canceropole::csv::write;

/// Reads CSV as RFC 4180 defines it, sharing nothing with the writer.
#[track_caller]
pub(crate) fn read(text: &str) -> Vec<Vec<String>> {
    let mut rest = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut rows = Vec::new();
    let mut row = Vec::new();
    while !rest.is_empty() {
        let cell = if let Some(quoted) = rest.strip_prefix('"') {
            let mut cell = String::new();
            rest = quoted;
            loop {
                let (before, after) = rest.split_once('"').expect("a quote that closes");
                cell.push_str(before);
                rest = after;
                match rest.strip_prefix('"') {
                    Some(after) => rest = after,
                    None => break cell,
                }
                cell.push('"');
            }
        } else {
            let end = rest.find([',', '\r', '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            assert!(!cell.contains('"'), "a quote in `{cell}`, which is not quoted");
            rest = after;
            cell.to_owned()
        };
        row.push(cell);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("CRLF at the end of a row");
            rows.push(std::mem::take(&mut row));
        }
    }
    assert!(row.is_empty(), "a row without an end");
    rows
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

#[test]
fn what_is_written_reads_back() {
    let table = rows(&[
        &["Nom", "Établissement", ""],
        &["a,b", "il a dit \"non\"", "deux\r\nlignes"],
        &["\"", "\"\"", "x\n"],
        &["", "", ""],
        &["é\u{202f}; œ", " espaces ", "l’eau"],
        &["1.5", "a=b", "x-y@z"],
    ]);
    assert_eq!(read(&write(&table)), table);
    assert_eq!(write(&[]), "\u{feff}");
    assert_eq!(write(&rows(&[&["a", "b"], &["c", "d"]])), "\u{feff}a,b\r\nc,d\r\n");
}

#[test]
fn no_cell_is_a_formula() {
    for start in ["=", "+", "-", "@", "\t", "\r"] {
        for rest in ["", "1+1", "HYPERLINK(\"https://a.example\",\"b\")", "cmd|' /C calc'!A0"] {
            let cell = format!("{start}{rest}");
            let back = read(&write(&[vec![cell.clone(), "x".to_owned()]]));
            assert_eq!(back, [[format!("'{cell}"), "x".to_owned()]], "{cell:?}");
        }
    }
}
