//! Ids of new records, made from their names while the editor types them.

use serde_json::{Map, Value};
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::proposal::{slug, unique};

use crate::changes::title;
use crate::document::Document;

/// An id made from a record's name, date or host, different from all others in the file.
pub fn made_of(document: &Document, key: Option<u32>, record: &Value) -> String {
    let text = |name: &str| record.get(name).and_then(Value::as_str).unwrap_or_default().trim();
    let mut named = record.clone();
    if let Some(fields) = named.as_object_mut() {
        fields.remove("id");
    }
    let word = match document.file {
        File::Events => "event",
        File::Platforms => "platform",
        File::Hosts => "host",
        _ => "new",
    };
    let name =
        Some(text("acronym")).filter(|name| !name.is_empty()).map_or_else(|| title(&named, Locale::En), str::to_owned);
    let before = match document.file {
        File::Events => text("start"),
        File::Platforms => text("host"),
        _ => "",
    };
    let id = if before.is_empty() { slug(&name, word) } else { [before, "-", &slug(&name, word)].concat() };
    unique(id, &|id| document.find(id).is_some_and(|known| Some(known) != key))
}

/// A new record, with an id and nothing else.
pub fn new_record(document: &Document) -> Value {
    let mut record = Map::new();
    record.insert("id".to_owned(), made_of(document, None, &Value::Object(Map::new())).into());
    Value::Object(record)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_are_made_from_names_and_are_unique() {
        let text = r#"[{"id": "2026-12-03-rare-cancers"}, {"id": "event"}]"#;
        let events = Document::parse(File::Events, text).unwrap();
        let record = json!({"id": "x", "start": "2026-12-03", "title": {"fr": "Cancers rares", "en": "Rare cancers"}});
        assert_eq!(made_of(&events, None, &record), "2026-12-03-rare-cancers-2");
        assert_eq!(made_of(&events, Some(0), &record), "2026-12-03-rare-cancers");
        assert_eq!(new_record(&events), json!({"id": "event-2"}));
        let platforms = Document::parse(File::Platforms, "[]").unwrap();
        let record = json!({"host": "institut-curie", "acronym": "PICT", "name": "Plateforme"});
        assert_eq!(made_of(&platforms, None, &record), "institut-curie-pict");
    }
}
