//! The page “By need”: what one starts from and what one wants, each with its number of platforms; then a link to the
//! catalogue with these filters.

use leptos::prelude::*;
use site_core::content::file::File;
use site_core::query::{CatalogueQuery, Facet, PageQuery, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::catalogue as messages;

use crate::browser::{self, HistoryMode};
use crate::components::button::button;
use crate::components::icon::icon;
use crate::components::link::embed_line;
use crate::components::notice;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = Page::Needs.title(locale);
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, title);
    };
    let query: Memo<CatalogueQuery> = context.query();
    let known = catalogue.clone();
    let query = memo(move || query.with(|query| known.known(&query.with_text("")).without_view()));
    let counted = catalogue.clone();
    let results = memo(move || query.with(|query| counted.filtered(query, None, locale)));
    let go = move |query: &CatalogueQuery| {
        browser::go(&query.href_of(&Page::Needs, locale), HistoryMode::Replace);
    };
    let choices = |facet: Facet| {
        let radio = |(index, value): (usize, String)| {
            let choice = move || results.with(|results| results.facets[facet as usize][index]);
            let id = format!("{}-{value}", facet.code());
            let name = catalogue.name(facet, &value, locale);
            let noun = move || format!("\u{a0}{}", text::platforms_noun(locale, choice().count));
            let chosen = value.clone();
            let choose = move |_| {
                let other = query.with_untracked(|query| query.keeping(|known, _| known != facet));
                go(&other.toggled(facet, &chosen));
            };
            el("label")
                .class("facet-option")
                .attr("for", id.clone())
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("id", id)
                        .attr("name", facet.code())
                        .attr("value", value)
                        .property("checked", move || choice().is_chosen)
                        .live("disabled", move || choice().count == 0 && !choice().is_chosen)
                        .on("change", choose),
                )
                .child(el("span").class("facet-name").child(name))
                .child(
                    el("span")
                        .class("count")
                        .child(live(move || choice().count))
                        .child(el("span").class("visually-hidden").child(live(noun))),
                )
                .node()
        };
        // Values without platforms are not offered.
        let offered = catalogue.offered(facet).iter().enumerate().filter(|(_, offered)| offered.total > 0);
        let radios: Vec<Node> = offered.map(|(index, offered)| radio((index, offered.value.clone()))).collect();
        (!radios.is_empty())
            .then(|| el("fieldset").child(el("legend").child(messages::facet(locale, facet))).child(radios).node())
    };
    let count = move || results.with(|results| results.hits.len());
    let href = move || query.with(|query| catalogue_href(locale, query));
    let is_chosen =
        move || query.with(|query| [Facet::From, Facet::Gives].iter().any(|one| !query.chosen(*one).is_empty()));
    let clear = move |_| {
        go(&query.with_untracked(|query| query.keeping(|known, _| ![Facet::From, Facet::Gives].contains(&known))));
    };
    let outcome = el("div")
        .class("needs-outcome row")
        .child(
            el("a")
                .class("button")
                .live("href", href)
                .attr("data-page-link", "")
                .child(live(move || messages::show_results(locale, count())))
                .child(icon("arrow")),
        )
        .child(button("quiet").live("hidden", move || !is_chosen()).on("click", clear).child(locale.text().clear_all));
    context
        .announcer
        .follow_state(locale, move || (query.with(CatalogueQuery::to_search), text::platforms(locale, count())));
    many()
        .child(page_head(context, title, title, "needs"))
        .child(notice::all_missing(context, &[File::Techniques]))
        .child(
            el("form")
                .class("wrap needs")
                .attr("aria-label", title)
                .on("submit", |event| event.prevent_default())
                .child(el("div").class("needs-choices").child(choices(Facet::From)).child(choices(Facet::Gives)))
                .child(outcome),
        )
        .child(el("div").class("wrap").child(embed_line(context, Page::Needs)))
        .node()
}
