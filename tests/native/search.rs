//! What a researcher types, on the real catalogue; and any text at all, on any record.

use engine::{Builder, Field, Index, Marker};
use site_core::catalogue::Catalogue;
use site_core::directory::Directory;
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use site_core::search::why::Kind;

use crate::support::{Random, shipped_catalogue, shipped_content};

fn ids<'a>(catalogue: &'a Catalogue, text: &str) -> Vec<&'a str> {
    let results = catalogue.results(&CatalogueQuery::searching(text), Locale::Fr);
    results.hits.iter().map(|hit| catalogue.platforms.all[*hit].id.as_str()).collect()
}

/// The texts for which none of the first three platforms is one of those wanted.
fn missed<'a>(catalogue: &Catalogue, wanted: impl IntoIterator<Item = (String, Vec<&'a str>)>) -> (Vec<String>, usize) {
    let mut missed = Vec::new();
    let mut count = 0;
    for (text, wanted) in wanted {
        count += 1;
        let found = ids(catalogue, &text);
        if !found.iter().take(3).any(|id| wanted.contains(id)) {
            missed.push(format!("{text}: {:?} for {wanted:?}", &found[..found.len().min(3)]));
        }
    }
    (missed, count)
}

/// Every name of every technique that platforms have, with those platforms.
fn technique_names(catalogue: &Catalogue) -> Vec<(String, Vec<&str>)> {
    let mut names = Vec::new();
    for technique in &catalogue.techniques.as_ref().unwrap().all {
        let has = |id: &String| {
            *id == technique.id || catalogue.technique(id).unwrap().parent.as_ref() == Some(&technique.id)
        };
        let having = catalogue.platforms.all.iter().filter(|platform| platform.techniques.iter().any(has));
        let having: Vec<&str> = having.map(|platform| platform.id.as_str()).collect();
        if !having.is_empty() {
            names.extend(technique.names().map(|name| (name.to_owned(), having.clone())));
        }
    }
    names
}

/// The two letters after the first third of the longest word, swapped.
pub fn with_error(text: &str) -> Option<String> {
    let word = text.split(|letter: char| !letter.is_alphabetic()).max_by_key(|word| word.chars().count())?;
    let mut letters: Vec<char> = word.chars().collect();
    let at = letters.len() / 3 + 1;
    if letters.len() < 8 || letters[at] == letters[at + 1] {
        return None;
    }
    letters.swap(at, at + 1);
    Some(text.replace(word, &letters.into_iter().collect::<String>()))
}

#[test]
fn every_platform_is_found_by_its_names() {
    let catalogue = shipped_catalogue();
    let names = catalogue.platforms.all.iter().flat_map(|platform| {
        let id = platform.id.as_str();
        platform.name.values().chain(&platform.acronym).map(move |name| (name.clone(), vec![id]))
    });
    let (missed, count) = missed(&catalogue, names);
    assert!(count > 200);
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn every_technique_is_found_by_each_of_its_names() {
    let catalogue = shipped_catalogue();
    let (missed, count) = missed(&catalogue, technique_names(&catalogue));
    assert!(count > 400, "{count}");
    assert!(missed.len() * 100 <= count, "{} of {count}: {missed:#?}", missed.len());
}

#[test]
fn typing_errors_are_forgiven() {
    let catalogue = shipped_catalogue();
    let names = technique_names(&catalogue).into_iter().filter_map(|(name, wanted)| Some((with_error(&name)?, wanted)));
    let (missed, count) = missed(&catalogue, names);
    assert!(count > 200, "{count}");
    assert!(missed.len() * 100 <= count * 3, "{} of {count}: {missed:#?}", missed.len());
}

#[test]
fn spelling_does_not_matter() {
    let catalogue = shipped_catalogue();
    for (one, other) in [
        ("RNA-seq", "rnaseq"),
        ("RNA-seq", "rna seq"),
        ("cryo-EM", "CRYOEM"),
        ("bio-informatique", "bioinformatique"),
        ("super résolution", "superresolution"),
        ("organoïdes", "ORGANOIDE"),
        ("d’imagerie", "imagerie"),
    ] {
        let (one, other) = (ids(&catalogue, one), ids(&catalogue, other));
        assert!(other.contains(&one[0]) && one.contains(&other[0]), "{one:?} {other:?}");
    }
    let (mut one, mut other) = (ids(&catalogue, "séquençages"), ids(&catalogue, "sequencage"));
    one.sort_unstable();
    other.sort_unstable();
    assert_eq!(one, other);
}

#[test]
fn a_technique_and_a_place_are_sought_together() {
    let catalogue = shipped_catalogue();
    for (text, technique, host_or_city) in [
        ("séquençage curie", "ngs-sequencing", "institut-curie"),
        ("sequencing evry", "ngs-sequencing", "Évry-Courcouronnes"),
        ("cryo-EM pasteur", "cryo-em", "institut-pasteur"),
    ] {
        let first = ids(&catalogue, text)[0];
        let platform = catalogue.platforms.get(first).unwrap();
        assert!(platform.techniques.iter().any(|id| id == technique), "{text}: {first}");
        let places = [platform.host.as_deref(), platform.city.as_deref()];
        assert!(places.contains(&Some(host_or_city)), "{text}: {first}");
    }
}

#[test]
fn one_unknown_word_does_not_empty_the_list() {
    let catalogue = shipped_catalogue();
    let results = catalogue.results(&CatalogueQuery::searching("cytométrie zzzzqqq"), Locale::Fr);
    assert!(results.is_partial && !results.hits.is_empty());
    assert_eq!(results.readings.iter().map(|reading| reading.is_known).collect::<Vec<_>>(), [true, false]);
    assert!(ids(&catalogue, "zzzzqqq").is_empty());
}

#[test]
fn a_corrected_word_is_spelled_as_the_catalogue_spells_it() {
    let catalogue = shipped_catalogue();
    let corrected =
        |text: &str| catalogue.corrected(text, &catalogue.results(&CatalogueQuery::searching(text), Locale::Fr));
    assert_eq!(corrected("citométrie, Curie").map(|text| text.to_lowercase()).as_deref(), Some("cytométrie, curie"));
    assert_eq!(corrected("cytométrie"), None);
    assert_eq!(corrected("cytom"), None);
}

#[test]
fn a_synonym_says_what_it_stands_for() {
    let catalogue = shipped_catalogue();
    let named = catalogue.techniques_in("facs", &[], true);
    let platform = catalogue.platforms.get("curie-cytpic").unwrap();
    let found_by = catalogue.found_by(platform, &named, Locale::Fr);
    assert_eq!(found_by.map(|technique| technique.id.as_str()), Some("flow-cytometry"));
    // What is seen needs no reason.
    let named = catalogue.techniques_in("cytométrie", &[], true);
    assert_eq!(catalogue.found_by(catalogue.platforms.get("curie-cytpic").unwrap(), &named, Locale::Fr), None);
}

#[test]
fn the_whole_site_is_searched() {
    let content = shipped_content();
    let directory = Directory::new(&content, Some(std::sync::Arc::new(shipped_catalogue())));
    let first = |text: &str, locale| {
        directory.answer(text, locale, 5).sections.first().map(|section| (section.kind, section.hits[0].href.clone()))
    };
    let group = content.groups.ready().unwrap().all[0].clone();
    assert_eq!(first(group.name.text(Locale::En), Locale::En), Some((Kind::Group, format!("/en/groups/{}", group.id))));
    let mission = content.missions.ready().unwrap().all[1].clone();
    assert_eq!(
        first(mission.title.text(Locale::Fr), Locale::Fr),
        Some((Kind::Mission, format!("/fr/missions/{}", mission.id)))
    );
    assert_eq!(first("CYTPIC", Locale::Fr), Some((Kind::Platform, "/fr/plateformes/curie-cytpic".to_owned())));
    let event = content.events.ready().unwrap().all[0].clone();
    assert_eq!(
        first(event.title.text(Locale::Fr), Locale::Fr),
        Some((Kind::Event, format!("/fr/agenda#{}", event.id)))
    );
    let answer = directory.answer("institut curie", Locale::Fr, 5);
    let institutions = answer.sections.iter().find(|section| section.kind == Kind::Institution).unwrap();
    assert!(institutions.hits.iter().any(|hit| hit.href == "/fr/plateformes?host=institut-curie"), "{institutions:?}");
    assert_eq!(directory.answer("  ", Locale::Fr, 5).total(), 0);
    assert_eq!(directory.answer("zzzzqqq", Locale::Fr, 5).total(), 0);
    assert_eq!(directory.answer("radioterapie", Locale::Fr, 5).corrected.as_deref(), Some("Radiothérapie"));
}

/// Letters of every kind that a text may hold.
const LETTERS: &[char] = &[
    'a', 'b', 'e', 'i', 'n', 's', 't', 'x', 'é', 'œ', 'İ', 'ß', 'Ω', '中', '🧬', '\u{301}', '\u{202e}', '\u{0}', ' ',
    ' ', ' ', '-', '’', '/', '1', '9', '²', 'ﬁ',
];

fn any_text(random: &mut Random, most: usize) -> String {
    let length = random.below(most + 1);
    (0..length).map(|_| LETTERS[random.below(LETTERS.len())]).collect()
}

fn any_index(random: &mut Random) -> Index {
    let mut builder = Builder::default();
    for _ in 0..random.below(30) {
        builder.begin();
        for _ in 0..random.below(6) {
            let field = Field::ALL[random.below(Field::ALL.len())];
            builder.add(field, &any_text(random, 40));
        }
    }
    builder.finish()
}

#[test]
fn any_text_is_searched_in_any_records() {
    let mut random = Random::new(3);
    for _ in 0..300 {
        let index = any_index(&mut random);
        for _ in 0..10 {
            let text = any_text(&mut random, 30);
            let Some(found) = index.search(&text) else { continue };
            assert_eq!(found.scores.len(), index.len());
            assert!(found.scores.iter().all(|score| score.is_finite() && *score >= 0.0), "{text:?}");
            let best = found.best(5);
            assert!(best.iter().all(|document| found.scores[*document] > 0.0), "{text:?}");
            let in_order = best.windows(2).all(|pair| {
                let [one, other] = [found.scores[pair[0]], found.scores[pair[1]]];
                one > other || (one.to_bits() == other.to_bits() && pair[0] < pair[1])
            });
            assert!(in_order, "{text:?}");
            let complete = (0..index.len()).filter(|document| found.scores[*document] >= found.every_word).count();
            assert_eq!(complete, found.complete, "{text:?}");
            let again = index.search(&text).unwrap();
            assert_eq!((again.scores, again.readings.clone()), (found.scores, found.readings), "{text:?}");
            let shown = any_text(&mut random, 60);
            let pieces = Marker::new(&text, &again.readings).marked(&shown);
            assert_eq!(pieces.into_iter().map(|(piece, _)| piece).collect::<String>(), shown, "{text:?}");
        }
    }
}

#[test]
fn what_was_added_is_found_by_its_own_words() {
    let mut random = Random::new(5);
    for _ in 0..200 {
        let texts: Vec<String> = (0..10).map(|_| any_text(&mut random, 30)).collect();
        let mut builder = Builder::default();
        for text in &texts {
            builder.begin();
            builder.add(Field::Name, text);
        }
        let index = builder.finish();
        for (number, text) in texts.iter().enumerate() {
            if let Some(found) = index.search(text) {
                assert!(found.has(number), "{text:?} in {texts:?}");
            }
        }
    }
}

#[test]
fn hostile_texts_are_answered_quickly() {
    let catalogue = shipped_catalogue();
    let long = "x".repeat(20_000);
    let many = "a ".repeat(10_000);
    let mixed = "cytométrie ".repeat(2_000);
    for text in [long.as_str(), &many, &mixed, &"é".repeat(5_000), &"-".repeat(20_000)] {
        ids(&catalogue, text);
        Marker::new(text, &[]).marked(text);
    }
}
