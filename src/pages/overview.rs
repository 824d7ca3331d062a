//! The catalogue in figures, computed from its records. The columns of the first figure are in the URL.

mod coverage;
mod needs;

use std::sync::Arc;

use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::csv;
use site_core::export::overview::{self as tables, Table};
use site_core::locale::Locale;
use site_core::number;
use site_core::overview::{self, Tally};
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::overview as say;

use crate::browser;
use crate::components::copy::{copy_button, quiet_button};
use crate::components::icon::icon;
use crate::components::link::{breadcrumbs, embed_line, more_link};
use crate::components::localized::localized;
use crate::components::notice;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, el, many};

/// Rows of a bar chart.
const SHORT: usize = 8;

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
        .child(coverage::section(&mut state, Arc::clone(&catalogue)))
        .child(access(&mut state))
        .child(hosts_and_labels(&mut state))
        .child(needs::section(&mut state));
    let complete = Page::Propose.href(locale) + "#complete";
    many()
        .child(head(&state, title))
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child(
            el("div").class("wrap stack").attr("data-gap", "section").child(figures).child(
                el("div")
                    .class("row")
                    .child(more_link(complete, text::proposal::words(locale).complete))
                    .child(embed_line(context, Page::Overview)),
            ),
        )
        .node()
}

fn head(state: &State, title: &'static str) -> Node {
    let State { context, catalogue, locale, .. } = *state;
    let words = text::catalogue::words(locale);
    let tallies = |facet| overview::tallies(catalogue, facet, locale);
    let sentence = say::sentence(
        locale,
        catalogue.platforms.all.len(),
        overview::present(&tallies(Facet::Technique)),
        &tallies(Facet::Departement),
    );
    let view =
        |href: String, drawing: &str, name: &'static str| el("a").attr("href", href).child(icon(drawing)).child(name);
    let catalogue_view = |on_map| catalogue_href(locale, &CatalogueQuery::default().with_map(on_map));
    let figures_view = words.figures_view;
    let views = el("nav")
        .class("segmented")
        .attr("aria-label", words.display)
        .child(view(catalogue_view(false), "list", words.list_view))
        .child(view(catalogue_view(true), "map", words.map_view))
        .child(view(Page::Overview.href(locale), "chart", figures_view).attr("aria-current", "page"));
    el("div")
        .class("wrap")
        .child(breadcrumbs(context, &[(Page::Platforms, locale.text().platforms)], figures_view))
        .child(
            el("header")
                .class("page-head figures-head")
                .child(el("h1").child(title))
                .child(el("div").class("row").attr("data-spread", "").child(el("p").child(sentence)).child(views))
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

/// A sentence, and the figures that it is read from.
fn beside(reading: String, figures: Node) -> Node {
    el("div")
        .class("plate-grid")
        .child(el("p").class("plate-reading").child(reading))
        .child(el("div").class("stack").attr("data-gap", "loose").child(figures))
        .node()
}

/// A figure below its sentence.
fn tile(reading: String, figure: Node) -> Node {
    el("div").class("stack plate-tile").child(el("p").class("plate-reading").child(reading)).child(figure).node()
}

/// A figure with its number, its caption, and what can be taken of it.
fn figure(state: &mut State, title: &'static str, body: Node, caption: String, table: Table) -> Node {
    state.figures += 1;
    numbered(state.locale, state.figures, "", Drawn { title, body, caption, table })
}

/// What a figure is made of.
struct Drawn {
    title: &'static str,
    body: Node,
    caption: String,
    table: Table,
}

/// `search` is what the URL of the page says of the figure.
fn numbered(locale: Locale, number: usize, search: &str, drawn: Drawn) -> Node {
    let Drawn { title, body, caption, table } = drawn;
    let id = format!("fig-{number}");
    let address = [&Page::Overview.href(locale), search, "#", &id].concat();
    let name = el("b").child([say::words(locale).figure, "\u{a0}", &number.to_string(), "."].concat());
    let caption = el("figcaption")
        .child(el("p").child(name).child(" ").child(caption))
        .child(take(locale, title, address, table));
    el("figure").class("figure").attr("id", id).child(body).child(caption).node()
}

/// The menu of a figure: its table, a picture of it, its address.
fn take(locale: Locale, title: &'static str, address: String, table: Table) -> Node {
    let table = Arc::new(table);
    let save = |name: &'static str, kind: &'static str, write: fn(&str, &Table, Locale) -> String| {
        let table = Arc::clone(&table);
        let end = if kind.starts_with("image") { ".svg" } else { ".csv" };
        let save = move |_| browser::download(&(say::file_name(title) + end), kind, write(title, &table, locale).as_bytes());
        quiet_button("download", name).on("click", save)
    };
    let link = move || browser::origin() + &address;
    let words = say::words(locale);
    let of = el("span").class("visually-hidden").child(locale.text().colon).child(title);
    el("details")
        .class("take")
        .child(el("summary").child(icon("download")).child(el("span").child(words.download).child(of)))
        .child(
            el("div")
                .class("row")
                .child(save("CSV", "text/csv;charset=utf-8", |_, table, locale| csv::write(table, locale)))
                .child(save("Image (SVG)", "image/svg+xml", |title, table, _| tables::picture(title, table)))
                .child(copy_button(locale, text::export::words(locale).copy_link, link)),
        )
        .node()
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

fn hidden(text: &'static str) -> Element {
    el("span").class("visually-hidden").child(text)
}

/// A bar of this share of the largest.
fn bar(count: usize, largest: usize) -> Element {
    let width = if count == 0 { 0 } else { (count * 1000 / largest.max(1)).max(5) };
    el("svg")
        .class("bar")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(el("rect").attr("width", width.to_string()).attr("height", "10"))
}

fn largest(tallies: &[Tally]) -> usize {
    tallies.iter().map(|tally| tally.count).max().unwrap_or_default()
}

/// Rows of a bar chart, as links.
fn bars(state: &State, tallies: &[Tally]) -> Node {
    let State { catalogue, locale, .. } = *state;
    let most = largest(tallies);
    let rows = each(tallies.len(), &|index| {
        let tally = &tallies[index];
        let noun = hidden(text::platforms_noun(locale, tally.count));
        let value = el("span").class("value").child(number::format_count(tally.count, locale)).child(" ").child(noun);
        let row = el("a").attr("href", catalogue_href(locale, &tally.query()));
        let name = el("span").child(name(catalogue, tally, locale));
        el("li").child(row.child(name).child(" ").child(bar(tally.count, most)).child(value)).node()
    });
    el("ol").class("bars").child(rows).node()
}

// The figures.

/// Who may use the platforms whose records say it: one bar of 100 %, and what its parts are.
fn access(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let shares = overview::access_shares(catalogue);
    let known: usize = shares.iter().sum();
    if known == 0 {
        return None;
    }
    let (mut left, mut parts) = (0, Vec::new());
    for (index, count) in shares.into_iter().enumerate() {
        let width = count * 1000 / known;
        let part = el("rect").attr("x", left.to_string()).attr("width", width.to_string()).attr("height", "10");
        parts.push(part.attr("data-part", index.to_string()).node());
        left += width;
    }
    let drawn = el("svg")
        .class("bar share-bar")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(parts);
    let legend = each(shares.len(), &|index| {
        let count = shares[index];
        if count == 0 {
            return Node::Nothing;
        }
        let number = el("b").child(say::share(locale, count, known));
        let said = [" ", words.audiences[index], " (", &number::format_count(count, locale), ")"].concat();
        el("li").attr("data-part", index.to_string()).child(number).child(said).node()
    });
    let body = many().child(drawn).child(el("ul").class("legend").child(legend)).node();
    let caption = say::access_caption(locale, known, catalogue.platforms.all.len());
    let table = tables::access_table(shares, locale);
    let figure = figure(state, words.access, body, caption, table);
    let reading = say::access(locale, shares[0], known);
    Some(plate("t-access", words.access, Node::Nothing).child(beside(reading, figure)).node())
}

fn hosts_and_labels(state: &mut State) -> Option<Node> {
    let State { catalogue, locale, words, .. } = *state;
    let mut chart = |facet: Facet, title: &'static str, note: &'static str, reading: &dyn Fn(&[Tally]) -> String| {
        let tallies = overview::tallies(catalogue, facet, locale);
        if tallies.is_empty() {
            return None;
        }
        let first = &tallies[..tallies.len().min(SHORT)];
        let caption = [&say::first_of(locale, first.len(), tallies.len()), " ", note].concat();
        let body = bars(state, first);
        let table = tables::tally_table(facet, &tallies, locale);
        Some(tile(reading(&tallies), figure(state, title, body, caption, table)))
    };
    let hosts = chart(Facet::Host, words.hosts, words.hosts_caption, &|tallies| say::hosts(locale, tallies));
    let any = overview::with_any(catalogue, Facet::Label);
    let total = catalogue.platforms.all.len();
    let labels = chart(Facet::Label, words.labels, words.labels_caption, &|_| say::labels(locale, any, total));
    (hosts.is_some() || labels.is_some()).then(|| {
        let figures = el("div").class("tiles").attr("data-size", "wide").child(hosts).child(labels);
        plate("t-hosts", words.hosts_and_labels, Node::Nothing).child(figures).node()
    })
}
