//! Every data file with every fault: unreadable files are rejected and named, a bad record affects only itself, and
//! pages render in any case.

mod fields;

use serde_json::{Value, json};
use site_core::content::read::{Arriving, Unreadable};
use site_core::content::records::Platform;
use site_core::content::slices::{self, Progress};
use site_core::content::{Content, LoadError, Records, file::File};
use site_core::locale::Locale;
use site_core::route::Page;
use site_core::text;

use crate::render::render;
use crate::support::{self, CONTENT, shipped};

/// The expected result for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// The whole file is unusable: the alert names it.
    Refused,
    /// No effect.
    Whole,
    /// All records except this number.
    Without(usize),
    /// All records, and problems in the console.
    Remarked,
}

/// A fault in the content of a shipped file, as bytes of the response.
struct Fault {
    name: &'static str,
    bytes: fn(&str) -> Vec<u8>,
    fate: Fate,
    /// For the file that is an object instead of a list.
    fate_of_site: Fate,
}

const fn fault(name: &'static str, bytes: fn(&str) -> Vec<u8>, fate: Fate) -> Fault {
    Fault { name, bytes, fate, fate_of_site: fate }
}

const fn of_list(name: &'static str, bytes: fn(&str) -> Vec<u8>, fate: Fate) -> Fault {
    Fault { name, bytes, fate, fate_of_site: Fate::Whole }
}

/// The rows of the table; its columns are the files.
const FAULTS: [Fault; 26] = [
    fault("a web page", |_| b"<!doctype html><title>Welcome</title>".to_vec(), Fate::Refused),
    fault("empty", |_| Vec::new(), Fate::Refused),
    fault("blank", |_| b" \n".to_vec(), Fate::Refused),
    fault("null", |_| b"null".to_vec(), Fate::Refused),
    fault("a number", |_| b"5".to_vec(), Fate::Refused),
    fault("a text", |_| b"\"records\"".to_vec(), Fate::Refused),
    fault("true", |_| b"true".to_vec(), Fate::Refused),
    fault("an empty object", |_| b"{}".to_vec(), Fate::Refused),
    fault("records that are no list", |_| br#"{"version": 1, "records": {"id": "a"}}"#.to_vec(), Fate::Refused),
    fault("cut in the middle", |text| text.as_bytes()[..text.len() / 2].to_vec(), Fate::Refused),
    fault("cut at its last byte", |text| text.trim_end().strip_suffix('}').expect("JSON").into(), Fate::Refused),
    fault("twice", |text| [text, text].concat().into_bytes(), Fate::Refused),
    fault("of a later version", |text| changed(text, |file| file["version"] = json!(2)), Fate::Refused),
    fault("nested without end", |_| "[".repeat(1_000_000).into_bytes(), Fate::Refused),
    fault("nested deeply in a field", |text| with_field(text, &nested(100_000)), Fate::Refused),
    fault("in UTF-16", |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect(), Fate::Refused),
    fault(
        "in Latin-1",
        |text| text.chars().map(|one| u8::try_from(u32::from(one)).unwrap_or(b'?')).collect(),
        Fate::Remarked,
    ),
    fault("with a byte order mark", |text| ["\u{feff}", text].concat().into_bytes(), Fate::Whole),
    fault("with Windows line ends", |text| text.replace('\n', "\r\n").into_bytes(), Fate::Whole),
    fault("20 MB, most of it blank", |text| (" ".repeat(20_000_000) + text).into_bytes(), Fate::Whole),
    fault(
        "20 MB, most of it a field that nobody knows",
        |text| with_field(text, &format!("\"{}\"", "x".repeat(20_000_000))),
        Fate::Remarked,
    ),
    fault(
        "with a field of the wrong type beside the records",
        |text| changed(text, |file| file["updated"] = json!([5])),
        Fate::Remarked,
    ),
    of_list(
        "with duplicate ids",
        |text| changed_records(text, |records| records.extend(records.clone().first().cloned())),
        Fate::Without(1),
    ),
    of_list(
        "with bad records among the good ones",
        |text| {
            changed_records(text, |records| {
                for (index, bad) in
                    [json!(null), json!(5), json!("x"), json!([]), json!({}), json!({"id": 7})].into_iter().enumerate()
                {
                    records.insert(index * 2 % records.len(), bad);
                }
            })
        },
        Fate::Without(6),
    ),
    of_list("without records", |text| changed_records(text, Vec::clear), Fate::Whole),
    of_list(
        "a bare list",
        |text| {
            changed(text, |file| {
                if file.get("records").is_some() {
                    *file = file["records"].take();
                }
            })
        },
        Fate::Whole,
    ),
];

fn changed(text: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = support::json(text);
    change(&mut file);
    file.to_string().into_bytes()
}

fn changed_records(text: &str, change: impl FnOnce(&mut Vec<Value>)) -> Vec<u8> {
    changed(text, |file| {
        if let Some(Value::Array(records)) = file.get_mut("records") {
            change(records);
        }
    })
}

/// With an unknown field.
fn with_field(text: &str, value: &str) -> Vec<u8> {
    text.replacen('{', &format!("{{\"unknown\": {value},"), 1).into_bytes()
}

fn nested(depth: usize) -> String {
    "[".repeat(depth) + &"]".repeat(depth)
}

/// Decoded like browsers do: as UTF-8 in any case.
fn read(file: File, bytes: &[u8]) -> Content {
    let mut content = CONTENT.clone();
    content.set(file, Ok(&String::from_utf8_lossy(bytes)));
    content
}

/// The number of records in a file.
fn count(content: &Content, file: File) -> usize {
    match file {
        File::Site => usize::from(content.site.ready().is_some()),
        File::Missions => content.missions.ready().map_or(0, |all| all.all.len()),
        File::Groups => content.groups.ready().map_or(0, |all| all.all.len()),
        File::Members => content.members.ready().map_or(0, |all| all.records.all.len()),
        File::Events => content.events.ready().map_or(0, |all| all.all.len()),
        File::Platforms => content.platforms.ready().map_or(0, |all| all.all.len()),
        File::Hosts => content.hosts.ready().map_or(0, |all| all.all.len()),
        File::Techniques => content.techniques.ready().map_or(0, |all| all.all.len()),
        File::Map => content.map.ready().map_or(0, |map| map.departements.all.len()),
    }
}

/// A page that needs the file, if there is one.
fn page_about(file: File) -> Option<Page> {
    Page::without_record().into_iter().find(|page| page.info().essential == Some(file))
}

#[test]
fn every_file_is_tested_with_every_fault() {
    for file in File::ALL {
        let text = shipped(file);
        let all = count(&CONTENT, file);
        for fault in &FAULTS {
            let content = read(file, &(fault.bytes)(&text));
            let what = format!("{}, {}", file.name(), fault.name);
            let (problems, left_out) = content.problems(file);
            let fate = if file == File::Site { fault.fate_of_site } else { fault.fate };
            match fate {
                Fate::Refused => {
                    let error = content.error(file).unwrap_or_else(|| panic!("{what}: not refused"));
                    assert!(matches!(error, LoadError::Unreadable(_)), "{what}: {error}");
                    assert!((1..300).contains(&error.to_string().len()), "{what}: {error}");
                }
                Fate::Whole => assert_eq!((content.error(file), left_out), (None, 0), "{what}"),
                Fate::Remarked => {
                    assert_eq!((content.error(file), left_out), (None, 0), "{what}");
                    assert_eq!(count(&content, file), all, "{what}");
                    // Some files contain no accent.
                    let has_something =
                        fault.name != "in Latin-1" || text.chars().any(|one| ('\u{a0}'..='\u{ff}').contains(&one));
                    assert_eq!(!problems.is_empty(), has_something, "{what}");
                }
                Fate::Without(count_left_out) => {
                    assert_eq!((content.error(file), left_out), (None, count_left_out), "{what}");
                    assert_eq!(count(&content, file), all, "{what}");
                    assert!(problems.iter().filter(|problem| problem.fatal).count() >= count_left_out, "{what}");
                }
            }
            for problem in problems {
                let message = problem.to_string();
                assert!(message.starts_with(file.name()) && message.contains(" at $"), "{what}: {message}");
            }
            if let Some(page) = page_about(file) {
                let html = render(&content, &page.href(Locale::Fr));
                let is_told = html.contains("data-tone=\"danger\"") && html.contains(file.name());
                assert_eq!(is_told, fate == Fate::Refused, "{what}: {html}");
            }
        }
    }
}

#[test]
fn utf_8_split_into_chunks_is_decoded_and_invalid_utf_8_is_refused() {
    let text = "é—𝛼 ".repeat(3);
    let read = |bytes: &[u8], size: usize| {
        let mut arriving = Arriving::default();
        bytes.chunks(size).try_for_each(|piece| arriving.add(piece))?;
        arriving.end()
    };
    for size in 1..=text.len() {
        assert_eq!(read(text.as_bytes(), size), Ok(text.clone()));
        for (end, rest) in [(1, &[][..]), (2, b"x"), (12, b"\xff")] {
            let bytes = [&text.as_bytes()[..end], rest].concat();
            let valid = text.floor_char_boundary(end);
            let error = Unreadable::NotJson(format!("not UTF-8 from byte {valid} on"));
            assert_eq!(read(&bytes, size), if end == 2 { Ok("éx".to_owned()) } else { Err(error) }, "{size}");
        }
    }
}

/// The platforms read in slices from a text that arrives in pieces; `None` if the reader of slices gives up.
fn read_in_slices(text: &str, piece: usize) -> Option<Records<Platform>> {
    let mut read = slices::reading();
    for end in (0..text.len()).step_by(piece) {
        while let Progress::More = read(&text[..text.floor_char_boundary(end)], false) {}
    }
    loop {
        if let Progress::Done(result) = read(text, true) {
            return result.ok();
        }
    }
}

#[test]
fn platforms_parsed_in_slices_equal_those_of_the_whole_file() {
    let text = shipped(File::Platforms);
    let mut texts: Vec<(String, String)> = FAULTS
        .iter()
        .filter_map(|fault| Some((fault.name.to_owned(), String::from_utf8((fault.bytes)(&text)).ok()?)))
        .collect();
    let (list, envelope) = (r#"[{"id": "a", "name": "A"}]"#, r#""version": 1, "updated": "2026-01-01""#);
    for (name, text) in [
        ("as shipped", text.clone()),
        ("a list", list.to_owned()),
        ("no records", format!(r#"{{{envelope}, "records": []}}"#)),
        ("records first", format!(r#"{{"records": {list}, {envelope}}}"#) + "\n"),
        ("two lists", format!(r#"{{{envelope}, "records": {list}, "records": []}}"#)),
        ("a later version after the records", format!(r#"{{"records": {list}, "version": 2}}"#)),
        ("a comma too many", format!(r#"{{{envelope}, "records": [{{"id": "a"}},]}}"#)),
        ("a comma too few", format!(r#"{{{envelope}, "records": [{{"id": "a"}} {{"id": "b"}}]}}"#)),
        ("something after the end", format!(r#"{{{envelope}, "records": {list}}} x"#)),
    ] {
        texts.push((name.to_owned(), text));
    }
    let mut given_up = Vec::new();
    for (name, text) in texts {
        let whole = read(File::Platforms, text.as_bytes());
        let summary = |platforms: &Records<Platform>| {
            let mut problems: Vec<String> = platforms.problems.iter().map(ToString::to_string).collect();
            problems.sort();
            let Records { all, left_out, as_of, updated, .. } = platforms;
            format!("{all:?} {left_out} {as_of:?} {updated:?} {problems:#?}")
        };
        // In one piece, and cut at each byte, or in some hundred places of a long text.
        for piece in [text.len().max(1), text.len() / 300 + 1] {
            match read_in_slices(&text, piece) {
                Some(slices) => assert_eq!(Some(summary(&slices)), whole.platforms.ready().map(summary), "{name}"),
                None => given_up.extend(whole.platforms.ready().map(|_| name.clone())),
            }
        }
    }
    assert_eq!(given_up, ["two lists"; 2], "read as a whole instead");
}

/// The page of a missing record says that some records could not be read.
#[test]
fn records_left_out_are_counted_on_every_page_of_their_list() {
    for (file, addresses) in [
        (File::Missions, vec![Page::Missions.href(Locale::Fr)]),
        (File::Groups, vec![Page::Groups.href(Locale::En), Page::Home.href(Locale::Fr)]),
        (File::Members, vec![Page::Network.href(Locale::Fr)]),
        (File::Events, vec![Page::Agenda.href(Locale::En)]),
        (File::Hosts, vec![Page::Platforms.href(Locale::Fr)]),
        (File::Techniques, vec![Page::Platforms.href(Locale::En)]),
        (
            File::Platforms,
            vec![
                Page::Platforms.href(Locale::Fr),
                format!("{}?view=map", Page::Platforms.href(Locale::En)),
                Page::Overview.href(Locale::Fr),
                Page::Home.href(Locale::En),
            ],
        ),
    ] {
        for count in 0..=2 {
            let bytes = changed_records(&shipped(file), |records| records.extend(vec![Value::Null; count]));
            let content = read(file, &bytes);
            for address in &addresses {
                let locale = if address.starts_with("/en") { Locale::En } else { Locale::Fr };
                let html = render(&content, address);
                for stated in 1..=2 {
                    let words = text::failures::left_out(locale, stated, file.name());
                    assert_eq!(html.contains(&words), stated == count, "{address} without {count}: `{words}`");
                }
            }
        }
    }
}
