//! Spreadsheets imported as records: the site's own export, sheets made by hand, faulty sheets.

use editing::files::Files;
use editing::import::{self, Counts, Import, ImportError};
use serde_json::{Value, json};
use site_core::content::date::Date;
use site_core::content::records::Platform;
use site_core::content::{Content, file::File};
use site_core::locale::{Locale, Localized};
use site_core::query::CatalogueQuery;
use site_core::{csv, export};
use tools::sheet;

use crate::export::read_csv;
use crate::support::{self, CATALOGUE, Random, shipped, shipped_files};
use crate::workbook::column;

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

#[test]
fn other_encodings_are_converted_and_named() {
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| "\u{feff}Nom;Ville\nA;Évry\n".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let sheet = |city: &[u8]| [b"Nom;Ville\nA;", city, b"\n"].concat();
    for (bytes, encoding) in [
        (sheet("Évry".as_bytes()), None),
        (sheet(b"\xC9vry"), Some("windows-1252")),
        (utf16(u16::to_le_bytes), Some("UTF-16LE")),
        (utf16(u16::to_be_bytes), Some("UTF-16BE")),
    ] {
        let table = sheet::read(&bytes).unwrap();
        assert_eq!(table.encoding, encoding);
        let import = import::import(&table, &files("[]"), today(), Locale::En).unwrap();
        assert_eq!(platforms(&import.json)[0].city.as_deref(), Some("Évry"));
    }
    let error = sheet::read(b"PK\x03\x04...").unwrap_err().to_string();
    assert!(error.contains("cannot be read") && error.contains(".xlsx"), "{error}");
}

pub(crate) fn remarks(import: &Import) -> Vec<String> {
    import.remarks.iter().map(ToString::to_string).collect()
}

/// The download after being saved by a spreadsheet program: month names, numbers for codes, another encoding.
#[test]
fn a_download_saved_by_a_spreadsheet_program_changes_nothing() {
    const MONTHS: [&str; 2] =
        ["janv févr mars avr mai juin juil août sept oct nov déc", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"];
    for (language, locale) in Locale::ALL.into_iter().enumerate() {
        let mut rows = read_csv(&exported(locale));
        let [postcode, as_of] = ["postcode", "as_of"].map(column);
        let mut saved = 0;
        for row in rows.iter_mut().skip(1) {
            let date = Date::parse(&row[as_of]).filter(|date| date.year >= 2000);
            if let Some(Date { year, month: Some(month), day }) = date {
                saved += 1;
                row[as_of] = match day {
                    Some(day) => format!("{day:02}/{month:02}/{year}"),
                    None => {
                        let name = MONTHS[language].split(' ').nth(usize::from(month) - 1).unwrap();
                        format!("{name}-{:02}", year % 100)
                    }
                };
            }
            if !row[postcode].is_empty() {
                row[postcode] += ".0";
            }
        }
        assert!(saved > 50, "{saved} dates");
        let text = csv::write(&rows, locale);
        let import = import(&text, &shipped_files(&[]));
        assert_eq!(faults(&import), Vec::<String>::new());
        assert_eq!(import.counts, Counts { unchanged: count(), ..Counts::default() });
        assert!(remarks(&import).iter().all(|remark| remark.contains("was read as")), "{:?}", remarks(&import));
    }
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

/// Corrections are reported with line, column, original and new value.
#[test]
fn artefacts_of_spreadsheets_are_removed_and_reported() {
    let sheet = "Nos plateformes;;;;;\n\nLibellé;CP;Vérifiée le;Équipements;Sigle;dep_id\n\
        P1;75005.0;nov-26;nan;Ã‰clat;D075\nP2;F-94800;21 novembre 2026;\"<p>Leica&nbsp;SP8</p>\";#NOM?;94\n";
    let import = import(sheet, &files("[]"));
    let (records, faults) = fresh(sheet);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(
        records,
        [
            json!({"id": "eclat", "name": "P1", "acronym": "Éclat", "postcode": "75005", "departement": "75", "as_of": "2026-11"}),
            json!({"id": "p2", "name": "P2", "postcode": "94800", "departement": "94", "as_of": "2026-11-21", "equipment": ["Leica\u{a0}SP8"]}),
        ]
    );
    assert_eq!(
        remarks(&import),
        [
            "line 3: this line was read as the names of the columns; nothing above it is read",
            "line 4, column `CP`: “75005.0” was read as “75005”",
            "line 4, column `Vérifiée le`: “nov-26” was read as 2026-11",
            "line 4, column `Équipements`: “nan” was read as an empty cell",
            "line 4, column `Sigle`: “Ã‰clat” was read as text that was decoded twice: “Éclat”",
            "line 4, column `dep_id`: “D075” was read as “75”",
            "line 5, column `CP`: “F-94800” was read as “94800”",
            "line 5, column `Équipements`: “<p>Leica&nbsp;SP8</p>” was read as text without its markup: “Leica\u{a0}SP8”",
            "line 5, column `Sigle`: “#NOM?” was read as an empty cell",
        ]
    );
}

/// Column names of open data and other programs, and other separators of values.
#[test]
fn common_column_names_and_separators_are_read_and_reported() {
    let sheet = "uo_lib;nom_court;sigle;coordonnees;dep_id;dep_nom;com_nom;code_postal_uai;type\n\
        Alpha (https://a.example/1);A;ALP;48.84642,2.34483;D091;Essonne;Orsay;91405;x\n\
        Beta;;BET;ici;D075;Paris;Paris;75005;\n";
    let (records, messages) = fresh(sheet);
    assert_eq!(
        records[0],
        json!({"id": "alp", "name": "Alpha", "acronym": "ALP", "lat": 48.84642, "lon": 2.34483, "departement": "91",
            "city": "Orsay", "postcode": "91405"})
    );
    assert_eq!(
        messages,
        [
            "line 1, column `9`: found “type”, expected the name of a column of the site’s own table, or of a field of \
             platforms.json",
            "line 3, column `coordonnees`: found “ici”, expected latitude and longitude, such as 48.8424, 2.3447",
        ]
    );
    let known = r#"[{"id": "a", "name": "A", "labels": ["IBiSA", "ISO 9001"]}]"#;
    let sheet = "name,labels,access,techniques,equipment,id\n\
        Beta,\"IBISA, ISO9001\",Industry / academic,\"Cytometry,Alchemy\",\"Leica SP8, Zeiss 880\",\n\
        A,ibisa ; IBiSA®,,,,a\n";
    let import = import(sheet, &files(known));
    let read = platforms(&import.json);
    assert_eq!((&read[1].labels, &read[0].labels), (&vec!["IBiSA".into(), "ISO 9001".into()], &vec!["IBiSA".into()]));
    assert_eq!((read[1].access.len(), &read[1].equipment), (2, &vec!["Leica SP8, Zeiss 880".to_owned()]));
    assert_eq!(
        faults(&import),
        ["line 2, column `techniques`: found “Alchemy”, expected the id or the name of an entry in techniques.json"]
    );
    assert_eq!(
        remarks(&import),
        [
            "line 2, column `labels`: “IBISA, ISO9001” was read as several values",
            "line 2, column `labels`: “IBISA” was read as the label “IBiSA”",
            "line 2, column `labels`: “ISO9001” was read as the label “ISO 9001”",
            "line 2, column `access`: “Industry / academic” was read as several values",
            "line 2, column `techniques`: “Cytometry,Alchemy” was read as several values",
            "line 2, column `equipment`: “Leica SP8, Zeiss 880” was read as one value; “|” separates several",
            "line 3, column `labels`: “ibisa” was read as the label “IBiSA”",
            "line 3, column `labels`: “IBiSA®” was read as the label “IBiSA”",
            "line 3, column `labels`: “IBiSA®” was read as the same label again",
        ]
    );
}

#[test]
fn a_list_in_one_cell_is_split_or_reported() {
    let sheet = "name,services_fr,equipment\n\
        Alpha,\"• Tri cellulaire, dépôt compris\n• Formation\",\"▪ Leica SP8\n▪ Zeiss 880\"\n\
        Beta,Tri • Formation,\n\
        Gamma,\"Tri, analyse et formation\",\n";
    let import = import(sheet, &files("[]"));
    let read = platforms(&import.json);
    let services: Vec<&str> = read[0].services.iter().map(|service| service.text(Locale::Fr)).collect();
    assert_eq!(services, ["Tri cellulaire, dépôt compris", "Formation"]);
    assert_eq!(read[0].equipment, ["Leica SP8", "Zeiss 880"]);
    assert_eq!(
        remarks(&import),
        ["line 5, column `services_fr`: “Tri • Formation” was read as one value; “|” separates several"]
    );
}

/// The size is taken from the directory of the zip file: nothing is unpacked.
#[test]
fn a_workbook_with_a_huge_unpacked_size_is_refused() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize(64, 0);
    bytes.extend(b"PK\x01\x02");
    bytes.resize(64 + 24, 0);
    bytes.extend(0x8000_0000_u32.to_le_bytes());
    let refused = import_file(&bytes, &files("[]")).err().map(|error| error.to_string());
    assert!(refused.is_some_and(|message| message.contains("512 MB")));
}

/// Numbers lose their leading zero, and Windows-1252 has no narrow no-break space: both are restored.
#[test]
fn characters_and_zeros_lost_by_a_spreadsheet_are_restored() {
    let known =
        r#"[{"id": "a", "name": "« A »", "postcode": "06100", "departement": "06", "services": [{"fr": "Voie α"}]}]"#;
    let map = shipped(File::Map).replacen("\"id\": \"75\"", "\"id\": \"06\"", 1);
    let mut files = files(&known.replace("« A »", "«\u{202f}A\u{202f}»"));
    files.retain(|(file, _)| *file != File::Map);
    files.push((File::Map, Ok(map)));
    let import = import("id;Nom;CP;Code du département;Prestations\na;«?A?»;6100;6;Voie ?\n", &files);
    assert_eq!((faults(&import), import.counts.unchanged), (Vec::new(), 1), "{}", import.json);
    assert_eq!(
        remarks(&import),
        [
            "line 2, column `CP`: “6100” was read as “06100”",
            "line 2, column `Code du département`: “6” was read as “06”",
        ]
    );
}

#[test]
fn the_apostrophe_added_by_the_export_is_removed() {
    let sheet = csv::write(
        &[
            vec!["name".to_owned(), "acronym".to_owned(), "site".to_owned()],
            vec!["-80 °C".to_owned(), "+1".to_owned(), "'quoted'".to_owned()],
        ],
        Locale::En,
    );
    let (records, _) = fresh(&sheet);
    assert_eq!([&records[0]["name"], &records[0]["acronym"], &records[0]["site"]], ["-80 °C", "+1", "'quoted'"]);
}

/// Random CSV fragments, nested and long: all are read to the end, and every output is a valid file.
#[test]
fn hostile_sheets_cause_no_panic() {
    let pieces = [
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "Nom",
        "id",
        "lat",
        "Techniques",
        "services_fr",
        "é",
        "\u{202f};",
        "'=",
        "\0",
        "\u{feff}",
        "sep=",
        "://",
        "1e999",
        "-",
        "21/11/2026",
        "🧬",
        "{",
        "\\",
    ];
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
