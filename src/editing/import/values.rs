//! Splits cells into values and writes these into a record. A value equivalent to the published one keeps its spelling.

use serde_json::Value;
use site_core::export::columns::VALUE_SEPARATOR;
use site_core::locale::{Locale, Localized};
use site_core::proposal::{clean, number, put};

use super::merge::Record;
use super::windows;

/// A cell without the apostrophe with which the export guards texts that spreadsheets would run as formulas.
pub(super) fn unguarded(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// Whether a text equals the published one, `known`; question marks may replace characters that an encoding lacked.
pub(super) fn is_same(known: &str, written: &str) -> bool {
    let saved = |letter: char| if windows::byte(letter).is_some() { letter } else { '?' };
    known == written || written.contains('?') && known.chars().map(saved).eq(written.chars())
}

/// Whether a cell holds these values as joined by the export, now or formerly.
pub(super) fn is_joined(values: &[String], cell: &str) -> bool {
    [VALUE_SEPARATOR, " ; "].iter().any(|and| is_same(&values.join(and), cell))
}

/// The values of a cell, also empty ones, separated by a line end, by ` | `, or by a semicolon and a space. Not
/// separators: a semicolon after a no-break space, which is French punctuation, and one inside a URL.
pub(super) fn pieces(cell: &str) -> Vec<String> {
    let is_url = cell.contains("://");
    let mut pieces = vec![String::new()];
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        let last = pieces.len() - 1;
        let ends = match character {
            '\n' | '\r' => true,
            '|' => pieces[last].ends_with([' ', '\t']) && characters.peek().is_none_or(|next| next.is_whitespace()),
            ';' => {
                let is_prose = pieces[last].ends_with(['\u{a0}', '\u{202f}']);
                let is_spaced = characters.peek().is_none_or(|next| next.is_whitespace());
                !is_prose && (is_spaced || !is_url)
            }
            _ => false,
        };
        if ends {
            pieces.push(String::new());
        } else {
            pieces[last].push(character);
        }
    }
    pieces.iter().map(|piece| clean(piece.trim_start().trim_start_matches(BULLETS))).collect()
}

/// List markers at the start of lines.
const BULLETS: [char; 5] = ['•', '·', '▪', '‣', '◦'];

/// The values of a cell that are not empty.
pub(super) fn items(cell: &str) -> Vec<String> {
    pieces(cell).into_iter().filter(|piece| !piece.is_empty()).collect()
}

pub(super) fn trimmed(mut pieces: Vec<String>) -> Vec<String> {
    while pieces.last().is_some_and(String::is_empty) {
        pieces.pop();
    }
    pieces
}

/// The texts of a list in a record.
pub(super) fn texts<'a>(record: &'a Record, key: &str) -> impl Iterator<Item = &'a str> {
    record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Writes a list into the record, unless it equals `known`.
pub(super) fn replace(record: &mut Record, key: &str, known: &[String], items: Vec<String>) {
    if known != items {
        put(record, key, items);
    }
}

pub(super) fn put_text(record: &mut Record, key: &str, written: String) {
    let known = record.get(key).and_then(Value::as_str).map(clean).unwrap_or_default();
    if !is_same(&known, &written) {
        put(record, key, written);
    }
}

/// Writes the name shown in this language: into `name`, or into the field of the language if the record has one.
pub(super) fn name(record: &mut Record, locale: Locale, written: String) {
    let own = if locale == Locale::Fr { "name_fr" } else { "name_en" };
    let text = |key: &str| record.get(key).and_then(Value::as_str).map(clean);
    if is_same(&text(own).or(text("name")).unwrap_or_default(), &written) {
        return;
    }
    if locale == Locale::En {
        return put(record, own, written);
    }
    let has_own = record.contains_key(own);
    if !has_own || text(own) == text("name") {
        put(record, "name", written.clone());
    }
    if has_own {
        put(record, own, written);
    }
}

/// Writes the list of services shown in this language. A service without a text in this language is shown in the other;
/// services that stay keep their text in the other language.
pub(super) fn localized_texts(record: &mut Record, key: &str, locale: Locale, cell: &str) {
    let known: Vec<Value> = record.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let shown = |service: &Value| {
        let text = |code: &str| service.get(code).and_then(Value::as_str).map(clean);
        let both = Localized { fr: text("fr"), en: text("en") };
        both.text(locale).to_owned()
    };
    if is_joined(&known.iter().map(shown).collect::<Vec<_>>(), &clean(cell)) {
        return;
    }
    let items = items(cell);
    let service = |item: &String| {
        let known = known.iter().find(|service| shown(service) == *item).cloned();
        known.unwrap_or_else(|| Value::Object([(locale.code().to_owned(), item.as_str().into())].into_iter().collect()))
    };
    put(record, key, items.iter().map(service).collect::<Vec<_>>());
}

/// Writes a number into the record; a text that is not a number is written as text, for the checker to reject.
pub(super) fn put_number(record: &mut Record, key: &str, written: &str) {
    let value = if written.is_empty() { written.into() } else { number(written) };
    if record.get(key).and_then(Value::as_f64) != value.as_f64() || !value.is_number() {
        put(record, key, value);
    }
}

/// The values of a cell, and those that had to be split: unknown values with a known part between commas, slashes or
/// bars.
pub(super) fn separated(cell: &str, is_known: impl Fn(&str) -> bool) -> (Vec<String>, Vec<String>) {
    let (mut values, mut several) = (Vec::new(), Vec::new());
    for item in items(cell) {
        let parts: Vec<&str> = item.split([',', '/', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && !is_known(&item) && parts.iter().any(|part| is_known(part)) {
            values.extend(parts.into_iter().map(str::to_owned));
            several.push(item);
        } else {
            values.push(item);
        }
    }
    (values, several)
}

/// Latitude and longitude in one cell: `48.84642,2.34483`, `48,84642 ; 2,34483`, with or without brackets.
pub(super) fn position(cell: &str) -> Option<[String; 2]> {
    let text = cell.trim_matches(|letter: char| "()[] ".contains(letter));
    let pair = [";", "|", "/", ", ", " "].iter().find_map(|between| text.split_once(between));
    let (lat, lon) = pair.or_else(|| text.split_once(','))?;
    let degrees = |text: &str, most: f64| {
        let text = text.trim().trim_end_matches(',');
        let is_on_earth = number(text).as_f64().is_some_and(|degrees| degrees.abs() <= most);
        is_on_earth.then(|| text.to_owned())
    };
    Some([degrees(lat, 90.0)?, degrees(lon, 180.0)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_two_numbers_in_one_cell() {
        for cell in ["48.8,2.3", "48.8, 2.3", "48,8 ; 2,3", "48,8 2,3", "(48.8, 2.3)", "[48.8;2.3]", "48,8/2,3"] {
            let read = position(cell).map(|degrees| degrees.map(|text| number(&text).as_f64()));
            assert_eq!(read, Some([Some(48.8), Some(2.3)]), "{cell}");
        }
        for cell in ["", "48.8", "Paris, France", "48,8", "99.5,2.3", "48.8,2.3,1"] {
            let read = position(cell);
            assert!(read.is_none() || cell == "48,8", "{cell}: {read:?}");
        }
    }

    #[test]
    fn a_text_with_lost_characters_equals_the_original() {
        assert!(is_same("«\u{202f}α\u{202f}» é", "«???» é") && is_same("a", "a"));
        assert!(!is_same("«\u{202f}α\u{202f}» é", "«???» ?") && !is_same("a", "?") && !is_same("", "?"));
    }

    #[test]
    fn several_known_values_between_other_separators_are_told_apart() {
        let is_known = |value: &str| ["a", "b", "c/d"].contains(&value);
        for (cell, values, several) in [
            ("a, b", &["a", "b"][..], 1),
            ("a/b|x", &["a", "b", "x"], 1),
            ("c/d", &["c/d"], 0),
            ("x, y", &["x, y"], 0),
            ("a | b", &["a", "b"], 0),
        ] {
            let read = separated(cell, is_known);
            assert_eq!(
                (read.0.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), read.1.len()),
                (values, several)
            );
        }
    }
}
