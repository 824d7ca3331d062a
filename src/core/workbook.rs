//! Workbooks of text cells (`.xlsx`, Office Open XML: ECMA-376). Cells are text, even if they look like a number, a
//! date or a formula, and stay text when edited. The same cells give the same bytes.

use crate::zip::Archive;

/// A sheet. Its first row is the header: bold, frozen, with filters.
pub struct Sheet<'a> {
    /// At most 31 characters, none of `[]:*?/\`.
    pub name: &'a str,
    pub rows: &'a [Vec<String>],
    /// The result of [`list`] for its columns.
    pub lists: &'a str,
}

/// Least and greatest width of a column, in characters.
const WIDTHS: [usize; 2] = [9, 48];

/// Excel's limit of characters in a cell.
const MAX_CHARACTERS: usize = 32_767;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const TYPES: &str = concat!(
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ",
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ",
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
    "<Override PartName=\"/xl/workbook.xml\" ",
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>",
    "<Override PartName=\"/xl/styles.xml\" ",
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>",
);

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

const BOOK: &str = concat!(
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><bookViews><workbookView/>",
    "</bookViews><sheets>",
);

/// Formats of cells: 0 default, 1 text, 2 bold text.
const STYLES: &str = concat!(
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"2\"><font>",
    "<sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>",
    "<fills count=\"1\"><fill><patternFill/></fill></fills><borders count=\"1\"><border/></borders>",
    "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/>",
    "<xf numFmtId=\"49\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"49\" applyNumberFormat=\"1\" fontId=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>",
);

const SHEET: &str = concat!(
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>",
    "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>",
    "</sheetView></sheetViews><cols>",
);

/// The workbook as a file.
pub fn write(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut archive = Archive::default();
    let mut file = |path: &str, text: &str| archive.add(path, &[XML, text].concat());
    file("[Content_Types].xml", TYPES);
    let mut book = BOOK.to_owned();
    let mut relations = RELATIONS.to_owned();
    for (index, sheet) in sheets.iter().enumerate() {
        let number = (index + 1).to_string();
        let path = ["worksheets/", &number, ".xml"].concat();
        add(&mut book, &["<sheet name=\"", sheet.name, "\" sheetId=\"", &number, "\" r:id=\"r", &number, "\"/>"]);
        relation(&mut relations, &number, "worksheet", &path);
        file(&["xl/", &path].concat(), &part(sheet));
    }
    relation(&mut relations, "0", "styles", "styles.xml");
    file("xl/_rels/workbook.xml.rels", &(relations + "</Relationships>"));
    file("xl/workbook.xml", &(book + "</sheets></workbook>"));
    file("xl/styles.xml", STYLES);
    let mut relations = RELATIONS.to_owned();
    relation(&mut relations, "0", "officeDocument", "xl/workbook.xml");
    file("_rels/.rels", &(relations + "</Relationships>"));
    archive.finish()
}

fn add(xml: &mut String, parts: &[&str]) {
    for part in parts {
        xml.push_str(part);
    }
}

fn relation(xml: &mut String, number: &str, kind: &str, target: &str) {
    let of_kind = "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    add(xml, &["<Relationship Id=\"r", number, of_kind, kind, "\" Target=\"", target, "\"/>"]);
}

/// A sheet as XML.
fn part(sheet: &Sheet<'_>) -> String {
    let mut xml = SHEET.to_owned();
    let mut last = String::new();
    for column in 0..sheet.rows.first().map_or(0, Vec::len) {
        let length = |row: &Vec<String>| row.get(column).map_or(0, String::len);
        let width = sheet.rows.iter().map(length).max().unwrap_or_default().clamp(WIDTHS[0], WIDTHS[1]) + 2;
        let (number, width) = ((column + 1).to_string(), width.to_string());
        let columns = ["<col min=\"", &number, "\" max=\"", &number, "\" width=\"", &width, "\" style=\"1\" "];
        add(&mut xml, &columns);
        xml.push_str("customWidth=\"1\"/>");
        last = letters(column);
    }
    xml.push_str("</cols><sheetData>");
    let mut number = String::new();
    let mut style = "\" s=\"2\" t=\"inlineStr\"><is><t>";
    for (index, row) in sheet.rows.iter().enumerate() {
        number = (index + 1).to_string();
        add(&mut xml, &["<row r=\"", &number, "\">"]);
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            add(&mut xml, &["<c r=\"", &letters(column), &number, style]);
            push(&mut xml, cell);
            xml.push_str("</t></is></c>");
        }
        xml.push_str("</row>");
        style = "\" s=\"1\" t=\"inlineStr\"><is><t>";
    }
    let filter = ["</sheetData><autoFilter ref=\"A1:", &last, &number, "\"/>", sheet.lists, "</worksheet>"];
    add(&mut xml, &filter);
    xml
}

/// A drop-down list for the cells of a column: the values of the cells `from`, such as `Colonnes!$D$2:$D$90`. Other
/// text is accepted too.
pub fn list(column: usize, from: &str) -> String {
    let letters = letters(column);
    format!(
        "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{letters}2:{letters}9999\"><formula1>{from}</formula1>\
         </dataValidation>"
    )
}

/// The name of a column: `A`, …, `Z`, `AA`, ….
pub fn letters(column: usize) -> String {
    let (before, last) = (column / 26, column % 26);
    let letter = &"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[last..=last];
    if before == 0 { letter.to_owned() } else { letters(before - 1) + letter }
}

/// Appends a text, escaped, without characters that XML does not allow.
fn push(xml: &mut String, text: &str) {
    for character in text.chars().take(MAX_CHARACTERS) {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => xml.push(character),
            _ => xml.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn markup_is_escaped_and_invalid_characters_become_spaces() {
        let mut xml = String::new();
        push(&mut xml, "a]]>&<b>\u{0}\u{b}\r\u{ffff}\n🧬");
        assert_eq!(xml, "a]]&gt;&amp;&lt;b&gt;    \n🧬");
    }
}
