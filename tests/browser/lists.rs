//! The short lists that are filtered while typing: groups, members, events. The tests compare what is visible.

use crate::support::{ENTER, Site};
use serde_json::json;

/// The visible rows of the page, and the number that the page states.
#[track_caller]
fn visible_and_stated_rows(site: &Site, rows: &str) -> (u64, u64) {
    let script = "const seen = all(arguments[0]).filter(row => row.checkVisibility()).length; \
        const counts = all('main p.note').map(note => Number.parseInt(note.textContent, 10)); \
        return [seen, counts.find(count => count >= 0)]";
    let answer = site.dom_with(script, &[json!(rows)]);
    (answer[0].as_u64().unwrap(), answer[1].as_u64().unwrap())
}

#[test]
fn a_list_shows_as_many_rows_as_its_count() {
    let site = Site::open();
    for (path, rows, at_most) in [
        ("/fr/groupes?q=radioth", ".group-row", 3),
        ("/fr/groupes?q=zzz", ".group-row", 0),
        ("/en/network?q=curie", ".member", 8),
        ("/en/network?q=zzz", ".member", 0),
        ("/fr/agenda?kind=webinar", ".event", 5),
        ("/fr/agenda?q=zzz", ".event", 0),
    ] {
        site.visit(path);
        let (seen, announced) = visible_and_stated_rows(&site, rows);
        assert_eq!(seen, announced, "{path}");
        assert!(seen <= at_most, "{path} shows {seen} rows");
        assert!(at_most == 0 || seen > 0, "{path} shows nothing");
    }
}

#[test]
fn typing_filters_a_list_and_updates_the_url() {
    let site = Site::at("/fr/groupes");
    assert!(site.find_all("#groups-search").is_empty(), "ten groups need no search");
    site.visit("/fr/groupes?q=geo");
    let history = site.script("return history.length");
    let field = site.find("#groups-search");
    field.type_text("cancer");
    site.press(ENTER);
    site.wait_arrival("/fr/groupes?q=geocancer");
    let (seen, announced) = visible_and_stated_rows(&site, ".group-row");
    assert_eq!(seen, announced);
    assert!((1..10).contains(&seen), "{seen} rows");
    assert_eq!(site.script("return history.length"), history, "typing adds no entry");
    assert_eq!(site.script("return document.activeElement.id"), "groups-search");
}
