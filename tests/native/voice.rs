//! The style of the site: texts are about the network, never about how its data was gathered, and follow the rules of
//! their language. Checks everything that is published (pages, embeds, feeds, calendars, tables, linked data), and all
//! texts of the interface.

use std::collections::HashSet;

use site_core::locale::Locale;
use site_core::typography::{self, faults};

use crate::architecture::sources;
use crate::content;
use crate::publish::SITE;
use crate::support::CONTENT;

/// Forbidden phrases, in any case.
const FORBIDDEN: [&str; 5] = [
    // How facts were found, and how certain they are.
    "intitulé reconstitué; liste officielle; page consultée; pages consultées; copies consultées; lue en \
     extrait; extraits consultés; page non conservée; non confirmé; à confirmer; à vérifier; dernière \
     mention; aucune action publiée; n’a été retrouvé; site réel; ancien site; tous sont passés; rattachement \
     éditorial; rebuilt from; address deduced; page consulted; pages consulted; copies consulted; excerpt; \
     undated; not confirmed; to be checked; to be confirmed; latest mention; former site; editorial choice; \
     reconstitué d’après; déduite; par un extrait; n’a pas pu être lue; could not be read; non daté; \
     encyclop; real site; page d’archive; archived page; cite encore; attesté; attested",
    // Claims of verification, and blame for missing information.
    "vérifiée il y a; vérifié le; date inconnue; accès non précisé; non précisé par; checked on; years ago; \
     months ago; date unknown; access not stated; not stated by",
    // Statements about who is no longer what.
    "ancien financeur; former funder; soutien passé; past support",
    // Wrong or exaggerated statements.
    "millions (euros); million (euros); dont le siège est en; partenaires associés; carte à jouer; strong \
     hand; lieu neutre; neutral ground; ni trop ni trop peu; too much nor too little; là où l’on vit; where \
     people live; plein essor; fast-growing",
    // Technical terms.
    "trouvé par; found by:; inconnu du catalogue; not in the catalogue:; derniers rendez-vous; rendez-vous \
     passés",
];

/// Websites that are never given as sources.
const MIRRORS: [&str; 6] = ["kiwix", "kampuspedia", "studylib", "docplayer", "fdocuments", "jackbot"];

fn lower(text: &str) -> String {
    text.to_lowercase().replace(['\u{a0}', '\u{202f}', '\n'], " ").replace('\'', "’")
}

/// The texts of a page with their languages: between tags, and in attributes that are read aloud. Without scripts.
fn texts(html: &str) -> Vec<(Locale, String)> {
    const VOID: [&str; 12] =
        ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "!doctype"];
    let mut texts: Vec<(Locale, String)> = Vec::new();
    let mut open: Vec<(&str, Locale)> = vec![("", Locale::Fr)];
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        let attribute = |name: &str| {
            let value = tag.split_once(&format!(" {name}=\"")).map(|(_, value)| value);
            value.map(|value| value.split('"').next().unwrap_or_default())
        };
        if tag.starts_with('/') {
            if let Some(index) = open.iter().rposition(|(known, _)| *known == name) {
                open.truncate(index.max(1));
            }
        } else if !name.is_empty() {
            let around = open.last().map(|(_, locale)| *locale).unwrap_or_default();
            let locale = attribute("lang").and_then(Locale::parse).unwrap_or(around);
            for text in ["aria-label", "title", "placeholder"].into_iter().filter_map(attribute) {
                texts.push((locale, text.to_owned()));
            }
            if name == "meta" {
                texts.extend(attribute("content").map(|text| (locale, text.to_owned())));
            }
            if !VOID.contains(&name) && !tag.ends_with('/') {
                open.push((name, locale));
            }
        }
        let is_code = open.iter().any(|(name, _)| matches!(*name, "script" | "style" | "pre" | "code"));
        if !text.trim().is_empty() && !is_code {
            let locale = open.last().map(|(_, locale)| *locale).unwrap_or_default();
            texts.push((locale, text.to_owned()));
        }
    }
    let plain = |text: &str| {
        text.replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
    };
    texts.into_iter().map(|(locale, text)| (locale, plain(&text))).collect()
}

fn is_a(kind: &str, path: &str) -> bool {
    path.rsplit('.').next() == Some(kind)
}

#[test]
fn visible_text_is_extracted_with_its_language() {
    let html = "<html lang=\"en\"><p title=\"Page &amp; more\">On the <mark>real</mark> site<br> <span lang=\"fr\">Ici</span></p>\
        <script>x</script></html>";
    let found = texts(html);
    let visible: String = found.iter().map(|(_, text)| text.as_str()).collect();
    assert!(lower(&visible).contains("on the real site") && visible.contains("Page & more") && !visible.contains('x'));
    assert_eq!(found.last(), Some(&(Locale::Fr, "Ici".to_owned())));
}

#[test]
fn no_published_text_describes_how_data_was_gathered() {
    let mut read = 0;
    let mut found: Vec<String> = Vec::new();
    let data: Vec<_> = content::texts().into_iter().filter(|(_, text)| !text.contains("attested-")).collect();
    for (path, file) in SITE.iter().chain(&data).filter(|(path, _)| !is_a("js", path)) {
        let is_page = is_a("html", path);
        // Without tags: highlighting does not separate words.
        let visible: String =
            if is_page { texts(file).into_iter().map(|(_, text)| text).collect() } else { file.clone() };
        let linked: String = if is_page {
            file.split("application/ld+json").skip(1).filter_map(|rest| rest.split("</script>").next()).collect()
        } else {
            String::new()
        };
        // Folded lines of calendars are joined.
        let lowered = lower(&(visible.clone() + &linked).replace("\r\n ", ""));
        for phrase in FORBIDDEN.iter().flat_map(|phrases| phrases.split("; ")) {
            if lowered.contains(phrase) {
                let at = lowered.find(phrase).unwrap_or_default();
                let near: String = lowered[at..].chars().take(60).collect();
                found.push(format!("`{phrase}` in {path}: {near}"));
            }
        }
        // The names of sites are data, and shown only for sources.
        let is_shown = !path.starts_with("site.json.source_sites");
        for mirror in MIRRORS.into_iter().filter(|mirror| is_shown && file.contains(mirror)) {
            found.push(format!("`{mirror}` in {path}"));
        }
        if is_page && visible.contains("%C3") {
            found.push(format!("an encoded address in {path}"));
        }
        read += 1;
    }
    assert!(read > 700 + data.len(), "{read} files");
    assert!(found.is_empty(), "{} times:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

#[test]
fn past_events_offer_no_calendar_and_are_not_on_the_home_page() {
    for (path, file) in SITE.iter().filter(|(path, _)| is_a("html", path)) {
        for words in ["Ajouter à mon agenda", "Add to my calendar", "Tous les événements à venir de ce groupe"] {
            assert!(!file.contains(words), "`{words}` in {path}: every shipped event is over");
        }
        if matches!(path.as_str(), "fr/index.html" | "en/index.html") {
            assert!(!file.contains("agenda-title"), "events in {path}");
        }
    }
    let page = |path: &str| crate::publish::page(path);
    assert_eq!(page("fr/agenda/index.html").matches("Agenda à jour au 28\u{a0}novembre\u{a0}2025.").count(), 1);
    assert_eq!(page("en/agenda/index.html").matches("Up to date as of 28\u{a0}November\u{a0}2025.").count(), 1);
}

/// The date of a page's information is in the closed block of its sources; lists have none.
#[test]
fn the_date_of_a_record_is_only_on_its_own_page() {
    for (path, file) in SITE.iter().filter(|(path, _)| is_a("html", path)) {
        let is_record = ["plateformes/", "platforms/", "groupes/", "groups/"].iter().any(|of| path.contains(of));
        let dates = file.matches("Informations d").count() + file.matches("Information from ").count();
        assert!(dates <= usize::from(is_record), "{dates} dates in {path}");
    }
    let page = crate::publish::page("fr/plateformes/curie-cytpic/index.html");
    let sources = page.split("<details class=\"sources\">").nth(1).and_then(|rest| rest.split("</details>").next());
    assert!(sources.is_some_and(|sources| sources.contains("Informations d")), "{sources:?}");
}

#[test]
fn published_texts_follow_the_typography_of_their_language() {
    let mut found: Vec<String> = Vec::new();
    // The same in both languages, as written by its makers.
    let platforms = CONTENT.platforms.ready().map(|all| &all.all[..]).unwrap_or_default();
    let equipment: HashSet<&String> = platforms.iter().flat_map(|platform| &platform.equipment).collect();
    for (path, file) in SITE.iter().filter(|(path, _)| is_a("html", path) && !path.starts_with("embed/")) {
        for (locale, text) in texts(file).into_iter().filter(|(_, text)| !equipment.contains(text)) {
            for fault in faults(locale, &text) {
                let fault = format!("{fault}, in `{}`", text.chars().take(80).collect::<String>());
                if !found.iter().any(|known| known.ends_with(&fault)) {
                    found.push(format!("{path}: {fault}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found[..found.len().min(60)].join("\n"));
}

/// The string literals of Rust code, without comments and tests; with their language if they are in a column,
/// `"français" / "English"` or `["un", "deux"] / ["one", "two"]`.
fn literals(source: &str) -> Vec<(Option<Locale>, String)> {
    let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_code = |line: &&str| !["//", "#"].iter().any(|start| line.trim_start().starts_with(start));
    let code = shipped.lines().filter(is_code).collect::<Vec<_>>().join("\n");
    let mut literals: Vec<(Option<Locale>, String)> = Vec::new();
    // The language of the current column, its start, and the number of open brackets.
    let (mut locale, mut start, mut depth) = (None, 0, 0);
    let (mut literal, mut signs): (Option<String>, _) = (None, code.chars().peekable());
    while let Some(sign) = signs.next() {
        match (&mut literal, sign) {
            // A character.
            (None, '\'') if signs.clone().nth(1) == Some('\'') => drop(signs.nth(1)),
            (None, '"') => literal = Some(String::new()),
            (None, '[') => depth += 1,
            (None, ']') => depth -= 1,
            (None, '/') => {
                literals[start..].iter_mut().for_each(|(locale, _)| *locale = Some(Locale::Fr));
                (locale, start) = (Some(Locale::En), literals.len());
            }
            (None, '(' | ')' | '{' | '}') => (locale, start) = (None, literals.len()),
            (None, ',' | ':' | ';' | '=') if depth == 0 => (locale, start) = (None, literals.len()),
            (None, _) => {}
            (Some(text), '"') => {
                literals.push((locale, std::mem::take(text)));
                literal = None;
            }
            (Some(text), '\\') => match signs.next() {
                Some('n') => text.push('\n'),
                Some('u') => {
                    let code: String = signs.by_ref().skip(1).take_while(|sign| *sign != '}').collect();
                    text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                // A line continuation, and the indentation of the next line.
                Some('\n') => while signs.next_if(|sign| sign.is_whitespace()).is_some() {},
                Some(other) => text.push(other),
                None => {}
            },
            (Some(text), sign) => text.push(sign),
        }
    }
    literals
}

/// Every text of the interface with its file, and with its language if it is in a column.
fn interface() -> Vec<(String, Option<Locale>, String)> {
    let mut texts = Vec::new();
    for (file, source) in sources() {
        if file.starts_with("core/text") || source.contains("texts!(") {
            texts.extend(literals(&source).into_iter().map(|(locale, text)| (file.clone(), locale, text)));
        }
    }
    texts
}

#[test]
fn the_language_of_a_literal_follows_from_its_position() {
    let texts = literals(
        r#"a: "un" / "one", b[2]: ["x", "y"] / ["z", "\u{a0}"], '[', "k" => "c" / "d", [say!("oui" / "yes")], "?" "#,
    );
    let [fr, en] = Locale::ALL.map(Some);
    let expected = [
        (fr, "un"),
        (en, "one"),
        (fr, "x"),
        (fr, "y"),
        (en, "z"),
        (en, "\u{a0}"),
        (None, "k"),
        (fr, "c"),
        (en, "d"),
        (fr, "oui"),
        (en, "yes"),
        (None, "?"),
    ];
    assert_eq!(texts, expected.map(|(locale, text)| (locale, text.to_owned())));
}

#[test]
fn interface_texts_follow_the_typography_of_their_language() {
    let texts = interface();
    assert!(texts.len() > 800, "{}", texts.len());
    let of = |wanted: Locale| texts.iter().filter(|(_, locale, _)| *locale == Some(wanted)).count();
    assert!(of(Locale::Fr) > 400 && of(Locale::Fr) == of(Locale::En), "{} {}", of(Locale::Fr), of(Locale::En));
    let mut found = Vec::new();
    for (file, locale, text) in &texts {
        let wrong = match locale {
            Some(locale) => faults(*locale, text),
            // Its language is one of the two.
            None if typography::english(text).is_empty() => Vec::new(),
            None => typography::french(text),
        };
        found.extend(wrong.iter().map(|fault| format!("{file}: {fault}, in `{text}`")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Agreed terms, and those that they replace.
#[test]
fn the_interface_uses_the_agreed_terms() {
    let former = "rendez-vous|garder|chercher |le parc|fiche de cette adresse|organisme d’accueil|record|\
        teams of the site|keep |attested|non précisé|not stated|vérifi|checked";
    // A form checks its contents.
    let checks = ["Le formulaire vérifie ce que vous avez écrit.", "Vérifier la fiche"];
    // Editors have words of their own.
    for (file, _, text) in interface().into_iter().filter(|(file, ..)| file.starts_with("core/")) {
        let lowered = lower(&text).replace("rechercher", "");
        for word in former.split('|').filter(|word| lowered.contains(word)) {
            assert!(checks.contains(&text.as_str()), "`{word}` in {file}: `{text}`");
        }
    }
}
