//! The values that platforms have of each facet.

use engine::Terms;
use engine::fold::fold;

use super::data::{Catalogue, Offered, Values};
use crate::content::access::Access;
use crate::locale::Locale;
use crate::order;
use crate::query::Facet;

/// Values of a facet that are being counted.
#[derive(Debug, Default)]
pub(super) struct Counting {
    found: Terms,
    /// For each value in `found`, how many platforms have it.
    counts: Vec<usize>,
    /// As numbers of `found`.
    values: Values,
}

impl Counting {
    /// Counts the values of up to `count` more platforms. Returns whether all have been counted.
    pub(super) fn step(&mut self, catalogue: &Catalogue, facet: Facet, count: usize) -> bool {
        let Self { found, counts, values: Values { all, ends } } = self;
        for index in (ends.len()..catalogue.platforms.all.len()).take(count) {
            let start = all.len();
            catalogue.each_value(facet, index, &mut |value| {
                let number = found.number(value) as usize;
                if number == counts.len() {
                    counts.push(0);
                }
                if !all[start..].contains(&number) {
                    all.push(number);
                    counts[number] += 1;
                }
            });
            ends.push(all.len());
        }
        ends.len() == catalogue.platforms.all.len()
    }

    /// The values of the facet in the order of the filters, and those of each platform.
    pub(super) fn end(self, catalogue: &Catalogue, facet: Facet) -> (Vec<Offered>, Values) {
        let Self { found, counts, mut values } = self;
        let offered = catalogue.offer(facet, &found, &counts);
        let mut indices = vec![None; counts.len()];
        for (index, offered) in offered.iter().enumerate() {
            if let Some(number) = found.find(&offered.value) {
                indices[number] = Some(index);
            }
        }
        // Values that are not offered are left out.
        let (mut start, mut kept) = (0, 0);
        for end in &mut values.ends {
            for number in start..*end {
                if let Some(index) = indices[values.all[number]] {
                    values.all[kept] = index;
                    kept += 1;
                }
            }
            start = std::mem::replace(end, kept);
        }
        values.all.truncate(kept);
        (offered, values)
    }
}

impl Catalogue {
    /// Calls `take` with each value that a platform has of a facet; some come twice.
    fn each_value<'a>(&'a self, facet: Facet, index: usize, take: &mut dyn FnMut(&'a str)) {
        let platform = &self.platforms.all[index];
        match facet {
            Facet::Technique => {
                for id in &platform.techniques {
                    let technique = self.quick_technique(id);
                    take(technique.map_or(id, |technique| &technique.id));
                    technique.and_then(|technique| technique.parent.as_deref()).into_iter().for_each(&mut *take);
                }
            }
            Facet::Departement => platform.departement.as_deref().into_iter().for_each(take),
            Facet::Place => take(&self.place_ids[index]),
            Facet::Host => {
                if let Some(id) = &platform.host {
                    take(self.host(platform).map_or(id, |host| &host.id));
                }
            }
            Facet::Label => platform.labels.iter().for_each(|label| take(label)),
            Facet::From | Facet::Gives => {
                for technique in platform.techniques.iter().filter_map(|id| self.quick_technique(id)) {
                    let own = if facet == Facet::From { &technique.starts_from } else { &technique.gives };
                    own.iter().filter(|value| self.code(facet, value).is_some()).for_each(|value| take(value));
                }
            }
            Facet::Access => {
                let open = Access::ALL.into_iter().filter(|access| platform.is_open_to(*access));
                open.for_each(|access| take(access.code()));
            }
        }
    }

    /// The values of a facet: first those of the map or taxonomy, then those that only occur in records, the most
    /// frequent first. `counts` has the number of platforms for each value in `found`.
    fn offer(&self, facet: Facet, found: &Terms, counts: &[usize]) -> Vec<Offered> {
        let count = |value: &str| found.find(value).map_or(0, |number| counts[number]);
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
        let others = found.all().filter(|value| !known.iter().any(|known| known == value));
        let mut others: Vec<Offered> = others.map(|value| plain(value.to_owned())).collect();
        order::sort_by(&mut others, frequent);
        known.into_iter().map(plain).chain(others).collect()
    }
}
