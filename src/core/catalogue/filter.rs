//! The catalogue filtered, counted, sorted and cut into pages.

use std::sync::Arc;

use engine::fold::fold;
use engine::{Found, TermMatch};

use super::data::Catalogue;
use crate::locale::Locale;
use crate::order;
use crate::query::{CatalogueQuery, Facet, Sort};

/// A value of a facet, for a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Number of results if this value were added to the filters of the other facets.
    pub count: usize,
    pub is_chosen: bool,
    /// Whether the value, its family or another value of that family is chosen.
    pub family_in_use: bool,
}

/// The results of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// All matches in order, as indices in the list of platforms.
    pub hits: Vec<usize>,
    /// For each of [`Facet::ALL`], one choice for each value [offered](Catalogue::offered).
    pub facets: [Vec<Choice>; Facet::COUNT],
    /// The current page, from 1.
    pub page: usize,
    pub pages: usize,
    /// Platforms per page.
    pub page_size: usize,
    /// How each word of the text was understood.
    pub term_matches: Vec<TermMatch>,
    /// The matches of the text, to tell why a platform is listed. `None` if the text has no word.
    pub found: Option<Arc<Found>>,
    /// Whether no platform has every word of the text, so that platforms with some of them are listed.
    pub is_partial: bool,
    /// Whether the text cannot be searched yet, so that only the filters apply. For the caller to set.
    pub is_waiting: bool,
}

impl Results {
    /// The hits on the current page.
    pub fn shown(&self) -> &[usize] {
        let start = (self.page - 1) * self.page_size;
        self.hits.get(start..self.hits.len().min(start + self.page_size)).unwrap_or(&[])
    }
}

/// A suggestion for an empty list: a query with one filter less, and its number of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The filter that is dropped; `None` if it is the text.
    pub dropped: Option<(Facet, String)>,
    pub query: CatalogueQuery,
    pub count: usize,
}

impl Catalogue {
    /// The query without unknown values.
    pub fn known(&self, query: &CatalogueQuery) -> CatalogueQuery {
        query.keeping(|facet, value| self.offered[facet as usize].iter().any(|known| known.value == value))
    }

    /// Filters, counts and sorts. The count of a value is the number of results that choosing it gives.
    pub fn results(&self, query: &CatalogueQuery, locale: Locale) -> Results {
        self.filtered(query, self.search(&query.text), locale)
    }

    /// Like [`results`](Self::results), for a text that was searched already. `found` is `None` for a query without
    /// words, which needs no search engine.
    pub fn filtered(&self, query: &CatalogueQuery, found: Option<Found>, locale: Locale) -> Results {
        let query = &self.known(query);
        let mut facets = Facet::ALL.map(|facet| self.choices(facet, query.chosen(facet)));
        let mut hits = Vec::new();
        for platform in 0..self.platforms.all.len() {
            if found.as_ref().is_some_and(|found| !found.has(platform)) {
                continue;
            }
            let mut fails = Facet::ALL.into_iter().filter(|facet| {
                let mut own = self.values[*facet as usize].of(platform).iter();
                !query.chosen(*facet).is_empty() && !own.any(|value| facets[*facet as usize][*value].is_chosen)
            });
            let (failed, fails_more) = (fails.next(), fails.next().is_some());
            if failed.is_none() {
                hits.push(platform);
            }
            // A platform excluded by a single facet counts for the other values of that facet.
            for facet in
                Facet::ALL.into_iter().filter(|facet| !fails_more && failed.is_none_or(|failed| failed == *facet))
            {
                for value in self.values[facet as usize].of(platform) {
                    facets[facet as usize][*value].count += 1;
                }
            }
        }
        self.sort(&mut hits, query, found.as_ref().map(|found| found.scores.as_slice()), locale);
        let page_size = query.page_size.max(1);
        let pages = hits.len().div_ceil(page_size).max(1);
        let page = if query.page > pages { 1 } else { query.page };
        let is_partial = found.as_ref().is_some_and(|found| found.complete == 0 || found.is_doubtful);
        Results {
            hits,
            facets,
            page,
            pages,
            page_size,
            term_matches: found.as_ref().map(|found| found.term_matches.clone()).unwrap_or_default(),
            found: found.map(Arc::new),
            is_partial,
            is_waiting: false,
        }
    }

    /// The choices of a facet, with counts of 0.
    fn choices(&self, facet: Facet, chosen: &[String]) -> Vec<Choice> {
        let offered = &self.offered[facet as usize];
        let mut choices = vec![Choice::default(); offered.len()];
        for (index, _) in offered.iter().enumerate().filter(|(_, offered)| chosen.contains(&offered.value)) {
            choices[index].is_chosen = true;
            let family = offered[index].parent.unwrap_or(index);
            for (other, _) in
                offered.iter().enumerate().filter(|(other, offered)| *other == family || offered.parent == Some(family))
            {
                choices[other].family_in_use = true;
            }
        }
        choices
    }

    fn sort(&self, hits: &mut Vec<usize>, query: &CatalogueQuery, scores: Option<&[f32]>, locale: Locale) {
        let hosts: Vec<String> = match query.sort {
            Sort::Host => self.platforms.all.iter().map(|platform| fold(&self.host_name(platform, locale))).collect(),
            Sort::Relevance | Sort::Name => Vec::new(),
        };
        order::sort_by(hits, |&one, &other| {
            let first = match (query.sort, scores) {
                (Sort::Relevance, Some(scores)) => scores[other].total_cmp(&scores[one]),
                (Sort::Host, _) => hosts[one].cmp(&hosts[other]),
                _ => std::cmp::Ordering::Equal,
            };
            first.then_with(|| self.name_key(one, locale).cmp(&self.name_key(other, locale)))
        });
    }

    /// Suggestions for an empty list: queries that drop one filter and have results, the most results first.
    pub fn relaxations(&self, query: &CatalogueQuery, locale: Locale) -> Vec<Relaxation> {
        let query = self.known(query);
        let mut relaxations: Vec<Relaxation> = query
            .all_chosen()
            .map(|(facet, value)| (Some((facet, value.clone())), query.toggled(facet, value)))
            .chain((!query.text.is_empty() && query.is_filtered()).then(|| (None, query.with_text(""))))
            .map(|(dropped, query)| Relaxation { count: self.results(&query, locale).hits.len(), dropped, query })
            .filter(|relaxation| relaxation.count > 0)
            .collect();
        order::sort_by(&mut relaxations, |one, other| other.count.cmp(&one.count));
        relaxations
    }
}
