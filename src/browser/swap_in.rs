//! The swap-in: the app replaces the published HTML in one step, once it has its content, with everything that the
//! visitor has done to the page until then (see `publish/boot.js`).
//!
//! The app is built outside of the document. Until it is ready, the published page works as any page does: the browser
//! follows its links and sends its forms.

use leptos::prelude::*;
#[cfg(feature = "csr")]
use {
    super::links::watch_links,
    std::time::Duration,
    wasm_bindgen::JsCast,
    wasm_bindgen::prelude::wasm_bindgen,
    web_sys::{Element, HtmlElement},
};

/// The element that holds the app.
#[cfg(feature = "csr")]
const APP_ID: &str = "app";

#[cfg(feature = "csr")]
#[wasm_bindgen]
extern "C" {
    /// Replaces the published page by the app.
    #[wasm_bindgen(js_name = handOver)]
    fn hand_over(page: &Element, app: &Element, has_failed: bool);
}

/// Where the app is: built beside a published page, or in the document.
#[derive(Clone, Copy)]
pub struct SwapIn {
    #[cfg(feature = "csr")]
    app: StoredValue<HtmlElement, LocalStorage>,
    is_done: RwSignal<bool>,
    /// Whether the visit began with a published page that answers the URL.
    was_answer: bool,
    /// Whether the app lacks the file that the page is about.
    #[cfg(feature = "csr")]
    has_failed: StoredValue<bool>,
}

impl SwapIn {
    /// Where to build the app: outside of the document if a page is published, else in the element for it.
    #[cfg(feature = "csr")]
    pub fn prepare() -> Option<(Self, HtmlElement)> {
        let published = document().get_element_by_id(APP_ID)?;
        let is_empty = published.child_element_count() == 0;
        let (app, was_answer) = if is_empty {
            watch_links();
            (published, false)
        } else {
            let app = document().create_element("div").ok()?;
            app.set_id(APP_ID);
            (app, !document().document_element()?.has_attribute("data-asked"))
        };
        let app: HtmlElement = app.dyn_into().ok()?;
        let (is_done, has_failed) = (RwSignal::new(is_empty), StoredValue::new(false));
        Some((Self { app: StoredValue::new_local(app.clone()), is_done, was_answer, has_failed }, app))
    }

    /// Natively, there is no page before the app.
    #[cfg(not(feature = "csr"))]
    pub fn none() -> Self {
        Self { is_done: RwSignal::new(true), was_answer: false }
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

    /// Replaces the published page by the app, in the next task. `has_failed` if the app lacks the file that the page is
    /// about: then the published content stays below the app's alert.
    #[cfg(feature = "csr")]
    pub fn run(self, has_failed: bool) {
        self.has_failed.set_value(has_failed);
        let swap = move || {
            let published = document().get_element_by_id(APP_ID).filter(|_| !self.is_done.get_untracked());
            if let Some(published) = published {
                self.app.with_value(|app| hand_over(&published, app, self.has_failed.get_value()));
                watch_links();
                self.is_done.set(true);
            }
        };
        // The views are built before the next task begins. (An animation frame may never come: in a tab in the
        // background, or in an embed below the window.)
        super::later(Duration::ZERO, Box::new(swap));
    }

    #[cfg(not(feature = "csr"))]
    pub fn run(self, _: bool) {}

    /// Removes published content that stayed below an alert, before the app renders other content.
    #[cfg(feature = "csr")]
    pub fn drop_published(self) {
        let content = self.app.with_value(|app| app.query_selector("main > [data-published]").ok().flatten());
        if let Some(content) = content {
            content.remove();
        }
    }

    #[cfg(not(feature = "csr"))]
    pub fn drop_published(self) {}
}
