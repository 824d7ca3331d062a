//! The platform catalogue: a journey by keyboard, then each requirement on search and facets.

use crate::published::{before_the_app, let_the_app_come};
use crate::support::{Browser, ENTER, SPACE, Site, TAB, is_thorough, text};
use serde_json::json;
use std::collections::BTreeSet;

const PATH: &str = "/fr/plateformes";
const ON_CHECKBOX: &str = "element.matches('fieldset input[type=checkbox]')";
const ON_SEARCH_BOX: &str = "element.matches('input[type=search], [role=searchbox]')";
const ON_CHIP: &str = "element.matches('button') && REMOVE.test(name(element))";
const ON_RESULT: &str = "results()?.contains(element) && element.matches(':is(h1, h2, h3, h4, h5, h6) a')";

#[test]
fn a_visitor_reaches_a_record_by_keyboard_and_back_restores_the_filters() {
    let site = Site::at("/fr");
    site.tab_to("a search box", ON_SEARCH_BOX);
    site.type_keys("cytometrie");
    site.press(ENTER);
    site.wait_arrival("/fr/plateformes?q=cytometrie");
    let found = site.count();
    assert!(found > 0, "nothing is found for `cytometrie`");

    site.tab_to("a facet's checkbox", ON_CHECKBOX);
    let choice = site.focused_choice();
    site.press(SPACE);
    site.wait_count(choice.count);
    assert_eq!(site.focused_choice().label, choice.label, "filtering does not move the focus");
    assert_eq!(site.chips().len(), 1, "one chip for one filter: {:?}", site.chips());

    site.tab_to("the chip of the filter", ON_CHIP);
    site.press(ENTER);
    site.wait_count(found);
    assert_eq!(site.chips(), Vec::<String>::new());
    assert_focus_is_kept(&site);

    site.tab_to("a facet's checkbox", ON_CHECKBOX);
    let choice = site.focused_choice();
    site.press(SPACE);
    site.wait_count(choice.count);
    site.wait_until("the filter in the address", "return location.search.split('&').length === 2");
    let (filtered, results) = (site.address(), site.result_paths());

    site.tab_to("the title of a result", ON_RESULT);
    site.press(ENTER);
    site.wait_arrival(&results[0]);
    assert_ne!(site.heading(), "");

    site.back_to(&filtered);
    site.wait_count(choice.count);
    assert_eq!(site.result_paths(), results);
    assert!(site.choice(&choice).checked, "`{choice}` is chosen again");
    assert_eq!(site.dom("return searchBox().value"), "cytometrie");
}

#[test]
fn back_from_a_record_restores_the_scroll_position() {
    let site = Site::at(PATH);
    let last = site.result_paths().pop().expect("the catalogue has results");
    let focus_last = "const link = all(':is(h1, h2, h3, h4, h5, h6) a', results()).at(-1); \
        link.scrollIntoView({ block: 'center', behavior: 'instant' }); link.focus({ preventScroll: true }); \
        const frame = () => new Promise(requestAnimationFrame); await frame(); await frame(); return window.scrollY";
    let place = site.dom_async(focus_last, &[]).as_f64().unwrap();
    assert!(place > 0.0, "the last result is below the fold");
    site.press(ENTER);
    site.wait_arrival(&last);
    site.wait_until("the record from its top", "return window.scrollY < 100");
    site.back_to(PATH);
    site.wait_seen(&format!("the list at {place} px"), || site.scroll_position(), |seen| (seen - place).abs() <= 4.0);
}

#[test]
fn each_filter_value_gives_as_many_results_as_its_count() {
    // Native tests prove that all counts are right; this one, that the page shows them.
    let each = if is_thorough() { 4 } else { 1 };
    let site = Site::open();
    for query in ["", "?q=imagerie"] {
        site.visit(&format!("{PATH}{query}"));
        site.open_facets();
        let total = site.count();
        let choices: Vec<_> = site.choices().into_iter().filter(|choice| choice.count > 0).collect();
        let facets: BTreeSet<&String> = choices.iter().map(|choice| &choice.facet).collect();
        assert!(facets.len() >= 3, "facets with choices: {facets:?}");
        for facet in facets {
            for choice in choices.iter().filter(|choice| choice.facet == *facet).take(each) {
                assert!(choice.count <= total, "`{choice}` promises more than the {total} there are");
                site.toggle(choice);
                site.wait_count(choice.count);
                site.toggle(choice);
                site.wait_count(total);
            }
        }
    }
}

#[test]
fn choosing_a_filter_keeps_the_filters_in_place() {
    let site = Site::open();
    site.set_viewport(1366, 900);
    site.visit(PATH);
    let top = "return document.getElementById('f-departement-0').getBoundingClientRect().top + scrollY";
    let before = site.script(top);
    site.dom("document.getElementById('f-departement-0').click()");
    site.wait_until("the choice", "return location.search.includes('departement=')");
    site.dom("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    assert_eq!(site.script(top), before);
}

#[test]
fn typing_replaces_the_url_adds_no_history_entry_and_keeps_the_focus() {
    let site = Site::at(&format!("{PATH}?q=imagerie"));
    let expected = site.count();
    site.visit("/fr/agenda");
    site.visit(PATH);
    let length = site.script("return history.length");
    site.dom("searchBox().focus()");
    let mut typed = String::new();
    for letter in "imagerie".chars() {
        site.press(letter);
        typed.push(letter);
        let script = "return new URLSearchParams(location.search).get('q') === arguments[0]";
        site.wait_until_with(&format!("q={typed} in the address"), script, &[json!(typed)]);
    }
    site.wait_count(expected);
    assert_eq!(site.script("return history.length"), length, "history.length");
    assert_eq!(site.dom("return document.activeElement === searchBox() && searchBox().value"), "imagerie");
    site.back_to("/fr/agenda");
}

/// Types a character into the search of the catalogue and records the effects: for each card that was there before,
/// whether it and its unchanged parts are still the same elements; and attributes that are set to their current value.
const NOTE_A_LETTER: &str = r"
    const cards = () => new Map(all('.record').map(card => [card.querySelector('a').href, [card, [...card.children]]]));
    const html = part => part.outerHTML;
    const before = cards(), texts = new Map([...before.values()].flat(2).map(part => [part, html(part)]));
    const needless = [];
    new MutationObserver(changes => changes.forEach(({ type, target, attributeName, oldValue }) => {
        const same = type === 'childList' || oldValue === (attributeName ? target.getAttribute(attributeName) : target.data);
        if (same) needless.push(`${type} ${attributeName} of ${target.outerHTML ?? target.data}`);
    })).observe(document.querySelector('.facets'), { childList: true, subtree: true, attributes: true,
        attributeOldValue: true, characterData: true, characterDataOldValue: true });
    window.letter = () => {
        const kept = [...cards()].filter(([href]) => before.has(href));
        const parts = kept.flatMap(([href, [, now]]) => now.map(part => [part, before.get(href)[1]]));
        const same = ([part, earlier]) => earlier.includes(part) || !earlier.some(one => texts.get(one) === html(part));
        return {
            needless, cards: kept.length, new: cards().size - kept.length,
            moved: kept.filter(([href, [card]]) => card === before.get(href)[0]).length,
            parts: parts.filter(pair => !same(pair)).map(([part]) => html(part)),
            drawn: parts.filter(([part, earlier]) => !earlier.includes(part)).length,
        };
    };
";

#[test]
fn typing_reuses_cards_and_redraws_only_what_changed() {
    const LIST: &str = "return document.querySelector('.records').outerHTML";
    let site = Site::at(&format!("{PATH}?q=imagerie%20pa"));
    site.element("the second bookmark", "return all('.record button')[1]").click();
    site.wait_until("the bookmark pressed", "return all('.record [aria-pressed=true]').length === 1");
    site.dom("const box = searchBox(); box.focus(); box.setSelectionRange(99, 99)");
    site.dom(NOTE_A_LETTER);
    site.press('r');
    site.wait_until("the address", "return location.search.endsWith('par')");
    let noted = site.script("return window.letter()");
    let number = |name: &str| noted[name].as_u64().unwrap();
    assert!(number("cards") > 3 && number("new") > 0 && number("drawn") > 3, "the letter tests all cases: {noted}");
    assert_eq!(number("moved"), number("cards"), "cards in both lists keep their elements");
    assert_eq!(noted["parts"], json!([]), "their unchanged parts keep their elements");
    assert_eq!(noted["needless"], json!([]), "only changed filters are redrawn");
    let after = text(&site.dom(LIST));
    site.reload();
    assert_eq!(text(&site.dom(LIST)), after, "the updated list equals a new one");
}

#[test]
fn an_unchanged_number_of_results_is_announced() {
    let site = Site::at("/fr/plateformes?q=facs");
    let count = site.count();
    site.open_facets();
    let same = site.choices().into_iter().find(|choice| !choice.checked && choice.count == count);
    site.toggle(&same.expect("a value that all results have"));
    let heard = "return heard().startsWith(`Toujours ${arguments[0]} plateforme`)";
    site.wait_until_with("an announcement that the number is unchanged", heard, &[json!(count)]);
}

/// Closed facets, folded families and a column that is too narrow to be shown are not drawn.
#[test]
fn facet_values_are_rendered_when_the_facet_opens() {
    let site = Site::open();
    let drawn = "all('.facets details').filter(facet => facet.open && facet.querySelector('input')).length";
    let closed = "all('.facets details:not([open])')";
    let wait = |what: &str, condition: &str| {
        site.wait_until(what, &format!("return {condition}"));
    };
    before_the_app(&site, PATH);
    let open = site.dom(&format!("return {drawn}")).as_u64().unwrap();
    assert_eq!(site.dom(&format!("return {closed}.some(facet => facet.querySelector('input'))")), false);
    // One is opened before the app has come, another one later.
    let click = format!("{closed}[0].querySelector('summary').click()");
    site.dom(&click);
    let_the_app_come(&site);
    wait("the facet opened before", &format!("{drawn} === {}", open + 1));
    site.dom(&click);
    wait("the facet opened later", &format!("{drawn} === {}", open + 2));
    site.dom("all('.facets details[open] > summary').at(-1).click()");
    wait("a closed facet without values", &format!("{drawn} === {}", open + 1));

    let techniques = "all('.facets [data-level=\"2\"]').length";
    assert_eq!(site.dom(&format!("return {techniques}")), 0);
    site.dom("document.querySelector('.facet-unfold').click()");
    wait("the techniques of a family", &format!("{techniques} > 0"));

    site.set_viewport(390, 800);
    wait("no facets in a column that is not shown", "all('.facets details').length === 0");
    site.set_viewport(1280, 900);
    wait("the facets again", "all('.facets details').length > 4");
}

#[test]
fn one_button_clears_all_filters() {
    let site = Site::at(PATH);
    site.open_facets();
    let total = site.count();
    let first = site.choices().into_iter().find(|choice| choice.count > 0).unwrap();
    site.toggle(&first);
    site.wait_count(first.count);
    let second = site.choices().into_iter().find(|choice| choice.facet != first.facet && choice.count > 0).unwrap();
    site.toggle(&second);
    site.wait_count(second.count);
    // The URL alone restores the choices.
    site.wait_until("both filters in the address", "return location.search.split('=').length === 3");
    site.visit(&site.address());
    site.open_facets();
    assert_eq!((site.count(), site.chips().len()), (second.count, 2));
    site.element("button that clears all filters", "return button(CLEAR)").click();
    site.wait_count(total);
    site.wait_until("no filter in the address", "return location.search === ''");
    assert_eq!(site.chips(), Vec::<String>::new());
    assert!(site.choices().iter().all(|choice| !choice.checked));
    assert_focus_is_kept(&site);
}

#[test]
fn the_next_page_of_the_list_has_other_results_and_back_leads_to_the_first() {
    let site = Site::at(PATH);
    let first = site.result_paths();
    let next = "const nav = all('nav').find(nav => name(nav) === 'Pagination'); \
        return all('a[href]', nav).find(link => new URL(link.href).searchParams.get('page') === '2')";
    site.element("link to page 2 in a nav named Pagination", next).click();
    site.wait_arrival(&format!("{PATH}?page=2"));
    assert!(site.result_paths().iter().all(|path| !first.contains(path)), "other results");
    site.back_to(PATH);
    assert_eq!(site.result_paths(), first);
}

#[test]
fn unknown_parameters_are_ignored_and_unknown_values_are_named() {
    let site = Site::at(PATH);
    let (total, first) = (site.count(), site.result_paths());
    let strange =
        "foo=1&technique=nothing-like-it&departement=99&access=%FF&label=&sort=upwards&view=cube&page=many&q=";
    site.visit(&format!("{PATH}?{strange}"));
    assert_eq!((site.count(), site.result_paths()), (total, first));
    assert_eq!(format!("{:?}", site.console_errors()), "[]");
    assert!(site.main_text().contains("n’est le nom d’aucun département"));
    site.visit(&format!("{PATH}?q=imagerie&host=institut-curi"));
    let notice = site.dom("return words(document.querySelector('main .notice'))");
    let expected = "« institut-curi » n’est le nom d’aucun établissement du catalogue : il n’est pas appliqué. \
        Vouliez-vous dire « Institut Curie » ?";
    assert_eq!(text(&notice).replace(['\u{a0}', '\u{202f}'], " "), expected);
    assert_eq!(site.axe(), Vec::<String>::new());
    // In an embed, the console tells its author.
    site.run_in_new_documents("window.warned = []; console.warn = text => warned.push(text)");
    site.visit("/embed/en/platforms?host=institut-curi");
    let told = site.script("return warned");
    assert!(text(&told[0]).starts_with("“institut-curi” is not the name of any institution"), "{told}");
}

#[track_caller]
fn assert_focus_is_kept(browser: &Browser) {
    let lost = browser.script("return document.activeElement === document.body");
    assert_eq!(lost, false, "the focus fell to the body when its button went away");
}

/// Regression: a text typed just before choosing a facet was missing from the history.
#[test]
fn text_typed_just_before_a_filter_has_its_own_history_entry() {
    let site = Site::at("/fr/plateformes");
    // Safari skips history entries that no user action created.
    site.press(TAB);
    let quickly = "const box = document.querySelector('[type=search]'); box.value = 'imagerie'; \
        box.dispatchEvent(new Event('input', {bubbles: true})); \
        document.querySelector('.facets input[name=departement]:not(:disabled)').click()";
    site.script(quickly);
    let both = "return location.search.includes('q=imagerie') && location.search.includes('departement=')";
    site.wait_until("text and choice in the address", both);
    site.back_to("/fr/plateformes?q=imagerie");
}
