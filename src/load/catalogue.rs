//! The parts of the app for searching: the catalogue, the index of the site, short lists.

use std::sync::Arc;

use site_core::catalogue::{Catalogue, Indexing, Making, Results};
use site_core::content::Content;
use site_core::directory::{Answer, Directory};
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use site_core::search::List;

use crate::load::part::AnyPart;
use crate::{browser, part};

/// Builds the index of the catalogue, and searches it.
#[derive(Clone, Copy)]
pub struct Engine {
    /// Builds the index in slices.
    pub index: fn(Arc<Catalogue>, Box<dyn FnOnce()>),
    /// [`Catalogue::results`].
    pub results: fn(&Catalogue, &CatalogueQuery, Locale) -> Results,
}

/// Takes a catalogue that is complete.
pub type Done = Box<dyn FnOnce(Catalogue)>;

/// Makes the catalogue.
#[derive(Clone, Copy)]
pub struct Cataloguing {
    /// `None` if there are no platforms, or so many that the page would be blocked.
    pub at_once: fn(&Content) -> Option<Catalogue>,
    /// For so many platforms.
    pub in_slices: fn(&Content, Done),
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

/// Records that are read without a look at the clock.
const AT_ONCE: usize = 8;

/// Whether making the catalogue at once would block the page.
fn is_large(content: &Content) -> bool {
    const MANY: usize = 1000;
    cfg!(feature = "csr") && content.platforms.ready().is_some_and(|platforms| platforms.all.len() >= MANY)
}

fn at_once(content: &Content) -> Option<Catalogue> {
    if is_large(content) { None } else { Catalogue::new(content) }
}

fn in_slices(content: &Content, done: Done) {
    if !is_large(content) {
        return;
    }
    let mut making = Making::new(content);
    let mut done = Some(done);
    browser::in_slices(Box::new(move || {
        let is_done = making.as_mut().is_none_or(|making| making.step(AT_ONCE));
        if is_done && let Some((making, done)) = making.take().zip(done.take()) {
            done(making.end());
        }
        is_done
    }));
}

fn index(catalogue: Arc<Catalogue>, done: Box<dyn FnOnce()>) {
    let mut indexing = Indexing::new(catalogue);
    let mut done = Some(done);
    browser::in_slices(Box::new(move || {
        let is_done = indexing.read(AT_ONCE);
        if is_done && let Some(done) = done.take() {
            done();
        }
        is_done
    }));
}

/// The parts of the site-wide search.
pub static SITE_SEARCH: [&dyn AnyPart; 3] = [&DIRECTORY, &ENGINE, &CATALOGUE];

/// Requests the parts of the site-wide search, again after a failure.
pub fn request_site_search() {
    for part in SITE_SEARCH {
        part.request();
    }
}

part! {
    /// Short lists that are filtered by words.
    pub static LIST: Filtering = list,
        Filtering { list: |rows| List::new(rows.iter().map(Vec::as_slice)), filter: List::filter }

    /// The catalogue without its index: it can only be filtered.
    pub static CATALOGUE: Cataloguing = catalogue, Cataloguing { at_once, in_slices }

    /// The search engine.
    pub static ENGINE: Engine = engine, Engine {
        index,
        results: Catalogue::results,
    }

    /// The index of the site-wide search.
    pub static DIRECTORY: Searching = directory,
        Searching { directory: |content, catalogue| Directory::new(content, catalogue), answer: Directory::answer }
}
