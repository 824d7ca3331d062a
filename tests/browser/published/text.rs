//! Every published page has the text of the app.

use serde_json::json;

use crate::support::{Site, dist, is_thorough, strings};

/// All URLs with a file in this folder of the site.
fn published(below: &str) -> Vec<String> {
    dist::pages(&dist::root(), below)
}

/// The newest date in the data, for which the published pages are rendered.
fn published_day() -> String {
    let files = std::fs::read_dir(dist::root().join("data")).expect("data").flatten().map(|file| file.path());
    let names = files.filter(|path| path.is_file()).filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let names = names.filter(|name| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "json"));
    names.filter_map(|name| Some(dist::data(&name).get("updated")?.as_str()?.to_owned())).max().expect("a date")
}

/// All pages if the run is thorough, else every eighth record's page and all other pages. Without the workshop, which
/// only the app can render.
fn sampled(addresses: &[String]) -> Vec<String> {
    let is_workshop = |address: &&String| address.ends_with("/atelier") || address.ends_with("/workshop");
    let addresses: Vec<String> = addresses.iter().filter(|address| !is_workshop(address)).cloned().collect();
    let is_record = |address: &str| address.trim_start_matches("/embed").split('/').count() > 3;
    let (records, pages): (Vec<String>, Vec<String>) = addresses.into_iter().partition(|address| is_record(address));
    pages.into_iter().chain(records.into_iter().step_by(if is_thorough() { 1 } else { 8 })).collect()
}

/// Compares each page with what the app shows there, on the day of publication. Pages of one kind are visited in turn:
/// the first is loaded, the others are reached through the history.
#[track_caller]
fn same_text(kinds: &[Vec<String>]) {
    let site = Site::open();
    let day = format!(
        "const Clock = Date; Date = class extends Clock {{ constructor(...given) {{ \
            super(...(given.length ? given : ['{}T12:00'])); }} }};",
        published_day()
    );
    site.run_in_new_documents(&day);
    let compare = r"
        const said = root => {
            root.querySelectorAll('.without-app').forEach(element => element.remove());
            const parts = ['header', 'main', 'footer'].map(name => [...root.querySelectorAll(name)]
                .map(element => element.textContent.replace(/\s+/g, ' ').replaceAll(location.origin, '').trim()).join(' | '));
            const links = [...root.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))
                .filter(href => !href.startsWith('mailto:'));
            return [...parts, links.join('\n'), root.querySelector('title').textContent, root.documentElement.lang];
        };
        const differs = (one, other) => {
            const part = one.findIndex((text, index) => text !== other[index]);
            if (part < 0) return '';
            let at = 0;
            while (one[part][at] === other[part][at]) at += 1;
            const around = text => text.slice(Math.max(0, at - 40), at + 60);
            return `published «${around(one[part])}», shown «${around(other[part])}»`;
        };
        const faults = [];
        for (const address of arguments[0]) {
            const html = await (await fetch(address)).text();
            const page = said(new DOMParser().parseFromString(html, 'text/html'));
            // Browsers accept only some twenty changes of the history per second, and ignore others.
            for (;;) {
                try { history.pushState(null, '', address); } catch (error) { /* Safari says so. */ }
                if (location.pathname + location.search === address) break;
                await new Promise(done => setTimeout(done, 100));
            }
            dispatchEvent(new PopStateEvent('popstate'));
            const deadline = performance.now() + 3000;
            let fault;
            do {
                await new Promise(done => setTimeout(done));
                fault = differs(page, said(document));
            } while (fault && performance.now() < deadline);
            if (fault) faults.push(`${address}: ${fault}`);
            if (faults.length > 9) break;
        }
        return faults;
    ";
    let mut faults = Vec::new();
    for addresses in kinds {
        let addresses = &sampled(addresses);
        site.visit(&addresses[0]);
        for some in addresses.chunks(50) {
            faults.extend(strings(&site.script_async_with(compare, &[json!(some)])));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_french_page_has_the_text_of_the_app() {
    same_text(&[published("fr")]);
}

#[test]
fn every_english_page_has_the_text_of_the_app() {
    same_text(&[published("en")]);
}

#[test]
fn every_embed_has_the_text_of_the_app() {
    let embeds = published("embed");
    assert!(embeds.len() > 200);
    // An embed reads only the files of its page.
    let mut kinds: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for address in &embeds {
        let parts: Vec<&str> = address.split('/').collect();
        let kind = if parts.len() > 4 { [&parts[..4], &["record"]].concat() } else { parts };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, addresses)) => addresses.push(address.clone()),
            None => kinds.push((kind, vec![address.clone()])),
        }
    }
    let kinds: Vec<Vec<String>> = kinds.into_iter().map(|(_, addresses)| addresses).collect();
    assert_eq!(kinds.len(), 18);
    same_text(&kinds);
}
