//! Links: to other sites, between neighbours, back up, and to where a fact was read.

use leptos::prelude::With;

use super::icon::icon;
use crate::app::Context;
use crate::content::url;
use crate::dom::{Element, IntoNode, Node, el, in_frame};
use crate::embed::Embed;
use crate::locale::Locale;
use crate::route::Page;
use crate::text;

/// A title that leads to an address where there is one.
pub fn title_link(address: Option<&str>, title: impl IntoNode) -> Node {
    match address {
        Some(address) => el("a").class("title-link").attr("href", address.to_owned()).child(title).node(),
        None => title.node(),
    }
}

/// A link whose words are followed by an arrow.
pub fn more_link(href: String, words: impl IntoNode) -> Node {
    el("a").class("more-link").attr("href", href).child(words).child(icon("arrow")).node()
}

/// The way from home to here; none in a frame. `parents` are pages above this one.
pub fn breadcrumbs(locale: Locale, parents: &[(Page, &'static str)], here: impl IntoNode) -> Node {
    if in_frame() {
        return ().node();
    }
    let text = locale.text();
    let parents = std::iter::once((Page::Home, text.home)).chain(parents.iter().cloned());
    let links = parents
        .map(|(page, name)| el("li").child(el("a").attr("href", page.href(locale)).child(name)))
        .collect::<Node>();
    el("nav")
        .class("breadcrumbs")
        .attr("aria-label", text.breadcrumbs)
        .child(el("ol").child(links).child(el("li").child(el("span").attr("aria-current", "page").child(here))))
        .node()
}

/// One source: a link where it is an address, words otherwise.
fn source(address: &str) -> Node {
    if url::is_safe(address) {
        el("a").attr("href", address.to_owned()).child(url::readable(address).to_owned()).node()
    } else {
        address.to_owned().node()
    }
}

/// Every source once, as list items, in the order in which they were first given.
pub fn source_items<'a>(sources: impl IntoIterator<Item = &'a String>) -> Vec<Node> {
    let mut known: Vec<&String> = Vec::new();
    for source in sources {
        if !known.contains(&source) {
            known.push(source);
        }
    }
    known.into_iter().map(|address| el("li").child(source(address)).node()).collect()
}

/// Where the facts of a page were read: closed until asked for. Nothing where no source is given.
pub fn sources<'a>(locale: Locale, sources: impl IntoIterator<Item = &'a String>) -> Option<Node> {
    let items = source_items(sources);
    (!items.is_empty()).then(|| {
        el("details")
            .class("sources")
            .child(el("summary").child(icon("chevron")).child(text::page_sources(locale, items.len())))
            .child(el("ol").class("numbered note").child(items))
            .node()
    })
}

/// Where the facts of one item were read, beside it. `of` names the item to those who do not see it there.
pub fn source_list(locale: Locale, of: &str, sources: &[String]) -> Option<Node> {
    (!sources.is_empty()).then(|| {
        el("details")
            .class("item-sources note")
            .child(
                el("summary")
                    .child(icon("chevron"))
                    .child(locale.text().sources)
                    .child(el("span").class("visually-hidden").child(format!("{}{of}", text::colon(locale)))),
            )
            .child(el("ul").child(source_items(sources)))
            .node()
    })
}

/// Links to the records before and after this one, going round; none in a frame.
pub fn turn_page(label: &'static str, previous: (String, String, Node), next: (String, String, Node)) -> Node {
    if in_frame() {
        return ().node();
    }
    el("nav")
        .class("turn-page")
        .attr("aria-label", label)
        .child(
            el("a")
                .attr("rel", "prev")
                .attr("href", previous.0)
                .child(el("small").child(icon("arrow-back")).child(previous.1))
                .child(el("b").child(previous.2)),
        )
        .child(
            el("a")
                .attr("rel", "next")
                .attr("href", next.0)
                .child(el("small").child(next.1).child(icon("arrow")))
                .child(el("b").child(next.2)),
        )
        .node()
}

/// A link to the code that shows this page, filtered as it is, in other sites; nothing where it is shown in one already.
pub fn embed_link(context: &Context, page: Page) -> Option<Element> {
    let (locale, search) = (context.locale, context.search);
    let is_record = matches!(page, Page::Platform(_) | Page::Group(_) | Page::Mission(_));
    let href = move || {
        let embed = search.with(|search| Embed::showing(&page, locale, search));
        embed.map(|embed| embed.builder_href(locale))
    };
    let link = || el("a").live("href", href).child(icon("code")).child(text::embed::embed_this(locale, is_record));
    (!context.is_embed).then(link)
}

/// The same as a quiet line of its own.
pub fn embed_line(context: &Context, page: Page) -> Option<Node> {
    let link = embed_link(context, page)?;
    Some(el("p").class("hand-over").child(link.class("button").attr("data-kind", "quiet")).node())
}
