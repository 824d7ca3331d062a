//! The state shared by the parts of the catalogue.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::{Catalogue, Results};
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::text;

use crate::browser::{self, Announcer, HistoryMode};
use crate::components::query_field::QueryField;
use crate::context::Choices;
use crate::view::effect;

/// Selector of the results' heading, which gets the focus when the list is replaced.
pub(super) const TITLE: &str = "#results-title";

#[derive(Clone, Copy)]
pub(super) struct CatalogueState {
    pub(super) catalogue: StoredValue<Arc<Catalogue>>,
    pub(super) choices: Choices,
    pub(super) announcer: Announcer,
    pub(super) locale: Locale,
    /// The text of the search.
    pub(super) field: QueryField,
    /// The query of the URL, with the text being typed.
    pub(super) query: Memo<CatalogueQuery>,
    /// The query without values that are not in the catalogue.
    pub(super) known: Memo<CatalogueQuery>,
    pub(super) results: Memo<Results>,
    /// The text whose results are drawn completely. Set after each change of the results; while the visitor types,
    /// after a delay, so that the first cards are painted first.
    pub(super) settled: RwSignal<String>,
    /// Whether a text is searched.
    pub(super) has_text: Memo<bool>,
    /// Whether the filters cover the page, on a narrow screen.
    pub(super) sheet_open: RwSignal<bool>,
    /// Whether the map shows the whole region, on a narrow screen.
    pub(super) whole_region: RwSignal<bool>,
    /// Whether the list is being printed, with all its pages.
    pub(super) printing: RwSignal<bool>,
    /// Whether the page is an embed.
    pub(super) is_embed: bool,
    /// The note for patients; may be empty.
    pub(super) patients: StoredValue<String>,
}

impl CatalogueState {
    /// Lets slow parts follow the results: after the next paint if the visitor is typing, else at once.
    pub(super) fn settle(self) {
        effect(move || {
            self.results.track();
            let text = self.query.with(|query| query.text.clone());
            let settle = move || _ = self.settled.try_set(text);
            if self.is_typing() { browser::after_paint(Box::new(settle)) } else { settle() }
        });
    }

    fn is_typing(self) -> bool {
        untrack(|| self.field.typed().is_some())
    }

    /// Whether to draw the whole list, not only its first cards.
    pub(super) fn is_whole(self) -> bool {
        let is_settled = self.settled.with(|text| self.query.with(|query| *text == query.text));
        is_settled || self.printing.get() || !self.is_typing()
    }

    pub(super) fn go(self, query: &CatalogueQuery, mode: HistoryMode) {
        if mode == HistoryMode::PushState {
            // The typed text gets a history entry of its own.
            self.query.with_untracked(|query| self.go(query, HistoryMode::Replace));
        }
        browser::go(&catalogue_href(self.locale, query), mode);
    }

    /// Number of active filters.
    pub(super) fn active(self) -> usize {
        self.known.with(|query| query.all_chosen().count())
    }

    pub(super) fn toggle(self, facet: Facet, value: &str) {
        self.go(&self.query.with_untracked(|query| query.toggled(facet, value)), HistoryMode::PushState);
    }

    /// Renders all rows for printing, or those of one page again.
    pub(super) fn print_whole(self, is_printing: bool) {
        let is_whole = is_printing && self.results.with_untracked(|results| results.pages > 1);
        if self.printing.get_untracked() != is_whole {
            self.printing.set(is_whole);
        }
    }

    /// The name of a value.
    pub(super) fn name(self, facet: Facet, value: &str) -> String {
        self.catalogue.with_value(|catalogue| text::catalogue::facet_value(self.locale, facet, value, catalogue))
    }
}
