//! Pages whose nodes are changed by others: translators, dark modes, grammar checkers. Live parts stay correct.

use crate::support::{Browser, Site, is_thorough, strings, text};
use serde_json::json;

/// Simulates a browser's translator: each text node is replaced by a translation in two nested `font` elements, also
/// when text is added later. The translation is the text in brackets.
const TRANSLATE: &str = r"
    const left = 'script, style, noscript, template, textarea, input, font, code, option, title, svg, [translate=no]';
    const one = text => {
        if (!text.data.trim() || !text.parentElement || text.parentElement.closest(left)) return;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = `[${text.data.trim()}]`;
        outer.append(inner);
        if (/^\s/.test(text.data)) text.before(' ');
        text.replaceWith(outer);
    };
    const texts = root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
        while (walker.nextNode()) all.push(walker.currentNode);
        return root.data ? [root] : all;
    };
    texts(document.body).forEach(one);
    new MutationObserver(changes => {
        for (const { type, target, addedNodes } of changes) {
            if (type === 'characterData') one(target);
            else for (const node of addedNodes) if (node.isConnected) texts(node).forEach(one);
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    document.documentElement.className = 'translated-ltr';
    document.documentElement.lang = 'de';
";

/// Other changes to nodes: to those within `root`, or to its `texts`.
const CHANGES: [(&str, &str); 8] = [
    ("split", "texts.forEach(text => text.length > 1 && text.splitText(1))"),
    (
        "marked",
        "texts.filter(text => text.length > 1).forEach(text => { \
            const mark = document.createElement('u'), end = text.splitText(1); \
            end.replaceWith(mark); mark.append(end); })",
    ),
    ("removed", "texts.forEach(text => text.remove())"),
    ("moved", "texts.forEach(text => document.body.append(text))"),
    ("joined", "root.normalize()"),
    ("emptied", "root.replaceChildren()"),
    ("copied", "root.replaceChildren(...root.cloneNode(true).childNodes)"),
    (
        "wrapped",
        "[...root.childNodes].forEach(node => { \
            const around = document.createElement('i'); node.replaceWith(around); around.append(node); })",
    ),
];

/// The steps of a visit; each starts when the previous one is shown.
struct Journey {
    path: &'static str,
    /// A script that acts, and an expression that must then be true; both have the functions of `dom` in scope.
    steps: &'static [(&'static str, &'static str)],
}

const TYPE: &str = r"
    const type = (selector, text) => {
        const field = document.querySelector(selector);
        field.focus();
        field.value = text;
        for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    };
    const has = (selector, pattern) => all(selector).some(one => pattern.test(one.textContent.replace(/[[\]]/g, '')));
    const count = selector => all(selector).length;
";

const JOURNEYS: [Journey; 10] = [
    Journey {
        path: "/fr/plateformes",
        steps: &[
            ("all('.record button').slice(0, 2).forEach(one => one.click())", "count('.tray-names li') === 2"),
            ("document.querySelector('.tray-names button').click()", "count('.tray-names li') === 1"),
            ("type('#catalogue-search', 'xqzzy')", "has('.results-count', /^0/) && !count('.record')"),
            ("type('#catalogue-search', 'cytometrie')", "count('.record') > 3 && has('[aria-live]', /pour/)"),
            ("document.querySelector('.facets input').click()", "count('.active-filters .chip') === 1"),
        ],
    },
    Journey {
        path: "/embed/fr/plateformes",
        steps: &[
            ("document.querySelector('.pager [rel=next]').click()", "has('[aria-live]', /page\\s2/)"),
            ("type('#catalogue-search', 'cytometrie')", "has('[aria-live]', /pour/)"),
        ],
    },
    Journey {
        path: "/fr/agenda",
        steps: &[
            ("type('#agenda-search', 'immunologie')", "location.search !== ''"),
            ("type('#agenda-search', 'zzzz')", "/zzzz/.test(location.search) && !count('.event')"),
        ],
    },
    Journey {
        path: "/fr",
        steps: &[
            // A background window has no focus, so the pointer is used.
            (
                "all('.rosette-figure a')[3].dispatchEvent(new Event('mouseenter'))",
                "count('.hero-figure figcaption a') === 1",
            ),
            ("type('#home-search', 'facs')", "count('.finder-list [role=option]') > 1"),
            ("type('#home-search', 'zzzz')", "count('.finder-list [role=option]') === 1"),
            (
                "document.querySelector('.site-nav a[href$=\"/agenda\"]').click()",
                "has('h1', /Agenda/) && has('#app > [aria-live]', /Agenda/)",
            ),
        ],
    },
    Journey {
        path: "/fr/reseau?q=inserm",
        steps: &[("type('#network-search', 'zzzz')", "/zzzz/.test(location.search) && !all('.member').some(shown)")],
    },
    Journey {
        path: "/fr/groupes?q=cancer",
        steps: &[("type('#groups-search', 'zzzz')", "/zzzz/.test(location.search) && !all('.group-row').some(shown)")],
    },
    Journey {
        path: "/fr/missions",
        steps: &[
            ("document.querySelector('.search-trigger').click()", "document.activeElement.id === 'palette-search'"),
            ("type('#palette-search', 'facs')", "count('dialog [role=option]') > 1"),
            ("type('#palette-search', 'zzzz')", "count('dialog [role=option]') === 1"),
        ],
    },
    Journey {
        path: "/fr/panorama",
        steps: &[(
            "document.querySelector('.plate .segmented a:not([aria-current])').click()",
            "location.search !== ''",
        )],
    },
    Journey {
        path: "/fr/proposer",
        steps: &[
            ("document.querySelector('.proposal form [type=submit]').click()", "count('[aria-invalid=true]') > 0"),
            ("document.querySelector('.technique-families input').click()", "count('.proposal .chip') === 1"),
        ],
    },
    Journey {
        path: "/fr/besoins",
        steps: &[("document.querySelector('main input').click()", "count('main input:checked') === 1")],
    },
];

/// The whole text without brackets and spaces.
const TEXT: &str = "return document.querySelector('#app').textContent.replace(/[[\\]\\s]/g, '')";

/// The text of the page after a journey.
#[track_caller]
fn travel(browser: &Browser, journey: &Journey) -> String {
    for (step, then) in journey.steps {
        browser.dom(&format!("{TYPE}{step}"));
        browser.wait_seen(then, || browser.dom(&format!("{TYPE}return {then}")), |holds| *holds == true);
    }
    text(&browser.script(TEXT))
}

/// Waits until nothing has changed for longer than the pause before an announcement.
const REST: &str = "await new Promise(done => { let timer; \
    const rest = () => { clearTimeout(timer); timer = setTimeout(done, 900); }; \
    new MutationObserver(rest).observe(document.querySelector('#app'), \
        { childList: true, subtree: true, characterData: true, attributes: true }); rest(); })";

#[test]
fn a_translated_page_updates_like_an_untranslated_one() {
    let site = Site::open();
    let journeys = if is_thorough() { &JOURNEYS[..] } else { &JOURNEYS[..4] };
    for journey in journeys {
        let path = journey.path;
        site.visit(path);
        travel(&site, journey);
        site.script_async(REST);
        let expected = text(&site.script(TEXT));
        site.script("localStorage.clear()");
        site.visit(path);
        site.script(TRANSLATE);
        assert_eq!(site.script("return !!document.querySelector('#app font')"), true, "{path} is translated");
        travel(&site, journey);
        site.wait_for(path, || {
            let found = text(&site.script(TEXT));
            let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
            let from = |text: &str| text.chars().skip(same.saturating_sub(30)).take(80).collect::<String>();
            if found == expected { Ok(()) } else { Err(format!("`{}`, then `{}`", from(&expected), from(&found))) }
        });
        assert_eq!(site.script("return document.documentElement.lang"), "de", "{path}");
        assert_eq!(format!("{:?}", site.script_errors()), "[]", "{path}");
        site.script("localStorage.clear()");
    }
}

#[test]
fn a_search_shows_its_results_after_other_scripts_changed_the_list() {
    const SEEN: &str = "return ['.results-count', '.facets-count', '.records, .empty', '.active-filters'] \
        .map(part => (document.querySelector(part) || document.head).textContent)";
    let site = Site::at("/fr/plateformes?access=academic");
    let search = |text: &str| site.dom_with(&format!("{TYPE}type('#catalogue-search', arguments[0])"), &[json!(text)]);
    let expected = ["cytometrie", "xqzzy", ""].map(|sought| {
        search(sought);
        site.script_async(REST);
        (sought, strings(&site.script(SEEN)))
    });
    assert_ne!(expected[0].1, expected[1].1);
    for (name, change) in CHANGES {
        for (sought, expected) in &expected {
            let script = format!(
                "all('.results-count, .results-count b, .facets-count, .records, .active-filters').forEach(root => {{ \
                    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = []; \
                    while (walker.nextNode()) texts.push(walker.currentNode); {change} }})"
            );
            site.dom(&script);
            search(sought);
            site.wait_seen(&format!("{name}, {sought}"), || strings(&site.script(SEEN)), |seen| *seen == *expected);
            assert_eq!(site.script("return document.activeElement.id"), "catalogue-search", "{name}");
        }
    }
    assert_eq!(format!("{:?}", site.script_errors()), "[]");
}

#[test]
fn a_translated_page_keeps_the_language_of_its_translation() {
    let site = Site::open();
    let lang = || text(&site.script("return document.documentElement.lang"));
    site.visit("/fr/groupes");
    site.script(TRANSLATE);
    for (path, heading) in [("/fr/agenda", "[ Agenda ]"), ("/en/groups", "[ Working groups ]")] {
        site.follow(path);
        site.wait_seen(path, || site.heading().replace('[', "[ ").replace(']', " ]"), |found| *found == heading);
        assert_eq!(lang(), "de", "{path}");
    }
    // The translator restores the original, and the next page is in its own language.
    site.script("document.documentElement.className = ''; document.documentElement.lang = 'fr'");
    site.follow("/en/events");
    site.wait_until("the language of the page", "return document.documentElement.lang === 'en'");
    // Other translators only set the language.
    site.script("document.documentElement.lang = 'pl'");
    site.follow_to("/fr/missions");
    site.wait_until("the page", "return /Missions/.test(document.title)");
    assert_eq!(lang(), "pl");
}

#[test]
fn code_and_urls_are_not_translated() {
    let site = Site::open();
    for (path, least) in [("/fr/integrer", 3), ("/fr/a-propos", 1), ("/fr/plateformes/curie-pict-ibisa", 1)] {
        site.visit(path);
        let bare = "const is = /^(?:https?:\\/\\/)?[\\w.-]+@?[\\w-]+\\.[a-z]{2,}(?:\\/\\S*)?$/; \
            return all('code, main a').filter(one => one.localName === 'code' || is.test(one.textContent.trim())) \
            .map(one => one.closest('[translate=no]') ? '' : one.outerHTML)";
        let bare = strings(&site.dom(bare));
        assert!(bare.len() >= least && bare.iter().all(String::is_empty), "{path}: {bare:?}");
    }
}
