//! What a published page says of itself to machines, beside what the app says in its head, and the files beside the
//! pages. The one place to add to.

use serde_json::Value;

use super::{Output, Source, feed, linked_data, opensearch, sitemap};
use crate::content::Content;
use crate::dom::{IntoNode, Node, el, many};
use crate::head::Head;
use crate::locale::Locale;
use crate::pages;
use crate::route::{Form, Page};

/// A page, and what is known of it.
pub(super) struct Described<'a> {
    /// None for an address that leads nowhere.
    pub(super) page: Option<&'a Page>,
    /// Whether the page stands in a frame of a partner's.
    pub(super) is_embed: bool,
    /// Of the page's own files.
    pub(super) content: &'a Content,
    pub(super) head: &'a Head,
    pub(super) source: &'a Source,
}

/// Elements of the head. The app leaves those marked `data-published` until the visitor goes to another page.
pub(super) fn head(described: &Described) -> Node {
    let Described { page, content, head, source, .. } = described;
    let Some((page, addresses)) = page.zip(head.addresses.as_ref()) else { return Node::Nothing };
    let property = |name: &'static str, value: &str| {
        let value = (!value.is_empty()).then(|| value.to_owned());
        value.map(|value| el("meta").attr("property", name).attr("content", value).attr("data-published", ""))
    };
    let site = content.site.ready().map(|site| site.name.text(head.locale)).unwrap_or_default();
    // An address without its host says nothing to those who read these.
    let address = if source.origin.is_empty() { "" } else { &addresses[head.locale as usize] };
    let forms = if described.is_embed { Vec::new() } else { feed::of(page, source) };
    let files = forms.into_iter().map(|form| {
        let href = [source.origin.as_str(), &page.file(head.locale, form)].concat();
        let link = el("link").attr("rel", "alternate").attr("type", form.media_type()).attr("href", href);
        link.attr("title", head.title.clone()).attr("data-published", "")
    });
    let search = (opensearch::is_offered(source) && !described.is_embed).then(|| {
        let href = Page::Search.file(head.locale, Form::Search);
        let link = el("link").attr("rel", "search").attr("type", Form::Search.media_type()).attr("href", href);
        link.attr("title", site.to_owned()).attr("data-published", "")
    });
    many()
        .child(files.collect::<Node>())
        .child(search)
        .child(property("og:type", "website"))
        .child(property("og:site_name", site))
        .child(property("og:title", &pages::title(page, content, head.locale)))
        .child(property("og:description", &head.description))
        .child(property("og:url", address))
        .child(property("og:locale", territory(head.locale)))
        .child(property("og:locale:alternate", territory(head.locale.other())))
        .node()
}

fn territory(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr_FR",
        Locale::En => "en_GB",
    }
}

/// Linked data of a page, each value in a script of its own.
pub(super) fn linked_data(described: &Described) -> Vec<Value> {
    let page = described.page.filter(|_| !described.is_embed);
    page.map(|page| linked_data::of(described.source, page, described.head.locale)).unwrap_or_default()
}

/// Files beside the pages.
pub(super) fn files(source: &Source) -> Vec<Output> {
    [sitemap::files(source), feed::files(source), opensearch::files(source)].concat()
}
