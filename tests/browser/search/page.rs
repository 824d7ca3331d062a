//! The page of results, and the remarks of the catalogue on a query.

use super::{PALETTE, assert_is_a_page, open, type_platform_query, type_query, wait_chosen, wait_frames};
use crate::cases::tried;
use crate::routes::picture;
use crate::support::{DOWN, Fault, PageState, Scheme, Site, strings};
use serde_json::json;

const CORRECTION: &str = r"
    return all('main a[href]').filter(shown)
        .find(link => /(Vouliez-vous dire|Did you mean)/.test(words(link.parentElement)));
";
pub(super) const SECTIONS: &str = r"
    return all('main section:has(h2)').map(section =>
        [words(section.querySelector('h2')), ...all(':is(ul, ol) a[href]', section).map(link => link.getAttribute('href'))]);
";
const MARKS: &str = "return all('main mark').map(mark => mark.textContent.toLowerCase())";

#[test]
fn the_results_page_shows_each_kind_and_its_links_work() {
    let site = Site::open().with_functions(PALETTE);
    for path in ["/fr/recherche?q=curie", "/en/search?q=curie"] {
        site.visit(path);
        assert_ne!(site.heading(), "");
        assert_eq!(site.dom("return searchBox().value"), "curie");
        let sections: Vec<Vec<String>> = site.dom(SECTIONS).as_array().into_iter().flatten().map(strings).collect();
        assert!(sections.len() >= 3, "{path}: {sections:?}");
        let counted: u64 = sections.iter().map(|section| number(&section[0])).sum();
        assert_eq!(site.count(), counted, "the status counts what the headings count: {sections:?}");
        for section in sections {
            let shown = section.len() as u64 - 1;
            assert!((1..=number(&section[0])).contains(&shown), "{path}: {section:?}");
            let Some((page, part)) = section.get(1).map(|href| href.split_once('#').unwrap_or((href, ""))) else {
                panic!("{path}: no link under `{}`", section[0]);
            };
            let link = "return all('main section a[href]').find(link => link.getAttribute('href') === arguments[0])";
            site.element_with(&format!("link to `{}`", section[1]), link, &[json!(section[1])]).click();
            site.wait_arrival(page);
            assert_is_a_page(&site, &section[1]);
            if page.contains('?') {
                assert!(site.count() > 0, "`{page}` shows nothing");
            }
            let has_part = site.script_with("return Boolean(document.getElementById(arguments[0]))", &[json!(part)]);
            assert!(part.is_empty() || has_part == true, "`{}` names a part that is not there", section[1]);
            site.back_to(path);
        }
    }
}

#[test]
fn typing_in_the_results_page_replaces_its_url_and_back_leaves_it() {
    let site = Site::open().with_functions(PALETTE);
    for (before, page) in [("/fr/agenda", "/fr/recherche"), ("/en/agenda", "/en/search")] {
        site.visit(before);
        site.visit(&format!("{page}?q=curie"));
        let length = site.script("return history.length");
        let curie = site.dom(SECTIONS);
        site.find("main input[type=search]").empty();
        let mut typed = String::new();
        for letter in "radio".chars() {
            site.press(letter);
            typed.push(letter);
            let script = "return new URLSearchParams(location.search).get('q') === arguments[0]";
            site.wait_until_with(&format!("q={typed} in the address"), script, &[json!(typed)]);
        }
        let radio = site.dom(SECTIONS);
        assert_ne!(radio, curie);
        assert_eq!(site.script("return history.length"), length, "history.length");
        assert_eq!(site.dom("return document.activeElement === searchBox() && searchBox().value"), "radio");
        site.back_to(before);
        site.forward();
        site.wait_arrival(&format!("{page}?q=radio"));
        assert_eq!(site.dom("return searchBox().value"), "radio");
        assert_eq!(site.dom(SECTIONS), radio);
    }
}

#[test]
fn a_space_between_two_words_stays_while_the_url_updates() {
    let site = Site::open().with_functions(PALETTE);
    for path in ["/fr/recherche", "/fr/plateformes"] {
        site.visit(path);
        site.find("main input[type=search]").type_text("radio ");
        let followed = "return (new URLSearchParams(location.search).get('q') ?? '').trim() === arguments[0]";
        site.wait_until_with("the first word in the address", followed, &[json!("radio")]);
        wait_frames(&site);
        site.type_keys("curie");
        assert_eq!(site.dom("return searchBox().value"), "radio curie", "{path}");
        site.wait_until_with("both words in the address", followed, &[json!("radio curie")]);
    }
}

#[test]
fn a_typing_error_still_finds_results_and_offers_the_correction() {
    let site = Site::open().with_functions(PALETTE);
    for (path, wrong, marked) in [
        ("/fr/recherche", "radioterapie", "radiothérapie"),
        ("/fr/plateformes", "citometrie", "cytométrie"),
        ("/en/search", "radioterapy", "radiotherapy"),
        ("/en/platforms", "citometry", "cytometry"),
    ] {
        let address = format!("{path}?q={wrong}");
        site.visit(&address);
        assert!(site.count() > 0, "nothing is found at {address}");
        let marks = strings(&site.dom(MARKS));
        assert!(marks.iter().any(|mark| mark == marked), "`{marked}` is marked at {address}: {marks:?}");
        let link = site.element("link to the text without its error", CORRECTION);
        let right = link.text().trim_matches(['«', '»', '“', '”', '\u{202f}', '\u{a0}', ' ']).to_owned();
        link.click();
        let arrived = "return new URLSearchParams(location.search).get('q') === arguments[0] \
            && searchBox().value === arguments[0]";
        site.wait_until_with(&format!("`{right}` in the address and in the box"), arrived, &[json!(right)]);
        assert!(right.to_lowercase().contains(marked), "{address} proposes `{right}`");
        assert!(site.count() > 0);
        let again = "return !/Vouliez-vous dire|Did you mean/.test(words(document.querySelector('main')))";
        site.wait_until("no other proposal", again);
        site.back_to(&address);
        site.wait_until_with("the wrong text", "return searchBox().value === arguments[0]", &[json!(wrong)]);
    }
}

#[test]
fn the_search_finds_other_records_when_the_catalogue_fails() {
    let site = Site::open().with_functions(PALETTE);
    site.server.set_fault("/data/platforms.json", Fault::Status(500));
    site.visit("/fr/groupes");
    open(&site);
    type_query(&site, "radio");
    assert_ne!(site.dom("return all('[role=group]', list).length"), 0);
    assert_eq!(site.load("/fr/recherche?q=radio"), PageState::Ready);
    assert_ne!(site.dom(SECTIONS), json!([]));
    let alert = site.alert();
    assert!(alert.contains("platforms.json"), "the missing file is named: `{alert}`");
    assert_eq!(site.load("/fr/plateformes?q=radio"), PageState::Failed);
}

#[test]
fn the_search_and_its_page_are_accessible_and_fit_a_phone() {
    let site = Site::open().with_functions(PALETTE);
    let mut faults = Vec::new();
    let windows = [(1280, 900, Scheme::Light), (360, 800, Scheme::Dark), (320, 700, Scheme::Light)];
    for (number, (width, height, scheme)) in windows.into_iter().enumerate() {
        site.set_viewport(width, height);
        site.set_scheme(scheme);
        let mut check = |what: &str| {
            let wide = strings(&site.dom(TOO_WIDE)).into_iter().map(|html| format!("too wide: {html}"));
            let errors = site.console_errors().into_iter().map(|message| format!("console: {message:?}"));
            let found = site.axe().into_iter().chain(wide).chain(errors);
            faults.extend(found.map(|fault| format!("{what}, {width}: {fault}")));
            picture(&site, what, &format!("{width}-{scheme:?}").to_lowercase());
        };
        let long = "anticonstitutionnellement".repeat(3);
        let pages = [("/fr/recherche", "curie", "zzzzzzzz"), ("/en/search", "radio", &*long)];
        for (path, found, none) in tried(pages, number, 2) {
            for query in [String::new(), format!("?q={found}"), format!("?q={none}")] {
                site.visit(&format!("{path}{query}"));
                check(&format!("{path}{query}"));
            }
            open(&site);
            check(&format!("{path} open, empty"));
            type_platform_query(&site, found);
            check(&format!("{path} open, {found}"));
            site.press(DOWN);
            wait_chosen(&site, Some(0));
            check(&format!("{path} open, {found}, first"));
            site.find("[role=combobox]").empty();
            site.type_keys(none);
            site.wait_until("a single option", "return options.length === 1");
            check(&format!("{path} open, {none}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Elements that overflow the page or the open dialog, and elements that scroll sideways in them.
const TOO_WIDE: &str = r"
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth) return ['the page'];
    return (dialog ? [dialog, ...all('*', dialog)] : []).filter(element => {
        const { width, height } = element.getBoundingClientRect();
        return !element.matches('input, svg *') && shown(element) && width > 1 && height > 1 && (element.getBoundingClientRect().right > innerWidth + 0.5
            || getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1);
    }).slice(0, 5).map(element => element.outerHTML.slice(0, 100));
";

/// The number at the end of a heading such as `Plateformes 12`.
#[track_caller]
fn number(heading: &str) -> u64 {
    let digits: String = heading.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or_else(|_| panic!("`{heading}` ends with no number"))
}
