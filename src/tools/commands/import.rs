//! `make import CSV=file.csv`: makes records of a spreadsheet of platforms, and says what it cannot read.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use site_core::content::characters::named;
use site_core::content::date::Date;
use tools::import::{self, Import};
use time::OffsetDateTime;
use tools::{folder, warnings};

/// Imports `sheet` over the records of `folder`, and writes the whole list into the folder `into`.
pub(crate) fn run(sheet: &Path, folder: &Path, into: &Path) -> ExitCode {
    match import(sheet, folder, into) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all of the sheet could be read, and nothing is wrong in the new file.
fn import(sheet: &Path, folder: &Path, into: &Path) -> Result<bool, String> {
    let name = sheet.display();
    let bytes = std::fs::read(sheet).map_err(|error| format!("{name}: {error}"))?;
    let text = import::decode(&bytes).map_err(|error| format!("{name}: {error}"))?;
    let files = folder::read(folder)?;
    let Import { json, counts, faults, problems, warnings } =
        import::import(text, &files, today()).map_err(|error| format!("{name}: {error}"))?;
    for fault in &faults {
        println!("{name}, {}", named(&fault.to_string()));
    }
    for (line, problem) in &problems {
        match line {
            Some(line) => println!("{name}, line {line}: {}", named(&problem.to_string())),
            None => println!("{}", named(&problem.to_string())),
        }
    }
    print!("{}", named(&warnings::report(&warnings, true)));
    let target: PathBuf = into.join("platforms.json");
    let written = std::fs::create_dir_all(into).and_then(|()| std::fs::write(&target, json));
    written.map_err(|error| format!("{}: {error}", target.display()))?;
    let wrong = faults.len() + problems.len();
    let (target, folder) = (target.display(), folder.display());
    println!(
        "{target}: {} new, {} changed, {} as published, {} not in the sheet; {wrong} problems",
        counts.new, counts.changed, counts.unchanged, counts.kept
    );
    if wrong == 0 {
        println!("Look at it, then copy it to {folder}/platforms.json.");
    } else {
        println!("Mend the sheet and import it again before anything is copied to {folder}/platforms.json.");
    }
    Ok(wrong == 0)
}

/// Today in UTC.
fn today() -> Date {
    let today = OffsetDateTime::now_utc();
    let year = u16::try_from(today.year()).unwrap_or_default();
    Date { year, month: Some(u8::from(today.month())), day: Some(today.day()) }
}
