//! The shipped files have no mistakes, and mistakes are reported with their path.

use std::path::Path;

use serde_json::Value;
use site_core::content::shape::FOR_EDITORS;
use site_core::content::{Content, LoadError, file::File, read::Unreadable};
use site_core::locale::Locale;
use site_core::typography;
use tools::folder;

use crate::support::{CONTENT, json, problems, shipped, shipped_files};

#[test]
fn the_shipped_files_have_no_problem() {
    assert_eq!(problems(&shipped_files(&[])), Vec::<String>::new());
}

#[test]
fn every_record_of_the_shipped_files_is_used() {
    for file in File::ALL {
        let (problems, left_out) = CONTENT.problems(file);
        assert_eq!((problems, left_out), (&[][..], 0), "{}", file.name());
    }
}

/// A folder of test files with one mistake each. All are reported with their paths, and nothing else is.
#[test]
fn every_planted_mistake_is_reported_with_its_path() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mistakes");
    let problems = problems(&folder::read(&folder).unwrap());
    let expected = include_str!("../fixtures/mistakes/expected.txt");
    assert_eq!(problems.join("\n"), expected.trim_end());
    assert!(problems.len() >= 20);
}

/// Some editors write a BOM.
#[test]
fn mistakes_are_reported_in_files_with_a_bom() {
    let check = |file, text: &str| problems(&vec![(file, Ok(text.to_owned()))]);
    for (file, text) in [
        (File::Site, r#"{"version": 1, "updated": "2026-11-21", "id": "a", "name": {"fr": 7}}"#),
        (File::Site, r#"{"version": 1, "updated": "2026-11-21", "id": "a", "name": {"fr": "A"}, "language": 5}"#),
        (File::Groups, r#"[{"id": "a"}]"#),
    ] {
        let plain = check(file, text);
        assert!(plain.iter().any(|problem| problem.contains("at $")), "{plain:?}");
        assert_eq!(check(file, &format!("\u{feff}{text}")), plain);
    }
}

fn read(file: File, text: &str) -> Content {
    let mut content = Content::default();
    content.set(file, Ok(text));
    content
}

#[test]
fn a_bad_record_is_left_out_and_the_others_kept() {
    let good = r#"{"id": "good", "name": "Good"}"#;
    for bad in [
        "null",
        "5",
        "\"text\"",
        "[]",
        "{}",
        r#"{"id": "no-name"}"#,
        r#"{"name": "No id"}"#,
        r#"{"id": 7, "name": "Id of the wrong type"}"#,
        r#"{"id": "x/../y", "name": "Id that no address can hold"}"#,
        r#"{"id": "wrong-type", "name": "Wrong", "techniques": "imaging"}"#,
        r#"{"id": "good", "name": "The same id again"}"#,
    ] {
        let content = read(File::Platforms, &format!("[{good}, {bad}]"));
        let platforms = content.platforms.ready().expect("the list is read");
        assert_eq!((platforms.all.len(), platforms.left_out), (1, 1), "{bad}");
        assert!(!platforms.problems.is_empty(), "{bad}");
    }
}

#[test]
fn records_with_invalid_optional_fields_are_kept() {
    let text = "\u{feff}{\"records\": [{\"id\": \"a\", \"name\": \"A\", \"unknown\": 1, \"access\": [\"everyone\", \"academic\"],
        \"website\": \"javascript:x\", \"lat\": 400, \"as_of\": \"soon\", \"summary\": null, \"services\": [{}, {\"en\": \"S\"}]}]}";
    let content = read(File::Platforms, text);
    let platforms = content.platforms.ready().expect("the list is read");
    assert_eq!(platforms.left_out, 0);
    let platform = &platforms.all[0];
    assert_eq!((platform.website.as_ref(), platform.lat, platform.as_of), (None, None, None));
    assert_eq!((platform.access.len(), platform.services.len()), (1, 1));
}

#[test]
fn an_unreadable_file_gives_the_reason() {
    for (text, why) in [
        ("<!doctype html>", "no JSON"),
        ("{\"records\": [", "no JSON"),
        ("", "no JSON"),
        ("null", "null"),
        ("{}", "no `records`"),
        ("{\"records\": {}}", "an object"),
        ("{\"version\": 2, \"records\": []}", "version 2"),
    ] {
        let content = read(File::Groups, text);
        let error = content.error(File::Groups).expect(text);
        assert!(matches!(error, LoadError::Unreadable(_)), "{text}");
        assert!(error.to_string().contains(why), "{text}: {error}");
    }
    assert_eq!(
        read(File::Groups, "{\"version\": 2, \"records\": []}").error(File::Groups),
        Some(&LoadError::Unreadable(Unreadable::Version(2)))
    );
}

/// Every text of the shipped files that visitors can see, with its path.
pub(crate) fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in File::ALL {
        walk(file.name(), &json(&shipped(file)), &mut found);
    }
    found
}

fn walk(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(&format!("{path}[{index}]"), item, found));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_for_visitors = !FOR_EDITORS.contains(&name.as_str())
                    && name != "sources"
                    && !name.ends_with("_sources")
                    && !["related_basis", "name_as_published"].contains(&name.as_str());
                if is_for_visitors {
                    walk(&format!("{path}.{name}"), value, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn texts_of_the_data_follow_the_typography_rules() {
    let mut wrong = Vec::new();
    for (path, text) in texts() {
        let last = path.rsplit('.').next().unwrap_or_default();
        let locale = match last.split('[').next().unwrap_or_default() {
            "fr" | "name" | "name_fr" | "site" => Locale::Fr,
            "en" | "name_en" => Locale::En,
            _ => continue,
        };
        wrong.extend(typography::faults(locale, &text).iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
