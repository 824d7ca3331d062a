//! Another network under a path of a shared host: the fictitious one of `tests/fixtures/network`, built by `make
//! network` for `/network/` and used in a browser. Nothing of the first network appears, and nothing outside of the
//! path is requested.
#![allow(clippy::unwrap_used)]

#[path = "../hosting/servers.rs"]
mod servers;
#[path = "../support/mod.rs"]
mod support;

mod bytes;
mod frames;
mod hosts;
mod pages;
mod walk;

use serde_json::Value;
use std::path::PathBuf;
use support::{Browser, Server, Site, dist};

/// The base path of the build.
const BASE: &str = "/network";
const ORIGIN: &str = "https://isles.example";

/// The root of the host: the site is in `network`, as its settings expect.
fn root() -> PathBuf {
    dist::project("target/network/site")
}

#[track_caller]
fn serve() -> Server {
    Server::start_under(BASE, &root().join("network"))
}

#[track_caller]
fn open() -> Site {
    let server = serve();
    Site { browser: Browser::start(), server }
}

#[track_caller]
fn published(path: &str) -> String {
    let file = root().join("network").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error} (make network)", file.display()))
}

/// Fails if anything outside of the site was requested, even the favicon at the root of the host, which browsers
/// request if a page names none.
#[track_caller]
fn assert_nothing_outside(server: &Server) {
    let log = server.log();
    let outside: Vec<_> = log.iter().filter(|request| !request.target.starts_with("/network")).collect();
    assert!(outside.is_empty(), "asked outside of {BASE}/: {outside:?}");
    assert!(!log.is_empty());
}

/// Names of the first network, of its bodies, places and records, from its data.
fn words_of_the_first_network() -> Vec<String> {
    fn names(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(name) => found.push(name.clone()),
            Value::Object(languages) => languages.values().for_each(|name| names(name, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for file in ["site", "groups", "missions", "members", "hosts", "platforms", "map"] {
        let path = dist::project("public/data").join(format!("{file}.json"));
        let data: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let records = data["records"].as_array().cloned().unwrap_or_else(|| vec![data.clone()]);
        for record in &records {
            for field in ["name", "short_name", "territory", "title"] {
                names(&record[field], &mut found);
            }
        }
    }
    // Words of the site itself are also names.
    found.retain(|name| name.chars().count() > 3 && !["Platforms", "Plateformes"].contains(&name.as_str()));
    found.sort();
    found.dedup();
    found
}
