//! Tables as CSV that spreadsheets open as they are: UTF-8 with its mark, commas, CRLF.

/// Writes rows of cells. A cell that a spreadsheet would run as a formula is made a text by an apostrophe before it.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = "\u{feff}".to_owned();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            push(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

fn push(text: &mut String, cell: &str) {
    let neutral = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(neutral);
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(neutral);
        text.push_str(cell);
    }
}
