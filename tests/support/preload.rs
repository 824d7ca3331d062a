//! A script before all others of a page, where the driver has no word for that: the server puts it first into every
//! page that it sends, as a file of its own, so that the policy allows it.

use super::http::Answer;
use std::sync::{Mutex, MutexGuard, PoisonError};

const PATH: &str = "/before-all-others.js";
const TAG: &str = "<script src=\"/before-all-others.js\"></script>";

/// Scripts by what they are for. Of the one browser of this process: the tests run one after the other.
static SCRIPTS: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

fn scripts() -> MutexGuard<'static, Vec<(String, String)>> {
    SCRIPTS.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn clear() {
    scripts().clear();
}

/// In the place of the one that was for the same.
pub(crate) fn set(what_for: &str, script: &str) {
    let mut scripts = scripts();
    scripts.retain(|(other, _)| other != what_for);
    scripts.push((what_for.to_owned(), script.to_owned()));
}

/// Whether pages are changed as they are sent.
pub(crate) fn is_needed() -> bool {
    !scripts().is_empty()
}

/// The script itself; not of the site, hence in no log.
pub(crate) fn answer(path: &str) -> Option<Answer> {
    let body = || {
        let scripts = scripts();
        let own = scripts.iter().map(|(_, script)| script.as_str());
        std::iter::once("document.currentScript.remove()").chain(own).collect::<Vec<_>>().join(";\n")
    };
    (path == PATH).then(|| Answer::ok("text/javascript; charset=utf-8", body().into_bytes()))
}

/// Puts it into a page; anything else stays as it is.
pub(crate) fn put_into(answer: &mut Answer) {
    if scripts().is_empty() || !answer.content_type.starts_with("text/html") {
        return;
    }
    let Ok(page) = std::str::from_utf8(&answer.body) else { return };
    let place = page.find("<head>").map(|place| place + "<head>".len()).or_else(|| Some(page.find('>')? + 1));
    if let Some(place) = place {
        answer.body.splice(place..place, TAG.bytes());
    }
}
