//! A platform's record as a form: read from a published one or new, written as JSON, checked by the rules of the data
//! files, saved as a draft, put into a message.

pub mod field;
mod ids;
mod json;
mod mailto;
mod taxonomy;
mod values;

use engine::fold::fold;
use serde_json::{Map, Value};

use field::Shape;
pub use field::{Fault, Field, Wrong};
pub use ids::{slug, unique};
use json::json;
pub use json::write_json;
pub use mailto::mailto;
pub use taxonomy::Taxonomy;
pub use values::{clean, number, put};
use values::{items, lines, present, text};

use crate::content::characters::{is_id, without_mark};
use crate::content::date::Date;
use crate::content::file::File;
use crate::content::problem::Problem;
use crate::content::records::{Host, Platform};
use crate::content::{Content, check, read};
use crate::locale::Localized;

/// Replaces the id of a host that is not in the list.
pub const OTHER_HOST: &str = "+";

/// The contents of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The published record; empty for a new one.
    published: Map<String, Value>,
    /// The values of the fields when the form was opened.
    initial: Vec<String>,
    /// For each of [`Field::ALL`].
    values: Vec<String>,
}

/// A record to be added to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub file: File,
    pub id: String,
    pub json: String,
}

/// The result of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The platform's record, after that of its host if the host is new.
    pub pieces: Vec<Piece>,
    /// In the order of the form, at most one for each field.
    pub faults: Vec<Fault>,
    /// Mistakes in the published record outside the fields of the form.
    pub remarks: Vec<Problem>,
    /// Id and name of a published platform that may be the same as a new one.
    pub duplicate: Option<(String, Localized)>,
}

/// The record with this id in the text of its file.
pub fn published(file: &str, id: &str) -> Option<Map<String, Value>> {
    let mut value: Value = serde_json::from_str(without_mark(file)).ok()?;
    let records = value.get_mut("records").map_or_else(|| Value::Null, Value::take);
    let records = if records.is_null() { value } else { records };
    let Value::Array(records) = records else { return None };
    let found = records.into_iter().find(|record| record.get("id").and_then(Value::as_str) == Some(id));
    match found {
        Some(Value::Object(record)) => Some(record),
        _ => None,
    }
}

/// The text of a field for a record.
fn shown(record: &Map<String, Value>, field: Field) -> String {
    let value = record.get(field.key());
    match field.shape() {
        Shape::Name => Some(text(record.get("name_fr"))).filter(|name| !name.is_empty()).unwrap_or_else(|| text(value)),
        Shape::Host | Shape::Text | Shape::Number => text(value),
        Shape::Apart => String::new(),
        Shape::Codes => items(value, " ", &|item| text(Some(item))),
        Shape::Lines => items(value, "\n", &|item| text(Some(item))),
        Shape::Localized(code) => text(value.and_then(|value| value.get(code))),
        Shape::LocalizedLines(code) => items(value, "\n", &|item| text(item.get(code))),
    }
}

impl Form {
    /// An empty form, dated today.
    pub fn new(today: Date) -> Self {
        Self::correcting(Map::new(), today)
    }

    /// A published record as it is.
    pub fn read(record: Map<String, Value>) -> Self {
        let values: Vec<String> = Field::ALL.iter().map(|field| shown(&record, *field)).collect();
        Self { published: record, initial: values.clone(), values }
    }

    /// A published record, to be corrected today.
    pub fn correcting(record: Map<String, Value>, today: Date) -> Self {
        let mut form = Self::read(record);
        form.set(Field::AsOf, today.iso());
        form.initial.clone_from(&form.values);
        form
    }

    pub fn get(&self, field: Field) -> &str {
        &self.values[field as usize]
    }

    pub fn set(&mut self, field: Field, text: String) {
        self.values[field as usize] = text;
    }

    /// Adds a code, or removes it if it is there.
    pub fn toggle(&mut self, field: Field, code: &str) {
        let mut codes: Vec<&str> = self.get(field).split_whitespace().collect();
        match codes.iter().position(|known| *known == code) {
            Some(index) => drop(codes.remove(index)),
            None => codes.push(code),
        }
        let codes = codes.join(" ");
        self.set(field, codes);
    }

    /// The changes since the form was opened, for storage; empty if there are none.
    pub fn draft(&self) -> String {
        let mut draft = String::new();
        let written = Field::ALL.into_iter().filter(|field| self.get(*field) != self.initial[*field as usize]);
        for field in written {
            if !draft.is_empty() {
                draft.push('&');
            }
            draft.push_str(field.code());
            draft.push('=');
            draft.extend(form_urlencoded::byte_serialize(self.get(field).as_bytes()));
        }
        draft
    }

    /// Restores a draft. Unknown fields are ignored.
    pub fn restore(&mut self, draft: &str) {
        for (code, value) in form_urlencoded::parse(draft.as_bytes()) {
            if let Some(field) = Field::ALL.into_iter().find(|field| field.code() == code) {
                self.set(field, value.into_owned());
            }
        }
    }

    pub(crate) fn is_changed(&self, field: Field) -> bool {
        self.get(field) != shown(&self.published, field)
    }

    /// The record. Unchanged fields, also those outside the form, stay as published.
    fn record(&self, content: &Content, host: &str) -> Map<String, Value> {
        let mut record = self.published.clone();
        if self.is_changed(Field::Host) {
            put(&mut record, "host", host);
        }
        for field in Field::ALL.into_iter().filter(|field| self.is_changed(*field)) {
            self.write(field, &mut record);
        }
        if self.is_changed(Field::Lat) || self.is_changed(Field::Lon) {
            record.remove("geo_precision");
        }
        if !record.contains_key("id") {
            let id = self.new_id(content, host);
            record.insert("id".to_owned(), id.into());
        }
        record
    }

    fn write(&self, field: Field, record: &mut Map<String, Value>) {
        let (key, written) = (field.key(), self.get(field));
        match field.shape() {
            Shape::Name => {
                put(record, "name", clean(written));
                if record.contains_key("name_fr") {
                    put(record, "name_fr", clean(written));
                }
            }
            Shape::Host | Shape::Apart => {}
            Shape::Text => put(record, key, clean(written)),
            Shape::Number => put(record, key, number(written)),
            Shape::Codes => put(record, key, written.split_whitespace().map(str::to_owned).collect::<Vec<_>>()),
            Shape::Lines => put(record, key, present(lines(written))),
            Shape::Localized(code) => {
                let texts = record.get(key).and_then(Value::as_object).cloned();
                let mut texts = texts.unwrap_or_default();
                put(&mut texts, code, clean(written));
                put(record, key, texts);
            }
            Shape::LocalizedLines(_) => {
                let [french, english] = [Field::ServicesFr, Field::ServicesEn].map(|field| lines(self.get(field)));
                let line = |texts: &[String], index: usize| texts.get(index).cloned().unwrap_or_default();
                let services = (0..french.len().max(english.len())).filter_map(|index| {
                    let mut service = Map::new();
                    put(&mut service, "fr", line(&french, index));
                    put(&mut service, "en", line(&english, index));
                    (!service.is_empty()).then_some(Value::Object(service))
                });
                put(record, key, services.collect::<Vec<_>>());
            }
        }
    }

    /// Whether a published record is unchanged except for the day of the information.
    pub fn is_as_published(&self) -> bool {
        let mut others = Field::ALL.into_iter().filter(|field| *field != Field::AsOf);
        !self.is_new() && !others.any(|field| self.is_changed(field))
    }

    /// Whether it is a new record.
    pub fn is_new(&self) -> bool {
        self.published.is_empty()
    }

    /// The text of a field on one line; for a list, a line for each item.
    pub(crate) fn cleaned(&self, field: Field) -> String {
        match field.shape() {
            Shape::Lines | Shape::LocalizedLines(_) => present(lines(self.get(field))).join("\n"),
            _ => clean(self.get(field)),
        }
    }

    /// The host's id, and its record if the host is not in the list.
    fn host(&self, content: &Content) -> (String, Option<Piece>) {
        let chosen = self.get(Field::Host);
        if chosen != OTHER_HOST {
            return (clean(chosen), None);
        }
        let name = clean(self.get(Field::NewHost));
        let hosts = content.hosts.ready();
        if let Some(known) = hosts.and_then(|hosts| hosts.all.iter().find(|host| is_called(host, &name))) {
            return (known.id.clone(), None);
        }
        let is_known = |id: &str| hosts.is_some_and(|hosts| hosts.get(id).is_some() || hosts.is_left_out(id));
        let id = unique(slug(&name, "host"), &is_known);
        let mut record = Map::new();
        put(&mut record, "id", id.clone());
        put(&mut record, "name", name);
        (id.clone(), Some(Piece { file: File::Hosts, json: json(File::Hosts, record), id }))
    }

    /// An id from the host and the shortest name, different from all known ones.
    fn new_id(&self, content: &Content, host: &str) -> String {
        let acronym = self.get(Field::Acronym);
        let name = if clean(acronym).is_empty() { self.get(Field::Name) } else { acronym };
        let name = slug(name, "platform");
        let id = if is_id(host) { format!("{host}-{name}") } else { name };
        let platforms = content.platforms.ready();
        unique(id, &|id| platforms.is_some_and(|all| all.get(id).is_some() || all.is_left_out(id)))
    }

    /// A platform with the name of a new one, or with its acronym at the same host.
    fn duplicate(&self, content: &Content, host: &str) -> Option<(String, Localized)> {
        let [name, acronym] = [Field::Name, Field::Acronym].map(|field| fold(&clean(self.get(field))));
        let is_twin = |platform: &&Platform| {
            let is_same = |known: &String, own: &str| !own.is_empty() && fold(known) == own;
            let has_acronym = platform.acronym.iter().any(|known| is_same(known, &acronym));
            platform.name.values().any(|known| is_same(known, &name))
                || (has_acronym && platform.host.as_deref() == Some(host))
        };
        let platforms = content.platforms.ready().filter(|_| self.is_new())?;
        platforms.all.iter().find(is_twin).map(|platform| (platform.id.clone(), platform.name.clone()))
    }

    /// The record of the form, and the findings of the checker.
    pub fn propose(&self, content: &Content) -> Proposal {
        let (host, new_host) = self.host(content);
        let record = self.record(content, &host);
        let mut proposal = Proposal::default();
        let own_host = new_host.as_ref().map(|piece| piece.id.clone());
        if let Some(piece) = new_host {
            proposal.check(&piece, &Map::new(), &|_, _| None);
            proposal.pieces.push(piece);
        }
        let id = text(record.get("id"));
        let piece = Piece { file: File::Platforms, json: json(File::Platforms, record.clone()), id };
        let is_own = |file: File, id: &str| file == File::Hosts && own_host.as_deref() == Some(id);
        proposal.check(&piece, &record, &|file, id| {
            if is_own(file, id) { Some(true) } else { knows(content, file, id) }
        });
        proposal.pieces.push(piece);
        proposal.duplicate = self.duplicate(content, &host);
        let found = std::mem::take(&mut proposal.faults);
        let of = |field: Field| found.iter().find(|fault| fault.field == field).cloned();
        proposal.faults = Field::ALL.into_iter().filter_map(of).collect();
        proposal
    }
}

/// Whether a host has this name or acronym.
pub fn is_called(host: &Host, name: &str) -> bool {
    let sought = fold(name);
    !sought.is_empty() && host.name.values().chain(&host.acronym).any(|known| fold(known) == sought)
}

/// Whether the record exists; `None` if its file is not loaded.
fn knows(content: &Content, file: File, id: &str) -> Option<bool> {
    match file {
        File::Hosts => content.hosts.ready().map(|all| all.get(id).is_some() || all.is_left_out(id)),
        File::Techniques => content.techniques.ready().map(|all| all.get(id).is_some() || all.is_left_out(id)),
        File::Map => {
            let departements = content.map.ready().map(|map| &map.departements);
            departements.map(|all| all.get(id).is_some() || all.is_left_out(id))
        }
        _ => None,
    }
}

impl Proposal {
    /// Checks the piece as part of its file, and assigns every problem to a field.
    fn check(&mut self, piece: &Piece, record: &Map<String, Value>, knows: &dyn Fn(File, &str) -> Option<bool>) {
        // JSON that was just written can be parsed.
        let parsed = read::parse(piece.file, &format!("[{}]", piece.json));
        let findings = parsed.map(|parsed| parsed.findings).unwrap_or_default();
        let unresolved = check::unresolved(findings.references, knows);
        for problem in findings.problems.into_iter().chain(unresolved) {
            match fault(&problem, record) {
                Some(fault) => self.faults.push(fault),
                None => self.remarks.push(problem),
            }
        }
    }
}

/// The fault of a problem in a field of the form; `None` if the form has no such field.
fn fault(problem: &Problem, record: &Map<String, Value>) -> Option<Fault> {
    let refused = |field, wrong_part| Some(Fault { field, wrong: Wrong::Refused, wrong_part });
    if problem.file == File::Hosts {
        return refused(Field::NewHost, String::new());
    }
    let path = problem.path.strip_prefix("$[0]")?;
    if path.is_empty() {
        let field = if record.contains_key("lat") { Field::Lon } else { Field::Lat };
        return Some(Fault { field, wrong: Wrong::Alone, wrong_part: String::new() });
    }
    let path = path.strip_prefix('.')?;
    let (key, rest) = path.find(['.', '[']).map_or((path, ""), |end| path.split_at(end));
    let key = if key == "name_fr" { "name" } else { key };
    let is_meant = |field: &Field| {
        // Two fields may have the same key, for different languages.
        field.key() == key
            && !key.is_empty()
            && field.lang().is_none_or(|lang| lang == "fr" || rest.rsplit('.').next() == Some(lang))
    };
    let index = rest.strip_prefix('[').and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
    let wrong_part = text(index.and_then(|index| record.get(key)?.get(index)));
    let field = Field::ALL.into_iter().rev().find(is_meant)?;
    refused(field, wrong_part)
}

/// The storage key of a draft of this record, or of a new one.
pub fn draft_key(id: &str) -> String {
    format!("draft-{}", if is_id(id) { id } else { "new" })
}
