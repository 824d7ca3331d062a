//! Drawings of the sprite that stands once in the page. All are decoration: words say the same beside them.

use leptos::prelude::*;

fn drawing(class: &'static str, id: &str) -> AnyView {
    view! { <svg class=class aria-hidden="true"><use_ href=format!("#{id}")/></svg> }.into_any()
}

/// A small sign: `search`, `arrow`, …
pub fn icon(name: &str) -> AnyView {
    drawing("icon", &format!("i-{name}"))
}

/// The drawing of a working group; nothing where it has none.
pub fn pictogram(name: Option<&str>) -> Option<AnyView> {
    name.map(|name| drawing("pictogram", &format!("p-{name}")))
}

/// The region with the départements of these codes inked.
pub fn locator(codes: &str, class: &'static str) -> AnyView {
    view! {
        <svg class=class data-departement=codes.to_owned() aria-hidden="true"><use_ href="#rosette"/></svg>
    }
    .into_any()
}

/// The sign of the site.
pub fn brandmark() -> AnyView {
    drawing("brandmark", "rosette")
}
