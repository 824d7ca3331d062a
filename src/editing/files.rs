//! The data files as they are given, from a disk or a page.

use std::fmt;
use std::io::ErrorKind;

use site_core::content::file::File;

/// Data files: each with its text, or with what was found instead.
pub type Files = Vec<(File, Result<String, NotText>)>;

/// What was found instead of the text of a data file.
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
