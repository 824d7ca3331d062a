//! Browser features that are missing, denied or broken: the site continues without them and says what does not work.

use crate::offline;
use crate::support::{Browser, Engine, Fault, Host, Site, dist, is_thorough, preload, text};
use serde_json::{Value, json};

/// A name, and a script that disables a feature before any script of the page runs. The first word of the name is the
/// feature; denials of the same feature exclude each other.
const DENIALS: [(&str, &str); 21] = [
    (
        "storage forbidden",
        "for (const name of ['localStorage', 'sessionStorage']) \
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } });",
    ),
    (
        "storage absent",
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });",
    ),
    ("storage full", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };"),
    (
        "cookies forbidden",
        "Object.defineProperty(Document.prototype, 'cookie', { get() { throw new Error('denied') }, set() { throw new Error('denied') } });",
    ),
    (
        "history worn out",
        "for (const name of ['replaceState', 'pushState']) \
        History.prototype[name] = () => { throw new DOMException('100 in 30 s', 'SecurityError') };",
    ),
    ("clipboard absent", "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });"),
    (
        "clipboard forbidden",
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));",
    ),
    ("clipboard that throws", "Clipboard.prototype.writeText = () => { throw new Error('denied') };"),
    (
        "clipboard that throws when asked for",
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get() { throw new Error('denied') } });",
    ),
    (
        "service worker that throws when asked for",
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError') } });",
    ),
    (
        "observers that throw",
        "for (const name of ['IntersectionObserver', 'ResizeObserver']) window[name] = class { constructor() { throw new Error('denied') } };",
    ),
    ("service worker absent", "delete Navigator.prototype.serviceWorker;"),
    (
        "service worker forbidden",
        "if (navigator.serviceWorker) { const refused = () => Promise.reject(new Error('denied')); \
        navigator.serviceWorker.register = refused; navigator.serviceWorker.getRegistration = refused; }",
    ),
    ("observers absent", "delete window.IntersectionObserver; delete window.ResizeObserver;"),
    ("streaming absent", "delete WebAssembly.instantiateStreaming; delete WebAssembly.compileStreaming;"),
    ("media queries absent", "delete window.matchMedia;"),
    ("cancelling absent", "delete window.AbortController;"),
    ("navigation timing absent", "Object.defineProperty(Performance.prototype, 'navigation', { value: undefined });"),
    ("dialogs absent", "delete HTMLDialogElement.prototype.showModal;"),
    (
        "animations absent",
        "delete document.startViewTransition; delete Element.prototype.animate; delete Document.prototype.startViewTransition;",
    ),
    ("idle time absent", "delete window.requestIdleCallback; delete window.scheduler;"),
];

/// Runs `script` in new documents until the returned guard is dropped.
struct Denied<'a>(&'a Browser, Value);

impl<'a> Denied<'a> {
    fn new(browser: &'a Browser, script: &str) -> Self {
        if browser.engine != Engine::Chromium {
            preload::set("denied", script);
            return Self(browser, Value::Null);
        }
        Self(browser, browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})))
    }
}

impl Drop for Denied<'_> {
    fn drop(&mut self) {
        if self.0.engine != Engine::Chromium {
            preload::set("denied", "");
            return;
        }
        let identifier = json!({"identifier": self.1["identifier"]});
        drop(self.0.driver.post(
            "/goog/cdp/execute",
            &json!({"cmd": "Page.removeScriptToEvaluateOnNewDocument", "params": identifier}),
        ));
    }
}

/// All denials with their names. Unless the run is thorough, as many as possible are combined, but never two of the
/// same feature.
fn together() -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, script) in DENIALS {
        let thing = name.split(' ').next().unwrap_or_default();
        let fits = |(names, _): &&mut (String, String)| !is_thorough() && !names.contains(thing);
        let script = format!("{{ {script} }}\n");
        if let Some((names, scripts)) = all.iter_mut().find(fits) {
            names.push_str(", ");
            names.push_str(name);
            scripts.push_str(&script);
        } else {
            all.push((name.to_owned(), script));
        }
    }
    all
}

/// Searches, filters, saves, copies, leaves the page, and returns.
fn walk(site: &Site, what: &str) {
    println!("{what}");
    site.visit("/fr/plateformes");
    let before = site.count();
    let search = site.element("search box", "return searchBox()");
    search.type_text("cytométrie");
    site.wait_seen(&format!("{what}: fewer results"), || site.count(), |count| *count > 0 && *count < before);
    let searched = site.count();
    let tick =
        "const box = all('main fieldset input[type=checkbox]').find(box => !box.checked && !box.disabled); box.click()";
    site.dom(tick);
    site.wait_true(&format!("{what}: a filter that counts"), || site.count() <= searched && !site.chips().is_empty());
    site.visit("/fr");
    site.go("/fr/groupes");
    site.back_to("/fr");
    // The theme changes, whether or not it can be stored.
    let theme = "return all('header button [title]').map(sign => sign.title).join()";
    let before = site.dom(theme);
    site.dom("all('header button').find(button => /thème/i.test(name(button))).click()");
    site.wait_seen(&format!("{what}: another theme"), || site.dom(theme), |now| *now != before);
    assert_eq!(site.uncaught(), "none", "{what}");
    assert_eq!(format!("{:?}", site.script_errors()), "[]", "{what}");
}

#[test]
fn the_site_works_whatever_the_browser_denies() {
    let site = Site::open();
    for (names, script) in together() {
        let denied = Denied::new(&site, &script);
        walk(&site, &names);
        drop(denied);
    }
    // Served with a wrong media type, the wasm is compiled without streaming.
    let program = dist::hashed("wasm");
    let bytes = std::fs::read(dist::root().join(&program)).unwrap();
    for content_type in ["text/plain", "application/octet-stream"] {
        site.server.set_fault(&format!("/{program}"), Fault::body(content_type, bytes.clone()));
        walk(&site, content_type);
    }
}

#[test]
fn embeds_load_without_observers() {
    let host = Host::open();
    let tag = format!("{}<canceropole-embed view=groups></canceropole-embed>", host.script_tag());
    for (_, script) in DENIALS.iter().filter(|(name, _)| name.starts_with("observers")) {
        let denied = Denied::new(&host, script);
        host.visit("", &tag);
        host.wait_shown();
        host.wait_in_step();
        drop(denied);
    }
}

/// If copying fails, the page says so and shows the text to copy by hand.
#[test]
fn a_failed_copy_is_reported() {
    let site = Site::open();
    for (name, script) in DENIALS.iter().filter(|(name, _)| name.starts_with("clipboard")) {
        println!("{name}");
        let denied = Denied::new(&site, script);
        site.visit("/fr/integrer");
        site.dom("all('main button').find(button => /copier/i.test(name(button))).click()");
        site.wait_seen(
            "a message about it",
            || site.main_text(),
            |page| page.contains("a échoué") || page.contains("Copiez"),
        );
        drop(denied);
    }
}

/// Safari allows a hundred changes of the URL in thirty seconds: the page is updated, the URL follows later.
#[test]
fn a_refused_url_change_is_made_later() {
    let site = Site::at("/fr/plateformes");
    let quota = "const real = history.replaceState; history.replaceState = () => { throw new DOMException('quota', 'SecurityError') }; \
        self.allow = () => { history.replaceState = real }";
    site.script(quota);
    let before = site.count();
    site.element("search box", "return searchBox()").type_text("imagerie");
    site.wait_true("results of what is typed", || site.count() < before);
    assert_eq!(site.address(), "/fr/plateformes", "the browser refused");
    site.script("self.allow()");
    site.wait_seen("the URL of the page shown", || site.address(), |address| *address == "/fr/plateformes?q=imagerie");
}

/// Makes the app crash once, as it would at a bug of its own: it cannot create an element that it needs.
const BREAK: &str = "const real = Document.prototype.createElement; let done = false; \
    Document.prototype.createElement = function (name, ...more) { \
        if (!done && name === 'h1') { done = true; throw new DOMException('broken', 'InvalidStateError'); } \
        return real.call(this, name, ...more); }";

#[test]
fn a_crashed_app_shows_an_error_and_a_reload_button() {
    let site = Site::open();
    for (from, link, heading, reload) in [
        ("/fr", "/fr/groupes", "Cette page s’est arrêtée", "Recharger la page"),
        ("/en", "/en/groups", "This page has stopped", "Reload the page"),
    ] {
        site.visit(from);
        site.script(BREAK);
        site.click_link(link);
        site.wait_seen(&format!("`{heading}`"), || site.heading(), |found| *found == heading);
        assert!(site.uncaught().contains("RuntimeError"), "the app crashed: {}", site.uncaught());
        assert_eq!(site.script("return document.querySelectorAll('h1').length"), 1);
        assert!(!site.alert().is_empty(), "an alert");
        assert!(site.alert().contains(reload), "{}", site.alert());
        assert_eq!(site.script("return document.activeElement.tagName"), "H1", "the alert has the focus");
        assert_eq!(site.script("return document.documentElement.dataset.state"), "failed");
        site.script("document.querySelector('.notice details').open = true");
        assert!(site.alert().contains("RuntimeError") && site.alert().contains(link), "{}", site.alert());
        site.assert_accessible();
        for width in [320, 1280] {
            site.set_viewport(width, 900);
            site.assert_fits(&format!("at {width}"));
        }
        // After reloading, the requested page is ready.
        site.find(".notice button").click();
        site.wait_arrival(link);
        assert_eq!(site.alert(), "");
        // After a crash, links work without the app.
        site.visit(from);
        site.script(BREAK);
        site.click_link(link);
        site.wait_true("the alert", || !site.alert().is_empty());
        let missions = if from == "/fr" { "/fr/missions" } else { "/en/missions" };
        site.script("self.stayed = true");
        site.go(missions);
        assert_eq!(site.script("return self.stayed ?? false"), false, "the page was loaded");
    }
}

#[test]
fn a_crash_in_an_embed_shows_an_error_in_the_embed() {
    let host = Host::open();
    let tag = format!("{}<canceropole-embed view=platforms></canceropole-embed>", host.script_tag());
    host.visit("", &tag);
    host.wait_shown();
    host.within(crate::support::host::FRAME, || {
        host.wait_ready();
        // The card of a platform that was not in the list before.
        let breaks = BREAK.replace("name === 'h1'", "name === 'h3'");
        host.script(&breaks);
        host.element("search box", "return searchBox()").type_text("imagerie");
        host.wait_seen("the alert", || host.alert(), |alert| alert.contains("Recharger la page"));
        let links = "return all('main a[href]').every(link => link.target === '_blank')";
        assert_eq!(host.dom(links), true, "nothing leaves in the frame");
    });
    host.wait_in_step();
}

/// If the app crashes before the swap-in, the page stays as published.
#[test]
fn a_crash_at_startup_leaves_the_published_page() {
    let site = Site::open();
    let denied = Denied::new(&site, &format!("addEventListener('DOMContentLoaded', () => {{ {BREAK} }});"));
    site.goto(&format!("{}/fr/plateformes", site.server.origin()));
    site.wait_until("the note for visitors without the app", "return all('.without-app').some(shown)");
    assert!(text(&json!(site.main_text())).contains("JavaScript et de WebAssembly"), "{}", site.main_text());
    assert!(!site.heading().is_empty());
    let links = site.dom("return all('main li a[href^=\"/fr/plateformes/\"]').filter(shown).length");
    assert!(links.as_u64() > Some(20), "{links}");
    drop(denied);
}

/// If the script that starts the app cannot be loaded, the published page stays, after a second attempt.
#[test]
fn a_failed_app_script_is_retried_once_then_the_published_page_stays() {
    let site = Site::open();
    let boot = format!("/{}", dist::boot());
    let asked = |times: usize| {
        site.wait_seen(
            &format!("it to be asked for, time {times}"),
            || site.server.log().iter().filter(|logged| logged.target.starts_with(&boot)).count(),
            |found| *found >= times,
        );
    };
    site.server.set_fault(&boot, Fault::Status(500));
    for path in [
        "/fr/plateformes",
        "/fr/plateformes?q=arn",
        "/fr/recherche?q=arn",
        "/embed/fr/plateformes?q=arn",
        "/fr/plateformes/nouvelle-fiche",
    ] {
        site.server.clear_log();
        site.goto(&format!("{}{path}", site.server.origin()));
        asked(2);
        let plain = "return all('.without-app').some(shown) || (shown(document.querySelector('h1')) && !all('button').some(shown))";
        site.wait_until(&format!("{path}: the page for those without the app"), plain);
        assert!(!site.heading().is_empty(), "{path}");
    }
    site.server.clear_log();
    site.goto(&format!("{}/fr/plateformes?q=arn", site.server.origin()));
    asked(1);
    site.server.clear_fault(&boot);
    site.wait_ready();
    site.wait_true("results", || site.count() > 0);
}

/// Without storage, the page does not claim that the shortlist is saved.
#[test]
fn the_shortlist_page_says_whether_it_is_stored() {
    let site = Site::open();
    for (what, script, words) in [
        ("kept", "", "enregistrée dans ce navigateur"),
        (
            "full",
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };",
            "ne conserve rien",
        ),
        ("forbidden", DENIALS[0].1, "ne conserve rien"),
    ] {
        let denied = Denied::new(&site, script);
        site.visit("/fr/plateformes");
        site.dom("all('main .record button[aria-pressed]')[0].click()");
        site.go("/fr/selection");
        site.wait_seen(
            &format!("{what}: `{words}`"),
            || text(&site.dom("return words(document.querySelector('main .lead'))")),
            |text_shown| text_shown.contains(words),
        );
        assert_eq!(site.dom("return all('main .record').length"), 1, "{what}: it lasts for the visit");
        assert_eq!(format!("{:?}", site.script_errors()), "[]", "{what}");
        drop(denied);
        site.script("try { localStorage.clear() } catch { /* forbidden */ }");
    }
}

/// If the disk is full, nothing new is cached, and the responses of the host are still shown.
#[test]
fn new_data_is_shown_when_the_disk_is_full() {
    let site = offline::open();
    site.keep("/fr");
    let origin = site.server.origin();
    site.cdp("Storage.overrideQuotaForOrigin", json!({"origin": origin, "quotaSize": 1000}));
    site.server.set_data("groups.json", offline::renamed("groups.json", "Un nom tout neuf"));
    site.visit("/fr/missions");
    site.visit("/fr/groupes");
    site.wait_until("new data", "return document.body.innerText.includes('Un nom tout neuf')");
    site.cdp("Storage.overrideQuotaForOrigin", json!({"origin": origin}));
}
