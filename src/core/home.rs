//! What the home page counts: the platforms of each family of techniques in each département.

use crate::catalogue::Catalogue;
use crate::query::Facet;

/// A family with the platforms that offer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    pub id: String,
    pub total: usize,
    /// Platforms in each département of [`Counts::departements`].
    by_departement: Vec<usize>,
}

/// Platforms by family and département. A platform of several families counts in each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Codes, in the order of the map.
    pub departements: Vec<String>,
    /// All platforms in each of them.
    pub totals: Vec<usize>,
    /// The families that platforms offer, the most frequent first.
    pub families: Vec<Family>,
}

impl Counts {
    pub fn of(catalogue: &Catalogue) -> Self {
        let departements = catalogue.offered(Facet::Departement);
        let offered = catalogue.offered(Facet::Technique);
        let mut counts = vec![vec![0; departements.len()]; offered.len()];
        for (own, places) in catalogue.values(Facet::Technique).zip(catalogue.values(Facet::Departement)) {
            for technique in own {
                for place in places {
                    counts[*technique][*place] += 1;
                }
            }
        }
        let families = offered.iter().zip(counts).filter(|(family, _)| family.parent.is_none() && family.total > 0);
        Self {
            departements: departements.iter().map(|one| one.value.clone()).collect(),
            totals: departements.iter().map(|one| one.total).collect(),
            families: families
                .map(|(family, by_departement)| Family {
                    id: family.value.clone(),
                    total: family.total,
                    by_departement,
                })
                .collect(),
        }
    }

    /// Platforms in a département: all, or those of a family.
    pub fn in_departement(&self, code: &str, family: Option<&str>) -> usize {
        let counts = match family {
            None => Some(&self.totals),
            Some(id) => self.families.iter().find(|family| family.id == id).map(|family| &family.by_departement),
        };
        let place = self.departements.iter().position(|known| known == code);
        counts.zip(place).and_then(|(counts, place)| counts.get(place)).copied().unwrap_or_default()
    }

    /// The families with their platforms in the region or in a département, the most frequent there first.
    pub fn ranked(&self, departement: Option<&str>) -> Vec<(&Family, usize)> {
        let count = |family: &Family| match departement {
            Some(code) => self.in_departement(code, Some(&family.id)),
            None => family.total,
        };
        let mut ranked: Vec<(&Family, usize)> = self.families.iter().map(|family| (family, count(family))).collect();
        crate::order::sort_by(&mut ranked, |one, other| other.1.cmp(&one.1));
        ranked
    }
}
