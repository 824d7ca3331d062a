//! The workbook of platforms: the table, and a sheet that explains its columns and lists allowed values.

use super::columns::{COLUMNS, Column, Set};
use crate::catalogue::Catalogue;
use crate::content::access::Access;
use crate::locale::Locale;
use crate::query::Facet;
use crate::text;
use crate::text::columns::words;
use crate::workbook::{self, Sheet, letters, list};

/// The workbook of a table of platforms.
pub fn workbook(rows: &[Vec<String>], catalogue: &Catalogue, locale: Locale) -> Vec<u8> {
    let words = words(locale);
    let mut head = vec![words.column.to_owned(), words.holds.to_owned(), String::new()];
    let explained = |column: &Column| vec![locale.of(&column.name).to_owned(), locale.of(&column.about).to_owned()];
    let mut guide: Vec<Vec<String>> = COLUMNS.iter().map(explained).collect();
    let mut lists = "<dataValidations>".to_owned();
    for (index, column) in COLUMNS.iter().enumerate() {
        let values = values(column.set, catalogue, locale);
        if values.is_empty() {
            continue;
        }
        head.push(locale.of(&column.name).to_owned());
        let column = head.len() - 1;
        let letter = letters(column);
        let values_in = format!("{}!${letter}$2:${letter}${}", words.sheet, values.len() + 1);
        lists += &list(index, &values_in);
        for (row, value) in values.into_iter().enumerate() {
            if guide.len() <= row {
                guide.push(Vec::new());
            }
            guide[row].resize(column, String::new());
            guide[row].push(value);
        }
    }
    lists += "</dataValidations>";
    guide.insert(0, head);
    let guide = Sheet { name: words.sheet, rows: &guide, lists: "" };
    let name = text::export::words(locale).platforms_sheet;
    workbook::write(&[Sheet { name, rows, lists: &lists }, guide])
}

/// The values allowed in a column, as the table writes them; empty if any text is allowed.
pub fn values(set: Set, catalogue: &Catalogue, locale: Locale) -> Vec<String> {
    let hosts = || catalogue.hosts.iter().flat_map(|hosts| &hosts.all);
    let map = || catalogue.map.iter().flat_map(|map| &map.departements.all);
    let techniques = || catalogue.techniques.iter().flat_map(|techniques| &techniques.all);
    let mut values: Vec<String> = match set {
        Set::Field("host") => hosts().map(|host| host.name.text(locale).to_owned()).collect(),
        Set::Field("departement") => map().map(|departement| departement.id.clone()).collect(),
        Set::Departement => map().map(|departement| departement.name.clone()).collect(),
        Set::Field("techniques") => {
            techniques().map(|technique| catalogue.name(Facet::Technique, &technique.id, locale)).collect()
        }
        Set::Field("access") => {
            let known = Access::ALL.into_iter().filter(|access| *access != Access::Unknown);
            return known.map(|access| text::catalogue::access(locale, access).to_owned()).collect();
        }
        _ => Vec::new(),
    };
    values.sort_by_key(|value| engine::fold::fold(value));
    values.dedup();
    values
}
