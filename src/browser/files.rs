//! Downloads, the clipboard, the printer.

#[cfg(feature = "csr")]
use {
    super::clock::next_frame, super::events::while_shown, leptos::prelude::*, std::rc::Rc, std::time::Duration,
    wasm_bindgen::JsCast, web_sys::HtmlElement,
};

/// Downloads a file. `kind` is its media type.
#[cfg(feature = "csr")]
pub fn download(name: &str, kind: &str, bytes: &[u8]) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let url = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)
        .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let (Ok(url), Some(link)) = (url, link) {
        _ = link.set_attribute("href", &url);
        _ = link.set_attribute("download", name);
        link.click();
        // Later, when the browser has read the file.
        let revoke = move || _ = web_sys::Url::revoke_object_url(&url);
        super::clock::later(Duration::from_mins(1), Box::new(revoke));
    }
}

#[cfg(not(feature = "csr"))]
pub fn download(_: &str, _: &str, _: &[u8]) {}

/// Copies a text to the clipboard, and calls back with whether that worked.
#[cfg(feature = "csr")]
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    // Pages without HTTPS have no clipboard, and some browsers throw when it is accessed.
    let write = || {
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())?;
        let write = js_sys::Reflect::get(&clipboard, &"writeText".into())?.dyn_into::<js_sys::Function>()?;
        write.call1(&clipboard, &text.into())
    };
    let written = write();
    leptos::task::spawn_local(async move {
        let written = match written {
            Ok(promise) => js_sys::futures::JsFuture::from(js_sys::Promise::resolve(&promise)).await,
            Err(refusal) => Err(refusal),
        };
        done(written.is_ok());
    });
}

#[cfg(not(feature = "csr"))]
pub fn copy(_: &str, _: impl FnOnce(bool) + 'static) {}

/// Opens the print dialog in the next frame, when the view has been rendered.
#[cfg(feature = "csr")]
pub fn print() {
    next_frame(Box::new(|| _ = window().print()));
}

#[cfg(not(feature = "csr"))]
pub fn print() {}

/// Calls back before and after printing, however it was started, until the caller's view is removed.
#[cfg(feature = "csr")]
pub fn on_print(changed: impl Fn(bool) + 'static) {
    let changed = Rc::new(changed);
    for (event, is_printing) in [("beforeprint", true), ("afterprint", false)] {
        let changed = Rc::clone(&changed);
        while_shown(event, Box::new(move |_| changed(is_printing)));
    }
}

#[cfg(not(feature = "csr"))]
pub fn on_print(_: impl Fn(bool) + 'static) {}
