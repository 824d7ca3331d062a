//! The colour scheme: light or dark.

use leptos::prelude::*;

#[cfg(feature = "csr")]
use super::storage::{on_stored_change, store, stored};

/// The theme chosen by the visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

#[cfg(feature = "csr")]
const THEME_KEY: &str = "theme";

/// The name of a theme in the storage and in `data-theme`; empty for the system's.
#[cfg(feature = "csr")]
const fn code(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

#[cfg(feature = "csr")]
fn named(code: Option<&str>) -> Theme {
    match code {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

#[cfg(feature = "csr")]
fn show(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", code(theme)),
    };
}

/// The theme of the page, which `theme.js` has set from the storage. Follows changes in other windows of the site.
#[cfg(feature = "csr")]
pub fn theme() -> RwSignal<Theme> {
    let shown = document().document_element().and_then(|root| root.get_attribute("data-theme"));
    let theme = RwSignal::new(named(shown.as_deref()));
    let changed = move || {
        theme.set(named(stored(THEME_KEY).as_deref()));
        show(theme.get_untracked());
    };
    on_stored_change(THEME_KEY.to_owned(), Box::new(changed));
    theme
}

#[cfg(not(feature = "csr"))]
pub fn theme() -> RwSignal<Theme> {
    RwSignal::new(Theme::System)
}

/// Applies a theme, and stores it if the browser permits.
#[cfg(feature = "csr")]
pub fn set_theme(theme: Theme) {
    show(theme);
    store(THEME_KEY, code(theme));
}

#[cfg(not(feature = "csr"))]
pub fn set_theme(_: Theme) {}
