//! The browser of a test: a window of its own (see [`super::driver::Lease`]). Restricted to the WebDriver standard, so
//! that any driver can be used; extensions are in [`super::emulate`] and [`super::console`].

use super::console::{LISTEN, RECORD};
use super::driver::Lease;
use super::element::Element;
use super::emulate::speaks;
use super::engine::Engine;
use super::preload;
use super::wire::{Result, must};
use serde_json::{Value, json};
use std::cell::Cell;

/// The swap-in waits for the visitor to move, or some seconds; most tests are about the app.
const MOVE: &str =
    "addEventListener('DOMContentLoaded', () => self.sitsStill || dispatchEvent(new Event('pointermove')))";

pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) driver: Lease,
    /// Functions and constants that are in scope of every script of [`Browser::dom`].
    pub(crate) functions: Cell<&'static str>,
}

impl Browser {
    #[track_caller]
    pub(crate) fn start() -> Self {
        let engine = Engine::chosen();
        preload::clear();
        let browser = Self { engine, driver: Lease::take(), functions: Cell::new("") };
        browser.set_viewport(1280, 900);
        if engine == Engine::Firefox {
            // Preferences belong to the browser, not to its window.
            browser.set_media(&[]);
            browser.set_languages(&["en-US", "en"]);
            drop(browser.uncaught_of_all_pages());
        }
        browser.run_in_new_documents(RECORD);
        browser.run_in_new_documents(MOVE);
        if browser.engine != Engine::Chromium {
            browser.run_in_new_documents(LISTEN);
        }
        if browser.engine == Engine::WebKit {
            // Otherwise those of the system, which may be none.
            preload::set("languages", &speaks(&["en-US", "en"]));
        }
        browser
    }

    /// In future documents the visitor does not move before the test says so.
    #[track_caller]
    pub(crate) fn sit_still(&self) {
        self.run_in_new_documents("self.sitsStill = true");
    }

    /// Loads a URL as if it had been typed into the address bar.
    #[track_caller]
    pub(crate) fn goto(&self, address: &str) {
        self.leave("/url", &json!({"url": address}));
    }

    #[track_caller]
    pub(crate) fn back(&self) {
        self.travel("/back");
    }

    #[track_caller]
    pub(crate) fn forward(&self) {
        self.travel("/forward");
    }

    #[track_caller]
    pub(crate) fn refresh(&self) {
        self.leave("/refresh", &json!({}));
    }

    #[track_caller]
    pub(crate) fn find(&self, css: &str) -> Element<'_> {
        let found = must(self.driver.post("/element", &json!({"using": "css selector", "value": css})));
        Element::from_value(self, &found).expect("a find command returns an element")
    }

    #[track_caller]
    pub(crate) fn find_all(&self, css: &str) -> Vec<Element<'_>> {
        let found = must(self.driver.post("/elements", &json!({"using": "css selector", "value": css})));
        found.as_array().into_iter().flatten().filter_map(|value| Element::from_value(self, value)).collect()
    }

    /// Runs a function body in the page; it may return JSON.
    #[track_caller]
    pub(crate) fn script(&self, body: &str) -> Value {
        self.script_with(body, &[])
    }

    /// As [`Self::script`], with values in `arguments`; so are all functions named `…_with`.
    #[track_caller]
    pub(crate) fn script_with(&self, body: &str, arguments: &[Value]) -> Value {
        must(self.try_script(body, arguments))
    }

    pub(crate) fn try_script(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.driver.post("/execute/sync", &json!({"script": body, "args": arguments}))
    }

    /// As [`Self::script`]; the body may `await`, and an exception in it is an error of the command.
    #[track_caller]
    pub(crate) fn script_async(&self, body: &str) -> Value {
        self.script_async_with(body, &[])
    }

    #[track_caller]
    pub(crate) fn script_async_with(&self, body: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const answer = arguments[arguments.length - 1]; \
             (async function () {{ {body} }}).apply(null, arguments) \
             .then(value => answer({{ value }}), error => answer({{ error: String(error && error.stack || error) }}));"
        );
        let answer = must(self.driver.post("/execute/async", &json!({"script": script, "args": arguments})));
        if let Some(error) = answer.get("error").and_then(Value::as_str) {
            panic!("script: {error}");
        }
        answer.get("value").cloned().unwrap_or_default()
    }

    /// The element returned by a script.
    #[track_caller]
    pub(crate) fn element(&self, what: &str, body: &str) -> Element<'_> {
        self.element_with(what, body, &[])
    }

    #[track_caller]
    pub(crate) fn element_with(&self, what: &str, body: &str, arguments: &[Value]) -> Element<'_> {
        let value = self.dom_with(body, arguments);
        let Some(element) = Element::from_value(self, &value) else { panic!("the page has no {what}") };
        element
    }

    /// Path and query of the address bar.
    #[track_caller]
    pub(crate) fn address(&self) -> String {
        text(&self.script("return location.pathname + location.search"))
    }

    #[track_caller]
    pub(crate) fn title(&self) -> String {
        text(&must(self.driver.get("/title")))
    }

    #[track_caller]
    pub(crate) fn cookies(&self) -> Vec<Value> {
        must(self.driver.get("/cookie")).as_array().cloned().unwrap_or_default()
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
