//! The catalogue of platforms: search as you type, facets with counts, pagination. Its state is in the URL.

mod asking;
mod export;
mod facets;
mod map;
mod results;
mod state;

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::catalogue::{Catalogue, Results};
use site_core::content::file::File;
use site_core::query::{CatalogueQuery, EMBED_PAGE_SIZE, Facet, PAGE_SIZE, PageQuery};
use site_core::route::Page;
use site_core::text;

use self::state::CatalogueState;
use crate::browser::{self, HistoryMode};
use crate::components::link::{breadcrumbs, embed_line};
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::plain::without_app;
use crate::components::query_field::QueryField;
use crate::components::search_form::{self, search_field};
use crate::components::section::embed_head;
use crate::context::Context;
use crate::load::catalogue::ENGINE;
use crate::load::part::AnyPart;
use crate::view::{Element, IntoNode, Node, el, live, many, memo};

const SEARCH_BOX: &str = "catalogue-search";

/// Most results whose list fits in a window.
const FEW: usize = 4;

/// The parts of the app that a query needs, besides that of the page.
pub(super) fn parts(search: &str) -> Vec<&'static dyn AnyPart> {
    let query = CatalogueQuery::parse(search);
    let mut parts: Vec<&'static dyn AnyPart> = Vec::new();
    if query.on_map {
        parts.push(&results::MAP);
    }
    if !query.text.is_empty() {
        parts.extend([&ENGINE as &dyn AnyPart, &results::ASKING]);
    }
    parts
}

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, Page::Platforms.title(locale));
    };
    let site = context.content.site.ready();
    let left_out = left_out(context, &catalogue);
    let is_embed = context.is_embed;
    let page_size = if is_embed { EMBED_PAGE_SIZE } else { PAGE_SIZE };
    let addressed: Memo<CatalogueQuery> = context.query();
    let field =
        QueryField::new(memo(move || addressed.with(|query| query.text.clone()))).asking(results::request_search);
    let query = memo(move || {
        let query = match field.typed() {
            Some(text) => {
                addressed.with(|query| if query.text == text { query.clone() } else { query.with_text(&text) })
            }
            None => addressed.get(),
        };
        query.in_pages_of(page_size)
    });
    let catalogue = StoredValue::new(catalogue);
    let indexed = context.indexed;
    let results = memo(move || {
        let can_search = indexed.get();
        catalogue.with_value(|catalogue| {
            query.with(|query| {
                // Until the catalogue is indexed, only the filters apply.
                let engine = if query.text.is_empty() { None } else { ENGINE.need().filter(|_| can_search) };
                match engine {
                    Some(engine) => (engine.results)(catalogue, query, locale),
                    // A changed text starts at the first page.
                    None if query.text.is_empty() => catalogue.filtered(query, None, locale),
                    None => Results { is_waiting: true, ..catalogue.filtered(&query.with_text(""), None, locale) },
                }
            })
        })
    });
    let known = memo(move || catalogue.with_value(|catalogue| query.with(|query| catalogue.known(query))));
    let has_text = memo(move || query.with(|query| !query.text.trim().is_empty()));
    let choices = context.choices;
    let printing = RwSignal::new(false);
    let sheet_open = RwSignal::new(false);
    let chosen = query.with_untracked(|query| query.chosen(Facet::Place).to_vec());
    let whole_region = RwSignal::new(catalogue.with_value(|catalogue| map::starts_whole(catalogue, &chosen)));
    let patients = StoredValue::new(site.map(|site| site.patients.text(locale).to_owned()).unwrap_or_default());
    let state = CatalogueState {
        catalogue,
        choices,
        announcer: context.announcer,
        locale,
        field,
        query,
        known,
        results,
        settled: RwSignal::new(query.with_untracked(|query| query.text.clone())),
        has_text,
        sheet_open,
        whole_region,
        printing,
        is_embed,
        patients,
    };
    // Most visitors type a text, so the search engine is fetched while they read.
    browser::when_idle(Box::new(results::request_search));
    state.settle();
    browser::on_print(move |is_printing| state.print_whole(is_printing));
    let missing = notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]);
    if is_embed {
        return many()
            .child(embed_head(Page::Platforms.title(locale)))
            .child(left_out)
            .child(search_box(state))
            .child(missing)
            .child(facets::in_details(state))
            .child(el("section").class("stack").attr("aria-label", shared.results).child(results::view(state)))
            .node();
    }
    many()
        .child(head(context, state, left_out))
        .child(missing)
        .child(
            el("div")
                .class("wrap sidebar-page catalogue-body")
                .child(filters(state))
                .child(beside_filters(state).child(results::view(state)).child(embed_line(context, Page::Platforms))),
        )
        .child(facets::sheet(state))
        .node()
}

/// The filters beside the list.
fn filters(state: CatalogueState) -> Element {
    let locale = state.locale;
    let is_wide = browser::is_wide();
    let count = move || text::platforms(locale, state.results.with(|results| results.hits.len()));
    el("form")
        .class("facets wide-only")
        .attr("aria-label", locale.text().filters)
        // Without results no filter is useful: the page makes suggestions instead.
        .live("hidden", move || state.results.with(|results| results.hits.is_empty()))
        .on("submit", |event: Event| event.prevent_default())
        // Visual only: the heading and the status of the list say the same.
        .child(el("p").class("facets-count").attr("aria-hidden", "true").child(live(count)))
        // A narrow window has them in the sheet.
        .child(live(move || is_wide.get().then(|| facets::all(state, "f"))))
        .child(el("p").class("note").child(text::catalogue::words(locale).logic))
}

/// The section of the results, beside the filters.
fn beside_filters(state: CatalogueState) -> Element {
    let is_few = move || {
        let few = state.results.with(|results| (1..=FEW).contains(&results.hits.len()));
        (few && !state.query.with(|query| query.on_map)).then_some("")
    };
    el("section").attr("aria-label", state.locale.text().results).live("data-few", is_few)
}

fn head(context: &Context, state: CatalogueState, left_out: Node) -> Node {
    let locale = context.locale;
    let lead = context.content.site.ready().and_then(|site| localized(&site.lead("platforms"), locale));
    let title = el("div")
        .class("stack")
        .child(el("h1").child(Page::Platforms.title(locale)))
        .child(lead.map(|lead| el("p").child(lead)))
        .child(left_out);
    el("div")
        .class("wrap")
        .child(breadcrumbs(context, &[], locale.text().platforms))
        .child(el("div").class("catalogue-head").child(title).child(search_box(state)))
        .node()
}

/// The number of unusable records, by file.
fn left_out(context: &Context, catalogue: &Catalogue) -> Node {
    let data = &context.content;
    many()
        .child(notice::left_out(context, &catalogue.platforms, File::Platforms))
        .child(data.hosts.ready().and_then(|hosts| notice::left_out(context, hosts, File::Hosts)))
        .child(data.techniques.ready().and_then(|all| notice::left_out(context, all, File::Techniques)))
        .node()
}

fn search_box(state: CatalogueState) -> Node {
    let locale = state.locale;
    let words = locale.text();
    let write = move |_| state.query.with_untracked(|query| state.go(query, HistoryMode::Replace));
    el("form")
        .class("stack")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .attr("action", Page::Platforms.href(locale))
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", SEARCH_BOX).child(el("b").child(words.search_platform)))
        .child(
            search_field(state.field.bind(search_form::search_box(SEARCH_BOX), write))
                .child(el("button").class("button").attr("type", "submit").child(words.search)),
        )
        .child(without_app(|| el("p").child(text::plain::words(locale).catalogue)))
        .node()
}
