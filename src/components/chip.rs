//! Chips: chosen values, each a button that removes it.

use super::icon::icon;
use crate::browser;
use crate::view::{Element, el};

/// Selectors of the list, whose next chip gets the focus, and of the element that gets it when no chip is left.
pub type Successor = [String; 2];

/// A list item with a chip. `label` says what its button does.
pub fn chip(name: String, label: String, next: Successor, mut remove: impl FnMut() + Send + 'static) -> Element {
    el("li").child(
        el("button")
            .class("chip")
            .attr("type", "button")
            .attr("aria-label", label)
            .on("click", move |event| {
                browser::focus_successor(&event, &next[0], ".chip", &next[1]);
                remove();
            })
            // The accessible name says what the button does.
            .child(el("span").attr("aria-hidden", "true").child(name))
            .child(icon("close")),
    )
}
