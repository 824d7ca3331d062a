//! The catalogue of platforms: search as you type, facets with true counts, pages. Its state is the address.

mod export;
mod facets;
mod map;
mod results;

use std::sync::Arc;
use std::time::Duration;

use leptos::ev::Event;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use site_core::catalogue::{Catalogue, Results};
use site_core::content::access::Access;
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, FRAME_PAGE_SIZE, Facet, PAGE_SIZE, catalogue_href};
use site_core::route::Page;
use site_core::text;

use crate::browser::{self, Step};
use crate::components::link::{breadcrumbs, embed_line};
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::plain::without_app;
use crate::components::search_form::{self, search_field};
use crate::components::section::frame_head;
use crate::context::Choices;
use crate::context::Context;
use crate::dom::{IntoNode, Node, effect, el, many, memo};

/// After the last key, the address follows. Longer than a hundredth of thirty seconds: Safari refuses more.
pub(super) const TYPING_PAUSE: Duration = Duration::from_millis(350);
/// After the last change, the count is said.
pub(super) const SPEAKING_PAUSE: Duration = Duration::from_millis(700);

const SEARCH_BOX: &str = "catalogue-search";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct State {
    catalogue: StoredValue<Arc<Catalogue>>,
    choices: Choices,
    locale: Locale,
    /// The address, with what is being typed.
    query: Memo<CatalogueQuery>,
    results: Memo<Results>,
    /// Whether the results are less than the whole catalogue.
    narrowed: Memo<bool>,
    /// Whether the filters cover the page, on a narrow screen.
    sheet_open: RwSignal<bool>,
    /// Whether the list is being printed, with all its pages.
    printing: RwSignal<bool>,
    /// Whether the page stands in a frame of a partner's.
    in_frame: bool,
}

impl State {
    fn go(self, query: &CatalogueQuery, step: Step) {
        if step == Step::State {
            // What was typed a moment ago is a state of its own, to come back to.
            self.query.with_untracked(|query| self.go(query, Step::Replace));
        }
        browser::go(&catalogue_href(self.locale, query), step);
    }

    /// How many filters are on that the catalogue knows.
    fn active(self) -> usize {
        self.catalogue.with_value(|catalogue| self.query.with(|query| catalogue.known(query).all_chosen().count()))
    }

    fn toggle(self, facet: Facet, value: &str) {
        self.go(&self.query.with_untracked(|query| query.toggled(facet, value)), Step::State);
    }

    /// A list of several pages is printed whole: all its rows are drawn, or only those of the page shown again.
    fn print_whole(self, is_printing: bool) {
        let is_whole = is_printing && self.results.with_untracked(|results| results.pages > 1);
        if self.printing.get_untracked() != is_whole {
            self.printing.set(is_whole);
        }
    }

    /// How a value reads on its filter.
    fn name(self, facet: Facet, value: &str) -> String {
        match (facet, Access::parse(value)) {
            (Facet::Access, Some(access)) => text::access(self.locale, access).to_owned(),
            _ => self.catalogue.with_value(|catalogue| catalogue.name(facet, value, self.locale)),
        }
    }
}

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let words = locale.text();
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, words.platforms_long);
    };
    let site = context.content.site.ready();
    let data = &context.content;
    let left_out = many()
        .child(notice::left_out(context, &catalogue.platforms, File::Platforms))
        .child(data.hosts.ready().and_then(|hosts| notice::left_out(context, hosts, File::Hosts)))
        .child(data.techniques.ready().and_then(|all| notice::left_out(context, all, File::Techniques)));
    let search = context.search;
    let typed = RwSignal::new(None::<String>);
    let in_frame = context.is_embed;
    let page_size = if in_frame { FRAME_PAGE_SIZE } else { PAGE_SIZE };
    let addressed = memo(move || search.with(|search| CatalogueQuery::parse(search).in_pages_of(page_size)));
    let query = memo(move || match typed.get() {
        Some(text) => addressed.with(|query| if query.text == text { query.clone() } else { query.with_text(&text) }),
        None => addressed.get(),
    });
    let catalogue = StoredValue::new(catalogue);
    let indexed = context.indexed;
    let results = memo(move || {
        let can_search = indexed.get();
        catalogue.with_value(|catalogue| {
            query.with(|query| {
                // Until the words can be looked for, the filters alone choose.
                if can_search || query.text.is_empty() {
                    catalogue.results(query, locale)
                } else {
                    catalogue.results(&query.with_text(""), locale)
                }
            })
        })
    });
    let total = catalogue.with_value(|catalogue| catalogue.platforms.all.len());
    let narrowed = memo(move || results.with(|results| results.hits.len() < total));
    let choices = context.choices;
    let printing = RwSignal::new(false);
    let sheet_open = RwSignal::new(false);
    let state = State { catalogue, choices, locale, query, results, narrowed, sheet_open, printing, in_frame };
    browser::on_print(move |is_printing| state.print_whole(is_printing));
    // The address has the last word: after Back or Forward the box shows what it says.
    effect(move || {
        let text = addressed.with(|query| query.text.clone());
        typed.set(None);
        browser::set_field(SEARCH_BOX, &text);
    });
    let missing = notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]);
    if in_frame {
        return many()
            .child(frame_head(words.platforms_long))
            .child(left_out)
            .child(search_box(state, typed))
            .child(missing)
            .child(facets::folded(state))
            .child(el("section").class("stack").attr("aria-label", words.results).child(results::view(state)))
            .node();
    }
    many()
        .child(
            el("div").class("wrap").child(breadcrumbs(locale, &[], words.platforms)).child(
                el("div")
                    .class("catalogue-head")
                    .child(
                        el("div")
                            .class("stack")
                            .child(el("h1").child(words.platforms_long))
                            .child(
                                site.and_then(|site| localized(&site.lead("platforms"), locale))
                                    .map(|lead| el("p").child(lead)),
                            )
                            .child(left_out),
                    )
                    .child(search_box(state, typed)),
            ),
        )
        .child(missing)
        .child(
            el("div")
                .class("wrap sidebar-page catalogue-body")
                .child(
                    el("form")
                        .class("facets wide-only")
                        .attr("aria-label", words.filters)
                        .on("submit", |event: Event| event.prevent_default())
                        .child(facets::all(state, "f"))
                        .child(el("p").class("note").child(words.logic)),
                )
                .child(
                    el("section")
                        .attr("aria-label", words.results)
                        .child(results::view(state))
                        .child(embed_line(context, Page::Platforms)),
                ),
        )
        .child(facets::sheet(state))
        .node()
}

fn search_box(state: State, typed: RwSignal<Option<String>>) -> Node {
    let locale = state.locale;
    let words = locale.text();
    // After a pause the page may have been left: then nothing is written.
    let follow = move |()| _ = state.query.try_with_untracked(|query| state.go(query, Step::Replace));
    let mut later = debounce(TYPING_PAUSE, follow);
    let submit = move |event: Event| {
        event.prevent_default();
        follow(());
    };
    el("form")
        .class("stack")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .attr("action", Page::Platforms.href(locale))
        .on("submit", submit)
        .child(el("label").attr("for", SEARCH_BOX).child(el("b").child(words.search_platform)))
        .child(
            search_field(
                search_form::search_box(SEARCH_BOX)
                    .attr("value", state.query.with_untracked(|query| query.text.clone()))
                    .on("input", move |event| {
                        typed.set(Some(event_target_value(&event)));
                        later(());
                    }),
            )
            .child(el("button").class("button").attr("type", "submit").child(words.search)),
        )
        .child(without_app(|| el("p").child(text::plain::catalogue(locale))))
        .node()
}
