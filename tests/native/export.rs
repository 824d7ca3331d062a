//! The downloads, read back by independent parsers.

pub(crate) mod calendar;

use site_core::catalogue::{Catalogue, PAGE_SIZE};
use site_core::content::Content;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, PageQuery};
use site_core::{csv, export};

use crate::support::{CATALOGUE, CONTENT, json, problems, shipped, shipped_files};

const ORIGIN: &str = "https://network.example";

/// RFC 4180, character by character: a quoted cell ends at a quote that is not doubled.
#[track_caller]
pub(crate) fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    // Column names contain neither.
    let separator = text.chars().find(|character| [',', ';'].contains(character)).expect("a separator");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut characters = text.chars().peekable();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', true) if characters.next_if_eq(&'"').is_some() => cell.push('"'),
            ('"', true) => {
                quoted = false;
                assert!(
                    characters.peek().is_some_and(|next| [separator, '\r'].contains(next)),
                    "text after a quoted cell: {cell}"
                );
            }
            ('"', false) => {
                assert_eq!(cell, "", "a quote in a cell without quotes");
                quoted = true;
            }
            (next, false) if next == separator => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {
                assert_eq!(characters.next(), Some('\n'), "a row ends with CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            ('\n', false) => panic!("a line feed outside of quotes"),
            (other, _) => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the file ends in the middle of a row");
    rows
}

#[test]
fn every_platform_reads_back_from_the_table_in_both_languages() {
    for locale in Locale::ALL {
        let results = CATALOGUE.results(&CatalogueQuery::default(), locale);
        let platforms = export::found(&CATALOGUE, &results);
        assert!(platforms.len() > PAGE_SIZE, "all pages of the answer, not only the first");
        let rows = read_csv(&export::csv(&platforms, &CATALOGUE, locale, ORIGIN));
        let (header, rows) = rows.split_first().unwrap();
        assert_eq!(rows.len(), CATALOGUE.platforms.all.len());
        let column = |name: [&str; 2]| {
            let name = name[locale as usize];
            header.iter().position(|cell| cell == name).unwrap_or_else(|| panic!("no column {name}"))
        };
        for (row, platform) in rows.iter().zip(platforms) {
            assert_eq!(row.len(), header.len());
            is_in(row, platform, locale, column);
        }
    }
}

#[track_caller]
fn is_in(row: &[String], platform: &Platform, locale: Locale, column: impl Fn([&str; 2]) -> usize) {
    let text_of = |value: &Option<String>| value.clone().unwrap_or_default();
    let code = text_of(&platform.departement);
    let labels = |ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| CATALOGUE.technique(id).unwrap().label.text(locale).to_owned()).collect()
    };
    let services: Vec<&str> = platform.services.iter().map(|service| service.text(locale)).collect();
    for (name, expected) in [
        (["Nom", "Name"], platform.name.text(locale).to_owned()),
        (["Sigle", "Acronym"], text_of(&platform.acronym)),
        (["Établissement", "Institution"], CATALOGUE.host(platform).unwrap().name.text(locale).to_owned()),
        (["Adresse ou site", "Address or site"], text_of(&platform.site)),
        (["Code postal", "Postcode"], text_of(&platform.postcode)),
        (["Ville", "City"], text_of(&platform.city)),
        (["Code du département", "Département code"], code.clone()),
        (["Département", "Département"], CATALOGUE.departement_name(&code).unwrap_or_default().to_owned()),
        (["Techniques", "Techniques"], labels(&platform.techniques).join(" | ")),
        (["Prestations", "Services"], services.join(" | ")),
        (["Équipements", "Equipment"], platform.equipment.join(" | ")),
        (["Labels", "Labels"], platform.labels.join(" | ")),
        (["Site web", "Website"], text_of(&platform.website)),
        (["Courriel", "E-mail"], text_of(&platform.email)),
        (["Date des informations", "Date of information"], platform.as_of.map(Date::iso).unwrap_or_default()),
        (["Identifiant", "Identifier"], platform.id.clone()),
        (
            ["Page", "Page"],
            match locale {
                Locale::Fr => format!("{ORIGIN}/fr/plateformes/{}", platform.id),
                Locale::En => format!("{ORIGIN}/en/platforms/{}", platform.id),
            },
        ),
    ] {
        assert_eq!(row[column(name)], expected, "{} of {}", name[0], platform.id);
    }
    let access = &row[column(["Ouverte à", "Open to"])];
    let listed = access.split(" | ").filter(|one| !one.is_empty());
    assert_eq!(listed.count(), platform.access.len(), "{access}");
}

#[test]
fn the_table_lists_the_results_of_the_query_in_order() {
    for search in ["?q=imagerie", "?departement=75&sort=host", "?access=unknown&page=2"] {
        let results = CATALOGUE.results(&CatalogueQuery::parse(search), Locale::Fr);
        let rows = read_csv(&export::csv(&export::found(&CATALOGUE, &results), &CATALOGUE, Locale::Fr, ORIGIN));
        let names: Vec<&String> = rows.iter().skip(1).map(|row| &row[0]).collect();
        let expected: Vec<&str> =
            results.hits.iter().map(|hit| CATALOGUE.platforms.all[*hit].name.text(Locale::Fr)).collect();
        assert!(expected.len() > PAGE_SIZE, "{search}");
        assert_eq!(names, expected, "{search}");
    }
}

#[test]
fn a_record_cannot_inject_a_spreadsheet_formula() {
    let hostile = r#"[{"id": "x", "name": "=HYPERLINK(\"http://evil.example\",\"a\")", "acronym": "+1", "site": "@SUM(A1)",
        "city": "\t=1", "equipment": ["-2", "b"], "host": "=host"}]"#;
    let mut content = Content::default();
    content.set(File::Platforms, Ok(hostile));
    let catalogue = Catalogue::new(&content).unwrap();
    let platforms: Vec<&Platform> = catalogue.platforms.all.iter().collect();
    let rows = read_csv(&export::csv(&platforms, &catalogue, Locale::En, ORIGIN));
    assert_eq!(
        rows[1][..4],
        ["'=HYPERLINK(\"http://evil.example\",\"a\")", "'+1", "'=host", "'@SUM(A1)"].map(str::to_owned)
    );
    assert_eq!((rows[1][5].as_str(), rows[1][10].as_str()), (" =1", "'-2 | b"));
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

#[test]
fn any_cell_survives_writing_and_reading_csv() {
    let cells =
        ["", "a", "a,b", "a;b", "\"", "\"\"", "a\"b", "a\r\nb", "a\nb", " a ", "«\u{202f}é\u{202f}»", "🧬", "'"];
    let rows: Vec<Vec<String>> =
        cells.iter().map(|first| cells.iter().map(|cell| format!("{first}{cell}")).collect()).collect();
    for locale in Locale::ALL {
        let header = vec!["a".to_owned(), "b".to_owned()];
        let written = read_csv(&csv::write(&[&[header][..], &rows].concat(), locale));
        assert_eq!(written[1..], rows);
    }
}

#[test]
fn exporting_all_records_gives_the_published_file() {
    let text = shipped(File::Platforms);
    let ids: Vec<String> = CONTENT.platforms.ready().unwrap().all.iter().map(|one| one.id.clone()).collect();
    let file = export::published(&text, &ids).unwrap();
    let mut whole = json(&text);
    // The schema's relative path is valid only beside the data files.
    whole.as_object_mut().unwrap().remove("$schema");
    assert_eq!(json(&file), whole);
    // Fields keep their order, numbers their spelling.
    let written = |text: &str| text.split_whitespace().collect::<String>();
    let (_, records) = file.split_once("\"records\": [").expect("the records");
    assert!(written(&text).contains(&written(records.trim_end().trim_end_matches('}'))));
}

#[test]
fn exported_records_are_unchanged_in_order_and_pass_the_checker() {
    let text = shipped(File::Platforms);
    let results = CATALOGUE.results(&CatalogueQuery::searching("imagerie"), Locale::Fr);
    let mut ids: Vec<String> = export::found(&CATALOGUE, &results).iter().map(|one| one.id.clone()).collect();
    ids.push("gone-since".to_owned());
    let file = export::published(&text, &ids).unwrap();
    let (file_value, whole) = (json(&file), json(&text));
    assert_eq!(file_value["updated"], whole["updated"]);
    let records = file_value["records"].as_array().unwrap();
    assert_eq!(records.len(), results.hits.len());
    for (record, id) in records.iter().zip(&ids) {
        let original = whole["records"].as_array().unwrap().iter().find(|one| one["id"] == id.as_str()).unwrap();
        assert_eq!(record, original);
    }
    assert_eq!(problems(&shipped_files(&[(File::Platforms, &file)])), Vec::<String>::new());
}

#[test]
fn nothing_is_exported_from_an_unusable_file() {
    let ids = ["a".to_owned()];
    for text in ["", "<!doctype html>", "{}", "[]", r#"{"records": []}"#, r#"{"version": 2, "records": [{"id": "a"}]}"#]
    {
        assert_eq!(export::published(text, &ids), None, "{text}");
    }
    let bare = export::published(r#"[{"id": "b"}, {"id": "a", "name": "A"}]"#, &ids).unwrap();
    assert_eq!(json(&bare), serde_json::json!({"version": 1, "records": [{"id": "a", "name": "A"}]}));
}

#[test]
fn a_plain_text_list_has_each_platform_and_its_urls() {
    let platforms: Vec<&Platform> = CATALOGUE.platforms.all.iter().collect();
    for locale in Locale::ALL {
        let text = export::plain(&platforms, &CATALOGUE, locale, ORIGIN);
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        assert_eq!(paragraphs.len(), platforms.len());
        for (paragraph, platform) in paragraphs.iter().zip(&platforms) {
            let lines: Vec<&str> = paragraph.trim_end().lines().collect();
            assert!(lines[0].starts_with(platform.name.text(locale)), "{paragraph}");
            assert!(lines[1].starts_with(&CATALOGUE.host_name(platform, locale)), "{paragraph}");
            assert!(lines.last().unwrap().ends_with(&platform.id), "{paragraph}");
            assert!(platform.website.as_ref().is_none_or(|site| lines.contains(&site.as_str())), "{paragraph}");
        }
        let message = export::message(&platforms[..2], &CATALOGUE, locale, ORIGIN);
        assert_eq!(message.matches("\r\n").count(), message.matches('\n').count());
        assert_eq!(message.matches(ORIGIN).count(), 2, "{message}");
    }
    let cytpic = CATALOGUE.platforms.get("curie-cytpic").unwrap();
    assert_eq!(
        export::plain(&[cytpic], &CATALOGUE, Locale::Fr, ORIGIN),
        format!(
            "{}\nInstitut Curie, Paris\nOuverte à\u{a0}: Équipes académiques, Industrie, Équipes de l’établissement\n{}\n{ORIGIN}/fr/plateformes/curie-cytpic\n",
            cytpic.name.text(Locale::Fr),
            cytpic.website.as_deref().unwrap(),
        )
    );
}
