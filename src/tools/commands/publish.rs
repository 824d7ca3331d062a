//! Writes every page of the site as HTML: `publish SITE`, after Trunk has put the app and its files there. `ORIGIN` is
//! the site's origin (`https://…`), for absolute URLs; `SITE_BASE` is its base path.

use std::path::Path;
use std::process::ExitCode;

use site_core::content::file::File;
use tools::disk::{self, FileError};
use tools::publish::{self, Source};

use super::{Outcome, read_base, variable};

/// Writes the pages into the site in `folder`.
pub(crate) fn run(folder: &Path) -> Outcome {
    read_base()?;
    let read = |file: File| Ok((file, disk::text(&folder.join("data").join(file.name()))?));
    let files = File::ALL.into_iter().map(read).collect::<Result<Vec<_>, FileError>>()?;
    let source = Source::new(&files, &variable("ORIGIN").unwrap_or_default())?;
    let outputs = publish::outputs(&disk::text(&folder.join("index.html"))?, &source)?;
    for output in &outputs {
        disk::write(&folder.join(&output.path), &output.bytes)?;
    }
    println!("{}: {} files published", folder.display(), outputs.len());
    Ok(ExitCode::SUCCESS)
}
