//! The only module that touches the browser: history, focus, scroll, theme, dialogs. Rendered natively, it does nothing.

use site_core::content::date::Date;
use site_core::route;

use site_core::head::Head;

/// How an address enters the visitor's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new page: a new entry, shown from its top.
    Page,
    /// Another state of the same page: a new entry, nothing moves.
    State,
    /// The same entry with another address, as when typing.
    Replace,
}

/// An address of the site, as the browser or a request says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Of the page itself, also where it is shown in a frame of a partner's.
    pub path: String,
    /// Without its `?`.
    pub search: String,
    /// Whether it is shown in a frame of a partner's.
    pub is_embed: bool,
}

impl Address {
    fn new(path: &str, search: &str) -> Self {
        let page = route::page_of_embed(path);
        let is_embed = page.is_some();
        Self { path: page.unwrap_or_else(|| path.to_owned()), search: search.to_owned(), is_embed }
    }
}

/// The theme a visitor chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    #[cfg(feature = "csr")]
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

#[cfg(feature = "csr")]
#[path = "browser/takeover.rs"]
pub mod takeover;
#[cfg(feature = "csr")]
pub use in_browser::*;
#[cfg(not(feature = "csr"))]
pub use nowhere::*;

#[cfg(feature = "csr")]
mod in_browser {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use leptos::ev;
    use leptos::prelude::*;
    use leptos_router::location::{BrowserUrl, LocationProvider};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{
        Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, MouseEvent, PerformanceNavigation,
        ScrollBehavior, ScrollIntoViewOptions, ScrollToOptions,
    };

    use super::{Address, Date, Head, Step, Theme, takeover};
    use site_core::route;

    /// What the next change of address does to the scroll position.
    #[derive(Clone, Copy, Default)]
    enum Scroll {
        #[default]
        Keep,
        Top,
        /// Back or Forward: as the visitor left that address.
        To(f64),
    }

    thread_local! {
        static SCROLL: RefCell<Scroll> = RefCell::default();
        /// Where each address was left.
        static POSITIONS: RefCell<Vec<(String, f64)>> = RefCell::default();
    }

    /// When to try again to change the address, where the browser would not.
    const AGAIN: Duration = Duration::from_secs(5);

    const SLASH_KEY: &str = "slash";
    const THEME_KEY: &str = "theme";
    const SCROLL_KEY: &str = "scroll";

    /// The visitor's date.
    pub fn today() -> Date {
        let now = js_sys::Date::new_0();
        let part = |value: u32| u8::try_from(value).ok();
        Date {
            year: u16::try_from(now.get_full_year()).unwrap_or_default(),
            month: part(now.get_month() + 1),
            day: part(now.get_date()),
        }
    }

    /// The visitor's languages, the preferred first.
    pub fn languages() -> Vec<String> {
        window().navigator().languages().iter().filter_map(|language| language.as_string()).collect()
    }

    /// Whether the page is shown in a frame of a partner's.
    pub fn is_embed() -> bool {
        ADDRESS.with(|address| address.with_untracked(|address| address.is_embed))
    }

    /// Shows a theme by its name; any other name is the system's.
    fn show_theme(theme: &str) {
        let Some(root) = document().document_element() else { return };
        _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }

    /// Reads where the site is served from the page (`data-base`), before any address is read.
    pub fn read_base() {
        let root = document().document_element();
        let said = root.and_then(|root| root.get_attribute("data-base")).unwrap_or_default();
        if let Err(error) = site_core::route::set_base(&said) {
            warn(&error);
        }
    }

    /// Scheme and host of the site: as it was published, else as the page was read from.
    pub fn origin() -> String {
        let published = document().document_element().and_then(|root| root.get_attribute("data-origin"));
        published.unwrap_or_else(|| window().location().origin().unwrap_or_default())
    }

    pub fn current() -> Address {
        BrowserUrl::current().map_or_else(|_| Address::default(), |url| Address::new(url.path(), url.search()))
    }

    /// Path and query as the address bar shows them.
    fn address() -> String {
        let location = window().location();
        location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
    }

    thread_local! {
        static ADDRESS: RwSignal<Address> = RwSignal::new(current());
    }

    /// The address, followed through Back, Forward and [`go`]. Where each was left is remembered.
    pub fn follow_address() -> RwSignal<Address> {
        let signal = ADDRESS.with(|signal| *signal);
        _ = window_event_listener(ev::scroll, |_| {
            // While a page changes, the browser's own corrections say nothing of where the visitor was.
            if SCROLL.with_borrow(|scroll| matches!(scroll, Scroll::Keep)) {
                remember_position();
            }
        });
        // A phone that drops a page in the background loads it again: it comes back to the same place.
        _ = window_event_listener_untyped("pagehide", |_| {
            if is_embed() {
                return;
            }
            #[expect(clippy::cast_possible_truncation, reason = "no page is that high")]
            let position = window().scroll_y().unwrap_or_default() as i32;
            let storage = window().session_storage().ok().flatten();
            storage.map(|storage| storage.set_item(SCROLL_KEY, &format!("{position} {}", address())));
        });
        _ = window_event_listener(ev::popstate, move |_| {
            let now = current();
            if signal.with_untracked(|before| *before != now) {
                let left_at = POSITIONS.with_borrow(|positions| {
                    let here = address();
                    positions.iter().find(|(address, _)| *address == here).map(|(_, position)| *position)
                });
                SCROLL.set(Scroll::To(left_at.unwrap_or_default()));
                signal.set(now);
                hold_focus();
            }
        });
        signal
    }

    fn remember_position() {
        let position = window().scroll_y().unwrap_or_default();
        let here = address();
        POSITIONS.with_borrow_mut(|positions| match positions.iter_mut().find(|(address, _)| *address == here) {
            Some((_, known)) => *known = position,
            None => positions.push((here, position)),
        });
    }

    /// Takes over links within the site. Once, before the app is mounted.
    pub fn watch_links() {
        let follow = wasm_bindgen::closure::Closure::<dyn Fn(MouseEvent)>::new(follow_link);
        _ = document().add_event_listener_with_callback("click", follow.as_ref().unchecked_ref());
        follow.forget();
    }

    /// A plain click on a link to a page of the site, an SVG link included, changes the page without loading it.
    fn follow_link(event: MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        hold_focus_of(target.clone());
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let Some(link) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else { return };
        if link.has_attribute("target") || link.has_attribute("download") {
            return;
        }
        let Some(mut href) = link.get_attribute("href") else { return };
        if let Some(part) = href.strip_prefix('#').filter(|_| is_embed()) {
            // The way to a part of the frame is no entry in the history of the page around it.
            event.prevent_default();
            show_part(part.to_owned());
            focus_first(&[format!("#{part}")]);
            return;
        }
        // The same page in the other language has the same parts.
        if link.has_attribute("hreflang") && !href.contains('#') {
            href.push_str(&hash());
        }
        let path = href.split(['?', '#']).next().unwrap_or_default();
        if !path.starts_with('/') || path.starts_with("//") || matches!(route::parse(path), route::Target::Nothing(_)) {
            return;
        }
        event.prevent_default();
        if is_embed() && !link.has_attribute("data-state-link") && !link.has_attribute("data-page-link") {
            return;
        }
        go(&href, if link.has_attribute("data-state-link") { Step::State } else { Step::Page });
    }

    /// Goes to an address of the site. Where the browser refuses (Safari after a hundred changes in thirty seconds),
    /// a page is loaded, and a mere state is shown before the address says so.
    ///
    /// In a frame of a partner's, every state takes the place of the one before: Back is the partner's.
    pub fn go(href: &str, step: Step) {
        let Ok(history) = window().history() else { return };
        let embed = is_embed().then(|| {
            let shown = ADDRESS.with(GetUntracked::get_untracked);
            route::keep_frame(route::embed_href(href), &shown.search)
        });
        let (asked, href) = (href, embed.as_deref().unwrap_or(href));
        let is_here = address() + &hash() == href;
        if is_here && step != Step::Page {
            return;
        }
        remember_position();
        // A link to the page one is on does not add an entry, as in any site.
        let changed = if step == Step::Replace || is_here || embed.is_some() {
            history.replace_state_with_url(&JsValue::NULL, "", Some(href))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(href))
        };
        if changed.is_err() {
            if step == Step::Page {
                _ = window().location().assign(href);
            } else {
                let (path, search) = href.split_once('?').unwrap_or((href, ""));
                show_unnamed(Address::new(path, search), asked.to_owned());
            }
            return;
        }
        SCROLL.set(if step == Step::Page { Scroll::Top } else { Scroll::Keep });
        let (before, now) = (ADDRESS.with(GetUntracked::get_untracked), current());
        if before == now {
            settle_scroll();
        } else {
            ADDRESS.with(|signal| signal.set(now));
            hold_focus();
        }
    }

    /// Shows a state that the address bar cannot say yet, and tries to say it until another is shown.
    fn show_unnamed(state: Address, href: String) {
        ADDRESS.with(|signal| signal.set(state.clone()));
        let say = move || {
            if ADDRESS.with(|signal| signal.with_untracked(|shown| *shown == state)) {
                go(&href, Step::Replace);
            }
        };
        later(AGAIN, Box::new(say));
    }

    /// What the address names after its `#`, the `#` included.
    pub fn hash() -> String {
        window().location().hash().unwrap_or_default()
    }

    /// After the page for a new address stands: the scroll position that belongs to it.
    pub fn settle_scroll() {
        request_animation_frame(|| {
            let position = match SCROLL.take() {
                Scroll::Keep => return,
                Scroll::Top => 0.0,
                Scroll::To(position) => position,
            };
            let part = named_part().filter(|_| position <= 0.0);
            if let Some(part) = part {
                show(&part);
            } else {
                scroll_to(position);
            }
        });
    }

    /// The part of the page that the address names after its `#`.
    fn named_part() -> Option<Element> {
        document().get_element_by_id(hash().strip_prefix('#')?)
    }

    /// On the first page of a visit: where the visitor was before a reload, else the part that the address names. Where
    /// the published page is the answer, the browser has done so.
    pub fn settle_first_scroll() {
        if takeover::was_answer() {
            return;
        }
        request_animation_frame(|| match (kept_position(), named_part()) {
            (Some(position), _) => scroll_to(position),
            (None, Some(part)) => show(&part),
            (None, None) => {}
        });
    }

    /// Where this very page was when it was reloaded, or left and come back to.
    fn kept_position() -> Option<f64> {
        if is_embed() {
            return None;
        }
        let kind = window().performance()?.navigation().type_();
        let kept = window().session_storage().ok().flatten()?.get_item(SCROLL_KEY).ok().flatten()?;
        let (position, left) = kept.split_once(' ')?;
        let position: i32 = position.parse().ok()?;
        (kind != PerformanceNavigation::TYPE_NAVIGATE && left == address()).then_some(position.into())
    }

    /// Brings a part of the page to the top of the window.
    pub fn show_part(id: String) {
        request_animation_frame(move || {
            if let Some(part) = document().get_element_by_id(&id) {
                show(&part);
            }
        });
    }

    /// Brings a part of the page into view at once.
    fn show(part: &Element) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        part.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// At once, whatever the style says of smoothness.
    fn scroll_to(position: f64) {
        let options = ScrollToOptions::new();
        options.set_top(position);
        options.set_behavior(ScrollBehavior::Instant);
        window().scroll_to_with_scroll_to_options(&options);
    }

    /// Moves focus once the view has been drawn, without scrolling.
    pub fn focus(selector: &'static str) {
        focus_first(&[selector.to_owned()]);
    }

    /// The same, to the first of several that is there.
    pub fn focus_first(selectors: &[String]) {
        let selectors = selectors.to_vec();
        request_animation_frame(move || {
            let element = selectors.iter().find_map(|selector| document().query_selector(selector).ok().flatten());
            if let Some(element) = element {
                let options = FocusOptions::new();
                // A frame has no place of its own to keep: what has the focus comes into view in the page around it.
                options.set_prevent_scroll(!is_embed());
                // A link in a drawing is no HTML element, and takes the focus like one.
                _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
            }
        });
    }

    /// Keeps the focus in the page where what had it is about to go.
    pub fn hold_focus() {
        hold_focus_of(None);
    }

    /// The same where this has gone by then, and nothing else was given the focus. The page stays where it is.
    fn hold_focus_of(element: Option<Element>) {
        let hold = move || {
            let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            let main = document().query_selector("main").ok().flatten();
            if let Some(main) = main.filter(|_| is_lost && element.is_none_or(|element| !element.is_connected())) {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                _ = main.unchecked_ref::<HtmlElement>().focus_with_options(&options);
            }
        };
        // What is disabled or hidden meanwhile loses the focus only when the browser draws it so.
        request_animation_frame(move || request_animation_frame(hold));
    }

    /// Writes into a field what the address says, unless it says so already.
    pub fn set_field(id: &str, value: &str) {
        let field = takeover::find(&format!("#{id}")).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| field.value() != value) {
            field.set_value(value);
        }
    }

    /// What stands in a field.
    pub fn field(id: &str) -> String {
        let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        field.map(|field| field.value()).unwrap_or_default()
    }

    /// Whether the `details` that an event comes from is open.
    pub fn is_open(event: &ev::Event) -> bool {
        let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        details.is_some_and(|details| details.has_attribute("open"))
    }

    /// Brings an element into view, as little as needed.
    pub fn reveal(id: String) {
        request_animation_frame(move || {
            if let Some(element) = document().get_element_by_id(&id) {
                let options = ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                options.set_behavior(ScrollBehavior::Instant);
                element.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }

    /// Whether an event happened on the very element that listens, not on something in it.
    pub fn is_on_itself(event: &ev::Event) -> bool {
        event.target().zip(event.current_target()).is_some_and(|(target, own)| target == own)
    }

    /// Does something after a pause. One closure for all who ask: each would be a copy of the whole.
    pub fn later(pause: Duration, run: Box<dyn FnOnce()>) {
        set_timeout(run, pause);
    }

    /// Milliseconds since the page was opened.
    pub fn now() -> f64 {
        window().performance().map(|performance| performance.now()).unwrap_or_default()
    }

    /// Calls back when the visitor asks for the search by its keys: Ctrl or ⌘ K anywhere, `/` outside of fields.
    pub fn on_search_keys(open: impl Fn() + 'static) {
        let handle = window_event_listener(ev::keydown, move |event| {
            let in_field = event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|target| {
                target.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
            });
            let with_control = event.ctrl_key() || event.meta_key();
            let is_slash = event.key() == "/" && !with_control && !event.alt_key() && !in_field && slash_key();
            let is_control_k =
                with_control && !event.shift_key() && !event.alt_key() && event.key().eq_ignore_ascii_case("k");
            if is_slash || is_control_k {
                event.prevent_default();
                open();
            }
        });
        drop(handle);
    }

    /// Whether `/` opens the search: it does until the visitor says otherwise.
    pub fn slash_key() -> bool {
        kept(SLASH_KEY).is_none()
    }

    /// Keeps whether `/` opens the search, where the browser allows.
    pub fn set_slash_key(works: bool) {
        keep(SLASH_KEY, if works { "" } else { "off" });
    }

    /// What the browser keeps under a name; nothing where it keeps nothing.
    pub fn kept(key: &str) -> Option<String> {
        if is_embed() {
            return None;
        }
        window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
    }

    /// Keeps a text under a name, where the browser allows; an empty text is forgotten.
    pub fn keep(key: &str, value: &str) {
        if is_embed() {
            return;
        }
        let storage = window().local_storage().ok().flatten();
        storage.map(|storage| if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) });
    }

    /// Calls back when another window of the site keeps something else under a name, also while this page was away in the
    /// back/forward cache (see `theme.js`). Until the caller's view goes.
    pub fn on_kept(key: &'static str, changed: impl Fn(Option<String>) + 'static) {
        let handle = window_event_listener(ev::storage, move |event| {
            if event.key().as_deref() == Some(key) {
                changed(event.new_value());
            }
        });
        on_cleanup(move || handle.remove());
    }

    /// Hands a text over as a file. `kind` is its media type.
    pub fn download(name: &str, kind: &str, text: &str) {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&text.into());
        let address = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)
            .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
        let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
        if let (Ok(address), Some(link)) = (address, link) {
            _ = link.set_attribute("href", &address);
            _ = link.set_attribute("download", name);
            link.click();
            // Not before the browser has taken the file.
            let forget = move || _ = web_sys::Url::revoke_object_url(&address);
            later(Duration::from_mins(1), Box::new(forget));
        }
    }

    /// Puts a text where the visitor can paste it from, and calls back whether that worked.
    pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
        // Pages without encryption have no clipboard, and some browsers throw at who asks for it.
        let write = || {
            let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())?;
            let write = js_sys::Reflect::get(&clipboard, &"writeText".into())?.dyn_into::<js_sys::Function>()?;
            write.call1(&clipboard, &text.into())
        };
        let written = write();
        leptos::task::spawn_local(async move {
            let written = match written {
                Ok(promise) => js_sys::futures::JsFuture::from(js_sys::Promise::resolve(&promise)).await,
                Err(refusal) => Err(refusal),
            };
            done(written.is_ok());
        });
    }

    /// Opens the browser's own dialog for printing, once the view has been drawn.
    pub fn print() {
        request_animation_frame(|| _ = window().print());
    }

    /// Calls back before the page is printed, however that was asked for, and after. Until the caller's view goes.
    pub fn on_print(changed: impl Fn(bool) + 'static) {
        let changed = std::rc::Rc::new(changed);
        for (event, is_printing) in [("beforeprint", true), ("afterprint", false)] {
            let changed = std::rc::Rc::clone(&changed);
            let handle = window_event_listener_untyped(event, move |_| changed(is_printing));
            on_cleanup(move || handle.remove());
        }
    }

    /// The key of a keyboard event.
    pub fn key(event: &ev::Event) -> String {
        event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default()
    }

    /// `loading`, `ready` or `failed`, on the root element.
    pub fn set_state(state: &str) {
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("data-state", state);
        }
    }

    thread_local! {
        static IS_FIRST_HEAD: Cell<bool> = const { Cell::new(true) };
    }

    /// Language, title and links of the page.
    pub fn set_head(head: &Head) {
        let document = document();
        if let Some(root) = document.document_element() {
            _ = root.set_attribute("lang", head.locale.code());
        }
        document.set_title(&head.title);
        let Some(place) = document.head() else { return };
        // What only a published page says of itself holds until the visitor goes to another.
        let is_first = IS_FIRST_HEAD.replace(false);
        let old = if is_first { "[data-page]" } else { "[data-page], [data-published]" };
        while let Ok(Some(old)) = place.query_selector(old) {
            old.remove();
        }
        let add = |tag: &str, attributes: &[(&str, &str)]| {
            if let Ok(element) = document.create_element(tag) {
                for (name, value) in attributes.iter().chain(&[("data-page", "")]) {
                    _ = element.set_attribute(name, value);
                }
                _ = place.append_child(&element);
            }
        };
        for (rel, language, href) in head.links() {
            match language {
                Some(language) => add("link", &[("rel", rel), ("hreflang", language), ("href", href)]),
                None => add("link", &[("rel", rel), ("href", href)]),
            }
        }
        if !head.description.is_empty() {
            add("meta", &[("name", "description"), ("content", &head.description)]);
        }
        if head.addresses.is_none() {
            add("meta", &[("name", "robots"), ("content", "noindex")]);
        }
    }

    /// Opens or closes a modal dialog once it has been drawn.
    pub fn show_dialog(id: &'static str, open: bool) {
        request_animation_frame(move || {
            let dialog =
                document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
            if let Some(dialog) = dialog.filter(|dialog| dialog.open() != open) {
                if open {
                    _ = dialog.show_modal();
                } else {
                    dialog.close();
                }
            }
        });
    }

    pub fn warn(message: &str) {
        web_sys::console::warn_1(&message.into());
    }

    /// The theme chosen on an earlier visit, where the browser keeps it.
    fn kept_theme() -> Theme {
        match kept(THEME_KEY).as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// The theme chosen on an earlier visit; it follows what is chosen in another window of the site.
    pub fn theme() -> RwSignal<Theme> {
        let theme = RwSignal::new(kept_theme());
        on_kept(THEME_KEY, move |_| {
            theme.set(kept_theme());
            show_theme(theme.get_untracked().code().unwrap_or_default());
        });
        theme
    }

    /// Shows a theme, and keeps it where the browser allows.
    pub fn set_theme(theme: Theme) {
        show_theme(theme.code().unwrap_or_default());
        keep(THEME_KEY, theme.code().unwrap_or_default());
    }
}

#[cfg(not(feature = "csr"))]
mod nowhere {
    use leptos::prelude::*;
    use leptos_router::location::RequestUrl;

    use super::{Address, Date, Head, Step, Theme};

    pub mod takeover {
        //! Natively, nothing stands before the app.
        pub fn is_done() -> bool {
            true
        }
        pub fn is_answer() -> bool {
            false
        }
        pub fn take_over(_: bool) {}
        pub fn drop_published() {}
    }

    /// The address of the request.
    pub fn follow_address() -> RwSignal<Address> {
        let request = use_context::<RequestUrl>();
        let url = request.as_ref().map_or("/", AsRef::as_ref);
        let url = url.split('#').next().unwrap_or_default();
        let (path, search) = url.split_once('?').unwrap_or((url, ""));
        RwSignal::new(Address::new(path, search))
    }

    /// Far in the past: natively, the caller says which day it is.
    pub fn today() -> Date {
        Date { year: 0, month: None, day: None }
    }
    pub fn languages() -> Vec<String> {
        Vec::new()
    }
    /// Scheme and host of the published site.
    #[derive(Clone)]
    pub struct Origin(pub String);

    pub fn origin() -> String {
        use_context::<Origin>().map(|Origin(origin)| origin).unwrap_or_default()
    }
    pub fn go(_: &str, _: Step) {}
    pub fn hash() -> String {
        String::new()
    }
    pub fn settle_scroll() {}
    pub fn settle_first_scroll() {}
    pub fn focus(_: &'static str) {}
    pub fn focus_first(_: &[String]) {}
    pub fn hold_focus() {}
    pub fn set_field(_: &str, _: &str) {}
    pub fn field(_: &str) -> String {
        String::new()
    }
    pub fn is_open(_: &leptos::ev::Event) -> bool {
        false
    }
    pub fn key(_: &leptos::ev::Event) -> String {
        String::new()
    }
    pub fn reveal(_: String) {}
    pub fn show_part(_: String) {}
    pub fn is_on_itself(_: &leptos::ev::Event) -> bool {
        false
    }
    pub fn now() -> f64 {
        0.0
    }
    pub fn on_search_keys(_: impl Fn() + 'static) {}
    pub fn slash_key() -> bool {
        true
    }
    pub fn set_slash_key(_: bool) {}
    pub fn kept(_: &str) -> Option<String> {
        None
    }
    pub fn keep(_: &str, _: &str) {}
    pub fn on_kept(_: &'static str, _: impl Fn(Option<String>) + 'static) {}
    pub fn download(_: &str, _: &str, _: &str) {}
    pub fn copy(_: &str, _: impl FnOnce(bool) + 'static) {}
    pub fn print() {}
    pub fn on_print(_: impl Fn(bool) + 'static) {}
    pub fn set_state(_: &str) {}
    pub fn set_head(_: &Head) {}
    pub fn show_dialog(_: &'static str, _: bool) {}
    pub fn warn(_: &str) {}
    pub fn theme() -> RwSignal<Theme> {
        RwSignal::new(Theme::System)
    }
    pub fn set_theme(_: Theme) {}
}
