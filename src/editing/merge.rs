//! Merges a draft with a published file that has changed since the draft began: lists the changes of both sides, record
//! by record, and rebases the draft by the choices of the editor.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use site_core::content::file::File;

use crate::changes::{Change, ChangeKind, changes, compared};
use crate::document::{Document, ENVELOPE, NewRecord, id, keys_by_id};
use crate::json::{Json, Step, Style};
use crate::sheet::Sheet;

/// Which version of a record the new draft has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Mine,
    Published,
    /// The published record with the fields that the draft changed.
    Both,
}

/// A record that changed in the published file.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Empty for the fields beside the records.
    pub id: String,
    /// Identifies the difference among those of its file.
    pub key: u32,
    /// The change from the original file to the published one.
    pub theirs: Change,
    /// The change from the original file to the draft; `None` if the draft does not change the record.
    pub mine: Option<Change>,
}

impl Difference {
    /// Whether both changed fields, but none in common.
    pub fn can_be_both(&self) -> bool {
        let first = |change: &Change| match &change.what {
            ChangeKind::Changed(fields) => {
                Some(fields.iter().filter_map(|field| field.path.first().cloned()).collect())
            }
            _ => None,
        };
        let sides: [Option<HashSet<Step>>; 2] = [first(&self.theirs), self.mine.as_ref().and_then(first)];
        matches!(sides, [Some(theirs), Some(mine)] if theirs.is_disjoint(&mine))
    }
}

/// The file with the keys that records with the same ids have in `like`; new records get later keys.
fn keyed(file: &Document, like: &Document) -> Document {
    let mut known = keys_by_id(&like.entries);
    let mut key_of = |raw: &str| if like.file == File::Site { Some(0) } else { known.get_mut(&id(raw)?)?.pop() };
    let mut free = like.entries.iter().map(|entry| entry.key + 1).max().unwrap_or_default();
    let mut keyed = file.clone();
    for entry in &mut keyed.entries {
        entry.key = key_of(&entry.raw).unwrap_or_else(|| {
            free += 1;
            free - 1
        });
    }
    keyed
}

/// The records of a draft that have changed in the published file since the draft began.
pub fn differences(sheet: &Sheet, published: &Document) -> Vec<Difference> {
    let theirs = changes(&sheet.base, &keyed(published, &sheet.base));
    let mine = changes(&sheet.base, &sheet.now);
    let same = |change: &Change, other: &Change| match (&change.what, &other.what) {
        (ChangeKind::Added, ChangeKind::Added) => change.id == other.id,
        (ChangeKind::Added, _) | (_, ChangeKind::Added) => false,
        _ => change.key == other.key,
    };
    let is_known = |change: &Change| !matches!(change.what, ChangeKind::Moved);
    let theirs = theirs.into_iter().filter(is_known);
    theirs
        .map(|theirs| {
            let mine = mine.iter().find(|mine| is_known(mine) && same(mine, &theirs)).cloned();
            Difference { id: theirs.id.clone(), key: theirs.key, theirs, mine }
        })
        // Not if both made the same change.
        .filter(|difference| difference.mine.as_ref().is_none_or(|mine| !is_same(mine, &difference.theirs)))
        .collect()
}

fn is_same(one: &Change, other: &Change) -> bool {
    let read = |change: &Change| serde_json::from_str::<serde_json::Value>(&change.record).ok();
    one.what == other.what && (!matches!(one.what, ChangeKind::Added) || read(one) == read(other))
}

/// The draft rebased on the published file. `choose` is called for each record that changed on both sides.
pub fn renewed(sheet: &Sheet, published: &Document, choose: &dyn Fn(&Difference) -> Side) -> Sheet {
    let asked = differences(sheet, published);
    let keyed = keyed(published, &sheet.base);
    // The published record of each record of the original, and those that were added.
    let mut same: HashMap<u32, u32> = HashMap::new();
    let mut added: HashMap<String, u32> = HashMap::new();
    for (entry, keyed) in published.entries.iter().zip(&keyed.entries) {
        if sheet.base.position(keyed.key).is_some() {
            same.insert(keyed.key, entry.key);
        } else if let Some(id) = id(&entry.raw) {
            added.insert(id, entry.key);
        }
    }
    let mut now = published.clone();
    for change in changes(&sheet.base, &sheet.now) {
        let is_asked = |found: &&Difference| found.mine.as_ref().is_some_and(|mine| mine.key == change.key);
        let side = asked.iter().find(is_asked).map_or(Side::Mine, choose);
        if side == Side::Published {
            continue;
        }
        let there = match (sheet.base.file, change.key) {
            (_, ENVELOPE) => Some(ENVELOPE),
            (File::Site, _) => Some(0),
            // One that both added has the same id.
            (_, key) if sheet.base.position(key).is_none() => added.get(&change.id).copied(),
            (_, key) => same.get(&key).copied(),
        };
        match (&change.what, there) {
            (ChangeKind::Removed, Some(key)) => now.entries.retain(|entry| entry.key != key),
            (ChangeKind::Removed, None) | (ChangeKind::Moved, _) => {}
            (ChangeKind::Changed(_), Some(key))
                if side == Side::Both || key == ENVELOPE || sheet.base.file == File::Site =>
            {
                put_changed(&mut now, key, [&sheet.base, &sheet.now], change.key);
            }
            (_, Some(key)) => {
                now.set_raw(key, Arc::clone(&change.record));
            }
            (_, None) => {
                let index = index_after(&sheet.now, change.key, &same, &now);
                same.insert(change.key, now.insert(index, NewRecord::Written(Arc::clone(&change.record))));
            }
        }
    }
    in_order_of(sheet, &mut now);
    Sheet::changed(published.clone(), now)
}

/// Writes the fields that differ between two states of a record, whose key is `own` in both, into a record.
pub(crate) fn put_changed(now: &mut Document, key: u32, [before, after]: [&Document; 2], own: u32) {
    let (Some(old), Some(new)) = (before.raw(own), after.raw(own)) else { return };
    let fields = before.fields(own);
    let changed: HashSet<Step> =
        compared(old, new, fields).into_iter().filter_map(|change| change.path.into_iter().next()).collect();
    let Some(mine) = after.json(own) else { return };
    let written = now.changed(key, |json: &mut Json, fields, style: Style<'_>| {
        for step in changed {
            let path = [step];
            json.set(&path, mine.get(&path).map(Json::value).as_ref(), Some(fields), style);
        }
    });
    if let Some(written) = written {
        now.set_raw(key, written);
    }
}

/// The index after the record that precedes this one in the draft. `same` has the keys of the draft's records in `now`.
fn index_after(draft: &Document, key: u32, same: &HashMap<u32, u32>, now: &Document) -> usize {
    let index = draft.position(key).unwrap_or_default();
    let before = draft.entries[..index].iter().rev().find_map(|entry| now.position(*same.get(&entry.key)?));
    before.map_or(0, |index| index + 1)
}

/// If records were moved in the draft, applies its order; other records follow.
fn in_order_of(sheet: &Sheet, now: &mut Document) {
    let of_base = sheet.now.entries.iter().filter_map(|entry| sheet.base.position(entry.key));
    if of_base.is_sorted() {
        return;
    }
    let ids = sheet.now.entries.iter().filter_map(|entry| id(&entry.raw));
    let order: HashMap<String, usize> = ids.enumerate().map(|(index, id)| (id, index)).collect();
    let index = |raw: &str| id(raw).and_then(|id| order.get(&id).copied()).unwrap_or(usize::MAX);
    now.entries.sort_by_key(|entry| index(&entry.raw));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::draft::Draft;
    use crate::json::steps;

    const BASE: &str = r#"[{"id":"a","start":"1"},{"id":"b","start":"1","end":"1"},{"id":"c"},{"id":"d"}]"#;
    const THEIRS: &str =
        r#"[{"id":"n"},{"id":"a","start":"2"},{"id":"b","start":"2","end":"1"},{"id":"c"},{"id":"x"}]"#;

    fn sheet() -> Sheet {
        let mut draft = Draft::default();
        draft.open(File::Events, BASE).expect(BASE);
        for (key, path, text) in [(0, ".start", "3"), (1, ".end", "3"), (2, ".end", "3"), (3, ".end", "3")] {
            draft.set((File::Events, key), &steps(path), Some(&json!(text)));
        }
        draft.add_record(File::Events, 1, &json!({"id": "x", "start": "3"}));
        draft.sheet(File::Events).expect("events").clone()
    }

    #[test]
    fn changes_of_both_sides_are_listed_by_record() {
        let published = Document::parse(File::Events, THEIRS).expect(THEIRS);
        let listed: Vec<String> = differences(&sheet(), &published)
            .iter()
            .map(|found| format!("{} {} {}", found.id, found.mine.is_some(), found.can_be_both()))
            .collect();
        assert_eq!(listed, ["n false false", "a true false", "b true true", "x true false", "d true false"]);
    }

    #[test]
    fn records_with_the_same_id_stay_apart() {
        let base = r#"[{"id":"a","start":"1"},{"id":"a","start":"2"}]"#;
        let theirs = r#"[{"id":"a","start":"1"},{"id":"a","start":"2"},{"id":"n"}]"#;
        let mut draft = Draft::default();
        draft.open(File::Events, base).expect(base);
        draft.set((File::Events, 1), &steps(".id"), Some(&json!("b")));
        let published = Document::parse(File::Events, theirs).expect(theirs);
        let renewed = renewed(draft.sheet(File::Events).expect("events"), &published, &|_| Side::Mine);
        assert_eq!(renewed.now.text(), r#"[{"id":"a","start":"1"},{"id":"b","start":"2"},{"id":"n"}]"#);
    }

    #[test]
    fn a_new_record_with_the_former_id_of_another_stays() {
        let base = r#"[{"id":"x","start":"1"},{"id":"c"}]"#;
        let theirs = r#"[{"id":"x","start":"1"},{"id":"c"},{"id":"n"}]"#;
        let mut draft = Draft::default();
        draft.open(File::Events, base).expect(base);
        draft.set((File::Events, 0), &steps(".id"), Some(&json!("x-old")));
        draft.add_record(File::Events, 0, &json!({"id": "x"}));
        draft.move_record(File::Events, 1, 0);
        draft.set((File::Events, 1), &steps(".start"), Some(&json!("3")));
        let published = Document::parse(File::Events, theirs).expect(theirs);
        let renewed = renewed(draft.sheet(File::Events).expect("events"), &published, &|_| Side::Mine);
        let ids: Vec<String> = renewed.now.entries.iter().filter_map(|entry| id(&entry.raw)).collect();
        assert_eq!(ids, ["c", "x", "x-old", "n"], "{}", renewed.now.text());
    }

    #[test]
    fn a_rebased_draft_loses_only_what_the_editor_gives_up() {
        let published = Document::parse(File::Events, THEIRS).expect(THEIRS);
        for (side, expected) in [
            (
                Side::Mine,
                r#"[{"id":"n"},{"id":"a","start":"3"},{"id":"b","start":"1","end":"3"},{"id":"c", "end": "3"},{"id":"d", "end": "3"},{"id": "x", "start": "3"}]"#,
            ),
            (
                Side::Published,
                r#"[{"id":"n"},{"id":"a","start":"2"},{"id":"b","start":"2","end":"1"},{"id":"c", "end": "3"},{"id":"x"}]"#,
            ),
        ] {
            let renewed = renewed(&sheet(), &published, &|_| side);
            assert_eq!((renewed.now.text().as_str(), renewed.base.text().as_str()), (expected, THEIRS));
        }
        let both = renewed(&sheet(), &published, &|found| if found.id == "b" { Side::Both } else { Side::Published });
        assert!(both.now.text().contains(r#"{"id":"b","start":"2","end":"3"}"#), "{}", both.now.text());
    }
}
