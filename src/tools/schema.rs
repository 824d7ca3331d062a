//! The declarations of the data files as JSON Schemas (draft 2020-12), for editors and other programs.
//!
//! Generated from the declarations that the reader and the checker use. Rejects what the checker reports, except rules
//! that involve several records or distant values, which schemas cannot express: references to missing records, ids or
//! codes that are used twice, undeclared codes, an end before its start.

use site_core::content::file::{File, VERSION};
use site_core::content::shape::{Field, Kind};

/// Path of the schema of a file, relative to the data files.
pub fn address(file: File) -> String {
    format!("schema/{}", name(file))
}

/// `platforms.schema.json`
pub fn name(file: File) -> String {
    file.name().replace(".json", ".schema.json")
}

/// The schema of a file, as JSON.
pub fn schema(file: File) -> String {
    let whole = if file == File::Site { site() } else { list(file) };
    let mut json = String::new();
    whole.write(0, &mut json);
    json.push('\n');
    json
}

/// JSON with ordered fields.
#[derive(Clone, Debug)]
enum Json {
    Text(String),
    /// A number or a boolean.
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

fn no() -> Json {
    Json::Bare("false".to_owned())
}

fn texts(texts: impl IntoIterator<Item = &'static str>) -> Json {
    Json::List(texts.into_iter().map(text).collect())
}

fn object<const COUNT: usize>(fields: [(&str, Json); COUNT]) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A reference to one of [`definitions`].
fn definition(name: &str) -> Json {
    object([("$ref", text(format!("#/$defs/{name}")))])
}

impl Json {
    /// Appends fields to an object.
    fn and<const COUNT: usize>(self, fields: [(&str, Json); COUNT]) -> Self {
        match self {
            Self::Object(mut known) => {
                known.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
                Self::Object(known)
            }
            other => other,
        }
    }

    fn write(&self, level: usize, json: &mut String) {
        let line = |level: usize| format!("\n{}", " ".repeat(level));
        match self {
            Self::Text(text) => json.push_str(&serde_json::Value::from(text.as_str()).to_string()),
            Self::Bare(value) => json.push_str(value),
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    json.push_str(if index == 0 { "[" } else { ", " });
                    item.write(level, json);
                }
                json.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(fields) => {
                for (index, (name, value)) in fields.iter().enumerate() {
                    json.push_str(if index == 0 { "{" } else { "," });
                    json.push_str(&line(level + 1));
                    json.push_str(&serde_json::Value::from(name.as_str()).to_string());
                    json.push_str(": ");
                    value.write(level + 1, json);
                }
                json.push_str(&if fields.is_empty() { "{}".to_owned() } else { line(level) + "}" });
            }
        }
    }
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// `site.json` is a single object.
fn site() -> Json {
    let Json::Object(fields) = fields("site", File::Site.fields(), envelope()) else { return no() };
    let mut whole = vec![
        ("$schema".to_owned(), text(DRAFT)),
        ("title".to_owned(), text(File::Site.name())),
        ("description".to_owned(), text(holds(File::Site))),
    ];
    whole.extend(fields);
    whole.push(("$defs".to_owned(), Json::Object(definitions())));
    Json::Object(whole)
}

/// A list file is an object, or the bare list of its records. In a schema, keywords for objects do not affect lists,
/// and vice versa.
fn list(file: File) -> Json {
    let records = object([
        ("type", text("array")),
        ("items", definition("record")),
        ("description", text("The records, in their default order on pages.")),
    ]);
    let own = file.stem();
    let Json::Object(envelope) = fields(own, file.envelope(), envelope()) else { return no() };
    let mut whole = vec![
        ("$schema".to_owned(), text(DRAFT)),
        ("title".to_owned(), text(file.name())),
        ("description".to_owned(), text(holds(file))),
    ];
    for (name, value) in envelope {
        whole.push(match (name.as_str(), value) {
            ("type", _) => (name, texts(["object", "array"])),
            ("properties", value) => (name, value.and([("records", records.clone())])),
            ("required", Json::List(mut names)) => {
                names.push(text("records"));
                (name, Json::List(names))
            }
            (_, value) => (name, value),
        });
    }
    whole.push(("items".to_owned(), definition("record")));
    let mut definitions = definitions();
    let mut record = fields(own, file.fields(), Vec::new());
    if file == File::Platforms {
        let both = object([("lat", texts(["lon"])), ("lon", texts(["lat"]))]);
        record = record.and([("dependentRequired", both)]);
    }
    definitions.insert(0, ("record".to_owned(), record));
    whole.push(("$defs".to_owned(), Json::Object(definitions)));
    Json::Object(whole)
}

/// The fields that every file must have besides the declared ones.
fn envelope() -> Vec<(&'static str, Json)> {
    let version = object([("const", Json::Bare(VERSION.to_string())), ("description", text("Version of the format."))]);
    let updated = object([
        ("type", text("string")),
        ("format", text("date")),
        ("pattern", text(day())),
        ("description", text("The day of the last change: YYYY-MM-DD.")),
    ]);
    vec![("version", version), ("updated", updated)]
}

/// An object with the fields of `first`, then these, and no others. `path` names it: `groups`, `platforms.needs`.
fn fields(path: &str, fields: &[Field], first: Vec<(&str, Json)>) -> Json {
    let mut required: Vec<Json> = first.iter().map(|(name, _)| text(*name)).collect();
    required.extend(fields.iter().filter(|field| field.required).map(|field| text(field.name)));
    let mut properties: Vec<(String, Json)> = first.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for field in fields {
        let path = format!("{path}.{}", field.name);
        let mut value = kind(&path, field.kind);
        if path == "site.source_sites.host" {
            value = value.and([("pattern", text(SITE)), ("not", object([("pattern", text(r"^www\."))]))]);
        }
        if path == "site.timezone" {
            value = value.and([("pattern", text(ZONE))]);
        }
        let description = field.description.trim().to_owned() + &target(field.kind);
        properties.push((field.name.to_owned(), value.and([("description", text(description))])));
    }
    let whole = object([("type", text("object")), ("properties", Json::Object(properties))]);
    let whole = if required.is_empty() { whole } else { whole.and([("required", Json::List(required))]) };
    whole.and([("additionalProperties", no())])
}

/// A description of the file that a reference points to.
fn target(kind: Kind) -> String {
    match kind {
        Kind::Ref(file) => format!(" The id of a record of {}.", file.name()),
        Kind::Refs(file) => format!(" Ids of records of {}.", file.name()),
        _ => String::new(),
    }
}

fn array(items: Json) -> Json {
    object([("type", text("array")), ("items", items)])
}

fn kind(path: &str, kind: Kind) -> Json {
    match kind {
        Kind::Id | Kind::Ref(_) => definition("id"),
        Kind::Text => definition("text"),
        Kind::Localized => definition("localized"),
        Kind::LocalizedList => definition("localizedList"),
        Kind::LocalizedTexts => array(definition("localized")),
        Kind::Texts => array(definition("text")),
        Kind::Refs(_) | Kind::Ids | Kind::Codes => array(definition("id")),
        Kind::Url => definition("url"),
        Kind::Email => definition("text").and([("format", text("email")), ("pattern", text(EMAIL))]),
        Kind::Colour => object([("type", text("string")), ("pattern", text("^#([0-9a-fA-F]{3}){1,2}$"))]),
        Kind::Sources => definition("sources"),
        Kind::Flag => object([("type", text("boolean"))]),
        Kind::Number(&[least, most]) => {
            let mut number = object([("type", text("number"))]);
            for (name, bound) in [("minimum", least), ("maximum", most)] {
                if bound.abs() < f64::MAX {
                    number = number.and([(name, Json::Bare(bound.to_string()))]);
                }
            }
            number
        }
        Kind::Integer(most) => {
            let bound = |bound: u32| Json::Bare(bound.to_string());
            object([("type", text("integer")), ("minimum", bound(0)), ("maximum", bound(most))])
        }
        Kind::Date => definition("date"),
        Kind::Word(words) => object([("enum", texts(words.iter().copied()))]),
        Kind::Words(words) => array(object([("enum", texts(words.iter().copied()))])),
        Kind::Object(inner) => fields(path, inner, Vec::new()),
        Kind::Objects(inner) => array(fields(path, inner, Vec::new())),
        Kind::Vocabulary => object([("type", text("object")), ("additionalProperties", definition("localized"))]),
        Kind::Numbers(count) => {
            let count = || Json::Bare(count.to_string());
            array(object([("type", text("number"))])).and([("minItems", count()), ("maxItems", count())])
        }
    }
}

// Patterns with the same meaning in every dialect of regular expressions.

const ID: &str = "^[a-z0-9-]{1,100}$";
/// For use in brackets: the characters of [`site_core::content::characters::has_odd`].
const ODD: &str = r"\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFD";
const EMAIL: &str = r"^[A-Za-z0-9.+_-]+@[A-Za-z0-9+_-]*\.[A-Za-z0-9.+_-]*$";
const SITE: &str = r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s/?#]+)*$";
const ZONE: &str = "^(UTC|[A-Za-z0-9_+-]+/[A-Za-z0-9/_+-]+)$";

/// Valid days, without the year and except the 29th of February.
const MONTH_AND_DAY: &str = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])\
     |(0[469]|11)-(0[1-9]|[12][0-9]|30)\
     |02-(0[1-9]|1[0-9]|2[0-8])";
const LEAP_DAY: &str = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";

fn plain() -> String {
    format!(r"^[^{ODD}]*[^\s{ODD}][^{ODD}]*$")
}

fn url() -> String {
    let [web, mail] = ["[hH][tT][tT][pP][sS]?://", "[mM][aA][iI][lL][tT][oO]:"];
    format!(r"^({web}[^\s\\/?#@{ODD}]+([/?#][^\s\\{ODD}]*)?|{mail}[^\s\\{ODD}]+)$")
}

fn day() -> String {
    format!("^([0-9]{{4}}-({MONTH_AND_DAY})|{LEAP_DAY})$")
}

fn date() -> String {
    format!("^([0-9]{{4}}(-(0[1-9]|1[0-2]|{MONTH_AND_DAY}))?|{LEAP_DAY})$")
}

/// The definitions that fields refer to.
fn definitions() -> Vec<(String, Json)> {
    let pattern = |pattern: &str, says: &str| {
        object([("type", text("string")), ("pattern", text(pattern)), ("description", text(says))])
    };
    let languages = |of: Json, says: &str| {
        object([
            ("type", text("object")),
            ("properties", object([("fr", of.clone()), ("en", of)])),
            ("additionalProperties", no()),
            ("minProperties", Json::Bare("1".to_owned())),
            ("description", text(says)),
        ])
    };
    let address = object([("type", text("string")), ("pattern", text("://"))]);
    let source = object([("if", address), ("then", definition("url")), ("else", definition("text"))]);
    let sources = array(source).and([("description", text("URLs, or references as text."))]);
    [
        ("id", pattern(ID, "Lower-case letters, digits and hyphens.")),
        ("text", pattern(&plain(), "A text that is not empty, without control characters, in UTF-8.")),
        ("localized", languages(definition("text"), "A text in French, in English, or in both.")),
        ("localizedList", languages(array(definition("text")), "A list of texts in French, in English, or in both.")),
        ("url", pattern(&url(), "An http, https or mailto URL without a user name.")),
        ("sources", sources),
        ("date", pattern(&date(), "A valid date: YYYY-MM-DD, YYYY-MM or YYYY.")),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

const fn holds(file: File) -> &'static str {
    match file {
        File::Site => {
            "The organisation: its names, figures, governance, history, funding, address, and texts of its pages."
        }
        File::Missions => "The missions of the network.",
        File::Groups => "The working groups, each with its mini-site.",
        File::Members => "Members and partners.",
        File::Events => "The agenda.",
        File::Platforms => "The catalogue of technology platforms.",
        File::Hosts => "The institutions that host platforms.",
        File::Techniques => "The techniques, in families. Platforms are filtered and found by them.",
        File::Map => "The départements of the region, and how they are drawn.",
    }
}
