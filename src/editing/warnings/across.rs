//! Warnings that compare several records.

use std::collections::HashMap;

use engine::fold::fold;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::content::{Content, Record, sources, url};
use site_core::route::{self, Route, Target};
use site_core::url_values::{Unknown, understand};

use super::topic::{Topic, Warning};
use crate::outline::{self, Bounds};

/// File, id and path of a record.
pub(super) type Location = (File, String, String);

/// Warnings that compare several records.
pub(super) struct Across<'a> {
    pub(super) content: &'a Content,
    pub(super) record_paths: &'a [Location],
    pub(super) found: Vec<Warning>,
}

impl<'a> Across<'a> {
    fn platforms(&self) -> &'a [Platform] {
        self.content.platforms.ready().map_or(&[], |platforms| &platforms.all)
    }

    /// `end` is appended to the path of the record: `.website`.
    fn warn(&mut self, topic: Topic, file: File, id: &str, end: &str, message: String) {
        let location = self.record_paths.iter().find(|(known, record, _)| *known == file && record == id);
        let path = location.map_or("$", |(_, _, path)| path);
        self.found.push(Warning { topic, file, record: id.to_owned(), path: format!("{path}{end}"), message });
    }

    /// Platforms with the same name or acronym at the same host, or with the same website, unless it is that of a host.
    pub(super) fn alike(&mut self) {
        let hosts = self.content.hosts.ready().map_or(&[][..], |hosts| &hosts.all);
        let of_hosts: Vec<String> =
            hosts.iter().filter_map(|host| host.website.as_deref()).map(normalised_url).collect();
        let at_host = |platform: &Platform, name: &String| {
            let name = fold(name);
            platform.host.as_deref().filter(|_| !name.is_empty()).map(|host| format!("{host} {name}"))
        };
        let names = |platform: &Platform| platform.name.values().filter_map(|name| at_host(platform, name)).collect();
        let acronyms =
            |platform: &Platform| platform.acronym.iter().filter_map(|name| at_host(platform, name)).collect();
        let websites = |platform: &Platform| {
            let own = platform.website.as_deref().map(normalised_url);
            own.filter(|website| !of_hosts.contains(website)).into_iter().collect()
        };
        let all = self.platforms();
        let mut seen: Vec<Vec<usize>> = Vec::new();
        for (field, message, groups) in [
            ("name", "the same name at the same host as", groups(all, &names)),
            ("acronym", "the same acronym at the same host as", groups(all, &acronyms)),
            ("website", "the same website as", groups(all, &websites)),
        ] {
            for group in groups {
                if !seen.contains(&group) {
                    let others: Vec<String> = group[1..].iter().map(|index| format!("`{}`", all[*index].id)).collect();
                    let message = format!("{message} {}", others.join(", "));
                    self.warn(Topic::Alike, File::Platforms, &all[group[0]].id, &format!(".{field}"), message);
                    seen.push(group);
                }
            }
        }
    }

    pub(super) fn far_off(&mut self) {
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

    pub(super) fn unknown_platforms(&mut self) {
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

    /// No warning if there are no platforms: their file may be missing.
    pub(super) fn unused_techniques(&mut self) {
        let platforms = self.platforms();
        let Some(techniques) = self.content.techniques.ready().filter(|_| !platforms.is_empty()) else { return };
        let is_used = |id: &str| platforms.iter().any(|platform| platform.techniques.iter().any(|used| used == id));
        for technique in &techniques.all {
            // A family is used if one of its techniques is.
            let mut own = techniques.all.iter().filter(|other| other.parent.as_deref() == Some(technique.id()));
            if !is_used(&technique.id) && !own.any(|own| is_used(&own.id)) {
                let name = technique.label.values().next().map_or("", String::as_str);
                self.warn(Topic::UnusedTechnique, File::Techniques, &technique.id, "", format!("“{name}”"));
            }
        }
    }

    /// Warns about each undeclared host once, where it is first cited. No warning if the network declares none.
    pub(super) fn source_sites(&mut self, cited: Vec<Warning>) {
        let Some(site) = self.content.site.ready().filter(|site| !site.source_sites.is_empty()) else { return };
        let mut seen: Vec<String> = Vec::new();
        for warning in cited {
            let host = url::host(&warning.message).to_ascii_lowercase();
            if sources::site(&site.source_sites, &warning.message).is_none() && !seen.contains(&host) {
                self.found.push(Warning { message: format!("`{host}`"), ..warning });
                seen.push(host);
            }
        }
    }

    /// Checks links to pages of the site, on whatever host.
    pub(super) fn unknown_values(&mut self, links: Vec<Warning>) {
        let catalogue = Catalogue::new(self.content);
        for link in links {
            let (address, search) = link.message.split_once('?').unwrap_or((&link.message, ""));
            let after_host = address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|start| &rest[start..]));
            let path = after_host.map(|path| route::page_of_embed(path).unwrap_or_else(|| path.to_owned()));
            let Some(Target::Page(Route { locale, page })) = path.map(|path| route::parse(&path)) else { continue };
            for Unknown { parameter, value, suggestion } in
                understand(search, &page, self.content, catalogue.as_ref(), locale).unknown
            {
                let suggestion = suggestion.map(|(_, name)| format!(", perhaps “{name}”")).unwrap_or_default();
                self.found.push(Warning { message: format!("`{parameter}={value}`{suggestion}"), ..link.clone() });
            }
        }
    }

    pub(super) fn unused_hosts(&mut self) {
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

/// For each key that several platforms share, their indices.
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
pub fn normalised_url(url: &str) -> String {
    url::readable(url).to_ascii_lowercase()
}
