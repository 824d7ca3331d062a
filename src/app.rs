//! The app: what it knows of the world, which page an address shows, what happens when the address changes.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::catalogue::Catalogue;
#[cfg(feature = "csr")]
use site_core::catalogue::Indexing;
use site_core::content::date::Date;
use site_core::content::{Content, file::File};
use site_core::directory::Directory;
use site_core::head::{self, Head};
use site_core::locale::Locale;
use site_core::page;
use site_core::query::TextQuery;
use site_core::route::{self, Page, Route, Target};

use crate::browser::{self, Step};
use crate::components::choice;
use crate::components::{palette, shell};
use crate::context::{ByIdentity, Choices, Context, SHORTLIST_KEY};
use crate::dom::{Node, Outward, effect, el, live, many, memo, open_links_outside};

use crate::pages;

/// A page waits this long for all its files; then it shows what has come, and the rest when it comes.
#[cfg(feature = "csr")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

/// What the app is given: the content as far as it has come, the day, and how to ask for a file again.
#[derive(Clone, Copy)]
pub struct World {
    pub content: RwSignal<Content>,
    pub today: Date,
    pub retry: Callback<File>,
    /// How many answers have come, good or bad: tells a notice that its new attempt is over.
    pub answers: RwSignal<usize>,
    /// Whether the visitor has waited enough to be shown a page without its secondary files.
    pub is_late: RwSignal<bool>,
}

/// Mounts the app and starts reading the data files. Where a page is published, it takes its place once it is ready.
#[cfg(feature = "csr")]
pub fn mount() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    browser::read_base();
    let Some(root) = browser::takeover::stage() else { return };
    let app = || {
        let content = RwSignal::new(Content::default());
        let answers = RwSignal::new(0);
        let is_late = RwSignal::new(false);
        let (first, rest) = files_to_read();
        for file in first {
            crate::load::load(content, answers, *file);
        }
        // The files of the next pages of the visit come once the first one stands.
        effect(move || {
            if browser::takeover::is_done() {
                for file in rest.iter().filter(|file| !first.contains(file)) {
                    crate::load::load(content, answers, *file);
                }
            }
        });
        browser::later(PATIENCE, Box::new(move || is_late.set(true)));
        let retry = Callback::new(move |file| crate::load::load(content, answers, file));
        view! { <App world=World { content, today: browser::today(), retry, answers, is_late }/> }
    };
    mount_to(root, app).forget();
}

/// The files of the first page; then all, for the next pages of a visit. An embed stays what it is.
#[cfg(feature = "csr")]
fn files_to_read() -> (&'static [File], &'static [File]) {
    let address = browser::current();
    let first = match route::parse(&address.path) {
        Target::Page(route) => page::files(&route.page),
        _ if address.is_embed => &[File::Site],
        _ => &File::ALL,
    };
    (first, if address.is_embed { &[] } else { &File::ALL })
}

/// The whole site: the page that the address shows, in its frame. Natively, the address is the `RequestUrl` in context.
#[component]
pub fn App(world: World) -> Node {
    let address = browser::follow_address();
    // A frame stays one: nothing in it leads out of it.
    let is_embed = address.with_untracked(|address| address.is_embed);
    let path = memo(move || address.with(|address| address.path.clone()));
    let search = memo(move || address.with(|address| address.search.clone()));
    let target = memo(move || path.with(|path| route::parse(path)));
    let frame = memo(move || world.content.with(|content| content.only(&[File::Site])));
    let locale = memo(move || frame.with(|content| spoken(&target.get(), head::languages(content))));
    // None where the address leads nowhere.
    let shown = memo(move || match target.get() {
        Target::Page(route) => Some(route.page).filter(|page| !is_embed || page.can_be_embedded()),
        Target::Root => (!is_embed).then_some(Page::Home),
        Target::Nothing(_) => None,
    });
    let needed = memo(move || shown.with(|page| page.as_ref().map_or(&[File::Site][..], page::files)));
    let essential = memo(move || shown.with(|page| page.as_ref().and_then(page::essential)).unwrap_or(File::Site));
    let settled = memo(move || {
        world.content.with(|content| {
            // What is published is complete: less would be no gain.
            let is_late = || world.is_late.get() && !browser::takeover::is_answer();
            let has_enough = || is_late() && content.is_settled(&[File::Site, essential.get()]);
            content.is_settled(needed.get()) || has_enough()
        })
    });
    // A page is drawn anew only when a file that it shows has changed.
    let content = memo(move || world.content.with(|content| content.only(needed.get())));
    let catalogue = catalogue(world);
    let indexed = index(catalogue);
    let directory = memo(move || {
        // A large catalogue is found once it has been read.
        let catalogue = if indexed.get() { catalogue.get().0 } else { None };
        ByIdentity(Some(Arc::new(world.content.with(|content| Directory::new(content, catalogue)))))
    });
    // The first page of a visit shows the answer to its text at once; later ones fill in while the visitor types.
    let asks = search.with_untracked(|search| !TextQuery::parse(search).text.is_empty());
    let settled = memo(move || {
        let searches = || asks && shown.with(|page| page.as_ref().is_some_and(page::searches));
        settled.get() && (indexed.get() || catalogue.get().0.is_none() || !searches())
    });
    let choices = Choices { shortlist: kept_shortlist(), compared: RwSignal::new(Vec::new()) };
    // While platforms are compared, the tray would say it twice.
    let has_tray = memo(move || shown.with(|page| *page != Some(Page::Compare)));
    let palette = RwSignal::new(false);
    if !is_embed {
        browser::on_search_keys(move || palette.maybe_update(|open| !std::mem::replace(open, true)));
    }
    // None where the address leads nowhere, or to a record that there is not.
    let found = memo(move || shown.get().filter(|page| content.with(|content| page::exists(page, content))));
    take_own_address(target, found, settled, locale, path, search);
    let head = memo(move || {
        let (locale, origin) = (locale.get(), browser::origin());
        found.with(|page| content.with(|content| Head::new(page.as_ref(), content, locale, &origin)))
    });
    tell_head(head);
    tell_state(shown, essential, settled, world.content);
    let announced = RwSignal::new(String::new());
    after_navigation(path, search, settled, head, announced);

    // A view reads one memo that nothing else reads: of several, one that is brought up to date on behalf of another is
    // taken for unchanged (`update_if_necessary` of reactive_graph 0.2.16).
    let drawn = memo(move || {
        let page = settled.get().then(|| shown.get());
        let uses_catalogue = page.as_ref().is_some_and(|page| page.as_ref().is_some_and(page::uses_catalogue));
        (locale.get(), page, content.get(), if uses_catalogue { catalogue.get() } else { ByIdentity(None) })
    });
    let set_links = move |locale| open_links_outside(is_embed.then(|| outward(locale, &search.get_untracked())));
    set_links(locale.get_untracked());
    let body = move || {
        let (locale, page, content, catalogue) = drawn.get();
        set_links(locale);
        browser::takeover::drop_published();
        let Some(page) = page else { return pages::loading::view(locale) };
        let context = Context {
            content,
            catalogue: catalogue.0,
            indexed,
            directory,
            choices,
            is_embed,
            locale,
            search,
            today: world.today,
            retry: world.retry,
            answers: world.answers,
        };
        let is_left_out = page.as_ref().is_some_and(|page| page::is_left_out(page, &context.content));
        page.filter(|page| page::exists(page, &context.content))
            .map_or_else(|| pages::not_found::view(&context, is_left_out), |page| pages::view(&page, &context))
    };
    let around = memo(move || (locale.get(), found.get(), frame.get()));
    let header = move || {
        let (locale, page, content) = around.get();
        shell::header(content.site.ready(), locale, page, search, palette, choices)
    };
    let main =
        |class: Option<&'static str>| el("main").attr("id", "content").attr("class", class).attr("tabindex", "-1");
    let announcement = el("div").class("visually-hidden").attr("aria-live", "polite").child(announced);
    if is_embed {
        let foot = move || {
            let (locale, page, content) = around.get();
            shell::embed_foot(content.site.ready(), &Route::new(locale, page.unwrap_or(Page::Home)), search)
        };
        // The foot is the last thing in the frame, or its height would be that of what nobody sees.
        return many().child(announcement).child(main(Some("embed stack")).child(live(body))).child(live(foot));
    }
    many()
        .child(live(header))
        .child(main(None).child(live(body)))
        .child(live(move || has_tray.get().then(|| choice::tray(locale.get(), choices, catalogue))))
        .child(live(move || around.with(|(locale, _, content)| shell::footer(content.site.ready(), *locale))))
        .child(live(move || palette::view(locale.get(), palette, directory)))
        .child(announcement)
}

/// How the links of a frame leave it, from the query of its address.
fn outward(locale: Locale, search: &str) -> Outward {
    if route::opens_in_window(search) {
        Outward { target: "_top", words: "" }
    } else {
        Outward { target: "_blank", words: locale.text().in_new_tab }
    }
}

/// The catalogue, built once all its files have come, or when the visitor has waited enough.
fn catalogue(world: World) -> Memo<ByIdentity<Catalogue>> {
    let files = memo(move || {
        world.content.with(|content| {
            let has_come = content.is_settled(page::CATALOGUE_FILES) || world.is_late.get();
            if has_come { content.only(page::CATALOGUE_FILES) } else { Content::default() }
        })
    });
    memo(move || ByIdentity(files.with(Catalogue::new).map(Arc::new)))
}

/// Says in the head of the document what the page is; until the app stands there, it says what was published.
fn tell_head(head: Memo<Head>) {
    effect(move || {
        if browser::takeover::is_done() {
            head.with(browser::set_head);
        }
    });
}

/// Says on the root element whether the page stands: `loading`, `ready`, or `failed` without the file it is about.
fn tell_state(shown: Memo<Option<Page>>, essential: Memo<File>, settled: Memo<bool>, content: RwSignal<Content>) {
    let state = memo(move || {
        let needs_it = shown.with(|page| page.as_ref().is_some_and(|page| page::essential(page).is_some()));
        let failed = needs_it && content.with(|content| content.error(essential.get()).is_some());
        match (settled.get(), failed) {
            (false, _) => "loading",
            (true, true) => "failed",
            (true, false) => "ready",
        }
    });
    effect(move || match state.get() {
        state if browser::takeover::is_done() => browser::set_state(state),
        "loading" => {}
        state => browser::takeover::take_over(state == "failed"),
    });
}

/// Milliseconds that reading the catalogue may take at a time.
#[cfg(feature = "csr")]
const SLICE: f64 = 8.0;

/// The platforms kept in this browser: followed in its other windows, and only remembered where it keeps nothing.
fn kept_shortlist() -> RwSignal<Vec<String>> {
    let read = |kept: Option<String>| -> Vec<String> {
        let kept = kept.unwrap_or_default();
        kept.split(' ').filter(|id| route::is_id(id)).map(str::to_owned).collect()
    };
    let shortlist = RwSignal::new(read(browser::kept(SHORTLIST_KEY)));
    browser::on_kept(SHORTLIST_KEY, move |kept| shortlist.set(read(kept)));
    effect(move || {
        let ids = shortlist.with(|ids| ids.join(" "));
        browser::keep(SHORTLIST_KEY, &ids);
    });
    shortlist
}

/// Natively the index stands when it is first asked for.
#[cfg(not(feature = "csr"))]
fn index(_: Memo<ByIdentity<Catalogue>>) -> RwSignal<bool> {
    RwSignal::new(true)
}

/// Reads a new catalogue into its index in slices; whether that is done.
#[cfg(feature = "csr")]
fn index(catalogue: Memo<ByIdentity<Catalogue>>) -> RwSignal<bool> {
    let indexed = RwSignal::new(false);
    effect(move || {
        indexed.set(false);
        let this = catalogue.get();
        if let Some(new) = &this.0 {
            let indexing = Indexing::new(Arc::clone(new));
            slice(indexing, indexed, move || catalogue.with_untracked(|newest| *newest == this));
        }
    });
    indexed
}

/// Reads as much as a slice of time holds, then lets the browser draw; no further once a newer catalogue has come.
#[cfg(feature = "csr")]
fn slice(mut indexing: Indexing, indexed: RwSignal<bool>, is_newest: impl Fn() -> bool + 'static) {
    let start = browser::now();
    while is_newest() {
        if indexing.read(32) {
            indexed.set(true);
            return;
        }
        if browser::now() - start > SLICE {
            browser::later(std::time::Duration::ZERO, Box::new(move || slice(indexing, indexed, is_newest)));
            return;
        }
    }
}

/// An address that leads to a page under another name takes the page's own.
fn take_own_address(
    target: Memo<Target>,
    found: Memo<Option<Page>>,
    settled: Memo<bool>,
    locale: Memo<Locale>,
    path: Memo<String>,
    search: Memo<String>,
) {
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

/// Focus, announcement and scroll position follow the address: a new path is a new page, a new query is not.
fn after_navigation(
    path: Memo<String>,
    search: Memo<String>,
    settled: Memo<bool>,
    head: Memo<Head>,
    announced: RwSignal<String>,
) {
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
