//! `make schemas`: writes the JSON Schema of every data file.

use std::path::Path;
use std::process::ExitCode;

use site_core::content::file::File;
use tools::{disk, schema};

use super::Outcome;

/// Writes the schemas into `folder`.
pub(crate) fn run(folder: &Path) -> Outcome {
    for file in File::ALL {
        disk::write(&folder.join(schema::name(file)), schema::schema(file))?;
    }
    Ok(ExitCode::SUCCESS)
}
