//! The draft shared by the parts of the workshop: opening, changing and storing it.

#[cfg(feature = "csr")]
use std::sync::OnceLock;
use std::time::Duration;

use editing::accept::Outcome;
use editing::check::{self, Report};
use editing::document::{Document, ENVELOPE};
use editing::draft::{Draft, Location, Piece};
use editing::json::{Step, shown};
use editing::merge::Side;
use editing::sheet::Sheet;
use editing::{changes, labels, messages as advice};
use leptos::prelude::*;
use serde_json::Value;
use site_core::content::LoadError;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::query::WorkshopQuery;
use site_core::text::workshop as messages;

use crate::browser::{self, Announcer, HistoryMode, StoreResult};
use crate::context::{Context, Preview};
use crate::load;
use crate::view::after_pause;

/// The state of opening the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Opening,
    /// Another tab writes.
    Elsewhere,
    Ready,
}

/// A file that was opened: its name, and the result.
pub(super) type Read = (String, Outcome);

/// The problems of the record shown: the path of each field, and what to do.
pub(super) type Faults = Vec<(String, String)>;

/// The draft and its state. Survives leaving the page, so that changes can still be undone after a preview.
#[derive(Clone, Copy)]
pub(super) struct DraftState {
    pub(super) draft: RwSignal<Draft>,
    pub(super) stage: RwSignal<Stage>,
    pub(super) stored: RwSignal<StoreResult>,
    /// Incremented by each change of the draft.
    pub(super) revision: RwSignal<u32>,
    /// Follows `revision` once the editor pauses.
    pub(super) settled: RwSignal<u32>,
    /// Changes when the form must be rebuilt. Not when a field is typed in, which shows its own text.
    pub(super) redrawn: RwSignal<u32>,
    /// Published files that are newer than the draft's originals.
    pub(super) newer: RwSignal<Vec<Document>>,
    /// The sides chosen for records that differ in a newer file, by the keys of the differences.
    pub(super) sides: RwSignal<Vec<(File, u32, Side)>>,
    /// Files that failed to load.
    pub(super) missing: RwSignal<Vec<File>>,
    /// Pieces of the stored draft that could not be read.
    pub(super) damaged: RwSignal<Vec<String>>,
    /// A message about the last action.
    pub(super) status: RwSignal<String>,
    /// The checker's report on the whole draft; `None` until it was requested.
    pub(super) report: RwSignal<Option<Report>>,
    pub(super) faults: RwSignal<Faults>,
    /// The record in which an empty item was last added, and the revision then. No errors are shown for it until
    /// something is written.
    fresh: RwSignal<Option<(File, u32, u32)>>,
    /// Paths of the open parts of the form.
    pub(super) opened: RwSignal<Vec<String>>,
    /// The language that a narrow form shows, as an index of the words `shown`.
    pub(super) language: RwSignal<usize>,
    /// The files that were opened, the last one first.
    pub(super) read: RwSignal<Vec<Read>>,
    /// Whether files are dragged over the window.
    pub(super) is_over: RwSignal<bool>,
    /// Number of published files that have been loaded or failed.
    answered: RwSignal<usize>,
}

impl DraftState {
    fn new() -> Self {
        Self {
            draft: RwSignal::default(),
            stage: RwSignal::new(Stage::Opening),
            stored: RwSignal::new(StoreResult::Stored),
            revision: RwSignal::new(0),
            settled: RwSignal::new(0),
            redrawn: RwSignal::new(0),
            newer: RwSignal::default(),
            sides: RwSignal::default(),
            missing: RwSignal::default(),
            damaged: RwSignal::default(),
            status: RwSignal::default(),
            report: RwSignal::new(None),
            faults: RwSignal::default(),
            fresh: RwSignal::new(None),
            opened: RwSignal::default(),
            language: RwSignal::new(0),
            read: RwSignal::default(),
            is_over: RwSignal::new(false),
            answered: RwSignal::new(0),
        }
    }

    /// The single instance of this tab, created when the workshop is first opened. Global, because its changes can still
    /// be undone when the visitor comes back from another page.
    #[cfg(feature = "csr")]
    fn shared() -> Self {
        static SHARED: OnceLock<(Owner, DraftState)> = OnceLock::new();
        let (_, state) = SHARED.get_or_init(|| {
            // A new root becomes the current owner: restore the previous one for the view.
            let drawing = Owner::current();
            let owner = Owner::new_root(None);
            let state = owner.with(Self::new);
            state.meet();
            if let Some(drawing) = drawing {
                drawing.set();
            }
            (owner, state)
        });
        *state
    }

    #[cfg(not(feature = "csr"))]
    fn shared() -> Self {
        Self::new()
    }

    #[cfg(feature = "csr")]
    fn meet(self) {
        let met = move |is_elsewhere| {
            if is_elsewhere { self.stage.set(Stage::Elsewhere) } else { self.enter() }
        };
        browser::find_writing_tab(met, move || self.stage.set(Stage::Elsewhere));
    }

    /// Makes this tab the writing one: reads the stored draft, then the published files.
    pub(super) fn enter(self) {
        self.stage.set(Stage::Opening);
        browser::take_over();
        browser::read_pieces(move |pieces, is_read| {
            if !is_read {
                self.stored.set(StoreResult::Nothing);
            }
            let kept = pieces.into_iter().map(|(name, text)| (name, text.into())).collect();
            let (draft, damaged) = Draft::restore(&kept);
            if is_read {
                self.store(draft.stale(kept.keys(), &damaged));
            }
            self.draft.set(draft);
            self.damaged.set(damaged);
            self.fetch();
        });
    }

    /// Fetches the published files.
    pub(super) fn fetch(self) {
        self.missing.set(Vec::new());
        self.newer.set(Vec::new());
        self.answered.set(0);
        for file in File::ALL {
            load::read(file, move |text| self.take_published(file, text));
        }
    }

    fn take_published(self, file: File, text: Result<String, LoadError>) {
        let document = text.ok().and_then(|text| Document::parse(file, &text).ok());
        let known = self.draft.with_untracked(|draft| {
            draft.sheet(file).map(|sheet| (sheet.is_changed(), document.as_ref() == Some(&sheet.base)))
        });
        // A file that was requested twice has one answer.
        if self.newer.with_untracked(|newer| newer.iter().any(|newer| newer.file == file)) {
            self.newer.update(|newer| newer.retain(|newer| newer.file != file));
        }
        if self.missing.with_untracked(|missing| missing.contains(&file)) {
            self.missing.update(|missing| missing.retain(|missing| *missing != file));
        }
        match (document, known) {
            (None, None) => self.missing.update(|missing| missing.push(file)),
            (None, Some(_)) | (Some(_), Some((_, true))) => {}
            (Some(document), Some((true, false))) => self.newer.update(|newer| newer.push(document)),
            // Without changes, the newer file replaces the old one.
            (Some(document), _) => {
                self.act(|draft| draft.restart(Sheet::new(document)));
                // Its records may have other keys.
                self.redrawn.update(|redrawn| *redrawn += 1);
                self.settled.set(self.revision.get_untracked());
            }
        }
        self.answered.update(|answered| *answered += 1);
        // Another tab may have taken over meanwhile.
        if self.answered.get_untracked() == File::ALL.len() && self.stage.get_untracked() == Stage::Opening {
            self.stage.set(Stage::Ready);
        }
    }

    /// Changes the draft and stores the changed pieces.
    pub(super) fn act(self, act: impl FnOnce(&mut Draft) -> Vec<Piece>) {
        let mut pieces = Vec::new();
        self.draft.update_untracked(|draft| pieces = act(draft));
        if pieces.is_empty() {
            return;
        }
        self.store(pieces);
        self.revision.update(|revision| *revision += 1);
    }

    fn store(self, pieces: Vec<Piece>) {
        if pieces.is_empty() {
            return;
        }
        let pieces = pieces.into_iter().map(|piece| (piece.name, piece.text.map(|text| text.to_string()))).collect();
        browser::store_pieces(pieces, move |stored| {
            match stored {
                StoreResult::Elsewhere => self.stage.set(Stage::Elsewhere),
                StoreResult::Emptied => return self.store(self.draft.with_untracked(Draft::pieces)),
                _ => {}
            }
            if self.stored.get_untracked() != stored {
                self.stored.set(stored);
            }
        });
    }
}

/// The workshop, with the context of its page.
#[derive(Clone, Copy)]
pub(super) struct Workshop {
    pub(super) locale: Locale,
    pub(super) today: Date,
    pub(super) state: DraftState,
    pub(super) preview: Preview,
    announcer: Announcer,
}

/// Pause after typing before the record is checked.
const PAUSE: Duration = Duration::from_millis(500);

impl Workshop {
    pub(super) fn open(context: &Context) -> Self {
        let state = DraftState::shared();
        let mut settle = after_pause(PAUSE, move || state.settled.set(state.revision.get_untracked()));
        crate::view::effect(move || {
            state.revision.track();
            settle();
        });
        let Context { locale, today, preview, announcer, .. } = *context;
        Self { locale, today, state, preview, announcer }
    }

    /// Reads the current draft.
    pub(super) fn with<T>(self, read: impl FnOnce(&Draft) -> T) -> T {
        self.state.draft.with_untracked(read)
    }

    /// Changes the draft. Redraws what depends on the draft, but not the form.
    pub(super) fn act(self, act: impl FnOnce(&mut Draft) -> Vec<Piece>) {
        self.state.act(act);
    }

    /// Changes the draft in a way that requires rebuilding the form.
    pub(super) fn reshape(self, act: impl FnOnce(&mut Draft) -> Vec<Piece>) {
        self.state.act(act);
        self.redraw();
    }

    pub(super) fn redraw(self) {
        self.state.redrawn.update(|redrawn| *redrawn += 1);
        self.state.settled.set(self.state.revision.get_untracked());
    }

    /// Shows a message about the last action beside the undo buttons, and announces it.
    pub(super) fn set_status(self, status: String) {
        self.state.status.set(status.clone());
        self.announcer.announce(status);
    }

    /// Announces a text after each change.
    pub(super) fn follow(self, text: impl Fn() -> String + Send + Sync + 'static) {
        self.announcer.follow(text);
    }

    /// Announces the result of a search after each change of its text.
    pub(super) fn follow_search(self, sought: RwSignal<String>, found: impl Fn() -> String + Send + Sync + 'static) {
        self.announcer.follow_state(self.locale, move || (sought.get(), found()));
    }

    /// Announces what the page shows.
    pub(super) fn announce(self, text: String) {
        self.announcer.announce(text);
    }

    pub(super) fn go(self, query: &WorkshopQuery) {
        browser::go(&query.href(self.locale), HistoryMode::PushState);
    }

    /// Undoes the last change, or redoes it, and goes to its location.
    pub(super) fn undo_or_redo(self, is_back: bool) {
        let mut at: Option<Location> = None;
        self.state.act(|draft| {
            let done = if is_back { draft.undo() } else { draft.redo() };
            done.map_or(Vec::new(), |(index, pieces)| {
                at = Some(index);
                pieces
            })
        });
        let Some((file, record)) = at else { return };
        self.redraw();
        let words = messages::words(self.locale);
        let what = if is_back { words.undone } else { words.redone };
        let name = match record {
            None => labels::file(file, self.locale).to_owned(),
            Some(ENVELOPE) => words.envelope.to_owned(),
            Some(key) => self.title(file, key),
        };
        self.set_status(messages::read_with(self.locale, what, &name));
        self.go(&WorkshopQuery { file: Some(file), record, ..WorkshopQuery::default() });
    }

    /// The title of a record.
    pub(super) fn title(self, file: File, key: u32) -> String {
        let value = self.with(|draft| draft.sheet(file)?.now.value(key, &[]));
        self.name_of(&value.unwrap_or_default())
    }

    /// The title of a value with a name.
    pub(super) fn name_of(self, value: &Value) -> String {
        // A new record has only a generated id.
        let is_new = value.as_object().is_some_and(|fields| fields.keys().eq(["id"]));
        Some(changes::title(value, self.locale))
            .filter(|title| !title.is_empty() && !is_new)
            .unwrap_or_else(|| messages::words(self.locale).untitled.to_owned())
    }

    /// The URL of a record or of a field in it.
    pub(super) fn href(self, file: File, key: u32, path: &[Step]) -> String {
        let query =
            WorkshopQuery { file: Some(file), record: Some(key), field: shown(path), ..WorkshopQuery::default() };
        query.href(self.locale)
    }

    /// Notes that an empty item was added to this record.
    pub(super) fn begin(self, file: File, key: u32) {
        self.state.fresh.set(Some((file, key, self.state.revision.get_untracked())));
    }

    /// Checks the record that is shown.
    pub(super) fn check(self, file: File, key: u32) {
        if self.state.fresh.get_untracked() == Some((file, key, self.state.revision.get_untracked())) {
            return self.state.faults.set(Vec::new());
        }
        let found = self.with(|draft| check::record(draft, file, key));
        let faults: Faults =
            found.into_iter().map(|(path, problem)| (shown(&path), advice::problem(self.locale, &problem))).collect();
        if self.state.faults.with_untracked(|known| *known != faults) {
            self.state.faults.set(faults);
        }
    }

    /// Checks the whole draft.
    pub(super) fn check_all(self) {
        let report = self.with(check::all);
        self.state.report.set(Some(report));
    }

    /// Opens the parts of the form that contain a field.
    pub(super) fn open_to(self, path: &[Step]) {
        self.state.opened.update(|opened| {
            for end in 1..=path.len() {
                let part = shown(&path[..end]);
                if !opened.contains(&part) {
                    opened.push(part);
                }
            }
        });
    }
}
