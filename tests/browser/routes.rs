//! Requirements on every page, in both languages: title and description, accessibility without mouse or sight, a
//! phone's width, no request to another host. Faults of all pages are reported together.

use crate::support::address::Page;
use crate::support::timing::timed;
use crate::support::{
    Browser, Engine, Language, PageState, Scheme, Site, TAB, address, dist, is_thorough, strings, text,
};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// A `style` attribute may only contain custom properties, which are set through the CSSOM, as the policy allows.
const FACTS: &str = r"
    const links = selector => all(selector, document.head);
    const outside = selector => all(selector).filter(element => !element.closest('main, article, aside, section'));
    return {
        lang: document.documentElement.lang,
        title: document.title,
        headings: all('h1').map(words),
        canonical: links('link[rel=canonical]').map(link => new URL(link.href).pathname),
        alternates: links('link[rel=alternate][hreflang]').map(link => link.hreflang + ' ' + new URL(link.href).pathname),
        landmarks: [all('main').length, outside('header').length, outside('footer').length],
        unnamed: all('nav').filter(nav => !name(nav)).map(nav => words(nav).slice(0, 60)),
        styled: all('[style]').filter(element => [...element.style].some(property => !property.startsWith('--')))
            .map(element => element.outerHTML.slice(0, 100)),
        foreign: performance.getEntriesByType('resource').map(entry => entry.name)
            .filter(url => !/^(data|blob):/.test(url) && new URL(url).origin !== location.origin),
    };
";

const SKIP_LINK: &str = r"
    const link = document.activeElement, target = document.getElementById((link.hash || '').slice(1));
    return link.matches('a') && words(link) && target?.closest('main') ? '' : link.outerHTML.slice(0, 100);
";

#[test]
fn every_french_page_meets_the_requirements() {
    visit_all(Language::French);
}

#[test]
fn every_english_page_meets_the_requirements() {
    visit_all(Language::English);
}

#[track_caller]
fn visit_all(language: Language) {
    let filter = std::env::var("ROUTES").unwrap_or_default();
    let site = Site::open();
    let mut titles = HashMap::new();
    let mut faults = Vec::new();
    for page in address::pages() {
        let path = page.address(language);
        let in_full = is_checked_in_full(&page, language);
        if !path.contains(&filter) || !(in_full || is_glanced_at(language)) {
            continue;
        }
        let mut found = Vec::new();
        if in_full || !page.exists || titles.is_empty() {
            check(&site, &page, language, in_full, &mut found);
        } else {
            glance(&site, &page, language, &mut found);
        }
        let other = titles.insert(site.title(), page.path(language).to_owned());
        if let Some(other) = other.filter(|other| other != page.path(language)) {
            found.push(format!("its title is also that of {other}"));
        }
        eprintln!("{path}: {}", if found.is_empty() { "fine".to_owned() } else { found.join("; ") });
        faults.extend(found.into_iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(!titles.is_empty(), "no path contains `{filter}`");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// One page of each kind in both schemes and three widths; every page if the run is thorough. Differences between
/// engines, if any, depend on the kind of page.
fn is_checked_in_full(page: &Page, language: Language) -> bool {
    let is_it = |kind: Page| kind.address(language) == page.address(language);
    let every_page = Engine::chosen() == Engine::Chromium && is_thorough();
    every_page || address::one_of_each().into_iter().any(is_it)
}

/// All other pages are opened by a link of the app, on a phone: in Chromium in both languages, in the other engines in
/// French.
fn is_glanced_at(language: Language) -> bool {
    Engine::chosen() == Engine::Chromium || language == Language::French && is_thorough()
}

/// The page after following a link to it: its title, and its layout at 320 px.
fn glance(site: &Site, page: &Page, language: Language, faults: &mut Vec<String>) {
    let Site { browser, server } = site;
    let path = &page.address(language);
    browser.set_viewport(320, 700);
    timed("follow", path, || {
        browser.follow_to(path);
    });
    says_what_it_is(&browser.dom(FACTS), page, language, faults);
    faults.extend(wider_than_320(browser));
    faults.extend(browser.console_errors().into_iter().map(|message| format!("console: {message:?}")));
    let refused = server.log().into_iter().filter(|request| request.status >= 400);
    faults.extend(refused.map(|request| format!("{} answered {}", request.target, request.status)));
    server.clear_log();
}

fn wider_than_320(browser: &Browser) -> impl Iterator<Item = String> + use<> {
    browser.too_wide().into_iter().map(|html| format!("wider than 320 px: {html}"))
}

fn check(site: &Site, page: &Page, language: Language, in_full: bool, faults: &mut Vec<String>) {
    let Site { browser, server } = site;
    let path = &page.address(language);
    server.clear_log();
    drop(browser.console());
    browser.set_scheme(Scheme::Light);
    browser.set_viewport(1280, 900);
    if site.load(path) == PageState::Failed {
        faults.push(format!("data-state is `failed`, alert `{}`", browser.alert()));
    }
    says_what_it_is(&browser.dom(FACTS), page, language, faults);
    // The results hardly differ between engines.
    let has_axe = in_full && (browser.engine == Engine::Chromium || is_thorough());
    let axe = || if has_axe { browser.axe() } else { Vec::new() };
    faults.extend(axe().into_iter().map(|line| format!("axe, light, 1280: {line}")));
    picture(site, path, "1280-light");

    browser.press(TAB);
    let first_stop = text(&browser.dom(SKIP_LINK));
    if !first_stop.is_empty() {
        faults.push(format!("the first Tab stop is no skip link into main: {first_stop}"));
    }
    browser.script("document.activeElement.blur()");

    browser.set_scheme(Scheme::Dark);
    browser.set_viewport(360, 800);
    faults.extend(axe().into_iter().map(|line| format!("axe, dark, 360: {line}")));
    picture(site, path, "360-dark");

    browser.set_viewport(320, 700);
    faults.extend(wider_than_320(browser));

    // For a missing page, the host's status says so.
    let errors = if page.exists { browser.console_errors() } else { browser.script_errors() };
    faults.extend(errors.into_iter().map(|message| format!("console: {message:?}")));
    let log = server.log().into_iter();
    let refused = log.filter(|request| request.status >= 400 && (page.exists || request.target != *path));
    faults.extend(refused.map(|request| format!("{} answered {}", request.target, request.status)));
}

fn says_what_it_is(facts: &Value, page: &Page, language: Language, faults: &mut Vec<String>) {
    let mut expect = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };
    let headings = strings(&facts["headings"]);
    expect(headings.len() == 1 && !headings[0].is_empty(), format!("expected one h1 with words, found {headings:?}"));
    let lang = text(&facts["lang"]);
    expect(lang == language.code(), format!("html lang is `{lang}`"));
    let (title, name) = (text(&facts["title"]), dist::site_name(language.code()));
    expect(title.ends_with(&name), format!("the title `{title}` does not end with `{name}`"));
    expect(facts["landmarks"] == serde_json::json!([1, 1, 1]), format!("main, header, footer: {}", facts["landmarks"]));
    for (field, fault) in [
        ("unnamed", "a nav without a name"),
        ("styled", "a style attribute with more than custom properties"),
        ("foreign", "asks another host"),
    ] {
        for found in strings(&facts[field]) {
            expect(false, format!("{fault}: {found}"));
        }
    }
    if !page.exists {
        return;
    }
    let canonical = strings(&facts["canonical"]);
    expect(canonical == [page.path(language)], format!("canonical is {canonical:?}"));
    let alternates = strings(&facts["alternates"]);
    let paths = Language::BOTH.map(|language| page.path(language));
    for language in Language::BOTH {
        let wanted = format!("{} {}", language.code(), page.path(language));
        expect(alternates.contains(&wanted), format!("no alternate `{wanted}` in {alternates:?}"));
    }
    let default: Vec<&str> = alternates.iter().filter_map(|link| link.strip_prefix("x-default ")).collect();
    let root_of_home = page.path(language).len() == "/fr".len() && default == ["/"];
    expect(
        root_of_home || default.len() == 1 && paths.contains(&default[0]),
        format!("alternate x-default is {default:?}"),
    );
}

/// For manual review; one folder for all pages.
pub(crate) fn picture(site: &Site, path: &str, suffix: &str) {
    if let Some(folder) = std::env::var_os("SCREENSHOTS") {
        let file = format!("{}-{suffix}.png", path.trim_matches('/').replace(['/', '?', ' '], "-"));
        // Sticky elements belong at the top of the page.
        site.scroll_to(0.0);
        site.screenshot_whole(&Path::new(&folder).join(file));
    }
}
