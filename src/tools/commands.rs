//! The commands: input, output and messages.

pub(crate) mod brand;
pub(crate) mod check;
pub(crate) mod import;
pub(crate) mod pack;
pub(crate) mod publish;
pub(crate) mod schemas;
pub(crate) mod stage;

use std::path::PathBuf;
use std::process::ExitCode;

use editing::import::ImportError;
use site_core::route::{self, BaseError};
use thiserror::Error;
use tools::brand::BrandError;
use tools::disk::FileError;
use tools::folder::FolderError;
use tools::pack::PackError;
use tools::publish::PublishError;
use tools::split::SplitError;

/// Why a command failed. Mistakes in the data are its output, not an error.
#[derive(Debug, Error)]
pub(crate) enum CommandError {
    #[error(transparent)]
    Base(#[from] BaseError),
    #[error(transparent)]
    Brand(#[from] BrandError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error("{}: {source}", sheet.display())]
    Import { sheet: PathBuf, source: ImportError },
    #[error(transparent)]
    Pack(#[from] PackError),
    #[error(transparent)]
    Publish(#[from] PublishError),
    #[error(transparent)]
    Split(#[from] SplitError),
}

impl CommandError {
    /// 2 if the data folder is invalid, else 1.
    pub(crate) fn exit_code(&self) -> ExitCode {
        if matches!(self, Self::Folder(_)) { ExitCode::from(2) } else { ExitCode::FAILURE }
    }
}

/// The result of a command.
pub(crate) type Outcome = Result<ExitCode, CommandError>;

/// An environment variable; `None` if it is empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The folder of the network's data: `DATA`, or else that of this network.
pub(crate) fn data() -> PathBuf {
    variable("DATA").unwrap_or_else(|| "public/data".to_owned()).into()
}

/// Reads the base path of the site from `SITE_BASE`: `/network`, empty at the root of a host.
fn read_base() -> Result<(), BaseError> {
    route::set_base(&variable("SITE_BASE").unwrap_or_default())
}
