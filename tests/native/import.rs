//! Spreadsheets imported as records: the site's own export, sheets made by hand, faulty sheets.

mod spreadsheets;

use editing::files::Files;
use editing::import::{self, Counts, Import, ImportError};
use serde_json::{Value, json};
use site_core::content::date::Date;
use site_core::content::records::Platform;
use site_core::content::{Content, file::File};
use site_core::export;
use site_core::locale::{Locale, Localized};
use site_core::query::CatalogueQuery;
use tools::sheet;

use crate::export::read_csv;
use crate::support::{self, CATALOGUE, Random, shipped, shipped_files};

pub(crate) fn today() -> Date {
    Date::parse("2026-12-01").unwrap()
}

/// The shipped files with these platforms.
pub(crate) fn files(platforms: &str) -> Files {
    support::shipped_files(&[(File::Platforms, platforms)])
}

fn import_file(file: &[u8], files: &Files) -> Result<Import, ImportError> {
    import::import(&sheet::read(file)?, files, today(), Locale::En)
}

#[track_caller]
fn import(sheet: &str, files: &Files) -> Import {
    import_file(sheet.as_bytes(), files).expect("a sheet that can be read")
}

pub(crate) fn faults(import: &Import) -> Vec<String> {
    import.faults.iter().map(ToString::to_string).collect()
}

/// The records of a sheet over an empty catalogue, and the faults.
#[track_caller]
fn fresh(sheet: &str) -> (Vec<Value>, Vec<String>) {
    let import = import(sheet, &files("[]"));
    (support::json(&import.json)["records"].as_array().expect("records").clone(), faults(&import))
}

fn exported(locale: Locale) -> String {
    let results = CATALOGUE.results(&CatalogueQuery::default(), locale);
    export::csv(&export::found(&CATALOGUE, &results), &CATALOGUE, locale, "https://network.example")
}

fn platforms(text: &str) -> Vec<Platform> {
    let mut content = Content::default();
    content.set(File::Platforms, Ok(text));
    content.platforms.ready().map(|platforms| platforms.all.clone()).expect("platforms")
}

/// Number of shipped platforms.
fn count() -> usize {
    platforms(&shipped(File::Platforms)).len()
}

/// The `updated` of a file.
fn updated(text: &str) -> &str {
    text.split_once("\"updated\": \"").and_then(|(_, rest)| rest.get(..10)).expect("a day")
}

/// A platform without the fields that the export lacks: the other language, coordinates, summary, focus on cancer,
/// sources, needs, RRID.
fn carried(platform: &Platform, locale: Locale) -> Platform {
    let shown =
        |text: &Localized| Localized { fr: Some(text.text(locale).to_owned()), en: Some(text.text(locale).to_owned()) };
    Platform {
        name: shown(&platform.name),
        services: platform.services.iter().map(shown).collect(),
        lat: None,
        lon: None,
        summary: Localized::default(),
        cancer_focus: Localized::default(),
        sources: Vec::new(),
        needs: Vec::new(),
        rrid: None,
        ..platform.clone()
    }
}

#[test]
fn importing_the_export_changes_nothing() {
    for locale in Locale::ALL {
        let import = import(&exported(locale), &shipped_files(&[]));
        assert_eq!(faults(&import), Vec::<String>::new());
        assert_eq!((&import.problems, &import.warnings), (&Vec::new(), &Vec::new()));
        assert_eq!(import.counts, Counts { unchanged: count(), ..Counts::default() });
        let same = |text: &str| support::json(text);
        assert_eq!(same(&import.json), same(&shipped(File::Platforms)));
    }
}

#[test]
fn importing_the_export_alone_restores_every_field_it_contains() {
    let published = platforms(&shipped(File::Platforms));
    for locale in Locale::ALL {
        let import = import(&exported(locale), &files("[]"));
        assert_eq!(faults(&import), Vec::<String>::new());
        assert_eq!(import.problems, []);
        assert_eq!(import.counts, Counts { new: published.len(), ..Counts::default() });
        let read = platforms(&import.json);
        assert_eq!(read.len(), published.len());
        for read in read {
            let published = published.iter().find(|published| published.id == read.id).expect("the same ids");
            assert_eq!(carried(&read, locale), carried(published, locale));
        }
    }
}

#[test]
fn the_new_file_has_the_format_of_the_published_one() {
    let published = shipped(File::Platforms);
    let import = import(&exported(Locale::Fr).replace("Aubervilliers", "Saint-Denis"), &shipped_files(&[]));
    let new: Vec<&str> = import.json.lines().filter(|line| !published.contains(*line)).collect();
    assert_eq!(import.counts.changed, published.matches("\"Aubervilliers\"").count());
    assert!(new.iter().all(|line| line.contains("Saint-Denis") || line.contains("2026-12-01")), "{new:?}");
    assert!(published.starts_with(import.json[..200].replace("2026-12-01", updated(&published)).as_str()));
}

/// All separators, quotes everywhere or only where needed, line ends of all systems, with and without BOM.
#[test]
fn any_csv_dialect_gives_the_same_records() {
    let export = exported(Locale::Fr);
    let expected = import(&export, &files("[]"));
    let rows = read_csv(&export);
    for (separator, end) in [(";", "\r\n"), ("\t", "\n"), (",", "\r"), (";", "\n")] {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + end;
        let text: String = rows.iter().map(line).collect();
        for text in [text.clone(), format!("\u{feff}{text}"), format!("sep={separator}{end}{text}")] {
            let import = import(&text, &files("[]"));
            assert_eq!((faults(&import), &import.json), (Vec::new(), &expected.json), "{separator:?} {end:?}");
        }
    }
}

#[test]
fn columns_of_a_sheet_are_changed_and_other_fields_kept() {
    let published = shipped(File::Platforms);
    let first = platforms(&published).remove(0);
    let sheet = format!(
        "identifiant;Nom;Ville;Techniques;Ouverte à;Prestations;Date des informations;lat;lon\r\n\
         {};Nouveau nom;Évry;\"Confocal microscopy ; light-sheet\";\"Industrie ; academic\";\"{} ; Autre chose\";21/11/2026;48,9;2.5\r\n",
        first.id,
        first.services[0].text(Locale::Fr)
    );
    let import = import(&sheet, &shipped_files(&[]));
    assert_eq!(faults(&import), Vec::<String>::new());
    assert_eq!(import.counts, Counts { changed: 1, kept: count() - 1, ..Counts::default() });
    let [before, after] = [&published, &import.json].map(|text| support::json(text));
    assert_eq!((&after["updated"], &after["$schema"]), (&json!("2026-12-01"), &before["$schema"]));
    let mut expected = before["records"][0].clone();
    for (name, value) in [
        ("name", json!("Nouveau nom")),
        ("name_fr", json!("Nouveau nom")),
        ("city", json!("Évry")),
        ("techniques", json!(["confocal-microscopy", "light-sheet"])),
        ("access", json!(["industry", "academic"])),
        ("services", json!([before["records"][0]["services"][0], {"fr": "Autre chose"}])),
        ("as_of", json!("2026-11-21")),
        ("lat", json!(48.9)),
        ("lon", json!(2.5)),
    ] {
        expected[name] = value;
    }
    // The precision of the former position.
    expected.as_object_mut().unwrap().remove("geo_precision");
    assert_eq!(after["records"][0], expected);
    assert_eq!(after["records"].as_array().unwrap()[1..], before["records"].as_array().unwrap()[1..]);
}

#[test]
fn an_emptied_cell_empties_the_field() {
    let id = &platforms(&shipped(File::Platforms))[0].id.clone();
    let import = import(&format!("id,acronym,Ouverte à\n{id},,À demander à la plateforme\n"), &shipped_files(&[]));
    let after = support::json(&import.json);
    assert_eq!((after["records"][0].get("acronym"), after["records"][0].get("access")), (None, None));
    assert_eq!((faults(&import), import.problems.len()), (Vec::new(), 0));
}

#[test]
fn a_sheet_with_field_names_as_columns_gives_whole_records() {
    let sheet = "name\tname_en\thost\tdepartement\tsummary_fr\tsummary.en\tservices_fr\tservices_en\tsources\tacronym\tid\n\
        Cytométrie\tCytometry\tInstitut Curie\t75\tR\tS\t\"Tri\nAnalyse\"\tSorting; Analysis\thttps://x.example/a;b ; Rapport 2025\tCYT\t\n\
        Cytométrie\t\tinstitut-curie\t75\t\t\t\t\t\tCYT\tnew\n";
    let (records, messages) = fresh(sheet);
    assert_eq!(messages, Vec::<String>::new());
    let expected = json!({
        "id": "institut-curie-cyt", "name": "Cytométrie", "name_en": "Cytometry", "acronym": "CYT",
        "host": "institut-curie", "departement": "75", "summary": {"fr": "R", "en": "S"},
        "services": [{"fr": "Tri", "en": "Sorting"}, {"fr": "Analyse", "en": "Analysis"}],
        "sources": ["https://x.example/a;b", "Rapport 2025"],
    });
    assert_eq!(records[0], expected);
    assert_eq!(records[1]["id"], json!("institut-curie-cyt-2"));
    let import = import(sheet, &files("[]"));
    assert_eq!(
        import.warnings.len(),
        3,
        "alike, a source in words, one on a site that is not named: {:?}",
        import.warnings
    );
}

#[test]
fn a_departement_name_is_accepted_and_must_match_its_code() {
    let (records, messages) = fresh("Nom,Département\nA,Paris\nB,75\nC,Atlantide\n");
    assert_eq!((&records[0]["departement"], &records[1]["departement"]), (&json!("75"), &json!("75")));
    assert_eq!(
        messages,
        ["line 4, column `Département`: found “Atlantide”, expected the name of an entry in map.json"]
    );
    let (_, messages) = fresh("Nom,Code du département,Département\nA,91,Paris\nB,75,paris\nC,,Paris\n");
    assert_eq!(messages, ["line 2, column `Département`: found “Paris”, expected “Essonne”, whose code is 91"]);
}

#[test]
fn errors_are_reported_with_line_and_column() {
    let sheet = "Nom;Établissement;Techniques;Ouverte à;Couleur;Nom;services;;Site web;lat\n\
        A;Institut Inconnu;\"Cytométrie ; Alchimie\";Tout le monde;rouge;;x;;;\n\
        B;;;;;;;;institut.example;nord\n\
        C;;;;;;;y;;\n\
        D;;;;;;;;;;trop\n\
        E;;\n\
        \"F\"f;;;;;;;;;\n\
        \"G;;;;\n";
    let import = import(sheet, &files("[]"));
    assert_eq!(
        faults(&import),
        [
            "line 1, column `5`: found “Couleur”, expected the name of a column of the site’s own table, or of a field of \
             platforms.json",
            "line 1, column `6`: found “Nom” again, expected each column once",
            "line 1, column `7`: found “services”, expected the name followed by the language: “services_fr” or \
             “services_en”",
            "line 1, column `8`: found no name, expected the name of a column of the site’s own table, or of a field of \
             platforms.json",
            "line 2, column `Établissement`: found “Institut Inconnu”, expected the id or the name of an entry in hosts.json",
            "line 2, column `Techniques`: found “Alchimie”, expected the id or the name of an entry in techniques.json",
            "line 2, column `Ouverte à`: found “Tout le monde”, expected one of internal, academic, industry",
            "line 5: found 11 cells, expected 10 cells, as in the first line (put a cell that contains a separator in \
             quotation marks)",
            "line 6: found 3 cells, expected 10 cells, as in the first line",
            "line 7: found more text after the quotation mark that ends a cell, expected a separator there, and doubled \
             quotation marks within a cell",
            "line 8: found a quotation mark that is never closed, expected a second one at the end of the cell",
        ]
    );
    let problems: Vec<String> =
        import.problems.iter().map(|(line, problem)| format!("{}: {problem}", line.unwrap_or_default())).collect();
    assert_eq!(
        problems,
        [
            "3: platforms.json, record `b`, at $.records[1].lat: found `nord`, expected a number",
            "3: platforms.json, record `b`, at $.records[1].website: found `institut.example`, expected an http, https or \
             mailto address, without the name of a user",
            "3: platforms.json, record `b`, at $.records[1]: found only one of `lat` and `lon`, expected both, or neither",
        ]
    );
    let ids: Vec<String> = platforms(&import.json).into_iter().map(|platform| platform.id).collect();
    assert_eq!(ids, ["platform", "c", "e"], "readable records are there; the browser would leave out b");
}

#[test]
fn a_synonym_is_read_if_only_one_technique_has_it() {
    let techniques = r#"[{"id": "a", "label": {"fr": "A"}, "synonyms": {"fr": ["Un", "Deux"]}},
        {"id": "b", "label": {"fr": "B"}, "synonyms": {"en": ["deux"]}}]"#;
    let text = |file| if file == File::Techniques { techniques } else { "[]" };
    let files: Files = File::ALL.into_iter().map(|file| (file, Ok(text(file).to_owned()))).collect();
    let import = import("name,techniques\nX,un ; b ; a\nY,DEUX\n", &files);
    assert_eq!(platforms(&import.json)[0].techniques, ["a", "b"]);
    assert_eq!(
        faults(&import),
        ["line 3, column `techniques`: found “DEUX”, expected the id of only one technique, out of a, b"]
    );
}

#[test]
fn a_duplicate_id_is_refused() {
    let (records, messages) = fresh("id,name\na,A\n\na,B\n");
    assert_eq!(records.len(), 1);
    assert_eq!(messages, ["line 4: found “a” again, expected an id that no earlier row has"]);
}

#[test]
fn a_sheet_without_platforms_is_refused_with_a_reason() {
    for (sheet, says) in [
        ("", "is empty"),
        ("\u{feff}\r\n;;\r\n", "is empty"),
        ("Ville;Techniques\nParis;x", "No column says which platform"),
        ("{\"records\": []}", "No column"),
    ] {
        let error = import_file(sheet.as_bytes(), &shipped_files(&[])).unwrap_err().to_string();
        assert!(error.contains(says), "{sheet}: {error}");
    }
    let broken = files("{\"records\": [");
    let error = import_file(b"id,name\na,A\n", &broken).unwrap_err().to_string();
    assert!(error.contains("platforms.json") && error.contains("Correct it first"), "{error}");
}

pub(crate) fn remarks(import: &Import) -> Vec<String> {
    import.remarks.iter().map(ToString::to_string).collect()
}

/// A row without id that may be a known platform is rejected, unless it has the id or “new”.
#[test]
fn a_new_row_that_resembles_a_platform_is_refused() {
    let known = r#"[{"id": "pict", "name": "Imagerie PICT", "acronym": "PICT", "host": "institut-curie", "website": "https://pict.example/a"}]"#;
    for (row, says) in [
        ("imagerie pict;;;;", "the published platform “pict”"),
        ("Autre;PICT;institut-curie;;", "the published platform “pict”"),
        ("Autre;;;http://pict.example/a/;", "the published platform “pict”"),
        ("Imagerie PICT;;inserm;;", ""),
        ("Imagerie PICT;;;;new", ""),
        ("Imagerie PICT;;;;nouvelle", ""),
        ("Autre;;;;", ""),
        ("Deux;;;;\ndeux;;;;", "that of line 2"),
    ] {
        let import = import(&format!("Nom;Sigle;Établissement;Site web;Identifiant\n{row}\n"), &files(known));
        let expected = match says {
            "" => vec![],
            says => {
                vec![format!("which resembles {says}, expected its id in the identifier column, or “new”")]
            }
        };
        let faults = faults(&import);
        assert_eq!(faults.len(), expected.len(), "{row}: {faults:?}");
        assert!(faults.iter().zip(&expected).all(|(fault, says)| fault.contains(says.as_str())), "{row}: {faults:?}");
        assert_eq!(import.counts.new, row.lines().count() - expected.len(), "{row}");
    }
    let (_, faults) = fresh("Nom;Établissement\nA;Curie\n");
    assert!(faults[0].contains("hosts.json; perhaps “institut-curie”"), "{faults:?}");
}

/// Random CSV fragments, nested and long: all are read to the end, and every output is a valid file.
#[test]
fn hostile_sheets_cause_no_panic() {
    let mut pieces = vec![
        "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "Nom", "id", "lat", "é", "'=", "\0", "\u{feff}", "sep=",
        "://", "1e999", "-", "🧬", "{", "\\",
    ];
    pieces.extend(["Techniques", "services_fr", "\u{202f};", "21/11/2026"]);
    let mut random = Random::new(7);
    let published = r#"[{"id": "a", "name": "A", "services": [null, 5], "techniques": 7, "host": []}]"#;
    let techniques = r#"[{"id": "b", "label": {"fr": "Nom"}}]"#;
    let text = |file| if file == File::Platforms { published } else { techniques };
    let files: Files = File::ALL.into_iter().map(|file| (file, Ok(text(file).to_owned()))).collect();
    for turn in 0..500 {
        let body: String = (0..random.below(60)).map(|_| pieces[random.below(pieces.len())]).collect();
        let sheet = if turn % 2 == 0 { body } else { format!("id,Nom,Techniques,services_en,lat,as_of\na,{body}") };
        if let Ok(import) = import_file(sheet.as_bytes(), &files) {
            assert!(serde_json::from_str::<Value>(&import.json).is_ok(), "{sheet:?}");
        }
    }
}

#[test]
fn a_cell_of_ten_megabytes_is_read() {
    let long = format!("{}; ", "x".repeat(10_000)).repeat(1_000);
    let (records, messages) = fresh(&format!("name,equipment\nA,\"{long}\"\n"));
    assert_eq!(records[0]["equipment"].as_array().map(Vec::len), Some(1_000));
    assert_eq!(messages, Vec::<String>::new());
    let (_, messages) = fresh(&format!("name,Techniques\nA,\"{}\n", "x".repeat(10_000_000)));
    assert_eq!(messages.len(), 1, "an open quotation mark");
}

#[test]
fn suggestions_are_in_the_language_of_the_editor() {
    let table = sheet::read("Nom;Techinques;Techniques\nA;;Cytometrie en flu\n".as_bytes()).unwrap();
    let messages = |locale| {
        let import = import::import(&table, &files("[]"), today(), locale).unwrap();
        import.faults.into_iter().map(|fault| [fault.found, fault.expected].join(": ")).collect::<Vec<_>>()
    };
    // A column of techniques exists already, so it is not suggested again.
    assert_eq!(
        messages(Locale::Fr),
        [
            "«\u{a0}Techinques\u{a0}»: le nom d’une colonne du tableau du site, ou d’un champ de platforms.json",
            "«\u{a0}Cytometrie en flu\u{a0}»: l’identifiant ou le nom d’une fiche de techniques.json\u{202f}; peut-être \
             «\u{a0}Cytométrie en flux\u{a0}»",
        ]
    );
    assert!(messages(Locale::En)[1].ends_with("an entry in techniques.json; perhaps “Cytométrie en flux”"));
}
