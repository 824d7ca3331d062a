//! The region's platforms in figures, computed from their records. The layout of the first figure is in the URL.

use std::sync::Arc;

use site_core::catalogue::Catalogue;
use site_core::content::access::Access;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::csv;
use site_core::export::overview::{self as tables, Naming, Table};
use site_core::locale::Locale;
use site_core::number;
use site_core::overview::{self, Coverage, Needs, Row, Tally, Total};
use site_core::query::{CatalogueQuery, Facet, OverviewQuery, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::overview as say;

use crate::browser;
use crate::components::icon::{icon, locator};
use crate::components::link::{breadcrumbs, embed_line, more_link};
use crate::components::localized::localized;
use crate::components::notice;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, el, live, many};

/// Rows of a long list shown at first.
const SHORT: usize = 10;

/// What the figures share, and their number so far.
struct State<'a> {
    context: &'a Context,
    catalogue: &'a Catalogue,
    locale: Locale,
    words: &'static say::Words,
    figures: usize,
}

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = Page::Overview.title(locale);
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, title);
    };
    let mut state = State { context, catalogue: &catalogue, locale, words: say::words(locale), figures: 0 };
    let figures = many()
        .child(coverage(&mut state, Arc::clone(&catalogue)))
        .child(families(&mut state))
        .child(departements_and_access(&mut state))
        .child(hosts_and_labels(&mut state))
        .child(gaps(&mut state))
        .child(needs(&mut state));
    many()
        .child(head(&state, title))
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child(
            el("div")
                .class("wrap stack")
                .attr("data-gap", "section")
                .child(figures)
                .child(embed_line(context, Page::Overview)),
        )
        .node()
}

fn head(state: &State, title: &'static str) -> Node {
    let State { context, catalogue, locale, .. } = *state;
    let shared = locale.text();
    let words = text::catalogue::words(locale);
    let lead = context.content.site.ready().and_then(|site| localized(&site.lead("overview"), locale));
    let families = overview::tallies(catalogue, Facet::Technique, locale);
    let departements = overview::tallies(catalogue, Facet::Departement, locale);
    let hosts = overview::tallies(catalogue, Facet::Host, locale).len();
    let platforms = catalogue.platforms.all.len();
    let facts = [
        (platforms, text::platforms_noun(locale, platforms).to_owned()),
        (overview::present(&families), say::families_of(locale, families.len())),
        (hosts, say::institutions(locale, hosts).to_owned()),
        (overview::present(&departements), say::departements_of(locale, departements.len())),
    ];
    let facts = each(facts.len(), &|index| {
        let (value, meaning) = &facts[index];
        el("li")
            .child(el("b").child(number::format_count(*value, locale)))
            .child(" ")
            .child(el("span").child(meaning.clone()))
            .node()
    });
    let view =
        |href: String, drawing: &str, name: &'static str| el("a").attr("href", href).child(icon(drawing)).child(name);
    let catalogue_view = |on_map| catalogue_href(locale, &CatalogueQuery::default().with_map(on_map));
    let here = view(Page::Overview.href(locale), "chart", words.figures_view).attr("aria-current", "page");
    let views = el("nav")
        .class("segmented")
        .attr("aria-label", words.display)
        .child(view(catalogue_view(false), "list", words.list_view))
        .child(view(catalogue_view(true), "map", words.map_view))
        .child(here);
    el("div")
        .class("wrap")
        .child(breadcrumbs(context, &[(Page::Platforms, shared.platforms)], words.figures_view))
        .child(
            el("header")
                .class("page-head")
                .child(el("h1").child(title))
                .child(lead.map(|lead| el("p").class("lead").child(lead)))
                .child(el("div").class("row").child(views))
                .child(el("ul").class("key-facts").child(facts))
                .child(notice::left_out(context, &catalogue.platforms, File::Platforms)),
        )
        .node()
}

// What figures are made of.

/// As many nodes as `count`.
fn each(count: usize, draw: &dyn Fn(usize) -> Node) -> Node {
    Node::Many((0..count).map(draw).collect())
}

/// A section under a ruled title; its content follows as children.
fn plate(id: &'static str, title: &'static str, beside_title: Node) -> Element {
    let title = el("h2").attr("id", id).child(title);
    el("section")
        .class("plate")
        .attr("aria-labelledby", id)
        .child(el("div").class("section-head").child(title).child(beside_title))
}

/// A section with one sentence, and its figures.
fn read(id: &'static str, title: &'static str, reading: String, figures: Node) -> Node {
    plate(id, title, Node::Nothing).child(beside(reading, figures)).node()
}

fn beside(reading: String, figures: Node) -> Node {
    el("div")
        .class("plate-grid")
        .child(el("p").class("plate-reading").child(reading))
        .child(el("div").class("stack").attr("data-gap", "loose").child(figures))
        .node()
}

/// A section of two figures side by side.
fn pair(id: &'static str, title: &'static str, figures: Node) -> Node {
    plate(id, title, Node::Nothing).child(el("div").class("tiles").attr("data-size", "wide").child(figures)).node()
}

/// One of two figures side by side, below its sentence.
fn tile(reading: String, figure: Node) -> Node {
    el("div").class("stack plate-tile").child(el("p").class("plate-reading").child(reading)).child(figure).node()
}

/// A figure with its number, its caption, and its table to download.
fn figure(state: &mut State, title: &'static str, body: Node, caption: String, table: Table) -> Node {
    state.figures += 1;
    numbered(state.locale, state.figures, title, body, caption, table)
}

fn numbered(locale: Locale, number: usize, title: &'static str, body: Node, caption: String, table: Table) -> Node {
    let download =
        move |_| browser::download(&say::file_name(title), "text/csv", csv::write(&table, locale).as_bytes());
    let of = el("span").class("visually-hidden").child(locale.text().colon).child(title);
    let button = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .on("click", download)
        .child(icon("download"))
        .child(el("span").child(say::words(locale).download).child(of));
    let caption = el("figcaption")
        .child(el("b").child([say::words(locale).figure, "\u{a0}", &number.to_string(), "."].concat()))
        .child(" ")
        .child(caption)
        .child(el("div").child(button));
    el("figure").class("figure").child(body).child(caption).node()
}

/// The name of a value, with `lang` if it is in the other language.
fn name(catalogue: &Catalogue, tally: &Tally, locale: Locale) -> Node {
    let known = match tally.facet {
        Facet::Technique => catalogue.technique(&tally.value).map(|technique| &technique.label),
        Facet::Host => catalogue.hosts.as_ref().and_then(|hosts| hosts.get(&tally.value)).map(|host| &host.name),
        _ => None,
    };
    known.and_then(|name| localized(name, locale)).unwrap_or_else(|| say::name(locale, tally).node())
}

fn hue(catalogue: &Catalogue, tally: &Tally) -> Option<String> {
    catalogue.technique(&tally.value).and_then(|technique| technique.hue.clone())
}

fn hidden(text: &'static str) -> Element {
    el("span").class("visually-hidden").child(text)
}

/// A row of a bar chart, as a link if it has a URL.
fn bar(name: Node, count: usize, largest: usize, href: Option<String>, locale: Locale) -> Element {
    let width = if count == 0 { 0 } else { (count * 1000 / largest.max(1)).max(5) };
    let drawn = el("svg")
        .class("bar")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(el("rect").attr("width", width.to_string()).attr("height", "10"));
    let noun = hidden(text::platforms_noun(locale, count));
    let value = el("span").class("value").child(number::format_count(count, locale)).child(" ").child(noun);
    let row = el(if href.is_some() { "a" } else { "div" }).attr("href", href);
    el("li").child(row.child(el("span").child(name)).child(" ").child(drawn).child(value))
}

fn bars(state: &State, tallies: &[Tally], largest: usize) -> Node {
    let State { catalogue, locale, .. } = *state;
    let rows = each(tallies.len(), &|index| {
        let tally = &tallies[index];
        let name = name(catalogue, tally, locale);
        let href = (tally.count > 0).then(|| catalogue_href(locale, &tally.query()));
        bar(name, tally.count, largest, href, locale).attr("data-hue", hue(catalogue, tally)).node()
    });
    el("ol").class("bars").child(rows).node()
}

fn largest(tallies: &[Tally]) -> usize {
    tallies.iter().map(|tally| tally.count).max().unwrap_or_default()
}

/// The first rows of a long list, and the rest in closed `details`.
fn long(first: Node, others: String, rest: Node) -> Node {
    let summary = el("summary").child(icon("chevron")).child(others);
    many().child(first).child(el("details").class("more").child(summary).child(rest)).node()
}

// The figures.

fn coverage(state: &mut State, catalogue: Arc<Catalogue>) -> Option<Node> {
    let State { context, locale, words, .. } = *state;
    if catalogue.offered(Facet::Technique).is_empty() {
        return None;
    }
    state.figures += 1;
    let number = state.figures;
    let shape = context.query(OverviewQuery::parse);
    // Outside of the live table, so that the links keep the focus.
    let choice = |label: &'static str, names: [&'static str; 2], is_rows: bool| {
        let link = |is_second: bool| {
            let with = move || {
                let shape = shape();
                if is_rows {
                    OverviewQuery { with_techniques: is_second, ..shape }
                } else {
                    OverviewQuery { by_host: is_second, ..shape }
                }
            };
            el("a")
                .live("href", move || Page::Overview.href(locale) + &with().to_search())
                .live("aria-current", move || (with() == shape()).then_some("true"))
                .attr("data-state-link", "")
                .child(names[usize::from(is_second)])
        };
        el("nav").class("segmented").attr("aria-label", label).child(link(false)).child(link(true))
    };
    let columns = choice(words.columns, [words.by_departement, words.by_host], false);
    let rows = choice(words.rows, [locale.text().families, locale.text().techniques], true);
    let choices = el("div").class("row").child(columns).child(rows).node();
    let said = live(move || say::coverage_title(locale, shape()));
    let drawn = live(move || {
        let coverage = Coverage::new(&catalogue, shape(), locale);
        let title = say::coverage_title(locale, coverage.shape);
        let caption = format!("{title}. {}", say::coverage_note(locale, &coverage));
        let body = heat_table(&catalogue, &coverage, locale);
        let reading = say::coverage(locale, &coverage);
        beside(reading, numbered(locale, number, title, body, caption, tables::coverage_table(&coverage, locale)))
    });
    let said = el("p").class("visually-hidden").attr("role", "status").child(said);
    Some(plate("t-coverage", words.coverage, choices).child(said).child(drawn).node())
}

// The roles of the table are explicit, because a table displayed as blocks on a narrow screen loses its own.

fn row(head: Node, cells: Node, total: Element) -> Element {
    let head = el("th").attr("scope", "row").attr("role", "rowheader").child(head);
    el("tr").attr("role", "row").child(head).child(cells).child(total)
}

fn column_head(inside: Node) -> Element {
    el("th").attr("scope", "col").attr("role", "columnheader").child(inside)
}

fn part(tag: &'static str, rows: Node) -> Element {
    el(tag).attr("role", "rowgroup").child(rows)
}

/// A number as a link to what it counts; empty if it is zero.
fn cell(count: usize, query: &CatalogueQuery, of: [&str; 2], locale: Locale) -> Element {
    let inside = if count == 0 {
        hidden("0")
    } else {
        el("a")
            .attr("href", catalogue_href(locale, query))
            .attr("aria-label", say::cell(locale, count, of))
            .child(number::format_count(count, locale))
    };
    el("td").attr("role", "cell").child(inside)
}

fn heat_table(catalogue: &Catalogue, coverage: &Coverage, locale: Locale) -> Node {
    let words = say::words(locale);
    let Coverage { columns, rows, shape, .. } = coverage;
    let corner = if shape.with_techniques { words.technique } else { words.family };
    let heads = each(columns.len(), &|index| column_head(column_name(catalogue, &columns[index])).node());
    let head = el("tr")
        .attr("role", "row")
        .child(column_head(hidden(corner).node()))
        .child(heads)
        .child(column_head(words.total.node()));
    let body = each(rows.len(), &|index| technique_row(catalogue, coverage, &rows[index], locale));
    let together = |index: usize| {
        let column = columns.get(index);
        let query = column.map_or_else(CatalogueQuery::default, Tally::query);
        let name = column.map_or(words.total, |column| &column.name);
        cell(coverage.total_of(index), &query, [words.together, name], locale).class("total")
    };
    let foot = each(columns.len(), &|index| together(index).node());
    let foot = row(words.together.node(), foot, together(columns.len()));
    el("table")
        .class("heat-table")
        .attr("role", "table")
        .attr("data-by", shape.columns().code())
        .child(el("caption").class("visually-hidden").child(say::coverage_title(locale, *shape)))
        .child(part("thead", head.node()))
        .child(part("tbody", body))
        .child(part("tfoot", foot.node()))
        .node()
}

fn column_name(catalogue: &Catalogue, column: &Tally) -> Node {
    let (drawing, short) = if column.facet == Facet::Departement {
        (Some(locator(&column.value, "locator")), Some(&column.value))
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

fn technique_row(catalogue: &Catalogue, coverage: &Coverage, technique: &Row, locale: Locale) -> Node {
    let Row { technique, is_family, counts } = technique;
    let cells = each(counts.len(), &|index| {
        let (count, column) = (counts[index], &coverage.columns[index]);
        cell(count, &coverage.query(technique, column), [&technique.name, &column.name], locale)
            .attr("data-level", coverage.level(count))
            .node()
    });
    let of = [technique.name.as_str(), say::words(locale).total];
    let total = cell(technique.count, &technique.query(), of, locale).class("total");
    row(name(catalogue, technique, locale), cells, total).attr("data-sub", !is_family).node()
}

fn families(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let tallies = overview::tallies(catalogue, Facet::Technique, locale);
    if tallies.is_empty() {
        return None;
    }
    let figure = tally_figure(state, words.families, words.families_caption, &tallies);
    Some(read("t-families", words.families, say::families(locale, &tallies), figure))
}

/// Bars; only the first ones if there are many.
fn tally_figure(state: &mut State, title: &'static str, caption: impl Into<String>, tallies: &[Tally]) -> Node {
    let most = largest(tallies);
    let Some(facet) = tallies.first().map(|tally| tally.facet) else { return Node::Nothing };
    let is_long = matches!(facet, Facet::Host | Facet::Label) && tallies.len() > SHORT;
    let body = if is_long {
        let (first, rest) = tallies.split_at(SHORT);
        long(bars(state, first, most), say::others(state.locale, facet, rest.len()), bars(state, rest, most))
    } else {
        bars(state, tallies, most)
    };
    let table = tables::tally_table(facet, tallies, state.locale);
    figure(state, title, body, caption.into(), table)
}

fn departements_and_access(state: &mut State) -> Node {
    let State { catalogue, locale, words, .. } = *state;
    let total = catalogue.platforms.all.len();
    let tallies = overview::tallies(catalogue, Facet::Departement, locale);
    let table = tables::tally_table(Facet::Departement, &tallies, locale);
    let body = columns_chart(catalogue, &tallies, locale);
    let places = figure(state, words.departements, body, words.departements_caption.to_owned(), table);
    let places = tile(say::departements(locale, &tallies, total), places);
    // Of those whose access is known.
    let mut tallies = overview::tallies(catalogue, Facet::Access, locale);
    tallies.retain(|tally| tally.value != Access::Unknown.code());
    let known = total - catalogue.count(Facet::Access, Access::Unknown.code());
    let access = (known > 0).then(|| {
        let caption = say::access_caption(locale, known, total);
        let reading = say::access(locale, overview::open_to_both(catalogue), known);
        tile(reading, tally_figure(state, words.access, caption, &tallies))
    });
    pair("t-places", words.places, many().child(places).child(access))
}

/// A column for each département, as a link to its platforms.
fn columns_chart(catalogue: &Catalogue, tallies: &[Tally], locale: Locale) -> Node {
    const STEP: usize = 45;
    const BASE: usize = 200;
    let most = largest(tallies).max(1);
    let columns = each(tallies.len(), &|index| {
        let tally = &tallies[index];
        let departement = catalogue.map.as_ref().and_then(|map| map.departements.get(&tally.value));
        let label = text::catalogue::departement_count(locale, &tally.name, &tally.value, tally.count);
        let height = if tally.count == 0 { 0 } else { (tally.count * 160 / most).max(2) };
        let top = BASE - height;
        let number = |class: &'static str, y: usize, text: String| {
            let middle = (index * STEP + 22).to_string();
            el("text").attr("class", class).attr("x", middle).attr("y", y.to_string()).child(text)
        };
        let drawn = el("rect")
            .class("column")
            .attr("data-ring", departement.and_then(|departement| departement.ring.clone()))
            .attr("x", (index * STEP + 7).to_string())
            .attr("y", top.to_string())
            .attr("width", "31")
            .attr("height", height.to_string());
        let group = if tally.count == 0 {
            el("g").attr("role", "img").attr("aria-label", label)
        } else {
            el("a").attr("href", catalogue_href(locale, &tally.query())).child(el("title").child(label))
        };
        group
            .child(drawn)
            .child(number("", top - 7, number::format_count(tally.count, locale)))
            .child(number("tick", 222, tally.value.clone()))
            .node()
    });
    let width = tallies.len() * STEP;
    el("svg")
        .class("columns-chart")
        .attr("viewBox", format!("0 0 {width} 240"))
        .attr("role", "group")
        .attr("aria-label", say::words(locale).departements)
        .child(el("path").class("axis").attr("d", format!("M0 200.5h{width}")))
        .child(columns)
        .node()
}

fn hosts_and_labels(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let hosts = overview::tallies(catalogue, Facet::Host, locale);
    let labels = overview::tallies(catalogue, Facet::Label, locale);
    let has_any = !hosts.is_empty() || !labels.is_empty();
    let hosts = (!hosts.is_empty())
        .then(|| tile(say::hosts(locale, &hosts), tally_figure(state, words.hosts, words.hosts_caption, &hosts)));
    let labels = (!labels.is_empty()).then(|| {
        let any = overview::with_any(catalogue, Facet::Label);
        let reading = say::labels(locale, &labels, any, catalogue.platforms.all.len());
        tile(reading, tally_figure(state, words.labels, words.labels_caption, &labels))
    });
    has_any.then(|| pair("t-hosts", words.hosts_and_labels, many().child(hosts).child(labels)))
}

fn gaps(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let techniques = overview::technique_count(catalogue);
    let gaps = overview::gaps(catalogue, locale);
    if gaps.is_empty() {
        return None;
    }
    let items = each(gaps.len(), &|index| {
        let overview::Gap { family, techniques } = &gaps[index];
        let missing =
            each(techniques.len(), &|index| el("li").child(name(catalogue, &techniques[index], locale)).node());
        let has_any = family.count > 0;
        let href = has_any.then(|| catalogue_href(locale, &family.query()));
        let title = el(if has_any { "a" } else { "span" }).class("tag").attr("href", href);
        el("li")
            .attr("data-hue", hue(catalogue, family))
            .child(el("h3").child(title.child(name(catalogue, family, locale))))
            .child((!has_any).then(|| el("p").child(words.whole_family)))
            .child((!techniques.is_empty()).then(|| el("ul").child(missing)))
            .node()
    });
    let missing = gaps.iter().map(|gap| gap.techniques.len()).sum();
    let add = more_link(Page::Propose.href(locale), Page::Propose.title(locale));
    let body = many().child(el("ul").class("technique-list tiles").child(items)).child(el("p").child(add)).node();
    let figure = figure(state, words.gaps, body, words.gaps_caption.to_owned(), tables::gap_table(&gaps, locale));
    Some(read("t-gaps", words.gaps, say::gaps(locale, missing, techniques), figure))
}

fn platform_link(platform: &Platform, locale: Locale) -> Node {
    let href = Page::Platform(platform.id.clone()).href(locale);
    el("a").attr("href", href).child(localized(&platform.name, locale)).node()
}

fn needs(state: &mut State) -> Option<Node> {
    let State { context, catalogue, locale, words, .. } = *state;
    let needs = overview::needs(catalogue);
    if needs.all.is_empty() {
        return None;
    }
    let plain = |text: Option<&String>| text.cloned().unwrap_or_else(|| words.not_stated.to_owned());
    let kind = |code: Option<&String>| match (code, context.content.site.ready()) {
        (Some(code), Some(site)) => site.kind(code, locale),
        _ => plain(code),
    };
    let by_kind = totals(state, words.needs_by_kind, words.kind, &needs.by_kind, &needs.total, &kind);
    let by_horizon = totals(state, words.needs_by_horizon, words.horizon, &needs.by_horizon, &needs.total, &plain);
    let list = need_list(&needs, &kind, locale);
    let table = tables::need_table(&needs, &kind, locale);
    let list = figure(state, words.needs_one_by_one, list, words.needs_list_caption.to_owned(), table);
    let figures = many().child(by_kind).child(by_horizon).child(list);
    Some(read("t-needs", words.needs, say::needs(locale, &needs), figures))
}

/// Needs that have something in common, added up.
fn totals(
    state: &mut State,
    title: &'static str,
    head: &'static str,
    totals: &[Total],
    all: &Total,
    name: Naming<'_>,
) -> Node {
    let State { locale, words, .. } = *state;
    let heads = [head, words.needs_counted, words.amount, words.without_amount];
    let heads = each(heads.len(), &|index| el("th").attr("scope", "col").child(heads[index]).node());
    let row = |title: String, total: &Total| {
        // An unknown amount is not zero euros.
        let amount = (total.count > total.without_amount).then(|| say::euros(locale, total.euros));
        el("tr")
            .child(el("th").attr("scope", "row").child(title))
            .child(el("td").child(number::format_count(total.count, locale)))
            .child(el("td").child(amount))
            .child(el("td").child(number::format_count(total.without_amount, locale)))
            .node()
    };
    let rows = each(totals.len(), &|index| row(name(totals[index].of.as_ref()), &totals[index]));
    let body = el("table")
        .class("totals-table")
        .child(el("caption").class("visually-hidden").child(title))
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(rows))
        .child(el("tfoot").child(row(words.total.to_owned(), all)))
        .node();
    let table = tables::total_table(head, totals, name, locale);
    figure(state, title, body, words.needs_caption.to_owned(), table)
}

fn need_list(needs: &Needs<'_>, kind: Naming<'_>, locale: Locale) -> Node {
    let rows = each(needs.all.len(), &|index| {
        let (platform, need) = needs.all[index];
        let kind = need.kind.as_ref().map(|code| kind(Some(code)));
        let amount = need.amount.map(|amount| say::euros(locale, amount));
        let about: Vec<String> = [kind, need.horizon.clone(), amount].into_iter().flatten().collect();
        el("li")
            .child(el("b").child(localized(&need.title, locale)))
            .child(el("p").child(platform_link(platform, locale)))
            .child(el("p").class("note").child(about.join(", ")))
            .node()
    });
    el("ol").class("columns ruled").child(rows).node()
}
