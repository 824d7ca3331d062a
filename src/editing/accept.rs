//! Files that an editor opens: a data file, a table of platforms, a record that the form wrote. A file that cannot be
//! read leaves the draft unchanged.

use serde_json::{Map, Value};
use site_core::content::characters::without_mark;
use site_core::content::date::Date;
use site_core::content::file::{File, VERSION};
use site_core::content::read::Unreadable;
use site_core::locale::Locale;
use site_core::text::import as import_text;
use site_core::text::{quoted, workshop};

use crate::changes::{Counts, changes};
use crate::check::files;
use crate::document::Document;
use crate::draft::{Draft, Piece};
use crate::import::{self, Fault, Import, ImportError, Remark, Table};

/// The result of opening a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The number of records that were added, changed, moved or removed in the draft.
    Taken { file: File, counts: Counts },
    /// A table of platforms. `faults` are cells that could not be read, `remarks` cells that were read as something
    /// else, `notes` concern the whole table.
    Table { counts: Counts, faults: Vec<Fault>, remarks: Vec<Remark>, notes: Vec<String> },
    /// A sentence that says why it could not be read.
    Unreadable(String),
    /// A workbook in an old format, to be saved in a newer one.
    Workbook,
    /// A file that the workshop does not know.
    Unknown,
}

/// The extension of a file name, in lower case.
fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

/// Whether a file with this path is opened. Folders also hold others; a file that was chosen itself is answered.
pub fn is_accepted(path: &str) -> bool {
    extension(path) == "json" || is_table(path) || !path.trim_start_matches('/').contains('/')
}

/// Whether the content of a file with this name is needed to answer it. Others may be large.
pub fn is_read(name: &str) -> bool {
    ["json", "csv", "tsv", "txt", "xlsx", "ods"].contains(&extension(name).as_str())
}

/// Whether a file of this name is a table.
pub fn is_table(name: &str) -> bool {
    ["csv", "tsv", "txt", "xlsx", "xls", "ods"].contains(&extension(name).as_str())
}

/// Takes a file over into the draft. Messages are in the language `locale`.
pub fn accept(draft: &mut Draft, name: &str, bytes: &[u8], today: Date, locale: Locale) -> (Outcome, Vec<Piece>) {
    match extension(name).as_str() {
        "csv" | "tsv" | "txt" => table(draft, Ok(Table::of_text(bytes)), today, locale),
        "xlsx" | "ods" => table(draft, Table::of_file(bytes), today, locale),
        "xls" => (Outcome::Workbook, Vec::new()),
        other if other != "json" => (Outcome::Unknown, Vec::new()),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => json(draft, name, text, locale),
            Err(_) => unreadable(import_text::words(locale).not_utf8, locale),
        },
    }
}

fn unreadable(reason: &str, locale: Locale) -> (Outcome, Vec<Piece>) {
    (Outcome::Unreadable(workshop::unreadable(locale, reason)), Vec::new())
}

fn json(draft: &mut Draft, name: &str, text: &str, locale: Locale) -> (Outcome, Vec<Piece>) {
    if without_mark(text).trim().is_empty() {
        return (Outcome::Unreadable(workshop::words(locale).empty_file.to_owned()), Vec::new());
    }
    let value: Value = match serde_json::from_str(without_mark(text)) {
        Ok(value) => value,
        Err(error) => {
            let reason = import_text::unreadable(locale, &Unreadable::NotJson(error.to_string()));
            return unreadable(&reason, locale);
        }
    };
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let named = File::ALL.into_iter().find(|file| file.name() == base);
    // A copy that a browser has renamed: `platforms (1).json`.
    let alike = File::ALL.into_iter().find(|file| base.starts_with(file.stem()));
    let is_list = value.is_array() || value.get("records").is_some();
    let file = match &value {
        Value::Object(fields) if !is_list => named
            .filter(|file| *file == File::Site)
            .or_else(|| of_record(fields))
            .or_else(|| alike.filter(|file| *file == File::Site)),
        _ if is_list => named.or(alike),
        _ => None,
    };
    let Some(file) = file else { return (Outcome::Unknown, Vec::new()) };
    let is_whole = is_list || file == File::Site;
    let whole = if is_whole { text.to_owned() } else { ["[", without_mark(text).trim(), "]"].concat() };
    let has_records = draft.sheet(file).is_some_and(|sheet| !sheet.now.entries.is_empty());
    match Document::parse(file, &whole) {
        Err(error) => unreadable(&import_text::unreadable(locale, &error), locale),
        // Not what an editor means: either would remove all records.
        Ok(document) if !fits(&document) => {
            (Outcome::Unreadable(workshop::other_content(locale, file.name())), Vec::new())
        }
        Ok(document) if document.entries.is_empty() && has_records => {
            (Outcome::Unreadable(workshop::words(locale).no_records.to_owned()), Vec::new())
        }
        Ok(document) => take_over(draft, file, &document, is_whole),
    }
}

/// Takes over a file, also one that the draft does not have, and counts the changes.
fn take_over(draft: &mut Draft, file: File, document: &Document, is_whole: bool) -> (Outcome, Vec<Piece>) {
    let empty = format!("{{\n \"version\": {VERSION},\n \"records\": []\n}}\n");
    // Unless it is open. An empty file can be read.
    _ = draft.open(file, if file == File::Site { "{}" } else { &empty });
    let before = draft.sheet(file).map(|sheet| sheet.now.clone());
    let pieces = draft.take_over(file, document, is_whole);
    let now = draft.sheet(file).map(|sheet| &sheet.now);
    let counts = before.zip(now).map(|(before, now)| Counts::of(&changes(&before, now))).unwrap_or_default();
    (Outcome::Taken { file, counts }, pieces)
}

/// Whether at least half of the first records have an id, and no other format has more of their fields.
fn fits(document: &Document) -> bool {
    const SAMPLE: usize = 100;
    let has_format = |raw: &str| {
        let Ok(Value::Object(record)) = serde_json::from_str(without_mark(raw)) else { return false };
        let known = |file: File| {
            let is_known = |name: &&String| file.fields().iter().any(|field| field.name == name.as_str());
            record.keys().filter(is_known).count()
        };
        let own = known(document.file);
        record.get("id").is_some_and(Value::is_string)
            && 2 * own > record.len()
            && File::ALL.into_iter().all(|file| known(file) <= own)
    };
    let sample = &document.entries[..document.entries.len().min(SAMPLE)];
    2 * sample.iter().filter(|entry| has_format(&entry.raw)).count() >= sample.len()
}

/// The file that a single record belongs to: the first whose format has all of its fields.
fn of_record(record: &Map<String, Value>) -> Option<File> {
    const MEANT: [File; 7] =
        [File::Hosts, File::Platforms, File::Events, File::Groups, File::Missions, File::Members, File::Techniques];
    let has_all = |file: &File| {
        let fields = file.fields();
        let is_known = |name: &String| fields.iter().any(|field| field.name == name);
        record.keys().all(is_known)
            && fields.iter().filter(|field| field.required).all(|field| record.contains_key(field.name))
    };
    MEANT.into_iter().filter(|_| record.contains_key("id")).find(has_all)
}

fn table(draft: &mut Draft, table: Result<Table, ImportError>, today: Date, locale: Locale) -> (Outcome, Vec<Piece>) {
    let read = table.and_then(|table| Ok((import::import(&table, &files(draft), today, locale)?, table)));
    let (Import { json, faults, remarks, .. }, table) = match read {
        Ok(read) => read,
        Err(error) => return (Outcome::Unreadable(error.message(locale)), Vec::new()),
    };
    let document = match Document::parse(File::Platforms, &json) {
        Ok(document) => document,
        Err(error) => return unreadable(&import_text::unreadable(locale, &error), locale),
    };
    match take_over(draft, File::Platforms, &document, true) {
        (Outcome::Taken { counts, .. }, pieces) => {
            let encoding = table.encoding.map(|encoding| import_text::converted(locale, encoding));
            let sheet = table.sheet.map(|name| import_text::one_sheet(locale, &quoted(locale, &name)));
            (Outcome::Table { counts, faults, remarks, notes: encoding.into_iter().chain(sheet).collect() }, pieces)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let mut draft = Draft::default();
        draft.open(File::Platforms, r#"[{"id": "a", "name": "A", "city": "Paris"}]"#).unwrap();
        draft.open(File::Hosts, r#"[{"id": "h", "name": "H"}]"#).unwrap();
        draft
    }

    #[test]
    fn each_kind_of_file_is_recognised() {
        let today = Date::parse("2026-12-01").unwrap();
        let counts = |added, changed, removed| Counts { added, changed, moved: 0, removed };
        let taken = |file, counts| Outcome::Taken { file, counts };
        for (name, text, expected) in [
            ("platforms.json", r#"[{"id": "a", "name": "B"}]"#, taken(File::Platforms, counts(0, 1, 0))),
            (
                "x/platforms (1).json",
                r#"{"records": [{"id": "b", "name": "B"}]}"#,
                taken(File::Platforms, counts(1, 0, 1)),
            ),
            ("b.json", r#"{"id": "b", "name": "B", "techniques": []}"#, taken(File::Platforms, counts(1, 0, 0))),
            ("a.json", r#"{"id": "a", "name": "A", "rrid": "x"}"#, taken(File::Platforms, counts(0, 1, 0))),
            ("i.json", r#"{"id": "i", "name": "I"}"#, taken(File::Hosts, counts(1, 0, 0))),
            ("events.json", "[]", taken(File::Events, counts(0, 0, 0))),
            ("other.json", "[1]", Outcome::Unknown),
            ("package.json", r#"{"name": "x"}"#, Outcome::Unknown),
            ("sheet.xls", "\u{d0}", Outcome::Workbook),
            (
                "sheet.csv",
                "id;name;city\na;A;Lyon\n;C;Évry\n",
                Outcome::Table { counts: counts(1, 1, 0), faults: Vec::new(), remarks: Vec::new(), notes: Vec::new() },
            ),
        ] {
            let mut draft = draft();
            let (outcome, _) = accept(&mut draft, name, text.as_bytes(), today, Locale::En);
            assert_eq!(outcome, expected, "{name}");
        }
    }

    #[test]
    fn an_unreadable_file_leaves_the_draft_unchanged() {
        let today = Date::parse("2026-12-01").unwrap();
        let mut draft = draft();
        for (name, bytes) in [
            ("platforms.json", &b"{\"records\": ["[..]),
            ("platforms.json", b"\xff\xfe"),
            ("platforms.json", b"{\"version\": 9, \"records\": []}"),
            ("sheet.csv", b"colour\nred\n"),
            ("sheet.csv", b""),
            ("platforms.json", b"[]"),
            ("platforms.json", b""),
            ("platforms.json", b"[1, \"x\", {\"id\": \"a\", \"name\": \"A\"}]"),
            ("hosts.json", b"[{\"id\": \"a\", \"start\": \"2026\", \"title\": {}, \"name\": \"x\"}]"),
            ("site.json", b"{}"),
            ("site.json", b"{\"name\": \"my-app\", \"version\": \"1.0.0\"}"),
            ("hosts.json", b"{\"version\": 1, \"records\": []}"),
            ("sheet.xlsx", b"PK"),
            ("sheet.ods", b""),
        ] {
            let (outcome, pieces) = accept(&mut draft, name, bytes, today, Locale::En);
            let Outcome::Unreadable(sentence) = outcome else { panic!("{name}: {outcome:?}") };
            assert!(sentence.matches("cannot be read").count() < 2 && pieces.is_empty(), "{name}: {sentence}");
            assert!(!draft.is_changed());
        }
    }
}
