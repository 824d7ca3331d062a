//! The data files that have arrived, and what is built from them: the catalogue, and the index of the site-wide search.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::content::date::Date;
use site_core::content::{Content, file::File};
use site_core::page::CATALOGUE_FILES;
use site_core::page_content;
use site_core::query::{PageQuery, TextQuery};
use site_core::route::Page;
#[cfg(feature = "csr")]
use site_core::route::{self, Target};
use site_core::site_index::SiteIndex;

use crate::browser::{self, SwapIn};
use crate::context::ByIdentity;
use crate::load::catalogue::{CATALOGUE, ENGINE, SITE_INDEX};
use crate::load::part::{Progress, prefetch_when_idle};
use crate::navigation::Location;
use crate::pages;
use crate::view::{effect, memo};

/// Longest wait of a page for a file. After that it is rendered without the missing files, and updated when they
/// arrive.
#[cfg(feature = "csr")]
const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(2);

/// What the app is given: the content that has arrived, the date, and how to request a file again.
#[derive(Clone, Copy)]
pub struct World {
    pub content: RwSignal<Content>,
    pub today: Date,
    pub retry: Callback<File>,
    /// Responses, successful or not, counted by [`File::count`]: tells a notice that its retry has ended.
    pub answers: RwSignal<usize>,
    /// The [bits](File::bit) of the files that take too long and that pages no longer wait for.
    late: RwSignal<usize>,
    /// Requests files that have not been requested yet.
    request: Callback<&'static [File]>,
    pub swap_in: SwapIn,
}

impl World {
    /// Whether each of these files has arrived, has failed, or takes too long. Tracked.
    fn has_come(self, files: &[File]) -> bool {
        let late = self.late.get();
        self.content.with(|content| files.iter().all(|file| late & file.bit() != 0 || content.is_settled(&[*file])))
    }
}

#[cfg(not(feature = "csr"))]
impl World {
    /// All content at once, on a given date.
    pub fn new(content: Content, today: Date) -> Self {
        Self {
            content: RwSignal::new(content),
            today,
            retry: Callback::new(|_| ()),
            answers: RwSignal::default(),
            late: RwSignal::new(0),
            request: Callback::new(|_| ()),
            swap_in: SwapIn::none(),
        }
    }
}

#[cfg(feature = "csr")]
impl World {
    /// Starts fetching the files of the first page. Others follow when a page needs them or is likely to come next.
    pub fn read(swap_in: SwapIn) -> Self {
        let content = RwSignal::new(Content::default());
        let (answers, late, requested) = (RwSignal::new(0), RwSignal::new(0), RwSignal::new(0));
        let request = Callback::new(move |files: &'static [File]| {
            for file in files {
                // The files of an editor's preview are kept.
                let is_there = content.with_untracked(|content| content.is_settled(&[*file]));
                if !is_there && requested.get_untracked() & file.bit() == 0 {
                    requested.update_untracked(|requested| *requested |= file.bit());
                    crate::load::load(content, answers, *file);
                    browser::later(TIMEOUT, Box::new(move || late.update(|late| *late |= file.bit())));
                }
            }
        });
        let address = browser::current();
        request.run(match route::parse(&address.path) {
            Target::Page(route) => route.page.info().files,
            _ if address.is_embed => &[File::Site],
            _ => &File::ALL,
        });
        if !address.is_embed {
            browser::on_approach(Box::new(move |page| fetch_when_idle(request, page)));
        }
        let retry = Callback::new(move |file| crate::load::load(content, answers, file));
        Self { content, today: browser::today(), retry, answers, late, request, swap_in }
    }
}

/// Fetches the files of a page that may come next, when the browser has nothing else to do.
fn fetch_when_idle(request: Callback<&'static [File]>, page: Page) {
    browser::when_idle(Box::new(move || request.run(page.info().files)));
}

/// What the current page is rendered from.
#[derive(Clone, Copy)]
pub struct Data {
    /// The files of the page: it is rendered again only when one of them changes.
    pub content: Memo<Content>,
    pub catalogue: Memo<ByIdentity<Catalogue>>,
    /// Whether the catalogue can be searched.
    pub indexed: RwSignal<bool>,
    pub site_index: Memo<ByIdentity<SiteIndex>>,
    /// Progress of fetching the page's code.
    pub code: Memo<Progress>,
    /// Whether the page can be rendered, or its code has failed: enough files have arrived, and the code.
    pub settled: Memo<bool>,
    /// The page, unless its record is known not to exist. `None` if the URL is not that of a page.
    pub found: Memo<Option<Page>>,
}

impl Data {
    pub fn new(world: World, location: Location) -> Self {
        let shown = location.page;
        let needed = memo(move || shown.with(|page| page.as_ref().map_or(&[File::Site][..], |page| page.info().files)));
        let content = memo(move || world.content.with(|content| content.only(needed.get())));
        let (catalogue, is_making) = catalogue(world);
        let indexed = index(catalogue);
        let site_index = memo(move || {
            // The site-wide search needs all files.
            world.request.run(&File::ALL);
            let (new, engine) = (SITE_INDEX.need(), CATALOGUE.need().and(ENGINE.need()));
            // A large catalogue can be searched only when it is indexed.
            let catalogue = if indexed.get() { catalogue.get().0 } else { None };
            let new = new.filter(|_| engine.is_some() && world.has_come(&File::ALL));
            ByIdentity(new.map(|new| Arc::new(world.content.with(|content| (new.site_index)(content, catalogue)))))
        });
        let essential =
            memo(move || shown.with(|page| page.as_ref().and_then(|page| page.info().essential)).unwrap_or(File::Site));
        let has_files = memo(move || {
            let is_settled = |files: &[File]| world.content.with(|content| content.is_settled(files));
            // The published page is complete: an incomplete one must not replace it.
            let is_late = || world.has_come(needed.get()) && !world.swap_in.is_answer();
            is_settled(needed.get()) || is_late() && is_settled(&[File::Site, essential.get()])
        });
        // The first page of a visit waits for the results of its query; later pages add them when they are available.
        let asks = location.search.with_untracked(|search| !TextQuery::parse(search).text.is_empty());
        let code = memo(move || {
            let progress = |page: &Page| location.search.with_untracked(|search| pages::progress(page, search));
            shown.with(|page| page.as_ref().map_or(Progress::Ready, progress))
        });
        let settled = memo(move || {
            let searches = || asks && shown.with(|page| page.as_ref().is_some_and(Page::searches));
            let has_code = code.with(|code| code.is_settled());
            has_code
                && has_files.get()
                && !is_making.get()
                && (indexed.get() || catalogue.get().0.is_none() || !searches())
        });
        effect(move || world.request.run(needed.get()));
        // Requests the code again when the visitor returns to a page without it.
        effect(move || shown.with(|page| page.as_ref().into_iter().for_each(pages::request)));
        // An embed has no next page.
        effect(move || {
            if world.swap_in.is_done() && settled.get() && !location.is_embed {
                let next = shown.with(|page| page.as_ref().map(pages::likely_next)).unwrap_or_default();
                prefetch_when_idle(pages::parts_of(&next).into_iter());
                for page in next {
                    fetch_when_idle(world.request, page);
                }
            }
        });
        publish_state(shown, essential, code, settled, world);
        let found =
            memo(move || shown.get().and_then(|page| content.with(|content| page_content::found(&page, content))));
        Self { content, catalogue, indexed, site_index, code, settled, found }
    }
}

/// The catalogue, made once its code and all its files have arrived, or after `TIMEOUT`; and whether a large one is
/// still being made.
fn catalogue(world: World) -> (Memo<ByIdentity<Catalogue>>, Memo<bool>) {
    let files = memo(move || {
        let has_come = world.has_come(CATALOGUE_FILES);
        world.content.with(|content| if has_come { content.only(CATALOGUE_FILES) } else { Content::default() })
    });
    let large = RwSignal::new(ByIdentity(None));
    let catalogue = memo(move || match CATALOGUE.get().and_then(|new| files.with(new.at_once)) {
        None => large.get(),
        new => ByIdentity(new.map(Arc::new)),
    });
    let is_making = memo(move || {
        let has_platforms = CATALOGUE.get().is_some() && files.with(|content| content.platforms.ready().is_some());
        has_platforms && catalogue.get().0.is_none()
    });
    effect(move || {
        if let Some(new) = CATALOGUE.get() {
            let of = files.get();
            let made = Box::new(move |made| {
                // Unless there are newer files.
                if files.with_untracked(|files| *files == of) {
                    large.set(ByIdentity(Some(Arc::new(made))));
                }
            });
            files.with(|content| (new.in_slices)(content, made));
        }
    });
    (catalogue, is_making)
}

/// Natively, the index is built on first use.
#[cfg(not(feature = "csr"))]
fn index(_: Memo<ByIdentity<Catalogue>>) -> RwSignal<bool> {
    RwSignal::new(true)
}

/// Indexes each new catalogue in slices. Returns whether that is done.
#[cfg(feature = "csr")]
fn index(catalogue: Memo<ByIdentity<Catalogue>>) -> RwSignal<bool> {
    let indexed = RwSignal::new(false);
    effect(move || {
        indexed.set(false);
        let this = catalogue.get();
        if let Some((new, engine)) = this.0.clone().zip(ENGINE.get()) {
            let done = Box::new(move || {
                // Unless there is a newer catalogue.
                if catalogue.with_untracked(|newest| *newest == this) {
                    indexed.set(true);
                }
            });
            (engine.index)(new, done);
        }
    });
    indexed
}

/// Sets `data-state` on the root element: `loading`, `ready`, or `failed` if the page's essential file or its code is
/// missing.
fn publish_state(
    shown: Memo<Option<Page>>,
    essential: Memo<File>,
    code: Memo<Progress>,
    settled: Memo<bool>,
    world: World,
) {
    let (content, swap_in) = (world.content, world.swap_in);
    let state = memo(move || {
        let needs_it = shown.with(|page| page.as_ref().is_some_and(|page| page.info().essential.is_some()));
        let failed =
            code.get().has_failed() || needs_it && content.with(|content| content.error(essential.get()).is_some());
        match (settled.get(), failed) {
            (false, _) => "loading",
            (true, true) => "failed",
            (true, false) => "ready",
        }
    });
    effect(move || match state.get() {
        state if swap_in.is_done() => browser::set_state(state),
        "loading" => {}
        state => swap_in.set_ready(state == "failed"),
    });
}
