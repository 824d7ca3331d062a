//! Catalogues of thousands of platforms.

use super::page::SECTIONS;
use super::{PALETTE, open, type_query, wait_frames};
use crate::support::{Browser, ENTER, Engine, Fault, Site, cannot, dist, is_thorough, text};
use serde_json::json;

#[test]
fn text_and_focus_stay_while_a_large_catalogue_loads() {
    if cannot(&[Engine::Firefox, Engine::WebKit], "its driver cannot slow the processor down") {
        return;
    }
    let count = if is_thorough() { TEN_THOUSAND } else { 2500 };
    let site = site_with_many_platforms(count);
    site.slow_down(4.0);
    site.visit("/fr/plateformes");
    site.dom("window.field = searchBox()");
    site.find("main input[type=search]").type_text("cytometrie");
    wait_status(&site, "cytometrie");
    assert!((1..count).contains(&site.count()));
    assert_eq!(site.dom("return searchBox().value"), "cytometrie");
    assert_eq!(site.dom("return searchBox() === field"), true, "the page is not redrawn");
    assert_eq!(site.dom("return document.activeElement === field"), true, "the box keeps the focus");
}

#[test]
fn ten_thousand_platforms_open_and_filter_while_typing() {
    ten_thousand_platforms_follow(1.0);
}

#[test]
#[ignore = "thorough: make test-all"]
fn ten_thousand_platforms_open_and_filter_on_a_slow_machine() {
    if cannot(&[Engine::Firefox, Engine::WebKit], "its driver cannot slow the processor down") {
        return;
    }
    ten_thousand_platforms_follow(4.0);
}

const TEN_THOUSAND: u64 = 10_000;

#[track_caller]
fn site_with_many_platforms(count: u64) -> Site {
    let site = Site::open().with_functions(PALETTE);
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
    site.run_in_new_documents(WATCH);
    site.slow_down(slower);
    let report = |what: &str| {
        wait_frames(&site);
        let told = site.script("return [Math.round(performance.now()), longTasks.splice(0).join(' ')]");
        eprintln!("{slower}× slower: {what}, at {} ms; long tasks, start+length in ms: {}", told[0], text(&told[1]));
    };
    site.visit("/fr/plateformes");
    report("the catalogue ready");
    assert_eq!(site.count(), TEN_THOUSAND);

    site.visit("/fr/plateformes?q=cytometrie");
    report("the catalogue ready, with a text in its address");
    let found = site.count();
    assert!((1..TEN_THOUSAND).contains(&found), "{found} platforms for `cytometrie`");
    site.find("main input[type=search]").empty();
    site.wait_count(TEN_THOUSAND);
    report("the text taken away");
    site.type_keys("cytometrie");
    wait_status(&site, "cytometrie");
    report("`cytometrie` typed");
    assert_eq!(site.count(), found, "a text finds the same when typed and when in the URL");
    site.type_keys(" curie");
    wait_status(&site, "cytometrie curie");
    report("` curie` typed");
    assert!((1..found).contains(&site.count()), "another word narrows the list");

    for (path, over) in [("/fr/plateformes?q=curie", "the catalogue"), ("/fr/groupes", "another page, at once")] {
        site.visit(path);
        report(&format!("`{path}` ready"));
        open(&site);
        report(&format!("the search open over {over}"));
        type_query(&site, "radio");
        report("`radio` typed in it");
    }
    site.press(ENTER);
    site.wait_arrival("/fr/recherche?q=radio");
    report("the page of results");
    // The index of all may still be in the making.
    site.wait_true("the results", || site.dom(SECTIONS) != json!([]));
    assert_eq!(format!("{:?}", site.console_errors()), "[]");
}

/// Waits until the catalogue's status mentions this text.
#[track_caller]
fn wait_status(browser: &Browser, sought: &str) {
    let condition = "return heard().includes(`« ${arguments[0]} »`)";
    browser.wait_until_with(&format!("a status for `{sought}`"), condition, &[json!(sought)]);
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
