//! Chips: chosen values, each a button that removes it.

use super::icon::icon;
use crate::browser;
use crate::view::{Element, el};

/// A list item with a chip. `label` says what its button does.
pub fn chip(name: String, label: String, mut remove: impl FnMut() + Send + 'static) -> Element {
    el("li").child(
        el("button")
            .class("chip")
            .attr("type", "button")
            .attr("aria-label", label)
            .on("click", move |_| remove())
            // The accessible name says what the button does.
            .child(el("span").attr("aria-hidden", "true").child(name))
            .child(icon("close")),
    )
}

/// After the chip at `index` was removed from the list with selector `list`: focuses its successor, else its
/// predecessor, else the element with selector `other`.
pub fn focus_next_chip(list: &str, index: usize, other: &str) {
    let chip = |position: usize| format!("{list} > li:nth-child({position}) > .chip");
    browser::focus_first(&[chip(index + 1), chip(index), other.to_owned()]);
}
