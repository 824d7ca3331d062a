//! The catalogue in figures, computed from its records. The columns of the first figure are in the URL.

mod coverage;
mod needs;
mod parts;

use std::sync::Arc;

use site_core::content::file::File;
use site_core::export::overview as tables;
use site_core::number;
use site_core::overview::{self, Tally};
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::overview as messages;

use self::parts::{FigureState, bars, beside, each, figure, plate, tile};
use crate::components::icon::icon;
use crate::components::link::{breadcrumbs, embed_line, more_link};
use crate::components::notice;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

/// Most rows of a bar chart.
const SHORT: usize = 8;

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = Page::Overview.title(locale);
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, title);
    };
    let mut state = FigureState { context, catalogue: &catalogue, locale, words: messages::words(locale), figures: 0 };
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

fn head(state: &FigureState, title: &'static str) -> Node {
    let FigureState { context, catalogue, locale, .. } = *state;
    let words = text::catalogue::words(locale);
    let tallies = |facet| overview::tallies(catalogue, facet, locale);
    let sentence = messages::sentence(
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

/// Who may use the platforms, among those that state it: one bar of 100 % and its legend.
fn access(state: &mut FigureState) -> Option<Node> {
    let FigureState { catalogue, locale, words, .. } = *state;
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
        let number = el("b").child(messages::share(locale, count, known));
        let audience = [" ", words.audiences[index], " (", &number::format_count(count, locale), ")"].concat();
        el("li").attr("data-part", index.to_string()).child(number).child(audience).node()
    });
    let body = many().child(drawn).child(el("ul").class("legend").child(legend)).node();
    let caption = messages::access_caption(locale, known, catalogue.platforms.all.len());
    let table = tables::access_table(shares, locale);
    let figure = figure(state, words.access, body, caption, table);
    let reading = messages::access(locale, shares[0], known);
    Some(plate("t-access", words.access, Node::Nothing).child(beside(reading, figure)).node())
}

fn hosts_and_labels(state: &mut FigureState) -> Option<Node> {
    let FigureState { catalogue, locale, words, .. } = *state;
    let mut chart = |facet: Facet, title: &'static str, note: &'static str, reading: &dyn Fn(&[Tally]) -> String| {
        let tallies = overview::tallies(catalogue, facet, locale);
        if tallies.is_empty() {
            return None;
        }
        let first = &tallies[..tallies.len().min(SHORT)];
        let caption = [&messages::first_of(locale, first.len(), tallies.len()), " ", note].concat();
        let body = bars(state, first);
        let table = tables::tally_table(facet, &tallies, locale);
        Some(tile(reading(&tallies), figure(state, title, body, caption, table)))
    };
    let hosts = chart(Facet::Host, words.hosts, words.hosts_caption, &|tallies| messages::hosts(locale, tallies));
    let any = overview::with_any(catalogue, Facet::Label);
    let total = catalogue.platforms.all.len();
    let labels = chart(Facet::Label, words.labels, words.labels_caption, &|_| messages::labels(locale, any, total));
    (hosts.is_some() || labels.is_some()).then(|| {
        let figures = el("div").class("tiles").attr("data-size", "wide").child(hosts).child(labels);
        plate("t-hosts", words.hosts_and_labels, Node::Nothing).child(figures).node()
    })
}
