//! Every page and embed of the other network.

use super::support::{PageState, Scheme, dist, is_thorough, strings};
use super::{BASE, ORIGIN, assert_nothing_outside, open, published, root, words_of_the_first_network};
use serde_json::json;

/// All URLs with a page.
fn addresses() -> Vec<String> {
    let below = |folder| dist::pages(&root().join("network"), folder);
    ["embed", "en"].into_iter().flat_map(below).map(|page| format!("{BASE}{page}")).collect()
}

/// The texts and links of a page; links to other hosts are ignored.
const FACTS: &str = r"
    const links = all('a[href], link[href], [src], use').map(element =>
        element.getAttribute('href') || element.getAttribute('src') || '');
    const here = links.filter(link => link && !link.startsWith('#') && !link.startsWith('data:'))
        .map(link => new URL(link, location)).filter(url => url.origin === location.origin);
    return {
        title: document.title,
        lang: document.documentElement.lang,
        html: document.documentElement.outerHTML,
        outside: here.map(url => url.pathname).filter(path => !path.startsWith('/network/')),
        paper: getComputedStyle(document.documentElement).backgroundColor,
        drawing: document.querySelector('#rosette path')?.getAttribute('d'),
    };
";

#[test]
fn every_page_and_embed_shows_only_the_other_network() {
    let site = open();
    site.server.obey_headers_file(&published("_headers"));
    site.note_refusals();
    let names = words_of_the_first_network();
    assert!(names.len() > 200, "{}", names.len());
    let mut faults = Vec::new();
    let addresses = addresses();
    assert!(addresses.len() > 30, "{addresses:?}");
    for (number, address) in addresses.iter().enumerate() {
        let (scheme, paper) = [(Scheme::Light, "rgb(247, 250, 249)"), (Scheme::Dark, "rgb(15, 23, 22)")][number % 2];
        site.set_scheme(scheme);
        site.set_viewport([1280, 360][number % 2], 900);
        if site.load(address) == PageState::Failed {
            faults.push(format!("{address}: {}", site.alert()));
        }
        let facts = site.dom(FACTS);
        let html = facts["html"].as_str().unwrap();
        for name in names.iter().filter(|name| html.contains(name.as_str())) {
            faults.push(format!("{address}: says `{name}`"));
        }
        let mut expect = |what: &str, holds: bool| {
            if !holds {
                faults.push(format!("{address}: {what}: {}", facts[what]));
            }
        };
        expect("title", facts["title"].as_str().is_some_and(|title| title.contains("Lantern Isles Research Network")));
        expect("lang", facts["lang"] == "en");
        expect("outside", facts["outside"] == json!([]));
        expect("paper", facts["paper"] == paper);
        expect("drawing", facts["drawing"] == "M4 32L32 4v56z");
        let refused = strings(&site.script("return window.refused"));
        faults.extend(refused.into_iter().map(|what| format!("{address}: the policy refuses {what}")));
        if is_thorough() || number % 5 < 2 {
            faults.extend(site.axe().into_iter().map(|line| format!("{address}: axe: {line}")));
        }
        faults.extend(site.console_errors().into_iter().map(|message| format!("{address}: {message:?}")));
    }
    assert!(faults.is_empty(), "{} faults on {} pages:\n{}", faults.len(), addresses.len(), faults.join("\n"));
    let refused: Vec<_> = site.server.log().into_iter().filter(|request| request.status >= 400).collect();
    assert!(refused.is_empty(), "{refused:?}");
    assert_nothing_outside(&site.server);
}

#[test]
fn sitemap_feeds_and_tables_contain_full_urls() {
    let home = format!("{ORIGIN}{BASE}");
    let sitemap = published("sitemap.xml");
    let named: Vec<&str> = sitemap.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert!(named.len() > 15, "{named:?}");
    for address in named {
        let below = address.strip_prefix(&format!("{home}/")).unwrap_or_else(|| panic!("{address}"));
        published(&format!("{below}/index.html"));
    }
    assert!(!sitemap.contains("hreflang=\"fr\""));
    assert!(published("robots.txt").contains(&format!("Sitemap: {home}/sitemap.xml\n")));
    let feed = published("en/agenda.atom");
    for part in [
        format!("<id>{home}/en/agenda.atom</id>"),
        format!("href=\"{home}/en/agenda.atom\""),
        format!("href=\"{home}/en/agenda\""),
    ] {
        assert!(feed.contains(&part), "{part} in {feed}");
    }
    let calendar = published("en/agenda.ics").replace("\r\n ", "");
    assert!(calendar.contains(&format!("{home}/en/agenda#lamp-day")), "{calendar}");
    assert!(!calendar.contains("TIMEZONE"), "the data name no time zone");
    assert!(published("en/platforms.csv").contains(&format!("{home}/en/platforms/lens-works")));
    let search = published("en/search.opensearch");
    assert!(search.contains(&format!("{home}/en/platforms?q={{searchTerms}}")), "{search}");
    let page = published("en/platforms/lens-works/index.html");
    assert!(
        page.contains(&format!("rel=\"canonical\" hreflang=\"en\" href=\"{home}/en/platforms/lens-works\""))
            || page.contains(&format!("href=\"{home}/en/platforms/lens-works\"")),
        "{page}"
    );
    assert!(page.contains(&format!("content=\"{home}/social-en.png\"")));
    let is_file = |path: &str| root().join("network").join(path).is_file();
    assert!(is_file("social-en.png") && !is_file("social-fr.png"));
    assert!(published("favicon.svg").contains("#e0a458"), "its own sign");
}
