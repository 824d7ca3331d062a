//! The sheets of a workbook (`.xlsx`, `.ods`) as rows of text: numbers, dates and booleans as a person would type them.
//! The page uses this reader; `make import` also reads older formats, with a library that is too large for a page.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::archive::Archive;
use super::date;
use super::delimited::Row;

/// Maximum numbers of rows and columns that are read.
pub const MAX_SIZE: [usize; 2] = [100_000, 500];

/// Maximum number of XML nodes that are read from a part: ten times those of 10,000 platforms.
const MAX_NODES: u32 = 10_000_000;

/// The cells with text, by row and column from 0, and whether a cell is a date.
pub type Cells = BTreeMap<(usize, usize), (String, bool)>;

/// The names and rows of all visible sheets, in order; `None` if it is not a workbook, or a part of it is broken.
pub(super) fn sheets(bytes: &[u8]) -> Option<Vec<(String, Vec<Row>)>> {
    let archive = Archive::open(bytes)?;
    let sheets = match archive.text("content.xml") {
        Some(content) => open_document(&parse(&content)?),
        None => Excel::open(&archive)?.sheets()?,
    };
    Some(sheets.into_iter().map(|(name, cells)| (name, rows(cells))).collect())
}

fn parse(xml: &str) -> Option<Document<'_>> {
    Document::parse_with_options(xml, ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() }).ok()
}

/// The rows with text, each as wide as the sheet.
pub fn rows(cells: Cells) -> Vec<Row> {
    let width = cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), (text, is_date)) in cells {
        if rows.last().is_none_or(|last| last.line <= row) {
            rows.push(Row { line: row + 1, cells: vec![String::new(); width], dates: Vec::new(), broken: None });
        }
        if let Some(row) = rows.last_mut() {
            row.dates.extend(is_date.then_some(column));
            row.cells[column] = text;
        }
    }
    rows
}

/// Stores a cell, unless it is beyond the limits, as when filled by mistake.
fn put(cells: &mut Cells, [row, column]: [usize; 2], text: String, is_date: bool) {
    if row < MAX_SIZE[0] && column < MAX_SIZE[1] && !text.is_empty() {
        cells.insert((row, column), (text, is_date));
    }
}

/// Descendants with this name, in any namespace.
fn all<'a, 'input: 'a>(node: Node<'a, 'input>, name: &'a str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

/// The attribute with this name, in any namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn is_true(value: &str) -> bool {
    ["1", "true"].contains(&value)
}

/// A number without the digits that a program adds: `75005.0`, `48.856600000000002`.
fn plain(number: &str) -> String {
    number.parse::<f64>().map_or_else(|_| number.to_owned(), |number| number.to_string())
}

/// A workbook of Excel (Office Open XML: ECMA-376).
struct Excel<'a> {
    archive: &'a Archive<'a>,
    /// Its path, and its relationships: id, type and target of each.
    path: String,
    parts: Vec<[String; 3]>,
    texts: Vec<String>,
    /// For each cell style, the code of its number format.
    formats: Vec<String>,
}

impl<'a> Excel<'a> {
    fn open(archive: &'a Archive<'a>) -> Option<Self> {
        let of_kind = |parts: &[[String; 3]], kind: &str| {
            let part = parts.iter().find(|[_, own, _]| own == kind);
            part.map(|[_, _, path]| path.clone())
        };
        let path = of_kind(&relations(archive, "")?, "officeDocument")?;
        let parts = relations(archive, &path)?;
        let read = |kind: &str| of_kind(&parts, kind).and_then(|path| archive.text(&path));
        let texts = match read("sharedStrings") {
            Some(xml) => {
                let parsed = parse(&xml)?;
                all(parsed.root(), "si").map(text).collect()
            }
            None => Vec::new(),
        };
        let formats = read("styles").and_then(|xml| Some(formats(&parse(&xml)?))).unwrap_or_default();
        Some(Self { archive, path, parts, texts, formats })
    }

    fn sheets(&self) -> Option<Vec<(String, Cells)>> {
        let book = self.archive.text(&self.path)?;
        let book = parse(&book)?;
        let is_1904 = all(book.root(), "workbookPr").any(|node| attribute(node, "date1904").is_some_and(is_true));
        let mut sheets = Vec::new();
        for sheet in
            all(book.root(), "sheet").filter(|sheet| attribute(*sheet, "state").is_none_or(|is| is == "visible"))
        {
            let id = attribute(sheet, "id")?;
            let [_, kind, path] = self.parts.iter().find(|[own, ..]| own == id)?;
            if kind == "worksheet" {
                let xml = self.archive.text(path)?;
                let name = attribute(sheet, "name").unwrap_or_default();
                sheets.push((name.to_owned(), self.cells(&parse(&xml)?, is_1904)));
            }
        }
        Some(sheets)
    }

    fn cells(&self, sheet: &Document<'_>, is_1904: bool) -> Cells {
        let mut cells = Cells::new();
        let mut row: usize = 0;
        for line in all(sheet.root(), "row") {
            let number = attribute(line, "r").and_then(|number| number.parse().ok());
            row = number.unwrap_or(row + 1);
            let mut column = 0;
            for cell in line.children().filter(|node| node.tag_name().name() == "c") {
                column = attribute(cell, "r").and_then(column_index).unwrap_or(column + 1);
                let (text, is_date) = self.cell(cell, is_1904);
                put(&mut cells, [row.wrapping_sub(1), column - 1], text, is_date);
            }
        }
        cells
    }

    /// A cell as text, and whether it is a date.
    fn cell(&self, cell: Node<'_, '_>, is_1904: bool) -> (String, bool) {
        let value = all(cell, "v").next().and_then(|value| value.text()).unwrap_or_default();
        let style = attribute(cell, "s").and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
        let format = self.formats.get(style).map(String::as_str).unwrap_or_default();
        match attribute(cell, "t").unwrap_or("n") {
            "s" => {
                let text = value.parse::<usize>().ok().and_then(|index| self.texts.get(index));
                (text.cloned().unwrap_or_default(), false)
            }
            "inlineStr" => (text(cell), false),
            "b" if !value.is_empty() => (if is_true(value) { "TRUE" } else { "FALSE" }.to_owned(), false),
            "d" => (value.split('T').next().unwrap_or_default().to_owned(), true),
            "n" if date::is_format(format) => {
                let days = value.parse::<f64>().ok().filter(|days| (1.0..3_000_000.0).contains(days));
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of days")]
                let day = days.map(|days| date::of_number(days as usize + if is_1904 { 1462 } else { 0 }));
                day.map_or_else(|| (plain(value), false), |day| (date::as_shown(day, format).iso(), true))
            }
            "n" => (plain(value), false),
            _ => (value.to_owned(), false),
        }
    }
}

/// The relationships of a part: id, last word of the type, and path of the target. The empty path is the archive
/// itself.
fn relations(archive: &Archive<'_>, path: &str) -> Option<Vec<[String; 3]>> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let between = if folder.is_empty() { "" } else { "/" };
    let xml = archive.text(&[folder, between, "_rels/", name, ".rels"].concat())?;
    let parsed = parse(&xml)?;
    let relation = |node: Node<'_, '_>| {
        let target = attribute(node, "Target")?;
        let path = target.strip_prefix('/').map_or_else(|| [folder, between, target].concat(), str::to_owned);
        let kind = attribute(node, "Type")?.rsplit('/').next()?;
        Some([attribute(node, "Id")?.to_owned(), kind.to_owned(), path])
    };
    Some(all(parsed.root(), "Relationship").filter_map(relation).collect())
}

/// For each style, the code of its number format; empty if the format is not a date.
fn formats(styles: &Document<'_>) -> Vec<String> {
    let own: BTreeMap<&str, &str> = all(styles.root(), "numFmt")
        .filter_map(|format| Some((attribute(format, "numFmtId")?, attribute(format, "formatCode")?)))
        .collect();
    let code = |style: Node<'_, '_>| {
        let id = attribute(style, "numFmtId").unwrap_or_default();
        let built_in = match id {
            "14" | "15" | "16" | "22" => "d",
            "17" => "m-y",
            _ => "",
        };
        own.get(id).copied().unwrap_or(built_in).to_owned()
    };
    let styles = all(styles.root(), "cellXfs").next();
    styles.into_iter().flat_map(|styles| styles.children()).filter(Node::is_element).map(code).collect()
}

/// The texts of an element, without the phonetic guides of Japanese texts.
fn text(node: Node<'_, '_>) -> String {
    let is_read = |text: &Node<'_, '_>| text.ancestors().all(|node| node.tag_name().name() != "rPh");
    all(node, "t").filter(is_read).filter_map(|text| text.text()).collect()
}

/// The column number of a cell reference, from 1: 28 for `AB3`.
fn column_index(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).take(3);
    let column = letters.fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (column > 0).then_some(column)
}

/// The sheets of a workbook of `LibreOffice` (Open Document).
fn open_document(content: &Document<'_>) -> Vec<(String, Cells)> {
    let times =
        |node: Node<'_, '_>, name: &str| attribute(node, name).and_then(|times| times.parse().ok()).unwrap_or(1);
    let sheet = |table: Node<'_, '_>| {
        let mut cells = Cells::new();
        let mut row = 0;
        for line in all(table, "table-row") {
            let mut column: usize = 0;
            let own: Vec<(usize, usize, String, bool)> = line
                .children()
                .filter(|node| ["table-cell", "covered-table-cell"].contains(&node.tag_name().name()))
                .filter_map(|cell| {
                    let start = column;
                    column = column.saturating_add(times(cell, "number-columns-repeated"));
                    let (text, is_date) = open_cell(cell);
                    (!text.is_empty()).then_some((start, column.min(MAX_SIZE[1]), text, is_date))
                })
                .collect();
            let after = if own.is_empty() { row } else { MAX_SIZE[0].min(times(line, "number-rows-repeated") + row) };
            for row in row..after {
                for (start, end, text, is_date) in &own {
                    (*start..*end).for_each(|column| put(&mut cells, [row, column], text.clone(), *is_date));
                }
            }
            row = row.saturating_add(times(line, "number-rows-repeated"));
        }
        (attribute(table, "name").unwrap_or_default().to_owned(), cells)
    };
    all(content.root(), "table").map(sheet).collect()
}

/// A cell as text, and whether it is a date.
fn open_cell(cell: Node<'_, '_>) -> (String, bool) {
    let value = |name: &str| attribute(cell, name).unwrap_or_default();
    match value("value-type") {
        "float" | "percentage" | "currency" => (plain(value("value")), false),
        "date" => (value("date-value").split('T').next().unwrap_or_default().to_owned(), true),
        "boolean" => (value("boolean-value").to_uppercase(), false),
        _ => {
            let paragraphs = cell.children().filter(|node| node.tag_name().name() == "p");
            (paragraphs.map(paragraph).collect::<Vec<_>>().join("\n"), false)
        }
    }
}

fn paragraph(paragraph: Node<'_, '_>) -> String {
    let written = |node: Node<'_, '_>| match node.tag_name().name() {
        "s" => " ".repeat(attribute(node, "c").and_then(|count| count.parse().ok()).unwrap_or(1).min(100)),
        "tab" => "\t".to_owned(),
        "line-break" => "\n".to_owned(),
        _ => node.text().filter(|_| node.is_text()).unwrap_or_default().to_owned(),
    };
    paragraph.descendants().map(written).collect()
}
