//! The list as a file: table, records, paper.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::content::LoadError;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::export;
use site_core::route::Form;
use site_core::text::{self, export as said};

use super::state::State;
use crate::browser;
use crate::components::copy::quiet_button;
use crate::load;
use crate::view::{IntoNode, Node, effect, el, live};

const JSON_BUTTON: &str = "download-json";

/// The outcome of the last download.
#[derive(Clone, Copy)]
struct Outcome {
    /// Its status text; empty before the first.
    said: RwSignal<String>,
    failed: RwSignal<bool>,
}

impl Outcome {
    /// The page may have been left since the request.
    fn set(self, said: String, failed: bool) {
        self.said.try_set(said);
        self.failed.try_set(failed);
    }
}

/// On paper only: the text that was searched; the filters are below it.
pub(super) fn sought(state: State) -> Node {
    let sought = move || {
        let text = state.query.with(|query| query.text.trim().to_owned());
        (!text.is_empty()).then(|| said::searched(state.locale, &text))
    };
    el("p").class("print-only").child(live(sought)).node()
}

/// Buttons below the list; hidden if it is empty.
pub(super) fn view(state: State) -> Node {
    let locale = state.locale;
    let outcome = Outcome { said: RwSignal::new(String::new()), failed: RwSignal::new(false) };
    let is_busy = RwSignal::new(false);
    // The status of another list is outdated.
    effect(move || {
        state.results.track();
        outcome.set(String::new(), false);
    });
    let take_json = move || {
        if !is_busy.get_untracked() {
            is_busy.set(true);
            outcome.set(String::new(), false);
            json(state, is_busy, outcome);
        }
    };
    let format = |name: &'static str, good_for: &'static str| {
        quiet_button("download", name).child(el("span").class("visually-hidden").child(good_for))
    };
    let try_again = move || {
        let again = move |_| {
            // This button is removed.
            browser::focus_first(&[format!("#{JSON_BUTTON}")]);
            take_json();
        };
        outcome
            .failed
            .get()
            .then(|| quiet_button("refresh", text::failures::words(locale).try_again).on("click", again))
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
                        .child(el("span").attr("id", "export-title").child(said::words(locale).download_list))
                        .child(
                            quiet_button("download", said::words(locale).excel)
                                .on("click", move |_| table(state, outcome, Form::Workbook)),
                        )
                        .child(
                            format("CSV", said::words(locale).for_spreadsheets)
                                .on("click", move |_| table(state, outcome, Form::Table)),
                        )
                        .child(
                            format("JSON", said::words(locale).for_programs)
                                .attr("id", JSON_BUTTON)
                                .live("aria-busy", move || is_busy.get().then_some("true"))
                                .on("click", move |_| take_json()),
                        ),
                )
                .child(quiet_button("print", text::export::words(locale).print).on("click", move |_| {
                    // The print dialog takes the page as it is when it opens.
                    state.print_whole(true);
                    browser::print();
                })),
        )
        .child(
            el("div")
                .class("row")
                .child(el("p").class("note").attr("role", "status").child(outcome.said))
                .child(live(try_again)),
        )
        .node()
}

/// Makes something of the platforms found.
fn of_found<T>(state: State, make: impl Fn(&[&Platform]) -> T) -> T {
    state
        .catalogue
        .with_value(|catalogue| state.results.with_untracked(|results| make(&export::found(catalogue, results))))
}

fn table(state: State, outcome: Outcome, form: Form) {
    let origin = browser::origin();
    let (file, count) = of_found(state, |platforms| {
        let write = |catalogue: &Arc<Catalogue>| export::file(form, platforms, catalogue, state.locale, &origin);
        (state.catalogue.with_value(write), platforms.len())
    });
    let name = said::words(state.locale).platforms_file.to_owned() + form.ending();
    browser::download(&name, form.media_type(), &file);
    outcome.set(said::list_downloaded(state.locale, count, &name), false);
}

/// Fetches the records again: the app keeps only the fields that it shows.
fn json(state: State, is_busy: RwSignal<bool>, outcome: Outcome) {
    let ids: Vec<String> = of_found(state, |platforms| platforms.iter().map(|one| one.id.clone()).collect());
    let locale = state.locale;
    load::read(File::Platforms, move |answer: Result<String, LoadError>| {
        is_busy.try_set(false);
        let reason = match answer.map(|text| export::published(&text, &ids)) {
            Ok(Some(text)) => {
                let file = said::words(locale).platforms_file.to_owned() + ".json";
                browser::download(&file, "application/json", text.as_bytes());
                return outcome.set(said::list_downloaded(locale, ids.len(), &file), false);
            }
            Ok(None) => said::words(locale).unreadable.to_owned(),
            Err(error) => text::failures::load_error(locale, &error),
        };
        outcome.set(said::list_failed(locale, &reason), true);
    });
}
