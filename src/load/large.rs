//! Reads a large `platforms.json` in slices while it arrives, so that the page is not blocked.

use site_core::content::read::{Arriving, Unreadable};
use site_core::content::slices::{self, Progress};
use site_core::content::{Content, LoadError, file::File};

use crate::{browser, part};

/// Applies a change to the content.
pub(super) type Store = Box<dyn FnOnce(Box<dyn FnOnce(&mut Content)>)>;

/// A file that is being read.
pub(super) struct LargeFileReader {
    text: Arriving,
    /// Why the text cannot be decoded.
    error: Option<Unreadable>,
    reading: slices::SliceReader,
}

/// How the file is read.
#[derive(Clone, Copy)]
pub(super) struct Large {
    pub(super) reader: fn() -> LargeFileReader,
    /// Decodes the next piece, and reads for a slice of time.
    pub(super) add: fn(&mut LargeFileReader, &[u8]),
    /// Reads the rest, after the last piece, and stores all.
    pub(super) end: fn(LargeFileReader, Store),
}

fn reader() -> LargeFileReader {
    LargeFileReader { text: Arriving::default(), error: None, reading: slices::reading() }
}

fn add(reader: &mut LargeFileReader, piece: &[u8]) {
    let LargeFileReader { text, error, reading } = reader;
    let mut piece = Some(piece);
    browser::slice(&mut || match piece.take() {
        Some(piece) => {
            *error = error.take().or_else(|| text.add(piece).err());
            false
        }
        None => !matches!(reading(&text.text, false), Progress::More),
    });
}

fn end(reader: LargeFileReader, store: Store) {
    let LargeFileReader { text, error, mut reading } = reader;
    let text = error.map_or_else(|| text.end(), Err);
    let mut rest = Some((text, store));
    browser::in_slices(Box::new(move || {
        let platforms = match &rest {
            Some((Ok(text), _)) => match reading(text, true) {
                Progress::Done(platforms) => platforms.ok(),
                _ => return false,
            },
            _ => None,
        };
        if let Some((text, store)) = rest.take() {
            store(Box::new(move |content| match (text, platforms) {
                (Ok(text), Some(platforms)) => content.set_platforms(text, platforms),
                // It has an unexpected form, or is broken.
                (Ok(text), None) => content.set(File::Platforms, Ok(&text)),
                (Err(error), _) => content.set(File::Platforms, Err(LoadError::Unreadable(error))),
            }));
        }
        true
    }));
}

part! {
    /// The reader of a large file.
    pub(super) static LARGE: Large = large, Large { reader, add, end }
}
