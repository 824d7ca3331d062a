//! The warnings of `make check`, and its messages about invalid folders.

use editing::files::NotText;
use editing::warnings;
use site_core::content::file::File;

use crate::support::shipped_files;

/// The report on these files; the others are missing.
fn report(files: &[(File, &str)]) -> String {
    let text = |file| files.iter().find(|(known, _)| *known == file).map(|(_, text)| (*text).to_owned());
    let files: Vec<_> = File::ALL.into_iter().map(|file| (file, text(file).ok_or(NotText::Missing))).collect();
    warnings::report(&warnings::warnings(&files), true)
}

/// Platforms as a list file of 21 November 2026.
fn platforms(records: &str) -> String {
    format!("{{\"version\": 1, \"updated\": \"2026-11-21\", \"records\": [{records}]}}")
}

const HOSTS: &str = r#"[{"id": "h", "name": "H", "website": "https://h.example/"}, {"id": "i", "name": "I"},
    {"id": "j", "name": "J", "parents": ["h"]}]"#;

#[test]
fn likely_duplicate_platforms_are_reported() {
    let records = r#"{"id": "a", "name": "Plateforme d’Imagerie", "host": "h", "website": "https://h.example"},
        {"id": "b", "name": "plateforme d'imagerie", "host": "h", "website": "http://www.h.example/"},
        {"id": "c", "name": "Plateforme d’imagerie", "host": "i", "acronym": "PI"},
        {"id": "d", "name": "D", "host": "i", "acronym": "Pi", "website": "https://x.example/D"},
        {"id": "e", "name": "E", "host": "h", "acronym": "PI", "website": "http://www.x.example/d/"},
        {"id": "f", "name": "F", "name_en": "E", "host": "h"}"#;
    let reported = report(&[(File::Platforms, &platforms(records)), (File::Hosts, HOSTS)]);
    let expected = "warning: platforms that may be the same (4)
  platforms.json, record `a`, at $.records[0].name: the same name at the same host as `b`
  platforms.json, record `e`, at $.records[4].name: the same name at the same host as `f`
  platforms.json, record `c`, at $.records[2].acronym: the same acronym at the same host as `d`
  platforms.json, record `d`, at $.records[3].website: the same website as `e`
warning: hosts that no platform and no other host names (1)
  hosts.json, record `j`, at $[2]: “J”
warning: texts not written by the rules of typography (1)
  platforms.json, record `b`, at $.records[1].name: found `plateforme d'image`, expected ’ for an apostrophe
";
    assert_eq!(reported, expected);
}

#[test]
fn places_outside_the_map_are_reported() {
    let map = r#"{"projection": {"x": [1, 0, 0], "y": [0, -1, 50]},
        "places": [{"id": "campus", "name": {"fr": "C", "en": "C"}, "at": [48.8, 23.0],
            "platforms": ["in", "gone"]}],
        "records": [{"id": "75", "name": "P", "path": "m 2,1 1,0 0,1 -1,0 z"}]}"#;
    let records = r#"{"id": "in", "name": "In", "lat": 48.8, "lon": 2.3, "departement": "75", "postcode": "75005"},
        {"id": "swapped", "name": "Swapped", "lat": 2.3, "lon": 48.8, "departement": "75", "postcode": "7505"},
        {"id": "west", "name": "West", "lat": 48.8, "lon": -2.3, "departement": "75", "postcode": "94800"},
        {"id": "corsica", "name": "C", "departement": "2a", "postcode": "20000"},
        {"id": "elsewhere", "name": "E", "departement": "bruxelles", "postcode": "1000"}"#;
    let reported = report(&[(File::Platforms, &platforms(records)), (File::Map, map)]);
    let expected = "warning: places outside the outlines of map.json (3)
  platforms.json, record `swapped`, at $.records[1]: `lat` 2.3, `lon` 48.8
  platforms.json, record `west`, at $.records[2]: `lat` 48.8, `lon` -2.3
  map.json, record `campus`, at $.places: `lat` 48.8, `lon` 23
warning: platforms at places of map.json that platforms.json does not have (1)
  map.json, record `campus`, at $.places: `gone`
warning: postcodes that do not fit the département (2)
  platforms.json, record `swapped`, at $.records[1].postcode: found `7505`, expected five digits that begin with 75
  platforms.json, record `west`, at $.records[2].postcode: found `94800`, expected five digits that begin with 75
";
    assert_eq!(reported, expected);
}

#[test]
fn dates_are_compared_with_the_last_change_of_the_file() {
    let dates = ["2026-11-21", "2026-11-22", "2026-12", "2027", "2026", "2024-12", "2024-11-22", "2024-11-21", "2024"];
    let record = |date: &&str| format!("{{\"id\": \"p-{date}\", \"name\": \"P\", \"as_of\": \"{date}\"}}");
    let records = dates.iter().map(record).collect::<Vec<_>>().join(", ");
    let expected = "warning: dates that lie after the last change of their file (3)
  platforms.json, record `p-2026-11-22`, at $.records[1].as_of: `2026-11-22` is after the last change, 2026-11-21
  platforms.json, record `p-2026-12`, at $.records[2].as_of: `2026-12` is after the last change, 2026-11-21
  platforms.json, record `p-2027`, at $.records[3].as_of: `2027` is after the last change, 2026-11-21
warning: records whose information is two years or more older than the last change of their file (1)
  platforms.json, record `p-2024-11-21`, at $.records[7].as_of: `2024-11-21`
";
    assert_eq!(report(&[(File::Platforms, &platforms(&records))]), expected);
    // No date to compare with.
    assert_eq!(report(&[(File::Platforms, &format!("[{records}]"))]), "");
    let event = r#"{"id": "e", "title": {"fr": "E", "en": "E"}, "start": "2030", "end": "2031", "as_of": "2001"}"#;
    assert_eq!(report(&[(File::Events, &platforms(event))]), "", "no warning about future events and past information");
}

#[test]
fn missing_translations_bad_sources_and_unused_techniques_are_reported() {
    let records = r#"{"id": "p", "name": "P", "techniques": ["used"], "summary": {"fr": "S"},
        "services": [{"fr": "A", "en": "A"}, {"en": "B"}], "needs": [{"title": {"en": "T", "fr": " "}, "kind": "k"}],
        "sources": ["https://x.example", "www.x.example", "mailto:a@b.fr", "Annual report"]}"#;
    let techniques = r#"[{"id": "family", "label": {"fr": "F", "en": "F"}},
        {"id": "used", "parent": "family", "label": {"fr": "U", "en": "U"}, "synonyms": {"fr": ["a", "b"], "en": ["c"]}},
        {"id": "idle", "parent": "family", "label": {"fr": "Inutile", "en": "Idle"}},
        {"id": "alone", "label": {"fr": "Seule", "en": "Alone"}}]"#;
    let groups = r#"[{"id": "g", "name": {"fr": "G", "en": "G"}, "themes": {"fr": ["a", "b"], "en": ["c"]}}]"#;
    let reported =
        report(&[(File::Platforms, &platforms(records)), (File::Techniques, techniques), (File::Groups, groups)]);
    let expected = "warning: texts in one language only (4)
  groups.json, record `g`, at $[0].themes: 2 texts in `fr`, 1 in `en`
  platforms.json, record `p`, at $.records[0].needs[0].title: no `fr`
  platforms.json, record `p`, at $.records[0].services[1]: no `fr`
  platforms.json, record `p`, at $.records[0].summary: no `en`
warning: techniques that no platform uses (2)
  techniques.json, record `idle`, at $[2]: “Inutile”
  techniques.json, record `alone`, at $[3]: “Seule”
warning: sources that are no web address, and are not shown (3)
  platforms.json, record `p`, at $.records[0].sources[1]: `www.x.example`
  platforms.json, record `p`, at $.records[0].sources[2]: `mailto:a@b.fr`
  platforms.json, record `p`, at $.records[0].sources[3]: `Annual report`
";
    let sorted = |text: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        lines.join("\n")
    };
    assert_eq!(sorted(&reported), sorted(expected));
}

#[test]
fn unnamed_source_sites_typography_and_notes_are_reported() {
    let site =
        r#"{"id": "s", "name": {"fr": "S", "en": "S"}, "source_sites": [{"host": "named.example", "name": "N"}]}"#;
    let records = r#"{"id": "p", "name": "P : a", "summary": {"fr": "Qui ?", "en": "Who ?"},
        "sources": ["https://named.example/a", "https://www.other.example/a", "http://other.example/b", "words"]}"#;
    let groups = r#"[{"id": "g", "name": {"fr": "G", "en": "G"}, "notes": {"fr": "À voir", "en": "To do"},
        "facts": [{"value": 1, "note": {"en": "Old", "fr": "Vieux"}}]}]"#;
    let reported = report(&[(File::Site, site), (File::Platforms, &platforms(records)), (File::Groups, groups)]);
    let expected = "warning: sources that are no web address, and are not shown (1)
  platforms.json, record `p`, at $.records[0].sources[3]: `words`
warning: hosts of sources that source_sites of site.json does not name (1)
  platforms.json, record `p`, at $.records[0].sources[1]: `other.example`
warning: texts not written by the rules of typography (3)
  platforms.json, record `p`, at $.records[0].name: found `P : a`, expected U+00A0 before `:`
  platforms.json, record `p`, at $.records[0].summary.fr: found `Qui ?`, expected U+202F before `;`, `!` and `?`
  platforms.json, record `p`, at $.records[0].summary.en: found `Who ?`, expected no space before punctuation in English
warning: notes for editors, which no page shows (2)
  groups.json, record `g`, at $[0].facts[0].note: `Vieux`
  groups.json, record `g`, at $[0].notes: `À voir`
";
    assert_eq!(reported, expected);
}

#[test]
fn the_shipped_files_have_no_warning_about_a_mistake() {
    let found = warnings::warnings(&shipped_files(&[]));
    for topic in [warnings::Topic::FarOff, warnings::Topic::Postcode, warnings::Topic::ToCome] {
        assert!(!found.iter().any(|warning| warning.topic == topic), "{topic:?}");
    }
}

#[test]
fn many_warnings_of_one_kind_are_abbreviated() {
    let record = |number: usize| format!("{{\"id\": \"p{number}\", \"name\": \"P\", \"sources\": [\"words\"]}}");
    for (count, lines) in [(5, 6), (6, 7), (7, 7), (100, 7)] {
        let text = platforms(&(0..count).map(record).collect::<Vec<_>>().join(", "));
        let found = warnings::warnings(&[(File::Platforms, Ok(text))]);
        assert_eq!(found.len(), count);
        assert_eq!(warnings::report(&found, false).lines().count(), lines, "{count}");
        assert_eq!(warnings::report(&found, true).lines().count(), count + 1);
        assert_eq!(warnings::report(&found, false).contains(&format!("and {} more", count - 5)), count > 6);
    }
}

/// Every file is read to the end, whatever it contains.
#[test]
fn invalid_files_cause_no_panic() {
    for text in ["", "null", "5", "[]", "[null, 5, {}]", "{}", "{\"records\": 5}", "[{\"id\": 5, \"sources\": {}}]"] {
        let files: Vec<_> = File::ALL.into_iter().map(|file| (file, Ok(text.to_owned()))).collect();
        assert_eq!(warnings::report(&warnings::warnings(&files), true), "", "{text}");
    }
}
