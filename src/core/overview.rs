//! The region's platforms, counted from their records: who has what, what no record names, what is needed.
//! Pure; the page only draws it.

use std::cmp::Ordering;

use crate::catalogue::{Catalogue, Offered};
use crate::content::access::Access;
use crate::content::date::Date;
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

/// Of the platforms that say who may use them, how many are open to academic teams and industry, to academic teams alone,
/// to industry alone, to the teams of their institution alone.
pub fn access_shares(catalogue: &Catalogue) -> [usize; 4] {
    let mut shares = [0; 4];
    for platform in catalogue.platforms.all.iter().filter(|platform| !platform.access.is_empty()) {
        shares[match (platform.is_open_to(Access::Academic), platform.is_open_to(Access::Industry)) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }] += 1;
    }
    shares
}

/// Columns of institutions: the ones with most platforms.
pub const HOSTS: usize = 8;

/// A row of the table of coverage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// With its platforms wherever they are.
    pub family: Tally,
    /// One count for each column.
    pub counts: Vec<usize>,
}

/// How many platforms have which family of techniques, by département or by institution.
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
        let mut counts = vec![vec![0; columns.len()]; offered.len()];
        let mut elsewhere = 0;
        for (own, places) in catalogue.values(Facet::Technique).zip(catalogue.values(facet)) {
            elsewhere += 1;
            // The columns are the first of the values offered; an institution or a département is one at most.
            if let Some(column) = places.first().filter(|place| **place < columns.len()) {
                elsewhere -= 1;
                for technique in own {
                    counts[*technique][*column] += 1;
                }
            }
        }
        let families = offered.iter().zip(counts).filter(|(one, _)| one.parent.is_none());
        let row = |(one, counts): (&Offered, Vec<usize>)| Row {
            family: tally(catalogue, Facet::Technique, &one.value, one.total, locale),
            counts,
        };
        let rows: Vec<Row> = families.map(row).collect();
        let largest = rows.iter().flat_map(|row| &row.counts).copied().max().unwrap_or_default();
        Self { shape, columns, rows, elsewhere, total: catalogue.platforms.all.len(), largest }
    }

    /// What a cell counts, as a query of the catalogue.
    pub fn query(&self, family: &Tally, column: &Tally) -> CatalogueQuery {
        family.query().toggled(column.facet, &column.value)
    }

    /// How dense a cell is beside the densest.
    pub fn level(&self, count: usize) -> &'static str {
        level(count, self.largest)
    }

    /// The column with the fewest gaps, the first where several have as few, and how many rows it has something in.
    pub fn fullest(&self) -> Option<(&Tally, usize)> {
        let mut fullest: Option<(&Tally, usize)> = None;
        for (place, column) in self.columns.iter().enumerate() {
            let filled = self.rows.iter().filter(|row| row.counts[place] > 0).count();
            if fullest.is_none_or(|(_, most)| filled > most) {
                fullest = Some((column, filled));
            }
        }
        fullest
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

/// The techniques that no platform has; a family without techniques of its own counts as one.
pub fn gaps(catalogue: &Catalogue, locale: Locale) -> Vec<Tally> {
    let offered = catalogue.offered(Facet::Technique);
    let has_own = |place: usize| offered.iter().any(|one| one.parent == Some(place));
    let missing = offered.iter().enumerate().filter(|(place, one)| one.total == 0 && !has_own(*place));
    missing.map(|(_, one)| tally(catalogue, Facet::Technique, &one.value, 0, locale)).collect()
}

/// Age in months from which the information of a record may be out of date.
pub const STALE_AFTER: u32 = 24;

/// How many records are that old on this day.
pub fn stale(catalogue: &Catalogue, today: Date) -> usize {
    let all = catalogue.platforms.all.iter();
    all.filter(|one| one.as_of.is_some_and(|as_of| as_of.months_until(today) >= STALE_AFTER)).count()
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
