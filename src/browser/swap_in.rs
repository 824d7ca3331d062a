//! The swap-in: the app takes over the published HTML in one step, once it has its content, with everything that the
//! visitor has done to the page until then (see `publish/boot.js`).
//!
//! The app is built outside of the document. Until it is ready, the published page works as any page does: the browser
//! follows its links and sends its forms. Nodes that are alike in both stay in the document, and the app goes on with
//! them: screen readers lose their place where the node that they read is replaced.

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
    /// Makes the published page what the app is, and notes on each node of the app the published one that is `kept`.
    /// Returns whether it did: not after a crash.
    #[wasm_bindgen(js_name = handOver)]
    fn hand_over(page: &Element, app: &Element, has_failed: bool) -> bool;

    /// Does in the app what the visitor has done to the page before.
    #[wasm_bindgen(js_name = restoreState)]
    fn restore_state();

    /// Calls back in a task of its own, once the visitor does not compose a text.
    #[wasm_bindgen(js_name = onceComposed)]
    fn once_composed(then: JsValue);
}

/// Whether the app is in the document, or still built beside a published page.
#[derive(Clone, Copy)]
pub struct SwapIn {
    is_done: RwSignal<bool>,
    /// Whether the visit began with a published page that answers the URL.
    was_answer: bool,
    /// Once the app is ready: whether it lacks the file that the page is about.
    ready: RwSignal<Option<bool>>,
}

impl SwapIn {
    /// The element in which to build the app: outside of the document if a page is published.
    #[cfg(feature = "csr")]
    pub fn prepare() -> Option<(Self, HtmlElement)> {
        let published = document().get_element_by_id(APP_ID)?;
        if published.child_element_count() == 0 {
            watch_links();
            return Some((Self::new(true, false), published.dyn_into().ok()?));
        }
        let app: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
        app.set_id(APP_ID);
        Some((Self::new(false, !document().document_element()?.has_attribute("data-asked")), app))
    }

    /// Natively, there is no page before the app.
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

    /// Whether the visit began with a published page that answers the URL.
    pub const fn was_answer(self) -> bool {
        self.was_answer
    }

    /// Whether the document still shows a published page that answers the URL.
    pub fn is_answer(self) -> bool {
        self.was_answer && !self.is_done.get_untracked()
    }

    /// The app is ready to replace the published page. `has_failed` if it lacks the file that the page is about: then the
    /// published content stays below the app's alert.
    pub fn set_ready(self, has_failed: bool) {
        self.ready.set(Some(has_failed));
    }

    /// Swaps the app in once it is ready. Called when the app is mounted: there are no effects before that.
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
                    if hand_over(&published, &app, has_failed) {
                        adopt_published();
                        restore_state();
                    }
                    watch_links();
                    self.is_done.set(true);
                }
            };
            // The views are built before the next task begins. (An animation frame may never come: in a tab in the
            // background, or in an embed below the window.)
            once_composed(Closure::once_into_js(swap));
        });
    }
}
