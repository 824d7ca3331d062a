//! `make schemas`: writes the JSON Schema of every data file.

use std::path::Path;
use std::process::ExitCode;

use site_core::content::file::File;
use tools::schema;

/// Writes the schemas into `folder`.
pub(crate) fn run(folder: &Path) -> ExitCode {
    let write = |file: File| std::fs::write(folder.join(schema::name(file)), schema::schema(file));
    match std::fs::create_dir_all(folder).and_then(|()| File::ALL.into_iter().try_for_each(write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
