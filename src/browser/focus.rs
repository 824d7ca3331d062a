//! Keyboard focus.

use leptos::ev::Event;
#[cfg(feature = "csr")]
use {
    super::address::is_embed,
    super::clock::next_frame,
    super::fields::input,
    leptos::prelude::*,
    leptos::task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{Element, FocusOptions, HtmlElement},
};

/// Focuses the first element of a selector in the next frame, when the view has been rendered. Scrolls only
/// in an embed.
pub fn focus(selector: &'static str) {
    focus_first(&[selector.to_owned()]);
}

/// Like [`focus`], for the first of several selectors that matches.
#[cfg(feature = "csr")]
pub fn focus_first(selectors: &[String]) {
    let selectors = selectors.to_vec();
    next_frame(Box::new(move || {
        let element = selectors.iter().find_map(|selector| document().query_selector(selector).ok().flatten());
        if let Some(element) = element {
            // An embed cannot scroll itself: the surrounding page scrolls to the focused element.
            set_focus(&element, !is_embed());
        }
    }));
}

#[cfg(not(feature = "csr"))]
pub fn focus_first(_: &[String]) {}

/// Moves the focus when a control removes its own list item: in the next frame, to the control of the next item, else of
/// the item before, else to the element with the selector `other`. `list` and `control` are the selectors of the list,
/// and of the control in an item. (Not left to the view: Safari does not focus a button that is clicked.)
#[cfg(feature = "csr")]
pub fn focus_successor(event: &Event, list: &str, control: &str, other: &str) {
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let mut item = pressed.and_then(|pressed| pressed.closest("li").ok().flatten());
    let mut index = 0;
    while let Some(current) = item {
        index += 1;
        item = current.previous_element_sibling();
    }
    let at = |index: usize| format!("{list} > li:nth-child({index}) > {control}");
    focus_first(&[at(index), at(index.max(2) - 1), other.to_owned()]);
}

#[cfg(not(feature = "csr"))]
pub fn focus_successor(_: &Event, _: &str, _: &str, _: &str) {}

/// Focuses the input with this id once it is drawn, with the caret after its text: before the next letter comes.
#[cfg(feature = "csr")]
pub fn focus_end(id: &'static str) {
    spawn_local(async move {
        if let Some(input) = input(id) {
            _ = input.focus();
            let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or_default();
            _ = input.set_selection_range(end, end);
        }
    });
}

#[cfg(not(feature = "csr"))]
pub fn focus_end(_: &'static str) {}

#[cfg(feature = "csr")]
fn set_focus(element: &Element, prevents_scroll: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(prevents_scroll);
    // SVG links are not `HTMLElement`s, but have the same method.
    _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Focuses `main` two frames later, if nothing has the focus then, as when the focused element has been removed.
#[cfg(feature = "csr")]
pub fn recover_focus() {
    recover_focus_of(None);
}

#[cfg(not(feature = "csr"))]
pub fn recover_focus() {}

/// Like [`recover_focus`], but acts only if `element` has left the document by then. Focuses the element with the same
/// id, if there is one. (Safari does not focus links and buttons that are clicked.) Never scrolls.
#[cfg(feature = "csr")]
pub(super) fn recover_focus_of(element: Option<Element>) {
    let hold = move || {
        let is_lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if !is_lost || element.as_ref().is_some_and(|element| element.is_connected()) {
            return;
        }
        let named = element.and_then(|element| element.closest("[id]").ok().flatten());
        let again = named.and_then(|named| document().get_element_by_id(&named.id()));
        if let Some(target) = again.or_else(|| document().query_selector("main").ok().flatten()) {
            set_focus(&target, true);
        }
    };
    // An element that becomes disabled or hidden loses the focus only when it is rendered.
    next_frame(Box::new(move || next_frame(Box::new(hold))));
}
