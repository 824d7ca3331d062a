//! Limits for the size of the site on the wire. A kilobyte is 1000 bytes.
//!
//! Compressible files count with Brotli 11, fonts as they are. `cargo bench --bench site` prints the same tables.
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use support::size::{Kind, Table};
use support::{dist, first_view};

const WASM: usize = 664_300;
const STYLE: usize = 17_000;
const FONTS: usize = 35_000;
/// Everything that a first view of the catalogue downloads, with the parts of next pages that are fetched when the
/// browser is idle.
const FIRST_VIEW: usize = 500_100;
/// The part that the page needs before the swap-in.
const CATALOGUE: usize = 414_500;

/// What a first visit downloads of the wasm, its script and its parts, for pages by the first segment of their French
/// path. Their embeds are counted as pages too.
const READING: (usize, &[&str]) = (169_700, &["missions", "a-propos", "mentions-legales", "accessibilite"]);
const LISTS: (usize, &[&str]) = (206_500, &["groupes", "agenda"]);
/// Opened only by editors.
const EDITORS: (usize, &[&str]) = (419_900, &["atelier"]);
const OTHERS: usize = 228_100;
const FILES: usize = 43;
/// What the service worker caches for offline use after a first visit, most of which the visit itself needs.
const OFFLINE: usize = 674_000;

#[test]
fn each_kind_of_file_stays_within_its_budget() {
    let table = Table::of_folder(&dist::root(), &[Kind::Wasm, Kind::Style, Kind::Font]);
    let over: Vec<String> = [(Kind::Wasm, WASM), (Kind::Style, STYLE), (Kind::Font, FONTS)]
        .into_iter()
        .filter(|(kind, budget)| table.total_of(*kind) > *budget)
        .map(|(kind, budget)| format!("{kind:?}: {} of {budget} bytes", table.total_of(kind)))
        .collect();
    assert!(table.total_of(Kind::Wasm) > 0, "no wasm in `{}`\n{}", dist::root().display(), table.render());
    assert!(over.is_empty(), "over budget: {}\n{}", over.join(", "), table.render());
}

/// The size of a precompressed file.
#[track_caller]
fn sent(file: &str) -> usize {
    let path = dist::root().join(format!("{file}.br"));
    std::fs::metadata(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display())).len().try_into().unwrap()
}

#[test]
fn each_kind_of_page_loads_the_app_within_its_budget() {
    let mut over = Vec::new();
    let mut largest: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for (folder, depth) in [("fr", 2), ("embed/fr", 3)] {
        for path in dist::pages(&dist::root(), folder) {
            let page = std::fs::read_to_string(dist::root().join(&path[1..]).join("index.html")).unwrap();
            let (_, rest) = page.split_once("data-fetches=\"").unwrap();
            let urls = rest.split('"').next().unwrap().split(' ');
            let program = urls.filter_map(|url| url.strip_prefix('/')).filter(|file| !file.starts_with("data/"));
            let weight: usize = program.map(sent).sum();
            let segment = path.split('/').nth(depth).unwrap_or_default();
            let of = |(budget, segments): (usize, &[&str])| segments.contains(&segment).then_some(budget);
            let budget = [READING, LISTS, EDITORS].into_iter().find_map(of).unwrap_or(OTHERS);
            let most = largest.entry(budget).or_default();
            *most = (weight, path.clone()).max(std::mem::take(most));
            if weight > budget {
                over.push(format!("{path}: {weight} of {budget} bytes"));
            }
        }
    }
    println!("{largest:?}");
    assert!(largest.len() == 4 && over.is_empty(), "over budget: {}", over.join(", "));
    let files = std::fs::read_dir(dist::root()).unwrap().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "wasm")).count();
    assert!((10..=FILES).contains(&files), "{files} files of the app");
}

#[test]
fn the_files_of_the_catalogue_stay_within_their_budget() {
    let file = dist::root().join("fr/plateformes/index.html");
    let page = std::fs::read_to_string(&file).unwrap();
    // The search is fetched when a text is typed.
    let (before, searches) = page.split_once(" data-search-fetches=\"").unwrap();
    let (_, after) = searches.split_once('"').unwrap();
    let words = [before, after].into_iter().flat_map(|half| half.split(['"', ' ']));
    let urls = words.filter_map(|word| word.strip_prefix('/'));
    // Downloads offered by the page are not fetched.
    let endings = ["css", "js", "wasm", "json", "woff2", "svg", "webmanifest"];
    let is_fetched = |url: &&str| url.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending));
    let mut files: Vec<_> = urls.filter(is_fetched).map(|url| dist::root().join(url)).chain([file]).collect();
    files.sort();
    files.dedup();
    let table = Table::of_files(&dist::root(), files);
    for kind in [Kind::Wasm, Kind::Script, Kind::Style, Kind::Font, Kind::Data, Kind::Html] {
        assert!(table.total_of(kind) > 0, "a catalogue without {kind:?}\n{}", table.render());
    }
    assert!(table.total() <= CATALOGUE, "{} of {CATALOGUE} bytes\n{}", table.total(), table.render());
    println!("{}", table.render());
}

#[test]
fn the_offline_cache_stays_within_its_budget() {
    let worker = std::fs::read_to_string(dist::root().join("sw.js")).unwrap();
    let list = |start: &str| -> Value {
        let (_, list) = worker.split_once(start).unwrap();
        serde_json::Deserializer::from_str(list).into_iter().next().unwrap().unwrap()
    };
    let (app, data) = (list("const APP = new Map("), list("const DATA = "));
    let app = app.as_array().unwrap().iter().map(|file| &file[0]);
    let files = app.chain(data.as_array().unwrap()).map(|path| match path.as_str().unwrap() {
        "/" => dist::root().join("index.html"),
        path => dist::root().join(path.trim_start_matches('/')),
    });
    let table = Table::of_files(&dist::root(), files.collect());
    println!("{}", table.render());
    assert!(table.total() <= OFFLINE, "{} of {OFFLINE} bytes\n{}", table.total(), table.render());
}

#[test]
fn a_first_view_of_the_catalogue_stays_within_its_budget() {
    let table = first_view::weigh("/fr/plateformes");
    println!("{}", table.render());
    for kind in [Kind::Wasm, Kind::Script, Kind::Style, Kind::Font, Kind::Data, Kind::Html] {
        assert!(table.total_of(kind) > 0, "a first view without {kind:?}\n{}", table.render());
    }
    assert!(table.total() <= FIRST_VIEW, "{} of {FIRST_VIEW} bytes\n{}", table.total(), table.render());
}
