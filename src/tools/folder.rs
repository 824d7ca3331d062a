//! Reads a folder of data files.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use editing::files::{Files, NotText};
use site_core::content::file::File;
use thiserror::Error;

/// Why a folder cannot be read as data files.
#[derive(Debug, Error)]
pub enum FolderError {
    #[error("{}: there is no such folder", .0.display())]
    Missing(PathBuf),
    #[error("{} is a file: name the folder that holds the data files", .0.display())]
    NotAFolder(PathBuf),
    #[error("{} holds none of the data files ({})", .0.display(), File::ALL.map(File::name).join(", "))]
    NoDataFile(PathBuf),
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

/// Reads the data files of a folder.
///
/// # Errors
/// If the folder does not exist, cannot be listed, or has none of the files.
pub fn read(folder: &Path) -> Result<Files, FolderError> {
    let path = folder.to_owned();
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(FolderError::Missing(path)),
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Err(FolderError::NotAFolder(path)),
        Err(source) => return Err(FolderError::Io { path, source }),
        Ok(_) => {}
    }
    if !File::ALL.into_iter().any(|file| folder.join(file.name()).exists()) {
        return Err(FolderError::NoDataFile(path));
    }
    Ok(File::ALL.into_iter().map(|file| (file, text(&folder.join(file.name())))).collect())
}

/// The text of a file, or why it has none.
fn text(path: &Path) -> Result<String, NotText> {
    if path.is_dir() {
        return Err(NotText::Folder);
    }
    std::fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => NotText::Missing,
        ErrorKind::InvalidData => NotText::NotUtf8,
        ErrorKind::PermissionDenied => NotText::Denied,
        kind => NotText::Other(kind),
    })
}
