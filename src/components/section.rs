//! Page heads and sections.

use super::icon::{brandmark, icon};
use super::link::breadcrumbs;
use super::localized::localized;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, el};

/// Breadcrumbs, title, and the lead with this name in the data (`""` for none).
pub fn page_head(context: &Context, here: &'static str, title: &'static str, lead: &str) -> Element {
    if context.is_embed {
        return embed_head(title);
    }
    let locale = context.locale;
    let lead = context.content.site.ready().and_then(|site| localized(&site.lead(lead), locale));
    el("div").class("wrap").child(breadcrumbs(context, &[], here)).child(
        el("header")
            .class("page-head")
            .child(el("h1").child(title))
            .child(lead.map(|lead| el("p").class("lead").child(lead))),
    )
}

/// The head of a page in an embed: the logo and the title.
pub fn embed_head(title: &'static str) -> Element {
    el("header").class("embed-head").child(brandmark()).child(el("h1").child(title))
}

/// Details that few visitors need, closed by default.
pub fn closed_details(summary: impl IntoNode, body: impl IntoNode) -> Node {
    el("details").class("folded").child(el("summary").child(icon("chevron")).child(summary)).child(body).node()
}

/// A section under a ruled title.
pub fn section(id: &str, title: &'static str, body: impl IntoNode) -> Node {
    el("section")
        .class("stack")
        .attr("aria-labelledby", id.to_owned())
        .child(el("div").class("section-head").child(el("h2").attr("id", id.to_owned()).child(title)))
        .child(body)
        .node()
}

/// A section with its title in the margin; its parts follow as children. The title's id is made of `name`.
pub fn margin_section(name: &str, title: impl IntoNode) -> Element {
    let title_id = format!("t-{name}");
    el("section")
        .class("margin-section")
        .attr("aria-labelledby", title_id.clone())
        .child(el("h2").attr("id", title_id).child(title))
}
