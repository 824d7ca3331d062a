//! A data file that is being edited: its original and its current state.

use site_core::content::date::Date;
use site_core::content::file::File;

use crate::document::{Document, ENVELOPE};
use crate::json::Step;

/// A data file of a draft.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The file that the draft began with.
    pub base: Document,
    pub now: Document,
    /// Whether the original file is stored: from the first change on.
    pub(crate) is_kept: bool,
}

impl Sheet {
    /// Without changes.
    pub fn new(base: Document) -> Self {
        Self { now: base.clone(), base, is_kept: false }
    }

    /// With changes.
    pub(crate) fn changed(base: Document, now: Document) -> Self {
        Self { base, now, is_kept: false }
    }

    /// Whether anything in it is changed.
    pub fn is_changed(&self) -> bool {
        self.base.entries != self.now.entries || self.base.raw(ENVELOPE) != self.now.raw(ENVELOPE)
    }

    /// The text to download. If anything has changed, `updated` is set to `today`.
    pub fn text(&self, today: Date) -> String {
        if !self.is_changed() {
            return self.base.text();
        }
        let mut now = self.now.clone();
        let key = if now.file == File::Site { 0 } else { ENVELOPE };
        let dated = now.changed(key, |json, fields, style| {
            let path = [Step::from("updated")];
            if json.get(&path).is_some() {
                json.set(&path, Some(&today.iso().into()), Some(fields), style);
            }
        });
        if let Some(dated) = dated {
            now.set_raw(key, dated);
        }
        now.text()
    }
}
