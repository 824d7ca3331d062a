//! Reads a large `platforms.json` in slices, so that the page is not blocked.

use js_sys::Uint8Array;
use site_core::content::read::{Arriving, Unreadable};
use site_core::content::slices::{self, Progress};
use site_core::content::{Content, LoadError, file::File};

use crate::{browser, part};

/// Stores what a function puts into the content.
pub(super) type Store = Box<dyn FnOnce(Box<dyn FnOnce(&mut Content)>)>;

/// Bytes that are decoded without a look at the clock.
const PIECE: u32 = 1 << 16;

/// A file that is being read.
struct Large {
    bytes: Uint8Array,
    /// Number of bytes that have been decoded.
    decoded: u32,
    text: Arriving,
    reading: slices::Reading,
    store: Store,
}

impl Large {
    /// Decodes or reads a piece. Returns itself unless it is done.
    fn step(mut self) -> Option<Self> {
        let is_whole = self.decoded == self.bytes.length();
        match (self.reading)(&self.text.text, is_whole) {
            Progress::More => Some(self),
            Progress::Waiting => {
                let end = self.bytes.length().min(self.decoded + PIECE);
                let added = self.text.add(&self.bytes.subarray(self.decoded, end).to_vec());
                self.decoded = end;
                match added {
                    Ok(()) => Some(self),
                    Err(unreadable) => fail(self.store, unreadable),
                }
            }
            Progress::Done(platforms) => match self.text.end() {
                Ok(text) => {
                    (self.store)(Box::new(move |content| match platforms {
                        Ok(platforms) => content.set_platforms(text, platforms),
                        // It has an unexpected form, or is broken.
                        Err(_) => content.set(File::Platforms, Ok(&text)),
                    }));
                    None
                }
                Err(unreadable) => fail(self.store, unreadable),
            },
        }
    }
}

fn fail(store: Store, unreadable: Unreadable) -> Option<Large> {
    store(Box::new(move |content| content.set(File::Platforms, Err(LoadError::Unreadable(unreadable)))));
    None
}

fn read(bytes: Uint8Array, store: Store) {
    let (text, reading) = (Arriving::default(), slices::reading());
    let mut large = Some(Large { bytes, decoded: 0, text, reading, store });
    browser::in_slices(Box::new(move || {
        large = large.take().and_then(Large::step);
        large.is_none()
    }));
}

part! {
    /// Reads the file and stores it.
    pub(super) static LARGE: fn(Uint8Array, Store) = large, read
}
