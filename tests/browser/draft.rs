//! The workshop's draft where editors could lose their work: reload, Back, another page, another tab, a preview, an old
//! draft and a newer file, a browser without storage.

use serde_json::json;

use super::workshop::{begin_event, field_is, open, press};
use crate::support::{Fault, Site, dist, text};

#[test]
fn typed_text_survives_reload_back_and_other_pages() {
    let site = Site::open();
    begin_event(&site, "Perdu");
    let address = text(&site.script("return location.pathname + location.search"));
    // Immediately after the last character.
    site.script("location.reload()");
    site.wait_ready();
    field_is(&site, "w-title-fr", "Perdu");
    site.follow_to("/fr/agenda");
    site.script("history.back()");
    site.wait_arrival(&address);
    field_is(&site, "w-title-fr", "Perdu");
    press(&site, "Supprimer");
    site.wait_until(
        "the list",
        "return !document.getElementById('w-title-fr') && document.getElementById('add-record')",
    );
    press(&site, "Annuler");
    site.wait_until("the record in the list again", "return all('main a').some(link => words(link) === 'Perdu')");
}

#[test]
fn a_draft_can_be_edited_and_downloaded_offline() {
    let site = crate::offline::open();
    site.keep("/fr/atelier");
    // It is not part of what every visitor caches.
    let kept = "return Boolean(await caches.match(arguments[0]))";
    let part = json!(format!("/{}", dist::part("workshop")));
    site.wait_true("the workshop to be cached", || site.script_async_with(kept, std::slice::from_ref(&part)) == true);
    begin_event(&site, "Hors");
    site.server.lose(true);
    site.script("location.reload()");
    site.wait_ready();
    field_is(&site, "w-title-fr", "Hors");
    site.type_into("document.getElementById('w-title-fr')", " ligne");
    open(&site, "/fr/atelier?show=changes");
    let is_there =
        "return words(document.querySelector('main')).includes('ligne') && document.getElementById('archive')";
    site.wait_until("the change and the archive", is_there);
}

#[test]
fn a_draft_taken_over_by_another_tab_is_reported_and_resumed() {
    let site = Site::open();
    begin_event(&site, "Premier onglet");
    let here = "const answer = new BroadcastChannel('workshop'); \
        const answered = await new Promise(done => { answer.onmessage = event => done(event.data); answer.postMessage('who'); }); \
        answer.close(); return answered";
    assert_eq!(site.dom_async(here, &[]), "here");
    // Simulates another tab that takes over.
    site.script("const other = new BroadcastChannel('workshop'); other.postMessage('taken'); other.close()");
    site.wait_until(
        "the other tab to be said",
        "return words(document.querySelector('main')).includes('dans un autre onglet')",
    );
    press(&site, "Continuer ici");
    field_is(&site, "w-title-fr", "Premier onglet");
}

#[test]
fn a_draft_of_an_older_file_asks_before_overwriting_newer_data() {
    let site = Site::open();
    open(&site, "/fr/atelier?file=events&record=0");
    site.find("#w-place").empty();
    site.type_keys("Ici");
    let mut events = dist::data("events.json");
    events["records"][0]["place"] = json!("Ailleurs");
    events["records"][1]["place"] = json!("Plus loin");
    site.server.set_data("events.json", &events);
    open(&site, "/fr/atelier?show=newer");
    let page = site.main_text();
    for part in ["Ici", "Ailleurs", "Plus loin"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    site.assert_accessible();
    press(&site, "Continuer avec ces choix");
    open(&site, "/fr/atelier?file=events&record=0");
    field_is(&site, "w-place", "Ici");
    open(&site, "/fr/atelier?file=events&record=1");
    field_is(&site, "w-place", "Plus loin");
}

/// What is typed into the place of the first event, letter by letter, while the database answers as a script says.
fn type_while(script: &str, letters: &[(&str, &str)]) {
    let site = Site::open();
    site.run_in_new_documents(script);
    open(&site, "/fr/atelier?file=events&record=0");
    site.dom("const place = document.getElementById('w-place'); place.value = ''; place.focus()");
    for (typed, after) in letters {
        site.type_keys(typed);
        site.dom_async(after, &[]);
    }
    site.wait_until("an empty journal", "return !localStorage.getItem('workshop-journal')");
    open(&site, "/fr/atelier?file=events&record=0");
    field_is(&site, "w-place", &letters.iter().map(|(typed, _)| *typed).collect::<String>());
}

#[test]
fn letters_typed_while_the_database_opens_are_stored_in_order() {
    // A connection is answered when the test lets it through.
    let held = "window.held = []; const open = IDBFactory.prototype.open; \
        IDBFactory.prototype.open = function (...asked) { const request = open.apply(this, asked); \
            if (document.activeElement?.id === 'w-place') Object.defineProperty(request, 'onsuccess', { set(tell) { \
                held.push(async () => { while (request.readyState !== 'done') await new Promise(requestAnimationFrame); \
                    tell(new Event('success')); }); } }); \
            return request; };";
    let open_next = "await held.shift()?.()";
    type_while(held, &[("I", ""), ("c", open_next), ("i", open_next)]);
}

#[test]
fn text_refused_by_full_storage_never_replaces_later_text() {
    let once_full = "const put = IDBObjectStore.prototype.put; let full = 0; \
        IDBObjectStore.prototype.put = function (value, name) { \
            if (name !== 'owner' && full++ === 0) throw new DOMException('full', 'QuotaExceededError'); \
            return put.call(this, value, name); };";
    type_while(once_full, &[("A", ""), ("B", "")]);
}

#[test]
fn missing_or_full_storage_is_reported_at_once() {
    let site = Site::open();
    site.run_in_new_documents(
        "if (location.hash === '#none') Object.defineProperty(window, 'indexedDB', { get() { throw new Error('denied') } }); \
         const put = IDBObjectStore.prototype.put; \
         if (location.hash === '#full') IDBObjectStore.prototype.put = function (value, name) { \
             if (name !== 'owner') throw new DOMException('full', 'QuotaExceededError'); return put.call(this, value, name); };",
    );
    // A different record each time: a URL that differs only in its fragment does not load the page again.
    for (record, message) in [("0#none", "ne garde rien"), ("1#full", "n’a plus de place")] {
        open(&site, &format!("/fr/atelier?file=events&record={record}"));
        site.type_into("document.getElementById('w-place')", "X");
        let script = "return words(document.querySelector('main')).includes(arguments[0])";
        site.wait_until_with(message, script, &[json!(message)]);
    }
}

#[test]
fn the_next_write_stores_what_a_failed_write_lost() {
    let once = "const put = IDBObjectStore.prototype.put; let failed = 0; \
        IDBObjectStore.prototype.put = function (value, name) { \
            if (name !== 'owner' && failed++ === 0) throw new DOMException('failed', 'UnknownError'); \
            return put.call(this, value, name); };";
    type_while(once, &[("A", ""), ("B", "")]);
}

#[test]
fn a_cleared_storage_gets_the_whole_draft_again() {
    // Not blocked by the connection of the workshop.
    let empty = "await new Promise((done, failed) => { const request = indexedDB.deleteDatabase('workshop'); \
        request.onsuccess = done; request.onblocked = failed; })";
    type_while("", &[("A", empty), ("B", "")]);
}

#[test]
fn a_tab_taken_over_while_loading_does_not_write() {
    let site = Site::open();
    site.server.set_fault("/data/events.json", Fault::Hang);
    site.visit("/fr/atelier");
    // Another tab asks until this one writes, and takes over.
    let other = "const channel = new BroadcastChannel('workshop'); \
        const ask = setInterval(() => channel.postMessage('who'), 50); \
        await new Promise(done => { channel.onmessage = ({ data }) => data === 'here' && done(); }); \
        clearInterval(ask); channel.postMessage('taken'); channel.close()";
    site.dom_async(other, &[]);
    let is_elsewhere = "return words(document.querySelector('main')).includes('dans un autre onglet')";
    site.wait_until("the other tab to be said", is_elsewhere);
    site.server.clear_fault("/data/events.json");
    let has_come =
        "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/data/events.json'))";
    site.wait_until("the file", has_come);
    site.wait_quiet();
    assert_eq!(site.dom(is_elsewhere), true);
}

#[test]
fn back_from_a_preview_fetches_nothing_and_the_next_one_is_current() {
    let site = Site::open();
    begin_event(&site, "Un premier titre");
    site.type_into("document.getElementById('w-start')", "2099-12-03");
    press(&site, "Aperçu");
    site.wait_arrival("/fr/agenda");
    site.server.clear_log();
    site.back();
    site.wait_until("the form", "return document.getElementById('w-title-fr') !== null");
    site.find("#w-title-fr").empty();
    site.type_keys("Un second titre");
    press(&site, "Aperçu");
    site.wait_arrival("/fr/agenda");
    site.wait_quiet();
    let shown =
        "return words(document.body).includes('Un second titre') && !words(document.body).includes('Un premier')";
    site.wait_until("the second title", shown);
    // The workshop has them already.
    let is_again = |target: &str| ["/data/site.json", "/data/techniques.json"].contains(&target);
    assert!(!site.server.log().iter().any(|request| is_again(&request.target)));
}

#[test]
fn choices_in_one_newer_file_survive_updating_another() {
    let site = Site::open();
    for file in ["events", "missions"] {
        open(&site, &format!("/fr/atelier?file={file}&record=0"));
        site.type_into("document.querySelector('input[id^=w-title-fr], textarea[id^=w-title-fr]')", " (brouillon)");
        let mut published = dist::data(&format!("{file}.json"));
        let title = published["records"][0]["title"]["fr"].as_str().unwrap_or_default().to_owned();
        published["records"][0]["title"]["fr"] = json!(title + " (publié)");
        let path = format!("/data/{file}.json");
        site.server.set_fault(&path, Fault::body("application/json", published.to_string()));
    }
    open(&site, "/fr/atelier?show=newer");
    let choose = "const sides = all('main fieldset label').filter(label => words(label).startsWith('La version publiée')); \
        sides.forEach(label => label.querySelector('input').click()); return sides.length";
    assert_eq!(site.dom(choose), 2, "{}", site.main_text());
    press(&site, "Continuer avec ces choix");
    site.wait_until("the first file", "return location.search.startsWith('?file=')");
    site.back();
    let chosen = "const chosen = all('main fieldset input:checked').map(input => words(input.closest('label'))); \
        return chosen.length === 1 && chosen[0].startsWith('La version publiée')";
    site.wait_until("the choice in the second file", chosen);
}

#[test]
fn a_dropped_file_that_cannot_be_read_is_named() {
    let site = Site::open();
    open(&site, "/fr/atelier?show=open");
    let drop = "File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError')); \
        const data = new DataTransfer(); data.items.add(new File(['{}'], 'groups.json')); \
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }); \
        document.querySelector('.workshop-drop').dispatchEvent(event)";
    site.dom(drop);
    let condition =
        "return words(document.querySelector('main')).includes('groups.json : le navigateur n’a pas pu ouvrir')";
    site.wait_until("the message", condition);
}
