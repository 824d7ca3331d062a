//! A `select` element, and the label over a control.

use leptos::prelude::event_target_value;

use crate::view::{Element, IntoNode, Node, el};

/// A label over its control.
pub fn labelled(id: &'static str, label: &'static str, control: impl IntoNode) -> Element {
    el("div").class("field").child(el("label").attr("for", id).child(label)).child(control)
}

/// The control; its options follow as children. `choose` is called with the value chosen.
pub fn select(id: &'static str, choose: impl Fn(String) + Send + 'static) -> Element {
    el("select").class("input").attr("id", id).on("change", move |event| choose(event_target_value(&event)))
}

/// An option with its name.
pub fn option(value: String, name: impl IntoNode, is_chosen: impl FnMut() -> bool + Send + 'static) -> Node {
    el("option").attr("value", value).property("selected", is_chosen).child(name).node()
}
