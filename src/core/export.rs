//! Lists of platforms for visitors: a table, the records as published, plain text, a message. Pure.

pub mod columns;
pub mod guide;
pub mod overview;
pub mod proposal;

use serde_json::Value;

use columns::{COLUMNS, Row, access, url};

use crate::catalogue::{Catalogue, Results};
use crate::content::characters::without_mark;
use crate::content::fields::Fields;
use crate::content::file::File;
use crate::content::read;
use crate::content::records::Platform;
use crate::csv;
use crate::locale::Locale;
use crate::route::Format;
use crate::text::export as messages;

/// All platforms found, in order, on whichever page.
pub fn found<'a>(catalogue: &'a Catalogue, results: &Results) -> Vec<&'a Platform> {
    results.hits.iter().filter_map(|hit| catalogue.platforms.all.get(*hit)).collect()
}

/// A row for each platform, in the page's language, below the header. `origin` is scheme and host, without a final
/// slash.
pub fn table(platforms: &[&Platform], catalogue: &Catalogue, locale: Locale, origin: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = vec![COLUMNS.iter().map(|column| locale.of(&column.name).to_owned()).collect()];
    rows.extend(platforms.iter().map(|platform| {
        let row = Row { platform, catalogue, locale, origin };
        COLUMNS.iter().map(|column| (column.get)(&row)).collect()
    }));
    rows
}

/// The table as CSV.
pub fn csv(platforms: &[&Platform], catalogue: &Catalogue, locale: Locale, origin: &str) -> String {
    csv::write(&table(platforms, catalogue, locale, origin), locale)
}

/// The table as a file: CSV, or a workbook whose second sheet explains the columns.
pub fn file(format: Format, platforms: &[&Platform], catalogue: &Catalogue, locale: Locale, origin: &str) -> Vec<u8> {
    let rows = table(platforms, catalogue, locale, origin);
    match format {
        Format::Workbook => guide::workbook(&rows, catalogue, locale),
        _ => csv::write(&rows, locale).into_bytes(),
    }
}

/// A paragraph for each platform: name, host and city, who may use it, its website, its page.
pub fn plain(platforms: &[&Platform], catalogue: &Catalogue, locale: Locale, origin: &str) -> String {
    let paragraph = |platform: &&Platform| {
        let open_to =
            (!platform.access.is_empty()).then(|| messages::open_to(locale, &access(&platform.access, locale, ", ")));
        let lines = [
            Some(platform.full_name(locale)),
            Some(catalogue.place(platform, locale)).filter(|place| !place.is_empty()),
            open_to,
            platform.website.clone(),
            Some(url(platform, locale, origin)),
        ];
        lines.into_iter().flatten().map(|line| line + "\n").collect::<String>()
    };
    platforms.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

/// The body of a message that lists all platforms, for the visitor to complete. Lines end with CR LF.
pub fn message(platforms: &[&Platform], catalogue: &Catalogue, locale: Locale, origin: &str) -> String {
    let mut body = messages::in_this_message(locale, platforms.len()) + "\r\n\r\n";
    for platform in platforms {
        let place = catalogue.place(platform, locale);
        let comma = if place.is_empty() { "" } else { ", " };
        let url = url(platform, locale, origin);
        body += &["- ", &platform.full_name(locale), comma, &place, "\r\n  ", &url, "\r\n"].concat();
    }
    body
}

/// A file with the records of these ids, in the order of the ids. `text` is the file of platforms. `None` if it cannot
/// be read or has none of them.
pub fn published(text: &str, ids: &[String]) -> Option<String> {
    let parsed = read::parse(File::Platforms, text).ok()?;
    let records: Vec<(String, &str)> = records(text).into_iter().filter_map(|raw| Some((id(raw)?, raw))).collect();
    let chosen: Vec<&str> =
        ids.iter().filter_map(|wanted| records.iter().find(|(id, _)| id == wanted)).map(|(_, raw)| *raw).collect();
    if chosen.is_empty() {
        return None;
    }
    let updated = Fields::of(&parsed.envelope).date("updated");
    let updated = updated.map(|date| format!(" \"updated\": \"{}\",\n", date.iso())).unwrap_or_default();
    Some(["{\n \"version\": 1,\n", &updated, " \"records\": [\n  ", &chosen.join(",\n  "), "\n ]\n}\n"].concat())
}

fn id(record: &str) -> Option<String> {
    serde_json::from_str::<Value>(record).ok()?.get("id")?.as_str().map(str::to_owned)
}

/// The text of each record in a list file. The text must be valid JSON.
pub fn records(text: &str) -> Vec<&str> {
    let mut records = Vec::new();
    // Open brackets; the last key in the outermost object; the start of the current string and record.
    let (mut depth, mut name, mut string, mut record) = (0, "", None, 0);
    let mut is_escaped = false;
    // In a bare list, records are one level further out.
    let level = if without_mark(text).trim_start().starts_with('[') { 1 } else { 2 };
    for (index, byte) in text.bytes().enumerate() {
        match (byte, string) {
            _ if is_escaped => is_escaped = false,
            (b'\\', Some(_)) => is_escaped = true,
            (b'"', Some(start)) => {
                string = None;
                if depth == 1 {
                    name = &text[start..index];
                }
            }
            (b'"', None) => string = Some(index + 1),
            (b'{' | b'[', None) => {
                if depth == level {
                    record = index;
                }
                depth += 1;
            }
            (b'}' | b']', None) => {
                depth -= 1;
                if depth == level && (level == 1 || name == "records") {
                    records.push(&text[record..=index]);
                }
            }
            _ => {}
        }
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_copied_as_written() {
        let one = r#"{"id": "a", "name": "}] \" [{", "x": [{"id": "b"}]}"#;
        let other = "{ \"id\":\"b\" ,\n\"name\" : 1.50 }";
        for text in [
            format!("{{\"more\": [{{\"id\": \"a\"}}], \"records\": [{one}, {other}], \"last\": [{{}}]}}"),
            format!("\u{feff} [{one},{other}]"),
        ] {
            assert_eq!(records(&text), [one, other], "{text}");
        }
        assert_eq!(records("{}"), Vec::<&str>::new());
    }
}
