//! Hostile data files: every field replaced by a payload that tries to break out of text.

use std::sync::LazyLock;

use serde_json::Value;
use site_core::content::file::File;
use site_core::content::shape::{Field, Kind};

/// Payloads that break out of text, attributes, scripts, comments and templates; change the text direction; start new
/// lines.
pub(crate) const MARKUP: &str = "<x-hostile onclick=alert(1)>\"'x-hostile=\"1\" x-hostile='1'</script></textarea></title></svg>\
    <script>alert(1)</script><!--<![CDATA[]]>-->{{1}}${1}&lt;x-hostile&gt;\u{202e}\u{2066}\u{0}\u{7}\u{1b}\r\n\
    BEGIN:VALARM\r\nX-HOSTILE:1\r\n\u{85}\u{2028}=cmd|'/c calc'!A1";

/// The replacement of each field.
pub(crate) static PAYLOADS: LazyLock<Vec<String>> = LazyLock::new(|| {
    vec![
        MARKUP.to_owned(),
        "javascript:alert(1)//x-hostile".to_owned(),
        " \u{1}JaVaScRiPt:alert(1)//https://x-hostile".to_owned(),
        "data:text/html,<script>alert(1)</script>".to_owned(),
        "https://host.example/\"onclick=\"alert(1)\" x-hostile=\"".to_owned(),
        "=HYPERLINK(\"https://x-hostile\")".to_owned(),
        "x".repeat(20_000),
        "👩\u{200d}🔬🏳\u{fe0f}\u{200d}🌈".repeat(500),
        "\u{202e}\u{2067}\u{202b}\u{5e9}\u{5dc}\u{5d5}\u{5dd}".to_owned(),
        "../../embed/?q=a&b=c#d".to_owned(),
    ]
});

/// Which fields are replaced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Depth {
    /// Texts and URLs; references stay valid.
    Texts,
    /// Also references, keywords and dates.
    All,
}

/// A shipped file with a few of its records, and every field replaced. Only ids and required dates stay. `payload` is
/// called for each field.
pub(crate) fn hostile(file: File, payload: &dyn Fn() -> String, depth: Depth) -> String {
    let mut value = a_few_of(file);
    if let Some(records) = value.get_mut("records").and_then(Value::as_array_mut) {
        for record in records.iter_mut() {
            replace(file.fields(), record, payload, depth, true);
        }
        replace(file.envelope(), &mut value, payload, depth, true);
    } else {
        replace(file.fields(), &mut value, payload, depth, true);
    }
    value.to_string()
}

/// As many records as are needed to have references between all files.
fn a_few_of(file: File) -> Value {
    let path = format!("{}/public/data/{}", env!("CARGO_MANIFEST_DIR"), file.name());
    let shipped = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut value: Value = serde_json::from_str(&shipped).expect("JSON");
    let Some(records) = value.get_mut("records").and_then(Value::as_array_mut) else { return value };
    match file {
        File::Platforms | File::Events | File::Groups | File::Members => records.truncate(6),
        // The records that those platforms refer to, and their parents.
        File::Hosts | File::Techniques => {
            let mut named = a_few_of(File::Platforms).to_string();
            for _ in 0..3 {
                let is_named = |record: &&Value| named.contains(&record["id"].to_string());
                named =
                    records.iter().filter(is_named).fold(named.clone(), |named, record| named + &record.to_string());
            }
            records.retain(|record| named.contains(&record["id"].to_string()));
        }
        _ => {}
    }
    value
}

fn replace(fields: &[Field], object: &mut Value, payload: &dyn Fn() -> String, depth: Depth, is_record: bool) {
    for field in fields {
        let Some(value) = object.get_mut(field.name) else { continue };
        match field.kind {
            Kind::Id if is_record && field.name == "id" => {}
            Kind::Date if field.name == "start" => {}
            Kind::Words(_) if field.name == "languages" => {}
            Kind::Text | Kind::Url | Kind::Email | Kind::Texts | Kind::Sources => every_text(value, payload),
            Kind::Localized | Kind::LocalizedList | Kind::LocalizedTexts | Kind::Vocabulary => {
                every_text(value, payload);
            }
            Kind::Object(fields) => replace(fields, value, payload, depth, false),
            Kind::Objects(fields) => {
                value
                    .as_array_mut()
                    .into_iter()
                    .flatten()
                    .for_each(|item| replace(fields, item, payload, depth, false));
            }
            _ if depth == Depth::All => every_text(value, payload),
            _ => {}
        }
    }
}

fn every_text(value: &mut Value, payload: &dyn Fn() -> String) {
    match value {
        Value::String(text) => *text = payload(),
        Value::Array(items) => items.iter_mut().for_each(|item| every_text(item, payload)),
        Value::Object(fields) => fields.values_mut().for_each(|field| every_text(field, payload)),
        _ => {}
    }
}
