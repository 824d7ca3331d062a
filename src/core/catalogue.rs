//! The platforms as a catalogue: filtered, counted, sorted, cut into pages. Pure and deterministic.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use engine::fold::{fold, is_empty_word, words};
use engine::{Builder, Field, Found, Index, Marker, Reading};

use crate::content::access::Access;
use crate::content::records::{Code, Host, Platform, Technique};
use crate::content::{Content, Load, Map, Records};
use crate::locale::{Locale, Localized};
use crate::order;
use crate::places::{self, Place, arrondissement};
pub use crate::query::PAGE_SIZE;
use crate::query::{CatalogueQuery, Facet, Sort};
use crate::search::why::Kinship;
use crate::text;

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
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Every match in order, as places in the list of platforms.
    pub hits: Vec<usize>,
    /// For each of [`Facet::ALL`], one choice for each value [offered](Catalogue::offered).
    pub facets: [Vec<Choice>; Facet::COUNT],
    /// The page shown, from 1.
    pub page: usize,
    pub pages: usize,
    /// Platforms on a page.
    pub page_size: usize,
    /// How each word of the text was understood.
    pub readings: Vec<Reading>,
    /// What the text found, to say why a platform is listed. None if the text has no word.
    pub found: Option<Arc<Found>>,
    /// Whether no platform has every word of the text: those that have some of them are shown.
    pub is_partial: bool,
}

impl Results {
    /// The hits of the page shown.
    pub fn shown(&self) -> &[usize] {
        let start = (self.page - 1) * self.page_size;
        self.hits.get(start..self.hits.len().min(start + self.page_size)).unwrap_or(&[])
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
    pub places: Vec<Place>,
    index: OnceLock<Index>,
    /// The techniques alone, for what no platform has.
    pub(crate) technique_index: OnceLock<Index>,
    /// For each facet, every value in the order in which it is offered.
    offered: [Vec<Offered>; Facet::COUNT],
    /// For each platform, the values it has in each facet, as places in `offered`.
    values: Vec<[Vec<usize>; Facet::COUNT]>,
    /// For each platform, the id of its place.
    place_ids: Vec<String>,
    /// Folded names, in both languages, to sort by.
    names: Vec<[String; 2]>,
    /// Every name of every technique, as [`engine::key`], with the place of the technique.
    technique_names: Vec<(String, usize)>,
    technique_places: HashMap<String, usize>,
    /// For each technique, those of its family that share a name with it.
    related: Vec<Vec<usize>>,
}

/// Reads platforms into the index of a catalogue, some at a time, so that a large one never holds up the page.
#[derive(Debug)]
pub struct Indexing {
    catalogue: Arc<Catalogue>,
    builder: Builder,
    next: usize,
}

impl Indexing {
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self { catalogue, builder: Builder::default(), next: 0 }
    }

    /// Reads this many more; whether the index stands.
    pub fn read(&mut self, count: usize) -> bool {
        let platforms = &self.catalogue.platforms.all;
        let end = platforms.len().min(self.next + count);
        for platform in &platforms[self.next..end] {
            self.catalogue.add(platform, &mut self.builder);
        }
        self.next = end;
        let is_done = end == platforms.len();
        if is_done {
            // Where somebody could not wait, the index is there already, and the same.
            _ = self.catalogue.index.set(std::mem::take(&mut self.builder).finish());
        }
        is_done
    }
}

/// For each technique, those of its family that share a name with it.
fn related(taxonomy: &[Technique], names: &[(String, usize)]) -> Vec<Vec<usize>> {
    let family = |place: usize| taxonomy.get(place).map(|technique| technique.parent.as_ref().unwrap_or(&technique.id));
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    let mut related = vec![Vec::new(); taxonomy.len()];
    for (name, place) in names {
        let same = places.entry(name.clone()).or_default();
        for other in same.iter().copied().filter(|other| other != place && family(*other) == family(*place)) {
            if !related[*place].contains(&other) {
                related[*place].push(other);
                related[other].push(*place);
            }
        }
        same.push(*place);
    }
    related
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
        let taxonomy = techniques.as_deref().map_or(&[][..], |techniques| &techniques.all);
        let technique_names: Vec<(String, usize)> = taxonomy
            .iter()
            .enumerate()
            .flat_map(|(place, technique)| technique.names().map(move |name| (engine::key(name), place)))
            .filter(|(key, _)| !key.is_empty())
            .collect();
        let (places, place_ids) = places::all(&platforms.all, map.as_deref());
        let mut catalogue = Self {
            related: related(taxonomy, &technique_names),
            technique_places: (0..).zip(taxonomy).map(|(place, technique)| (technique.id.clone(), place)).collect(),
            technique_names,
            names: platforms.all.iter().map(|one| Locale::ALL.map(|locale| fold(one.name.text(locale)))).collect(),
            values: platforms.all.iter().map(|_| Default::default()).collect(),
            offered: Default::default(),
            platforms,
            hosts,
            techniques,
            map,
            places,
            place_ids,
            index: OnceLock::new(),
            technique_index: OnceLock::new(),
        };
        for facet in Facet::ALL {
            let count = catalogue.platforms.all.len();
            let values: Vec<Vec<String>> = (0..count).map(|index| catalogue.values_of(facet, index)).collect();
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

    fn values_of(&self, facet: Facet, index: usize) -> Vec<String> {
        let platform = &self.platforms.all[index];
        match facet {
            Facet::Technique => {
                let mut values: Vec<String> = Vec::new();
                for id in &platform.techniques {
                    let technique = self.technique(id);
                    let own = technique.map_or(id, |technique| &technique.id);
                    let family = technique.and_then(|technique| technique.parent.as_ref());
                    for value in [Some(own), family].into_iter().flatten() {
                        if !values.contains(value) {
                            values.push(value.clone());
                        }
                    }
                }
                values
            }
            Facet::Departement => platform.departement.iter().cloned().collect(),
            Facet::Place => vec![self.place_ids[index].clone()],
            Facet::Host => {
                platform.host.iter().map(|id| self.host(platform).map_or(id, |host| &host.id).clone()).collect()
            }
            Facet::Label => {
                let each = platform.labels.iter().enumerate();
                let first = each.filter(|(place, label)| !platform.labels[..*place].contains(label));
                first.map(|(_, label)| label.clone()).collect()
            }
            Facet::From | Facet::Gives => {
                let mut values: Vec<String> = Vec::new();
                for technique in platform.techniques.iter().filter_map(|id| self.technique(id)) {
                    let own = if facet == Facet::From { &technique.starts_from } else { &technique.gives };
                    for value in own.iter().filter(|value| self.code(facet, value).is_some()) {
                        if !values.contains(value) {
                            values.push(value.clone());
                        }
                    }
                }
                values
            }
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
            Facet::From | Facet::Gives => self.codes(facet).iter().map(|code| code.code.clone()).collect(),
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
            _ => Vec::new(),
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

    /// Where a platform is: `Institut Curie, Paris`.
    pub fn place(&self, platform: &Platform, locale: Locale) -> String {
        let mut parts = vec![self.host_name(platform, locale), platform.city.clone().unwrap_or_default()];
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// Techniques of a platform by their labels; ids that the taxonomy does not know stand as words.
    pub fn technique_labels(&self, platform: &Platform, locale: Locale) -> Vec<String> {
        let label = |id: &String| self.technique(id).map(|technique| technique.label.text(locale).to_owned());
        platform.techniques.iter().map(|id| label(id).unwrap_or_else(|| id.replace('-', " "))).collect()
    }

    pub fn departement_name(&self, code: &str) -> Option<&str> {
        self.map.as_ref()?.departements.get(code).map(|departement| departement.name.as_str())
    }

    /// The place of this id.
    pub fn map_place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The codes that the taxonomy declares for a facet, in its order.
    fn codes(&self, facet: Facet) -> &[Code] {
        let Some(techniques) = self.techniques.as_deref() else { return &[] };
        match facet {
            Facet::From => &techniques.starts_from,
            Facet::Gives => &techniques.gives,
            _ => &[],
        }
    }

    fn code(&self, facet: Facet, value: &str) -> Option<&Code> {
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

    /// How a value of a facet reads, without words of the interface: the value itself where nothing is known.
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

    /// Every text that a platform is found by.
    fn texts_of(&self, platform: &Platform, take: &mut dyn FnMut(Field, &str)) {
        let mut all = |field: Field, texts: &mut dyn Iterator<Item = &String>| texts.for_each(|text| take(field, text));
        all(Field::Name, &mut platform.name.values());
        all(Field::Acronym, &mut platform.acronym.iter());
        let own: Vec<usize> =
            platform.techniques.iter().filter_map(|id| self.technique_places.get(id)).copied().collect();
        let mut others: Vec<usize> = Vec::new();
        for technique in own.iter().filter_map(|place| self.technique_at(*place)) {
            all(Field::Technique, &mut technique.label.values());
            all(Field::Synonym, &mut technique.synonyms.values().flatten());
            all(Field::Need, &mut technique.needs.values().flatten());
            all(Field::Topic, &mut technique.label.values().chain(technique.synonyms.values().flatten()));
            let family = technique.parent.as_ref().and_then(|id| self.technique_places.get(id));
            others.extend(family.filter(|place| !own.contains(place) && !others.contains(place)));
        }
        for family in others.iter().filter_map(|place| self.technique_at(*place)) {
            all(Field::Synonym, &mut family.label.values().chain(family.synonyms.values().flatten()));
        }
        for related in own.iter().filter_map(|place| self.related.get(*place)).flatten() {
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
        for place in places::naming(self.map.as_deref(), platform) {
            place.name.values().for_each(|name| take(Field::Place, name));
        }
        // Paris 13, 13e arrondissement.
        if let Some(number) = platform.postcode.as_deref().and_then(arrondissement) {
            take(Field::Place, &number.to_string());
            for ordinal in Locale::ALL.map(|locale| text::ordinal(locale, number)) {
                take(Field::Place, &[&ordinal, " arrondissement"].concat());
            }
        }
        let mut all = |field: Field, texts: &mut dyn Iterator<Item = &String>| texts.for_each(|text| take(field, text));
        all(Field::Summary, &mut platform.summary.values().chain(platform.cancer_focus.values()));
    }

    fn technique_at(&self, place: usize) -> Option<&Technique> {
        self.techniques.as_ref()?.all.get(place)
    }

    fn add(&self, platform: &Platform, builder: &mut Builder) {
        builder.begin();
        self.texts_of(platform, &mut |field, text| builder.add(field, text));
    }

    /// The index, built at once where [`Indexing`] has not done so.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut builder = Builder::default();
            self.platforms.all.iter().for_each(|platform| self.add(platform, &mut builder));
            builder.finish()
        })
    }

    /// What every platform is worth for a text; nothing where the text has no word.
    pub fn search(&self, text: &str) -> Option<Found> {
        // Without a word nothing is looked for, and the index need not stand yet.
        let mut found = text.contains(char::is_alphanumeric).then(|| self.index().search(text))??;
        if found.is_question() {
            self.weigh(text, &mut found);
        }
        Some(found)
    }

    /// The techniques that go by exactly this name, in either language.
    pub fn techniques_named(&self, name: &str) -> Vec<&Technique> {
        let key = engine::key(name);
        let places = self.technique_names.iter().filter(|(name, _)| *name == key).map(|(_, place)| *place);
        let mut techniques: Vec<&Technique> = Vec::new();
        for technique in places.filter_map(|place| self.technique_at(place)) {
            if !techniques.iter().any(|known| known.id == technique.id) {
                techniques.push(technique);
            }
        }
        techniques
    }

    /// The names of techniques that stand in a text, each with its technique, the longest first. With `unfinished`, the
    /// last may be a beginning.
    pub fn techniques_in(&self, text: &str, readings: &[Reading], unfinished: bool) -> Vec<(&str, &Technique)> {
        let mut said: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        said.retain(|word| !is_empty_word(word));
        for (word, reading) in said.iter_mut().zip(readings) {
            if let Some(instead) = &reading.instead {
                word.clone_from(instead);
            }
        }
        let mut found: Vec<(&str, &Technique)> = Vec::new();
        let mut start = 0;
        while start < said.len() {
            let longest = said.len().min(start + 8);
            let next = (start + 1..=longest).rev().find_map(|end| {
                let key = engine::key(&said[start..end].join(" "));
                let is_typed = unfinished && end == said.len() && key.len() > 2;
                let mut here: Vec<(&str, &Technique)> = Vec::new();
                for (name, place) in &self.technique_names {
                    if (is_typed && name.starts_with(&key)) || *name == key {
                        let technique = self.technique_at(*place);
                        let spelled = technique.and_then(|one| one.names().find(|said| engine::key(said) == *name));
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

    /// Marks what a query matched, other names of the techniques it names included.
    pub fn marker(&self, text: &str, readings: &[Reading]) -> Marker {
        let mut marker = Marker::new(text, readings);
        for (_, technique) in self.techniques_in(text, readings, false) {
            technique.names().for_each(|name| marker.also(name));
        }
        marker
    }

    /// The technique that a platform is found by, where nothing that is seen of it says so: flow cytometry, for `FACS`.
    pub fn found_by<'a>(
        &'a self,
        platform: &'a Platform,
        named: &[(&str, &Technique)],
        locale: Locale,
    ) -> Option<&'a Technique> {
        // The technique itself, one of its family, or one that goes by the same name.
        let own = |technique: &Technique| {
            let has = |id: &&String| {
                let place = self.technique_places.get(*id);
                let is_related = || {
                    let related = place.and_then(|place| self.related.get(*place));
                    let of = self.technique_places.get(&technique.id);
                    related.zip(of).is_some_and(|(related, of)| related.contains(of))
                };
                let family = self.technique(id).and_then(|own| own.parent.as_ref());
                **id == technique.id || family == Some(&technique.id) || is_related()
            };
            let exact = platform.techniques.iter().find(|id| **id == technique.id);
            exact.or_else(|| platform.techniques.iter().find(has)).and_then(|id| self.technique(id))
        };
        let (said, own) = named.iter().find_map(|(said, technique)| Some((said, own(technique)?)))?;
        let is_shown = |text: &str| fold(text).contains(&fold(said));
        let is_seen = is_shown(own.label.text(locale))
            || platform.name.values().chain(&platform.acronym).any(|text| is_shown(text));
        (!is_seen).then_some(own)
    }

    /// The text with known words in place of those with typing errors, spelled as the platforms found spell them.
    pub fn corrected(&self, text: &str, results: &Results) -> Option<String> {
        engine::corrected(text, &results.readings, |word| self.spelled(word, &results.hits))
    }

    /// A folded word as the first of these platforms that has it writes it.
    fn spelled(&self, folded: &str, hits: &[usize]) -> Option<String> {
        let mut spelled = None;
        for platform in hits.iter().take(PAGE_SIZE).filter_map(|hit| self.platforms.all.get(*hit)) {
            self.texts_of(platform, &mut |_, text| {
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

    /// The query without values that nothing in the catalogue knows.
    pub fn known(&self, query: &CatalogueQuery) -> CatalogueQuery {
        query.keeping(|facet, value| self.offered[facet as usize].iter().any(|known| known.value == value))
    }

    /// Filters, counts, sorts. Facets and text commute: a count is what choosing the value would show.
    pub fn results(&self, query: &CatalogueQuery, locale: Locale) -> Results {
        self.filtered(query, self.search(&query.text), locale)
    }

    /// The same for what a text has found; nothing for a query without words, which needs no search engine.
    pub fn filtered(&self, query: &CatalogueQuery, found: Option<Found>, locale: Locale) -> Results {
        let query = &self.known(query);
        let mut facets = Facet::ALL.map(|facet| self.choices(facet, query.chosen(facet)));
        let mut hits = Vec::new();
        for (platform, values) in self.values.iter().enumerate() {
            if found.as_ref().is_some_and(|found| !found.has(platform)) {
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
        self.sort(&mut hits, query, found.as_ref().map(|found| found.scores.as_slice()), locale);
        let page_size = query.page_size.max(1);
        let pages = hits.len().div_ceil(page_size).max(1);
        let page = if query.page > pages { 1 } else { query.page };
        let is_partial = found.as_ref().is_some_and(|found| found.complete == 0);
        Results {
            hits,
            facets,
            page,
            pages,
            page_size,
            readings: found.as_ref().map(|found| found.readings.clone()).unwrap_or_default(),
            found: found.map(Arc::new),
            is_partial,
        }
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

    /// For each platform, the values that it has of a facet, each once, as places in those [offered](Self::offered).
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &[usize]> {
        self.values.iter().map(move |values| values[facet as usize].as_slice())
    }

    /// The platforms that have a value of a facet, in the order of their names.
    pub fn having(&self, facet: Facet, value: &str, locale: Locale) -> Vec<&Platform> {
        let offered = self.offered[facet as usize].iter().position(|offered| offered.value == value);
        let has =
            |platform: &usize| offered.is_some_and(|place| self.values[*platform][facet as usize].contains(&place));
        let mut hits: Vec<usize> = (0..self.platforms.all.len()).filter(has).collect();
        order::sort_by(&mut hits, |&one, &other| self.name_key(one, locale).cmp(&self.name_key(other, locale)));
        hits.into_iter().map(|hit| &self.platforms.all[hit]).collect()
    }

    /// What the platform at a position is sorted by name with.
    fn name_key(&self, platform: usize, locale: Locale) -> (&String, &String) {
        (&self.names[platform][locale as usize], &self.platforms.all[platform].id)
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
