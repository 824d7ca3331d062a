//! Downloads and print: the files that the browser saves are identical to the output of the pure functions.

use std::path::{Path, PathBuf};

use serde_json::json;
use site_core::calendar::{self, Publisher};
use site_core::catalogue::{Catalogue, PAGE_SIZE};
use site_core::content::date::Date;
use site_core::content::records::Event;
use site_core::content::{Content, file::File};
use site_core::export;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, PageQuery};
use site_core::route::Format;

use crate::cases::tried;
use crate::support::{Browser, Engine, Fault, Language, Scheme, Site, address, cannot, dist, strings, text};

/// A site whose browser saves files into a folder of its own.
struct Desk {
    site: Site,
    folder: PathBuf,
}

impl Desk {
    /// `None` where the driver saves no files.
    #[track_caller]
    fn open(name: &str) -> Option<Self> {
        if cannot(&[Engine::WebKit], "its driver saves no files") {
            return None;
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads").join(name);
        _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let site = Site::open();
        site.save_into(&folder);
        Some(Self { site, folder })
    }

    /// The file that the browser saved under this name, once it is complete.
    #[track_caller]
    fn saved(&self, name: &str) -> String {
        String::from_utf8(self.saved_bytes(name)).expect("text")
    }

    #[track_caller]
    fn saved_bytes(&self, name: &str) -> Vec<u8> {
        let path = self.folder.join(name);
        self.site.wait_for(&format!("the file {name}"), || {
            let names: Vec<_> = std::fs::read_dir(&self.folder).into_iter().flatten().flatten().collect();
            // Chromium first creates an empty file with this name.
            let is_whole = path.metadata().is_ok_and(|file| file.len() > 0);
            if is_whole && names.len() == 1 {
                return Ok(());
            }
            Err(format!("{names:?}"))
        });
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        bytes
    }
}

/// The file in `dist/`.
#[track_caller]
fn file(file: File) -> String {
    std::fs::read_to_string(dist::root().join("data").join(file.name())).unwrap()
}

#[track_caller]
fn shipped() -> Content {
    let mut content = Content::default();
    for one in File::ALL {
        content.set(one, Ok(&file(one)));
    }
    content
}

#[track_caller]
fn press(browser: &Browser, label: &str) {
    let find = "return button(new RegExp('^' + arguments[0]))";
    browser.element_with(&format!("button `{label}`"), find, &[json!(label)]).click();
}

#[track_caller]
fn wait_status(browser: &Browser, words: &str) {
    let condition = "return all('[role=status]').some(status => shown(status) && words(status).includes(arguments[0]))";
    browser.wait_until_with(&format!("a status that says `{words}`"), condition, &[json!(words)]);
}

#[test]
fn all_results_are_saved_as_a_table_in_the_language_of_the_page() {
    let Some(desk) = Desk::open("table") else { return };
    let (browser, catalogue) = (&desk.site.browser, Catalogue::new(&shipped()).unwrap());
    for (path, search, locale, name) in [
        ("/fr/plateformes", "?q=imagerie", Locale::Fr, "plateformes.csv"),
        ("/en/platforms", "?departement=75&sort=host&page=2", Locale::En, "platforms.csv"),
    ] {
        desk.site.visit(&format!("{path}{search}"));
        press(browser, "CSV");
        let results = catalogue.results(&CatalogueQuery::parse(search), locale);
        let platforms = export::found(&catalogue, &results);
        assert!(platforms.len() > PAGE_SIZE, "{search} has several pages");
        let expected = export::csv(&platforms, &catalogue, locale, &desk.site.server.origin());
        assert_eq!(desk.saved(name), expected, "{search}");
        wait_status(browser, name);
        press(browser, "Excel");
        let name = name.replace("csv", "xlsx");
        let expected = export::file(Format::Workbook, &platforms, &catalogue, locale, &desk.site.server.origin());
        assert!(desk.saved_bytes(&name) == expected, "{search}");
        wait_status(browser, &name);
        wait_status(browser, &platforms.len().to_string());
        browser.assert_accessible();
    }
}

#[test]
fn the_records_are_saved_as_published() {
    let Some(desk) = Desk::open("records") else { return };
    let catalogue = Catalogue::new(&shipped()).unwrap();
    let search = "?host=institut-curie&q=imagerie";
    desk.site.visit(&format!("/en/platforms{search}"));
    press(&desk.site.browser, "JSON");
    let results = catalogue.results(&CatalogueQuery::parse(search), Locale::En);
    let ids: Vec<String> = export::found(&catalogue, &results).iter().map(|one| one.id.clone()).collect();
    assert!(ids.len() > 1);
    let saved = desk.saved("platforms.json");
    assert_eq!(Some(&saved), export::published(&file(File::Platforms), &ids).as_ref());
    wait_status(&desk.site.browser, "platforms.json");
}

#[test]
fn failed_records_show_an_error_and_a_retry() {
    let Some(desk) = Desk::open("again") else { return };
    let (browser, server) = (&desk.site.browser, &desk.site.server);
    desk.site.visit("/fr/plateformes?q=cytometrie");
    for (fault, reason) in [
        (Fault::Status(503), "503"),
        (Fault::body("application/json", "<!doctype html>"), "illisible"),
        (Fault::Close, "pas de réponse"),
    ] {
        server.set_fault("/data/platforms.json", fault);
        press(browser, "JSON");
        wait_status(browser, reason);
        browser.assert_accessible();
        server.clear_fault("/data/platforms.json");
        press(browser, Language::French.try_again());
        assert!(desk.saved("plateformes.json").contains("\"records\""), "{reason}");
        wait_status(browser, "plateformes.json");
        let gone = "return !button(/^Réessayer/) && document.activeElement === button(/^JSON/)";
        browser.wait_until("the focus on the button that stays", gone);
    }
    // For another list, the previous status is obsolete.
    browser.type_into("searchBox()", " x");
    let silent = "return !all('[role=status]').some(status => words(status).includes('plateformes.json'))";
    browser.wait_until("nothing said of a file", silent);
}

#[test]
fn without_results_there_are_no_downloads() {
    if cannot(&[Engine::WebKit], "its driver saves no files") {
        return;
    }
    let site = Site::at("/fr/plateformes?q=cytometrie&departement=78");
    assert_eq!(site.dom("return !button(/^CSV/) && !button(/^JSON/) && !button(/^Imprimer/)"), true);
}

#[test]
fn each_event_with_a_day_is_saved_as_a_calendar_file() {
    let Some(desk) = Desk::open("events") else { return };
    let (browser, content) = (&desk.site.browser, with_events_to_come(&desk.site));
    let events = content.events.ready().unwrap();
    let dated = events.all.iter().filter(|event| calendar::has_day(event)).count();
    for (path, locale, label) in
        [("/fr/agenda", Locale::Fr, "Ajouter à mon agenda"), ("/en/agenda", Locale::En, "Add to my calendar")]
    {
        desk.site.visit(path);
        let labels = "return all('button').filter(shown).map(name).filter(name => name.startsWith(arguments[0]))";
        let labels = strings(&browser.dom_with(labels, &[json!(label)]));
        assert_eq!(labels.len(), dated, "{path}");
        for event in events.all.iter().filter(|event| calendar::has_day(event)).step_by(5) {
            let title = event.title.text(locale);
            // The label names the platform; spaces are normalised by the prelude.
            let plain = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let find = "return all('button').find(button => name(button).endsWith(arguments[0]))";
            browser.element_with(&format!("button of `{plain}`"), find, &[json!(plain)]).click();
            let name = format!("{}.ics", event.id);
            assert_eq!(desk.saved(&name), expected(&desk.site, &content, title, &[event], locale), "{name}");
            wait_status(browser, &name);
        }
        browser.assert_accessible();
    }
}

#[test]
fn the_events_of_a_group_are_saved_in_one_calendar_file() {
    let Some(desk) = Desk::open("group") else { return };
    let (browser, content) = (&desk.site.browser, with_events_to_come(&desk.site));
    let events = content.events.ready().unwrap();
    let label = "Tous les événements à venir de ce groupe";
    for group in &content.groups.ready().unwrap().all {
        let own: Vec<&Event> = events.all.iter().filter(|event| event.group_ids.contains(&group.id)).collect();
        desk.site.visit(&format!("/fr/groupes/{}", group.id));
        let title = group.name.text(Locale::Fr);
        if own.iter().any(|event| calendar::has_day(event)) {
            press(browser, label);
            let name = format!("{}.ics", group.id);
            assert_eq!(desk.saved(&name), expected(&desk.site, &content, title, &own, Locale::Fr), "{name}");
            wait_status(browser, &name);
        } else {
            assert_eq!(browser.dom_with("return !button(new RegExp(arguments[0]))", &[json!(label)]), true, "{title}");
        }
    }
}

/// The shipped events a century later, on the host and in the expected result: past events are not in calendars.
fn with_events_to_come(site: &Site) -> Content {
    let mut file = dist::data("events.json");
    for event in file["records"].as_array_mut().unwrap() {
        for day in ["start", "end"] {
            if let Some(later) = event[day].as_str().map(|day| day.replacen("20", "21", 1)) {
                event[day] = json!(later);
            }
        }
    }
    let text = file.to_string();
    let mut content = shipped();
    content.set(File::Events, Ok(&text));
    site.server.set_data("events.json", text);
    content
}

/// The calendar made of the same events by the pure function, for the browser's date.
#[track_caller]
fn expected(site: &Site, content: &Content, name: &str, events: &[&Event], locale: Locale) -> String {
    let day = "const now = new Date(), two = value => String(value).padStart(2, '0'); \
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`";
    let today = Date::parse(&text(&site.script(day))).unwrap();
    let origin = &site.server.origin();
    calendar::write(name, events, &Publisher { site: content.site.ready(), origin, locale, today }).unwrap()
}

#[test]
fn a_list_is_printed_with_all_its_pages() {
    let site = Site::at("/fr/plateformes");
    let total = site.count();
    let shown = site.dom("return results().children.length");
    assert!(shown.as_u64().unwrap() < total);
    // Printed from the browser's menu.
    site.script("dispatchEvent(new Event('beforeprint'))");
    site.wait_until_with("all rows", "return results().children.length === arguments[0]", &[json!(total)]);
    site.script("dispatchEvent(new Event('afterprint'))");
    site.wait_until_with("one page", "return results().children.length === arguments[0]", &[shown]);
    // Printed by the page's button: the dialog opens when all rows are drawn.
    site.dom("window.print = () => { window.printed = document.querySelectorAll('main ol.records > li').length; }");
    press(&site, "Imprimer");
    let printed = site.wait_until("the dialog", "return window.printed");
    assert_eq!(printed.as_u64(), Some(total));
    // A page that was left does not react any more.
    site.script("dispatchEvent(new Event('afterprint'))");
    site.go("/fr/agenda");
    site.script("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))");
    assert_eq!(format!("{:?}", site.script_errors()), "[]");
}

/// The content of the page when printed.
const PAPER: &str = r"
    const style = element => getComputedStyle(element);
    const after = element => getComputedStyle(element, '::after').content;
    const addresses = all('main a[href^=http]').filter(shown)
        .filter(link => !after(link).includes(link.getAttribute('href')) && !after(link).includes('attr(href)') && !/[./]/.test(words(link)));
    const sources = all('main details.sources');
    return {
        ink: style(document.querySelector('h1')).color,
        paper: style(document.documentElement).backgroundColor,
        controls: all('button, nav, [role=search], .hand-over, footer').filter(shown)
            .map(element => element.outerHTML.slice(0, 80)),
        bare: addresses.map(link => link.outerHTML.slice(0, 80)),
        closed: sources.flatMap(details => all('li', details)).filter(item => !shown(item)).length,
        wide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    };
";

#[test]
fn printed_pages_have_black_text_no_controls_and_every_url() {
    if cannot(&[Engine::WebKit], "its driver shows no paper") {
        return;
    }
    let site = Site::open();
    let mut faults = Vec::new();
    let kinds = ["/fr/plateformes", "/fr/groupes/", "/fr/missions/", "/fr/plateformes/", "/fr/agenda", "/fr/reseau"];
    let pages: Vec<String> = address::pages().iter().map(|page| page.address(Language::French)).collect();
    let is_printed =
        |path: &&String| kinds.iter().any(|kind| *path == kind || kind.ends_with('/') && path.starts_with(kind));
    let themes = [("light", Scheme::Light), ("dark", Scheme::Dark)];
    for (number, path) in pages.iter().filter(is_printed).enumerate() {
        for (theme, scheme) in tried(themes, number, 2) {
            // The printable width of A4.
            site.set_print(scheme);
            site.set_viewport(673, 900);
            site.visit(path);
            site.script_with("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
            let seen = site.dom(PAPER);
            let expected = json!({
                "ink": "rgb(0, 0, 0)", "paper": "rgba(0, 0, 0, 0)", "controls": [], "bare": [], "closed": 0, "wide": 0,
            });
            if seen != expected {
                faults.push(format!("{path}, {theme}: {seen}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
