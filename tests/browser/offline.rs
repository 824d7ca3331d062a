//! The site offline: reading, searching and navigating after one visit; new data and new releases.

mod release;

use crate::support::{Engine, FRAME, Fault, Host, Site, dist, text};
use serde_json::{Value, json};

/// The names of the caches, oldest first.
const NAMES: &str = "return await caches.keys()";

/// The visitor has asked the browser to save data.
pub(crate) const SAVES_DATA: &str =
    "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })";

const LINE: &str = "return words(document.getElementById('offline'))";

pub(crate) fn open() -> Site {
    let site = Site::open();
    site.server.let_last();
    site
}

impl Site {
    #[track_caller]
    fn names(&self) -> Vec<String> {
        let names = self.browser.script_async(NAMES);
        names.as_array().into_iter().flatten().map(text).collect()
    }

    #[track_caller]
    fn wait_names(&self, what: &str, expected: impl Fn(&[String]) -> bool) -> Vec<String> {
        self.browser.wait_for(what, || {
            let names = self.names();
            if expected(&names) { Ok(names) } else { Err(format!("{names:?}")) }
        })
    }

    #[track_caller]
    fn line(&self) -> String {
        text(&self.browser.dom(LINE))
    }

    /// Waits until the banner has this text, or is empty.
    #[track_caller]
    fn wait_line(&self, start: &str) {
        self.browser.wait_for(&format!("the line `{start}`"), || {
            // In the language of the page, as displayed.
            let line = text(&self.browser.script("return document.getElementById('offline').innerText.trim()"));
            let is_it = if start.is_empty() { line.is_empty() } else { line.starts_with(start) };
            if is_it { Ok(()) } else { Err(line) }
        });
    }

    /// Dispatches the system's online or offline event, and makes the network available or not.
    #[track_caller]
    fn lose(&self, lost: bool) {
        self.server.lose(lost);
        if self.browser.engine == Engine::Chromium {
            let conditions = json!({"offline": lost, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
            self.browser.cdp("Network.emulateNetworkConditions", conditions);
        } else {
            let event = if lost { "offline" } else { "online" };
            self.browser.script_with("dispatchEvent(new Event(arguments[0]))", &[json!(event)]);
        }
    }
}

/// A data file in which the first record has another name.
pub(crate) fn renamed(file: &str, name: &str) -> Value {
    let mut data = dist::data(file);
    data["records"][0]["name"] = json!({"fr": name, "en": name});
    data
}

#[test]
fn the_workshop_is_not_cached_and_with_data_saver_nothing_is() {
    let part = format!("/{}", dist::part("workshop"));
    for saves in [false, true] {
        let site = open();
        if saves {
            site.run_in_new_documents(SAVES_DATA);
            site.visit("/fr/agenda");
        } else {
            site.keep("/fr/agenda");
        }
        site.wait_quiet();
        let log = site.server.log();
        let is_requested = |path: &str| log.iter().any(|request| request.target == path);
        assert_eq!(is_requested("/sw.js"), !saves);
        assert!(!is_requested(&part), "{part}");
    }
}

#[test]
fn after_one_visit_the_whole_site_works_offline() {
    let site = open();
    site.keep("/fr");
    assert_eq!((site.line(), format!("{:?}", site.console())), (String::new(), "[]".to_owned()));
    let height = "return document.getElementById('offline').getBoundingClientRect().height";
    assert_eq!(site.script(height), 0, "online, the banner takes no room");
    let pages = dist::data("platforms.json")["records"].as_array().map_or(0, Vec::len);
    let kept =
        site.script_async("const [name] = await caches.keys(); return (await (await caches.open(name)).keys()).length");
    assert!(
        kept.as_u64().is_some_and(|kept| kept < pages as u64 / 2),
        "{kept} files kept, of a site with {pages} platforms"
    );

    // The server is down, but the system has not noticed.
    site.server.lose(true);
    site.visit("/");
    assert!(["/fr", "/en"].contains(&site.address().as_str()), "{}", site.address());
    site.visit("/fr/plateformes?q=cytometrie");
    assert!(site.count() > 0);
    assert_eq!(site.alert(), "");
    site.wait_line("Hors ligne\u{a0}: données du ");
    let platform = &dist::records("platforms.json")[7];
    let id = platform["id"].as_str().unwrap();
    site.visit(&format!("/fr/plateformes/{id}?utm_source=letter"));
    assert!(site.title().contains(&dist::site_name("fr")), "{}", site.title());
    assert!(!site.heading().is_empty());
    site.go(&format!("/en/platforms/{id}"));
    site.wait_line("Offline: data from ");
    let heading = site.heading();
    // Like a visitor: navigations of Firefox's driver bypass the cache.
    site.script("self.isBefore = true; location.reload()");
    site.wait_until("the page to be loaded again", "return !self.isBefore");
    site.wait_ready();
    assert_eq!(site.heading(), heading);
    for width in [320, 1280] {
        site.set_viewport(width, 900);
        site.assert_fits(&format!("at {width}"));
        assert_eq!(site.axe(), Vec::<String>::new());
    }
    // A file of a later release, which is neither cached nor sent: no error of the page.
    assert_eq!(site.script_async("return fetch('/later-0123456789abcdef.js').then(() => false, () => true)"), true);
    let errors = site.script_errors();
    assert!(errors.is_empty(), "{errors:?}");

    // The server is up again; the system has not noticed that either.
    site.server.lose(false);
    site.wait_line("");
    site.go("/en/groups");
    site.wait_ready();
    assert_eq!((site.line(), site.alert()), (String::new(), String::new()));

    // Online again: the banner disappears, the next link leads to current data.
    site.lose(true);
    site.visit("/fr/a-propos");
    site.wait_line("Hors ligne");
    site.server.set_data("groups.json", renamed("groups.json", "Un nom tout neuf"));
    site.lose(false);
    site.wait_line("");
    site.go("/fr/groupes");
    site.wait_until("new data", "return document.body.innerText.includes('Un nom tout neuf')");
    // The network is lost while a page of the host is open: its data has been cached.
    site.lose(true);
    site.wait_line("Hors ligne\u{a0}: données du ");
    site.visit("/fr/groupes");
    assert!(site.main_text().contains("Un nom tout neuf"));
    site.lose(false);
    site.wait_line("");
}

/// A returning visitor, online or not before, sees data that an editor has replaced on the host since.
#[test]
fn a_data_file_replaced_on_the_host_is_shown_at_the_next_visit() {
    let site = open();
    site.keep("/fr/groupes");
    for (name, was_offline) in [("Un nom tout neuf", false), ("Un nom plus neuf", true)] {
        if was_offline {
            site.server.lose(true);
            site.visit("/fr/groupes");
            site.wait_line("Hors ligne");
            site.server.lose(false);
        }
        site.server.set_data("groups.json", renamed("groups.json", name));
        site.visit("/fr/groupes");
        site.wait_until_with("the new name", "return document.body.innerText.includes(arguments[0])", &[json!(name)]);
        assert_eq!(site.line(), "");
    }
}

#[test]
fn a_network_timeout_falls_back_to_the_cache_and_late_data_is_cached() {
    let site = open();
    site.keep("/fr");
    site.server.set_fault("/fr/groupes", Fault::Hang);
    let data = || std::fs::read_dir(dist::root().join("data")).unwrap().flatten();
    let data: Vec<_> = data().map(|file| format!("/data/{}", file.file_name().to_string_lossy())).collect();
    for path in &data {
        site.server.set_fault(path, Fault::Hang);
    }
    site.visit("/fr/groupes");
    site.wait_line("Hors ligne");
    let id = &dist::ids("groups.json")[0];
    assert!(!site.main_text().contains("Un nom tout neuf"));
    // The response arrives too late for this page.
    site.server.set_data("groups.json", renamed("groups.json", "Un nom tout neuf"));
    site.wait_line("");
    let is_kept = "return (await (await caches.match('/data/groups.json')).text()).includes('Un nom tout neuf')";
    site.wait_true("the late answer to be kept", || site.script_async(is_kept) == true);
    for path in &data {
        site.server.clear_fault(path);
    }
    site.server.lose(true);
    site.visit(&format!("/fr/groupes/{id}"));
    assert_eq!(site.heading(), "Un nom tout neuf");
}

/// The cached name of the first platform, and the number of cached files.
const KEPT: &str = "const names = await caches.keys(); const kept = await Promise.all(names.map(async (name) => \
        (await (await caches.open(name)).keys()).length)); \
    const copy = await caches.match('/data/platforms.json'); \
    return [kept, copy ? (await copy.text()).includes('Un nom tout neuf') : 'none', \
        (await navigator.serviceWorker.getRegistrations()).length]";

#[test]
fn embeds_neither_write_nor_read_the_cache() {
    let host = Host::open();
    host.site.let_last();
    host.visit(&host.script_tag(), "<canceropole-embed view='platforms' lang='fr'></canceropole-embed>");
    host.wait_shown();
    let kept = host.within(FRAME, || host.script_async(KEPT));
    assert_eq!(kept, json!([[], "none", 0]));
    // As a page of its own, and as the fallback for missing pages.
    for path in ["/embed/fr/plateformes", "/embed/fr/rien"] {
        host.goto(&format!("{}{path}", host.site.origin()));
        host.wait_ready();
        assert_eq!(host.script_async(KEPT), json!([[], "none", 0]), "{path}");
    }

    // If the visitor has also been on the site itself.
    let site = open();
    site.keep("/fr");
    let before = site.script_async(KEPT);
    assert_eq!(before[1], false);
    site.server.set_data("platforms.json", renamed("platforms.json", "Un nom tout neuf"));
    site.server.add_page(
        "/partner.html",
        "<!doctype html><title>Partner</title><iframe src='/embed/fr/plateformes'></iframe>",
    );
    for path in ["/embed/fr/plateformes", "/partner.html"] {
        site.server.clear_log();
        site.goto(&format!("{}{path}", site.server.origin()));
        let stands = "const frame = document.querySelector('iframe'); \
            return (frame ? frame.contentDocument : document).documentElement.dataset.state === 'ready'";
        site.wait_until("the frame", stands);
        assert_eq!(site.script_async(KEPT), before, "{path}");
        let log = site.server.log();
        for file in ["/data/platforms.json", "/theme.js"] {
            assert!(log.iter().any(|logged| logged.target == file), "{path} asks the host for {file}: {log:?}");
        }
    }
    site.server.lose(true);
    // The cache does not answer for an embed, not even when it is opened as a page.
    site.script("location.assign('/embed/fr/groupes')");
    site.wait_until("no page", "return document.readyState === 'complete' && !document.getElementById('app')");
    site.visit("/fr");
    let fails = "try { await fetch('/embed/fr/plateformes'); return false; } catch { return true; }";
    assert_eq!(site.script_async(fails), true);
}

#[test]
fn without_a_service_worker_the_site_works_as_usual() {
    let site = Site::open();
    site.server.let_last();
    site.run_in_new_documents(
        "const way = new URLSearchParams(location.search).get('way'); \
         const replace = (get) => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get, configurable: true }); \
         if (way === 'none') replace(() => undefined); \
         if (way === 'denied') replace(() => { throw new DOMException('Denied', 'SecurityError'); }); \
         if (way === 'refused') replace(() => ({ register: () => Promise.reject(new Error('Refused')) })); \
         if (way === 'throws') replace(() => ({ register() { throw new Error('Thrown'); } }));",
    );
    for way in ["none", "denied", "refused", "throws"] {
        site.visit(&format!("/fr/groupes?way={way}"));
        site.wait_until("the page, loaded", "return document.readyState === 'complete'");
        assert_eq!(format!("{:?} {}", site.console(), site.uncaught()), "[] none", "{way}");
        assert_eq!(site.line(), "", "{way}");
    }
    // A host without the file, or with a page instead.
    for fault in [Fault::Status(404), Fault::body("text/html", "<!doctype html><title>Welcome</title>")] {
        site.server.set_fault("/sw.js", fault.clone());
        site.server.clear_log();
        site.visit("/fr/groupes");
        site.wait_true("the browser to ask for it", || {
            site.server.log().iter().any(|logged| logged.target == "/sw.js")
        });
        let settled = "return (await navigator.serviceWorker.getRegistrations()).length";
        site.wait_true("no registration", || site.script_async(settled) == 0);
        assert_eq!(site.script_errors().len(), 0, "{fault:?}: {:?}", site.uncaught());
        assert_eq!(site.uncaught(), "none");
    }
}

/// If the browser has evicted the cache, the next online visit restores it.
#[test]
fn a_deleted_cache_is_filled_again() {
    let site = open();
    site.keep("/fr");
    site.script_async("for (const name of await caches.keys()) await caches.delete(name); return 0");
    site.visit("/fr/groupes");
    let kept = "const [name] = await caches.keys(); return name ? (await (await caches.open(name)).keys()).length : 0";
    site.wait_seen("the files to be kept", || site.script_async(kept), |kept| kept.as_u64() > Some(15));
    site.server.lose(true);
    site.visit("/fr/missions");
    site.wait_line("Hors ligne");
    assert!(!site.heading().is_empty());
}
