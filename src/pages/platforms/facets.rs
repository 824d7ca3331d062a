//! The filters: beside the list on a wide screen, in a sheet over it on a narrow one.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::{Catalogue, Choice};
use site_core::query::{Facet, Sort};
use site_core::text;
use site_core::text::catalogue as said;

use super::state::State;
use crate::browser;
use crate::components::icon::icon;
use crate::components::select::{option, select};
use crate::view::{IntoNode, Node, effect, el, live, many, memo};

/// Values of a facet shown at first.
const SHORT: usize = 8;

/// All facets. `prefix` makes the ids of column and sheet different.
pub(super) fn all(state: State, prefix: &'static str) -> Node {
    Facet::ALL.into_iter().map(|one| facet(state, one, prefix)).collect::<Vec<_>>().node()
}

/// A value of a facet; what changes with the query is read from the results by its index.
#[derive(Clone)]
struct Offer {
    index: usize,
    value: String,
    name: String,
    parent: Option<usize>,
    /// Position among the values of the first level.
    rank: usize,
    hue: Option<String>,
    children: usize,
}

fn offers(state: State, facet: Facet) -> Vec<Offer> {
    state.catalogue.with_value(|catalogue| {
        let offered = catalogue.offered(facet);
        let mut rank = 0;
        let each = offered.iter().enumerate().map(|(index, one)| {
            rank += usize::from(one.parent.is_none() && index > 0);
            let family = if facet == Facet::Technique { catalogue.family(&one.value) } else { None };
            Offer {
                index,
                name: state.name(facet, &one.value),
                parent: one.parent,
                rank,
                hue: family.and_then(|family| family.hue.clone()),
                children: offered.iter().filter(|other| other.parent == Some(index)).count(),
                value: one.value.clone(),
            }
        });
        each.collect()
    })
}

/// What the rows of a facet share.
#[derive(Clone, Copy)]
struct Shape {
    facet: Facet,
    /// The results of this facet: what has not changed is not compared value by value.
    choices: Memo<Vec<Choice>>,
    prefix: &'static str,
    /// The count of a full bar.
    largest: usize,
    is_open: RwSignal<bool>,
    show_all: RwSignal<bool>,
    /// Indices of the families whose techniques are shown.
    unfolded: RwSignal<Vec<usize>>,
}

fn facet(state: State, facet: Facet, prefix: &'static str) -> Node {
    let title = said::facet(state.locale, facet);
    let offers = offers(state, facet);
    if offers.is_empty() {
        return ().node();
    }
    let chosen_at_first = state.query.with_untracked(|query| !query.chosen(facet).is_empty());
    let is_open = matches!(facet, Facet::Technique | Facet::Departement | Facet::Access);
    let starts_open = is_open || chosen_at_first;
    let families = offers.iter().filter(|offer| offer.parent.is_none()).count();
    let totals = |catalogue: &Arc<Catalogue>| catalogue.offered(facet).iter().map(|offered| offered.total).max();
    let largest = state.catalogue.with_value(totals).unwrap_or_default().max(1);
    let is_open = RwSignal::new(starts_open);
    let show_all = RwSignal::new(false);
    let unfolded = RwSignal::new(Vec::<usize>::new());
    let choices = memo(move || {
        state.settled.track();
        state.results.with_untracked(|results| results.facets[facet as usize].clone())
    });
    let shape = Shape { facet, choices, prefix, largest, is_open, show_all, unfolded };
    let rows: Vec<Node> = offers.into_iter().map(|offer| row(state, shape, offer)).collect();
    let more = (families > SHORT).then(|| {
        let words = move || {
            if show_all.get() {
                said::words(state.locale).show_fewer.to_owned()
            } else {
                said::show_others(state.locale, families - SHORT)
            }
        };
        el("button")
            .class("button")
            .attr("data-kind", "quiet")
            .attr("type", "button")
            .live("aria-expanded", move || show_all.get().to_string())
            .on("click", move |_| show_all.update(|all| *all = !*all))
            .child(live(words))
    });
    el("details")
        .class("facet")
        .attr("open", starts_open)
        .on("toggle", move |event| is_open.set(browser::is_open(&event)))
        .child(el("summary").child(title).child(icon("chevron")))
        .child(
            el("fieldset")
                .child(el("legend").class("visually-hidden").child(title))
                .child(el("div").child(rows))
                .child(more),
        )
        .node()
}

fn row(state: State, shape: Shape, offer: Offer) -> Node {
    let Shape { facet, choices, prefix, largest, is_open, show_all, unfolded } = shape;
    let Offer { index, value, name, parent, rank, hue, children } = offer;
    let id = format!("{prefix}-{}-{index}", facet.code());
    let labelled = id.clone();
    let choice_at = move |index: usize| choices.with(|choices| choices.get(index).copied().unwrap_or_default());
    // What is hidden is not updated: a technique of a folded family, a value of a closed facet.
    let follows = match parent {
        Some(parent) => {
            memo(move || choice_at(parent).family_in_use || unfolded.with(|unfolded| unfolded.contains(&parent)))
        }
        None => memo(move || is_open.get()),
    };
    let choice = memo(move || if follows.get() { choice_at(index) } else { untrack(|| choice_at(index)) });
    let narrowed = state.narrowed;
    let hidden = memo(move || {
        if parent.is_some() {
            return !follows.get();
        }
        let choice = choice.get();
        // In a search, values with results come before frequent ones.
        let is_found = choice.count > 0 && narrowed.get();
        rank >= SHORT && !show_all.get() && !is_found && !choice.is_chosen && !choice.family_in_use
    });
    let unfold = (children > 0).then(|| {
        let label = said::details_of(state.locale, &name);
        let is_unfolded = move || unfolded.with(|unfolded| unfolded.contains(&index)) || choice.get().family_in_use;
        el("button")
            .class("facet-unfold")
            .attr("type", "button")
            .attr("aria-label", label)
            .live("aria-expanded", move || is_unfolded().to_string())
            .on("click", move |_| {
                unfolded.update(|unfolded| match unfolded.iter().position(|known| *known == index) {
                    Some(found) => drop(unfolded.remove(found)),
                    None => unfolded.push(index),
                });
            })
            .child(icon("chevron"))
    });
    let count = move || choice.get().count;
    let noun = move || format!("\u{a0}{}", text::platforms_noun(state.locale, count()));
    el("div")
        .class("facet-row")
        .attr("data-level", if parent.is_some() { "2" } else { "1" })
        .attr("data-hue", hue)
        .live("hidden", move || hidden.get())
        .child(
            el("label")
                .class("facet-option")
                .attr("for", labelled)
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("id", id)
                        .attr("name", facet.code())
                        .attr("value", value.clone())
                        .property("checked", move || choice.get().is_chosen)
                        .live("disabled", move || choice.get().count == 0 && !choice.get().is_chosen)
                        .on("change", move |_| state.toggle(facet, &value)),
                )
                .child(el("span").class("facet-name").child(name))
                .child(
                    el("span")
                        .class("count")
                        .child(live(count))
                        .child(el("span").class("visually-hidden").child(live(noun))),
                )
                .child(
                    el("svg")
                        .class("share")
                        .attr("viewBox", "0 0 100 3")
                        .attr("preserveAspectRatio", "none")
                        .attr("aria-hidden", "true")
                        .child(
                            el("rect").live("width", move || share(count(), largest).to_string()).attr("height", "3"),
                        ),
                ),
        )
        .child(unfold)
        .node()
}

/// The length of a bar, of 100: none where it would be a dot.
fn share(count: usize, largest: usize) -> usize {
    Some((count * 100 / largest).min(100)).filter(|share| *share > 4).unwrap_or_default()
}

/// The order of the list. Without a text there is no relevance: by name, then.
pub(super) fn sort(state: State, id: &'static str) -> Node {
    let has_text = memo(move || state.query.with(|query| !query.text.trim().is_empty()));
    // The first option changes its name, and stays chosen: Orca reads a `select` whose choice changes, and goes on there.
    let usual = move || if has_text.get() { Sort::Relevance } else { Sort::Name };
    let usual =
        el("option").live("value", move || usual().code()).child(live(move || said::sort(state.locale, usual())));
    let other = move |sort: Sort| {
        let is_chosen = move || state.query.with(|query| query.sort == sort);
        option(sort.code().to_owned(), said::sort(state.locale, sort), is_chosen)
    };
    let choose = move |code: String| {
        let sort = Sort::ALL.into_iter().find(|sort| sort.code() == code).unwrap_or_default();
        let sort = if sort == Sort::Name && !has_text.get_untracked() { Sort::Relevance } else { sort };
        state.go(&state.query.with_untracked(|query| query.with_sort(sort)), browser::HistoryMode::PushState);
    };
    many()
        .child(el("label").attr("for", id).child(said::words(state.locale).sort_by))
        .child(
            select(id, choose)
                .child(usual)
                .child(live(move || has_text.get().then(|| other(Sort::Name))))
                .child(other(Sort::Host)),
        )
        .node()
}

/// Order and filters in closed `details` above the list, for embeds: a sheet would cover the whole embed.
pub(super) fn folded(state: State) -> Node {
    let shared = state.locale.text();
    let words = said::words(state.locale);
    let active = memo(move || state.active());
    let badge = move || (active.get() > 0).then(|| el("span").class("count").child(active.get()));
    el("details")
        .class("frame-filters")
        .child(el("summary").child(icon("filter")).child(words.filter).child(live(badge)).child(icon("chevron")))
        .child(
            el("form")
                .class("stack")
                .attr("aria-label", shared.filters)
                .on("submit", |event| event.prevent_default())
                .child(el("div").class("field").child(sort(state, "sort-frame")))
                .child(all(state, "f"))
                .child(el("p").class("note").child(words.logic)),
        )
        .node()
}

/// The filters in a modal sheet, on a narrow screen.
pub(super) fn sheet(state: State) -> Node {
    let shared = state.locale.text();
    let words = said::words(state.locale);
    let open = state.sheet_open;
    effect(move || browser::show_dialog("filters", open.get()));
    let close = move |_| open.set(false);
    let clear = move |_| {
        state.go(
            &state.query.with_untracked(site_core::query::CatalogueQuery::without_filters),
            browser::HistoryMode::PushState,
        );
    };
    let show = move || said::show_results(state.locale, state.results.with(|results| results.hits.len()));
    let body = move || {
        open.get().then(|| {
            many()
                .child(el("div").class("field sheet-sort").child(sort(state, "sort-sheet")))
                .child(all(state, "s"))
                .child(el("p").class("note").child(words.logic))
        })
    };
    el("dialog")
        .class("sheet")
        .attr("id", "filters")
        .attr("aria-labelledby", "sheet-title")
        .on("close", move |_| open.set(false))
        .child(
            el("header").child(el("h2").attr("id", "sheet-title").child(words.filter)).child(
                el("button")
                    .class("icon-button")
                    .attr("type", "button")
                    .attr("aria-label", words.close_filters)
                    .on("click", close)
                    .child(icon("close")),
            ),
        )
        .child(el("div").class("sheet-body").child(live(body)))
        .child(
            el("footer")
                .child(
                    el("button")
                        .class("button")
                        .attr("data-kind", "secondary")
                        .attr("type", "button")
                        .on("click", clear)
                        .child(shared.clear),
                )
                .child(el("button").class("button").attr("type", "button").on("click", close).child(live(show))),
        )
        .node()
}
