//! The command line tools: the files they write, their messages, their exit codes.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use editing::strict;
use site_core::catalogue::Catalogue;
use site_core::content::{Content, file::File};
use site_core::export;
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use tools::folder;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// An empty folder with this name.
fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(command: &str, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tools")).current_dir(ROOT).arg(command).args(words).output().unwrap()
}

fn check(words: &[&str]) -> Output {
    run("check", words)
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[test]
fn problems_fail_the_check_and_warnings_do_not() {
    let shipped = "public/data";
    let output = check(&[shipped]);
    assert!(output.status.success() && printed(&output).contains("9 files, 0 problems"), "{}", printed(&output));
    assert!(printed(&check(&["--all", shipped])).lines().count() > printed(&output).lines().count());
    let output = check(&["tests/fixtures/mistakes"]);
    assert!(!output.status.success() && printed(&output).contains("36 problems"), "{}", printed(&output));
}

/// As called by a build: no output if there are no problems, and different codes for bad data and a bad folder.
#[test]
fn a_build_reports_only_problems() {
    let asked = |folder: &str| {
        let output = check(&["--problems", folder]);
        (output.status.code(), printed(&output))
    };
    assert_eq!(asked("public/data"), (Some(0), String::new()));
    assert_eq!(asked("tests/fixtures/network"), (Some(0), String::new()));
    let (code, text) = asked("tests/fixtures/mistakes");
    assert!(code == Some(1) && text.ends_with("mistakes: 36 problems\n") && !text.contains("warning"), "{text}");
    let (code, text) = asked("nowhere");
    assert!(code == Some(2) && text.ends_with("nowhere: there is no such folder\n"), "{text}");
}

/// A build continues only without problems, or with `--anyway`.
#[test]
fn problems_stop_a_build_unless_anyway_is_given() {
    let asked = |words: &[&str]| {
        let output = check(words);
        (output.status.code(), printed(&output))
    };
    assert_eq!(asked(&["--build", "public/data"]), (Some(0), String::new()));
    let (code, stopped) = asked(&["--build", "tests/fixtures/mistakes"]);
    assert!(code == Some(1) && stopped.contains("36 problems. Nothing is built") && stopped.contains("ANYWAY=1"));
    let (code, built) = asked(&["--build", "--anyway", "tests/fixtures/mistakes"]);
    assert!(code == Some(0) && built.contains("36 problems. Building all the same"), "{built}");
    let (code, missing) = asked(&["--build", "--anyway", "nowhere"]);
    assert!(code == Some(2) && missing.contains("no such folder") && missing.contains("DATA names"), "{missing}");
}

/// In development nothing is published: only the data is copied.
#[test]
fn staging_copies_the_data_without_files_for_editors() {
    for (data, has_icon) in [("public/data", false), ("tests/fixtures/network", true)] {
        let site = empty_folder("stage");
        let output = run("stage", &[site.to_str().unwrap(), data, "--profile", "debug"]);
        assert!(output.status.success(), "{}", printed(&output));
        for file in File::ALL {
            let [copy, own] = [site.join("data"), Path::new(ROOT).join(data)].map(|folder| folder.join(file.name()));
            assert_eq!(std::fs::read(copy).unwrap(), std::fs::read(own).unwrap(), "{}", file.name());
        }
        assert!(site.join("data/schema/site.schema.json").exists() && !site.join("data/README.md").exists());
        assert_eq!(site.join("favicon.svg").exists(), has_icon, "{data}");
    }
    let output = run("stage", &["target/nowhere", "nowhere", "--profile", "debug"]);
    assert!(!output.status.success() && printed(&output).contains("nowhere"), "{}", printed(&output));
}

#[test]
fn an_unusable_folder_is_refused_with_a_reason() {
    let folder = empty_folder("check");
    let path = folder.to_str().unwrap();
    let missing = format!("{path}/missing");
    let file = format!("{path}/hosts.json");
    let refused = |words: &[&str], says: &str| {
        let output = check(words);
        assert!(!output.status.success() && printed(&output).contains(says), "{}", printed(&output));
    };
    refused(&[&missing], "there is no such folder");
    refused(&[path], "holds none of the data files (site.json, missions.json");
    refused(&["--every"], "Usage");
    refused(&[path, path], "Usage");
    std::fs::write(&file, b"[{\"id\": \"a\", \"name\": \"caf\xE9\"}]").unwrap();
    refused(&[&file], "is a file: name the folder");
    std::fs::create_dir(folder.join("map.json")).unwrap();
    let output = check(&[path]);
    assert!(!output.status.success());
    for line in [
        "hosts.json, at $: found a text that is not UTF-8, expected a file that can be read",
        "map.json, at $: found a folder, expected a file that can be read",
        "site.json, at $: found no such file, expected a file that can be read",
        "9 files, 9 problems, 0 warnings",
    ] {
        assert!(printed(&output).contains(line), "{line} in\n{}", printed(&output));
    }
}

#[test]
fn a_copy_of_the_data_elsewhere_passes_the_check() {
    let other = empty_folder("other network");
    for file in File::ALL {
        std::fs::copy(Path::new(ROOT).join("public/data").join(file.name()), other.join(file.name())).unwrap();
    }
    let files = folder::read(&other).unwrap();
    assert_eq!(strict::check(&files), []);
    assert!(check(&[other.to_str().unwrap()]).status.success());
}

#[test]
fn the_import_command_writes_its_file_and_reports_changes() {
    let folder = empty_folder("import");
    let sheet = folder.join("sheet.csv");
    let import = |text: &[u8]| {
        std::fs::write(&sheet, text).unwrap();
        let output = run("import", &[sheet.to_str().unwrap(), "public/data", folder.to_str().unwrap()]);
        let text = [&output.stdout[..], &output.stderr[..]].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    };
    let published = folder::read(&Path::new(ROOT).join("public/data")).unwrap();
    let mut read = Content::default();
    for (file, text) in &published {
        read.set(*file, Ok(text.as_deref().unwrap()));
    }
    let catalogue = Catalogue::new(&read).unwrap();
    let results = catalogue.results(&CatalogueQuery::default(), Locale::En);
    let all = export::found(&catalogue, &results);
    let (is_right, text) = import(export::csv(&all, &catalogue, Locale::En, "https://network.example").as_bytes());
    let expected = format!("0 new, 0 changed, {} as published, 0 not in the sheet", all.len());
    assert!(is_right && text.contains(&expected), "{text}");
    let written = std::fs::read_to_string(folder.join("platforms.json")).unwrap();
    let platforms = published.into_iter().find(|(file, _)| *file == File::Platforms);
    assert!(platforms == Some((File::Platforms, Ok(written))), "a copy of what is published");
    let (is_right, text) = import(b"Nom,Techniques\nA,Alchimie\n");
    assert!(!is_right && text.contains("sheet.csv, line 2, column `Techniques`: found “Alchimie”"), "{text}");
    let (is_right, text) = import(b"Nom\n\xC9\n");
    assert!(is_right && text.contains("sheet.csv: converted from windows-1252") && text.contains("1 new"), "{text}");
    let output = run("import", &[""]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("SHEET=file.xlsx") && !output.status.success());
}
