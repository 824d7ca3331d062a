//! Finding platforms by words: the engine behind the catalogue, a pure function of an index and a text.

pub mod fold;

use std::collections::HashMap;

use fold::{Word, is_empty_word, words};

use crate::content::Records;
use crate::content::records::{Departement, Host, Platform, Technique};
use crate::locale::Localized;
use crate::order;

/// What a match is worth, by the field it is found in. Raising one puts the records that match there first.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    pub acronym: f32,
    pub name: f32,
    pub technique: f32,
    pub synonym: f32,
    /// Equipment and services.
    pub offer: f32,
    pub host: f32,
    pub place: f32,
    pub summary: f32,
    /// A phrase of the taxonomy that the record has as a technique.
    pub concept: f32,
    /// The same, through a synonym that two techniques share.
    pub shared_concept: f32,
    /// Part of the weight that a word keeps when only its beginning matches.
    pub prefix: f32,
}

pub const WEIGHTS: Weights = Weights {
    acronym: 12.0,
    name: 10.0,
    technique: 6.0,
    synonym: 3.0,
    offer: 3.0,
    host: 4.0,
    place: 3.0,
    summary: 1.5,
    concept: 8.0,
    shared_concept: 2.0,
    prefix: 0.7,
};

/// A term with the documents that have it, and what that is worth in each.
#[derive(Debug)]
struct Term {
    word: String,
    documents: Vec<(usize, f32)>,
}

/// The searchable form of the catalogue.
#[derive(Debug, Default)]
pub struct Index {
    /// Sorted, so that all terms with a given beginning stand together.
    terms: Vec<Term>,
    /// Place of each name of a technique, as stems, in `named`.
    names: HashMap<String, usize>,
    /// For each name, the techniques that go by it.
    named: Vec<Vec<usize>>,
    /// For each technique, those of its family that share a name with it.
    related: Vec<Vec<usize>>,
    /// For each platform, its techniques and their families.
    techniques: Vec<Vec<usize>>,
}

/// A part of a query: one word, or several that are together the name of techniques.
struct Unit<'a> {
    words: &'a [Word],
    concepts: &'a [usize],
}

fn key(words: &[Word]) -> String {
    let said = words.iter().filter(|word| !is_empty_word(&word.folded));
    said.map(|word| word.stem.as_str()).collect::<Vec<_>>().join(" ")
}

impl Index {
    /// Reads every platform once. Names of hosts, places and techniques are searched as well as the record itself.
    pub fn build(
        platforms: &Records<Platform>,
        hosts: Option<&Records<Host>>,
        techniques: Option<&Records<Technique>>,
        departements: Option<&Records<Departement>>,
    ) -> Self {
        let taxonomy = techniques.map_or(&[][..], |techniques| &techniques.all);
        let mut index = Self::default();
        let mut places = HashMap::new();
        for (number, technique) in taxonomy.iter().enumerate() {
            for name in technique.names() {
                let name = key(&words(name));
                let place = index.names.get(&name).copied().unwrap_or_else(|| {
                    index.names.insert(name, index.named.len());
                    index.named.push(Vec::new());
                    index.named.len() - 1
                });
                if !index.named[place].contains(&number) {
                    index.named[place].push(number);
                }
            }
        }
        let family = |technique: &Technique| technique.parent.clone().unwrap_or_else(|| technique.id.clone());
        index.related = taxonomy
            .iter()
            .map(|technique| {
                let others = technique.names().flat_map(|name| index.named(name)).copied();
                others.filter(|other| family(&taxonomy[*other]) == family(technique)).collect()
            })
            .collect();
        let numbers: HashMap<String, usize> =
            taxonomy.iter().enumerate().map(|(number, technique)| (technique.id.clone(), number)).collect();
        for (document, platform) in platforms.all.iter().enumerate() {
            let mut own: Vec<usize> = Vec::new();
            for number in platform.techniques.iter().filter_map(|id| numbers.get(id)) {
                let parent = taxonomy[*number].parent.as_ref().and_then(|parent| numbers.get(parent));
                for number in [Some(number), parent].into_iter().flatten() {
                    if !own.contains(number) {
                        own.push(*number);
                    }
                }
            }
            index.add_platform(&mut places, document, platform);
            for number in &own {
                let technique = &taxonomy[*number];
                let synonyms = technique.synonyms.values().flatten();
                index.add(&mut places, document, technique.label.values(), WEIGHTS.technique);
                index.add(&mut places, document, synonyms, WEIGHTS.synonym);
            }
            let host = platform.host.as_deref().and_then(|id| hosts?.get(id));
            for host in host.into_iter().flat_map(|host| {
                let parents = host.parents.iter().filter_map(|id| hosts?.get(id));
                std::iter::once(host).chain(parents)
            }) {
                index.add(&mut places, document, host.name.values().chain(&host.acronym), WEIGHTS.host);
            }
            let departement = platform.departement.as_deref().and_then(|id| departements?.get(id));
            index.add(&mut places, document, departement.map(|departement| &departement.name), WEIGHTS.place);
            index.techniques.push(own);
        }
        order::sort_by(&mut index.terms, |one, other| one.word.cmp(&other.word));
        index
    }

    fn add_platform(&mut self, places: &mut HashMap<String, usize>, document: usize, platform: &Platform) {
        self.add(places, document, platform.name.values(), WEIGHTS.name);
        self.add(places, document, &platform.acronym, WEIGHTS.acronym);
        self.add(places, document, platform.services.iter().flat_map(Localized::values), WEIGHTS.offer);
        self.add(places, document, platform.equipment.iter().chain(&platform.labels), WEIGHTS.offer);
        self.add(places, document, platform.summary.values().chain(platform.cancer_focus.values()), WEIGHTS.summary);
        let place = [&platform.city, &platform.postcode, &platform.departement, &platform.site];
        self.add(places, document, place.into_iter().flatten(), WEIGHTS.place);
    }

    /// `places` says where each term met so far stands.
    fn add<'a>(
        &mut self,
        places: &mut HashMap<String, usize>,
        document: usize,
        texts: impl IntoIterator<Item = &'a String>,
        weight: f32,
    ) {
        for text in texts {
            self.add_text(places, document, text, weight);
        }
    }

    fn add_text(&mut self, places: &mut HashMap<String, usize>, document: usize, text: &str, weight: f32) {
        let mut put = |word: String| {
            let place = places.get(&word).copied().unwrap_or_else(|| {
                places.insert(word.clone(), self.terms.len());
                self.terms.push(Term { word, documents: Vec::new() });
                self.terms.len() - 1
            });
            let documents = &mut self.terms[place].documents;
            match documents.last_mut().filter(|(last, _)| *last == document) {
                Some((_, best)) => *best = best.max(weight),
                None => documents.push((document, weight)),
            }
        };
        for word in words(text) {
            if word.folded != word.stem {
                put(word.folded);
            }
            put(word.stem);
        }
    }

    /// The score of every platform for a text: 0 where it does not match. Every part of the text must match.
    /// Nothing where the text says nothing.
    pub fn search(&self, text: &str) -> Option<Vec<f32>> {
        let mut query = words(text);
        query.retain(|word| !is_empty_word(&word.folded));
        if query.is_empty() {
            return None;
        }
        let mut scores = vec![0.0; self.techniques.len()];
        for (number, unit) in self.units(&query).into_iter().enumerate() {
            let unit_scores = self.unit_scores(&unit);
            for (score, unit_score) in scores.iter_mut().zip(unit_scores) {
                let matches = unit_score > 0.0 && (number == 0 || *score > 0.0);
                *score = if matches { *score + unit_score } else { 0.0 };
            }
        }
        Some(scores)
    }

    /// Cuts a query into the longest names of techniques, and single words between them.
    fn units<'a>(&'a self, query: &'a [Word]) -> Vec<Unit<'a>> {
        let mut units = Vec::new();
        let mut start = 0;
        while start < query.len() {
            let mut ends = (start + 1..=query.len().min(start + 8)).rev();
            let named = ends.find_map(|end| Some((end, self.named.get(*self.names.get(&key(&query[start..end]))?)?)));
            let (end, concepts) = named.map_or((start + 1, &[][..]), |(end, concepts)| (end, concepts.as_slice()));
            units.push(Unit { words: &query[start..end], concepts });
            start = end;
        }
        units
    }

    fn unit_scores(&self, unit: &Unit<'_>) -> Vec<f32> {
        let mut scores: Vec<f32> = Vec::new();
        for word in unit.words {
            let found = self.word_scores(word);
            if scores.is_empty() {
                scores = found;
            } else {
                for (score, found) in scores.iter_mut().zip(found) {
                    *score = if found > 0.0 && *score > 0.0 { *score + found } else { 0.0 };
                }
            }
        }
        if unit.concepts.is_empty() {
            return scores;
        }
        let shared: Vec<usize> =
            unit.concepts.iter().filter_map(|concept| self.related.get(*concept)).flatten().copied().collect();
        for (score, techniques) in scores.iter_mut().zip(&self.techniques) {
            if unit.concepts.iter().any(|concept| techniques.contains(concept)) {
                *score += WEIGHTS.concept;
            } else if techniques.iter().any(|technique| shared.contains(technique)) {
                *score += WEIGHTS.shared_concept;
            }
        }
        scores
    }

    /// What one word is worth in each platform: whole words count in full, beginnings in part.
    fn word_scores(&self, word: &Word) -> Vec<f32> {
        let mut scores = vec![0.0_f32; self.techniques.len()];
        let mut count = |documents: &[(usize, f32)], share: f32| {
            for (document, weight) in documents {
                scores[*document] = scores[*document].max(weight * share);
            }
        };
        let first = self.terms.partition_point(|term| term.word < word.folded);
        for term in self.terms[first..].iter().take_while(|term| term.word.starts_with(&word.folded)) {
            count(&term.documents, if term.word == word.folded { 1.0 } else { WEIGHTS.prefix });
        }
        if let Ok(place) = self.terms.binary_search_by(|term| term.word.as_str().cmp(&word.stem)) {
            count(&self.terms[place].documents, 1.0);
        }
        scores
    }

    /// Techniques that go by exactly this name, in either language.
    pub fn named(&self, name: &str) -> &[usize] {
        self.names.get(&key(&words(name))).and_then(|place| self.named.get(*place)).map_or(&[], Vec::as_slice)
    }
}

/// Cuts a text where words of the query stand: `(piece, is_match)` in order. The pieces put together are the text.
pub fn marked<'a>(text: &'a str, query: &str) -> Vec<(&'a str, bool)> {
    let mut sought = words(query);
    sought.retain(|word| !is_empty_word(&word.folded));
    let mut pieces = Vec::new();
    let mut done = 0;
    for word in words(text) {
        let matches = sought.iter().any(|sought| {
            word.stem == sought.stem || (sought.folded.len() > 1 && word.folded.starts_with(&sought.folded))
        });
        if matches {
            pieces.push((&text[done..word.start], false));
            pieces.push((&text[word.start..word.end], true));
            done = word.end;
        }
    }
    pieces.push((&text[done..], false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Whether each word of the query begins a word of one of the texts: for short lists (groups, members, events).
pub fn matches<'a>(query: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let mut sought = words(query);
    sought.retain(|word| !is_empty_word(&word.folded));
    if sought.is_empty() {
        return true;
    }
    let known: Vec<Word> = texts.into_iter().flat_map(words).collect();
    sought
        .iter()
        .all(|sought| known.iter().any(|word| word.stem == sought.stem || word.folded.starts_with(&sought.folded)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_are_marked_whatever_their_accents() {
        let text = "Cytométrie en flux, cytomètres";
        assert_eq!(
            marked(text, "cytometr flux"),
            [("Cytométrie", true), (" en ", false), ("flux", true), (", ", false), ("cytomètres", true)]
        );
        assert_eq!(marked(text, "en"), [(text, false)]);
        assert_eq!(marked("", "x"), []);
    }

    #[test]
    fn short_lists_are_filtered_by_the_beginning_of_words() {
        assert!(matches("cancers rar", ["Cancers et tumeurs rares"]));
        assert!(matches("de la", ["x"]));
        assert!(!matches("radio", ["Cancers et tumeurs rares"]));
    }
}
