//! The draft of the form: it lasts, and storage that is broken or missing loses nothing.

use serde_json::json;

use super::{FORM, check, choose_technique, field, ready, write};
use crate::support::{ENTER, Site};

#[test]
fn an_unreadable_draft_is_ignored() {
    let site = Site::at("/fr/proposer").with_functions(FORM);
    write(&site, "Nom de la plateforme", "Brouillon");
    let spoil = "const drafts = Object.keys(localStorage).filter(key => localStorage[key].includes('Brouillon')); \
        for (const key of drafts) localStorage[key] = '{}%ff=\\u0000&unknown=1'; return drafts.length";
    assert_eq!(site.dom(spoil), 1);
    site.visit("/fr/proposer");
    assert_eq!(site.dom("return field('Nom de la plateforme').value"), "");
    assert!(!site.main_text().contains("brouillon a été retrouvé"));
}

#[test]
fn the_draft_survives_reload_back_and_a_language_switch() {
    let site = Site::at("/fr/proposer").with_functions(FORM);
    write(&site, "Nom de la plateforme", "Brouillon");
    write(&site, "Équipements", "Un\nDeux");
    field(&site, "Établissement").type_text("Gustave Roussy");
    choose_technique(&site, "facs", "flow-cytometry");
    site.dom("form.querySelector('[value=academic]').click()");
    let written = site.dom("return values()");
    assert_eq!(written.as_array().unwrap().iter().filter(|value| **value == true).count(), 2, "{written}");
    let restored = |what: &str| {
        let found =
            "return JSON.stringify(values()) === JSON.stringify(arguments[0]) && all('li button', form).length === 1";
        site.wait_until_with(what, found, std::slice::from_ref(&written));
        assert!(
            site.main_text().contains("brouillon a été retrouvé") || site.main_text().contains("draft was found"),
            "{what}"
        );
    };
    site.reload();
    restored("everything after a reload");
    site.assert_accessible();
    site.go("/fr/plateformes");
    site.back_to("/fr/proposer");
    restored("everything on the way back");
    site.go("/en/propose");
    restored("everything in the other language");
    // A record to be corrected has its own draft.
    site.visit("/fr/proposer?id=curie-cytpic");
    assert_ne!(site.dom("return field('Nom de la plateforme').value"), "Brouillon");
    assert!(!site.main_text().contains("brouillon a été retrouvé"));
    // Cleared, and restored.
    site.visit("/fr/proposer");
    restored("everything on another visit");
    let button = "return all('main button').filter(shown).find(button => new RegExp(arguments[0]).test(words(button)))";
    site.element_with("button that clears", button, &[json!("Effacer ma saisie")]).click();
    let cleared = "return field('Nom').value === '' && all('li button', form).length === 0 \
        && /Annuler/.test(words(document.activeElement))";
    site.wait_until("an empty form, undo with the focus", cleared);
    assert_eq!(site.script("return Object.keys(localStorage).filter(key => key.startsWith('draft'))"), json!([]));
    site.assert_accessible();
    site.press(ENTER);
    restored("everything, undone");
    site.element_with("button that clears", button, &[json!("Effacer ma saisie")]).click();
    site.wait_until("an empty form", "return field('Nom').value === ''");
    site.reload();
    assert_eq!(site.dom("return field('Nom').value"), "");
}

#[test]
fn without_storage_the_form_warns_and_still_gives_a_record() {
    let site = Site::open().with_functions(FORM);
    site.run_in_new_documents(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, \
        { get() { throw new DOMException('refused', 'SecurityError'); } });",
    );
    site.visit("/fr/proposer");
    assert!(site.main_text().contains("est conservé dans ce navigateur"));
    write(&site, "Nom de la plateforme", "Sans mémoire");
    site.wait_until("a warning", "return words(form).includes('ne conserve pas de brouillon')");
    // Nothing is lost during the visit.
    site.go("/fr/plateformes");
    site.back_to("/fr/proposer");
    site.wait_until("the name", "return field('Nom').value === 'Sans mémoire'");
    check(&site);
    assert_eq!(ready(&site)[0]["id"], "sans-memoire");
    assert_eq!(format!("{:?}", site.script_errors()), "[]");
}

/// Nothing is announced twice. Pauses before announcements are controlled by the test.
#[test]
fn typing_redraws_nothing() {
    let site = Site::open().with_functions(FORM);
    site.hold_pauses(700..=700);
    site.visit("/fr/proposer");
    let watch = "window.changes = []; const told = ({ type, attributeName, target }) => \
            [type, attributeName, (target.outerHTML || target.data).slice(0, 100)].join(' '); \
        new MutationObserver(list => { window.changes.push(...list.map(told)); }) \
            .observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true })";
    field(&site, "Nom de la plateforme").click();
    site.script(watch);
    site.type_keys("Plateforme");
    site.wait_until("the name", "return field('Nom').value === 'Plateforme'");
    assert_eq!(site.end_pauses(), 0, "no announcement is due");
    assert_eq!(site.script("return window.changes"), json!([]));
    assert!(site.script("return localStorage.getItem('draft-new')").to_string().contains("Plateforme"));
}
