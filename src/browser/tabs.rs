//! The tabs of the site in which the workshop is open: one writes at a time.

#[cfg(feature = "csr")]
mod open {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{BroadcastChannel, MessageEvent};

    const CHANNEL: &str = "workshop";
    /// A tab asks which one writes.
    const WHO: &str = "who";
    /// The answer of the one that does.
    const HERE: &str = "here";
    /// Said by a tab that writes from now on.
    const TAKEN: &str = "taken";
    /// How long an answer may take.
    const PATIENCE: Duration = Duration::from_millis(300);

    thread_local! {
        static OPEN: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
        static WRITES: Cell<bool> = const { Cell::new(false) };
        static IS_ANSWERED: Cell<bool> = const { Cell::new(false) };
    }

    fn say(message: &str) {
        OPEN.with_borrow(|open| open.as_ref().map(|open| open.post_message(&message.into())));
    }

    /// Asks whether another tab writes, and calls back; `taken` is called whenever another tab begins to.
    pub fn meet_tabs(done: impl FnOnce(bool) + 'static, taken: impl Fn() + 'static) {
        // Browsers without it know of no other tab.
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return done(false) };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().unwrap_or_default().as_str() {
                WHO if WRITES.get() => say(HERE),
                HERE => IS_ANSWERED.set(true),
                TAKEN if WRITES.replace(false) => taken(),
                _ => {}
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        OPEN.set(Some(channel));
        say(WHO);
        crate::browser::later(PATIENCE, Box::new(move || done(IS_ANSWERED.get())));
    }

    /// This tab writes from now on.
    pub fn take_over() {
        WRITES.set(true);
        say(TAKEN);
    }
}

#[cfg(feature = "csr")]
pub use open::{meet_tabs, take_over};

#[cfg(not(feature = "csr"))]
pub fn meet_tabs(_: impl FnOnce(bool) + 'static, _: impl Fn() + 'static) {}

#[cfg(not(feature = "csr"))]
pub fn take_over() {}
