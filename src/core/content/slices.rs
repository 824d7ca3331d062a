//! Reads a large `platforms.json` record by record, while its text is decoded, so that the page can be drawn in
//! between. The result is that of reading it as a whole.

use serde_json::{Deserializer, Map, Value};

use super::Records;
use super::characters::without_mark;
use super::check::Findings;
use super::fields::{Fields, FromFields};
use super::file::{File, VERSION};
use super::records::Platform;

/// Reads the file. It gives up at whatever it does not expect: the file is then read as a whole, which says what is
/// wrong.
#[derive(Debug, Default)]
struct Slices {
    /// The next byte to read.
    at: usize,
    /// The fields beside the records.
    envelope: Map<String, Value>,
    /// Whether the list of records is in an object, and its path.
    is_in_object: bool,
    path: &'static str,
    read: Records<Platform>,
    /// Records read so far.
    count: usize,
    findings: Findings,
}

/// The file has another form than expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unexpected;

/// How far a step of reading has come.
#[derive(Debug)]
pub enum Progress {
    /// There is more to read.
    More,
    /// The text so far is read.
    Waiting,
    Done(Result<Records<Platform>, Unexpected>),
}

/// Reads some records of the text, which may have grown since the last call, and is complete if the second argument is
/// true. Must not be called again after [`Progress::Done`].
pub type SliceReader = Box<dyn FnMut(&str, bool) -> Progress>;

/// Reads a file.
pub fn reading() -> SliceReader {
    const AT_ONCE: usize = 4;
    let mut state: Option<Slices> = None;
    // Text length at which parsing of the envelope is retried: doubled each time, since the envelope may be long.
    let mut next = 0;
    Box::new(move |text, is_whole| {
        if state.is_none() {
            if text.len() < next && !is_whole {
                return Progress::Waiting;
            }
            next = text.len() * 2;
            match Slices::new(text) {
                Ok(slices) => state = Some(slices),
                Err(_) if !is_whole => return Progress::Waiting,
                Err(unexpected) => return Progress::Done(Err(unexpected)),
            }
        }
        state.as_mut().map_or(Progress::Waiting, |slices| slices.read(text, is_whole, AT_ONCE))
    })
}

impl Slices {
    /// Reads as far as the list of records.
    fn new(text: &str) -> Result<Self, Unexpected> {
        let at = text.len() - without_mark(text).len();
        let findings = Findings::without_references();
        let (envelope, read) = (Map::new(), Records::default());
        let mut slices = Self { at, envelope, is_in_object: true, path: "$.records", read, count: 0, findings };
        if slices.skips(text, b'[') {
            (slices.is_in_object, slices.path) = (false, "$");
            return Ok(slices);
        }
        if !slices.skips(text, b'{') {
            return Err(Unexpected);
        }
        while !slices.field(text)? {
            if !slices.skips(text, b',') {
                return Err(Unexpected);
            }
        }
        Ok(slices)
    }

    /// Whether this is the next character, after white space; reads it.
    fn skips(&mut self, text: &str, character: u8) -> bool {
        let rest = text.as_bytes().get(self.at..).unwrap_or_default();
        let white = rest.iter().take_while(|byte| b" \n\r\t".contains(byte)).count();
        let is_next = rest.get(white) == Some(&character);
        self.at += white + usize::from(is_next);
        is_next
    }

    fn value(&mut self, text: &str) -> Result<Value, Unexpected> {
        let rest = text.get(self.at..).ok_or(Unexpected)?;
        let mut values = Deserializer::from_str(rest).into_iter();
        let value = values.next().and_then(Result::ok).ok_or(Unexpected)?;
        self.at += values.byte_offset();
        Ok(value)
    }

    /// Reads a field of the envelope. Returns whether the list of records begins.
    fn field(&mut self, text: &str) -> Result<bool, Unexpected> {
        let Value::String(name) = self.value(text)? else { return Err(Unexpected) };
        if !self.skips(text, b':') {
            return Err(Unexpected);
        }
        if name == "records" {
            return if self.skips(text, b'[') { Ok(true) } else { Err(Unexpected) };
        }
        let value = self.value(text)?;
        self.envelope.insert(name, value);
        Ok(false)
    }

    /// Reads up to `most` records.
    fn read(&mut self, text: &str, is_whole: bool, most: usize) -> Progress {
        for _ in 0..most {
            let start = self.at;
            match self.next(text) {
                Ok(Some(record)) => self.take(&record),
                // It may only be cut off.
                _ if !is_whole => {
                    self.at = start;
                    return Progress::Waiting;
                }
                Ok(None) => return Progress::Done(self.end(text).map(|()| std::mem::take(self).finish())),
                Err(unexpected) => return Progress::Done(Err(unexpected)),
            }
        }
        Progress::More
    }

    /// Reads the next record. `None` at the end of the list.
    fn next(&mut self, text: &str) -> Result<Option<Value>, Unexpected> {
        if self.skips(text, b']') {
            return Ok(None);
        }
        if self.count > 0 && !self.skips(text, b',') {
            return Err(Unexpected);
        }
        self.value(text).map(Some)
    }

    fn take(&mut self, record: &Value) {
        let fields = self.findings.item(File::Platforms, self.path, self.count, record);
        self.count += 1;
        match fields.and_then(|fields| Platform::from_fields(Fields::of(fields))) {
            Some(record) => self.read.all.push(record),
            None => self.read.left_out += 1,
        }
    }

    /// Reads what follows the records.
    fn end(&mut self, text: &str) -> Result<(), Unexpected> {
        while self.is_in_object && !self.skips(text, b'}') {
            // A second list of records would replace the first.
            if !self.skips(text, b',') || self.field(text)? {
                return Err(Unexpected);
            }
        }
        self.skips(text, b' ');
        let is_known = |version: &Value| version.as_u64().is_none_or(|version| version <= VERSION);
        let is_whole = self.at == text.len() && self.envelope.get("version").is_none_or(is_known);
        if is_whole { Ok(()) } else { Err(Unexpected) }
    }

    /// The records, after the last one has been read.
    fn finish(mut self) -> Records<Platform> {
        if self.is_in_object {
            self.findings.envelope(File::Platforms, &self.envelope);
        }
        let envelope = Fields::of(&self.envelope);
        Records {
            as_of: envelope.date("as_of"),
            updated: envelope.date("updated"),
            problems: self.findings.problems,
            ..self.read
        }
    }
}
