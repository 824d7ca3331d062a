//! Icons from the sprite, which is in the page once. All are decorative: the text beside them says the same.

use crate::view::{IntoNode, Node, el};

fn drawing(class: &'static str, id: &str) -> Node {
    el("svg").attr("class", class).attr("aria-hidden", "true").child(el("use").attr("href", format!("#{id}"))).node()
}

/// An icon: `search`, `arrow`, …
pub fn icon(name: &str) -> Node {
    drawing("icon", &format!("i-{name}"))
}

/// The pictogram of a working group. `None` without a name.
pub fn pictogram(name: Option<&str>) -> Option<Node> {
    name.map(|name| drawing("pictogram", &format!("p-{name}")))
}

/// The region with these départements filled.
pub fn locator(codes: &str) -> Node {
    el("svg")
        .attr("class", "locator")
        .attr("data-departement", codes.to_owned())
        .attr("aria-hidden", "true")
        .child(el("use").attr("href", "#rosette"))
        .node()
}

/// The logo of the site.
pub fn brandmark() -> Node {
    drawing("brandmark", "rosette")
}
