//! The texts that platforms are searched by, their index, and what the words of a query name.

use std::sync::Arc;

use engine::fold::{fold, is_stop_word, words};
use engine::{Builder, Field, Finishing, Found, Index, Marker, TermMatch};

use super::data::Catalogue;
use super::filter::Results;
use crate::content::records::{Platform, Technique};
use crate::locale::{Locale, Localized};
use crate::number;
use crate::places::arrondissement;
use crate::query::PAGE_SIZE;

/// Builds the index of a catalogue in steps, so that a large catalogue does not block the page.
#[derive(Debug)]
pub struct Indexing {
    catalogue: Arc<Catalogue>,
    builder: Builder,
    next: usize,
    finishing: Option<Finishing>,
}

impl Indexing {
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue, builder: Builder::default(), next: 0, finishing: None }
    }

    /// Indexes up to `count` more platforms, or takes one step towards the end. Returns whether the index is complete.
    pub fn read(&mut self, count: usize) -> bool {
        let all = self.catalogue.platforms.all.len();
        if self.next < all {
            let end = all.min(self.next + count);
            (self.next..end).for_each(|index| self.catalogue.add(index, &mut self.builder));
            self.next = end;
            return false;
        }
        let builder = &mut self.builder;
        if !self.finishing.get_or_insert_with(|| std::mem::take(builder).finishing()).step() {
            return false;
        }
        if let Some(finishing) = self.finishing.take() {
            // If a search came first, the same index has been built already.
            _ = self.catalogue.index.set(finishing.end());
        }
        true
    }
}

impl Catalogue {
    /// Calls `take` with every text that the platform at an index is searched by.
    fn texts_of(&self, index: usize, take: &mut dyn FnMut(Field, &str)) {
        let platform = &self.platforms.all[index];
        let mut all = |field: Field, texts: &mut dyn Iterator<Item = &String>| texts.for_each(|text| take(field, text));
        all(Field::Name, &mut platform.name.values());
        all(Field::Acronym, &mut platform.acronym.iter());
        let own: Vec<usize> = platform.techniques.iter().filter_map(|id| self.index_of_technique(id)).collect();
        let mut others: Vec<usize> = Vec::new();
        for technique in own.iter().filter_map(|index| self.technique_at(*index)) {
            all(Field::Technique, &mut technique.label.values());
            all(Field::Synonym, &mut technique.synonyms.values().flatten());
            all(Field::Need, &mut technique.needs.values().flatten());
            all(Field::Topic, &mut technique.label.values().chain(technique.synonyms.values().flatten()));
            let family = technique.parent.as_ref().and_then(|id| self.index_of_technique(id));
            others.extend(family.filter(|index| !own.contains(index) && !others.contains(index)));
        }
        for family in others.iter().filter_map(|index| self.technique_at(*index)) {
            all(Field::Synonym, &mut family.label.values().chain(family.synonyms.values().flatten()));
            all(Field::Near, &mut family.needs.values().flatten());
        }
        // A platform that names only a family may offer any of its techniques.
        for near in self.unnamed(&own) {
            all(Field::Near, &mut near.needs.values().flatten());
        }
        for related in own.iter().filter_map(|index| self.related.get(*index)).flatten() {
            if let Some(related) = self.technique_at(*related).filter(|_| !own.contains(related)) {
                all(Field::Synonym, &mut related.label.values());
            }
        }
        all(Field::Service, &mut platform.services.iter().flat_map(Localized::values));
        all(Field::Service, &mut platform.labels.iter());
        all(Field::Equipment, &mut platform.equipment.iter());
        let host = self.host(platform);
        let parents = host.iter().flat_map(|host| &host.parents).filter_map(|id| self.hosts.as_ref()?.get(id));
        for host in host.into_iter().chain(parents) {
            all(Field::Host, &mut host.name.values().chain(&host.acronym));
        }
        let place = [&platform.city, &platform.postcode, &platform.departement, &platform.site];
        all(Field::Place, &mut place.into_iter().flatten());
        if let Some(name) = platform.departement.as_deref().and_then(|code| self.departement_name(code)) {
            take(Field::Place, name);
        }
        let named = self.map.iter().flat_map(|map| &map.places);
        for place in named.filter(|place| place.id == self.place_ids[index]) {
            place.name.values().for_each(|name| take(Field::Place, name));
        }
        // Finds “Paris 13” and “13e arrondissement”.
        if let Some(number) = platform.postcode.as_deref().and_then(arrondissement) {
            take(Field::Place, &number.to_string());
            for ordinal in Locale::ALL.map(|locale| number::ordinal(locale, number)) {
                take(Field::Place, &[&ordinal, " arrondissement"].concat());
            }
        }
        let mut all = |field: Field, texts: &mut dyn Iterator<Item = &String>| texts.for_each(|text| take(field, text));
        all(Field::Summary, &mut platform.summary.values().chain(platform.cancer_focus.values()));
    }

    /// The techniques of those families of which a platform with these techniques names no technique.
    fn unnamed<'a>(&'a self, own: &'a [usize]) -> impl Iterator<Item = &'a Technique> {
        let is_bare = move |family| {
            own.contains(&family) && !own.iter().any(|own| self.families.get(*own) == Some(&Some(family)))
        };
        let bare = (0..).zip(&self.families).filter(move |(_, family)| family.is_some_and(is_bare));
        bare.filter_map(|(index, _)| self.technique_at(index))
    }

    fn add(&self, index: usize, builder: &mut Builder) {
        builder.begin();
        self.texts_of(index, &mut |field, text| builder.add(field, text));
    }

    /// The index; built at once if [`Indexing`] has not finished.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut builder = Builder::default();
            (0..self.platforms.all.len()).for_each(|index| self.add(index, &mut builder));
            builder.finish()
        })
    }

    /// Scores every platform for a text. `None` if the text has no letter or digit.
    pub fn search(&self, text: &str) -> Option<Found> {
        // Then the index is not needed, and is not built.
        let mut found = text.contains(char::is_alphanumeric).then(|| self.index().search(text))??;
        if found.is_question() {
            self.adjust_scores(text, &mut found);
        }
        Some(found)
    }

    /// The techniques with exactly this name, in either language.
    pub fn techniques_named(&self, name: &str) -> Vec<&Technique> {
        let key = engine::key(name);
        let indices = self.technique_names.iter().filter(|(name, _)| *name == key).map(|(_, index)| *index);
        let mut techniques: Vec<&Technique> = Vec::new();
        for technique in indices.filter_map(|index| self.technique_at(index)) {
            if !techniques.iter().any(|known| known.id == technique.id) {
                techniques.push(technique);
            }
        }
        techniques
    }

    /// The names of techniques in a text, each with its technique, the longest first. With `unfinished`, the last name
    /// may be a prefix.
    pub fn techniques_in(&self, text: &str, term_matches: &[TermMatch], unfinished: bool) -> Vec<(&str, &Technique)> {
        let mut sought: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        sought.retain(|word| !is_stop_word(word));
        for (word, term_match) in sought.iter_mut().zip(term_matches) {
            if let Some(instead) = &term_match.instead {
                word.clone_from(instead);
            }
        }
        let mut found: Vec<(&str, &Technique)> = Vec::new();
        let mut start = 0;
        while start < sought.len() {
            let longest = sought.len().min(start + 8);
            let next = (start + 1..=longest).rev().find_map(|end| {
                let key = engine::key(&sought[start..end].join(" "));
                let is_typed = unfinished && end == sought.len() && key.len() > 2;
                let mut here: Vec<(&str, &Technique)> = Vec::new();
                for (name, index) in &self.technique_names {
                    if (is_typed && name.starts_with(&key)) || *name == key {
                        let technique = self.technique_at(*index);
                        let spelled =
                            technique.and_then(|one| one.names().find(|spelling| engine::key(spelling) == *name));
                        here.extend(spelled.zip(technique));
                    }
                }
                (!here.is_empty()).then_some((end, here))
            });
            match next {
                Some((end, here)) => {
                    found.extend(here);
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    /// Highlights the matches of a query, including alternative names of the techniques in it.
    pub fn marker(&self, text: &str, term_matches: &[TermMatch]) -> Marker {
        let mut marker = Marker::new(text, term_matches);
        for (_, technique) in self.techniques_in(text, term_matches, false) {
            technique.names().for_each(|name| marker.also(name));
        }
        marker
    }

    /// The technique that a platform was found by, if nothing visible on it matches: flow cytometry, for `FACS`.
    pub fn found_by<'a>(
        &'a self,
        platform: &'a Platform,
        named: &[(&str, &Technique)],
        locale: Locale,
    ) -> Option<&'a Technique> {
        // The technique itself, one of its family, or one with a common name.
        let own = |technique: &Technique| {
            let has = |id: &&String| {
                let index = self.index_of_technique(id);
                let is_related = || {
                    let related = index.and_then(|index| self.related.get(index));
                    let of = self.index_of_technique(&technique.id);
                    related.zip(of).is_some_and(|(related, of)| related.contains(&of))
                };
                let family = self.technique(id).and_then(|own| own.parent.as_ref());
                **id == technique.id || family == Some(&technique.id) || is_related()
            };
            let exact = platform.techniques.iter().find(|id| **id == technique.id);
            exact.or_else(|| platform.techniques.iter().find(has)).and_then(|id| self.technique(id))
        };
        let (name, own) = named.iter().find_map(|(name, technique)| Some((name, own(technique)?)))?;
        let is_shown = |text: &str| fold(text).contains(&fold(name));
        let is_seen = is_shown(own.label.text(locale))
            || platform.name.values().chain(&platform.acronym).any(|text| is_shown(text));
        (!is_seen).then_some(own)
    }

    /// The text with misspelt words replaced by known ones, in the spelling of the platforms found.
    pub fn corrected(&self, text: &str, results: &Results) -> Option<String> {
        engine::corrected(text, &results.term_matches, |word| self.spelled(word, &results.hits))
    }

    /// The spelling of a folded word in the first of these platforms that contains it.
    fn spelled(&self, folded: &str, hits: &[usize]) -> Option<String> {
        let mut spelled = None;
        for hit in hits.iter().take(PAGE_SIZE).filter(|hit| **hit < self.platforms.all.len()) {
            self.texts_of(*hit, &mut |_, text| {
                if spelled.is_none() {
                    spelled = engine::spelled(folded, text);
                }
            });
            if spelled.is_some() {
                break;
            }
        }
        spelled
    }
}
