//! Workbooks: the published ones, read back; those of spreadsheet programs, imported.

use editing::import::{self, Counts, Import, Table};
use serde_json::json;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::export::columns::{COLUMNS, Set};
use site_core::export::{self, guide};
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use site_core::workbook::{self, Sheet};
use site_core::zip::Archive;
use tools::sheet;

use crate::import::{faults, files, remarks, today};
use crate::publish::NOWHERE;
use crate::support::{self, CATALOGUE, Random, records, shipped, shipped_catalogue, shipped_files};

#[track_caller]
fn import(file: &[u8], files: &editing::files::Files) -> Import {
    let table = sheet::read(file).expect("a workbook");
    assert_eq!(Table::of_file(file).expect("a workbook"), table, "the page reads what `make import` does");
    import::import(&table, files, today(), Locale::En).expect("a table of platforms")
}

/// The cells of the table with all platforms.
fn cells(catalogue: &Catalogue, locale: Locale) -> Vec<Vec<String>> {
    let results = catalogue.results(&CatalogueQuery::default(), locale);
    export::table(&export::found(catalogue, &results), catalogue, locale, "https://network.example")
}

/// A published file.
pub(crate) fn published(path: &str) -> &'static [u8] {
    &NOWHERE.iter().find(|output| output.path == path).unwrap_or_else(|| panic!("no {path}")).bytes
}

/// The index of a column of the table.
pub(crate) fn column(field: &'static str) -> usize {
    COLUMNS.iter().position(|column| column.set == Set::Field(field)).expect(field)
}

fn of_rows(rows: &[Vec<String>]) -> Vec<u8> {
    workbook::write(&[Sheet { name: "A", rows, lists: "" }])
}

fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let mut archive = Archive::default();
    for (path, text) in files {
        archive.add(path, text);
    }
    archive.finish()
}

#[test]
fn importing_the_published_workbook_changes_nothing() {
    for path in ["fr/plateformes.xlsx", "en/platforms.xlsx"] {
        let import = import(published(path), &shipped_files(&[]));
        assert_eq!((faults(&import), remarks(&import)), (Vec::new(), Vec::new()), "{path}");
        let count = shipped_catalogue().platforms.all.len();
        assert_eq!(import.counts, Counts { unchanged: count, ..Counts::default() }, "{path}");
        assert_eq!(import.json, shipped(File::Platforms), "{path}");
    }
}

/// For each column a row that changes only this cell: nothing else changes.
#[test]
fn one_changed_cell_changes_one_field() {
    let typed = [
        ("acronym", "=1+1", json!("=1+1")),
        ("site", "+33", json!("+33")),
        ("postcode", "94805.0", json!("94805")),
        ("city", "Cachan", json!("Cachan")),
        ("equipment", "A | B", json!(["A", "B"])),
        ("labels", "Label", json!(["Label"])),
        ("website", "https://a.example", json!("https://a.example")),
        ("email", "a@a.example", json!("a@a.example")),
        ("as_of", "21/10/2026", json!("2026-10-21")),
    ];
    for locale in Locale::ALL {
        let mut rows = cells(&CATALOGUE, locale);
        let mut expected = json!(records(File::Platforms));
        for (row, (field, cell, value)) in rows.iter_mut().skip(3).zip(&typed) {
            (*cell).clone_into(&mut row[column(field)]);
            let id = row[column("id")].as_str();
            let record = expected.as_array_mut().unwrap().iter_mut().find(|record| record["id"] == id).unwrap();
            record[field] = value.clone();
        }
        let import = import(&of_rows(&rows), &shipped_files(&[]));
        assert_eq!(faults(&import), Vec::<String>::new());
        let after = support::json(&import.json);
        assert_eq!(after["records"], expected);
        assert_eq!(import.counts.changed, typed.len());
    }
}

/// Every column is explained, and every value of a column with a list is in that list.
#[test]
fn the_second_sheet_explains_the_columns_and_lists_their_values() {
    for locale in Locale::ALL {
        let rows = cells(&CATALOGUE, locale);
        let mut listed = 0;
        for (index, column) in COLUMNS.iter().enumerate() {
            assert!(!locale.of(&column.about).is_empty(), "{}", column.name[0]);
            let values = guide::values(column.set, &CATALOGUE, locale);
            listed += usize::from(!values.is_empty());
            let cells = rows.iter().skip(1).flat_map(|row| row[index].split(" | ")).filter(|cell| !cell.is_empty());
            for cell in cells.filter(|_| !values.is_empty()) {
                assert!(values.iter().any(|value| value == cell), "{cell} in {}", column.name[0]);
            }
        }
        assert_eq!(listed, 5, "host, département and its code, techniques, access");
    }
    let workbook = published("fr/plateformes.xlsx");
    let text = String::from_utf8_lossy(workbook);
    assert_eq!(text.matches("<pane ySplit=\"1\"").count(), 2, "the first row does not scroll");
    assert_eq!(text.matches("<autoFilter ref=\"A1:").count(), 2);
    assert_eq!(text.matches("<dataValidation type=\"list\"").count(), 5);
    assert!(text.contains("<formula1>Colonnes!$D$2:$D$"), "lists refer to cells");
    assert!(!text.contains("<v>"), "every cell is text");
}

/// Changes that Excel makes when the table is opened as CSV and saved as a workbook: numbers for postcodes, the first
/// of the month for months, errors and booleans. With a title above and another sheet before.
#[test]
fn excel_cells_are_read_as_displayed() {
    let known = r#"[{"id": "a", "name": "A", "postcode": "75005", "departement": "75", "as_of": "2026-04"},
        {"id": "b", "name": "B", "as_of": "2026-04"}]"#;
    let file = excel(
        r#"<row r="2"><c r="B2" t="inlineStr"><is><t>Nos plateformes</t></is></c></row>
        <row r="4"><c r="B4" t="inlineStr"><is><t>Identifiant</t></is></c><c r="C4" t="inlineStr"><is><t>Nom</t></is></c>
        <c r="D4" t="inlineStr"><is><t>CP</t></is></c><c r="E4" t="inlineStr"><is><t>Code du département</t></is></c>
        <c r="F4" t="inlineStr"><is><t>Vérifiée le</t></is></c><c r="G4" t="inlineStr"><is><t>Sigle</t></is></c>
        <c r="H4" t="inlineStr"><is><t>Adresse ou site</t></is></c><c r="I4" t="inlineStr"><is><t>lat</t></is></c>
        <c r="J4" t="inlineStr"><is><t>lon</t></is></c></row>
        <row r="5"><c r="B5" t="inlineStr"><is><t>a</t></is></c><c r="C5" t="inlineStr"><is><t>A</t></is></c>
        <c r="D5"><v>75005</v></c><c r="E5"><v>75</v></c><c r="F5" s="1"><v>46113</v></c></row>
        <row r="6"><c r="B6" t="inlineStr"><is><t>b</t></is></c><c r="C6" t="inlineStr"><is><t>B</t></is></c>
        <c r="F6" s="2"><v>46113</v></c></row>
        <row r="7"><c r="B7" t="inlineStr"><is><t>c</t></is></c><c r="C7" t="inlineStr"><is><t>C</t></is></c>
        <c r="D7" t="e"><v>#N/A</v></c><c r="F7" s="2"><v>46347.5</v></c><c r="G7" t="b"><v>1</v></c>
        <c r="H7" s="1"><v>46113</v></c><c r="I7"><v>48.8566</v></c><c r="J7"><v>2.3522</v></c></row>"#,
    );
    let table = sheet::read(&file).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("Données"));
    let import = import(&file, &files(known));
    assert_eq!(import.counts, Counts { new: 1, unchanged: 2, ..Counts::default() });
    let read = support::json(&import.json);
    let expected = json!({"id": "c", "name": "C", "lat": 48.8566, "lon": 2.3522, "as_of": "2026-11-21"});
    assert_eq!(read["records"][2], expected);
    assert_eq!(
        faults(&import),
        ["line 7, column `Adresse ou site`: found “2026-04”, a date, expected text: type an apostrophe before it"]
    );
    assert_eq!(
        remarks(&import),
        [
            "line 4: this line was read as the names of the columns; nothing above it is read",
            "line 6, column `Vérifiée le`: “2026-04-01” was read as 2026-04, as published",
            "line 7, column `CP`: “#N/A” was read as an empty cell",
            "line 7, column `Sigle`: “TRUE” was read as an empty cell",
        ]
    );
}

/// A workbook in Excel's format, whose second sheet has these rows.
fn excel(rows: &str) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let sheet = |rows: &str| format!("<worksheet {main}><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"{kind}.worksheet+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"a\" \
                 Type=\"{related}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r=\"{related}\"><sheets><sheet name=\"Lisez-moi\" sheetId=\"1\" r:id=\"a\"/>\
                 <sheet name=\"Données\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\">\
                 <Relationship Id=\"a\" Type=\"{related}/worksheet\" Target=\"worksheets/a.xml\"/>\
                 <Relationship Id=\"b\" Type=\"{related}/worksheet\" Target=\"worksheets/b.xml\"/>\
                 <Relationship Id=\"c\" Type=\"{related}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet {main}><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"17\"/><xf numFmtId=\"14\"/>\
                 </cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/a.xml", sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Bonjour</t></is></c></row>")),
        ("xl/worksheets/b.xml", sheet(rows)),
    ])
}

/// Damaged or missing parts: readable parts are read, otherwise a message says why not.
#[test]
fn damaged_workbooks_cause_no_panic() {
    let pieces = [
        "<row r=\"2\">",
        "</row>",
        "<c r=\"B2\" t=\"s\"><v>7</v></c>",
        "<c r=\"XFD1048576\"><v>1e999</v></c>",
        "<c t=\"b\"/>",
        "<c r=\"A1\" s=\"9\"><v>-1</v></c>",
        "<c r=\"\"><v/></c>",
        "<is><t>Nom</t></is>",
        "<",
        "&",
        "&#0;",
        "é",
        "]]>",
        "<c t=\"inlineStr\"><is><t>id</t></is></c>",
        "<c t=\"d\"><v>2026-99-99T</v></c>",
        "<c s=\"1\"><v>1e300</v></c>",
    ];
    let mut random = Random::new(11);
    let files = files("[]");
    for turn in 0..100 {
        let rows: String = (0..random.below(12)).map(|_| pieces[random.below(pieces.len())]).collect();
        let mut file = excel(&rows);
        if turn % 4 == 0 {
            let at = random.below(file.len());
            file[at] ^= 1 << random.below(8);
        }
        match sheet::read(&file) {
            Ok(table) => _ = import::import(&table, &files, today(), Locale::En),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        if let Ok(table) = Table::of_file(&file) {
            _ = import::import(&table, &files, today(), Locale::Fr);
        }
    }
    let whole = excel("<row r=\"1\"/>");
    for end in [4, 30, whole.len() / 2, whole.len() - 1] {
        let error = sheet::read(&whole[..end]).expect_err("a part of a workbook").to_string();
        assert!(error.contains("cannot be read") && error.contains("password"), "{error}");
        let error = Table::of_file(&whole[..end]).expect_err("a part of a workbook").message(Locale::Fr);
        assert!(error.contains("mot de passe"), "{error}");
    }
}

#[test]
fn open_document_tables_are_read() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let typed = "<table:table-cell office:value-type=\"float\" office:value=\"94800\"><text:p>94 800</text:p>\
        </table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-21\"><text:p>21/11/26\
        </text:p></table:table-cell>";
    let rows = [[cell("Nom"), cell("Code postal"), cell("Date des informations")].concat(), cell("Alpha") + typed];
    let rows = rows.map(|row| format!("<table:table-row>{row}</table:table-row>")).concat();
    let name = |name: &str| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
    let content = format!(
        "<office:document-content {} {} {}><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        name("office"),
        name("table"),
        name("text")
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let file = archive(&[
        ("mimetype", kind.to_owned()),
        ("META-INF/manifest.xml", manifest.to_owned()),
        ("content.xml", content),
    ]);
    let import = import(&file, &files("[]"));
    assert_eq!((faults(&import), remarks(&import)), (Vec::new(), Vec::new()));
    let read = support::json(&import.json);
    assert_eq!(read["records"], json!([{"id": "alpha", "name": "Alpha", "postcode": "94800", "as_of": "2026-11-21"}]));
}
