//! The parts of the app for searching: the catalogue, the index of the site, short lists.

use std::sync::Arc;

use site_core::catalogue::{Catalogue, CatalogueBuilder, Indexing, Results};
use site_core::content::Content;
use site_core::locale::Locale;
use site_core::query::CatalogueQuery;
use site_core::search::List;
use site_core::site_index::{Answer, SiteIndex};

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
pub struct CatalogueApi {
    /// `None` if there are no platforms, or so many that the page would be blocked.
    pub at_once: fn(&Content) -> Option<Catalogue>,
    /// Makes a large catalogue in slices; does nothing for a small one.
    pub in_slices: fn(&Content, Done),
}

/// Builds the index of the site, and searches it.
#[derive(Clone, Copy)]
pub struct SiteSearchApi {
    pub site_index: fn(&Content, Option<Arc<Catalogue>>) -> SiteIndex,
    /// [`SiteIndex::answer`].
    pub answer: fn(&SiteIndex, &str, Locale, usize) -> Answer,
}

/// Filters short lists by words.
#[derive(Clone, Copy)]
pub struct FilterApi {
    pub list: fn(&[Vec<String>]) -> List,
    /// [`List::filter`].
    pub filter: fn(&List, &str) -> Vec<bool>,
}

/// Records that are read between two checks of the clock.
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
    let mut builder = CatalogueBuilder::new(content);
    let mut done = Some(done);
    browser::in_slices(Box::new(move || {
        let is_done = builder.as_mut().is_none_or(|builder| builder.step(AT_ONCE));
        if is_done && let Some((builder, done)) = builder.take().zip(done.take()) {
            done(builder.end());
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
pub static SITE_SEARCH: [&dyn AnyPart; 3] = [&SITE_INDEX, &ENGINE, &CATALOGUE];

/// Requests the parts of the site-wide search, again after a failure.
pub fn request_site_search() {
    for part in SITE_SEARCH {
        part.request();
    }
}

part! {
    /// Short lists that are filtered by words.
    pub static LIST: FilterApi = list,
        FilterApi { list: |rows| List::new(rows.iter().map(Vec::as_slice)), filter: List::filter }

    /// The catalogue without its index: it can only be filtered.
    pub static CATALOGUE: CatalogueApi = catalogue, CatalogueApi { at_once, in_slices }

    /// The search engine.
    pub static ENGINE: Engine = engine, Engine {
        index,
        results: Catalogue::results,
    }

    /// The index of the site-wide search.
    pub static SITE_INDEX: SiteSearchApi = site_index,
        SiteSearchApi { site_index: |content, catalogue| SiteIndex::new(content, catalogue), answer: SiteIndex::answer }
}
