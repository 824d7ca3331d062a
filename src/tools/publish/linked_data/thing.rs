//! A statement of linked data.

use serde_json::{Map, Value, json};

/// A typed object; empty properties are left out.
pub(super) fn thing<const N: usize>(kind: &str, properties: [(&str, Value); N]) -> Value {
    let mut thing = Map::new();
    thing.insert("@type".to_owned(), json!(kind));
    for (name, value) in properties {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            Value::Object(fields) => fields.keys().all(|name| name == "@type"),
            _ => false,
        };
        if !is_empty {
            thing.insert(name.to_owned(), value);
        }
    }
    Value::Object(thing)
}
