//! The state shared by the parts of the builder.

use leptos::prelude::*;
use site_core::embed::{Embed, Setting};
use site_core::locale::Locale;
use site_core::text::embed::Words;

use crate::browser::{self, HistoryMode};

#[derive(Clone, Copy)]
pub(super) struct BuilderState {
    pub(super) locale: Locale,
    pub(super) words: &'static Words,
    /// The query of the URL.
    pub(super) search: Memo<String>,
}

impl BuilderState {
    /// The embed that the URL describes.
    pub(super) fn embed(self) -> Embed {
        Embed::parse(&self.search.get(), self.locale)
    }

    pub(super) fn get(self, setting: Setting) -> String {
        self.embed().get(setting)
    }

    pub(super) fn set(self, setting: Setting, value: &str, mode: HistoryMode) {
        browser::go(&untrack(|| self.embed()).with(setting, value).builder_href(self.locale), mode);
    }
}
