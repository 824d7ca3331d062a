//! A draft: the original data files and their current state. Every change can be undone, and is stored as small pieces:
//! a letter typed in a file of ten thousand records writes one record.

mod take_over;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value;
use site_core::content::characters::without_mark;
use site_core::content::file::File;
use site_core::content::read::Unreadable;
use site_core::content::shape::Field;

use crate::document::{Document, ENVELOPE, Entry, NewRecord};
use crate::ids;
use crate::json::{Json, Path, Step, Style};
use crate::sheet::Sheet;

/// A change, with what is needed to undo and redo it.
#[derive(Clone, Debug)]
enum Edit {
    Record { file: File, key: u32, path: Vec<Step>, before: Arc<str>, after: Arc<str> },
    Order { file: File, before: Document, after: Document },
}

/// A piece of the draft, stored under a name; `None` removes it from the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub name: String,
    pub text: Option<Arc<str>>,
}

/// Data files that are being edited.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The open files, in the order of [`File::ALL`].
    pub sheets: Vec<Sheet>,
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

/// Where a change was made: a record of the file, or its list of records.
pub type Location = (File, Option<u32>);

/// Maximum number of changes that can be undone.
const MAX_EDITS: usize = 100;

fn name(file: File, what: &str) -> String {
    [file.name(), " ", what].concat()
}

fn piece(file: File, what: &str, text: impl Into<Arc<str>>) -> Piece {
    Piece { name: name(file, what), text: Some(text.into()) }
}

fn order(document: &Document) -> String {
    document.entries.iter().map(|entry| entry.key.to_string()).collect::<Vec<_>>().join(" ")
}

impl Draft {
    pub fn sheet(&self, file: File) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.base.file == file)
    }

    fn now(&mut self, file: File) -> Option<&mut Document> {
        self.sheets.iter_mut().find(|sheet| sheet.base.file == file).map(|sheet| &mut sheet.now)
    }

    /// Whether anything has changed.
    pub fn is_changed(&self) -> bool {
        self.sheets.iter().any(Sheet::is_changed)
    }

    /// Opens a file, unless it is open already.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn open(&mut self, file: File, text: &str) -> Result<(), Unreadable> {
        if self.sheet(file).is_none() {
            let sheet = Sheet::new(Document::parse(file, text)?);
            self.put(sheet);
        }
        Ok(())
    }

    /// Adds or replaces a file.
    fn put(&mut self, sheet: Sheet) {
        let file = sheet.base.file;
        self.sheets.retain(|known| known.base.file != file);
        self.sheets.push(sheet);
        self.sheets.sort_by_key(|sheet| File::ALL.iter().position(|file| *file == sheet.base.file));
    }

    /// Replaces a file and its changes. Cannot be undone.
    pub fn restart(&mut self, mut sheet: Sheet) -> Vec<Piece> {
        let file = sheet.base.file;
        let mut written = Vec::new();
        if let Some(known) = self.sheet(file).filter(|known| known.is_kept) {
            written = pieces(known).into_iter().map(|piece| Piece { text: None, ..piece }).collect();
        }
        let is_other = |edit: &Edit| location(edit).0 != file;
        self.done.retain(is_other);
        self.undone.retain(is_other);
        if sheet.is_changed() {
            sheet.is_kept = true;
            let new = pieces(&sheet);
            written.retain(|piece: &Piece| !new.iter().any(|known| known.name == piece.name));
            written.extend(new);
        }
        self.put(sheet);
        written
    }

    fn perform(&mut self, edit: Edit, takes_back: bool) -> Vec<Piece> {
        let file = location(&edit).0;
        let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.base.file == file) else { return Vec::new() };
        match edit {
            Edit::Record { key, before, after, .. } => {
                let raw = if takes_back { before } else { after };
                sheet.now.set_raw(key, Arc::clone(&raw));
                vec![record_piece(&sheet.base, key, Some(&raw))]
            }
            Edit::Order { before, after, .. } => {
                let before = std::mem::replace(&mut sheet.now, if takes_back { before } else { after });
                let changed = |one: &Document, other: &Document| -> Vec<u32> {
                    let known: HashSet<&Entry> = other.entries.iter().collect();
                    one.entries.iter().filter(|entry| !known.contains(entry)).map(|entry| entry.key).collect()
                };
                let mut keys = changed(&before, &sheet.now);
                keys.retain(|key| sheet.now.position(*key).is_none());
                keys.extend(changed(&sheet.now, &before));
                keys.push(ENVELOPE);
                let records = keys.into_iter().map(|key| record_piece(&sheet.base, key, sheet.now.raw(key)));
                [order_piece(sheet)].into_iter().chain(records).collect()
            }
        }
    }

    fn act(&mut self, edit: Edit) -> Vec<Piece> {
        self.undone.clear();
        let file = location(&edit).0;
        let mut pieces = self.perform(edit.clone(), false);
        if let Some(sheet) = self.sheets.iter_mut().find(|sheet| sheet.base.file == file && !sheet.is_kept) {
            sheet.is_kept = true;
            pieces.push(piece(file, "base", sheet.base.text()));
        }
        match (self.done.last_mut(), edit) {
            // Consecutive changes of one field are one change.
            (
                Some(Edit::Record { file, key, path, after, .. }),
                Edit::Record { file: own_file, key: own_key, path: own_path, after: newest, .. },
            ) if (*file, *key) == (own_file, own_key) && *path == own_path && !path.is_empty() => *after = newest,
            (_, edit) => self.done.push(edit),
        }
        if self.done.len() > MAX_EDITS {
            self.done.remove(0);
        }
        pieces
    }

    /// Changes a record. Returns the pieces to store; empty if nothing changed.
    fn change(
        &mut self,
        (file, key): (File, u32),
        path: &Path,
        run: impl FnOnce(&mut Json, &'static [Field], Style<'_>),
    ) -> Vec<Piece> {
        let Some(now) = self.now(file) else { return Vec::new() };
        let (Some(before), Some(after)) = (now.raw(key).cloned(), now.changed(key, run)) else { return Vec::new() };
        if before == after {
            return Vec::new();
        }
        self.act(Edit::Record { file, key, path: path.to_vec(), before, after })
    }

    /// Sets a value of a record; `None` removes it.
    pub fn set(&mut self, at: (File, u32), path: &Path, value: Option<&Value>) -> Vec<Piece> {
        self.change(at, path, |json, fields, style| json.set(path, value, Some(fields), style))
    }

    /// Appends an item to a list in a record.
    pub fn push(&mut self, at: (File, u32), path: &Path, value: &Value) -> Vec<Piece> {
        self.change(at, &[], |json, fields, style| {
            let count = json.get(path).map_or(0, |list| list.parts().len());
            json.set(&[path, &[Step::Item(count)]].concat(), Some(value), Some(fields), style);
        })
    }

    /// Moves an item of a list in a record.
    pub fn shift(&mut self, at: (File, u32), path: &Path, from: usize, to: usize) -> Vec<Piece> {
        self.change(at, &[], |json, _, _| json.shift(path, from, to))
    }

    /// Copies an item of a list in a record.
    pub fn duplicate(&mut self, at: (File, u32), path: &Path, index: usize) -> Vec<Piece> {
        self.change(at, &[], |json, _, style| json.duplicate(path, index, style))
    }

    /// Removes a value of a record as a change of its own.
    pub fn remove(&mut self, at: (File, u32), path: &Path) -> Vec<Piece> {
        self.change(at, &[], |json, fields, style| json.set(path, None, Some(fields), style))
    }

    fn rearrange<T>(&mut self, file: File, run: impl FnOnce(&mut Document) -> T) -> Option<(T, Vec<Piece>)> {
        let before = self.sheet(file)?.now.clone();
        let mut after = before.clone();
        let done = run(&mut after);
        let pieces = if before == after { Vec::new() } else { self.act(Edit::Order { file, before, after }) };
        Some((done, pieces))
    }

    /// Adds a record. Returns its key.
    pub fn add_record(&mut self, file: File, index: usize, record: &Value) -> Option<(u32, Vec<Piece>)> {
        self.rearrange(file, |document| document.insert(index, NewRecord::Value(record)))
    }

    /// Inserts a copy of a record after it, with a new id. Returns its key.
    pub fn duplicate_record(&mut self, file: File, key: u32) -> Option<(u32, Vec<Piece>)> {
        let now = &self.sheet(file)?.now;
        let (index, id) = (now.position(key)?, now.id(key).unwrap_or_default());
        let numbered = (2..=u32::MAX).map(|number| format!("{id}-{number}")).find(|id| now.find(id).is_none())?;
        let copy = now.changed(key, |json, fields, style| {
            json.set(&[Step::from("id")], Some(&numbered.into()), Some(fields), style);
        })?;
        self.rearrange(file, |document| document.insert(index + 1, NewRecord::Written(copy)))
    }

    pub fn remove_record(&mut self, file: File, key: u32) -> Vec<Piece> {
        let removed = self.rearrange(file, |document| document.entries.retain(|entry| entry.key != key));
        removed.map(|((), pieces)| pieces).unwrap_or_default()
    }

    /// Moves a record to another index in its file.
    pub fn move_record(&mut self, file: File, key: u32, to: usize) -> Vec<Piece> {
        let moved = self.rearrange(file, |document| {
            if let Some(from) = document.position(key).filter(|_| to < document.entries.len()) {
                let entry = document.entries.remove(from);
                document.entries.insert(to, entry);
            }
        });
        moved.map(|((), pieces)| pieces).unwrap_or_default()
    }

    /// Restores a file to its state when the draft began.
    pub fn revert(&mut self, file: File) -> Vec<Piece> {
        let Some(base) = self.sheet(file).map(|sheet| sheet.base.clone()) else { return Vec::new() };
        self.rearrange(file, |now| *now = base).map(|((), pieces)| pieces).unwrap_or_default()
    }

    /// Sets a value of a record. The id of a new record follows its name, unless the editor has changed the id.
    pub fn write(&mut self, at: (File, u32), path: &Path, value: Option<&Value>) -> Vec<Piece> {
        let (file, key) = at;
        let made = |draft: &Self| {
            let now = &draft.sheet(file)?.now;
            Some(ids::made_of(now, Some(key), &now.value(key, &[])?))
        };
        let is_new = self.sheet(file).is_some_and(|sheet| key != ENVELOPE && sheet.base.raw(key).is_none());
        let own = self.sheet(file).and_then(|sheet| sheet.now.id(key));
        let is_made = is_new && own.is_some() && own == made(self) && path != [Step::from("id")];
        let mut pieces = self.set(at, path, value);
        let id = made(self).filter(|id| is_made && own.as_ref() != Some(id));
        if let Some(id) = id {
            // Part of the same change, so that both are undone together.
            let Some(now) = self.now(file) else { return pieces };
            let named = now.changed(key, |json, fields, style| {
                json.set(&[Step::from("id")], Some(&id.into()), Some(fields), style);
            });
            if let (Some(named), Some(Edit::Record { after, .. })) = (named, self.done.last_mut()) {
                after.clone_from(&named);
                if let Some(now) = self.now(file) {
                    now.set_raw(key, Arc::clone(&named));
                }
                pieces = vec![piece(file, &key.to_string(), named)];
            }
        }
        pieces
    }

    /// The pieces of all changed files, for a storage that was emptied.
    pub fn pieces(&self) -> Vec<Piece> {
        self.sheets.iter().filter(|sheet| sheet.is_kept).flat_map(pieces).collect()
    }

    /// Removes stored pieces that are not of this draft: those of a file without its original, and texts that are as in
    /// it. Pieces that are `unreadable` stay.
    pub fn stale<'a>(&self, kept: impl Iterator<Item = &'a String>, unreadable: &[String]) -> Vec<Piece> {
        let own: HashMap<String, Arc<str>> =
            self.pieces().into_iter().filter_map(|piece| Some((piece.name, piece.text?))).collect();
        let is_stale = |kept: &&String| {
            let is_damaged =
                |name: &String| name == *kept || name.ends_with(" base") && kept.starts_with(&name[..name.len() - 4]);
            !own.contains_key(*kept) && !unreadable.iter().any(is_damaged)
        };
        kept.filter(is_stale).map(|name| Piece { name: name.clone(), text: None }).collect()
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Undoes the last change. Returns its location and the pieces to store.
    pub fn undo(&mut self) -> Option<(Location, Vec<Piece>)> {
        let edit = self.done.pop()?;
        let pieces = self.perform(edit.clone(), true);
        let at = location(&edit);
        self.undone.push(edit);
        Some((at, pieces))
    }

    /// Redoes the change that was undone last.
    pub fn redo(&mut self) -> Option<(Location, Vec<Piece>)> {
        let edit = self.undone.pop()?;
        let pieces = self.perform(edit.clone(), false);
        let at = location(&edit);
        self.done.push(edit);
        Some((at, pieces))
    }

    /// Ends the grouping of changes of one field: called when another field is entered.
    pub fn end_typing(&mut self) {
        if let Some(Edit::Record { path, .. }) = self.done.last_mut() {
            path.clear();
        }
    }

    /// Restores the draft from storage. Also returns the names of the files that cannot be read.
    pub fn restore(kept: &HashMap<String, Arc<str>>) -> (Self, Vec<String>) {
        let (mut draft, mut unreadable) = (Self::default(), Vec::new());
        for file in File::ALL {
            let Some(base) = kept.get(&name(file, "base")) else { continue };
            let Ok(base) = Document::parse(file, base) else {
                unreadable.push(name(file, "base"));
                continue;
            };
            let mut sheet = Sheet { is_kept: true, ..Sheet::new(base) };
            let raw = |key: u32| {
                let raw = kept.get(&name(file, &key.to_string()))?;
                Json::parse(without_mark(raw).trim()).is_some().then(|| Arc::clone(raw))
            };
            if let Some(order) = kept.get(&name(file, "order")) {
                let keys: Vec<u32> = order.split(' ').filter_map(|key| key.parse().ok()).collect();
                sheet.now.arrange(&keys, &raw);
            }
            let start = name(file, "");
            for key in kept.keys().filter_map(|name| name.strip_prefix(&start)?.parse().ok()) {
                match raw(key) {
                    Some(raw) => drop(sheet.now.set_raw(key, raw)),
                    None => unreadable.push(name(file, &key.to_string())),
                }
            }
            draft.sheets.push(sheet);
        }
        (draft, unreadable)
    }
}

fn location(edit: &Edit) -> Location {
    match edit {
        Edit::Record { file, key, .. } => (*file, Some(*key)),
        Edit::Order { file, .. } => (*file, None),
    }
}

/// The piece of a record, or of the fields beside the records. Removed if it is as in the original: on another original,
/// it would undo what has been published since.
fn record_piece(base: &Document, key: u32, raw: Option<&Arc<str>>) -> Piece {
    let text = raw.filter(|raw| base.raw(key) != Some(raw)).cloned();
    Piece { name: name(base.file, &key.to_string()), text }
}

/// The piece of the order, likewise.
fn order_piece(sheet: &Sheet) -> Piece {
    let text = Some(order(&sheet.now)).filter(|now| order(&sheet.base) != *now);
    Piece { name: name(sheet.base.file, "order"), text: text.map(Into::into) }
}

/// All pieces of a file.
fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let base = piece(sheet.base.file, "base", sheet.base.text());
    let records = sheet.now.entries.iter().map(|entry| record_piece(&sheet.base, entry.key, Some(&entry.raw)));
    let envelope = record_piece(&sheet.base, ENVELOPE, sheet.now.raw(ENVELOPE));
    let pieces = [base, order_piece(sheet)].into_iter().chain(records).chain([envelope]);
    pieces.filter(|piece| piece.text.is_some()).collect()
}

#[cfg(test)]
mod tests;
