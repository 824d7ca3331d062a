//! The data files as read from a disk or received from a page.

use std::fmt;
use std::io::ErrorKind;

use site_core::content::file::File;

/// Data files: for each its text, or why it has none.
pub type Files = Vec<(File, Result<String, NotText>)>;

/// Why a data file has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    Missing,
    Folder,
    NotUtf8,
    Denied,
    Other(ErrorKind),
}

impl std::error::Error for NotText {}

impl fmt::Display for NotText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Missing => "no such file",
            Self::Folder => "a folder",
            Self::NotUtf8 => "a text that is not UTF-8",
            Self::Denied => "a file that may not be read",
            Self::Other(kind) => return kind.fmt(formatter),
        })
    }
}
