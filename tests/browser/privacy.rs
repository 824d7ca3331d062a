//! A visit leaves no trace and sends no information.

use crate::support::{Language, Site, address, strings};
use serde_json::json;

const STORED: &str = "return [localStorage, sessionStorage].flatMap(store => Object.keys(store))";

const ASKED: &str = "return performance.getEntriesByType('resource').map(entry => entry.name) \
    .filter(url => !/^(data|blob):/.test(url) && new URL(url).origin !== location.origin)";

/// Paths and queries in the caches, once they are filled.
const KEPT: &str = "await navigator.serviceWorker.ready; \
    const lists = (await caches.keys()).map(async name => (await caches.open(name)).keys()); \
    return (await Promise.all(lists)).flat().map(({ url }) => url.slice(location.origin.length))";

#[test]
fn a_visit_sets_no_cookie_stores_no_personal_data_and_stays_on_its_host() {
    let site = Site::open();
    site.server.let_last();
    let pages = address::one_of_each();
    assert!(pages.len() >= 10);
    for page in pages {
        let path = page.path(Language::French);
        site.visit(path);
        assert_eq!(site.cookies(), Vec::<serde_json::Value>::new(), "{path}");
        assert_eq!(strings(&site.script(ASKED)), Vec::<String>::new(), "{path}");
    }
    let stored = strings(&site.script(STORED));
    let other: Vec<_> = stored.iter().filter(|key| !key.contains("theme") && !key.contains("scroll")).collect();
    assert!(other.is_empty(), "stored beside theme and scroll positions: {other:?}");
    assert_eq!(site.script_async("return (await indexedDB.databases()).map(database => database.name)"), json!([]));
    // The offline cache is the same for everybody: it has no visited pages and no queries.
    let kept = strings(&site.script_async(KEPT));
    assert!(kept.len() > 10, "{kept:?}");
    let visited: Vec<_> = kept.iter().filter(|path| path.starts_with("/fr") || path.contains('?')).collect();
    assert!(visited.is_empty(), "kept of the visit: {visited:?}");
}

#[test]
fn search_text_never_leaves_the_browser() {
    let site = Site::at("/fr/plateformes");
    site.forget_requests();
    site.type_into("searchBox()", "cytometrie");
    let typed = "return new URLSearchParams(location.search).get('q') === 'cytometrie'";
    site.wait_until("the search in the address", typed);
    // The browser may fetch favicons at any time, and the app its parts, independently of what is typed.
    let is_sign =
        |target: &str| ["/favicon", "/icon-", "/site-fr.webmanifest"].iter().any(|sign| target.starts_with(sign));
    let is_part = |target: &str| target.contains(".wasm");
    let asked = site.server.log().into_iter().filter(|request| !is_sign(&request.target) && !is_part(&request.target));
    let asked: Vec<_> = asked.collect();
    assert_eq!(format!("{asked:?}"), "[]");
    assert_eq!(strings(&site.script(ASKED)), Vec::<String>::new());
}
