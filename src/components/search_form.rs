//! A search of the catalogue from another page: works before the app does, as a plain form.

use leptos::ev::Event;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, catalogue_href};
use site_core::route::Page;
use site_core::text;

use super::icon::icon;
use super::plain::without_app;
use crate::browser::{self, Step};
use crate::dom::{Element, IntoNode, Node, el};

/// The box of a search.
pub fn search_box(id: &'static str) -> Element {
    el("input").class("input").attr("id", id).attr("name", "q").attr("type", "search").attr("autocomplete", "off")
}

/// A search box with its sign; a button may follow.
pub fn search_field(search_box: Element) -> Element {
    el("div").class("search-field").child(icon("search")).child(search_box)
}

/// A labelled search box and its button.
pub fn search_form(locale: Locale, id: &'static str, label: &'static str, hint: Option<Node>) -> Node {
    let words = locale.text();
    let submit = move |event: Event| {
        event.prevent_default();
        let text = browser::field(id);
        browser::go(&catalogue_href(locale, &CatalogueQuery::searching(text.trim())), Step::Page);
    };
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    el("form")
        .class("stack")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .attr("action", Page::Platforms.href(locale))
        .on("submit", submit)
        .child(el("label").attr("for", id).child(el("b").child(label)))
        .child(
            search_field(search_box(id).attr("aria-describedby", described))
                .child(el("button").class("button").attr("type", "submit").child(words.search)),
        )
        .child(without_app(|| {
            let catalogue = el("a").attr("href", Page::Platforms.href(locale)).child(words.platforms_long);
            el("p").child(text::plain::search(locale)).child(" ").child(catalogue)
        }))
        .child(hint.map(|hint| el("p").class("field-hint").attr("id", hint_id).child(hint)))
        .node()
}
