//! The figures of the overview, recounted here from the files themselves.

#[cfg(feature = "ssr")]
mod drawn;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use site_core::catalogue::Catalogue;
use site_core::content::{Content, file::File};
use site_core::csv;
use site_core::export::overview as tables;
use site_core::locale::Locale;
use site_core::overview::{self, Coverage, HOSTS, Tally};
use site_core::query::{CatalogueQuery, Facet, OverviewQuery};
use site_core::text::overview as messages;

use crate::export::read_csv as read;
use crate::support::{CATALOGUE, records, shipped, shipped_catalogue, shipped_content};

fn texts(record: &Value, field: &str) -> Vec<String> {
    record[field].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// For each technique, the ids of the platforms that have it or one of its children.
fn platforms_by_technique() -> BTreeMap<String, BTreeSet<String>> {
    let parents: BTreeMap<String, Option<String>> = records(File::Techniques)
        .iter()
        .map(|one| (one["id"].as_str().unwrap().to_owned(), one["parent"].as_str().map(str::to_owned)))
        .collect();
    let mut found: BTreeMap<String, BTreeSet<String>> =
        parents.keys().map(|id| (id.clone(), BTreeSet::new())).collect();
    for platform in records(File::Platforms) {
        let id = platform["id"].as_str().unwrap();
        for technique in texts(&platform, "techniques") {
            if let Some(Some(family)) = parents.get(&technique) {
                found.get_mut(family).unwrap().insert(id.to_owned());
            }
            found.get_mut(&technique).unwrap().insert(id.to_owned());
        }
    }
    found
}

/// The ids of the platforms for each value of a text field.
fn platforms_by(field: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for platform in records(File::Platforms) {
        if let Some(value) = platform[field].as_str() {
            found.entry(value.to_owned()).or_default().insert(platform["id"].as_str().unwrap().to_owned());
        }
    }
    found
}

fn counts(tallies: &[Tally]) -> BTreeMap<&str, usize> {
    tallies.iter().map(|tally| (tally.value.as_str(), tally.count)).collect()
}

fn found(catalogue: &Catalogue, query: &CatalogueQuery) -> usize {
    catalogue.results(query, Locale::Fr).hits.len()
}

fn shapes() -> [OverviewQuery; 2] {
    [false, true].map(|by_host| OverviewQuery { by_host })
}

/// The shipped content with the platforms of this text.
fn with_platforms(platforms: &str) -> Catalogue {
    let mut content = shipped_content();
    content.set(File::Platforms, Ok(platforms));
    Catalogue::new(&content).expect("platforms")
}

#[test]
fn each_family_counts_a_platform_once() {
    let tallies = overview::tallies(&CATALOGUE, Facet::Technique, Locale::Fr);
    let families: Vec<Value> = records(File::Techniques).into_iter().filter(|one| one["parent"].is_null()).collect();
    assert_eq!(tallies.len(), families.len());
    let by_technique = platforms_by_technique();
    for tally in &tallies {
        assert_eq!(tally.count, by_technique[&tally.value].len(), "{}", tally.value);
    }
    assert!(tallies.is_sorted_by(|one, next| one.count >= next.count), "the most frequent first");
}

#[test]
fn every_departement_is_listed_even_without_platforms() {
    let tallies = overview::tallies(&CATALOGUE, Facet::Departement, Locale::Fr);
    let by_departement = platforms_by("departement");
    let region: Vec<String> = records(File::Map).iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(tallies.iter().map(|tally| tally.value.clone()).collect::<Vec<_>>(), region);
    for tally in &tallies {
        assert_eq!(tally.count, by_departement.get(&tally.value).map_or(0, BTreeSet::len), "{}", tally.value);
    }
    assert!(tallies.iter().any(|tally| tally.count == 0));
    assert_eq!(tallies[0].name, "Paris");
}

#[test]
fn counts_of_institutions_labels_and_access_match_the_records() {
    let hosts = overview::tallies(&CATALOGUE, Facet::Host, Locale::Fr);
    let by_host = platforms_by("host");
    assert_eq!(hosts.len(), by_host.len());
    for tally in &hosts {
        assert_eq!(tally.count, by_host[&tally.value].len(), "{}", tally.value);
    }

    let platforms = records(File::Platforms);
    let having = |field: &str, value: &str| {
        platforms.iter().filter(|one| texts(one, field).iter().any(|known| known == value)).count()
    };
    let labels = overview::tallies(&CATALOGUE, Facet::Label, Locale::Fr);
    assert!(labels.len() > 10);
    for tally in &labels {
        assert_eq!(tally.count, having("labels", &tally.value), "{}", tally.value);
    }
    let labelled = platforms.iter().filter(|one| !texts(one, "labels").is_empty()).count();
    assert_eq!(overview::with_any(&CATALOGUE, Facet::Label), labelled);

    let silent = platforms.iter().filter(|one| texts(one, "access").is_empty()).count();
    let access = overview::tallies(&CATALOGUE, Facet::Access, Locale::En);
    assert_eq!(
        counts(&access),
        BTreeMap::from([
            ("academic", having("access", "academic")),
            ("industry", having("access", "industry")),
            ("internal", having("access", "internal")),
            ("unknown", silent),
        ])
    );
    assert_eq!(messages::name(Locale::En, &access[0]), "Academic teams");
    let shares = overview::access_shares(&CATALOGUE);
    assert_eq!(shares.iter().sum::<usize>(), platforms.len() - silent);
    let [academic, industry] = ["academic", "industry"].map(|code| having("access", code));
    assert_eq!((shares[0] + shares[1], shares[0] + shares[2]), (academic, industry));
}

#[test]
fn a_value_repeated_in_a_record_counts_once() {
    let catalogue = with_platforms(
        r#"[{"id": "a", "name": "A", "labels": ["IBiSA", "IBiSA"], "access": ["academic", "academic"],
            "techniques": ["flow-cytometry", "flow-cytometry", "cytometry", "cell-sorting"], "departement": "75"}]"#,
    );
    for facet in Facet::ALL {
        for tally in overview::tallies(&catalogue, facet, Locale::Fr).iter().filter(|tally| tally.count > 0) {
            assert_eq!(tally.count, 1, "{tally:?}");
            assert_eq!(found(&catalogue, &tally.query()), 1, "{tally:?}");
        }
    }
    let coverage = Coverage::new(&catalogue, OverviewQuery::default(), Locale::Fr);
    assert_eq!(coverage.rows.iter().flat_map(|row| &row.counts).sum::<usize>(), 1);
}

/// The list behind each number on the page has as many platforms.
#[test]
fn every_number_matches_the_results_of_its_link() {
    for facet in Facet::ALL {
        for tally in overview::tallies(&CATALOGUE, facet, Locale::Fr) {
            assert_eq!(found(&CATALOGUE, &tally.query()), tally.count, "{tally:?}");
        }
    }
    for shape in shapes() {
        let coverage = Coverage::new(&CATALOGUE, shape, Locale::Fr);
        for row in &coverage.rows {
            assert_eq!(found(&CATALOGUE, &row.family.query()), row.family.count, "{row:?}");
            for (column, count) in coverage.columns.iter().zip(&row.counts) {
                let query = coverage.query(&row.family, column);
                assert_eq!(found(&CATALOGUE, &query), *count, "{} {} {shape:?}", row.family.value, column.value);
            }
        }
    }
}

#[test]
fn the_coverage_table_agrees_with_the_records() {
    let by_technique = platforms_by_technique();
    for (shape, field) in shapes().into_iter().zip(["departement", "host"]) {
        let coverage = Coverage::new(&CATALOGUE, shape, Locale::En);
        let by_column = platforms_by(field);
        for row in &coverage.rows {
            let own = &by_technique[&row.family.value];
            for (column, count) in coverage.columns.iter().zip(&row.counts) {
                let there = by_column.get(&column.value).map_or(0, |there| there.intersection(own).count());
                assert_eq!(*count, there, "{} {}", row.family.value, column.value);
            }
        }
        let rows = records(File::Techniques).iter().filter(|one| one["parent"].is_null()).count();
        assert_eq!(coverage.rows.len(), rows);
        let columns = if shape.by_host { HOSTS } else { records(File::Map).len() };
        assert_eq!(coverage.columns.len(), columns);
        let shown: usize = coverage.columns.iter().map(|column| column.count).sum();
        assert_eq!(shown + coverage.elsewhere, CATALOGUE.platforms.all.len());
    }
}

#[test]
fn the_densest_cells_are_the_darkest_and_only_empty_ones_are_blank() {
    for shape in shapes() {
        let coverage = Coverage::new(&CATALOGUE, shape, Locale::Fr);
        let mut cells: Vec<usize> = coverage.rows.iter().flat_map(|row| row.counts.clone()).collect();
        cells.sort_unstable();
        assert!(cells.is_sorted_by(|one, next| coverage.level(*one) <= coverage.level(*next)));
        assert_eq!(coverage.level(0), "0");
        assert_eq!(coverage.level(1), "1");
        assert!(*cells.last().unwrap() < 10 || coverage.level(*cells.last().unwrap()) == "4");
    }
}

#[test]
fn the_sentence_on_coverage_counts_the_rows_that_are_shown() {
    let catalogue = with_platforms(
        r#"[{"id": "a", "name": "A", "techniques": ["flow-cytometry"], "departement": "91"},
            {"id": "b", "name": "B", "techniques": ["imaging"], "departement": "91"},
            {"id": "c", "name": "C", "techniques": ["imaging"], "departement": "75"},
            {"id": "d", "name": "D", "techniques": ["imaging"]}]"#,
    );
    let families = 21;
    let coverage = Coverage::new(&catalogue, OverviewQuery::default(), Locale::Fr);
    let (column, filled) = coverage.fullest().unwrap();
    assert_eq!((column.name.as_str(), filled, coverage.rows.len()), ("Essonne", 2, families));
    assert_eq!(coverage.elsewhere, 1);
    assert_eq!(messages::coverage(Locale::Fr, &coverage), "Essonne couvre 2\u{a0}familles de techniques sur 21.");
    assert_eq!(
        messages::coverage_note(Locale::En, &coverage),
        "Empty cell: no platform listed. A platform may count in several families. The total also counts 1\u{a0}platform \
         elsewhere."
    );
}

#[test]
fn every_figure_has_a_sentence_written_from_its_numbers() {
    let catalogue = with_platforms(
        r#"[{"id": "a", "name": "A", "departement": "91", "host": "icm", "access": ["academic", "industry"],
             "techniques": ["imaging"], "labels": ["IBiSA"], "as_of": "2026-11"},
            {"id": "b", "name": "B", "departement": "91", "host": "icm", "techniques": ["imaging", "cytometry"]},
            {"id": "c", "name": "C", "departement": "75", "techniques": ["flow-cytometry"], "as_of": "2020"}]"#,
    );
    let tallies = |facet| overview::tallies(&catalogue, facet, Locale::Fr);
    let n = '\u{a0}';
    assert_eq!(
        messages::sentence(Locale::Fr, 3, 2, &tallies(Facet::Departement)),
        format!("3{n}plateformes, 2{n}familles, 2{n}départements sur 8.")
    );
    assert_eq!(
        messages::access(Locale::En, overview::access_shares(&catalogue)[0], 1),
        format!("1{n}platform out of 1 is open to academic teams and industry.")
    );
    assert_eq!(
        messages::hosts(Locale::Fr, &tallies(Facet::Host)),
        format!("1{n}établissement accueille des plateformes.")
    );
    let any = overview::with_any(&catalogue, Facet::Label);
    assert_eq!(messages::labels(Locale::Fr, any, 3), format!("1{n}plateforme sur 3 a un label."));
}

#[test]
fn gaps_are_the_techniques_that_no_record_names() {
    let named: BTreeSet<String> = records(File::Platforms).iter().flat_map(|one| texts(one, "techniques")).collect();
    let expected: BTreeSet<String> = records(File::Techniques)
        .iter()
        .filter(|one| !one["parent"].is_null())
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .filter(|id| !named.contains(id))
        .collect();
    let gaps = overview::gaps(&CATALOGUE, Locale::Fr);
    let found: BTreeSet<String> = gaps.iter().map(|technique| technique.value.clone()).collect();
    assert!(!found.is_empty());
    assert_eq!(found, expected);
    let nothing = with_platforms("[]");
    assert!(overview::gaps(&nothing, Locale::Fr).len() >= 21, "an empty catalogue has every gap");
}

const NEEDS: &str = r#"[
    {"id": "a", "name": "A", "needs": [
        {"title": {"fr": "Un cytomètre"}, "kind": "equipment", "amount_eur": 450000, "horizon": "2027"},
        {"title": {"fr": "Une personne"}, "kind": "staff", "horizon": "2028"}]},
    {"id": "b", "name": "B", "needs": []},
    {"id": "c", "name": "C", "needs": [
        {"title": {"en": "=A microscope"}, "kind": "equipment", "amount_eur": 1200000.5, "horizon": "2027"},
        {"title": {"en": "Room"}, "amount_eur": -5},
        {"title": {"en": "Data"}, "kind": "equipment", "amount_eur": "much"}]}]"#;

#[test]
fn needs_are_totalled_by_kind_and_by_horizon() {
    let catalogue = with_platforms(NEEDS);
    let needs = overview::needs(&catalogue);
    assert_eq!((needs.platforms, needs.all.len(), needs.total.without_amount), (2, 5, 3));
    let seen = |totals: &[overview::Total]| -> Vec<(Option<String>, usize, f64, usize)> {
        totals.iter().map(|one| (one.of.clone(), one.count, one.euros, one.without_amount)).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        seen(&needs.by_kind),
        [(some("equipment"), 3, 1_650_000.5, 1), (some("staff"), 1, 0.0, 1), (None, 1, 0.0, 1)]
    );
    assert_eq!(
        seen(&needs.by_horizon),
        [(some("2027"), 2, 1_650_000.5, 0), (some("2028"), 1, 0.0, 1), (None, 2, 0.0, 2)]
    );
    assert_eq!(
        messages::needs(Locale::Fr, &needs),
        "2\u{a0}plateformes indiquent 5\u{a0}besoins d’investissement\u{202f}; \
         les montants indiqués (2 sur 5) s’élèvent à 1\u{202f}650\u{202f}000,5\u{a0}€."
    );
    assert!(messages::needs(Locale::En, &needs).ends_with("the amounts stated (2 of 5) come to €1,650,000.5."));
    assert!(overview::needs(&shipped_catalogue()).all.is_empty(), "the shipped records state no need");
}

#[test]
fn every_table_survives_writing_and_reading_csv() {
    let catalogue = shipped_catalogue();
    for locale in Locale::ALL {
        for facet in Facet::ALL {
            let tallies = overview::tallies(&catalogue, facet, locale);
            let rows = read(&csv::write(&tables::tally_table(facet, &tallies, locale), locale));
            assert_eq!(rows.len(), tallies.len() + 1);
            for (row, tally) in rows[1..].iter().zip(&tallies) {
                assert!(row[0].ends_with(&messages::name(locale, tally)), "{row:?}");
                assert_eq!(row[1], tally.count.to_string());
            }
        }
        for shape in shapes() {
            let coverage = Coverage::new(&catalogue, shape, locale);
            let rows = read(&csv::write(&tables::coverage_table(&coverage, locale), locale));
            assert_eq!(rows.len(), coverage.rows.len() + 2, "a head, the rows, all together");
            assert!(rows.iter().all(|row| row.len() == coverage.columns.len() + 2));
            for (row, expected) in rows[1..].iter().zip(&coverage.rows) {
                let numbers: Vec<usize> = row[1..].iter().map(|cell| cell.parse().unwrap()).collect();
                assert_eq!((numbers[0], &numbers[1..]), (expected.family.count, &expected.counts[..]));
            }
            assert_eq!(rows.last().unwrap().get(1), Some(&catalogue.platforms.all.len().to_string()));
        }
        let shares = overview::access_shares(&catalogue);
        let rows = read(&csv::write(&tables::access_table(shares, locale), locale));
        assert_eq!(rows[1][1], shares[0].to_string());
    }
    let catalogue = with_platforms(NEEDS);
    let needs = overview::needs(&catalogue);
    let kind = |code: Option<&String>| code.cloned().unwrap_or_default();
    let rows = read(&csv::write(&tables::need_table(&needs, &kind, Locale::En), Locale::En));
    assert_eq!(rows[1], ["A", "Un cytomètre", "equipment", "2027", "450000"]);
    assert_eq!(rows[3], ["C", "'=A microscope", "equipment", "2027", "1200000.5"]);
    let rows = read(&csv::write(&tables::total_table("Kind", &needs.by_kind, &kind, Locale::En), Locale::En));
    assert_eq!(rows[1], ["equipment", "3", "1650000.5", "1"]);
}

#[test]
fn a_figure_is_exported_as_svg_with_every_number_and_no_markup() {
    let coverage = Coverage::new(&CATALOGUE, OverviewQuery::default(), Locale::Fr);
    let table = tables::coverage_table(&coverage, Locale::Fr);
    let bars = vec![vec!["<b>&".to_owned(), "n".to_owned()], vec!["A <b> & \"c\"".to_owned(), "12".to_owned()]];
    for (title, table) in [("Familles", &table), ("A <b>", &bars)] {
        let picture = tables::picture(title, table);
        let tree = roxmltree::Document::parse(&picture).expect("XML");
        let texts: Vec<&str> = tree.descendants().filter_map(|node| node.text()).collect();
        for cell in table.iter().skip(1).flatten().filter(|cell| *cell != "0") {
            assert!(texts.contains(&cell.as_str()), "{cell} in {picture}");
        }
        assert!(texts.contains(&title) && !picture.contains("<b>"));
    }
}

/// With missing files, the available data is counted, and the rest left out.
#[test]
fn without_the_other_files_available_data_is_counted() {
    let mut content = Content::default();
    content.set(File::Platforms, Ok(&shipped(File::Platforms)));
    let catalogue = Catalogue::new(&content).expect("platforms");
    assert!(overview::tallies(&catalogue, Facet::Technique, Locale::Fr).is_empty());
    assert!(overview::gaps(&catalogue, Locale::Fr).is_empty());
    assert!(overview::tallies(&catalogue, Facet::Departement, Locale::Fr).iter().any(|tally| tally.name == "75"));
    let coverage = Coverage::new(&catalogue, OverviewQuery::default(), Locale::Fr);
    assert!(coverage.rows.is_empty());
}
