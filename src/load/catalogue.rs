//! The parts of the app for searching: the catalogue, the index of the site, short lists.

use std::sync::Arc;

use site_core::catalogue::{Catalogue, Indexing, Results};
use site_core::content::Content;
use site_core::content::file::File;
use site_core::content::slices;
use site_core::directory::{Answer, Directory};
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use site_core::search::List;

use crate::{browser, part};

/// Builds the index of the catalogue, and searches it.
#[derive(Clone, Copy)]
pub struct Engine {
    pub indexing: fn(Arc<Catalogue>) -> Indexing,
    /// [`Indexing::read`].
    pub read: fn(&mut Indexing, usize) -> bool,
    /// [`Catalogue::results`].
    pub results: fn(&Catalogue, &CatalogueQuery, Locale) -> Results,
}

/// Builds the index of the site, and searches it.
#[derive(Clone, Copy)]
pub struct Searching {
    pub directory: fn(&Content, Option<Arc<Catalogue>>) -> Directory,
    /// [`Directory::answer`].
    pub answer: fn(&Directory, &str, Locale, usize) -> Answer,
}

/// Filters short lists by words.
#[derive(Clone, Copy)]
pub struct Filtering {
    pub list: fn(&[Vec<String>]) -> List,
    /// [`List::filter`].
    pub filter: fn(&List, &str) -> Vec<bool>,
}

/// Stores what a function puts into the content.
pub type Store = Box<dyn FnOnce(Box<dyn FnOnce(&mut Content)>)>;

fn read(text: Arc<str>, store: Store) {
    let mut reading = slices::reading(Arc::clone(&text));
    let mut store = Some(store);
    browser::in_slices(Box::new(move || {
        let Some(platforms) = reading() else { return false };
        let text = Arc::clone(&text);
        if let Some(store) = store.take() {
            store(Box::new(move |content| match platforms {
                Ok(platforms) => content.set_platforms(text, platforms),
                Err(_) => content.set(File::Platforms, Ok(&text)),
            }));
        }
        true
    }));
}

part! {
    /// Reads a large `platforms.json` in slices, or as a whole if it has an unexpected form.
    pub static LARGE: fn(Arc<str>, Store) = large, read

    /// Short lists that are filtered by words.
    pub static LIST: Filtering = list,
        Filtering { list: |rows| List::new(rows.iter().map(Vec::as_slice)), filter: List::filter }

    /// The catalogue without its index: it can only be filtered.
    pub static CATALOGUE: fn(&Content) -> Option<Catalogue> = catalogue, Catalogue::new

    /// The search engine.
    pub static ENGINE: Engine = engine, Engine {
        indexing: Indexing::new,
        read: Indexing::read,
        results: Catalogue::results,
    }

    /// The index of the site-wide search.
    pub static DIRECTORY: Searching = directory,
        Searching { directory: |content, catalogue| Directory::new(content, catalogue), answer: Directory::answer }
}
