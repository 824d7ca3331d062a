//! A `select` element.

use leptos::prelude::event_target_value;

use crate::view::{Element, IntoNode, Node, el};

/// The control; its options follow as children. `choose` is called with the value chosen.
pub fn select(id: &'static str, choose: impl Fn(String) + Send + 'static) -> Element {
    el("select").class("input").attr("id", id).on("change", move |event| choose(event_target_value(&event)))
}

/// An option with its name.
pub fn option(value: String, name: impl IntoNode, is_chosen: impl FnMut() -> bool + Send + 'static) -> Node {
    el("option").attr("value", value).property("selected", is_chosen).child(name).node()
}
