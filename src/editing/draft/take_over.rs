//! Taking over the records of another copy of a file.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;
use site_core::content::file::File;

use super::{Draft, Piece};
use crate::document::{self, Document, ENVELOPE, NewRecord, keys_by_id};
use crate::merge::put_changed;

impl Draft {
    /// Takes over the records of another copy of a file: replaces records with the same id and adds new ones. If the copy
    /// `is_whole`, removes those that it lacks, and takes over the fields beside them.
    pub fn take_over(&mut self, file: File, other: &Document, is_whole: bool) -> Vec<Piece> {
        let base = self.sheet(file).map(|sheet| sheet.base.entries.clone()).unwrap_or_default();
        let taken = self.rearrange(file, |now| {
            let mut order: Vec<u32> = now.entries.iter().map(|entry| entry.key).collect();
            // A record that was removed gets its key back, so that it does not count as removed and added.
            let here: HashMap<u32, Arc<str>> =
                now.entries.iter().map(|entry| (entry.key, Arc::clone(&entry.raw))).collect();
            now.entries.extend(base.into_iter().filter(|entry| !here.contains_key(&entry.key)));
            let mut known = keys_by_id(&now.entries);
            let mut written: HashMap<u32, Arc<str>> = HashMap::new();
            if is_whole {
                order.clear();
            }
            for entry in &other.entries {
                let id = document::id(&entry.raw).unwrap_or_default();
                let own = if file == File::Site { Some(0) } else { known.get_mut(&id).and_then(Vec::pop) };
                let key = own.unwrap_or_else(|| now.insert(usize::MAX, NewRecord::Written(Arc::clone(&entry.raw))));
                written.extend(own.map(|key| (key, Arc::clone(&entry.raw))));
                if is_whole || !here.contains_key(&key) {
                    order.push(key);
                }
            }
            // A record with the same value keeps its text.
            let read = |raw: &str| serde_json::from_str::<Value>(raw).ok();
            for entry in &mut now.entries {
                if let Some(raw) = written.remove(&entry.key)
                    && entry.raw != raw
                    && read(&entry.raw) != read(&raw)
                {
                    entry.raw = raw;
                }
            }
            now.arrange(&order, &|_| None);
            if is_whole && file != File::Site {
                let before = now.clone();
                put_changed(now, ENVELOPE, [&before, other], ENVELOPE);
            }
        });
        taken.map(|((), pieces)| pieces).unwrap_or_default()
    }
}
