//! The figures of the overview as tables, for download.

use crate::html::escape;
use crate::locale::Locale;
use crate::number;
use crate::overview::{Coverage, Needs, Tally, Total};
use crate::query::Facet;
use crate::text;
use crate::text::overview::{name, words};

/// Rows of cells.
pub type Table = Vec<Vec<String>>;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The values of a facet with their numbers of platforms.
pub fn tally_table(facet: Facet, tallies: &[Tally], locale: Locale) -> Table {
    let mut table = vec![row(&[text::catalogue::facet(locale, facet), locale.text().platforms])];
    for tally in tallies {
        table.push(row(&[&name(locale, tally), &tally.count.to_string()]));
    }
    table
}

/// The table of coverage with all numbers, also zeros.
pub fn coverage_table(coverage: &Coverage, locale: Locale) -> Table {
    let words = words(locale);
    let line = |name: &str, total: usize, counts: &mut dyn Iterator<Item = usize>| {
        let mut line = row(&[name, &total.to_string()]);
        line.extend(counts.map(|count| count.to_string()));
        line
    };
    let mut head = row(&[words.family, words.total]);
    head.extend(coverage.columns.iter().map(|column| name(locale, column)));
    let mut table = vec![head];
    for row in &coverage.rows {
        table.push(line(&row.family.name, row.family.count, &mut row.counts.iter().copied()));
    }
    table.push(line(words.total, coverage.total, &mut coverage.columns.iter().map(|column| column.count)));
    table
}

/// Who may use the platforms, counted by [`crate::overview::access_shares`].
pub fn access_table(shares: [usize; 4], locale: Locale) -> Table {
    let mut table = vec![row(&[text::catalogue::facet(locale, Facet::Access), locale.text().platforms])];
    for (audience, share) in words(locale).audiences.iter().zip(shares) {
        table.push(row(&[audience, &share.to_string()]));
    }
    table
}

/// A table as an SVG image: names, then a bar for each number of the first column, and cells for the other columns.
pub fn picture(title: &str, table: &Table) -> String {
    const LINE: usize = 26;
    const NAMES: usize = 380;
    const BARS: usize = 300;
    const CELL: usize = 56;
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let (width, head) = (NAMES + BARS + CELL * columns, if columns > 2 { 200 } else { 70 });
    let height = head + LINE * table.len();
    let count = |cell: &str| cell.parse::<usize>().unwrap_or_default();
    // If there are several columns, the last line is the total.
    let lines = || table.iter().skip(1).take(table.len().saturating_sub(if columns > 2 { 2 } else { 1 }));
    let largest = |from: usize, to: usize| {
        let cells = lines().flat_map(|line| line.iter().take(to).skip(from));
        cells.map(|cell| count(cell)).max().unwrap_or_default().max(1)
    };
    let (longest, densest) = (largest(1, 2), largest(2, columns));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"14\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    );
    let mut write = |x: usize, y: usize, more: &str, text: &str| {
        svg += &format!("<text x=\"{x}\" y=\"{y}\"{more}>");
        escape(text, &mut svg);
        svg += "</text>";
    };
    write(0, 24, " font-size=\"18\" font-weight=\"bold\"", title);
    for (column, name) in table.first().into_iter().flatten().enumerate().skip(2) {
        let x = NAMES + BARS + CELL * (column - 1) + CELL / 2;
        let turned = format!(" transform=\"rotate(-60 {x} {})\"", head - 8);
        write(x, head - 8, &turned, name);
    }
    let mut shapes = String::new();
    for (line, cells) in table.iter().skip(1).enumerate() {
        let y = head + LINE * line;
        for (column, cell) in cells.iter().enumerate() {
            let (value, x) = (count(cell), NAMES + BARS + CELL * column.saturating_sub(1));
            match column {
                0 => write(0, y + 17, "", cell),
                1 => {
                    let bar = (BARS - 50) * value.min(longest) / longest;
                    shapes +=
                        &format!("<rect x=\"{NAMES}\" y=\"{y}\" width=\"{bar}\" height=\"20\" fill=\"#3f3f5f\"/>");
                    write(NAMES + bar + 6, y + 17, "", cell);
                }
                _ => {
                    let shade = 90 * value.min(densest) / densest;
                    shapes += &format!(
                        "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"24\" fill=\"#3f3f5f\" fill-opacity=\".{shade:02}\"/>",
                        CELL - 2
                    );
                    let ink = if shade > 45 { "#fff" } else { "#000" };
                    let more = format!(" text-anchor=\"middle\" fill=\"{ink}\"");
                    write(x + CELL / 2, y + 17, &more, if value == 0 { "" } else { cell });
                }
            }
        }
    }
    // Behind the texts.
    let start = svg.find("<text").unwrap_or(svg.len());
    svg.insert_str(start, &shapes);
    svg + "</svg>"
}

/// The name of a kind or horizon of needs; its argument is `None` for needs without one.
pub type Naming<'a> = &'a dyn Fn(Option<&String>) -> String;

/// Totals of needs. `head` is the header of the first column.
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

/// An amount in the form that spreadsheets read.
fn euros(amount: f64) -> String {
    let (whole, decimals) = number::digits(amount);
    if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") }
}
