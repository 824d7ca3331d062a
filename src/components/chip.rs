//! Chips: chosen values, each a button that removes it.

use super::icon::icon;
use crate::browser;
use crate::view::{Element, el};

/// A list item with a chip. `label` says what its button does. After the last chip is removed, the element with the
/// selector `other` gets the focus.
pub fn chip(name: String, label: String, other: String, mut remove: impl FnMut() + Send + 'static) -> Element {
    el("li").child(
        el("button")
            .class("chip")
            .attr("type", "button")
            .attr("aria-label", label)
            .on("click", move |event| {
                browser::focus_successor(&event, &other);
                remove();
            })
            // The accessible name says what the button does.
            .child(el("span").attr("aria-hidden", "true").child(name))
            .child(icon("close")),
    )
}
