//! Notices about missing data files and parts of the app.

use leptos::prelude::*;
use site_core::content::{Record, Records, file::File};
use site_core::locale::Locale;
use site_core::text;
use site_core::text::failures as messages;
use site_core::url_values::Unknown;

use super::icon::icon;
use super::localized::code;
use super::section::{closed_details, page_head};
use crate::browser::{self, Announcer};
use crate::context::Context;
use crate::load::part::{AnyPart, Progress};
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo};

/// A notice for a file that failed to load, with a button to retry. `None` if it is loaded.
fn missing(context: &Context, file: File) -> Option<Node> {
    let error = context.content.error(file)?;
    let locale = context.locale;
    let (retry, answers) = (context.retry, context.answers);
    // Number of responses at the last retry; None before the first.
    let asked_at = RwSignal::new(None::<usize>);
    let is_trying = memo(move || asked_at.get().is_some_and(|asked_at| asked_at == file.counter(answers.get())));
    let try_again = move || {
        asked_at.set(Some(file.counter(answers.get_untracked())));
        retry.run(file);
    };
    let detail = many().child(code().child(file.name())).child(", ").child(messages::load_error(locale, error));
    let detail = closed_details(messages::words(locale).technical_detail, el("p").class("note").child(detail));
    let what = messages::missing_file(locale, file);
    Some(notice(locale, context.announcer, what, is_trying, Box::new(try_again)).child(detail).node())
}

/// A notice that parts of the app failed to load, with a button to retry; when they are loaded, the focus moves to
/// `focused`, a selector. If the retry fails too, the page is reloaded: the host may have a newer release without these
/// files.
pub fn missing_parts(
    locale: Locale,
    announcer: Announcer,
    parts: Vec<&'static dyn AnyPart>,
    focused: &'static str,
) -> Node {
    let parts = StoredValue::new(parts);
    let is_trying =
        memo(move || parts.with_value(|parts| parts.iter().any(|part| part.progress() == Progress::Retried)));
    let has_tried = RwSignal::new(false);
    let try_again = move || {
        if has_tried.get_untracked() {
            browser::reload();
        } else {
            has_tried.set(true);
            parts.with_value(|parts| parts.iter().for_each(|part| part.request_then(Some(focused))));
        }
    };
    notice(locale, announcer, messages::words(locale).missing_part, is_trying, Box::new(try_again)).node()
}

/// The same, shown as soon as one of the parts has failed.
pub fn if_parts_fail(
    locale: Locale,
    announcer: Announcer,
    parts: &[&'static dyn AnyPart],
    focused: &'static str,
) -> Node {
    let parts = parts.to_vec();
    let asked = parts.clone();
    let has_failed = memo(move || asked.iter().any(|part| part.progress().has_failed()));
    live(move || has_failed.get().then(|| missing_parts(locale, announcer, parts.clone(), focused)))
}

/// A notice that something failed to load, with a button to retry. The announcer reads it, and again after each failed
/// retry. Not `role=alert`: some browsers do not announce an alert that is inserted with the page, others read all of
/// its content.
fn notice(
    locale: Locale,
    announcer: Announcer,
    what: &'static str,
    is_trying: Memo<bool>,
    try_again: Box<dyn Fn() + Send>,
) -> Element {
    let words = messages::words(locale);
    let has_tried = RwSignal::new(false);
    let click = move |_| {
        if !is_trying.get_untracked() {
            has_tried.set(true);
            try_again();
        }
    };
    let in_vain = memo(move || has_tried.get() && !is_trying.get());
    effect(move || announcer.announce(what.to_owned()));
    effect(move || {
        if in_vain.get() {
            announcer.announce(words.still_missing.to_owned());
        }
    });
    let still = move || in_vain.get().then(|| el("p").child(words.still_missing));
    let button = el("button")
        .class("button")
        .attr("type", "button")
        .live("aria-busy", move || is_trying.get().then_some("true"))
        .on("click", click)
        .child(icon("refresh"))
        .child(live(move || if is_trying.get() { words.trying_again } else { words.try_again }));
    el("div")
        .class("notice")
        .attr("data-tone", "danger")
        .child(icon("alert"))
        .child(el("h2").child(what))
        .child(el("p").child(words.rest_works))
        .child(live(still))
        .child(el("p").class("row").child(button))
}

/// The notices for these files, in a column, followed by unknown values in the URL.
pub fn all_missing(context: &Context, files: &[File]) -> Node {
    let notices: Vec<Node> = files.iter().filter_map(|file| missing(context, *file)).collect();
    let notices = (!notices.is_empty()).then(|| el("div").class("wrap stack notices").child(notices).node());
    many().child(notices).child(unknown(context)).node()
}

/// The unknown values in the URL, each with a suggestion.
fn unknown(context: &Context) -> Node {
    let (locale, context, path) = (context.locale, context.clone(), context.page.href(context.locale));
    let (words, is_embed) = (text::search::words(locale), context.is_embed);
    let line = move |one: &Unknown| {
        let suggestion = one.suggestion.as_ref().map(|(search, name)| {
            let link = el("a").attr("href", [&path, &**search].concat()).attr("data-state-link", "");
            let link = link.child(text::quoted(locale, name)).child(words.question_mark);
            many().child(" ").child(words.did_you_mean).child(" ").child(link)
        });
        let message = messages::unknown(locale, &one.parameter, &one.value);
        if is_embed {
            browser::warn(&message);
        }
        el("p").child(message).child(suggestion).node()
    };
    let lines = move || {
        let lines: Vec<Node> = context.understood().unknown.iter().map(&line).collect();
        (!lines.is_empty()).then(|| {
            let notice = el("div").class("notice").child(icon("alert")).child(lines);
            el("div").class("wrap notices").child(notice)
        })
    };
    live(lines)
}

/// The number of records of a list that could not be used. `None` if there are none.
pub fn left_out<T: Record>(context: &Context, records: &Records<T>, file: File) -> Option<Node> {
    let count = records.left_out;
    (count > 0).then(|| el("p").class("note").child(messages::left_out(context.locale, count, file.name())).node())
}

/// A page without its essential file: breadcrumbs, title, notice.
pub fn failed(context: &Context, file: File, title: &'static str) -> Node {
    many().child(page_head(context, title, title, "")).child(all_missing(context, &[file])).node()
}
