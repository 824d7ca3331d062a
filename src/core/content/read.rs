//! Reads a data file tolerantly: a bad record does not affect the others.
//!
//! The first stage ([`parse`]) parses JSON, compares it with the shape of the file and leaves out records that cannot
//! be used. The second stage, in [`records`](super::records), converts the rest and cannot fail.

use std::fmt;

use serde_json::{Map, Value};

use super::characters::without_mark;
use super::check::{Findings, describe};
use super::file::{File, VERSION};

/// Why a whole file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not JSON: truncated, an HTML page, …; with the parser's message.
    NotJson(String),
    /// JSON, but neither a list of records nor an object that contains one.
    WrongShape { found: String },
    /// Written for a later version of the format.
    Version(u64),
}

impl std::error::Error for Unreadable {}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(error) => write!(formatter, "no JSON ({error})"),
            Self::WrongShape { found } => write!(formatter, "{found}"),
            Self::Version(version) => write!(formatter, "version {version}"),
        }
    }
}

/// The text of a file that arrives in pieces of bytes.
#[derive(Debug, Default)]
pub struct Arriving {
    pub text: String,
    /// The bytes of a character that is cut off.
    rest: Vec<u8>,
}

impl Arriving {
    /// Adds the next piece.
    ///
    /// # Errors
    /// If the bytes are not UTF-8.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        self.rest.extend_from_slice(bytes);
        let error = match std::str::from_utf8(&self.rest) {
            Ok(text) => {
                self.text.push_str(text);
                self.rest.clear();
                return Ok(());
            }
            Err(error) => error,
        };
        let rest = self.rest.split_off(error.valid_up_to());
        let valid = std::mem::replace(&mut self.rest, rest);
        self.text.push_str(&String::from_utf8(valid).unwrap_or_default());
        if error.error_len().is_some() { Err(self.broken()) } else { Ok(()) }
    }

    /// The whole text.
    ///
    /// # Errors
    /// If its last character is incomplete.
    pub fn end(self) -> Result<String, Unreadable> {
        if self.rest.is_empty() { Ok(self.text) } else { Err(self.broken()) }
    }

    fn broken(&self) -> Unreadable {
        Unreadable::NotJson(format!("not UTF-8 from byte {} on", self.text.len()))
    }
}

/// A file after the first stage.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The fields beside the records, or the only record of `site.json`.
    pub envelope: Map<String, Value>,
    pub records: Vec<Map<String, Value>>,
    /// Records that could not be used.
    pub left_out: usize,
    pub findings: Findings,
}

/// Reads a file.
///
/// # Errors
/// If no records can be found.
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
            // A field of the wrong type is ignored, except these: without them, there is no site.
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
            let is_usable = self.findings.item(file, path, index, &record).is_some();
            match record {
                Value::Object(fields) if is_usable => self.records.push(fields),
                _ => self.left_out += 1,
            }
        }
    }
}
