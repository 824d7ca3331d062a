//! The search dialog.

mod keys;

mod large;
mod page;

use crate::support::{Browser, CONTROL, DOWN, ENTER, Fault, Site, UP, must, strings, text};
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
