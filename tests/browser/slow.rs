//! An old phone with a slow network: CPU slowed down four times, 400 kbit/s. The page can be read before the app is
//! loaded, typed text stays, and nothing moves.

use crate::cases::tried;
use crate::support::{Fault, Language, Site, address, dist};
use serde_json::json;
use std::time::Duration;

/// Sums layout shifts without user input.
const WATCH: &str = "self.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) \
    if (!entry.hadRecentInput) self.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });";

#[test]
fn on_a_slow_phone_typed_text_is_kept_and_nothing_moves() {
    let site = Site::with_its_own_speed();
    site.set_viewport(390, 844);
    site.sit_still();
    site.run_in_new_documents(WATCH);
    site.slow_down(4.0);
    site.cdp("Network.enable", json!({}));
    let line = |bits: u32| json!({"offline": false, "latency": 300, "downloadThroughput": bits / 8, "uploadThroughput": bits / 8});
    site.cdp("Network.emulateNetworkConditions", line(400_000));
    site.server.clear_log();
    site.goto(&format!("{}/fr/plateformes", site.server.origin()));
    // The page is shown before the app.
    site.wait_until("the published page", "return all('main li').length > 20 && searchBox()");
    let program = format!("/{}", dist::hashed("wasm"));
    assert_eq!(site.script("return document.documentElement.dataset.state"), "loading", "the app is being loaded");
    let painted = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
    let painted = site.wait_until("the first paint", painted).as_f64().unwrap_or(f64::MAX);
    eprintln!("first paint after {painted:.0} ms at 400 kbit/s and a quarter of the processor");
    assert!(painted < 5_000.0, "{painted}");
    // Text typed before the app is loaded is searched afterwards.
    let search = site.element("search box", "return searchBox()");
    search.type_text("cyto");
    assert_eq!(site.script("return document.documentElement.dataset.state"), "loading");
    // The rest at full speed: the order is tested, not the network.
    search.type_text("mé");
    site.cdp("Network.emulateNetworkConditions", line(40_000_000));
    for letter in ["t", "r", "i", "e"] {
        site.type_keys(letter);
    }
    site.wait_ready();
    site.wait_for("the results for the whole text", || {
        let value = site.dom("return searchBox().value");
        let address = site.address();
        if value == "cytométrie" && address.contains("cytom") && address.ends_with("trie") {
            Ok(())
        } else {
            Err(format!("{value} {address}"))
        }
    });
    assert_eq!(site.dom("return document.activeElement === searchBox()"), true, "the focus stays in the box");
    assert!(site.server.log().iter().any(|logged| logged.target == program), "the app was loaded");
    // The connection was not idle before the first paint.
    let requested =
        "return performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm'))?.startTime";
    let requested = site.script(requested).as_f64().unwrap_or(f64::MAX);
    assert!(
        requested < painted,
        "the app is requested {requested:.0} ms after the start, painted after {painted:.0} ms"
    );
    // The fonts come last, and move nothing either.
    let log = site.server.log();
    let sent = |ending: &str| log.iter().position(|logged| logged.target.ends_with(ending));
    assert!(sent("wasm") < sent("woff2").or(Some(log.len())), "the app comes before the fonts");
    let fonts = "return [...document.fonts].filter(({ family, status }) => status === 'loaded' && !family.includes('Fallback')).length === 2";
    site.wait_until("the fonts", fonts);
    let shift = site.script("return self.shift").as_f64().unwrap_or_default();
    assert!(shift < 0.02, "the page moved by {shift}");
    assert_eq!(site.uncaught(), "none");
    // Pressing a button twice adds the platform and removes it again, and never adds it twice.
    site.slow_down(4.0);
    let twice = "const form = document.querySelector('main form[role=search]') || searchBox().form; \
        const before = history.length; form.requestSubmit(); form.requestSubmit(); return history.length - before";
    let entries = site.dom(twice).as_i64().unwrap_or_default();
    assert!(entries <= 1, "{entries} entries in the history");
    let requests = site.server.log().iter().filter(|logged| logged.target.starts_with("/fr/plateformes")).count();
    assert_eq!(requests, 1, "the page was requested once");
}

/// Without WebAssembly, or without the app, the page can be read, says what does not work, and its links work.
#[test]
fn without_webassembly_every_kind_of_page_is_readable() {
    let site = Site::with_its_own_speed();
    site.run_in_new_documents("delete self.WebAssembly;");
    let group = format!("/fr/groupes/{}", dist::ids("groups.json").remove(0));
    for path in [
        "/fr",
        "/fr/plateformes",
        "/fr/groupes",
        &group,
        "/en/agenda",
        "/en/propose",
        "/fr/selection",
        "/embed/fr/groupes",
    ] {
        site.goto(&format!("{}{path}", site.server.origin()));
        site.wait_until(&format!("{path}, plain"), "return all('link[href$=\"plain.css\"]').length");
        assert_ne!(site.heading(), "", "{path}");
        assert!(site.main_text().len() > 60, "{path}: {}", site.main_text());
        let dead = "return all('main button').filter(shown).map(name).join(', ')";
        assert_eq!(site.dom(dead), "", "{path}: buttons that do nothing");
    }
    for path in ["/fr/plateformes", "/en/propose"] {
        site.goto(&format!("{}{path}", site.server.origin()));
        site.wait_until("a plain explanation", "return all('.without-app').some(shown)");
        assert!(site.main_text().contains("WebAssembly"), "{path}");
    }
    // On a slow connection the app would be requested at once.
    site.server.set_fault("/fr/agenda", Fault::Delay(Duration::from_millis(400)));
    site.goto(&format!("{}/fr/agenda", site.server.origin()));
    site.wait_until("the plain page", "return all('link[href$=\"plain.css\"]').length");
    let wasm: Vec<_> = site.server.log().into_iter().filter(|logged| logged.target.contains(".wasm")).collect();
    assert!(wasm.is_empty(), "downloaded for nothing: {wasm:?}");
    assert_eq!(site.uncaught(), "none");
}

/// A phone with text at 150 % or 200 %: the whole page is accessible, below a header that leaves room for it.
#[test]
fn pages_fit_a_phone_with_large_text() {
    let site = Site::open();
    let mut found = Vec::new();
    for (number, (letters, width)) in [(24, 360), (32, 390)].into_iter().enumerate() {
        site.cdp("Page.setFontSizes", json!({"fontSizes": {"standard": letters, "fixed": letters}}));
        site.set_viewport(width, 800);
        for page in tried(address::one_of_each(), number, 2) {
            let path = page.address(Language::French);
            site.load(&path);
            let wide = "return document.documentElement.scrollWidth - innerWidth";
            let head = "return document.querySelector('header').offsetHeight";
            for (what, script, most) in [("too wide by", wide, 0), ("the head takes", head, 220)] {
                let seen = site.script(script).as_i64().unwrap_or(i64::MAX);
                if seen > most {
                    found.push(format!("{path}, letters of {letters} px at {width}: {what} {seen}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
