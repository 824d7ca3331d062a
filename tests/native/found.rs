//! How others find and follow the site: read back by an independent parser.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use site_core::content::date::Date;
use site_core::content::file::File;

use crate::export::calendar::{components, read_calendar};
use crate::publish::{NOWHERE, ORIGIN, SITE, beside, files, files_with, pages, text};
use crate::support::CONTENT;

/// The text of a published file.
#[track_caller]
fn file(path: &str) -> &'static str {
    &SITE.iter().find(|(known, _)| known == path).unwrap_or_else(|| panic!("no {path}")).1
}

/// `atom`
fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

#[track_caller]
fn read(xml: &str) -> Document<'_> {
    Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{}", xml.chars().take(2000).collect::<String>()))
}

/// Descendants with this name.
fn all<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |node| node.has_tag_name(name))
}

#[track_caller]
fn text_of<'a>(node: Node<'a, '_>, name: &'static str) -> &'a str {
    let child = node.children().find(|child| child.tag_name().name() == name);
    child.and_then(|child| child.text()).unwrap_or_else(|| panic!("no {name} in {node:?}"))
}

/// The canonical URL of a published page.
fn address(path: &str) -> String {
    format!("{ORIGIN}/{}", path.trim_end_matches("/index.html"))
}

#[test]
fn the_sitemap_has_exactly_the_indexable_pages_in_every_language() {
    let sitemap = read(file("sitemap.xml"));
    let listed: Vec<String> = all(sitemap.root(), "url").map(|url| text_of(url, "loc").to_owned()).collect();
    let hidden = ["recherche", "search", "comparer", "compare", "selection", "shortlist", "atelier", "workshop"];
    let is_hidden = |path: &str| hidden.iter().any(|segment| path.ends_with(&format!("/{segment}/index.html")));
    let expected: BTreeSet<String> = pages()
        .filter(|(path, _)| (path.starts_with("fr/") || path.starts_with("en/")) && !is_hidden(path))
        .map(|(path, _)| address(path))
        .collect();
    assert!(expected.len() > 300);
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(listed.len(), expected.len(), "a page is listed twice");
}

/// The alternate languages in a page and in the sitemap are the same.
#[test]
fn the_sitemap_names_the_same_alternates_as_the_pages() {
    let sitemap = read(file("sitemap.xml"));
    for url in all(sitemap.root(), "url") {
        let own = text_of(url, "loc");
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
fn the_sitemap_gives_the_date_of_the_last_change() {
    let changed = |xml: &str, path: &str| -> String {
        let sitemap = read(xml);
        let url = all(sitemap.root(), "url").find(|url| text_of(*url, "loc") == format!("{ORIGIN}{path}"));
        text_of(url.unwrap_or_else(|| panic!("no {path}")), "lastmod").to_owned()
    };
    let shipped = file("sitemap.xml");
    // The record's own date; the file's, if the record has none or states a period.
    assert_eq!(changed(shipped, "/en/platforms/curie-pict-ibisa"), "2026-04");
    assert_eq!(changed(shipped, "/fr/groupes/geocancer"), "2025-04");
    let newer = files_with(File::Groups, "\"updated\": \"", "\"updated\": \"2031-05-04\", \"was\": \"");
    let newer = text(&beside(&newer, ORIGIN), "sitemap.xml");
    assert_eq!(changed(&newer, "/fr/groupes/rare-cancers"), "2031-05-04");
    assert_eq!(changed(&newer, "/fr/groupes"), "2031-05-04");
    assert_eq!(changed(&newer, "/fr/a-propos"), changed(shipped, "/fr/a-propos"));
}

#[test]
fn robots_txt_allows_everything_and_names_the_sitemap() {
    assert_eq!(file("robots.txt"), format!("User-agent: *\nAllow: /\n\nSitemap: {ORIGIN}/sitemap.xml\n"));
    let nowhere = beside(&files(), "");
    assert_eq!(text(&nowhere, "robots.txt"), "User-agent: *\nAllow: /\n");
    assert!(!nowhere.iter().any(|output| output.path == "sitemap.xml"), "URLs of a sitemap must be absolute");
}

#[test]
fn a_site_in_one_language_names_no_page_of_the_other() {
    let french = files_with(File::Site, "\"id\": \"", "\"languages\": [\"fr\"], \"id\": \"");
    let site = beside(&french, ORIGIN);
    let sitemap = text(&site, "sitemap.xml");
    assert!(sitemap.contains(&format!("{ORIGIN}/fr/groupes")) && !sitemap.contains(&format!("{ORIGIN}/en")));
}

/// The feeds, each with its path.
fn feeds() -> Vec<(&'static str, &'static str)> {
    SITE.iter()
        .filter(|(path, _)| extension(path) == "atom")
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect()
}

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// RFC 4287, 4.1: elements that a feed and each of its entries must have exactly once.
#[track_caller]
fn check_feed(path: &str, xml: &str, origin: &str) -> usize {
    let document = read(xml);
    let feed = document.root_element();
    assert_eq!((feed.tag_name().name(), feed.tag_name().namespace()), ("feed", Some(ATOM)), "{path}");
    let own = |node: Node, name: &str| node.children().filter(|child| child.has_tag_name((ATOM, name))).count();
    for name in ["id", "title", "updated", "author"] {
        assert_eq!(own(feed, name), 1, "{name} of {path}");
    }
    let author = feed.children().find(|child| child.tag_name().name() == "author").unwrap();
    assert_ne!(text_of(author, "name"), "", "{path}");
    let link = |rel: &str| {
        let found: Vec<Node> = feed.children().filter(|child| child.attribute("rel") == Some(rel)).collect();
        assert_eq!(found.len(), 1, "{rel} of {path}");
        found[0].attribute("href").unwrap_or_default().to_owned()
    };
    assert_eq!(link("self"), format!("{origin}/{path}"));
    assert_eq!(link("alternate"), format!("{origin}/{}", path.trim_end_matches(".atom")));
    let mut ids = BTreeSet::from([text_of(feed, "id")]);
    let entries: Vec<Node> = feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
    for entry in &entries {
        for name in ["id", "title", "updated", "link", "summary"] {
            assert_eq!(own(*entry, name), 1, "{name} of an entry of {path}");
        }
        assert!(ids.insert(text_of(*entry, "id")), "{path}: {} twice", text_of(*entry, "id"));
        assert_ne!(text_of(*entry, "title"), "", "{path}");
    }
    for id in ids {
        assert!(id.starts_with("https://") && id.split('/').nth(2).is_some_and(|host| host.contains('.')), "{id}");
    }
    for updated in all(feed, "updated").filter_map(|node| node.text()) {
        let shape: String = updated.chars().map(|one| if one.is_ascii_digit() { '0' } else { one }).collect();
        assert_eq!(shape, "0000-00-00T00:00:00Z", "{path}");
    }
    entries.len()
}

#[test]
fn every_feed_is_valid_and_complete() {
    let events = &CONTENT.events.ready().unwrap().all;
    let groups = &CONTENT.groups.ready().unwrap().all;
    let with_events = groups.iter().filter(|group| events.iter().any(|event| event.group_ids.contains(&group.id)));
    assert_eq!(feeds().len(), 2 * (1 + with_events.count()));
    for (path, xml) in feeds() {
        let count = check_feed(path, xml, ORIGIN);
        let expected = match path.rsplit('/').next().unwrap_or_default().trim_end_matches(".atom") {
            "agenda" => events.len(),
            group => events.iter().filter(|event| event.group_ids.iter().any(|id| id == group)).count(),
        };
        assert_eq!(count, expected, "{path}");
    }
    let agenda = read(file("en/agenda.atom"));
    let titles: Vec<&str> = all(agenda.root(), "entry").map(|entry| text_of(entry, "title")).collect();
    assert_eq!(titles[0], "Participatory research in the humanities and social sciences on cancer");
}

/// The date of an event is not the date of its last change.
#[test]
fn a_feed_changes_only_with_the_events_file() {
    let newer = files_with(File::Events, "\"updated\": \"", "\"updated\": \"2031-05-04\", \"was\": \"");
    let newer = text(&beside(&newer, ORIGIN), "fr/agenda.atom");
    assert!(all(read(&newer).root(), "updated").all(|node| node.text() == Some("2031-05-04T00:00:00Z")));
    let other = files_with(File::Hosts, "\"updated\": \"", "\"updated\": \"2031-05-04\", \"was\": \"");
    let other = beside(&other, ORIGIN);
    for path in ["fr/agenda.atom", "fr/agenda.ics", "en/groups/geocancer.ics"] {
        assert_eq!(text(&other, path), file(path), "{path}");
    }
}

#[test]
fn calendars_have_the_dated_events_of_their_page() {
    let events = &CONTENT.events.ready().unwrap().all;
    let mut read_back = 0;
    for (path, text) in SITE.iter().filter(|(path, _)| extension(path) == "ics") {
        let (own, read) = components(read_calendar(text));
        let group = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".ics");
        let expected: Vec<String> = events
            .iter()
            .filter(|event| group == "agenda" || event.group_ids.iter().any(|id| id == group))
            .filter(|event| event.start.day.is_some())
            .map(|event| format!("{}@network.example", event.id))
            .collect();
        assert_eq!(read.iter().map(|event| event["UID"].text()).collect::<Vec<_>>(), expected, "{path}");
        assert!(own["X-WR-CALNAME"].text().contains(" – "), "{path}");
        read_back += 1;
    }
    assert!(read_back >= 2 * 4, "{read_back}");
}

#[test]
fn the_table_has_every_platform() {
    let count = CONTENT.platforms.ready().unwrap().all.len();
    for (path, first) in [("fr/plateformes.csv", "Nom"), ("en/platforms.csv", "Name")] {
        let rows = crate::export::read_csv(file(path));
        assert_eq!((rows.len(), rows[0][0].as_str()), (count + 1, first), "{path}");
        assert!(rows[1].iter().any(|cell| cell.starts_with(ORIGIN)), "{path}");
    }
}

/// Generated files state the date of their data, so that readers can compare it with newer data.
#[test]
fn generated_files_state_the_date_of_their_data() {
    for (path, html) in pages().filter(|(path, _)| !["404.html", "index.html", "embed/404.html"].contains(path)) {
        let day = html.split("<meta name=\"dcterms.modified\" content=\"").nth(1).and_then(|rest| rest.get(..10));
        assert!(day.is_some_and(|day| Date::parse(day).is_some_and(|day| day.day.is_some())), "{path}: {day:?}");
    }
    let later = |file| beside(&files_with(file, "\"updated\": \"", "\"updated\": \"2031-05-04\", \"was\": \""), ORIGIN);
    let site = later(File::Events);
    assert!(text(&site, "fr/agenda.atom").contains("<updated>2031-05-04T00:00:00Z</updated>"));
    assert!(text(&site, "fr/agenda.ics").contains("DTSTAMP:20310504T000000Z"));
    assert!(text(&site, "sitemap.xml").contains("<lastmod>2031-05-04</lastmod>"));
    let site = later(File::Platforms);
    let workbook = site.iter().find(|output| output.path == "en/platforms.xlsx").expect("a workbook");
    let content = String::from_utf8_lossy(&workbook.bytes);
    assert!(content.contains("Data of</t></is></c>") && content.contains(">2031-05-04<"));
    assert!(text(&site, "fr/plateformes.csv").contains(";2031-05-04\r\n"));
}

/// Every alternate file that a page names exists, and every such file is named by a page that shows its content.
#[test]
fn pages_link_to_their_alternate_files() {
    let mut named = BTreeSet::new();
    for (path, html) in pages() {
        let links = html.split("<link ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
        for link in links.filter(|link| link.contains("rel=\"alternate\"") && link.contains(" type=\"")) {
            let href = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            let below = href.strip_prefix(ORIGIN).unwrap().trim_start_matches('/');
            file(below);
            assert!(link.contains(" data-published"), "{link}");
            let is_shown = html.contains(&format!(" href=\"/{below}\" type=\""));
            // The calendar of a group is offered while it has upcoming events.
            let is_groups = extension(below) == "ics" && path.matches('/').count() > 2;
            assert!(
                is_shown || is_groups || ["csv", "xlsx"].contains(&extension(below)),
                "{href} is not to be seen on {path}"
            );
            named.insert(below.to_owned());
        }
        assert!(!path.starts_with("embed/") || !html.contains(".atom\"") && !html.contains(".ics\""), "{path}");
    }
    let is_beside = |path: &str| ["atom", "ics", "csv", "xlsx"].contains(&extension(path));
    let beside: BTreeSet<String> = SITE.iter().map(|(path, _)| path.clone()).filter(|path| is_beside(path)).collect();
    assert_eq!(named, beside);
}

/// Without an origin, event identifiers use the network's own website.
#[test]
fn feeds_and_calendars_are_valid_without_an_origin() {
    let site = beside(&files(), "");
    let feed = text(&site, "fr/agenda.atom");
    assert!(check_feed("fr/agenda.atom", &feed, "") > 10);
    let (_, read) = components(read_calendar(&text(&site, "fr/agenda.ics")));
    for event in read {
        assert!(event["UID"].text().ends_with("@www.canceropole-idf.fr"));
        assert!(event.get("URL").is_none_or(|url| url.value.starts_with("http")), "a URL without a host");
    }
}

#[test]
fn text_of_a_record_never_adds_markup_or_lines() {
    let hostile = r#""fr": "]]></title><entry/>&amp;\u0000\u000b\ufffe\r\nBEGIN:VEVENT","#;
    let from = r#""fr": "La recherche participative en SHS dans le domaine du cancer","#;
    let site = beside(&files_with(File::Events, from, hostile), ORIGIN);
    let feed = text(&site, "fr/agenda.atom");
    let count = check_feed("fr/agenda.atom", &feed, ORIGIN);
    assert_eq!(count, all(read(file("fr/agenda.atom")).root(), "entry").count());
    assert_eq!(
        text_of(all(read(&feed).root(), "entry").next().unwrap(), "title"),
        "]]></title><entry/>&amp;    BEGIN:VEVENT"
    );
    let (_, read) = components(read_calendar(&text(&site, "fr/agenda.ics")));
    assert_eq!(read[0]["SUMMARY"].text(), "]]></title><entry/>&amp;  \u{fffe}  BEGIN:VEVENT");
}

#[test]
fn each_language_has_an_opensearch_description() {
    for (path, template) in [
        ("fr/recherche.opensearch", "/fr/plateformes?q={searchTerms}"),
        ("en/search.opensearch", "/en/platforms?q={searchTerms}"),
    ] {
        let document = read(file(path));
        let root = document.root_element();
        let name = ("http://a9.com/-/spec/opensearch/1.1/", "OpenSearchDescription");
        assert!(root.has_tag_name(name), "{path}");
        let short = text_of(root, "ShortName");
        assert!(!short.is_empty() && short.chars().count() <= 16, "{short}");
        assert!(text_of(root, "LongName").chars().count() <= 48);
        let urls: Vec<&str> = root.children().filter_map(|child| child.attribute("template")).collect();
        assert_eq!(urls, [format!("{ORIGIN}{template}"), format!("{ORIGIN}/{path}")]);
    }
    for (path, html) in pages() {
        let own = if path.trim_start_matches("embed/").starts_with("en/") {
            "/en/search.opensearch"
        } else {
            "/fr/recherche.opensearch"
        };
        let is_page = !path.starts_with("embed/") && path != "404.html";
        assert_eq!(html.contains(&format!(" href=\"{ORIGIN}{own}\"")), is_page, "{path}");
    }
    let nowhere = &*NOWHERE;
    assert!(!nowhere.iter().any(|output| extension(&output.path) == "opensearch"), "its URLs must be absolute");
    assert!(!text(nowhere, "fr/index.html").contains("opensearch"));
}
