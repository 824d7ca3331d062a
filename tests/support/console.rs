//! The console messages of the page. chromedriver reports them; in other engines a preloaded script in each document
//! listens, and Firefox's own log adds exceptions of documents that were left. Not seen there: failed `fetch` requests,
//! and messages of the engine itself.

use super::engine::Engine;
use super::webdriver::{Browser, text};
use serde_json::{Value, json};
use std::fmt;

/// Records the location of uncaught exceptions: a wasm panic gives no other information in a build without a panic
/// hook.
pub(crate) const RECORD: &str = "addEventListener('error', ({ error, message }) => { \
    (window.uncaught ??= []).push(String(error?.stack ?? message).replace(/ \\((https?|wasm):.*\\)$/gm, '')); });";

/// For drivers without a log, in chromedriver's format.
pub(crate) const LISTEN: &str = r"
    (() => {
        const told = window.told = [];
        const tell = (source, what) => told.push({ level: 'SEVERE', source, message: String(what) });
        addEventListener('error', ({ target, error, message }) => target !== window && target?.localName
            ? tell('network', target.outerHTML.slice(0, 200)) : tell('javascript', `${message} ${error?.stack}`), true);
        addEventListener('unhandledrejection', ({ reason }) => tell('javascript', `${reason} ${reason?.stack}`));
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
            tell('security', `${violatedDirective} ${blockedURI}`), true);
        const { error } = console;
        console.error = (...words) => { tell('console-api', words.join(' ')); error.apply(console, words); };
    })()
";

#[derive(Clone)]
pub(crate) struct Message {
    /// `SEVERE` for errors and uncaught exceptions, then `WARNING`, `INFO`, `DEBUG`.
    pub(crate) level: String,
    /// `javascript`, `console-api`, `network`, `security`…
    pub(crate) source: String,
    pub(crate) text: String,
}

impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}: {}", self.level, self.source, self.text)
    }
}

impl Browser {
    /// In future documents, `window.refused` lists what their security policy has refused.
    pub(crate) fn note_refusals(&self) {
        self.run_in_new_documents(
            "window.refused = []; addEventListener('securitypolicyviolation', event => \
                refused.push([event.violatedDirective, event.sourceFile, event.blockedURI].join(' ')), true)",
        );
    }

    /// The messages since the last call.
    pub(crate) fn console(&self) -> Vec<Message> {
        let log = match self.engine {
            Engine::Chromium => self.driver.post("/se/log", &json!({"type": "browser"})),
            Engine::Firefox | Engine::WebKit => self.try_script("return window.told?.splice(0) ?? []", &[]),
        };
        let mut messages: Vec<Message> =
            log.unwrap_or_default().as_array().into_iter().flatten().map(message).collect();
        if self.engine == Engine::Firefox {
            messages.retain(|message| message.source != "javascript");
            messages.extend(self.uncaught_of_all_pages().iter().map(message));
        }
        messages
    }

    /// The first uncaught exception of this document, with its stack.
    pub(crate) fn uncaught(&self) -> String {
        self.try_script("return window.uncaught?.[0] ?? 'none'", &[])
            .map_or_else(|error| error.to_string(), |stack| text(&stack))
    }

    /// The errors and uncaught exceptions since the last call.
    pub(crate) fn console_errors(&self) -> Vec<Message> {
        self.console().into_iter().filter(|message| message.level == "SEVERE").collect()
    }

    /// As [`Self::console_errors`], without the browser's own messages about responses such as 500, which a test has
    /// requested.
    pub(crate) fn script_errors(&self) -> Vec<Message> {
        self.console_errors().into_iter().filter(|message| message.source == "javascript").collect()
    }
}

fn message(entry: &Value) -> Message {
    let field = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Message { level: field("level"), source: field("source"), text: field("message") }
}
