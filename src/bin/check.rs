//! `make check`: reports everything that is wrong in a folder of data files, and fails if anything is.

use std::path::PathBuf;
use std::process::ExitCode;

use canceropole::content::{self, file::File};

fn main() -> ExitCode {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "public/data".to_owned()));
    let files: Vec<_> = File::ALL
        .into_iter()
        .map(|file| (file, std::fs::read_to_string(folder.join(file.name())).map_err(|error| error.to_string())))
        .collect();
    let problems = content::check(&files);
    for problem in &problems {
        println!("{problem}");
    }
    println!("{}: {} files, {} problems", folder.display(), files.len(), problems.len());
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
