//! The keyboard: keys are sent to the focused element.

use super::engine::Engine;
use super::webdriver::{Browser, text};
use super::wire::must;
use serde_json::{Value, json};

pub(crate) const NULL: char = '\u{E000}';
pub(crate) const BACKSPACE: char = '\u{E003}';
pub(crate) const TAB: char = '\u{E004}';
pub(crate) const ENTER: char = '\u{E007}';
pub(crate) const SHIFT: char = '\u{E008}';
pub(crate) const CONTROL: char = '\u{E009}';
pub(crate) const ESCAPE: char = '\u{E00C}';
pub(crate) const SPACE: char = ' ';
pub(crate) const END: char = '\u{E010}';
pub(crate) const HOME: char = '\u{E011}';
pub(crate) const LEFT: char = '\u{E012}';
pub(crate) const UP: char = '\u{E013}';
pub(crate) const DOWN: char = '\u{E015}';

impl Browser {
    #[track_caller]
    pub(crate) fn press(&self, key: char) {
        self.perform(&[("keyDown", key), ("keyUp", key)]);
    }

    #[track_caller]
    pub(crate) fn press_with(&self, modifier: char, key: char) {
        self.perform(&[("keyDown", modifier), ("keyDown", key), ("keyUp", key), ("keyUp", modifier)]);
    }

    #[track_caller]
    pub(crate) fn type_keys(&self, text: &str) {
        for letter in text.chars() {
            self.press(letter);
        }
    }

    /// Presses Tab until `condition`, an expression over the focused `element`, is true.
    #[track_caller]
    pub(crate) fn tab_to(&self, what: &str, condition: &str) {
        const STOPS: usize = 250;
        let script = format!(
            "const element = document.activeElement; \
             return [Boolean({condition}), all('*').indexOf(element), element.outerHTML.replace(/\\s+/g, ' ').slice(0, 80)]"
        );
        let (mut first, mut seen) = (None, Vec::new());
        for _ in 0..STOPS {
            self.press(TAB);
            self.take_the_focus_back();
            let focused = self.dom(&script);
            if focused[0] == true {
                return;
            }
            // After the last stop the focus leaves the page, then returns to its start.
            if first.as_ref() == Some(&focused[1]) {
                break;
            }
            first.get_or_insert_with(|| focused[1].clone());
            seen.push(text(&focused[2]));
        }
        panic!("no Tab stop is {what}; seen:\n  {}", seen.join("\n  "));
    }

    /// After the last stop Firefox focuses its own buttons, from which the driver's keys do not return.
    #[track_caller]
    fn take_the_focus_back(&self) {
        if self.engine == Engine::Firefox && self.script("return document.hasFocus()") == false {
            self.in_window("gBrowser.selectedBrowser.focus()", &[]);
        }
    }

    #[track_caller]
    fn perform(&self, keys: &[(&str, char)]) {
        let actions: Vec<Value> =
            keys.iter().map(|(kind, key)| json!({"type": kind, "value": key.to_string()})).collect();
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        must(self.driver.post("/actions", &body));
    }
}
