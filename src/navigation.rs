//! The current location: the URL as a page in a language, and the effects of its changes.

use leptos::prelude::*;
use site_core::content::Content;
use site_core::head::{self, Head};
use site_core::locale::Locale;
use site_core::route::{self, Page, Target};

use crate::browser::{self, Announcer, HeadWriter, HistoryMode, SwapIn};
use crate::view::{effect, memo};

/// The parsed URL.
#[derive(Clone, Copy)]
pub struct Location {
    /// Whether the app is an embed. This never changes: links inside an embed do not leave it in the same window.
    pub is_embed: bool,
    /// Without the query.
    pub path: Memo<String>,
    /// The query, without `?`.
    pub search: Memo<String>,
    pub target: Memo<Target>,
    pub locale: Memo<Locale>,
    /// `None` if the URL is not that of a page.
    pub page: Memo<Option<Page>>,
}

impl Location {
    /// Follows the URL of the window, or natively that of the `RequestUrl` in context. `site` holds only `site.json`,
    /// for the languages that are offered.
    pub fn follow(site: Memo<Content>) -> Self {
        let address = browser::follow_url();
        let is_embed = address.with_untracked(|address| address.is_embed);
        let path = memo(move || address.with(|address| address.path.clone()));
        let search = memo(move || address.with(|address| address.search.clone()));
        let target = memo(move || path.with(|path| route::parse(path)));
        let locale = memo(move || site.with(|content| language_of(&target.get(), head::languages(content))));
        let page = memo(move || match target.get() {
            Target::Page(route) => Some(route.page).filter(|page| !is_embed || page.info().can_be_embedded),
            Target::Root => (!is_embed).then_some(Page::Home),
            Target::NotFound(_) => None,
        });
        Self { is_embed, path, search, target, locale, page }
    }

    /// Updates the window with the page: canonical path, head, focus, scroll position. `found` and `settled` are those
    /// of `loading::Data`. Announces the title of each new page.
    pub fn update_window(
        self,
        swap_in: SwapIn,
        found: Memo<Option<Page>>,
        content: Memo<Content>,
        settled: Memo<bool>,
        announcer: Announcer,
    ) {
        take_canonical_path(self, found, settled);
        let head = memo(move || {
            let (locale, origin) = (self.locale.get(), browser::origin());
            found.with(|page| content.with(|content| Head::new(page.as_ref(), content, locale, &origin)))
        });
        write_head(swap_in, head);
        after_navigation(self, swap_in, settled, head, announcer);
    }
}

/// The language of a page: that of its path, else the visitor's preferred one among those offered.
fn language_of(target: &Target, offered: &[Locale]) -> Locale {
    let own = match target {
        Target::Page(route) => Some(route.locale),
        Target::NotFound(locale) => *locale,
        Target::Root => None,
    };
    let preferred = || Locale::preferred(browser::languages().iter().map(String::as_str), offered);
    own.filter(|locale| offered.contains(locale)).unwrap_or_else(preferred)
}

/// Replaces other paths of a page, such as `/`, a former id or `/fr/plateformes/index.html`, by its canonical path, and
/// removes tracking parameters.
fn take_canonical_path(location: Location, found: Memo<Option<Page>>, settled: Memo<bool>) {
    let Location { path, search, target, locale, is_embed, .. } = location;
    effect(move || {
        let own = match target.get() {
            Target::Root => found.get().map(|page| page.href(locale.get())),
            Target::Page(_) if settled.get() => found.get().map(|page| page.href(locale.get())),
            Target::Page(_) | Target::NotFound(_) => None,
        };
        let Some(own) = own else { return };
        let (path, search) = (path.get(), search.get_untracked());
        let kept = route::without_tracking(&search);
        if own == path && kept == search {
            return;
        }
        // In an embed, `go` adds its theme and target.
        let href = if is_embed { route::without_embed_parameters(&own, &kept) } else { with_query(own, &kept) };
        browser::go(&(href + &browser::hash()), HistoryMode::Replace);
    });
}

fn with_query(path: String, search: &str) -> String {
    if search.is_empty() { path } else { [&path, "?", search].concat() }
}

/// Writes the head of the document. Until the swap-in, the published head stays.
fn write_head(swap_in: SwapIn, head: Memo<Head>) {
    let mut writer = HeadWriter::default();
    effect(move || {
        if swap_in.is_done() {
            head.with(|head| writer.write(head));
        }
    });
}

/// Updates focus, announcement and scroll position when the URL changes. Only a new path is a new page; a new query is
/// not.
fn after_navigation(location: Location, swap_in: SwapIn, settled: Memo<bool>, head: Memo<Head>, announcer: Announcer) {
    let Location { path, search, .. } = location;
    let mut before = None;
    effect(move || {
        let now = path.get();
        if !settled.get() || !swap_in.is_done() {
            return;
        }
        match &before {
            // The browser has announced the first page of the visit and, if it was published, scrolled to its fragment.
            None if swap_in.was_answer() => {}
            None => browser::settle_first_scroll(),
            Some(before) if *before != now => {
                browser::focus("main");
                announcer.announce(head.with_untracked(|head| head.title.clone()));
            }
            Some(_) => {}
        }
        before = Some(now);
    });
    effect(move || {
        path.track();
        search.track();
        browser::settle_scroll();
    });
}
