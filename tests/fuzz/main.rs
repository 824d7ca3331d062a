//! Runs every surface on its corpus, then on mutations of it. Needs no fuzzer and no other toolchain.
//!
//! By default a hundred mutations per surface, the same in every run. `FUZZ_SECONDS` continues for that time,
//! `FUZZ_SEED` sets the random seed (1), `FUZZ_ONLY` selects a surface. An input that violates a property is written to
//! `target/fuzz/` and named. `make fuzz` searches further.
#![allow(clippy::unwrap_used)]
#![allow(unreachable_pub, reason = "the surfaces are a crate of their own for the fuzzer")]

#[path = "../support/random.rs"]
mod random;
mod surface;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use random::Random;
use surface::Surface;

/// Timeout of an input, far above the allowed time.
const HANGS: Duration = Duration::from_mins(1);

/// Mutations that every run tries.
const MIN_MUTATIONS: u32 = 100;

/// Longest input in bytes; `make fuzz` has the same limit.
const LONGEST: usize = 8192;

/// The current input, and when it started.
static RUNNING: Mutex<Option<(Instant, &str, Vec<u8>)>> = Mutex::new(None);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A number in an environment variable.
fn given(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |number| number.parse().expect("a number"))
}

/// The inputs of a surface by name, sorted.
fn corpus(surface: &Surface) -> Vec<(String, Vec<u8>)> {
    let folder = root().join("tests/fuzz/corpus").join(surface.name);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut inputs: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "{} has inputs", folder.display());
    inputs
}

/// Writes an input to a file, to be examined and moved into the corpus.
fn keep(name: &str, input: &[u8]) -> PathBuf {
    let folder = root().join("target/fuzz");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}-failed"));
    std::fs::write(&path, input).unwrap();
    path
}

fn run(surface: &'static Surface, name: &str, input: &[u8]) {
    *RUNNING.lock().unwrap() = Some((Instant::now(), surface.name, input.to_vec()));
    let done = catch_unwind(AssertUnwindSafe(|| surface::run(surface, input)));
    *RUNNING.lock().unwrap() = None;
    if done.is_err() {
        let path = keep(surface.name, input);
        panic!("`{}` fails on {name}: {}", surface.name, path.display());
    }
}

/// Ends the tests if an input does not end.
fn watch(done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) {
        if let Some((start, name, input)) = &*RUNNING.lock().unwrap()
            && start.elapsed() > HANGS
        {
            eprintln!("`{name}` hangs on {}", keep(name, input).display());
            std::process::abort();
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Tokens that are meaningful to the parsers.
const PIECES: [&str; 24] = [
    "\n", "\"", "\\", "{", "}", "[", "]", ",", ":", ";", "=", "&", "%", "?", "/", "null", "-", "1e9", "\u{feff}", "œ",
    "İ", "\u{301}", "\r\n", "\0",
];

/// A mutation: bytes changed, removed or repeated, or spliced with another input.
fn changed(inputs: &[(String, Vec<u8>)], random: &mut Random) -> Vec<u8> {
    let mut input = inputs[random.below(inputs.len())].1.clone();
    for _ in 0..=random.below(6) {
        let index = random.below(input.len() + 1);
        let end = (index + random.below(40)).min(input.len());
        match random.below(6) {
            0 => input.iter_mut().skip(index).take(1).for_each(|byte| *byte = u8::try_from(random.below(256)).unwrap()),
            1 => drop(input.drain(index..end)),
            2 => {
                let again = input[index..end].repeat(1 + random.below(20));
                input.splice(index..index, again);
            }
            3 => {
                let other = &inputs[random.below(inputs.len())].1;
                let from = random.below(other.len());
                let until = (from + random.below(200)).min(other.len());
                input.splice(index..end, other[from..until].iter().copied());
            }
            4 => drop(input.splice(index..index, PIECES[random.below(PIECES.len())].bytes())),
            _ => input.truncate(index.max(1)),
        }
    }
    input.truncate(LONGEST);
    input
}

#[test]
fn any_input_is_read_within_memory_and_time_limits() {
    let only = std::env::var("FUZZ_ONLY").unwrap_or_default();
    let (seconds, seed) = (Duration::from_secs(given("FUZZ_SECONDS", 0)), given("FUZZ_SEED", 1));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| watch(&done));
        let looked = catch_unwind(|| {
            for surface in surface::ALL.iter().filter(|surface| only.is_empty() || surface.name == only) {
                let inputs = corpus(surface);
                for (name, input) in &inputs {
                    run(surface, name, input);
                }
                let (mut random, start, mut count) = (Random::new(seed), Instant::now(), 0_u32);
                while count < MIN_MUTATIONS || start.elapsed() < seconds {
                    run(surface, &format!("change {count} of seed {seed}"), &changed(&inputs, &mut random));
                    count += 1;
                }
                println!("{:<10} {} inputs, {count} changed ones", surface.name, inputs.len());
            }
        });
        done.store(true, Ordering::Relaxed);
        if let Err(failure) = looked {
            std::panic::resume_unwind(failure);
        }
    });
}

/// The limits work: a surface that allocates too much, or takes too long, is detected.
#[test]
fn memory_and_time_are_measured() {
    let cost = surface::bounds::cost(|| drop(vec![0_u8; 3 << 20]));
    assert!((3 << 20..4 << 20).contains(&cost.memory), "{}", cost.memory);
    let start = Instant::now();
    let cost = surface::bounds::cost(|| while start.elapsed() < Duration::from_millis(50) {});
    assert!(cost.time > Duration::from_millis(1) || !cfg!(target_os = "linux"), "{:?}", cost.time);
}
