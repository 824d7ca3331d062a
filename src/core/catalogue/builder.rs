//! Makes a catalogue in steps, so that a large one does not block the page.

use std::iter::successors;
use std::sync::{Arc, OnceLock};

use engine::Terms;
use engine::fold::fold;

use super::data::Catalogue;
use super::facets::Counting;
use crate::content::records::Technique;
use crate::content::{Content, Load};
use crate::locale::{Locale, Localized};
use crate::places::Places;
use crate::query::Facet;

/// A catalogue that is being made. It is complete after the last [`step`](Self::step).
#[derive(Debug)]
pub struct CatalogueBuilder {
    catalogue: Catalogue,
    places: Places,
    /// The facets that are still to be counted, the next one last.
    facets: Vec<Facet>,
    counting: Counting,
}

impl CatalogueBuilder {
    /// `None` while there are no platforms. The other files may be missing: ids then replace names.
    pub fn new(content: &Content) -> Option<Self> {
        let platforms = arc(&content.platforms)?;
        let (hosts, techniques, map) = (arc(&content.hosts), arc(&content.techniques), arc(&content.map));
        let taxonomy = techniques.as_deref().map_or(&[][..], |techniques| &techniques.all);
        let technique_names: Vec<(String, usize)> = taxonomy
            .iter()
            .enumerate()
            .flat_map(|(index, technique)| technique.names().map(move |name| (engine::key(name), index)))
            .filter(|(key, _)| !key.is_empty())
            .collect();
        let mut technique_ids = Terms::default();
        for technique in taxonomy {
            technique_ids.number(&technique.id);
        }
        let family = |technique: &Technique| technique_ids.find(technique.parent.as_deref()?);
        let places = Places::new(map.as_deref());
        let catalogue = Catalogue {
            related: related(taxonomy, &technique_names),
            families: taxonomy.iter().map(family).collect(),
            technique_ids,
            technique_names,
            names: Vec::new(),
            values: Default::default(),
            offered: Default::default(),
            platforms,
            hosts,
            techniques,
            map,
            places: Vec::new(),
            place_ids: Vec::new(),
            index: OnceLock::new(),
            technique_index: OnceLock::new(),
        };
        let facets = Facet::ALL.into_iter().rev().collect();
        Some(Self { catalogue, places, facets, counting: Counting::default() })
    }

    /// Reads up to `count` more platforms. Returns whether the catalogue is complete.
    pub fn step(&mut self, count: usize) -> bool {
        let Self { catalogue, places, facets, counting } = self;
        let done = catalogue.names.len();
        let next = catalogue.platforms.all.get(done..).unwrap_or_default();
        if !next.is_empty() {
            for platform in next.iter().take(count) {
                catalogue.names.push(folded(&platform.name));
                catalogue.place_ids.push(places.id_of(platform, catalogue.map.as_deref()));
            }
            return false;
        }
        // The places are complete once each platform has been read.
        catalogue.places.append(&mut places.all);
        let Some(facet) = facets.last().copied() else { return true };
        if counting.step(catalogue, facet, count) {
            let (offered, values) = std::mem::take(counting).end(catalogue, facet);
            catalogue.offered[facet as usize] = offered;
            catalogue.values[facet as usize] = values;
            facets.pop();
        }
        false
    }

    /// The catalogue; completes it first if needed.
    pub fn end(mut self) -> Catalogue {
        while !self.step(usize::MAX) {}
        self.catalogue
    }
}

impl Catalogue {
    /// `None` while there are no platforms. The other files may be missing: ids then replace names.
    pub fn new(content: &Content) -> Option<Self> {
        CatalogueBuilder::new(content).map(CatalogueBuilder::end)
    }
}

/// For each technique, the techniques of its family with a common name.
fn related(taxonomy: &[Technique], names: &[(String, usize)]) -> Vec<Vec<usize>> {
    let family = |index: usize| taxonomy.get(index).map(|technique| technique.parent.as_ref().unwrap_or(&technique.id));
    let (mut known, mut last) = (Terms::default(), Vec::new());
    // For each name, the index of the same name before.
    let mut before: Vec<Option<usize>> = Vec::new();
    let mut related = vec![Vec::new(); taxonomy.len()];
    for (name, (text, own)) in names.iter().enumerate() {
        let number = known.number(text) as usize;
        if number == last.len() {
            last.push(None);
        }
        before.push(last[number].replace(name));
        let same: Vec<usize> = successors(before[name], |name| before[*name]).map(|name| names[name].1).collect();
        for other in same.into_iter().rev().filter(|other| other != own && family(*other) == family(*own)) {
            if !related[*own].contains(&other) {
                related[*own].push(other);
                related[other].push(*own);
            }
        }
    }
    related
}

/// A name folded, by language.
fn folded(name: &Localized) -> [String; Locale::COUNT] {
    Locale::ALL.map(|locale| fold(name.text(locale)))
}

fn arc<T>(load: &Load<T>) -> Option<Arc<T>> {
    match load {
        Load::Ready(value) => Some(Arc::clone(value)),
        _ => None,
    }
}
