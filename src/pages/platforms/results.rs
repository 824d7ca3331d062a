//! The answer: how many, which filters are on, the list, its pages, and what to do where it is empty.

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use super::{SPEAKING_PAUSE, State, facets};
use crate::browser::{self, Step};
use crate::components::icon::icon;
use crate::components::record::record;
use crate::query::{CatalogueQuery, catalogue_href};
use crate::text;

const TITLE: &str = "#results-title";

pub(super) fn view(state: State) -> AnyView {
    let words = state.locale.text();
    let count = Memo::new(move |_| state.results.with(|results| results.hits.len()));
    let active = Memo::new(move |_| state.query.with(|query| query.all_chosen().count()));
    let badge = move || (active.get() > 0).then(|| view! { <span class="count">{active.get()}</span> });
    view! {
        <div class="results-head">
            <h2 class="results-count" id="results-title" tabindex="-1">
                <b>{move || text::number_of(state.locale, count.get())}</b>"\u{a0}"{move || text::platforms_noun(state.locale, count.get())}
            </h2>
            <button
                class="button narrow-only" data-kind="secondary" type="button" aria-haspopup="dialog"
                on:click=move |_| state.sheet_open.set(true)
            >{icon("filter")}{words.filter}{badge}</button>
            <div class="results-sort row wide-only">{facets::sort(state, "sort")}</div>
        </div>
        {spoken_count(state)}
        {chips(state)}
        {move || list(state)}
    }
    .into_any()
}

/// The count in words, said once the visitor has paused.
fn spoken_count(state: State) -> AnyView {
    let locale = state.locale;
    let count = move || {
        state.results.with(|results| {
            state.query.with(|query| text::results(locale, results.hits.len(), &query.text, results.page, results.pages))
        })
    };
    let said = RwSignal::new(untrack(count));
    let mut say = debounce(SPEAKING_PAUSE, move |words: String| _ = said.try_set(words));
    Effect::new(move |_| say(count()));
    view! { <p class="visually-hidden" role="status">{said}</p> }.into_any()
}

/// The filters that are on, each a button that takes it off.
fn chips(state: State) -> AnyView {
    let words = state.locale.text();
    let known = Memo::new(move |_| state.catalogue.with_value(|catalogue| state.query.with(|query| catalogue.known(query))));
    let body = move || {
        let query = known.get();
        if query == CatalogueQuery::default().with_sort(query.sort).with_page(query.page) {
            return ().into_any();
        }
        let chips: Vec<AnyView> = query
            .all_chosen()
            .enumerate()
            .map(|(place, (facet, value))| {
                let name = state.name(facet, value);
                let label = text::remove_filter(state.locale, &name);
                let value = value.clone();
                let remove = move |_| {
                    state.toggle(facet, &value);
                    // To the chip that takes this one's place, else to the count.
                    browser::focus_first(&[format!("#chip-{place}"), "#chip-0".to_owned(), TITLE.to_owned()]);
                };
                view! {
                    <li><button class="chip" type="button" id=format!("chip-{place}") aria-label=label on:click=remove>
                        {name}{icon("close")}
                    </button></li>
                }
                .into_any()
            })
            .collect();
        let clear = move |_| {
            browser::set_field(super::SEARCH_BOX, "");
            state.go(&CatalogueQuery::default(), Step::State);
            browser::focus_first(&[TITLE.to_owned()]);
        };
        view! {
            <ul class="row active-filters" data-gap="tight" aria-label=words.active_filters>
                {chips}
                <li><button class="button" data-kind="quiet" type="button" on:click=clear>{words.clear_all}</button></li>
            </ul>
        }
        .into_any()
    };
    body.into_any()
}

fn list(state: State) -> AnyView {
    let results = state.results.get();
    if results.hits.is_empty() {
        return empty(state);
    }
    let sought = state.query.with(|query| query.text.clone());
    let rows: Vec<AnyView> = state.catalogue.with_value(|catalogue| {
        let shown = results.shown().iter().filter_map(|hit| catalogue.platforms.all.get(*hit));
        shown.map(|platform| record(platform, catalogue, state.locale, &sought, None)).collect()
    });
    view! {
        <ol class="records" role="list" aria-label=state.locale.text().results>{rows}</ol>
        {(results.pages > 1).then(|| pager(state, results.page, results.pages))}
    }
    .into_any()
}

fn pager(state: State, page: usize, pages: usize) -> AnyView {
    let words = state.locale.text();
    let href = move |page: usize| state.query.with_untracked(|query| catalogue_href(state.locale, &query.with_page(page)));
    let focus = |_| browser::focus_first(&[TITLE.to_owned()]);
    let link = |number: usize| {
        if number == page {
            return view! { <li><span aria-current="page">{number}</span></li> }.into_any();
        }
        let label = text::page_number(number);
        view! { <li><a href=href(number) aria-label=label on:click=focus>{number}</a></li> }.into_any()
    };
    let previous = (page > 1).then(|| {
        view! { <li><a href=href(page - 1) rel="prev" on:click=focus>{icon("arrow-back")}" "{words.previous}</a></li> }
    });
    let next = (page < pages).then(|| {
        view! { <li><a href=href(page + 1) rel="next" on:click=focus>{words.next}" "{icon("arrow")}</a></li> }
    });
    // The ends, and the neighbours of the page shown.
    let mut numbers: Vec<AnyView> = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 2) {
        if number > last + 1 {
            numbers.push(view! { <li aria-hidden="true"><span>"…"</span></li> }.into_any());
        }
        numbers.push(link(number));
        last = number;
    }
    view! { <nav class="pager" aria-label=words.pagination><ul>{previous}{numbers}{next}</ul></nav> }.into_any()
}

/// Nothing found: what to leave out, and what that would give.
fn empty(state: State) -> AnyView {
    let locale = state.locale;
    let words = locale.text();
    let query = state.query.get();
    let focus = |_| browser::focus_first(&[TITLE.to_owned()]);
    let ways = state.catalogue.with_value(|catalogue| catalogue.wider(&query, locale));
    let ways: Vec<AnyView> = ways
        .into_iter()
        .map(|way| {
            let filter = way.dropped.map(|(facet, value)| state.name(facet, &value));
            let words = text::without(locale, filter.as_deref());
            let count = text::platforms(locale, way.count);
            view! {
                <li><a class="chip" href=catalogue_href(locale, &way.query) data-state-link="" on:click=focus>
                    {icon("close")}{words}" "<b>{count}</b>
                </a></li>
            }
            .into_any()
        })
        .collect();
    let widen = (!ways.is_empty()).then(|| view! { <p>{words.or_widen}</p><ul class="row" data-gap="tight">{ways}</ul> });
    let all = catalogue_href(locale, &CatalogueQuery::default());
    view! {
        <div class="empty stack" data-gap="loose">
            <svg class="locator empty-figure" aria-hidden="true"><use_ href="#rosette"/></svg>
            <div class="stack">
                <h3>{text::nothing_found(locale, &query.text)}</h3>
                {widen}
                <p><a class="more-link" href=all data-state-link="" on:click=focus>{words.start_again} {icon("arrow")}</a></p>
            </div>
        </div>
    }
    .into_any()
}
