//! From a list to a decision: the map, shortlist, comparison, acknowledgement of a platform.

use crate::cases::tried;
use crate::support::{Browser, ENTER, SPACE, Scheme, Site, TAB, dist, strings, text};
use serde_json::json;

const CATALOGUE: &str = "/fr/plateformes";
/// The least share of the places that have their names on the map of a wide screen.
const NAMED: f64 = 0.65;
const THREE: [&str; 3] = ["curie-cytpic", "curie-pict-ibisa", "cochin-imagic"];

/// For all scripts.
const PARTS: &str = r"
    const cards = () => [...(results()?.children ?? [])];
    const keep = card => card.querySelector('button[aria-pressed]');
    const tray = () => all('aside').find(aside => aside.querySelector('a[href*=\'comparer?\'], a[href*=\'compare?\']'));
    const shortlist = () => all('header a').find(link => /(selection|shortlist)$/.test(link.pathname));
";

/// The platforms in a page's headings or table headers, as the ids in their URLs.
#[track_caller]
fn listed(browser: &Browser) -> Vec<String> {
    let links =
        "return all('main .record-title a, main thead a.title-link').map(link => link.pathname.split('/').at(-1))";
    strings(&browser.dom(links))
}

#[track_caller]
fn wait_listed(browser: &Browser, ids: &[&str]) {
    browser.wait_seen(&format!("{ids:?}"), || listed(browser), |found| *found == ids);
}

fn query(ids: &[&str]) -> String {
    ids.iter().map(|id| format!("id={id}")).collect::<Vec<_>>().join("&")
}

#[test]
fn platforms_are_shortlisted_counted_shared_by_url_and_removed() {
    let site = Site::at(CATALOGUE).with_functions(PARTS);
    let first: Vec<String> = site.result_paths()[..2].iter().map(|path| path.replace("/fr/plateformes/", "")).collect();
    let first: Vec<&str> = first.iter().map(String::as_str).collect();
    for number in 0..2 {
        site.dom_with("keep(cards()[arguments[0]]).focus()", &[json!(number)]);
        site.press(SPACE);
        site.wait_until("the button pressed", "return document.activeElement.getAttribute('aria-pressed') === 'true'");
    }
    assert!(text(&site.dom("return name(shortlist())")).contains('2'));

    site.reload();
    site.dom("shortlist().click()");
    site.wait_arrival("/fr/selection");
    wait_listed(&site, &first);
    site.visit(&format!("/fr/plateformes/{}", THREE[0]));
    site.dom("all('main .platform-actions button')[0].click()");
    site.visit("/en/shortlist");
    wait_listed(&site, &[first[0], first[1], THREE[0]]);

    // A shared list is shown unchanged, and can be added to one's own.
    let sent = format!("/fr/selection?{}", query(&THREE[1..]));
    site.visit(&sent);
    wait_listed(&site, &THREE[1..]);
    site.dom("all('main button').find(button => /^Ajouter à ma sélection/.test(name(button))).click()");
    site.wait_arrival("/fr/selection");
    wait_listed(&site, &[first[0], first[1], THREE[0], THREE[1], THREE[2]]);

    site.dom("all('main button[aria-pressed=true]')[0].click()");
    wait_listed(&site, &[first[1], THREE[0], THREE[1], THREE[2]]);
}

#[test]
fn the_focus_moves_to_the_next_platform_when_one_is_removed() {
    let site = Site::at(CATALOGUE).with_functions(PARTS);
    site.script_with("localStorage.setItem('shortlist', arguments[0])", &[json!(THREE.join(" "))]);
    site.visit("/fr/selection");
    wait_listed(&site, &THREE);
    // The successor, or the predecessor of the last one, or the title.
    for (removed, left) in [(1, &[THREE[0], THREE[2]][..]), (1, &[THREE[0]]), (0, &[])] {
        site.dom_with("all('main .record button')[arguments[0]].focus()", &[json!(removed)]);
        site.press(ENTER);
        wait_listed(&site, left);
        let focused = "const card = document.activeElement.closest('.record'); \
            return card ? card.querySelector('a').pathname.split('/').at(-1) : document.activeElement.id";
        let expected = left.get(removed).or(left.last()).unwrap_or(&"shortlist-title");
        assert_eq!(site.dom(focused), *expected);
    }
    // From a list that somebody sent, nothing is removed.
    site.visit(&format!("/fr/selection?{}", query(&THREE)));
    wait_listed(&site, &THREE);
    site.press_enter_on("all('main .record button')[1]");
    site.wait_until("the platform added", "return document.activeElement.getAttribute('aria-pressed') === 'true'");
    assert_eq!(site.dom("return all('main .record button').indexOf(document.activeElement)"), 1);
}

#[test]
fn up_to_four_platforms_are_compared_and_listed_in_the_url() {
    let site = Site::at(CATALOGUE).with_functions(PARTS);
    for number in 0..5 {
        site.dom_with("keep(cards()[arguments[0]]).click()", &[json!(number)]);
    }
    let offer = "const link = tray()?.querySelector('a[href*=comparer]'); return link ? name(link) : ''";
    site.wait_seen("the offer to compare the first four", || text(&site.dom(offer)), |offer| offer.contains('4'));
    // After closing, the tray returns with the next platform.
    site.dom("tray().querySelector('button.icon-button').click()");
    site.wait_until("the tray closed", "return !tray() && document.activeElement.matches('main')");
    site.dom("keep(cards()[4]).click()");
    site.wait_until("the tray again", "return !!tray()");
    site.press_enter_on("tray().querySelector('a[href*=comparer]')");
    site.wait_until("the comparison", "return location.pathname === '/fr/comparer'");
    site.wait_ready();
    assert_eq!(listed(&site).len(), 4);
    assert_eq!(site.dom("return all('aside').filter(shown).length"), 0, "the tray is hidden");

    site.visit(&format!("/fr/comparer?{}&id=there-is-no-such", query(&THREE)));
    wait_listed(&site, &THREE);
    let table = site.dom(
        "const table = document.querySelector('main table'); return [words(table.caption), \
            [...table.tBodies[0].rows].map(row => [row.cells[0].scope, row.cells.length]), \
            [...table.tHead.rows[0].cells].slice(1).map(cell => cell.scope)]",
    );
    assert!(text(&table[0]).contains('3'), "{table}");
    assert!(
        table[1].as_array().is_some_and(|rows| rows.len() >= 6 && rows.iter().all(|row| *row == json!(["row", 4])))
    );
    assert_eq!(table[2], json!(["col", "col", "col"]));
    assert!(
        site.main_text().contains("n’est le nom d’aucune plateforme du catalogue"),
        "the unknown id is owned up to"
    );

    site.visit(&format!("/fr/comparer?{}", query(&THREE[..2])));
    wait_listed(&site, &THREE[..2]);
    let rows = "return all('main tbody tr').filter(shown).length";
    let all = site.dom(rows);
    site.dom("all('main input[type=checkbox]')[0].click()");
    site.wait_seen("fewer rows", || site.dom(rows), |left| left.as_u64() < all.as_u64());
    let same =
        site.dom("return all('main tbody tr').filter(row => shown(row) && row.dataset.same !== undefined).length");
    assert_eq!(same, 0, "rows with equal values are hidden");

    site.visit(&format!("/fr/comparer?{}", query(&THREE)));
    wait_listed(&site, &THREE);
    // Safari skips history entries that no user action created.
    site.press(TAB);
    site.dom("all('main thead a').find(link => /^Retirer/.test(name(link))).click()");
    wait_listed(&site, &THREE[1..]);
    site.back();
    wait_listed(&site, &THREE);
}

/// For scripts on the map; `drawn`: the numbers in the discs and beside the map.
const MAP: &str = r"
    const spots = () => all('main .spot');
    const number = spot => Number(words(spot.querySelector('.number')));
    const off = () => [...document.querySelector('.off-map')?.textContent.matchAll(/\((\d+)\)/g) ?? []];
    const drawn = () => [...spots().map(number), ...off().map(found => Number(found[1]))].reduce((a, b) => a + b, 0);
    const box = element => element.getBoundingClientRect();
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
";

#[test]
fn the_map_shows_every_result_once_and_filters_the_list() {
    let site = Site::at(&format!("{CATALOGUE}?view=map")).with_functions(MAP);
    let total = dist::ids("platforms.json").len() as u64;
    assert_eq!(site.count(), total);
    assert_eq!(site.dom("return drawn()"), total, "each result is drawn once, or counted in words");
    let places = site.dom("return spots().length + off().length");
    assert_eq!(site.dom("return all('main .place-list a').length"), places, "every place is in the index");

    let regions =
        "return all('main svg a[href*=\"departement=\"]').map(link => [name(link), link.getAttribute('href')])";
    let regions = site.dom(regions);
    let regions = regions.as_array().unwrap();
    assert_eq!(regions.len(), dist::records("map.json").len());
    let region = regions.iter().find(|region| text(&region[1]).contains("94")).unwrap();
    let promised: u64 = text(&region[0]).split([',', '\u{a0}']).find_map(|part| part.trim().parse().ok()).unwrap();
    site.press_enter_on("document.querySelector('#region-94')");
    site.wait_count(promised);
    site.wait_arrival(&format!("{CATALOGUE}?departement=94&view=map"));
    assert_eq!(site.chips().len(), 1);
    assert_eq!(site.dom("return drawn()"), promised);

    // A place is a filter, on the map and beside it; the other places do not move.
    let held = site.dom("const spot = spots()[0]; spot.focus(); return number(spot)").as_u64().unwrap();
    let id = text(&site.dom("return document.activeElement.id.slice(3)"));
    assert!(held < promised, "{id} is one of several");
    site.press(ENTER);
    site.wait_count(held);
    site.wait_arrival(&format!("{CATALOGUE}?departement=94&place={id}&view=map"));
    assert_eq!(site.chips().len(), 2);
    assert_eq!(site.dom("return drawn()"), promised);
    let lit = "return [document.activeElement.id, document.activeElement.ariaCurrent, results().children.length]";
    assert_eq!(site.dom(lit), json!([format!("at-{id}"), "true", held.min(20)]));

    site.dom("all('nav a').find(link => words(link) === 'Liste').click()");
    site.wait_arrival(&format!("{CATALOGUE}?departement=94&place={id}"));
    site.wait_count(held);
    site.back_to(&format!("{CATALOGUE}?departement=94&place={id}&view=map"));
    site.press_enter_on("document.querySelector('.place-list [aria-current]')");
    site.wait_count(promised);
    site.wait_arrival(&format!("{CATALOGUE}?departement=94&view=map"));

    site.visit(&format!("/embed{CATALOGUE}?view=map&place=en-reseau"));
    assert_eq!(
        site.dom("return words(document.querySelector('.off-map [aria-current]'))"),
        "En réseau, sans lieu unique"
    );
    site.visit(&format!("{CATALOGUE}?view=map&q=zzzzqqqq"));
    assert_eq!(site.count(), 0);
    assert_eq!(site.dom("return [drawn(), all('main .map-list .empty').length]"), json!([0, 1]));
}

#[test]
fn the_map_is_legible_and_clickable_at_any_width() {
    let site = Site::open().with_functions(MAP);
    for width in [320, 360, 768, 1280] {
        site.set_viewport(width, 800);
        site.visit(&format!("{CATALOGUE}?view=map"));
        let is_phone = width < 400;
        let shown = "return all('main .place-map').filter(shown).map(name)";
        let centre = "Paris et petite couronne";
        let both = json!([centre, "Carte des plateformes"]);
        assert_eq!(site.dom(shown), if is_phone { json!([centre]) } else { both }, "{width}");
        for turn in 0..=usize::from(is_phone) {
            if turn == 1 {
                site.dom("all('main .map-board button').find(button => words(button) === 'Région').click()");
                site.wait_until("the region", "return document.querySelector('[data-whole]') !== null");
            }
            let small = "return all('.place-map text').filter(text => text.checkVisibility()).map(text => [words(text), \
                    parseFloat(getComputedStyle(text).fontSize) * box(text.ownerSVGElement).width / 100]) \
                .filter(([, size]) => size < 12)";
            assert_eq!(site.dom(small), json!([]), "type of 12 px at {width}");
            let narrow = "return all('.spot .target').filter(target => target.checkVisibility()) \
                .map(target => box(target).width).filter(size => size < 32).length";
            assert_eq!(site.dom(narrow), 0, "targets of 32 px at {width}");
            let covered = "const discs = all('.spot .disc, .enlarged rect').filter(disc => disc.checkVisibility()); \
                const labels = all('.spot .label').filter(label => label.checkVisibility()); \
                return labels.flatMap(label => [...discs, ...labels].filter(other => other !== label \
                    && meet(box(label), box(other)))).map(other => words(other.parentNode)) \
                .concat(discs.flatMap((one, at) => discs.slice(0, at).filter(other => meet(box(one), box(other)) \
                    && Math.hypot(box(one).x - box(other).x, box(one).y - box(other).y) < box(one).width)).map(words))";
            assert_eq!(site.dom(covered), json!([]), "nothing covers a name or a number at {width}");
            // In a narrow drawing no place has its name.
            let named = "const seen = all('.spot').filter(spot => spot.checkVisibility()); \
                return seen.filter(spot => spot.querySelector('.label').checkVisibility()).length / seen.length";
            let named = site.dom(named).as_f64().unwrap();
            assert!(width < 1280 || named > NAMED, "{named} of the places have their names at {width}");
        }
    }
    let share = site.dom(
        "return box(document.querySelector('.map-board')).width / box(document.querySelector('.map-columns')).width",
    );
    assert!((0.55..0.62).contains(&share.as_f64().unwrap()), "the map takes {share} of the row");

    // On a phone the list covers the lower half of the screen: choosing a place neither moves the map nor scrolls.
    site.set_viewport(360, 800);
    site.visit(&format!("{CATALOGUE}?view=map"));
    let top = "return [scrollY, box(document.querySelector('.map-frames')).top]";
    let before =
        site.dom(&format!("scrollBy(0, box(document.querySelector('#at-institut-curie-ulm .disc')).top - 200); {top}"));
    site.dom("document.querySelector('#at-institut-curie-ulm').focus({ preventScroll: true })");
    site.press(ENTER);
    site.wait_until("a place in the address", "return location.search.includes('place=institut-curie-ulm')");
    assert_eq!(site.dom(top), before);
    let sheet = "const list = box(document.querySelector('.map-list')); \
        return [list.top >= innerHeight / 2 - 1, list.bottom <= innerHeight + 1, list.height > 200]";
    assert_eq!(site.dom(sheet), json!([true, true, true]), "the list covers the lower half of the screen");
    let reached = "document.querySelector('[id^=at-]:not([aria-current])').focus(); \
        return box(document.activeElement.querySelector('.disc')).bottom <= box(document.querySelector('.map-list')).top";
    assert_eq!(site.dom(reached), true, "the list does not cover the focused element");
    site.visit(&format!("{CATALOGUE}?place=orsay&view=map"));
    let seen = "const disc = box(document.querySelector('#at-orsay .disc')); \
        return disc.top > 64 && disc.bottom <= box(document.querySelector('.map-list')).top";
    site.wait_for("the chosen place above its list", || {
        if site.dom(seen) == true { Ok(()) } else { Err(site.dom(top).to_string()) }
    });
}

#[test]
fn the_citation_can_be_copied_and_a_link_corrects_the_record() {
    let site = Site::open().with_functions(PARTS);
    site.allow_clipboard();
    site.visit("/fr/plateformes/curie-cytpic");
    let line = text(&site.dom("return document.querySelector('.citation').textContent"));
    assert!(line.contains("CYTPIC") && line.contains("Institut Curie"), "{line}");
    site.press_enter_on("all('section').find(one => one.querySelector('.citation')).querySelector('button')");
    let condition =
        "return [...document.querySelectorAll('main [role=status]')].some(status => status.textContent === 'Copié.')";
    site.wait_until("that it is copied", condition);
    assert_eq!(site.copied(), line);
    let report = "return all('main a').filter(link => /Corriger cette fiche/.test(name(link))).map(link => link.getAttribute('href'))";
    assert_eq!(site.dom(report), json!(["/fr/proposer?id=curie-cytpic"]));
}

#[test]
fn shortlist_map_and_comparison_are_accessible() {
    let site = Site::open().with_functions(PARTS);
    for (number, (width, scheme)) in [(1280, Scheme::Light), (320, Scheme::Dark)].into_iter().enumerate() {
        site.set_viewport(width, 900);
        site.set_scheme(scheme);
        site.visit(CATALOGUE);
        let two = "cards().slice(0, 2).map(keep).filter(button => button.ariaPressed === 'false') \
            .forEach(button => button.click())";
        site.dom(two);
        site.wait_until("the tray", "return document.querySelector('.tray') !== null");
        // The tray is at the bottom of the window; in a window as high as the page it covers nothing.
        let height = site.script("return document.documentElement.scrollHeight").as_u64().unwrap_or(900);
        site.set_viewport(width, u32::try_from(height).unwrap());
        site.assert_accessible();
        site.set_viewport(width, 900);
        site.assert_fits("the page with the tray");
        let paths = [
            format!("{CATALOGUE}?view=map&departement=75&place=institut-curie-ulm"),
            format!("/embed{CATALOGUE}?view=map"),
            format!("/en/compare?{}", query(&THREE)),
            "/fr/comparer".to_owned(),
            "/fr/selection".to_owned(),
        ];
        for path in tried(paths, number, 2) {
            site.visit(&path);
            site.assert_accessible();
            site.assert_fits(&path);
        }
    }
}
