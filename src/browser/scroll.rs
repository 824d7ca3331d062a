//! The scroll position of the window: at the top of a new page, and where the visitor left it after Back or Forward.

#[cfg(feature = "csr")]
use {
    super::address::{hash, is_embed, shown},
    super::clock::next_frame,
    super::storage::{store_in_tab, stored_in_tab},
    leptos::ev,
    leptos::prelude::*,
    std::cell::{Cell, RefCell},
    web_sys::{
        Element, PerformanceNavigation, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions,
    },
};

/// How the next change of the URL affects the scroll position.
#[cfg(feature = "csr")]
#[derive(Clone, Copy, Default)]
pub(super) enum Scroll {
    #[default]
    Keep,
    Top,
    /// Pixels from the top of the page.
    To(f64),
}

#[cfg(feature = "csr")]
thread_local! {
    // Global, because event handlers navigate without a context, and the app has one window.
    static NEXT: Cell<Scroll> = const { Cell::new(Scroll::Keep) };
    /// The last position of each of the latest URLs, in pixels from the top.
    static POSITIONS: RefCell<Vec<(String, f64)>> = const { RefCell::new(Vec::new()) };
}

/// Number of URLs whose scroll position is stored.
#[cfg(feature = "csr")]
const MAX_POSITIONS: usize = 50;

#[cfg(feature = "csr")]
const SCROLL_KEY: &str = "scroll";

/// Stores the scroll position of each URL, across reloads in the session storage.
#[cfg(feature = "csr")]
pub(super) fn watch_scroll() {
    _ = window_event_listener(ev::scroll, |_| {
        // While the page changes, the browser scrolls by itself.
        if matches!(NEXT.get(), Scroll::Keep) {
            remember_position();
        }
    });
    // A phone may discard a page in the background and reload it later.
    _ = window_event_listener_untyped("pagehide", |_| {
        if is_embed() {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "no page is that high")]
        let position = window().scroll_y().unwrap_or_default() as i32;
        store_in_tab(SCROLL_KEY, &format!("{position} {}", shown()));
    });
}

#[cfg(feature = "csr")]
pub(super) fn remember_position() {
    let position = window().scroll_y().unwrap_or_default();
    let here = shown();
    POSITIONS.with_borrow_mut(|positions| {
        if let Some((_, known)) = positions.iter_mut().rfind(|(url, _)| *url == here) {
            *known = position;
            return;
        }
        if positions.len() == MAX_POSITIONS {
            positions.remove(0);
        }
        positions.push((here, position));
    });
}

/// The last scroll position of the current URL.
#[cfg(feature = "csr")]
pub(super) fn left_at() -> Scroll {
    let here = shown();
    POSITIONS.with_borrow(|positions| {
        let left = positions.iter().rfind(|(url, _)| *url == here);
        Scroll::To(left.map(|(_, position)| *position).unwrap_or_default())
    })
}

#[cfg(feature = "csr")]
pub(super) fn scroll_next(scroll: Scroll) {
    NEXT.set(scroll);
}

/// Width and height of the browser window, in CSS pixels. Reading those of the viewport would cost a layout.
#[cfg(feature = "csr")]
pub fn window_size() -> [f64; 2] {
    [window().outer_width(), window().outer_height()]
        .map(|size| size.ok().and_then(|size| size.as_f64()).unwrap_or(1e4))
}

#[cfg(not(feature = "csr"))]
pub fn window_size() -> [f64; 2] {
    [1e4, 1e4]
}

/// Scrolls as the last change of the URL requires, once its page has been rendered.
#[cfg(feature = "csr")]
pub fn settle_scroll() {
    next_frame(Box::new(|| {
        let position = match NEXT.take() {
            Scroll::Keep => return,
            Scroll::Top => 0.0,
            Scroll::To(position) => position,
        };
        let part = fragment().filter(|_| position <= 0.0);
        if let Some(part) = part {
            show(&part);
        } else {
            scroll_to(position);
            if position <= 0.0 {
                reveal_marked();
            }
        }
    }));
}

#[cfg(not(feature = "csr"))]
pub fn settle_scroll() {}

/// For the first page of a visit: restores the position before a reload, else scrolls to the fragment of the URL, else
/// to an element marked `data-reveal`.
#[cfg(feature = "csr")]
pub fn settle_first_scroll() {
    next_frame(Box::new(|| match (position_before_reload(), fragment()) {
        (Some(position), _) => scroll_to(position),
        (None, Some(part)) => show(&part),
        (None, None) => reveal_marked(),
    }));
}

#[cfg(not(feature = "csr"))]
pub fn settle_first_scroll() {}

/// The element that the fragment of the URL refers to.
#[cfg(feature = "csr")]
fn fragment() -> Option<Element> {
    document().get_element_by_id(hash().strip_prefix('#')?)
}

/// The position of this URL before it was reloaded, or left and returned to.
#[cfg(feature = "csr")]
fn position_before_reload() -> Option<f64> {
    if is_embed() {
        return None;
    }
    let kind = window().performance()?.navigation().type_();
    let stored = stored_in_tab(SCROLL_KEY)?;
    let (position, left) = stored.split_once(' ')?;
    let position: i32 = position.parse().ok()?;
    (kind != PerformanceNavigation::TYPE_NAVIGATE && left == shown()).then_some(position.into())
}

/// Scrolls an element to the top of the window in the next frame.
#[cfg(feature = "csr")]
pub fn show_part(id: String) {
    next_frame(Box::new(move || {
        if let Some(part) = document().get_element_by_id(&id) {
            show(&part);
        }
    }));
}

#[cfg(not(feature = "csr"))]
pub fn show_part(_: String) {}

/// Scrolls as little as necessary to show an element, in the next frame.
#[cfg(feature = "csr")]
pub fn reveal(id: String) {
    next_frame(Box::new(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            show_nearest(&element);
        }
    }));
}

#[cfg(not(feature = "csr"))]
pub fn reveal(_: String) {}

/// Scrolls as little as necessary to show the element that the page marks with `data-reveal`.
#[cfg(feature = "csr")]
fn reveal_marked() {
    if let Ok(Some(element)) = document().query_selector("[data-reveal]") {
        show_nearest(&element);
    }
}

#[cfg(feature = "csr")]
fn show_nearest(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Without animation, even if the style sheet has smooth scrolling.
#[cfg(feature = "csr")]
fn show(part: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    part.scroll_into_view_with_scroll_into_view_options(&options);
}

#[cfg(feature = "csr")]
fn scroll_to(position: f64) {
    let options = ScrollToOptions::new();
    options.set_top(position);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}
