//! The only module that fetches data. All files are requested at once; each has its own state.

use std::time::Duration;

use gloo_net::http::Request;
use js_sys::Uint8Array;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use site_core::content::{Content, LoadError, file::File, read::Unreadable};
use site_core::route;
use web_sys::AbortController;

use super::large::{LARGE, Store};
use crate::browser;

/// Timeout of a request.
const PATIENCE: Duration = Duration::from_secs(10);

/// Length in bytes from which on a file is read in slices: some hundred platforms.
const MOST_AT_ONCE: u32 = 1_000_000;

/// Loads a file, also again after a failure. Its state is unchanged until the response.
pub fn load(content: RwSignal<Content>, answers: RwSignal<usize>, file: File) {
    let store: Store = Box::new(move |set| {
        let failed_before = content.with_untracked(|content| content.error(file).is_some());
        content.update(set);
        content.with_untracked(|content| report(content, file));
        answers.update(|answers| *answers += 1);
        if failed_before && content.with_untracked(|content| content.error(file).is_none()) {
            // The focused button disappears with its alert.
            browser::focus("main");
        }
    });
    spawn_local(async move {
        // In a preview, the file of the draft.
        let bytes = match browser::kept_in_tab(file.name()) {
            Some(kept) => Ok(Uint8Array::from(kept.as_bytes())),
            None => fetch(file).await,
        };
        let is_large = |bytes: &Uint8Array| file == File::Platforms && bytes.length() > MOST_AT_ONCE;
        let large = if bytes.as_ref().is_ok_and(is_large) { LARGE.wait().await } else { None };
        match (large, bytes) {
            (Some(read), Ok(bytes)) => read(bytes, store),
            (_, bytes) => {
                let text = text(bytes);
                store(Box::new(move |content| content.set(file, text.as_deref().map_err(Clone::clone))));
            }
        }
    });
}

/// Fetches the text of a file.
pub fn read(file: File, done: impl FnOnce(Result<String, LoadError>) + 'static) {
    // Boxed, so that the future is compiled once.
    let done: Box<dyn FnOnce(Result<String, LoadError>)> = Box::new(done);
    spawn_local(async move { done(text(fetch(file).await)) });
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

fn text(bytes: Result<Uint8Array, LoadError>) -> Result<String, LoadError> {
    let text = String::from_utf8(bytes?.to_vec());
    text.map_err(|error| LoadError::Unreadable(Unreadable::NotJson(error.to_string())))
}

async fn fetch(file: File) -> Result<Uint8Array, LoadError> {
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
    // The browser itself says on the console what went wrong.
    let failed = || {
        let timed_out = signal.as_ref().is_some_and(web_sys::AbortSignal::aborted);
        if timed_out { LoadError::Timeout } else { LoadError::Network("not received".to_owned()) }
    };
    let answer = async {
        let response = Request::get(&url).abort_signal(signal.as_ref()).send().await.map_err(|_| failed())?;
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
        let body = web_sys::Response::from(response).array_buffer().map_err(|_| failed())?;
        let bytes = JsFuture::from(body).await.map_err(|_| failed())?;
        Ok(Uint8Array::new(&bytes))
    };
    let bytes = answer.await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    bytes
}
