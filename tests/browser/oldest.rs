//! Simulates the oldest supported browsers: all newer features are disabled.

use crate::support::{Fault, Site, dist, text};
use serde_json::json;

/// Newer CSS that the style sheet may use beside a fallback.
const NEWER: [&str; 9] = [
    "color-mix(",
    "light-dark(",
    ":has(",
    "@container",
    "container-type",
    "dvb",
    "text-wrap",
    "field-sizing",
    "details-content",
];

/// Newer script features of today's browsers.
const FORGET: &str = r"
    for (const [owner, names] of [
        [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with', 'group']],
        [String.prototype, ['at', 'isWellFormed', 'toWellFormed']], [Object, ['hasOwn', 'groupBy']],
        [Promise, ['withResolvers', 'try']], [globalThis, ['structuredClone', 'scheduler', 'navigation', 'CloseWatcher']],
        [HTMLElement.prototype, ['inert', 'popover', 'showPopover', 'hidePopover', 'togglePopover']],
        [Element.prototype, ['setHTMLUnsafe', 'getHTML', 'moveBefore']],
        [HTMLDialogElement.prototype, ['requestClose', 'closedBy']], [HTMLScriptElement.prototype, ['fetchPriority', 'blocking']],
        [HTMLLinkElement.prototype, ['fetchPriority', 'blocking']], [Document.prototype, ['startViewTransition']],
        [AbortSignal, ['timeout', 'any']], [crypto.constructor.prototype, ['randomUUID']], [URL, ['canParse', 'parse']],
        [Set.prototype, ['union', 'intersection']], [Response, ['json']],
    ]) for (const name of names) delete owner[name];
";

/// Whether an element has an opaque background.
const IS_OPAQUE: &str =
    "const style = getComputedStyle(arguments[0]); return !/rgba|transparent/.test(style.backgroundColor)";

#[test]
fn everything_works_in_the_oldest_supported_browsers() {
    let site = Site::open();
    let is_sheet = |name: &str| name.starts_with("site-") && name.rsplit('.').next() == Some("css");
    let names = std::fs::read_dir(dist::root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let sheet = names.into_iter().find(|name| is_sheet(name)).expect("a style sheet");
    let mut style = std::fs::read_to_string(dist::root().join(&sheet)).unwrap();
    for newer in NEWER {
        let (mark, rest) = newer.split_at(usize::from(newer.starts_with([':', '@'])));
        style = style.replace(newer, &format!("{mark}x-{rest}"));
    }
    site.server.set_fault(&format!("/{sheet}"), Fault::body("text/css", style));
    site.run_in_new_documents(FORGET);
    let opaque = |selector: &str| {
        let script = format!("return (function () {{ {IS_OPAQUE} }})(document.querySelector('{selector}'))");
        assert_eq!(site.script(&script), true, "{selector} is transparent");
    };
    site.visit("/fr/plateformes?host=institut-curie");
    assert_eq!(
        site.script("return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"),
        "#fbf7f1"
    );
    assert_eq!(site.axe(), Vec::<String>::new());
    let shown = site.count();
    site.press('/');
    site.wait_until("the search dialog", "return document.querySelector('dialog.palette[open]')");
    opaque("dialog.palette");
    site.dom(
        "const box = document.activeElement; box.value = 'cytometrie'; \
        box.dispatchEvent(new InputEvent('input', { bubbles: true })); return true",
    );
    site.wait_until("hits", "return all('[role=option]').filter(shown).length > 1");
    assert_eq!(site.axe(), Vec::<String>::new());
    site.dom("document.querySelector('dialog.palette').close(); return true");
    // A filter, two platforms, their comparison, on a phone's screen.
    site.dom("all('.facets input:checked')[0].click(); return true");
    site.wait_until("every platform", "return location.search === ''");
    let more = "return Number(document.querySelector('.results-count b').textContent) > arguments[0]";
    site.wait_until_with("more platforms", more, &[json!(shown)]);
    for _ in 0..2 {
        site.dom("all('.record button[aria-pressed=false]')[0].click(); return true");
    }
    site.wait_until("the shortlist", "return document.querySelector('.tray')");
    opaque(".tray");
    site.set_viewport(360, 700);
    site.dom("document.querySelector('.tray a[href*=comparer]').click(); return true");
    site.wait_until("the comparison", "return location.pathname === '/fr/comparer'");
    site.wait_ready();
    site.assert_fits("the comparison");
    assert_eq!(site.axe(), Vec::<String>::new());
    for path in ["/fr", "/fr/panorama", "/fr/plateformes?view=map", "/embed/fr/plateformes"] {
        site.visit(path);
        site.assert_fits(path);
        assert_eq!(site.axe(), Vec::<String>::new(), "{path}");
    }
    assert!(site.console_errors().is_empty());
}

/// Without cascade layers and dialogs, the app does not start at all.
#[test]
fn an_older_browser_keeps_the_published_page() {
    let site = Site::open();
    site.run_in_new_documents("delete globalThis.CSSLayerBlockRule");
    site.goto(&format!("{}/fr/plateformes", site.server.origin()));
    let stays = "return 'old' in document.documentElement.dataset && document.querySelector('link[href$=\"plain.css\"]') && \
        all('main a[href^=\"/fr/plateformes/\"]').filter(shown).length > 20";
    site.wait_until("the published page with what it says without the app", stays);
    let asked = site.server.log().into_iter().map(|request| request.target);
    assert!(
        !asked.into_iter().any(|path| text(&json!(path)).rsplit('.').next() == Some("wasm")),
        "the app is not started"
    );
}
