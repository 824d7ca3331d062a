//! Rules that involve several fields or records.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::Findings;
use super::location::{Location, quote};
use crate::content::date::Date;
use crate::content::file::File;
use crate::content::problem::Found;
use crate::content::sources;

/// Whether a text has the form of a time zone's name.
fn is_zone(text: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte);
    let is_whole = |(area, location): (&str, &str)| !area.is_empty() && !location.is_empty();
    text == "UTC" || text.split_once('/').is_some_and(is_whole) && text.bytes().all(is_name)
}

impl Findings {
    /// Rules that involve several fields.
    pub(super) fn whole_record(&mut self, location: &Location, file: File, fields: &Map<String, Value>) {
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        if file == File::Events {
            let (start, end) = (text("start").and_then(Date::parse), text("end").and_then(Date::parse));
            if let (Some(start), Some(end)) = (start, end)
                && end < start
            {
                let end = Found::BeforeStart(quote(text("end").unwrap_or_default()));
                self.add(&location.child("end"), end, "a date not before the start");
            }
        }
        if file == File::Site {
            self.source_sites(&location.child("source_sites"), fields.get("source_sites"));
        }
        if file == File::Site
            && let Some(zone) = text("timezone").filter(|zone| !is_zone(zone))
        {
            self.add(
                &location.child("timezone"),
                Found::Value(quote(zone)),
                "the name of a time zone, like Europe/Paris",
            );
        }
        if file == File::Platforms && fields.contains_key("lat") != fields.contains_key("lon") {
            self.add(location, Found::HalfPosition, "both, or neither");
        }
    }

    /// Checks that each host is declared once, has the form that [`sources`] expects, and has a name unless it is for
    /// editors only.
    fn source_sites(&mut self, location: &Location, sites: Option<&Value>) {
        let mut seen = HashSet::new();
        for (index, site) in sites.and_then(Value::as_array).into_iter().flatten().enumerate() {
            let location = location.item(index);
            let is_shown = site.get("editors_only").and_then(Value::as_bool) != Some(true);
            if is_shown && site.get("name").is_none() {
                self.add(&location.child("name"), Found::Nothing, "the name of the site, or `editors_only`");
            }
            let Some(host) = site.get("host").and_then(Value::as_str) else { continue };
            if !sources::is_host(host) {
                let expected = "a host in lower case without `www.`: example.org, or with a path: example.org/group";
                self.add(&location.child("host"), Found::Value(quote(host)), expected);
            } else if !seen.insert(host) {
                self.add(&location.child("host"), Found::Again(host.to_owned()), "a host that is listed once");
            }
        }
    }

    /// Checks that each place is declared once, and that each platform is at one place.
    pub(super) fn places(&mut self, location: &Location, places: Option<&Value>) {
        let mut seen = HashSet::new();
        for (index, named) in places.and_then(Value::as_array).into_iter().flatten().enumerate() {
            let location = location.item(index);
            if let Some(id) = named.get("id").and_then(Value::as_str)
                && !seen.insert(("id", id))
            {
                self.add(&location.child("id"), Found::Again(id.to_owned()), "an id that no earlier place has");
            }
            for list in ["platforms", "town_only"] {
                let platforms = named.get(list).and_then(Value::as_array).into_iter().flatten();
                for (index, platform) in platforms.enumerate() {
                    if let Some(id) = platform.as_str()
                        && !seen.insert(("platform", id))
                    {
                        self.add(
                            &location.child(list).item(index),
                            Found::Again(id.to_owned()),
                            "a platform at one place",
                        );
                    }
                }
            }
        }
    }
}
