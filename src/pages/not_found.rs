//! An address that leads nowhere, with ways onward.

use site_core::route::Page;

use crate::components::search_form::search_form;
use crate::context::Context;
use crate::view::{IntoNode, Node, el};

/// `is_left_out` where the address is right, but the record could not be read.
pub fn view(context: &Context, is_left_out: bool) -> Node {
    let locale = context.locale;
    let text = locale.text();
    let (title, lead) = if is_left_out {
        (text.unreadable_record, text.unreadable_record_lead)
    } else {
        (text.not_found, text.not_found_lead)
    };
    let pages = [
        (Page::Home, text.home),
        (Page::Groups, text.groups),
        (Page::Platforms, text.platforms),
        (Page::Missions, text.missions),
        (Page::Agenda, text.agenda),
        (Page::Network, text.network),
    ];
    let links: Vec<Node> = pages
        .into_iter()
        .map(|(page, name)| {
            el("li").child(el("a").class("more-link").attr("href", page.href(locale)).child(name)).node()
        })
        .collect();
    el("div")
        .class("wrap not-found")
        .child(
            el("svg")
                .class("lost-rosette")
                .attr("aria-hidden", "true")
                .attr("viewBox", "0 0 64 64")
                .child(el("use").attr("href", "#rosette")),
        )
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "loose")
                .child(el("h1").child(title))
                .child(el("p").class("lead").child(lead))
                .child(search_form(locale, "not-found-search", text.search_platform, None))
                .child(el("ul").class("row").child(links)),
        )
        .node()
}
