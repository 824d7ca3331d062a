//! The state of the region's platforms, counted from their records: who has what, what no record names, what is needed.
//! Pure; the page only draws it.

use std::cmp::Ordering;

use crate::catalogue::Catalogue;
use crate::content::access::Access;
use crate::content::records::{Need, Platform};
use crate::locale::Locale;
use crate::order;
use crate::query::{CatalogueQuery, Facet, OverviewQuery};

/// A value of a facet and how many platforms have it: as many as the catalogue shows for [`Tally::query`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub facet: Facet,
    pub value: String,
    /// From the data; the code of an [`Access`], which has no name there.
    pub name: String,
    pub count: usize,
}

impl Tally {
    pub fn query(&self) -> CatalogueQuery {
        CatalogueQuery::only(self.facet, &self.value)
    }

    /// With its code, where it has one that people know: `75 Paris`.
    pub fn full_name(&self) -> String {
        if self.facet == Facet::Departement && self.name != self.value {
            format!("{} {}", self.value, self.name)
        } else {
            self.name.clone()
        }
    }
}

/// Every value of a facet, in the order in which the catalogue offers them; of the techniques, the families alone.
pub fn tallies(catalogue: &Catalogue, facet: Facet, locale: Locale) -> Vec<Tally> {
    let offered = catalogue.offered(facet).iter().filter(|offered| offered.parent.is_none());
    offered.map(|offered| tally(catalogue, facet, &offered.value, offered.total, locale)).collect()
}

fn tally(catalogue: &Catalogue, facet: Facet, value: &str, count: usize, locale: Locale) -> Tally {
    let name = match facet {
        Facet::Departement => catalogue.departement_name(value).unwrap_or(value).to_owned(),
        _ => catalogue.name(facet, value, locale),
    };
    Tally { facet, value: value.to_owned(), name, count }
}

/// How many values have a platform.
pub fn present(tallies: &[Tally]) -> usize {
    tallies.iter().filter(|tally| tally.count > 0).count()
}

/// How many platforms have any value of a facet.
pub fn with_any(catalogue: &Catalogue, facet: Facet) -> usize {
    catalogue.values(facet).filter(|values| !values.is_empty()).count()
}

/// How many platforms say that they are open to academic teams and to industry.
pub fn open_to_both(catalogue: &Catalogue) -> usize {
    let all = catalogue.platforms.all.iter();
    all.filter(|one| one.is_open_to(Access::Academic) && one.is_open_to(Access::Industry)).count()
}

/// Columns of institutions: the ones with most platforms.
pub const HOSTS: usize = 8;

/// A row of the table of coverage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The technique, with the platforms that have it wherever they are.
    pub technique: Tally,
    pub is_family: bool,
    /// One count for each column.
    pub counts: Vec<usize>,
}

/// How many platforms have which technique, by département or by institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub shape: OverviewQuery,
    pub columns: Vec<Tally>,
    pub rows: Vec<Row>,
    /// Platforms that are in no column.
    pub elsewhere: usize,
    pub total: usize,
    largest: usize,
}

impl Coverage {
    pub fn new(catalogue: &Catalogue, shape: OverviewQuery, locale: Locale) -> Self {
        let facet = shape.columns();
        let most = if shape.by_host { HOSTS } else { usize::MAX };
        let columns: Vec<Tally> = tallies(catalogue, facet, locale).into_iter().take(most).collect();
        let offered = catalogue.offered(Facet::Technique);
        let mut counts = vec![0; offered.len() * columns.len()];
        let mut elsewhere = 0;
        for (own, places) in catalogue.values(Facet::Technique).zip(catalogue.values(facet)) {
            elsewhere += 1;
            // The columns are the first of the values offered; an institution or a département is one at most.
            if let Some(column) = places.first().filter(|place| **place < columns.len()) {
                elsewhere -= 1;
                for technique in own {
                    counts[technique * columns.len() + column] += 1;
                }
            }
        }
        let mut rows = Vec::new();
        for (place, one) in offered.iter().enumerate() {
            if shape.with_techniques || one.parent.is_none() {
                rows.push(Row {
                    technique: tally(catalogue, Facet::Technique, &one.value, one.total, locale),
                    is_family: one.parent.is_none(),
                    counts: counts[place * columns.len()..][..columns.len()].to_vec(),
                });
            }
        }
        let largest = rows.iter().flat_map(|row| &row.counts).copied().max().unwrap_or_default();
        Self { shape, columns, rows, elsewhere, total: catalogue.platforms.all.len(), largest }
    }

    /// What a cell counts, as a query of the catalogue.
    pub fn query(&self, technique: &Tally, column: &Tally) -> CatalogueQuery {
        technique.query().toggled(column.facet, &column.value)
    }

    /// How dense a cell is beside the densest.
    pub fn level(&self, count: usize) -> &'static str {
        level(count, self.largest)
    }

    /// The rows that are counted: techniques where they are shown, else families.
    fn counted(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_family != self.shape.with_techniques)
    }

    /// How many rows are counted.
    pub fn height(&self) -> usize {
        self.counted().count()
    }

    /// The column with the fewest gaps, the first where several have as few, and how many rows it has something in.
    pub fn fullest(&self) -> Option<(&Tally, usize)> {
        let mut fullest: Option<(&Tally, usize)> = None;
        for (place, column) in self.columns.iter().enumerate() {
            let filled = self.counted().filter(|row| row.counts[place] > 0).count();
            if fullest.is_none_or(|(_, most)| filled > most) {
                fullest = Some((column, filled));
            }
        }
        fullest
    }

    /// Platforms of a column, whatever their techniques; all of them after the last column.
    pub fn total_of(&self, place: usize) -> usize {
        self.columns.get(place).map_or(self.total, |column| column.count)
    }
}

/// How dense a number of platforms is beside the largest: from 0, nothing, to 4. A few platforms are never dense.
pub fn level(count: usize, largest: usize) -> &'static str {
    let largest = largest.max(10);
    match count {
        0 => "0",
        _ if count * 2 > largest => "4",
        _ if count * 5 > largest => "3",
        _ if count * 10 > largest => "2",
        _ => "1",
    }
}

/// Techniques of one family that no platform has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub family: Tally,
    /// Empty where the family has no technique of its own.
    pub techniques: Vec<Tally>,
}

/// The techniques of the taxonomy that no platform has, under their families; a family without techniques counts as one.
pub fn gaps(catalogue: &Catalogue, locale: Locale) -> Vec<Gap> {
    let offered = catalogue.offered(Facet::Technique);
    let mut gaps: Vec<Gap> = Vec::new();
    for (place, family) in offered.iter().enumerate().filter(|(_, one)| one.parent.is_none()) {
        let tally = |value: &str, total| tally(catalogue, Facet::Technique, value, total, locale);
        let own: Vec<_> = offered.iter().filter(|one| one.parent == Some(place)).collect();
        let missing = own.iter().filter(|one| one.total == 0).map(|one| tally(&one.value, 0));
        let techniques: Vec<Tally> = missing.collect();
        if !techniques.is_empty() || (own.is_empty() && family.total == 0) {
            gaps.push(Gap { family: tally(&family.value, family.total), techniques });
        }
    }
    gaps
}

/// How many techniques there are below the families.
pub fn technique_count(catalogue: &Catalogue) -> usize {
    catalogue.offered(Facet::Technique).iter().filter(|one| one.parent.is_some()).count()
}

/// Needs that have something in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// Nothing where the needs do not say it.
    pub of: Option<String>,
    pub count: usize,
    /// Sum of the amounts that are said, in euros.
    pub euros: f64,
    pub without_amount: usize,
}

impl Total {
    /// By what they have in common; those that have nothing last.
    fn by_name(&self, other: &Self) -> Ordering {
        (self.of.is_none(), &self.of).cmp(&(other.of.is_none(), &other.of))
    }

    fn add(&mut self, need: &Need) {
        self.count += 1;
        self.euros += need.amount.unwrap_or_default();
        self.without_amount += usize::from(need.amount.is_none());
    }
}

/// The investment needs that records state.
#[derive(Debug, Default)]
pub struct Needs<'a> {
    /// In the order of the records.
    pub all: Vec<(&'a Platform, &'a Need)>,
    /// How many platforms state one.
    pub platforms: usize,
    pub total: Total,
    /// The most frequent first.
    pub by_kind: Vec<Total>,
    /// The nearest first, as far as their texts tell; those without one last.
    pub by_horizon: Vec<Total>,
}

pub fn needs(catalogue: &Catalogue) -> Needs<'_> {
    let mut needs = Needs::default();
    for platform in &catalogue.platforms.all {
        needs.platforms += usize::from(!platform.needs.is_empty());
        for need in &platform.needs {
            needs.all.push((platform, need));
            needs.total.add(need);
            group(&mut needs.by_kind, need.kind.as_ref()).add(need);
            group(&mut needs.by_horizon, need.horizon.as_ref()).add(need);
        }
    }
    order::sort_by(&mut needs.by_kind, |one, other| other.count.cmp(&one.count).then_with(|| one.by_name(other)));
    order::sort_by(&mut needs.by_horizon, Total::by_name);
    needs
}

fn group<'a>(totals: &'a mut Vec<Total>, of: Option<&String>) -> &'a mut Total {
    let place = totals.iter().position(|total| total.of.as_ref() == of).unwrap_or_else(|| {
        totals.push(Total { of: of.cloned(), ..Total::default() });
        totals.len() - 1
    });
    &mut totals[place]
}
