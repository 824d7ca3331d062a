//! Data files that do not come: the page that needs one says so and can be asked to try again; all others work.

use crate::support::dist;
use crate::support::fault::Fault;
use crate::support::language::Language;
use crate::support::site::Site;
use crate::support::wait::PageState;
use crate::support::webdriver::Browser;
use serde_json::{Value, json};

/// The list pages, each with the one file without which it has nothing to say.
const LISTS: [(&str, &str); 5] = [
    ("/fr/groupes", "groups.json"),
    ("/fr/missions", "missions.json"),
    ("/fr/plateformes", "platforms.json"),
    ("/fr/reseau", "members.json"),
    ("/fr/agenda", "events.json"),
];

#[test]
fn groups_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again("groups.json", &["/fr/groupes", &record("groupes", "groups.json"), "/en/groups"]);
}

#[test]
fn missions_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again("missions.json", &["/fr/missions", &record("missions", "missions.json")]);
}

#[test]
fn platforms_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again(
        "platforms.json",
        &["/fr/plateformes", &record("plateformes", "platforms.json"), "/en/platforms"],
    );
}

#[test]
fn members_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again("members.json", &["/fr/reseau"]);
}

#[test]
fn events_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again("events.json", &["/fr/agenda"]);
}

#[test]
fn the_site_file_that_cannot_be_read_is_named_and_read_again() {
    named_and_read_again("site.json", &["/fr/a-propos", "/fr/mentions-legales"]);
}

#[test]
fn hosts_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again("hosts.json", &["/fr/plateformes"]);
}

#[test]
fn techniques_that_cannot_be_read_are_named_and_read_again() {
    named_and_read_again("techniques.json", &["/fr/plateformes"]);
}

#[test]
fn a_page_that_does_not_need_the_file_still_shows_its_content() {
    let site = Site::open();
    let mut faults = Vec::new();
    for (_, broken) in LISTS.into_iter().chain([("", "site.json"), ("", "hosts.json"), ("", "techniques.json")]) {
        site.server.set_fault(&address(broken), Fault::Status(500));
        for (path, file) in LISTS.into_iter().filter(|(_, file)| *file != broken) {
            site.load(path);
            if !shows_a_record(&site.browser, file) {
                faults
                    .push(format!("without {broken}, {path} shows no record of {file}: {}", site.browser.main_text()));
            }
        }
        site.load("/fr");
        if site.browser.heading().is_empty() {
            faults.push(format!("without {broken}, /fr has no heading"));
        }
        faults.extend(site.browser.script_errors().iter().map(|message| format!("without {broken}: {message:?}")));
        site.server.clear_fault(&address(broken));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_catalogue_that_comes_as_a_web_page_is_reported() {
    reported(Fault::body("text/html; charset=utf-8", "<!doctype html><title>Welcome</title>"));
}

#[test]
fn a_catalogue_that_comes_as_a_web_page_called_json_is_reported() {
    reported(Fault::body("application/json", "<!doctype html><title>Welcome</title>"));
}

#[test]
fn a_catalogue_that_is_cut_off_is_reported() {
    let whole = std::fs::read(dist::root().join("data/platforms.json")).unwrap();
    reported(Fault::body("application/json", &whole[..whole.len() / 2]));
}

#[test]
fn a_catalogue_that_is_something_else_is_reported() {
    reported(Fault::body("application/json", r#"{"version": 1, "records": "none"}"#));
}

#[test]
fn a_connection_that_closes_is_reported() {
    reported(Fault::Close);
}

#[test]
fn a_catalogue_that_does_not_come_holds_up_nothing_else() {
    let site = Site::open();
    let browser = &site.browser;
    site.server.set_fault(&address("platforms.json"), Fault::Hang);
    browser.goto(&format!("{}/fr/plateformes", site.server.origin()));
    browser.wait_for_script("the frame of the site", "return all('header a[href]').some(shown)", &[]);
    browser.click_link("/fr/groupes");
    browser.wait_arrival("/fr/groupes");
    assert!(shows_a_record(browser, "groups.json"));
    browser.back();
    site.server.clear_fault(&address("platforms.json"));
    browser.wait_for("the catalogue, by itself or after its button", || {
        let again = "button(/^Réessayer/)?.click(); return document.documentElement.dataset.state";
        let state = browser.try_dom(again, &[]).map_err(|error| error.to_string())?;
        if state == "ready" && shows_a_record(browser, "platforms.json") { Ok(()) } else { Err(state.to_string()) }
    });
}

/// Each page says which file is missing; once it is there, the button brings the content without a reload.
#[track_caller]
fn named_and_read_again(file: &str, pages: &[&str]) {
    let site = Site::open();
    for path in pages {
        site.server.set_fault(&address(file), Fault::Status(500));
        site.load(path);
        is_named_then_read_again(&site, path, file);
    }
}

/// The catalogue with a `platforms.json` that is not what it should be.
#[track_caller]
fn reported(fault: Fault) {
    let site = Site::open();
    site.server.set_fault(&address("platforms.json"), fault);
    assert_eq!(site.load("/fr/plateformes"), PageState::Failed);
    is_named_then_read_again(&site, "/fr/plateformes", "platforms.json");
}

#[track_caller]
fn is_named_then_read_again(site: &Site, path: &str, file: &str) {
    let browser = &site.browser;
    let language = if path.starts_with("/en") { Language::English } else { Language::French };
    let alert = browser.alert();
    assert!(alert.contains(file), "{path}: expected an alert that names {file}, found `{alert}`");
    let find = "return all('button').filter(shown).find(button => name(button).startsWith(arguments[0]))";
    let label = language.try_again();
    let again = browser.element(&format!("button `{label}` at {path}"), find, &[json!(label)]);
    browser.script("window.stayed = true", &[]);
    site.server.clear_fault(&address(file));
    again.click();
    browser.wait_for(&format!("{path} without an alert once {file} can be read"), || {
        let alert = browser.alert();
        let state = browser.script("return document.documentElement.dataset.state", &[]);
        if alert.is_empty() && state == "ready" { Ok(()) } else { Err(format!("{state}, `{alert}`")) }
    });
    if let Some((_, own)) = LISTS.iter().find(|(list, _)| *list == path) {
        assert!(shows_a_record(browser, own), "{path} shows {own}: {}", browser.main_text());
    }
    assert_ne!(browser.heading(), "");
    assert_eq!(browser.script("return window.stayed", &[]), true, "{path}: the page was loaded anew");
    assert_eq!(format!("{:?}", browser.script_errors()), "[]", "{path}");
}

/// Whether the page shows the name or title of any record of a file.
#[track_caller]
fn shows_a_record(browser: &Browser, file: &str) -> bool {
    let page = plain(&browser.main_text());
    let names = ["short_name", "name_fr", "name", "title"];
    let shows = |record: &Value| {
        names
            .iter()
            .filter_map(|field| dist::localized(record.get(field)?, "fr"))
            .any(|name| page.contains(&plain(&name)))
    };
    dist::records(file).iter().any(shows)
}

/// Typography aside: the site may set better apostrophes and spaces than its data.
fn plain(text: &str) -> String {
    text.replace('\'', "’").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn address(file: &str) -> String {
    format!("/data/{file}")
}

#[track_caller]
fn record(segment: &str, file: &str) -> String {
    format!("/fr/{segment}/{}", dist::ids(file).remove(0))
}

/// From the stranger's walk: the button gave no sign, and threw the focus away.
#[test]
fn trying_again_in_vain_keeps_the_focus_on_the_button_and_says_so() {
    let site = Site::open();
    site.server.set_fault(&address("groups.json"), Fault::Status(500));
    site.load("/fr/groupes");
    let before = site.browser.alert();
    site.browser.script("document.querySelector('[role=alert] button').focus()", &[]);
    site.browser.find("[role=alert] button").click();
    let said = "const alert = document.querySelector('[role=alert]'); \
        return alert && alert.innerText !== arguments[0] && !alert.querySelector('[aria-busy=true]')";
    site.browser.wait_for_script("the alert to say that it failed again", said, &[json!(before)]);
    let focus = "return document.activeElement.matches('[role=alert] button')";
    assert_eq!(site.browser.script(focus, &[]), true, "the focus stays on the button");
}
