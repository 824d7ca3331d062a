//! Prepares a built site for web servers: settings, compressed copies and hashes; preview pictures, icons of the
//! installed app, and the service worker.
//!
//! The same input gives the same bytes: no clock is read, and everything is sorted by path.

mod error;
pub mod hosting;
pub mod icon;
pub mod offline;
pub mod social;

use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

pub use error::PackError;

use crate::disk::{self, FileError, extension};

/// The hashes of all other files, in the format of `sha256sum`.
pub const HASHES: &str = "SHA256SUMS";

/// Size of the Brotli window, 2^22 bytes: larger than any file of the site.
const WINDOW: u32 = 22;

/// Whether a file gets compressed copies. Not if its format is compressed already, and not if it is a data file:
/// editors replace those on the host, which would then send the old copy. Hosts compress data files while they send
/// them.
pub fn is_compressible(path: &str) -> bool {
    !path.starts_with("data/") && hosting::COMPRESSED.iter().any(|(known, _)| *known == extension(path))
}

/// Brotli, quality 11; quality 9 for the many small pages (10 times faster, about 3 % larger).
///
/// # Errors
/// None in practice: the encoder's API returns a `Result`.
pub fn brotli(bytes: &[u8], is_page: bool) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let quality = if is_page { 9 } else { 11 };
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(packed)
}

/// Gzip, level 9, without a date.
///
/// # Errors
/// None in practice: the encoder's API returns a `Result`.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = flate2::GzBuilder::new().mtime(0).write(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

/// Writes a `.br` and a `.gz` beside each compressible file, on all processors. Returns the number of such files.
///
/// # Errors
/// If a file cannot be read or written; one of them is named.
pub fn compress(folder: &Path, files: &[String]) -> Result<usize, FileError> {
    let wanted: Vec<&String> = files.iter().filter(|path| is_compressible(path)).collect();
    wanted.par_iter().try_for_each(|name| {
        let path = folder.join(name);
        let bytes = disk::bytes(&path)?;
        let packed = brotli(&bytes, extension(name) == "html").map_err(disk::at(&path))?;
        disk::write(&folder.join(format!("{name}.br")), packed)?;
        disk::write(&folder.join(format!("{name}.gz")), gzip(&bytes).map_err(disk::at(&path))?)
    })?;
    Ok(wanted.len())
}

/// The SHA-256 hash and the path of every file, one per line.
///
/// # Errors
/// If a file cannot be read.
pub fn hashes(folder: &Path, files: &[String]) -> Result<String, FileError> {
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
    fn packing_is_lossless_and_deterministic() {
        let bytes = "Cancéropôle ".repeat(1000).into_bytes();
        let (packed, zipped) =
            (brotli(&bytes, false).expect("in-memory write"), gzip(&bytes).expect("in-memory write"));
        assert!(packed.len() < 100 && zipped.len() < 200);
        assert_eq!(
            (brotli(&bytes, false).expect("in-memory write"), gzip(&bytes).expect("in-memory write")),
            (packed.clone(), zipped.clone())
        );
        let (mut one, mut other) = (Vec::new(), Vec::new());
        brotli::BrotliDecompress(&mut &packed[..], &mut one).expect("in-memory write");
        flate2::read::GzDecoder::new(&zipped[..]).read_to_end(&mut other).expect("in-memory write");
        assert!(one == bytes && other == bytes);
    }

    #[test]
    fn fonts_and_pictures_and_copies_are_left_as_they_are() {
        for path in ["a.woff2", "b.png", "c.html.br", "d.js.gz", "SHA256SUMS", "_headers", "data/hosts.json"] {
            assert!(!is_compressible(path), "{path}");
        }
        assert!(is_compressible("fr/index.html") && is_compressible("x_bg.wasm"));
    }
}
