//! The published pages: their content without the app, and the swap-in.

mod text;

use crate::cases::tried;
use crate::support::{Engine, Fault, Language, PageState, Site, address, cannot, dist, strings, text};
use serde_json::json;

/// Observes every document: frames without a heading, and layout shifts.
const WATCH: &str = r"
    window.moved = 0;
    window.empty = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    const look = () => {
        if (document.readyState !== 'loading' && !document.querySelector('main h1')) window.empty += 1;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";

pub(super) const TWO_FRAMES: &str =
    "const frame = () => new Promise(requestAnimationFrame); await frame(); await frame();";

/// The wasm itself.
#[track_caller]
pub(super) fn wasm_path() -> String {
    format!("/{}", dist::hashed("wasm"))
}

/// A page whose app has not been loaded yet.
#[track_caller]
pub(super) fn before_the_app(site: &Site, path: &str) {
    site.server.keep_nothing();
    site.server.set_fault(&wasm_path(), Fault::Hang);
    site.goto(&format!("{}{path}", site.server.origin()));
    let stands = "return document.readyState !== 'loading' && document.fonts.status === 'loaded' && !!document.querySelector('h1')";
    site.wait_until("the published page", stands);
}

#[track_caller]
pub(super) fn let_the_app_come(site: &Site) -> PageState {
    site.server.clear_fault(&wasm_path());
    let state = site.wait_ready();
    site.script_async(TWO_FRAMES);
    state
}

/// The positions of all visible elements, in document order.
const PLACES: &str = "return all('#app *').filter(shown).map(element => { \
    const { x, y, width, height } = element.getBoundingClientRect(); \
    return [element.localName, ...[x, y, width, height].map(Math.round)].join(' '); })";

/// Whether two of [`PLACES`] are equal within this tolerance. Rounding may move a line break: then a part of the text
/// has another width, but no other height.
fn same_place(one: &str, other: &str, rounding: f64) -> bool {
    let near = |(one, other): (&str, &str)| match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => (one - other).abs() <= rounding,
        _ => one == other,
    };
    one.split(' ').zip(other.split(' ')).enumerate().all(|(part, pair)| near(pair) || part == 3 && rounding > 0.0)
}

#[test]
fn the_app_takes_over_without_layout_shift_or_lost_elements() {
    let site = Site::open();
    site.run_in_new_documents(WATCH);
    let mut faults = Vec::new();
    // Firefox and WebKit round scroll offsets in either direction.
    let rounding = if site.engine == Engine::Chromium { 0.0 } else { 1.0 };
    for (number, page) in address::one_of_each().iter().enumerate() {
        let path = page.path(Language::French);
        for width in tried([360, 1280], number, 2) {
            site.set_viewport(width, 900);
            before_the_app(&site, path);
            // A page with the URL of the site is not shown if that is unknown.
            if site.script("return 'needsApp' in document.documentElement.dataset") == true {
                continue;
            }
            let top = site.scroll_to(300.0);
            site.script("window.moved = 0");
            let before = strings(&site.dom(PLACES));
            let state = let_the_app_come(&site);
            let after = strings(&site.dom(PLACES));
            let facts = site.script("return [window.moved, window.empty, scrollY]");
            let moved = facts[0].as_f64().unwrap_or(1.0);
            if state != PageState::Ready
                || moved > 0.02
                || facts[1] != 0
                || (facts[2].as_f64().unwrap() - top).abs() > rounding
            {
                faults.push(format!("{path} at {width}: {state:?}, moved, empty, scroll {facts}, before {top}"));
            }
            let first = before.iter().zip(&after).find(|(before, after)| !same_place(before, after, rounding));
            if first.is_some() || before.len() != after.len() {
                let (before, after) = (before.len(), after.len());
                faults.push(format!("{path} at {width}: {before} things, then {after}; the first: {first:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn text_typed_before_the_app_loads_is_kept_and_searched() {
    let site = Site::open();
    before_the_app(&site, "/fr/plateformes");
    site.find("#catalogue-search").type_text("cytometrie");
    assert_eq!(let_the_app_come(&site), PageState::Ready);
    let kept = "const field = document.activeElement; return [field.id, field.value, field.selectionStart]";
    assert_eq!(site.script(kept), json!(["catalogue-search", "cytometrie", 10]));
    site.wait_until("the results for it", "return !!document.querySelector('main mark')");
    site.wait_arrival("/fr/plateformes?q=cytometrie");
    // A field that does not search while typing; part of its text is selected.
    before_the_app(&site, "/fr");
    site.find("#home-search").type_text("imagerie");
    site.script("document.activeElement.setSelectionRange(2, 5)");
    let_the_app_come(&site);
    let kept = "const { value, selectionStart, selectionEnd } = document.activeElement; return [value, selectionStart, selectionEnd]";
    assert_eq!(site.script(kept), json!(["imagerie", 2, 5]));
    // A list that is filtered.
    before_the_app(&site, "/fr/agenda");
    site.find("#agenda-search").type_text("zzzz");
    let_the_app_come(&site);
    site.wait_arrival("/fr/agenda?q=zzzz");
}

#[test]
fn a_button_pressed_before_the_app_loads_takes_effect() {
    let site = Site::open();
    before_the_app(&site, "/fr");
    site.find(".search-trigger").click();
    assert!(site.find_all("dialog[open]").is_empty());
    assert_eq!(let_the_app_come(&site), PageState::Ready);
    site.wait_until("the search that was asked for", "return !!document.querySelector('dialog[open]')");
}

#[test]
fn text_typed_while_the_search_dialog_loads_is_kept() {
    let site = Site::open();
    for (asks, letters) in [("", "/facs"), ("document.querySelector('.search-trigger').click()", "facs")] {
        before_the_app(&site, "/fr/groupes");
        site.script(asks);
        site.type_keys(letters);
        assert_eq!(let_the_app_come(&site), PageState::Ready);
        let typed =
            "const field = document.activeElement; return field.id === 'palette-search' && field.value === 'facs'";
        site.wait_until("what was typed", typed);
        site.wait_until("what it finds", "return !!document.querySelector('dialog mark')");
    }
}

#[test]
fn the_app_starts_when_the_visitor_acts_or_after_a_pause() {
    let site = Site::open();
    site.sit_still();
    let state = "return document.documentElement.dataset.state";
    let asked = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)";
    let visit = || {
        site.goto(&format!("{}/fr/groupes", site.server.origin()));
        site.wait_seen("the app, fetched", || strings(&site.script(asked)), |asked| asked.contains(&wasm_path()));
    };
    // Fetching the app does not start it.
    visit();
    assert_eq!(site.script(state), "loading");
    let paint = "return performance.getEntriesByType('resource').find(entry => entry.name.endsWith('.wasm')).startTime \
        >= performance.getEntriesByType('paint')[0].startTime";
    assert_eq!(site.script(paint), true, "fetched before the first paint");
    assert_eq!(site.wait_ready(), PageState::Ready, "the visitor moves");
    visit();
    site.wait_until("the app to start by itself", &format!("return (() => {{ {state} }})() === 'ready'"));
}

#[test]
fn ticked_opened_focused_and_selected_elements_stay_so() {
    let site = Site::open();
    before_the_app(&site, "/fr/plateformes");
    let tick = "const box = all('.facets input[type=checkbox][id]').find(shown); box.click(); return box.id";
    let ticked = site.dom(tick);
    let_the_app_come(&site);
    let is_ticked = "return document.getElementById(arguments[0]).checked && location.search !== ''";
    site.wait_until_with("the filter in the address", is_ticked, &[ticked]);

    before_the_app(&site, "/fr/a-propos");
    let states = "return all('#app details').map(part => part.open)";
    let before = strings(&site.dom("return all('#app details').map(part => String(part.open = !part.open))"));
    assert!(!before.is_empty(), "there is something to open");
    let_the_app_come(&site);
    let after = site.dom(states);
    assert_eq!(after, json!(before.iter().map(|open| open == "true").collect::<Vec<_>>()), "what was opened");

    before_the_app(&site, "/fr/groupes");
    let href = site.dom("const links = all('main a[href^=\"/fr/groupes/\"]'); links[3].focus(); return links[3].href");
    let_the_app_come(&site);
    assert_eq!(site.script("return document.activeElement.href"), href, "the focused link");

    before_the_app(&site, "/fr/a-propos");
    let select = "const part = document.querySelector('main h1').nextElementSibling ?? document.querySelector('main p'); \
        getSelection().selectAllChildren(part); return getSelection().toString()";
    let selected = text(&site.script(select));
    assert!(!selected.is_empty());
    let_the_app_come(&site);
    assert_eq!(text(&site.script("return getSelection().toString()")), selected);
}

#[test]
fn a_published_list_is_hidden_unless_it_matches_the_url() {
    let site = Site::open();
    for (path, answers) in [
        ("/fr/plateformes?q=cytometrie", false),
        ("/fr/agenda?when=past", false),
        ("/fr/plateformes?utm_source=letter", true),
        ("/fr/groupes", true),
    ] {
        before_the_app(&site, path);
        let seen =
            "return [shown(document.querySelector('h1')), all('main :is(.record, .events, .group-row)').some(shown)]";
        assert_eq!(site.dom(seen), json!([true, answers]), "{path}");
        assert_eq!(let_the_app_come(&site), PageState::Ready);
        assert_eq!(site.dom(seen), json!([true, true]), "{path}");
    }
    // A page that depends on the browser's storage.
    let nothing = "return all('main .lead').some(shown)";
    before_the_app(&site, "/fr/selection");
    assert_eq!(site.dom(nothing), true);
    site.script_with("localStorage.setItem('shortlist', arguments[0])", &[json!(dist::ids("platforms.json")[0])]);
    before_the_app(&site, "/fr/selection");
    assert_eq!(site.dom(nothing), false, "it does not claim that nothing is stored");
    let_the_app_come(&site);
    assert_eq!(site.dom("return all('main .record').filter(shown).length"), 1);
}

#[test]
fn a_stored_theme_and_shortlist_shift_no_layout() {
    let site = Site::open();
    site.run_in_new_documents(WATCH);
    before_the_app(&site, "/fr");
    let keep = "localStorage.setItem('theme', 'dark'); localStorage.setItem('shortlist', arguments[0])";
    site.script_with(keep, &[json!(dist::ids("platforms.json")[..2].join(" "))]);
    for width in [360, 1280] {
        site.set_viewport(width, 900);
        before_the_app(&site, "/fr/plateformes");
        let colour = "return getComputedStyle(document.documentElement).backgroundColor";
        let before = site.script(colour);
        let_the_app_come(&site);
        assert_eq!(site.script(colour), before);
        let moved = site.script("return window.moved").as_f64().unwrap_or(1.0);
        assert!(moved <= 0.02, "{moved} at {width}");
    }
}

#[test]
fn without_scripts_the_site_can_be_read_and_navigated() {
    if cannot(&[Engine::Firefox, Engine::WebKit], "its driver cannot look at a page without scripts") {
        return;
    }
    let site = Site::open();
    let last = dist::ids("platforms.json").pop().expect("platforms");
    site.cdp("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    for width in [360, 1280] {
        site.set_viewport(width, 900);
        site.goto(&format!("{}/fr", site.server.origin()));
        for href in ["/fr/plateformes".to_owned(), format!("/fr/plateformes/{last}"), "/fr/agenda".to_owned()] {
            let shown = site.find_all(&format!("a[href='{href}']")).into_iter().find(|link| !link.text().is_empty());
            shown.unwrap_or_else(|| panic!("a link to {href} at {width}")).click();
            site.wait_seen(&href, || site.address(), |address| address.trim_end_matches('/') == href);
            assert!(!site.find("h1").text().is_empty(), "{href}");
            assert!(!site.find_all("main :is(p, li)").is_empty(), "{href}");
        }
    }
    site.goto(&format!("{}/en/platforms", site.server.origin()));
    let form = site.find("main form[role=search]").text();
    assert!(form.contains("JavaScript"), "{form}");
}

#[test]
fn without_the_app_the_page_says_so_and_lists_every_platform() {
    let site = Site::open();
    site.server.set_fault(&wasm_path(), Fault::Status(404));
    site.goto(&format!("{}/fr/plateformes?q=cytometrie", site.server.origin()));
    let condition = "return all('.without-app').every(shown) && all('.without-app a').length > 100 \
        && all('main .record').some(shown) && !all('main button').some(shown)";
    site.wait_until("the whole list", condition);
}

#[test]
fn data_that_is_newer_than_the_page_is_shown() {
    let site = Site::open();
    let id = dist::ids("groups.json").remove(0);
    let mut groups = dist::data("groups.json");
    groups["records"][0]["name"] = json!({"fr": "Un nom tout neuf"});
    site.server.set_data("groups.json", &groups);
    before_the_app(&site, &format!("/fr/groupes/{id}"));
    assert_ne!(site.heading(), "Un nom tout neuf");
    let_the_app_come(&site);
    assert_eq!(site.heading(), "Un nom tout neuf");
    // A record without a published page: the host answers 404, but the app can show it.
    groups["records"][0]["id"] = json!("a-new-group");
    site.server.set_data("groups.json", &groups);
    site.visit("/fr/groupes/a-new-group");
    assert_eq!(site.heading(), "Un nom tout neuf", "{:?}", site.console());
}

#[test]
fn every_kind_of_page_works_under_the_policy() {
    let site = Site::open();
    let headers = std::fs::read_to_string(dist::root().join("_headers")).expect("the site is packed");
    let is_policy = |line: &&str| !line.starts_with("  ") || line.contains("Content-Security-Policy");
    let policies = headers.lines().filter(is_policy).collect::<Vec<_>>().join("\n");
    assert!(policies.contains("/fr/*\n  Content-Security-Policy: "), "{policies}");
    site.server.obey_headers_file(&policies);
    site.note_refusals();
    let embeds = ["/embed/fr/plateformes", "/embed/en/agenda"].map(str::to_owned);
    let pages = address::one_of_each().into_iter().map(|page| page.path(Language::French).to_owned());
    for path in pages.chain(embeds) {
        site.load(&path);
        assert_eq!(site.script("return window.refused"), json!([]), "{path}");
    }
}
