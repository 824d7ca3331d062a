//! Queries of researchers on the real catalogue; and random texts on random records.

use engine::fold::fold;
use engine::{Builder, Field, Index, Marker, Marks as _};
use site_core::content::records::Platform;
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use site_core::search::why::Kind;
use site_core::site_index::SiteIndex;
use unicode_normalization::UnicodeNormalization;

use crate::support::{CATALOGUE, CONTENT, Random, shipped_catalogue};

fn ids(text: &str) -> Vec<&'static str> {
    let results = CATALOGUE.results(&CatalogueQuery::searching(text), Locale::Fr);
    results.hits.iter().map(|hit| CATALOGUE.platforms.all[*hit].id.as_str()).collect()
}

/// The texts for which the first three results include none of the expected platforms.
fn missed<'a>(wanted: impl IntoIterator<Item = (String, Vec<&'a str>)>) -> (Vec<String>, usize) {
    let mut missed = Vec::new();
    let mut count = 0;
    for (text, wanted) in wanted {
        count += 1;
        let found = ids(&text);
        if !found.iter().take(3).any(|id| wanted.contains(id)) {
            missed.push(format!("{text}: {:?} for {wanted:?}", &found[..found.len().min(3)]));
        }
    }
    (missed, count)
}

/// Every name of each technique that platforms have, with those platforms.
fn technique_names() -> Vec<(String, Vec<&'static str>)> {
    let mut names = Vec::new();
    for technique in &CATALOGUE.techniques.as_ref().unwrap().all {
        let has = |id: &String| {
            *id == technique.id || CATALOGUE.technique(id).unwrap().parent.as_ref() == Some(&technique.id)
        };
        let having = CATALOGUE.platforms.all.iter().filter(|platform| platform.techniques.iter().any(has));
        let having: Vec<&str> = having.map(|platform| platform.id.as_str()).collect();
        if !having.is_empty() {
            names.extend(technique.names().map(|name| (name.to_owned(), having.clone())));
        }
    }
    names
}

/// The word with two letters swapped, after the first third of the longest word.
pub(crate) fn with_error(text: &str) -> Option<String> {
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
    let names = CATALOGUE.platforms.all.iter().flat_map(|platform| {
        let id = platform.id.as_str();
        platform.name.values().chain(&platform.acronym).map(move |name| (name.clone(), vec![id]))
    });
    let (missed, count) = missed(names);
    assert!(count > 200);
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn every_technique_is_found_by_each_of_its_names() {
    let (missed, count) = missed(technique_names());
    assert!(count > 400, "{count}");
    assert!(missed.len() * 100 <= count, "{} of {count}: {missed:#?}", missed.len());
}

#[test]
fn typing_errors_are_forgiven() {
    let names = technique_names().into_iter().filter_map(|(name, wanted)| Some((with_error(&name)?, wanted)));
    let (missed, count) = missed(names);
    assert!(count > 200, "{count}");
    assert!(missed.len() * 100 <= count * 3, "{} of {count}: {missed:#?}", missed.len());
}

#[test]
fn hyphens_case_accents_and_plurals_are_ignored() {
    for (one, other) in [
        ("RNA-seq", "rnaseq"),
        ("RNA-seq", "rna seq"),
        ("cryo-EM", "CRYOEM"),
        ("bio-informatique", "bioinformatique"),
        ("super résolution", "superresolution"),
        ("organoïdes", "ORGANOIDE"),
        ("d’imagerie", "imagerie"),
    ] {
        let (one, other) = (ids(one), ids(other));
        assert!(other.contains(&one[0]) && one.contains(&other[0]), "{one:?} {other:?}");
    }
    let sorted = |text: &str| {
        let mut found = ids(text);
        found.sort_unstable();
        found
    };
    for (one, other) in [
        ("séquençages", "sequencage"),
        ("cryo-microscopie", "cryo microscopie"),
        ("biobanque", "biobanques"),
        ("l'imagerie", "imagerie"),
        ("Villejuif", "villejuif"),
    ] {
        assert!(sorted(one) == sorted(other) && !sorted(one).is_empty(), "{one}");
    }
    let unfinished = sorted("cytom");
    assert!(sorted("cytométrie").iter().all(|id| unfinished.contains(id)));
}

#[test]
fn a_query_can_combine_a_technique_and_a_place() {
    for (text, technique, host_or_city) in [
        ("séquençage curie", "ngs-sequencing", "institut-curie"),
        ("sequencing evry", "ngs-sequencing", "Évry-Courcouronnes"),
        ("cryo-EM pasteur", "cryo-em", "institut-pasteur"),
    ] {
        let first = ids(text)[0];
        let platform = CATALOGUE.platforms.get(first).unwrap();
        assert!(platform.techniques.iter().any(|id| id == technique), "{text}: {first}");
        let places = [platform.host.as_deref(), platform.city.as_deref()];
        assert!(places.contains(&Some(host_or_city)), "{text}: {first}");
    }
}

/// A place in all forms: number or name of the département, postcode, arrondissement.
#[test]
fn places_are_found_in_all_usual_spellings() {
    type Is = fn(&Platform) -> bool;
    let in_94: Is = |platform| platform.departement.as_deref() == Some("94");
    let in_92: Is = |platform| platform.departement.as_deref() == Some("92");
    let in_93: Is = |platform| platform.departement.as_deref() == Some("93");
    let in_91: Is = |platform| platform.departement.as_deref() == Some("91");
    let in_13: Is = |platform| platform.postcode.as_deref() == Some("75013");
    for (texts, is_there) in [
        (&["94", "Val-de-Marne", "Val de Marne", "val‑de‑marne"][..], in_94),
        (&["92", "Hauts-de-Seine", "Hauts de Seine"], in_92),
        (&["93", "Seine-Saint-Denis", "Seine St-Denis", "seine saint denis"], in_93),
        (&["91", "essonne", "ESSONNE"], in_91),
        (&["75013", "paris 13", "Paris 13e", "13e arrondissement", "13ᵉ arrondissement", "13th arrondissement"], in_13),
    ] {
        let count = CATALOGUE.platforms.all.iter().filter(|platform| is_there(platform)).count();
        for text in texts {
            let found = ids(text);
            let right = |id: &&&str| CATALOGUE.platforms.get(id).is_some_and(is_there);
            // A campus may be named after the arrondissement, whatever the postcode.
            let first = found.iter().take(count + 1).filter(right).count();
            assert!(first == count && count > 0, "{text}: {first} of {count}: {found:?}");
        }
    }
}

/// Queries on one line mean the same.
#[test]
fn spellings_of_units_isotopes_and_genes_find_the_same() {
    let texts: Vec<&str> =
        "IRM 3T; IRM 7 teslas; objectif 10 µm; filtre 5 mg; traceur ¹⁸F; fluor 18; Lu-177-PSMA; 99mTc; \
        protéine p53; c-Myc; K-ras; E-cadhérine; β-caténine; TNF-α; lymphocytes γδ; CO₂; hôpital \
        Saint-Louis; micro-CT; µCT; UMR C.N.R.S.; INSERM"
            .split("; ")
            .collect();
    let mut builder = Builder::default();
    for text in &texts {
        builder.begin();
        builder.add(Field::Service, text);
    }
    let index = builder.finish();
    let found = |text: &str| {
        let found = index.search(text).unwrap();
        let best = found.best(9).into_iter().filter(|number| found.has(*number));
        best.map(|number| texts[number]).collect::<Vec<_>>()
    };
    for (same, expected) in [
        (&["3T", "3 T", "3 tesla", "3\u{a0}teslas", "3-T"][..], &["IRM 3T"][..]),
        (&["7T", "7 T", "7 tesla", "7 teslas"], &["IRM 7 teslas"]),
        (&["10 µm", "10μm", "10um", "10 micromètres", "10 microns", "10\u{202f}µm"], &["objectif 10 µm"]),
        (&["5 mg", "5mg", "5 milligrammes", "5 milligrams"], &["filtre 5 mg"]),
        (&["18F", "F-18", "¹⁸F", "fluor 18", "fluorine-18", "F18", "[18F]"], &["fluor 18", "traceur ¹⁸F"]),
        (&["177Lu-PSMA", "¹⁷⁷Lu PSMA", "lutétium 177 PSMA"], &["Lu-177-PSMA"]),
        (&["99mTc", "Tc-99m", "technétium 99m"], &["99mTc"]),
        (&["p53", "P53"], &["protéine p53"]),
        (&["c-Myc", "c Myc", "MYC"], &["c-Myc"]),
        (&["k-ras", "K-RAS", "kras"], &["K-ras"]),
        (&["E-cadhérine", "cadhérine"], &["E-cadhérine"]),
        (&["beta-caténine", "β caténine", "ß-caténine"], &["β-caténine"]),
        (&["TNF alpha", "tnfα", "TNF-Α"], &["TNF-α"]),
        (&["gamma delta", "γδ", "gammadelta"], &["lymphocytes γδ"]),
        (&["co2", "CO₂"], &["CO₂"]),
        (&["St-Louis", "St. Louis", "hopital st louis"], &["hôpital Saint-Louis"]),
        (&["µ-CT", "micro CT", "microCT", "μCT"], &["micro-CT", "µCT"]),
        (&["CNRS", "C.N.R.S.", "c.n.r.s"], &["UMR C.N.R.S."]),
        (&["I.N.S.E.R.M.", "inserm"], &["INSERM"]),
    ] {
        for text in same {
            let mut found = found(text);
            found.sort_unstable();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
    // A single letter before an unknown name finds nothing.
    for text in ["N-cadhzzz", "k-zzzz", "c-zzz"] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

/// Latin and Greek letters, superscripts and subscripts, ligatures, full width: as in Unicode's compatibility tables.
#[test]
fn letter_folding_follows_unicode() {
    // The start and the end of each block.
    let blocks = [
        0xa1, 0x24f, 0x391, 0x3ca, 0x1d2c, 0x1d6b, 0x1e00, 0x1f00, 0x2070, 0x209d, 0x2160, 0x216c, 0x2170, 0x217c,
        0x2460, 0x2469, 0x24b6, 0x24ea, 0xfb00, 0xfb07, 0xff01, 0xff5f, 0x1d400, 0x1d6a4, 0x1d7ce, 0x1d800,
    ];
    let mut differing = String::new();
    for letter in blocks
        .chunks(2)
        .flat_map(|block| block[0]..block[1])
        .filter_map(char::from_u32)
        .filter(|letter| letter.is_alphanumeric())
    {
        let lower: String = letter.to_lowercase().collect();
        let compatible: String = lower.nfkd().flat_map(char::to_lowercase).nfkd().collect();
        let expected = fold(&compatible);
        // The others are fractions and phonetic letters.
        let is_plain = expected.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_plain && fold(&letter.to_string()) != expected {
            differing.push(letter);
        }
    }
    // Capitals of Greek and Cyrillic.
    for letter in [0x386..0x3cf, 0x400..0x430].into_iter().flatten().filter_map(char::from_u32) {
        if fold(&letter.to_string()) != fold(&letter.to_lowercase().to_string()) {
            differing.push(letter);
        }
    }
    assert_eq!(differing, "");
}

#[test]
fn an_unknown_word_beside_a_known_one_still_gives_results() {
    let results = CATALOGUE.results(&CatalogueQuery::searching("cytométrie zzzzqqq"), Locale::Fr);
    assert!(results.is_partial && !results.hits.is_empty());
    assert_eq!(results.term_matches.iter().map(|term_match| term_match.is_known).collect::<Vec<_>>(), [true, false]);
    assert!(ids("zzzzqqq").is_empty());
}

#[test]
fn a_correction_uses_the_spelling_of_the_catalogue() {
    let corrected =
        |text: &str| CATALOGUE.corrected(text, &CATALOGUE.results(&CatalogueQuery::searching(text), Locale::Fr));
    assert_eq!(corrected("citométrie, Curie").map(|text| text.to_lowercase()).as_deref(), Some("cytométrie, curie"));
    assert_eq!(corrected("cytométrie"), None);
    assert_eq!(corrected("cytom"), None);
}

#[test]
fn a_match_by_synonym_names_the_technique() {
    let named = CATALOGUE.techniques_in("facs", &[], true);
    let platform = CATALOGUE.platforms.get("curie-cytpic").unwrap();
    let found_by = CATALOGUE.found_by(platform, &named, Locale::Fr);
    assert_eq!(found_by.map(|technique| technique.id.as_str()), Some("flow-cytometry"));
    // If the match is visible, no reason is given.
    let named = CATALOGUE.techniques_in("cytométrie", &[], true);
    assert_eq!(CATALOGUE.found_by(CATALOGUE.platforms.get("curie-cytpic").unwrap(), &named, Locale::Fr), None);
}

#[test]
fn the_site_search_finds_every_kind_of_record() {
    let site_index = SiteIndex::new(&CONTENT, Some(std::sync::Arc::new(shipped_catalogue())));
    let first = |text: &str, locale| {
        site_index.answer(text, locale, 5).sections.first().map(|section| (section.kind, section.hits[0].href.clone()))
    };
    let group = CONTENT.groups.ready().unwrap().all[0].clone();
    assert_eq!(first(group.name.text(Locale::En), Locale::En), Some((Kind::Group, format!("/en/groups/{}", group.id))));
    let mission = CONTENT.missions.ready().unwrap().all[1].clone();
    assert_eq!(
        first(mission.title.text(Locale::Fr), Locale::Fr),
        Some((Kind::Mission, format!("/fr/missions/{}", mission.id)))
    );
    assert_eq!(first("CYTPIC", Locale::Fr), Some((Kind::Platform, "/fr/plateformes/curie-cytpic".to_owned())));
    let event = CONTENT.events.ready().unwrap().all[0].clone();
    assert_eq!(
        first(event.title.text(Locale::Fr), Locale::Fr),
        Some((Kind::Event, format!("/fr/agenda#{}", event.id)))
    );
    let answer = site_index.answer("institut curie", Locale::Fr, 5);
    let institutions = answer.sections.iter().find(|section| section.kind == Kind::Institution).unwrap();
    assert!(institutions.hits.iter().any(|hit| hit.href == "/fr/plateformes?host=institut-curie"), "{institutions:?}");
    assert_eq!(site_index.answer("  ", Locale::Fr, 5).total(), 0);
    assert_eq!(site_index.answer("zzzzqqq", Locale::Fr, 5).total(), 0);
    assert_eq!(site_index.answer("radioterapie", Locale::Fr, 5).corrected.as_deref(), Some("Radiothérapie"));
}

/// Characters of every kind that a text may contain.
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
fn random_searches_give_consistent_scores() {
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
            assert_eq!((again.scores, again.term_matches.clone()), (found.scores, found.term_matches), "{text:?}");
            let shown = any_text(&mut random, 60);
            let pieces = Marker::new(&text, &again.term_matches).marked(&shown);
            assert_eq!(pieces.into_iter().map(|(piece, _)| piece).collect::<String>(), shown, "{text:?}");
        }
    }
}

#[test]
fn an_added_text_is_found_by_its_own_words() {
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
fn very_long_queries_are_answered() {
    let long = "x".repeat(20_000);
    let many = "a ".repeat(10_000);
    let mixed = "cytométrie ".repeat(2_000);
    for text in [long.as_str(), &many, &mixed, &"é".repeat(5_000), &"-".repeat(20_000)] {
        ids(text);
        Marker::new(text, &[]).marked(text);
    }
}
