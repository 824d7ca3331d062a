//! The state shared by the parts of the form.

use leptos::prelude::*;
use site_core::content::Content;
use site_core::locale::Locale;
use site_core::proposal::{Fault, Field, Form, Proposal};

use crate::browser::{self, Announcer};
use crate::context::Drafts;

/// The form and its contents.
pub(super) struct Sheet {
    pub(super) form: Form,
    /// Id of the record to correct, empty for a new one.
    pub(super) id: String,
    /// The storage key of its draft.
    pub(super) key: String,
    /// The result of the last check.
    pub(super) proposal: Option<Proposal>,
}

impl Sheet {
    pub(super) fn faults(&self) -> &[Fault] {
        self.proposal.as_ref().map_or(&[], |proposal| &proposal.faults)
    }

    /// The record, if the last check found no fault.
    pub(super) fn ready(&self) -> Option<&Proposal> {
        self.proposal.as_ref().filter(|proposal| proposal.faults.is_empty())
    }
}

#[derive(Clone, Copy)]
pub(super) struct ProposalState {
    pub(super) locale: Locale,
    pub(super) announcer: Announcer,
    /// Notifies when a choice changes, not for each typed character, which the field shows itself.
    pub(super) sheet: RwSignal<Sheet>,
    /// Whether the draft survives the visit.
    pub(super) is_kept: RwSignal<bool>,
    /// Drafts of this visit.
    pub(super) drafts: Drafts,
    /// The draft that was just cleared.
    pub(super) cleared: RwSignal<String>,
    /// How often the form was drawn.
    pub(super) drawn: RwSignal<usize>,
}

impl ProposalState {
    pub(super) fn written(self, field: Field) -> String {
        self.sheet.with_untracked(|sheet| sheet.form.get(field).to_owned())
    }

    /// Whether a code is chosen.
    pub(super) fn has(self, field: Field, code: &str) -> bool {
        self.sheet.with(|sheet| sheet.form.get(field).split_whitespace().any(|known| known == code))
    }

    pub(super) fn draft(self) -> String {
        self.sheet.with_untracked(|sheet| sheet.form.draft())
    }

    pub(super) fn write(self, field: Field, text: String) {
        self.sheet.update_untracked(|sheet| sheet.form.set(field, text));
        self.changed();
    }

    pub(super) fn choose(self, field: Field, text: String) {
        self.write(field, text);
        self.sheet.notify();
    }

    pub(super) fn toggle(self, field: Field, code: &str) {
        self.sheet.update_untracked(|sheet| sheet.form.toggle(field, code));
        self.changed();
        self.sheet.notify();
    }

    /// Stores the draft, and discards the last valid record.
    pub(super) fn changed(self) {
        let is_kept = self.keep(&self.draft());
        if self.is_kept.get_untracked() != is_kept {
            self.is_kept.set(is_kept);
        }
        if self.sheet.with_untracked(|sheet| sheet.ready().is_some()) {
            self.sheet.update_untracked(|sheet| sheet.proposal = None);
            self.sheet.notify();
        }
        if self.cleared.with_untracked(|cleared| !cleared.is_empty()) {
            self.cleared.set(String::new());
        }
    }

    pub(super) fn keep(self, draft: &str) -> bool {
        self.sheet.with_untracked(|sheet| self.drafts.keep(&sheet.key, draft))
    }

    pub(super) fn check(self, content: &Content) {
        self.sheet.update_untracked(|sheet| sheet.proposal = Some(sheet.form.propose(content)));
        self.sheet.notify();
        let is_ready = self.sheet.with_untracked(|sheet| sheet.ready().is_some());
        let (focused, shown) = if is_ready { ("#ready-title", "ready") } else { ("#faults-title", "faults") };
        browser::focus(focused);
        browser::reveal(shown.to_owned());
    }

    /// Draws the form with another draft, and focuses the next action.
    pub(super) fn reopen(self, draft: &str, focused: &'static str) {
        self.keep(draft);
        self.drawn.update(|drawn| *drawn += 1);
        browser::focus(focused);
        browser::reveal("draft".to_owned());
    }
}
