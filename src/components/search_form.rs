//! Search fields, and lists that are filtered by a text in the URL.

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, PageQuery, TEXT, TextQuery, catalogue_href};
use site_core::route::Page;
use site_core::text;

use super::icon::icon;
use super::plain::without_app;
use super::query_field::QueryField;
use super::word_filter::{self, WordFilter};
use crate::browser::{self, HistoryMode};
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo};

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

/// The rows of a list that is filtered by the text in the URL. They stay in the document, and are hidden if they do not
/// match.
#[derive(Clone, Copy)]
pub struct FilteredRows {
    query: Memo<TextQuery>,
    shown: Memo<Vec<bool>>,
}

impl FilteredRows {
    /// `texts` has the searched texts of each row, which are indexed once.
    pub fn new<'a>(context: &Context, texts: impl Iterator<Item = Vec<&'a str>>) -> Self {
        let query = context.query::<TextQuery>();
        let found = WordFilter::new(texts);
        Self { query, shown: memo(move || query.with(|query| found.filter(&query.text))) }
    }

    pub fn is_hidden(self, index: usize) -> bool {
        self.shown.with(|shown| shown.get(index) == Some(&false))
    }

    /// The form and, while a text is searched, the number of rows that match, which is announced.
    pub fn head(
        self,
        context: &Context,
        id: &'static str,
        label: &'static str,
        page: Page,
        in_words: fn(Locale, usize) -> String,
    ) -> Node {
        let (Self { query, shown }, locale) = (self, context.locale);
        let count = move || shown.with(|shown| shown.iter().filter(|shown| **shown).count());
        let status = move || query.with(|query| !query.text.is_empty()).then(|| in_words(locale, count()));
        let state = move || (query.with(|query| query.text.clone()), status().unwrap_or_default());
        context.announcer.follow_state(locale, state);
        many()
            .child(filter_form(locale, id, label, page, query))
            .child(word_filter::missing(context))
            .child(el("p").class("note").child(live(status)))
            .node()
    }

    /// The message that no row matches; empty if one does.
    pub fn nothing(self, locale: Locale) -> Node {
        let said = move || self.query.with(|query| el("p").child(text::search::no_hits(locale, &query.text)));
        live(move || self.shown.with(|shown| !shown.is_empty() && !shown.contains(&true)).then(said))
    }
}

/// A form that filters the list below it by a text in the URL. Shown from the first time that the URL has a text: a
/// short list needs no search.
fn filter_form(locale: Locale, id: &'static str, label: &'static str, page: Page, query: Memo<TextQuery>) -> Node {
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
