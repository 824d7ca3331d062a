//! The published page gives way to the app: in one step, once the app has its content, with everything that the visitor
//! has done to it until then (see `publish/boot.js`).
//!
//! The app is built outside of the document. What stands there until it is ready works as any page does: its links are
//! followed, and its forms sent, by the browser alone.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use super::in_browser::{later, watch_links};

/// The element that holds the app.
const PLACE: &str = "app";

#[wasm_bindgen]
extern "C" {
    /// Puts the app in the place of the published page.
    #[wasm_bindgen(js_name = handOver)]
    fn hand_over(page: &Element, app: &Element, has_failed: bool);
}

thread_local! {
    static APP: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// Whether a published page stood here that answers the address.
    static WAS_ANSWER: Cell<bool> = const { Cell::new(false) };
    static HAS_FAILED: Cell<bool> = const { Cell::new(false) };
    static IS_DONE: RwSignal<bool> = RwSignal::new(false);
}

fn done() -> RwSignal<bool> {
    IS_DONE.with(|done| *done)
}

/// Whether the app stands in the document.
pub fn is_done() -> bool {
    done().get()
}

/// Whether what stands in the document is a published page that answers the address.
pub fn is_answer() -> bool {
    was_answer() && !done().get_untracked()
}

/// Whether the visit began with a published page that answers the address.
pub fn was_answer() -> bool {
    WAS_ANSWER.get()
}

/// Where to build the app: outside of the document where a page is published.
pub fn stage() -> Option<HtmlElement> {
    let published = document().get_element_by_id(PLACE)?;
    let is_empty = published.child_element_count() == 0;
    done().set(is_empty);
    let app = if is_empty {
        watch_links();
        published
    } else {
        WAS_ANSWER.set(!document().document_element()?.has_attribute("data-asked"));
        let app = document().create_element("div").ok()?;
        app.set_id(PLACE);
        app
    };
    APP.set(Some(app.clone()));
    app.dyn_into().ok()
}

/// An element of the app, whether or not the app stands in the document.
pub fn find(selector: &str) -> Option<Element> {
    APP.with_borrow(|app| app.as_ref()?.query_selector(selector).ok()?)
}

/// Puts the app where the published page stands, as soon as it is drawn. Where it lacks the file that the page is about,
/// the content that was published stays under its alert.
pub fn take_over(has_failed: bool) {
    HAS_FAILED.set(has_failed);
    // The views are drawn before the next task begins. (A frame may be long in coming: in a tab in the background, in a
    // partner's page below the window.)
    later(Duration::ZERO, Box::new(swap));
}

fn swap() {
    let app = APP.with_borrow(Clone::clone);
    if let Some((page, app)) = document().get_element_by_id(PLACE).zip(app).filter(|_| !done().get_untracked()) {
        hand_over(&page, &app, HAS_FAILED.get());
        watch_links();
        done().set(true);
    }
}

/// Takes away what was published and kept, before the app draws another content.
pub fn drop_published() {
    if let Some(content) = find("main > [data-published]") {
        content.remove();
    }
}
