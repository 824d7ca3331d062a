//! The only module that fetches data. All files are requested at once; each has its own state.

use std::sync::Arc;
use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use site_core::content::{Content, LoadError, file::File, read::Unreadable};
use site_core::route;
use web_sys::AbortController;

use super::catalogue::{LARGE, Store};
use crate::browser;

/// Timeout of a request.
const PATIENCE: Duration = Duration::from_secs(10);

/// Length in bytes from which on a file is read in slices: some hundred platforms.
const MOST_AT_ONCE: usize = 1_000_000;

/// Loads a file, also again after a failure. Its state is unchanged until the response.
pub fn load(content: RwSignal<Content>, answers: RwSignal<usize>, file: File) {
    let store = move |set: Box<dyn FnOnce(&mut Content)>| {
        let failed_before = content.with_untracked(|content| content.error(file).is_some());
        content.update(set);
        content.with_untracked(|content| report(content, file));
        answers.update(|answers| *answers += 1);
        if failed_before && content.with_untracked(|content| content.error(file).is_none()) {
            // The focused button disappears with its alert.
            browser::focus("main");
        }
    };
    read(file, move |text| {
        // In a preview, the file of the draft.
        let text = browser::kept_in_tab(file.name()).map_or(text, Ok);
        let is_large = file == File::Platforms && text.as_ref().is_ok_and(|text| text.len() > MOST_AT_ONCE);
        let done = move |read_large: Option<fn(Arc<str>, Store)>| match (read_large, text) {
            (Some(read_large), Ok(text)) => read_large(text.into(), Box::new(store)),
            (_, text) => store(Box::new(move |content| content.set(file, text.as_deref().map_err(Clone::clone)))),
        };
        if is_large { LARGE.after(done) } else { done(None) }
    });
}

/// Fetches the text of a file.
pub fn read(file: File, done: impl FnOnce(Result<String, LoadError>) + 'static) {
    // Boxed, so that the future is compiled once.
    let done: Box<dyn FnOnce(Result<String, LoadError>)> = Box::new(done);
    spawn_local(async move { done(fetch(file).await) });
}

/// Reports the problems of a file on the console.
fn report(content: &Content, file: File) {
    if let Some(error) = content.error(file) {
        browser::warn(&format!("{}: {error}", file.name()));
    }
    for problem in content.problems(file).0 {
        browser::warn(&problem.to_string());
    }
}

async fn fetch(file: File) -> Result<String, LoadError> {
    let url = route::asset(&format!("data/{}", file.name()));
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let timer = set_timeout_with_handle(
        move || {
            if let Some(controller) = controller {
                controller.abort();
            }
        },
        PATIENCE,
    );
    let failed = |error: gloo_net::Error| {
        let timed_out = signal.as_ref().is_some_and(web_sys::AbortSignal::aborted);
        if timed_out { LoadError::Timeout } else { LoadError::Network(error.to_string()) }
    };
    let answer = async {
        let response = Request::get(&url).abort_signal(signal.as_ref()).send().await.map_err(&failed)?;
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
        let bytes = response.binary().await.map_err(&failed)?;
        String::from_utf8(bytes).map_err(|error| LoadError::Unreadable(Unreadable::NotJson(error.to_string())))
    };
    let text = answer.await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    text
}
