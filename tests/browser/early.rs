//! Actions of a visitor on a published page before the swap-in: none is lost.

use std::time::Duration;

use super::published::{TWO_FRAMES, before_the_app, let_the_app_come, wasm_path};
use crate::support::{Engine, Fault, PageState, Scheme, Site, cannot, dist, strings};
use serde_json::{Value, json};

/// Simulates a translator: each text of the published page is replaced by a `font` element with the text in brackets.
const TRANSLATE: &str = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = []; \
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode); \
    for (const text of texts) { const font = document.createElement('font'); \
        font.textContent = `[${text.data}]`; text.replaceWith(font); }";

#[test]
fn actions_before_the_app_loads_are_done_even_on_translated_pages() {
    let site = Site::open();
    before_the_app(&site, "/fr/plateformes");
    site.script(TRANSLATE);
    let ids = "const rows = all('.record').slice(1, 3); rows.forEach(row => row.querySelector('button').click()); \
        return rows.map(row => row.querySelector('a').pathname.split('/').pop())";
    let kept = strings(&site.dom(ids));
    site.script("document.querySelector('.site-tools button:has([title])').click()");
    assert_eq!(let_the_app_come(&site), PageState::Ready);
    let stored = "return (localStorage.getItem('shortlist') || '').split(' ')";
    site.wait_seen("both platforms", || strings(&site.script(stored)), |stored| *stored == kept);
    assert_ne!(site.script("return localStorage.getItem('theme')"), Value::Null, "the theme");
    // A page that only the app can show.
    before_the_app(&site, "/fr/plateformes?q=facs");
    site.find(".search-trigger").click();
    let_the_app_come(&site);
    site.wait_until("the search", "return !!document.querySelector('dialog[open]')");
    // A `select` without a chosen option. The text of the URL stands in its field, and what is typed follows it.
    before_the_app(&site, "/fr/plateformes?q=imagerie");
    site.set_viewport(1280, 900);
    site.wait_until("the text in its field", "return searchBox().value === 'imagerie'");
    site.find("#catalogue-search").type_text(" paris");
    site.script("const sort = document.getElementById('sort'); sort.value = 'host'; sort.dispatchEvent(new Event('change', { bubbles: true }))");
    let_the_app_come(&site);
    site.wait_seen(
        "the text and the order in the address",
        || site.address(),
        |address| address.contains("q=imagerie+paris") && address.contains("sort=host"),
    );
    // A box without an id.
    before_the_app(&site, "/fr/proposer");
    site.script("document.querySelector('.technique-families input').click()");
    let_the_app_come(&site);
    site.wait_until("the box", "return document.querySelectorAll('.technique-families input:checked').length === 1");
}

/// Letters come while the app takes over, while the dialog opens, and while its part replaces the field.
#[test]
fn letters_typed_while_the_search_opens_keep_their_order() {
    let site = Site::open();
    site.server.keep_nothing();
    let late = Fault::Delay(Duration::from_millis(150));
    site.server.set_fault(&format!("/{}", dist::part("dialog")), late);
    for path in ["/fr", "/fr/missions", "/fr/plateformes", "/en", "/en/missions"] {
        site.goto(&format!("{}{path}", site.server.origin()));
        site.type_keys("/");
        for letter in ["c", "o", "l", "l", "o", "q", "u", "e"] {
            site.type_keys(letter);
        }
        let typed =
            "return document.activeElement.id === 'palette-search' && document.activeElement.value === 'colloque'";
        site.wait_until(path, typed);
    }
}

/// The part of a page fails while its field is typed in.
#[test]
fn typed_text_survives_a_part_that_fails_to_load() {
    let site = Site::open();
    site.server.keep_nothing();
    for (path, name) in [("/fr", "home"), ("/fr/plateformes", "platforms")] {
        let part = format!("/{}", dist::part(name));
        site.server.set_fault(&part, Fault::Status(503));
        site.goto(&format!("{}{path}", site.server.origin()));
        site.find("main [type=search]").type_text("irm");
        site.wait_until("the notice", "return button(/^Réessayer/) !== undefined");
        site.type_keys(" os");
        let typed = "return document.activeElement.type === 'search' && document.activeElement.value";
        assert_eq!(site.dom(typed), "irm os", "{path}");
        site.server.clear_fault(&part);
        site.dom("button(/^Réessayer/).click()");
        let again = "const field = document.querySelector('main [type=search]'); \
            return button(/^Réessayer/) === undefined && field?.value === 'irm os'";
        site.wait_until(path, again);
    }
}

#[test]
fn the_app_waits_for_an_ime_composition_to_end() {
    if cannot(&[Engine::Firefox, Engine::WebKit], "its driver composes no text") {
        return;
    }
    let site = Site::open();
    before_the_app(&site, "/fr/plateformes");
    site.find("#catalogue-search").type_text("cyto");
    let watch = "const own = self.onceComposed; self.onceComposed = then => { window.isReady = true; own(then); }; \
        for (const type of ['compositionstart', 'compositionend']) \
            addEventListener(type, () => { window.last = type; });";
    site.script(watch);
    let compose = |text: &str| {
        let end = text.chars().count();
        site.cdp("Input.imeSetComposition", json!({"text": text, "selectionStart": end, "selectionEnd": end}));
    };
    compose("m");
    site.server.clear_fault(&wasm_path());
    site.wait_until("the app to be built", "return window.isReady");
    site.script_async(TWO_FRAMES);
    compose("me");
    let state = "return [window.last, document.querySelector('#app').contains(document.activeElement), \
        document.activeElement.value, document.documentElement.dataset.state]";
    assert_eq!(site.script(state), json!(["compositionstart", true, "cytome", "loading"]));
    site.cdp("Input.insertText", json!({"text": "métrie"}));
    assert_eq!(site.wait_ready(), PageState::Ready);
    site.wait_arrival("/fr/plateformes?q=cytom%C3%A9trie");
    assert_eq!(site.script("return document.activeElement.value"), "cytométrie");
}

#[test]
fn the_search_engine_is_fetched_for_typed_text_or_a_query_in_the_url() {
    let site = Site::open();
    let is_fetched = || {
        let log = site.server.log();
        let last = log.last().map(|request| request.target.clone()).unwrap_or_default();
        if log.iter().any(|request| request.target.starts_with("/engine-")) { Ok(()) } else { Err(last) }
    };
    before_the_app(&site, "/fr/plateformes");
    assert!(is_fetched().is_err(), "before a text is typed");
    site.find("#catalogue-search").type_text("c");
    site.wait_for("the engine for a letter", is_fetched);
    site.server.clear_log();
    site.server.keep_nothing();
    before_the_app(&site, "/fr/plateformes?q=facs");
    site.wait_for("the engine for a text in the URL", is_fetched);
}

#[test]
fn a_page_printed_before_the_app_loads_lists_every_platform() {
    if cannot(&[Engine::WebKit], "its driver shows no paper") {
        return;
    }
    let site = Site::open();
    site.set_print(Scheme::Light);
    before_the_app(&site, "/fr/plateformes");
    let named = "const links = all('.records ~ .without-app li a').filter(shown); \
        return [links.length, all('.not-printed').some(shown), all('[role=search] .without-app').some(shown)]";
    assert_eq!(site.dom(named), json!([dist::ids("platforms.json").len(), false, false]));
    let_the_app_come(&site);
    assert_eq!(site.dom(named), json!([0, false, false]), "the app prints them itself");
    before_the_app(&site, "/fr/plateformes?q=facs");
    assert_eq!(site.dom("return all('.not-printed').some(shown)"), true, "no results yet");
}
