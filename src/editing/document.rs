//! A data file as a list of records, each kept as text, so that unchanged records are written back byte for byte.

use std::collections::HashMap;
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde_json::Value;
use site_core::content::characters::without_mark;
use site_core::content::file::{File, VERSION};
use site_core::content::read::Unreadable;
use site_core::content::shape::Field;

use crate::json::{Json, Path, Style};
use crate::scan::Scan;

/// The key of the fields beside the records.
pub const ENVELOPE: u32 = u32::MAX;

/// The text of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its index in the file that the draft began with; does not change when the record is moved or changed.
    pub key: u32,
    pub raw: Arc<str>,
}

/// A data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub file: File,
    /// The file without its records, and their byte offset in it.
    envelope: Arc<str>,
    at: usize,
    pub entries: Vec<Entry>,
    /// Spaces before each record of the original file, and between it and the comma. They belong to the position, not
    /// to the record.
    gaps: Arc<[[String; 2]]>,
    /// Spaces before the closing bracket of the list.
    end: Arc<str>,
    next_key: u32,
}

/// The text without its records, their byte offset in it, the records, the spaces before the closing bracket.
type Cut<'a> = (String, usize, Vec<[&'a str; 3]>, &'a str);

/// Cuts the records out of a file; `None` if it has none.
fn cut(file: File, text: &str) -> Option<Cut<'_>> {
    let mut scan = Scan::new(text);
    scan.at = text.len() - without_mark(text).len();
    scan.spaces();
    if file == File::Site {
        let start = scan.at;
        let raw = scan.value().filter(|raw| raw.starts_with('{'))?;
        let rest = &text[scan.at..];
        return Some(([&text[..start], rest].concat(), start, vec![["", raw, ""]], ""));
    }
    if scan.peek()? == b'{' {
        find_field(&mut scan, "\"records\"")?;
    }
    if !scan.take(b'[') {
        return None;
    }
    let start = scan.at;
    let mut records = Vec::new();
    let mut lead = scan.spaces();
    while scan.peek()? != b']' {
        let raw = scan.value()?;
        let trail = scan.spaces();
        if scan.take(b',') {
            records.push([lead, raw, trail]);
            lead = scan.spaces();
        } else {
            records.push([lead, raw, ""]);
            lead = trail;
        }
    }
    Some(([&text[..start], &text[scan.at..]].concat(), start, records, lead))
}

/// Moves from the start of an object to the value of a field. `sought` is the name in quotes.
fn find_field(scan: &mut Scan<'_>, sought: &str) -> Option<()> {
    scan.take(b'{');
    loop {
        scan.spaces();
        let name = scan.value()?;
        scan.spaces();
        if !scan.take(b':') {
            return None;
        }
        scan.spaces();
        if name == sought {
            return Some(());
        }
        scan.value()?;
        scan.spaces();
        if !scan.take(b',') {
            return None;
        }
    }
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// If it is not JSON, is of a later version, or has no records.
    pub fn parse(file: File, text: &str) -> Result<Self, Unreadable> {
        serde_json::from_str::<IgnoredAny>(without_mark(text))
            .map_err(|error| Unreadable::NotJson(error.to_string()))?;
        let no_records = || Unreadable::WrongShape { found: "no `records`".to_owned() };
        let (envelope, at, records, end) = cut(file, text).ok_or_else(no_records)?;
        let version = serde_json::from_str::<Value>(without_mark(&envelope)).ok();
        if let Some(version) = version.and_then(|envelope| envelope.get("version")?.as_u64())
            && version > VERSION
        {
            return Err(Unreadable::Version(version));
        }
        let gaps = records.iter().map(|[lead, _, trail]| [lead, trail].map(|spaces| (*spaces).to_owned())).collect();
        let entries: Vec<Entry> =
            (0..).zip(&records).map(|(key, [_, raw, _])| Entry { key, raw: Arc::from(*raw) }).collect();
        let next_key = u32::try_from(entries.len()).unwrap_or(ENVELOPE - 1);
        Ok(Self { file, envelope: envelope.into(), at, entries, gaps, end: end.into(), next_key })
    }

    /// Spaces before and after the record at an index.
    fn gap(&self, index: usize) -> [&str; 2] {
        let known = self.gaps.get(index).or(self.gaps.get(1)).or(self.gaps.first());
        let is_broken = self.file != File::Site && self.envelope.contains('\n');
        known.map_or([if is_broken { "\n  " } else { "" }, ""], |gap| gap.each_ref().map(String::as_str))
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let (before, after) = self.envelope.split_at(self.at);
        let mut text = before.to_owned();
        for (index, entry) in self.entries.iter().enumerate() {
            let [lead, trail] = self.gap(index);
            text.push_str(if index > 0 { "," } else { "" });
            text.extend([lead, &*entry.raw, trail]);
        }
        let is_first = self.gaps.is_empty() && !self.entries.is_empty() && self.envelope.contains('\n');
        text.push_str(if is_first { "\n " } else { &self.end });
        text.push_str(after);
        text
    }

    pub fn position(&self, key: u32) -> Option<usize> {
        // In an unchanged file, the key is the index.
        let index = key as usize;
        if self.entries.get(index).is_some_and(|entry| entry.key == key) {
            return Some(index);
        }
        self.entries.iter().position(|entry| entry.key == key)
    }

    /// The text of a record, or of the fields beside the records.
    pub fn raw(&self, key: u32) -> Option<&Arc<str>> {
        if key == ENVELOPE {
            return without_mark(&self.envelope).trim_start().starts_with('{').then_some(&self.envelope);
        }
        self.entries.get(self.position(key)?).map(|entry| &entry.raw)
    }

    /// Replaces the text of a record. Returns whether the record exists.
    pub fn set_raw(&mut self, key: u32, raw: Arc<str>) -> bool {
        if key == ENVELOPE {
            // This text has an empty list of records.
            let Some((envelope, at, ..)) = cut(self.file, &raw) else { return false };
            (self.envelope, self.at) = (envelope.into(), at);
            return true;
        }
        let found = self.position(key);
        if let Some(index) = found {
            self.entries[index].raw = raw;
        }
        found.is_some()
    }

    /// The fields that the format has for a record, or beside the records.
    pub fn fields(&self, key: u32) -> &'static [Field] {
        if key == ENVELOPE { self.file.envelope() } else { self.file.fields() }
    }

    /// The indentation of new values: on lines of their own if the record has several lines.
    fn style(&self, key: u32) -> [String; 2] {
        let spaces = |text: &str| text.len() - text.trim_start_matches(' ').len();
        let raw = self.raw(key).map_or("", |raw| without_mark(raw));
        let line = match self.position(key) {
            _ if !raw.contains('\n') && raw.contains(':') => String::new(),
            Some(index) if self.file != File::Site => self.gap(index)[0].to_owned(),
            _ => "\n".to_owned(),
        };
        let own = raw.split_once('\n').map_or(0, |(_, rest)| spaces(rest));
        let unit = own.saturating_sub(line.len().saturating_sub(1)).clamp(1, 8);
        [line, " ".repeat(unit)]
    }

    /// A record as JSON that can be edited.
    pub fn json(&self, key: u32) -> Option<Json> {
        Json::parse(without_mark(self.raw(key)?).trim())
    }

    /// A value of a record.
    pub fn value(&self, key: u32, path: &Path) -> Option<Value> {
        Some(self.json(key)?.get(path)?.value())
    }

    /// The text of a record after a change.
    pub fn changed(&self, key: u32, run: impl FnOnce(&mut Json, &'static [Field], Style<'_>)) -> Option<Arc<str>> {
        let mut json = self.json(key)?;
        let [line, unit] = self.style(key);
        run(&mut json, self.fields(key), Style { line: &line, unit: &unit });
        let raw = self.raw(key)?;
        let (start, end) = (raw.len() - without_mark(raw).trim_start().len(), raw.trim_end().len());
        Some([&raw[..start], &json.to_string(), &raw[end..]].concat().into())
    }

    /// Inserts a new record at an index. Returns its key.
    pub fn insert(&mut self, index: usize, record: NewRecord<'_>) -> u32 {
        let (key, index) = (self.next_key, index.min(self.entries.len()));
        self.next_key += 1;
        let raw = match record {
            NewRecord::Written(raw) => raw,
            NewRecord::Value(value) => {
                let style = Style { line: self.gap(1)[0], unit: " " };
                Json::new(value, Some(self.file.fields()), style).to_string().into()
            }
        };
        self.entries.insert(index, Entry { key, raw });
        key
    }

    /// Sets the records to these keys, in this order; `others` returns the text of new ones.
    pub fn arrange(&mut self, keys: &[u32], others: &dyn Fn(u32) -> Option<Arc<str>>) {
        let known: HashMap<u32, Entry> = self.entries.drain(..).map(|entry| (entry.key, entry)).collect();
        for &key in keys {
            self.next_key = self.next_key.max(key.saturating_add(1));
            let new = || Some(Entry { key, raw: others(key)? });
            self.entries.extend(known.get(&key).cloned().or_else(new));
        }
    }

    /// The text of the file with this record alone, to check it together with the fields beside the records.
    pub fn only(&self, key: u32) -> String {
        let (before, after) = self.envelope.split_at(self.at);
        let record = self.position(key).map_or("", |index| &*self.entries[index].raw);
        [before, record, after].concat()
    }

    /// The id of a record; `None` if it has none.
    pub fn id(&self, key: u32) -> Option<String> {
        id(self.raw(key)?)
    }

    /// The key of the record with this id.
    pub fn find(&self, wanted: &str) -> Option<u32> {
        let quoted = Value::from(wanted).to_string();
        let has = |entry: &&Entry| entry.raw.contains(&quoted) && id(&entry.raw).as_deref() == Some(wanted);
        self.entries.iter().find(has).map(|entry| entry.key)
    }
}

/// The keys of records by their ids; of records with the same id, the first is the last of its list.
pub(crate) fn keys_by_id(entries: &[Entry]) -> HashMap<String, Vec<u32>> {
    let mut keys: HashMap<String, Vec<u32>> = HashMap::new();
    for entry in entries.iter().rev() {
        keys.entry(id(&entry.raw).unwrap_or_default()).or_default().push(entry.key);
    }
    keys
}

/// A record to be inserted.
pub enum NewRecord<'a> {
    Value(&'a Value),
    Written(Arc<str>),
}

/// The id in the text of a record.
pub fn id(raw: &str) -> Option<String> {
    let mut scan = Scan::new(raw);
    scan.spaces();
    find_field(&mut scan, "\"id\"")?;
    serde_json::from_str(scan.value()?).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::json::steps;

    const TEXT: &str = "\u{feff}{\n \"version\": 1,\n \"note\": {\"records\": [1]},\n \"records\": [\n  {\n   \"id\": \"a\"\n  },\n  \
        {\n   \"id\": \"b\"\n  }\n ]\n}\n";

    fn ids(document: &Document) -> Vec<String> {
        document.entries.iter().filter_map(|entry| id(&entry.raw)).collect()
    }

    #[test]
    fn an_unchanged_file_is_written_byte_for_byte() {
        for text in
            [TEXT, "[]", " [ {\"id\":\"a\"} ,\n {\"id\" : \"b\"} ]\n", "{\"records\":[],\"x\":{}}", "[1, \"x\", {}]"]
        {
            let document = Document::parse(File::Events, text).expect(text);
            assert_eq!(document.text(), text);
        }
        let site = "{\n \"id\": \"x\"\n}\n";
        assert_eq!(Document::parse(File::Site, site).expect(site).text(), site);
        for text in ["", "{}", "1", "{\"records\": 1}", "{\"records\": [", "{\"version\": 2, \"records\": []}"] {
            assert!(Document::parse(File::Events, text).is_err(), "{text}");
        }
    }

    #[test]
    fn adding_and_removing_records_leaves_the_others_unchanged() {
        let mut document = Document::parse(File::Events, TEXT).expect(TEXT);
        let key = document.insert(0, NewRecord::Value(&json!({"id": "c", "start": "2026"})));
        assert_eq!((key, ids(&document)), (2, vec!["c".to_owned(), "a".to_owned(), "b".to_owned()]));
        let new = "{\n   \"id\": \"c\",\n   \"start\": \"2026\"\n  }";
        assert_eq!(document.text(), TEXT.replacen("{\n   \"id\"", &[new, ",\n  {\n   \"id\""].concat(), 1));
        document.arrange(&[1, 0], &|_| None);
        assert_eq!(document.text(), TEXT.replace('a', "x").replace("\"b\"", "\"a\"").replace("\"x\"", "\"b\""));
        document.arrange(&[], &|_| None);
        let key = document.insert(0, NewRecord::Value(&json!({"id": "z"})));
        assert!(document.text().ends_with("[\n  {\n   \"id\": \"z\"\n  }\n ]\n}\n"), "{}", document.text());
        let raw = document.changed(key, |json, fields, style| {
            json.set(&steps(".title.fr"), Some(&json!("Z")), Some(fields), style);
        });
        let expected = "{\n   \"id\": \"z\",\n   \"title\": {\n    \"fr\": \"Z\"\n   }\n  }";
        assert_eq!(raw.as_deref(), Some(expected));
        let empty = "{\n \"records\": []\n}";
        let mut document = Document::parse(File::Events, empty).expect(empty);
        document.insert(0, NewRecord::Value(&json!({"id": "z"})));
        assert_eq!(document.text(), "{\n \"records\": [\n  {\n   \"id\": \"z\"\n  }\n ]\n}");
    }

    #[test]
    fn setting_a_field_of_the_envelope_leaves_the_records_unchanged() {
        let mut document = Document::parse(File::Events, TEXT).expect(TEXT);
        let raw = document.changed(ENVELOPE, |json, fields, style| {
            json.set(&steps(".as_of"), Some(&json!("2026")), Some(fields), style);
        });
        assert!(document.set_raw(ENVELOPE, raw.expect("an envelope")));
        let expected = TEXT.replace("\n ]\n}", "\n ],\n \"as_of\": \"2026\"\n}");
        assert_eq!(document.text(), expected);
    }

    #[test]
    fn records_are_found_by_id() {
        let document = Document::parse(File::Events, TEXT).expect(TEXT);
        assert_eq!((document.find("b"), document.find("c")), (Some(1), None));
        assert_eq!(id("{\"x\": {\"id\": \"no\"}, \"id\": \"\\u0061\"}").as_deref(), Some("a"));
    }
}
