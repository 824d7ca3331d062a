//! Dates and timers.

use site_core::content::date::Date;
#[cfg(feature = "csr")]
use {
    js_sys::futures::JsFuture,
    js_sys::{Function, Promise},
    leptos::leptos_dom::helpers::request_idle_callback,
    leptos::prelude::*,
    std::cell::Cell,
    std::time::Duration,
    wasm_bindgen::prelude::{Closure, JsCast, JsValue},
    web_sys::MessageChannel,
};

/// The current date of the visitor.
#[cfg(feature = "csr")]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let part = |value: u32| u8::try_from(value).ok();
    Date {
        year: u16::try_from(now.get_full_year()).unwrap_or_default(),
        month: part(now.get_month() + 1),
        day: part(now.get_date()),
    }
}

/// A date far in the past: natively, the caller passes the date.
#[cfg(not(feature = "csr"))]
pub fn today() -> Date {
    Date { year: 0, month: None, day: None }
}

/// Awaits an API with callbacks; `start` gets the functions for success and failure.
#[cfg(feature = "csr")]
pub(super) async fn await_callbacks(start: impl FnOnce(&Function, &Function)) -> Result<JsValue, JsValue> {
    let mut start = Some(start);
    let promise = Promise::new(&mut |resolve, reject| {
        if let Some(start) = start.take() {
            start(&resolve, &reject);
        }
    });
    JsFuture::from(promise).await
}

/// Milliseconds since the page was opened.
#[cfg(feature = "csr")]
pub fn now() -> f64 {
    window().performance().map(|performance| performance.now()).unwrap_or_default()
}

#[cfg(not(feature = "csr"))]
pub fn now() -> f64 {
    0.0
}

/// Runs a closure after a pause. Boxed, so that this code is compiled once and not for each closure.
#[cfg(feature = "csr")]
pub fn later(pause: Duration, run: Box<dyn FnOnce()>) {
    set_timeout(run, pause);
}

#[cfg(not(feature = "csr"))]
pub fn later(_: std::time::Duration, _: Box<dyn FnOnce()>) {}

/// Longest time in milliseconds that the app blocks the page: visitors would notice more.
#[cfg(feature = "csr")]
const SLICE: f64 = 20.0;

/// Runs a closure again and again, until it returns true or the slice of time is over. Returns whether it did.
#[cfg(feature = "csr")]
pub fn slice(step: &mut dyn FnMut() -> bool) -> bool {
    let start = now();
    loop {
        if step() {
            return true;
        }
        if now() - start > SLICE {
            return false;
        }
    }
}

/// Runs a closure until it returns true. After each slice of time the browser can react and render.
#[cfg(feature = "csr")]
pub fn in_slices(mut step: Box<dyn FnMut() -> bool>) {
    if !slice(&mut step) {
        next_task(Box::new(move || in_slices(step)));
    }
}

#[cfg(not(feature = "csr"))]
pub fn in_slices(mut step: Box<dyn FnMut() -> bool>) {
    while !step() {}
}

/// Runs a closure in a task of its own. Browsers delay timers that follow one another by 4 ms each, but no messages.
#[cfg(feature = "csr")]
pub(super) fn next_task(run: Box<dyn FnOnce()>) {
    let Ok(channel) = MessageChannel::new() else { return later(Duration::ZERO, run) };
    let (port, other) = (channel.port1(), channel.port2());
    let message = Closure::once_into_js(move || {
        channel.port1().close();
        run();
    });
    port.set_onmessage(Some(message.unchecked_ref()));
    _ = other.post_message(&JsValue::NULL);
}

/// Lets the browser react and render.
#[cfg(feature = "csr")]
pub async fn pause() {
    let resolved = Promise::new(&mut |resolve, _| {
        next_task(Box::new(move || _ = resolve.call0(&JsValue::NULL)));
    });
    _ = JsFuture::from(resolved).await;
}

/// Runs a closure before the next paint, when all changes are in the document. Boxed, to be compiled once.
#[cfg(feature = "csr")]
pub(super) fn next_frame(run: Box<dyn FnOnce()>) {
    request_animation_frame(run);
}

/// Runs a closure after the next paint; in a background tab, once the tab is shown.
#[cfg(feature = "csr")]
pub fn after_paint(run: Box<dyn FnOnce()>) {
    next_frame(Box::new(move || later(Duration::ZERO, run)));
}

#[cfg(not(feature = "csr"))]
pub fn after_paint(_: Box<dyn FnOnce()>) {}

/// Runs a closure when the browser is idle. Never if the visitor has asked the browser to save data (`saveData`).
#[cfg(feature = "csr")]
pub fn when_idle(run: Box<dyn FnOnce()>) {
    let connection = js_sys::Reflect::get(&window().navigator(), &"connection".into());
    let saves = connection.and_then(|connection| js_sys::Reflect::get(&connection, &"saveData".into()));
    if saves.is_ok_and(|saves| saves.is_truthy()) {
        return;
    }
    // Safari does not have it.
    if js_sys::Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or_default() {
        let run = Cell::new(Some(run));
        request_idle_callback(move || run.take().into_iter().for_each(|run| run()));
    } else {
        later(Duration::from_secs(1), run);
    }
}

#[cfg(not(feature = "csr"))]
pub fn when_idle(_: Box<dyn FnOnce()>) {}
