//! The published schemas are up to date, and agree with the checker, by an independent validator.

use std::collections::BTreeSet;

use editing::strict;
use jsonschema::Validator;
use serde_json::{Value, json};
use site_core::content::characters::is_id;
use site_core::content::{file::File, problem::Found, read};
use tools::schema;

use crate::support::{self, shipped};

fn validator(file: File) -> Validator {
    let schema = support::json(&schema::schema(file));
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{}: {error}", file.name()));
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{}: {error}", file.name()))
}

fn fixture(file: File) -> String {
    let path = format!("{}/tests/fixtures/mistakes/{}", env!("CARGO_MANIFEST_DIR"), file.name());
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_published_schemas_are_up_to_date() {
    let folder = format!("{}/public/data/schema", env!("CARGO_MANIFEST_DIR"));
    for file in File::ALL {
        let published = std::fs::read_to_string(format!("{folder}/{}", schema::name(file))).unwrap_or_default();
        assert!(published == schema::schema(file), "{} is out of date: make schemas", schema::name(file));
    }
    let count = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(count, File::ALL.len(), "a schema without a data file");
}

#[test]
fn the_shipped_files_are_valid_and_name_their_schema() {
    for file in File::ALL {
        let value = support::json(&shipped(file));
        let errors: Vec<String> =
            validator(file).iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {}", file.name(), errors.join("\n"));
        assert_eq!(value["$schema"], json!(schema::address(file)), "{}", file.name());
    }
}

#[test]
fn a_bare_list_of_records_is_valid() {
    for file in File::ALL.into_iter().filter(|file| *file != File::Site) {
        assert!(validator(file).is_valid(&support::json(&shipped(file))["records"]), "{}", file.name());
        assert!(!validator(file).is_valid(&json!([{"id": "x"}])), "{}", file.name());
    }
    assert!(!validator(File::Site).is_valid(&json!([])));
}

/// Converts `$.records[3].name` to `/records/3/name`.
fn pointer(path: &str) -> String {
    path.trim_start_matches('$').replace('[', "/").replace(']', "").replace('.', "/")
}

/// Whether a schema can express it: no relations between distant values.
fn can_be_said(expected: &str) -> bool {
    ![
        "that no earlier record has",
        "that is listed once",
        "or `editors_only`",
        "not before the start",
        "beside the records declares",
        "the id of a record of",
    ]
    .iter()
    .any(|beyond| expected.contains(beyond))
}

#[test]
fn schema_and_checker_report_the_planted_mistakes_at_the_same_paths() {
    let files: Vec<_> = File::ALL.into_iter().map(|file| (file, Ok(fixture(file)))).collect();
    let problems = strict::check(&files);
    for file in File::ALL {
        let reported: BTreeSet<String> = problems
            .iter()
            .filter(|problem| problem.file == file && can_be_said(&problem.expected))
            .map(|problem| {
                // Missing and superfluous fields are reported for the object.
                let path = pointer(&problem.path);
                let is_of_parent =
                    matches!(problem.found, Found::Nothing | Found::UnknownField | Found::UnknownLanguage);
                if is_of_parent { path.rsplit_once('/').unwrap().0.to_owned() } else { path }
            })
            .collect();
        let value = support::json(&fixture(file));
        let refused: BTreeSet<String> =
            validator(file).iter_errors(&value).map(|error| error.instance_path().to_string()).collect();
        assert_eq!(refused, reported, "{}", file.name());
    }
    assert!(problems.iter().filter(|problem| can_be_said(&problem.expected)).count() > 20);
}

/// Whether the checker, with this file alone, finds a mistake that a schema can express.
fn is_refused(file: File, text: &str) -> bool {
    let Ok(parsed) = read::parse(file, text) else { return true };
    parsed.findings.problems.iter().any(|problem| can_be_said(&problem.expected))
        || parsed.findings.references.iter().any(|reference| !is_id(&reference.id))
}

/// Splits a shipped file into small ones: the envelope with one record each, for records with a field that no earlier
/// record has. Lists are shortened.
fn samples(file: File) -> Vec<Value> {
    let mut whole = support::json(&shipped(file));
    let records = whole.get_mut("records").map(Value::take);
    cut(&mut whole);
    let Some(Value::Array(mut records)) = records else { return one_field_each(&whole) };
    let mut seen = BTreeSet::new();
    records.iter_mut().for_each(cut);
    records.retain(|record| {
        let (before, mut paths) = (seen.len(), Vec::new());
        pointers(record, "", &mut paths);
        // Without indices of list items.
        seen.extend(paths.iter().map(|path| path.replace(|sign: char| sign.is_ascii_digit(), "")));
        seen.len() > before
    });
    let with = |record| {
        let mut sample = whole.clone();
        sample["records"] = json!([record]);
        sample
    };
    records.into_iter().map(with).collect()
}

/// The required fields of `site.json`, each time with one of the others.
fn one_field_each(site: &Value) -> Vec<Value> {
    let with = |(name, value): (&String, &Value)| {
        let mut sample = json!({"version": 1, "updated": site["updated"], "id": site["id"], "name": site["name"]});
        sample[name] = value.clone();
        sample
    };
    site.as_object().into_iter().flatten().map(with).collect()
}

fn cut(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(cut),
        Value::Array(items) => {
            // The projection has lists of three numbers.
            items.truncate(if items.iter().all(Value::is_number) { 3 } else { 1 });
            items.iter_mut().for_each(cut);
        }
        _ => {}
    }
}

/// Pointers to every value.
fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                pointers(value, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                pointers(item, &format!("{path}/{number}"), found);
            }
        }
        _ => {}
    }
}

/// Schema and checker agree, whatever a single value is replaced by.
#[test]
fn schema_and_checker_agree_on_every_change() {
    let values = json!([
        null, true, 5, -1e13, "Été, 2 %", "lower-case", " \u{a0} ", "a\u{7}b", "a\u{85}b", "a\u{202e}b", "d\u{fffd}x",
        "https://example.org/\u{2066}x", "2023-02-29", "2024-02-29", "2024-11-31", "2024-13", "https://example.org/é?x=1",
        "https://exa mple.org", "ftp://example.org", "a@b.org", [], ["x"], [1, 2, "x"], [1, 2], [1, 2, 3], [{}], {},
        {"fr": "x"}, {"fr": ["x"], "en": []}, {"fr": "x", "de": "x"}, {"unknown": "x"},
    ]);
    let (mut changes, mut refusals) = (0, 0);
    for file in File::ALL {
        let validator = validator(file);
        let mut compare = |changed: &Value, path: &str, how: &str| {
            let is_valid = validator.is_valid(changed);
            let refused = is_refused(file, &changed.to_string());
            assert_eq!(is_valid, !refused, "{} at {path}: {how}; the checker refuses: {refused}", file.name());
            changes += 1;
            refusals += usize::from(refused);
        };
        let mut seen = BTreeSet::new();
        for whole in samples(file) {
            let mut paths = Vec::new();
            pointers(&whole, "", &mut paths);
            paths.retain(|path| seen.insert(path.clone()));
            for path in &paths {
                let mut changed = whole.clone();
                for value in values.as_array().unwrap() {
                    *changed.pointer_mut(path).unwrap() = value.clone();
                    compare(&changed, path, &value.to_string());
                }
                let Some((parent, name)) = path.rsplit_once('/') else { continue };
                let mut changed = whole.clone();
                if let Some(Value::Object(fields)) = changed.pointer_mut(parent) {
                    let value = fields.remove(&name.replace("~1", "/").replace("~0", "~")).unwrap();
                    compare(&changed, path, "left out");
                    if let Some(Value::Object(fields)) = changed.pointer_mut(parent) {
                        fields.insert(format!("{name}_x"), value);
                    }
                    compare(&changed, path, "misspelt");
                }
            }
        }
    }
    assert!(changes > 5_000 && refusals > 3_000, "{refusals} of {changes}");
}
