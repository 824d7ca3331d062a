//! A built site made ready for hosts: their settings, compressed copies beside the files, a list of sums; the
//! picture shown with a link to it, the icons of the installed site, and what keeps it for visits without a network.
//!
//! The same files make the same bytes: no clock is read, and everything stands in the order of its path.

pub mod hosting;
pub mod icon;
pub mod offline;
pub mod social;

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};
use thiserror::Error;
use walkdir::WalkDir;

use crate::disk::{self, FileError};
use crate::fill::FillError;
use social::DrawingError;

/// Why a site cannot be packed.
#[derive(Debug, Error)]
pub enum PackError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Folder(#[from] walkdir::Error),
    #[error(transparent)]
    Drawing(#[from] DrawingError),
    #[error(transparent)]
    Fill(#[from] FillError),
}

/// The list of the sums of all other files, as `sha256sum` writes and reads it.
pub const SUMS: &str = "SHA256SUMS";

/// How many bytes a Brotli window holds, as a power of two: all of any file here.
const WINDOW: u32 = 22;

/// Every file below a folder, as paths with `/`, sorted.
///
/// # Errors
/// Where a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<String>, walkdir::Error> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            found.push(parts.join("/"));
        }
    }
    found.sort();
    Ok(found)
}

/// Whether copies of a file are worth making: not of what is compressed already.
pub fn is_compressible(path: &str) -> bool {
    hosting::COMPRESSED.iter().any(|(known, _)| *known == ending(path))
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Brotli at its best level; one a tenth as slow and a few hundredths larger for the many small pages.
///
/// # Errors
/// Never, but what it is made with says so.
pub fn brotli(bytes: &[u8], is_page: bool) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let quality = if is_page { 9 } else { 11 };
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(packed)
}

/// Gzip at its best level, without a date.
///
/// # Errors
/// Never, but what it is made with says so.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = flate2::GzBuilder::new().mtime(0).write(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

/// Writes a `.br` and a `.gz` beside each compressible file, on every processor; how many files have them.
///
/// # Errors
/// The first file that cannot be read or written, named.
pub fn compress(folder: &Path, files: &[String]) -> Result<usize, FileError> {
    let wanted: Vec<&String> = files.iter().filter(|path| is_compressible(path)).collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), FileError> {
        while let Some(name) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            let path = folder.join(name);
            let bytes = disk::bytes(&path)?;
            let packed = brotli(&bytes, ending(name) == "html").map_err(disk::at(&path))?;
            disk::write(&folder.join(format!("{name}.br")), packed)?;
            disk::write(&folder.join(format!("{name}.gz")), gzip(&bytes).map_err(disk::at(&path))?)?;
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        Ok(wanted.len())
    })
}

/// The sum of every file, a line each.
///
/// # Errors
/// A file that cannot be read.
pub fn sums(folder: &Path, files: &[String]) -> Result<String, FileError> {
    let mut lines = String::new();
    for path in files {
        let hash = Sha256::digest(disk::bytes(&folder.join(path))?);
        lines += &format!("{hash:x}  {path}\n");
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_unpacks_to_the_same_and_always_the_same() {
        let bytes = "Cancéropôle ".repeat(1000).into_bytes();
        let (packed, zipped) =
            (brotli(&bytes, false).expect("memory takes it"), gzip(&bytes).expect("memory takes it"));
        assert!(packed.len() < 100 && zipped.len() < 200);
        assert_eq!(
            (brotli(&bytes, false).expect("memory takes it"), gzip(&bytes).expect("memory takes it")),
            (packed.clone(), zipped.clone())
        );
        let (mut one, mut other) = (Vec::new(), Vec::new());
        brotli::BrotliDecompress(&mut &packed[..], &mut one).expect("memory takes it");
        flate2::read::GzDecoder::new(&zipped[..]).read_to_end(&mut other).expect("memory takes it");
        assert!(one == bytes && other == bytes);
    }

    #[test]
    fn fonts_and_pictures_and_copies_are_left_as_they_are() {
        for path in ["a.woff2", "b.png", "c.html.br", "d.js.gz", "SHA256SUMS", "_headers"] {
            assert!(!is_compressible(path), "{path}");
        }
        assert!(is_compressible("fr/index.html") && is_compressible("x_bg.wasm"));
    }
}
