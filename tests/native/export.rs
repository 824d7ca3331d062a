//! The downloads, read back by independent parsers.

use std::collections::BTreeMap;

use site_core::calendar::{self, Publisher};
use site_core::catalogue::{Catalogue, PAGE_SIZE};
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::records::{Event, Platform};
use site_core::content::site::Site;
use site_core::content::{Content, Records};
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, PageQuery};
use site_core::{content, csv, export};

use crate::support::{CATALOGUE, CONTENT, json, problems, shipped, shipped_files};

const ORIGIN: &str = "https://network.example";

/// RFC 4180, character by character: a quoted cell ends at a quote that is not doubled.
#[track_caller]
pub(crate) fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    // Column names contain neither.
    let separator = text.chars().find(|character| [',', ';'].contains(character)).expect("a separator");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut characters = text.chars().peekable();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', true) if characters.next_if_eq(&'"').is_some() => cell.push('"'),
            ('"', true) => {
                quoted = false;
                assert!(
                    characters.peek().is_some_and(|next| [separator, '\r'].contains(next)),
                    "text after a quoted cell: {cell}"
                );
            }
            ('"', false) => {
                assert_eq!(cell, "", "a quote in a cell without quotes");
                quoted = true;
            }
            (next, false) if next == separator => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {
                assert_eq!(characters.next(), Some('\n'), "a row ends with CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            ('\n', false) => panic!("a line feed outside of quotes"),
            (other, _) => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the file ends in the middle of a row");
    rows
}

/// A line of a calendar: name, parameters, raw value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    name: String,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) value: String,
}

impl Property {
    /// The unescaped value of type TEXT.
    #[track_caller]
    pub(crate) fn text(&self) -> String {
        let mut characters = self.value.chars();
        let mut text = String::new();
        while let Some(character) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped @ ('\\' | ';' | ',')) => text.push(escaped),
                    other => panic!("\\{other:?} in {}", self.value),
                },
                ';' | ',' => panic!("a bare {character} in {}", self.value),
                other => text.push(other),
            }
        }
        text
    }
}

/// RFC 5545, 3.1: unfolds lines of at most 75 octets that end in CR LF, then splits them into name, parameters and
/// value.
#[track_caller]
pub(crate) fn read_calendar(text: &str) -> Vec<Property> {
    let lines: Vec<&str> = text.strip_suffix("\r\n").expect("a last line end").split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let mut whole: Vec<String> = Vec::new();
    for line in lines {
        match line.strip_prefix(' ') {
            Some(rest) => whole.last_mut().expect("a line to continue").push_str(rest),
            None => whole.push(line.to_owned()),
        }
    }
    whole.iter().map(|line| property(line)).collect()
}

#[track_caller]
fn property(line: &str) -> Property {
    let colon = line.find(':').unwrap_or_else(|| panic!("no value in {line}"));
    let mut parts = line[..colon].split(';');
    let name = parts.next().unwrap_or_default().to_owned();
    assert!(!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'), "{line}");
    let parameters = parts.map(|parameter| parameter.split_once('=').expect(line));
    let parameters = parameters.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Property { name, parameters, value: line[colon + 1..].to_owned() }
}

/// The properties of the calendar, and those of each event.
#[track_caller]
pub(crate) fn components(properties: Vec<Property>) -> (BTreeMap<String, Property>, Vec<BTreeMap<String, Property>>) {
    let mut own = BTreeMap::new();
    let mut events: Vec<BTreeMap<String, Property>> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for property in properties {
        match property.name.as_str() {
            "BEGIN" => {
                open.push(property.value.clone());
                if property.value == "VEVENT" {
                    events.push(BTreeMap::new());
                }
            }
            "END" => assert_eq!(open.pop(), Some(property.value), "components are closed in their order"),
            _ => {
                let into = match open.as_slice() {
                    [calendar] if calendar == "VCALENDAR" => &mut own,
                    [_, event] if event == "VEVENT" => events.last_mut().expect("an event"),
                    other => panic!("{property:?} in {other:?}"),
                };
                let twice = into.insert(property.name.clone(), property);
                assert_eq!(twice, None, "a property given twice");
            }
        }
    }
    assert_eq!(open, Vec::<String>::new());
    (own, events)
}

fn publisher(site: Option<&Site>, locale: Locale) -> Publisher<'_> {
    Publisher { site, origin: ORIGIN, locale, today: Date::parse("2026-11-21").unwrap() }
}

#[track_caller]
fn events(text: &str) -> Records<Event> {
    let mut content = Content::default();
    content.set(File::Events, Ok(text));
    std::sync::Arc::into_inner(match content.events {
        content::Load::Ready(events) => events,
        other => panic!("{other:?}"),
    })
    .unwrap()
}

/// An event, parsed from JSON.
#[track_caller]
fn event(fields: &str) -> Event {
    events(&format!("[{{\"id\": \"x\", \"title\": {{\"fr\": \"T\"}}, {fields}}}]")).all.remove(0)
}

#[track_caller]
fn one(event: &Event) -> BTreeMap<String, Property> {
    let text = calendar::write("n", &[event], &publisher(None, Locale::Fr)).expect("a calendar");
    components(read_calendar(&text)).1.remove(0)
}

#[test]
fn every_platform_reads_back_from_the_table_in_both_languages() {
    for locale in Locale::ALL {
        let results = CATALOGUE.results(&CatalogueQuery::default(), locale);
        let platforms = export::found(&CATALOGUE, &results);
        assert!(platforms.len() > PAGE_SIZE, "all pages of the answer, not only the first");
        let rows = read_csv(&export::csv(&platforms, &CATALOGUE, locale, ORIGIN));
        let (header, rows) = rows.split_first().unwrap();
        assert_eq!(rows.len(), CATALOGUE.platforms.all.len());
        let column = |name: [&str; 2]| {
            let name = name[locale as usize];
            header.iter().position(|cell| cell == name).unwrap_or_else(|| panic!("no column {name}"))
        };
        for (row, platform) in rows.iter().zip(platforms) {
            assert_eq!(row.len(), header.len());
            is_in(row, platform, &CATALOGUE, locale, column);
        }
    }
}

#[track_caller]
fn is_in(
    row: &[String],
    platform: &Platform,
    catalogue: &Catalogue,
    locale: Locale,
    column: impl Fn([&str; 2]) -> usize,
) {
    let text_of = |value: &Option<String>| value.clone().unwrap_or_default();
    let code = text_of(&platform.departement);
    let labels = |ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| catalogue.technique(id).unwrap().label.text(locale).to_owned()).collect()
    };
    let services: Vec<&str> = platform.services.iter().map(|service| service.text(locale)).collect();
    for (name, expected) in [
        (["Nom", "Name"], platform.name.text(locale).to_owned()),
        (["Sigle", "Acronym"], text_of(&platform.acronym)),
        (["Établissement", "Institution"], catalogue.host(platform).unwrap().name.text(locale).to_owned()),
        (["Adresse ou site", "Address or site"], text_of(&platform.site)),
        (["Code postal", "Postcode"], text_of(&platform.postcode)),
        (["Ville", "City"], text_of(&platform.city)),
        (["Code du département", "Département code"], code.clone()),
        (["Département", "Département"], catalogue.departement_name(&code).unwrap_or_default().to_owned()),
        (["Techniques", "Techniques"], labels(&platform.techniques).join(" | ")),
        (["Prestations", "Services"], services.join(" | ")),
        (["Équipements", "Equipment"], platform.equipment.join(" | ")),
        (["Labels", "Labels"], platform.labels.join(" | ")),
        (["Site web", "Website"], text_of(&platform.website)),
        (["Courriel", "E-mail"], text_of(&platform.email)),
        (["Date des informations", "Date of information"], platform.as_of.map(Date::iso).unwrap_or_default()),
        (["Identifiant", "Identifier"], platform.id.clone()),
        (
            ["Page", "Page"],
            match locale {
                Locale::Fr => format!("{ORIGIN}/fr/plateformes/{}", platform.id),
                Locale::En => format!("{ORIGIN}/en/platforms/{}", platform.id),
            },
        ),
    ] {
        assert_eq!(row[column(name)], expected, "{} of {}", name[0], platform.id);
    }
    let access = &row[column(["Ouverte à", "Open to"])];
    let listed = access.split(" | ").filter(|one| !one.is_empty());
    assert_eq!(listed.count(), platform.access.len(), "{access}");
}

#[test]
fn the_table_lists_the_results_of_the_query_in_order() {
    for search in ["?q=imagerie", "?departement=75&sort=host", "?access=unknown&page=2"] {
        let results = CATALOGUE.results(&CatalogueQuery::parse(search), Locale::Fr);
        let rows = read_csv(&export::csv(&export::found(&CATALOGUE, &results), &CATALOGUE, Locale::Fr, ORIGIN));
        let names: Vec<&String> = rows.iter().skip(1).map(|row| &row[0]).collect();
        let expected: Vec<&str> =
            results.hits.iter().map(|hit| CATALOGUE.platforms.all[*hit].name.text(Locale::Fr)).collect();
        assert!(expected.len() > PAGE_SIZE, "{search}");
        assert_eq!(names, expected, "{search}");
    }
}

#[test]
fn a_record_cannot_inject_a_spreadsheet_formula() {
    let hostile = r#"[{"id": "x", "name": "=HYPERLINK(\"http://evil.example\",\"a\")", "acronym": "+1", "site": "@SUM(A1)",
        "city": "\t=1", "equipment": ["-2", "b"], "host": "=host"}]"#;
    let mut content = Content::default();
    content.set(File::Platforms, Ok(hostile));
    let catalogue = Catalogue::new(&content).unwrap();
    let platforms: Vec<&Platform> = catalogue.platforms.all.iter().collect();
    let rows = read_csv(&export::csv(&platforms, &catalogue, Locale::En, ORIGIN));
    assert_eq!(
        rows[1][..4],
        ["'=HYPERLINK(\"http://evil.example\",\"a\")", "'+1", "'=host", "'@SUM(A1)"].map(str::to_owned)
    );
    assert_eq!((rows[1][5].as_str(), rows[1][10].as_str()), (" =1", "'-2 | b"));
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

#[test]
fn any_cell_survives_writing_and_reading_csv() {
    let cells =
        ["", "a", "a,b", "a;b", "\"", "\"\"", "a\"b", "a\r\nb", "a\nb", " a ", "«\u{202f}é\u{202f}»", "🧬", "'"];
    let rows: Vec<Vec<String>> =
        cells.iter().map(|first| cells.iter().map(|cell| format!("{first}{cell}")).collect()).collect();
    for locale in Locale::ALL {
        let header = vec!["a".to_owned(), "b".to_owned()];
        let written = read_csv(&csv::write(&[&[header][..], &rows].concat(), locale));
        assert_eq!(written[1..], rows);
    }
}

#[test]
fn exporting_all_records_gives_the_published_file() {
    let text = shipped(File::Platforms);
    let ids: Vec<String> = CONTENT.platforms.ready().unwrap().all.iter().map(|one| one.id.clone()).collect();
    let file = export::published(&text, &ids).unwrap();
    let mut whole = json(&text);
    // The schema's relative path is valid only beside the data files.
    whole.as_object_mut().unwrap().remove("$schema");
    assert_eq!(json(&file), whole);
    // Fields keep their order, numbers their spelling.
    let written = |text: &str| text.split_whitespace().collect::<String>();
    let (_, records) = file.split_once("\"records\": [").expect("the records");
    assert!(written(&text).contains(&written(records.trim_end().trim_end_matches('}'))));
}

#[test]
fn exported_records_are_unchanged_in_order_and_pass_the_checker() {
    let text = shipped(File::Platforms);
    let results = CATALOGUE.results(&CatalogueQuery::searching("imagerie"), Locale::Fr);
    let mut ids: Vec<String> = export::found(&CATALOGUE, &results).iter().map(|one| one.id.clone()).collect();
    ids.push("gone-since".to_owned());
    let file = export::published(&text, &ids).unwrap();
    let (file_value, whole) = (json(&file), json(&text));
    assert_eq!(file_value["updated"], whole["updated"]);
    let records = file_value["records"].as_array().unwrap();
    assert_eq!(records.len(), results.hits.len());
    for (record, id) in records.iter().zip(&ids) {
        let original = whole["records"].as_array().unwrap().iter().find(|one| one["id"] == id.as_str()).unwrap();
        assert_eq!(record, original);
    }
    assert_eq!(problems(&shipped_files(&[(File::Platforms, &file)])), Vec::<String>::new());
}

#[test]
fn nothing_is_exported_from_an_unusable_file() {
    let ids = ["a".to_owned()];
    for text in ["", "<!doctype html>", "{}", "[]", r#"{"records": []}"#, r#"{"version": 2, "records": [{"id": "a"}]}"#]
    {
        assert_eq!(export::published(text, &ids), None, "{text}");
    }
    let bare = export::published(r#"[{"id": "b"}, {"id": "a", "name": "A"}]"#, &ids).unwrap();
    assert_eq!(json(&bare), serde_json::json!({"version": 1, "records": [{"id": "a", "name": "A"}]}));
}

#[test]
fn a_plain_text_list_has_each_platform_and_its_urls() {
    let platforms: Vec<&Platform> = CATALOGUE.platforms.all.iter().collect();
    for locale in Locale::ALL {
        let text = export::plain(&platforms, &CATALOGUE, locale, ORIGIN);
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        assert_eq!(paragraphs.len(), platforms.len());
        for (paragraph, platform) in paragraphs.iter().zip(&platforms) {
            let lines: Vec<&str> = paragraph.trim_end().lines().collect();
            assert!(lines[0].starts_with(platform.name.text(locale)), "{paragraph}");
            assert!(lines[1].starts_with(&CATALOGUE.host_name(platform, locale)), "{paragraph}");
            assert!(lines.last().unwrap().ends_with(&platform.id), "{paragraph}");
            assert!(platform.website.as_ref().is_none_or(|site| lines.contains(&site.as_str())), "{paragraph}");
        }
        let message = export::message(&platforms[..2], &CATALOGUE, locale, ORIGIN);
        assert_eq!(message.matches("\r\n").count(), message.matches('\n').count());
        assert_eq!(message.matches(ORIGIN).count(), 2, "{message}");
    }
    let cytpic = CATALOGUE.platforms.get("curie-cytpic").unwrap();
    assert_eq!(
        export::plain(&[cytpic], &CATALOGUE, Locale::Fr, ORIGIN),
        format!(
            "{}\nInstitut Curie, Paris\nOuverte à\u{a0}: Équipes académiques, Industrie, Équipes de l’établissement\n{}\n{ORIGIN}/fr/plateformes/curie-cytpic\n",
            cytpic.name.text(Locale::Fr),
            cytpic.website.as_deref().unwrap(),
        )
    );
}

#[test]
fn every_event_with_a_day_reads_back_from_its_calendar_in_both_languages() {
    let (events, site) = (CONTENT.events.ready().unwrap(), CONTENT.site.ready());
    let mut seen = 0;
    for locale in Locale::ALL {
        for event in &events.all {
            let text = calendar::write(event.title.text(locale), &[event], &publisher(site, locale));
            assert_eq!(text.is_some(), event.start.day.is_some(), "{}", event.id);
            let Some(text) = text else { continue };
            let (own, mut read) = components(read_calendar(&text));
            seen += 1;
            for (name, value) in [("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
                assert_eq!(own[name].value, value);
            }
            assert!(own["PRODID"].text().contains(site.unwrap().name.text(locale)));
            assert_eq!(own["X-WR-CALNAME"].text(), event.title.text(locale));
            assert_eq!(Some(&own["X-WR-TIMEZONE"].value), site.unwrap().timezone.as_ref());
            let read = read.remove(0);
            assert_eq!(read["UID"].text(), format!("{}@network.example", event.id));
            assert_eq!(read["DTSTAMP"].value, "20261121T000000Z");
            assert_eq!(read["DTSTART"].parameters["VALUE"], "DATE");
            assert_eq!(read["DTEND"].parameters["VALUE"], "DATE");
            let days = |name: &str| read[name].value.clone();
            assert_eq!(days("DTSTART"), event.start.iso().replace('-', ""));
            let last = event.end.filter(|end| end.day.is_some()).unwrap_or(event.start);
            assert_eq!(days("DTEND"), last.next_day().unwrap().iso().replace('-', ""));
            assert_eq!(read["SUMMARY"].text(), event.title.text(locale));
            assert_eq!(
                read["SUMMARY"].parameters["LANGUAGE"],
                event.title.get(locale).unwrap().lang.unwrap_or(locale.code())
            );
            assert_eq!(read["URL"].value, event.url.clone().unwrap_or_else(|| page(event, locale)));
            let description = read["DESCRIPTION"].text();
            assert!(description.contains(event.description.text(locale)), "{description}");
            assert!(description.ends_with(&page(event, locale)), "{description}");
            if let Some(place) = &event.place {
                assert_eq!(read["LOCATION"].text(), *place);
            }
            assert!(!read.contains_key("ORGANIZER"), "an organiser needs an e-mail address");
        }
    }
    assert!(seen >= 2 * 10, "{seen}");
}

fn page(event: &Event, locale: Locale) -> String {
    format!("{ORIGIN}/{}/agenda#{}", locale.code(), event.id)
}

#[test]
fn a_group_calendar_has_all_its_events_with_a_day() {
    let (events, site) = (CONTENT.events.ready().unwrap(), CONTENT.site.ready());
    let mut calendars = 0;
    for group in &CONTENT.groups.ready().unwrap().all {
        let own: Vec<&Event> = events.all.iter().filter(|event| event.group_ids.contains(&group.id)).collect();
        let dated: Vec<String> = own
            .iter()
            .filter(|event| event.start.day.is_some())
            .map(|event| format!("{}@network.example", event.id))
            .collect();
        let text = calendar::write(group.name.text(Locale::Fr), &own, &publisher(site, Locale::Fr));
        assert_eq!(text.is_some(), !dated.is_empty(), "{}", group.id);
        if let Some(text) = text {
            let (own, read) = components(read_calendar(&text));
            assert_eq!(own["X-WR-CALNAME"].text(), group.name.text(Locale::Fr));
            assert_eq!(read.iter().map(|event| event["UID"].text()).collect::<Vec<_>>(), dated);
            calendars += 1;
        }
    }
    assert!(calendars >= 3, "{calendars}");
}

#[test]
fn a_long_title_is_folded_between_characters() {
    // Characters of two, three and four octets: none may be split at the 75th octet.
    for filler in ["é", "€", "🧬", "aé", "a€🧬"] {
        for shift in 0..5 {
            let title = "x".repeat(shift) + &filler.repeat(200 / filler.len());
            let event = event(&format!("\"start\": \"2027-01-31\", \"title\": {{\"fr\": \"{title}\"}}"));
            assert_eq!(one(&event)["SUMMARY"].text(), title);
        }
    }
    let title = "Séminaire d’été : données génétiques, éthique et société ; où en est-on en Île-de-France, \
        dix ans après ? Échanges avec les chercheuses, les médecins et les patientes représentées à l’Académie";
    assert!(title.len() >= 200, "{}", title.len());
    let event = event(&format!("\"start\": \"2027-01-31\", \"title\": {{\"fr\": \"{title}\"}}"));
    let text = calendar::write("n", &[&event], &publisher(None, Locale::Fr)).unwrap();
    assert_eq!(components(read_calendar(&text)).1[0]["SUMMARY"].text(), title);
    assert!(text.split("\r\n").any(|line| line.len() > 70), "lines are filled up to the limit");
}

#[test]
fn a_record_cannot_add_a_line_to_a_calendar() {
    let event = event(
        r#""start": "2027-01-31", "title": {"fr": "a\r\nATTENDEE:x;b,c\\n\u0007"}, "place": "A;B,\nC",
        "url": "https://a.example/x,y;z\r\nBEGIN:VALARM", "organisers": ["O, P"]"#,
    );
    let read = one(&event);
    assert_eq!(read["SUMMARY"].text(), "a  ATTENDEE:x;b,c\\n ");
    assert_eq!(read["LOCATION"].text(), "A;B, C");
    assert!(read["URL"].value.starts_with("https://a.example/") || read["URL"].value == page(&event, Locale::Fr));
    assert!(read["DESCRIPTION"].text().contains("O, P"));
    assert_eq!(read.keys().filter(|name| name.contains("ATTENDEE") || name.contains("ALARM")).count(), 0);
}

/// For any event, whether or not it was read from a file.
#[test]
fn no_control_character_adds_a_line_to_a_calendar() {
    let mut event = event(r#""start": "2027-01-31""#);
    let ends = "a\rATTENDEE:x\u{85}b\u{b}c\0d\u{1b}e".to_owned();
    (event.title.fr, event.place, event.url) = (Some(ends.clone()), Some(ends.clone()), Some(ends.clone()));
    let text = calendar::write(&ends, &[&event], &publisher(None, Locale::Fr)).expect("a calendar");
    assert!(!text.replace("\r\n", "").contains(char::is_control), "{text:?}");
    assert!(!text.contains("\nATTENDEE"), "{text:?}");
}

#[test]
fn events_of_several_days_end_on_the_day_after_the_last() {
    for (days, end) in [
        (r#""start": "2027-03-30", "end": "2027-04-02""#, "20270403"),
        (r#""start": "2026-12-31""#, "20270101"),
        (r#""start": "2028-02-28", "end": "2028-02-28""#, "20280229"),
        // An end that is not a day, or precedes the start, is left out.
        (r#""start": "2027-03-30", "end": "2027-04""#, "20270331"),
        (r#""start": "2027-03-30", "end": "2027-03-01""#, "20270331"),
    ] {
        assert_eq!(one(&event(days))["DTEND"].value, end, "{days}");
    }
    for start in ["2027", "2027-03"] {
        let event = event(&format!("\"start\": \"{start}\""));
        assert_eq!(calendar::write("n", &[&event], &publisher(None, Locale::Fr)), None, "{start}");
    }
    assert_eq!(calendar::write("n", &[], &publisher(None, Locale::Fr)), None);
}
