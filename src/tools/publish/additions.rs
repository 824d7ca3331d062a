//! Metadata of a published page that the app does not write, and the files beside the pages.

use canceropole::view::{Element, IntoNode, Node, el, many};
use serde_json::Value;
use site_core::content::Content;
use site_core::head::{Head, languages};
use site_core::locale::{Locale, texts};
use site_core::page_content;
use site_core::route::{self, Format, ICONS, Page, asset};
use site_core::text;

use super::source::{Output, Source};
use super::{feed, linked_data, manifest, opensearch, sitemap};

/// A page, with the data for its metadata.
pub(super) struct Described<'a> {
    /// `None` for a URL without a page.
    pub(super) page: Option<&'a Page>,
    /// Whether the page is an embed.
    pub(super) is_embed: bool,
    /// The content of the files that the page uses.
    pub(super) content: &'a Content,
    pub(super) head: &'a Head,
    pub(super) source: &'a Source,
}

/// Elements of the head. The app removes those marked `data-published` when the visitor leaves the page.
pub(super) fn head(described: &Described) -> Node {
    let Described { page, content, head, source, .. } = described;
    let Some((page, urls)) = page.zip(head.urls.as_ref()) else { return Node::Nothing };
    let site = content.site.ready().map(|site| site.name.text(head.locale)).unwrap_or_default();
    // Readers of these metadata need absolute URLs.
    let address = if source.origin.is_empty() { "" } else { &urls[head.locale as usize] };
    // The app reads newer data, if there is any. Readers of the HTML alone can see how old it is.
    let day = page.info().files.iter().filter_map(|file| source.updated(*file)).max();
    let day = day.map(|day| el("meta").attr("name", "dcterms.modified").attr("content", day.iso()));
    many()
        .child(day.map(|day| day.attr("data-published", "")))
        .child(links(described, page, site))
        .child(property("og:type", "website"))
        .child(property("og:site_name", site))
        .child(property("og:title", &page_content::title(page, content, head.locale)))
        .child(property("og:description", &head.description))
        .child(property("og:url", address))
        .child(property("og:locale", territory(head.locale)))
        .child(
            head.languages
                .contains(&head.locale.other())
                .then(|| property("og:locale:alternate", territory(head.locale.other()))),
        )
        .child(picture(described, site))
        .node()
}

/// Links to the same content in other formats, and to the `OpenSearch` description. `site` is the site's name.
fn links(described: &Described, page: &Page, site: &str) -> Node {
    let Described { head, source, .. } = described;
    if described.is_embed {
        return Node::Nothing;
    }
    let link = |rel: &'static str, format: Format, page: &Page, title: &str| {
        let href = [source.origin.as_str(), &page.file(head.locale, format)].concat();
        let link = el("link").attr("rel", rel).attr("type", format.media_type()).attr("href", href);
        link.attr("title", title.to_owned()).attr("data-published", "")
    };
    let files = feed::of(page, source).into_iter().map(|format| link("alternate", format, page, &head.title));
    let search = opensearch::is_offered(source).then(|| link("search", Format::Search, &Page::Search, site));
    many().child(files.collect::<Node>()).child(search).child(installed(head.locale))
}

/// Links to the manifest and the icon of the installed app, the same on every page.
fn installed(locale: Locale) -> Node {
    let link = |rel: &'static str, file: &str| el("link").attr("rel", rel).attr("href", asset(file));
    let icon = ICONS.last().map(|icon| link("apple-touch-icon", icon.file));
    many().child(link("manifest", &route::manifest(locale))).child(icon).node()
}

/// Elements before the app, on every page except embeds: the offline banner (hidden; shown by `offline.js`) with its
/// texts, and the text that is printed while the app is loading.
pub(super) fn line(described: &Described) -> Node {
    if described.is_embed {
        return Node::Nothing;
    }
    let words = languages(&described.source.content).iter().map(|locale| {
        let day = el("span").child(text::offline::words(*locale).data_of).child(el("time"));
        el("span").attr("lang", locale.code()).child(text::offline::words(*locale).offline).child(day)
    });
    let not_printed = text::plain::words(described.head.locale).not_printed;
    many()
        .child(el("p").class("not-printed").child(not_printed))
        .child(el("template").attr("id", "offline-words").child(words.collect::<Node>()))
        // Hidden, and without `role=status`: screen readers would read an empty status first on each page.
        .child(el("aside").class("offline").attr("id", "offline").attr("hidden", true))
        .node()
}

fn property(name: &'static str, value: &str) -> Option<Element> {
    let meta = || el("meta").attr("property", name).attr("content", value.to_owned()).attr("data-published", "");
    (!value.is_empty()).then(meta)
}

/// The preview picture, if the site's origin is known; `alt` is its text alternative.
fn picture(described: &Described, alt: &str) -> Node {
    let origin = &described.source.origin;
    if origin.is_empty() {
        return Node::Nothing;
    }
    let address = [origin.as_str(), &asset(&route::picture(described.head.locale))].concat();
    let [width, height] = route::PICTURE_SIZE.map(|pixels| pixels.to_string());
    let card = el("meta").attr("name", "twitter:card").attr("content", "summary_large_image");
    many()
        .child(property("og:image", &address))
        .child(property("og:image:width", &width))
        .child(property("og:image:height", &height))
        .child(property("og:image:alt", alt))
        .child(card.attr("data-published", ""))
}

fn territory(locale: Locale) -> &'static str {
    locale.of(&texts!("fr_FR" / "en_GB"))
}

/// Linked data of a page; each value becomes a script element.
pub(super) fn linked_data(described: &Described) -> Vec<Value> {
    let page = described.page.filter(|_| !described.is_embed);
    page.map(|page| linked_data::of(described.source, page, described.head.locale)).unwrap_or_default()
}

/// Files beside the pages.
pub(super) fn files(source: &Source) -> Vec<Output> {
    // A placeholder: `pack` replaces it by the service worker. Without the file, browsers would report an error.
    let worker = Output::text("sw.js", include_str!("sw.js").to_owned());
    [sitemap::files(source), feed::files(source), opensearch::files(source), manifest::files(source), vec![worker]]
        .concat()
}
