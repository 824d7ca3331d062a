//! Reads and writes files, with errors that name the file.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::de::DeserializeOwned;
use thiserror::Error;
use walkdir::WalkDir;

/// A file that could not be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Json { path: PathBuf, source: serde_json::Error },
}

/// Adds the name of the file to an error.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let path = path.to_owned();
    |source| FileError::Io { path, source }
}

/// Reads a file.
///
/// # Errors
/// If the file cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(at(path))
}

/// Reads a UTF-8 text.
///
/// # Errors
/// If the file cannot be read or is not UTF-8.
pub fn text(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(at(path))
}

/// Reads a JSON file.
///
/// # Errors
/// If the file cannot be read, or is not JSON of this type.
pub fn json<T: DeserializeOwned>(path: &Path) -> Result<T, FileError> {
    serde_json::from_slice(&bytes(path)?).map_err(|source| FileError::Json { path: path.to_owned(), source })
}

/// Writes a file, and creates its folder if necessary.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), FileError> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, content)).map_err(at(path))
}

/// The paths of all files below a folder, with `/`, sorted.
///
/// # Errors
/// If a folder cannot be read.
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

/// The extension of a file, without dot; empty if it has none.
pub fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}
