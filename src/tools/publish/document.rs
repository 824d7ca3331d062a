//! The HTML document of a page, around its view.

use std::fmt::Write as _;

use canceropole::context::SHORTLIST_KEY;
use canceropole::view::{Element, IntoNode, Node, el, many};
use leptos::prelude::RenderHtml;
use site_core::content::file::File;
use site_core::head::{Head, languages};
use site_core::proposal;
use site_core::query;
use site_core::route::{self, Page, asset};

use super::additions::{self, Described};
use super::address::Address;
use super::source::Source;
use super::template::Template;

/// The whole document. `view` is the HTML that the app shows at the URL.
pub(super) fn write(template: &Template, source: &Source, address: &Address, view: &str) -> String {
    let page = address.page();
    let files = page.map_or(&[File::Site][..], |page| page.info().files);
    let content = source.content.only(files);
    let head = Head::new(page, &content, address.locale(), &source.origin);
    let is_embed = matches!(address, Address::Embed(_));
    let described = Described { page, is_embed, content: &content, head: &head, source };
    let html = root(template, source, address).attr("lang", head.locale.code()).node().to_html();
    let own = many().child(el("title").child(head.title.clone())).child(meta(&head)).to_html();
    let additions = many().child(frame_script(address)).child(additions::head(&described)).to_html();
    let line = additions::line(&described).to_html();
    let mut linked_data = String::new();
    for data in additions::linked_data(&described) {
        // Escaped, so that no text of the data can end the script element.
        let data = data.to_string().replace('<', "\\u003c");
        _ = write!(linked_data, "<script type=\"application/ld+json\" data-published>{data}</script>");
    }
    let Template { before_title, after_title, before_view, after_view, .. } = template;
    let open = html.trim_end_matches("</html>");
    format!(
        "<!doctype html>\n{open}\n<head>\n{before_title}\n{own}{additions}{linked_data}\n{after_title}\n</head>\n\
         <body>\n{before_view}\n{line}<div id=\"app\">{view}</div>\n{after_view}\n"
    )
}

/// The root element, with the attributes that `theme.js` and the app read first.
fn root(template: &Template, source: &Source, address: &Address) -> Element {
    let files = address.page().map_or(&[File::Site][..], |page| page.info().files);
    let data = files.iter().map(|file| asset(&format!("data/{}", file.name())));
    let parts_for = |search: &str| address.page().map(|page| template.parts(page, search)).unwrap_or_default();
    let parts = parts_for("");
    let searched: Vec<_> = parts_for("?q=a").difference(&parts).cloned().collect();
    let fetches: Vec<_> = template.app_urls.iter().cloned().chain(data).chain(parts).collect();
    let origin = (!source.origin.is_empty()).then(|| source.origin.clone());
    let parameters =
        address.page().map(query::parameters).filter(|names| !names.is_empty()).map(|names| names.join(" "));
    let page = address.page();
    let needs_app = source.origin.is_empty() && page == Some(&Page::Builder) || page == Some(&Page::Workshop);
    el("html")
        .attr("data-state", "loading")
        .attr("data-base", Some(route::base()).filter(|base| !base.is_empty()))
        .attr("data-origin", origin)
        .attr("data-fetches", fetches.join(" "))
        .attr("data-search-fetches", Some(searched.join(" ")).filter(|searched| !searched.is_empty()))
        .attr("data-languages", matches!(address, Address::Root(_)).then(|| offered(source)))
        .attr("data-parameters", parameters)
        .attr("data-storage-key", address.page().and_then(storage_key))
        .attr("data-needs-app", needs_app)
        .attr("data-embed", matches!(address, Address::Embed(_)))
        .attr("data-not-found", matches!(address, Address::Root(_) | Address::NotFound(_)))
}

/// The languages to which `/` redirects, the default first: `fr en`.
fn offered(source: &Source) -> String {
    languages(&source.content).iter().map(|locale| locale.code()).collect::<Vec<_>>().join(" ")
}

/// The storage key of the data that the page shows.
fn storage_key(page: &Page) -> Option<String> {
    match page {
        Page::Shortlist => Some(SHORTLIST_KEY.to_owned()),
        Page::Propose => Some(proposal::draft_key("")),
        _ => None,
    }
}

/// Elements of the head that the app also writes. It first removes these, which are marked `data-page`.
fn meta(head: &Head) -> Node {
    let links = head.links().into_iter().map(|(rel, language, href)| {
        el("link").attr("rel", rel).attr("hreflang", language).attr("href", href.to_owned()).attr("data-page", "")
    });
    let description = (!head.description.is_empty()).then(|| {
        el("meta").attr("name", "description").attr("content", head.description.clone()).attr("data-page", "")
    });
    let robots =
        (!head.is_listed).then(|| el("meta").attr("name", "robots").attr("content", "noindex").attr("data-page", ""));
    many().child(links.collect::<Node>()).child(description).child(robots)
}

/// In an embed, the script that communicates with the surrounding page.
fn frame_script(address: &Address) -> Option<Element> {
    matches!(address, Address::Embed(_)).then(|| el("script").attr("src", asset("frame.js")).attr("async", ""))
}
