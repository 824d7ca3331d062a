//! Buttons.

use leptos::ev::Event;

use super::icon::icon;
use crate::view::{Element, el};

/// A button that is drawn as a `secondary` or `quiet` one.
pub fn button(kind: &'static str) -> Element {
    el("button").class("button").attr("data-kind", kind).attr("type", "button")
}

/// A quiet button with an icon.
pub fn quiet_button(drawing: &str, name: &'static str) -> Element {
    button("quiet").child(icon(drawing)).child(name)
}

/// A cross that closes something.
pub fn close_button(label: &'static str, close: impl FnMut(Event) + Send + 'static) -> Element {
    el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", label)
        .on("click", close)
        .child(icon("close"))
}
