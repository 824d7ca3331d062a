//! Why nothing of a sheet can be imported.

use site_core::content::read;
use thiserror::Error;

use crate::files::NotText;

/// Why nothing of a sheet can be imported, and what to do.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error("This workbook cannot be read ({0}). {HOW}")]
    Workbook(String),
    #[error("This workbook unpacks to more than 512 MB: save the sheet alone as CSV.")]
    TooLarge,
    #[error("The sheet is empty: its first line must name the columns.")]
    Empty,
    #[error(
        "No column says which platform a row is of: found {found}, expected `Identifiant` or `Nom`, `Identifier` or \
         `Name`, `id` or `name`."
    )]
    NoPlatform { found: String },
    #[error("platforms.json is {0}: fix it first.")]
    NoFile(#[source] NotText),
    #[error("platforms.json: {0}: fix it first.")]
    Unreadable(#[source] read::Unreadable),
}

/// How to save a workbook so that it can be read.
const HOW: &str = "If it has a password, remove it; else save it again as “Excel workbook (.xlsx)”.";
