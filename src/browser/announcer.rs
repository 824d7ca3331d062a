//! What screen readers are told of what has changed, beside what they read.

use std::time::Duration;

use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::text;

use super::later;
use crate::view::{IntoNode, Node, after_pause, effect, el, memo};

/// The texts of the one live region of the app. It stands in the document, empty, before anything is said: a text that
/// comes with its region is not announced everywhere.
#[derive(Clone, Copy, Default)]
pub struct Announcer {
    /// What the region says.
    text: RwSignal<String>,
    /// What it will say after the pause.
    pending: RwSignal<Vec<String>>,
}

/// A text that changes in the same step as a dialog closes, or as other content is replaced, is not announced (Firefox
/// with Orca).
const PAUSE: Duration = Duration::from_millis(300);
/// How long what is counted must stay the same before it is said.
const COUNTING_PAUSE: Duration = Duration::from_millis(700);

impl Announcer {
    /// Says a text, with others of the same moment. An empty one takes away what was said.
    pub fn say(self, text: String) {
        if self.pending.with_untracked(Vec::is_empty) {
            // The same text again would be no change.
            self.text.set(String::new());
            let speak = move || {
                let texts = self.pending.try_update_untracked(std::mem::take).unwrap_or_default();
                self.text.set(texts.join(". "));
            };
            later(PAUSE, Box::new(speak));
        }
        self.pending.update_untracked(|pending| {
            if !text.is_empty() && !pending.contains(&text) {
                pending.push(text);
            }
        });
    }

    /// Says a text after each change of it, once it has stopped changing. The first is not said: the page shows it.
    pub fn follow(self, text: impl Fn() -> String + Send + Sync + 'static) {
        let text = memo(text);
        self.follow_boxed(Box::new(move || text.get()), None);
    }

    /// The same for a state, as in a URL, and the text for it: where the state has changed and the text has not, that is
    /// said. An empty text says nothing.
    pub fn follow_state(self, locale: Locale, state: impl Fn() -> (String, String) + Send + Sync + 'static) {
        let state = memo(state);
        self.follow_boxed(Box::new(move || state.with(|(_, text)| text.clone())), Some(locale));
    }

    /// `count` reads one memo: an effect that reads several can miss an update.
    fn follow_boxed(self, count: Box<dyn Fn() -> String>, again: Option<Locale>) {
        let said = RwSignal::new(untrack(&count));
        let newest = RwSignal::new(said.get_untracked());
        let mut speak = after_pause(COUNTING_PAUSE, move || {
            let newest = newest.get_untracked();
            let is_again = !newest.is_empty() && said.with_untracked(|said| *said == newest);
            let spoken = if is_again { again.map(|locale| text::again(locale, &newest)) } else { Some(newest.clone()) };
            said.set(newest);
            if let Some(spoken) = spoken {
                self.say(spoken);
            }
        });
        let mut is_first = true;
        effect(move || {
            newest.set(count());
            if !std::mem::take(&mut is_first) {
                speak();
            }
        });
    }

    /// The live region, for the end of the page, or for a modal dialog: what is outside of one is not announced.
    pub fn region(self) -> Node {
        el("div").class("visually-hidden").attr("aria-live", "polite").child(self.text).node()
    }
}
