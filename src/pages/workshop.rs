//! The workshop: editors change the content in their browser. Nothing is sent.

#![allow(clippy::large_types_passed_by_value, reason = "a few dozen signals: small in the browser")]

mod changes;
mod control;
mod form;
mod list;
mod newer;
mod open;
mod part;
mod problems;
mod records;
mod reference;
mod state;

use editing::document::ENVELOPE;
use editing::labels;
use leptos::prelude::*;
use site_core::content::file::File;
use site_core::query::{PageQuery, Panel, WorkshopQuery};
use site_core::route::{Page, asset};
use site_core::text::workshop as messages;

use self::state::{Stage, Workshop};
use crate::browser::{self, StoreResult};
use crate::components::button::button;
use crate::components::icon::icon;
use crate::components::plain::needs_app;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, effect, el, live, many, memo};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let workshop = Workshop::open(context);
    let stage = workshop.state.stage;
    // Returning to the workshop ends the preview.
    context.preview.end();
    let query: Memo<WorkshopQuery> = context.query();
    let body = move || match stage.get() {
        Stage::Opening => el("p").class("note").child(messages::words(locale).opening).node(),
        Stage::Elsewhere => elsewhere(workshop),
        Stage::Ready => ready(workshop, query),
    };
    let title = Page::Workshop.title(locale);
    many()
        .child(
            el("div")
                .class("workshop-head")
                .live("data-within", move || query.with(|query| *query != WorkshopQuery::default()).then_some(""))
                .child(page_head(context, title, title, "workshop")),
        )
        .child(needs_app(locale))
        // Styles that no other page needs.
        .child(el("link").attr("rel", "stylesheet").attr("href", asset("workshop.css")))
        .child(el("div").class("wrap stack workshop").attr("data-gap", "loose").child(live(body)))
        .node()
}

/// Shown if another tab writes: this tab can take over.
fn elsewhere(workshop: Workshop) -> Node {
    let words = messages::words(workshop.locale);
    let button = el("button").class("button").attr("type", "button").attr("id", "continue-here");
    let button = button.on("click", move |_| workshop.state.enter()).child(words.continue_here);
    notice(workshop, words.is_elsewhere.to_owned(), el("p").child(button).node())
}

fn ready(workshop: Workshop, query: Memo<WorkshopQuery>) -> Node {
    let shown = move || {
        let query = query.get();
        match (query.panel, query.file) {
            (Panel::Problems, _) => problems::view(workshop),
            (Panel::Changes, _) => changes::view(workshop),
            (Panel::Newer, _) => newer::view(workshop),
            (Panel::Open, _) => open::view(workshop),
            (Panel::Files, None) => records::files(workshop),
            (Panel::Files, Some(file)) => records::view(workshop, file, query.record, &query.field),
        }
    };
    let here = memo(move || query.with(|query| query.panel));
    // Page and title stay the same, so the opened panel is announced.
    workshop.follow(move || {
        let query = query.get();
        untrack(|| name(workshop, &query))
    });
    open::take_drops(workshop);
    many()
        .child(notices(workshop))
        .child(bar(workshop, here, query))
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "loose")
                .attr("id", "bench")
                .attr("tabindex", "-1")
                .child(live(shown)),
        )
        .node()
}

/// The name of the opened panel or record.
fn name(workshop: Workshop, query: &WorkshopQuery) -> String {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let name = match (query.panel, query.file, query.record) {
        (Panel::Problems, ..) => words.problems,
        (Panel::Changes, ..) => words.changes,
        (Panel::Open, ..) => words.open,
        (_, None, _) => words.files,
        (_, Some(_), Some(ENVELOPE)) => words.envelope,
        (Panel::Files, Some(file), Some(key)) if file != File::Site => return workshop.title(file, key),
        (_, Some(file), _) => labels::file(file, locale),
    };
    name.to_owned()
}

/// Warnings before anything is written.
fn notices(workshop: Workshop) -> Node {
    let (locale, state) = (workshop.locale, workshop.state);
    let words = messages::words(locale);
    let stored = move || {
        let message = match state.stored.get() {
            StoreResult::Stored | StoreResult::Emptied | StoreResult::Elsewhere => {
                return el("p").class("note").child(words.kept).node();
            }
            StoreResult::Full => words.is_full,
            StoreResult::Nothing => words.keeps_nothing,
        };
        notice(workshop, message.to_owned(), ().node())
    };
    let damaged = move || {
        let damaged = state.damaged.get();
        (!damaged.is_empty()).then(|| notice(workshop, [words.damaged, " ", &damaged.join(", ")].concat(), ().node()))
    };
    let missing = move || {
        let missing = state.missing.get();
        (!missing.is_empty()).then(|| {
            let names: Vec<&str> = missing.iter().map(|file| file.name()).collect();
            let fetch = move |_| {
                // The button disappears.
                browser::focus("#bench");
                state.fetch();
            };
            let button = el("button").class("button").attr("type", "button").on("click", fetch);
            notice(
                workshop,
                [words.not_published, " ", &names.join(", ")].concat(),
                el("p").child(button.child(words.try_again)).node(),
            )
        })
    };
    let newer = move || {
        let newer: Vec<File> = state.newer.with(|newer| newer.iter().map(|document| document.file).collect());
        let notices = newer.into_iter().map(|file| {
            let query = WorkshopQuery { file: Some(file), panel: Panel::Newer, ..WorkshopQuery::default() };
            let link = el("a").class("button").attr("data-kind", "secondary").attr("href", query.href(locale));
            notice(workshop, messages::has_newer(locale, file.name()), el("p").child(link.child(words.look)).node())
        });
        notices.collect::<Vec<_>>().node()
    };
    let notices = [live(stored), live(damaged), live(missing), live(newer)];
    el("div").class("stack").attr("data-gap", "tight").child(Vec::from(notices)).node()
}

/// Announced too: some browsers do not announce an alert that is inserted with the page.
fn notice(workshop: Workshop, message: String, more: Node) -> Node {
    let line = message.clone();
    effect(move || workshop.announce(message.clone()));
    el("div").class("notice").child(icon("alert")).child(el("p").child(line)).child(more).node()
}

/// Breadcrumbs, undo and redo, the preview.
fn bar(workshop: Workshop, here: Memo<Panel>, query: Memo<WorkshopQuery>) -> Node {
    let (locale, state) = (workshop.locale, workshop.state);
    let words = messages::words(locale);
    let count = memo(move || {
        state.settled.track();
        changes::count(workshop)
    });
    let tab = |own: Panel, name: &'static str, count: Option<Memo<usize>>| {
        let query = WorkshopQuery { panel: own, ..WorkshopQuery::default() };
        let count = count.map(|count| {
            live(move || {
                Some(count.get()).filter(|count| *count > 0).map(|count| [" (", &count.to_string(), ")"].concat())
            })
        });
        el("a")
            .attr("href", query.href(locale))
            .live("aria-current", move || (here.get() == own).then_some("page"))
            .child(name)
            .child(count)
            .node()
    };
    let tabs = [
        tab(Panel::Files, words.files, None),
        tab(Panel::Problems, words.problems, None),
        tab(Panel::Changes, words.changes, Some(count)),
        tab(Panel::Open, words.open, None),
    ];
    let can_undo = memo(move || {
        state.revision.track();
        state.redrawn.track();
        [workshop.with(editing::draft::Draft::can_undo), workshop.with(editing::draft::Draft::can_redo)]
    });
    let undo_or_redo = |is_back: bool| {
        let name = if is_back { words.undo } else { words.redo };
        button("quiet")
            .attr("id", if is_back { "undo" } else { "redo" })
            // Not `disabled`, which would take the focus away.
            .live("aria-disabled", move || (!can_undo.get()[usize::from(!is_back)]).then_some("true"))
            .on("click", move |_| workshop.undo_or_redo(is_back))
            .child(name)
    };
    let preview = move |_| {
        let files =
            workshop.with(|draft| draft.sheets.iter().map(|sheet| (sheet.now.file, sheet.now.text())).collect());
        let from = query.get_untracked();
        workshop.preview.show(files, &from.to_search());
        let page = records::page(workshop, from.file, from.record);
        browser::go(&page.href(locale), browser::HistoryMode::PushPage);
    };
    let status = state.status;
    el("div")
        .class("stack workshop-bar")
        .attr("data-gap", "tight")
        .child(el("nav").class("segmented").attr("aria-label", words.title).child(Vec::from(tabs)))
        .child(
            el("div")
                .class("row")
                .child(undo_or_redo(true))
                .child(undo_or_redo(false))
                .child(live(move || {
                    let status = status.get();
                    (!status.is_empty()).then(|| el("span").class("note").child(status))
                }))
                .child(
                    el("button")
                        .class("button push-end")
                        .attr("data-kind", "secondary")
                        .attr("type", "button")
                        .attr("id", "preview")
                        .on("click", preview)
                        .child(icon("play"))
                        .child(words.preview),
                ),
        )
        .node()
}
