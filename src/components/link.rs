//! Links: to other sites, between records, to parent pages, to sources, and out of embeds.

use leptos::prelude::With;
use site_core::content::records::Group;
use site_core::content::site::Example;
use site_core::content::sources::{self, PublicSource};
use site_core::content::url;
use site_core::embed::Embed;
use site_core::locale::{Locale, Localized};
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;

use super::icon::{icon, pictogram};
use super::localized::localized;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, el, many};

/// A title, as a link if there is a URL.
pub fn title_link(address: Option<&str>, title: impl IntoNode) -> Node {
    match address {
        Some(address) => el("a").class("title-link").attr("href", address.to_owned()).child(title).node(),
        None => title.node(),
    }
}

/// A title that makes the whole block around it a link.
pub fn cover_link(locale: Locale, page: Page, title: &Localized) -> Element {
    el("a").class("cover-link").attr("href", page.href(locale)).child(localized(title, locale))
}

/// A list item that leads to a working group, with its pictogram.
pub fn group_item(class: &'static str, group: &Group, locale: Locale) -> Node {
    el("li")
        .class(class)
        .attr("data-hue", group.hue.clone())
        .child(pictogram(group.icon.as_deref()))
        .child(el("h3").child(cover_link(locale, Page::Group(group.id.clone()), group.short())))
        .node()
}

/// A URL or e-mail address as a link, marked as not to be translated.
pub fn address_link(address: String) -> Element {
    let shown = url::shown(&address).to_owned();
    el("a").attr("href", address).attr("translate", "no").child(shown)
}

/// A working group as a tag in its colour, which leads to its page.
pub fn group_tag(group: &Group, locale: Locale) -> Element {
    el("a")
        .class("tag")
        .attr("data-hue", group.hue.clone())
        .attr("href", Page::Group(group.id.clone()).href(locale))
        .child(localized(group.short(), locale))
}

/// A link whose text is followed by an arrow.
pub fn more_link(href: String, words: impl IntoNode) -> Node {
    el("a").class("more-link").attr("href", href).child(words).child(icon("arrow")).node()
}

/// The breadcrumbs of this page; empty in an embed. `parents` are the pages above it.
pub fn breadcrumbs(context: &Context, parents: &[(Page, &'static str)], here: impl IntoNode) -> Node {
    if context.is_embed {
        return ().node();
    }
    let locale = context.locale;
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

/// That a text has no results, and a link to those for the corrected one.
pub fn did_you_mean(locale: Locale, sought: &str, corrected: &str, href: String) -> Node {
    let words = text::search::words(locale);
    let link = el("a").attr("href", href).attr("data-state-link", "").child(text::quoted(locale, corrected));
    many()
        .child(text::search::no_hits(locale, sought))
        .child(" ")
        .child(words.did_you_mean)
        .child(" ")
        .child(link)
        .child(words.question_mark)
        .node()
}

/// Suggested searches and filters, as chips.
pub fn example_links(examples: &[Example], locale: Locale) -> Vec<Node> {
    let chip = |example: &Example| {
        let mut query = CatalogueQuery::searching(example.query.text(locale));
        for technique in &example.techniques {
            query = query.toggled(Facet::Technique, technique);
        }
        let href = catalogue_href(locale, &query);
        let label = el("span").child(localized(&example.label, locale));
        el("li").child(el("a").class("chip").attr("href", href).child(label)).node()
    };
    examples.iter().map(chip).collect()
}

/// The sources of a page, grouped by website, in closed `details`. `as_of` is the date of the facts. `None` if both are
/// missing.
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

/// A website with its pages: `Institute, page 2, page 3`.
fn site(locale: Locale, name: &Localized, pages: Vec<String>) -> Node {
    let link = |(index, page): (usize, String)| {
        let link = el("a").attr("href", page);
        if index == 0 {
            return link.child(localized(name, locale)).node();
        }
        let number = text::source_page(locale, index + 1);
        let label = [name.text(locale), ", ", &number].concat();
        many().child(", ").child(link.attr("aria-label", label).child(number)).node()
    };
    el("li").child(pages.into_iter().enumerate().map(link).collect::<Node>()).node()
}

/// Links to the records before and after the one at `index`; the last precedes the first. `neighbour` returns the page,
/// the number in words and the title of a record. `None` in an embed, or if there is no other record.
pub fn turn_page<'a>(
    context: &Context,
    label: &'static str,
    [index, count]: [usize; 2],
    neighbour: &dyn Fn(usize) -> (Page, String, &'a Localized),
) -> Option<Node> {
    if context.is_embed || count < 2 {
        return None;
    }
    let locale = context.locale;
    let parts = |rel: &'static str, index: usize| {
        let (page, number, title) = neighbour(index % count);
        let link = el("a").attr("rel", rel).attr("href", page.href(locale));
        (link, number, el("b").child(localized(title, locale)))
    };
    let (previous, number, title) = parts("prev", index + count - 1);
    let previous = previous.child(el("small").child(icon("arrow-back")).child(number)).child(title);
    let (next, number, title) = parts("next", index + 1);
    let next = next.child(el("small").child(number).child(icon("arrow"))).child(title);
    Some(el("nav").class("turn-page").attr("aria-label", label).child(previous).child(next).node())
}

/// A link to the builder of embeds, for this page with its filters. `None` in an embed.
pub fn embed_link(context: &Context, page: Page) -> Option<Element> {
    let (locale, search) = (context.locale, context.search);
    let is_record = matches!(page, Page::Platform(_) | Page::Group(_) | Page::Mission(_));
    let href = move || {
        let embed = search.with(|search| Embed::showing(&page, locale, search));
        embed.map(|embed| embed.builder_href(locale))
    };
    let words = text::embed::words(locale);
    let name = if is_record { words.embed_page } else { words.embed_view };
    let link = || el("a").live("href", href).child(icon("code")).child(name);
    (!context.is_embed).then(link)
}

/// The same as a separate button.
pub fn embed_line(context: &Context, page: Page) -> Option<Node> {
    let link = embed_link(context, page)?;
    Some(el("p").class("hand-over").child(link.class("button").attr("data-kind", "quiet")).node())
}

/// Makes the links of an embed leave it, except those that change what it shows (`data-state-link`, `data-page-link`).
/// `target` is `_blank` or `_top`.
pub fn open_links_outside(node: Node, target: &'static str) -> Node {
    match node.map_children(move |child| open_links_outside(child, target)) {
        Node::Element(link) if link.tag() == "a" => open_outside(link, target).node(),
        node => node,
    }
}

fn open_outside(mut link: Element, target: &'static str) -> Element {
    let is_fragment = link.fixed("href").is_some_and(|href| href.starts_with('#'));
    if is_fragment || link.has("data-state-link") || link.has("data-page-link") {
        return link;
    }
    link.attr("target", target).attr("rel", "noopener")
}
