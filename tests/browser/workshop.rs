//! The workshop as an editor uses it: records and lists, preview, dropped files, every part in both languages.

use std::path::Path;

use serde_json::json;
use site_core::workbook::{self, Sheet};

use crate::support::{Browser, ENTER, Site, dist};

const FORM: &str = r"
    const field = label => all('main input, main textarea, main select').find(field => shown(field)
        && (name(field) === label || field.getAttribute('aria-label') === label));
    const press = label => button(new RegExp('^' + label))?.click();
";

#[track_caller]
pub(super) fn open(site: &Site, path: &str) {
    site.functions.set(FORM);
    site.visit(path);
    site.wait_until("the workshop", "return document.getElementById('bench') !== null");
}

#[track_caller]
pub(super) fn press(browser: &Browser, label: &str) {
    browser.wait_until_with(
        &format!("button `{label}`"),
        "return button(new RegExp('^' + arguments[0])) !== undefined",
        &[json!(label)],
    );
    browser.dom_with("press(arguments[0])", &[json!(label)]);
}

#[track_caller]
pub(super) fn field_is(browser: &Browser, id: &str, value: &str) {
    let script = "return document.getElementById(arguments[0])?.value === arguments[1]";
    browser.wait_until_with(&format!("`{value}` in {id}"), script, &[json!(id), json!(value)]);
}

/// Adds an event and types its title.
#[track_caller]
pub(super) fn begin_event(site: &Site, title: &str) {
    open(site, "/fr/atelier?file=events");
    press(site, "Ajouter un événement");
    site.wait_until("the form", "return document.getElementById('w-title-fr') !== null");
    site.type_into("document.getElementById('w-title-fr')", title);
}

#[test]
fn the_next_chosen_record_has_the_focus_when_one_is_removed() {
    let site = Site::open();
    open(&site, "/fr/atelier?file=platforms&record=0");
    let chips = "all('#w-techniques-field .chip')";
    site.wait_until("the chips", &format!("return {chips}.length > 1"));
    let next = site.dom(&format!("return words({chips}[1])"));
    site.press_enter_on(&format!("{chips}[0]"));
    site.wait_until_with(
        "the focus on the next technique",
        &format!("return words(document.activeElement) === arguments[0] && {chips}[0] === document.activeElement"),
        &[next],
    );
}

#[test]
fn an_event_and_a_resource_added_by_keyboard_are_listed_as_changes() {
    let site = Site::open();
    begin_event(&site, "Cancers rares : et après ?");
    site.type_into("document.getElementById('w-start')", "3/12/2026");
    site.dom("document.getElementById('w-place').focus()");
    // The typed text is written in the format of the file and with French typography.
    field_is(&site, "w-start", "2026-12-03");
    field_is(&site, "w-title-fr", "Cancers rares\u{a0}: et après\u{202f}?");
    site.wait_until("no error", "return !document.getElementById('faults-title')");
    open(&site, "/fr/atelier?file=groups&record=0");
    site.press_enter_on("document.getElementById('w-resources-add')");
    site.wait_until(
        "the new resource with the focus",
        "return /^w-resources-\\d+--title-fr$/.test(document.activeElement.id)",
    );
    site.type_keys("Guide");
    // The missing URL is reported beside its field.
    site.wait_until("an error", "return document.getElementById('faults-title') !== null");
    open(&site, "/fr/atelier?show=changes");
    let page = site.main_text();
    for part in ["1\u{a0}ajoutée", "1\u{a0}modifiée", "Guide", "events.json", "groups.json"] {
        assert!(page.contains(&part.replace('\u{a0}', " ")) || page.contains(part), "{part}: {page}");
    }
    site.assert_accessible();
}

#[test]
fn the_preview_shows_the_draft_and_links_back_to_the_record() {
    let site = Site::open();
    begin_event(&site, "Un séminaire tout neuf");
    site.type_into("document.getElementById('w-start')", "2099-12-03");
    press(&site, "Aperçu");
    // On the page that shows the edited record.
    site.wait_arrival("/fr/agenda");
    let both = "return words(document.body).includes('Un séminaire tout neuf') && words(document.body).includes('Aperçu du brouillon')";
    site.wait_until("the new event under the line", both);
    site.assert_accessible();
    site.script("location.reload()");
    site.wait_ready();
    site.wait_until("the same after a reload", both);
    let back = site.script("return document.querySelector('.preview-line a').getAttribute('href')");
    site.click_link(back.as_str().expect("a link"));
    site.wait_until("the record again", "return document.getElementById('w-start')?.value === '2099-12-03'");
    site.follow("/fr/agenda");
    site.wait_until(
        "the published agenda",
        "return location.pathname === '/fr/agenda' && !words(document.body).includes('tout neuf')",
    );
}

#[test]
fn undo_and_redo_keep_the_focus() {
    let site = Site::open();
    begin_event(&site, "Un séminaire");
    for (id, title) in [("undo", None), ("redo", Some("Un séminaire"))] {
        site.dom_with("document.getElementById(arguments[0]).focus()", &[json!(id)]);
        site.press(ENTER);
        let done = "return (document.getElementById('w-title-fr')?.value || null) === arguments[1] \
            && document.activeElement.id === arguments[0]";
        site.wait_until_with(&format!("{id} with the focus"), done, &[json!(id), json!(title)]);
    }
}

/// Drops the items that a script puts into the list `dropped`.
const DROP: &str = r"
    const data = new DataTransfer();
    dropped.forEach(file => data.items.add(file));
    const drop = { dataTransfer: data, bubbles: true, cancelable: true };
    document.querySelector('.workshop-drop').dispatchEvent(new DragEvent('drop', drop));
";

/// Drops a file or a folder of the disk on an element, as from the window of a file manager.
fn drop_from_outside(browser: &Browser, selector: &str, path: &Path) {
    let middle = "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); \
        return [x + width / 2, y + height / 2]";
    let middle = browser.dom_with(middle, &[json!(selector)]);
    for kind in ["dragEnter", "dragOver", "drop"] {
        let data = json!({"items": [], "files": [path], "dragOperationsMask": 1});
        let event = json!({"type": kind, "x": middle[0], "y": middle[1], "data": data});
        browser.cdp("Input.dispatchDragEvent", event);
    }
}

#[test]
fn dropped_files_and_folders_are_read_and_each_result_is_shown() {
    let site = Site::open();
    open(&site, "/fr/atelier?show=open");
    let mut events = dist::data("events.json");
    events["records"][0]["place"] = json!("Salle déposée");
    let rows = [["Nom", "Ville", "Techinques"], ["Une plateforme toute neuve", "Paris", "x"]];
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let book = workbook::write(&[Sheet { name: "A", rows: &rows, lists: "" }]);
    let files = "const dropped = [new File([arguments[0]], 'events.json'), new File([new Uint8Array(arguments[1])], \
        'tableau.xlsx'), new File(['{'], 'groups.json'), new File(['x'], 'photo.jpg')];";
    site.dom_with(&[files, DROP].concat(), &[json!(events.to_string()), json!(book)]);
    let condition = "return arguments[0].every(part => words(document.querySelector('main')).includes(part))";
    let parts = json!([
        "events.json : 1 modifiée",
        "tableau.xlsx : 1 ajoutée, 1 cellule à revoir",
        "Ligne 1, colonne 3 : lu : « Techinques » ; attendu : le nom d’une colonne du tableau du site, ou d’un champ de \
         platforms.json ; peut-être « Techniques »",
        "groups.json : ce fichier ne peut pas être lu (ce n’est pas du JSON valide : ligne 1, colonne 1)",
        "photo.jpg : ce n’est ni un fichier du site, ni un tableau de plateformes, ni une fiche",
    ]);
    site.wait_until_with("what came of the files", condition, &[parts]);
    let announced =
        "return all('[aria-live=polite]').some(region => words(region).includes('tableau.xlsx : 1 ajoutée'))";
    site.wait_until("the announcement", announced);
    site.assert_accessible();
    // A folder, with files that are not data and a folder of its own.
    let mut missions = dist::data("missions.json");
    missions["records"].as_array_mut().expect("records").pop();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dropped");
    let inner = folder.join("data");
    std::fs::create_dir_all(&inner).expect("a folder");
    for number in 0..120 {
        std::fs::write(inner.join(format!("note-{number}.md")), "x").expect("a file");
    }
    std::fs::write(inner.join("missions.json"), missions.to_string()).expect("a file");
    drop_from_outside(&site, ".workshop-drop", &folder);
    site.wait_until_with("the file of the folder", condition, &[json!(["missions.json : 1 supprimée"])]);
    // Dropped beside the box, on another panel: the browser would open the file in place of the workshop.
    let records = missions["records"].as_array_mut().expect("records");
    records.truncate(records.len() - 2);
    let file = folder.with_file_name("dropped-alone").join("missions.json");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, missions.to_string()).expect("a file");
    site.follow("/fr/atelier?file=groups");
    drop_from_outside(&site, ".site-header", &file);
    site.wait_until_with(
        "the file dropped on the header",
        condition,
        &[json!(["missions.json : 2 supprimées", "photo.jpg"])],
    );
    let empty = folder.with_file_name("dropped-without");
    std::fs::create_dir_all(&empty).expect("a folder");
    std::fs::write(empty.join("note.md"), "x").expect("a file");
    drop_from_outside(&site, ".site-header", &empty);
    site.wait_until_with(
        "what came of an empty folder",
        condition,
        &[json!(["Ce dossier ne contient aucun fichier du site."])],
    );
    open(&site, "/fr/atelier?file=events&record=0");
    field_is(&site, "w-place", "Salle déposée");
}

#[test]
fn every_workshop_page_is_accessible_and_fits_a_phone() {
    let site = Site::open();
    for (path, narrow) in [
        ("/fr/atelier", false),
        ("/en/workshop?file=groups", true),
        ("/fr/atelier?file=groups&record=0&field=.resources[0].title.fr", true),
        ("/en/workshop?file=platforms&record=0", false),
        ("/fr/atelier?file=site&record=0", false),
        ("/en/workshop?show=problems", true),
        ("/fr/atelier?show=open", true),
    ] {
        if narrow {
            site.set_viewport(360, 740);
        }
        open(&site, path);
        site.assert_accessible();
        site.assert_fits(path);
    }
}
