//! What lets others find and follow the site: read back by a parser that shares nothing with what writes it.

use std::collections::BTreeSet;

use canceropole::content::file::File;
use canceropole::publish::Output;
use roxmltree::{Document, Node};

use crate::publish::{ORIGIN, SITE, files, files_with, outputs, pages};

/// The text of a published file.
#[track_caller]
fn file(path: &str) -> &'static str {
    &SITE.iter().find(|(known, _)| known == path).unwrap_or_else(|| panic!("no {path}")).1
}

#[track_caller]
fn text(site: &[Output], path: &str) -> String {
    let output = site.iter().find(|output| output.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(output.bytes.clone()).unwrap()
}

#[track_caller]
fn read(xml: &str) -> Document<'_> {
    Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{}", xml.chars().take(2000).collect::<String>()))
}

/// The elements of this name below another.
fn all<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |node| node.has_tag_name(name))
}

#[track_caller]
fn said<'a>(node: Node<'a, '_>, name: &'static str) -> &'a str {
    let child = node.children().find(|child| child.tag_name().name() == name);
    child.and_then(|child| child.text()).unwrap_or_else(|| panic!("no {name} in {node:?}"))
}

/// The address that a published page has.
fn address(path: &str) -> String {
    format!("{ORIGIN}/{}", path.trim_end_matches("/index.html"))
}

#[test]
fn the_sitemap_has_exactly_the_pages_that_may_be_found_in_every_language() {
    let sitemap = read(file("sitemap.xml"));
    let listed: Vec<String> = all(sitemap.root(), "url").map(|url| said(url, "loc").to_owned()).collect();
    let ways = ["recherche", "search", "comparer", "compare", "selection", "shortlist"];
    let is_hidden = |path: &str| ways.iter().any(|way| path.ends_with(&format!("/{way}/index.html")));
    let expected: BTreeSet<String> = pages()
        .filter(|(path, _)| (path.starts_with("fr/") || path.starts_with("en/")) && !is_hidden(path))
        .map(|(path, _)| address(path))
        .collect();
    assert!(expected.len() > 300);
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(listed.len(), expected.len(), "a page is listed twice");
}

/// What a page says of its other languages and what the sitemap says are the same.
#[test]
fn the_sitemap_names_the_same_alternates_as_the_pages() {
    let sitemap = read(file("sitemap.xml"));
    for url in all(sitemap.root(), "url") {
        let own = said(url, "loc");
        let html = file(&format!("{}/index.html", own.strip_prefix(ORIGIN).unwrap().trim_start_matches('/')));
        let links: Vec<Node> = url.children().filter(|child| child.tag_name().name() == "link").collect();
        assert_eq!(links.len(), 3, "{own}");
        for link in links {
            assert_eq!(link.tag_name().namespace(), Some("http://www.w3.org/1999/xhtml"));
            let (language, href) = (link.attribute("hreflang").unwrap(), link.attribute("href").unwrap());
            let in_page = format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"");
            assert!(html.contains(&in_page), "{in_page} in {own}");
        }
    }
}

#[test]
fn the_sitemap_says_when_the_data_changed() {
    let changed = |xml: &str, path: &str| -> String {
        let sitemap = read(xml);
        let url = all(sitemap.root(), "url").find(|url| said(*url, "loc") == format!("{ORIGIN}{path}"));
        said(url.unwrap_or_else(|| panic!("no {path}")), "lastmod").to_owned()
    };
    let shipped = file("sitemap.xml");
    // The record's own date; the file's where it has none, or says a period.
    assert_eq!(changed(shipped, "/en/platforms/curie-pict-ibisa"), "2026-04");
    assert_eq!(changed(shipped, "/fr/groupes/geocancer"), "2025-04");
    let newer = files_with(File::Groups, "\"updated\": \"", "\"updated\": \"2031-05-04\", \"was\": \"");
    let newer = text(&outputs(&newer, ORIGIN), "sitemap.xml");
    assert_eq!(changed(&newer, "/fr/groupes/rare-cancers"), "2031-05-04");
    assert_eq!(changed(&newer, "/fr/groupes"), "2031-05-04");
    assert_eq!(changed(&newer, "/fr/a-propos"), changed(shipped, "/fr/a-propos"));
}

#[test]
fn robots_may_read_everything_and_are_told_where_the_sitemap_is() {
    assert_eq!(file("robots.txt"), format!("User-agent: *\nAllow: /\n\nSitemap: {ORIGIN}/sitemap.xml\n"));
    let nowhere = outputs(&files(), "");
    assert_eq!(text(&nowhere, "robots.txt"), "User-agent: *\nAllow: /\n");
    assert!(!nowhere.iter().any(|output| output.path == "sitemap.xml"), "addresses of a sitemap must be whole");
}

#[test]
fn a_site_in_one_language_names_no_page_of_the_other() {
    let french = files_with(File::Site, "\"id\": \"", "\"languages\": [\"fr\"], \"id\": \"");
    let site = outputs(&french, ORIGIN);
    let sitemap = text(&site, "sitemap.xml");
    assert!(sitemap.contains(&format!("{ORIGIN}/fr/groupes")) && !sitemap.contains(&format!("{ORIGIN}/en")));
}
