//! The form that proposes a platform's record, or corrects the one in the URL. It sends nothing.

mod field;
mod fields;
mod outcome;
mod state;
mod techniques;

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::content::access::Access;
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::overview;
use site_core::proposal::{self, Field, Form};
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text::proposal as messages;

use self::state::{ProposalState, Sheet};
use crate::components::button::button;
use crate::components::icon::icon;
use crate::components::notice;
use crate::components::plain::needs_app;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = Page::Propose.title(locale);
    if context.content.techniques.ready().is_none() {
        return notice::failed(context, File::Techniques, title);
    }
    let id = {
        let context = context.clone();
        memo(move || context.ids().into_iter().next().unwrap_or_default())
    };
    let (cleared, drawn) = (RwSignal::new(String::new()), RwSignal::new(0));
    let form = {
        let context = context.clone();
        let today = context.today;
        let mut before = String::new();
        move || {
            drawn.track();
            let id = id.get();
            if id != before {
                // A cleared draft can be restored only for its own record.
                cleared.set(String::new());
                before.clone_from(&id);
            }
            let Some(file) = context.content.published.as_deref().map(String::as_str).filter(|_| !id.is_empty()) else {
                // Until the file is loaded, the record to correct is unknown.
                return if id.is_empty() { draw(&context, Form::new(today), "", cleared, drawn) } else { ().node() };
            };
            match proposal::published(file, &id) {
                Some(record) => draw(&context, Form::correcting(record, today), &id, cleared, drawn),
                None => many()
                    .child(el("p").class("remark").child(messages::unknown_record(locale, &id)))
                    .child(draw(&context, Form::new(today), "", cleared, drawn))
                    .node(),
            }
        }
    };
    many()
        .child(page_head(context, title, title, "propose"))
        .child(needs_app(locale))
        .child(notice::all_missing(context, &[File::Platforms, File::Hosts, File::Map]))
        .child(
            el("div")
                .class("wrap sidebar-page proposal")
                .attr("data-side", "end")
                .child(el("div").class("stack").attr("data-gap", "loose").child(live(form)))
                .child(aside(context)),
        )
        .node()
}

fn aside(context: &Context) -> Node {
    let locale = context.locale;
    let words = messages::words(locale);
    let steps: Vec<Node> = words.steps.iter().map(|step| el("li").child(*step).node()).collect();
    el("aside")
        .class("note stack")
        .attr("aria-labelledby", "steps")
        .child(el("h2").attr("id", "steps").child(words.what_happens))
        .child(el("ol").class("numbered note").child(steps))
        .child(context.catalogue.as_deref().map(|catalogue| invitation(catalogue, context)))
        .node()
}

/// Gaps in the catalogue, as questions to those who know.
fn invitation(catalogue: &Catalogue, context: &Context) -> Option<Node> {
    let locale = context.locale;
    let words = messages::words(locale);
    let gaps = overview::gaps(catalogue, locale);
    let silent = catalogue.count(Facet::Access, Access::Unknown.code());
    let stale = overview::stale(catalogue, context.today);
    if gaps.is_empty() && silent + stale == 0 {
        return None;
    }
    let missing: Vec<Node> = gaps.iter().map(|gap| el("li").child(gap.name.clone()).node()).collect();
    let missing = (!gaps.is_empty())
        .then(|| many().child(el("p").child(words.missing_techniques)).child(el("ul").class("missing").child(missing)));
    let query = CatalogueQuery::only(Facet::Access, Access::Unknown.code());
    let silent = (silent > 0).then(|| {
        let link = el("a").attr("href", catalogue_href(locale, &query)).child(messages::without_access(locale, silent));
        el("p").child(link).child(" ").child(words.is_it_yours)
    });
    let stale = (stale > 0).then(|| el("p").child(messages::stale(locale, stale)));
    let title = el("h2").attr("id", "complete").attr("tabindex", "-1").child(words.complete);
    Some(el("div").class("stack").child(title).child(missing).child(silent).child(stale).node())
}

/// The form for a record. `id` is that of the record to correct; empty for a new one.
fn draw(context: &Context, mut form: Form, id: &str, cleared: RwSignal<String>, drawn: RwSignal<usize>) -> Node {
    let (locale, content, drafts) = (context.locale, &context.content, context.drafts);
    let key = proposal::draft_key(id);
    // Another window writes the same draft.
    crate::browser::on_stored_change(key.clone(), Box::new(move || drawn.update(|drawn| *drawn += 1)));
    let published_name = form.get(Field::Name).to_owned();
    form.restore(&drafts.get(&key));
    let is_restored = !form.draft().is_empty();
    let state = ProposalState {
        locale,
        announcer: context.announcer,
        sheet: RwSignal::new(Sheet { form, id: id.to_owned(), key, proposal: None }),
        is_kept: RwSignal::new(true),
        drafts,
        cleared,
        drawn,
    };
    let words = messages::words(locale);
    let checked = content.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        state.check(&checked);
    };
    let clear = move |_| {
        let draft = state.draft();
        if !draft.is_empty() {
            state.cleared.set(draft);
            state.reopen("", "#undo");
        }
    };
    let is_kept = move || if state.is_kept.get() { words.is_kept } else { words.not_kept };
    many()
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .child(subject(locale, id, &published_name))
                .child(draft_notice(state, is_restored)),
        )
        .child(live(move || outcome::faults(state)))
        .child(
            el("form")
                .class("stack")
                .attr("data-gap", "loose")
                .attr("novalidate", true)
                .attr("aria-label", Page::Propose.title(locale))
                .on("submit", submit)
                .child(fields::all(state, content))
                .child(
                    el("div")
                        .class("stack")
                        .attr("data-gap", "tight")
                        .child(
                            el("p")
                                .class("row")
                                .child(el("button").class("button").attr("type", "submit").child(words.check))
                                .child(button("quiet").on("click", clear).child(words.clear)),
                        )
                        .child(el("p").class("note").child(live(is_kept))),
                ),
        )
        .child(outcome::ready(state, content))
        .node()
}

/// The name of the record to correct, or how to correct one.
fn subject(locale: Locale, id: &str, name: &str) -> Node {
    let words = messages::words(locale);
    let about = if id.is_empty() {
        let catalogue = el("a").attr("href", Page::Platforms.href(locale)).child(Page::Platforms.title(locale));
        el("p").child(words.correct_elsewhere).child(" ").child(catalogue)
    } else {
        let record = el("a").attr("href", Page::Platform(id.to_owned()).href(locale)).child(words.see_record);
        el("p").child(el("b").child(messages::correcting(locale, name))).child(" (").child(record).child(")")
    };
    many().child(about).child(el("p").child(words.only_name)).node()
}

/// Says that a draft was restored or cleared, with a button to undo that.
fn draft_notice(state: ProposalState, is_restored: bool) -> Node {
    let words = messages::words(state.locale);
    let undo = move |_| {
        let draft = state.cleared.get_untracked();
        state.cleared.set(String::new());
        state.reopen(&draft, "#p-name");
    };
    let draft = move || {
        if is_restored {
            return el("p").class("remark").child(icon("check")).child(words.restored).node();
        }
        state
            .cleared
            .with(|cleared| !cleared.is_empty())
            .then(|| {
                el("p")
                    .class("remark row")
                    .child(words.cleared)
                    .child(button("secondary").attr("id", "undo").on("click", undo).child(words.undo))
            })
            .node()
    };
    el("div").attr("id", "draft").attr("role", "status").child(live(draft)).node()
}
