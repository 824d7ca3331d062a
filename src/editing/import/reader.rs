//! The rows of a table as records.

use engine::fold::fold;
use serde_json::Value;
use site_core::content::Content;
use site_core::content::characters::is_id;
use site_core::locale::Locale;
use site_core::proposal::{clean, put, slug, unique};
use site_core::text::import as import_text;

use super::cell::Cells;
use super::column::{self, Column};
use super::delimited::{Broken, Row};
use super::error::ImportError;
use super::merge::{Entry, Record, id};
use super::messages::Messages;
use super::resemble::resembled;
use super::table::Table;
use super::values::{pieces, trimmed, unguarded};

/// In the column of ids, marks a platform as new although it resembles another; folded.
const NEW: [&str; 4] = ["new", "nouveau", "nouvelle", "neuf"];

/// The columns of a sheet that are read: index, name and meaning.
type Columns = Vec<(usize, String, Column)>;

/// The records of a table, each with its line.
///
/// # Errors
/// If it is empty, or no column identifies the platforms.
pub(super) fn records(
    table: &Table,
    content: &Content,
    published: &[Entry<'_>],
    locale: Locale,
) -> Result<(Vec<(usize, Record)>, Messages), ImportError> {
    let header = table.rows.get(table.header).ok_or(ImportError::Empty)?;
    let rows = &table.rows[table.header + 1..];
    let mut reader = RowReader { cells: Cells::new(content, locale), published };
    if table.header > 0 {
        reader.messages().line = header.line;
        let words = reader.messages().words();
        reader.messages().remark(words.this_line.to_owned(), words.header_below);
    }
    let columns = reader.columns(header, rows);
    if !columns.iter().any(|(_, _, column)| column.is_name()) {
        let found = header.cells.iter().take(8).map(|name| name.trim().to_owned()).collect();
        return Err(ImportError::NoPlatform { found });
    }
    let mut records: Vec<(usize, Record)> = Vec::new();
    for row in rows {
        if let Some(record) = reader.row(row, &columns, header.cells.len(), &records) {
            records.push((row.line, record));
        }
    }
    Ok((records, reader.cells.messages))
}

/// Reads rows and collects faults.
struct RowReader<'a> {
    cells: Cells<'a>,
    published: &'a [Entry<'a>],
}

impl RowReader<'_> {
    fn messages(&mut self) -> &mut Messages {
        &mut self.cells.messages
    }

    /// Reports an error in the quotation marks of a row.
    fn quotes(&mut self, broken: Broken) {
        let words = self.messages().words();
        let (found, expected) = match broken {
            Broken::Unclosed => (words.unclosed, words.to_close),
            Broken::Trailing => (words.trailing, words.to_separate),
        };
        self.messages().fault(found.to_owned(), expected);
    }

    fn columns(&mut self, header: &Row, rows: &[Row]) -> Columns {
        let (locale, words) = (self.messages().locale, self.messages().words());
        self.messages().line = header.line;
        if let Some(broken) = header.broken {
            self.quotes(broken);
        }
        let mut columns: Columns = Vec::new();
        let mut names: Vec<(usize, String)> = header.cells.iter().map(|name| clean(name)).enumerate().collect();
        // Our own names take precedence over other common names.
        names.sort_by_key(|(_, name)| column::is_usual(name));
        let known: Vec<Column> = names.iter().filter_map(|(_, name)| column::read(name).ok()).collect();
        for (index, name) in names {
            let is_filled = |row: &Row| row.cells.get(index).is_some_and(|cell| !cell.trim().is_empty());
            if name.is_empty() && !rows.iter().any(is_filled) {
                continue;
            }
            self.messages().column = (index + 1).to_string();
            let read = column::read(&name);
            let same = columns.iter().find(|(_, _, known)| read.as_ref() == Ok(known) && *known != Column::Passed);
            match (read, same) {
                (Ok(_), Some((_, own, _))) if column::is_usual(&name) => {
                    let (name, own) = (self.messages().quoted(&name), self.messages().quoted(own));
                    self.messages().remark(name, import_text::passed(locale, &own));
                }
                (Ok(_), Some(_)) => {
                    let found = import_text::again(locale, &self.messages().quoted(&name));
                    self.messages().fault(found, words.each_once);
                }
                (Ok(column), None) => columns.push((index, name, column)),
                (Err(wrong), _) => {
                    let found = if name.is_empty() { words.no_name.to_owned() } else { self.messages().quoted(&name) };
                    self.messages().fault(found, wrong.expected(locale, &name, &known));
                }
            }
        }
        // The code of the département is read before its name, which is checked against it.
        columns.sort_by_key(|(index, _, column)| (*column == Column::Departement, *index));
        self.cells.has_code = columns.iter().any(|(_, _, column)| *column == Column::Text("departement"));
        columns
    }

    fn row(&mut self, row: &Row, columns: &Columns, width: usize, before: &[(usize, Record)]) -> Option<Record> {
        let (locale, words) = (self.messages().locale, self.messages().words());
        self.messages().line = row.line;
        self.messages().column.clear();
        if !self.has_cells(row, width) {
            return None;
        }
        let messages = |sought: Column| {
            let index = columns.iter().find(|(_, _, column)| *column == sought)?.0;
            row.cells.get(index).map(|cell| clean(cell)).filter(|cell| !cell.is_empty())
        };
        let own_id = messages(Column::Text("id"));
        let is_marked_new = own_id.as_deref().is_some_and(|id| NEW.contains(&fold(id).as_str()));
        let own_id = own_id.filter(|_| !is_marked_new);
        if let Some(own) = own_id.as_deref()
            && before.iter().any(|(_, record)| id(record) == Some(own))
        {
            let found = import_text::again(locale, &self.messages().quoted(own));
            self.messages().fault(found, words.own_id);
            return None;
        }
        let known = own_id.as_deref().and_then(|id| self.published(id));
        let is_known = known.is_some();
        let mut record = known.cloned().unwrap_or_default();
        let place_before = [record.get("lat").cloned(), record.get("lon").cloned()];
        for (index, name, column) in columns {
            if let Some(cell) = row.cells.get(*index).filter(|_| !is_marked_new || *column != Column::Text("id")) {
                self.messages().column.clone_from(name);
                if row.dates.contains(index) && !matches!(column, Column::Date(_) | Column::Passed) {
                    let found = import_text::a_date(locale, &self.messages().quoted(cell));
                    self.messages().fault(found, words.text);
                    continue;
                }
                let cell = self.cells.tidied(*column, &unguarded(cell));
                self.cells.cell(*column, &cell, &mut record);
            }
        }
        self.pair_services(row, columns, &mut record);
        let carries = |sought: Column| columns.iter().any(|(_, _, column)| *column == sought);
        if is_known
            && place_before != [record.get("lat").cloned(), record.get("lon").cloned()]
            && !carries(Column::Text("geo_precision"))
        {
            record.remove("geo_precision");
        }
        if !record.contains_key("name") {
            let name = record.get("name_fr").cloned().or_else(|| record.remove("name_en"));
            record.extend(name.map(|name| ("name".to_owned(), name)));
        }
        if own_id.is_none() {
            let known = resembled(&record, self.cells.content, self.published, before, locale);
            if let Some(known) = known.filter(|_| !is_marked_new) {
                self.messages().column.clear();
                let name = record.get("name").and_then(Value::as_str).unwrap_or_default();
                let found = import_text::resembles(locale, &self.messages().quoted(name), &known);
                self.messages().fault(found, words.id_or_new);
                return None;
            }
            let id = self.new_id(&record, before);
            record.insert("id".to_owned(), id.into());
        }
        Some(record)
    }

    /// Whether the cells of a row fit the columns; reports faults.
    fn has_cells(&mut self, row: &Row, width: usize) -> bool {
        if let Some(broken) = row.broken {
            self.quotes(broken);
            return false;
        }
        let count = row.cells.len();
        let is_too_long = row.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if is_too_long || count < width {
            let locale = self.messages().locale;
            let hint = if is_too_long { self.messages().words().if_separator } else { "" };
            let expected = import_text::as_first(locale, &import_text::cells(locale, width)) + hint;
            self.messages().fault(import_text::cells(locale, count), expected);
        }
        !is_too_long
    }

    fn published(&self, own: &str) -> Option<&Record> {
        self.published.iter().map(|entry| &entry.record).find(|record| id(record) == Some(own))
    }

    /// An id made from the host and the acronym or name, different from all others.
    fn new_id(&self, record: &Record, before: &[(usize, Record)]) -> String {
        let text = |name: &str| record.get(name).and_then(Value::as_str);
        let name = slug(text("acronym").or(text("name")).unwrap_or_default(), "platform");
        let own = text("host").filter(|host| is_id(host)).map_or(name.clone(), |host| format!("{host}-{name}"));
        let is_taken =
            |own: &str| self.published(own).is_some() || before.iter().any(|(_, record)| id(record) == Some(own));
        unique(own, &is_taken)
    }

    /// If the sheet has services in both languages, pairs them by their order.
    fn pair_services(&mut self, row: &Row, columns: &Columns, record: &mut Record) {
        let cell = |locale: Locale| {
            let sought = Column::LocalizedTexts("services", locale);
            let index = columns.iter().find(|(_, _, column)| *column == sought)?.0;
            row.cells.get(index).map(|cell| pieces(&unguarded(cell)))
        };
        let (Some(french), Some(english)) = (cell(Locale::Fr), cell(Locale::En)) else { return };
        let (french, english) = (trimmed(french), trimmed(english));
        if french.len() != english.len() && !french.is_empty() && !english.is_empty() {
            "services".clone_into(&mut self.messages().column);
            let found = import_text::services(self.messages().locale, french.len(), english.len());
            let expected = self.messages().words().as_many;
            self.messages().fault(found, expected);
        }
        let service = |index: usize| {
            let mut service = Record::new();
            put(&mut service, "fr", french.get(index).cloned().unwrap_or_default());
            put(&mut service, "en", english.get(index).cloned().unwrap_or_default());
            (!service.is_empty()).then_some(Value::Object(service))
        };
        let services: Vec<Value> = (0..french.len().max(english.len())).filter_map(service).collect();
        if !services.is_empty() || record.get("services") != Some(&Value::Array(Vec::new())) {
            put(record, "services", services);
        }
    }
}
