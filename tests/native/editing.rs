//! Drafts of the shipped files: written back byte for byte; a changed field changes one line.

use editing::accept::{Outcome, accept};
use editing::changes::{ChangeKind, Counts, changes};
use editing::document::Document;
use editing::draft::Draft;
use editing::json::steps;
use serde_json::json;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::locale::Locale;

use crate::support::{self, shipped};

/// The lines in which two texts differ, if they have the same number of lines.
fn changed_lines(before: &str, after: &str) -> Vec<String> {
    assert_eq!(before.lines().count(), after.lines().count());
    before.lines().zip(after.lines()).filter(|(one, other)| one != other).map(|(_, line)| line.to_owned()).collect()
}

#[test]
fn every_shipped_file_is_written_back_unchanged() {
    for file in File::ALL {
        let text = shipped(file);
        let document = Document::parse(file, &text).unwrap();
        assert!(document.text() == text, "{file:?}");
        assert_eq!(changes(&document, &document), []);
    }
}

#[test]
fn a_changed_field_changes_its_line_and_the_date_in_every_file() {
    let today = Date::parse("2027-01-02").unwrap();
    for file in File::ALL {
        let text = shipped(file);
        let mut draft = Draft::default();
        draft.open(file, &text).unwrap();
        let last = draft.sheet(file).unwrap().now.entries.last().unwrap().key;
        let (path, value) = match file {
            File::Site => (".name.fr", json!("Réseau")),
            File::Platforms | File::Hosts | File::Map => (".name", json!("Réseau")),
            File::Techniques => (".label.fr", json!("Réseau")),
            File::Groups | File::Members => (".name.en", json!("Réseau")),
            File::Missions | File::Events => (".title.fr", json!("Réseau")),
        };
        assert!(!draft.set((file, last), &steps(path), Some(&value)).is_empty(), "{file:?}");
        let taken = draft.sheet(file).unwrap().text(today);
        let lines = changed_lines(&text, &taken);
        assert_eq!(lines.len(), 2, "{file:?}: {lines:?}");
        assert!(lines[0].contains("2027-01-02") && lines[1].contains("Réseau"), "{lines:?}");
        let sheet = draft.sheet(file).unwrap();
        let found = changes(&sheet.base, &sheet.now);
        assert!(matches!(&found[..], [one] if matches!(&one.what, ChangeKind::Changed(fields) if fields.len() == 1)));
        assert!(draft.undo().is_some());
        assert!(draft.sheet(file).unwrap().text(today) == text, "{file:?}");
    }
}

#[test]
fn typing_in_ten_thousand_records_stores_one_record() {
    let record = |number: usize| format!("{{\n   \"id\": \"p-{number}\",\n   \"name\": \"Plateforme {number}\"\n  }}");
    let records = (0..10_000).map(record).collect::<Vec<_>>().join(",\n  ");
    let text = format!("{{\n \"version\": 1,\n \"updated\": \"2026-11-21\",\n \"records\": [\n  {records}\n ]\n}}\n");
    let mut draft = Draft::default();
    draft.open(File::Platforms, &text).unwrap();
    let typed =
        |draft: &mut Draft, text: &str| draft.set((File::Platforms, 9_999), &steps(".city"), Some(&json!(text)));
    // Typing a character stores one record.
    typed(&mut draft, "V");
    for typed in ["P", "Pa", "Par"].map(|text| typed(&mut draft, text)) {
        assert!(matches!(&typed[..], [piece] if piece.text.as_ref().is_some_and(|text| text.len() < 200)));
    }
    let sheet = draft.sheet(File::Platforms).unwrap();
    assert_eq!(changes(&sheet.base, &sheet.now).len(), 1);
}

fn opened(draft: &mut Draft, name: &str, text: &str) -> Outcome {
    accept(draft, name, text.as_bytes(), Date::parse("2027-01-02").unwrap(), Locale::En).0
}

/// Each shipped file, under each name: only its own is taken, and only what differs counts.
#[test]
fn a_file_is_only_taken_under_the_name_of_its_content() {
    for name in File::ALL {
        let mut draft = Draft::default();
        draft.open(name, &shipped(name)).unwrap();
        for file in File::ALL {
            let outcome = opened(&mut draft, name.name(), &shipped(file));
            let copy = name.name().replace(".json", " (1).json");
            assert_eq!(opened(&mut draft, &copy, &shipped(file)), outcome, "{file:?} as {copy}");
            let is_taken = outcome == Outcome::Taken { file: name, counts: Counts::default() };
            assert_eq!(is_taken, name == file, "{file:?} as {name:?}: {outcome:?}");
            assert!(!draft.is_changed(), "{file:?} as {name:?}");
        }
        // Without a published file, all its records are new.
        let mut draft = Draft::default();
        let outcome = opened(&mut draft, name.name(), &shipped(name));
        assert!(matches!(outcome, Outcome::Taken { counts, .. } if counts != Counts::default()), "{outcome:?}");
        let values = |text: &str| support::json(text)["records"].clone();
        let taken = draft.sheet(name).unwrap();
        assert_eq!(values(&taken.now.text()), values(&shipped(name)));
        assert!(taken.is_changed());
    }
}

#[test]
fn the_fields_beside_the_records_of_an_opened_file_are_taken() {
    let mut draft = Draft::default();
    draft.open(File::Map, &shipped(File::Map)).unwrap();
    let mut map = support::json(&shipped(File::Map));
    map["places"].as_array_mut().unwrap().pop();
    let outcome = opened(&mut draft, "map.json", &map.to_string());
    assert_eq!(outcome, Outcome::Taken { file: File::Map, counts: Counts { changed: 1, ..Counts::default() } });
    let taken = support::json(&draft.sheet(File::Map).unwrap().now.text());
    assert_eq!(taken, map);
}
