//! Text fields, by their id.

#[cfg(feature = "csr")]
use {leptos::prelude::*, wasm_bindgen::JsCast, web_sys::HtmlInputElement};

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
