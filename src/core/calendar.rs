//! Events as a calendar file (RFC 5545). Pure.
//!
//! Records have days, not times: events last whole days in every time zone, so they need no zone. `X-WR-TIMEZONE` is
//! only a hint for programs.

use crate::content::date::Date;
use crate::content::records::Event;
use crate::content::site::Site;
use crate::locale::{Locale, Localized};
use crate::route::Page;
use crate::text::export as messages;

/// Who publishes the file, on which site, in which language, on which day.
pub struct Publisher<'a> {
    pub site: Option<&'a Site>,
    /// Scheme and host, without a final slash; empty if unknown.
    pub origin: &'a str,
    pub locale: Locale,
    pub today: Date,
}

impl Publisher<'_> {
    /// Domain part of each `UID`: the site's host, else that of the network's own website.
    pub fn host(&self) -> &str {
        let website = self.site.and_then(|site| site.website.values().next());
        let known = if self.origin.is_empty() { website.map_or("", String::as_str) } else { self.origin };
        let host = known.split_once("://").map_or(known, |(_, rest)| rest);
        host.split(['/', ':']).next().unwrap_or_default()
    }
}

/// Most bytes of a line, without its line end.
const WIDTH: usize = 75;

/// Whether a calendar can show the event: its date must be a day, not a month or a year.
pub fn has_day(event: &Event) -> bool {
    event.start.day.is_some()
}

/// A calendar of the events that have a day; `None` if there are none. `name` is the title of the calendar.
pub fn write(name: &str, events: &[&Event], publisher: &Publisher) -> Option<String> {
    let mut events = events.iter().filter(|event| has_day(event)).peekable();
    events.peek()?;
    let locale = publisher.locale;
    let organisation = publisher.site.map(|site| site.name.text(locale)).unwrap_or_default();
    let mut file = Lines(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.text("PRODID", &["-//", organisation, "//", Page::Agenda.title(locale), "//", locale.code()].concat());
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.text("X-WR-CALNAME", name);
    if let Some(zone) = publisher.site.and_then(|site| site.timezone.as_deref()) {
        file.line("X-WR-TIMEZONE", zone);
    }
    for event in events {
        file.event(event, publisher);
    }
    file.line("END", "VCALENDAR");
    Some(file.0)
}

/// `20251128`
fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}

/// What is known of an event besides its title and days; the last line is the URL of the agenda.
fn description(event: &Event, page: &str, locale: Locale) -> String {
    let organisers = event.organisers.join(", ");
    let organisers = (!organisers.is_empty()).then(|| messages::organised_by(locale, &organisers));
    let lines = [event.description.text(locale), organisers.as_deref().unwrap_or_default(), page];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Lines of a calendar file, folded and ended by the rules of the format.
struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event, publisher: &Publisher) {
        let Publisher { site, origin, locale, today } = *publisher;
        let is_known = !origin.is_empty();
        let page = is_known.then(|| [origin, &Page::Agenda.href(locale), "#", &event.id].concat());
        let page = page.unwrap_or_default();
        let last = event.end.filter(|end| end.day.is_some() && *end > event.start).unwrap_or(event.start);
        self.line("BEGIN", "VEVENT");
        self.text("UID", &[&event.id, "@", publisher.host()].concat());
        self.line("DTSTAMP", &(compact(today) + "T000000Z"));
        self.line("DTSTART;VALUE=DATE", &compact(event.start));
        // `DTEND` is the first day after the event.
        if let Some(end) = last.next_day() {
            self.line("DTEND;VALUE=DATE", &compact(end));
        }
        self.localized("SUMMARY", &event.title, locale);
        self.text("DESCRIPTION", &description(event, &page, locale));
        if let Some(place) = &event.place {
            self.text("LOCATION", place);
        } else if let (Some("online"), Some(site)) = (event.format.as_deref(), site) {
            self.text("LOCATION", &site.kind("online", locale));
        }
        let address = event.url.as_ref().unwrap_or(&page);
        if !address.is_empty() {
            self.line("URL", address);
        }
        // The hours are unknown, so the event does not mark anybody as busy.
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// A line whose value is a text, with its language.
    fn localized(&mut self, name: &str, text: &Localized, locale: Locale) {
        if let Some(shown) = text.get(locale) {
            let name = [name, ";LANGUAGE=", shown.lang.unwrap_or(locale.code())].concat();
            self.text(&name, shown.value);
        }
    }

    /// A line whose value is a text, with special characters escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::new();
        for character in value.chars() {
            match character {
                '\n' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => escaped.extend(['\\', character]),
                other => escaped.push(other),
            }
        }
        self.line(name, &escaped);
    }

    /// A line, folded if it is too long, never within a character. Control characters are removed, as they could start
    /// another line.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = WIDTH;
        let whole = name.chars().chain([':']).chain(value.chars());
        for character in whole.filter(|character| !character.is_control()) {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = WIDTH - 1;
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}
