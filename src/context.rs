//! The data that is passed to every page and component.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::content::date::Date;
use site_core::content::{Content, file::File};
use site_core::locale::Locale;
use site_core::query::{self, IdsQuery, PageQuery};
use site_core::route::Page;
use site_core::site_index::SiteIndex;
use site_core::url_values::{Understood, understand};

use crate::browser::{self, Announcer};
use crate::part;
use crate::view::memo;

part! {
    /// Reads the values of a URL.
    pub static URL_VALUES: fn(&str, &Page, &Content, Option<&Catalogue>, Locale) -> Understood = url_values, understand
}

/// Whether a query has values that are looked up in the data, and not only free text.
pub fn has_values(page: &Page, search: &str) -> bool {
    let names = query::parameters(page);
    let is_read = |name: &str| name != query::TEXT && (names.contains(&name) || *page == Page::Builder);
    search.split('&').any(|pair| pair.split('=').next().is_some_and(|name| !name.is_empty() && is_read(name)))
}

/// What a page is rendered from.
#[derive(Clone)]
pub struct Context {
    pub content: Content,
    pub catalogue: Option<Arc<Catalogue>>,
    /// Whether the catalogue can be searched: a large one is indexed in slices.
    pub indexed: RwSignal<bool>,
    /// The index of the site-wide search, built on first use.
    pub site_index: Memo<ByIdentity<SiteIndex>>,
    /// The visitor's choices, to show and to change.
    pub choices: Choices,
    /// Drafts of proposals, for browsers that store nothing.
    pub drafts: Drafts,
    /// The preview of an editor's draft.
    pub preview: Preview,
    /// Whether the page is an embed.
    pub is_embed: bool,
    pub locale: Locale,
    /// The query of the URL, without `?` and unknown values. Pages read it through [`query`](Self::query).
    pub search: Memo<String>,
    /// The query as it was written.
    pub written: Memo<String>,
    pub page: Page,
    pub today: Date,
    pub retry: Callback<File>,
    /// Responses, counted by [`File::count`].
    pub answers: RwSignal<usize>,
    /// Announces changes to screen readers.
    pub announcer: Announcer,
}

impl Context {
    /// The interpreted query of the URL.
    pub fn understood(&self) -> Understood {
        let Self { page, content, locale, .. } = self;
        self.written.with(|search| {
            let part = if has_values(page, search) { URL_VALUES.need() } else { None };
            match part {
                Some(understand) => understand(search, page, content, self.catalogue.as_deref(), *locale),
                None => Understood { search: search.clone(), unknown: Vec::new() },
            }
        })
    }

    /// The query of the URL, parsed once for each change. Each type of query costs 0.6 kB.
    pub fn query<Q: PageQuery>(&self) -> Memo<Q> {
        let search = self.search;
        memo(move || search.with(|search| Q::parse(search)))
    }

    /// The ids in the URL.
    pub fn ids(&self) -> Vec<String> {
        self.search.with(|search| IdsQuery::parse(search).ids)
    }
}

/// The platforms that the visitor has chosen, on all pages.
#[derive(Clone, Copy)]
pub struct Choices {
    /// Ids of the shortlist.
    pub shortlist: RwSignal<Vec<String>>,
}

/// Drafts by key: stored in the browser, or else kept until the end of the visit.
#[derive(Clone, Copy, Default)]
pub struct Drafts(RwSignal<Vec<String>>);

impl Drafts {
    /// Keeps a draft. Returns whether it outlasts the visit.
    pub fn keep(self, key: &str, draft: &str) -> bool {
        browser::store(key, draft);
        let is_stored = browser::stored(key).unwrap_or_default() == draft;
        self.0.update_untracked(|drafts| {
            drafts.retain(|kept| Self::of(kept, key).is_none());
            if !is_stored {
                drafts.push([key, "\n", draft].concat());
            }
        });
        is_stored
    }

    /// The draft in the stored text, if it has this key.
    fn of<'a>(kept: &'a str, key: &str) -> Option<&'a str> {
        kept.split_once('\n').filter(|(known, _)| *known == key).map(|(_, draft)| draft)
    }

    /// The draft of a key; empty if there is none.
    pub fn get(self, key: &str) -> String {
        // One in memory is newer than the stored one: the browser had no room for it.
        let of_visit =
            self.0.with_untracked(|drafts| drafts.iter().find_map(|kept| Self::of(kept, key)).map(str::to_owned));
        of_visit.or_else(|| browser::stored(key)).unwrap_or_default()
    }
}

/// Storage key of a preview in this tab: its value is the query of the workshop that it was started from, at least `?`.
/// The files of the preview are stored under their names.
const PREVIEW_KEY: &str = "preview";

/// The preview of a draft, in this tab.
#[derive(Clone, Copy)]
pub struct Preview {
    pub is_on: RwSignal<bool>,
    content: RwSignal<Content>,
    /// The content before the preview; nothing is loaded in it if the page was loaded in a preview.
    published: RwSignal<Content>,
    retry: Callback<File>,
}

impl Preview {
    pub fn new(content: RwSignal<Content>, retry: Callback<File>) -> Self {
        let is_on = RwSignal::new(browser::stored_in_tab(PREVIEW_KEY).is_some());
        Self { is_on, content, published: RwSignal::default(), retry }
    }

    /// Shows these files instead of the published ones. `from` is the query of the workshop to come back to.
    pub fn show(self, files: Vec<(File, String)>, from: &str) {
        if !self.is_on.get_untracked() {
            self.published.set(self.content.get_untracked());
        }
        // First: a page that is loaded with the files of a preview must say so.
        browser::store_in_tab(PREVIEW_KEY, if from.is_empty() { "?" } else { from });
        self.content.update(|content| {
            for (file, text) in files {
                browser::store_in_tab(file.name(), &text);
                content.set(file, Ok(&text));
            }
        });
        self.is_on.set(true);
    }

    /// The query of the workshop that the preview was started from.
    pub fn from() -> String {
        browser::stored_in_tab(PREVIEW_KEY).filter(|from| from.starts_with('?')).unwrap_or_default()
    }

    /// Goes back to the published files.
    pub fn end(self) {
        if self.is_on.get_untracked() {
            self.is_on.set(false);
            browser::store_in_tab(PREVIEW_KEY, "");
            for file in File::ALL {
                browser::store_in_tab(file.name(), "");
            }
            let published = self.published.get_untracked();
            let missing = File::ALL.map(|file| (!published.is_ready(file)).then_some(file));
            self.content.set(published);
            for file in missing.into_iter().flatten() {
                self.retry.run(file);
            }
        }
    }
}

/// The storage key of the shortlist.
pub const SHORTLIST_KEY: &str = "shortlist";

/// Compares by pointer identity, so that a memo does not run again when a value is rebuilt equal.
pub struct ByIdentity<T>(pub Option<Arc<T>>);

impl<T> Clone for ByIdentity<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for ByIdentity<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}
