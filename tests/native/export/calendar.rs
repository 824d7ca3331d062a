//! Calendars, read back by a parser of their own.

use site_core::calendar::Publisher;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::records::Event;
use site_core::content::site::Site;
use site_core::content::{Content, Records};
use site_core::locale::Locale;
use site_core::{calendar, content};
use std::collections::BTreeMap;

use super::ORIGIN;
use crate::support::CONTENT;

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
