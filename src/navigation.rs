//! Where the visitor is: the address as a page in a language, and what happens when it changes.

use leptos::prelude::*;
use site_core::content::{Content, file::File};
use site_core::head::{self, Head};
use site_core::locale::Locale;
use site_core::route::{self, Page, Target};

use crate::browser::{self, Step};
use crate::dom::{effect, memo};

/// The address, read.
#[derive(Clone, Copy)]
pub struct Location {
    /// Whether the app is shown in a frame of a partner's page. It stays so: nothing in a frame leads out of it.
    pub is_embed: bool,
    /// Without the query.
    pub path: Memo<String>,
    /// The query, `?` excluded.
    pub search: Memo<String>,
    pub target: Memo<Target>,
    pub locale: Memo<Locale>,
    /// None if the address leads nowhere.
    pub page: Memo<Option<Page>>,
}

impl Location {
    /// Follows the address of the window, or natively that of the `RequestUrl` in context.
    pub fn follow(content: RwSignal<Content>) -> Self {
        let address = browser::follow_address();
        let is_embed = address.with_untracked(|address| address.is_embed);
        let path = memo(move || address.with(|address| address.path.clone()));
        let search = memo(move || address.with(|address| address.search.clone()));
        let target = memo(move || path.with(|path| route::parse(path)));
        let site = memo(move || content.with(|content| content.only(&[File::Site])));
        let locale = memo(move || site.with(|content| spoken(&target.get(), head::languages(content))));
        let page = memo(move || match target.get() {
            Target::Page(route) => Some(route.page).filter(|page| !is_embed || page.can_be_embedded()),
            Target::Root => (!is_embed).then_some(Page::Home),
            Target::Nothing(_) => None,
        });
        Self { is_embed, path, search, target, locale, page }
    }

    /// Keeps document and window in step with the address: its own form, the head, focus, scroll position. What it returns
    /// is to be announced.
    pub fn lead(self, found: Memo<Option<Page>>, content: Memo<Content>, settled: Memo<bool>) -> RwSignal<String> {
        take_own_address(self, found, settled);
        let head = memo(move || {
            let (locale, origin) = (self.locale.get(), browser::origin());
            found.with(|page| content.with(|content| Head::new(page.as_ref(), content, locale, &origin)))
        });
        tell_head(head);
        let announced = RwSignal::new(String::new());
        after_navigation(self, settled, head, announced);
        announced
    }
}

/// The language of a page: the one that its address says, else the visitor's, among those offered.
fn spoken(target: &Target, offered: &[Locale]) -> Locale {
    let said = match target {
        Target::Page(route) => Some(route.locale),
        Target::Nothing(locale) => *locale,
        Target::Root => None,
    };
    let preferred = || Locale::preferred(browser::languages().iter().map(String::as_str), offered);
    said.filter(|locale| offered.contains(locale)).unwrap_or_else(preferred)
}

/// An address that leads to a page under another name takes the page's own.
fn take_own_address(location: Location, found: Memo<Option<Page>>, settled: Memo<bool>) {
    let Location { path, search, target, locale, .. } = location;
    effect(move || {
        let own = match target.get() {
            Target::Root => found.get().map(|page| page.href(locale.get())),
            Target::Page(_) if settled.get() => found.get().map(|page| page.href(locale.get())),
            Target::Page(_) | Target::Nothing(_) => None,
        };
        if let Some(own) = own.filter(|own| path.with_untracked(|path| path != own)) {
            let search = search.get_untracked();
            let mark = if search.is_empty() { "" } else { "?" };
            browser::go(&format!("{own}{mark}{search}{}", browser::hash()), Step::Replace);
        }
    });
}

/// Says in the head of the document what the page is; until the app stands there, it says what was published.
fn tell_head(head: Memo<Head>) {
    effect(move || {
        if browser::takeover::is_done() {
            head.with(browser::set_head);
        }
    });
}

/// Focus, announcement and scroll position follow the address: a new path is a new page, a new query is not.
fn after_navigation(location: Location, settled: Memo<bool>, head: Memo<Head>, announced: RwSignal<String>) {
    let Location { path, search, .. } = location;
    let mut before = None;
    effect(move || {
        let now = path.get();
        if !settled.get() || !browser::takeover::is_done() {
            return;
        }
        match &before {
            // The first page of the visit: the browser has announced it, and nobody is moved.
            None => browser::settle_first_scroll(),
            Some(before) if *before != now => {
                browser::focus("main");
                announced.set(head.with_untracked(|head| head.title.clone()));
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
