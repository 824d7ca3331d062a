//! What remains to do after Trunk has built the app: `stage SITE DATA`. Trunk's hook calls it.

use std::path::Path;
use std::process::ExitCode;

use tools::disk;
use tools::disk::FileError;
use tools::pack::PackError;

use super::{Outcome, publish};

/// The JSON Schemas, which are the same for every network.
const SCHEMAS: &str = "public/data/schema";

/// For those who edit the data: not a part of the site.
const NOT_PUBLISHED: &str = "README.md";

/// A network may have an icon of its own among its data.
const ICON: &str = "favicon.svg";

/// Copies the data into the site that Trunk built and, unless it is being developed, publishes it.
pub(crate) fn run(site: &Path, data: &Path, is_developed: bool) -> Outcome {
    let published = site.join("data");
    copy(Path::new(SCHEMAS), &published.join("schema"))?;
    copy(data, &published)?;
    if data.join(ICON).exists() {
        disk::write(&site.join(ICON), disk::bytes(&data.join(ICON))?)?;
    }
    if is_developed { Ok(ExitCode::SUCCESS) } else { publish::run(site) }
}

/// Copies all files of a folder but [`NOT_PUBLISHED`].
fn copy(from: &Path, to: &Path) -> Result<(), PackError> {
    let copy = |path: &String| -> Result<(), FileError> { disk::write(&to.join(path), disk::bytes(&from.join(path))?) };
    let files = disk::files(from)?;
    files.iter().filter(|path| *path != NOT_PUBLISHED).try_for_each(copy)?;
    Ok(())
}
