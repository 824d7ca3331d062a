//! The layout of each page: what comes first, and how high it is.

use crate::support::{Browser, DOWN, ENTER, ESCAPE, Site, TAB, UP, is_thorough, strings};
use serde_json::json;

/// Loads a URL and waits for its fonts: the fallback fonts are wider.
#[track_caller]
fn visit(site: &Site, path: &str) {
    site.visit(path);
    site.wait_until("the fonts of the page", "return document.fonts.status === 'loaded'");
}

/// The height of the page, or of the element with a selector, in CSS pixels.
#[track_caller]
fn height(browser: &Browser, selector: &str) -> u64 {
    let script = "return Math.ceil(document.querySelector(arguments[0]).getBoundingClientRect().height)";
    browser.dom_with(script, &[json!(selector)]).as_u64().unwrap()
}

/// Elements with a number, or a number and its unit, that is broken across lines.
const BROKEN_NUMBERS: &str = r"
    const lines = element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top / 6))).size;
    };
    return all('body *').filter(element => !element.children.length && element.checkVisibility()
        && /^\d[\d\s.,\u00a0\u202f]*([\s\u00a0\u202f]?[\p{L}%€]{1,12})?$/u.test(words(element)) && lines(element) > 1)
        .map(element => element.outerHTML.slice(0, 100));
";

#[test]
fn cards_fit_in_four_lines() {
    let site = Site::open();
    let pages = if is_thorough() { 1..=11 } else { 1..=2 };
    for (width, most) in [(1280, 128), (360, 190)] {
        site.set_viewport(width, 740);
        let list = pages
            .clone()
            .map(|page| if page == 1 { "/fr/plateformes".to_owned() } else { format!("/fr/plateformes?page={page}") });
        // A card with a reason has no more lines than others.
        let asked = ["/fr/plateformes?q=qui+peut+mesurer+les+protéines+de+mes+tumeurs".to_owned()];
        for path in list.chain(asked) {
            visit(&site, &path);
            let higher = "return all('.record').filter(card => card.getBoundingClientRect().height > arguments[0]) \
                .map(card => Math.round(card.getBoundingClientRect().height) + ' ' + words(card).slice(0, 60))";
            assert_eq!(site.dom_with(higher, &[json!(most)]), json!([]), "cards higher than {most} px at {width}");
            let bare = "return all('.record').filter(card => !card.querySelector('.record-summary, .record-techniques')).length";
            assert_eq!(site.dom(bare), 0);
        }
    }
    // The matching technique comes first, and is highlighted.
    visit(&site, "/fr/plateformes?q=facs");
    let firsts = "return all('.record-techniques').map(tags => !!tags.firstElementChild.querySelector('mark'))";
    let firsts = site.dom(firsts);
    assert!(firsts.as_array().is_some_and(|firsts| !firsts.is_empty() && firsts.iter().all(|first| *first == true)));
}

#[test]
fn contact_links_are_on_the_first_screen_of_a_phone() {
    let site = Site::open();
    site.set_viewport(360, 740);
    for id in ["curie-pict-ibisa", "curie-chemical-mapping", "cic-1428-gr-curie"] {
        visit(&site, &format!("/fr/plateformes/{id}"));
        let tops = "return all('.platform-head :is(.button, .platform-address a, button)').filter(shown) \
            .map(one => Math.round(one.getBoundingClientRect().bottom + scrollY))";
        let tops = site.dom(tops);
        let tops = tops.as_array().unwrap();
        assert!(tops.len() >= 2 && tops.iter().all(|top| top.as_u64() < Some(500)), "{id}: {tops:?}");
        // Further down, the same actions are at the bottom of the screen.
        site.dom("document.querySelector('#t-techniques').scrollIntoView()");
        let foot = "const bar = document.querySelector('.platform-bar').getBoundingClientRect(); \
            return [bar.bottom === innerHeight, bar.height >= 56]";
        assert_eq!(site.dom(foot), json!([true, true]), "{id}");
        let access = "return words(document.querySelector('[aria-labelledby=t-access]'))";
        assert!(site.dom(access).as_str().is_some_and(|access| access.contains("à demander")), "{id}");
    }
}

#[test]
fn home_and_footer_stay_short_and_no_number_wraps() {
    let site = Site::open();
    site.set_viewport(360, 740);
    for path in ["/fr", "/en"] {
        visit(&site, path);
        let whole = site.script("return document.documentElement.scrollHeight").as_u64().unwrap();
        assert!(whole <= 3000, "{path} is {whole} px high");
        let footer = height(&site, ".site-footer");
        assert!(footer <= 520, "the footer is {footer} px high");
    }
    let pages = "/fr /fr/plateformes /fr/plateformes?view=map /fr/panorama /fr/groupes/geocancer /fr/a-propos /fr/agenda \
        /fr/recherche?q=imagerie /fr/besoins /fr/proposer";
    for path in pages.split_whitespace() {
        visit(&site, path);
        for width in [280, 360, 768, 1280] {
            site.set_viewport(width, 740);
            assert_eq!(strings(&site.dom(BROKEN_NUMBERS)), Vec::<String>::new(), "{path} at {width}");
            site.assert_fits(&format!("{path} at {width}"));
        }
    }
}

#[test]
fn highlighting_a_family_or_a_departement_updates_the_other() {
    let site = Site::open();
    visit(&site, "/fr");
    let families = "return all('.family-index .tag').map(words)";
    let counts = "return all('.rosette-figure a').map(slice => [slice.getAttribute('href').match(/\\d+/)[0], \
        words(slice.querySelector('.slice-count'))]).filter(([, count]) => count)";
    let (order, whole) = (strings(&site.dom(families)), site.dom(counts));
    assert!(whole.as_array().is_some_and(|slices| slices.iter().all(|slice| slice[1] != "0")), "no zeros");
    // Highlighting a family highlights its départements.
    site.dom("const link = document.querySelector('#family-cytometry'); link.focus(); link.dispatchEvent(new Event('mouseenter'))");
    site.wait_seen("the slices of the family", || site.dom(counts), |lit| *lit != whole);
    let promised = "const link = document.activeElement; return Number(words(link.querySelector('.count')))";
    let promised = site.dom(promised);
    let sum: u64 =
        site.dom(counts).as_array().unwrap().iter().filter_map(|slice| slice[1].as_str()?.parse::<u64>().ok()).sum();
    assert_eq!(promised, sum, "each platform of the family is counted in its département");
    // Highlighting a département sorts the families.
    site.dom(
        "document.querySelector('.rosette-figure a[href*=\"departement=91\"]').dispatchEvent(new Event('mouseenter'))",
    );
    site.wait_seen("the families of the département", || strings(&site.dom(families)), |ranked| *ranked != order);
    site.press(TAB);
}

#[test]
fn the_home_page_searches_while_typing() {
    let site = Site::open();
    visit(&site, "/fr");
    let before = height(&site, ".hero");
    site.find("#home-search").type_text("cytometrie");
    let found = "const list = document.querySelector('#home-hits'); \
        return shown(list) && list.querySelectorAll('[role=option]').length > 2";
    site.wait_until("options", found);
    assert_eq!(height(&site, ".hero"), before, "nothing moves");
    site.assert_accessible();
    site.press(ESCAPE);
    let closed = "return !shown(document.querySelector('#home-hits')) && document.activeElement.id === 'home-search'";
    site.wait_until("the list closed", closed);
    // The arrows open the list at its ends; a closed list has no chosen option, so that Enter sends the form.
    let chosen = "const [field, list] = ['search', 'hits'].map(end => document.querySelector('#home-' + end)); \
        const options = [...list.querySelectorAll('[role=option]')]; \
        const chosen = options.findIndex(option => option.id === field.getAttribute('aria-activedescendant')); \
        return shown(list) ? [chosen, options.length - 1] : field.getAttribute('aria-activedescendant')";
    for (key, end) in [(DOWN, 0), (UP, 1)] {
        site.press(key);
        site.wait_for("an option at the end", || {
            let seen = site.dom(chosen);
            let expected = if end == 0 { json!(0) } else { seen[1].clone() };
            if seen[0] == expected && seen[1].as_u64() > Some(1) { Ok(()) } else { Err(seen) }
        });
        site.press(ESCAPE);
        site.wait_seen("no option", || site.dom(chosen), serde_json::Value::is_null);
    }
    site.press(ENTER);
    site.wait_arrival("/fr/plateformes?q=cytometrie");
}

#[test]
fn a_group_shows_each_event_once_with_its_links() {
    let site = Site::open();
    visit(&site, "/fr/groupes/geocancer");
    let titles = strings(&site.dom("return all('main h3').map(words)"));
    let seminar = "Enjeux et défis des données géospatiales pour l’oncologie";
    assert_eq!(titles.iter().filter(|title| title.starts_with(seminar)).count(), 1, "{titles:?}");
    let record = "const entry = all('.timeline > li').find(entry => words(entry).includes(arguments[0])); \
        return [...entry.querySelectorAll('a')].map(link => [words(link).slice(0, 5), link.getAttribute('href')])";
    assert_eq!(site.dom_with(record, &[json!(seminar)]), json!([["Vidéo", "https://www.canceropole-idf.fr/?p=3706"]]));
    let years = "return all('.timeline-year').map(year => Number.parseInt(words(year), 10)).filter(Boolean)";
    let years: Vec<u64> = site.dom(years).as_array().unwrap().iter().filter_map(serde_json::Value::as_u64).collect();
    assert!(years.is_sorted_by(|one, other| one >= other), "{years:?}");
}

#[test]
fn compared_platforms_keep_their_names_in_view_on_a_phone() {
    let site = Site::open();
    site.set_viewport(360, 740);
    for ids in [
        "id=curie-cytpic&id=curie-pict-ibisa&id=cochin-imagic",
        "id=curie-cytpic&id=curie-pict-ibisa&id=cochin-imagic&id=ican-imaging",
    ] {
        visit(&site, &format!("/fr/comparer?{ids}"));
        site.dom("all('main tbody tr').filter(shown).at(-1).scrollIntoView({ block: 'center' })");
        let seen = "return all('main thead a.title-link').every(link => { const box = link.getBoundingClientRect(); \
            return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; })";
        assert_eq!(site.dom(seen), true, "{ids}");
        let over = "return all('main tbody td').filter(shown).flatMap(cell => [...cell.querySelectorAll('*')] \
            .filter(part => part.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)).map(words)";
        assert_eq!(site.dom(over), json!([]), "a value is not wider than its column: {ids}");
    }
}

#[test]
fn the_empty_search_offers_pages_and_examples() {
    let site = Site::open();
    visit(&site, "/fr/missions");
    site.find(".search-trigger").click();
    let offered = "const start = document.querySelector('dialog[open] .palette-start'); \
        return start && shown(start) ? [...start.querySelectorAll('a')].map(words) : []";
    site.wait_for("what is offered", || {
        let offered = strings(&site.dom(offered));
        let has = |name: &str| offered.iter().any(|offer| offer == name);
        if has("Plateformes") && has("Séquencer") { Ok(()) } else { Err(offered.join(", ")) }
    });
    site.dom("document.querySelector('.palette-start a[href=\"/fr/agenda\"]').click()");
    site.wait_arrival("/fr/agenda");
    site.wait_until("the dialog closed", "return !document.querySelector('dialog[open]')");
}

#[test]
fn a_short_list_stays_in_view_while_the_filters_scroll() {
    let site = Site::open();
    site.set_viewport(1280, 800);
    visit(&site, "/fr/plateformes?technique=metabolomics");
    assert!((1..=4).contains(&site.count()), "few results");
    site.dom("all('.facets .note').at(-1).scrollIntoView({ block: 'end' })");
    let beside = "const cards = all('.record').map(card => card.getBoundingClientRect()); \
        return scrollY > 400 && cards.every(card => card.top >= 0 && card.bottom <= innerHeight)";
    site.wait_for("the list in the window", || {
        if site.dom(beside) == true { Ok(()) } else { Err(site.dom("return scrollY").to_string()) }
    });
}

#[test]
fn opening_the_downloads_of_a_figure_shifts_no_layout() {
    let site = Site::open();
    site.set_viewport(1280, 800);
    visit(&site, "/fr/panorama");
    let tops =
        "return all('.take summary, main h2, footer h2').map(one => Math.round(one.getBoundingClientRect().top))";
    let before = site.dom(tops);
    let opened = "const menu = document.querySelector('.take'); menu.open = true; \
        return [...menu.querySelectorAll('button')].every(button => { const box = button.getBoundingClientRect(); \
            return shown(button) && box.left >= 0 && box.right <= innerWidth; })";
    assert_eq!(site.dom(opened), true);
    assert_eq!(site.dom(tops), before);
    site.assert_accessible();
}
