//! Tables: those written, read back; sheets read into records.

use editing::files::Files;
use editing::import;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::{Content, read};
use site_core::locale::Locale;
use site_core::{csv, export};
use tools::sheet;

use super::network::{self, TODAY};

/// Cells of a table as any reader of RFC 4180 has them.
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
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last row has its end");
    rows
}

/// Cells with a byte 0 between, rows with a byte 1: written, and read back.
pub fn run(data: &[u8]) {
    let rows: Vec<Vec<String>> = data
        .split(|byte| *byte == 1)
        .map(|row| row.split(|byte| *byte == 0).map(super::bytes::text).collect())
        .collect();
    let file = csv::write(&rows, Locale::En);
    let read = cells(file.strip_prefix('\u{feff}').expect("the mark"));
    assert_eq!(read.len(), rows.len());
    for (read, written) in read.iter().flatten().zip(rows.iter().flatten()) {
        // What a spreadsheet would run stands behind an apostrophe.
        assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{read:?}");
        assert!(read == written || read.strip_prefix('\'') == Some(written), "{read:?} for {written:?}");
    }
}

/// A sheet as any program saved it.
pub fn sheet(data: &[u8]) {
    let files = network::files();
    let Ok(table) = sheet::read(data) else { return };
    let Ok(import) = import::import(&table, &files, TODAY, Locale::En) else { return };
    let parsed = read::parse(File::Platforms, &import.json).expect("the new file can be read");
    let counts = import.counts;
    // A new id that several rows have is counted with each of them.
    assert!(
        parsed.records.len() + parsed.left_out <= counts.new + counts.changed + counts.unchanged + counts.kept,
        "each record is counted"
    );
    for fault in &import.faults {
        assert!(!fault.to_string().is_empty());
    }
    // The new file, exported and read back over itself, has nothing new.
    let mut after = network::files();
    after.retain(|(file, _)| *file != File::Platforms);
    after.push((File::Platforms, Ok(import.json)));
    reads_back(&after);
}

/// The site's own table of these files, imported over them, is of the same platforms.
fn reads_back(files: &Files) {
    let mut content = Content::default();
    for (file, text) in files {
        content.set(*file, Ok(text.as_deref().expect("all are texts")));
    }
    let catalogue = Catalogue::new(&content).expect("the platforms can be read");
    let all: Vec<_> = catalogue.platforms.all.iter().collect();
    for locale in Locale::ALL {
        let table = export::csv(&all, &catalogue, locale, "https://a.example");
        let read = sheet::read(table.as_bytes()).expect("text is no workbook");
        let import = import::import(&read, files, TODAY, locale).expect("an export reads back");
        assert_eq!(import.counts.new, 0, "{table}");
        assert_eq!(import.counts.changed + import.counts.unchanged, all.len());
    }
}
