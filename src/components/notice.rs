//! What a page says where something is missing.

use super::icon::icon;
use leptos::prelude::*;

use crate::app::Context;
use crate::content::{Record, Records, file::File};
use crate::dom::{IntoNode, Node, el};
use crate::text;

/// An alert that names a file that did not come, and a button that asks for it again. Nothing where it has come.
pub fn missing(context: &Context, file: File) -> Option<Node> {
    let error = context.content.error(file)?;
    let locale = context.locale;
    let words = locale.text();
    let retry = context.retry;
    Some(
        el("div")
            .class("notice")
            .attr("data-tone", "danger")
            .attr("role", "alert")
            .child(icon("alert"))
            .child(el("h2").child(text::missing_file(locale, file)))
            .child(el("p").child(words.rest_works))
            .child(
                el("p").class("row").child(
                    el("button")
                        .class("button")
                        .attr("type", "button")
                        .on("click", move |_| {
                            retry.run(file);
                            crate::browser::focus("main");
                        })
                        .child(icon("refresh"))
                        .child(words.try_again),
                ),
            )
            .child(
                el("p")
                    .class("note")
                    .child(words.technical_detail)
                    .child(text::colon(locale))
                    .child(el("code").child(file.name()))
                    .child(", ")
                    .child(text::load_error(locale, error)),
            )
            .node(),
    )
}

/// The alerts for these files, in a column; nothing where all have come.
pub fn all_missing(context: &Context, files: &[File]) -> Option<Node> {
    let alerts: Vec<Node> = files.iter().filter_map(|file| missing(context, *file)).collect();
    (!alerts.is_empty()).then(|| el("div").class("wrap stack notices").child(alerts).node())
}

/// How many records of a list could not be used; nothing where all could.
pub fn left_out<T: Record>(context: &Context, records: &Records<T>, file: File) -> Option<Node> {
    (records.left_out > 0)
        .then(|| el("p").class("note").child(text::left_out(context.locale, records.left_out, file.name())).node())
}
