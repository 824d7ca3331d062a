//! The state of the region's platforms, counted from their records: who has what, what nobody has, how old it all is,
//! what is needed. Pure; the page only draws it.

use crate::catalogue::Catalogue;
use crate::content::date::Date;
use crate::content::records::{Need, Platform};
use crate::locale::Locale;
use crate::order;
use crate::query::{Access, CatalogueQuery, Facet, OverviewQuery};
use crate::text;
use crate::text::overview::words;

/// A value of a facet and how many platforms have it: as many as the catalogue shows for [`Tally::query`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub facet: Facet,
    pub value: String,
    pub name: String,
    pub count: usize,
}

impl Tally {
    pub fn query(&self) -> CatalogueQuery {
        CatalogueQuery::only(self.facet, &self.value)
    }

    /// With its code, where it has one that people know: `75 Paris`.
    fn full_name(&self) -> String {
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
    let name = match (facet, Access::parse(value)) {
        (Facet::Access, Some(access)) => text::access(locale, access).to_owned(),
        (Facet::Departement, _) => catalogue.departement_name(value).unwrap_or(value).to_owned(),
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

/// A table of tallies as CSV has it.
pub fn tally_rows(facet: Facet, tallies: &[Tally], locale: Locale) -> Vec<Vec<String>> {
    let head = vec![text::facet(locale, facet).to_owned(), locale.text().platforms.to_owned()];
    let rows = tallies.iter().map(|tally| vec![tally.full_name(), tally.count.to_string()]);
    std::iter::once(head).chain(rows).collect()
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
        let mut counts = vec![vec![0; columns.len()]; offered.len()];
        let mut elsewhere = 0;
        for (own, places) in catalogue.values(Facet::Technique).zip(catalogue.values(facet)) {
            // The columns are the first of the values offered.
            let columns = places.iter().filter(|place| **place < columns.len());
            elsewhere += usize::from(columns.clone().next().is_none());
            for column in columns {
                own.iter().for_each(|technique| counts[*technique][*column] += 1);
            }
        }
        let rows = offered.iter().zip(counts).filter(|(one, _)| shape.with_techniques || one.parent.is_none());
        let rows: Vec<Row> = rows
            .map(|(one, counts)| Row {
                technique: tally(catalogue, Facet::Technique, &one.value, one.total, locale),
                is_family: one.parent.is_none(),
                counts,
            })
            .collect();
        let largest = rows.iter().flat_map(|row| &row.counts).copied().max().unwrap_or_default();
        Self { shape, columns, rows, elsewhere, total: catalogue.platforms.all.len(), largest }
    }

    /// What a cell counts, as a query of the catalogue.
    pub fn query(&self, row: &Row, column: &Tally) -> CatalogueQuery {
        row.technique.query().toggled(column.facet, &column.value)
    }

    /// How dense a cell is beside the densest: from 0, nothing, to 4.
    pub fn level(&self, count: usize) -> &'static str {
        match count {
            0 => "0",
            _ if count * 2 > self.largest => "4",
            _ if count * 5 > self.largest => "3",
            _ if count * 10 > self.largest => "2",
            _ => "1",
        }
    }

    /// The rows that are counted: techniques where they are shown, else families.
    fn counted(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_family != self.shape.with_techniques)
    }

    /// How many rows are counted.
    pub fn height(&self) -> usize {
        self.counted().count()
    }

    /// How many cells of the rows counted are empty.
    pub fn gaps(&self) -> usize {
        self.counted().flat_map(|row| &row.counts).filter(|count| **count == 0).count()
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

    /// Platforms, whatever their techniques: of each column, then all.
    pub fn totals(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|column| column.count).chain([self.total])
    }

    /// The table as CSV has it: every number, zeros included.
    pub fn csv(&self, locale: Locale) -> Vec<Vec<String>> {
        let words = words(locale);
        let mut head = vec![words.family.to_owned()];
        if self.shape.with_techniques {
            head.push(words.technique.to_owned());
        }
        head.extend(self.columns.iter().map(Tally::full_name));
        head.push(words.total.to_owned());
        let mut csv = vec![head];
        let mut family = "";
        for row in &self.rows {
            let name = row.technique.name.as_str();
            if row.is_family {
                family = name;
            }
            let mut cells = vec![family.to_owned()];
            if self.shape.with_techniques {
                cells.push(if row.is_family { String::new() } else { name.to_owned() });
            }
            cells.extend(row.counts.iter().chain([&row.technique.count]).map(ToString::to_string));
            csv.push(cells);
        }
        let mut last = vec![words.together.to_owned()];
        if self.shape.with_techniques {
            last.push(String::new());
        }
        last.extend(self.totals().map(|total| total.to_string()));
        csv.push(last);
        csv
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

/// The gaps as CSV has them.
pub fn gap_rows(gaps: &[Gap], locale: Locale) -> Vec<Vec<String>> {
    let words = words(locale);
    let mut rows = vec![vec![words.family.to_owned(), words.technique.to_owned()]];
    for gap in gaps {
        let family = gap.family.name.clone();
        if gap.techniques.is_empty() {
            rows.push(vec![family.clone(), String::new()]);
        }
        rows.extend(gap.techniques.iter().map(|technique| vec![family.clone(), technique.name.clone()]));
    }
    rows
}

/// How long ago an information was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than six months.
    Fresh,
    /// Six months to a year.
    Fair,
    /// A year or more.
    Old,
    Undated,
}

impl Age {
    pub const ALL: [Self; 4] = [Self::Fresh, Self::Fair, Self::Old, Self::Undated];

    pub fn of(as_of: Option<Date>, today: Date) -> Self {
        match as_of.map(|as_of| as_of.months_until(today)) {
            Some(0..6) => Self::Fresh,
            Some(6..12) => Self::Fair,
            Some(_) => Self::Old,
            None => Self::Undated,
        }
    }

    pub const fn needs_checking(self) -> bool {
        matches!(self, Self::Old | Self::Undated)
    }
}

/// How many platforms are of each of [`Age::ALL`].
pub fn ages(catalogue: &Catalogue, today: Date) -> [usize; 4] {
    let mut ages = [0; 4];
    for platform in &catalogue.platforms.all {
        ages[Age::of(platform.as_of, today) as usize] += 1;
    }
    ages
}

/// The ages as CSV has them.
pub fn age_rows(ages: [usize; 4], locale: Locale) -> Vec<Vec<String>> {
    let head = vec![words(locale).age.to_owned(), locale.text().platforms.to_owned()];
    let rows = Age::ALL.map(|age| vec![text::overview::age(locale, age).to_owned(), ages[age as usize].to_string()]);
    std::iter::once(head).chain(rows).collect()
}

/// The platforms that need checking, the longest unchecked first, those without a date last.
pub fn to_check(catalogue: &Catalogue, today: Date, locale: Locale) -> Vec<&Platform> {
    let all = catalogue.platforms.all.iter();
    let mut old: Vec<&Platform> = all.filter(|one| Age::of(one.as_of, today).needs_checking()).collect();
    order::sort_by(&mut old, |one, other| {
        let date = |platform: &Platform| (platform.as_of.is_none(), platform.as_of);
        let name = |platform: &Platform| engine::fold::fold(platform.name.text(locale));
        date(one).cmp(&date(other)).then_with(|| name(one).cmp(&name(other)))
    });
    old
}

/// The platforms to check as CSV has them.
pub fn check_rows(catalogue: &Catalogue, platforms: &[&Platform], locale: Locale) -> Vec<Vec<String>> {
    let words = words(locale);
    let head = [words.platform, locale.text().host, words.date, words.id].map(str::to_owned).to_vec();
    let rows = platforms.iter().map(|platform| {
        let date = platform.as_of.map(Date::iso).unwrap_or_default();
        vec![platform.name.text(locale).to_owned(), catalogue.host_name(platform, locale), date, platform.id.clone()]
    });
    std::iter::once(head).chain(rows).collect()
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
    let text = |total: &Total| (total.of.is_none(), total.of.clone());
    order::sort_by(&mut needs.by_kind, |one, other| {
        other.count.cmp(&one.count).then_with(|| text(one).cmp(&text(other)))
    });
    order::sort_by(&mut needs.by_horizon, |one, other| text(one).cmp(&text(other)));
    needs
}

fn group<'a>(totals: &'a mut Vec<Total>, of: Option<&String>) -> &'a mut Total {
    let place = totals.iter().position(|total| total.of.as_ref() == of).unwrap_or_else(|| {
        totals.push(Total { of: of.cloned(), ..Total::default() });
        totals.len() - 1
    });
    &mut totals[place]
}

/// Totals as CSV has them; `name` says how what they have in common reads.
pub fn total_rows(
    head: &str,
    totals: &[Total],
    name: &dyn Fn(Option<&String>) -> String,
    locale: Locale,
) -> Vec<Vec<String>> {
    let words = words(locale);
    let head = [head, words.needs_counted, words.euros, words.without_amount].map(str::to_owned).to_vec();
    let rows = totals.iter().map(|total| {
        vec![name(total.of.as_ref()), total.count.to_string(), euros(total.euros), total.without_amount.to_string()]
    });
    std::iter::once(head).chain(rows).collect()
}

/// The needs one by one as CSV has them.
pub fn need_rows(needs: &Needs<'_>, kind: &dyn Fn(Option<&String>) -> String, locale: Locale) -> Vec<Vec<String>> {
    let words = words(locale);
    let head = [words.platform, words.need, words.kind, words.horizon, words.euros].map(str::to_owned).to_vec();
    let rows = needs.all.iter().map(|(platform, need)| {
        vec![
            platform.name.text(locale).to_owned(),
            need.title.text(locale).to_owned(),
            kind(need.kind.as_ref()),
            need.horizon.clone().unwrap_or_default(),
            need.amount.map(euros).unwrap_or_default(),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

/// An amount as a spreadsheet reads it.
fn euros(amount: f64) -> String {
    let (whole, decimals) = text::digits(amount);
    if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") }
}
