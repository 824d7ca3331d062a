//! Search fields, and the form that filters the list below it.

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, PageQuery, TEXT, TextQuery, catalogue_href};
use site_core::route::Page;
use site_core::text;

use super::icon::icon;
use super::plain::without_app;
use super::query_field::QueryField;
use super::word_filter;
use crate::browser::{self, HistoryMode};
use crate::view::{Element, IntoNode, Node, effect, el, live, memo};

/// The input of a search.
pub fn search_box(id: &'static str) -> Element {
    el("input").class("input").attr("id", id).attr("name", TEXT).attr("type", "search").attr("autocomplete", "off")
}

/// The input of a search with its icon; a button may follow.
pub fn search_field(search_box: Element) -> Element {
    el("div").class("search-field").child(icon("search")).child(search_box)
}

/// A form that searches the catalogue from another page. Until the app runs, the browser submits it.
pub fn search_form(locale: Locale, id: &'static str, label: &'static str) -> Node {
    let words = locale.text();
    let submit = move |event: Event| {
        event.prevent_default();
        let text = browser::field(id);
        browser::go(&catalogue_href(locale, &CatalogueQuery::searching(text.trim())), HistoryMode::PushPage);
    };
    el("form")
        .class("stack")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .attr("action", Page::Platforms.href(locale))
        .on("submit", submit)
        .child(el("label").attr("for", id).child(el("b").child(label)))
        .child(
            search_field(search_box(id)).child(el("button").class("button").attr("type", "submit").child(words.search)),
        )
        .child(without_app(|| elsewhere(locale)))
        .node()
}

/// Where to search if the app cannot run.
pub fn elsewhere(locale: Locale) -> Node {
    let catalogue = el("a").attr("href", Page::Platforms.href(locale)).child(Page::Platforms.title(locale));
    el("p").child(text::plain::words(locale).search).child(" ").child(catalogue).node()
}

/// A form that filters the list below it by a text in the URL. Shown from the first time that the URL has a text: a
/// short list needs no search.
pub fn filter_form(locale: Locale, id: &'static str, label: &'static str, page: Page, query: Memo<TextQuery>) -> Node {
    let is_shown = RwSignal::new(query.with_untracked(|query| !query.text.is_empty()));
    effect(move || {
        if query.with(|query| !query.text.is_empty()) && !is_shown.get_untracked() {
            is_shown.set(true);
        }
    });
    live(move || is_shown.get().then(|| filter(locale, id, label, page.clone(), query)))
}

fn filter(locale: Locale, id: &'static str, label: &'static str, page: Page, query: Memo<TextQuery>) -> Node {
    let field = QueryField::new(memo(move || query.with(|query| query.text.clone()))).asking(word_filter::request);
    let write = move |text| {
        browser::go(&TextQuery { text }.href_of(&page, locale), HistoryMode::Replace);
    };
    el("form")
        .class("stack list-filter")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", id).child(el("b").child(label)))
        .child(search_field(field.bind(search_box(id), write)))
        .child(without_app(|| el("p").child(text::plain::words(locale).filter)))
        .node()
}
