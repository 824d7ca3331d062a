//! Notices about missing data.

use leptos::prelude::*;
use site_core::content::{Record, Records, file::File};
use site_core::text::failures as said;

use super::icon::icon;
use super::localized::code;
use super::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

/// An alert that names a file that did not arrive, with a button to retry. None if it has arrived.
pub fn missing(context: &Context, file: File) -> Option<Node> {
    let error = context.content.error(file)?;
    let locale = context.locale;
    let words = said::words(locale);
    let (retry, answers) = (context.retry, context.answers);
    // Number of responses at the last retry; None before the first.
    let asked_at = RwSignal::new(None::<usize>);
    let is_trying = memo(move || asked_at.get().is_some_and(|asked_at| asked_at == answers.get()));
    let has_tried = move || asked_at.get().is_some() && !is_trying.get();
    let try_again = move |_| {
        if !is_trying.get_untracked() {
            asked_at.set(Some(answers.get_untracked()));
            retry.run(file);
        }
    };
    let button = el("button")
        .class("button")
        .attr("type", "button")
        .live("aria-busy", move || is_trying.get().then_some("true"))
        .on("click", try_again)
        .child(icon("refresh"))
        .child(live(move || if is_trying.get() { words.trying_again } else { words.try_again }));
    let detail = el("p")
        .class("note")
        .child(words.technical_detail)
        .child(locale.text().colon)
        .child(code().child(file.name()))
        .child(", ")
        .child(said::load_error(locale, error));
    Some(
        el("div")
            .class("notice")
            .attr("data-tone", "danger")
            .attr("role", "alert")
            .child(icon("alert"))
            .child(el("h2").child(said::missing_file(locale, file)))
            .child(el("p").child(words.rest_works))
            .child(live(move || has_tried().then(|| el("p").child(words.still_missing))))
            .child(el("p").class("row").child(button))
            .child(detail)
            .node(),
    )
}

/// The alerts for these files, in a column. None if all have arrived.
pub fn all_missing(context: &Context, files: &[File]) -> Option<Node> {
    let alerts: Vec<Node> = files.iter().filter_map(|file| missing(context, *file)).collect();
    (!alerts.is_empty()).then(|| el("div").class("wrap stack notices").child(alerts).node())
}

/// How many records of a list could not be used. None if all could.
pub fn left_out<T: Record>(context: &Context, records: &Records<T>, file: File) -> Option<Node> {
    let count = records.left_out;
    (count > 0).then(|| el("p").class("note").child(said::left_out(context.locale, count, file.name())).node())
}

/// A page whose essential file did not arrive: breadcrumbs, title, alert.
pub fn failed(context: &Context, file: File, title: &'static str) -> Node {
    many().child(page_head(context, title, title, "")).child(all_missing(context, &[file])).node()
}
