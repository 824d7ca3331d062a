//! Navigation within the site: changes the URL without loading a page.

use leptos::prelude::*;
#[cfg(feature = "csr")]
use {
    super::address::{hash, is_embed, shown},
    super::focus::recover_focus,
    super::scroll::{Scroll, left_at, remember_position, scroll_next, settle_scroll, watch_scroll},
    leptos::ev,
    site_core::route,
    std::time::Duration,
    wasm_bindgen::JsValue,
};

use super::address::{Address, current};

/// How a change of the URL affects the visitor's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryMode {
    /// A new page: a new entry, scrolled to its top.
    PushPage,
    /// Another state of the same page: a new entry, without scrolling.
    PushState,
    /// Changes the URL of the current entry, as while typing.
    Replace,
}

#[cfg(feature = "csr")]
thread_local! {
    // Global, because event handlers navigate without a context, and the app has one window.
    static ADDRESS: RwSignal<Address> = RwSignal::new(current());
}

/// The URL of the window, which follows Back, Forward and [`go`].
#[cfg(feature = "csr")]
pub fn follow_url() -> RwSignal<Address> {
    let signal = ADDRESS.with(|signal| *signal);
    watch_scroll();
    _ = window_event_listener(ev::popstate, move |_| {
        let now = current();
        if signal.with_untracked(|before| *before != now) {
            scroll_next(left_at());
            signal.set(now);
            recover_focus();
        }
    });
    signal
}

/// The URL of the request.
#[cfg(not(feature = "csr"))]
pub fn follow_url() -> RwSignal<Address> {
    RwSignal::new(current())
}

/// When to retry a change of the URL that the browser refused.
#[cfg(feature = "csr")]
const AGAIN: Duration = Duration::from_secs(5);

/// Navigates within the site. Safari throws after 100 changes of the history in 30 s. Then a new page is loaded, while
/// a new state of the same page is rendered without updating the URL.
///
/// In an embed each state replaces the previous one: Back belongs to the partner's page.
#[cfg(feature = "csr")]
pub fn go(href: &str, mode: HistoryMode) {
    let Ok(history) = window().history() else { return };
    let embed = is_embed().then(|| {
        let shown = ADDRESS.with(GetUntracked::get_untracked);
        route::with_embed_parameters(route::embed_href(href), &shown.search)
    });
    let (asked, href) = (href, embed.as_deref().unwrap_or(href));
    // A state whose URL was refused is shown under another URL.
    let is_refused = ADDRESS.with(|address| address.with_untracked(|address| *address != current()));
    let is_here = shown() + &hash() == href && !is_refused;
    if is_here && mode != HistoryMode::PushPage {
        return;
    }
    remember_position();
    // As on any site, a link to the current page adds no entry.
    let changed = if mode == HistoryMode::Replace || is_here || embed.is_some() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(href))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(href))
    };
    if changed.is_err() {
        if mode == HistoryMode::PushPage {
            _ = window().location().assign(href);
        } else {
            let (path, search) = href.split_once('?').unwrap_or((href, ""));
            show_without_url(Address::new(path, search), asked.to_owned());
        }
        return;
    }
    scroll_next(if mode == HistoryMode::PushPage { Scroll::Top } else { Scroll::Keep });
    let (before, now) = (ADDRESS.with(GetUntracked::get_untracked), current());
    if before == now {
        settle_scroll();
    } else {
        ADDRESS.with(|signal| signal.set(now));
        recover_focus();
    }
}

#[cfg(not(feature = "csr"))]
pub fn go(_: &str, _: HistoryMode) {}

/// Shows a state whose URL the browser refused. Retries until another state is shown.
#[cfg(feature = "csr")]
fn show_without_url(state: Address, href: String) {
    ADDRESS.with(|signal| signal.set(state.clone()));
    let again = move || {
        if ADDRESS.with(|signal| signal.with_untracked(|shown| *shown == state)) {
            go(&href, HistoryMode::Replace);
        }
    };
    super::clock::later(AGAIN, Box::new(again));
}

/// Reloads the page.
#[cfg(feature = "csr")]
pub fn reload() {
    _ = window().location().reload();
}

#[cfg(not(feature = "csr"))]
pub fn reload() {}
