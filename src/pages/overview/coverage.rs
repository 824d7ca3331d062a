//! The table of families by département or by institution.

use std::sync::Arc;

use leptos::prelude::With;
use site_core::catalogue::Catalogue;
use site_core::export::overview as tables;
use site_core::locale::Locale;
use site_core::number;
use site_core::overview::{Coverage, Row, Tally};
use site_core::query::{CatalogueQuery, Facet, OverviewQuery, PageQuery, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::overview as messages;

use super::parts::{Drawn, FigureState, bar, each, hidden, name, numbered, plate, tile};
use crate::components::icon::locator;
use crate::view::{Element, IntoNode, Node, el, live, many};

pub(super) fn section(state: &mut FigureState, catalogue: Arc<Catalogue>) -> Option<Node> {
    let FigureState { context, locale, words, .. } = *state;
    if catalogue.offered(Facet::Technique).is_empty() {
        return None;
    }
    state.figures += 1;
    let number = state.figures;
    let search = context.search;
    let shape = move || search.with(|search| OverviewQuery::parse(search));
    // Outside of the live table, so that the links keep the focus.
    let link = |by_host: bool, name: &'static str| {
        let with = OverviewQuery { by_host };
        el("a")
            .attr("href", with.href_of(&Page::Overview, locale))
            .live("aria-current", move || (with == shape()).then_some("true"))
            .attr("data-state-link", "")
            .child(name)
    };
    let columns = el("nav")
        .class("segmented")
        .attr("aria-label", words.columns)
        .child(link(false, words.by_departement))
        .child(link(true, words.by_host));
    context.announcer.follow(move || messages::coverage_title(locale, shape()).to_owned());
    let drawn = live(move || {
        let coverage = Coverage::new(&catalogue, shape(), locale);
        let title = messages::coverage_title(locale, coverage.shape);
        let caption = format!("{title}. {}", messages::coverage_note(locale, &coverage));
        let body = heat_table(&catalogue, &coverage, locale);
        let table = tables::coverage_table(&coverage, locale);
        let search = coverage.shape.to_search();
        let drawn = numbered(locale, number, &search, Drawn { title, body, caption, table });
        tile(messages::coverage(locale, &coverage), drawn)
    });
    Some(plate("t-coverage", words.coverage, columns.node()).child(drawn).node())
}

// The roles of the table are explicit, because a table displayed as blocks on a narrow screen loses its implicit roles.

/// A row: its name, its total, its cells.
fn row(head: Node, total: Element, cells: Node) -> Element {
    let head = el("th").attr("scope", "row").attr("role", "rowheader").child(head);
    el("tr").attr("role", "row").child(head).child(total.class("total")).child(cells)
}

fn column_head(inside: Node) -> Element {
    el("th").attr("scope", "col").attr("role", "columnheader").child(inside)
}

fn part(tag: &'static str, rows: Node) -> Element {
    el(tag).attr("role", "rowgroup").child(rows)
}

/// A number as a link to the platforms that it counts, after its graphic.
fn cell(count: usize, query: &CatalogueQuery, drawn: Option<Element>, locale: Locale) -> Element {
    let inside = if count == 0 {
        el("span").class("zero").child("0")
    } else {
        el("a")
            .attr("href", catalogue_href(locale, query))
            // Screen readers read the headers of row and column.
            .attr("aria-label", text::platforms(locale, count))
            .child(drawn)
            .child(number::format_count(count, locale))
    };
    el("td").attr("role", "cell").child(inside)
}

fn heat_table(catalogue: &Catalogue, coverage: &Coverage, locale: Locale) -> Node {
    let words = messages::words(locale);
    let Coverage { columns, rows, shape, .. } = coverage;
    let heads = each(columns.len(), &|index| column_head(column_name(catalogue, &columns[index])).node());
    let head = el("tr")
        .attr("role", "row")
        .child(column_head(hidden(words.family).node()))
        .child(column_head(words.total.node()).class("total"))
        .child(heads);
    let most = rows.iter().map(|row| row.family.count).max().unwrap_or_default();
    let body = each(rows.len(), &|index| family_row(catalogue, coverage, &rows[index], most, locale));
    let foot = each(columns.len(), &|index| {
        let column = &columns[index];
        cell(column.count, &column.query(), None, locale).node()
    });
    let total = cell(coverage.total, &CatalogueQuery::default(), None, locale);
    el("table")
        .class("heat-table")
        .attr("role", "table")
        .attr("data-by", shape.columns().code())
        .child(el("caption").class("visually-hidden").child(messages::coverage_title(locale, *shape)))
        .child(part("thead", head.node()))
        .child(part("tbody", body))
        .child(part("tfoot", row(words.total.node(), total, foot).node()))
        .node()
}

fn column_name(catalogue: &Catalogue, column: &Tally) -> Node {
    let (drawing, short) = if column.facet == Facet::Departement {
        (Some(locator(&column.value)), Some(&column.value))
    } else {
        let host = catalogue.hosts.as_ref().and_then(|hosts| hosts.get(&column.value));
        (None, host.and_then(|host| host.acronym.as_ref()))
    };
    let name = match short {
        Some(short) => el("abbr").attr("title", column.name.clone()).child(short.clone()).node(),
        None => column.name.clone().node(),
    };
    many().child(drawing).child(el("span").class("column-name").child(name)).node()
}

fn family_row(catalogue: &Catalogue, coverage: &Coverage, row_of: &Row, most: usize, locale: Locale) -> Node {
    let Row { family, counts } = row_of;
    let cells = each(counts.len(), &|index| {
        let (count, column) = (counts[index], &coverage.columns[index]);
        cell(count, &coverage.query(family, column), None, locale).attr("data-level", coverage.level(count)).node()
    });
    let total = cell(family.count, &family.query(), Some(bar(family.count, most)), locale);
    let hue = catalogue.technique(&family.value).and_then(|technique| technique.hue.clone());
    row(name(catalogue, family, locale), total, cells).attr("data-hue", hue).node()
}
