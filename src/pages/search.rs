//! All results for a text, by kind.

use leptos::prelude::*;
use site_core::content::site::Example;
use site_core::locale::Locale;
use site_core::number;
use site_core::query::{CatalogueQuery, TextQuery, catalogue_href};
use site_core::route::Page;
use site_core::search::why::Kind;
use site_core::site_index::{Answer, Hit, SHOWN, Section};
use site_core::text;
use site_core::text::search as messages;

use crate::browser::{self, HistoryMode};
use crate::components::finder::{note, search_href, with_hit};
use crate::components::link::{did_you_mean, example_links, more_link};
use crate::components::notice;
use crate::components::plain::without_app;
use crate::components::query_field::QueryField;
use crate::components::search_form::{elsewhere, search_box, search_field};
use crate::components::section::{margin_section, page_head};
use crate::context::Context;
use crate::load::catalogue::{SITE_INDEX, SITE_SEARCH, request_site_search};
use crate::view::{IntoNode, Node, effect, el, live, many, memo};

const SEARCH_BOX: &str = "site-search";

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let words = messages::words(locale);
    let site_index = context.site_index;
    let query: Memo<TextQuery> = context.query();
    let field = QueryField::new(memo(move || query.with(|query| query.text.clone()))).asking(request_site_search);
    let sought = memo(move || field.text());
    // `None` until the index is loaded and built.
    let answer = memo(move || {
        if sought.with(|text| text.trim().is_empty()) {
            return Some(Answer::default());
        }
        let (site_index, searching) = (site_index.get().0?, SITE_INDEX.get()?);
        Some(sought.with(|text| (searching.answer)(&site_index, text, locale, SHOWN)))
    });
    let examples = context.content.site.ready().map(|site| site.home.examples.clone()).unwrap_or_default();
    let is_empty = memo(move || answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.total() == 0)));
    let suggestions = move || is_empty.get().then(|| suggestions(locale, &examples));
    // Fetches the search while the visitor types.
    effect(request_site_search);
    many()
        .child(page_head(context, Page::Search.title(locale), words.search_site, "search"))
        .child(notice::all_missing(context, Page::Search.info().files))
        .child(
            el("div")
                .class("wrap stack")
                .child(form(locale, field))
                .child(el("p").class("note").child(words.search_hint))
                .child(notice::if_parts_fail(locale, context.announcer, &SITE_SEARCH, "main [type=search]"))
                .child(status(context, sought, answer)),
        )
        .child(el("div").class("wrap margin-page").child(live(move || results(locale, sought, answer))))
        .child(el("div").class("wrap").child(live(suggestions)))
        .node()
}

fn form(locale: Locale, field: QueryField) -> Node {
    let shared = locale.text();
    let words = messages::words(locale);
    let write = move |text: String| browser::go(&search_href(locale, &text), HistoryMode::Replace);
    el("form")
        .class("stack")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .attr("action", Page::Search.href(locale))
        .on("submit", |event| event.prevent_default())
        .child(el("label").class("visually-hidden").attr("for", SEARCH_BOX).child(words.search_site))
        .child(
            search_field(field.bind(search_box(SEARCH_BOX), write))
                .child(el("button").class("button").attr("type", "submit").child(shared.search)),
        )
        .child(without_app(|| elsewhere(locale)))
        .node()
}

/// The number of results.
fn status(context: &Context, sought: Memo<String>, answer: Memo<Option<Answer>>) -> Node {
    let locale = context.locale;
    let count = move || {
        let sought = sought.get();
        let total = answer.with(|answer| answer.as_ref().map(Answer::total)).filter(|_| !sought.trim().is_empty());
        total.map(|total| messages::hits_for(locale, total, &sought)).unwrap_or_default()
    };
    context.announcer.follow(count);
    el("p").child(live(count)).node()
}

fn results(locale: Locale, sought: Memo<String>, answer: Memo<Option<Answer>>) -> Node {
    let words = messages::words(locale);
    let answer = answer.get().unwrap_or_default();
    let sought = sought.get();
    let corrected = answer.corrected.as_ref().map(|corrected| {
        el("p").class("remark").child(did_you_mean(locale, &sought, corrected, search_href(locale, corrected)))
    });
    let sections: Vec<Node> =
        answer.sections.iter().map(|section| section_view(locale, section, &answer, &sought)).collect();
    let partial = answer
        .is_partial
        .then(|| el("p").class("remark").child(words.partial).child(" ").child(messages::partial_rest(locale, &[])));
    many().child(corrected).child(partial).child(sections).node()
}

/// Without results: searches to try, and the whole catalogue.
fn suggestions(locale: Locale, examples: &[Example]) -> Node {
    let links = example_links(examples, locale);
    let tried = (!links.is_empty()).then(|| {
        many()
            .child(el("p").child(messages::words(locale).for_example))
            .child(el("ul").class("row").attr("data-gap", "tight").child(links))
    });
    let all = catalogue_href(locale, &CatalogueQuery::default());
    el("div")
        .class("stack")
        .child(tried)
        .child(el("p").child(more_link(all, text::plain::words(locale).all_platforms)))
        .node()
}

fn section_view(locale: Locale, section: &Section, answer: &Answer, sought: &str) -> Node {
    let rows: Vec<Node> = section.hits.iter().map(|hit| row(hit, answer)).collect();
    let more = (section.kind == Kind::Platform && section.total > section.hits.len()).then(|| {
        let href = catalogue_href(locale, &CatalogueQuery::searching(sought.trim()));
        el("p")
            .child(el("a").class("more-link").attr("href", href).child(messages::in_catalogue(locale, section.total)))
    });
    margin_section(
        &format!("hits-{}", section.kind as usize),
        many()
            .child(messages::hit_kind(locale, section.kind))
            .child(" ")
            .child(el("small").class("count-note").child(number::format_count(section.total, locale)))
            .node(),
    )
    .child(el("div").class("stack").child(el("ul").class("hits").attr("role", "list").child(rows)).child(more))
    .node()
}

fn row(hit: &Hit, answer: &Answer) -> Node {
    el("li")
        .child(with_hit(el("a").class("palette-option").attr("href", hit.href.clone()), hit, answer).child(note(hit)))
        .node()
}
