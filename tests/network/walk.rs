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
    let origin = site.server.origin();
    // Only the offered languages count, whatever the visitor prefers.
    for start in ["/network", "/network/", "/network/fr", "/network/en/"] {
        site.goto(&format!("{origin}{start}"));
        site.set_languages(&["fr-FR", "fr"]);
        site.goto(&format!("{origin}{start}"));
        arrive(&site, "/en");
        assert_eq!(site.heading(), "Find your way in the Isles.");
    }
    let switch = "return all('.language-switch a[hreflang], header a[hreflang]').filter(shown).length";
    assert_eq!(site.dom(switch), 0, "one language is offered");

    go(&site, "/en/groups");
    go(&site, "/en/groups/lighthouse-keepers");
    assert_eq!(site.heading(), "Lighthouse keepers");
    site.refresh();
    assert_eq!(site.wait_ready(), PageState::Ready);
    assert_eq!(site.heading(), "Lighthouse keepers");
    site.back();
    arrive(&site, "/en/groups");
    site.forward();
    arrive(&site, "/en/groups/lighthouse-keepers");

    // The catalogue: a word from the data, its filters, its map.
    go(&site, "/en/platforms");
    assert_eq!(site.count(), 3);
    site.type_into("searchBox()", "glass polishing");
    site.wait_count(1);
    assert_eq!(site.result_paths(), ["/network/en/platforms/lens-works"]);
    site.wait_until("the search in the address", "return location.search.includes('q=glass')");
    site.visit("/network/en/platforms?departement=n2");
    assert_eq!(site.result_paths(), ["/network/en/platforms/chart-room"]);
    site.visit("/network/en/platforms?view=map");
    let outlines =
        "return all('main svg path').map(path => path.getAttribute('d')).filter(d => /^M(1 1|21 1)H/.test(d)).length";
    assert!(site.dom(outlines).as_u64() >= Some(2), "the outlines of the isles");
    for isle in ["North Isle", "South Isle"] {
        assert!(site.main_text().contains(isle), "{}", site.main_text());
    }
    site.visit("/network/en/platforms/chart-room");
    assert_eq!(site.heading(), "Chart Room");

    // The search of the whole site.
    site.script("document.activeElement.blur()");
    site.type_keys("/");
    site.wait_until("the search", "return document.activeElement.matches('dialog [role=combobox]')");
    site.type_keys("tide");
    site.wait_until("its answer", "return all('dialog [role=option]').filter(shown).length > 1");
    site.press(DOWN);
    site.press(ENTER);
    arrive(&site, "/en/groups/tide-readers");

    // A stored theme, for this path and for the whole host.
    site.script("localStorage.setItem('theme', 'dark')");
    site.visit("/network/en/agenda");
    assert_eq!(site.script("return getComputedStyle(document.documentElement).backgroundColor"), "rgb(15, 23, 22)");
    let feeds =
        site.dom("return all('main a[href]').map(link => link.pathname).filter(path => /\\.(atom|ics)$/.test(path))");
    assert_eq!(feeds, json!(["/network/en/agenda.atom", "/network/en/agenda.ics"]), "{feeds}");

    let refused: Vec<_> = site.server.log().into_iter().filter(|request| request.status >= 400).collect();
    assert!(refused.iter().all(|request| request.target == "/network/fr"), "{refused:?}");
    drop(site.console());

    // A missing page.
    site.load("/network/en/no-such-page");
    assert_eq!(site.heading(), "This page does not exist");
    assert_eq!(site.address(), "/network/en/no-such-page");
    go(&site, "/en");
    assert_nothing_outside(&site.server);
}

#[test]
fn downloads_retries_and_new_languages_stay_under_the_base_path() {
    let site = open();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads/network");
    _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    site.cdp("Browser.setDownloadBehavior", json!({"behavior": "allow", "downloadPath": folder}));
    site.visit("/network/en/platforms");
    site.element("the button of the table", "return button(/^CSV/)").click();
    let saved = site.wait_for("the file", || {
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
    assert!(site.alert().contains("groups.json"), "{}", site.alert());
    site.server.clear_fault("/network/data/groups.json");
    site.element("the button", "return button(/^Try again/)").click();
    site.wait_until("the groups", "return document.documentElement.dataset.state === 'ready'");
    assert!(site.main_text().contains("Tide readers"));

    // A language added since the site was published: it has no page yet, and the app renders it.
    let file = root().join("network/data/site.json");
    let mut data: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    data["languages"] = json!(["en", "fr"]);
    site.server.set_fault("/network/data/site.json", Fault::body("application/json", data.to_string()));
    site.visit("/network/en/platforms?q=lens");
    site.element("a link to French", "return all('a[hreflang=fr]').find(shown)").click();
    arrive(&site, "/fr/plateformes?q=lens");
    assert_eq!(text(&site.script("return document.documentElement.lang")), "fr");
    site.refresh();
    assert_eq!(site.wait_ready(), PageState::Ready);
    arrive(&site, "/fr/plateformes?q=lens");
    assert_eq!(site.result_paths(), ["/network/fr/plateformes/lens-works"]);
    assert_nothing_outside(&site.server);
    assert!(published("404.html").contains("src=\"/network/"), "addresses of its own files");
}

#[test]
fn the_offline_cache_stays_under_the_base_path() {
    let site = open();
    site.server.let_last();
    site.keep("/network/en");
    let scopes = "return (await navigator.serviceWorker.getRegistrations()).map(one => new URL(one.scope).pathname)";
    assert_eq!(site.script_async(scopes), json!(["/network/"]));
    let names = site.script_async("return await caches.keys()");
    assert!(names[0].as_str().is_some_and(|name| name.contains(" /network/ ")), "{names}");
    // The cache of another site on the host is left alone.
    site.script_async("await caches.open('of a neighbour')");

    site.server.lose(true);
    for (path, heading) in [
        ("/network/en/platforms/chart-room", "Chart Room"),
        ("/network/en/groups/tide-readers", "Tide readers"),
        ("/network/", "Find your way in the Isles."),
    ] {
        site.visit(path);
        assert_eq!(site.heading(), heading);
        assert_eq!(site.alert(), "", "{path}");
    }
    site.wait_until("the line", "return /^Offline/.test(document.getElementById('offline').innerText.trim())");
    site.visit("/network/en/platforms?q=lens");
    assert!(site.count() > 0);
    let manifest = "const link = document.querySelector('link[rel=manifest]'); const answer = await fetch(link.href); \
        const { start_url, scope } = await answer.json(); return [start_url, scope].map(url => new URL(url, link.href).pathname)";
    let manifest = site.script_async(manifest);
    assert!(
        manifest
            .as_array()
            .is_some_and(|all| all.iter().all(|path| path.as_str().is_some_and(|path| path.starts_with("/network/")))),
        "{manifest}"
    );
    site.server.lose(false);
    site.visit("/network/en");
    assert_eq!(site.script_async("return await caches.has('of a neighbour')"), true);
    assert_nothing_outside(&site.server);
}
