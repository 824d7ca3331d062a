use serde_json::json;
use site_core::content::file::File;

use super::*;

const STYLE: Style<'static> = Style { line: "\n", unit: " " };

fn changed(text: &str, path: &str, value: Option<Value>) -> String {
    let mut json = Json::parse(text).expect(text);
    json.set(&steps(path), value.as_ref(), Some(File::Events.fields()), STYLE);
    json.to_string()
}

#[test]
fn json_is_written_byte_for_byte_as_read() {
    for text in [
        "{}",
        "[ ]",
        "{\n \"a\" : [1 , 2.50,\"\\u00e9 \\\" ]\" ] ,\"b\":{ \"c\":null}\r\n}",
        "-1e3",
        "\"\\\\\"",
        "[[],{}, [ {\"a\":[]} ]]",
    ] {
        assert_eq!(Json::parse(text).map(|json| json.to_string()).as_deref(), Some(text));
    }
    for text in ["", "{", "[1", "{\"a\"}", "{\"a\":1", "[1]x", "\"a"] {
        assert_eq!(Json::parse(text), None, "{text}");
    }
}

#[test]
fn setting_a_field_changes_only_its_line() {
    let text = "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\"\n },\n \"start\": \"2026\"\n}";
    for (path, value, expected) in [
        (
            ".start",
            Some(json!("2027")),
            "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\"\n },\n \"start\": \"2027\"\n}",
        ),
        (
            ".title.en",
            Some(json!("One")),
            "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\",\n  \"en\": \"One\"\n },\n \"start\": \"2026\"\n}",
        ),
        (
            ".end",
            Some(json!("2028")),
            "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\"\n },\n \"start\": \"2026\",\n \"end\": \"2028\"\n}",
        ),
        (".title.fr", None, "{\n \"id\": \"a\",\n \"start\": \"2026\"\n}"),
        (".start", None, "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\"\n }\n}"),
        (".id", None, "{\n \"title\": {\n  \"fr\": \"Un\"\n },\n \"start\": \"2026\"\n}"),
        (
            ".organisers[0]",
            Some(json!("X")),
            "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\"\n },\n \"start\": \"2026\",\n \"organisers\": [\n  \"X\"\n ]\n}",
        ),
        (".url", None, text),
        (".start", Some(json!("2026")), text),
    ] {
        assert_eq!(changed(text, path, value), expected, "{path}");
    }
}

#[test]
fn new_fields_follow_the_order_of_the_format_and_the_style_of_the_file() {
    let record = json!({"start": "2026", "id": "a", "title": {"en": "One", "fr": "Un"}});
    assert_eq!(
        Json::new(&record, Some(File::Events.fields()), STYLE).to_string(),
        "{\n \"id\": \"a\",\n \"title\": {\n  \"fr\": \"Un\",\n  \"en\": \"One\"\n },\n \"start\": \"2026\"\n}"
    );
    let compact = "{\"id\": \"a\", \"start\": \"2026\"}";
    let style = Style { line: "", unit: " " };
    let mut json = Json::parse(compact).expect(compact);
    json.set(&steps(".title.fr"), Some(&json!("Un")), Some(File::Events.fields()), style);
    assert_eq!(json.to_string(), "{\"id\": \"a\", \"title\": {\"fr\": \"Un\"}, \"start\": \"2026\"}");
}

#[test]
fn items_are_moved_copied_and_removed() {
    let list = |items: &str| {
        let lines = items.split(' ').map(|item| format!("\n  \"{item}\"")).collect::<Vec<_>>().join(",");
        format!("{{\n \"organisers\": [{lines}\n ]\n}}")
    };
    let path = steps(".organisers");
    for (from, to, expected) in [(0, 2, "b c a"), (2, 0, "c a b"), (0, 9, "a b c")] {
        let mut json = Json::parse(&list("a b c")).expect("a list");
        json.shift(&path, from, to);
        assert_eq!(json.to_string(), list(expected), "{from} to {to}");
    }
    let mut json = Json::parse(&list("a b c")).expect("a list");
    json.duplicate(&path, 2, STYLE);
    json.set(&steps(".organisers[0]"), None, Some(File::Events.fields()), STYLE);
    assert_eq!(json.to_string(), list("b c c"));
}

#[test]
fn paths_are_parsed_as_written() {
    for path in ["", ".title.fr", ".actions[2].url", "[0]"] {
        assert_eq!(shown(&steps(path)), path);
    }
}
