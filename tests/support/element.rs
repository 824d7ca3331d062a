//! An element of the page. A handle becomes invalid with its element: find it again after the page has changed.

use super::engine::Engine;
use super::keys;
use super::webdriver::{Browser, text};
use super::wire::must;
use serde_json::{Value, json};

/// The key of an element reference in the WebDriver standard.
const KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

pub(crate) struct Element<'a> {
    browser: &'a Browser,
    id: String,
}

impl<'a> Element<'a> {
    /// From a driver's response; `None` if it is not an element.
    pub(crate) fn from_value(browser: &'a Browser, value: &Value) -> Option<Self> {
        Some(Self { browser, id: value.get(KEY)?.as_str()?.to_owned() })
    }

    /// As an argument of a script.
    pub(crate) fn to_value(&self) -> Value {
        json!({KEY: self.id})
    }

    /// The rendered text.
    #[track_caller]
    pub(crate) fn text(&self) -> String {
        text(&must(self.browser.driver.get(&self.path("text"))))
    }

    #[track_caller]
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let value = must(self.browser.driver.get(&self.path(&format!("attribute/{name}"))));
        value.as_str().map(str::to_owned)
    }

    /// The accessible name, as the browser computes it.
    #[track_caller]
    pub(crate) fn name(&self) -> String {
        text(&must(self.browser.driver.get(&self.path("computedlabel"))))
    }

    /// Scrolled into view first: below a sticky header, the driver would click the header.
    #[track_caller]
    pub(crate) fn click(&self) {
        let view = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' }); return window !== top";
        let in_frame = self.browser.script_with(view, &[self.to_value()]) == true;
        if in_frame && self.browser.engine == Engine::WebKit {
            // Its driver misses elements outside of the visible part of a frame.
            let click = "arguments[0].dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))";
            self.browser.script_with(click, &[self.to_value()]);
            return;
        }
        must(self.browser.driver.post(&self.path("click"), &json!({})));
    }

    /// Focuses the element and types; a key of [`keys`] may be part of the text.
    #[track_caller]
    pub(crate) fn type_text(&self, text: &str) {
        must(self.browser.driver.post(&self.path("value"), &json!({"text": text})));
    }

    /// Empties a field with user input.
    #[track_caller]
    pub(crate) fn empty(&self) {
        self.type_text(&format!("{}a{}{}", keys::CONTROL, keys::NULL, keys::BACKSPACE));
    }

    fn path(&self, tail: &str) -> String {
        format!("/element/{}/{tail}", self.id)
    }
}
