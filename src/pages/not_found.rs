//! An address that leads nowhere, with ways onward.

use crate::app::Context;
use crate::components::search_form::search_form;
use crate::dom::{IntoNode, Node, el};
use crate::route::Page;

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let text = locale.text();
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
                .child(el("h1").child(text.not_found))
                .child(el("p").class("lead").child(text.not_found_lead))
                .child(search_form(locale, "not-found-search", text.search_platform, None))
                .child(el("ul").class("row").child(links)),
        )
        .node()
}
