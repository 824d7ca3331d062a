//! Converts values of a record to text and back.

use serde_json::{Map, Value};

use crate::content::characters::is_hidden;

pub(super) fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The items of a list, each converted by `item`.
pub(super) fn items(value: Option<&Value>, between: &str, item: &dyn Fn(&Value) -> String) -> String {
    let items = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    items.iter().map(item).collect::<Vec<_>>().join(between)
}

/// A text on one line, without hidden characters.
pub fn clean(text: &str) -> String {
    let mut clean = String::new();
    for piece in text.split(is_hidden).map(str::trim).filter(|piece| !piece.is_empty()) {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(piece);
    }
    clean
}

/// The lines of a text, empty ones included.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(clean).collect()
}

/// A number in the notation of either language; the text itself if it is not a number, for the checker to reject.
pub fn number(text: &str) -> Value {
    let written = clean(text).replace(',', ".").replace('−', "-");
    let read = serde_json::from_str(written.strip_prefix('+').unwrap_or(&written));
    match read {
        Ok(Value::Number(number)) => Value::Number(number),
        _ => Value::String(clean(text)),
    }
}

/// Sets a field; an empty value is left out.
pub fn put(record: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    let value = value.into();
    let is_empty = match &value {
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if is_empty {
        record.remove(key);
    } else {
        record.insert(key.to_owned(), value);
    }
}

pub(super) fn present(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}
