//! A new release: cached completely or not at all.

use base64::Engine as _;
use serde_json::json;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tools::disk;

use super::open;
use crate::support::{Browser, Fault, dist, text};

/// A next release: the wasm under another name, and its service worker.
struct Release {
    folder: PathBuf,
    worker: String,
}

/// The hash of a text, computed like browsers do.
#[track_caller]
fn hash(browser: &Browser, content: &[u8]) -> String {
    let script = "const bytes = Uint8Array.from(atob(arguments[0]), letter => letter.charCodeAt()); \
        const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)); \
        return btoa(String.fromCharCode(...sum))";
    let sent = base64::engine::general_purpose::STANDARD.encode(content);
    format!("sha256-{}", text(&browser.script_async_with(script, &[json!(sent)])))
}

impl Release {
    #[track_caller]
    fn next(browser: &Browser) -> Self {
        let folder = std::env::temp_dir().join(format!("release-{}", std::process::id()));
        let boot = dist::boot();
        let next = "boot-ffffffffffffffff.js";
        for name in disk::files(&dist::root()).unwrap() {
            let bytes = disk::bytes(&dist::root().join(&name)).unwrap();
            let text = |bytes| String::from_utf8(bytes).unwrap();
            let (name, bytes) = match disk::extension(&name) {
                "br" | "gz" => continue,
                "html" => (name.as_str(), text(bytes).replace(&boot, next).into_bytes()),
                _ if name == boot => {
                    (next, (text(bytes) + "\ndocument.documentElement.dataset.release = 'B';").into_bytes())
                }
                _ => (name.as_str(), bytes),
            };
            disk::write(&folder.join(name), bytes).unwrap();
        }
        let mut worker = std::fs::read_to_string(dist::root().join("sw.js")).expect("the site is packed");
        let release = quoted(&worker, "RELEASE = \"", '"').to_owned();
        worker = worker.replace(&release, "bbbbbbbbbbbbbbbb");
        for (path, file) in [("/".to_owned(), "index.html".to_owned()), (format!("/{boot}"), next.to_owned())] {
            let before = quoted(&worker, &format!("[\"{path}\",\""), '"').to_owned();
            worker = worker.replace(&before, &hash(browser, &std::fs::read(folder.join(file)).unwrap()));
        }
        let worker = worker.replace(&boot, next);
        std::fs::write(folder.join("sw.js"), &worker).unwrap();
        Self { folder, worker }
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn quoted<'a>(text: &'a str, before: &str, end: char) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(end)).unwrap_or_else(|| panic!("no `{before}`")).0
}

#[test]
fn a_new_release_is_cached_completely_or_not_at_all() {
    let site = open();
    site.keep("/fr");
    let before = site.names();
    assert_eq!(before.len(), 1, "{before:?}");
    let release = || text(&site.script("return document.documentElement.dataset.release ?? 'A'"));
    let asks = |path: &str| site.server.log().iter().filter(|logged| logged.target == path).count();
    let next = Release::next(&site);

    // Data in a newer format than this release reads is not cached.
    let mut later = dist::data("groups.json");
    later["version"] = json!(2);
    site.server.set_data("groups.json", later);
    site.load("/fr/groupes");
    site.server.lose(true);
    site.visit("/fr/groupes");
    site.server.lose(false);
    site.server.clear_fault("/data/groups.json");

    // While the page is open, the host removes the files of its release.
    site.server.clear_log();
    site.visit("/fr");
    // Ignore the browser's check for a newer worker after each visit if it comes so late that it finds the next
    // release.
    let start = Instant::now();
    site.wait_for("the browser to look for a newer worker", || {
        if asks("/sw.js") > 0 {
            return Ok(());
        }
        // It does not look after every visit.
        if start.elapsed() > Duration::from_secs(5) {
            site.script_async("await (await navigator.serviceWorker.ready).update(); return true");
        }
        Err("not yet")
    });
    site.server.deploy(&next.folder);
    site.go("/fr/groupes");
    assert_eq!((release().as_str(), site.alert()), ("A", String::new()));

    // If a file of the new release is missing or differs, the previous cache stays.
    let half = std::fs::read(dist::root().join("plain.css")).unwrap();
    for fault in [Fault::Status(500), Fault::body("text/css", &half[..half.len() / 2])] {
        site.server.clear_log();
        site.server.set_fault("/plain.css", fault);
        site.visit("/fr/missions");
        assert_eq!(release(), "B", "a page from the host is the newest");
        site.script_async("await (await navigator.serviceWorker.ready).update(); return true");
        let done = "const registration = await navigator.serviceWorker.ready; \
            return !registration.installing && !registration.waiting && (await caches.keys()).length === 1";
        site.wait_true("the update to fail", || asks("/plain.css") > 0 && site.script_async(done) == true);
        assert_eq!(site.names(), before);
        site.server.lose(true);
        site.visit("/fr/missions");
        assert_eq!(release(), "A", "page and app of the same release");
        site.wait_line("Hors ligne");
        site.server.lose(false);
    }
    site.server.clear_fault("/plain.css");

    // The new release is complete: the next visit has it, online or offline.
    site.visit("/fr");
    assert_eq!(release(), "B");
    let both = site.wait_names("the new release to be kept", |names| names.len() == 2);
    let active = "const { active, installing, waiting } = await navigator.serviceWorker.ready; \
        return !installing && !waiting && active.state === 'activated'";
    site.wait_true("the new release to be cached", || site.script_async(active) == true);
    assert!(both[1].ends_with("bbbbbbbbbbbbbbbb"), "{both:?}");
    assert_eq!(site.names(), both, "the previous release stays, for pages that are being opened");
    site.server.lose(true);
    site.visit("/fr/groupes");
    assert_eq!((release().as_str(), site.alert()), ("B", String::new()));
    site.server.lose(false);

    // Of three releases, the oldest is deleted.
    let worker = next.worker.replace("bbbbbbbbbbbbbbbb", "cccccccccccccccc");
    site.server.set_fault("/sw.js", Fault::body("text/javascript", worker));
    site.visit("/fr");
    let names =
        site.wait_names("the third release", |names| names.len() == 2 && names[1].ends_with("cccccccccccccccc"));
    assert_eq!(names[0], both[1]);
    site.wait_true("the third release to be cached", || site.script_async(active) == true);
    assert_eq!(site.names(), names);
}
