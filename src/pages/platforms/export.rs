//! Exports of the list: table, records, print.

use leptos::prelude::*;
use site_core::content::LoadError;
use site_core::content::file::File;
use site_core::export;
use site_core::route::Format;
use site_core::text::{self, export as messages};

use super::state::CatalogueState;
use crate::browser;
use crate::components::button::quiet_button;
use crate::load;
use crate::load::files::{FILES, Files};
use crate::view::{IntoNode, Node, effect, el, live};

const JSON_BUTTON: &str = "download-json";

/// The outcome of the last download.
#[derive(Clone, Copy)]
struct Outcome {
    /// Its status text; empty before the first download.
    status: RwSignal<String>,
    /// The failed download, for a retry.
    failed: RwSignal<Option<Failed>>,
}

/// A file that could not be generated.
#[derive(Clone, Copy, PartialEq)]
enum Failed {
    Table(Format),
    Records,
}

impl Outcome {
    /// The visitor may have left the page since the request.
    fn set(self, status: String, failed: Option<Failed>) {
        self.status.try_set(status);
        self.failed.try_set(failed);
    }
}

/// Printed only: the text that was searched. The filters are printed below it.
pub(super) fn sought(state: CatalogueState) -> Node {
    let sought = move || {
        let text = state.query.with(|query| query.text.trim().to_owned());
        let is_searched = !text.is_empty() && !state.results.with(|results| results.is_waiting);
        is_searched.then(|| messages::searched(state.locale, &text))
    };
    el("p").class("print-only").child(live(sought)).node()
}

/// Buttons below the list; hidden if it is empty.
pub(super) fn view(state: CatalogueState) -> Node {
    let locale = state.locale;
    let outcome = Outcome { status: RwSignal::new(String::new()), failed: RwSignal::new(None) };
    let is_busy = RwSignal::new(false);
    // The status refers to the previous list.
    effect(move || {
        state.results.track();
        outcome.set(String::new(), None);
    });
    let take_json = move || {
        if !is_busy.get_untracked() {
            is_busy.set(true);
            outcome.set(String::new(), None);
            json(state, is_busy, outcome);
        }
    };
    let format = |name: &'static str, good_for: &'static str| {
        quiet_button("download", name).child(el("span").class("visually-hidden").child(good_for))
    };
    let try_again = move || {
        outcome.failed.get().map(|failed| {
            let again = move |_| {
                // This button disappears.
                browser::focus_first(&[format!("#{JSON_BUTTON}")]);
                match failed {
                    Failed::Table(format) => table(state, outcome, format),
                    Failed::Records => take_json(),
                }
            };
            quiet_button("refresh", text::failures::words(locale).try_again).on("click", again)
        })
    };
    el("div")
        .class("hand-over list-export")
        .live("hidden", move || state.results.with(|results| results.hits.is_empty()))
        .child(
            el("div")
                .class("row")
                .child(
                    el("div")
                        .class("row")
                        .attr("role", "group")
                        .attr("aria-labelledby", "export-title")
                        .child(el("span").attr("id", "export-title").child(messages::words(locale).download_list))
                        .child(
                            quiet_button("download", messages::words(locale).excel)
                                .on("click", move |_| table(state, outcome, Format::Workbook)),
                        )
                        .child(
                            format("CSV", messages::words(locale).for_spreadsheets)
                                .on("click", move |_| table(state, outcome, Format::Table)),
                        )
                        .child(
                            format("JSON", messages::words(locale).for_programs)
                                .attr("id", JSON_BUTTON)
                                .live("aria-busy", move || is_busy.get().then_some("true"))
                                .on("click", move |_| take_json()),
                        ),
                )
                .child(quiet_button("print", text::export::words(locale).print).on("click", move |_| {
                    // The print dialog uses the page as it is when it opens.
                    state.print_whole(true);
                    browser::print();
                })),
        )
        .child(
            el("div")
                .class("row")
                .child(el("p").class("note").attr("role", "status").child(outcome.status))
                .child(live(try_again)),
        )
        .node()
}

fn table(state: CatalogueState, outcome: Outcome, format: Format) {
    let CatalogueState { locale, catalogue, results, .. } = state;
    let words = messages::words(locale);
    let write = move |files: Option<Files>| {
        let Some(files) = files else {
            let reason = text::failures::words(locale).no_answer;
            return outcome.set(messages::list_failed(locale, reason), Some(Failed::Table(format)));
        };
        // The visitor may have left the page since the request.
        let made = catalogue.try_with_value(|catalogue| {
            let platforms = results.with_untracked(|results| export::found(catalogue, results));
            ((files.table)(format, &platforms, catalogue, locale, &browser::origin()), platforms.len())
        });
        if let Some((file, count)) = made {
            let name = words.platforms_file.to_owned() + format.extension();
            browser::download(&name, format.media_type(), &file);
            outcome.set(messages::list_downloaded(locale, count, &name), None);
        }
    };
    FILES.after(write);
}

/// Fetches the records again: the app has only the fields that it shows.
fn json(state: CatalogueState, is_busy: RwSignal<bool>, outcome: Outcome) {
    let locale = state.locale;
    let ids: Vec<String> = state.catalogue.with_value(|catalogue| {
        let platforms = state.results.with_untracked(|results| export::found(catalogue, results));
        platforms.iter().map(|one| one.id.clone()).collect()
    });
    let write = move |files: Option<Files>, text: String| {
        let reason = match files.map(|files| (files.records)(&text, &ids)) {
            Some(Some(text)) => {
                let file = messages::words(locale).platforms_file.to_owned() + ".json";
                browser::download(&file, "application/json", text.as_bytes());
                return outcome.set(messages::list_downloaded(locale, ids.len(), &file), None);
            }
            Some(None) => messages::words(locale).unreadable,
            None => text::failures::words(locale).no_answer,
        };
        outcome.set(messages::list_failed(locale, reason), Some(Failed::Records));
    };
    load::read(File::Platforms, move |answer: Result<String, LoadError>| {
        is_busy.try_set(false);
        match answer {
            Ok(text) => FILES.after(move |files| write(files, text)),
            Err(error) => {
                let reason = text::failures::load_error(locale, &error);
                outcome.set(messages::list_failed(locale, &reason), Some(Failed::Records));
            }
        }
    });
}
