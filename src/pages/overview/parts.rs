//! The building blocks of the figures.

use std::sync::Arc;

use site_core::catalogue::Catalogue;
use site_core::csv;
use site_core::export::overview::{self as tables, Table};
use site_core::locale::Locale;
use site_core::number;
use site_core::overview::Tally;
use site_core::query::{Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::overview as messages;

use crate::browser;
use crate::components::button::quiet_button;
use crate::components::copy::copy_button;
use crate::components::icon::icon;
use crate::components::localized::localized;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, el};

/// The state shared by the figures, with the number of the last one.
pub(super) struct FigureState<'a> {
    pub(super) context: &'a Context,
    pub(super) catalogue: &'a Catalogue,
    pub(super) locale: Locale,
    pub(super) words: &'static messages::Words,
    pub(super) figures: usize,
}

/// Calls `draw` for each index below `count`.
pub(super) fn each(count: usize, draw: &dyn Fn(usize) -> Node) -> Node {
    Node::Many((0..count).map(draw).collect())
}

/// A section under a ruled title; its content follows as children.
pub(super) fn plate(id: &'static str, title: &'static str, beside_title: Node) -> Element {
    let title = el("h2").attr("id", id).child(title);
    el("section")
        .class("plate")
        .attr("aria-labelledby", id)
        .child(el("div").class("section-head").child(title).child(beside_title))
}

/// A sentence beside the figures that it summarises.
pub(super) fn beside(reading: String, figures: Node) -> Node {
    el("div")
        .class("plate-grid")
        .child(el("p").class("plate-reading").child(reading))
        .child(el("div").class("stack").attr("data-gap", "loose").child(figures))
        .node()
}

/// A figure below its summary.
pub(super) fn tile(reading: String, figure: Node) -> Node {
    el("div").class("stack plate-tile").child(el("p").class("plate-reading").child(reading)).child(figure).node()
}

/// A figure with its number, its caption, and its download menu.
pub(super) fn figure(state: &mut FigureState, title: &'static str, body: Node, caption: String, table: Table) -> Node {
    state.figures += 1;
    numbered(state.locale, state.figures, "", Drawn { title, body, caption, table })
}

/// The parts of a figure.
pub(super) struct Drawn {
    pub(super) title: &'static str,
    pub(super) body: Node,
    pub(super) caption: String,
    pub(super) table: Table,
}

/// `search` is the query of the page's URL that produces the figure.
pub(super) fn numbered(locale: Locale, number: usize, search: &str, drawn: Drawn) -> Node {
    let Drawn { title, body, caption, table } = drawn;
    let id = format!("fig-{number}");
    let address = [&Page::Overview.href(locale), search, "#", &id].concat();
    let name = el("b").child([messages::words(locale).figure, "\u{a0}", &number.to_string(), "."].concat());
    let caption = el("figcaption")
        .child(el("p").child(name).child(" ").child(caption))
        .child(download_menu(locale, title, address, table));
    el("figure").class("figure").attr("id", id).child(body).child(caption).node()
}

/// The menu of a figure: its table, its image, its URL.
pub(super) fn download_menu(locale: Locale, title: &'static str, address: String, table: Table) -> Node {
    let table = Arc::new(table);
    let save = |name: &'static str, kind: &'static str, write: fn(&str, &Table, Locale) -> String| {
        let table = Arc::clone(&table);
        let end = if kind.starts_with("image") { ".svg" } else { ".csv" };
        let save = move |_| {
            browser::download(&(messages::file_name(title) + end), kind, write(title, &table, locale).as_bytes());
        };
        quiet_button("download", name).on("click", save)
    };
    let link = move || browser::origin() + &address;
    let words = messages::words(locale);
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
pub(super) fn name(catalogue: &Catalogue, tally: &Tally, locale: Locale) -> Node {
    let known = match tally.facet {
        Facet::Technique => catalogue.technique(&tally.value).map(|technique| &technique.label),
        Facet::Host => catalogue.hosts.as_ref().and_then(|hosts| hosts.get(&tally.value)).map(|host| &host.name),
        _ => None,
    };
    known.and_then(|name| localized(name, locale)).unwrap_or_else(|| messages::name(locale, tally).node())
}

pub(super) fn hidden(text: &'static str) -> Element {
    el("span").class("visually-hidden").child(text)
}

/// A bar for a count, relative to the largest.
pub(super) fn bar(count: usize, largest: usize) -> Element {
    let width = if count == 0 { 0 } else { (count * 1000 / largest.max(1)).max(5) };
    el("svg")
        .class("bar")
        .attr("viewBox", "0 0 1000 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(el("rect").attr("width", width.to_string()).attr("height", "10"))
}

pub(super) fn largest(tallies: &[Tally]) -> usize {
    tallies.iter().map(|tally| tally.count).max().unwrap_or_default()
}

/// Rows of a bar chart, as links.
pub(super) fn bars(state: &FigureState, tallies: &[Tally]) -> Node {
    let FigureState { catalogue, locale, .. } = *state;
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
