//! The form that proposes or corrects a record, used by a platform's manager: by keyboard, in both languages, with
//! interruptions, and in browsers without storage. Its result passes the checker.

mod draft;

use editing::strict;
use serde_json::{Value, json};
use site_core::content::file::File;

use super::routes::picture;
use crate::support::{Browser, ENTER, Element, Fault, SPACE, Scheme, Site, TAB, dist, text};

const PATHS: [&str; 2] = ["/fr/proposer", "/en/propose"];

/// For all scripts: the form, its fields by their labels, what the check found.
const FORM: &str = r"
    const form = all('main form').find(form => !form.closest('[role=search]') && form.getAttribute('role') !== 'search');
    const field = label => all('input, textarea, select', form).find(field => name(field).startsWith(label));
    const summary = all('main .error-summary').find(shown);
    const submit = form?.querySelector('[type=submit]');
    const records = all('main pre').map(pre => pre.textContent);
    const values = () => all('input, textarea, select', form).filter(field => field.type !== 'search')
        .map(field => field.type === 'checkbox' ? field.checked : field.value);
";

/// The field whose label begins with this text.
#[track_caller]
fn field<'a>(browser: &'a Browser, label: &str) -> Element<'a> {
    browser.element_with(&format!("field `{label}`"), "return field(arguments[0])", &[json!(label)])
}

#[track_caller]
fn write(browser: &Browser, label: &str, text: &str) {
    let field = field(browser, label);
    field.empty();
    field.type_text(text);
}

#[track_caller]
fn check(browser: &Browser) {
    browser.element("button that checks", "return submit").click();
}

/// Presses the button by keyboard, so that it has the focus.
#[track_caller]
fn check_by_key(browser: &Browser) {
    browser.press_enter_on("submit");
}

#[track_caller]
fn wait_faults(browser: &Browser, count: usize) {
    let seen =
        "return summary && summary.contains(document.activeElement) && all('a', summary).length === arguments[0]";
    browser.wait_until_with(&format!("the summary of {count} faults with the focus"), seen, &[json!(count)]);
}

/// The records of the form, once it says that they are ready.
#[track_caller]
fn ready(browser: &Browser) -> Vec<Value> {
    let seen = "return records.length && !summary && document.activeElement.matches('main h2') && records";
    let records = browser.wait_until("the record, its title with the focus", seen);
    let read = |record: &Value| serde_json::from_str(record.as_str().unwrap()).unwrap();
    records.as_array().unwrap().iter().map(read).collect()
}

/// The page's requests since the log was cleared, without favicons, which browsers request at any time.
fn asked(site: &Site) -> Vec<String> {
    let log = site.server.log().into_iter().map(|request| request.target);
    log.filter(|target| !target.contains("favicon") && !target.contains(".wasm")).collect()
}

/// The output of `make check` for the shipped files with these records pasted in.
fn checked(records: &[(&str, &Value)]) -> Vec<String> {
    let pasted = |file: File| {
        let mut data = dist::data(file.name());
        for (_, record) in records.iter().filter(|(name, _)| *name == file.name()) {
            let all = data["records"].as_array_mut().unwrap();
            all.retain(|known| known["id"] != record["id"]);
            all.push((*record).clone());
        }
        (file, Ok(data.to_string()))
    };
    strict::check(&File::ALL.map(pasted)).iter().map(ToString::to_string).collect()
}

/// Checks a technique found by searching, by keyboard only.
#[track_caller]
fn choose_technique(browser: &Browser, search: &str, id: &str) {
    browser.type_into("form.querySelector('input[type=search]')", search);
    let offered = "return all('[type=checkbox]', form).some(box => box.value === arguments[0] && shown(box))";
    browser.wait_until_with(&format!("`{id}` for `{search}`"), offered, &[json!(id)]);
    browser.tab_to(&format!("the box of `{id}`"), &format!("element.value === '{id}'"));
    browser.press(SPACE);
    browser.wait_until("a chip", "return all('li button', form).length > 0");
}

#[test]
fn an_empty_form_names_and_links_to_the_missing_field() {
    let site = Site::open().with_functions(FORM);
    for path in PATHS {
        site.visit(path);
        site.forget_requests();
        check_by_key(&site);
        wait_faults(&site, 1);
        assert_eq!(site.address(), path, "the form is not sent");
        site.press(TAB);
        site.press(ENTER);
        let marked = "const own = document.activeElement, block = own.closest('[data-invalid]'); \
            return own.matches('input') && own.ariaInvalid === 'true' && own === all('input', form)[0] && \
            byIds(own.getAttribute('aria-describedby')).some(text => /^(Erreur|Error)/.test(words(text)) && block.contains(text)) && \
            block.getBoundingClientRect().top >= 60 && block.getBoundingClientRect().bottom <= innerHeight + 1";
        site.wait_until("the field in view with its error and the focus", marked);
        assert_eq!(site.script("return location.hash"), "");
        site.assert_accessible_in_both_schemes();
        picture(&site, path, "faults");
        // A corrected error disappears with the next check.
        site.type_keys("Nom");
        site.press(ENTER);
        assert_eq!(ready(&site)[0]["name"], "Nom");
        assert_eq!(site.dom("return all('[data-invalid], [aria-invalid]').length"), 0);
        // Chromium requests the fonts again when the colour scheme changes.
        let sent: Vec<String> = asked(&site).into_iter().filter(|target| !target.starts_with("/fonts/")).collect();
        assert_eq!(sent, Vec::<String>::new());
        site.dom("localStorage.clear()");
    }
}

#[test]
fn every_error_is_shown_beside_its_field_and_in_the_summary() {
    let site = Site::open().with_functions(FORM);
    for (path, labels) in PATHS.into_iter().zip([
        ["Site web", "Latitude", "Sources", "Date des informations"],
        ["Website", "Latitude", "Sources", "Date of the information"],
    ]) {
        site.visit(path);
        for (label, text) in labels.into_iter().zip(["plateforme", "nord", "https://a b", "hier"]) {
            write(&site, label, text);
        }
        check(&site);
        // The name is missing too, and so is the longitude.
        wait_faults(&site, 6);
        let told = site.dom("return all('a', summary).map(words)");
        let beside = "const said = text => words(text).replace(/^(Erreur|Error)\\s*:\\s*/, ''); \
            return all('[data-invalid] [id$=error]', form).map(said)";
        assert_eq!(site.dom(beside), told, "the same words in both places");
        assert!(told.to_string().contains("https://a b"), "{told}");
        site.dom("localStorage.clear()");
    }
}

#[test]
fn a_platform_entered_by_keyboard_in_french_gives_a_valid_record() {
    let site = Site::at("/fr/proposer").with_functions(FORM);
    write(&site, "Nom de la plateforme", "Plateforme <b>d’essai</b> & \"co\"");
    write(&site, "Sigle", "ESSAI");
    field(&site, "Établissement").type_text("Institut Curie");
    write(&site, "Site web", "https://exemple.fr/essai");
    write(&site, "Ville", "Paris");
    field(&site, "Département").type_text("75");
    write(&site, "Latitude", "48,85");
    write(&site, "Longitude", "2,35");
    choose_technique(&site, "facs", "flow-cytometry");
    write(&site, "Présentation en français", "Une phrase.");
    write(&site, "Prestations en français", "Analyse\nFormation");
    write(&site, "Prestations en anglais", "Analysis");
    write(&site, "Équipements", "Cytomètre");
    site.element("box for industry", "return form.querySelector('[value=industry]')").click();
    write(&site, "Sources", "https://exemple.fr/essai");
    site.forget_requests();
    check_by_key(&site);
    let record = ready(&site).remove(0);
    let today = text(&site.script("return new Date().toLocaleDateString('sv')"));
    let expected = json!({
        "id": "institut-curie-essai", "name": "Plateforme <b>d’essai</b> & \"co\"", "acronym": "ESSAI", "host": "institut-curie",
        "city": "Paris", "departement": "75", "lat": 48.85, "lon": 2.35, "techniques": ["flow-cytometry"],
        "summary": {"fr": "Une phrase."}, "services": [{"fr": "Analyse", "en": "Analysis"}, {"fr": "Formation"}],
        "equipment": ["Cytomètre"], "access": ["industry"], "website": "https://exemple.fr/essai",
        "sources": ["https://exemple.fr/essai"], "as_of": today,
    });
    assert_eq!(record, expected);
    assert_eq!(checked(&[("platforms.json", &record)]), Vec::<String>::new());
    assert_eq!(asked(&site), Vec::<String>::new());
    assert!(site.main_text().contains("Il reste à l’envoyer"));
    site.assert_accessible_in_both_schemes();
    picture(&site, "/fr/proposer", "ready");
    copy_and_download(&site, "institut-curie-essai.json", &expected, "Copié");
    // After another change, the record is not ready until it is checked again.
    write(&site, "Ville", "Évry");
    site.wait_until("no record", "return records.length === 0");
    check(&site);
    assert_eq!(ready(&site)[0]["city"], "Évry");
}

/// Copies and downloads the finished record.
#[track_caller]
fn copy_and_download(browser: &Browser, file: &str, expected: &Value, status: &str) {
    browser.allow_clipboard();
    browser.dom("document.querySelector('#ready details').open = true");
    let button = "return all('main button').filter(shown).find(button => new RegExp(arguments[0]).test(words(button)))";
    browser.element_with("button that copies", button, &[json!("^(Copier|Copy)$")]).click();
    let told = "return all('main [role=status]').some(status => words(status).startsWith(arguments[0]))";
    browser.wait_until_with("the status that it is copied", told, &[json!(status)]);
    let copied = browser.copied();
    assert_eq!(serde_json::from_str::<Value>(&copied).unwrap(), *expected);
    let watch = "window.saved = []; HTMLAnchorElement.prototype.click = function () { \
        const name = this.download; fetch(this.href).then(file => file.text()).then(text => window.saved.push([name, text])); }";
    browser.script(watch);
    browser.element_with("button that downloads", button, &[json!("^(Télécharger|Download)$")]).click();
    let saved = browser.wait_until("the file", "return window.saved[0]");
    assert_eq!(saved[0], file);
    assert_eq!(serde_json::from_str::<Value>(saved[1].as_str().unwrap()).unwrap(), *expected);
}

#[test]
fn a_platform_of_a_new_institution_gives_two_valid_records() {
    let site = Site::at("/en/propose").with_functions(FORM);
    write(&site, "Name of the platform", "Test platform");
    field(&site, "Institution").type_text("Another institution");
    site.wait_until("the field for its name", "return Boolean(field('Name of the institution'))");
    check(&site);
    wait_faults(&site, 1);
    write(&site, "Name of the institution", "Institute of Elsewhere");
    choose_technique(&site, "cryo", "cryo-em");
    write(&site, "Description in English", "One sentence.");
    check_by_key(&site);
    let records = ready(&site);
    let [host, platform] = records.as_slice() else { panic!("two records: {records:?}") };
    assert_eq!(*host, json!({"id": "institute-elsewhere", "name": "Institute of Elsewhere"}));
    assert_eq!(platform["host"], "institute-elsewhere");
    assert_eq!(checked(&[("hosts.json", host), ("platforms.json", platform)]), Vec::<String>::new());
    site.assert_accessible();
    assert!(site.main_text().contains("All that is left is to send it"));
}

#[test]
fn techniques_are_searched_browsed_and_removed() {
    let site = Site::at("/fr/proposer").with_functions(FORM);
    let shown_boxes = "all('[type=checkbox][name=techniques]', form).filter(shown).map(box => box.value)";
    assert_eq!(site.dom(&format!("return {shown_boxes}")), json!([]), "no list until it is requested");
    choose_technique(&site, "citometrie en flux", "flow-cytometry");
    site.wait_until("the count", "return /techniques? trouvée/.test(heard()) && /1 technique choisie/.test(heard())");
    assert!(
        site.dom("return all('details[open] legend, details[open] summary', form).map(words)")
            .to_string()
            .contains("Cytométrie")
    );
    site.assert_accessible();
    // Enter in the search field does not check the form.
    site.press_enter_on("form.querySelector('input[type=search]')");
    assert_eq!(site.dom("return Boolean(summary)"), false);
    site.find("main form input[type=search]").empty();
    site.wait_until("no list", &format!("return {shown_boxes}.length === 0"));
    // All families, by their button.
    site.element(
        "button that shows the families",
        "return all('main form button').find(button => /familles/.test(words(button)))",
    )
    .click();
    site.wait_until("the families", "return all('summary', form).filter(shown).length > 10");
    site.element("a family", "return all('main form summary').find(family => /Protéomique/.test(words(family)))")
        .click();
    site.wait_until("its techniques", &format!("return {shown_boxes}.length > 2"));
    site.element("its own box", "return all('main form details[open] [type=checkbox]')[0]").click();
    site.wait_until("two chips", "return all('li button', form).length === 2");
    site.assert_accessible_in_both_schemes();
    // Removing a chip keeps the focus among the chips, or moves it to the search field.
    site.press_enter_on("all('li button', form)[0]");
    site.wait_until(
        "the next chip with the focus",
        "const chips = all('li button', form); return chips.length === 1 && document.activeElement === chips[0]",
    );
    site.press(ENTER);
    site.wait_until(
        "the search with the focus",
        "return document.activeElement.type === 'search' && all('li button', form).length === 0",
    );
    assert_eq!(site.dom("return all('[name=techniques]:checked', form).length"), 0);
}

#[test]
fn a_correction_changes_only_the_edited_field_and_the_date() {
    let site = Site::open().with_functions(FORM);
    let published = dist::records("platforms.json").into_iter().find(|record| record["id"] == "curie-cytpic").unwrap();
    site.visit("/fr/plateformes/curie-cytpic");
    site.go("/fr/proposer?id=curie-cytpic");
    assert_eq!(site.dom("return field('Nom de la plateforme').value"), published["name"]);
    assert_eq!(site.dom("return field('Établissement').value"), published["host"]);
    write(&site, "Ville", "Orsay");
    check(&site);
    let record = ready(&site).remove(0);
    let mut expected = published;
    expected["city"] = json!("Orsay");
    expected["as_of"] = record["as_of"].clone();
    assert_eq!(record, expected);
    assert_eq!(checked(&[("platforms.json", &record)]), Vec::<String>::new());
}

#[test]
fn an_unknown_record_id_shows_an_empty_form() {
    let site = Site::at("/fr/proposer?id=nobody").with_functions(FORM);
    assert!(site.main_text().contains("nobody"));
    assert_eq!(site.dom("return field('Nom').value"), "");
    site.assert_accessible();
    site.visit("/en/propose?id=%22%3E%3Cscript%3E");
    assert_eq!(site.dom("return field('Name').value"), "");
    assert_eq!(format!("{:?}", site.console_errors()), "[]");
}

#[test]
fn the_contact_email_contains_the_record_if_it_is_short() {
    let site = Site::open().with_functions(FORM);
    let mut data = dist::data("site.json");
    data["contact_email"] = json!("fiches@exemple.org");
    site.server.set_data("site.json", &data);
    let mail = "const link = all('main a').find(link => link.href.startsWith('mailto:')); \
        return link && [link.href.split('?')[0], ...['subject', 'body'].map(name => new URLSearchParams(link.href.split('?')[1]).get(name)), link.href.length]";
    site.visit("/fr/proposer");
    write(&site, "Nom de la plateforme", "Été & hiver");
    check(&site);
    let records = ready(&site);
    let sent = site.dom(mail);
    assert_eq!(sent[0], "mailto:fiches@exemple.org");
    assert!(text(&sent[1]).contains("Été & hiver"), "{sent}");
    let body = text(&sent[2]);
    let (start, end) = (body.find('{').unwrap(), body.rfind('}').unwrap());
    assert_eq!(serde_json::from_str::<Value>(&body[start..=end]).unwrap(), records[0]);
    site.assert_accessible();
    site.visit("/en/propose?id=curie-pict-ibisa");
    check(&site);
    ready(&site);
    let sent = site.dom(mail);
    assert!(text(&sent[2]).contains("curie-pict-ibisa.json") && !text(&sent[2]).contains('{'), "{sent}");
    assert!(sent[3].as_u64().unwrap() < 1_800, "{sent}");
    assert!(site.main_text().contains("download it and attach it"));
    // Without a contact address, there is a text to send, and other contact details.
    site.server.clear_fault("/data/site.json");
    site.visit("/en/propose?id=curie-pict-ibisa");
    check(&site);
    ready(&site);
    assert_eq!(site.dom(mail), Value::Null);
    let letter = text(&site.dom("return document.querySelector('main .letter').textContent"));
    assert!(letter.starts_with("Hello,") && letter.contains("/en/platforms/curie-pict-ibisa"), "{letter}");
    assert!(!letter.contains('{'), "for people: {letter}");
    let contacts = text(&site.dom("return words(document.querySelector('#ready address'))"));
    assert!(contacts.contains("75010 Paris") && contacts.contains("canceropole-idf.fr"), "{contacts}");
    let folded = "return all('#ready pre').every(record => !shown(record))";
    assert_eq!(site.dom(folded), true, "the record is for the team of the site");
}

#[test]
fn the_form_fits_a_narrow_screen_in_every_state() {
    let site = Site::open().with_functions(FORM);
    let small = "return all('main :is(button, select, textarea, input:not([type=checkbox]), label.choice, summary)').filter(shown) \
        .filter(element => element.getBoundingClientRect().height < 36).map(element => element.outerHTML.slice(0, 100))";
    let fits = |state: &str| {
        site.assert_fits(state);
        assert_eq!(site.dom(small), json!([]), "{state}");
        site.assert_accessible();
        picture(&site, "/fr/proposer", &format!("320-{state}"));
    };
    site.set_viewport(320, 700);
    site.set_scheme(Scheme::Dark);
    site.visit("/fr/proposer?id=curie-pict-ibisa");
    fits("correcting");
    site.dom("all('button', form).find(button => /familles/.test(words(button))).click()");
    site.wait_until("the families", "return all('summary', form).filter(shown).length > 10");
    site.dom("all('details', form).forEach(family => family.open = true)");
    fits("families");
    check(&site);
    ready(&site);
    fits("ready");
    write(&site, "Nom de la plateforme", " ");
    write(&site, "Site web", "x");
    check(&site);
    wait_faults(&site, 2);
    fits("faults");
}

#[test]
fn failed_files_disable_only_what_needs_them() {
    let site = Site::open().with_functions(FORM);
    site.server.set_fault("/data/platforms.json", Fault::Status(500));
    site.visit("/fr/proposer?id=curie-cytpic");
    assert!(site.alert().contains("platforms.json"));
    assert_eq!(site.dom("return Boolean(form)"), false, "the record to correct is unknown");
    site.server.clear_fault("/data/platforms.json");
    site.element("button that tries again", "return button(/Réessayer/)").click();
    site.wait_until("the record", "return form && field('Nom').value.includes('CYTPIC')");
    site.server.set_fault("/data/hosts.json", Fault::Status(500));
    site.visit("/fr/proposer");
    assert!(site.alert().contains("hosts.json"));
    write(&site, "Nom de la plateforme", "X");
    check(&site);
    let made = site.wait_until("the record", "return records[0]");
    assert!(text(&made).contains("\"x\""));
}
