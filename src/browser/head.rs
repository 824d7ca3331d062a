//! The `head` element, the state of the root element, the console.

use site_core::head::Head;
#[cfg(feature = "csr")]
use {leptos::prelude::*, std::mem};

/// Writes the head of each page.
#[derive(Default)]
pub struct HeadWriter {
    #[cfg(feature = "csr")]
    has_written: bool,
    /// The languages that pages have had so far.
    #[cfg(feature = "csr")]
    languages: String,
}

#[cfg(feature = "csr")]
const OWN: &str = "data-page-lang";

impl HeadWriter {
    /// Sets language, title, links and description.
    #[cfg(feature = "csr")]
    pub fn write(&mut self, head: &Head) {
        let document = document();
        if let Some(root) = document.document_element() {
            self.write_language(&root, head.locale.code());
        }
        document.set_title(&head.title);
        let Some(element) = document.head() else { return };
        // Published pages also have linked data and the like, which is valid until the visitor leaves the page.
        let has_left = mem::replace(&mut self.has_written, true);
        let old = if has_left { "[data-page], [data-published]" } else { "[data-page]" };
        while let Ok(Some(old)) = element.query_selector(old) {
            old.remove();
        }
        let add = |tag: &str, attributes: &[(&str, &str)]| {
            if let Ok(child) = document.create_element(tag) {
                for (name, value) in attributes.iter().chain(&[("data-page", "")]) {
                    _ = child.set_attribute(name, value);
                }
                _ = element.append_child(&child);
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
        if !head.is_listed {
            add("meta", &[("name", "robots"), ("content", "noindex")]);
        }
    }

    /// Sets the language of the page, and `data-page-lang` for scripts and styles, which `theme.js` sets first. A
    /// `lang` that no page had was set by a translator and is kept, since the translator continues to work.
    #[cfg(feature = "csr")]
    fn write_language(&mut self, root: &web_sys::Element, code: &str) {
        let attribute = |name: &str| root.get_attribute(name).unwrap_or_default();
        let (before, shown) = (attribute(OWN), attribute("lang"));
        if !self.languages.contains(&before) {
            self.languages += &before;
        }
        if self.languages.contains(&shown) && !root.class_name().contains("translated-") {
            _ = root.set_attribute("lang", code);
        }
        _ = root.set_attribute(OWN, code);
    }

    #[cfg(not(feature = "csr"))]
    pub fn write(&mut self, _: &Head) {}
}

/// Sets `data-state` of the root element: `loading`, `ready` or `failed`.
#[cfg(feature = "csr")]
pub fn set_state(state: &str) {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute("data-state", state);
    }
}

#[cfg(not(feature = "csr"))]
pub fn set_state(_: &str) {}

/// Writes a warning to the console.
#[cfg(feature = "csr")]
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

#[cfg(not(feature = "csr"))]
pub fn warn(_: &str) {}
