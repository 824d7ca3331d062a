//! The loading skeleton.

use site_core::locale::Locale;
use site_core::text;

use crate::view::{IntoNode, Node, el};

/// Placeholder rows and a status. The style sheet shows them only after a delay.
pub fn view(locale: Locale) -> Node {
    let row = || {
        el("li").class("record").child(el("span").class("skeleton").attr("data-shape", "round")).child(
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .child(el("span").class("skeleton"))
                .child(el("span").class("skeleton")),
        )
    };
    el("div")
        .class("wrap loading")
        .child(el("p").class("visually-hidden").attr("role", "status").child(text::failures::words(locale).loading))
        .child(el("ul").class("records").attr("aria-hidden", "true").child(row()).child(row()).child(row()))
        .node()
}
