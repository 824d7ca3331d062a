//! Text pages: accessibility statement, legal notice with privacy.

use site_core::content::file::File;
use site_core::content::site::Section;
use site_core::locale::Locale;
use site_core::route::Page;

use crate::components::localized::{items, localized, paragraphs};
use crate::components::notice;
use crate::components::section::{margin_section, page_head};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

pub fn accessibility(context: &Context) -> Node {
    let locale = context.locale;
    let Some(site) = context.content.site.ready() else {
        return notice::failed(context, File::Site, Page::Accessibility.title(locale));
    };
    text_page(context, Page::Accessibility.title(locale), sections(locale, &site.accessibility))
}

pub fn legal(context: &Context) -> Node {
    let locale = context.locale;
    let words = locale.text();
    let Some(site) = context.content.site.ready() else {
        return notice::failed(context, File::Site, Page::Legal.title(locale));
    };
    let privacy = (!site.privacy.is_empty())
        .then(|| el("div").class("section-head").attr("id", "privacy").child(el("h2").child(words.privacy)).node());
    let mut parts = sections(locale, &site.legal_notice);
    parts.extend(privacy);
    parts.extend(sections(locale, &site.privacy));
    text_page(context, Page::Legal.title(locale), parts)
}

fn text_page(context: &Context, title: &'static str, parts: Vec<Node>) -> Node {
    many().child(page_head(context, title, title, "")).child(el("div").class("wrap margin-page").child(parts)).node()
}

fn sections(locale: Locale, sections: &[Section]) -> Vec<Node> {
    sections.iter().map(|one| section(locale, one)).collect()
}

fn section(locale: Locale, section: &Section) -> Node {
    let links: Vec<Node> = section
        .links
        .iter()
        .map(|link| {
            let label = localized(&link.label, locale);
            match link.url.clone() {
                Some(url) => el("li").child(el("a").attr("href", url).child(label)).node(),
                None => el("li").child(label).node(),
            }
        })
        .collect();
    let list = items(&section.list, locale);
    margin_section(&section.id, localized(&section.title, locale))
        .attr("id", section.id.clone())
        .child(
            el("div")
                .class("prose")
                .child(paragraphs(&section.paragraphs, locale))
                .child((!list.is_empty()).then(|| el("ul").class("bullets").child(list)))
                .child((!links.is_empty()).then(|| el("ul").class("bullets").child(links))),
        )
        .node()
}
