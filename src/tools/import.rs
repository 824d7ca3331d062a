//! Turns a spreadsheet of platforms, saved as CSV, into records: new ones, and corrections of published ones.
//!
//! Fields that the sheet does not have keep their published values. What cannot be read is reported with its line and
//! column, and left out.

mod column;
mod date;
mod sheet;
mod tidy;

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use engine::fold::fold;
use serde_json::{Map, Value};
use site_core::content::access::Access;
use site_core::content::characters::without_mark;
use site_core::content::check::describe;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::problem::Problem;
use site_core::content::records::{Departement, Host, Technique};
use site_core::content::{Content, LoadError, read};
use site_core::export::columns::AND;
use site_core::locale::{Locale, Localized};
use site_core::proposal::{clean, number, put, slug, unique, write_json};
use site_core::{export, route, text};

use crate::folder::{Files, NotText};
use crate::strict;
use crate::warnings::{self, Warning};
use column::Column;
use sheet::{Row, Rows};
use thiserror::Error;

type Record = Map<String, Value>;

/// A cell or a line of a sheet that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of the text on which the row begins, from 1.
    pub line: usize,
    /// Name of the column, or its number if it has no name; empty if the whole line is meant.
    pub column: String,
    pub found: String,
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, found, expected } = self;
        write!(formatter, "line {line}")?;
        if !column.is_empty() {
            write!(formatter, ", column `{column}`")?;
        }
        write!(formatter, ": found {found}, expected {expected}")
    }
}

/// A cell that was read as something else than it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Line of the text on which the row begins, from 1.
    pub line: usize,
    /// Name of the column; empty if the whole line is meant.
    pub column: String,
    pub found: String,
    /// What it was read as, in words.
    pub taken: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, found, taken } = self;
        write!(formatter, "line {line}")?;
        if !column.is_empty() {
            write!(formatter, ", column `{column}`")?;
        }
        write!(formatter, ": {found} was read as {taken}")
    }
}

/// How many records the import added, changed and left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    /// In the sheet, and equal to the published record.
    pub unchanged: usize,
    /// Published, and not in the sheet.
    pub kept: usize,
}

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// The new `platforms.json`.
    pub json: String,
    pub counts: Counts,
    pub faults: Vec<Fault>,
    /// What was read as something else than it says.
    pub remarks: Vec<Remark>,
    /// Problems that the checker finds in the new file, each with the line of the sheet that the record comes from.
    pub problems: Vec<(Option<usize>, Problem)>,
    /// Warnings about the new file that the published one does not have.
    pub warnings: Vec<Warning>,
}

/// Says in the column of identifiers that a platform is new although it resembles another, folded.
const NEW: [&str; 4] = ["new", "nouveau", "nouvelle", "neuf"];

/// How to save a sheet so that it can be read.
const HOW: &str = "Save the sheet again as CSV in UTF-8: in Excel, “Save as”, type “CSV UTF-8”; in LibreOffice, \
    “Save as”, type “Text CSV”, character set “Unicode (UTF-8)”.";

/// Why nothing of a sheet can be imported, and what to do.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error("This is a spreadsheet, not CSV. {HOW}")]
    NotCsv,
    #[error("The sheet is empty: its first line must name the columns.")]
    Empty,
    #[error(
        "No column says which platform a row is of: found {found}, expected `Identifiant` or `Nom`, `Identifier` or \
         `Name`, `id` or `name`."
    )]
    NoPlatform { found: String },
    #[error("platforms.json is {0}: fix it first.")]
    NoFile(#[source] NotText),
    #[error("platforms.json: {0}: fix it first.")]
    Unreadable(#[source] read::Unreadable),
}

/// The text of a file saved by a spreadsheet program, and the encoding that it was converted from; None for UTF-8.
///
/// # Errors
/// It is no text.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<&'static str>), ImportError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ImportError::NotCsv);
    }
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => return Ok((text.into(), None)),
            Err(_) => WINDOWS_1252,
        },
    };
    Ok((encoding.decode(bytes).0, Some(encoding.name())))
}

/// Imports a sheet over the published files. The new file gets the date `today` if any record is new or changed.
///
/// # Errors
/// No column says which platform a row is of, or the published platforms cannot be read.
pub fn import(text: &str, files: &Files, today: Date) -> Result<Import, ImportError> {
    let mut content = Content::default();
    for (file, text) in files {
        let text = text.as_ref().map(String::as_str);
        content.set(*file, text.map_err(|error| LoadError::Network(error.to_string())));
    }
    let published = published(files)?;
    let mut reader = Reader {
        content: &content,
        published: &published.entries,
        techniques: content.techniques.ready().map_or(Vec::new(), |techniques| names(&techniques.all)),
        faults: Vec::new(),
        remarks: Vec::new(),
        line: 0,
        column: String::new(),
        has_code: false,
    };
    let rows = reader.rows(text)?;
    let (entries, counts) = merge(&published.entries, rows);
    let json = write(&published.envelope, &entries, counts.new + counts.changed > 0, today);
    let (faults, remarks) = (reader.faults, reader.remarks);
    let mut after = files.clone();
    after.retain(|(file, _)| *file != File::Platforms);
    after.push((File::Platforms, Ok(json.clone())));
    let line_of = |problem: &Problem| {
        entries.iter().find(|entry| id(&entry.record) == Some(problem.record.as_str())).and_then(|entry| entry.line)
    };
    let problems = strict::check(&after).into_iter().filter(|problem| problem.file == File::Platforms);
    let problems = problems.map(|problem| (line_of(&problem), problem)).collect();
    let before = warnings::warnings(files);
    let is_new = |warning: &Warning| {
        let is_same = |known: &Warning| (&known.record, &known.says) == (&warning.record, &warning.says);
        warning.file == File::Platforms && !before.iter().any(|known| known.topic == warning.topic && is_same(known))
    };
    let warnings = warnings::warnings(&after).into_iter().filter(is_new).collect();
    Ok(Import { json, counts, faults, remarks, problems, warnings })
}

/// A record of the file.
#[derive(Clone, Debug)]
struct Entry<'a> {
    record: Record,
    /// As it is written in the published file, if it is the same.
    written: Option<&'a str>,
    /// Where it stands in the sheet.
    line: Option<usize>,
}

/// The published file of platforms.
#[derive(Default)]
struct Published<'a> {
    envelope: Record,
    entries: Vec<Entry<'a>>,
}

/// The published platforms; none if there is no such file yet.
fn published(files: &Files) -> Result<Published<'_>, ImportError> {
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

fn id(record: &Record) -> Option<&str> {
    record.get("id").and_then(Value::as_str)
}

/// The published records in their order, replaced by those of the sheet with the same id; new ones at the end.
fn merge<'a>(published: &[Entry<'a>], rows: Vec<(usize, Record)>) -> (Vec<Entry<'a>>, Counts) {
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
fn write(envelope: &Record, entries: &[Entry<'_>], is_new: bool, today: Date) -> String {
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
    for (place, entry) in entries.iter().enumerate() {
        json += if place > 0 { ",\n  " } else { "\n  " };
        match entry.written {
            Some(written) => json += written,
            None => write_json(&Value::Object(entry.record.clone()), &order, "\n  ", &mut json),
        }
    }
    json + if entries.is_empty() { "]\n}\n" } else { "\n ]\n}\n" }
}

/// The columns of a sheet that are read: index, name and meaning.
type Columns = Vec<(usize, String, Column)>;

/// Why a text names no technique; the text says what was expected.
#[derive(Debug, Error)]
enum NotATechnique {
    #[error("the id or the name of a record of techniques.json")]
    Unknown,
    #[error("the id of one technique, of {0}")]
    Ambiguous(String),
}

/// A label or synonym of a technique, folded.
struct Named<'a> {
    name: String,
    id: &'a str,
    is_label: bool,
}

fn names(techniques: &[Technique]) -> Vec<Named<'_>> {
    let mut names = Vec::new();
    for Technique { id, label, synonyms, .. } in techniques {
        names.extend(label.values().map(|name| Named { name: fold(name), id, is_label: true }));
        let others = synonyms.values().flatten();
        names.extend(others.map(|name| Named { name: fold(name), id, is_label: false }));
    }
    names
}

/// Reads rows and collects their faults.
struct Reader<'a> {
    content: &'a Content,
    published: &'a [Entry<'a>],
    techniques: Vec<Named<'a>>,
    faults: Vec<Fault>,
    remarks: Vec<Remark>,
    /// The line and column that are being read.
    line: usize,
    column: String,
    /// Whether the sheet has a column for the département's code.
    has_code: bool,
}

impl Reader<'_> {
    fn fault(&mut self, found: String, expected: impl Into<String>) {
        let (line, column, expected) = (self.line, self.column.clone(), expected.into());
        self.faults.push(Fault { line, column, found, expected });
    }

    fn remark(&mut self, found: String, taken: impl Into<String>) {
        let (line, column, taken) = (self.line, self.column.clone(), taken.into());
        self.remarks.push(Remark { line, column, found, taken });
    }

    /// The records of a sheet, each with its line.
    fn rows(&mut self, text: &str) -> Result<Vec<(usize, Record)>, ImportError> {
        let (text, named) = sheet::body(text);
        let separator = named.unwrap_or_else(|| separator(text));
        let rows = Rows::new(text, separator).skip(usize::from(named.is_some())).filter(|row| !row.is_empty());
        let rows: Vec<Row> = rows.collect();
        // A title may stand above the names of the columns.
        let is_header = |row: &Row| {
            let columns = row.cells.iter().filter_map(|name| column::read(&clean(name)).ok());
            columns.into_iter().any(|column| is_named(&column))
        };
        let found = rows.iter().take(10).position(is_header).unwrap_or_default();
        let mut rows = rows.into_iter().skip(found);
        let header = rows.next().ok_or(ImportError::Empty)?;
        let rows: Vec<Row> = rows.collect();
        if found > 0 {
            self.line = header.line;
            self.remark("this line".to_owned(), "the names of the columns; nothing above it is read");
        }
        let columns = self.columns(&header, &rows);
        if !columns.iter().any(|(_, _, column)| is_named(column)) {
            let names: Vec<String> = header.cells.iter().take(8).map(|name| format!("`{}`", name.trim())).collect();
            return Err(ImportError::NoPlatform { found: names.join(", ") });
        }
        let mut records: Vec<(usize, Record)> = Vec::new();
        for row in rows {
            if let Some(record) = self.row(&row, &columns, header.cells.len(), &records) {
                records.push((row.line, record));
            }
        }
        Ok(records)
    }

    fn columns(&mut self, header: &Row, rows: &[Row]) -> Columns {
        self.line = header.line;
        if let Some([found, expected]) = header.broken {
            self.fault(found.to_owned(), expected);
        }
        let mut columns: Columns = Vec::new();
        for (place, name) in header.cells.iter().map(|name| clean(name)).enumerate() {
            let is_filled = |row: &Row| row.cells.get(place).is_some_and(|cell| !cell.trim().is_empty());
            if name.is_empty() && !rows.iter().any(is_filled) {
                continue;
            }
            self.column = (place + 1).to_string();
            match column::read(&name) {
                Ok(column) if columns.iter().any(|(_, _, known)| *known == column) => {
                    self.fault(format!("{} again", quoted(&name)), "each column once");
                }
                Ok(column) => columns.push((place, name, column)),
                Err(expected) => {
                    self.fault(
                        if name.is_empty() { "no name".to_owned() } else { quoted(&name) },
                        expected.to_string(),
                    );
                }
            }
        }
        // The code of the département is read before its name, which is checked against it.
        columns.sort_by_key(|(_, _, column)| *column == Column::Departement);
        self.has_code = columns.iter().any(|(_, _, column)| *column == Column::Text("departement"));
        columns
    }

    fn row(&mut self, row: &Row, columns: &Columns, width: usize, before: &[(usize, Record)]) -> Option<Record> {
        self.line = row.line;
        self.column.clear();
        if let Some([found, expected]) = row.broken {
            self.fault(found.to_owned(), expected);
            return None;
        }
        let count = row.cells.len();
        let is_too_long = row.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if is_too_long || count < width {
            let hint = if is_too_long { " (a cell that holds a separator stands in quotation marks)" } else { "" };
            self.fault(cells(count), format!("{}, as in the first line{hint}", cells(width)));
        }
        if is_too_long {
            return None;
        }
        let said = |sought: Column| {
            let place = columns.iter().find(|(_, _, column)| *column == sought)?.0;
            row.cells.get(place).map(|cell| clean(cell)).filter(|cell| !cell.is_empty())
        };
        let own_id = said(Column::Text("id"));
        let is_said_new = own_id.as_deref().is_some_and(|id| NEW.contains(&fold(id).as_str()));
        let own_id = own_id.filter(|_| !is_said_new);
        if let Some(id) = own_id.as_deref()
            && before.iter().any(|(_, record)| self::id(record) == Some(id))
        {
            self.fault(format!("{} again", quoted(id)), "an id that no earlier row has");
            return None;
        }
        let known = own_id.as_deref().and_then(|id| self.published(id));
        let is_known = known.is_some();
        let mut record = known.cloned().unwrap_or_default();
        let place_before = [record.get("lat").cloned(), record.get("lon").cloned()];
        for (place, name, column) in columns {
            if let Some(cell) = row.cells.get(*place).filter(|_| !is_said_new || *column != Column::Text("id")) {
                self.column.clone_from(name);
                let cell = self.tidied(*column, &unguarded(cell));
                self.cell(*column, &cell, &mut record);
            }
        }
        self.pair_services(row, columns, &mut record);
        let carries = |sought: Column| columns.iter().any(|(_, _, column)| *column == sought);
        if is_known
            && place_before != [record.get("lat").cloned(), record.get("lon").cloned()]
            && !carries(Column::Text("geo_precision"))
        {
            record.remove("geo_precision");
        }
        if !record.contains_key("name") {
            let name = record.get("name_fr").cloned().or_else(|| record.remove("name_en"));
            record.extend(name.map(|name| ("name".to_owned(), name)));
        }
        if own_id.is_none() {
            if let Some(known) = self.resembled(&record, before).filter(|_| !is_said_new) {
                self.column.clear();
                let name = record.get("name").and_then(Value::as_str).unwrap_or_default();
                self.fault(
                    format!("{}, which resembles {known}", quoted(name)),
                    "its id in the column of identifiers, or `new` there if it is another platform",
                );
                return None;
            }
            let id = self.new_id(&record, before);
            record.insert("id".to_owned(), id.into());
        }
        Some(record)
    }

    fn published(&self, id: &str) -> Option<&Record> {
        self.published.iter().map(|entry| &entry.record).find(|record| self::id(record) == Some(id))
    }

    /// The platform that a record without an id resembles, in words: one with its name or acronym and no other host, or
    /// with its website.
    fn resembled(&self, record: &Record, before: &[(usize, Record)]) -> Option<String> {
        let text = |record: &Record, key: &str| record.get(key).and_then(Value::as_str).map(fold).unwrap_or_default();
        let names = |record: &Record| ["name", "name_fr", "name_en"].map(|key| text(record, key));
        let site =
            |record: &Record| warnings::address(record.get("website").and_then(Value::as_str).unwrap_or_default());
        let hosts = self.content.hosts.ready().map_or(&[][..], |hosts| &hosts.all);
        let is_hosts = |site: &str| {
            hosts.iter().filter_map(|host| host.website.as_deref()).any(|own| warnings::address(own) == site)
        };
        let (own_names, own_site) = (names(record), site(record));
        let resembles = |known: &Record| {
            let is_same = |key: &str| !text(record, key).is_empty() && text(record, key) == text(known, key);
            let hosts = [text(record, "host"), text(known, "host")];
            let may_be_there = hosts[0] == hosts[1] || hosts.contains(&String::new());
            may_be_there && own_names.iter().any(|name| !name.is_empty() && names(known).contains(name))
                || is_same("acronym") && is_same("host")
                || !own_site.is_empty() && own_site == site(known) && !is_hosts(&own_site)
        };
        let published = self.published.iter().map(|entry| &entry.record).find(|known| resembles(known));
        let published = published.and_then(|known| Some(format!("the published platform `{}`", id(known)?)));
        let above =
            || before.iter().find(|(_, known)| resembles(known)).map(|(line, _)| format!("that of line {line}"));
        published.or_else(above)
    }

    /// A new id from the host and the acronym or name, which no other platform has.
    fn new_id(&self, record: &Record, before: &[(usize, Record)]) -> String {
        let text = |name: &str| record.get(name).and_then(Value::as_str);
        let name = slug(text("acronym").or(text("name")).unwrap_or_default(), "platform");
        let id = text("host").filter(|host| route::is_id(host)).map_or(name.clone(), |host| format!("{host}-{name}"));
        let is_taken =
            |id: &str| self.published(id).is_some() || before.iter().any(|(_, record)| self::id(record) == Some(id));
        unique(id, &is_taken)
    }

    /// A cell as it is meant.
    fn tidied(&mut self, column: Column, cell: &str) -> String {
        let meant = tidy::tidy(cell);
        if let Some((text, what)) = &meant {
            let text = if text.is_empty() { String::new() } else { format!(": {}", quoted(text)) };
            self.remark(quoted(cell), format!("{what}{text}"));
        }
        let cell = meant.map_or_else(|| cell.to_owned(), |(text, _)| text);
        let meant = match column {
            Column::Text("postcode") => tidy::postcode(cell.trim()),
            Column::Text("departement") => tidy::departement(cell.trim()),
            _ => None,
        };
        if let Some(text) = &meant {
            self.remark(quoted(&cell), quoted(text));
        }
        meant.unwrap_or(cell)
    }

    /// Writes the value of a cell into the record. A value that means the same as the published one keeps its spelling.
    fn cell(&mut self, column: Column, cell: &str, record: &mut Record) {
        let written = clean(cell);
        match column {
            Column::Passed => {}
            Column::Text(key) => put_text(record, key, written),
            Column::Name(locale) => name(record, locale, written),
            Column::Number(key) => {
                let value = if written.is_empty() { written.into() } else { number(&written) };
                if record.get(key).and_then(Value::as_f64) != value.as_f64() || !value.is_number() {
                    put(record, key, value);
                }
            }
            Column::Date(key) => {
                let date = date::read(&written);
                if let Some((date, true)) = date {
                    self.remark(quoted(&written), date.iso());
                }
                put_text(record, key, date.map_or(written, |(date, _)| date.iso()));
            }
            Column::Host => self.host(&written, record),
            Column::Departement => self.departement(&written, record),
            Column::Techniques => self.techniques(cell, record),
            Column::Access => self.access(cell, record),
            Column::Texts(key) => {
                let known: Vec<String> = texts(record, key).map(clean).collect();
                if !is_joined(&known, &written) {
                    replace(record, key, &known, items(cell));
                }
            }
            Column::Localized(key, locale) => {
                let mut languages = record.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
                let known = languages.get(locale.code()).and_then(Value::as_str).map(clean).unwrap_or_default();
                if known != written {
                    put(&mut languages, locale.code(), written);
                    put(record, key, languages);
                }
            }
            Column::LocalizedTexts(key, locale) => localized_texts(record, key, locale, cell),
        }
    }

    fn host(&mut self, written: &str, record: &mut Record) {
        let own = record.get("host").and_then(Value::as_str).unwrap_or_default();
        let Some(hosts) = self.content.hosts.ready() else { return put_text(record, "host", written.to_owned()) };
        if written == own || hosts.get(own).is_some_and(|host| is_called(host, written)) {
            return;
        }
        let called: Vec<&str> =
            hosts.all.iter().filter(|host| is_called(host, written)).map(|host| host.id.as_str()).collect();
        match called.as_slice() {
            _ if written.is_empty() || hosts.get(written).is_some() => put_text(record, "host", written.to_owned()),
            [one] => put_text(record, "host", (*one).to_owned()),
            [] => {
                let near = near(&hosts.all, written);
                let near = if near.is_empty() { near } else { format!("; perhaps {near}") };
                self.fault(quoted(written), format!("the id or the name of a record of hosts.json{near}"));
            }
            several => self.fault(quoted(written), format!("the id of one host, of {}", several.join(", "))),
        }
    }

    fn departement(&mut self, written: &str, record: &mut Record) {
        let Some(map) = self.content.map.ready().filter(|_| !written.is_empty()) else { return };
        let code = record.get("departement").and_then(Value::as_str).unwrap_or_default();
        let is_meant = |known: &&Departement| fold(&known.name) == fold(written) || known.id == written;
        let Some(named) = map.departements.all.iter().find(is_meant) else {
            return self.fault(quoted(written), "the name of a record of map.json");
        };
        if !self.has_code || code.is_empty() {
            put_text(record, "departement", named.id.clone());
        } else if let Some(known) = map.departements.get(code).filter(|known| known.id != named.id) {
            self.fault(quoted(written), format!("`{}`, whose code is {code}", known.name));
        }
    }

    fn techniques(&mut self, cell: &str, record: &mut Record) {
        let own: Vec<String> = texts(record, "techniques").map(str::to_owned).collect();
        let mut ids: Vec<String> = Vec::new();
        for item in items(cell) {
            match self.technique(&item, &own) {
                Ok(id) if ids.contains(&id) => {}
                Ok(id) => ids.push(id),
                Err(expected) => self.fault(quoted(&item), expected.to_string()),
            }
        }
        replace(record, "techniques", &own, ids);
    }

    /// The id of a technique by its id, its label or an unambiguous synonym. Two techniques may share a label: those
    /// that the record has already, `own`, are preferred.
    fn technique(&self, item: &str, own: &[String]) -> Result<String, NotATechnique> {
        let is_id = self.techniques.iter().any(|named| named.id == item) || own.iter().any(|id| id == item);
        if is_id || self.techniques.is_empty() {
            return Ok(item.to_owned());
        }
        let sought = fold(item);
        let called = self.techniques.iter().filter(|named| named.name == sought);
        let labelled = || called.clone().filter(|named| named.is_label).map(|named| named.id);
        let labelled = labelled().find(|id| own.iter().any(|known| known == id)).or_else(|| labelled().next());
        let mut ids: Vec<&str> = called.clone().map(|named| named.id).collect();
        ids.dedup();
        match (labelled, ids.as_slice()) {
            (Some(id), _) | (None, &[id]) => Ok(id.to_owned()),
            (None, []) => Err(NotATechnique::Unknown),
            (None, several) => Err(NotATechnique::Ambiguous(several.join(", "))),
        }
    }

    fn access(&mut self, cell: &str, record: &mut Record) {
        let mut said: Vec<String> = Vec::new();
        for item in items(cell) {
            let is_meant = |access: &Access| {
                access.code() == item
                    || FORMER_ACCESS.contains(&(fold(&item).as_str(), *access))
                    || Locale::ALL
                        .into_iter()
                        .any(|locale| fold(text::catalogue::access(locale, *access)) == fold(&item))
            };
            match Access::ALL.into_iter().find(is_meant) {
                Some(Access::Unknown) => {}
                Some(access) if said.iter().any(|code| code == access.code()) => {}
                Some(access) => said.push(access.code().to_owned()),
                None => self.fault(quoted(&item), "one of internal, academic, industry"),
            }
        }
        let own: Vec<String> = texts(record, "access").map(str::to_owned).collect();
        let is_same = own.len() == said.len() && own.iter().all(|code| said.contains(code));
        if !is_same {
            replace(record, "access", &own, said);
        }
    }

    /// If the sheet has services in both languages, pairs them by their order.
    fn pair_services(&mut self, row: &Row, columns: &Columns, record: &mut Record) {
        let cell = |locale: Locale| {
            let sought = Column::LocalizedTexts("services", locale);
            let place = columns.iter().find(|(_, _, column)| *column == sought)?.0;
            row.cells.get(place).map(|cell| pieces(&unguarded(cell)))
        };
        let (Some(french), Some(english)) = (cell(Locale::Fr), cell(Locale::En)) else { return };
        let (french, english) = (trimmed(french), trimmed(english));
        if french.len() != english.len() && !french.is_empty() && !english.is_empty() {
            "services".clone_into(&mut self.column);
            let found = format!("{} services in French, {} in English", french.len(), english.len());
            self.fault(found, "as many in both, in the same order");
        }
        let service = |place: usize| {
            let mut service = Record::new();
            put(&mut service, "fr", french.get(place).cloned().unwrap_or_default());
            put(&mut service, "en", english.get(place).cloned().unwrap_or_default());
            (!service.is_empty()).then_some(Value::Object(service))
        };
        let services: Vec<Value> = (0..french.len().max(english.len())).filter_map(service).collect();
        if !services.is_empty() || record.get("services") != Some(&Value::Array(Vec::new())) {
            put(record, "services", services);
        }
    }
}

/// What our own table once said of who may use a platform, folded.
const FORMER_ACCESS: [(&str, Access); 3] =
    [("equipes du site", Access::Internal), ("non precise", Access::Unknown), ("not stated", Access::Unknown)];

/// Whether a column says which platform a row is of.
fn is_named(column: &Column) -> bool {
    matches!(column, Column::Text("id" | "name") | Column::Name(_))
}

/// The separator of a text: that with which its first line has the most known columns.
fn separator(text: &str) -> char {
    let known = |separator: &char| {
        let header = Rows::new(text, *separator).find(|row| !row.is_empty());
        let names = header.map(|row| row.cells).unwrap_or_default();
        (names.iter().filter(|name| column::read(name).is_ok()).count(), names.len())
    };
    [',', ';', '\t'].into_iter().rev().max_by_key(known).unwrap_or(',')
}

fn cells(count: usize) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

/// A text in quotation marks, as the checker writes it.
fn quoted(text: &str) -> String {
    describe(&text.into())
}

/// A cell without the apostrophe that the export puts before texts that spreadsheets would run as formulas.
fn unguarded(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// Whether a cell holds these values as the export joins them, or as it did before.
fn is_joined(values: &[String], cell: &str) -> bool {
    [AND, " ; "].iter().any(|and| values.join(and) == cell)
}

/// The values of a cell, empty ones included, separated by a line end, by ` | `, or by a semicolon and a space. A
/// semicolon after a no-break space is French punctuation, and one inside a URL belongs to it.
fn pieces(cell: &str) -> Vec<String> {
    let is_address = cell.contains("://");
    let mut pieces = vec![String::new()];
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        let last = pieces.len() - 1;
        let ends = match character {
            '\n' | '\r' => true,
            '|' => pieces[last].ends_with([' ', '\t']) && characters.peek().is_none_or(|next| next.is_whitespace()),
            ';' => {
                let is_prose = pieces[last].ends_with(['\u{a0}', '\u{202f}']);
                let is_spaced = characters.peek().is_none_or(|next| next.is_whitespace());
                !is_prose && (is_spaced || !is_address)
            }
            _ => false,
        };
        if ends {
            pieces.push(String::new());
        } else {
            pieces[last].push(character);
        }
    }
    pieces.iter().map(|piece| clean(piece)).collect()
}

/// The values of a cell, without empty ones.
fn items(cell: &str) -> Vec<String> {
    pieces(cell).into_iter().filter(|piece| !piece.is_empty()).collect()
}

fn trimmed(mut pieces: Vec<String>) -> Vec<String> {
    while pieces.last().is_some_and(String::is_empty) {
        pieces.pop();
    }
    pieces
}

/// The texts of a list in the record.
fn texts<'a>(record: &'a Record, key: &str) -> impl Iterator<Item = &'a str> {
    record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Writes a list into the record, unless it is `known` already.
fn replace(record: &mut Record, key: &str, known: &[String], items: Vec<String>) {
    if known != items {
        put(record, key, items);
    }
}

fn put_text(record: &mut Record, key: &str, written: String) {
    let known = record.get(key).and_then(Value::as_str).map(clean).unwrap_or_default();
    if known != written {
        put(record, key, written);
    }
}

/// Writes the name that readers of this language see: `name`, unless the record has a name in that language.
fn name(record: &mut Record, locale: Locale, written: String) {
    let own = if locale == Locale::Fr { "name_fr" } else { "name_en" };
    let text = |key: &str| record.get(key).and_then(Value::as_str).map(clean);
    if text(own).or(text("name")).unwrap_or_default() == written {
        return;
    }
    if locale == Locale::En {
        return put(record, own, written);
    }
    let has_own = record.contains_key(own);
    if !has_own || text(own) == text("name") {
        put(record, "name", written.clone());
    }
    if has_own {
        put(record, own, written);
    }
}

/// Writes the list of services that readers of this language see. A service that is only in the other language is shown
/// in that one; services that stay keep their other language.
fn localized_texts(record: &mut Record, key: &str, locale: Locale, cell: &str) {
    let known: Vec<Value> = record.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let shown = |service: &Value| {
        let text = |code: &str| service.get(code).and_then(Value::as_str).map(clean);
        let both = Localized { fr: text("fr"), en: text("en") };
        both.text(locale).to_owned()
    };
    if is_joined(&known.iter().map(shown).collect::<Vec<_>>(), &clean(cell)) {
        return;
    }
    let items = items(cell);
    let service = |item: &String| {
        let known = known.iter().find(|service| shown(service) == *item).cloned();
        known.unwrap_or_else(|| Value::Object([(locale.code().to_owned(), item.as_str().into())].into_iter().collect()))
    };
    put(record, key, items.iter().map(service).collect::<Vec<_>>());
}

/// The ids of hosts whose name or acronym has all words of this one, or the other way round.
fn near(hosts: &[Host], name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| word.len() > 2).collect();
    let has_all = |all: &[&str], of: &[&str]| !of.is_empty() && of.iter().all(|word| all.contains(word));
    let resembles = |host: &&Host| {
        host.name.values().chain(&host.acronym).any(|known| {
            let known = fold(known);
            let known: Vec<&str> = known.split(' ').filter(|word| word.len() > 2).collect();
            has_all(&known, &words) || has_all(&words, &known)
        })
    };
    let ids = hosts.iter().filter(resembles).take(3).map(|host| format!("`{}`", host.id));
    ids.collect::<Vec<_>>().join(", ")
}

fn is_called(host: &Host, name: &str) -> bool {
    let sought = fold(name);
    !sought.is_empty() && host.name.values().chain(&host.acronym).any(|known| fold(known) == sought)
}
