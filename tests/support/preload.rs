//! A script that runs before all others of a page, for drivers that lack this: the server inserts it as the first
//! script of every page, as a file of its own, which the policy allows.

use super::http::Answer;
use std::sync::{Mutex, MutexGuard, PoisonError};

const PATH: &str = "/before-all-others.js";
const TAG: &str = "<script src=\"/before-all-others.js\"></script>";

/// Scripts by purpose. Global: this process has one browser, and tests run one after the other.
static SCRIPTS: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

fn scripts() -> MutexGuard<'static, Vec<(String, String)>> {
    SCRIPTS.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn clear() {
    scripts().clear();
}

/// Replaces the script with the same purpose.
pub(crate) fn set(what_for: &str, script: &str) {
    let mut scripts = scripts();
    scripts.retain(|(other, _)| other != what_for);
    scripts.push((what_for.to_owned(), script.to_owned()));
}

/// Whether pages are modified when they are sent.
pub(crate) fn is_needed() -> bool {
    !scripts().is_empty()
}

/// The script itself. It is not part of the site, so it is not logged.
pub(crate) fn answer(path: &str) -> Option<Answer> {
    let body = || {
        let scripts = scripts();
        let own = scripts.iter().map(|(_, script)| script.as_str());
        std::iter::once("document.currentScript.remove()").chain(own).collect::<Vec<_>>().join(";\n")
    };
    (path == PATH).then(|| Answer::ok("text/javascript; charset=utf-8", body().into_bytes()))
}

/// Inserts it into a page; other files are not changed.
pub(crate) fn put_into(answer: &mut Answer) {
    if scripts().is_empty() || !answer.content_type.starts_with("text/html") {
        return;
    }
    let Ok(page) = std::str::from_utf8(&answer.body) else { return };
    let offset = page.find("<head>").map(|offset| offset + "<head>".len()).or_else(|| Some(page.find('>')? + 1));
    if let Some(offset) = offset {
        answer.body.splice(offset..offset, TAG.bytes());
    }
}
