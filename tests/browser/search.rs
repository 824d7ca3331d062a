//! The site-wide search: as a dialog and as a page of results; and the remarks of the catalogue on a query.

use super::routes::picture;
use crate::cases::tried;
use crate::support::catalogue::strings;
use crate::support::dist;
use crate::support::emulate::Scheme;
use crate::support::engine::{Engine, cannot};
use crate::support::fault::Fault;
use crate::support::keys::{CONTROL, DOWN, ENTER, ESCAPE, UP};
use crate::support::site::Site;
use crate::support::tier::is_thorough;
use crate::support::wait::PageState;
use crate::support::webdriver::{Browser, text};
use crate::support::wire::must;
use serde_json::{Value, json};

/// In scope of every script run through [`ask`]: the open search, its box, its list and its options.
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
const CORRECTION: &str = r"
    return all('main a[href]').filter(shown)
        .find(link => /(Vouliez-vous dire|Did you mean)/.test(words(link.parentElement)));
";
const SECTIONS: &str = r"
    return all('main section:has(h2)').map(section =>
        [words(section.querySelector('h2')), ...all(':is(ul, ol) a[href]', section).map(link => link.getAttribute('href'))]);
";
const MARKS: &str = "return all('main mark').map(mark => mark.textContent.toLowerCase())";
const FOCUS_BACK: &str = "return document.activeElement === window.before";
const FOCUS_IN_MAIN: &str = "return document.activeElement.closest('main') !== null";
const LISTS: [&str; 2] = ["/fr/groupes", "/en/groups"];

#[test]
fn the_keys_open_the_search_with_the_focus_in_its_box_and_escape_gives_the_focus_back() {
    let site = Site::open();
    let browser = &site.browser;
    for path in LISTS {
        site.visit(path);
        browser.tab_to("a link of the page", "element.matches('main a[href]')");
        browser.script("window.before = document.activeElement", &[]);
        let keys: [fn(&Browser); 2] = [|browser| browser.press('/'), |browser| browser.press_with(CONTROL, 'k')];
        for press in keys {
            press(browser);
            wait_open(browser);
            assert_eq!(ask(browser, "return box.value", &[]), "", "the key itself is not typed");
            assert_ne!(text(&ask(browser, "return name(box)", &[])), "", "the box has a name");
            browser.press(ESCAPE);
            wait_closed(browser);
            browser.wait_for_script("the focus back on the link", FOCUS_BACK, &[]);
            assert_eq!(browser.address(), path);
        }
    }
}

#[test]
fn a_slash_typed_in_a_search_field_is_a_slash() {
    let site = Site::open();
    let browser = &site.browser;
    for path in ["/fr/plateformes", "/en/search"] {
        site.visit(path);
        browser.dom("searchBox().focus()", &[]);
        browser.press('/');
        browser.wait_for_script("a slash in the field", "return searchBox().value === '/'", &[]);
        draw(browser);
        assert_eq!(ask(browser, "return Boolean(dialog)", &[]), false, "{path}: the search stays closed");
        browser.press_with(CONTROL, 'k');
        wait_open(browser);
        browser.press(ESCAPE);
        wait_closed(browser);
        browser.wait_for_script("the focus back", "return document.activeElement === searchBox()", &[]);
        assert_eq!(browser.dom("return searchBox().value", &[]), "/");
    }
}

#[test]
fn the_button_of_the_header_opens_the_search_on_a_wide_and_on_a_narrow_screen() {
    let site = Site::open();
    let browser = &site.browser;
    for (width, height) in [(1280, 900), (360, 800)] {
        browser.set_viewport(width, height);
        for path in LISTS {
            site.visit(path);
            let button = browser.element("button of the search in the header", HEADER_BUTTON, &[]);
            browser.script("window.before = arguments[0]", &[button.to_value()]);
            button.click();
            wait_open(browser);
            let close = "return all('button', dialog).find(element => /^(Fermer|Close)/.test(name(element)))";
            browser.element("button that closes the search", &format!("{PALETTE}{close}"), &[]).click();
            wait_closed(browser);
            browser.wait_for_script("the focus back on the button", FOCUS_BACK, &[]);
        }
    }
}

#[test]
fn a_click_beside_the_search_closes_it() {
    let site = Site::open();
    site.visit("/fr/groupes");
    open(&site.browser);
    seek(&site.browser, "radio");
    tap(&site.browser, 20.0, 880.0);
    wait_closed(&site.browser);
    assert_eq!(site.browser.address(), "/fr/groupes", "the page below is not clicked");
}

#[test]
fn typing_shows_what_is_found_by_kind_chooses_nothing_and_tells_nobody() {
    let site = Site::open();
    let browser = &site.browser;
    for path in LISTS {
        site.visit(path);
        open(browser);
        assert_eq!(ask(browser, "return options.length", &[]), 0, "nothing is offered before something is typed");
        site.forget_requests();
        seek_platforms(browser, "radio");
        let groups = strings(&ask(browser, "return all('[role=group]', list).map(name)", &[]));
        assert!(groups.len() >= 3, "kinds of things found: {groups:?}");
        assert!(groups.iter().all(|name| !name.is_empty()), "each kind has a name: {groups:?}");
        let facts = "return { expanded: box.getAttribute('aria-expanded'), \
            controls: byIds(box.getAttribute('aria-controls'))[0] === list, named: name(list) !== '', \
            marked: options.some(option => option.querySelector('mark')), \
            outside: options.filter(option => !option.closest('[role=group]')).length, \
            twice: options.length - new Set(options.map(option => option.id)).size }";
        let expected =
            json!({"expanded": "true", "controls": true, "named": true, "marked": true, "outside": 1, "twice": 0});
        assert_eq!(ask(browser, facts, &[]), expected);
        wait_chosen(browser, None);
        assert_eq!(browser.address(), path);
        // The browser may fetch the favicon at any time.
        let asked: Vec<_> = site.server.log().into_iter().filter(|request| request.target != "/favicon.svg").collect();
        assert_eq!(format!("{asked:?}"), "[]", "the typed text stays in the browser");
    }
}

#[test]
fn the_arrows_walk_through_the_options_from_end_to_end_and_round() {
    let site = Site::open();
    let browser = &site.browser;
    // A low window, so that not all options are visible.
    browser.set_viewport(1280, 480);
    for path in LISTS {
        site.visit(path);
        open(browser);
        seek_platforms(browser, "radio");
        let last = usize::try_from(ask(browser, "return options.length", &[]).as_u64().unwrap()).unwrap() - 1;
        assert!(last > 1);
        for (key, expected) in [(DOWN, 0), (DOWN, 1), (UP, 0), (UP, last), (DOWN, 0)] {
            browser.press(key);
            wait_chosen(browser, Some(expected));
            let seen = "const [own, around] = [options[arguments[0]], list].map(element => element.getBoundingClientRect()); \
                return own.top >= around.top - 1 && own.bottom <= around.bottom + 1 && around.bottom <= innerHeight";
            wait_ask(browser, "the chosen option in view", seen, &[json!(expected)]);
        }
        browser.type_keys("t");
        wait_options(browser, "radiot");
        wait_chosen(browser, None);
        let last = ask(browser, "return options.length - 1", &[]).as_u64().unwrap();
        browser.press(UP);
        wait_chosen(browser, Some(usize::try_from(last).unwrap()));
        assert_eq!(ask(browser, "return box.value", &[]), "radiot");
    }
}

/// Options that come later push it down.
#[test]
fn the_chosen_option_stays_chosen_when_the_catalogue_comes() {
    let site = Site::open();
    let browser = &site.browser;
    for (path, keys) in LISTS.into_iter().zip([&[UP][..], &[DOWN]]) {
        site.server.set_fault("/data/platforms.json", Fault::Hang);
        site.visit(path);
        open(browser);
        seek(browser, "curie");
        wait_ask(browser, "what other files have", "return options.length > 1", &[]);
        assert_eq!(ask(browser, &format!("return {PLATFORM} ?? null"), &[]), Value::Null);
        for key in keys {
            browser.press(*key);
        }
        let chosen = "return options.find(option => option.ariaSelected === 'true')?.getAttribute('href') ?? null";
        let href = ask(browser, chosen, &[]);
        let index = ask(browser, "return options.findIndex(option => option.ariaSelected === 'true')", &[]);
        site.server.clear_fault("/data/platforms.json");
        wait_platforms(browser);
        assert_eq!(ask(browser, chosen, &[]), href, "{path}");
        let moved = ask(browser, "return options.findIndex(option => option.ariaSelected === 'true')", &[]);
        wait_chosen(browser, Some(usize::try_from(moved.as_u64().unwrap()).unwrap()));
        assert!(moved.as_u64() > index.as_u64(), "{path}: option {index} is now option {moved}");
    }
}

#[test]
fn enter_on_an_option_leads_to_its_page_with_the_focus_in_it() {
    let site = Site::open();
    let browser = &site.browser;
    for path in LISTS {
        site.visit(path);
        open(browser);
        seek_platforms(browser, "radio");
        browser.press(DOWN);
        wait_chosen(browser, Some(0));
        browser.press(ENTER);
        wait_closed(browser);
        wait_left(browser, path);
        browser.wait_for_script("the focus in main", FOCUS_IN_MAIN, &[]);
        assert_is_a_page(browser, "the first option");
        browser.back();
        browser.wait_arrival(path);
        assert_eq!(ask(browser, "return Boolean(dialog)", &[]), false, "the search stays closed");
    }
}

#[test]
fn an_option_is_a_link_that_browsers_open_in_another_tab() {
    let site = Site::open();
    let browser = &site.browser;
    let click = "let left; const last = event => { left = event.defaultPrevented; event.preventDefault(); }; \
        addEventListener('click', last, { once: true }); \
        document.querySelector('[role=option][href^=\"/fr/plateformes/\"]') \
            .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...arguments[0] })); return left";
    for (path, field) in [("/fr/groupes", "#palette-search"), ("/fr", "#home-search")] {
        site.visit(path);
        if path != "/fr" {
            open(browser);
        }
        browser.find(field).type_text("cytometrie");
        browser.wait_for_script("options", "return !!document.querySelector('mark')", &[]);
        for with in [json!({"ctrlKey": true}), json!({"metaKey": true}), json!({"shiftKey": true})] {
            assert_eq!(browser.script(click, std::slice::from_ref(&with)), false, "{with} is for the browser");
            assert_eq!(browser.address(), path);
            assert_eq!(browser.dom("return all('[role=option]').some(shown)", &[]), true, "the list stays");
        }
        assert_eq!(browser.script(click, &[json!({})]), true);
        wait_left(browser, path);
        assert_eq!(browser.dom("return all('[role=option]').some(shown)", &[]), false);
    }
}

#[test]
fn the_key_that_ends_a_composition_chooses_nothing() {
    let site = Site::open();
    let browser = &site.browser;
    let press = "const event = new KeyboardEvent('keydown', \
            { key: arguments[1], keyCode: arguments[2], isComposing: arguments[3], bubbles: true, cancelable: true }); \
        document.querySelector(arguments[0]).dispatchEvent(event); return event.defaultPrevented";
    for (path, field) in
        [("/fr/groupes", "#palette-search"), ("/fr", "#home-search"), ("/fr/proposer", "main input[type=search]")]
    {
        site.visit(path);
        if field == "#palette-search" {
            open(browser);
        }
        browser.find(field).type_text("radio");
        for key in ["ArrowDown", "Enter", "Escape"] {
            for (code, is_composing) in [(229, true), (229, false), (13, true)] {
                let composing = [json!(field), json!(key), json!(code), json!(is_composing)];
                assert_eq!(browser.script(press, &composing), false, "{key} {code} on {path}");
            }
        }
        assert_eq!(browser.address(), path);
        let enter = [json!(field), json!("Enter"), json!(13), json!(false)];
        let down = [json!(field), json!("ArrowDown"), json!(40), json!(false)];
        if path != "/fr/proposer" {
            assert_eq!(browser.script(press, &down), true);
        }
        assert_eq!(browser.script(press, &enter), true, "Enter itself on {path}");
    }
}

#[test]
fn an_option_that_filters_the_page_one_is_on_moves_the_focus_into_it_as_well() {
    let site = Site::open();
    let browser = &site.browser;
    site.visit("/fr/plateformes");
    let all = browser.count();
    browser.element("button of the search in the header", HEADER_BUTTON, &[]).click();
    wait_open(browser);
    seek_platforms(browser, "cytométrie en flux");
    browser.press(DOWN);
    wait_chosen(browser, Some(0));
    browser.press(ENTER);
    wait_closed(browser);
    browser.wait_for_script("the technique in the address", "return location.search.startsWith('?technique=')", &[]);
    assert_eq!(browser.chips().len(), 1);
    browser.wait_for("a status with a smaller number", || {
        let seen = browser.count();
        if seen < all { Ok(()) } else { Err(seen) }
    });
    browser.wait_for_script("the focus in main", FOCUS_IN_MAIN, &[]);
}

#[test]
fn enter_without_an_option_leads_to_the_page_of_results_and_so_does_the_last_option() {
    let site = Site::open();
    let browser = &site.browser;
    for (path, results) in LISTS.into_iter().zip(["/fr/recherche?q=radio", "/en/search?q=radio"]) {
        for last in [false, true] {
            site.visit(path);
            open(browser);
            browser.press(ENTER);
            draw(browser);
            assert_eq!(ask(browser, "return Boolean(dialog)", &[]), true, "Enter without a text leads nowhere");
            seek(browser, "radio");
            if last {
                browser.press(UP);
            }
            browser.press(ENTER);
            wait_closed(browser);
            browser.wait_arrival(results);
            browser.wait_for_script("the focus in main", FOCUS_IN_MAIN, &[]);
            assert_eq!(browser.dom("return searchBox().value", &[]), "radio");
            browser.back();
            browser.wait_arrival(path);
        }
    }
}

#[test]
fn a_tap_on_the_first_option_of_each_kind_leads_to_its_page() {
    let site = Site::open();
    let browser = &site.browser;
    for (path, (width, height)) in LISTS.into_iter().zip([(360, 800), (1280, 900)]) {
        browser.set_viewport(width, height);
        for kind in 0.. {
            site.visit(path);
            browser.element("button of the search in the header", HEADER_BUTTON, &[]).click();
            wait_open(browser);
            seek_platforms(browser, "radio");
            let first = "const option = all('[role=group]', list)[arguments[0]]?.querySelector('[role=option]'); \
                option?.scrollIntoView({ block: 'nearest', behavior: 'instant' }); \
                const { x, y, width, height } = option?.getBoundingClientRect() ?? {}; \
                return option ? [x + width / 2, y + height / 2, words(option)] : null";
            let place = ask(browser, first, &[json!(kind)]);
            let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
                assert!(kind >= 3, "{kind} kinds are found");
                break;
            };
            tap(browser, x, y);
            wait_closed(browser);
            wait_left(browser, path);
            assert_is_a_page(browser, &text(&place[2]));
        }
    }
}

#[test]
fn a_status_says_how_many_are_found_once_the_visitor_pauses() {
    let site = Site::open();
    let browser = &site.browser;
    let said = "return all('[aria-live]', dialog).map(words).join('|')";
    for (path, hint, results, none) in [
        ("/fr/groupes", "Une technique, une plateforme", "résultats", "Aucun résultat"),
        ("/en/groups", "A technique, a platform", "results", "No results"),
    ] {
        site.visit(path);
        open(browser);
        let hinted = "return all('[aria-live]', dialog).some(region => words(region).startsWith(arguments[0]))";
        wait_ask(browser, "the hint to be said", hinted, &[json!(hint)]);
        seek_platforms(browser, "radio");
        // The link to all results is not a result.
        let count = ask(browser, "return options.length - 1", &[]);
        // The total number of hits, and the number shown if it is smaller.
        let counts = "const said = words(all('[aria-live]', dialog)[0]); const numbers = said.match(/\\d+/g) ?? []; \
            return Number(numbers.at(-1)) === arguments[0] && said.includes(arguments[1])";
        wait_ask(browser, &format!("the status to say {count}"), counts, &[count, json!(results)]);
        browser.find("[role=combobox]").empty();
        seek(browser, "zzzzzzzz");
        wait_ask(browser, "the status to say that there is nothing", &is(said), &[json!(none)]);
        browser.find("[role=combobox]").empty();
        wait_ask(browser, "the status to say nothing", &is(said), &[json!("")]);
    }
}

#[test]
fn the_keys_that_open_the_search_leave_the_open_one_as_it_is() {
    let site = Site::open();
    let browser = &site.browser;
    site.visit("/fr/groupes");
    open(browser);
    seek(browser, "radio/");
    browser.press_with(CONTROL, 'k');
    draw(browser);
    assert_eq!(ask(browser, "return box.value", &[]), "radio/", "Ctrl+K keeps the text");
    assert_eq!(ask(browser, "return document.activeElement === box", &[]), true, "Ctrl+K keeps the focus");
    browser.tab_to("the button that closes the search", "element.matches('dialog button')");
    browser.press('/');
    draw(browser);
    assert_eq!(ask(browser, "return box.value", &[]), "radio/", "a slash on the button keeps the text");
    let kept = "return document.activeElement.matches('dialog *')";
    assert_eq!(browser.script(kept, &[]), true, "a slash on the button keeps the focus in the search");
}

#[test]
fn the_slash_can_be_turned_off_for_good_and_on_again() {
    let site = Site::open();
    let browser = &site.browser;
    let checkbox = format!("{PALETTE} return all('input[type=checkbox]', dialog).find(box => /\\//.test(name(box)))");
    let turn = || {
        open(browser);
        let field = browser.element("checkbox for the / key", &checkbox, &[]);
        let before = browser.script("return arguments[0].checked", &[field.to_value()]);
        field.click();
        browser.press(ESCAPE);
        wait_closed(browser);
        before
    };
    for path in LISTS {
        site.visit(path);
        assert_eq!(turn(), true, "the key works until the visitor turns it off");
        browser.refresh();
        browser.wait_ready();
        browser.press('/');
        draw(browser);
        assert_eq!(ask(browser, "return Boolean(dialog)", &[]), false, "{path}: the key is off");
        assert_eq!(turn(), false, "the checkbox remembers, and Ctrl+K still opens the search");
        browser.press('/');
        wait_open(browser);
    }
    let stored = browser.script("return Object.keys(localStorage)", &[]);
    assert_eq!(stored, json!([]), "the default is not stored");
}

#[test]
fn the_page_of_results_shows_each_kind_and_its_links_lead_to_pages() {
    let site = Site::open();
    let browser = &site.browser;
    for path in ["/fr/recherche?q=curie", "/en/search?q=curie"] {
        site.visit(path);
        assert_ne!(browser.heading(), "");
        assert_eq!(browser.dom("return searchBox().value", &[]), "curie");
        let sections: Vec<Vec<String>> =
            browser.dom(SECTIONS, &[]).as_array().into_iter().flatten().map(strings).collect();
        assert!(sections.len() >= 3, "{path}: {sections:?}");
        let counted: u64 = sections.iter().map(|section| number(&section[0])).sum();
        assert_eq!(browser.count(), counted, "the status counts what the headings count: {sections:?}");
        for section in sections {
            let shown = section.len() as u64 - 1;
            assert!((1..=number(&section[0])).contains(&shown), "{path}: {section:?}");
            let Some((page, part)) = section.get(1).map(|href| href.split_once('#').unwrap_or((href, ""))) else {
                panic!("{path}: no link under `{}`", section[0]);
            };
            let link = "return all('main section a[href]').find(link => link.getAttribute('href') === arguments[0])";
            browser.element(&format!("link to `{}`", section[1]), link, &[json!(section[1])]).click();
            browser.wait_arrival(page);
            assert_is_a_page(browser, &section[1]);
            if page.contains('?') {
                assert!(browser.count() > 0, "`{page}` shows nothing");
            }
            let has_part = browser.script("return Boolean(document.getElementById(arguments[0]))", &[json!(part)]);
            assert!(part.is_empty() || has_part == true, "`{}` names a part that is not there", section[1]);
            browser.back();
            browser.wait_arrival(path);
        }
    }
}

#[test]
fn typing_in_the_page_of_results_replaces_its_address_and_back_leaves_it() {
    let site = Site::open();
    let browser = &site.browser;
    for (before, page) in [("/fr/agenda", "/fr/recherche"), ("/en/agenda", "/en/search")] {
        site.visit(before);
        site.visit(&format!("{page}?q=curie"));
        let length = browser.script("return history.length", &[]);
        let curie = browser.dom(SECTIONS, &[]);
        browser.find("main input[type=search]").empty();
        let mut typed = String::new();
        for letter in "radio".chars() {
            browser.press(letter);
            typed.push(letter);
            let script = "return new URLSearchParams(location.search).get('q') === arguments[0]";
            browser.wait_for_script(&format!("q={typed} in the address"), script, &[json!(typed)]);
        }
        let radio = browser.dom(SECTIONS, &[]);
        assert_ne!(radio, curie);
        assert_eq!(browser.script("return history.length", &[]), length, "history.length");
        assert_eq!(browser.dom("return document.activeElement === searchBox() && searchBox().value", &[]), "radio");
        browser.back();
        browser.wait_arrival(before);
        browser.forward();
        browser.wait_arrival(&format!("{page}?q=radio"));
        assert_eq!(browser.dom("return searchBox().value", &[]), "radio");
        assert_eq!(browser.dom(SECTIONS, &[]), radio);
    }
}

#[test]
fn a_space_between_two_words_is_not_lost_while_the_address_follows() {
    let site = Site::open();
    let browser = &site.browser;
    for path in ["/fr/recherche", "/fr/plateformes"] {
        site.visit(path);
        browser.find("main input[type=search]").type_text("radio ");
        let followed = "return (new URLSearchParams(location.search).get('q') ?? '').trim() === arguments[0]";
        browser.wait_for_script("the first word in the address", followed, &[json!("radio")]);
        draw(browser);
        browser.type_keys("curie");
        assert_eq!(browser.dom("return searchBox().value", &[]), "radio curie", "{path}");
        browser.wait_for_script("both words in the address", followed, &[json!("radio curie")]);
    }
}

#[test]
fn a_typing_error_still_finds_and_the_text_without_it_is_one_step_away() {
    let site = Site::open();
    let browser = &site.browser;
    for (path, wrong, marked) in [
        ("/fr/recherche", "radioterapie", "radiothérapie"),
        ("/fr/plateformes", "citometrie", "cytométrie"),
        ("/en/search", "radioterapy", "radiotherapy"),
        ("/en/platforms", "citometry", "cytometry"),
    ] {
        let address = format!("{path}?q={wrong}");
        site.visit(&address);
        assert!(browser.count() > 0, "nothing is found at {address}");
        let marks = strings(&browser.dom(MARKS, &[]));
        assert!(marks.iter().any(|mark| mark == marked), "`{marked}` is marked at {address}: {marks:?}");
        let link = browser.element("link to the text without its error", CORRECTION, &[]);
        let right = link.text().trim_matches(['«', '»', '“', '”', '\u{202f}', '\u{a0}', ' ']).to_owned();
        link.click();
        let arrived = "return new URLSearchParams(location.search).get('q') === arguments[0] \
            && searchBox().value === arguments[0]";
        browser.wait_for_script(&format!("`{right}` in the address and in the box"), arrived, &[json!(right)]);
        assert!(right.to_lowercase().contains(marked), "{address} proposes `{right}`");
        assert!(browser.count() > 0);
        let again = "return !/Vouliez-vous dire|Did you mean/.test(words(document.querySelector('main')))";
        browser.wait_for_script("no other proposal", again, &[]);
        browser.back();
        browser.wait_arrival(&address);
        browser.wait_for_script("the wrong text", "return searchBox().value === arguments[0]", &[json!(wrong)]);
    }
}

#[test]
fn a_platform_found_by_another_name_of_its_technique_says_so() {
    let site = Site::open();
    for path in ["/fr/plateformes", "/en/platforms"] {
        site.visit(&format!("{path}?q=FACS"));
        let said = "return all('li .tag mark', results()).map(words).filter(said => /^(Cytométrie en flux|Flow cytometry)$/.test(said))";
        assert_ne!(site.browser.dom(said, &[]), json!([]), "{path}");
        site.visit(path);
        let never = site.browser.dom("return all('mark', results()).map(words)", &[]);
        assert_eq!(never, json!([]), "{path}: nothing is sought, so nothing is marked");
    }
}

#[test]
fn a_word_that_nothing_has_is_named_and_the_others_still_find() {
    let site = Site::open();
    let browser = &site.browser;
    for (path, query, says) in [
        ("/fr/plateformes", "cytometrie", ["Aucun résultat avec tous ces mots", "Résultats sans"]),
        ("/en/platforms", "cytometry", ["No result matches every word", "Results without"]),
    ] {
        site.visit(&format!("{path}?q={query}"));
        let found = browser.count();
        site.visit(&format!("{path}?q={query}+zzzzzz"));
        assert_eq!(browser.count(), found, "{path}: the known word finds what it found alone");
        assert!(!browser.result_paths().is_empty());
        let page = browser.main_text();
        for said in says {
            assert!(page.contains(said), "{path} says `{said}`: {page}");
        }
        assert!(page.contains("zzzzzz"));
    }
    // Where nothing is found, the page of results offers searches that find something.
    site.visit("/fr/recherche?q=zzzzzz");
    browser.element("a search to try", "return all('main a.chip').find(shown)", &[]).click();
    browser.wait_for_script("the catalogue", "return location.pathname === '/fr/plateformes'", &[]);
    assert!(browser.count() > 0);
}

#[test]
fn what_has_come_is_found_where_the_catalogue_has_not() {
    let site = Site::open();
    let browser = &site.browser;
    site.server.set_fault("/data/platforms.json", Fault::Status(500));
    site.visit("/fr/groupes");
    open(browser);
    seek(browser, "radio");
    assert_ne!(ask(browser, "return all('[role=group]', list).length", &[]), 0);
    assert_eq!(site.load("/fr/recherche?q=radio"), PageState::Ready);
    assert_ne!(browser.dom(SECTIONS, &[]), json!([]));
    let alert = browser.alert();
    assert!(alert.contains("platforms.json"), "the missing file is named: `{alert}`");
    assert_eq!(site.load("/fr/plateformes?q=radio"), PageState::Failed);
}

#[test]
fn the_search_and_its_page_can_be_used_without_eyes_or_mouse_and_fit_a_phone() {
    let site = Site::open();
    let browser = &site.browser;
    let mut faults = Vec::new();
    let windows = [(1280, 900, Scheme::Light), (360, 800, Scheme::Dark), (320, 700, Scheme::Light)];
    for (number, (width, height, scheme)) in windows.into_iter().enumerate() {
        browser.set_viewport(width, height);
        browser.set_scheme(scheme);
        let mut check = |what: &str| {
            let wide = strings(&ask(browser, TOO_WIDE, &[])).into_iter().map(|html| format!("too wide: {html}"));
            let errors = browser.console_errors().into_iter().map(|message| format!("console: {message:?}"));
            let found = browser.axe().into_iter().chain(wide).chain(errors);
            faults.extend(found.map(|fault| format!("{what}, {width}: {fault}")));
            picture(&site, what, &format!("{width}-{scheme:?}").to_lowercase());
        };
        let long = "anticonstitutionnellement".repeat(3);
        let pages = [("/fr/recherche", "curie", "zzzzzzzz"), ("/en/search", "radio", &*long)];
        for (path, found, none) in tried(pages, number, 2) {
            for query in [String::new(), format!("?q={found}"), format!("?q={none}")] {
                site.visit(&format!("{path}{query}"));
                check(&format!("{path}{query}"));
            }
            open(browser);
            check(&format!("{path} open, empty"));
            seek_platforms(browser, found);
            check(&format!("{path} open, {found}"));
            browser.press(DOWN);
            wait_chosen(browser, Some(0));
            check(&format!("{path} open, {found}, first"));
            browser.find("[role=combobox]").empty();
            browser.type_keys(none);
            wait_ask(browser, "a single option", "return options.length === 1", &[]);
            check(&format!("{path} open, {none}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Elements that overflow the page or the open dialog, and elements that scroll sideways in them.
const TOO_WIDE: &str = r"
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth) return ['the page'];
    return (dialog ? [dialog, ...all('*', dialog)] : []).filter(element => {
        const { width, height } = element.getBoundingClientRect();
        return !element.matches('input, svg *') && shown(element) && width > 1 && height > 1 && (element.getBoundingClientRect().right > innerWidth + 0.5
            || getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1);
    }).slice(0, 5).map(element => element.outerHTML.slice(0, 100));
";

#[test]
fn what_is_typed_while_a_large_catalogue_is_still_read_is_kept_with_the_focus() {
    if cannot(&[Engine::Firefox, Engine::WebKit], "its driver cannot slow the processor down") {
        return;
    }
    let count = if is_thorough() { TEN_THOUSAND } else { 2500 };
    let site = site_with_many_platforms(count);
    let browser = &site.browser;
    browser.slow_down(4.0);
    site.visit("/fr/plateformes");
    browser.dom("window.field = searchBox()", &[]);
    browser.find("main input[type=search]").type_text("cytometrie");
    wait_said(browser, "cytometrie");
    assert!((1..count).contains(&browser.count()));
    assert_eq!(browser.dom("return searchBox().value", &[]), "cytometrie");
    assert_eq!(browser.dom("return searchBox() === field", &[]), true, "the page is not redrawn");
    assert_eq!(browser.dom("return document.activeElement === field", &[]), true, "the box keeps the focus");
}

#[test]
fn ten_thousand_platforms_open_and_follow_what_is_typed() {
    ten_thousand_platforms_follow(1.0);
}

#[test]
#[ignore = "thorough: make test-all"]
fn ten_thousand_platforms_open_and_follow_what_is_typed_on_a_slow_machine() {
    if cannot(&[Engine::Firefox, Engine::WebKit], "its driver cannot slow the processor down") {
        return;
    }
    ten_thousand_platforms_follow(4.0);
}

const TEN_THOUSAND: u64 = 10_000;

#[track_caller]
fn site_with_many_platforms(count: u64) -> Site {
    let site = Site::open();
    site.server.set_fault("/data/platforms.json", Fault::body("application/json", many_platforms(count)));
    site
}

/// The times are printed for information, not asserted: they depend on the machine.
#[track_caller]
fn ten_thousand_platforms_follow(slower: f64) {
    const WATCH: &str = "window.longTasks = []; new PerformanceObserver(list => longTasks.push(...list.getEntries() \
        .map(({ startTime, duration }) => Math.round(startTime) + '+' + Math.round(duration)))) \
        .observe({ type: 'longtask', buffered: true })";
    let site = site_with_many_platforms(TEN_THOUSAND);
    let browser = &site.browser;
    browser.run_in_new_documents(WATCH);
    browser.slow_down(slower);
    let report = |what: &str| {
        draw(browser);
        let told = browser.script("return [Math.round(performance.now()), longTasks.splice(0).join(' ')]", &[]);
        eprintln!("{slower}× slower: {what}, at {} ms; long tasks, start+length in ms: {}", told[0], text(&told[1]));
    };
    site.visit("/fr/plateformes");
    report("the catalogue ready");
    assert_eq!(browser.count(), TEN_THOUSAND);

    site.visit("/fr/plateformes?q=cytometrie");
    report("the catalogue ready, with a text in its address");
    let found = browser.count();
    assert!((1..TEN_THOUSAND).contains(&found), "{found} platforms for `cytometrie`");
    browser.find("main input[type=search]").empty();
    browser.wait_count(TEN_THOUSAND);
    report("the text taken away");
    browser.type_keys("cytometrie");
    wait_said(browser, "cytometrie");
    report("`cytometrie` typed");
    assert_eq!(browser.count(), found, "a text finds the same when typed and when in the URL");
    browser.type_keys(" curie");
    wait_said(browser, "cytometrie curie");
    report("` curie` typed");
    assert!((1..found).contains(&browser.count()), "another word narrows the list");

    for (path, over) in [("/fr/plateformes?q=curie", "the catalogue"), ("/fr/groupes", "another page, at once")] {
        site.visit(path);
        report(&format!("`{path}` ready"));
        open(browser);
        report(&format!("the search open over {over}"));
        seek(browser, "radio");
        report("`radio` typed in it");
    }
    browser.press(ENTER);
    browser.wait_arrival("/fr/recherche?q=radio");
    report("the page of results");
    // The index of all may still be in the making.
    browser.wait_for("the results", || if browser.dom(SECTIONS, &[]) == json!([]) { Err("none") } else { Ok(()) });
    assert_eq!(format!("{:?}", browser.console_errors()), "[]");
}

/// Waits until the catalogue's status mentions this text.
#[track_caller]
fn wait_said(browser: &Browser, sought: &str) {
    let said = "return heard().includes(`« ${arguments[0]} »`)";
    browser.wait_for_script(&format!("a status for `{sought}`"), said, &[json!(sought)]);
}

/// The shipped platforms repeated, each with its own id and name.
#[track_caller]
fn many_platforms(wanted: u64) -> Vec<u8> {
    let wanted = usize::try_from(wanted).unwrap();
    let mut file = dist::data("platforms.json");
    let shipped = dist::records("platforms.json");
    let records = shipped.iter().cycle().take(wanted).enumerate().map(|(number, record)| {
        let mut record = record.clone();
        let round = number / shipped.len();
        if round > 0 {
            record["id"] = json!(format!("{}-{round}", text(&record["id"])));
            for field in ["name", "name_fr", "name_en"] {
                if let Some(name) = record[field].as_str() {
                    record[field] = json!(format!("{name} {round}"));
                }
            }
        }
        record
    });
    file["records"] = records.collect();
    serde_json::to_vec(&file).unwrap()
}

/// As [`Browser::dom`], with [`PALETTE`] in scope.
#[track_caller]
fn ask(browser: &Browser, body: &str, arguments: &[Value]) -> Value {
    browser.dom(&format!("{PALETTE}{body}"), arguments)
}

#[track_caller]
fn wait_ask(browser: &Browser, what: &str, body: &str, arguments: &[Value]) {
    browser.wait_for_script(what, &format!("{PALETTE}{body}"), arguments);
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
    wait_ask(browser, "the search, open, with the focus in its box", open, &[]);
}

/// The content of the dialog is removed a moment after the browser has closed it.
#[track_caller]
fn wait_closed(browser: &Browser) {
    wait_ask(browser, "the search to close", "return !dialog && all('dialog [role=combobox]').length === 0", &[]);
}

/// Types into the focused field, and waits for the answer.
#[track_caller]
fn seek(browser: &Browser, text: &str) {
    browser.type_keys(text);
    wait_options(browser, text);
}

/// As [`seek`], for a text that platforms have. They are found last: until the search and the catalogue have come, only
/// the page of all results is offered, then what other files have.
#[track_caller]
fn seek_platforms(browser: &Browser, text: &str) {
    seek(browser, text);
    wait_platforms(browser);
}

#[track_caller]
fn wait_platforms(browser: &Browser) {
    wait_ask(browser, "platforms among the options", &format!("return {PLATFORM} !== undefined"), &[]);
}

/// The last option leads to all results, and quotes the text.
#[track_caller]
fn wait_options(browser: &Browser, text: &str) {
    let answered = "return options.length > 0 && words(options.at(-1)).includes(arguments[0])";
    wait_ask(browser, &format!("the options for `{text}`"), answered, &[json!(text)]);
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
    browser.wait_for(&format!("the chosen option to be {expected:?}"), || {
        let seen = ask(browser, script, &[]);
        if seen == json!(expected) { Ok(()) } else { Err(seen) }
    });
}

#[track_caller]
fn wait_left(browser: &Browser, path: &str) {
    let left = "return location.pathname + location.search !== arguments[0] \
        && document.documentElement.dataset.state === 'ready'";
    browser.wait_for_script(&format!("another page than `{path}`, ready"), left, &[json!(path)]);
}

/// A URL without a page must not be indexed: its page says so.
#[track_caller]
fn assert_is_a_page(browser: &Browser, what: &str) {
    let lost = "return document.querySelector('meta[name=robots][content*=noindex]') !== null";
    assert_eq!(browser.script(lost, &[]), false, "{what}: `{}` leads nowhere", browser.address());
    assert_ne!(browser.heading(), "", "{what}");
}

/// After the page has had time to react.
#[track_caller]
fn draw(browser: &Browser) {
    let frames = "const frame = () => new Promise(requestAnimationFrame); await frame(); await frame(); await frame()";
    browser.script_async(frames, &[]);
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

/// The number at the end of a heading such as `Plateformes 12`.
#[track_caller]
fn number(heading: &str) -> u64 {
    let digits: String = heading.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or_else(|_| panic!("`{heading}` ends with no number"))
}
