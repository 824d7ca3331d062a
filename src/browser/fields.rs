//! Text fields, by their id.

#[cfg(feature = "csr")]
use {
    super::clock::next_task,
    leptos::prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Event, HtmlInputElement},
};

/// The text of a field; empty if the field does not exist.
#[cfg(feature = "csr")]
pub fn field(id: &str) -> String {
    input(id).map(|field| field.value()).unwrap_or_default()
}

#[cfg(feature = "csr")]
pub(super) fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id).and_then(|field| field.dyn_into().ok())
}

#[cfg(not(feature = "csr"))]
pub fn field(_: &str) -> String {
    String::new()
}

/// Keeps what is typed in the field with the focus while the view is drawn again: the field that has its id then gets
/// its text.
#[cfg(feature = "csr")]
pub fn keep_typed() {
    let active = document().active_element();
    // The value of a checkbox is not typed.
    let is_text = |field: &HtmlInputElement| {
        field.get_attribute("type").is_none_or(|kind| !["checkbox", "radio"].contains(&kind.as_str()))
    };
    // If a part of the page has failed, what was typed is in the published content below the notice.
    let published = || document().query_selector("[data-published] [type=search]").ok().flatten()?.dyn_into().ok();
    let before = active.and_then(|active| active.dyn_into().ok()).filter(is_text).or_else(published);
    let Some(before) = before else { return };
    // When the view has been drawn.
    next_task(Box::new(move || {
        let (text, now) = (before.value(), input(&before.id()));
        if let Some(now) = now.filter(|now| now.value() != text) {
            now.set_value(&text);
            _ = Event::new("input").and_then(|event| now.dispatch_event(&event));
        }
    }));
}

#[cfg(not(feature = "csr"))]
pub fn keep_typed() {}

/// Sets the text of a field.
#[cfg(feature = "csr")]
pub fn write_field(id: &str, text: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        // Also valid for a `textarea`, which has the same property.
        field.unchecked_ref::<HtmlInputElement>().set_value(text);
    }
}

#[cfg(not(feature = "csr"))]
pub fn write_field(_: &str, _: &str) {}
