//! Lighthouse's mobile preset on a real host with precompressed Brotli: the median of three runs, for each page and for
//! the same HTML without scripts, in turns. Skipped if Lighthouse is not installed (`make bench` installs it).

use crate::percentile;
use crate::servers::{Host, Kind};
use crate::support::dist;
use serde::Deserialize;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tools::disk;

const ROUNDS: usize = 3;

/// The folder of the pages without scripts in the copy of the site.
const BARE: &str = "/without-scripts";

#[derive(Deserialize)]
struct Run {
    path: String,
    /// Scores out of 100: performance, accessibility, best practices, search engines.
    scores: [f64; 4],
    /// Largest contentful paint and total blocking time, in milliseconds.
    paint: f64,
    blocked: f64,
    /// Cumulative layout shift.
    moved: f64,
    /// Weighted audits that failed, except those of performance.
    failed: Vec<String>,
}

pub(crate) fn run() {
    let folder = dist::project("tests/bench");
    if !folder.join("node_modules").is_dir() {
        println!("Lighthouse is not installed: npm ci --prefix tests/bench\n");
        return;
    }
    let id = |file| dist::ids(file).into_iter().next().expect("there is a record");
    let pages = [
        "/fr".to_owned(),
        "/fr/plateformes".to_owned(),
        format!("/fr/plateformes/{}", id("platforms.json")),
        format!("/fr/groupes/{}", id("groups.json")),
        "/embed/fr/plateformes".to_owned(),
    ];
    let site = copy(&pages);
    let host = Host::start_with(Kind::Nginx, &site, "", &dist::project("target/hosting"));
    let paths: Vec<String> = pages.iter().flat_map(|page| [page.clone(), format!("{BARE}{page}")]).collect();
    let output = Command::new("node")
        .arg(folder.join("lighthouse.mjs"))
        .args([host.origin(), ROUNDS.to_string()])
        .args(&paths)
        .stderr(Stdio::inherit())
        .output()
        .expect("node runs");
    assert!(output.status.success(), "Lighthouse ended with {}", output.status);
    let runs: Vec<Run> =
        output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    println!("Lighthouse, mobile preset, median of {ROUNDS}; LCP and TBT in milliseconds\n");
    println!(
        "{:<44} {:>5} {:>5} {:>5} {:>5} {:>6} {:>9} {:>6} {:>5} {:>6}",
        "page", "perf", "a11y", "best", "SEO", "LCP", "bare LCP", "ratio", "TBT", "CLS"
    );
    for page in &pages {
        let of = |path: &str, value: &dyn Fn(&Run) -> f64| {
            let values: Vec<f64> = runs.iter().filter(|run| run.path == path).map(value).collect();
            percentile(&values, 0.5)
        };
        let score = |index: usize| of(page, &move |run: &Run| run.scores[index]);
        let (paint, bare) = (of(page, &|run| run.paint), of(&format!("{BARE}{page}"), &|run| run.paint));
        println!(
            "{page:<44} {:>5.0} {:>5.0} {:>5.0} {:>5.0} {paint:>6.0} {bare:>9.0} {:>6.2} {:>5.0} {:>6.3}",
            score(0),
            score(1),
            score(2),
            score(3),
            paint / bare,
            of(page, &|run| run.blocked),
            of(page, &|run| run.moved),
        );
    }
    let mut failed: Vec<_> =
        runs.iter().filter(|run| !run.path.starts_with(BARE)).flat_map(|run| &run.failed).collect();
    failed.sort();
    failed.dedup();
    println!("\naudits not passed (performance apart): {failed:?}\n");
}

/// A copy of the site in `target/lighthouse`, with a second copy of each page without scripts.
fn copy(pages: &[String]) -> PathBuf {
    let site = dist::project("target/lighthouse");
    _ = std::fs::remove_dir_all(&site);
    for file in disk::files(&dist::root()).expect("the site is built") {
        disk::write(&site.join(&file), disk::bytes(&dist::root().join(&file)).unwrap()).unwrap();
    }
    for page in pages {
        let html =
            std::fs::read_to_string(dist::root().join(&page[1..]).join("index.html")).expect("the page is published");
        let folder = site.join(&BARE[1..]).join(&page[1..]);
        std::fs::create_dir_all(&folder).unwrap();
        let bare = without_scripts(&html);
        let packed = tools::pack::brotli(bare.as_bytes(), false).unwrap();
        std::fs::write(folder.join("index.html.br"), packed).unwrap();
        std::fs::write(folder.join("index.html"), bare).unwrap();
    }
    site
}

fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |done, part| done + part.split_once("</script>").expect("a script ends").1)
}
