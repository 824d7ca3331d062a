//! `make check`: reports everything that is wrong in a folder of data files, and fails if anything is; then what may be
//! worth a look, unless only `--problems` are asked for. A folder that cannot be read fails with 2.

use std::path::Path;
use std::process::ExitCode;

use site_core::content::characters::named;
use tools::{folder, strict, warnings};

/// Reports on the data files of `folder`: all warnings, some of them, or problems only.
pub(crate) fn run(folder: &Path, all: bool, only_problems: bool) -> ExitCode {
    let files = match folder::read(folder) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let problems = strict::check(&files);
    for problem in &problems {
        println!("{}", named(&problem.to_string()).replace('\n', "\\n"));
    }
    if only_problems {
        if problems.is_empty() {
            return ExitCode::SUCCESS;
        }
        println!("{}: {} problems", folder.display(), problems.len());
        return ExitCode::FAILURE;
    }
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
