//! The shipped content, and small files for single tests.

use std::sync::LazyLock;

use editing::files::Files;
use editing::strict;
use serde_json::Value;
use site_core::catalogue::Catalogue;
use site_core::content::{Content, file::File};

pub(crate) use crate::random::Random;

/// The text of a shipped data file.
#[track_caller]
pub(crate) fn shipped(file: File) -> String {
    let path = format!("{}/public/data/{}", env!("CARGO_MANIFEST_DIR"), file.name());
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text:.200}"))
}

/// The records of a shipped file.
#[track_caller]
pub(crate) fn records(file: File) -> Vec<Value> {
    json(&shipped(file))["records"].as_array().expect("records").clone()
}

/// All shipped files, some of them with another text.
#[track_caller]
pub(crate) fn shipped_files(others: &[(File, &str)]) -> Files {
    let other = |file| others.iter().find(|(known, _)| *known == file).map(|(_, text)| (*text).to_owned());
    File::ALL.into_iter().map(|file| (file, Ok(other(file).unwrap_or_else(|| shipped(file))))).collect()
}

/// The problems that `make check` reports.
pub(crate) fn problems(files: &Files) -> Vec<String> {
    strict::check(files).iter().map(ToString::to_string).collect()
}

/// All shipped files, parsed once.
pub(crate) static CONTENT: LazyLock<Content> = LazyLock::new(shipped_content);

/// Their catalogue.
pub(crate) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(shipped_catalogue);

/// All shipped files, parsed.
#[track_caller]
pub(crate) fn shipped_content() -> Content {
    let mut content = Content::default();
    for file in File::ALL {
        content.set(file, Ok(&shipped(file)));
        assert_eq!(content.error(file), None, "{}", file.name());
    }
    content
}

#[track_caller]
pub(crate) fn shipped_catalogue() -> Catalogue {
    Catalogue::new(&shipped_content()).expect("the platforms are there")
}
