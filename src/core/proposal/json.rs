//! Writes a record in the format of the data files.

use serde_json::{Map, Value};

use crate::content::file::File;

/// One field per line, in the order of the format, indented by one space per level.
pub(super) fn json(file: File, record: Map<String, Value>) -> String {
    let order: Vec<&str> = file.fields().iter().map(|field| field.name).collect();
    let mut json = String::new();
    write_json(&Value::Object(record), &order, "\n", &mut json);
    json
}

/// `line` begins each line: a line break, and the indentation.
pub fn write_json(value: &Value, order: &[&str], line: &str, json: &mut String) {
    let deeper = format!("{line} ");
    match value {
        Value::Object(fields) => {
            let known = order.iter().filter_map(|name| fields.get_key_value(*name));
            let others = fields.iter().filter(|(name, _)| !order.contains(&name.as_str()));
            json.push('{');
            for (number, (name, value)) in known.chain(others).enumerate() {
                json.push_str(if number > 0 { "," } else { "" });
                json.push_str(&deeper);
                quote(name, json);
                json.push_str(": ");
                write_json(value, &["fr", "en", "title"], &deeper, json);
            }
            json.push_str(if fields.is_empty() { "" } else { line });
            json.push('}');
        }
        Value::Array(items) => {
            json.push('[');
            for (number, item) in items.iter().enumerate() {
                json.push_str(if number > 0 { "," } else { "" });
                json.push_str(&deeper);
                write_json(item, &["fr", "en", "title"], &deeper, json);
            }
            json.push_str(if items.is_empty() { "" } else { line });
            json.push(']');
        }
        Value::String(text) => quote(text, json),
        Value::Number(number) => json.push_str(&number.to_string()),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::Null => json.push_str("null"),
    }
}

fn quote(text: &str, json: &mut String) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\0'..='\x1f' => {
                json.push_str("\\u00");
                push_hex(character as u8, json);
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}

pub(super) fn push_hex(byte: u8, into: &mut String) {
    for half in [byte >> 4, byte & 15] {
        into.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
    }
}
