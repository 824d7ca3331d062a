//! What the catalogue holds, and what it says of a platform or of a value of a facet.

use std::sync::{Arc, OnceLock};

use engine::{Index, Terms};

use crate::content::records::{Code, Host, Platform, Technique};
use crate::content::{Map, Records};
use crate::locale::{Locale, Localized};
use crate::order;
use crate::places::Place;
use crate::query::Facet;

/// A value of a facet.
#[derive(Debug)]
pub struct Offered {
    pub value: String,
    /// Index of its family, for a technique of the second level.
    pub parent: Option<usize>,
    /// How many platforms of the whole catalogue have it.
    pub total: usize,
}

/// For each platform its distinct values of a facet, as indices in [`Catalogue::offered`].
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) all: Vec<usize>,
    /// End of each platform's values in `all`.
    pub(super) ends: Vec<usize>,
}

impl Values {
    /// The values of the platform at an index.
    pub(super) fn of(&self, platform: usize) -> &[usize] {
        let start = platform.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[platform]]
    }
}

/// Platforms, with their hosts, techniques and places.
#[derive(Debug)]
pub struct Catalogue {
    pub platforms: Arc<Records<Platform>>,
    pub hosts: Option<Arc<Records<Host>>>,
    pub techniques: Option<Arc<Records<Technique>>>,
    pub map: Option<Arc<Map>>,
    pub places: Vec<Place>,
    pub(super) index: OnceLock<Index>,
    /// Index of the techniques alone, to find those that no platform has.
    pub(crate) technique_index: OnceLock<Index>,
    /// For each facet, its values in the order of the filters.
    pub(super) offered: [Vec<Offered>; Facet::COUNT],
    /// For each facet, the values of the platforms.
    pub(super) values: [Values; Facet::COUNT],
    /// For each platform, the id of its place.
    pub(super) place_ids: Vec<String>,
    /// Folded names by language, for sorting.
    pub(super) names: Vec<[String; Locale::COUNT]>,
    /// Every name of every technique, as [`engine::key`], with the index of the technique.
    pub(super) technique_names: Vec<(String, usize)>,
    /// The current ids of the techniques. The number of each is the index of its technique.
    pub(super) technique_ids: Terms,
    /// For each technique, the index of its family.
    pub(super) families: Vec<Option<usize>>,
    /// For each technique, the techniques of its family with a common name.
    pub(super) related: Vec<Vec<usize>>,
}

impl Catalogue {
    pub fn technique(&self, id: &str) -> Option<&Technique> {
        self.techniques.as_ref()?.get(id)
    }

    /// The index of the technique with this as its current id.
    pub(super) fn index_of_technique(&self, id: &str) -> Option<usize> {
        self.technique_ids.find(id)
    }

    /// As [`Self::technique`], for many ids: the hash table is only in the part of the app that builds the catalogue.
    pub(super) fn quick_technique(&self, id: &str) -> Option<&Technique> {
        self.index_of_technique(id).and_then(|index| self.technique_at(index)).or_else(|| self.technique(id))
    }

    pub(super) fn technique_at(&self, index: usize) -> Option<&Technique> {
        self.techniques.as_ref()?.all.get(index)
    }

    /// The family of a technique; the technique itself if it is a family.
    pub fn family(&self, id: &str) -> Option<&Technique> {
        let technique = self.technique(id)?;
        technique.parent.as_deref().and_then(|parent| self.technique(parent)).or(Some(technique))
    }

    /// The families of a platform, each once, in the order of its techniques.
    pub fn families(&self, platform: &Platform) -> Vec<&Technique> {
        let mut families: Vec<&Technique> = Vec::new();
        for family in platform.techniques.iter().filter_map(|id| self.family(id)) {
            if !families.iter().any(|known| known.id == family.id) {
                families.push(family);
            }
        }
        families
    }

    pub fn host(&self, platform: &Platform) -> Option<&Host> {
        self.hosts.as_ref()?.get(platform.host.as_deref()?)
    }

    /// The name of a platform's host, or its id if the host is unknown.
    pub fn host_name(&self, platform: &Platform, locale: Locale) -> String {
        platform.host.as_deref().map(|id| self.name(Facet::Host, id, locale)).unwrap_or_default()
    }

    /// Where a platform is: `Institut Curie, Paris`.
    pub fn place(&self, platform: &Platform, locale: Locale) -> String {
        let mut parts = vec![self.host_name(platform, locale), platform.city.clone().unwrap_or_default()];
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// Labels of a platform's techniques; unknown ids are shown as words.
    pub fn technique_labels(&self, platform: &Platform, locale: Locale) -> Vec<String> {
        let label = |id: &String| self.technique(id).map(|technique| technique.label.text(locale).to_owned());
        platform.techniques.iter().map(|id| label(id).unwrap_or_else(|| id.replace('-', " "))).collect()
    }

    pub fn departement_name(&self, code: &str) -> Option<&str> {
        self.map.as_ref()?.departements.get(code).map(|departement| departement.name.as_str())
    }

    /// The place with this id.
    pub fn map_place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The codes that the taxonomy declares for a facet, in its order.
    pub(super) fn codes(&self, facet: Facet) -> &[Code] {
        let Some(techniques) = self.techniques.as_deref() else { return &[] };
        match facet {
            Facet::From => &techniques.starts_from,
            Facet::Gives => &techniques.gives,
            _ => &[],
        }
    }

    pub(super) fn code(&self, facet: Facet, value: &str) -> Option<&Code> {
        self.codes(facet).iter().find(|code| code.code == value)
    }

    /// Former ids of a value of a facet.
    pub fn aliases(&self, facet: Facet, value: &str) -> &[String] {
        let place = || self.map.as_ref()?.places.iter().find(|place| place.id == value);
        let aliases = match facet {
            Facet::Technique => self.technique(value).map(|technique| &technique.aliases),
            Facet::Host => self.hosts.as_ref().and_then(|hosts| hosts.get(value)).map(|host| &host.aliases),
            Facet::Place => place().map(|place| &place.aliases),
            Facet::From | Facet::Gives => self.code(facet, value).map(|code| &code.aliases),
            _ => None,
        };
        aliases.map_or(&[], Vec::as_slice)
    }

    /// How many platforms have a value of a facet.
    pub fn count(&self, facet: Facet, value: &str) -> usize {
        let offered = self.offered[facet as usize].iter().find(|offered| offered.value == value);
        offered.map_or(0, |offered| offered.total)
    }

    /// The name of a value of a facet in the data; the value itself if it has none. Texts of the interface are added by
    /// [`text`](crate::text).
    pub fn name(&self, facet: Facet, value: &str, locale: Locale) -> String {
        let known: Option<&Localized> = match facet {
            Facet::Technique => self.technique(value).map(|technique| &technique.label),
            Facet::Host => self.hosts.as_ref().and_then(|hosts| hosts.get(value)).map(|host| &host.name),
            Facet::Place => self.map_place(value).map(|place| &place.name),
            Facet::From | Facet::Gives => self.code(facet, value).map(|code| &code.label),
            Facet::Departement => {
                return self
                    .departement_name(value)
                    .map_or_else(|| value.to_owned(), |name| format!("{value}\u{a0}{name}"));
            }
            _ => None,
        };
        known.map_or_else(|| value.to_owned(), |name| name.text(locale).to_owned())
    }

    /// The values of a facet in the order of the filters, which is that of [`Results::facets`].
    pub fn offered(&self, facet: Facet) -> &[Offered] {
        &self.offered[facet as usize]
    }

    /// For each platform its distinct values of a facet, as indices in [`offered`](Self::offered).
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &[usize]> {
        let values = &self.values[facet as usize];
        (0..self.platforms.all.len()).map(|platform| values.of(platform))
    }

    /// The platforms with a value of a facet, sorted by name.
    pub fn having(&self, facet: Facet, value: &str, locale: Locale) -> Vec<&Platform> {
        let offered = self.offered[facet as usize].iter().position(|offered| offered.value == value);
        let values = &self.values[facet as usize];
        let has = |platform: &usize| offered.is_some_and(|index| values.of(*platform).contains(&index));
        let mut hits: Vec<usize> = (0..self.platforms.all.len()).filter(has).collect();
        order::sort_by(&mut hits, |&one, &other| self.name_key(one, locale).cmp(&self.name_key(other, locale)));
        hits.into_iter().map(|hit| &self.platforms.all[hit]).collect()
    }

    /// The sort key of the platform at an index.
    pub(super) fn name_key(&self, platform: usize, locale: Locale) -> (&String, &String) {
        (&self.names[platform][locale as usize], &self.platforms.all[platform].id)
    }

    /// Platforms similar to another, the most similar first, each with whether it only has the same host.
    pub fn near(&self, platform: &Platform, locale: Locale, most: usize) -> Vec<(&Platform, bool)> {
        let mut near: Vec<(usize, usize, bool)> = Vec::new();
        let families = self.families(platform);
        for (index, other) in self.platforms.all.iter().enumerate().filter(|(_, other)| other.id != platform.id) {
            let shared = platform.techniques.iter().filter(|id| other.techniques.contains(id)).count();
            let same_family =
                families.iter().any(|family| self.families(other).iter().any(|known| known.id == family.id));
            let same_host = usize::from(platform.host.is_some() && other.host == platform.host);
            let same_city = usize::from(platform.city.is_some() && other.city == platform.city);
            let score = shared * 8 + usize::from(same_family) * 4 + same_host * 2 + same_city;
            let only_host = shared == 0 && !same_family;
            if !only_host || same_host > 0 {
                near.push((score, index, only_host));
            }
        }
        order::sort_by(&mut near, |(score, index, _), (other_score, other_index, _)| {
            let name = |index: &usize| &self.names[*index][locale as usize];
            other_score.cmp(score).then_with(|| name(index).cmp(name(other_index)))
        });
        near.into_iter().take(most).map(|(_, index, only_host)| (&self.platforms.all[index], only_host)).collect()
    }
}
