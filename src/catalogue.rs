//! The platforms as a catalogue: filtered, counted, sorted, cut into pages. Pure and deterministic.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::records::{Host, Platform, Technique};
use crate::content::{Content, Load, Map, Records};
use crate::locale::{Locale, Localized};
use crate::order;
use crate::query::{Access, CatalogueQuery, Facet, Sort};
use crate::search::Index;
use crate::search::fold::fold;

/// Results on one page.
pub const PAGE_SIZE: usize = 20;

/// What a query makes of a value that a facet can filter by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Results if this value were added to the filters of the other facets.
    pub count: usize,
    pub is_chosen: bool,
    /// Whether the value, its family or another of its family is chosen.
    pub family_in_use: bool,
}

/// What the catalogue shows for a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Every match in order, as places in the list of platforms.
    pub hits: Vec<usize>,
    /// For each of [`Facet::ALL`], one choice for each value [offered](Catalogue::offered).
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

/// A value of a facet.
#[derive(Debug)]
pub struct Offered {
    pub value: String,
    /// Place of its family, for a technique of the second level.
    pub parent: Option<usize>,
    /// How many platforms of the whole catalogue have it.
    pub total: usize,
}

/// Platforms, with what is known of their hosts, techniques and places.
#[derive(Debug)]
pub struct Catalogue {
    pub platforms: Arc<Records<Platform>>,
    pub hosts: Option<Arc<Records<Host>>>,
    pub techniques: Option<Arc<Records<Technique>>>,
    pub map: Option<Arc<Map>>,
    index: Index,
    /// For each facet, every value in the order in which it is offered.
    offered: [Vec<Offered>; 5],
    /// For each platform, the values it has in each facet, as places in `offered`.
    values: Vec<[Vec<usize>; 5]>,
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
            values: platforms.all.iter().map(|_| Default::default()).collect(),
            offered: Default::default(),
            platforms,
            hosts,
            techniques,
            map,
            index,
        };
        for facet in Facet::ALL {
            let values: Vec<Vec<String>> =
                catalogue.platforms.all.iter().map(|platform| catalogue.values_of(facet, platform)).collect();
            let offered = catalogue.offer(facet, &values);
            let places: HashMap<String, usize> =
                offered.iter().enumerate().map(|(place, offered)| (offered.value.clone(), place)).collect();
            for (own, values) in catalogue.values.iter_mut().zip(&values) {
                own[facet as usize] = values.iter().filter_map(|value| places.get(value)).copied().collect();
            }
            catalogue.offered[facet as usize] = offered;
        }
        Some(catalogue)
    }

    fn values_of(&self, facet: Facet, platform: &Platform) -> Vec<String> {
        match facet {
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
        }
    }

    /// Every value of a facet, with its family: the region's and the taxonomy's own, then those that only records
    /// have, the most frequent first.
    fn offer(&self, facet: Facet, values: &[Vec<String>]) -> Vec<Offered> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for value in values.iter().flatten() {
            counts.insert(value.clone(), counts.get(value).copied().unwrap_or_default() + 1);
        }
        let count = |value: &str| counts.get(value).copied().unwrap_or_default();
        let frequent = |one: &Offered, other: &Offered| {
            let name = |offered: &Offered| fold(&self.name(facet, &offered.value, Locale::Fr));
            other.total.cmp(&one.total).then_with(|| name(one).cmp(&name(other)))
        };
        let plain = |value: String| Offered { total: count(&value), value, parent: None };
        let known: Vec<String> = match facet {
            Facet::Access => Access::ALL.map(|access| access.code().to_owned()).to_vec(),
            Facet::Departement => {
                let map = self.map.iter().flat_map(|map| &map.departements.all);
                map.map(|departement| departement.id.clone()).collect()
            }
            Facet::Technique => {
                let taxonomy = self.techniques.as_ref().map_or(&[][..], |techniques| &techniques.all);
                let of = |parent: Option<&String>| {
                    let own = taxonomy.iter().filter(|technique| technique.parent.as_ref() == parent);
                    let mut own: Vec<Offered> = own.map(|technique| plain(technique.id.clone())).collect();
                    order::sort_by(&mut own, frequent);
                    own
                };
                let mut tree: Vec<Offered> = Vec::new();
                for family in of(None) {
                    let parent = Some(tree.len());
                    let children = of(Some(&family.value));
                    tree.push(family);
                    tree.extend(children.into_iter().map(|child| Offered { parent, ..child }));
                }
                return tree;
            }
            Facet::Host | Facet::Label => Vec::new(),
        };
        let others = counts.keys().filter(|value| !known.contains(value));
        let mut others: Vec<Offered> = others.map(|value| plain(value.clone())).collect();
        order::sort_by(&mut others, frequent);
        known.into_iter().map(plain).chain(others).collect()
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

    /// The query without values that nothing in the catalogue knows.
    pub fn known(&self, query: &CatalogueQuery) -> CatalogueQuery {
        query.keeping(|facet, value| self.offered[facet as usize].iter().any(|known| known.value == value))
    }

    /// Filters, counts, sorts. Facets and text commute: a count is what choosing the value would show.
    pub fn results(&self, query: &CatalogueQuery, locale: Locale) -> Results {
        let query = &self.known(query);
        let scores = self.index.search(&query.text);
        let mut facets = Facet::ALL.map(|facet| self.choices(facet, query.chosen(facet)));
        let mut hits = Vec::new();
        for (platform, values) in self.values.iter().enumerate() {
            if scores.as_ref().is_some_and(|scores| scores[platform] <= 0.0) {
                continue;
            }
            let mut fails = Facet::ALL.into_iter().filter(|facet| {
                let mut own = values[*facet as usize].iter();
                !query.chosen(*facet).is_empty() && !own.any(|place| facets[*facet as usize][*place].is_chosen)
            });
            let (failed, fails_more) = (fails.next(), fails.next().is_some());
            if failed.is_none() {
                hits.push(platform);
            }
            // A platform that fails in one facet only would be there if another value of that facet were chosen.
            for facet in
                Facet::ALL.into_iter().filter(|facet| !fails_more && failed.is_none_or(|failed| failed == *facet))
            {
                for place in &values[facet as usize] {
                    facets[facet as usize][*place].count += 1;
                }
            }
        }
        self.sort(&mut hits, query, scores.as_deref(), locale);
        let pages = hits.len().div_ceil(PAGE_SIZE).max(1);
        Results { hits, facets, page: if query.page > pages { 1 } else { query.page }, pages }
    }

    /// The choices of a facet before anything is counted.
    fn choices(&self, facet: Facet, chosen: &[String]) -> Vec<Choice> {
        let offered = &self.offered[facet as usize];
        let mut choices = vec![Choice::default(); offered.len()];
        for (place, _) in offered.iter().enumerate().filter(|(_, offered)| chosen.contains(&offered.value)) {
            choices[place].is_chosen = true;
            let family = offered[place].parent.unwrap_or(place);
            for (other, _) in
                offered.iter().enumerate().filter(|(other, offered)| *other == family || offered.parent == Some(family))
            {
                choices[other].family_in_use = true;
            }
        }
        choices
    }

    /// The values of a facet, in the order in which they are offered: that of [`Results::facets`].
    pub fn offered(&self, facet: Facet) -> &[Offered] {
        &self.offered[facet as usize]
    }

    fn sort(&self, hits: &mut Vec<usize>, query: &CatalogueQuery, scores: Option<&[f32]>, locale: Locale) {
        let hosts: Vec<String> = match query.sort {
            Sort::Host => self.platforms.all.iter().map(|platform| fold(&self.host_name(platform, locale))).collect(),
            Sort::Relevance | Sort::Name => Vec::new(),
        };
        let name = |platform: usize| (&self.names[platform][locale as usize], &self.platforms.all[platform].id);
        order::sort_by(hits, |&one, &other| {
            let first = match (query.sort, scores) {
                (Sort::Relevance, Some(scores)) => scores[other].total_cmp(&scores[one]),
                (Sort::Host, _) => hosts[one].cmp(&hosts[other]),
                _ => std::cmp::Ordering::Equal,
            };
            first.then_with(|| name(one).cmp(&name(other)))
        });
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
        order::sort_by(&mut ways, |one, other| other.count.cmp(&one.count));
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
        order::sort_by(&mut near, |(score, place, _), (other_score, other_place, _)| {
            let name = |place: &usize| &self.names[*place][locale as usize];
            other_score.cmp(score).then_with(|| name(place).cmp(name(other_place)))
        });
        near.into_iter().take(most).map(|(_, place, kinship)| (&self.platforms.all[place], kinship)).collect()
    }
}
