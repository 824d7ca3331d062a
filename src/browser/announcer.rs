//! Announcements of changes for screen readers.

use std::time::Duration;

use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::text;

use super::clock::later;
use crate::view::{IntoNode, Node, after_pause, effect, el, memo};

/// The app's only live region. It is in the document before it gets a text: not all browsers announce a text that is
/// inserted together with its region.
#[derive(Clone, Copy, Default)]
pub struct Announcer {
    /// The text of the region.
    text: RwSignal<String>,
    /// The texts of the next announcement.
    pending: RwSignal<Vec<String>>,
}

/// Pause before an announcement. Firefox with Orca does not announce a text that changes in the same step as a dialog
/// closes, or as other content is replaced.
const PAUSE: Duration = Duration::from_millis(300);
/// A count is announced once it has not changed for this time.
const COUNTING_PAUSE: Duration = Duration::from_millis(700);

impl Announcer {
    /// Announces a text, together with others of the same moment. An empty text removes the last announcement.
    pub fn announce(self, text: String) {
        if self.pending.with_untracked(Vec::is_empty) {
            // Setting the same text again would not be announced.
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

    /// Announces a text after each change, once it has stopped changing. The initial text is not announced: the page
    /// shows it.
    pub fn follow(self, text: impl Fn() -> String + Send + Sync + 'static) {
        let text = memo(text);
        self.follow_boxed(Box::new(move || text.get()), None);
    }

    /// Like [`follow`](Self::follow), for a state (as in a URL) and its text. If the state changes and the text does
    /// not, announces that it is unchanged. Empty texts are not announced.
    pub fn follow_state(self, locale: Locale, state: impl Fn() -> (String, String) + Send + Sync + 'static) {
        let state = memo(state);
        self.follow_boxed(Box::new(move || state.with(|(_, text)| text.clone())), Some(locale));
    }

    /// `count` must read a single memo: an effect that reads several can miss an update.
    fn follow_boxed(self, count: Box<dyn Fn() -> String>, again: Option<Locale>) {
        let announced = RwSignal::new(untrack(&count));
        let newest = RwSignal::new(announced.get_untracked());
        let mut speak = after_pause(COUNTING_PAUSE, move || {
            let newest = newest.get_untracked();
            let is_again = !newest.is_empty() && announced.with_untracked(|announced| *announced == newest);
            let spoken = if is_again { again.map(|locale| text::again(locale, &newest)) } else { Some(newest.clone()) };
            announced.set(newest);
            if let Some(spoken) = spoken {
                self.announce(spoken);
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

    /// The live region, for the end of the page or of a modal dialog: regions outside an open dialog are not announced.
    pub fn region(self) -> Node {
        el("div").class("visually-hidden").attr("aria-live", "polite").child(self.text).node()
    }
}
