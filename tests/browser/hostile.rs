//! Hostile data and URLs in a real browser: no script runs, nothing overflows, the page works.

use std::cell::Cell;

use serde_json::json;
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::route::{self, Page};

use crate::cases::tried;
use crate::support::hostile::{Depth, MARKUP, PAYLOADS, hostile};
use crate::support::{PageState, Site, dist, is_thorough};

/// Set by the payloads' scripts, if one runs.
const WATCH: &str = "self.ran = []; for (const name of ['alert', 'confirm', 'prompt', 'eval', 'open']) \
    self[name] = what => { self.ran.push(name + ' ' + what) };";

/// The faults of the current page, one per line.
const FAULTS: &str = r"
    const faults = [...self.ran, ...(self.uncaught ?? [])];
    const root = document.documentElement;
    // A phone zooms out if a page is too wide.
    const width = arguments[0];
    if (root.scrollWidth > width) {
        const name = element => element.localName + [...element.classList].map(one => '.' + one).join('');
        const wide = [...document.querySelectorAll('body *')].filter(element => {
            const { left, width: own } = element.getBoundingClientRect();
            return own > 1 && left + own > width + 1;
        }).filter((element, index, all) => !all.some(other => other.parentElement === element));
        const names = new Set(wide.map(element => `${name(element.parentElement)} > ${name(element)}`));
        faults.push(`${root.scrollWidth} px wide: ${[...names].slice(0, 12).join(', ')}`);
    }
    if (document.querySelector('x-hostile, [x-hostile], [onclick], main script, iframe[srcdoc]')) faults.push('markup of the data');
    for (const link of document.querySelectorAll('[href], [src], [action], [formaction]')) {
        const address = link.getAttribute('href') || link.getAttribute('src') || link.getAttribute('action') || '';
        if (/^\s*(javascript|data|vbscript):/i.test(address)) faults.push('link ' + address.slice(0, 80));
    }
    if (!document.querySelector('h1')) faults.push('no h1');
    if (/[\u202a-\u202e\u2066-\u2069]/.test(document.title + root.outerHTML)) faults.push('turns its neighbours');
    return faults.join('\n');
";

#[track_caller]
fn faults(site: &Site, what: &str, width: u32) -> Vec<String> {
    let found = site.script_with(FAULTS, &[json!(width)]);
    let found = found.as_str().unwrap_or_default().lines().map(|line| format!("{what}: {line}"));
    found.collect()
}

/// Every page without a record, the first record's page of each kind, and some embeds.
fn addresses() -> Vec<String> {
    let first = |file: &str| dist::ids(file).remove(0);
    let mut pages = Page::without_record();
    pages.extend([
        Page::Group(first("groups.json")),
        Page::Mission(first("missions.json")),
        Page::Platform(first("platforms.json")),
    ]);
    let frames = [Page::Platforms, pages.last().unwrap().clone(), Page::Agenda];
    let frames: Vec<String> = frames.iter().map(|page| route::embed_href(&page.href(Locale::En))).collect();
    let french = pages.iter().map(|page| page.href(Locale::Fr));
    let more = ["/fr/plateformes?view=map", "/fr/recherche?q=x", "/fr/plateformes?q=x"].map(str::to_owned);
    french.chain(more).chain(frames).collect()
}

/// Fields get the payloads in turn, beginning with this one. The longest payloads are used whole only in some fields;
/// another test uses them in all.
fn serve_payloads(site: &Site, first: usize) {
    serve(site, first, &|turn| {
        let length = if turn.is_multiple_of(97) { usize::MAX } else { 300 };
        PAYLOADS[turn % PAYLOADS.len()].chars().take(length).collect()
    });
}

fn serve(site: &Site, first: usize, payload_of: &dyn Fn(usize) -> String) {
    let next = Cell::new(first);
    let payload = || {
        next.set(next.get() + 1);
        payload_of(next.get())
    };
    for file in File::ALL {
        let text = hostile(file, &payload, Depth::Texts);
        site.server.set_data(file.name(), text);
    }
}

#[test]
fn hostile_data_runs_no_script_and_overflows_nothing() {
    let site = Site::open();
    site.run_in_new_documents(WATCH);
    let mut found = Vec::new();
    // Natively every page is tested with every payload (`native/hostile.rs`); here, that it is drawn and fits the
    // screen.
    let step = if is_thorough() { 1 } else { 3 };
    for (index, address) in addresses().iter().enumerate().step_by(step) {
        // Over all pages, each field has had several payloads.
        serve_payloads(&site, index * 3);
        site.set_viewport(1280, 900);
        assert_eq!(site.load(address), PageState::Ready, "{address}: {}", site.alert());
        found.extend(faults(&site, &format!("{address} at 1280"), 1280));
        if index % 6 == 3 {
            // Parts of a page with the same name in the data also have it on the page.
            let faults = site.axe().into_iter().filter(|line| !line.starts_with("landmark-unique"));
            found.extend(faults.map(|line| format!("{address}: axe: {line}")));
        }
        site.set_viewport(320, 800);
        found.extend(faults(&site, &format!("{address} at 320"), 320));
        found.extend(site.script_errors().iter().map(|message| format!("{address}: {message:?}")));
    }
    // The page still works.
    site.set_viewport(1280, 900);
    site.visit("/fr");
    site.go("/fr/groupes");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
#[ignore = "thorough: make test-all"]
fn very_long_words_in_every_field_overflow_nothing() {
    let site = Site::open();
    site.run_in_new_documents(WATCH);
    // Each field has a payload; most need only a part of it to be far too wide.
    serve(&site, 0, &|turn| "m".repeat(if turn.is_multiple_of(5) { 20_000 } else { 2_000 }));
    let mut found = Vec::new();
    for (index, address) in addresses().iter().enumerate() {
        let widths: &[u32] = if index % 3 == 0 { &[320, 1280] } else { &[320] };
        for &width in widths {
            site.set_viewport(width, 800);
            assert_eq!(site.load(address), PageState::Ready, "{address}: {}", site.alert());
            found.extend(faults(&site, &format!("{address} at {width}"), width));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn hostile_urls_run_no_script_and_overflow_nothing() {
    let site = Site::open();
    site.run_in_new_documents(WATCH);
    let encode = |text: &str| text.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
    let word = "w".repeat(5_000);
    let id = dist::ids("platforms.json").remove(0);
    let mut found = Vec::new();
    let values = [encode(MARKUP), word, "%ff%00%u1234".to_owned(), encode("javascript:alert(1)")];
    for (number, value) in values.iter().enumerate() {
        let each = |names: &[&str]| names.iter().map(|name| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let filters =
            each(&["q", "technique", "departement", "host", "access", "label", "sort", "view", "page", "theme"]);
        let addresses = [
            format!("/fr/plateformes?{filters}"),
            format!("/en/search?q={value}"),
            format!("/fr/agenda?{}", each(&["q", "kind", "group", "when"])),
            format!("/fr/comparer?id={value}&id={id}"),
            format!("/fr/proposer?id={value}"),
            format!("/fr/integrer?{}&height={value}&in={value}&target={value}", each(&["q", "host", "theme"])),
            format!("/embed/fr/plateformes?{filters}&target={value}"),
            format!("/fr/nowhere/{value}?q={value}#{value}"),
        ];
        for address in tried(&addresses, number, values.len()) {
            let what = format!("{address:.60}");
            site.set_viewport(1280, 900);
            assert_eq!(site.load(address), PageState::Ready, "{what}");
            found.extend(faults(&site, &format!("{what} at 1280"), 1280));
            site.set_viewport(320, 800);
            found.extend(faults(&site, &format!("{what} at 320"), 320));
            found.extend(site.script_errors().iter().map(|message| format!("{what}: {message:?}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
