//! Every page, rendered natively from the real content: the views are pure functions of content and URL.

use canceropole::app::App;
use canceropole::loading::World;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use site_core::content::date::Date;
use site_core::content::{Content, LoadError, file::File};
use site_core::locale::{Locale, Localized};
use site_core::page_content;
use site_core::route::Page;
use site_core::text::failures;

use crate::support::{CONTENT, shipped_content};

/// The HTML of a URL.
pub(crate) fn render(content: &Content, address: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new(address));
        let today = Date::parse("2026-11-21").expect("a date");
        let world = World::new(content.clone(), today);
        view! { <App world/> }.to_html()
    })
}

/// The text of HTML: what is between its tags.
pub(crate) fn text(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// Every page that the shipped content has.
fn pages() -> Vec<Page> {
    let mut pages = Page::without_record();
    pages.extend(CONTENT.groups.ready().unwrap().all.iter().map(|group| Page::Group(group.id.clone())));
    pages.extend(CONTENT.missions.ready().unwrap().all.iter().map(|mission| Page::Mission(mission.id.clone())));
    pages.extend(CONTENT.platforms.ready().unwrap().all.iter().map(|platform| Page::Platform(platform.id.clone())));
    pages
}

/// The text of the only `h1`.
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
    let pages = pages();
    assert!(pages.len() > 160, "{}", pages.len());
    for page in pages {
        for locale in Locale::ALL {
            let address = page.href(locale);
            let html = render(&CONTENT, &address);
            let heading = heading(&html, &address);
            assert!(!heading.trim().is_empty(), "{address}");
            assert_ne!(heading, locale.text().not_found, "{address}");
            assert!(!html.contains(" style="), "a style attribute in {address}");
            assert!(!html.contains("data-tone=\"danger\""), "an alert in {address}");
        }
    }
}

/// For search engines, every page has a description in each language, except records without a summary.
#[test]
fn every_page_has_a_description_of_its_own() {
    for locale in Locale::ALL {
        let mut known: Vec<(String, Page)> = Vec::new();
        for page in Page::without_record() {
            let description = page_content::description(&page, &CONTENT, locale);
            assert!(description.chars().count() > 25, "{page:?} in {}: `{description}`", locale.code());
            known.push((description, page));
        }
        known.sort_by(|one, other| one.0.cmp(&other.0));
        for pair in known.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{:?} and {:?}", pair[0].1, pair[1].1);
        }
    }
    // A missing translation would be shown in the other language.
    let site = CONTENT.site.ready().unwrap();
    for name in Page::without_record().iter().filter_map(|page| page.info().lead).filter(|name| *name != "home") {
        let Localized { fr, en } = site.lead(name);
        assert!(fr.is_some() && en.is_some() && fr != en, "{name}");
    }
}

#[test]
fn an_unknown_url_shows_not_found() {
    for (address, heading_text) in [
        ("/fr/groupes/nobody", Locale::Fr.text().not_found),
        ("/en/platforms/nothing", Locale::En.text().not_found),
        ("/en/nowhere/at/all", Locale::En.text().not_found),
        ("/de", Locale::Fr.text().not_found),
        // Pages that cannot be embedded.
        ("/embed/fr", Locale::Fr.text().not_found),
        ("/embed/fr/a-propos", Locale::Fr.text().not_found),
        ("/embed/fr/proposer", Locale::Fr.text().not_found),
        ("/embed/en/shortlist", Locale::En.text().not_found),
    ] {
        assert_eq!(heading(&render(&CONTENT, address), address), heading_text, "{address}");
    }
}

#[test]
fn a_missing_file_affects_only_the_pages_that_need_it() {
    for file in File::ALL {
        let mut content = shipped_content();
        content.set(file, Err(LoadError::Status(500)));
        for page in pages().into_iter().filter(|page| !matches!(page, Page::Platform(id) if id != "curie-cytpic")) {
            let address = page.href(Locale::Fr);
            let html = render(&content, &address);
            heading(&html, &address);
            let needs = page.info().essential == Some(file);
            if needs {
                assert!(
                    html.contains("data-tone=\"danger\"") && html.contains(file.name()),
                    "{} on {address}",
                    file.name()
                );
                assert!(html.contains(failures::words(Locale::Fr).try_again), "{} on {address}", file.name());
            }
            if html.contains("data-tone=\"danger\"") {
                assert!(page.info().files.contains(&file), "{} on {address}", file.name());
            }
        }
    }
}

#[test]
fn text_of_the_data_is_never_markup_and_unsafe_links_are_dropped() {
    let mut content = shipped_content();
    let hostile = r#"[{"id": "x", "name": "<img src=x onerror=alert(1)>", "website": "javascript:alert(1)",
        "summary": {"fr": "<script>alert(1)</script>"}, "host": "\"><b>", "sources": ["javascript:alert(2)"]}]"#;
    content.set(File::Platforms, Ok(hostile));
    for address in ["/fr/plateformes", "/fr/plateformes/x", "/en/platforms/x"] {
        let html = render(&content, address);
        for danger in ["<img", "<script", "href=\"javascript", "=\"\"><b>"] {
            assert!(!html.contains(danger), "{danger} in {address}");
        }
    }
    // The summary exists only in French: it has `lang` in an English page.
    assert!(render(&content, "/en/platforms/x").contains("lang=\"fr\">&lt;script&gt;"));
}

#[test]
fn a_query_in_the_url_fills_the_box_and_is_highlighted() {
    let html = render(&CONTENT, "/fr/plateformes?q=cytometrie&departement=92");
    assert!(html.contains("value=\"cytometrie\""), "the box");
    assert!(html.contains("<mark "), "the marks");
    assert!(html.contains("<b>1</b>\u{a0}plateforme"), "the count");
    assert_eq!(html.matches("class=\"record\"").count(), 1);
    // Whatever the accents; only if something is sought; a technique that is found by its short name.
    assert!(between(&html, "<mark ", "</mark>").ends_with(">cytométrie"), "{html}");
    assert!(!render(&CONTENT, "/fr/plateformes").contains("<mark "));
    for (address, technique) in
        [("/fr/plateformes?q=FACS", "Cytométrie en flux"), ("/en/platforms?q=FACS", "Flow cytometry")]
    {
        let html = render(&CONTENT, address);
        assert!(
            between(&html, "class=\"record-techniques\">", "</p>").contains(&format!(">{technique}</mark>")),
            "{html}"
        );
    }
}

#[test]
fn an_unknown_word_is_named_and_the_other_words_still_find_results() {
    let records = |html: &str| html.matches("class=\"record\"").count();
    // The number of platforms found, as it is written above the list.
    let count = |html: &str| between(html, "id=\"results-title\"", "</b>").rsplit('>').next().unwrap().to_owned();
    for (address, parts) in [
        ("/fr/plateformes?q=cytometrie", ["Aucun résultat avec tous ces mots", "Résultats sans «\u{a0}zzzzzz\u{a0}»"]),
        ("/en/platforms?q=cytometry", ["No result matches every word", "Results without “zzzzzz”"]),
    ] {
        let html = render(&CONTENT, &format!("{address}+zzzzzz"));
        assert!(parts.iter().all(|part| html.contains(part)), "{html}");
        let known = count(&render(&CONTENT, address));
        assert!(count(&html) == known && known.parse::<usize>().is_ok_and(|known| known > 0), "{address}: {known}");
    }
    // Where nothing is found, the page of results offers searches that find something.
    let html = render(&CONTENT, "/fr/recherche?q=zzzzzz");
    let tried = html.split("<a ").find(|link| link.contains("class=\"chip\"")).expect("a search to try");
    assert!(records(&render(&CONTENT, between(tried, "href=\"", "\""))) > 0, "{tried}");
}

#[test]
fn each_card_gives_the_reason_it_matches_a_question() {
    let html = render(&CONTENT, "/fr/plateformes?q=je+voudrais+compter+des+cellules");
    let first = between(&html, "class=\"record\"", "</li>");
    let because = between(first, "class=\"record-techniques\">", "</p>");
    assert!(because.starts_with("Parce que vous cherchez «\u{a0}compter des cellules\u{a0}»\u{a0}: <a "), "{because}");
    assert!(because.contains("href=\"/fr/plateformes?technique=flow-cytometry\""), "{because}");
    let html = render(&CONTENT, "/en/platforms?q=where+can+I+count+cells");
    assert!(html.contains("Because you want to “count cells”: <a "), "in English");
    // A name is not a question.
    let html = render(&CONTENT, "/fr/plateformes?q=cytometrie+en+flux");
    assert!(!html.contains("Parce que"), "no reason");
}

/// If nothing really answers, there is a remark and a link to propose a platform.
#[test]
fn unanswerable_questions_get_a_remark_above_the_list() {
    for (path, remark) in [
        (
            "/fr/plateformes?q=IRM+à+Versailles",
            "Aucune plateforme recensée pour cette recherche à «\u{a0}Versailles\u{a0}».",
        ),
        ("/en/platforms?q=proton+therapy+in+Bobigny", "No platform listed for this search in “Bobigny”."),
        ("/fr/plateformes?q=une+perruque+après+chimiothérapie", "Résultats sans «\u{a0}perruque\u{a0}»"),
        ("/en/platforms?q=which+lipids+are+in+my+cells", "No platform listed for “Lipidomics”."),
    ] {
        let html = render(&CONTENT, path);
        let remarks = html.split("class=\"records\"").next().unwrap();
        assert!(remarks.contains(remark), "{path}");
        assert!(remarks.contains("Vous en connaissez une") || remarks.contains("Do you know of one"), "{path}");
    }
    let html = render(&CONTENT, "/fr/plateformes?q=où+faire+une+IRM+de+souris+à+Fontenay-aux-Roses");
    assert!(html.contains("class=\"records\"") && !html.contains("Vous en connaissez une"), "an answer");
}

#[test]
fn the_form_shows_the_record_in_its_url() {
    let html = render(&CONTENT, "/fr/proposer?id=curie-cytpic");
    assert!(html.contains("value=\"Plateforme de cytométrie CYTPIC\""), "the name");
    assert!(html.contains("Retirer Cytométrie en flux"), "the technique");
    assert!(html.contains("value=\"2026-11-21\""), "the day");
    assert!(html.contains("<option value=\"institut-curie\" selected=\"\">"), "the host");
    let unknown = render(&CONTENT, "/en/propose?id=nobody");
    assert!(unknown.contains("No entry has the identifier “nobody”"), "{unknown}");
    assert!(unknown.contains("id=\"p-name\""), "an empty form");
    // A record that cannot be shown can be corrected.
    let mut content = shipped_content();
    content.set(File::Platforms, Ok(r#"[{"id": "odd", "name": 5, "city": "Paris", "access": ["all"]}]"#));
    let html = render(&content, "/fr/proposer?id=odd");
    assert!(html.contains("value=\"Paris\"") && html.contains("value=\"all\""), "{html}");
}

#[test]
fn without_the_platforms_file_corrections_are_disabled() {
    let mut content = shipped_content();
    content.set(File::Platforms, Err(LoadError::Timeout));
    let html = render(&content, "/fr/proposer?id=curie-cytpic");
    assert!(html.contains("platforms.json") && !html.contains("p-name"), "an alert and no form");
    assert!(render(&content, "/fr/proposer").contains("p-name"), "a new record can be written");
}

/// Between two tags of a page.
#[track_caller]
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    html.split(start).nth(1).and_then(|rest| rest.split(end).next()).unwrap_or_else(|| panic!("no {start}"))
}

#[test]
fn unknown_access_links_to_the_contact_and_is_left_out_of_lists() {
    let mut content = shipped_content();
    let platforms = r#"[{"id": "a", "name": "A", "email": "a@b.example", "website": "https://a.example/%C3%A9quipe"},
        {"id": "b", "name": "B", "website": "https://b.example/"},
        {"id": "c", "name": "C", "access": ["academic", "industry", "internal"], "as_of": "2016"}]"#;
    content.set(File::Platforms, Ok(platforms));
    for (id, address) in [("a", "mailto:a@b.example"), ("b", "https://b.example/")] {
        let html = render(&content, &format!("/fr/plateformes/{id}"));
        let access = between(&html, "id=\"t-access\"", "</section>");
        assert!(access.contains("Conditions d’accès"), "{access}");
        assert!(access.contains(&format!("<a href=\"{address}\">à demander à la plateforme</a>")), "{access}");
    }
    let own = render(&content, "/fr/plateformes/a");
    assert!(own.contains(">a@b.example</a>") && own.contains(">Écrire</a>"), "{own}");
    assert!(render(&content, "/fr/plateformes/c").contains("Informations de 2016"));
    let list = render(&content, "/en/platforms");
    let cards = between(&list, "<ol class=\"records\"", "</ol>");
    assert_eq!(cards.matches("class=\"record-access\"").count(), 1, "{cards}");
    assert!(cards.contains("Open to academic teams and industry") && !cards.contains("2016"), "{cards}");
    let compared = render(&content, "/fr/comparer?id=a&id=c");
    assert!(compared.contains("non renseigné") && !compared.contains("2016") && !compared.contains("%C3%A9</a>"));
    let sent = render(&content, "/fr/selection?id=a&id=b");
    assert!(sent.contains("href=\"mailto:a@b.example?subject="), "platforms with an e-mail address are listed");
}

#[test]
fn sources_are_in_one_collapsed_list_with_site_names() {
    let content = shipped_content();
    for page in pages().into_iter().filter(|page| !matches!(page, Page::Platform(id) if id != "curie-cytpic")) {
        let html = render(&content, &page.href(Locale::Fr));
        let blocks = html.matches("<details class=\"sources\">").count();
        assert!(blocks <= 1 && !html.contains("item-sources"), "{blocks} lists of sources on {page:?}");
    }
    let html = render(&content, "/fr/reseau");
    let sources = between(&html, "<details class=\"sources\">", "</details>");
    assert!(sources.contains("aria-label=\"Cancéropôle Île-de-France, page\u{a0}2\">page\u{a0}2</a>"), "{sources}");
}

#[test]
fn the_network_page_lists_members_and_partners_and_counts_only_results() {
    let html = render(&CONTENT, "/fr/reseau");
    let main = between(&html, "<main", "</main>");
    assert!(main.contains(">Membres</h2>") && main.contains(">Ils travaillent avec nous</h2>"), "{main}");
    assert!(!main.contains("organismes</p>") && !main.contains("22\u{a0}organismes"), "{main}");
    assert!(render(&CONTENT, "/fr/reseau?q=pasteur").contains("1\u{a0}organisme"));
}

#[test]
fn sorting_by_relevance_needs_a_query() {
    let sort = |address: &str| {
        let html = render(&CONTENT, address);
        let select = between(&html, "id=\"sort\"", "</select>").to_owned();
        let first = between(&select, "value=\"", "\"").to_owned();
        (first, select.matches("<option").count(), select.contains("value=\"name\" selected"))
    };
    assert_eq!(sort("/en/platforms"), ("name".to_owned(), 2, false));
    assert_eq!(sort("/en/platforms?q=facs"), ("relevance".to_owned(), 3, false));
    assert_eq!(sort("/en/platforms?q=facs&sort=name"), ("relevance".to_owned(), 3, true));
}

#[test]
fn short_names_do_not_wrap_and_copy_unchanged() {
    let html = render(&CONTENT, "/fr/a-propos");
    assert!(html.contains("<span class=\"whole\">Saint-Louis</span>"), "{html}");
    assert!(html.contains("<span class=\"whole\">d’Île-de-France</span>") || html.contains("Île-de-France</span>"));
    assert!(!html.contains('\u{2011}') && !html.contains('\u{2060}'));
}

#[test]
fn upcoming_events_are_on_the_home_page_and_offer_calendar_files() {
    let mut content = shipped_content();
    let events = r#"{"version": 1, "records": [
        {"id": "past", "title": {"fr": "Passé"}, "start": "2026-11-20"},
        {"id": "next", "title": {"fr": "À venir"}, "start": "2026-11-22"}]}"#;
    content.set(File::Events, Ok(events));
    let home = render(&content, "/fr");
    assert!(home.contains("Prochains événements") && home.contains("À venir") && !home.contains("Passé"));
    let agenda = render(&content, "/fr/agenda");
    assert_eq!(agenda.matches("Ajouter à mon agenda").count(), 1);
    assert!(!agenda.contains("Agenda à jour"), "no date while there are upcoming events");
    content.set(File::Events, Ok(&events.replace("\"version\": 1,", "\"as_of\": \"2026-11-01\",")));
    assert!(render(&content, "/fr/agenda").contains("Agenda à jour au 1ᵉʳ\u{a0}novembre\u{a0}2026."));
    content.set(File::Events, Ok("[]"));
    let empty = render(&content, "/fr/agenda");
    assert!(!empty.contains("t-upcoming") && !empty.contains("Aucun événement"), "{empty}");
    assert!(render(&content, "/fr/agenda?when=upcoming").contains("Aucun événement annoncé pour le moment."));
}
