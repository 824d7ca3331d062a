//! The search engine natively: indexing time, time per typed character and, with judged queries, relevance.
//!
//! `BENCH=folder` names a folder with `data/corpus-NAME.json` and `data/queries-NAME.jsonl`: `make bench BENCH=…`.
//! `WORST=10` lists the ten queries with the worst results.
#![allow(clippy::unwrap_used)]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small samples"
)]

#[path = "../support/relevance.rs"]
mod relevance;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use relevance::ndcg;
use serde_json::{Value, json};
use site_core::catalogue::{Catalogue, Indexing};
use site_core::content::records::Technique;
use site_core::content::{Content, file::File};
use site_core::search::flat::{Flat, Reader};

/// The duration of a closure in milliseconds, and its result.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed().as_secs_f64() * 1e3, result)
}

fn percentile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let rank = (share * times.len() as f64).ceil() as usize;
    times.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn print_letters(times: &mut [f64]) {
    let [half, most, longest] = [0.5, 0.95, 1.0].map(|share| percentile(times, share));
    println!("  a letter: median {half:.3} ms, p95 {most:.3} ms, longest {longest:.3} ms ({} letters)", times.len());
}

/// The shipped files, with the platforms repeated under other names up to this number.
fn catalogue(count: usize) -> Arc<Catalogue> {
    let mut content = Content::default();
    for file in File::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data").join(file.name());
        let mut text = fs::read_to_string(path).unwrap();
        if file == File::Platforms {
            let known: Value = serde_json::from_str(&text).unwrap();
            let known = known["records"].as_array().unwrap();
            let records: Vec<Value> = known
                .iter()
                .cycle()
                .take(count.max(known.len()))
                .enumerate()
                .map(|(number, record)| {
                    let mut record = record.clone();
                    record["id"] = json!(format!("p-{number}"));
                    record["name"] = json!(format!("{} {}x", record["name"].as_str().unwrap(), number / known.len()));
                    record
                })
                .collect();
            text = json!({"version": 1, "records": records}).to_string();
        }
        content.set(file, Ok(&text));
    }
    Arc::new(Catalogue::new(&content).unwrap())
}

fn measure(count: usize) {
    let catalogue = catalogue(count);
    let (time, ()) = timed(|| {
        let mut indexing = Indexing::new(Arc::clone(&catalogue));
        while !indexing.read(usize::MAX) {}
    });
    println!("{} platforms\n  indexed in {time:.1} ms", catalogue.platforms.all.len());
    let names = catalogue.techniques.iter().flat_map(|all| &all.all).flat_map(Technique::names).step_by(7);
    let mut times = Vec::new();
    for name in names {
        // The query as it is, and without its third letter.
        let wrong: String =
            name.chars().enumerate().filter(|(index, _)| *index != 2).map(|(_, letter)| letter).collect();
        for text in [name, &wrong] {
            for (end, letter) in text.char_indices() {
                let typed = &text[..end + letter.len_utf8()];
                times.push(timed(|| catalogue.search(typed).map(|found| found.best(10))).0);
            }
        }
    }
    print_letters(&mut times);
}

fn read(json: &str) -> Flat {
    let mut reader = Reader::default();
    reader.read(json);
    reader.finish().0
}

/// Kinds of queries that cannot be answered from the records alone.
fn needs_synonyms(kind: &str) -> bool {
    kind == "crosslang"
}

fn judge(corpus: &str, queries: &str, worst: usize) {
    let (time, flat) = timed(|| read(corpus));
    println!("  {} records, read and indexed in {time:.1} ms", flat.index.len());
    let mut kinds: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let (mut first_three, mut empty) = (0, 0);
    let (mut times, mut gained) = (Vec::new(), Vec::new());
    for line in queries.lines().filter(|line| !line.trim().is_empty()) {
        let query: Value = serde_json::from_str(line).unwrap();
        let (text, kind) = (query["q"].as_str().unwrap(), query["kind"].as_str().unwrap());
        let relevant = query["relevant"].as_object().unwrap();
        let best = flat.index.search(text).map(|found| found.best(10)).unwrap_or_default();
        let ids: Vec<&str> = best.iter().map(|number| flat.id(*number)).collect();
        let gain = ndcg(&ids, relevant);
        kinds.entry(kind.to_owned()).or_default().push(gain);
        if !needs_synonyms(kind) {
            first_three += usize::from(ids.iter().take(3).any(|id| relevant.contains_key(*id)));
            empty += usize::from(ids.is_empty());
            let first: Vec<&str> = ids.into_iter().take(4).collect();
            gained.push((gain, format!("{kind}: {text} → {first:?}")));
        }
        for (end, letter) in text.char_indices() {
            times.push(timed(|| flat.index.search(&text[..end + letter.len_utf8()]).map(|found| found.best(10))).0);
        }
    }
    for (kind, gains) in &kinds {
        println!("  {kind:24} {:4} {:.3}", gains.len(), gains.iter().sum::<f64>() / gains.len() as f64);
    }
    let count = gained.len() as f64;
    let mean = gained.iter().map(|(gain, _)| gain).sum::<f64>() / count;
    let share = 100.0 * f64::from(first_three as u32) / count;
    println!("  nDCG@10 {mean:.3} (without crosslang), one of the first three {share:.1} %, empty {empty}");
    print_letters(&mut times);
    gained.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    for (gain, what) in gained.iter().take(worst) {
        println!("    {gain:.2} {what}");
    }
}

fn main() {
    for count in [0, 1000, 10_000] {
        measure(count);
    }
    let Ok(folder) = std::env::var("BENCH") else { return };
    let worst = std::env::var("WORST").ok().and_then(|worst| worst.parse().ok()).unwrap_or(0);
    let data = Path::new(&folder).join("data");
    let entries = fs::read_dir(&data).unwrap_or_else(|error| panic!("{}: {error}", data.display()));
    let mut files: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    for name in files.iter().filter_map(|file| file.strip_prefix("corpus-")?.strip_suffix(".json")) {
        let Ok(queries) = fs::read_to_string(data.join(format!("queries-{name}.jsonl"))) else { continue };
        println!("{name}");
        judge(&fs::read_to_string(data.join(format!("corpus-{name}.json"))).unwrap(), &queries, worst);
    }
}
