//! The results: count, active filters, list or map, pagination, and suggestions if there are none.

use engine::Unmarked;
use leptos::prelude::*;
use site_core::content::records::Platform;
use site_core::number;
use site_core::query::{CatalogueQuery, PageQuery, Sort, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::catalogue as messages;

use super::asking::{self, Asking};
use super::state::{CatalogueState, TITLE};
use super::{export, facets, map};
use crate::browser::{self, HistoryMode};
use crate::components::button::button;
use crate::components::chip::chip;
use crate::components::icon::icon;
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::plain::without_app;
use crate::components::record::Rows;
use crate::load::catalogue::ENGINE;
use crate::load::part::AnyPart;
use crate::part;
use crate::view::{Element, IntoNode, Node, el, live, many, memo};

pub(super) fn view(state: CatalogueState) -> Node {
    let words = messages::words(state.locale);
    let count = memo(move || state.results.with(|results| results.hits.len()));
    let active = memo(move || state.active());
    let on_map = memo(move || state.query.with(|query| query.on_map));
    let is_whole = memo(move || state.is_whole());
    let drawn = StoredValue::new(Vec::new());
    let has_no_techniques = state.catalogue.with_value(|catalogue| catalogue.techniques.is_none());
    let is_waiting = memo(move || state.results.with(|results| results.is_waiting));
    // Whether the map is shown, and whether its part of the app is loaded.
    let map = memo(move || on_map.get().then(|| MAP.need().is_some()));
    let badge = move || (active.get() > 0).then(|| el("span").class("count").child(active.get()));
    announce_count(state);
    many()
        .child(
            el("div")
                .class("results-head")
                .child(
                    el("h2")
                        .class("results-count")
                        .attr("id", "results-title")
                        .attr("tabindex", "-1")
                        .child(el("b").child(live(move || number::format_count(count.get(), state.locale))))
                        .child("\u{a0}")
                        .child(live(move || text::platforms_noun(state.locale, count.get()))),
                )
                .child((!state.is_embed).then(|| {
                    el("button")
                        .class("button narrow-only")
                        .attr("data-kind", "secondary")
                        .attr("type", "button")
                        .attr("aria-haspopup", "dialog")
                        .on("click", move |_| state.sheet_open.set(true))
                        .child(icon("filter"))
                        .child(words.filter)
                        .child(live(badge))
                }))
                .child(views(state))
                .child((!state.is_embed).then(|| {
                    el("div")
                        .class("results-sort row wide-only")
                        .live("hidden", move || on_map.get())
                        .child(facets::sort(state, "sort"))
                })),
        )
        .child(notice::if_parts_fail(state.locale, state.announcer, &[&ENGINE, &ASKING], TITLE))
        .child(live(move || {
            let is_imprecise = state.has_text.get() && has_no_techniques;
            let note =
                if is_waiting.get() { Some(words.not_searched) } else { is_imprecise.then_some(words.less_precise) };
            note.map(|note| el("p").class("note").child(note))
        }))
        .child(live(move || {
            let is_without_map = map.get() == Some(false);
            is_without_map.then(|| notice::if_parts_fail(state.locale, state.announcer, &[&MAP], TITLE))
        }))
        .child((!state.is_embed).then(|| export::sought(state)))
        // On the map the chips are in the list's column: choosing a place must not move the map under the pointer.
        .child(live(move || {
            if map.get().is_some() {
                return mapped(state, many().child(chips(state)).child(list(state, true, drawn)));
            }
            many().child(chips(state)).child(live(move || list(state, is_whole.get(), drawn)))
        }))
        .child((!state.is_embed).then(|| export::view(state)))
        .node()
}

part! {
    pub(super) static MAP: fn(CatalogueState, Node) -> Node = map, map::view
    pub(super) static ASKING: Asking = engine, asking::ASKING
}

/// Requests the parts of the app that search a text, again after a failure.
pub(super) fn request_search() {
    ENGINE.request();
    ASKING.request();
}

/// The map beside the list; the list alone until the map's part of the app is loaded, and if that fails.
fn mapped(state: CatalogueState, list: Node) -> Node {
    match untrack(|| MAP.get()) {
        Some(view) => view(state, list),
        None => list,
    }
}

/// Links to the results as a list, on the map, and as figures.
fn views(state: CatalogueState) -> Node {
    let words = messages::words(state.locale);
    let link = |name: &'static str, icon_name: &str, on_map: bool| {
        let href = move || state.query.with(|query| catalogue_href(state.locale, &query.with_map(on_map)));
        let is_here = memo(move || state.query.with(|query| query.on_map == on_map));
        el("a")
            .attr("id", format!("view-{icon_name}"))
            .live("href", href)
            .attr("data-state-link", "")
            .live("aria-current", move || is_here.get().then_some("page"))
            .child(icon(icon_name))
            .child(name)
    };
    el("nav")
        .class("segmented")
        .attr("aria-label", words.display)
        .child(link(words.list_view, "list", false))
        .child(link(words.map_view, "map", true))
        .child((!state.is_embed).then(|| {
            el("a").attr("href", Page::Overview.href(state.locale)).child(icon("chart")).child(words.figures_view)
        }))
        .node()
}

/// Announces the number of results after each change.
fn announce_count(state: CatalogueState) {
    let locale = state.locale;
    let count = move || {
        let query = state.query.get();
        let message = state.results.with(|results| {
            if results.is_waiting {
                return messages::words(locale).not_searched.to_owned();
            }
            // A text without letter or digit is not searched.
            let sought = if results.term_matches.is_empty() { "" } else { &query.text };
            messages::results(locale, results.hits.len(), sought, results.page, results.pages)
        });
        // Switching to the map does not change the count.
        (query.with_map(false).to_search(), message)
    };
    state.announcer.follow_state(locale, count);
}

/// The active filters, as chips.
fn chips(state: CatalogueState) -> Node {
    let shared = state.locale.text();
    let words = messages::words(state.locale);
    let next = || [".active-filters", TITLE].map(str::to_owned);
    let is_empty = memo(move || state.results.with(|results| results.hits.is_empty()));
    let body = move || {
        let query = state.known.get();
        // The text is in the field. It becomes a chip only if removing it is a suggestion.
        let text = (is_empty.get() && !query.text.trim().is_empty()).then(|| {
            let name = text::quoted(state.locale, query.text.trim());
            let label = messages::remove_filter(state.locale, &name);
            let remove = move || {
                state.go(&state.query.with_untracked(|query| query.with_text("")), HistoryMode::PushState);
                state.field.clear();
            };
            chip(name.clone(), label, next(), remove).key(&name).node()
        });
        if text.is_none() && !query.is_filtered() {
            return ().node();
        }
        let chips: Vec<Node> = query
            .all_chosen()
            .map(|(facet, value)| {
                let name = state.name(facet, value);
                let label = messages::remove_filter(state.locale, &name);
                let key = [facet.code(), " ", value].concat();
                let value = value.clone();
                let remove = move || state.toggle(facet, &value);
                chip(name, label, next(), remove).key(&key).node()
            })
            .collect();
        let clear = move |_| {
            let on_map = state.query.with_untracked(|query| query.on_map);
            state.go(&CatalogueQuery::default().with_map(on_map), HistoryMode::PushState);
            state.field.clear();
            browser::focus_first(&[TITLE.to_owned()]);
        };
        // Keyed, as rebuilding it would make the browser recalculate the style of the list.
        el("ul")
            .key("chips")
            .class("row active-filters")
            .attr("data-gap", "tight")
            .attr("aria-label", words.active_filters)
            .child(text)
            .child(chips)
            .child(el("li").child(button("quiet").on("click", clear).child(shared.clear_all)))
            .node()
    };
    live(body)
}

/// Number of cards that are drawn before the next paint while the visitor types: those that fit below the page head in
/// a window of this size in pixels.
fn at_once([width, height]: [f64; 2]) -> usize {
    let lowest = if width < 656.0 { 190.0 } else { 90.0 };
    // No window shows 100 cards.
    (1..100).take_while(|count| f64::from(*count) * lowest <= height).count().max(1)
}

/// A drawn card: its platform, and whether it says why it is listed.
type Drawn = (usize, bool);

/// The key of a card: its layout depends on whether it says why.
fn key(platform: &Platform, says_why: bool) -> String {
    platform.id.clone() + if says_why { "?" } else { "" }
}

/// The list. Unless it `is_whole`, only the first cards are drawn; others already in the document stay as they are.
/// `drawn` are the cards of the last drawing.
fn list(state: CatalogueState, is_whole: bool, drawn: StoredValue<Vec<Drawn>>) -> Node {
    let results = state.results.get();
    if results.hits.is_empty() {
        drawn.set_value(Vec::new());
        return ASKING.need().map_or_else(|| ().node(), |asking| (asking.empty)(state));
    }
    let sought = state.query.with(|query| query.text.clone());
    let asking = if sought.is_empty() { None } else { ASKING.need() };
    let shown = if state.printing.get() { &results.hits } else { results.shown() };
    let most = if is_whole { shown.len() } else { shown.len().min(at_once(browser::window_size())) };
    let (first, others) = shown.split_at(most);
    let stand = |hit: &usize| drawn.with_value(|drawn| drawn.iter().find(|(known, _)| known == hit).copied());
    let others: Vec<Drawn> = others.iter().filter_map(stand).collect();
    let (remark, rows, now) = state.catalogue.with_value(|catalogue| {
        let marking = asking.map(|asking| (asking.marking)(catalogue, &sought, &results, first, state.locale));
        let (marker, found) = marking.map_or_else(Default::default, |marking| (Some(marking.marker), marking.found));
        let marker = marker.as_deref().unwrap_or(&Unmarked);
        let rows = Rows { catalogue, locale: state.locale, choices: state.choices, is_embed: state.is_embed, marker };
        let found = found.into_iter().chain(std::iter::repeat_with(Default::default));
        let mut now = Vec::new();
        let mut cards: Vec<Node> = Vec::new();
        for (hit, (by, because)) in first.iter().zip(found) {
            let Some(platform) = catalogue.platforms.all.get(*hit) else { continue };
            let key = key(platform, because.is_some());
            now.push((*hit, because.is_some()));
            cards.push(rows.record(platform, by.as_deref().as_slice(), because, None).key(&key).node());
        }
        for (hit, says_why) in others {
            let Some(platform) = catalogue.platforms.all.get(hit) else { continue };
            now.push((hit, says_why));
            cards.push(el("li").key(&key(platform, says_why)).as_before().node());
        }
        (asking.map(|asking| (asking.answer)(state, catalogue, &sought)), cards, now)
    });
    drawn.set_value(now);
    many()
        .child(remark)
        .child(
            el("ol")
                .key("results")
                .class("records")
                .attr("role", "list")
                .attr("aria-label", state.locale.text().results)
                .live("aria-busy", move || (!state.is_whole()).then_some("true"))
                .child(rows),
        )
        .child((results.pages > 1).then(|| pager(state, results.page, results.pages)))
        .child(without_app(|| all_platforms(state)))
        .node()
}

/// All platforms as links, for browsers that cannot run the app.
fn all_platforms(state: CatalogueState) -> Node {
    let all = CatalogueQuery::default().with_sort(Sort::Name);
    let items: Vec<Node> = state.catalogue.with_value(|catalogue| {
        let hits = catalogue.filtered(&all, None, state.locale).hits;
        let platforms = hits.into_iter().filter_map(|hit| catalogue.platforms.all.get(hit));
        let link = |platform: &Platform| {
            let href = Page::Platform(platform.id.clone()).href(state.locale);
            el("li").child(el("a").attr("href", href).child(localized(&platform.name, state.locale))).node()
        };
        platforms.map(link).collect()
    });
    many().child(el("h3").child(text::plain::words(state.locale).all_platforms)).child(el("ul").child(items)).node()
}

/// A link to another page of the list, which stays inside an embed.
fn page_link(state: CatalogueState, page: usize) -> Element {
    let href = move || state.query.with(|query| catalogue_href(state.locale, &query.with_page(page)));
    let focus = |_| browser::focus_first(&[TITLE.to_owned()]);
    el("a").live("href", href).attr("data-page-link", "").on("click", focus)
}

fn pager(state: CatalogueState, page: usize, pages: usize) -> Node {
    let words = messages::words(state.locale);
    let link = |number: usize| {
        if number == page {
            return el("li").child(el("span").attr("aria-current", "page").child(number)).node();
        }
        let label = messages::page_number(state.locale, number);
        el("li").child(page_link(state, number).attr("aria-label", label).child(number)).node()
    };
    let previous = (page > 1).then(|| {
        let link = page_link(state, page - 1).attr("rel", "prev");
        el("li").child(link.child(icon("arrow-back")).child(" ").child(words.previous))
    });
    let next = (page < pages).then(|| {
        let link = page_link(state, page + 1).attr("rel", "next");
        el("li").child(link.child(words.next).child(" ").child(icon("arrow")))
    });
    // First and last page, and the neighbours of the current one; in an embed only the number of the page.
    let mut numbers: Vec<Node> = Vec::new();
    if state.is_embed {
        numbers.push(el("li").class("note").child(messages::page_of(state.locale, page, pages)).node());
    }
    let mut last = 0;
    let is_near = |number: usize| pages <= 9 || number == 1 || number == pages || number.abs_diff(page) <= 2;
    for number in (1..=pages).filter(|number| !state.is_embed && is_near(*number)) {
        if number > last + 1 {
            numbers.push(el("li").attr("aria-hidden", "true").child(el("span").child("…")).node());
        }
        numbers.push(link(number));
        last = number;
    }
    el("nav")
        .key(&format!("page {page} of {pages}"))
        .class("pager")
        .attr("aria-label", words.pagination)
        .child(el("ul").child(previous).child(numbers).child(next))
        .node()
}
