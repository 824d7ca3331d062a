//! Tables: written and read back; sheets imported as records.

use editing::files::Files;
use editing::import;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::{Content, read};
use site_core::locale::Locale;
use site_core::{csv, export};
use tools::sheet;

use super::network::{self, TODAY};

/// Cells of a table, by the rules of RFC 4180.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.peek() == Some(&'\n') => {
                rest.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last row ends with a line end");
    rows
}

/// Cells separated by a byte 0, rows by a byte 1: written, and read back.
pub fn run(data: &[u8]) {
    let rows: Vec<Vec<String>> = data
        .split(|byte| *byte == 1)
        .map(|row| row.split(|byte| *byte == 0).map(super::bytes::text).collect())
        .collect();
    let file = csv::write(&rows, Locale::En);
    let read = cells(file.strip_prefix('\u{feff}').expect("the mark"));
    assert_eq!(read.len(), rows.len());
    for (read, written) in read.iter().flatten().zip(rows.iter().flatten()) {
        // Formulas are guarded by an apostrophe.
        assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{read:?}");
        assert!(read == written || read.strip_prefix('\'') == Some(written), "{read:?} for {written:?}");
    }
}

/// A sheet of any program.
pub fn sheet(data: &[u8]) {
    let files = network::files();
    let Ok(table) = sheet::read(data) else { return };
    let Ok(import) = import::import(&table, &files, TODAY, Locale::En) else { return };
    let parsed = read::parse(File::Platforms, &import.json).expect("the new file can be read");
    let counts = import.counts;
    // A new id in several rows is counted for each of them.
    assert!(
        parsed.records.len() + parsed.left_out <= counts.new + counts.changed + counts.unchanged + counts.kept,
        "each record is counted"
    );
    for fault in &import.faults {
        assert!(!fault.to_string().is_empty());
    }
    // Exporting the new file and importing it again changes nothing.
    let mut after = network::files();
    after.retain(|(file, _)| *file != File::Platforms);
    after.push((File::Platforms, Ok(import.json)));
    reads_back(&after);
}

/// Importing the site's own table over the same files finds the same platforms.
fn reads_back(files: &Files) {
    let mut content = Content::default();
    for (file, text) in files {
        content.set(*file, Ok(text.as_deref().expect("all are texts")));
    }
    let catalogue = Catalogue::new(&content).expect("the platforms can be read");
    let all: Vec<_> = catalogue.platforms.all.iter().collect();
    for locale in Locale::ALL {
        let table = export::csv(&all, &catalogue, locale, "https://a.example");
        let read = sheet::read(table.as_bytes()).expect("a text is not a workbook");
        let import = import::import(&read, files, TODAY, locale).expect("an export can be imported");
        assert_eq!(import.counts.new, 0, "{table}");
        assert_eq!(import.counts.changed + import.counts.unchanged, all.len());
    }
}
