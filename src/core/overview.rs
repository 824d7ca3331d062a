//! Statistics of the region's platforms: who has what, what is missing, what is needed. Pure; the page only draws them.

use std::cmp::Ordering;

use crate::catalogue::{Catalogue, Offered};
use crate::content::access::Access;
use crate::content::date::Date;
use crate::content::records::{Need, Platform};
use crate::locale::Locale;
use crate::order;
use crate::query::{CatalogueQuery, Facet, OverviewQuery};

/// A value of a facet and its number of platforms, equal to that which the catalogue shows for [`Tally::query`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub facet: Facet,
    pub value: String,
    /// The name in the data; for [`Access`], which has none there, the code.
    pub name: String,
    pub count: usize,
}

impl Tally {
    pub fn query(&self) -> CatalogueQuery {
        CatalogueQuery::only(self.facet, &self.value)
    }

    /// Its name, with its code if that is well known: `75 Paris`.
    pub fn full_name(&self) -> String {
        if self.facet == Facet::Departement && self.name != self.value {
            format!("{} {}", self.value, self.name)
        } else {
            self.name.clone()
        }
    }
}

/// The values of a facet in the order of the filters; for techniques, only the families.
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

/// Number of values that have a platform.
pub fn present(tallies: &[Tally]) -> usize {
    tallies.iter().filter(|tally| tally.count > 0).count()
}

/// Number of platforms with any value of a facet.
pub fn with_any(catalogue: &Catalogue, facet: Facet) -> usize {
    catalogue.values(facet).filter(|values| !values.is_empty()).count()
}

/// Among platforms that say who may use them, how many are open to: academic teams and industry; only academic teams;
/// only industry; only the teams of their institution.
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

/// Number of columns for institutions: those with the most platforms.
pub const HOSTS: usize = 8;

/// A row of the table of coverage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The family with all its platforms.
    pub family: Tally,
    /// One count for each column.
    pub counts: Vec<usize>,
}

/// Number of platforms by family of techniques, and by département or institution.
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
        for (own, indices) in catalogue.values(Facet::Technique).zip(catalogue.values(facet)) {
            elsewhere += 1;
            // The columns are the first of the values; a platform has one institution and one département at most.
            if let Some(column) = indices.first().filter(|index| **index < columns.len()) {
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

    /// The query whose results a cell counts.
    pub fn query(&self, family: &Tally, column: &Tally) -> CatalogueQuery {
        family.query().toggled(column.facet, &column.value)
    }

    /// The level of a cell compared with the largest.
    pub fn level(&self, count: usize) -> &'static str {
        level(count, self.largest)
    }

    /// The column with the fewest gaps (the first of several), and its number of filled rows.
    pub fn fullest(&self) -> Option<(&Tally, usize)> {
        let mut fullest: Option<(&Tally, usize)> = None;
        for (index, column) in self.columns.iter().enumerate() {
            let filled = self.rows.iter().filter(|row| row.counts[index] > 0).count();
            if fullest.is_none_or(|(_, most)| filled > most) {
                fullest = Some((column, filled));
            }
        }
        fullest
    }
}

/// The level of a number relative to the largest, from 0 (for 0) to 4. Small numbers never get the highest level.
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

/// The techniques that no platform has; a family without techniques counts as one.
pub fn gaps(catalogue: &Catalogue, locale: Locale) -> Vec<Tally> {
    let offered = catalogue.offered(Facet::Technique);
    let has_own = |index: usize| offered.iter().any(|one| one.parent == Some(index));
    let missing = offered.iter().enumerate().filter(|(index, one)| one.total == 0 && !has_own(*index));
    missing.map(|(_, one)| tally(catalogue, Facet::Technique, &one.value, 0, locale)).collect()
}

/// Age in months from which the information of a record counts as old.
pub const STALE_AFTER: u32 = 24;

/// Number of records that are that old on this day.
pub fn stale(catalogue: &Catalogue, today: Date) -> usize {
    let all = catalogue.platforms.all.iter();
    all.filter(|one| one.as_of.is_some_and(|as_of| as_of.months_until(today) >= STALE_AFTER)).count()
}

/// Needs of the same kind or horizon.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// The kind or horizon; `None` for needs without one.
    pub of: Option<String>,
    pub count: usize,
    /// Sum of the stated amounts, in euros.
    pub euros: f64,
    pub without_amount: usize,
}

impl Total {
    /// Sorts by kind or horizon; `None` last.
    fn by_name(&self, other: &Self) -> Ordering {
        (self.of.is_none(), &self.of).cmp(&(other.of.is_none(), &other.of))
    }

    fn add(&mut self, need: &Need) {
        self.count += 1;
        self.euros += need.amount.unwrap_or_default();
        self.without_amount += usize::from(need.amount.is_none());
    }
}

/// The investment needs in the records.
#[derive(Debug, Default)]
pub struct Needs<'a> {
    /// In the order of the records.
    pub all: Vec<(&'a Platform, &'a Need)>,
    /// Number of platforms with a need.
    pub platforms: usize,
    pub total: Total,
    /// The most frequent kind first.
    pub by_kind: Vec<Total>,
    /// The nearest horizon first, as far as its text can be read; needs without one last.
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
    let index = totals.iter().position(|total| total.of.as_ref() == of).unwrap_or_else(|| {
        totals.push(Total { of: of.cloned(), ..Total::default() });
        totals.len() - 1
    });
    &mut totals[index]
}
