//! The reader of each data file, the checker, and everything made from the records.

use std::sync::{Arc, LazyLock};

use editing::files::Files;
use editing::{strict, warnings};
use serde_json::Value;
use site_core::catalogue::{Catalogue, Indexing};
use site_core::content::file::File;
use site_core::content::records::{Event, Platform};
use site_core::content::site::Site;
use site_core::content::slices::{self, Progress};
use site_core::content::{Content, LoadError, Records, read, url};
use site_core::drawing::Viewport;
use site_core::locale::Locale;
use site_core::overview::{self, Coverage};
use site_core::query::{CatalogueQuery, Facet, OverviewQuery, PageQuery};
use site_core::site_index::SiteIndex;
use site_core::{calendar, export};

use super::bytes::Bytes;
use super::network;

/// A byte for the file, then its text.
pub fn files(data: &[u8]) {
    let mut bytes = Bytes(data);
    let file = bytes.one(&File::ALL);
    let text = bytes.rest();
    let mut content = Content::default();
    content.set(file, Ok(&text));
    assert!(content.is_settled(&[file]));
    match read::parse(file, &text) {
        Ok(parsed) => {
            assert_eq!(content.error(file), None);
            let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("it was read");
            let records = json.get("records").unwrap_or(&json).as_array().map_or(0, Vec::len);
            if file != File::Site {
                assert_eq!(parsed.records.len() + parsed.left_out, records, "each record is read or counted");
            }
            for problem in &parsed.findings.problems {
                assert!(problem.path.starts_with('$') && !problem.to_string().is_empty());
            }
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert_eq!(content.error(file), Some(&LoadError::Unreadable(error)));
        }
    }
    let (problems, left_out) = content.problems(file);
    assert!(left_out == 0 || problems.iter().any(|problem| problem.fatal) || file == File::Events);
    unlinked(&content);
    if file == File::Platforms {
        in_slices(&text, &content);
    }
    made_of(&content, "");
}

/// The platforms read in slices from a text that arrives in pieces.
fn read_in_slices(text: &str) -> Result<Records<Platform>, slices::Unexpected> {
    let mut read = slices::reading();
    for end in (0..text.len()).step_by(text.len() / 3 + 1) {
        while let Progress::More = read(&text[..text.floor_char_boundary(end)], false) {}
    }
    loop {
        if let Progress::Done(result) = read(text, true) {
            return result;
        }
    }
}

/// Platforms read in slices are those of the whole file. A file that is nested too deeply may be read in slices only.
fn in_slices(text: &str, content: &Content) {
    let platforms = read_in_slices(text);
    match (platforms, content.platforms.ready()) {
        (Ok(platforms), Some(whole)) => {
            assert_eq!(format!("{:?}", platforms.all), format!("{:?}", whole.all));
            assert_eq!(platforms.left_out, whole.left_out);
            assert_eq!(platforms.problems.len(), whole.problems.len());
        }
        (Ok(_), None) => {
            let error = content.error(File::Platforms).map(ToString::to_string);
            assert!(error.is_some_and(|error| error.contains("recursion")));
        }
        (Err(_), _) => {}
    }
}

/// Everything that may become a link is a web URL.
fn unlinked(content: &Content) {
    let safe = |address: Option<&String>| assert!(address.is_none_or(|address| url::is_safe(address)));
    for platform in content.platforms.ready().iter().flat_map(|all| &all.all) {
        safe(platform.website.as_ref());
    }
    for event in content.events.ready().iter().flat_map(|all| &all.all) {
        safe(event.url.as_ref());
    }
    for host in content.hosts.ready().iter().flat_map(|all| &all.all) {
        safe(host.website.as_ref());
    }
}

/// A byte for the file, then its text.
pub fn check(data: &[u8]) {
    let mut bytes = Bytes(data);
    let file = bytes.one(&File::ALL);
    let text = bytes.rest();
    checked(&vec![(file, Ok(text))]);
}

/// Runs the checker and its warnings. If it finds no mistakes, no record is left out.
fn checked(files: &Files) {
    let problems = strict::check(files);
    assert_eq!(problems, strict::check(files));
    for problem in &problems {
        assert!(!problem.to_string().is_empty());
    }
    let warnings = warnings::warnings(files);
    let short = warnings::report(&warnings, false);
    assert!(short.len() <= warnings::report(&warnings, true).len() + 1000);
    if problems.is_empty() {
        for (file, text) in files {
            let text = text.as_ref().expect("nothing is wrong");
            let parsed = read::parse(*file, text).expect("nothing is wrong");
            assert_eq!(parsed.left_out, 0, "{file:?}");
        }
    }
}

/// Bytes that each mutation takes from the input.
const LARGEST: usize = 100_000;

/// Replacements for texts.
static ODD: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let odd = r#"[null, true, 0, -1, 1e308, -1e-308, 18446744073709551615, 1.5, "", " ", [], {}, [[]], {"fr":1,"en":"x"},
        "javascript:alert(1)", "https://", "2026-02-30", "2026-13", "9999-12-31", "\u0000\ud83d\ude00\u202e",
        "M0,0 1e999z", "a b", "ﬁ ŒÉ ẞ İ ǅ", ["a","a",7,null]]"#;
    serde_json::from_str(odd).expect("JSON")
});

/// Mutations of a small network, of at least five bytes each: where, which, and the replacement.
pub fn folder(data: &[u8]) {
    let mut bytes = Bytes(data);
    let mut values: Vec<Value> =
        File::ALL.iter().map(|file| serde_json::from_str(network::text(*file)).expect("a fixture is JSON")).collect();
    let query = bytes.line();
    for _ in 0..200 {
        if bytes.is_empty() {
            break;
        }
        let index = usize::from(bytes.byte()) % values.len();
        change(&mut values[index], &mut bytes);
        // Repeated duplication would grow without limit.
        if values[index].to_string().len() > LARGEST {
            break;
        }
    }
    let texts: Files = File::ALL.iter().zip(&values).map(|(file, value)| (*file, Ok(value.to_string()))).collect();
    checked(&texts);
    let mut content = Content::default();
    for (file, text) in &texts {
        content.set(*file, Ok(text.as_deref().expect("all are texts")));
    }
    unlinked(&content);
    made_of(&content, &query);
}

fn change(value: &mut Value, bytes: &mut Bytes) {
    let mut left = bytes.below(2000);
    let Some(found) = nth(value, &mut left) else { return };
    let text = |bytes: &mut Bytes| Value::String(bytes.line());
    match bytes.byte() % 5 {
        0 => *found = ODD[usize::from(bytes.byte()) % ODD.len()].clone(),
        1 => *found = text(bytes),
        2 => match found {
            Value::Array(items) => {
                if let Some(last) = items.last().cloned() {
                    let times = bytes.below(60);
                    items.extend(std::iter::repeat_n(last, times));
                }
            }
            Value::Object(fields) => {
                let key = bytes.line();
                fields.insert(key, Value::Null);
            }
            Value::String(known) if known.len() < LARGEST / 20 => *known = known.repeat(bytes.below(20)),
            _ => *found = Value::Null,
        },
        3 => match found {
            Value::Array(items) => items.clear(),
            Value::Object(fields) => {
                let index = bytes.below(fields.len());
                if let Some(key) = fields.keys().nth(index).cloned() {
                    fields.remove(&key);
                }
            }
            _ => *found = Value::Array(vec![found.take()]),
        },
        _ => *found = serde_json::from_str(&bytes.line()).unwrap_or_default(),
    }
}

/// A value, by its index in document order.
fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(fields) => fields.values_mut().find_map(|field| nth(field, left)),
        _ => None,
    }
}

/// Calls everything that pages use of a content.
fn made_of(content: &Content, query: &str) {
    let catalogue = Catalogue::new(content).map(Arc::new);
    for locale in Locale::ALL {
        if let Some(catalogue) = &catalogue {
            of_catalogue(catalogue, content, query, locale);
        }
        let site_index = SiteIndex::new(content, catalogue.clone());
        let answer = site_index.answer(query, locale, 5);
        assert!(answer.shown() <= answer.total());
        let site = content.site.ready();
        events(content.events.ready().map_or(&[], |events| &events.all), site, locale);
    }
    if let (Some(map), Some(catalogue)) = (content.map.ready(), &catalogue) {
        super::map::drawn(&catalogue.places, Viewport::new(map.viewport), Viewport::new(map.lens));
    }
}

fn of_catalogue(catalogue: &Arc<Catalogue>, content: &Content, search: &str, locale: Locale) {
    let mut indexing = Indexing::new(Arc::clone(catalogue));
    while !indexing.read(3) {}
    let query = catalogue.known(&CatalogueQuery::parse(search));
    for query in [query.clone(), query.with_sort(site_core::query::Sort::Host), query.with_page(usize::MAX)] {
        let results = catalogue.results(&query, locale);
        assert!(results.hits.iter().all(|hit| *hit < catalogue.platforms.all.len()));
        assert!(results.shown().len() <= results.page_size && results.page <= results.pages.max(1));
        let found = export::found(catalogue, &results);
        let _ = export::csv(&found, catalogue, locale, "https://a.example");
        let _ = export::message(&found, catalogue, locale, "https://a.example");
        let _ = (catalogue.corrected(&query.text, &results), catalogue.relaxations(&query, locale));
        for platform in found.iter().take(5) {
            let _ = (catalogue.near(platform, locale, 5), catalogue.place(platform, locale));
        }
    }
    if let Some(text) = &content.published {
        let ids: Vec<String> = catalogue.platforms.all.iter().map(|platform| platform.id.clone()).collect();
        let taken = export::published(text, &ids);
        assert!(taken.is_none_or(|taken| read::parse(File::Platforms, &taken).is_ok()));
    }
    for facet in Facet::ALL {
        let tallies = overview::tallies(catalogue, facet, locale);
        let _ = (overview::present(&tallies), overview::with_any(catalogue, facet));
        assert_eq!(catalogue.values(facet).count(), catalogue.platforms.all.len());
    }
    for by_host in [false, true] {
        let coverage = Coverage::new(catalogue, OverviewQuery { by_host }, locale);
        assert!(coverage.fullest().is_none_or(|(_, filled)| filled <= coverage.rows.len()));
        let table = export::overview::coverage_table(&coverage, locale);
        let _ = export::overview::picture("T", &table);
    }
    let _ = (overview::gaps(catalogue, locale), overview::access_shares(catalogue));
    let _ = overview::needs(catalogue);
}

/// Each line of a calendar is its own, and within the limit of length.
pub fn events(events: &[Event], site: Option<&Site>, locale: Locale) {
    let events: Vec<&Event> = events.iter().collect();
    let publisher = calendar::Publisher { site, origin: "https://a.example", locale, today: network::TODAY };
    let Some(file) = calendar::write("N", &events, &publisher) else { return };
    let days = events.iter().filter(|event| calendar::has_day(event)).count();
    assert!(file.ends_with("\r\n"));
    for line in file.split("\r\n") {
        assert!(line.len() <= 75 && !line.chars().any(char::is_control), "{line:?}");
    }
    let whole = file.replace("\r\n ", "");
    assert_eq!(whole.split("\r\n").filter(|line| *line == "BEGIN:VEVENT").count(), days);
}
