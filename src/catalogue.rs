//! The platforms as a catalogue: filtered, counted, sorted, cut into pages. Pure and deterministic.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::records::{Host, Platform, Technique};
use crate::content::{Content, Load, Map, Records};
use crate::locale::{Locale, Localized};
use crate::query::{Access, CatalogueQuery, Facet, Sort};
use crate::search::Index;
use crate::search::fold::fold;

/// Results on one page.
pub const PAGE_SIZE: usize = 20;

/// A value that a facet can filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    /// Results if this value were added to the filters of the other facets.
    pub count: usize,
    pub is_chosen: bool,
    /// Place of the family's choice in the same list, for a technique of the second level.
    pub parent: Option<usize>,
}

/// What the catalogue shows for a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Every match in order, as places in the list of platforms.
    pub hits: Vec<usize>,
    /// One list for each of [`Facet::ALL`].
    pub facets: [Vec<Choice>; 5],
    /// The page shown, from 1.
    pub page: usize,
    pub pages: usize,
}

impl Results {
    /// The hits of the page shown.
    pub fn shown(&self) -> &[usize] {
        let start = (self.page - 1) * PAGE_SIZE;
        self.hits.get(start..self.hits.len().min(start + PAGE_SIZE)).unwrap_or(&[])
    }
}

/// A way out of an empty list: a query with one thing less, and what it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wider {
    /// The filter left out; nothing where it is the text.
    pub dropped: Option<(Facet, String)>,
    pub query: CatalogueQuery,
    pub count: usize,
}

/// Why a platform stands beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// Ids of techniques that both offer.
    Techniques(Vec<String>),
    /// Id of a family that both belong to.
    Family(String),
    Host,
}

/// Platforms, with what is known of their hosts, techniques and places.
#[derive(Debug)]
pub struct Catalogue {
    pub platforms: Arc<Records<Platform>>,
    pub hosts: Option<Arc<Records<Host>>>,
    pub techniques: Option<Arc<Records<Technique>>>,
    pub map: Option<Arc<Map>>,
    index: Index,
    /// For each platform, the values it has in each facet.
    values: Vec<[Vec<String>; 5]>,
    /// For each facet, every value in the order in which it is offered, with its family.
    offered: [Vec<(String, Option<usize>)>; 5],
    /// Folded names, in both languages, to sort by.
    names: Vec<[String; 2]>,
}

fn arc<T>(load: &Load<T>) -> Option<Arc<T>> {
    match load {
        Load::Ready(value) => Some(Arc::clone(value)),
        _ => None,
    }
}

impl Catalogue {
    /// Nothing while there are no platforms. The other files may be missing: ids then stand for names.
    pub fn new(content: &Content) -> Option<Self> {
        let platforms = arc(&content.platforms)?;
        let (hosts, techniques, map) = (arc(&content.hosts), arc(&content.techniques), arc(&content.map));
        let departements = map.as_deref().map(|map| &map.departements);
        let index = Index::build(&platforms, hosts.as_deref(), techniques.as_deref(), departements);
        let mut catalogue = Self {
            names: platforms.all.iter().map(|one| Locale::ALL.map(|locale| fold(one.name.text(locale)))).collect(),
            values: Vec::new(),
            offered: Default::default(),
            platforms,
            hosts,
            techniques,
            map,
            index,
        };
        catalogue.values = catalogue.platforms.all.iter().map(|platform| catalogue.values_of(platform)).collect();
        catalogue.offered = Facet::ALL.map(|facet| catalogue.offer(facet));
        Some(catalogue)
    }

    fn values_of(&self, platform: &Platform) -> [Vec<String>; 5] {
        Facet::ALL.map(|facet| match facet {
            Facet::Technique => {
                let mut values: Vec<String> = Vec::new();
                for id in &platform.techniques {
                    let family = self.technique(id).and_then(|technique| technique.parent.as_ref());
                    for value in [Some(id), family].into_iter().flatten() {
                        if !values.contains(value) {
                            values.push(value.clone());
                        }
                    }
                }
                values
            }
            Facet::Departement => platform.departement.iter().cloned().collect(),
            Facet::Host => platform.host.iter().cloned().collect(),
            Facet::Label => platform.labels.clone(),
            Facet::Access => {
                let open = Access::ALL.into_iter().filter(|access| platform.is_open_to(*access));
                open.map(|access| access.code().to_owned()).collect()
            }
        })
    }

    /// Every value of a facet: the region's and the taxonomy's own, then those that only records have, the most
    /// frequent first.
    fn offer(&self, facet: Facet) -> Vec<(String, Option<usize>)> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for values in &self.values {
            for value in &values[facet as usize] {
                *counts.entry(value).or_default() += 1;
            }
        }
        let count = |value: &str| counts.get(value).copied().unwrap_or_default();
        let mut values: Vec<String> = match facet {
            Facet::Access => Access::ALL.map(|access| access.code().to_owned()).to_vec(),
            Facet::Departement => {
                let map = self.map.iter().flat_map(|map| &map.departements.all);
                map.map(|departement| departement.id.clone()).collect()
            }
            Facet::Technique => return self.offer_techniques(count),
            Facet::Host | Facet::Label => Vec::new(),
        };
        let mut others: Vec<&str> =
            counts.keys().copied().filter(|value| !values.iter().any(|known| known == value)).collect();
        others.sort_by_key(|value| (std::cmp::Reverse(count(value)), fold(&self.name(facet, value, Locale::Fr))));
        values.extend(others.into_iter().map(str::to_owned));
        values.into_iter().map(|value| (value, None)).collect()
    }

    fn offer_techniques(&self, count: impl Fn(&str) -> usize) -> Vec<(String, Option<usize>)> {
        let taxonomy = self.techniques.as_ref().map_or(&[][..], |techniques| &techniques.all);
        let order = |one: &&Technique| (std::cmp::Reverse(count(&one.id)), fold(one.label.text(Locale::Fr)));
        let mut families: Vec<&Technique> = taxonomy.iter().filter(|technique| technique.parent.is_none()).collect();
        families.sort_by_key(order);
        let mut offered = Vec::new();
        for family in families {
            let place = offered.len();
            offered.push((family.id.clone(), None));
            let mut children: Vec<&Technique> =
                taxonomy.iter().filter(|technique| technique.parent.as_ref() == Some(&family.id)).collect();
            children.sort_by_key(order);
            offered.extend(children.into_iter().map(|child| (child.id.clone(), Some(place))));
        }
        offered
    }

    pub fn technique(&self, id: &str) -> Option<&Technique> {
        self.techniques.as_ref()?.get(id)
    }

    /// The family of a technique, itself where it is one.
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

    /// The name of a host, its id where nothing is known of it.
    pub fn host_name(&self, platform: &Platform, locale: Locale) -> String {
        platform.host.as_deref().map(|id| self.name(Facet::Host, id, locale)).unwrap_or_default()
    }

    pub fn departement_name(&self, code: &str) -> Option<&str> {
        self.map.as_ref()?.departements.get(code).map(|departement| departement.name.as_str())
    }

    /// How a value of a facet reads, without words of the interface: the value itself where nothing is known.
    pub fn name(&self, facet: Facet, value: &str, locale: Locale) -> String {
        let known: Option<&Localized> = match facet {
            Facet::Technique => self.technique(value).map(|technique| &technique.label),
            Facet::Host => self.hosts.as_ref().and_then(|hosts| hosts.get(value)).map(|host| &host.name),
            Facet::Departement => {
                return self
                    .departement_name(value)
                    .map_or_else(|| value.to_owned(), |name| format!("{value}\u{a0}{name}"));
            }
            Facet::Access | Facet::Label => None,
        };
        known.map_or_else(|| value.to_owned(), |name| name.text(locale).to_owned())
    }

    pub fn index(&self) -> &Index {
        &self.index
    }

    fn has(&self, platform: usize, facet: Facet, chosen: &[String]) -> bool {
        chosen.is_empty() || self.values[platform][facet as usize].iter().any(|value| chosen.contains(value))
    }

    /// The query without values that nothing in the catalogue knows.
    pub fn known(&self, query: &CatalogueQuery) -> CatalogueQuery {
        query.keeping(|facet, value| self.offered[facet as usize].iter().any(|(known, _)| known == value))
    }

    /// Filters, counts, sorts. Facets and text commute: a count is what choosing the value would show.
    pub fn results(&self, query: &CatalogueQuery, locale: Locale) -> Results {
        let query = &self.known(query);
        let scores = self.index.search(&query.text);
        let found = |platform: usize| scores.as_ref().is_none_or(|scores| scores[platform] > 0.0);
        let mut counts: [HashMap<&str, usize>; 5] = Default::default();
        let mut hits = Vec::new();
        for platform in (0..self.platforms.all.len()).filter(|platform| found(*platform)) {
            let fails: Vec<Facet> =
                Facet::ALL.into_iter().filter(|facet| !self.has(platform, *facet, query.chosen(*facet))).collect();
            if fails.is_empty() {
                hits.push(platform);
            }
            for facet in Facet::ALL {
                if fails.iter().all(|failed| *failed == facet) {
                    for value in &self.values[platform][facet as usize] {
                        *counts[facet as usize].entry(value).or_default() += 1;
                    }
                }
            }
        }
        self.sort(&mut hits, query, scores.as_deref(), locale);
        let facets = Facet::ALL.map(|facet| {
            let choices = self.offered[facet as usize].iter().map(|(value, parent)| Choice {
                count: counts[facet as usize].get(value.as_str()).copied().unwrap_or_default(),
                is_chosen: query.chosen(facet).contains(value),
                value: value.clone(),
                parent: *parent,
            });
            choices.collect()
        });
        let pages = hits.len().div_ceil(PAGE_SIZE).max(1);
        Results { hits, facets, page: if query.page > pages { 1 } else { query.page }, pages }
    }

    fn sort(&self, hits: &mut [usize], query: &CatalogueQuery, scores: Option<&[f32]>, locale: Locale) {
        let name = |platform: usize| (&self.names[platform][locale as usize], &self.platforms.all[platform].id);
        match (query.sort, scores) {
            (Sort::Relevance, Some(scores)) => hits.sort_by(|&one, &other| {
                scores[other].total_cmp(&scores[one]).then_with(|| name(one).cmp(&name(other)))
            }),
            (Sort::Host, _) => {
                hits.sort_by_cached_key(|&hit| (fold(&self.host_name(&self.platforms.all[hit], locale)), name(hit)));
            }
            _ => hits.sort_by(|&one, &other| name(one).cmp(&name(other))),
        }
    }

    /// For an empty list: each query that leaves out one thing and finds something, the most fruitful first.
    pub fn wider(&self, query: &CatalogueQuery, locale: Locale) -> Vec<Wider> {
        let query = self.known(query);
        let mut ways: Vec<Wider> = query
            .all_chosen()
            .map(|(facet, value)| (Some((facet, value.clone())), query.toggled(facet, value)))
            .chain((!query.text.is_empty() && query.is_filtered()).then(|| (None, query.with_text(""))))
            .map(|(dropped, query)| Wider { count: self.results(&query, locale).hits.len(), dropped, query })
            .filter(|way| way.count > 0)
            .collect();
        ways.sort_by_key(|way| std::cmp::Reverse(way.count));
        ways
    }

    /// Platforms near another, the nearest first, each with the reason.
    pub fn near(&self, platform: &Platform, locale: Locale, most: usize) -> Vec<(&Platform, Kinship)> {
        let mut near: Vec<(usize, usize, Kinship)> = Vec::new();
        let families = self.families(platform);
        for (place, other) in self.platforms.all.iter().enumerate().filter(|(_, other)| other.id != platform.id) {
            let shared: Vec<String> =
                platform.techniques.iter().filter(|id| other.techniques.contains(id)).cloned().collect();
            let family = families.iter().find(|family| self.families(other).iter().any(|known| known.id == family.id));
            let same_host = usize::from(platform.host.is_some() && other.host == platform.host);
            let same_city = usize::from(platform.city.is_some() && other.city == platform.city);
            let score = shared.len() * 8 + usize::from(family.is_some()) * 4 + same_host * 2 + same_city;
            let kinship = match (shared.is_empty(), family) {
                (false, _) => Kinship::Techniques(shared),
                (true, Some(family)) => Kinship::Family(family.id.clone()),
                (true, None) if same_host > 0 => Kinship::Host,
                (true, None) => continue,
            };
            near.push((score, place, kinship));
        }
        near.sort_by(|(score, place, _), (other_score, other_place, _)| {
            let name = |place: &usize| &self.names[*place][locale as usize];
            other_score.cmp(score).then_with(|| name(place).cmp(name(other_place)))
        });
        near.into_iter().take(most).map(|(_, place, kinship)| (&self.platforms.all[place], kinship)).collect()
    }
}
