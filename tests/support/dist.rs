//! The built site on disk, and the content of its data files: tests read ids and names from here, instead of
//! hard-coding them.

use serde_json::Value;
use std::path::{Path, PathBuf};
use tools::disk;

/// A path of the project.
pub(crate) fn project(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// `dist/`, or the folder that `DIST` names.
pub(crate) fn root() -> PathBuf {
    std::env::var_os("DIST").map_or_else(|| project("dist"), PathBuf::from)
}

/// The URLs of the pages in a folder of a site, sorted: `/fr/plateformes`.
#[track_caller]
pub(crate) fn pages(site: &Path, folder: &str) -> Vec<String> {
    let files = disk::files(&site.join(folder)).expect("the site is built");
    let address = |file: &String| Some(format!("/{folder}/{file}").strip_suffix("/index.html")?.to_owned());
    let mut found: Vec<_> = files.iter().filter_map(address).collect();
    found.sort();
    found
}

/// The name of the app's file with this extension.
#[track_caller]
pub(crate) fn hashed(ending: &str) -> String {
    named("site-", ending)
}

/// The name of the script that starts the app.
#[track_caller]
pub(crate) fn boot() -> String {
    named("boot-", "js")
}

/// The name of a file of a part of the app; several parts may share one.
#[track_caller]
pub(crate) fn part(name: &str) -> String {
    let is_it = |file: &String| file.rsplit('.').next() == Some("wasm") && file.split('-').any(|part| part == name);
    built(&format!("part `{name}` of the app"), is_it)
}

/// The name of the only built file with this prefix and suffix.
#[track_caller]
fn named(start: &str, ending: &str) -> String {
    let is_it = |name: &String| name.starts_with(start) && name.ends_with(&format!(".{ending}"));
    built(&format!("{start}….{ending}"), is_it)
}

#[track_caller]
fn built(what: &str, is_it: impl FnMut(&String) -> bool) -> String {
    let files = std::fs::read_dir(root()).expect("the site is built");
    let mut names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    names.find(is_it).unwrap_or_else(|| panic!("dist/ has no {what}"))
}

#[track_caller]
pub(crate) fn data(file: &str) -> Value {
    let path = root().join("data").join(file);
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("`{}` is no JSON: {error}", path.display()))
}

/// The records of a list file, wrapped or as a bare array.
#[track_caller]
pub(crate) fn records(file: &str) -> Vec<Value> {
    match data(file) {
        Value::Array(records) => records,
        Value::Object(mut fields) => match fields.remove("records") {
            Some(Value::Array(records)) => records,
            other => panic!("{file}: expected `records` to be an array, found {other:?}"),
        },
        other => panic!("{file}: expected a list, found {other}"),
    }
}

#[track_caller]
pub(crate) fn ids(file: &str) -> Vec<String> {
    records(file).iter().filter_map(|record| Some(record.get("id")?.as_str()?.to_owned())).collect()
}

/// A text of the data in this language, or else in the other one.
pub(crate) fn localized(text: &Value, code: &str) -> Option<String> {
    let found = match text {
        Value::String(text) => Some(text),
        Value::Object(languages) => match languages.get(code).or_else(|| languages.values().next()) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        },
        _ => None,
    };
    found.cloned()
}

/// The site's name, at the end of every title.
#[track_caller]
pub(crate) fn site_name(code: &str) -> String {
    let site = data("site.json");
    site.get("name").and_then(|name| localized(name, code)).expect("site.json has a `name`")
}
