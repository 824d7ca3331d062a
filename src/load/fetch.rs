//! The only module that fetches data. Each file is requested separately, and has a state of its own.

use std::time::Duration;

use gloo_net::http::Request;
use js_sys::futures::JsFuture;
use js_sys::{IteratorNext, Uint8Array};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use site_core::content::{Content, LoadError, file::File, read::Unreadable};
use site_core::route;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::large::{LARGE, Large, LargeFileReader, Store};
use crate::browser;

/// Longest wait for the response, and for each piece of it.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Length in bytes from which on a file is read in slices: some hundred platforms.
const MAX_AT_ONCE: usize = 1_000_000;

/// Loads a file, also again after a failure. Its state is unchanged until the response.
pub fn load(content: RwSignal<Content>, answers: RwSignal<usize>, file: File) {
    let was_stored = browser::stored_in_tab(file.name());
    let is_preview = was_stored.is_some();
    let store: Store = Box::new(move |set| {
        let failed_before = content.with_untracked(|content| content.error(file).is_some());
        // A preview that began meanwhile shows the file of the draft.
        if is_preview || browser::stored_in_tab(file.name()).is_none() {
            content.update(set);
            content.with_untracked(|content| report(content, file));
        }
        answers.update(|answers| *answers = file.count(*answers));
        if failed_before && content.with_untracked(|content| content.error(file).is_none()) {
            // The focused button disappears with its alert.
            browser::focus("main");
        }
    });
    spawn_local(async move {
        let mut received = Received { in_slices: file == File::Platforms, ..Received::default() };
        // In a preview, the file of the draft.
        let done = match was_stored {
            Some(text) => {
                received.add(text.into_bytes()).await;
                Ok(())
            }
            None => fetch(file, &mut received).await,
        };
        match (received.large.take(), done) {
            (Some((large, reader)), Ok(())) => (large.end)(reader, store),
            (_, done) => {
                let text = done.and_then(|()| received.text());
                store(Box::new(move |content| {
                    // An earlier request may have been answered meanwhile.
                    if text.is_ok() || !content.is_ready(file) {
                        content.set(file, text.as_deref().map_err(Clone::clone));
                    }
                }));
            }
        }
    });
}

/// What has been received of a file.
#[derive(Default)]
struct Received {
    bytes: Vec<u8>,
    /// The reader that a large file has been passed to.
    large: Option<(Large, LargeFileReader)>,
    /// Whether a large file is read while it arrives; not if its reader could not be fetched.
    in_slices: bool,
}

impl Received {
    /// Adds the next piece.
    async fn add(&mut self, mut piece: Vec<u8>) {
        if self.large.is_none() {
            self.bytes.append(&mut piece);
            if !self.in_slices || self.bytes.len() <= MAX_AT_ONCE {
                return;
            }
            self.large = LARGE.wait().await.map(|large| (large, (large.reader)()));
            self.in_slices = self.large.is_some();
            piece = std::mem::take(&mut self.bytes);
        }
        match &mut self.large {
            Some((large, reader)) => {
                (large.add)(reader, &piece);
                browser::pause().await;
            }
            None => self.bytes = piece,
        }
    }

    fn text(self) -> Result<String, LoadError> {
        let text = String::from_utf8(self.bytes);
        text.map_err(|error| LoadError::Unreadable(Unreadable::NotJson(error.to_string())))
    }
}

/// Fetches the text of a file.
pub fn read(file: File, done: impl FnOnce(Result<String, LoadError>) + 'static) {
    // Boxed, so that the future is compiled once.
    let done: Box<dyn FnOnce(Result<String, LoadError>)> = Box::new(done);
    spawn_local(async move {
        let mut received = Received::default();
        done(fetch(file, &mut received).await.and_then(|()| received.text()));
    });
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

async fn fetch(file: File, received: &mut Received) -> Result<(), LoadError> {
    let url = route::asset(&format!("data/{}", file.name()));
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let start = || {
        let controller = controller.clone();
        let abort = move || controller.iter().for_each(AbortController::abort);
        set_timeout_with_handle(abort, TIMEOUT).ok()
    };
    let mut timer = start();
    // The browser itself says on the console what went wrong.
    let failed = || {
        let timed_out = signal.as_ref().is_some_and(web_sys::AbortSignal::aborted);
        if timed_out { LoadError::Timeout } else { LoadError::Network }
    };
    let answer = async {
        let response = Request::get(&url).abort_signal(signal.as_ref()).send().await.map_err(|_| failed())?;
        if !response.ok() {
            return Err(LoadError::Status(response.status()));
        }
        // An empty response may have no body.
        let reader = response.body().map(|body| body.get_reader().unchecked_into::<ReadableStreamDefaultReader>());
        while let Some(reader) = &reader {
            let piece = JsFuture::from(reader.read()).await.map_err(|_| failed())?;
            let piece: IteratorNext = piece.unchecked_into();
            if piece.done() {
                break;
            }
            timer.take().iter().for_each(TimeoutHandle::clear);
            received.add(Uint8Array::new(&piece.value()).to_vec()).await;
            timer = start();
        }
        Ok(())
    };
    let done = answer.await;
    timer.iter().for_each(TimeoutHandle::clear);
    done
}
