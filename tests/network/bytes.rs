//! The output of the build depends only on the commit and the data: it contains nothing of the machine, and its hashes
//! are right.

use super::root;
use super::support::dist;
use std::path::PathBuf;
use std::process::Command;
use tools::disk;

fn sites() -> [PathBuf; 2] {
    [dist::root(), root().join("network")]
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn no_file_contains_a_path_of_the_build_machine() {
    let home = std::env::var("HOME").unwrap_or_default();
    let cargo = std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let here = dist::project("").display().to_string();
    let folders = [cargo.as_str(), here.trim_end_matches('/'), "/registry/src/", "rustlib/src"];
    for site in sites() {
        let mut all = disk::files(&site).unwrap();
        all.retain(|file| ["wasm", "js", "css"].contains(&disk::extension(file)));
        assert!(all.len() > 5, "{}", site.display());
        for file in all {
            let bytes = std::fs::read(site.join(&file)).unwrap();
            for folder in folders {
                assert!(!holds(&bytes, folder), "{file} names {folder}: build with make");
            }
        }
    }
}

/// A macro names something by a hash of its crate's path: of the part below cargo's folder.
#[test]
fn no_symbol_depends_on_a_path_of_the_build_machine() {
    const MARK: &str = "_WASM_SPLIT_MARKER_";
    let cargo = std::env::var("CARGO_HOME").unwrap_or_else(|_| std::env::var("HOME").unwrap() + "/.cargo");
    let all = format!("{cargo}/registry/src/*/wasm_split_helpers-*/Cargo.toml");
    let sums = format!("for file in {all}; do printf %s \"$file\" | sha256sum; done");
    let sums = Command::new("sh").args(["-c", &sums]).output().unwrap();
    let hashes = String::from_utf8(sums.stdout).unwrap();
    assert!(hashes.len() > 60, "no such crate in {cargo}");
    for site in sites() {
        let mut all = std::fs::read_dir(&site).unwrap().flatten().map(|file| file.path());
        let program = all.find(|file| file.extension().is_some_and(|end| end == "wasm")).unwrap();
        let bytes = std::fs::read(program).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for name in text.split(MARK).skip(1).filter_map(|rest| rest.get(..16)) {
            assert!(!hashes.contains(name), "{}: {MARK}{name}: build with make", site.display());
        }
    }
}

#[test]
fn the_hashes_cover_every_other_file() {
    for site in sites() {
        let sums = std::fs::read_to_string(site.join("SHA256SUMS")).expect("make build");
        let listed: Vec<&str> = sums.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
        assert!(listed.is_sorted(), "the files are sorted by path");
        assert_eq!(listed.len(), disk::files(&site).unwrap().len() - 1, "{}", site.display());
        let checked = Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(&site).output();
        let checked = checked.expect("sha256sum");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
}
