//! What visitors have typed, ticked or chosen stays: when a file comes late, another window writes, the browser refuses
//! a change of the URL.

use serde_json::json;

use crate::support::{ENTER, Fault, Site, dist};

/// Replaces a stored text as another window does, whose event then comes with the text of an earlier change.
const ANOTHER_WINDOW: &str = r"
    const [key, newValue, earlier] = arguments;
    localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent('storage', { key, newValue: earlier ?? newValue }));
";

#[test]
fn typed_text_stays_when_a_file_loads_late() {
    let site = Site::open();
    for (path, file) in [("/fr", "events.json"), ("/fr/plateformes", "map.json"), ("/fr/agenda?q=x", "groups.json")] {
        let address = format!("/data/{file}");
        site.server.set_fault(&address, Fault::Hang);
        site.visit("/fr/missions");
        site.follow(path);
        // After two seconds, the page is drawn without the file.
        site.wait_until(path, "return document.querySelector('main [type=search]') !== null");
        site.dom("self.before = document.querySelector('main [type=search]'); before.focus()");
        // The file comes between two letters.
        site.type_keys("cyto");
        site.server.clear_fault(&address);
        site.wait_until(&format!("{path}: the page with {file}"), "return !self.before.isConnected");
        site.type_keys("m");
        let typed = site.dom("return document.activeElement.value");
        assert!(typed.as_str().is_some_and(|typed| typed.ends_with("cytom")), "{path}: {typed}");
    }
}

#[test]
fn two_windows_with_the_same_form_share_one_draft() {
    let site = Site::at("/fr/proposer");
    site.type_into("document.querySelector('main form [id=name], main form input')", "Premier nom");
    let draft = site.dom("return [document.activeElement.id, localStorage.getItem('draft-new')]");
    let other = draft[1].as_str().unwrap_or_default().replace("Premier", "Second");
    site.dom_with(ANOTHER_WINDOW, &[json!("draft-new"), json!(other)]);
    let shown = "return document.getElementById(arguments[0]).value === 'Second nom'";
    site.wait_until_with("the text of the other window", shown, &[draft[0].clone()]);
}

#[test]
fn a_frozen_window_does_not_overwrite_a_newer_shortlist() {
    let site = Site::at("/fr/plateformes");
    let ids = "return all('main .record-title a').slice(0, 2).map(link => link.pathname.split('/').at(-1))";
    let ids = site.dom(ids);
    let (first, second) = (ids[0].as_str().unwrap_or_default(), ids[1].as_str().unwrap_or_default());
    let both = format!("{first} {second}");
    site.dom_with(ANOTHER_WINDOW, &[json!("shortlist"), json!(both), json!(first)]);
    site.wait_until("both in the shortlist", "return all('main button[aria-pressed=true]').length >= 2");
    assert_eq!(site.dom("return localStorage.getItem('shortlist')"), both);
}

#[test]
fn the_differences_only_option_stays_on_when_a_platform_is_removed() {
    let site = Site::at("/fr/comparer?id=curie-cytpic&id=curie-pict-ibisa&id=cochin-imagic");
    site.dom("document.querySelector('main input[type=checkbox]').click(); document.querySelector('.compare-remove').closest('a, button').click()");
    site.wait_until("two platforms", "return location.search.split('id=').length === 3");
    assert_eq!(site.dom("return document.querySelector('main input[type=checkbox]').checked"), true);
}

#[test]
fn a_filter_can_be_removed_when_the_browser_refuses_url_changes() {
    let site = Site::at("/fr/plateformes");
    let count = "return all('main .record').length";
    let all = site.dom("return words(document.getElementById('results-title'))");
    assert_ne!(site.dom(count), 0);
    site.dom(
        "history.pushState = history.replaceState = () => { throw new DOMException('100 times', 'SecurityError') }; \
         self.box = document.querySelector('main input[type=checkbox]:not(:checked)'); box.click()",
    );
    let title = "return words(document.getElementById('results-title')) === arguments[0]";
    site.wait_until_with("fewer platforms", &title.replace("===", "!=="), std::slice::from_ref(&all));
    site.dom("(document.getElementById(box.id) ?? box).click()");
    site.wait_until_with("all platforms", title, &[all]);
}

#[test]
fn enter_pressed_before_the_search_dialog_loads_takes_effect() {
    let site = Site::open();
    let part = format!("/{}", dist::part("dialog"));
    site.server.keep_nothing();
    site.server.set_fault(&part, Fault::Hang);
    site.visit("/fr/missions");
    site.type_keys("/");
    site.wait_until("the dialog", "return document.activeElement.id === 'palette-search'");
    site.type_keys("curie");
    site.press(ENTER);
    site.server.clear_fault(&part);
    site.wait_arrival("/fr/recherche?q=curie");
    site.wait_until("results", "return all('main mark').length > 0");
}
