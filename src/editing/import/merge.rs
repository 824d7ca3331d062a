//! The published file of platforms, and its merge with the records of a sheet.

use serde_json::{Map, Value};
use site_core::content::characters::without_mark;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::read;
use site_core::export;
use site_core::proposal::write_json;

use super::error::ImportError;
use crate::files::{Files, NotText};

pub(super) type Record = Map<String, Value>;

/// The numbers of records that were added, changed, left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    /// In the sheet, and equal to the published record.
    pub unchanged: usize,
    /// Published, and not in the sheet.
    pub kept: usize,
}

/// A record of the file.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub(super) record: Record,
    /// Its text in the published file, if it is unchanged.
    pub(super) written: Option<&'a str>,
    /// Its line in the sheet.
    pub(super) line: Option<usize>,
}

/// The published file of platforms.
#[derive(Default)]
pub(super) struct Published<'a> {
    pub(super) envelope: Record,
    pub(super) entries: Vec<Entry<'a>>,
}

/// The published platforms; empty if there is no file yet.
pub(super) fn published(files: &Files) -> Result<Published<'_>, ImportError> {
    let text = files.iter().find(|(file, _)| *file == File::Platforms).map(|(_, text)| text);
    let text = match text {
        Some(Ok(text)) => text,
        None | Some(Err(NotText::Missing)) => return Ok(Published::default()),
        Some(Err(error)) => return Err(ImportError::NoFile(*error)),
    };
    read::parse(File::Platforms, text).map_err(ImportError::Unreadable)?;
    let mut published = Published::default();
    if let Ok(Value::Object(mut envelope)) = serde_json::from_str(without_mark(text)) {
        envelope.remove("records");
        published.envelope = envelope;
    }
    let entry = |written| {
        let record = serde_json::from_str(written).ok()?;
        Some(Entry { record, written: Some(written), line: None })
    };
    published.entries = export::records(text).into_iter().filter_map(entry).collect();
    Ok(published)
}

pub(super) fn id(record: &Record) -> Option<&str> {
    record.get("id").and_then(Value::as_str)
}

/// The published records in their order, with those in the sheet replaced; new records at the end.
pub(super) fn merge<'a>(published: &[Entry<'a>], rows: Vec<(usize, Record)>) -> (Vec<Entry<'a>>, Counts) {
    let mut entries = published.to_vec();
    let mut counts = Counts::default();
    for (line, record) in rows {
        let known = entries.iter_mut().find(|entry| id(&entry.record) == id(&record));
        match known {
            Some(known) if known.record == record => {
                counts.unchanged += 1;
                known.line = Some(line);
            }
            Some(known) => {
                counts.changed += 1;
                *known = Entry { record, written: None, line: Some(line) };
            }
            None => {
                counts.new += 1;
                entries.push(Entry { record, written: None, line: Some(line) });
            }
        }
    }
    counts.kept = entries.iter().filter(|entry| entry.line.is_none()).count();
    (entries, counts)
}

/// The text of the new file, formatted like the other data files; dated `today` if `is_new`.
pub(super) fn write(envelope: &Record, entries: &[Entry<'_>], is_new: bool, today: Date) -> String {
    let mut envelope = envelope.clone();
    envelope.entry("version").or_insert_with(|| 1.into());
    if is_new || !envelope.contains_key("updated") {
        envelope.insert("updated".to_owned(), today.iso().into());
    }
    let first = ["$schema", "version", "updated"];
    let known = first.iter().filter_map(|name| envelope.get_key_value(*name));
    let others = envelope.iter().filter(|(name, _)| !first.contains(&name.as_str()));
    let mut json = "{".to_owned();
    for (name, value) in known.chain(others) {
        json += &format!("\n {}: ", Value::from(name.as_str()));
        write_json(value, &["fr", "en"], "\n ", &mut json);
        json.push(',');
    }
    let order: Vec<&str> = File::Platforms.fields().iter().map(|field| field.name).collect();
    json += "\n \"records\": [";
    for (index, entry) in entries.iter().enumerate() {
        json += if index > 0 { ",\n  " } else { "\n  " };
        match entry.written {
            Some(written) => json += written,
            None => write_json(&Value::Object(entry.record.clone()), &order, "\n  ", &mut json),
        }
    }
    json + if entries.is_empty() { "]\n}\n" } else { "\n ]\n}\n" }
}
