//! A catalogue of up to 50,000 records, searched in the browser in two ways: one file with one index in the thread of
//! the page, or files split by département, with an index of each, in a worker (`scale/worker.js`).
//!
//! Needs `make search-module`. `RECORDS=2500,5000` measures other numbers of records, `ROUNDS=…` is the number of
//! rounds. The network is not measured: the files come from this machine, uncompressed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::percentile;
use crate::support::dist::project;
use crate::support::size::Table;
use crate::support::{Browser, Server, Site};

const SLOWER: f64 = 4.0;
const ROUNDS: usize = 3;
const RECORDS: [usize; 4] = [1000, 5000, 10_000, 50_000];
/// Most records in a file: more than half of the platforms are in one département.
const PER_FILE: usize = 5000;
/// The file of all records.
const ALL: &str = "all.json";
/// The longest that a page may take.
const PATIENCE: Duration = Duration::from_mins(2);
const COLUMNS: usize = 11;
const HEADS: [[&str; COLUMNS]; 2] = [
    ["", "", "", "first", "all", "all, 4×", "wasm", "letter", "letter", "blocked", "bl., 4×"],
    ["records", "way", "files", "ms", "ms", "ms", "MB", "p50, ms", "p95, ms", "ms", "ms"],
];

pub(crate) fn run() {
    let root = project("target/scale");
    prepare(&root);
    let known = shipped();
    println!("One file searched in the page, or files by département searched in a worker; medians of rounds");
    println!(
        "4×: the thread of the page, not the worker, slowed down four times; blocked: longest gap of a 4 ms timer\n"
    );
    write(&root.join("shipped.json"), &known);
    let sent = Table::of_files(&root, vec![root.join("shipped.json")]).total();
    println!("{} shipped records: {sent} bytes with Brotli 11\n", known.len());
    let site = Site { server: Server::start(&root), browser: Browser::start() };
    // Compressing is left to the build of a real site.
    site.server.keep_nothing();
    for heads in HEADS {
        print_row(heads.map(str::to_owned));
    }
    for count in numbers("RECORDS").unwrap_or_else(|| RECORDS.to_vec()) {
        let split = split(&root.join(count.to_string()), &recombined(&known, count));
        let [mut page, mut worker] = ["page", "worker"].map(Way::new);
        for _ in 0..crate::rounds(ROUNDS) {
            page.measure(&site, count);
            worker.measure(&site, count);
        }
        page.print(count, 1);
        worker.print(count, split.files);
        println!("    {} MB of JSON; {}\n", mega(split.bytes), page.compare(&worker));
    }
}

/// The numbers, separated by commas, in an environment variable.
fn numbers(variable: &str) -> Option<Vec<usize>> {
    let text = std::env::var(variable).ok()?;
    Some(text.split(',').map(|number| number.trim().parse().expect("numbers, separated by commas")).collect())
}

/// The page, its scripts and the search module in a folder that can be served.
fn prepare(root: &Path) {
    drop(fs::remove_dir_all(root));
    fs::create_dir_all(root).expect("target/ can be written to");
    let html = "<!doctype html><title>scale</title><script type=module src=/page.js></script>";
    fs::write(root.join("index.html"), html).expect("the folder was made");
    let (scripts, module) = (project("tests/bench/scale"), project("target/search-module"));
    for file in
        [scripts.join("page.js"), scripts.join("worker.js"), module.join("search.js"), module.join("search_bg.wasm")]
    {
        let name = file.file_name().expect("each of them has a name");
        let copied = fs::copy(&file, root.join(name));
        copied.unwrap_or_else(|error| panic!("`{}`: {error}; run `make search-module`", file.display()));
    }
}

fn write(file: &Path, records: &[Value]) -> usize {
    let text = json!(records).to_string();
    fs::write(file, &text).unwrap_or_else(|error| panic!("`{}`: {error}", file.display()));
    text.len()
}

/// The shipped platforms as flat records, with the names of their techniques and hosts.
fn shipped() -> Vec<Value> {
    let read = |file: &str| -> Vec<Value> {
        let text = fs::read_to_string(project("public/data").join(file)).expect("the data is in the project");
        let mut file: Value = serde_json::from_str(&text).expect("the data is JSON");
        file["records"].as_array_mut().map(std::mem::take).expect("a list of records")
    };
    let by_id = |file: &str| -> BTreeMap<String, Value> {
        read(file).into_iter().map(|record| (record["id"].as_str().unwrap_or_default().to_owned(), record)).collect()
    };
    let (techniques, hosts) = (by_id("techniques.json"), by_id("hosts.json"));
    let flat = |record: Value| {
        let own = record["techniques"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let own: Vec<&Value> = own.filter_map(|id| techniques.get(id)).collect();
        let of_each = |field: &str| own.iter().map(|technique| technique[field].clone()).collect::<Vec<_>>();
        json!({
            "id": record["id"],
            "name": record["name"],
            "acronym": record["acronym"],
            "techniques": of_each("label"),
            "synonyms": of_each("synonyms"),
            "host": record["host"].as_str().and_then(|host| hosts.get(host)).map(|host| &host["name"]),
            "city": record["city"],
            "departement": record["departement"],
            "summary_fr": record["summary"]["fr"],
            "summary_en": record["summary"]["en"],
            "services": record["services"],
            "equipment": record["equipment"],
        })
    };
    read("platforms.json").into_iter().map(flat).collect()
}

/// So many records: each has an id and a name of its own, and in each round another platform's techniques and texts.
fn recombined(known: &[Value], count: usize) -> Vec<Value> {
    let make = |number: usize| {
        let round = number / known.len();
        let mut record = known[number % known.len()].clone();
        let other = &known[(number + 7 * round) % known.len()];
        for field in ["techniques", "synonyms", "summary_fr", "summary_en", "services"] {
            record[field] = other[field].clone();
        }
        record["id"] = json!(format!("p-{number}"));
        record["name"] = json!(format!("{} {round}x", record["name"].as_str().unwrap_or_default()));
        record
    };
    (0..count).map(make).collect()
}

struct Split {
    files: usize,
    /// Of all of them together.
    bytes: usize,
}

/// Writes the records as files by département, and as one file in the same order, so that ties are broken alike.
fn split(folder: &Path, records: &[Value]) -> Split {
    fs::create_dir_all(folder).expect("target/ can be written to");
    let mut departements: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for record in records {
        departements.entry(record["departement"].as_str().unwrap_or("none")).or_default().push(record.clone());
    }
    let (mut names, mut bytes) = (Vec::new(), 0);
    for (code, own) in &departements {
        for (part, own) in own.chunks(PER_FILE).enumerate() {
            names.push(json!(format!("{code}-{part}.json")));
            bytes += write(&folder.join(format!("{code}-{part}.json")), own);
        }
    }
    write(&folder.join("files.json"), &names);
    write(&folder.join(ALL), &departements.into_values().flatten().collect::<Vec<_>>());
    Split { files: names.len(), bytes }
}

/// The measurements of one way to search.
struct Way {
    name: &'static str,
    usual: Vec<Value>,
    slower: Vec<Value>,
}

impl Way {
    fn new(name: &'static str) -> Self {
        Self { name, usual: Vec::new(), slower: Vec::new() }
    }

    fn measure(&mut self, site: &Site, count: usize) {
        for (rate, measured) in [(1.0, &mut self.usual), (SLOWER, &mut self.slower)] {
            site.slow_down(rate);
            site.goto(&format!("{}/?way={}&folder={count}", site.server.origin(), self.name));
            let found = site.wait_within(PATIENCE, "the measurements", || {
                let found = site.try_script("return window.measured", &[]).map_err(|error| error.to_string())?;
                if found.is_object() { Ok(found) } else { Err("nothing yet") }.map_err(str::to_owned)
            });
            assert!(found["error"].is_null(), "{count} records, {}: {}", self.name, found["error"]);
            measured.push(found);
        }
    }

    fn print(&self, count: usize, files: usize) {
        let median = |measured: &[Value], field: &str| {
            percentile(&measured.iter().filter_map(|round| round[field].as_f64()).collect::<Vec<_>>(), 0.5)
        };
        let letters = self.usual.iter().filter_map(|round| round["letters"].as_array()).flatten();
        let letters: Vec<f64> = letters.filter_map(Value::as_f64).collect();
        let whole = |value: f64| format!("{value:.0}");
        print_row([
            count.to_string(),
            self.name.to_owned(),
            files.to_string(),
            whole(median(&self.usual, "first")),
            whole(median(&self.usual, "all")),
            whole(median(&self.slower, "all")),
            format!("{:.1}", median(&self.usual, "bytes") / 1e6),
            format!("{:.1}", percentile(&letters, 0.5)),
            format!("{:.1}", percentile(&letters, 0.95)),
            whole(median(&self.usual, "blocked")),
            whole(median(&self.slower, "blocked")),
        ]);
    }

    /// How far the best records of both ways agree, over all typed texts.
    fn compare(&self, other: &Self) -> String {
        let best = |way: &Self| way.usual[0]["best"].as_array().cloned().unwrap_or_default();
        let (own, others) = (best(self), best(other));
        let (mut ids, mut common, mut same) = (0, 0, 0);
        for (own, others) in own.iter().zip(&others).filter_map(|(own, others)| own.as_array().zip(others.as_array())) {
            ids += own.len();
            common += own.iter().filter(|id| others.contains(id)).count();
            same += usize::from(own == others);
        }
        format!("the best ten: {common} of {ids} ids are the same, {same} of {} lists", own.len())
    }
}

fn print_row(cells: [String; COLUMNS]) {
    println!("{}", cells.map(|cell| format!("{cell:>9}")).concat());
}

#[allow(clippy::cast_precision_loss, reason = "a size to be read")]
fn mega(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}
