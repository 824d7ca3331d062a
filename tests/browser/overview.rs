//! The overview: links from numbers to platforms, the table by keyboard, downloads, needs, print.

use crate::support::{Browser, ENTER, Engine, SHIFT, Scheme, Site, TAB, cannot, text};
use serde_json::json;

const PATH: &str = "/fr/panorama";
/// For all scripts.
const PARTS: &str = r"
    const table = () => document.querySelector('main table');
    const cells = () => all('tbody td:not(.total) a', table());
    const caption = () => words(table().caption);
    const figures = () => all('main figure');
    const download = figure => all('button', figure).find(button => /CSV/.test(name(button)));
    const picture = figure => all('button', figure).find(button => /SVG/.test(name(button)));
";

#[track_caller]
fn wait_caption(browser: &Browser, expected: &str) {
    let script = "return caption().includes(arguments[0])";
    browser.wait_until_with(&format!("a table {expected}"), script, &[json!(expected)]);
}

#[test]
fn a_number_links_to_that_many_platforms() {
    let site = Site::at("/fr/plateformes").with_functions(PARTS);
    site.go(PATH);
    let count = site.dom("return cells().length").as_u64().unwrap();
    assert!(count > 40, "{count} cells lead somewhere");
    for place in [0, count / 2, count - 1] {
        let seen =
            site.dom_with("const cell = cells()[arguments[0]]; return [cell.textContent, name(cell)]", &[json!(place)]);
        let number: u64 = text(&seen[0]).parse().expect("a number");
        assert!(text(&seen[1]).starts_with(&text(&seen[0])), "the name says what is seen: {seen}");
        site.dom_with("cells()[arguments[0]].focus()", &[json!(place)]);
        site.press(ENTER);
        site.wait_until("the catalogue", "return location.pathname.endsWith('/plateformes')");
        site.wait_count(number);
        assert_eq!(site.chips().len(), 2, "a technique and a place: {:?}", site.chips());
        site.back_to(PATH);
    }
}

#[test]
fn the_table_layout_is_chosen_by_keyboard_and_kept_in_the_url() {
    let site = Site::at(PATH).with_functions(PARTS);
    wait_caption(&site, "par famille de techniques et par département");
    let rows = "return table().tBodies[0].rows.length";
    let families = site.dom(rows).as_u64().unwrap();
    site.tab_to("the choice of institutions", "element.search === '?by=host'");
    site.press(ENTER);
    site.wait_arrival("/fr/panorama?by=host");
    wait_caption(&site, "par famille de techniques et par établissement");
    let kept = "const here = document.activeElement; return here.search === '?by=host' && here.ariaCurrent === 'true'";
    assert_eq!(site.script(kept), true, "the focus stays on the choice");
    site.wait_seen(
        "the change to be announced",
        || text(&site.dom("return heard()")),
        |announced| announced.contains("par établissement"),
    );

    assert_eq!(site.dom(rows), families);
    site.back_to(PATH);
    wait_caption(&site, "par famille de techniques et par département");
    site.visit("/en/overview?by=host");
    wait_caption(&site, "by family of techniques and by institution");
}

/// The headers of page and table stay visible while the page scrolls, and never cover the focused element.
#[test]
fn sticky_headers_never_cover_the_focused_cell() {
    const STEPS: usize = 60;
    if cannot(&[Engine::WebKit], "its driver cannot ask for reduced motion") {
        return;
    }
    let site = Site::open().with_functions(PARTS);
    // Without smooth scrolling: positions during an animation are meaningless.
    site.set_media(&[("prefers-reduced-motion", "reduce")]);
    for (path, width) in [(PATH, 1280), ("/fr/panorama?by=host", 1280), ("/fr/panorama?by=host", 360)] {
        site.set_viewport(width, 640);
        site.visit(path);
        site.dom(
            "const last = cells().at(-1); last.scrollIntoView({ block: 'start', behavior: 'instant' }); last.focus()",
        );
        for _ in 0..STEPS {
            site.press_with(SHIFT, TAB);
            let hidden = "const here = document.activeElement, box = here.getBoundingClientRect(); \
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); \
                return here.closest('table') && !here.contains(top) ? here.outerHTML + ' under ' + top?.outerHTML.slice(0, 60) : ''";
            assert_eq!(site.script(hidden), "", "{path} at {width}");
        }
    }
}

#[test]
fn every_figure_downloads_as_a_table_and_a_picture() {
    let site = Site::at(PATH).with_functions(PARTS);
    let take = "window.taken = []; const make = URL.createObjectURL; \
        URL.createObjectURL = blob => { taken.push(blob); return make(blob); }; \
        window.names = []; HTMLAnchorElement.prototype.click = function () { names.push(this.download); }";
    site.script(take);
    let figures = site.dom("return figures().length").as_u64().unwrap();
    assert_eq!(figures, 4, "families, access, institutions, labels");
    for figure in 0..2 * figures {
        let of = [json!(figure % figures), json!(figure < figures)];
        site.dom_with(
            "const figure = figures()[arguments[0]]; figure.querySelector('details').open = true; \
             (arguments[1] ? download : picture)(figure).focus()",
            &of,
        );
        site.press(ENTER);
    }
    let read = "return Promise.all(taken.map(async blob => [blob.type, [...new Uint8Array(await blob.arrayBuffer())].slice(0, 3), await blob.text()]))";
    let files = site.script_async(read);
    let files = files.as_array().expect("files");
    let (files, pictures) = files.split_at(usize::try_from(figures).unwrap());
    assert_eq!(files.len(), pictures.len());
    for picture in pictures {
        assert_eq!(picture[0], "image/svg+xml");
        assert!(text(&picture[2]).starts_with("<svg"), "{picture}");
    }
    for file in files {
        assert_eq!(file[0], "text/csv;charset=utf-8");
        assert_eq!(file[1], json!([0xef, 0xbb, 0xbf]), "the BOM");
        assert!(text(&file[2]).lines().count() > 2, "{file}");
    }
    // The first is the table as displayed.
    let seen = "return all('tr', table()).map(row => [...row.cells].slice(1).map(cell => words(cell) || '0'))";
    let seen = site.dom(seen);
    let rows: Vec<String> = text(&files[0][2]).lines().map(str::to_owned).collect();
    assert_eq!(rows.len(), seen.as_array().unwrap().len());
    for (row, seen) in rows.iter().zip(seen.as_array().unwrap()).skip(1) {
        let numbers: Vec<String> = seen.as_array().unwrap().iter().map(text).collect();
        assert!(row.ends_with(&numbers.join(";")), "{row} is seen as {numbers:?}");
    }
    let names = site.script("return names");
    assert_eq!(names[0], "nombre-de-plateformes-par-famille-de-techniques-et-par-departement.csv");
    assert_eq!(names[7], "plateformes-par-label.svg");
}

/// One page: three screens high on a desktop, without overflow.
#[test]
fn the_overview_stays_short_and_no_number_wraps() {
    let site = Site::open().with_functions(PARTS);
    for (width, most) in [(1280, 2400), (360, 4500)] {
        site.set_viewport(width, 800);
        for path in [PATH, "/en/overview", "/fr/panorama?by=host"] {
            site.visit(path);
            let height = site.script("return document.documentElement.scrollHeight").as_u64().unwrap();
            assert!(height <= most, "{path} is {height} px high at {width}");
            let split = "const lines = text => { \
                    const range = document.createRange(); range.selectNodeContents(text); \
                    return new Set([...range.getClientRects()].map(box => Math.round(box.bottom))).size; }; \
                return all('main td, main .value').filter(shown).filter(cell => { \
                    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT); \
                    while (texts.nextNode()) if (/\\d/.test(texts.currentNode.data) && lines(texts.currentNode) > 1) return true; \
                    return false; }).map(words)";
            assert_eq!(site.dom(split), json!([]), "no number is split at {width}");
        }
    }
    site.set_viewport(1280, 800);
    site.visit(PATH);
    let bar = "const parts = all('.share-bar rect').map(part => Number(part.getAttribute('width'))); \
        return parts.reduce((a, b) => a + b) > 990";
    assert_eq!(site.dom(bar), true, "the parts of the bar add up to 100 %");
    site.dom("all('main a').find(link => /#complete$/.test(link.href)).click()");
    site.wait_until("the invitation", "return location.pathname === '/fr/proposer'");
    site.wait_until("its questions", "return document.querySelectorAll('.missing li').length > 3");
}

#[test]
fn needs_in_the_records_are_added_up() {
    let site = Site::open().with_functions(PARTS);
    let needs = r#"[{"id": "a", "name": "Une plateforme", "departement": "75", "techniques": ["imaging"], "needs": [
        {"title": {"fr": "Un microscope"}, "kind": "equipment", "amount_eur": 450000, "horizon": "2027"},
        {"title": {"fr": "Un ingénieur"}, "kind": "staff", "horizon": "2027"}]}]"#;
    site.server.set_data("platforms.json", needs);
    site.visit(PATH);
    let found = site
        .dom("return all('main table').slice(1).map(table => all('tr', table).map(row => [...row.cells].map(words)))");
    let amount = "450 000 €";
    assert_eq!(
        found,
        json!([
            [
                ["Type", "Besoins", "Montant indiqué", "Sans montant"],
                ["equipment", "1", amount, "0"],
                ["staff", "1", "", "1"],
                ["Total", "2", amount, "1"],
            ],
            [
                ["Date", "Besoins", "Montant indiqué", "Sans montant"],
                ["2027", "2", amount, "1"],
                ["Total", "2", amount, "1"],
            ],
        ])
    );
    site.assert_accessible();
    site.set_scheme(Scheme::Dark);
    site.set_viewport(320, 640);
    site.assert_accessible();
    site.assert_fits(PATH);
}

#[test]
fn the_printed_overview_has_no_controls_and_no_closed_lists() {
    if cannot(&[Engine::WebKit], "its driver shows no paper") {
        return;
    }
    let site = Site::at(PATH).with_functions(PARTS);
    site.set_print(Scheme::Light);
    assert_eq!(site.dom("return all('main button, main nav, main summary').filter(shown).map(words)"), json!([]));
    let hidden = "return all('main details a').filter(link => !shown(link)).map(words)";
    assert_eq!(site.dom(hidden), json!([]), "everything is printed");
}
