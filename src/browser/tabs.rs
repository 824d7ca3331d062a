//! The tabs in which the workshop is open: only one writes at a time.

#[cfg(feature = "csr")]
mod open {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{BroadcastChannel, MessageEvent};

    const CHANNEL: &str = "workshop";
    /// Asks which tab writes.
    const ASK: &str = "who";
    /// The answer of the writing tab.
    const ANSWER: &str = "here";
    /// Sent by a tab that takes over.
    const TAKEN_OVER: &str = "taken";
    /// Timeout for an answer.
    const TIMEOUT: Duration = Duration::from_millis(300);

    // Global, because messages of other tabs come without a context, and a tab writes one draft.
    thread_local! {
        static OPEN: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
        static WRITES: Cell<bool> = const { Cell::new(false) };
        static IS_ANSWERED: Cell<bool> = const { Cell::new(false) };
    }

    fn post(message: &str) {
        OPEN.with_borrow(|open| open.as_ref().map(|open| open.post_message(&message.into())));
    }

    /// Calls `done` with whether another tab writes, and `taken` whenever another tab takes over.
    pub fn find_writing_tab(done: impl FnOnce(bool) + 'static, taken: impl Fn() + 'static) {
        // Browsers without it cannot know of other tabs.
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return done(false) };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            match event.data().as_string().unwrap_or_default().as_str() {
                ASK if WRITES.get() => post(ANSWER),
                ANSWER => IS_ANSWERED.set(true),
                TAKEN_OVER if WRITES.replace(false) => taken(),
                _ => {}
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        OPEN.set(Some(channel));
        post(ASK);
        crate::browser::clock::later(TIMEOUT, Box::new(move || done(IS_ANSWERED.get())));
    }

    /// Whether this tab is the writing one.
    pub(crate) fn is_writing() -> bool {
        WRITES.get()
    }

    /// Makes this tab the writing one.
    pub fn take_over() {
        WRITES.set(true);
        post(TAKEN_OVER);
    }
}

#[cfg(feature = "csr")]
pub(super) use open::is_writing;
#[cfg(feature = "csr")]
pub use open::{find_writing_tab, take_over};

#[cfg(not(feature = "csr"))]
pub fn find_writing_tab(_: impl FnOnce(bool) + 'static, _: impl Fn() + 'static) {}

#[cfg(not(feature = "csr"))]
pub fn take_over() {}
