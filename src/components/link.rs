//! Links: to other sites, between neighbours, back up, and to where a fact was read.

use leptos::prelude::With;
use site_core::content::sources::{self, PublicSource};
use site_core::embed::Embed;
use site_core::locale::{Locale, Localized};
use site_core::route::Page;
use site_core::text;

use super::icon::icon;
use super::localized::localized;
use crate::context::Context;
use crate::dom::{Element, IntoNode, Node, el, in_frame, many};

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

/// Where the facts of a page were read, each site once with its pages; closed until asked for. `as_of` is the date of
/// these facts, where it is worth saying. Nothing where neither is known.
pub fn sources<'a>(
    context: &Context,
    as_of: Option<String>,
    sources: impl IntoIterator<Item = &'a String>,
) -> Option<Node> {
    let locale = context.locale;
    let listed = context.content.site.ready().map(|site| &site.source_sites[..]).unwrap_or_default();
    let as_of = as_of.map(|as_of| el("p").class("note").child(as_of));
    let mut sites: Vec<(Localized, Vec<String>)> = Vec::new();
    for PublicSource { url, name } in sources::all_public(listed, sources) {
        match sites.iter_mut().find(|(known, _)| *known == name) {
            Some((_, pages)) => pages.push(url),
            None => sites.push((name, vec![url])),
        }
    }
    if sites.is_empty() {
        return as_of.map(IntoNode::node);
    }
    let count = sites.iter().map(|(_, pages)| pages.len()).sum();
    let items: Vec<Node> = sites.into_iter().map(|(name, pages)| site(locale, &name, pages)).collect();
    Some(
        el("details")
            .class("sources")
            .child(el("summary").child(icon("chevron")).child(text::page_sources(locale, count)))
            .child(as_of)
            .child(el("ol").class("numbered note").child(items))
            .node(),
    )
}

/// A site with its pages: `Institute, page 2, page 3`.
fn site(locale: Locale, name: &Localized, pages: Vec<String>) -> Node {
    let link = |(place, page): (usize, String)| {
        let link = el("a").attr("href", page);
        if place == 0 {
            return link.child(localized(name, locale)).node();
        }
        let number = text::source_page(place + 1);
        let label = [name.text(locale), ", ", &number].concat();
        many().child(", ").child(link.attr("aria-label", label).child(number)).node()
    };
    el("li").child(pages.into_iter().enumerate().map(link).collect::<Node>()).node()
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
