//! The differences between two states of a file: records added, removed or moved, and the old and new values of fields.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value};
use site_core::content::characters::without_mark;
use site_core::content::file::File;
use site_core::content::shape::{Field, Kind};
use site_core::locale::Locale;
use site_core::rising::rising;

use crate::document::{Document, ENVELOPE, Entry, id};
use crate::json::Step;

/// A changed value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    pub path: Vec<Step>,
    /// `None` if it was added.
    pub before: Option<Value>,
    /// `None` if it was removed.
    pub after: Option<Value>,
}

/// How a record changed.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeKind {
    Added,
    Removed,
    /// Moved to another position in the list, without other changes.
    Moved,
    Changed(Vec<FieldChange>),
}

/// A changed record.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// [`ENVELOPE`] for the fields beside the records.
    pub key: u32,
    pub id: String,
    /// Its text, as it is now or, if removed, was.
    pub record: Arc<str>,
    pub what: ChangeKind,
}

/// The numbers of changes: added, changed, moved, removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub moved: usize,
    pub removed: usize,
}

impl Counts {
    pub fn of(changes: &[Change]) -> Self {
        let count = |is: fn(&ChangeKind) -> bool| changes.iter().filter(|change| is(&change.what)).count();
        Self {
            added: count(|what| matches!(what, ChangeKind::Added)),
            changed: count(|what| matches!(what, ChangeKind::Changed(_))),
            moved: count(|what| matches!(what, ChangeKind::Moved)),
            removed: count(|what| matches!(what, ChangeKind::Removed)),
        }
    }
}

/// The title of a record, if possible in this language.
pub fn title(record: &Value, locale: Locale) -> String {
    let text_of = |value: &Value| {
        let text = |value: &Value| value.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty());
        let [own, other] = [locale, locale.other()].map(|locale| value.get(locale.code()).and_then(text));
        text(value).or(own).or(other)
    };
    let names: &[&str] = match locale {
        Locale::En => &["name_en", "title", "name", "label", "fact", "meaning", "text", "host", "code", "id"],
        Locale::Fr => &["name_fr", "title", "name", "label", "fact", "meaning", "text", "host", "code", "id"],
    };
    names.iter().find_map(|name| text_of(record.get(*name)?)).unwrap_or_default()
}

/// The changes from one state of a file to a later one. Records are matched by their keys. In the order of the file,
/// removed records last.
pub fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let known: HashMap<u32, &Entry> = before.entries.iter().map(|entry| (entry.key, entry)).collect();
    let still: HashSet<u32> = after.entries.iter().map(|entry| entry.key).collect();
    let common: Vec<u32> = before.entries.iter().map(|entry| entry.key).filter(|key| still.contains(key)).collect();
    let now: Vec<u32> = after.entries.iter().map(|entry| entry.key).filter(|key| known.contains_key(key)).collect();
    let moved = moved(&common, &now);
    let mut changes = Vec::new();
    let change = |key, record: &Arc<str>, what| Change {
        key,
        id: id(record).unwrap_or_default(),
        record: Arc::clone(record),
        what,
    };
    if let (Some(one), Some(other)) = (before.raw(ENVELOPE), after.raw(ENVELOPE))
        && before.file != File::Site
    {
        let fields = compared(one, other, before.file.envelope());
        if !fields.is_empty() {
            changes.push(Change {
                key: ENVELOPE,
                id: String::new(),
                record: "{}".into(),
                what: ChangeKind::Changed(fields),
            });
        }
    }
    for entry in &after.entries {
        let what = match known.get(&entry.key) {
            None => Some(ChangeKind::Added),
            Some(old) => {
                let fields = compared(&old.raw, &entry.raw, before.file.fields());
                let is_moved = moved.contains(&entry.key);
                if fields.is_empty() {
                    is_moved.then_some(ChangeKind::Moved)
                } else {
                    Some(ChangeKind::Changed(fields))
                }
            }
        };
        changes.extend(what.map(|what| change(entry.key, &entry.raw, what)));
    }
    let removed = before.entries.iter().filter(|entry| !still.contains(&entry.key));
    changes.extend(removed.map(|entry| change(entry.key, &entry.raw, ChangeKind::Removed)));
    changes
}

/// The smallest set of keys whose move explains the new order.
fn moved(before: &[u32], after: &[u32]) -> HashSet<u32> {
    if before == after {
        return HashSet::new();
    }
    let position: HashMap<u32, usize> = before.iter().enumerate().map(|(position, key)| (*key, position)).collect();
    let (keys, positions): (Vec<u32>, Vec<usize>) =
        after.iter().filter_map(|key| Some((*key, *position.get(key)?))).unzip();
    keys.into_iter().zip(rising(&positions)).filter(|(_, stays)| !stays).map(|(key, _)| key).collect()
}

/// The fields in which two records differ, except `updated`, which follows from the others.
pub fn compared(before: &str, after: &str, fields: &'static [Field]) -> Vec<FieldChange> {
    let mut found = Vec::new();
    if before != after {
        let read = |text: &str| serde_json::from_str::<Value>(without_mark(text)).ok();
        compare(&mut Vec::new(), read(before).as_ref(), read(after).as_ref(), Some(fields), &mut found);
        found.retain(|change| change.path != [Step::from("updated")]);
    }
    found
}

fn compare(
    path: &mut Vec<Step>,
    before: Option<&Value>,
    after: Option<&Value>,
    fields: Option<&'static [Field]>,
    found: &mut Vec<FieldChange>,
) {
    if before == after {
        return;
    }
    let whole = |path: &[Step]| FieldChange { path: path.to_vec(), before: before.cloned(), after: after.cloned() };
    match (before, after) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            for name in names(one, other, fields) {
                let inner = fields.and_then(|fields| fields.iter().find(|field| field.name == name));
                let inner = inner.and_then(|field| match field.kind {
                    Kind::Object(inner) | Kind::Objects(inner) => Some(inner),
                    _ => None,
                });
                path.push(Step::Field(name.clone()));
                compare(path, one.get(&name), other.get(&name), inner, found);
                path.pop();
            }
        }
        // A new text in two languages is one change for each language.
        (None, Some(Value::Object(new))) if is_localized(new) => {
            for (code, text) in new {
                let path = [&path[..], &[Step::from(code.as_str())]].concat();
                found.push(FieldChange { path, before: None, after: Some(text.clone()) });
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) if one.iter().chain(other).any(Value::is_object) => {
            items(path, [one, other], fields, found);
        }
        _ => found.push(whole(path)),
    }
}

fn is_localized(fields: &Map<String, Value>) -> bool {
    !fields.is_empty() && fields.keys().all(|name| name == "fr" || name == "en")
}

/// The field names of two objects, in the order of the format.
fn names(one: &Map<String, Value>, other: &Map<String, Value>, fields: Option<&'static [Field]>) -> Vec<String> {
    let known = fields.unwrap_or_default().iter().map(|field| field.name).chain(["fr", "en"]);
    let mut names: Vec<String> = known.map(str::to_owned).collect();
    for name in one.keys().chain(other.keys()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names.retain(|name| one.contains_key(name) || other.contains_key(name));
    names
}

/// Compares the items of two lists, without equal items at the beginning and at the end.
fn items(
    path: &mut Vec<Step>,
    [one, other]: [&[Value]; 2],
    fields: Option<&'static [Field]>,
    found: &mut Vec<FieldChange>,
) {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    if one.len() == other.len() && one.iter().all(|item| other.contains(item)) {
        let list = |items: &[Value]| Some(Value::Array(items.to_vec()));
        return found.push(FieldChange { path: path.clone(), before: list(one), after: list(other) });
    }
    for index in 0..one.len().max(other.len()) {
        path.push(Step::Item(start + index));
        if one.len() == other.len() {
            compare(path, one.get(index), other.get(index), fields, found);
        } else {
            // If the lengths differ, items in both lists are no change.
            let gone = one.get(index).filter(|item| !other.contains(item));
            let new = other.get(index).filter(|item| !one.contains(item));
            for (before, after) in [(gone, None), (None, new)].into_iter().filter(|(gone, new)| gone.or(*new).is_some())
            {
                found.push(FieldChange { path: path.clone(), before: before.cloned(), after: after.cloned() });
            }
        }
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::json::shown;

    fn described(before: &Value, after: &Value, file: File) -> Vec<String> {
        let found = compared(&before.to_string(), &after.to_string(), file.fields());
        let side = |value: Option<Value>| value.map_or("-".to_owned(), |value| value.to_string());
        found
            .into_iter()
            .map(|change| [&shown(&change.path), " ", &side(change.before), " ", &side(change.after)].concat())
            .collect()
    }

    #[test]
    fn fields_are_compared_one_by_one() {
        for (before, after, expected) in [
            (
                json!({"id": "a", "start": "2026"}),
                json!({"start": "2027", "id": "a"}),
                vec![".start \"2026\" \"2027\""],
            ),
            (
                json!({"title": {"fr": "A"}}),
                json!({"title": {"fr": "B", "en": "C"}}),
                vec![".title.fr \"A\" \"B\"", ".title.en - \"C\""],
            ),
            (json!({}), json!({"title": {"fr": "B"}, "id": "x"}), vec![".id - \"x\"", ".title.fr - \"B\""]),
            (
                json!({"organisers": ["a"]}),
                json!({"organisers": ["a", "b"]}),
                vec![".organisers [\"a\"] [\"a\",\"b\"]"],
            ),
            (json!({"updated": "2026-01-01"}), json!({"updated": "2026-01-02"}), vec![]),
        ] {
            assert_eq!(described(&before, &after, File::Events), expected);
        }
        let group = |titles: &[&str]| {
            let resources: Vec<Value> = titles.iter().map(|title| json!({"title": {"fr": title}})).collect();
            json!({"resources": resources})
        };
        for (before, after, expected) in [
            (group(&["a", "b"]), group(&["a", "x"]), vec![".resources[1].title.fr \"b\" \"x\""]),
            (group(&["a", "b"]), group(&["a", "c", "b"]), vec![".resources[1] - {\"title\":{\"fr\":\"c\"}}"]),
            (group(&["a", "b"]), group(&["b"]), vec![".resources[0] {\"title\":{\"fr\":\"a\"}} -"]),
            (
                group(&["a", "b"]),
                group(&["b", "a"]),
                vec![
                    ".resources [{\"title\":{\"fr\":\"a\"}},{\"title\":{\"fr\":\"b\"}}] [{\"title\":{\"fr\":\"b\"}},{\"title\":{\"fr\":\"a\"}}]",
                ],
            ),
        ] {
            assert_eq!(described(&before, &after, File::Groups), expected);
        }
    }

    #[test]
    fn records_are_added_changed_moved_and_removed() {
        let text = "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"}]";
        let before = Document::parse(File::Events, text).expect(text);
        let mut after = before.clone();
        after.arrange(&[3, 0, 2, 4], &|_| Some("{\"id\":\"e\"}".into()));
        after.set_raw(2, "{\"id\":\"c\",\"start\":\"2026\"}".into());
        let changes = changes(&before, &after);
        let described: Vec<String> = changes.iter().map(|change| format!("{} {:?}", change.id, change.what)).collect();
        assert!(described[1].starts_with("c Changed"), "{described:?}");
        assert_eq!([&described[0], &described[2], &described[3]], ["d Moved", "e Added", "b Removed"]);
        assert_eq!(Counts::of(&changes), Counts { added: 1, changed: 1, moved: 1, removed: 1 });
    }

    #[test]
    fn the_title_of_a_record_is_its_title_name_or_id() {
        for (record, expected) in [
            (json!({"id": "a", "title": {"fr": "Un", "en": "One"}}), "One"),
            (json!({"id": "a", "name": {"fr": "Un"}}), "Un"),
            (json!({"id": "a", "name": "Nom", "name_en": "Name"}), "Name"),
            (json!({"id": "a", "name": " "}), "a"),
            (json!([]), ""),
        ] {
            assert_eq!(title(&record, Locale::En), expected, "{record}");
        }
    }
}
