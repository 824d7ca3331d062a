//! `make check`: reports the mistakes in a folder of data files, then warnings.

use std::path::Path;
use std::process::ExitCode;

use editing::{strict, warnings};
use site_core::content::characters::named;
use tools::folder;

use super::Outcome;

/// The extent of the report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Report {
    /// Problems, and the first warnings of each kind.
    Brief,
    /// Problems, and every warning.
    Full,
    /// Only problems.
    Problems,
    /// Problems, and whether the build goes on: only without problems, unless `anyway`.
    Build { anyway: bool },
}

/// Explains how to pass the data folder to the build.
const DATA: &str = "DATA names the folder of the network's data: DATA=public/data (or none) for this one, see \
    public/readme/hosting.md";

/// Checks the data files in `folder`. Fails if there are problems, unless the site is built anyway.
pub(crate) fn run(folder: &Path, report: Report) -> Outcome {
    let files = match folder::read(folder) {
        Err(error) if matches!(report, Report::Build { .. }) => {
            eprintln!("{error}\n{DATA}");
            return Ok(ExitCode::from(2));
        }
        files => files?,
    };
    let problems = strict::check(&files);
    for problem in &problems {
        println!("{}", named(&problem.to_string()).replace('\n', "\\n"));
    }
    let name = folder.display();
    let count = problems.len();
    match report {
        Report::Problems | Report::Build { .. } if count == 0 => {}
        Report::Problems => println!("{name}: {count} problems"),
        Report::Build { anyway: true } => {
            println!("{name}: {count} problems. Building all the same, without what cannot be used.");
            return Ok(ExitCode::SUCCESS);
        }
        Report::Build { anyway: false } => println!(
            "{name}: {count} problems. Nothing is built: fix them, or build without what cannot be used: ANYWAY=1"
        ),
        Report::Brief | Report::Full => {
            let warnings = warnings::warnings(&files);
            let report = named(&warnings::report(&warnings, report == Report::Full));
            print!("{report}");
            println!("{name}: {} files, {count} problems, {} warnings", files.len(), warnings.len());
            if report.contains("\n  and ") {
                println!("Every warning: make check ALL=1");
            }
        }
    }
    Ok(if count == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
