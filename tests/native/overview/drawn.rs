//! The figures as HTML: links, headers, sentences, needs.

use super::{NEEDS, found};
use crate::render::{render, text};
use crate::support::{CATALOGUE, CONTENT, shipped_content};
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, PageQuery};
use site_core::route::Page;

/// Every link into the catalogue: its URL, its name, its text.
fn links(html: &str, locale: Locale) -> Vec<(String, String, String)> {
    let start = format!("href=\"{}?", Page::Platforms.href(locale));
    let each = html.split("<a ").skip(1).filter(|link| link.contains(&start));
    each.map(|link| {
        let (tag, rest) = link.split_once('>').unwrap();
        let attribute = |name: &str| {
            let value = tag.split_once(&format!("{name}=\""));
            value.map(|(_, value)| value.split('"').next().unwrap().replace("&amp;", "&")).unwrap_or_default()
        };
        let inside = rest.split("</a>").next().unwrap();
        (attribute("href"), attribute("aria-label"), text(inside))
    })
    .collect()
}

#[test]
fn every_link_states_its_number_of_platforms() {
    for (locale, search) in [(Locale::Fr, ""), (Locale::En, "?by=host")] {
        let html = render(&CONTENT, &(Page::Overview.href(locale) + search));
        let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        let links: Vec<_> = links(main, locale).into_iter().filter(|(href, _, _)| !href.contains("view=map")).collect();
        assert!(links.len() > 100, "{} links", links.len());
        for (href, name, text) in links {
            let query = CatalogueQuery::parse(href.split_once('?').unwrap().1);
            let count = found(&CATALOGUE, &query);
            let named = if name.is_empty() { &text } else { &name };
            let numbers: Vec<usize> =
                named.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            assert!(numbers.contains(&count), "{href} leads to {count}: `{named}`");
            assert!(name.is_empty() || name.starts_with(&text), "`{text}` begins `{name}`");
        }
    }
}

#[test]
fn the_table_has_a_caption_and_headers() {
    let html = render(&CONTENT, "/fr/panorama?by=host");
    let table = html.split("<table").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(table.contains("<caption"), "a caption");
    assert_eq!(table.matches("scope=\"col\"").count(), 10, "a head for each column");
    assert_eq!(table.matches("scope=\"row\"").count(), 22, "a head for each row");
    assert!(table.contains("data-level=\"0\""), "gaps are visible");
}

#[test]
fn each_language_and_each_layout_has_its_sentence() {
    for (address, sentence) in [
        ("/fr/panorama", "Paris couvre "),
        ("/en/overview", "Paris covers "),
        ("/fr/panorama?by=host", "Institut Curie couvre "),
        ("/fr/panorama?by=host&rows=techniques", "Institut Curie couvre "),
        ("/fr/proposer", "Vous connaissez une plateforme qui propose"),
    ] {
        assert!(render(&CONTENT, address).contains(sentence), "{address}");
    }
}

#[test]
fn needs_are_shown_only_if_records_state_them() {
    let silent = render(&CONTENT, "/fr/panorama");
    assert!(!silent.contains("esoins d’investissement") && !silent.contains("t-needs"));
    let mut content = shipped_content();
    content.set(File::Platforms, Ok(NEEDS));
    let html = render(&content, "/fr/panorama");
    let needs = html.split("id=\"t-needs\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(needs.matches("<table").count(), 2, "by kind, by horizon");
    assert_eq!(needs.matches("<figure").count(), 3);
    for words in
        ["1\u{202f}650\u{202f}000,5\u{a0}€", "Un cytomètre", "lang=\"en\">=A microscope", "Autre", "/fr/plateformes/c"]
    {
        assert!(needs.contains(words), "{words} in {needs}");
    }
}
