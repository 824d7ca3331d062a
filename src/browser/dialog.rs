//! Modal dialogs.

#[cfg(feature = "csr")]
use {super::clock::next_frame, leptos::prelude::*, wasm_bindgen::JsCast, web_sys::HtmlDialogElement};

/// Opens or closes a modal dialog in the next frame, once it has been rendered.
#[cfg(feature = "csr")]
pub fn show_dialog(id: &'static str, open: bool) {
    next_frame(Box::new(move || {
        let dialog = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
        if let Some(dialog) = dialog.filter(|dialog| dialog.open() != open) {
            if open {
                _ = dialog.show_modal();
            } else {
                dialog.close();
            }
        }
    }));
}

#[cfg(not(feature = "csr"))]
pub fn show_dialog(_: &'static str, _: bool) {}
