//! The swap-in: the app replaces the published HTML in one step, once it has its content, and keeps what the visitor
//! has typed, chosen or pressed so far (see `publish/boot.js`).
//!
//! The app is built outside of the document. Until it is ready, the published page works like any page: the browser
//! follows links and submits forms. Nodes that are alike in both stay in the document and are adopted by the app,
//! because screen readers lose their position when the node that they read is replaced.

use leptos::prelude::*;
#[cfg(feature = "csr")]
use {
    super::links::watch_links,
    crate::view::{adopt_published, effect},
    wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen},
    web_sys::{Element, HtmlElement},
};

/// The element that holds the app.
#[cfg(feature = "csr")]
const APP_ID: &str = "app";

#[cfg(feature = "csr")]
#[wasm_bindgen]
extern "C" {
    /// Replaces the published page by the app, keeping nodes that are alike: the node of the app gets the published one
    /// as its property `kept`. Returns whether it did; false after a crash.
    #[wasm_bindgen(js_name = swapIn)]
    fn swap_in(page: &Element, app: &Element, has_failed: bool) -> bool;

    /// Restores the visitor's state of the published page in the app.
    #[wasm_bindgen(js_name = restoreState)]
    fn restore_state();

    /// Calls back in a new task, once no text is being composed.
    #[wasm_bindgen(js_name = onceComposed)]
    fn once_composed(then: JsValue);
}

/// Whether the app is in the document, or still built outside of it.
#[derive(Clone, Copy)]
pub struct SwapIn {
    is_done: RwSignal<bool>,
    /// Whether the visit began with a published page for the URL.
    was_answer: bool,
    /// Set once the app is ready: whether it lacks the page's essential file.
    ready: RwSignal<Option<bool>>,
}

impl SwapIn {
    /// The element in which to build the app: outside of the document if there is a published page.
    #[cfg(feature = "csr")]
    pub fn prepare() -> Option<(Self, HtmlElement)> {
        let published = document().get_element_by_id(APP_ID)?;
        if published.child_element_count() == 0 {
            watch_links();
            return Some((Self::new(true, false), published.dyn_into().ok()?));
        }
        let app: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        app.set_id(APP_ID);
        Some((Self::new(false, !document().document_element()?.has_attribute("data-app-only")), app))
    }

    /// Natively, no page precedes the app.
    #[cfg(not(feature = "csr"))]
    pub fn none() -> Self {
        Self::new(true, false)
    }

    fn new(is_done: bool, was_answer: bool) -> Self {
        Self { is_done: RwSignal::new(is_done), was_answer, ready: RwSignal::new(None) }
    }

    /// Whether the app is in the document.
    pub fn is_done(self) -> bool {
        self.is_done.get()
    }

    /// Whether the visit began with a published page for the URL.
    pub const fn was_answer(self) -> bool {
        self.was_answer
    }

    /// Whether the document still shows a published page for the URL.
    pub fn is_answer(self) -> bool {
        self.was_answer && !self.is_done.get_untracked()
    }

    /// The app is ready to replace the published page. If `has_failed`, it lacks the page's essential file; then the
    /// published content stays below the app's alert.
    pub fn set_ready(self, has_failed: bool) {
        self.ready.set(Some(has_failed));
    }

    /// Swaps the app in once it is ready. To be called when the app is mounted, as no effects run before.
    #[cfg(feature = "csr")]
    pub fn follow(self, app: HtmlElement) {
        effect(move || {
            if self.ready.get().is_none() || self.is_done.get_untracked() {
                return;
            }
            let app = app.clone();
            let swap = move || {
                let published = document().get_element_by_id(APP_ID).filter(|_| !self.is_done.get_untracked());
                if let Some((published, has_failed)) = published.zip(self.ready.get_untracked()) {
                    if swap_in(&published, &app, has_failed) {
                        adopt_published();
                        restore_state();
                    }
                    watch_links();
                    self.is_done.set(true);
                }
            };
            // In a new task, when the views are built. (Not in an animation frame, which may never come: in a
            // background tab, or in an embed below the viewport.)
            once_composed(Closure::once_into_js(swap));
        });
    }
}
