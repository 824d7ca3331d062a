//! From the text of a data file to records: tolerant, so that one bad record costs only itself.
//!
//! The first stage ([`parse`]) reads JSON and compares it with the shape of the file; records that cannot be used
//! are left out there. The second stage, one `From<&Fields>` for each kind of record, cannot fail.

use serde_json::{Map, Value};

use super::characters::{visible, without_mark};
use super::check::{Findings, describe};
use super::date::Date;
use super::file::File;
use super::url;
use crate::locale::Localized;

/// The version of the data files that this program reads.
pub const VERSION: u64 = 1;

/// Why nothing of a file can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not JSON: cut short, a web page in its place, …, with the parser's words.
    NotJson(String),
    /// JSON, but neither records nor an object that can stand for them.
    WrongShape { found: String },
    /// Written for a later program than this one.
    Version(u64),
}

/// A file after the first stage.
#[derive(Debug, Default)]
pub struct Parsed {
    /// What stands beside the records, or the only record of `site.json`.
    pub envelope: Map<String, Value>,
    pub records: Vec<Map<String, Value>>,
    /// Records that could not be used.
    pub left_out: usize,
    pub findings: Findings,
}

/// Reads a file.
///
/// # Errors
/// Where no record of it can be found at all.
pub fn parse(file: File, text: &str) -> Result<Parsed, Unreadable> {
    let text = without_mark(text);
    let value: Value = serde_json::from_str(text).map_err(|error| Unreadable::NotJson(error.to_string()))?;
    if let Some(version) = value.get("version").and_then(Value::as_u64)
        && version > VERSION
    {
        return Err(Unreadable::Version(version));
    }
    let mut parsed = Parsed::default();
    match value {
        Value::Object(fields) if file == File::Site => {
            parsed.findings.envelope(file, &fields);
            let site = Value::Object(fields);
            parsed.findings.record(file, "$", None, &site);
            // A field of the wrong type costs only itself; without these, there is no site.
            let is_needed = |path: &str| ["$", "$.id", "$.name"].contains(&path);
            if parsed.findings.problems.iter().any(|problem| problem.fatal && is_needed(&problem.path)) {
                return Err(Unreadable::WrongShape { found: "a site without id or name".to_owned() });
            }
            if let Value::Object(fields) = site {
                parsed.envelope = fields;
            }
        }
        Value::Object(mut fields) => {
            parsed.findings.envelope(file, &fields);
            match fields.remove("records") {
                Some(Value::Array(records)) => parsed.take(file, "$.records", records),
                other => {
                    let found = other.map_or_else(|| "no `records`".to_owned(), |value| describe(&value));
                    return Err(Unreadable::WrongShape { found });
                }
            }
            parsed.envelope = fields;
        }
        Value::Array(records) if file != File::Site => parsed.take(file, "$", records),
        other => return Err(Unreadable::WrongShape { found: describe(&other) }),
    }
    Ok(parsed)
}

impl Parsed {
    fn take(&mut self, file: File, path: &str, records: Vec<Value>) {
        for (index, record) in records.into_iter().enumerate() {
            let before = self.findings.problems.len();
            self.findings.record(file, &format!("{path}[{index}]"), Some(index), &record);
            let usable = !self.findings.problems.iter().skip(before).any(|problem| problem.fatal);
            match record {
                Value::Object(fields) if usable => self.records.push(fields),
                _ => self.left_out += 1,
            }
        }
    }
}

/// The fields of an object, read without complaint: what is absent or of the wrong type is empty.
#[derive(Clone, Copy)]
pub struct Fields<'a>(pub &'a Map<String, Value>);

impl<'a> Fields<'a> {
    fn value(self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    pub fn text(self, name: &str) -> Option<String> {
        self.value(name).and_then(word)
    }

    /// A text that the record cannot be without; the first stage has seen to it.
    pub fn required(self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    pub fn texts(self, name: &str) -> Vec<String> {
        self.items(name).iter().filter_map(word).collect()
    }

    /// An address that may become a link.
    pub fn url(self, name: &str) -> Option<String> {
        self.text(name).filter(|address| url::is_safe(address))
    }

    /// An address that can be written to.
    pub fn email(self, name: &str) -> Option<String> {
        self.text(name).filter(|address| url::is_email(address))
    }

    pub fn date(self, name: &str) -> Option<Date> {
        self.text(name).and_then(|text| Date::parse(&text))
    }

    pub fn number(self, name: &str) -> Option<f64> {
        self.value(name)?.as_f64()
    }

    pub fn flag(self, name: &str) -> Option<bool> {
        self.value(name)?.as_bool()
    }

    pub fn localized(self, name: &str) -> Localized {
        self.value(name).map(localized).unwrap_or_default()
    }

    pub fn localized_list(self, name: &str) -> Localized<Vec<String>> {
        let list = |code| {
            let items = self.value(name)?.get(code)?.as_array()?;
            Some(items.iter().filter_map(word).collect::<Vec<_>>()).filter(|texts| !texts.is_empty())
        };
        Localized { fr: list("fr"), en: list("en") }
    }

    pub fn localized_texts(self, name: &str) -> Vec<Localized> {
        self.items(name).iter().map(localized).filter(|text| !text.is_empty()).collect()
    }

    pub fn object(self, name: &str) -> Option<Fields<'a>> {
        self.value(name)?.as_object().map(Fields)
    }

    /// The objects of a list, each read by its own `From`.
    pub fn objects<T: From<Fields<'a>>>(self, name: &str) -> Vec<T> {
        self.items(name).iter().filter_map(Value::as_object).map(|object| T::from(Fields(object))).collect()
    }

    pub fn numbers(self, name: &str) -> Vec<f64> {
        self.items(name).iter().filter_map(Value::as_f64).collect()
    }

    /// Codes and their words, in the order of the codes.
    pub fn vocabulary(self, name: &str) -> Vec<(String, Localized)> {
        let words = self.value(name).and_then(Value::as_object).into_iter().flatten();
        words.map(|(code, word)| (code.clone(), localized(word))).collect()
    }

    fn items(self, name: &str) -> &'a [Value] {
        self.value(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(visible).filter(|text| !text.trim().is_empty())
}

fn localized(value: &Value) -> Localized {
    match value {
        Value::String(_) => Localized { fr: word(value), en: word(value) },
        _ => Localized { fr: value.get("fr").and_then(word), en: value.get("en").and_then(word) },
    }
}
