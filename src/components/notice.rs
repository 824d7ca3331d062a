//! What a page says where something is missing.

use leptos::prelude::*;

use super::icon::icon;
use crate::app::Context;
use crate::content::{Record, Records, file::File};
use crate::text;

/// An alert that names a file that did not come, and a button that asks for it again. Nothing where it has come.
pub fn missing(context: &Context, file: File) -> Option<AnyView> {
    let error = context.content.error(file)?;
    let locale = context.locale;
    let words = locale.text();
    let retry = context.retry;
    Some(
        view! {
            <div class="notice" data-tone="danger" role="alert">
                {icon("alert")}
                <h2>{text::missing_file(locale, file)}</h2>
                <p>{words.rest_works}</p>
                <p class="row">
                    <button class="button" type="button" on:click=move |_| {
                        retry.run(file);
                        crate::browser::focus("main");
                    }>{icon("refresh")}{words.try_again}</button>
                </p>
                <p class="note">{words.technical_detail}" : "<code>{file.name()}</code>", "{text::load_error(locale, error)}</p>
            </div>
        }
        .into_any(),
    )
}

/// The alerts for these files, in a column; nothing where all have come.
pub fn all_missing(context: &Context, files: &[File]) -> Option<AnyView> {
    let alerts: Vec<AnyView> = files.iter().filter_map(|file| missing(context, *file)).collect();
    (!alerts.is_empty()).then(|| view! { <div class="wrap stack notices">{alerts}</div> }.into_any())
}

/// How many records of a list could not be used; nothing where all could.
pub fn left_out<T: Record>(context: &Context, records: &Records<T>, file: File) -> Option<AnyView> {
    (records.left_out > 0)
        .then(|| view! { <p class="note">{text::left_out(context.locale, records.left_out, file.name())}</p> }.into_any())
}
