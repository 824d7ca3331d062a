//! Search, filters and counts on the real catalogue.

use std::collections::BTreeSet;
use std::sync::Arc;

use site_core::catalogue::{Catalogue, CatalogueBuilder, Indexing, PAGE_SIZE};
use site_core::content::file::File;
use site_core::drawing::{self, Viewport};
use site_core::locale::Locale;
use site_core::places::{ELSEWHERE, Known};
use site_core::query::{CatalogueQuery, Facet, PageQuery, Sort};

use crate::support::{CATALOGUE, CONTENT, Random, shipped_catalogue, shipped_content};

fn found(catalogue: &Catalogue, query: &CatalogueQuery) -> BTreeSet<String> {
    let results = catalogue.results(query, Locale::Fr);
    results.hits.iter().map(|hit| catalogue.platforms.all[*hit].id.clone()).collect()
}

fn searched(catalogue: &Catalogue, text: &str) -> BTreeSet<String> {
    found(catalogue, &CatalogueQuery::searching(text))
}

#[test]
fn a_technique_is_found_by_any_of_its_names_in_either_language() {
    let expected = searched(&CATALOGUE, "cytométrie");
    assert!(expected.len() >= 6, "{expected:?}");
    for text in ["cytometrie", "FACS", "facs", "flow cytometry", "Cytométrie en flux", "CYTOMETRY", "cytomètres"] {
        assert_eq!(searched(&CATALOGUE, text), expected, "{text}");
    }
}

#[test]
fn an_exact_acronym_comes_first() {
    let first = CATALOGUE.results(&CatalogueQuery::searching("cytpic"), Locale::Fr).hits[0];
    assert_eq!(CATALOGUE.platforms.all[first].acronym.as_deref(), Some("CYTPIC"));
}

/// Choosing a value shows as many results as its count says. Tried for every value, after random choices.
#[test]
fn every_count_is_the_number_of_results_of_its_value() {
    let mut random = Random::new(42);
    let words: Vec<&str> = CATALOGUE
        .platforms
        .all
        .iter()
        .flat_map(|platform| platform.summary.values().chain(platform.name.values()))
        .flat_map(|text| text.split_whitespace())
        .collect();
    for round in 0..60 {
        // Some words of the records, one of them unfinished or misspelt.
        let mut text: Vec<String> = (0..random.below(4)).map(|_| words[random.below(words.len())].to_owned()).collect();
        if let Some(last) = text.last_mut() {
            match random.below(3) {
                0 => last.truncate(last.char_indices().nth(4).map_or(last.len(), |(place, _)| place)),
                1 => last.insert(last.char_indices().nth(2).map_or(0, |(place, _)| place), 'q'),
                _ => {}
            }
        }
        let text = &text.join(" ");
        let mut query = CatalogueQuery::searching(text);
        for _ in 0..round % 4 {
            let facet = Facet::ALL[random.below(Facet::COUNT)];
            let offered = CATALOGUE.offered(facet);
            query = query.toggled(facet, &offered[random.below(offered.len())].value);
        }
        let results = CATALOGUE.results(&query, Locale::Fr);
        for facet in Facet::ALL {
            for (offered, choice) in CATALOGUE.offered(facet).iter().zip(&results.facets[facet as usize]) {
                let alone = CatalogueQuery::only(facet, &offered.value);
                let others = Facet::ALL
                    .into_iter()
                    .filter(|other| *other != facet)
                    .flat_map(|other| query.chosen(other).iter().map(move |value| (other, value)));
                let wanted =
                    others.fold(alone.with_text(&query.text), |query, (other, value)| query.toggled(other, value));
                assert_eq!(found(&CATALOGUE, &wanted).len(), choice.count, "{facet:?} {} in {query:?}", offered.value);
            }
        }
    }
}

#[test]
fn filters_agree_with_the_records() {
    let by_hand = |test: &dyn Fn(&site_core::content::records::Platform) -> bool| -> BTreeSet<String> {
        CATALOGUE.platforms.all.iter().filter(|platform| test(platform)).map(|platform| platform.id.clone()).collect()
    };
    assert_eq!(
        found(&CATALOGUE, &CatalogueQuery::parse("?host=institut-curie&access=unknown")),
        by_hand(&|platform| platform.host.as_deref() == Some("institut-curie") && platform.access.is_empty())
    );
    assert_eq!(
        found(&CATALOGUE, &CatalogueQuery::parse("?departement=91&departement=94&label=IBiSA")),
        by_hand(&|platform| {
            ["91", "94"].contains(&platform.departement.as_deref().unwrap_or_default())
                && platform.labels.iter().any(|label| label == "IBiSA")
        })
    );
    let family = found(&CATALOGUE, &CatalogueQuery::only(Facet::Technique, "cytometry"));
    let child = found(&CATALOGUE, &CatalogueQuery::only(Facet::Technique, "flow-cytometry"));
    assert!(child.is_subset(&family) && child.len() < family.len());
}

#[test]
fn unknown_values_are_ignored() {
    let all = CATALOGUE.platforms.all.len();
    for search in ["?technique=astrology", "?host=nobody&departement=99", "?page=900", "?label=zz&x=y"] {
        assert_eq!(found(&CATALOGUE, &CatalogueQuery::parse(search)).len(), all, "{search}");
    }
    assert_eq!(CATALOGUE.results(&CatalogueQuery::parse("?page=900"), Locale::Fr).page, 1);
}

#[test]
fn pages_show_every_result_once() {
    for sort in Sort::ALL {
        let query = CatalogueQuery::default().with_sort(sort);
        let pages = CATALOGUE.results(&query, Locale::Fr).pages;
        let shown: Vec<usize> = (1..=pages)
            .flat_map(|page| CATALOGUE.results(&query.with_page(page), Locale::Fr).shown().to_vec())
            .collect();
        let distinct: BTreeSet<_> = shown.iter().collect();
        assert_eq!((shown.len(), distinct.len()), (CATALOGUE.platforms.all.len(), CATALOGUE.platforms.all.len()));
        assert!(pages > 1 && shown.len() > PAGE_SIZE);
    }
}

#[test]
fn an_empty_list_suggests_what_to_remove() {
    let query = CatalogueQuery::parse("?q=cytometrie&departement=78");
    assert!(found(&CATALOGUE, &query).is_empty());
    let relaxations = CATALOGUE.relaxations(&query, Locale::Fr);
    assert_eq!(relaxations.len(), 2);
    for relaxation in relaxations {
        assert_eq!(found(&CATALOGUE, &relaxation.query).len(), relaxation.count);
        assert!(relaxation.count > 0);
    }
}

/// The numbers on and beside the map are the counts of the filters.
#[test]
fn every_result_has_one_place_and_every_place_is_drawn_or_listed() {
    let map = CATALOGUE.map.as_deref().expect("the map");
    let (region, centre) =
        (Viewport::new(map.viewport).expect("the region"), Viewport::new(map.lens).expect("its centre"));
    let mut drawn: Vec<usize> = Vec::new();
    for (viewport, enlarged) in [(region, Some(centre)), (centre, None)] {
        drawn.extend(
            drawing::spots(&CATALOGUE.places, viewport, enlarged, &|_| "", &|_| 0).iter().map(|spot| spot.place),
        );
    }
    drawn.sort_unstable();
    let positions = CATALOGUE.places.iter().enumerate().filter(|(_, place)| place.position.is_some());
    assert_eq!(drawn, positions.map(|(index, _)| index).collect::<Vec<_>>());
    let ids: Vec<&str> = CATALOGUE.places.iter().filter(|one| one.position.is_none()).map(|one| &*one.id).collect();
    assert_eq!(ids, ["en-reseau"], "all others are drawn");
    for query in ["", "?q=imagerie", "?departement=91", "?host=institut-curie&place=orsay", "?q=irm&access=industry"] {
        let query = CatalogueQuery::parse(query);
        let anywhere = query.keeping(|facet, _| facet != Facet::Place);
        let counts = &CATALOGUE.results(&query, Locale::Fr).facets[Facet::Place as usize];
        let counted: usize = counts.iter().map(|choice| choice.count).sum();
        assert_eq!(counted, found(&CATALOGUE, &anywhere).len(), "{query:?}");
    }
    assert!(CATALOGUE.map_place("saint-antoine-ap-hp").is_some_and(|place| place.known == Known::None));
    assert!(CATALOGUE.map_place("gustave-roussy").is_some_and(|place| place.known == Known::All));
}

/// As a large catalogue is made in a browser.
#[test]
fn a_catalogue_built_and_indexed_in_steps_is_the_same() {
    let mut builder = CatalogueBuilder::new(&CONTENT).expect("platforms");
    while !builder.step(7) {}
    let (in_steps, at_once) = (Arc::new(builder.end()), shipped_catalogue());
    assert_eq!(format!("{in_steps:?}"), format!("{at_once:?}"));
    let mut indexing = Indexing::new(Arc::clone(&in_steps));
    while !indexing.read(7) {}
    assert_eq!(in_steps.search("cytométrie Paris"), at_once.search("cytométrie Paris"));
    assert_eq!(format!("{in_steps:?}"), format!("{at_once:?}"), "the index");
}

#[test]
fn without_named_places_platforms_are_placed_by_town() {
    let mut content = shipped_content();
    let platforms = r#"[{"id": "a", "name": "A", "city": "Orsay"},
        {"id": "b", "name": "B", "city": "ORSAY", "lat": 48.7, "lon": 2.18},
        {"id": "c", "name": "C", "departement": "77", "lat": 48.5, "lon": 2.7}, {"id": "d", "name": "D"}]"#;
    content.set(File::Platforms, Ok(platforms));
    let map = crate::support::shipped(File::Map).replace("\"places\"", "\"unknown\"");
    content.set(File::Map, Ok(&map));
    let catalogue = Catalogue::new(&content).expect("platforms");
    let places: Vec<(&str, &str, bool)> = catalogue
        .places
        .iter()
        .map(|place| (place.id.as_str(), place.name.text(Locale::En), place.position.is_some()))
        .collect();
    assert_eq!(places, [("orsay", "Orsay", true), ("seine-et-marne", "Seine-et-Marne", true)]);
    for (place, ids) in [("orsay", &["a", "b"][..]), ("seine-et-marne", &["c"]), (ELSEWHERE, &["d"])] {
        let found = found(&catalogue, &CatalogueQuery::only(Facet::Place, place));
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ids, "{place}");
    }
}
