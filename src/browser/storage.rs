//! Browser storage between visits. In an embed, nothing is stored or read.

#[cfg(feature = "csr")]
use {super::address::is_embed, leptos::ev, leptos::prelude::*, web_sys::Storage};

const SLASH_KEY: &str = "slash";

#[cfg(feature = "csr")]
fn storage() -> Option<Storage> {
    if is_embed() { None } else { window().local_storage().ok().flatten() }
}

/// The text stored under a key. `None` if there is none, or the browser denies access.
#[cfg(feature = "csr")]
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

#[cfg(not(feature = "csr"))]
pub fn stored(_: &str) -> Option<String> {
    None
}

/// Stores a text under a key, if the browser permits; an empty text removes the key.
#[cfg(feature = "csr")]
pub fn store(key: &str, value: &str) {
    storage().map(|storage| if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) });
}

#[cfg(not(feature = "csr"))]
pub fn store(_: &str, _: &str) {}

/// The text stored under a key for this tab.
#[cfg(feature = "csr")]
pub fn stored_in_tab(key: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

#[cfg(not(feature = "csr"))]
pub fn stored_in_tab(_: &str) -> Option<String> {
    None
}

/// Stores a text under a key for this tab, if the browser permits; an empty text removes the key.
#[cfg(feature = "csr")]
pub fn store_in_tab(key: &str, value: &str) {
    let storage = window().session_storage().ok().flatten();
    storage.map(|storage| if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) });
}

#[cfg(not(feature = "csr"))]
pub fn store_in_tab(_: &str, _: &str) {}

/// Calls back when another window of the site changes the text of a key, also if this page was in the back/forward
/// cache (see `theme.js`). Until the caller's view is removed. Events of a page that was frozen come late: the caller
/// reads the present text. Boxed, to be compiled once.
#[cfg(feature = "csr")]
pub fn on_stored_change(key: String, changed: Box<dyn Fn()>) {
    let handle = window_event_listener(ev::storage, move |event| {
        if event.key().as_ref() == Some(&key) {
            changed();
        }
    });
    on_cleanup(move || handle.remove());
}

#[cfg(not(feature = "csr"))]
pub fn on_stored_change(_: String, _: Box<dyn Fn()>) {}

/// Whether `/` opens the search; the visitor can turn it off.
pub fn slash_key() -> bool {
    stored(SLASH_KEY).is_none()
}

/// Stores whether `/` opens the search, if the browser permits.
pub fn set_slash_key(works: bool) {
    store(SLASH_KEY, if works { "" } else { "off" });
}
