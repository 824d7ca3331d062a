//! The filters: beside the list on a wide screen, in a sheet over it on a narrow one.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::{Catalogue, Choice};
use site_core::query::{Facet, Sort};
use site_core::text;
use site_core::text::{catalogue as messages, failures};

use super::state::CatalogueState;
use crate::browser;
use crate::components::button::{button, close_button};
use crate::components::icon::icon;
use crate::components::select::{option, select};
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo};

/// Number of values of a facet that are shown first.
const SHORT: usize = 8;

/// All facets. `prefix` distinguishes the ids of the column from those of the sheet.
pub(super) fn all(state: CatalogueState, prefix: &'static str) -> Node {
    Facet::ALL.into_iter().map(|one| facet(state, one, prefix)).collect::<Vec<_>>().node()
}

/// The state shared by the rows of a facet.
#[derive(Clone, Copy)]
struct Shape {
    facet: Facet,
    /// The choices of this facet. If they have not changed, its rows are not compared one by one.
    choices: Memo<Vec<Choice>>,
    prefix: &'static str,
    /// The count of a full bar.
    largest: usize,
    show_all: RwSignal<bool>,
    /// Indices of the families whose techniques are shown.
    unfolded: RwSignal<Vec<usize>>,
}

fn facet(state: CatalogueState, facet: Facet, prefix: &'static str) -> Node {
    let title = messages::facet(state.locale, facet);
    let totals = |catalogue: &Arc<Catalogue>| catalogue.offered(facet).iter().map(|offered| offered.total).max();
    let Some(largest) = state.catalogue.with_value(totals) else { return ().node() };
    let is_chosen = state.query.with_untracked(|query| !query.chosen(facet).is_empty());
    let starts_open = is_chosen || matches!(facet, Facet::Technique | Facet::Departement | Facet::Access);
    let choices = memo(move || {
        state.settled.track();
        state.results.with_untracked(|results| results.facets[facet as usize].clone())
    });
    let (show_all, unfolded) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let shape = Shape { facet, choices, prefix, largest: largest.max(1), show_all, unfolded };
    let body = move || {
        let legend = el("legend").class("visually-hidden").child(title);
        el("fieldset").child(legend).child(values(state, shape)).node()
    };
    drawn_open(state, "facet", starts_open, el("summary").child(title), Box::new(body))
}

/// `details` whose content is drawn when it is open: closed facets would be most of the page.
fn drawn_open(
    state: CatalogueState,
    class: &'static str,
    starts_open: bool,
    summary: Element,
    body: Box<dyn Fn() -> Node + Send>,
) -> Node {
    let is_open = RwSignal::new(starts_open);
    let loading = failures::words(state.locale).loading;
    el("details")
        .class(class)
        .attr("open", starts_open)
        .on("toggle", move |event| is_open.set(browser::is_open(&event)))
        // A click draws the content before it opens.
        .child(summary.on("click", move |_| is_open.set(true)).child(icon("chevron")))
        .child(live(move || if is_open.get() { body() } else { el("p").class("note").child(loading).node() }))
        .node()
}

/// The values of an open facet, each family before its techniques.
fn values(state: CatalogueState, shape: Shape) -> Node {
    let show_all = shape.show_all;
    let parents = |catalogue: &Arc<Catalogue>| catalogue.offered(shape.facet).iter().map(|one| one.parent).collect();
    let parents: Vec<Option<usize>> = state.catalogue.with_value(parents);
    let of = |parent: Option<usize>| (0..parents.len()).filter(|index| parents[*index] == parent).collect::<Vec<_>>();
    let families = of(None);
    let mut rows = many();
    for (rank, index) in families.iter().copied().enumerate() {
        let is_unfolded = memo(move || {
            let in_use = shape.choices.with(|choices| choices.get(index).is_some_and(|choice| choice.family_in_use));
            in_use || shape.unfolded.with(|unfolded| unfolded.contains(&index))
        });
        let own = of(Some(index));
        let is_family = !own.is_empty();
        rows = rows.child(row(state, shape, index, rank < SHORT, is_family.then_some(is_unfolded), "1"));
        if is_family {
            let own = move || own.iter().map(|own| row(state, shape, *own, true, None, "2")).collect::<Vec<_>>();
            rows = rows.child(live(move || is_unfolded.get().then(&own)));
        }
    }
    let families = families.len();
    let more = (families > SHORT).then(|| {
        let words = move || {
            if show_all.get() {
                messages::words(state.locale).show_fewer.to_owned()
            } else {
                messages::show_all(state.locale, families)
            }
        };
        button("quiet")
            .live("aria-expanded", move || show_all.get().to_string())
            .on("click", move |_| show_all.update(|all| *all = !*all))
            .child(live(words))
    });
    many().child(el("div").child(rows)).child(more).node()
}

/// The value at this index. `is_short`: it is always shown. `is_unfolded` tells of a family whether its techniques are
/// shown.
fn row(
    state: CatalogueState,
    shape: Shape,
    index: usize,
    is_short: bool,
    is_unfolded: Option<Memo<bool>>,
    level: &'static str,
) -> Node {
    let Shape { facet, choices, prefix, largest, show_all, unfolded } = shape;
    let (value, hue) = state.catalogue.with_value(|catalogue| {
        let value = catalogue.offered(facet)[index].value.clone();
        let family = if facet == Facet::Technique { catalogue.family(&value) } else { None };
        let hue = family.and_then(|family| family.hue.clone());
        (value, hue)
    });
    let name = state.name(facet, &value);
    let id = format!("{prefix}-{}-{index}", facet.code());
    let labelled = id.clone();
    let choice = memo(move || choices.with(|choices| choices.get(index).copied().unwrap_or_default()));
    let has_text = state.has_text;
    let hidden = move || {
        let choice = choice.get();
        // While a text is searched, values with results come before frequent ones. Not after a choice: the control that
        // was just used would move away.
        let is_found = choice.count > 0 && has_text.get();
        !(is_short || show_all.get() || is_found || choice.is_chosen || choice.family_in_use)
    };
    let unfold = is_unfolded.map(|is_unfolded| {
        let label = messages::details_of(state.locale, &name);
        el("button")
            .class("facet-unfold")
            .attr("type", "button")
            .attr("aria-label", label)
            .live("aria-expanded", move || is_unfolded.get().to_string())
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
        .attr("data-level", level)
        .attr("data-hue", hue)
        .live("hidden", hidden)
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

/// The length of a bar, from 0 to 100; 0 if it would be only a dot.
fn share(count: usize, largest: usize) -> usize {
    Some((count * 100 / largest).min(100)).filter(|share| *share > 4).unwrap_or_default()
}

/// The order of the list. Without a text there is no relevance, so the list is sorted by name.
pub(super) fn sort(state: CatalogueState, id: &'static str) -> Node {
    let has_text = state.has_text;
    // The first option changes its text, but stays selected: Orca jumps to a `select` whose selection changes.
    let usual = move || if has_text.get() { Sort::Relevance } else { Sort::Name };
    let usual =
        el("option").live("value", move || usual().code()).child(live(move || messages::sort(state.locale, usual())));
    let other = move |sort: Sort| {
        let is_chosen = move || state.query.with(|query| query.sort == sort);
        option(sort.code().to_owned(), messages::sort(state.locale, sort), is_chosen)
    };
    let choose = move |code: String| {
        let sort = Sort::ALL.into_iter().find(|sort| sort.code() == code).unwrap_or_default();
        let sort = if sort == Sort::Name && !has_text.get_untracked() { Sort::Relevance } else { sort };
        state.go(&state.query.with_untracked(|query| query.with_sort(sort)), browser::HistoryMode::PushState);
    };
    many()
        .child(el("label").attr("for", id).child(messages::words(state.locale).sort_by))
        .child(
            select(id, choose)
                .child(usual)
                .child(live(move || has_text.get().then(|| other(Sort::Name))))
                .child(other(Sort::Host)),
        )
        .node()
}

/// Order and filters in closed `details` above the list, for embeds, where a sheet would cover everything.
pub(super) fn in_details(state: CatalogueState) -> Node {
    let shared = state.locale.text();
    let words = messages::words(state.locale);
    let active = memo(move || state.active());
    let badge = move || (active.get() > 0).then(|| el("span").class("count").child(active.get()));
    let summary = el("summary").child(icon("filter")).child(words.filter).child(live(badge));
    let body = move || {
        el("form")
            .class("stack")
            .attr("aria-label", shared.filters)
            .on("submit", |event| event.prevent_default())
            .child(el("div").class("field").child(sort(state, "sort-frame")))
            .child(all(state, "f"))
            .child(el("p").class("note").child(words.logic))
            .node()
    };
    drawn_open(state, "frame-filters", false, summary, Box::new(body))
}

/// The filters in a modal sheet, on a narrow screen.
pub(super) fn sheet(state: CatalogueState) -> Node {
    let shared = state.locale.text();
    let words = messages::words(state.locale);
    let open = state.sheet_open;
    effect(move || browser::show_dialog("filters", open.get()));
    let close = move |_| open.set(false);
    let clear = move |_| {
        state.go(
            &state.query.with_untracked(site_core::query::CatalogueQuery::without_filters),
            browser::HistoryMode::PushState,
        );
    };
    let show = move || messages::show_results(state.locale, state.results.with(|results| results.hits.len()));
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
            el("header")
                .child(el("h2").attr("id", "sheet-title").child(words.filter))
                .child(close_button(words.close_filters, close)),
        )
        .child(el("div").class("sheet-body").child(live(body)))
        .child(
            el("footer")
                .child(button("secondary").on("click", clear).child(shared.clear))
                .child(el("button").class("button").attr("type", "button").on("click", close).child(live(show))),
        )
        .node()
}
