//! The search by keyboard.

use serde_json::json;

use super::{
    FOCUS_BACK, FOCUS_IN_MAIN, LISTS, PALETTE, assert_is_a_page, open, type_platform_query, type_query, wait_chosen,
    wait_closed, wait_frames, wait_left, wait_open, wait_options,
};
use crate::support::{Browser, CONTROL, DOWN, ENTER, ESCAPE, Site, UP, text};

#[test]
fn slash_and_ctrl_k_open_the_search_and_escape_restores_the_focus() {
    let site = Site::open().with_functions(PALETTE);
    for path in LISTS {
        site.visit(path);
        site.tab_to("a link of the page", "element.matches('main a[href]')");
        site.script("window.before = document.activeElement");
        let keys: [fn(&Browser); 2] = [|browser| browser.press('/'), |browser| browser.press_with(CONTROL, 'k')];
        for press in keys {
            press(&site);
            wait_open(&site);
            assert_eq!(site.dom("return box.value"), "", "the key itself is not typed");
            assert_ne!(text(&site.dom("return name(box)")), "", "the box has a name");
            site.press(ESCAPE);
            wait_closed(&site);
            site.wait_until("the focus back on the link", FOCUS_BACK);
            assert_eq!(site.address(), path);
        }
    }
}

#[test]
fn a_slash_typed_in_a_search_field_is_plain_text() {
    let site = Site::open().with_functions(PALETTE);
    for path in ["/fr/plateformes", "/en/search"] {
        site.visit(path);
        site.dom("searchBox().focus()");
        site.press('/');
        site.wait_until("a slash in the field", "return searchBox().value === '/'");
        wait_frames(&site);
        assert_eq!(site.dom("return Boolean(dialog)"), false, "{path}: the search stays closed");
        site.press_with(CONTROL, 'k');
        wait_open(&site);
        site.press(ESCAPE);
        wait_closed(&site);
        site.wait_until("the focus back", "return document.activeElement === searchBox()");
        assert_eq!(site.dom("return searchBox().value"), "/");
    }
}

#[test]
fn the_arrow_keys_cycle_through_the_options() {
    let site = Site::open().with_functions(PALETTE);
    // A low window, so that not all options are visible.
    site.set_viewport(1280, 480);
    for path in LISTS {
        site.visit(path);
        open(&site);
        type_platform_query(&site, "radio");
        let last = usize::try_from(site.dom("return options.length").as_u64().unwrap()).unwrap() - 1;
        assert!(last > 1);
        for (key, expected) in [(DOWN, 0), (DOWN, 1), (UP, 0), (UP, last), (DOWN, 0)] {
            site.press(key);
            wait_chosen(&site, Some(expected));
            let seen = "const [own, around] = [options[arguments[0]], list].map(element => element.getBoundingClientRect()); \
                return own.top >= around.top - 1 && own.bottom <= around.bottom + 1 && around.bottom <= innerHeight";
            site.wait_until_with("the chosen option in view", seen, &[json!(expected)]);
        }
        site.type_keys("t");
        wait_options(&site, "radiot");
        wait_chosen(&site, None);
        let last = site.dom("return options.length - 1").as_u64().unwrap();
        site.press(UP);
        wait_chosen(&site, Some(usize::try_from(last).unwrap()));
        assert_eq!(site.dom("return box.value"), "radiot");
    }
}

#[test]
fn enter_on_an_option_opens_its_page_and_moves_the_focus_there() {
    let site = Site::open().with_functions(PALETTE);
    for path in LISTS {
        site.visit(path);
        open(&site);
        type_platform_query(&site, "radio");
        site.press(DOWN);
        wait_chosen(&site, Some(0));
        site.press(ENTER);
        wait_closed(&site);
        wait_left(&site, path);
        site.wait_until("the focus in main", FOCUS_IN_MAIN);
        assert_is_a_page(&site, "the first option");
        site.back_to(path);
        assert_eq!(site.dom("return Boolean(dialog)"), false, "the search stays closed");
    }
}

#[test]
fn keys_of_an_ime_composition_select_nothing() {
    let site = Site::open().with_functions(PALETTE);
    let press = "const event = new KeyboardEvent('keydown', \
            { key: arguments[1], keyCode: arguments[2], isComposing: arguments[3], bubbles: true, cancelable: true }); \
        document.querySelector(arguments[0]).dispatchEvent(event); return event.defaultPrevented";
    for (path, field) in
        [("/fr/groupes", "#palette-search"), ("/fr", "#home-search"), ("/fr/proposer", "main input[type=search]")]
    {
        site.visit(path);
        if field == "#palette-search" {
            open(&site);
        }
        site.find(field).type_text("radio");
        for key in ["ArrowDown", "Enter", "Escape"] {
            for (code, is_composing) in [(229, true), (229, false), (13, true)] {
                let composing = [json!(field), json!(key), json!(code), json!(is_composing)];
                assert_eq!(site.script_with(press, &composing), false, "{key} {code} on {path}");
            }
        }
        assert_eq!(site.address(), path);
        let enter = [json!(field), json!("Enter"), json!(13), json!(false)];
        let down = [json!(field), json!("ArrowDown"), json!(40), json!(false)];
        if path != "/fr/proposer" {
            assert_eq!(site.script_with(press, &down), true);
        }
        assert_eq!(site.script_with(press, &enter), true, "Enter itself on {path}");
    }
}

#[test]
fn slash_and_ctrl_k_leave_an_open_search_unchanged() {
    let site = Site::at("/fr/groupes").with_functions(PALETTE);
    open(&site);
    type_query(&site, "radio/");
    site.press_with(CONTROL, 'k');
    wait_frames(&site);
    assert_eq!(site.dom("return box.value"), "radio/", "Ctrl+K keeps the text");
    assert_eq!(site.dom("return document.activeElement === box"), true, "Ctrl+K keeps the focus");
    site.tab_to("the button that closes the search", "element.matches('dialog button')");
    site.press('/');
    wait_frames(&site);
    assert_eq!(site.dom("return box.value"), "radio/", "a slash on the button keeps the text");
    let kept = "return document.activeElement.matches('dialog *')";
    assert_eq!(site.script(kept), true, "a slash on the button keeps the focus in the search");
}

#[test]
fn the_slash_key_can_be_turned_off_and_on_again() {
    let site = Site::open().with_functions(PALETTE);
    let checkbox = "return all('input[type=checkbox]', dialog).find(box => /\\//.test(name(box)))";
    let turn = || {
        open(&site);
        let field = site.element("checkbox for the / key", checkbox);
        let before = site.script_with("return arguments[0].checked", &[field.to_value()]);
        field.click();
        site.press(ESCAPE);
        wait_closed(&site);
        before
    };
    for path in LISTS {
        site.visit(path);
        assert_eq!(turn(), true, "the key works until the visitor turns it off");
        site.reload();
        site.press('/');
        wait_frames(&site);
        assert_eq!(site.dom("return Boolean(dialog)"), false, "{path}: the key is off");
        assert_eq!(turn(), false, "the checkbox remembers, and Ctrl+K still opens the search");
        site.press('/');
        wait_open(&site);
    }
    assert_eq!(site.script("return Object.keys(localStorage)"), json!([]), "the default is not stored");
}
