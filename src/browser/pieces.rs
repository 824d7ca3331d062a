//! Storage of the workshop's draft: texts by name, in `IndexedDB`. Changes that may not be stored yet when the page is
//! closed are also in a journal in the local storage, which is written at once.

/// The result of storing pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreResult {
    Stored,
    /// The last pieces were stored, but all earlier ones had been deleted.
    Emptied,
    /// The browser's storage is full.
    Full,
    /// The browser stores nothing.
    Nothing,
    /// Another tab has taken over the draft.
    Elsewhere,
}

/// Name and text of a piece; `None` removes it.
pub type Piece = (String, Option<String>);

#[cfg(feature = "csr")]
mod database {
    use std::cell::{Cell, RefCell};

    use js_sys::futures::JsFuture;
    use js_sys::{Array, Function, Promise};
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{
        DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
        IdbTransactionMode,
    };

    use crate::browser::clock::await_callbacks;
    use crate::browser::pieces::{Piece, StoreResult};
    use crate::browser::storage::{store, stored};
    use crate::browser::tabs::is_writing;

    const DATABASE: &str = "workshop";
    const STORE: &str = "pieces";
    /// The name of the piece that holds the id of the writing tab.
    const OWNER: &str = "owner";
    const JOURNAL: &str = "workshop-journal";
    /// Limit of the journal, which holds pending pieces, in bytes: a larger one would make typing slow.
    const MAX_JOURNAL_BYTES: usize = 1_000_000;

    // Global, because a tab has one draft, and writing a piece may outlive the page of the workshop.
    thread_local! {
        static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
        /// The id of this tab.
        static TAB: RefCell<String> = const { RefCell::new(String::new()) };
        /// The last text of each piece that is not in the database yet.
        static PENDING: RefCell<Vec<Piece>> = const { RefCell::new(Vec::new()) };
        static IS_WRITING: Cell<bool> = const { Cell::new(false) };
        /// Whether this tab has read or stored pieces.
        static HAS_STORED: Cell<bool> = const { Cell::new(false) };
        /// Whether opening the database has created it.
        static IS_NEW: Cell<bool> = const { Cell::new(false) };
        /// Whether this tab has read the pieces, but could not write its id.
        static HAS_NO_CLAIM: Cell<bool> = const { Cell::new(false) };
    }

    async fn finished(request: &IdbRequest) -> Result<JsValue, JsValue> {
        let listen = |resolve: &Function, reject: &Function| {
            request.set_onsuccess(Some(resolve));
            request.set_onerror(Some(reject));
        };
        await_callbacks(listen).await?;
        request.result()
    }

    async fn completed(transaction: &IdbTransaction) -> Result<JsValue, JsValue> {
        let listen = |resolve: &Function, reject: &Function| {
            transaction.set_oncomplete(Some(resolve));
            transaction.set_onabort(Some(reject));
            transaction.set_onerror(Some(reject));
        };
        await_callbacks(listen).await
    }

    async fn database() -> Result<IdbDatabase, JsValue> {
        if let Some(open) = OPEN.with_borrow(Clone::clone) {
            return Ok(open);
        }
        let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
        let asked = request.clone();
        let upgrade = wasm_bindgen::closure::Closure::once_into_js(move || {
            if let Ok(database) = asked.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
                _ = database.create_object_store(STORE);
                IS_NEW.set(true);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let database: IdbDatabase = finished(&request).await?.dyn_into()?;
        // Another tab that starts deletes a database without pieces: at once, not when this tab is closed.
        let closed = database.clone();
        let close = wasm_bindgen::closure::Closure::once_into_js(move || {
            closed.close();
            OPEN.take();
        });
        database.set_onversionchange(Some(close.unchecked_ref()));
        OPEN.set(Some(database.clone()));
        Ok(database)
    }

    fn pieces_of(database: &IdbDatabase) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    }

    /// Makes this tab the writing one, and reads all pieces. `done` is called with them, and whether the database could
    /// be read: if not, they are those of the journal.
    pub fn read_pieces(done: impl FnOnce(Vec<(String, String)>, bool) + 'static) {
        spawn_local(async move {
            let read = read_stored().await;
            let is_read = read.is_ok();
            done(with_journal(read.unwrap_or_default()), is_read);
        });
    }

    /// The pieces, with those that the last page could not store: they are written with the next change.
    fn with_journal(mut pieces: Vec<(String, String)>) -> Vec<(String, String)> {
        let journal: Vec<Piece> = stored(JOURNAL).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        pieces.retain(|(name, _)| !bases(&journal).any(|file| name.split(' ').next() == Some(file)));
        for (name, text) in &journal {
            pieces.retain(|(known, _)| known != name);
            pieces.extend(text.clone().map(|text| (name.clone(), text)));
        }
        PENDING.set(journal);
        pieces
    }

    async fn read_stored() -> Result<Vec<(String, String)>, JsValue> {
        let tab = format!("{} {}", js_sys::Date::now(), js_sys::Math::random());
        TAB.set(tab.clone());
        let database = database().await?;
        if !IS_NEW.replace(false) {
            return read_all(&database, tab).await;
        }
        // It was created to test whether the browser allows that. Nothing is stored before the first change.
        OPEN.take();
        database.close();
        if let Some(factory) = window().indexed_db()? {
            finished(factory.delete_database(DATABASE)?.unchecked_ref()).await?;
        }
        Ok(Vec::new())
    }

    async fn read_all(database: &IdbDatabase, tab: String) -> Result<Vec<(String, String)>, JsValue> {
        let (transaction, store) = pieces_of(database)?;
        let (names, texts) = (store.get_all_keys()?, store.get_all()?);
        store.put_with_key(&tab.into(), &OWNER.into())?;
        let texts: Array = finished(&texts).await?.into();
        let names: Array = names.result()?.into();
        // A full storage refuses even the id of this tab: then the next change writes it.
        HAS_NO_CLAIM.set(completed(&transaction).await.is_err());
        let mut pieces: Vec<(String, String)> = Vec::new();
        for (name, text) in names.iter().zip(texts.iter()) {
            if let (Some(name), Some(text)) = (name.as_string(), text.as_string())
                && name != OWNER
            {
                pieces.push((name, text));
            }
        }
        ask_to_persist();
        HAS_STORED.set(!pieces.is_empty());
        Ok(pieces)
    }

    /// The files whose original is among these pieces.
    fn bases(pieces: &[Piece]) -> impl Iterator<Item = &str> {
        pieces.iter().filter(|(_, text)| text.is_some()).filter_map(|(name, _)| name.strip_suffix(" base"))
    }

    /// Asks the browser not to delete the site's data when storage is short.
    fn ask_to_persist() {
        let ask = || {
            let storage = js_sys::Reflect::get(&window().navigator(), &"storage".into())?;
            let persist: Function = js_sys::Reflect::get(&storage, &"persist".into())?.dyn_into()?;
            persist.call0(&storage)
        };
        if let Ok(asked) = ask() {
            spawn_local(async move { _ = JsFuture::from(Promise::resolve(&asked)).await });
        }
    }

    /// The journal belongs to the writing tab.
    fn write_journal() {
        if !is_writing() {
            return;
        }
        let text = PENDING.with_borrow(|pending| {
            let size = |pieces: &[&Piece]| -> usize {
                pieces.iter().filter_map(|(_, text)| text.as_ref()).map(String::len).sum()
            };
            let mut pieces: Vec<&Piece> = pending.iter().collect();
            // Files whose original must be written too may be large: the others go first.
            if size(&pieces) >= MAX_JOURNAL_BYTES {
                pieces.retain(|(name, _)| !bases(pending).any(|file| name.split(' ').next() == Some(file)));
            }
            let has_room = !pieces.is_empty() && size(&pieces) < MAX_JOURNAL_BYTES;
            has_room.then(|| serde_json::to_string(&pieces).unwrap_or_default())
        });
        store(JOURNAL, &text.unwrap_or_default());
    }

    /// Stores pieces: at once in the journal, then in the database. `done` is called after each transaction.
    pub fn store_pieces(pieces: Vec<Piece>, done: impl Fn(StoreResult) + 'static) {
        PENDING.with_borrow_mut(|pending| {
            pending.retain(|(name, _)| !pieces.iter().any(|(newer, _)| newer == name));
            pending.extend(pieces);
        });
        write_journal();
        // One transaction at a time: parallel ones, each on a connection of its own, can store an older text last.
        if !IS_WRITING.replace(true) {
            spawn_local(async move {
                write_pending(done).await;
                IS_WRITING.set(false);
            });
        }
    }

    /// Writes pending pieces until none is left, or writing fails; then they are written with the next change.
    async fn write_pending(done: impl Fn(StoreResult)) {
        loop {
            let pieces = PENDING.with_borrow(Clone::clone);
            if pieces.is_empty() {
                return;
            }
            let stored = write_or_reopen(&pieces).await;
            let has_failed = matches!(stored, StoreResult::Full | StoreResult::Nothing);
            // What has changed meanwhile is written next.
            let is_over = has_failed && PENDING.with_borrow(|pending| *pending == pieces);
            if !has_failed {
                PENDING.with_borrow_mut(|pending| pending.retain(|piece| !pieces.contains(piece)));
            }
            if stored == StoreResult::Stored || stored == StoreResult::Emptied {
                write_journal();
            }
            done(stored);
            if is_over {
                return;
            }
        }
    }

    /// Writes pieces. An open connection may have been closed by the browser: then opens another, once.
    async fn write_or_reopen(pieces: &[Piece]) -> StoreResult {
        let was_open = OPEN.with_borrow(Option::is_some);
        let mut written = write(pieces).await.map_err(|error| reason(&error));
        if was_open && written == Err(StoreResult::Nothing) {
            OPEN.take();
            written = write(pieces).await.map_err(|error| reason(&error));
        }
        written.unwrap_or_else(|stored| stored)
    }

    async fn write(pieces: &[Piece]) -> Result<StoreResult, JsValue> {
        let database = database().await?;
        let (transaction, store) = pieces_of(&database)?;
        let owner = store.get(&OWNER.into())?;
        let tab: JsValue = TAB.with_borrow(Clone::clone).into();
        let (is_new, has_no_claim) = (IS_NEW.get(), HAS_NO_CLAIM.get());
        if is_new || has_no_claim {
            store.put_with_key(&tab, &OWNER.into())?;
        }
        // A new original comes with all its changes, so the pieces of the previous one are deleted.
        for file in bases(pieces) {
            let range = IdbKeyRange::bound(&[file, " "].concat().into(), &[file, "!"].concat().into())?;
            store.delete(&range.into())?;
        }
        for (name, text) in pieces {
            match text {
                Some(text) => store.put_with_key(&text.into(), &name.into())?,
                None => store.delete(&name.into())?,
            };
        }
        // If another tab has taken over, this one must not overwrite its data.
        let owner = finished(&owner).await?;
        if owner.is_string() && owner != tab && !has_no_claim {
            transaction.abort()?;
            return Ok(StoreResult::Elsewhere);
        }
        completed(&transaction).await?;
        IS_NEW.set(false);
        HAS_NO_CLAIM.set(false);
        let had_stored = HAS_STORED.replace(true);
        Ok(if is_new && had_stored { StoreResult::Emptied } else { StoreResult::Stored })
    }

    /// Why storing failed. The name of a full storage's error is on the error itself or on its transaction.
    fn reason(error: &JsValue) -> StoreResult {
        let own = error.dyn_ref::<DomException>().map(DomException::name);
        let event = error.dyn_ref::<web_sys::Event>().and_then(web_sys::Event::target);
        let request = event.as_ref().and_then(|target| target.dyn_ref::<IdbRequest>()?.error().ok().flatten());
        let transaction = event.as_ref().and_then(|target| target.dyn_ref::<IdbTransaction>()?.error());
        let names = [own, request.map(|error| error.name()), transaction.map(|error| error.name())];
        let is_full = names.iter().flatten().any(|name| name.contains("Quota"));
        if is_full { StoreResult::Full } else { StoreResult::Nothing }
    }
}

#[cfg(feature = "csr")]
pub use database::{read_pieces, store_pieces};

#[cfg(not(feature = "csr"))]
pub fn read_pieces(_: impl FnOnce(Vec<(String, String)>, bool) + 'static) {}

#[cfg(not(feature = "csr"))]
pub fn store_pieces(_: Vec<Piece>, _: impl FnOnce(StoreResult) + 'static) {}
