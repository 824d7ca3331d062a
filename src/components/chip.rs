//! Chips: what is chosen, each a button that removes it.

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
            // What the button does is said, and not only the name.
            .child(el("span").attr("aria-hidden", "true").child(name))
            .child(icon("close")),
    )
}

/// After the chip at `index` was removed from the list that a selector finds: focuses the chip that is there now, else the
/// one before it, else what `other` selects.
pub fn focus_next_chip(list: &str, index: usize, other: &str) {
    let chip = |position: usize| format!("{list} > li:nth-child({position}) > .chip");
    browser::focus_first(&[chip(index + 1), chip(index), other.to_owned()]);
}
