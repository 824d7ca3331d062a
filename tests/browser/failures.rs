//! Data files that fail to load: the page that needs one says so and offers a retry; all others work.

mod parts;

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

#[test]
fn the_search_dialog_names_a_file_that_failed_to_load() {
    let site = Site::open();
    site.server.set_fault(&address("events.json"), Fault::Status(503));
    site.visit("/fr/missions");
    site.find(".search-trigger").click();
    let condition = "return words(document.querySelector('dialog[open]')).includes('L’agenda n’a pas pu être chargé')";
    site.wait_until("the missing file", condition);
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
    let assert_listed = || {
        if path == "/fr/plateformes" {
            assert_eq!(
                site.dom("return all('main .record').filter(shown).length"),
                20,
                "{fault}: {}",
                site.main_text()
            );
        }
    };
    assert_listed();
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
    assert_listed();
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
