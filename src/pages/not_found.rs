//! The page for a URL without a page, with links to others.

use site_core::route::Page;
use site_core::text;

use crate::components::search_form::search_form;
use crate::components::shell;
use crate::context::Context;
use crate::view::{IntoNode, Node, el};

/// `is_left_out`: the URL is right, but its record could not be read.
pub fn view(context: &Context, is_left_out: bool) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = text::failures::words(locale);
    let (title, lead) = if is_left_out {
        (words.unreadable_record, words.unreadable_record_lead)
    } else {
        (shared.not_found, words.not_found_lead)
    };
    let sections = shell::sections(context.locale).into_iter().filter(|(page, _)| *page != Page::About);
    let links: Vec<Node> = std::iter::once((Page::Home, shared.home))
        .chain(sections)
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
                .child(search_form(locale, "not-found-search", shared.search_platform))
                .child(el("ul").class("row").child(links)),
        )
        .node()
}
