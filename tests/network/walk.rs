//! A visit of the other network, from the URL without its final slash to a download.

use super::support::{Browser, DOWN, ENTER, Fault, PageState, text};
use super::{BASE, assert_nothing_outside, open, published, root};
use serde_json::{Value, json};
use std::path::Path;

#[track_caller]
fn arrive(browser: &Browser, path: &str) {
    browser.wait_arrival(&format!("{BASE}{path}"));
}

#[track_caller]
fn go(browser: &Browser, path: &str) {
    browser.click_link(&format!("{BASE}{path}"));
    arrive(browser, path);
}

#[test]
fn a_visit_stays_under_the_base_path() {
    let site = open();
    let browser = &site.browser;
    let origin = site.server.origin();
    // Only the offered languages count, whatever the visitor prefers.
    for start in ["/network", "/network/", "/network/fr", "/network/en/"] {
        browser.goto(&format!("{origin}{start}"));
        browser.set_languages(&["fr-FR", "fr"]);
        browser.goto(&format!("{origin}{start}"));
        arrive(browser, "/en");
        assert_eq!(browser.heading(), "Find your way in the Isles.");
    }
    let switch = "return all('.language-switch a[hreflang], header a[hreflang]').filter(shown).length";
    assert_eq!(browser.dom(switch, &[]), 0, "one language is offered");

    go(browser, "/en/groups");
    go(browser, "/en/groups/lighthouse-keepers");
    assert_eq!(browser.heading(), "Lighthouse keepers");
    browser.refresh();
    assert_eq!(browser.wait_ready(), PageState::Ready);
    assert_eq!(browser.heading(), "Lighthouse keepers");
    browser.back();
    arrive(browser, "/en/groups");
    browser.forward();
    arrive(browser, "/en/groups/lighthouse-keepers");

    // The catalogue: a word from the data, its filters, its map.
    go(browser, "/en/platforms");
    assert_eq!(browser.count(), 3);
    browser.dom("searchBox().focus()", &[]);
    browser.type_keys("glass polishing");
    browser.wait_count(1);
    assert_eq!(browser.result_paths(), ["/network/en/platforms/lens-works"]);
    browser.wait_for_script("the search in the address", "return location.search.includes('q=glass')", &[]);
    site.visit("/network/en/platforms?departement=n2");
    assert_eq!(browser.result_paths(), ["/network/en/platforms/chart-room"]);
    site.visit("/network/en/platforms?view=map");
    let outlines =
        "return all('main svg path').map(path => path.getAttribute('d')).filter(d => /^M(1 1|21 1)H/.test(d)).length";
    assert!(browser.dom(outlines, &[]).as_u64() >= Some(2), "the outlines of the isles");
    for isle in ["North Isle", "South Isle"] {
        assert!(browser.main_text().contains(isle), "{}", browser.main_text());
    }
    site.visit("/network/en/platforms/chart-room");
    assert_eq!(browser.heading(), "Chart Room");

    // The search of the whole site.
    browser.script("document.activeElement.blur()", &[]);
    browser.type_keys("/");
    browser.wait_for_script("the search", "return document.activeElement.matches('dialog [role=combobox]')", &[]);
    browser.type_keys("tide");
    browser.wait_for_script("its answer", "return all('dialog [role=option]').filter(shown).length > 1", &[]);
    browser.press(DOWN);
    browser.press(ENTER);
    arrive(browser, "/en/groups/tide-readers");

    // A stored theme, for this path and for the whole host.
    browser.script("localStorage.setItem('theme', 'dark')", &[]);
    site.visit("/network/en/agenda");
    assert_eq!(
        browser.script("return getComputedStyle(document.documentElement).backgroundColor", &[]),
        "rgb(15, 23, 22)"
    );
    let feeds = browser
        .dom("return all('main a[href]').map(link => link.pathname).filter(path => /\\.(atom|ics)$/.test(path))", &[]);
    assert_eq!(feeds, json!(["/network/en/agenda.atom", "/network/en/agenda.ics"]), "{feeds}");

    let refused: Vec<_> = site.server.log().into_iter().filter(|request| request.status >= 400).collect();
    assert!(refused.iter().all(|request| request.target == "/network/fr"), "{refused:?}");
    drop(browser.console());

    // A missing page.
    site.load("/network/en/no-such-page");
    assert_eq!(browser.heading(), "This page does not exist");
    assert_eq!(browser.address(), "/network/en/no-such-page");
    go(browser, "/en");
    assert_nothing_outside(&site.server);
}

#[test]
fn downloads_retries_and_new_languages_stay_under_the_base_path() {
    let site = open();
    let browser = &site.browser;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads/network");
    _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    browser.cdp("Browser.setDownloadBehavior", json!({"behavior": "allow", "downloadPath": folder}));
    site.visit("/network/en/platforms");
    browser.element("the button of the table", "return button(/^CSV/)", &[]).click();
    let saved = browser.wait_for("the file", || {
        std::fs::read_to_string(folder.join("platforms.csv")).map_err(|error| error.to_string())
    });
    assert!(
        saved.contains("https://isles.example/network/en/platforms/lens-works")
            || saved.contains("/network/en/platforms/lens-works"),
        "{saved}"
    );

    // A failed file is requested again, from the right path.
    site.server.set_fault("/network/data/groups.json", Fault::Status(500));
    assert_eq!(site.load("/network/en/groups"), PageState::Failed);
    assert!(browser.alert().contains("groups.json"), "{}", browser.alert());
    site.server.clear_fault("/network/data/groups.json");
    browser.element("the button", "return button(/^Try again/)", &[]).click();
    browser.wait_for_script("the groups", "return document.documentElement.dataset.state === 'ready'", &[]);
    assert!(browser.main_text().contains("Tide readers"));

    // A language added since the site was published: it has no page yet, and the app renders it.
    let file = root().join("network/data/site.json");
    let mut data: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    data["languages"] = json!(["en", "fr"]);
    site.server.set_fault("/network/data/site.json", Fault::body("application/json", data.to_string()));
    site.visit("/network/en/platforms?q=lens");
    let switch = "return all('a[hreflang=fr]').find(shown)";
    browser.element("a link to French", switch, &[]).click();
    arrive(browser, "/fr/plateformes?q=lens");
    assert_eq!(text(&browser.script("return document.documentElement.lang", &[])), "fr");
    browser.refresh();
    assert_eq!(browser.wait_ready(), PageState::Ready);
    arrive(browser, "/fr/plateformes?q=lens");
    assert_eq!(browser.result_paths(), ["/network/fr/plateformes/lens-works"]);
    assert_nothing_outside(&site.server);
    assert!(published("404.html").contains("src=\"/network/"), "addresses of its own files");
}

#[test]
fn the_offline_cache_stays_under_the_base_path() {
    let site = open();
    site.server.let_last();
    let browser = &site.browser;
    site.keep("/network/en");
    let scopes = "return (await navigator.serviceWorker.getRegistrations()).map(one => new URL(one.scope).pathname)";
    assert_eq!(browser.script_async(scopes, &[]), json!(["/network/"]));
    let names = browser.script_async("return await caches.keys()", &[]);
    assert!(names[0].as_str().is_some_and(|name| name.contains(" /network/ ")), "{names}");
    // The cache of another site on the host is left alone.
    browser.script_async("await caches.open('of a neighbour')", &[]);

    site.server.lose(true);
    for (path, heading) in [
        ("/network/en/platforms/chart-room", "Chart Room"),
        ("/network/en/groups/tide-readers", "Tide readers"),
        ("/network/", "Find your way in the Isles."),
    ] {
        site.visit(path);
        assert_eq!(browser.heading(), heading);
        assert_eq!(browser.alert(), "", "{path}");
    }
    browser.wait_for_script(
        "the line",
        "return /^Offline/.test(document.getElementById('offline').innerText.trim())",
        &[],
    );
    site.visit("/network/en/platforms?q=lens");
    assert!(browser.count() > 0);
    let manifest = "const link = document.querySelector('link[rel=manifest]'); const answer = await fetch(link.href); \
        const { start_url, scope } = await answer.json(); return [start_url, scope].map(url => new URL(url, link.href).pathname)";
    let manifest = browser.script_async(manifest, &[]);
    assert!(
        manifest
            .as_array()
            .is_some_and(|all| all.iter().all(|path| path.as_str().is_some_and(|path| path.starts_with("/network/")))),
        "{manifest}"
    );
    site.server.lose(false);
    site.visit("/network/en");
    let neighbour = browser.script_async("return await caches.has('of a neighbour')", &[]);
    assert_eq!(neighbour, true);
    assert_nothing_outside(&site.server);
}
