//! Reads events, and listens to the keys that open the search.

use leptos::ev::Event;
#[cfg(feature = "csr")]
use {leptos::ev, leptos::prelude::*, wasm_bindgen::JsCast, web_sys::Element};

/// Key code of keys used by an input method. Safari ends a composition before it sends the key that ended it.
#[cfg(feature = "csr")]
const COMPOSING: u32 = 229;

/// The key of a keyboard event. Empty during a composition, as for Japanese, where keys choose candidates.
#[cfg(feature = "csr")]
pub fn key(event: &Event) -> String {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>();
    let event = event.filter(|event| !event.is_composing() && event.key_code() != COMPOSING);
    event.map(web_sys::KeyboardEvent::key).unwrap_or_default()
}

#[cfg(not(feature = "csr"))]
pub fn key(_: &Event) -> String {
    String::new()
}

/// Whether the `details` element that sent an event is open.
#[cfg(feature = "csr")]
pub fn is_open(event: &Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

#[cfg(not(feature = "csr"))]
pub fn is_open(_: &Event) -> bool {
    false
}

/// Whether a click follows a link in the same window, without Ctrl, ⌘ or the middle button.
#[cfg(feature = "csr")]
pub fn follows_link(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_plain = event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|event| {
        event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
    });
    is_plain && target.is_some_and(|target| target.closest("a").ok().flatten().is_some())
}

#[cfg(not(feature = "csr"))]
pub fn follows_link(_: &Event) -> bool {
    false
}

/// Whether the focus stays within the element that listens to `focusout`.
#[cfg(feature = "csr")]
pub fn keeps_focus(event: &Event) -> bool {
    let own = event.current_target().and_then(|own| own.dyn_into::<Element>().ok());
    let next = event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Element>().ok());
    own.zip(next).is_some_and(|(own, next)| own.contains(Some(&next)))
}

#[cfg(not(feature = "csr"))]
pub fn keeps_focus(_: &Event) -> bool {
    false
}

/// Whether a pointer event comes from a finger.
#[cfg(feature = "csr")]
pub fn is_touch(event: &Event) -> bool {
    event.dyn_ref::<web_sys::PointerEvent>().is_some_and(|event| event.pointer_type() == "touch")
}

#[cfg(not(feature = "csr"))]
pub fn is_touch(_: &Event) -> bool {
    false
}

/// Whether an event was sent by the listening element itself, not by a descendant.
#[cfg(feature = "csr")]
pub fn is_on_itself(event: &Event) -> bool {
    event.target().zip(event.current_target()).is_some_and(|(target, own)| target == own)
}

#[cfg(not(feature = "csr"))]
pub fn is_on_itself(_: &Event) -> bool {
    false
}

/// Calls back at each event of the window of this type, until the caller's view is removed. Boxed: each closure would
/// otherwise bring its own listener.
#[cfg(feature = "csr")]
pub(super) fn while_shown(event: &'static str, run: Box<dyn Fn(Event)>) {
    let handle = window_event_listener_untyped(event, run);
    on_cleanup(move || handle.remove());
}

/// Calls back when a key of the search is pressed: Ctrl or ⌘ K anywhere, `/` outside of fields.
#[cfg(feature = "csr")]
pub fn on_search_keys(open: impl Fn() + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let in_field = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
            target.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
        });
        let key = key(&event);
        let with_control = event.ctrl_key() || event.meta_key();
        let is_slash = key == "/" && !with_control && !event.alt_key() && !in_field && super::storage::slash_key();
        let is_control_k = with_control && !event.shift_key() && !event.alt_key() && key.eq_ignore_ascii_case("k");
        if is_slash || is_control_k {
            event.prevent_default();
            open();
        }
    });
    drop(handle);
}

#[cfg(not(feature = "csr"))]
pub fn on_search_keys(_: impl Fn() + 'static) {}
