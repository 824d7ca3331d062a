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
    /// The embed that the URL describes.
    pub(super) embed: Memo<Embed>,
}

impl BuilderState {
    pub(super) fn get(self, setting: Setting) -> String {
        self.embed.with(|embed| embed.get(setting))
    }

    pub(super) fn set(self, setting: Setting, value: &str, mode: HistoryMode) {
        browser::go(&self.embed.get_untracked().with(setting, value).builder_href(self.locale), mode);
    }
}
