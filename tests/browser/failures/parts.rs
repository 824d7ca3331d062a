//! Parts of the app that fail to load.

use serde_json::json;

use super::{CAN_TRY_AGAIN, shows_a_record, try_again};
use crate::support::{Fault, PageState, Site, dist};

/// A page whose part of the app fails to load says so, above the published content; once the part is available, the
/// button loads it without reloading the page. A wrong media type does not matter.
#[test]
fn a_failed_part_of_the_app_is_reported_and_can_be_retried() {
    let site = Site::open();
    site.server.keep_nothing();
    let part = format!("/{}", dist::part("agenda"));
    let page = Fault::body("text/html; charset=utf-8", "<!doctype html><title>Welcome</title>");
    for (fault_name, fault) in [("not there", Fault::Status(404)), ("cut off", Fault::Close), ("a web page", page)] {
        site.server.set_fault(&part, fault);
        assert_eq!(site.load("/fr/agenda"), PageState::Failed, "{fault_name}");
        let alert = site.alert();
        assert!(alert.contains("Cette partie du site"), "{fault_name}: {alert}");
        assert!(site.main_text().len() > alert.len() + 200, "{fault_name}: {}", site.main_text());
        assert_eq!(site.heading(), "Agenda", "{fault_name}");
        // The rest works: another page, the search, and the same notice on the way back.
        site.script("window.stayed = true");
        site.follow_to("/fr/groupes");
        assert!(shows_a_record(&site, "groups.json"), "{fault_name}");
        site.follow("/fr/agenda");
        site.wait_for(&format!("the alert again, {fault_name}"), || {
            if site.alert().contains("Cette partie du site") { Ok(()) } else { Err(site.main_text()) }
        });
        site.wait_for("a button that tries again", || {
            if site.dom(CAN_TRY_AGAIN) == true { Ok(()) } else { Err(site.main_text()) }
        });
        site.server.clear_fault(&part);
        try_again(&site);
        site.wait_arrival("/fr/agenda");
        assert!(site.alert().is_empty() && shows_a_record(&site, "events.json"), "{}", site.main_text());
        site.wait_until("the focus on the page", "return document.activeElement.matches('main')");
        assert_eq!(site.script("return window.stayed"), true, "{fault_name}: the page was loaded anew");
        assert_eq!(format!("{:?}", site.script_errors()), "[]", "{fault_name}");
    }
    let bytes = std::fs::read(dist::root().join(dist::part("agenda"))).unwrap();
    site.server.set_fault(&part, Fault::body("text/plain", bytes));
    site.visit("/fr/agenda");
    assert_eq!(site.alert(), "");
}

#[test]
fn a_failed_part_of_the_search_dialog_is_retried_at_the_next_letter() {
    let site = Site::open();
    site.server.keep_nothing();
    for name in ["dialog", "site_index"] {
        let part = format!("/{}", dist::part(name));
        site.server.set_fault(&part, Fault::Status(503));
        site.visit("/fr/missions");
        site.find(".search-trigger").click();
        let notice = "return Boolean(document.querySelector('dialog[open] .notice'))";
        site.wait_until(&format!("{name}: the notice"), notice);
        site.type_keys("ge");
        site.wait_quiet();
        site.server.clear_fault(&part);
        site.type_keys("o");
        let found = "return all('dialog[open] [role=option] mark').length > 0 \
            && document.activeElement.id === 'palette-search' && document.activeElement.value === 'geo' \
            && !document.querySelector('dialog[open] .notice')";
        site.wait_until(&format!("{name}: what was found"), found);
    }
}

/// With the real timeout: ten seconds after the last piece, the notice is shown, and its button makes a new request.
#[test]
fn a_part_that_times_out_can_be_retried() {
    let site = Site::open();
    let part = format!("/{}", dist::part("agenda"));
    site.run_in_new_documents(
        "self.fetched = []; const own = fetch; self.fetch = (...all) => { fetched.push(String(all[0])); return own(...all); }",
    );
    site.visit("/fr/missions");
    site.server.set_fault(&part, Fault::Hang);
    site.follow("/fr/agenda");
    site.wait_until("the notice", "return words(document.querySelector('main')).includes('Cette partie du site')");
    let requests = "return fetched.filter(url => url.endsWith(arguments[0])).length";
    assert_eq!(site.script_with(requests, &[json!(part)]), 1);
    try_again(&site);
    site.wait_for(
        "a new request",
        || if site.script_with(requests, &[json!(part)]) == 2 { Ok(()) } else { Err("none") },
    );
    site.server.clear_fault(&part);
    site.wait_arrival("/fr/agenda");
    site.wait_for("the page", || if shows_a_record(&site, "events.json") { Ok(()) } else { Err(site.main_text()) });
}

/// The parts that a query needs are fetched again with those of the page.
#[test]
fn one_retry_fetches_every_failed_part() {
    let site = Site::open();
    site.server.keep_nothing();
    let parts = ["platforms", "engine"].map(|name| format!("/{}", dist::part(name)));
    for part in &parts {
        site.server.set_fault(part, Fault::Status(503));
    }
    site.visit("/fr/missions");
    site.follow("/fr/plateformes?q=facs");
    site.wait_until("the notice", CAN_TRY_AGAIN);
    site.script("window.stayed = true");
    for part in &parts {
        site.server.clear_fault(part);
    }
    try_again(&site);
    site.wait_count(7);
    assert_eq!(site.alert(), "");
    assert_eq!(site.script("return window.stayed"), true, "the page was loaded anew");
}

/// A part of a search that has failed is requested again at the next letter, and the focus stays in the field; the
/// button moves it to the results.
#[test]
fn a_failed_part_of_a_search_is_retried_at_the_next_letter() {
    let site = Site::open();
    site.server.keep_nothing();
    let part = format!("/{}", dist::part("engine"));
    let failed = || site.server.log().iter().any(|request| request.target == part && request.status == 503);
    for path in ["/fr", "/fr/plateformes"] {
        site.server.set_fault(&part, Fault::Status(503));
        site.server.clear_log();
        site.visit(path);
        site.find("main [type=search]").type_text("fac");
        site.wait_true("the failure", failed);
        if path == "/fr/plateformes" {
            site.wait_until("the notice", CAN_TRY_AGAIN);
            let message = "Ces mots ne sont pas encore pris en compte dans la liste.";
            assert!(site.main_text().contains(message), "{}", site.main_text());
        }
        // A letter requests nothing while the request for the one before is under way.
        site.wait_quiet();
        site.server.clear_fault(&part);
        site.type_keys("s");
        let found =
            "return all('[role=option] mark, .record mark').length > 0 && document.activeElement.type === 'search'";
        site.wait_until(&format!("{path}: what was found"), found);
    }
    assert_eq!(site.alert(), "");
    site.server.set_fault(&part, Fault::Status(503));
    site.visit("/fr/plateformes");
    site.find("main [type=search]").type_text("facs");
    site.wait_until("the notice", CAN_TRY_AGAIN);
    site.server.clear_fault(&part);
    try_again(&site);
    site.wait_count(7);
    site.wait_until("the focus on the results", "return document.activeElement.id === 'results-title'");
}
