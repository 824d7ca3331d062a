//! A text field bound to a parameter of the URL.

use std::sync::Arc;
use std::time::Duration;

use leptos::ev::Event;
use leptos::prelude::*;

use crate::view::{Element, after_pause, effect};

/// Debounce before the URL is updated. Must exceed 300 ms: Safari allows 100 changes of the history in 30 s.
const TYPING_PAUSE: Duration = Duration::from_millis(350);

/// The text in the URL, and the text that the visitor has typed since.
#[derive(Clone, Copy)]
pub struct QueryField {
    addressed: Memo<String>,
    typed: RwSignal<Option<String>>,
    request: fn(),
}

impl QueryField {
    pub fn new(addressed: Memo<String>) -> Self {
        let typed = RwSignal::new(None);
        // The URL takes precedence: after Back or Forward the field shows its text.
        let mut has_changed = false;
        effect(move || {
            addressed.track();
            if std::mem::replace(&mut has_changed, true) {
                typed.set(None);
            }
        });
        Self { addressed, typed, request: || () }
    }

    /// Calls `request` whenever a text is typed: it requests the code that searches the text, again after a failure.
    pub fn asking(self, request: fn()) -> Self {
        Self { request, ..self }
    }

    /// The typed text that is not in the URL yet.
    pub fn typed(self) -> Option<String> {
        self.typed.get()
    }

    /// The text that the field shows.
    pub fn text(self) -> String {
        self.typed().unwrap_or_else(|| self.addressed.get())
    }

    /// Empties the field.
    pub fn clear(self) {
        self.typed.set(Some(String::new()));
    }

    /// Binds an input: it shows the text, and `write` updates the URL with the typed text after a pause, when the field
    /// loses the focus, or on Enter.
    pub fn bind(self, input: Element, write: impl Fn(String) + Send + Sync + 'static) -> Element {
        self.bind_if(|_| true, input, write)
    }

    /// Like [`bind`](Self::bind), but a text that is not `complete` is only written when the field loses the focus.
    pub fn bind_if(
        self,
        complete: fn(&str) -> bool,
        input: Element,
        write: impl Fn(String) + Send + Sync + 'static,
    ) -> Element {
        self.bind_boxed(complete, input, Arc::new(write))
    }

    /// Boxed, to be compiled once.
    fn bind_boxed(
        self,
        complete: fn(&str) -> bool,
        input: Element,
        write: Arc<dyn Fn(String) + Send + Sync>,
    ) -> Element {
        let finish = Arc::clone(&write);
        let mut pause = after_pause(TYPING_PAUSE, move || {
            let text = untrack(|| self.text());
            if complete(&text) {
                write(text);
            }
        });
        let typing = move |event: Event| {
            let text = event_target_value(&event);
            if !text.is_empty() {
                (self.request)();
            }
            self.typed.set(Some(text));
            pause();
        };
        let typed = move |event: Event| {
            finish(event_target_value(&event));
            // The URL may have normalised it.
            self.typed.set(None);
        };
        input.field_text(move || self.text()).on("input", typing).on("change", typed)
    }
}
