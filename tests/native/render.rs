//! Every page, drawn natively from the real content: the views are plain functions of content and address.

use canceropole::app::{App, World};
use canceropole::content::date::Date;
use canceropole::content::{Content, LoadError, file::File};
use canceropole::locale::Locale;
use canceropole::route::Page;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::support::{shipped, shipped_content};

/// The HTML of an address.
pub(crate) fn render(content: Content, address: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new(address));
        let today = Date::parse("2026-11-21").expect("a date");
        let world = World {
            content: RwSignal::new(content),
            today,
            retry: Callback::new(|_| ()),
            answers: RwSignal::new(0),
            is_late: RwSignal::new(false),
        };
        view! { <App world/> }.to_html()
    })
}

/// Every page that the shipped content has.
fn pages() -> Vec<Page> {
    let content = shipped_content();
    let mut pages = vec![
        Page::Home,
        Page::Groups,
        Page::Missions,
        Page::Platforms,
        Page::Network,
        Page::Agenda,
        Page::About,
        Page::Search,
        Page::Overview,
        Page::Compare,
        Page::Shortlist,
        Page::Propose,
        Page::Builder,
        Page::Accessibility,
        Page::Legal,
    ];
    pages.extend(content.groups.ready().unwrap().all.iter().map(|group| Page::Group(group.id.clone())));
    pages.extend(content.missions.ready().unwrap().all.iter().map(|mission| Page::Mission(mission.id.clone())));
    pages.extend(content.platforms.ready().unwrap().all.iter().map(|platform| Page::Platform(platform.id.clone())));
    pages
}

/// The text of the only h1.
#[track_caller]
fn heading(html: &str, of: &str) -> String {
    assert_eq!(html.matches("<h1").count(), 1, "h1 of {of}");
    let inside = html
        .split_once("<h1")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</h1>"));
    inside.map(|(heading, _)| heading.to_owned()).expect(of)
}

#[test]
fn every_page_renders_in_both_languages_with_its_heading() {
    let content = shipped_content();
    let pages = pages();
    assert!(pages.len() > 160, "{}", pages.len());
    for page in pages {
        for locale in Locale::ALL {
            let address = page.href(locale);
            let html = render(content.clone(), &address);
            let heading = heading(&html, &address);
            assert!(!heading.trim().is_empty(), "{address}");
            assert_ne!(heading, locale.text().not_found, "{address}");
            assert!(!html.contains(" style="), "a style attribute in {address}");
            assert!(!html.contains("role=\"alert\""), "an alert in {address}");
        }
    }
}

#[test]
fn an_address_of_nothing_says_so() {
    for (address, heading_text) in [
        ("/fr/groupes/nobody", Locale::Fr.text().not_found),
        ("/en/platforms/nothing", Locale::En.text().not_found),
        ("/en/nowhere/at/all", Locale::En.text().not_found),
        ("/de", Locale::Fr.text().not_found),
    ] {
        assert_eq!(heading(&render(shipped_content(), address), address), heading_text, "{address}");
    }
}

#[test]
fn a_file_that_did_not_come_takes_down_only_what_needs_it() {
    for file in File::ALL {
        let mut content = shipped_content();
        content.set(file, Err(LoadError::Status(500)));
        for page in pages().into_iter().filter(|page| !matches!(page, Page::Platform(id) if id != "curie-cytpic")) {
            let address = page.href(Locale::Fr);
            let html = render(content.clone(), &address);
            heading(&html, &address);
            let needs = canceropole::pages::essential(&page) == Some(file);
            if needs {
                assert!(html.contains("role=\"alert\"") && html.contains(file.name()), "{} on {address}", file.name());
                assert!(html.contains(Locale::Fr.text().try_again), "{} on {address}", file.name());
            }
            if html.contains("role=\"alert\"") {
                assert!(canceropole::pages::files(&page).contains(&file), "{} on {address}", file.name());
            }
        }
    }
}

#[test]
fn records_left_out_are_counted_on_the_page() {
    let mut content = shipped_content();
    let broken = shipped(File::Groups).replacen("\"id\": \"geocancer\"", "\"id\": 5", 1);
    content.set(File::Groups, Ok(&broken));
    let html = render(content, "/fr/groupes");
    assert!(html.contains("1 fiche du fichier groups.json"), "{html}");
    assert_eq!(html.matches("class=\"group-row\"").count(), 9);
}

#[test]
fn text_of_the_data_is_never_markup_and_odd_links_are_no_links() {
    let mut content = shipped_content();
    let hostile = r#"[{"id": "x", "name": "<img src=x onerror=alert(1)>", "website": "javascript:alert(1)",
        "summary": {"fr": "<script>alert(1)</script>"}, "host": "\"><b>", "sources": ["javascript:alert(2)"]}]"#;
    content.set(File::Platforms, Ok(hostile));
    for address in ["/fr/plateformes", "/fr/plateformes/x", "/en/platforms/x"] {
        let html = render(content.clone(), address);
        for danger in ["<img", "<script", "href=\"javascript", "=\"\"><b>"] {
            assert!(!html.contains(danger), "{danger} in {address}");
        }
    }
    // The summary exists in French only: marked in an English page.
    assert!(render(content, "/en/platforms/x").contains("lang=\"fr\">&lt;script&gt;"));
}

#[test]
fn what_is_searched_stands_in_the_address_and_is_marked() {
    let html = render(shipped_content(), "/fr/plateformes?q=cytometrie&departement=92");
    assert!(html.contains("value=\"cytometrie\""), "the box");
    assert!(html.contains("<mark>"), "the marks");
    assert!(html.contains("1\u{a0}plateforme pour «\u{a0}cytometrie\u{a0}»"), "the count in words");
    assert_eq!(html.matches("class=\"record\"").count(), 1);
}

#[test]
fn the_form_shows_the_record_that_its_address_names() {
    let html = render(shipped_content(), "/fr/proposer?id=curie-cytpic");
    assert!(html.contains("value=\"Plateforme de cytométrie CYTPIC\""), "the name");
    assert!(html.contains("Retirer Cytométrie en flux"), "the technique");
    assert!(html.contains("value=\"2026-11-21\""), "the day");
    assert!(html.contains("<option value=\"institut-curie\" selected=\"\">"), "the host");
    let unknown = render(shipped_content(), "/en/propose?id=nobody");
    assert!(unknown.contains("No entry has the identifier “nobody”"), "{unknown}");
    assert!(unknown.contains("id=\"p-name\""), "an empty form");
    // A record that cannot be shown can be mended.
    let mut content = shipped_content();
    content.set(File::Platforms, Ok(r#"[{"id": "odd", "name": 5, "city": "Paris", "access": ["all"]}]"#));
    let html = render(content, "/fr/proposer?id=odd");
    assert!(html.contains("value=\"Paris\"") && html.contains("value=\"all\""), "{html}");
}

#[test]
fn nothing_can_be_corrected_while_the_platforms_are_missing() {
    let mut content = shipped_content();
    content.set(File::Platforms, Err(LoadError::Timeout));
    let html = render(content.clone(), "/fr/proposer?id=curie-cytpic");
    assert!(html.contains("platforms.json") && !html.contains("p-name"), "an alert and no form");
    assert!(render(content, "/fr/proposer").contains("p-name"), "a new record can be written");
}
