//! The site-wide search: platforms, techniques, groups, institutions, missions, events.

use std::sync::Arc;

use engine::{Builder, Field, Found, Index, Marker, TermMatch};

use crate::catalogue::{Catalogue, PAGE_SIZE};
use crate::content::Content;
use crate::content::file::File;
use crate::content::records::{Event, Group, Host, Member, Mission, Technique};
use crate::locale::{Locale, Localized, Shown};
use crate::order;
use crate::query::{CatalogueQuery, Facet, PageQuery, TextQuery, catalogue_href};
use crate::route::Page;
use crate::search::why::Kind;
use crate::text;

/// The icon of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HitIcon {
    Named(&'static str),
    /// Name and colour of a group's pictogram.
    Pictogram(Option<String>, Option<String>),
    /// Code of a département.
    Place(String),
}

impl HitIcon {
    /// Its colour, if it has one.
    pub fn hue(&self) -> Option<String> {
        match self {
            Self::Pictogram(_, hue) => hue.clone(),
            _ => None,
        }
    }
}

/// A hit, ready for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub title: String,
    /// The language of the title if it differs from the page's.
    pub lang: Option<&'static str>,
    /// The alternative name that it was found by.
    pub found_as: Option<Shown<String>>,
    /// A line of description: what it is, where, with whom.
    pub note: String,
    pub href: String,
    pub icon: HitIcon,
}

/// Hits of one kind: the best ones, and the total number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub kind: Kind,
    pub hits: Vec<Hit>,
    pub total: usize,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// First the kind with an exact name, then in the order of [`Kind::ALL`]; kinds without hits are left out.
    pub sections: Vec<Section>,
    pub marker: Marker,
    /// The text without its typing errors; `None` if it has none.
    pub corrected: Option<String>,
    /// Whether nothing contains every word of the text, so that partial matches are shown.
    pub is_partial: bool,
}

impl Answer {
    /// Number of hits shown.
    pub fn shown(&self) -> usize {
        self.sections.iter().map(|section| section.hits.len()).sum()
    }

    /// Number of hits found.
    pub fn total(&self) -> usize {
        self.sections.iter().map(|section| section.total).sum()
    }

    /// The hits shown, in order.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.sections.iter().flat_map(|section| &section.hits)
    }
}

/// A searchable item other than a platform: its kind, and its index in its list.
#[derive(Clone, Copy, Debug)]
enum Entry {
    Technique(usize),
    Group(usize),
    Host(usize),
    Member(usize),
    Mission(usize),
    Event(usize),
}

impl Entry {
    const fn kind(self) -> Kind {
        match self {
            Self::Technique(_) => Kind::Technique,
            Self::Group(_) => Kind::Group,
            Self::Host(_) | Self::Member(_) => Kind::Institution,
            Self::Mission(_) => Kind::Mission,
            Self::Event(_) => Kind::Event,
        }
    }
}

/// The index of everything that can be found in the files loaded so far.
#[derive(Debug)]
pub struct SiteIndex {
    content: Content,
    catalogue: Option<Arc<Catalogue>>,
    entries: Vec<Entry>,
    index: Index,
}

/// A score from which the text equals a whole name.
const EXACT: f32 = engine::weights::WEIGHTS.name.whole;

impl SiteIndex {
    /// The files that failed to load, whose records cannot be found.
    pub fn missing(&self) -> Vec<File> {
        let has_records = |file: &File| !matches!(file, File::Site | File::Map);
        File::ALL.into_iter().filter(has_records).filter(|file| self.content.error(*file).is_some()).collect()
    }

    pub fn new(content: &Content, catalogue: Option<Arc<Catalogue>>) -> Self {
        let mut site_index = Self { content: content.clone(), catalogue, entries: Vec::new(), index: Index::default() };
        let mut builder = Builder::default();
        let mut entries: Vec<Entry> = Vec::new();
        let mut add = |entry: Entry, texts: &mut dyn FnMut(&mut Builder)| {
            builder.begin();
            texts(&mut builder);
            entries.push(entry);
        };
        if let Some(catalogue) = &site_index.catalogue {
            for (index, technique) in catalogue.techniques.iter().flat_map(|all| &all.all).enumerate() {
                if catalogue.count(Facet::Technique, &technique.id) > 0 {
                    add(Entry::Technique(index), &mut |builder| add_technique(builder, technique));
                }
            }
        }
        for (index, group) in content.groups.ready().iter().flat_map(|all| &all.all).enumerate() {
            add(Entry::Group(index), &mut |builder| add_group(builder, group));
        }
        let mut names: Vec<String> = Vec::new();
        if let Some(catalogue) = &site_index.catalogue {
            for (index, host) in catalogue.hosts.iter().flat_map(|all| &all.all).enumerate() {
                if catalogue.count(Facet::Host, &host.id) > 0 {
                    names.extend(host.name.values().map(|name| engine::key(name)));
                    add(Entry::Host(index), &mut |builder| add_host(builder, host));
                }
            }
        }
        for (index, member) in content.members.ready().iter().flat_map(|all| &all.records.all).enumerate() {
            // Institutions that host platforms have been added above.
            if !member.name.values().any(|name| names.contains(&engine::key(name))) {
                add(Entry::Member(index), &mut |builder| add_member(builder, member));
            }
        }
        for (index, mission) in content.missions.ready().iter().flat_map(|all| &all.all).enumerate() {
            add(Entry::Mission(index), &mut |builder| add_mission(builder, mission));
        }
        for (index, event) in content.events.ready().iter().flat_map(|all| &all.all).enumerate() {
            add(Entry::Event(index), &mut |builder| add_event(builder, event));
        }
        site_index.entries = entries;
        site_index.index = builder.finish();
        site_index
    }

    /// Searches a text, with at most `most` hits of each kind. Empty if the text has no word.
    pub fn answer(&self, sought: &str, locale: Locale, most: usize) -> Answer {
        let Some(found) = self.index.search(sought) else { return Answer::default() };
        let platforms = self.catalogue.as_ref().and_then(|catalogue| catalogue.search(sought));
        // If anything contains every word, partial matches of all kinds are hidden.
        let term_matches = merged(&found.term_matches, platforms.as_ref());
        let catalogue = self.catalogue.as_ref();
        let named = catalogue.map(|catalogue| catalogue.techniques_in(sought, &term_matches, true)).unwrap_or_default();
        let of_platforms = platforms.as_ref().map_or(0, |found| found.complete);
        let hides = |own: &Found| own.complete == 0 && found.complete + of_platforms > 0;
        let mut ranked: Vec<(f32, Section)> = Vec::new();
        for kind in Kind::ALL {
            let (numbers, total, scores) = if kind == Kind::Platform {
                let Some(found) = platforms.as_ref().filter(|found| !hides(found)) else { continue };
                let total = (0..found.scores.len()).filter(|number| found.has(*number)).count();
                (found.best(most.min(total)), total, &found.scores)
            } else {
                let own = |number: &usize| self.entries.get(*number).is_some_and(|entry| entry.kind() == kind);
                let mut own: Vec<usize> = found.best(self.entries.len()).into_iter().filter(own).collect();
                own.retain(|number| found.has(*number) && !hides(&found));
                let total = own.len();
                own.truncate(most);
                (own, total, &found.scores)
            };
            let best = numbers.first().and_then(|first| scores.get(*first)).copied().unwrap_or_default();
            let shown = numbers.iter().filter_map(|number| self.hit(kind, *number, locale, &named));
            let section = Section { kind, hits: shown.collect(), total };
            if section.total > 0 {
                ranked.push((best, section));
            }
        }
        order::sort_by(&mut ranked, |(one, _), (other, _)| (*other >= EXACT).cmp(&(*one >= EXACT)));
        let sections: Vec<Section> = ranked.into_iter().map(|(_, section)| section).collect();
        let titles = || sections.iter().flat_map(|section| &section.hits).map(|hit| hit.title.as_str());
        let corrected =
            engine::corrected(sought, &term_matches, |word| titles().find_map(|title| engine::spelled(word, title)));
        let marker = match &self.catalogue {
            Some(catalogue) => catalogue.marker(sought, &term_matches),
            None => Marker::new(sought, &term_matches),
        };
        let is_partial = term_matches.len() > 1 && !sections.is_empty() && found.complete + of_platforms == 0;
        Answer { sections, marker, corrected, is_partial }
    }

    /// All items of a kind other than platforms, in the order of their file.
    pub fn all(&self, kind: Kind, locale: Locale) -> Vec<Hit> {
        let own = (0..self.entries.len()).filter(|number| self.entries[*number].kind() == kind);
        own.filter_map(|number| self.hit(kind, number, locale, &[])).collect()
    }

    /// `named` are the techniques that the text names.
    fn hit(&self, kind: Kind, number: usize, locale: Locale, named: &[(&str, &Technique)]) -> Option<Hit> {
        let catalogue = self.catalogue.as_deref();
        if kind == Kind::Platform {
            let platform = catalogue?.platforms.all.get(number)?;
            let hit = hit(&platform.name, locale, Page::Platform(platform.id.clone()).href(locale));
            let found_by = catalogue?.found_by(platform, named, locale);
            let found_by = found_by.map(|technique| text::search::found_by(locale, technique.label.text(locale)));
            return Some(Hit {
                title: platform.full_name(locale),
                note: [Some(catalogue?.place(platform, locale)), found_by]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
                icon: HitIcon::Place(platform.departement.clone().unwrap_or_default()),
                ..hit
            });
        }
        let filtered = |facet: Facet, id: &str| catalogue_href(locale, &CatalogueQuery::only(facet, id));
        let count = |facet: Facet, id: &str| {
            text::platforms(locale, catalogue.map_or(0, |catalogue| catalogue.count(facet, id)))
        };
        Some(match self.entries.get(number)? {
            Entry::Technique(index) => {
                let technique = catalogue?.techniques.as_ref()?.all.get(*index)?;
                // If it was found by an alternative name, that name.
                let found_as = named.iter().find(|(name, one)| {
                    one.id == technique.id && !engine::key(technique.label.text(locale)).contains(&engine::key(name))
                });
                let found_as = found_as.map(|(name, _)| {
                    let is_translation = technique.label.text(locale.other()) == *name;
                    Shown { value: (*name).to_owned(), lang: is_translation.then(|| locale.other().code()) }
                });
                Hit {
                    found_as,
                    note: count(Facet::Technique, &technique.id),
                    ..hit(&technique.label, locale, filtered(Facet::Technique, &technique.id))
                }
            }
            Entry::Group(index) => {
                let group = self.content.groups.ready()?.all.get(*index)?;
                let led_by: Vec<String> = group.led_by().iter().map(|person| person.name.clone()).collect();
                Hit {
                    note: text::list(locale, &led_by),
                    icon: HitIcon::Pictogram(group.icon.clone(), group.hue.clone()),
                    ..hit(&group.name, locale, Page::Group(group.id.clone()).href(locale))
                }
            }
            Entry::Host(index) => {
                let host = catalogue?.hosts.as_ref()?.all.get(*index)?;
                Hit {
                    note: count(Facet::Host, &host.id),
                    icon: HitIcon::Place(host.departement.clone().unwrap_or_default()),
                    ..hit(&host.name, locale, filtered(Facet::Host, &host.id))
                }
            }
            Entry::Member(index) => {
                let member = self.content.members.ready()?.records.all.get(*index)?;
                let query = TextQuery { text: member.name.text(locale).to_owned() };
                let kind = member.kind.as_ref().zip(self.content.site.ready());
                Hit {
                    note: kind.map(|(kind, site)| site.kind(kind, locale)).unwrap_or_default(),
                    icon: HitIcon::Place(member.departement.clone().unwrap_or_default()),
                    ..hit(&member.name, locale, query.href_of(&Page::Network, locale))
                }
            }
            Entry::Mission(index) => {
                let mission = self.content.missions.ready()?.all.get(*index)?;
                Hit {
                    note: text::missions::mission_number(locale, index + 1),
                    ..hit(&mission.title, locale, Page::Mission(mission.id.clone()).href(locale))
                }
            }
            Entry::Event(index) => {
                let event = self.content.events.ready()?.all.get(*index)?;
                Hit {
                    note: event.start.long(locale),
                    icon: HitIcon::Named("calendar"),
                    ..hit(&event.title, locale, format!("{}#{}", Page::Agenda.href(locale), event.id))
                }
            }
        })
    }
}

/// Merges the term matches of a text that was searched in two indexes: for each word, the one with fewer errors.
fn merged(term_matches: &[TermMatch], platforms: Option<&Found>) -> Vec<TermMatch> {
    let Some(platforms) = platforms else { return term_matches.to_vec() };
    let pairs = term_matches.iter().zip(&platforms.term_matches);
    pairs
        .map(|(one, other)| {
            let rank = |term_match: &TermMatch| (!term_match.is_known, term_match.errors);
            if rank(one) <= rank(other) { one.clone() } else { other.clone() }
        })
        .collect()
}

fn hit(title: &Localized, locale: Locale, href: String) -> Hit {
    let shown = title.get(locale);
    Hit {
        title: shown.map(|shown| shown.value.clone()).unwrap_or_default(),
        lang: shown.and_then(|shown| shown.lang),
        found_as: None,
        note: String::new(),
        href,
        icon: HitIcon::Named("list"),
    }
}

fn add<'a>(builder: &mut Builder, field: Field, texts: impl IntoIterator<Item = &'a String>) {
    texts.into_iter().for_each(|text| builder.add(field, text));
}

fn add_technique(builder: &mut Builder, technique: &Technique) {
    add(builder, Field::Name, technique.label.values());
    add(builder, Field::Synonym, technique.synonyms.values().flatten());
}

fn add_group(builder: &mut Builder, group: &Group) {
    add(builder, Field::Name, group.name.values());
    add(builder, Field::Acronym, group.short_name.values());
    add(builder, Field::Synonym, group.former_name.values());
    add(builder, Field::Technique, group.themes.values().flatten());
    let people = [&group.coordinators, &group.former_coordinators, &group.co_organisers, &group.members];
    add(builder, Field::Service, people.into_iter().flatten().map(|person| &person.name));
    add(builder, Field::Service, group.structuring_actions.iter().flat_map(|action| action.title.values()));
    add(builder, Field::Summary, group.summary.values());
    add(builder, Field::Summary, group.presentation.values().chain(group.missions.values()).flatten());
}

fn add_host(builder: &mut Builder, host: &Host) {
    add(builder, Field::Name, host.name.values());
    add(builder, Field::Acronym, &host.acronym);
    add(builder, Field::Place, &host.city);
}

fn add_member(builder: &mut Builder, member: &Member) {
    add(builder, Field::Name, member.name.values());
    add(builder, Field::Acronym, &member.acronym);
    add(builder, Field::Place, &member.city);
    add(builder, Field::Summary, member.description.values());
}

fn add_mission(builder: &mut Builder, mission: &Mission) {
    add(builder, Field::Name, mission.title.values());
    add(builder, Field::Service, mission.actions.iter().flat_map(|action| action.title.values()));
    add(builder, Field::Summary, mission.summary.values());
    add(builder, Field::Summary, mission.objectives.values().flatten());
}

fn add_event(builder: &mut Builder, event: &Event) {
    add(builder, Field::Name, event.title.values());
    add(builder, Field::Place, &event.place);
    add(builder, Field::Host, &event.organisers);
    add(builder, Field::Summary, event.description.values());
}

/// Most results of each kind on the page of results; a link leads to the others.
pub const SHOWN: usize = PAGE_SIZE / 2;
