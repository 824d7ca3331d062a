//! The state of the region's platforms, in figures computed from their records. The layout of the first is in the address.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Context;
use crate::browser;
use crate::catalogue::Catalogue;
use crate::components::icon::{icon, locator};
use crate::components::link::breadcrumbs;
use crate::components::localized::localized;
use crate::components::notice;
use crate::content::file::File;
use crate::content::records::{Need, Platform};
use crate::csv;
use crate::dom::{IntoNode, Node, el, live, many, memo};
use crate::locale::Locale;
use crate::overview::{self, Age, Coverage, Needs, Row, Tally, Total};
use crate::query::{Access, CatalogueQuery, Facet, OverviewQuery, catalogue_href};
use crate::route::Page;
use crate::text;
use crate::text::overview as say;

/// Rows of a long list shown before one asks for the rest.
const SHORT: usize = 10;

/// What the figures share, and how many stand already.
struct State<'a> {
    context: &'a Context,
    catalogue: &'a Catalogue,
    locale: Locale,
    words: &'static say::Words,
    figures: usize,
}

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = locale.text().overview;
    let Some(catalogue) = context.catalogue.clone() else {
        return super::failed(context, File::Platforms, title);
    };
    let mut state = State { context, catalogue: &catalogue, locale, words: say::words(locale), figures: 0 };
    let figures = many()
        .child(coverage(&mut state, Arc::clone(&catalogue)))
        .child(families(&mut state))
        .child(departements_and_access(&mut state))
        .child(hosts_and_labels(&mut state))
        .child(gaps(&mut state))
        .child(ages(&mut state))
        .child(needs(&mut state));
    many()
        .child(head(&state, title))
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child(el("div").class("wrap stack").attr("data-gap", "section").child(figures))
        .node()
}

fn head(state: &State, title: &'static str) -> Node {
    let State { context, catalogue, locale, .. } = *state;
    let lead = context.content.site.ready().and_then(|site| localized(&site.lead("overview"), locale));
    let tallies = |facet| overview::tallies(catalogue, facet, locale);
    let (families, departements) = (tallies(Facet::Technique), tallies(Facet::Departement));
    let hosts = tallies(Facet::Host).len();
    let platforms = catalogue.platforms.all.len();
    let of_families = say::families_of(locale, families.len());
    let of_departements = say::departements_of(locale, departements.len());
    let facts = [
        (platforms, text::platforms_noun(locale, platforms).node()),
        (overview::present(&families), of_families.node()),
        (hosts, say::institutions(locale, hosts).node()),
        (overview::present(&departements), of_departements.node()),
    ];
    let common = locale.text();
    let view = |on_map: bool, drawing, name: &'static str| {
        let href = catalogue_href(locale, &CatalogueQuery::default().with_map(on_map));
        el("a").attr("href", href).child(icon(drawing)).child(name)
    };
    let views = el("nav")
        .class("segmented")
        .attr("aria-label", common.display)
        .child(view(false, "list", common.list_view))
        .child(view(true, "map", common.map_view))
        .child(
            el("a")
                .attr("href", Page::Overview.href(locale))
                .attr("aria-current", "page")
                .child(icon("chart"))
                .child(common.figures_view),
        );
    let fact = |(value, meaning): (usize, Node)| {
        el("li").child(el("b").child(text::number_of(locale, value))).child(" ").child(el("span").child(meaning))
    };
    el("div")
        .class("wrap")
        .child(breadcrumbs(locale, &[(Page::Platforms, common.platforms)], common.figures_view))
        .child(
            el("header")
                .class("page-head")
                .child(el("h1").child(title))
                .child(lead.map(|lead| el("p").class("lead").child(lead)))
                .child(el("div").class("row").child(views))
                .child(el("ul").class("key-facts").child(facts.into_iter().map(fact).collect::<Node>()))
                .child(notice::left_out(context, &catalogue.platforms, File::Platforms)),
        )
        .node()
}

// What figures are made of.

/// A section under a ruled title; what stands in it follows as children.
fn plate(id: &'static str, title: &'static str, beside_title: Option<Node>) -> crate::dom::Element {
    el("section")
        .class("plate")
        .attr("aria-labelledby", id)
        .child(el("div").class("section-head").child(el("h2").attr("id", id).child(title)).child(beside_title))
}

/// A sentence, and the figures that it is read from.
fn read(reading: String, figures: impl IntoNode) -> Node {
    el("div")
        .class("plate-grid")
        .child(el("p").class("plate-reading").child(reading))
        .child(el("div").class("stack").attr("data-gap", "loose").child(figures))
        .node()
}

/// One of two figures side by side, under its sentence.
fn tile(reading: String, figure: Node) -> Node {
    el("div").class("stack plate-tile").child(el("p").class("plate-reading").child(reading)).child(figure).node()
}

/// A figure with its number, its caption and its table as a file.
fn figure(
    state: &mut State,
    title: &'static str,
    body: impl IntoNode,
    caption: impl IntoNode,
    rows: Vec<Vec<String>>,
) -> Node {
    state.figures += 1;
    numbered(state.locale, state.figures, title, body.node(), caption.node(), rows)
}

fn numbered(
    locale: Locale,
    number: usize,
    title: &'static str,
    body: Node,
    caption: Node,
    rows: Vec<Vec<String>>,
) -> Node {
    let download = move |_| browser::download(&say::file_name(title), "text/csv;charset=utf-8", &csv::write(&rows));
    let name = format!("{}{title}", text::colon(locale));
    el("figure")
        .class("figure")
        .child(body)
        .child(
            el("figcaption").child(el("b").child(format!("Fig.\u{a0}{number}."))).child(" ").child(caption).child(
                el("div").child(
                    el("button")
                        .class("button")
                        .attr("data-kind", "quiet")
                        .attr("type", "button")
                        .on("click", download)
                        .child(icon("download"))
                        .child(
                            el("span")
                                .child(say::words(locale).download)
                                .child(el("span").class("visually-hidden").child(name)),
                        ),
                ),
            ),
        )
        .node()
}

/// How a value reads, marked where it is written in the other language.
fn name(catalogue: &Catalogue, tally: &Tally, locale: Locale) -> Node {
    let known = match tally.facet {
        Facet::Technique => catalogue.technique(&tally.value).map(|technique| &technique.label),
        Facet::Host => catalogue.hosts.as_ref().and_then(|hosts| hosts.get(&tally.value)).map(|host| &host.name),
        _ => None,
    };
    known.and_then(|name| localized(name, locale)).unwrap_or_else(|| tally.name.clone().node())
}

/// A row of a bar chart; a link where there is something to see.
fn bar(
    name: impl IntoNode,
    hue: Option<String>,
    count: usize,
    largest: usize,
    query: Option<CatalogueQuery>,
    locale: Locale,
) -> Node {
    let width = if count == 0 { 0 } else { (count * 1000 / largest.max(1)).max(5) };
    let href = query.filter(|_| count > 0).map(|query| catalogue_href(locale, &query));
    let noun = format!("\u{a0}{}", text::platforms_noun(locale, count));
    let row = if href.is_some() { el("a") } else { el("div") };
    el("li")
        .attr("data-hue", hue)
        .child(
            row.attr("href", href)
                .child(el("span").child(name))
                .child(
                    el("svg")
                        .class("bar")
                        .attr("viewBox", "0 0 1000 10")
                        .attr("preserveAspectRatio", "none")
                        .attr("aria-hidden", "true")
                        .child(el("rect").attr("width", width.to_string()).attr("height", "10")),
                )
                .child(
                    el("span")
                        .class("value")
                        .child(text::number_of(locale, count))
                        .child(el("span").class("visually-hidden").child(noun)),
                ),
        )
        .node()
}

fn bars(state: &State, tallies: &[Tally], largest: usize) -> Node {
    let State { catalogue, locale, .. } = *state;
    let rows = tallies.iter().map(|tally| {
        let hue = catalogue.technique(&tally.value).and_then(|technique| technique.hue.clone());
        bar(name(catalogue, tally, locale), hue, tally.count, largest, Some(tally.query()), locale)
    });
    el("ol").class("bars").child(rows.collect::<Node>()).node()
}

fn largest(tallies: &[Tally]) -> usize {
    tallies.iter().map(|tally| tally.count).max().unwrap_or_default()
}

/// The first of a long list, and the rest behind its number.
fn long(first: Node, rest: Option<(String, Node)>) -> Node {
    let rest = rest.map(|(words, rest)| {
        el("details").class("more").child(el("summary").child(icon("chevron")).child(words)).child(rest)
    });
    many().child(first).child(rest).node()
}

// The figures.

fn coverage(state: &mut State, catalogue: Arc<Catalogue>) -> Option<Node> {
    let State { context, locale, words, .. } = *state;
    if catalogue.offered(Facet::Technique).is_empty() {
        return None;
    }
    state.figures += 1;
    let number = state.figures;
    let search = context.search;
    let shape = memo(move || search.with(|search| OverviewQuery::parse(search)));
    let choice = move |label: &'static str,
                       names: [&'static str; 2],
                       of: fn(OverviewQuery) -> bool,
                       set: fn(OverviewQuery, bool) -> OverviewQuery| {
        let link = |is_second: bool| {
            let href = move || Page::Overview.href(locale) + &set(shape.get(), is_second).to_search();
            el("a")
                .live("href", href)
                .live("aria-current", move || (of(shape.get()) == is_second).then_some("true"))
                .attr("data-state-link", "")
                .child(names[usize::from(is_second)])
        };
        el("nav").class("segmented").attr("aria-label", label).child(link(false)).child(link(true)).node()
    };
    let columns = choice(
        words.columns,
        [words.by_departement, words.by_host],
        |shape| shape.by_host,
        |shape, by_host| OverviewQuery { by_host, ..shape },
    );
    let rows = choice(
        words.rows,
        [words.families_alone, words.all_techniques],
        |shape| shape.with_techniques,
        |shape, with_techniques| OverviewQuery { with_techniques, ..shape },
    );
    let choices = el("div").class("row").child(columns).child(rows).node();
    let said = move || say::coverage_title(locale, shape.get());
    let drawn = move || {
        let coverage = Coverage::new(&catalogue, shape.get(), locale);
        let reading = say::coverage(locale, &coverage).unwrap_or_default();
        let title = say::coverage_title(locale, coverage.shape);
        let caption = format!("{title}. {}", say::coverage_note(locale, &coverage));
        let csv = coverage.csv(locale);
        read(reading, numbered(locale, number, title, heat_table(&catalogue, &coverage, locale), caption.node(), csv))
    };
    Some(
        plate("t-coverage", words.coverage, Some(choices))
            .child(el("p").class("visually-hidden").attr("role", "status").child(live(said)))
            .child(live(drawn))
            .node(),
    )
}

// The roles are said again because a table drawn as blocks, as it is on a narrow screen, loses them.
fn heat_table(catalogue: &Catalogue, coverage: &Coverage, locale: Locale) -> Node {
    let words = say::words(locale);
    let corner = if coverage.shape.with_techniques { words.technique } else { words.family };
    let header = |inside: Node| el("th").attr("scope", "col").attr("role", "columnheader").child(inside);
    let columns = coverage.columns.iter().map(|column| header(column_name(catalogue, column)));
    let head = el("tr")
        .attr("role", "row")
        .child(header(el("span").class("visually-hidden").child(corner).node()))
        .child(columns.collect::<Node>())
        .child(header(words.total.node()));
    let last = coverage.totals().enumerate().map(|(place, total)| {
        let column = coverage.columns.get(place);
        let query = column.map_or_else(CatalogueQuery::default, Tally::query);
        let of = column.map_or(words.total, |column| column.name.as_str());
        let link = counted(total, &query, say::cell(locale, total, words.together, of), locale);
        el("td").class("total").attr("role", "cell").child(link)
    });
    let foot = el("tr")
        .attr("role", "row")
        .child(el("th").attr("scope", "row").attr("role", "rowheader").child(words.together))
        .child(last.collect::<Node>());
    el("table")
        .class("heat-table")
        .attr("role", "table")
        .attr("data-by", coverage.shape.columns().code())
        .child(el("caption").class("visually-hidden").child(say::coverage_title(locale, coverage.shape)))
        .child(el("thead").attr("role", "rowgroup").child(head))
        .child(
            el("tbody")
                .attr("role", "rowgroup")
                .child(coverage.rows.iter().map(|row| table_row(catalogue, coverage, row, locale)).collect::<Node>()),
        )
        .child(el("tfoot").attr("role", "rowgroup").child(foot))
        .node()
}

fn column_name(catalogue: &Catalogue, column: &Tally) -> Node {
    if column.facet == Facet::Departement {
        let name = catalogue.departement_name(&column.value).map(str::to_owned);
        return many()
            .child(locator(&column.value, "locator"))
            .child(el("abbr").attr("title", name).child(column.value.clone()))
            .node();
    }
    let host = catalogue.hosts.as_ref().and_then(|hosts| hosts.get(&column.value));
    let short = host.and_then(|host| host.acronym.clone());
    let name = match short {
        Some(short) => el("abbr").attr("title", column.name.clone()).child(short).node(),
        None => column.name.clone().node(),
    };
    el("span").class("column-name").child(name).node()
}

fn table_row(catalogue: &Catalogue, coverage: &Coverage, row: &Row, locale: Locale) -> Node {
    let technique = &row.technique;
    let cells = coverage.columns.iter().zip(&row.counts).map(|(column, count)| {
        let label = say::cell(locale, *count, &technique.name, &column.name);
        el("td").attr("role", "cell").attr("data-level", coverage.level(*count)).child(counted(
            *count,
            &coverage.query(row, column),
            label,
            locale,
        ))
    });
    let label = say::cell(locale, technique.count, &technique.name, say::words(locale).total);
    el("tr")
        .attr("role", "row")
        .attr("data-sub", !row.is_family)
        .child(el("th").attr("scope", "row").attr("role", "rowheader").child(name(catalogue, technique, locale)))
        .child(cells.collect::<Node>())
        .child(el("td").class("total").attr("role", "cell").child(counted(
            technique.count,
            &technique.query(),
            label,
            locale,
        )))
        .node()
}

/// A number that leads to what it counts; nothing to see where it is zero.
fn counted(count: usize, query: &CatalogueQuery, label: String, locale: Locale) -> Node {
    if count == 0 {
        return el("span").class("visually-hidden").child("0").node();
    }
    el("a")
        .attr("href", catalogue_href(locale, query))
        .attr("aria-label", label)
        .child(text::number_of(locale, count))
        .node()
}

fn families(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let tallies = overview::tallies(catalogue, Facet::Technique, locale);
    if tallies.is_empty() {
        return None;
    }
    let rows = overview::tally_rows(Facet::Technique, &tallies, locale);
    let body = bars(state, &tallies, largest(&tallies));
    let figure = figure(state, words.families, body, words.families_caption, rows);
    Some(plate("t-families", words.families, None).child(read(say::families(locale, &tallies), figure)).node())
}

fn departements_and_access(state: &mut State) -> Node {
    let State { catalogue, locale, words, .. } = *state;
    let total = catalogue.platforms.all.len();
    let departements = overview::tallies(catalogue, Facet::Departement, locale);
    let rows = overview::tally_rows(Facet::Departement, &departements, locale);
    let body = columns_chart(catalogue, &departements, locale);
    let reading = say::departements(locale, &departements, total);
    let places = tile(reading, figure(state, words.departements, body, words.departements_caption, rows));
    let access = overview::tallies(catalogue, Facet::Access, locale);
    let rows = overview::tally_rows(Facet::Access, &access, locale);
    let most = largest(&access);
    let drawn = access.iter().map(|tally| {
        let (tone, drawing) = match Access::parse(&tally.value) {
            Some(Access::Industry) => ("open", "full"),
            Some(Access::Academic) => ("limited", "half"),
            Some(Access::Internal) => ("closed", "empty"),
            _ => ("unknown", "dots"),
        };
        let status = el("span").class("status").attr("data-tone", tone).child(icon(drawing)).child(tally.name.clone());
        bar(status, None, tally.count, most, Some(tally.query()), locale)
    });
    let body = el("ol").class("bars").child(drawn.collect::<Node>()).node();
    let unknown = catalogue.count(Facet::Access, Access::Unknown.code());
    let reading = say::access(locale, unknown, overview::open_to_both(catalogue), total);
    let access = tile(reading, figure(state, words.access, body, words.access_caption, rows));
    plate("t-places", words.places, None)
        .child(el("div").class("tiles").attr("data-size", "wide").child(places).child(access))
        .node()
}

/// A column for each département, as a link to its platforms.
fn columns_chart(catalogue: &Catalogue, tallies: &[Tally], locale: Locale) -> Node {
    const STEP: usize = 45;
    const BASE: usize = 200;
    let most = largest(tallies).max(1);
    let columns = tallies.iter().enumerate().map(|(place, tally)| {
        let map = catalogue.map.as_ref();
        let departement = map.and_then(|map| map.departements.get(&tally.value));
        let shown = departement.map_or(tally.value.as_str(), |departement| departement.name.as_str());
        let name = text::departement_count(locale, shown, &tally.value, tally.count);
        let height = if tally.count == 0 { 0 } else { (tally.count * 160 / most).max(2) };
        let (left, top) = (place * STEP + 7, BASE - height);
        let middle = (place * STEP + 22).to_string();
        let drawn = many()
            .child(
                el("rect")
                    .class("column")
                    .attr("data-ring", departement.and_then(|departement| departement.ring.clone()))
                    .attr("x", left.to_string())
                    .attr("y", top.to_string())
                    .attr("width", "31")
                    .attr("height", height.to_string()),
            )
            .child(
                el("text")
                    .attr("x", middle.clone())
                    .attr("y", (top - 7).to_string())
                    .child(text::number_of(locale, tally.count)),
            )
            .child(el("text").class("tick").attr("x", middle).attr("y", "222").child(tally.value.clone()));
        if tally.count == 0 {
            return el("g").attr("role", "img").attr("aria-label", name).child(drawn).node();
        }
        let href = catalogue_href(locale, &tally.query());
        el("a").attr("href", href).child(el("title").child(name)).child(drawn).node()
    });
    let width = tallies.len() * STEP;
    el("svg")
        .class("columns-chart")
        .attr("viewBox", format!("0 0 {width} 240"))
        .attr("role", "group")
        .attr("aria-label", say::words(locale).departements)
        .child(el("path").class("axis").attr("d", format!("M0 200.5h{width}")))
        .child(columns.collect::<Node>())
        .node()
}

fn hosts_and_labels(state: &mut State) -> Node {
    let State { catalogue, locale, words, .. } = *state;
    let total = catalogue.platforms.all.len();
    let mut drawn = |facet,
                     title,
                     caption,
                     reading: fn(Locale, &[Tally], usize, usize) -> String,
                     others: fn(Locale, usize) -> String| {
        let tallies = overview::tallies(catalogue, facet, locale);
        if tallies.is_empty() {
            return None;
        }
        let rows = overview::tally_rows(facet, &tallies, locale);
        let most = largest(&tallies);
        let (first, rest) = tallies.split_at(tallies.len().min(SHORT));
        let rest = (!rest.is_empty()).then(|| (others(locale, rest.len()), bars(state, rest, most)));
        let body = long(bars(state, first, most), rest);
        let reading = reading(locale, &tallies, overview::with_any(catalogue, facet), total);
        Some(tile(reading, figure(state, title, body, caption, rows)))
    };
    let hosts = drawn(
        Facet::Host,
        words.hosts,
        words.hosts_caption,
        |locale, tallies, _, _| say::hosts(locale, tallies),
        say::other_hosts,
    );
    let labels = drawn(Facet::Label, words.labels, words.labels_caption, say::labels, say::other_labels);
    plate("t-hosts", words.hosts_and_labels, None)
        .child(el("div").class("tiles").attr("data-size", "wide").child(hosts).child(labels))
        .node()
}

fn gaps(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let techniques = overview::technique_count(catalogue);
    if techniques == 0 {
        return None;
    }
    let gaps = overview::gaps(catalogue, locale);
    let missing = gaps.iter().map(|gap| gap.techniques.len()).sum();
    let items = gaps.iter().map(|gap| {
        let hue = catalogue.technique(&gap.family.value).and_then(|family| family.hue.clone());
        let techniques = gap.techniques.iter().map(|technique| el("li").child(name(catalogue, technique, locale)));
        let family = name(catalogue, &gap.family, locale);
        let family = if gap.family.count == 0 {
            el("span").class("tag").child(family).node()
        } else {
            let href = catalogue_href(locale, &gap.family.query());
            el("a").class("tag").attr("href", href).child(family).node()
        };
        let whole = (gap.family.count == 0).then(|| el("p").child(words.whole_family));
        el("li")
            .attr("data-hue", hue)
            .child(el("h3").child(family))
            .child(whole)
            .child((!gap.techniques.is_empty()).then(|| el("ul").child(techniques.collect::<Node>())))
    });
    let body = (!gaps.is_empty()).then(|| el("ul").class("technique-list tiles").child(items.collect::<Node>()));
    let rows = overview::gap_rows(&gaps, locale);
    let figure = body.map(|body| figure(state, words.gaps, body, words.gaps_caption, rows));
    Some(plate("t-gaps", words.gaps, None).child(read(say::gaps(locale, missing, techniques), figure)).node())
}

fn ages(state: &mut State) -> Node {
    let State { context, catalogue, locale, words, .. } = *state;
    let today = context.today;
    let ages = overview::ages(catalogue, today);
    let most = ages.into_iter().max().unwrap_or_default();
    let drawn = Age::ALL.map(|age| bar(say::age(locale, age), None, ages[age as usize], most, None, locale));
    let body = el("ol").class("bars").child(drawn.into_iter().collect::<Node>()).node();
    let rows = overview::age_rows(ages, locale);
    let first = figure(state, words.ages, body, say::ages_caption(locale, today), rows);
    let old = overview::to_check(catalogue, today, locale);
    let (oldest, others) = old.split_at(old.len().min(SHORT));
    let rest = (!others.is_empty()).then(|| (say::others_to_check(locale, others.len()), checks(state, others)));
    let body = long(checks(state, oldest), rest);
    let rows = overview::check_rows(catalogue, &old, locale);
    let second = (!old.is_empty()).then(|| figure(state, words.to_check, body, words.to_check_caption, rows));
    let reading = say::ages(locale, ages, catalogue.platforms.all.len());
    plate("t-ages", words.ages, None).child(read(reading, many().child(first).child(second))).node()
}

fn platform_link(platform: &Platform, locale: Locale) -> Node {
    let href = Page::Platform(platform.id.clone()).href(locale);
    el("a").attr("href", href).child(localized(&platform.name, locale)).node()
}

/// Platforms with the date of what is said of them.
fn checks(state: &State, platforms: &[&Platform]) -> Node {
    let State { catalogue, locale, words, .. } = *state;
    let rows = platforms.iter().map(|platform| {
        let date = match platform.as_of {
            Some(date) => el("time").attr("datetime", date.iso()).child(date.long(locale)).node(),
            None => words.undated.node(),
        };
        let host = catalogue.host_name(platform, locale);
        let comma = if host.is_empty() { "" } else { ", " };
        el("li")
            .child(platform_link(platform, locale))
            .child(el("p").class("note").child(host).child(comma).child(date))
    });
    el("ol").class("columns ruled").child(rows.collect::<Node>()).node()
}

fn needs(state: &mut State) -> Node {
    let State { context, catalogue, locale, words, .. } = *state;
    let needs = overview::needs(catalogue);
    let section = plate("t-needs", words.needs, None);
    if needs.all.is_empty() {
        return section
            .child(read(words.no_needs.to_owned(), el("p").class("prose").child(words.no_needs_note)))
            .node();
    }
    let plain = |text: Option<&String>| text.cloned().unwrap_or_else(|| words.not_stated.to_owned());
    let kind = |code: Option<&String>| match (code, context.content.site.ready()) {
        (Some(code), Some(site)) => site.kind(code, locale),
        _ => plain(code),
    };
    let mut table = |title, head, totals: &[Total], name: &dyn Fn(Option<&String>) -> String| {
        let rows = overview::total_rows(head, totals, name, locale);
        let body = totals_table(title, head, totals, &needs.total, name, locale);
        figure(state, title, body, words.needs_caption, rows)
    };
    let by_kind = table(words.needs_by_kind, words.kind, &needs.by_kind, &kind);
    let by_horizon = table(words.needs_by_horizon, words.horizon, &needs.by_horizon, &plain);
    let rows = overview::need_rows(&needs, &kind, locale);
    let one_by_one =
        figure(state, words.needs_one_by_one, need_list(&needs, &kind, locale), words.needs_list_caption, rows);
    let figures = many().child(by_kind).child(by_horizon).child(one_by_one);
    section.child(read(say::needs(locale, &needs), figures)).node()
}

fn totals_table(
    title: &'static str,
    head: &'static str,
    totals: &[Total],
    all: &Total,
    name: &dyn Fn(Option<&String>) -> String,
    locale: Locale,
) -> Node {
    let words = say::words(locale);
    let heads = [head, words.needs_counted, words.amount, words.without_amount];
    let heads = heads.into_iter().map(|head| el("th").attr("scope", "col").child(head));
    let row = |title: String, total: &Total| {
        // A total of nothing stated is not zero euros.
        let has_amount = total.count > total.without_amount;
        el("tr")
            .child(el("th").attr("scope", "row").child(title))
            .child(el("td").child(text::number_of(locale, total.count)))
            .child(el("td").child(has_amount.then(|| say::euros(locale, total.euros))))
            .child(el("td").child(text::number_of(locale, total.without_amount)))
    };
    el("table")
        .class("totals-table")
        .child(el("caption").class("visually-hidden").child(title))
        .child(el("thead").child(el("tr").child(heads.collect::<Node>())))
        .child(el("tbody").child(totals.iter().map(|total| row(name(total.of.as_ref()), total)).collect::<Node>()))
        .child(el("tfoot").child(row(words.total.to_owned(), all)))
        .node()
}

fn need_list(needs: &Needs<'_>, kind: &dyn Fn(Option<&String>) -> String, locale: Locale) -> Node {
    let row = |(platform, need): &(&Platform, &Need)| {
        let kind = need.kind.as_ref().map(|code| kind(Some(code)));
        let amount = need.amount.map(|amount| say::euros(locale, amount));
        let about: Vec<String> = [kind, need.horizon.clone(), amount].into_iter().flatten().collect();
        el("li")
            .child(el("b").child(localized(&need.title, locale)))
            .child(el("p").child(platform_link(platform, locale)))
            .child(el("p").class("note").child(about.join(", ")))
    };
    el("ol").class("columns ruled").child(needs.all.iter().map(row).collect::<Node>()).node()
}
