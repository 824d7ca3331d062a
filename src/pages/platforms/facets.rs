//! The filters: beside the list where there is room, in a sheet over it where there is not.

use leptos::prelude::*;

use super::State;
use crate::browser;
use crate::components::icon::{icon, locator};
use crate::dom::{IntoNode, Node, effect, el, live, many, memo};
use crate::query::{Facet, Sort};
use crate::text;

/// Values of a facet shown before one asks for more.
const SHORT: usize = 8;

/// Every facet. `prefix` keeps the ids of the column and of the sheet apart.
pub(super) fn all(state: State, prefix: &'static str) -> Node {
    Facet::ALL.into_iter().map(|one| facet(state, one, prefix)).collect::<Vec<_>>().node()
}

/// A value as it is offered; what changes with the query is read from the results by its place.
#[derive(Clone)]
struct Offer {
    place: usize,
    value: String,
    name: String,
    parent: Option<usize>,
    /// Place among the values of the first level.
    rank: usize,
    hue: Option<String>,
    children: usize,
}

fn offers(state: State, facet: Facet) -> Vec<Offer> {
    let choices = state.results.with_untracked(|results| results.facets[facet as usize].clone());
    let mut rank = 0;
    let hue = |value: &str| {
        state.catalogue.with_value(|catalogue| catalogue.family(value).and_then(|family| family.hue.clone()))
    };
    choices
        .iter()
        .enumerate()
        .map(|(place, choice)| {
            rank += usize::from(choice.parent.is_none() && place > 0);
            Offer {
                place,
                name: state.name(facet, &choice.value),
                parent: choice.parent,
                rank,
                hue: (facet == Facet::Technique).then(|| hue(&choice.value)).flatten(),
                children: choices.iter().filter(|other| other.parent == Some(place)).count(),
                value: choice.value.clone(),
            }
        })
        .collect()
}

fn facet(state: State, facet: Facet, prefix: &'static str) -> Node {
    let title = text::facet(state.locale, facet);
    let offers = offers(state, facet);
    if offers.is_empty() {
        return ().node();
    }
    let chosen_at_first = state.query.with_untracked(|query| !query.chosen(facet).is_empty());
    let starts_open = facet != Facet::Label && facet != Facet::Host || chosen_at_first;
    let families = offers.iter().filter(|offer| offer.parent.is_none()).count();
    let largest = state.results.with_untracked(|results| {
        results.facets[facet as usize].iter().map(|choice| choice.count).max().unwrap_or_default().max(1)
    });
    let show_all = RwSignal::new(false);
    let unfolded = RwSignal::new(Vec::<usize>::new());
    let rows: Vec<Node> =
        offers.into_iter().map(|offer| row(state, facet, prefix, offer, largest, show_all, unfolded)).collect();
    let more = (families > SHORT).then(|| {
        let words = move || {
            if show_all.get() {
                text::show_fewer(state.locale)
            } else {
                text::show_others(state.locale, families - SHORT)
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
    let region = move || locator(&state.query.with(|query| query.chosen(facet).join(" ")), "locator");
    let drawing = (facet == Facet::Departement).then_some(region);
    let class = if facet == Facet::Departement { "facet-place" } else { "" };
    el("details")
        .class("facet")
        .attr("open", starts_open)
        .child(el("summary").child(title).child(icon("chevron")))
        .child(
            el("fieldset")
                .attr("class", class)
                .child(el("legend").class("visually-hidden").child(title))
                .child(drawing.map(live))
                .child(el("div").child(rows))
                .child(more),
        )
        .node()
}

fn row(
    state: State,
    facet: Facet,
    prefix: &'static str,
    offer: Offer,
    largest: usize,
    show_all: RwSignal<bool>,
    unfolded: RwSignal<Vec<usize>>,
) -> Node {
    let Offer { place, value, name, parent, rank, hue, children } = offer;
    let id = format!("{prefix}-{}-{place}", facet.code());
    let labelled = id.clone();
    let choice = memo(move || {
        state.results.with(|results| {
            let choices = &results.facets[facet as usize];
            let here = choices.get(place).map_or((0, false), |choice| (choice.count, choice.is_chosen));
            let family_in_use = parent.is_some_and(|parent| {
                choices
                    .iter()
                    .enumerate()
                    .any(|(place, choice)| choice.is_chosen && (place == parent || choice.parent == Some(parent)))
            });
            let child_in_use = choices.iter().any(|choice| choice.is_chosen && choice.parent == Some(place));
            (here.0, here.1, family_in_use, child_in_use)
        })
    });
    let hidden = move || {
        let (_, is_chosen, family_in_use, child_in_use) = choice.get();
        match parent {
            Some(parent) => !(family_in_use || is_chosen || unfolded.with(|unfolded| unfolded.contains(&parent))),
            None => rank >= SHORT && !show_all.get() && !is_chosen && !child_in_use,
        }
    };
    let unfold = (children > 0).then(|| {
        let label = text::details_of(state.locale, &name);
        let is_open =
            move || unfolded.with(|unfolded| unfolded.contains(&place)) || choice.with(|choice| choice.1 || choice.3);
        el("button")
            .class("facet-unfold")
            .attr("type", "button")
            .attr("aria-label", label)
            .live("aria-expanded", move || is_open().to_string())
            .on("click", move |_| {
                unfolded.update(|unfolded| match unfolded.iter().position(|known| *known == place) {
                    Some(found) => drop(unfolded.remove(found)),
                    None => unfolded.push(place),
                });
            })
            .child(icon("chevron"))
    });
    let count = move || choice.with(|choice| choice.0);
    let noun = move || format!("\u{a0}{}", text::platforms_noun(state.locale, count()));
    el("div")
        .class("facet-row")
        .attr("data-level", if parent.is_some() { "2" } else { "1" })
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
                        .property("checked", move || choice.with(|choice| choice.1))
                        .live("disabled", move || choice.with(|choice| choice.0 == 0 && !choice.1))
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
                            el("rect")
                                .live("width", move || (count() * 100 / largest).min(100).to_string())
                                .attr("height", "3"),
                        ),
                ),
        )
        .child(unfold)
        .node()
}

/// How the list is sorted.
pub(super) fn sort(state: State, id: &'static str) -> Node {
    let options: Vec<Node> = Sort::ALL
        .into_iter()
        .map(|sort| {
            let chosen = move || state.query.with(|query| query.sort == sort);
            el("option")
                .attr("value", sort.code())
                .property("selected", chosen)
                .child(text::sort(state.locale, sort))
                .node()
        })
        .collect();
    let choose = move |code: String| {
        let sort = Sort::ALL.into_iter().find(|sort| sort.code() == code).unwrap_or_default();
        state.go(&state.query.with_untracked(|query| query.with_sort(sort)), browser::Step::State);
    };
    many()
        .child(el("label").attr("for", id).child(state.locale.text().sort_by))
        .child(
            el("select")
                .class("input")
                .attr("id", id)
                .on("change", move |event| choose(event_target_value(&event)))
                .child(options),
        )
        .node()
}

/// The filters over the page, on a narrow screen.
pub(super) fn sheet(state: State) -> Node {
    let words = state.locale.text();
    let open = state.sheet_open;
    effect(move || browser::show_dialog("filters", open.get()));
    let close = move |_| open.set(false);
    let clear = move |_| {
        state.go(&state.query.with_untracked(crate::query::CatalogueQuery::without_filters), browser::Step::State);
    };
    let show = move || text::show_results(state.locale, state.results.with(|results| results.hits.len()));
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
                        .child(words.clear),
                )
                .child(el("button").class("button").attr("type", "button").on("click", close).child(live(show))),
        )
        .node()
}
