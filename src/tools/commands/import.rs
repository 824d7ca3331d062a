//! `make import SHEET=file.xlsx`: converts a spreadsheet of platforms to records, and reports unreadable cells.

use std::path::Path;
use std::process::ExitCode;

use editing::import::{self, Import};
use editing::warnings;
use site_core::content::characters::named;
use site_core::content::date::Date;
use site_core::locale::Locale;
use time::OffsetDateTime;
use tools::{disk, folder, sheet as sheets};

use super::{CommandError, Outcome};

/// Imports `sheet` over the records in `folder`, and writes the complete list into the folder `into`. Fails if some of
/// the sheet could not be read, or the new file has problems.
pub(crate) fn run(sheet: &Path, folder: &Path, into: &Path) -> Outcome {
    let name = sheet.display();
    let refused = |source| CommandError::Import { sheet: sheet.to_owned(), source };
    let bytes = disk::bytes(sheet)?;
    let table = sheets::read(&bytes).map_err(refused)?;
    let Import { json, counts, faults, remarks, problems, warnings } =
        import::import(&table, &folder::read(folder)?, today(), Locale::En).map_err(refused)?;
    if let Some(encoding) = table.encoding {
        println!("{name}: converted from {encoding}. Look at the accents; “CSV UTF-8” keeps all characters.");
    }
    if let Some(sheet) = &table.sheet {
        println!("{name}: only the sheet `{}` is read.", named(sheet));
    }
    for remark in &remarks {
        println!("{name}, {}", named(&remark.to_string()));
    }
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
    let target = into.join("platforms.json");
    disk::write(&target, json)?;
    let wrong = faults.len() + problems.len();
    let (target, folder) = (target.display(), folder.display());
    println!(
        "{target}: {} new, {} changed, {} as published, {} not in the sheet; {wrong} problems",
        counts.new, counts.changed, counts.unchanged, counts.kept
    );
    if wrong == 0 {
        println!("Look at it, then copy it to {folder}/platforms.json.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("Fix the sheet and import it again before anything is copied to {folder}/platforms.json.");
    Ok(ExitCode::FAILURE)
}

/// Today in UTC.
fn today() -> Date {
    let today = OffsetDateTime::now_utc();
    let year = u16::try_from(today.year()).unwrap_or_default();
    Date { year, month: Some(u8::from(today.month())), day: Some(today.day()) }
}
