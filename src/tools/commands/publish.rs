//! Writes every page of the built site as HTML: `publish FOLDER`, after the program and its files have been put there.
//! `ORIGIN` is the site's own address (`https://…`), for what must name it; `SITE_BASE` the path that it is served under
//! (`/network`), empty or absent at the root of a host.

use std::path::Path;
use std::process::ExitCode;

use site_core::content::file::File;
use site_core::route;
use tools::publish::{self, Source};

/// Writes the pages into the site in `folder`.
pub(crate) fn run(folder: &Path) -> ExitCode {
    let origin = std::env::var("ORIGIN").unwrap_or_default();
    let base = std::env::var("SITE_BASE").unwrap_or_default();
    match route::set_base(&base).and_then(|()| write(folder, &origin)) {
        Ok(written) => {
            println!("{}: {written} files published", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// How many files were written.
fn write(folder: &Path, origin: &str) -> Result<usize, String> {
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).map_err(|error| format!("{path}: {error}"));
    let files = File::ALL.map(|file| read(&format!("data/{}", file.name())).map(|text| (file, text)));
    let files = files.into_iter().collect::<Result<Vec<_>, _>>()?;
    let outputs = publish::outputs(&read("index.html")?, &Source::new(&files, origin)?)?;
    for output in &outputs {
        let path = folder.join(&output.path);
        let written =
            path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, &output.bytes));
        written.map_err(|error| format!("{}: {error}", output.path))?;
    }
    Ok(outputs.len())
}
