//! The app: what it knows of the world, which page an address shows, what happens when the address changes.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::{Html, Link, Meta, Title, provide_meta_context};
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route as RouteView, Router};
use leptos_router::hooks::use_location;

use crate::browser::{self, Step};
use crate::catalogue::Catalogue;
use crate::components::shell;
use crate::content::date::Date;
use crate::content::{Content, file::File};
use crate::locale::Locale;
use crate::pages;
use crate::route::{self, BASE, Page, Route, Target};

/// What the app is given: the content as far as it has come, the day, and how to ask for a file again.
#[derive(Clone, Copy)]
pub struct World {
    pub content: RwSignal<Content>,
    pub today: Date,
    pub retry: Callback<File>,
}

/// What a page is drawn from: the content, and the address.
#[derive(Clone)]
pub struct Context {
    pub content: Content,
    pub catalogue: Option<Arc<Catalogue>>,
    pub locale: Locale,
    /// The query of the address, `?` excluded. Pages that filter follow it; for others it does not matter.
    pub search: Memo<String>,
    pub today: Date,
    pub retry: Callback<File>,
}

/// What an address shows.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Page(Page),
    Nothing,
}

/// Mounts the app and starts reading the data files.
#[cfg(feature = "csr")]
pub fn mount() {
    use wasm_bindgen::JsCast;

    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into().ok()) else { return };
    let content = RwSignal::new(Content::default());
    crate::load::load_all(content);
    browser::watch();
    let world = World { content, today: browser::today(), retry: Callback::new(move |file| crate::load::load(content, file)) };
    let root: web_sys::HtmlElement = root;
    root.set_text_content(None);
    mount_to(root, move || view! { <App world/> }).forget();
}

/// The whole site.
#[component]
pub fn App(world: World) -> impl IntoView {
    provide_meta_context();
    view! {
        <Router base=BASE>
            <FlatRoutes fallback=|| ()>
                <RouteView path=WildcardSegment("path") view=move || view! { <Site world/> }/>
            </FlatRoutes>
        </Router>
    }
}

/// The page that the address shows, in its frame.
#[component]
fn Site(world: World) -> impl IntoView {
    let location = use_location();
    let path = location.pathname;
    let search = location.search;
    let target = Memo::new(move |_| path.with(|path| route::parse(path)));
    let locale = Memo::new(move |_| match target.get() {
        Target::Page(route) => route.locale,
        Target::Nothing(locale) => locale,
        Target::Root => Locale::preferred(browser::languages().iter().map(String::as_str)),
    });
    let shown = Memo::new(move |_| match target.get() {
        Target::Page(route) => Shown::Page(route.page),
        Target::Root => Shown::Page(Page::Home),
        Target::Nothing(_) => Shown::Nothing,
    });
    // An address that leads to a page under another name takes the page's own.
    Effect::new(move || {
        let own = match target.get() {
            Target::Page(route) => route.href(),
            Target::Root => Page::Home.href(locale.get_untracked()),
            Target::Nothing(_) => return,
        };
        if path.with_untracked(|path| *path != own) {
            let search = search.get_untracked();
            let mark = if search.is_empty() { "" } else { "?" };
            browser::go(&format!("{own}{mark}{search}"), Step::Replace);
        }
    });

    let announced = RwSignal::new(String::new());
    let needed = Memo::new(move |_| match shown.get() {
        Shown::Page(page) => pages::files(&page),
        Shown::Nothing => &[File::Site],
    });
    let settled = Memo::new(move |_| world.content.with(|content| content.is_settled(needed.get())));
    // A page is drawn anew only when a file that it shows has changed.
    let content = Memo::new(move |_| world.content.with(|content| content.only(needed.get())));
    let catalogue_files = Memo::new(move |_| world.content.with(|content| content.only(pages::CATALOGUE_FILES)));
    let catalogue = Memo::new(move |_| CatalogueCell(catalogue_files.with(Catalogue::new).map(Arc::new)));
    let frame = Memo::new(move |_| world.content.with(|content| content.only(&[File::Site])));

    let state = Memo::new(move |_| {
        let essential = match shown.get() {
            Shown::Page(page) => pages::essential(&page),
            Shown::Nothing => None,
        };
        let failed = essential.is_some_and(|file| world.content.with(|content| content.error(file).is_some()));
        match (settled.get(), failed) {
            (false, _) => "loading",
            (true, true) => "failed",
            (true, false) => "ready",
        }
    });
    Effect::new(move || browser::set_state(state.get()));
    let title = Memo::new(move |_| {
        let locale = locale.get();
        let page = match shown.get() {
            Shown::Page(page) => content.with(|content| pages::title(&page, content, locale)),
            Shown::Nothing => locale.text().not_found.to_owned(),
        };
        let site = frame.with(|content| content.site.ready().map(|site| site.name.text(locale).to_owned()));
        site.map_or_else(|| page.clone(), |site| format!("{page} – {site}"))
    });
    after_navigation(path, search, settled, title, announced);

    let body = move || {
        if !settled.get() {
            return pages::loading::view(locale.get());
        }
        let page = shown.get();
        let context = Context {
            content: content.get(),
            catalogue: pages::uses_catalogue(&page_of(&page)).then(|| catalogue.get().0).flatten(),
            locale: locale.get(),
            search,
            today: world.today,
            retry: world.retry,
        };
        match page {
            Shown::Page(page) => pages::view(&page, &context),
            Shown::Nothing => pages::not_found::view(&context),
        }
    };
    let address = move |locale: Locale| match shown.get() {
        Shown::Page(page) => format!("{}{}", browser::origin(), page.href(locale)),
        Shown::Nothing => String::new(),
    };
    let exists = move || matches!(shown.get(), Shown::Page(_));
    let links = move || {
        if !exists() {
            return view! { <Meta name="robots" content="noindex"/> }.into_any();
        }
        let french = address(Locale::Fr);
        view! {
            <Link rel="canonical" href=address(locale.get())/>
            <Link rel="alternate" hreflang="fr" href=french.clone()/>
            <Link rel="alternate" hreflang="en" href=address(Locale::En)/>
            <Link rel="alternate" hreflang="x-default" href=french/>
        }
        .into_any()
    };
    view! {
        <Html {..} lang=move || locale.get().code()/>
        <Title text=title/>
        {links}
        {move || {
            let page = page_of(&shown.get());
            frame.with(|content| shell::header(content.site.ready(), &Route::new(locale.get(), page), search, exists()))
        }}
        <main id="content" tabindex="-1">{body}</main>
        {move || frame.with(|content| shell::footer(content.site.ready(), locale.get()))}
        <div class="visually-hidden" aria-live="polite">{announced}</div>
    }
}

/// The catalogue, compared by identity.
#[derive(Clone)]
struct CatalogueCell(Option<Arc<Catalogue>>);

impl PartialEq for CatalogueCell {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}

fn page_of(shown: &Shown) -> Page {
    match shown {
        Shown::Page(page) => page.clone(),
        Shown::Nothing => Page::Home,
    }
}

/// Focus, announcement and scroll position follow the address: a new path is a new page, a new query is not.
fn after_navigation(
    path: Memo<String>,
    search: Memo<String>,
    settled: Memo<bool>,
    title: Memo<String>,
    announced: RwSignal<String>,
) {
    Effect::new(move |before: Option<Option<String>>| {
        let now = path.get();
        if !settled.get() {
            return before.flatten();
        }
        match before.flatten() {
            // The first page of the visit: the browser has announced it, and nobody is moved.
            None => browser::scroll_to_anchor(),
            Some(before) if before != now => {
                browser::focus("main");
                announced.set(title.get_untracked());
            }
            Some(_) => {}
        }
        Some(now)
    });
    Effect::new(move |_| {
        path.track();
        search.track();
        browser::settle_scroll();
    });
}
