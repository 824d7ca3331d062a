//! `make check`: reports everything that is wrong in a folder of data files, and fails if anything is; then what may be
//! worth a look, unless only `--problems` are asked for. A folder that cannot be read fails with 2.

use std::path::PathBuf;
use std::process::ExitCode;

use canceropole::content::characters::named;
use canceropole::content::{self, folder, warnings};

fn main() -> ExitCode {
    let (options, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.starts_with('-'));
    if folders.len() > 1 || options.iter().any(|option| !["--all", "--problems"].contains(&option.as_str())) {
        eprintln!("usage: check [--all] [--problems] [folder]");
        return ExitCode::FAILURE;
    }
    let folder = PathBuf::from(folders.first().map_or("public/data", String::as_str));
    let files = match folder::read(&folder) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let problems = content::check(&files);
    for problem in &problems {
        println!("{}", named(&problem.to_string()).replace('\n', "\\n"));
    }
    if options.iter().any(|option| option == "--problems") {
        if problems.is_empty() {
            return ExitCode::SUCCESS;
        }
        println!("{}: {} problems", folder.display(), problems.len());
        return ExitCode::FAILURE;
    }
    let all = !options.is_empty();
    let warnings = warnings::warnings(&files);
    let report = named(&warnings::report(&warnings, all));
    print!("{report}");
    let (folder, count) = (folder.display(), files.len());
    println!("{folder}: {count} files, {} problems, {} warnings", problems.len(), warnings.len());
    if !all && report.contains("\n  and ") {
        println!("Every warning: make check ALL=1");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
