//! Drawings of the sprite that stands once in the page. All are decoration: words say the same beside them.

use crate::view::{IntoNode, Node, el};

fn drawing(class: &'static str, id: &str) -> Node {
    el("svg").attr("class", class).attr("aria-hidden", "true").child(el("use").attr("href", format!("#{id}"))).node()
}

/// A small sign: `search`, `arrow`, …
pub fn icon(name: &str) -> Node {
    drawing("icon", &format!("i-{name}"))
}

/// The drawing of a working group; nothing where it has none.
pub fn pictogram(name: Option<&str>) -> Option<Node> {
    name.map(|name| drawing("pictogram", &format!("p-{name}")))
}

/// The region with the départements of these codes inked.
pub fn locator(codes: &str, class: &'static str) -> Node {
    el("svg")
        .attr("class", class)
        .attr("data-departement", codes.to_owned())
        .attr("aria-hidden", "true")
        .child(el("use").attr("href", "#rosette"))
        .node()
}

/// The sign of the site.
pub fn brandmark() -> Node {
    drawing("brandmark", "rosette")
}
