//! Data files that fail to load: the page that needs one says so and offers a retry; all others work.

use crate::support::{Browser, Fault, Language, PageState, Site, dist, is_thorough};
use serde_json::{Value, json};

/// The list pages, each with its essential file.
const LISTS: [(&str, &str); 5] = [
    ("/fr/groupes", "groups.json"),
    ("/fr/missions", "missions.json"),
    ("/fr/plateformes", "platforms.json"),
    ("/fr/reseau", "members.json"),
    ("/fr/agenda", "events.json"),
];

/// Every file, with the page that reports its absence.
const FILES: [(&str, &str); 9] = [
    ("site.json", "/fr/a-propos"),
    ("missions.json", "/fr/missions"),
    ("groups.json", "/en/groups"),
    ("members.json", "/fr/reseau"),
    ("events.json", "/fr/agenda"),
    ("platforms.json", "/en/platforms"),
    ("hosts.json", "/fr/plateformes"),
    ("techniques.json", "/fr/plateformes"),
    ("map.json", "/fr/plateformes?view=map"),
];

/// Whether there is a notice with a button to retry.
const CAN_TRY_AGAIN: &str = "return Boolean(button(/^Réessayer/))";

#[track_caller]
fn try_again(browser: &Browser) {
    browser.element("button that tries again", "return button(/^Réessayer/)").click();
}

/// Faults of a file, made from its current content.
fn table(file: &str) -> Vec<(&'static str, Fault)> {
    let whole = std::fs::read(dist::root().join("data").join(file)).unwrap();
    let json = |bytes: &[u8]| Fault::body("application/json", bytes);
    let utf16 = String::from_utf8_lossy(&whole).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let windows = String::from_utf8_lossy(&whole)
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap_or(0x92))
        .collect::<Vec<u8>>();
    vec![
        ("not there", Fault::Status(404)),
        ("an error of the host", Fault::Status(500)),
        ("cut off without an answer", Fault::Close),
        ("no answer in time", Fault::Hang),
        ("a web page", Fault::body("text/html; charset=utf-8", "<!doctype html><title>Welcome</title>")),
        ("a web page called JSON", json(b"<!doctype html><title>Welcome</title>")),
        ("cut in the middle", json(&whole[..whole.len() / 2])),
        ("empty", json(b"")),
        ("null", json(b"null")),
        ("the wrong type", json(br#"{"version": 1, "records": "none"}"#)),
        ("the wrong encoding", json(&utf16)),
        ("letters of Windows", json(&windows)),
        ("nested without end", json("[".repeat(1_000_000).as_bytes())),
    ]
}

/// Makes all waits end at once: those of ten seconds, and those for files that are not essential.
const IMPATIENT: &str = "const real = setTimeout; self.setTimeout = (run, pause, ...more) => \
    real(run, pause >= 2000 && pause <= 10000 ? pause / 20 : pause, ...more);";

/// The ways in which a request can fail, which only a browser can test. Faulty content is tested natively
/// (`native/faults.rs`), so unless the run is thorough, one fault of each file is tried here.
const ON_THE_WAY: usize = 4;

/// Each page says which file is missing, above the published content; once the file is available, the button loads it
/// without reloading the page.
#[test]
fn every_failed_file_is_named_and_can_be_retried() {
    let site = Site::open();
    site.run_in_new_documents(IMPATIENT);
    for (number, (file, path)) in FILES.into_iter().enumerate() {
        let rows = table(file);
        let contents = rows.len() - ON_THE_WAY;
        for (row, (fault_name, fault)) in rows.into_iter().enumerate() {
            // Over all files, each fault is tried.
            let is_its_turn = row == number % ON_THE_WAY || row == ON_THE_WAY + number % contents;
            if !is_thorough() && !is_its_turn {
                continue;
            }
            site.server.set_fault(&address(file), fault);
            site.load(path);
            assert_named_then_retried(&site, path, file, fault_name);
        }
    }
    // A record's page needs the list that contains it.
    for (segment, file) in
        [("groupes", "groups.json"), ("missions", "missions.json"), ("plateformes", "platforms.json")]
    {
        let path = record(segment, file);
        site.server.set_fault(&address(file), Fault::Status(500));
        assert_eq!(site.load(&path), PageState::Failed);
        assert_named_then_retried(&site, &path, file, "an error of the host");
    }
}

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

#[test]
fn the_search_dialog_names_a_file_that_failed_to_load() {
    let site = Site::open();
    site.server.set_fault(&address("events.json"), Fault::Status(503));
    site.visit("/fr/missions");
    site.find(".search-trigger").click();
    let condition = "return words(document.querySelector('dialog[open]')).includes('L’agenda n’a pas pu être chargé')";
    site.wait_until("the missing file", condition);
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
        site.wait_true("the failure", || failed());
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

/// With the real timeout: after ten seconds, the page gives the reason.
#[test]
fn a_file_times_out_after_ten_seconds() {
    let site = Site::open();
    site.server.set_fault(&address("events.json"), Fault::Hang);
    let start = std::time::Instant::now();
    site.load("/fr/agenda");
    let waited = start.elapsed().as_secs_f64();
    assert!((9.5..16.0).contains(&waited), "{waited} s");
    assert!(site.alert().contains("le serveur met trop de temps à répondre"), "{}", site.alert());
    assert_named_then_retried(&site, "/fr/agenda", "events.json", "no answer in time");
}

/// Unusable records are counted on the page and named in the console; the others are shown.
#[test]
fn bad_records_are_counted_and_named_and_the_others_shown() {
    let site = Site::open();
    let mut file = dist::data("groups.json");
    let records = file["records"].as_array_mut().unwrap();
    let twice = records[1].clone();
    records[2]["name"] = json!(7);
    let bad = records[2]["id"].as_str().unwrap().to_owned();
    records.push(twice);
    records.push(json!(null));
    site.server.set_data("groups.json", &file);
    site.visit("/fr/groupes");
    let page = site.main_text();
    assert!(page.contains("3 fiches du fichier groups.json"), "{page}");
    let messages: Vec<String> = site.console().iter().map(|message| message.text.clone()).collect();
    let messages = messages.join("\n");
    for part in [format!("record `{bad}`, at $.records[2].name: found 7"), " again".to_owned(), "found null".to_owned()]
    {
        assert!(messages.contains(&part), "{part}: {messages}");
    }
    assert!(shows_a_record(&site, "groups.json"));
    // A huge file, which starts with a BOM.
    let whole = std::fs::read_to_string(dist::root().join("data/platforms.json")).unwrap();
    let large =
        format!("\u{feff}{}", whole.replacen('{', &format!("{{\"unknown\": \"{}\",", "x".repeat(20_000_000)), 1));
    site.server.set_data("platforms.json", large);
    site.visit("/fr/plateformes");
    assert_eq!(site.alert(), "");
    assert!(shows_a_record(&site, "platforms.json"));
    let (start, end) = whole.as_bytes().split_at(whole.len() / 2);
    let unknown = format!("{{\"unknown\": \"{}\",", "x".repeat(1_200_000));
    for (what, rest) in [("cut off", start.to_vec()), ("the wrong encoding", [start, b"\xff", end].concat())] {
        let broken = [unknown.as_bytes(), &rest[1..]].concat();
        site.server.set_fault(&address("platforms.json"), Fault::body("application/json", broken));
        site.load("/fr/plateformes");
        let alert = site.alert();
        assert!(alert.contains("platforms.json"), "{what}: {alert}");
    }
}

#[test]
fn a_failed_file_affects_only_the_pages_that_need_it() {
    let site = Site::open();
    let mut faults = Vec::new();
    for (_, broken) in LISTS.into_iter().chain([("", "site.json"), ("", "hosts.json"), ("", "techniques.json")]) {
        site.server.set_fault(&address(broken), Fault::Status(500));
        for (path, file) in LISTS.into_iter().filter(|(_, file)| *file != broken) {
            site.load(path);
            let home = "const link = document.querySelector('.site-header .wordmark').cloneNode(true); \
                link.querySelectorAll('.visually-hidden').forEach(hidden => hidden.remove()); return words(link)";
            if site.dom(home) == "" {
                faults.push(format!("without {broken}, {path} has no name on the link to the home page"));
            }
            if !shows_a_record(&site, file) {
                faults.push(format!("without {broken}, {path} shows no record of {file}: {}", site.main_text()));
            }
        }
        site.load("/fr");
        if site.heading().is_empty() {
            faults.push(format!("without {broken}, /fr has no heading"));
        }
        faults.extend(site.script_errors().iter().map(|message| format!("without {broken}: {message:?}")));
        site.server.clear_fault(&address(broken));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_catalogue_that_hangs_blocks_no_other_page() {
    let site = Site::open();
    site.server.set_fault(&address("platforms.json"), Fault::Hang);
    site.goto(&format!("{}/fr/plateformes", site.server.origin()));
    site.wait_until("the frame of the site", "return all('header a[href]').some(shown)");
    site.go("/fr/groupes");
    assert!(shows_a_record(&site, "groups.json"));
    site.back();
    site.server.clear_fault(&address("platforms.json"));
    site.wait_for("the catalogue, by itself or after its button", || {
        let again = "button(/^Réessayer/)?.click(); return document.documentElement.dataset.state";
        let state = site.try_dom(again, &[]).map_err(|error| error.to_string())?;
        if state == "ready" && shows_a_record(&site, "platforms.json") { Ok(()) } else { Err(state.to_string()) }
    });
}

#[track_caller]
fn assert_named_then_retried(site: &Site, path: &str, file: &str, fault: &str) {
    let language = if path.starts_with("/en") { Language::English } else { Language::French };
    // A page shows its content without waiting for late files.
    let alert = site.wait_for(&format!("an alert at {path}, {file} {fault}"), || {
        let alert = site.alert();
        if alert.is_empty() { Err(site.main_text()) } else { Ok(alert) }
    });
    assert!(alert.contains(file), "{path}, {fault}: expected an alert that names {file}, found `{alert}`");
    // The published content is still there.
    assert!(site.main_text().len() > alert.len() + 200, "{path}, {fault}: {}", site.main_text());
    let find = "return all('button').filter(shown).find(button => name(button).startsWith(arguments[0]))";
    let label = language.try_again();
    let again = site.element_with(&format!("button `{label}` at {path}"), find, &[json!(label)]);
    site.script("window.stayed = true");
    site.server.clear_fault(&address(file));
    again.click();
    site.wait_for(&format!("{path} without an alert once {file} can be read after {fault}"), || {
        let alert = site.alert();
        let state = site.script("return document.documentElement.dataset.state");
        if alert.is_empty() && state == "ready" { Ok(()) } else { Err(format!("{state}, `{alert}`")) }
    });
    assert_eq!(site.dom("return all('h1').length"), 1, "{path}: the published content is replaced");
    // The focused button has disappeared.
    let focus = "return document.activeElement.matches('main') && !document.querySelector('.notices')";
    site.wait_until(&format!("the focus on the content of {path}, {file} {fault}"), focus);
    if let Some((_, own)) = LISTS.iter().find(|(list, _)| *list == path) {
        assert!(shows_a_record(site, own), "{path} shows {own}: {}", site.main_text());
    }
    assert_ne!(site.heading(), "");
    assert_eq!(site.script("return window.stayed"), true, "{path}: the page was loaded anew");
    assert_eq!(format!("{:?}", site.script_errors()), "[]", "{path}");
}

/// Whether the page shows the name or title of any record in a file.
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

/// Ignoring typography: the site may use better apostrophes and spaces than its data.
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

/// Regression: the button gave no feedback, and lost the focus.
#[test]
fn a_failed_retry_is_announced_and_keeps_the_focus_on_the_button() {
    let site = Site::open();
    site.server.set_fault(&address("groups.json"), Fault::Status(500));
    site.load("/fr/groupes");
    let before = site.alert();
    site.script("document.querySelector('.notices button').focus()");
    site.find(".notices button").click();
    let condition = "const alert = document.querySelector('.notices'); \
        return alert && alert.innerText !== arguments[0] && !alert.querySelector('[aria-busy=true]')";
    site.wait_until_with("the alert to say that it failed again", condition, &[json!(before)]);
    let focus = "return document.activeElement.matches('.notices button')";
    assert_eq!(site.script(focus), true, "the focus stays on the button");
}
