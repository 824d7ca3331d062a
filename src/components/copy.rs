//! Buttons that copy, with a status.

use std::time::Duration;

use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::text;

use super::button::quiet_button;
use crate::browser;
use crate::view::{IntoNode, Node, el, live, many};

/// How long the status is shown.
const SHOWN: Duration = Duration::from_secs(8);

/// A button that copies a text, and a status that says whether that worked.
pub fn copy_button(locale: Locale, label: &'static str, text: impl Fn() -> String + Send + 'static) -> Node {
    let words = text::export::words(locale);
    let answer = RwSignal::new(None::<bool>);
    let copy = move |_| {
        answer.set(None);
        browser::copy(&text(), move |copied| {
            _ = answer.try_set(Some(copied));
            browser::later(SHOWN, Box::new(move || _ = answer.try_set(None)));
        });
    };
    let status = move || answer.get().map(|copied| if copied { words.copied } else { words.not_copied });
    many()
        .child(quiet_button("copy", label).on("click", copy))
        .child(el("span").class("note").attr("role", "status").child(live(status)))
        .node()
}

/// A button that opens the print dialog.
pub fn print_button(locale: Locale) -> Node {
    quiet_button("print", text::export::words(locale).print).on("click", |_| browser::print()).node()
}
