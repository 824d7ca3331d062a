//! `make schemas`: writes the JSON Schema of every data file.

use std::path::PathBuf;
use std::process::ExitCode;

use canceropole::content::{file::File, schema};

fn main() -> ExitCode {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "public/data/schema".to_owned()));
    let write = |file: File| std::fs::write(folder.join(schema::name(file)), schema::schema(file));
    match std::fs::create_dir_all(&folder).and_then(|()| File::ALL.into_iter().try_for_each(write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
