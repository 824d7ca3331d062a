//! The search dialog.

mod large;
mod page;

use crate::support::{Browser, CONTROL, DOWN, ENTER, ESCAPE, Fault, Site, UP, must, strings, text};
use serde_json::{Value, json};

/// For all scripts: the open search, its box, its list and its options.
const PALETTE: &str = r"
    const dialog = all('dialog[open]').find(dialog => dialog.querySelector('[role=combobox]'));
    const box = dialog?.querySelector('[role=combobox]');
    const list = dialog?.querySelector('[role=listbox]');
    const options = list ? all('[role=option]', list) : [];
";
/// The first option that leads to a platform.
const PLATFORM: &str = "options.find(option => option.matches('[href*=\"/plateformes/\"], [href*=\"/platforms/\"]'))";
const HEADER_BUTTON: &str = r"
    return all('header button').filter(shown)
        .find(element => !element.closest('dialog') && /^(Rechercher|Search)/.test(name(element)));
";
const FOCUS_BACK: &str = "return document.activeElement === window.before";
const FOCUS_IN_MAIN: &str = "return document.activeElement.closest('main') !== null";
const LISTS: [&str; 2] = ["/fr/groupes", "/en/groups"];

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
fn the_header_button_opens_the_search_on_wide_and_narrow_screens() {
    let site = Site::open().with_functions(PALETTE);
    for (width, height) in [(1280, 900), (360, 800)] {
        site.set_viewport(width, height);
        for path in LISTS {
            site.visit(path);
            let button = site.element("button of the search in the header", HEADER_BUTTON);
            site.script_with("window.before = arguments[0]", &[button.to_value()]);
            button.click();
            wait_open(&site);
            let close = "return all('button', dialog).find(element => /^(Fermer|Close)/.test(name(element)))";
            site.element("button that closes the search", close).click();
            wait_closed(&site);
            site.wait_until("the focus back on the button", FOCUS_BACK);
        }
    }
}

#[test]
fn a_click_outside_the_search_closes_it() {
    let site = Site::at("/fr/groupes").with_functions(PALETTE);
    open(&site);
    type_query(&site, "radio");
    tap(&site, 20.0, 880.0);
    wait_closed(&site);
    assert_eq!(site.address(), "/fr/groupes", "the page below is not clicked");
}

#[test]
fn typing_groups_results_by_kind_selects_none_and_sends_nothing() {
    let site = Site::open().with_functions(PALETTE);
    for path in LISTS {
        site.visit(path);
        open(&site);
        assert_eq!(site.dom("return options.length"), 0, "nothing is offered before something is typed");
        site.forget_requests();
        type_platform_query(&site, "radio");
        let groups = strings(&site.dom("return all('[role=group]', list).map(name)"));
        assert!(groups.len() >= 3, "kinds of things found: {groups:?}");
        assert!(groups.iter().all(|name| !name.is_empty()), "each kind has a name: {groups:?}");
        let facts = "return { expanded: box.getAttribute('aria-expanded'), \
            controls: byIds(box.getAttribute('aria-controls'))[0] === list, named: name(list) !== '', \
            marked: options.some(option => option.querySelector('mark')), \
            outside: options.filter(option => !option.closest('[role=group]')).length, \
            twice: options.length - new Set(options.map(option => option.id)).size }";
        let expected =
            json!({"expanded": "true", "controls": true, "named": true, "marked": true, "outside": 1, "twice": 0});
        assert_eq!(site.dom(facts), expected);
        wait_chosen(&site, None);
        assert_eq!(site.address(), path);
        // The browser may fetch the favicon at any time.
        let asked: Vec<_> = site.server.log().into_iter().filter(|request| request.target != "/favicon.svg").collect();
        assert_eq!(format!("{asked:?}"), "[]", "the typed text stays in the browser");
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

/// Options that come later push it down.
#[test]
fn the_selected_option_stays_selected_when_the_catalogue_loads() {
    let site = Site::open().with_functions(PALETTE);
    for (path, keys) in LISTS.into_iter().zip([&[UP][..], &[DOWN]]) {
        site.server.set_fault("/data/platforms.json", Fault::Hang);
        site.visit(path);
        open(&site);
        type_query(&site, "curie");
        site.wait_until("what other files have", "return options.length > 1");
        assert_eq!(site.dom(&format!("return {PLATFORM} ?? null")), Value::Null);
        for key in keys {
            site.press(*key);
        }
        let chosen = "return options.find(option => option.ariaSelected === 'true')?.getAttribute('href') ?? null";
        let href = site.dom(chosen);
        let index = site.dom("return options.findIndex(option => option.ariaSelected === 'true')");
        site.server.clear_fault("/data/platforms.json");
        wait_platforms(&site);
        assert_eq!(site.dom(chosen), href, "{path}");
        let moved = site.dom("return options.findIndex(option => option.ariaSelected === 'true')");
        wait_chosen(&site, Some(usize::try_from(moved.as_u64().unwrap()).unwrap()));
        assert!(moved.as_u64() > index.as_u64(), "{path}: option {index} is now option {moved}");
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
fn an_option_can_be_opened_in_another_tab() {
    let site = Site::open().with_functions(PALETTE);
    let click = "let left; const last = event => { left = event.defaultPrevented; event.preventDefault(); }; \
        addEventListener('click', last, { once: true }); \
        document.querySelector('[role=option][href^=\"/fr/plateformes/\"]') \
            .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...arguments[0] })); return left";
    for (path, field) in [("/fr/groupes", "#palette-search"), ("/fr", "#home-search")] {
        site.visit(path);
        if path != "/fr" {
            open(&site);
        }
        site.find(field).type_text("cytometrie");
        site.wait_until("options", "return !!document.querySelector('mark')");
        for with in [json!({"ctrlKey": true}), json!({"metaKey": true}), json!({"shiftKey": true})] {
            assert_eq!(site.script_with(click, std::slice::from_ref(&with)), false, "{with} is for the browser");
            assert_eq!(site.address(), path);
            assert_eq!(site.dom("return all('[role=option]').some(shown)"), true, "the list stays");
        }
        assert_eq!(site.script_with(click, &[json!({})]), true);
        wait_left(&site, path);
        assert_eq!(site.dom("return all('[role=option]').some(shown)"), false);
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
fn an_option_that_filters_the_current_page_moves_the_focus_to_main() {
    let site = Site::at("/fr/plateformes").with_functions(PALETTE);
    let all = site.count();
    site.element("button of the search in the header", HEADER_BUTTON).click();
    wait_open(&site);
    type_platform_query(&site, "cytométrie en flux");
    site.press(DOWN);
    wait_chosen(&site, Some(0));
    site.press(ENTER);
    wait_closed(&site);
    site.wait_until("the technique in the address", "return location.search.startsWith('?technique=')");
    assert_eq!(site.chips().len(), 1);
    site.wait_seen("a status with a smaller number", || site.count(), |seen| *seen < all);
    site.wait_until("the focus in main", FOCUS_IN_MAIN);
}

#[test]
fn enter_without_an_option_and_the_last_option_open_the_results_page() {
    let site = Site::open().with_functions(PALETTE);
    for (path, results) in LISTS.into_iter().zip(["/fr/recherche?q=radio", "/en/search?q=radio"]) {
        for last in [false, true] {
            site.visit(path);
            open(&site);
            site.press(ENTER);
            wait_frames(&site);
            assert_eq!(site.dom("return Boolean(dialog)"), true, "Enter without a text leads nowhere");
            type_query(&site, "radio");
            if last {
                site.press(UP);
            }
            site.press(ENTER);
            wait_closed(&site);
            site.wait_arrival(results);
            site.wait_until("the focus in main", FOCUS_IN_MAIN);
            assert_eq!(site.dom("return searchBox().value"), "radio");
            site.back_to(path);
        }
    }
}

#[test]
fn a_tap_on_an_option_of_each_kind_opens_its_page() {
    let site = Site::open().with_functions(PALETTE);
    for (path, (width, height)) in LISTS.into_iter().zip([(360, 800), (1280, 900)]) {
        site.set_viewport(width, height);
        for kind in 0.. {
            site.visit(path);
            site.element("button of the search in the header", HEADER_BUTTON).click();
            wait_open(&site);
            type_platform_query(&site, "radio");
            let first = "const option = all('[role=group]', list)[arguments[0]]?.querySelector('[role=option]'); \
                option?.scrollIntoView({ block: 'nearest', behavior: 'instant' }); \
                const { x, y, width, height } = option?.getBoundingClientRect() ?? {}; \
                return option ? [x + width / 2, y + height / 2, words(option)] : null";
            let place = site.dom_with(first, &[json!(kind)]);
            let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
                assert!(kind >= 3, "{kind} kinds are found");
                break;
            };
            tap(&site, x, y);
            wait_closed(&site);
            wait_left(&site, path);
            assert_is_a_page(&site, &text(&place[2]));
        }
    }
}

#[test]
fn the_number_of_results_is_announced_after_a_pause() {
    let site = Site::open().with_functions(PALETTE);
    let announced = "return all('[aria-live]', dialog).map(words).join('|')";
    for (path, hint, results, none) in [
        ("/fr/groupes", "Une technique, une plateforme", "résultats", "Aucun résultat"),
        ("/en/groups", "A technique, a platform", "results", "No results"),
    ] {
        site.visit(path);
        open(&site);
        let hinted = "return all('[aria-live]', dialog).some(region => words(region).startsWith(arguments[0]))";
        site.wait_until_with("the hint to be said", hinted, &[json!(hint)]);
        type_platform_query(&site, "radio");
        // The link to all results is not a result.
        let count = site.dom("return options.length - 1");
        // The total number of hits, and the number shown if it is smaller.
        let counts = "const said = words(all('[aria-live]', dialog)[0]); const numbers = said.match(/\\d+/g) ?? []; \
            return Number(numbers.at(-1)) === arguments[0] && said.includes(arguments[1])";
        site.wait_until_with(&format!("the status to say {count}"), counts, &[count, json!(results)]);
        site.find("[role=combobox]").empty();
        type_query(&site, "zzzzzzzz");
        site.wait_until_with("the status to say that there is nothing", &is(announced), &[json!(none)]);
        site.find("[role=combobox]").empty();
        site.wait_until_with("the status to say nothing", &is(announced), &[json!("")]);
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

/// The same script, with a comparison of its result with the first argument.
fn is(script: &str) -> String {
    format!("{script} === arguments[0]")
}

#[track_caller]
fn open(browser: &Browser) {
    browser.press_with(CONTROL, 'k');
    wait_open(browser);
}

#[track_caller]
fn wait_open(browser: &Browser) {
    let open = "return dialog?.matches(':modal') && shown(box) && document.activeElement === box";
    browser.wait_until("the search, open, with the focus in its box", open);
}

/// The content of the dialog is removed a moment after the browser has closed it.
#[track_caller]
fn wait_closed(browser: &Browser) {
    browser.wait_until("the search to close", "return !dialog && all('dialog [role=combobox]').length === 0");
}

/// Types into the focused field, and waits for the answer.
#[track_caller]
fn type_query(browser: &Browser, text: &str) {
    browser.type_keys(text);
    wait_options(browser, text);
}

/// As [`type_query`], for a text that platforms have. They are found last: until the search and the catalogue have
/// come, only the page of all results is offered, then what other files have.
#[track_caller]
fn type_platform_query(browser: &Browser, text: &str) {
    type_query(browser, text);
    wait_platforms(browser);
}

#[track_caller]
fn wait_platforms(browser: &Browser) {
    browser.wait_until("platforms among the options", &format!("return {PLATFORM} !== undefined"));
}

/// The last option leads to all results, and quotes the text.
#[track_caller]
fn wait_options(browser: &Browser, text: &str) {
    let answered = "return options.length > 0 && words(options.at(-1)).includes(arguments[0])";
    browser.wait_until_with(&format!("the options for `{text}`"), answered, &[json!(text)]);
}

/// The index of the active option, if field and options agree on it; `None` if there is none.
#[track_caller]
fn wait_chosen(browser: &Browser, expected: Option<usize>) {
    let script = "const named = box.getAttribute('aria-activedescendant'); \
        const chosen = options.filter(option => option.ariaSelected === 'true'); \
        const unsaid = options.filter(option => !option.hasAttribute('aria-selected')).length; \
        if (named === null && chosen.length === 0 && unsaid === 0) return null; \
        const agree = chosen.length === 1 && document.getElementById(named) === chosen[0] && document.activeElement === box; \
        return agree && unsaid === 0 ? options.indexOf(chosen[0]) : `the box names ${named}, chosen are ${chosen.map(o => o.id)}`";
    browser.wait_seen(
        &format!("the chosen option to be {expected:?}"),
        || browser.dom(script),
        |seen| *seen == json!(expected),
    );
}

#[track_caller]
fn wait_left(browser: &Browser, path: &str) {
    let left = "return location.pathname + location.search !== arguments[0] \
        && document.documentElement.dataset.state === 'ready'";
    browser.wait_until_with(&format!("another page than `{path}`, ready"), left, &[json!(path)]);
}

/// A URL without a page must not be indexed: its page says so.
#[track_caller]
fn assert_is_a_page(browser: &Browser, what: &str) {
    let lost = "return document.querySelector('meta[name=robots][content*=noindex]') !== null";
    assert_eq!(browser.script(lost), false, "{what}: `{}` leads nowhere", browser.address());
    assert_ne!(browser.heading(), "", "{what}");
}

/// After the page has had time to react.
#[track_caller]
fn wait_frames(browser: &Browser) {
    let frames = "const frame = () => new Promise(requestAnimationFrame); await frame(); await frame(); await frame()";
    browser.script_async(frames);
}

/// Like a touch.
#[track_caller]
fn tap(browser: &Browser, x: f64, y: f64) {
    let finger = json!({"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": [
        {"type": "pointerMove", "x": x.round(), "y": y.round()},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ]});
    must(browser.driver.post("/actions", &json!({"actions": [finger]})));
}
