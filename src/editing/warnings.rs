//! Warnings about data that is valid but may be wrong. `make check` prints them; they never make it fail.

use std::collections::HashMap;
use std::fmt;

use engine::fold::fold;
use serde_json::Value;
use site_core::catalogue::Catalogue;
use site_core::content::characters::without_mark;
use site_core::content::check::describe;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::content::shape::{FOR_EDITORS, Field, Kind};
use site_core::content::{Content, LoadError, Record, sources, url};
use site_core::locale::Locale;
use site_core::meant::{Unknown, understand};
use site_core::overview::STALE_AFTER;
use site_core::route::{self, Route, Target};
use site_core::typography;

use crate::files::NotText;
use crate::outline::{self, Bounds};

/// Kinds of warnings, in the order in which they are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Alike,
    FarOff,
    UnknownPlatform,
    UnknownValue,
    Postcode,
    ToCome,
    Stale,
    Untranslated,
    UnusedTechnique,
    UnusedHost,
    InWords,
    SourceSite,
    Typography,
    ForEditors,
}

impl Topic {
    pub const ALL: [Self; 14] = [
        Self::Alike,
        Self::FarOff,
        Self::UnknownPlatform,
        Self::UnknownValue,
        Self::Postcode,
        Self::ToCome,
        Self::Stale,
        Self::Untranslated,
        Self::UnusedTechnique,
        Self::UnusedHost,
        Self::InWords,
        Self::SourceSite,
        Self::Typography,
        Self::ForEditors,
    ];

    /// The heading of the warnings of this kind.
    const fn says(self) -> &'static str {
        match self {
            Self::Alike => "platforms that may be the same",
            Self::FarOff => "places outside the outlines of map.json",
            Self::UnknownPlatform => "platforms at places of map.json that platforms.json does not have",
            Self::UnknownValue => "links to pages of the site with a filter that nothing has",
            Self::Postcode => "postcodes that do not fit the département",
            Self::ToCome => "dates that lie after the last change of their file",
            Self::Stale => "records whose information is two years or more older than the last change of their file",
            Self::Untranslated => "texts in one language only",
            Self::UnusedTechnique => "techniques that no platform uses",
            Self::UnusedHost => "hosts that no platform and no other host names",
            Self::InWords => "sources that are no web address, and are not shown",
            Self::SourceSite => "hosts of sources that source_sites of site.json does not name",
            Self::Typography => "texts not written by the rules of typography",
            Self::ForEditors => "notes for editors, which visitors do not get",
        }
    }
}

/// One warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub topic: Topic,
    pub file: File,
    pub record: String,
    pub path: String,
    pub says: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, record, path, says, .. } = self;
        write!(formatter, "{}", file.name())?;
        if !record.is_empty() {
            write!(formatter, ", record `{record}`")?;
        }
        write!(formatter, ", at {path}: {says}")
    }
}

/// How many warnings of each kind are shown, unless all are asked for.
const SHOWN: usize = 5;

/// The warnings as text, grouped by kind; of each kind all, or the first ones and how many more there are.
pub fn report(warnings: &[Warning], all: bool) -> String {
    let mut report = String::new();
    for topic in Topic::ALL {
        let own: Vec<&Warning> = warnings.iter().filter(|warning| warning.topic == topic).collect();
        if own.is_empty() {
            continue;
        }
        report += &format!("warning: {} ({})\n", topic.says(), own.len());
        // Leaving out one would save no line.
        let shown = if all || own.len() <= SHOWN + 1 { own.len() } else { SHOWN };
        for warning in &own[..shown] {
            report += &format!("  {warning}\n");
        }
        if shown < own.len() {
            report += &format!("  and {} more\n", own.len() - shown);
        }
    }
    report
}

/// Returns all warnings. Errors are reported by `strict::check`.
pub fn warnings(files: &[(File, Result<String, NotText>)]) -> Vec<Warning> {
    let mut content = Content::default();
    let (mut warnings, mut places, mut cited, mut links) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // What is written once is in the language of the network.
    let site = files.iter().find(|(file, _)| *file == File::Site).and_then(|(_, text)| parse(text.as_ref().ok()?).ok());
    let first = site.as_ref().and_then(|site| site.get("languages")?.get(0)?.as_str()).and_then(Locale::parse);
    let locale = first.unwrap_or_default();
    for (file, text) in files {
        let text = text.as_ref().map_err(|error| LoadError::Network(error.to_string()));
        if let Ok(value) = text.as_ref().map_or(Ok(Value::Null), |text| parse(text)) {
            let (updated, record) = (updated(&value), String::new());
            let (found, places, cited, links) = (&mut warnings, &mut places, &mut cited, &mut links);
            Walk { file: *file, locale, updated, record, found, places, cited, links }.file(&value);
        }
        content.set(*file, text.map(String::as_str));
    }
    let mut across = Across { content: &content, places: &places, found: warnings };
    across.alike();
    across.far_off();
    across.unknown_platforms();
    across.unused_techniques();
    across.unused_hosts();
    across.source_sites(cited);
    across.unknown_values(links);
    let mut found = across.found;
    // A network that offers one language misses nothing in the other.
    if let Some([locale]) = content.site.ready().map(|site| &site.languages[..]) {
        let missed = format!("no `{}`", locale.code());
        found.retain(|warning| warning.topic != Topic::Untranslated || warning.says == missed);
    }
    found
}

fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(without_mark(text))
}

fn updated(value: &Value) -> Option<Date> {
    value.get("updated")?.as_str().and_then(Date::parse)
}

/// Walks through one file by its shape.
struct Walk<'a> {
    file: File,
    /// Of texts that are written once.
    locale: Locale,
    updated: Option<Date>,
    record: String,
    found: &'a mut Vec<Warning>,
    places: &'a mut Vec<Location>,
    /// Sources, each as a warning that its site is not named.
    cited: &'a mut Vec<Warning>,
    /// Links with a query, each as a warning that a value of it is unknown.
    links: &'a mut Vec<Warning>,
}

/// File, id and path of a record.
type Location = (File, String, String);

impl Walk<'_> {
    fn warn(&mut self, topic: Topic, path: &str, says: String) {
        let warning = Warning { topic, file: self.file, record: self.record.clone(), path: path.to_owned(), says };
        self.found.push(warning);
    }

    fn file(&mut self, value: &Value) {
        if self.file == File::Site {
            return self.object("$", self.file.fields(), value);
        }
        self.object("$", self.file.envelope(), value);
        let (records, path) = value.get("records").map_or((value, "$"), |records| (records, "$.records"));
        for (number, record) in records.as_array().into_iter().flatten().enumerate() {
            let path = format!("{path}[{number}]");
            let id = record.get("id").and_then(Value::as_str).map(str::to_owned);
            self.record = id.unwrap_or_else(|| format!("number {}", number + 1));
            self.places.push((self.file, self.record.clone(), path.clone()));
            self.object(&path, self.file.fields(), record);
            self.staleness(&path, record);
        }
    }

    fn object(&mut self, path: &str, fields: &[Field], value: &Value) {
        for field in fields {
            if let Some(value) = value.get(field.name) {
                self.value(&format!("{path}.{}", field.name), field, value);
            }
        }
        self.postcode(path, value);
    }

    fn value(&mut self, path: &str, field: &Field, value: &Value) {
        let items = || value.as_array().into_iter().flatten().enumerate();
        if FOR_EDITORS.contains(&field.name) {
            let words = ["fr", "en"].into_iter().find_map(|code| value.get(code));
            self.warn(Topic::ForEditors, path, describe(words.unwrap_or(value)));
        }
        match field.kind {
            Kind::Localized | Kind::LocalizedList => self.languages(path, field.name, value),
            Kind::LocalizedTexts => {
                items().for_each(|(number, item)| self.languages(&format!("{path}[{number}]"), field.name, item));
            }
            Kind::Vocabulary => {
                for (code, words) in value.as_object().into_iter().flatten() {
                    self.languages(&format!("{path}.{code}"), field.name, words);
                }
            }
            Kind::Object(fields) => self.object(path, fields, value),
            Kind::Objects(fields) => {
                items().for_each(|(number, item)| self.object(&format!("{path}[{number}]"), fields, item));
            }
            Kind::Sources => items().for_each(|(number, item)| self.source(&format!("{path}[{number}]"), item)),
            Kind::Url => self.link(path, value),
            Kind::Text if ["name", "site"].contains(&field.name) => self.typography(path, self.locale, value),
            Kind::Text if field.name == "name_fr" => self.typography(path, Locale::Fr, value),
            Kind::Text if field.name == "name_en" => self.typography(path, Locale::En, value),
            // What is announced may lie ahead.
            Kind::Date if !["start", "end"].contains(&field.name) => self.date(path, value),
            Kind::Text if field.name == "as_of" => self.date(path, value),
            _ => {}
        }
    }

    fn languages(&mut self, path: &str, name: &str, value: &Value) {
        for locale in Locale::ALL {
            let Some(said) = value.get(locale.code()) else { continue };
            let path = format!("{path}.{}", locale.code());
            match said {
                Value::Array(items) => {
                    for (number, item) in items.iter().enumerate() {
                        self.typography(&format!("{path}[{number}]"), locale, item);
                    }
                }
                said => self.typography(&path, locale, said),
            }
        }
        let is_said = |value: Option<&Value>| match value {
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            _ => false,
        };
        // Each language has as many synonyms and needs as it has.
        let is_paired = !["synonyms", "needs"].contains(&name);
        match [value.get("fr"), value.get("en")] {
            [fr, en] if is_said(fr) && !is_said(en) => self.warn(Topic::Untranslated, path, "no `en`".to_owned()),
            [fr, en] if is_said(en) && !is_said(fr) => self.warn(Topic::Untranslated, path, "no `fr`".to_owned()),
            [Some(Value::Array(fr)), Some(Value::Array(en))] if is_paired && fr.len() != en.len() => {
                let says = format!("{} texts in `fr`, {} in `en`", fr.len(), en.len());
                self.warn(Topic::Untranslated, path, says);
            }
            _ => {}
        }
    }

    fn typography(&mut self, path: &str, locale: Locale, value: &Value) {
        for fault in value.as_str().map(|text| typography::faults(locale, text)).unwrap_or_default() {
            self.warn(Topic::Typography, path, fault.to_string());
        }
    }

    fn source(&mut self, path: &str, value: &Value) {
        let Some(source) = value.as_str() else { return };
        if !sources::is_address(source) {
            return self.warn(Topic::InWords, path, describe(value));
        }
        let (file, record, path) = (self.file, self.record.clone(), path.to_owned());
        self.cited.push(Warning { topic: Topic::SourceSite, file, record, path, says: source.to_owned() });
    }

    fn link(&mut self, path: &str, value: &Value) {
        let Some(link) = value.as_str().filter(|link| link.contains('?')) else { return };
        let (file, record, path) = (self.file, self.record.clone(), path.to_owned());
        self.links.push(Warning { topic: Topic::UnknownValue, file, record, path, says: link.to_owned() });
    }

    fn date(&mut self, path: &str, value: &Value) {
        let first = |date: Date| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
        let date = value.as_str().and_then(Date::parse);
        if let Some((date, updated)) = date.zip(self.updated)
            && first(date) > first(updated)
        {
            let says = format!("{} is after the last change, {}", describe(value), updated.iso());
            self.warn(Topic::ToCome, path, says);
        }
    }

    fn staleness(&mut self, path: &str, record: &Value) {
        let as_of = record.get("as_of").and_then(Value::as_str).and_then(Date::parse);
        // What is said of a past event stays as it was.
        if let Some((as_of, updated)) = as_of.zip(self.updated).filter(|_| self.file != File::Events)
            && as_of.months_until(updated) >= STALE_AFTER
        {
            self.warn(Topic::Stale, &format!("{path}.as_of"), format!("`{}`", as_of.iso()));
        }
    }

    /// In the départements of France a postcode has five digits and begins with the département's code.
    fn postcode(&mut self, path: &str, place: &Value) {
        let text = |name: &str| place.get(name).and_then(Value::as_str);
        let Some(code) = text("departement") else { return };
        let start = if ["2a", "2b"].contains(&code) { "20" } else { code };
        let is_code = (2..=3).contains(&start.len()) && start.bytes().all(|byte| byte.is_ascii_digit());
        for name in ["postcode", "postal_code"] {
            let Some(postcode) = text(name).filter(|_| is_code) else { continue };
            let is_right = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
            if !is_right || !postcode.starts_with(start) {
                let says = format!("found `{postcode}`, expected five digits that begin with {start}");
                self.warn(Topic::Postcode, &format!("{path}.{name}"), says);
            }
        }
    }
}

/// Warnings that need several records.
struct Across<'a> {
    content: &'a Content,
    places: &'a [Location],
    found: Vec<Warning>,
}

impl<'a> Across<'a> {
    fn platforms(&self) -> &'a [Platform] {
        self.content.platforms.ready().map_or(&[], |platforms| &platforms.all)
    }

    /// `end` is added to the path of the record: `.website`.
    fn warn(&mut self, topic: Topic, file: File, id: &str, end: &str, says: String) {
        let location = self.places.iter().find(|(known, record, _)| *known == file && record == id);
        let path = location.map_or("$", |(_, _, path)| path);
        self.found.push(Warning { topic, file, record: id.to_owned(), path: format!("{path}{end}"), says });
    }

    /// Platforms of the same name or acronym at the same host, and those with the same website unless it is that of a
    /// host.
    fn alike(&mut self) {
        let hosts = self.content.hosts.ready().map_or(&[][..], |hosts| &hosts.all);
        let of_hosts: Vec<String> = hosts.iter().filter_map(|host| host.website.as_deref()).map(address).collect();
        let at_host = |platform: &Platform, name: &String| {
            let name = fold(name);
            platform.host.as_deref().filter(|_| !name.is_empty()).map(|host| format!("{host} {name}"))
        };
        let names = |platform: &Platform| platform.name.values().filter_map(|name| at_host(platform, name)).collect();
        let acronyms =
            |platform: &Platform| platform.acronym.iter().filter_map(|name| at_host(platform, name)).collect();
        let websites = |platform: &Platform| {
            let own = platform.website.as_deref().map(address);
            own.filter(|website| !of_hosts.contains(website)).into_iter().collect()
        };
        let all = self.platforms();
        let mut seen: Vec<Vec<usize>> = Vec::new();
        for (field, says, groups) in [
            ("name", "the same name at the same host as", groups(all, &names)),
            ("acronym", "the same acronym at the same host as", groups(all, &acronyms)),
            ("website", "the same website as", groups(all, &websites)),
        ] {
            for group in groups {
                if !seen.contains(&group) {
                    let others: Vec<String> = group[1..].iter().map(|index| format!("`{}`", all[*index].id)).collect();
                    let says = format!("{says} {}", others.join(", "));
                    self.warn(Topic::Alike, File::Platforms, &all[group[0]].id, &format!(".{field}"), says);
                    seen.push(group);
                }
            }
        }
    }

    fn far_off(&mut self) {
        let Some(map) = self.content.map.ready() else { return };
        let outlines = map.departements.all.iter().filter_map(|departement| departement.path.as_deref());
        let Some(bounds) = outlines.filter_map(outline::bounds).reduce(Bounds::and) else { return };
        let platforms = self.platforms().iter().map(|one| (File::Platforms, &one.id, "", one.lat, one.lon));
        let places = map
            .places
            .iter()
            .map(|one| (File::Map, &one.id, ".places", one.at.first().copied(), one.at.get(1).copied()));
        for (file, id, list, lat, lon) in platforms.chain(places) {
            if let (Some(lat), Some(lon)) = (lat, lon)
                && let Some([x, y]) = map.project(lon, lat)
                && !bounds.hold(x, y)
            {
                self.warn(Topic::FarOff, file, id, list, format!("`lat` {lat}, `lon` {lon}"));
            }
        }
    }

    fn unknown_platforms(&mut self) {
        let Some(map) = self.content.map.ready() else { return };
        let platforms = self.platforms();
        for place in map.places.iter().filter(|_| !platforms.is_empty()) {
            for id in place.platforms.iter().chain(&place.town_only) {
                if !platforms.iter().any(|platform| platform.id == *id) {
                    self.warn(Topic::UnknownPlatform, File::Map, &place.id, ".places", format!("`{id}`"));
                }
            }
        }
    }

    /// Nothing is said where there are no platforms: their file may be missing.
    fn unused_techniques(&mut self) {
        let platforms = self.platforms();
        let Some(techniques) = self.content.techniques.ready().filter(|_| !platforms.is_empty()) else { return };
        let is_used = |id: &str| platforms.iter().any(|platform| platform.techniques.iter().any(|used| used == id));
        for technique in &techniques.all {
            // A family is used where one of its techniques is.
            let mut own = techniques.all.iter().filter(|other| other.parent.as_deref() == Some(technique.id()));
            if !is_used(&technique.id) && !own.any(|own| is_used(&own.id)) {
                let name = technique.label.values().next().map_or("", String::as_str);
                self.warn(Topic::UnusedTechnique, File::Techniques, &technique.id, "", format!("“{name}”"));
            }
        }
    }

    /// Each host once, where it is cited first. Nothing is said of a network that lists none.
    fn source_sites(&mut self, cited: Vec<Warning>) {
        let Some(site) = self.content.site.ready().filter(|site| !site.source_sites.is_empty()) else { return };
        let mut seen: Vec<String> = Vec::new();
        for warning in cited {
            let host = url::host(&warning.says).to_ascii_lowercase();
            if sources::site(&site.source_sites, &warning.says).is_none() && !seen.contains(&host) {
                self.found.push(Warning { says: format!("`{host}`"), ..warning });
                seen.push(host);
            }
        }
    }

    /// Links to pages of the site, whatever host it is on.
    fn unknown_values(&mut self, links: Vec<Warning>) {
        let catalogue = Catalogue::new(self.content);
        for link in links {
            let (address, search) = link.says.split_once('?').unwrap_or((&link.says, ""));
            let after_host = address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|start| &rest[start..]));
            let path = after_host.map(|path| route::page_of_embed(path).unwrap_or_else(|| path.to_owned()));
            let Some(Target::Page(Route { locale, page })) = path.map(|path| route::parse(&path)) else { continue };
            for Unknown { parameter, value, meant } in
                understand(search, &page, self.content, catalogue.as_ref(), locale).unknown
            {
                let meant = meant.map(|(_, name)| format!(", perhaps “{name}”")).unwrap_or_default();
                self.found.push(Warning { says: format!("`{parameter}={value}`{meant}"), ..link.clone() });
            }
        }
    }

    fn unused_hosts(&mut self) {
        let platforms = self.platforms();
        let Some(hosts) = self.content.hosts.ready().filter(|_| !platforms.is_empty()) else { return };
        for host in &hosts.all {
            let is_host = platforms.iter().any(|platform| platform.host.as_deref() == Some(host.id()));
            let is_parent = hosts.all.iter().any(|other| other.id != host.id && other.parents.contains(&host.id));
            if !is_host && !is_parent {
                let name = host.name.values().next().map_or("", String::as_str);
                self.warn(Topic::UnusedHost, File::Hosts, &host.id, "", format!("“{name}”"));
            }
        }
    }
}

/// Indices of the platforms that share a key, for each key that several have.
fn groups(all: &[Platform], keys: &dyn Fn(&Platform) -> Vec<String>) -> Vec<Vec<usize>> {
    let (mut groups, mut known): (Vec<Vec<usize>>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    for (index, platform) in all.iter().enumerate() {
        for key in keys(platform) {
            let group = *known.entry(key).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            if groups[group].last() != Some(&index) {
                groups[group].push(index);
            }
        }
    }
    groups.retain(|indices| indices.len() > 1);
    groups
}

/// Normalises a URL for duplicate detection.
pub fn address(address: &str) -> String {
    url::readable(address).to_ascii_lowercase()
}
