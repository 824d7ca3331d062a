//! The figures of the overview as tables, for the files that visitors download.

use crate::locale::Locale;
use crate::number;
use crate::overview::{Coverage, Gap, Needs, Tally, Total};
use crate::query::Facet;
use crate::text;
use crate::text::overview::{name, words};

/// Rows of cells.
pub type Table = Vec<Vec<String>>;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Each value of a facet with its number of platforms.
pub fn tally_table(facet: Facet, tallies: &[Tally], locale: Locale) -> Table {
    let mut table = vec![row(&[text::catalogue::facet(locale, facet), locale.text().platforms])];
    for tally in tallies {
        table.push(row(&[&name(locale, tally), &tally.count.to_string()]));
    }
    table
}

/// The table of coverage with every number, zeros included.
pub fn coverage_table(coverage: &Coverage, locale: Locale) -> Table {
    let words = words(locale);
    let has_techniques = coverage.shape.with_techniques;
    let begin = |family: &str, technique: &str| {
        if has_techniques { row(&[family, technique]) } else { row(&[family]) }
    };
    let mut head = begin(words.family, words.technique);
    for column in &coverage.columns {
        head.push(name(locale, column));
    }
    head.push(words.total.to_owned());
    let mut table = vec![head];
    let mut family = "";
    for row in &coverage.rows {
        let name = row.technique.name.as_str();
        if row.is_family {
            family = name;
        }
        let mut cells = begin(family, if row.is_family { "" } else { name });
        for count in &row.counts {
            cells.push(count.to_string());
        }
        cells.push(row.technique.count.to_string());
        table.push(cells);
    }
    let mut last = begin(words.together, "");
    for column in 0..=coverage.columns.len() {
        last.push(coverage.total_of(column).to_string());
    }
    table.push(last);
    table
}

/// The techniques that no platform has, each with its family.
pub fn gap_table(gaps: &[Gap], locale: Locale) -> Table {
    let words = words(locale);
    let mut table = vec![row(&[words.family, words.technique])];
    for gap in gaps {
        if gap.techniques.is_empty() {
            table.push(row(&[&gap.family.name, ""]));
        }
        for technique in &gap.techniques {
            table.push(row(&[&gap.family.name, &technique.name]));
        }
    }
    table
}

/// How a kind or a horizon of needs reads; `None` for the needs that state none.
pub type Naming<'a> = &'a dyn Fn(Option<&String>) -> String;

/// Totals of needs, under `head`, the text for what the needs of a row have in common.
pub fn total_table(head: &str, totals: &[Total], name: Naming<'_>, locale: Locale) -> Table {
    let words = words(locale);
    let mut table = vec![row(&[head, words.needs_counted, words.euros, words.without_amount])];
    for total in totals {
        let numbers = [total.count.to_string(), euros(total.euros), total.without_amount.to_string()];
        table.push(row(&[&name(total.of.as_ref()), &numbers[0], &numbers[1], &numbers[2]]));
    }
    table
}

/// The needs one by one.
pub fn need_table(needs: &Needs<'_>, kind: Naming<'_>, locale: Locale) -> Table {
    let words = words(locale);
    let mut table = vec![row(&[words.platform, words.need, words.kind, words.horizon, words.euros])];
    for (platform, need) in &needs.all {
        let amount = need.amount.map(euros).unwrap_or_default();
        let horizon = need.horizon.as_deref().unwrap_or_default();
        let (name, title) = (platform.name.text(locale), need.title.text(locale));
        table.push(row(&[name, title, &kind(need.kind.as_ref()), horizon, &amount]));
    }
    table
}

/// An amount as a spreadsheet reads it.
fn euros(amount: f64) -> String {
    let (whole, decimals) = number::digits(amount);
    if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") }
}
