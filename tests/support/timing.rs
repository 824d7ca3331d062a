//! Durations of the costly steps of a run: browser starts, page loads, axe runs; and what an engine does not support.
//!
//! `TIMINGS` names a file to which each step appends a line: kind, seconds, test and detail, separated by tabs.
//! `tests/timings.awk` sums them up at the end of a run. Without `TIMINGS` nothing is written.

use std::fs::OpenOptions;
use std::io::Write;
use std::thread;
use std::time::Instant;

/// Runs `step` and records its duration.
pub(crate) fn timed<T>(kind: &str, detail: &str, step: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = step();
    record(kind, start.elapsed().as_secs_f64(), detail);
    value
}

/// Appends a line; errors are ignored, as they must not fail the run.
pub(crate) fn record(kind: &str, seconds: f64, detail: &str) {
    let Some(file) = std::env::var_os("TIMINGS") else { return };
    let test = thread::current().name().unwrap_or_default().to_owned();
    let line = format!("{kind}\t{seconds:.3}\t{test}\t{}\n", detail.replace(['\t', '\n'], " "));
    let opened = OpenOptions::new().create(true).append(true).open(file);
    drop(opened.and_then(|mut file| file.write_all(line.as_bytes())));
}
