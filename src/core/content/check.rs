//! Compares a data file with its [shape](super::shape): every difference becomes a [`Problem`].

mod location;
mod rules;

use std::collections::HashSet;

use serde_json::{Map, Value};

pub use location::describe;
use location::{Location, quote, wrong};

use super::characters::{has_odd, is_id, visible};
use super::date::Date;
use super::file::{File, VERSION};
use super::problem::{Found, Problem};
use super::shape::{Field, Kind};
use super::url;
use crate::locale::Locale;
use crate::number;

/// A reference from one record to another, resolved once all files are read.
#[derive(Clone, Debug)]
pub struct Reference {
    pub target: File,
    pub id: String,
    /// The problem to report if the target does not exist.
    pub problem: Problem,
}

/// The problems of references to missing records. `knows` returns whether a file has a record with an id; `None` if the
/// file could not be read, which is reported instead.
pub fn unresolved(references: Vec<Reference>, knows: &dyn Fn(File, &str) -> Option<bool>) -> Vec<Problem> {
    let lost = references.into_iter().filter(|reference| knows(reference.target, &reference.id) == Some(false));
    lost.map(|reference| reference.problem).collect()
}

/// The findings in one file.
#[derive(Debug, Default)]
pub struct Findings {
    pub problems: Vec<Problem>,
    pub references: Vec<Reference>,
    /// Whether references are not collected, to save time.
    skips_references: bool,
    pub ids: HashSet<String>,
    /// The codes declared in the file, each with the name of its list.
    codes: HashSet<(String, String)>,
}

impl Findings {
    /// For a reader that does not follow references.
    pub fn without_references() -> Self {
        Self { skips_references: true, ..Self::default() }
    }

    fn add(&mut self, location: &Location, found: Found, expected: &str) {
        self.problems.push(location.problem(found, expected, false));
    }

    fn wrong_type(&mut self, location: &Location, value: &Value, expected: &str) {
        self.problems.push(location.problem(wrong(value), expected, location.decisive));
    }

    /// Checks the record at an index of a list with this path. Returns its fields if it can be used.
    pub fn item<'a>(
        &mut self,
        file: File,
        list: &str,
        index: usize,
        value: &'a Value,
    ) -> Option<&'a Map<String, Value>> {
        let before = self.problems.len();
        self.record(file, &[list, "[", &index.to_string(), "]"].concat(), Some(index), value);
        let is_usable = !self.problems.iter().skip(before).any(|problem| problem.fatal);
        value.as_object().filter(|_| is_usable)
    }

    /// Checks one record. Messages name it by its id and its location in the file.
    pub fn record(&mut self, file: File, path: &str, index: Option<usize>, value: &Value) {
        let name = value.get("id").and_then(Value::as_str).map(str::to_owned);
        let unnamed = index.map_or_else(String::new, |index| format!("number {}", index + 1));
        let location = Location::new(file, name.as_deref().unwrap_or(&unnamed), path, true);
        let Some(fields) = value.as_object() else {
            return self.wrong_type(&location, value, "an object");
        };
        self.fields(&location, fields, file.fields(), file == File::Site);
        self.whole_record(&location, file, fields);
        if let Some(name) = &name
            && !self.ids.insert(name.clone())
        {
            self.problems.push(location.child("id").problem(
                Found::Again(name.clone()),
                "an id that no earlier record has",
                true,
            ));
        }
    }

    /// Checks the fields of an object. `extra` are the names of fields checked elsewhere (`version`, `records`).
    pub fn envelope(&mut self, file: File, fields: &Map<String, Value>) {
        let location = Location::new(file, "", "$", false);
        match fields.get("version") {
            Some(Value::Number(number)) if number.as_u64() == Some(VERSION) => {}
            found => {
                let found = found.map_or(Found::Nothing, wrong);
                self.add(&location.child("version"), found, &VERSION.to_string());
            }
        }
        match fields.get("updated").map(|value| (value, value.as_str().and_then(Date::parse))) {
            Some((_, Some(date))) if date.day.is_some() => {}
            found => self.add(
                &location.child("updated"),
                found.map_or(Found::Nothing, |(value, _)| wrong(value)),
                "the day of the last change, YYYY-MM-DD",
            ),
        }
        if file != File::Site {
            self.declare(&location, fields);
            self.fields(&location, fields, file.envelope(), true);
        }
        if file == File::Map {
            self.places(&location.child("places"), fields.get("places"));
        }
    }

    /// Reads the codes declared beside the records; each may be declared once.
    fn declare(&mut self, location: &Location, fields: &Map<String, Value>) {
        for (name, list) in fields {
            for (index, item) in list.as_array().into_iter().flatten().enumerate() {
                let Some(code) = item.get("code").and_then(Value::as_str) else { continue };
                if !self.codes.insert((name.clone(), code.to_owned())) {
                    self.add(
                        &location.child(name).item(index).child("code"),
                        Found::Again(code.to_owned()),
                        "a code that is listed once",
                    );
                }
            }
        }
    }

    /// Checks a code in the list of a record.
    fn code(&mut self, location: &Location, list: &str, value: &Value) {
        match value.as_str() {
            None => self.wrong_type(location, value, expected(Kind::Id)),
            Some(code) if !is_id(code) => self.add(location, Found::Value(quote(code)), expected(Kind::Id)),
            Some(code) if !self.codes.contains(&(list.to_owned(), code.to_owned())) => {
                self.add(
                    location,
                    Found::Value(quote(code)),
                    &format!("a code that `{list}` beside the records declares"),
                );
            }
            Some(_) => {}
        }
    }

    fn fields(&mut self, location: &Location, object: &Map<String, Value>, fields: &[Field], enveloped: bool) {
        for (name, value) in object {
            let known = fields.iter().find(|field| field.name == name);
            match known {
                Some(field) if !value.is_null() => self.value(&location.child(name), field.kind, value),
                Some(_) => self.add(&location.child(name), Found::Null, "a value, or no field at all"),
                None if enveloped && ["version", "updated", "records"].contains(&name.as_str()) => {}
                None => self.add(&location.child(name), Found::UnknownField, "a field of the format"),
            }
        }
        for field in fields.iter().filter(|field| field.required) {
            if object.get(field.name).is_none_or(Value::is_null) {
                self.problems.push(location.child(field.name).problem(
                    Found::Nothing,
                    expected(field.kind),
                    location.decisive && matches!(field.name, "id" | "name" | "title" | "label" | "start"),
                ));
            }
        }
    }

    fn value(&mut self, location: &Location, kind: Kind, value: &Value) {
        let expected = expected(kind);
        match kind {
            Kind::Number(&[least, most]) => self.number(location, value, expected, [least, most]),
            Kind::Integer(most) if value.is_u64() => self.number(location, value, expected, [0.0, most.into()]),
            Kind::Flag if value.is_boolean() => {}
            Kind::Flag | Kind::Integer(_) => self.wrong_type(location, value, expected),
            Kind::Texts
            | Kind::Ids
            | Kind::Sources
            | Kind::Codes
            | Kind::Words(_)
            | Kind::Refs(_)
            | Kind::LocalizedTexts
            | Kind::Objects(_) => self.list(location, kind, value),
            Kind::Numbers(count) => {
                let is_right = |items: &Vec<Value>| items.len() == count && items.iter().all(Value::is_number);
                if !value.as_array().is_some_and(is_right) {
                    self.wrong_type(location, value, expected);
                }
            }
            Kind::Localized | Kind::LocalizedList => self.localized(location, kind, value),
            Kind::Object(fields) => match value.as_object() {
                Some(object) => self.fields(&location.minor(), object, fields, false),
                None => self.wrong_type(location, value, expected),
            },
            Kind::Vocabulary => match value.as_object() {
                Some(words) => {
                    for (code, word) in words {
                        self.value(&location.child(code), Kind::Localized, word);
                    }
                }
                None => self.wrong_type(location, value, expected),
            },
            Kind::Id
            | Kind::Text
            | Kind::Url
            | Kind::Email
            | Kind::Date
            | Kind::Colour
            | Kind::Word(_)
            | Kind::Ref(_) => match value.as_str() {
                Some(text) => self.text(location, kind, text),
                None => self.wrong_type(location, value, expected),
            },
        }
    }

    fn number(&mut self, location: &Location, value: &Value, expected: &str, [least, most]: [f64; 2]) {
        match value.as_f64() {
            None => self.wrong_type(location, value, expected),
            Some(number) if !(least..=most).contains(&number) => {
                let [least, most] = [least, most].map(|bound| number::format(bound, Locale::En));
                self.add(location, wrong(value), &[expected, " from ", &least, " to ", &most].concat());
            }
            Some(_) => {}
        }
    }

    fn text(&mut self, location: &Location, kind: Kind, text: &str) {
        let right = match kind {
            Kind::Id => is_id(text),
            Kind::Url => url::is_safe(text),
            Kind::Email => url::is_email(text),
            Kind::Colour => is_colour(text),
            Kind::Date => Date::parse(text).is_some(),
            Kind::Word(words) => words.contains(&text),
            Kind::Ref(_) if self.skips_references => true,
            Kind::Ref(target) => {
                let problem = location.problem(
                    Found::Value(quote(text)),
                    &format!("the id of a record of {}", target.name()),
                    false,
                );
                self.references.push(Reference { target, id: text.to_owned(), problem });
                true
            }
            _ => !text.trim().is_empty() && !has_odd(text),
        };
        if !right {
            let expected = match kind {
                Kind::Word(words) => format!("one of {}", words.join(", ")),
                _ => expected(kind).to_owned(),
            };
            // A record without a name, or without an id that is valid in a URL, cannot be shown.
            let fatal = location.decisive
                && match location.name() {
                    "id" => true,
                    "name" => visible(text).trim().is_empty(),
                    _ => false,
                };
            self.problems.push(location.problem(Found::Value(quote(text)), &expected, fatal));
        }
    }

    fn list(&mut self, location: &Location, kind: Kind, value: &Value) {
        let Some(items) = value.as_array() else {
            return self.wrong_type(location, value, expected(kind));
        };
        let name = location.name();
        for (index, item) in items.iter().enumerate() {
            let location = location.item(index).minor();
            match kind {
                Kind::Codes => self.code(&location, name, item),
                Kind::Objects(fields) => match item.as_object() {
                    Some(object) => self.fields(&location, object, fields, false),
                    None => self.wrong_type(&location, item, "an object"),
                },
                Kind::LocalizedTexts => self.value(&location, Kind::Localized, item),
                Kind::Words(words) => self.value(&location, Kind::Word(words), item),
                Kind::Refs(target) => self.value(&location, Kind::Ref(target), item),
                Kind::Ids => self.value(&location, Kind::Id, item),
                // A source with `://` must be a URL; other words are allowed.
                Kind::Sources if item.as_str().is_some_and(|text| text.contains("://")) => {
                    self.value(&location, Kind::Url, item);
                }
                _ => self.value(&location, Kind::Text, item),
            }
        }
    }

    fn localized(&mut self, location: &Location, kind: Kind, value: &Value) {
        let Some(languages) = value.as_object() else {
            return self.wrong_type(location, value, expected(kind));
        };
        let is_text =
            |code| languages.get(code).and_then(Value::as_str).is_some_and(|text| !visible(text).trim().is_empty());
        let is_name = matches!(location.name(), "name" | "title" | "label");
        let fatal = location.decisive && is_name && !is_text("fr") && !is_text("en");
        if fatal || !languages.keys().any(|code| code == "fr" || code == "en") {
            self.problems.push(location.problem(wrong(value), expected(kind), fatal));
        }
        for (code, text) in languages {
            let kind = if matches!(kind, Kind::Localized) { Kind::Text } else { Kind::Texts };
            match code.as_str() {
                "fr" | "en" => self.value(&location.child(code), kind, text),
                _ => self.add(&location.child(code), Found::UnknownLanguage, "`fr` or `en`"),
            }
        }
    }
}

const fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "an id of lower-case letters, digits and hyphens",
        Kind::Text => "a text that is not empty, without control characters, in UTF-8",
        Kind::Localized => "an object with a text under `fr`, `en` or both",
        Kind::LocalizedList => "an object with a list of texts under `fr`, `en` or both",
        Kind::Texts | Kind::Sources | Kind::Words(_) => "a list of texts",
        Kind::Refs(_) | Kind::Ids => "a list of ids",
        Kind::Codes => "a list of codes",
        Kind::LocalizedTexts => "a list of objects with a text under `fr`, `en` or both",
        Kind::Url => "an http, https or mailto address, without the name of a user",
        Kind::Email => "an e-mail address",
        Kind::Colour => "a colour: #rgb or #rrggbb",
        Kind::Flag => "true or false",
        Kind::Number(..) => "a number",
        Kind::Integer(_) => "a whole number",
        Kind::Date => "a date that exists: YYYY-MM-DD, YYYY-MM or YYYY",
        Kind::Word(_) => "a word of the format",
        Kind::Ref(_) => "the id of a record",
        Kind::Object(_) => "an object",
        Kind::Objects(_) => "a list of objects",
        Kind::Vocabulary => "an object from codes to words in both languages",
        Kind::Numbers(_) => "a list of numbers of the right length",
    }
}

/// `#rgb` or `#rrggbb`.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| [3, 6].contains(&hex.len()) && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
