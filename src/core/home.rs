//! The counts of the home page: platforms by family of techniques and département.

use crate::catalogue::Catalogue;
use crate::query::Facet;

/// A family and its platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    pub id: String,
    pub total: usize,
    /// Number of platforms in each of [`Counts::departements`].
    by_departement: Vec<usize>,
}

/// Platforms by family and département. A platform of several families is counted in each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Codes, in the order of the map.
    pub departements: Vec<String>,
    /// Number of platforms in each of them.
    pub totals: Vec<usize>,
    /// The families of platforms, the most frequent first.
    pub families: Vec<Family>,
}

impl Counts {
    pub fn of(catalogue: &Catalogue) -> Self {
        let departements = catalogue.offered(Facet::Departement);
        let offered = catalogue.offered(Facet::Technique);
        let mut counts = vec![vec![0; departements.len()]; offered.len()];
        for (own_techniques, own_departements) in
            catalogue.values(Facet::Technique).zip(catalogue.values(Facet::Departement))
        {
            for technique in own_techniques {
                for departement in own_departements {
                    counts[*technique][*departement] += 1;
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

    /// Number of platforms in a département, of all families or of one.
    pub fn in_departement(&self, code: &str, family: Option<&str>) -> usize {
        let counts = match family {
            None => Some(&self.totals),
            Some(id) => self.families.iter().find(|family| family.id == id).map(|family| &family.by_departement),
        };
        let index = self.departements.iter().position(|known| known == code);
        counts.zip(index).and_then(|(counts, index)| counts.get(index)).copied().unwrap_or_default()
    }

    /// The families with their numbers of platforms, in the region or a département, the most frequent first.
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
