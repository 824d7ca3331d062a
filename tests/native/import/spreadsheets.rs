//! What spreadsheet programs and people do to a table: encodings, dates, lost zeros, lists in a cell.

use editing::import as table;
use editing::import::Counts;
use serde_json::json;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::csv;
use site_core::locale::Locale;
use tools::sheet;

use super::{count, exported, faults, files, fresh, import, import_file, platforms, remarks, today};
use crate::export::read_csv;
use crate::support::{shipped, shipped_files};
use crate::workbook::column;

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
        let import = table::import(&table, &files("[]"), today(), Locale::En).unwrap();
        assert_eq!(platforms(&import.json)[0].city.as_deref(), Some("Évry"));
    }
    let error = sheet::read(b"PK\x03\x04...").unwrap_err().to_string();
    assert!(error.contains("cannot be read") && error.contains(".xlsx"), "{error}");
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
                row[as_of] = if let Some(day) = day {
                    format!("{day:02}/{month:02}/{year}")
                } else {
                    let name = MONTHS[language].split(' ').nth(usize::from(month) - 1).unwrap();
                    format!("{name}-{:02}", year % 100)
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
