//! Completes the output of Trunk: `stage SITE DATA PROFILE`. Trunk's hook calls it.

use std::path::Path;
use std::process::ExitCode;

use tools::disk;
use tools::disk::FileError;
use tools::pack::PackError;
use tools::split;

use super::{Outcome, publish, variable};

/// The JSON Schemas, which are the same for every network.
const SCHEMAS: &str = "public/data/schema";

/// For editors of the data; not part of the site.
const NOT_PUBLISHED: &str = "README.md";

/// The network's own icon, which is optional.
const ICON: &str = "favicon.svg";

/// Splits the wasm that Trunk built, copies the data and, except in development, publishes the site. `profile` is that
/// of the wasm: `debug` or `release`.
pub(crate) fn run(site: &Path, data: &Path, profile: &str) -> Outcome {
    let is_developed = profile == "debug";
    let folder = variable("CARGO_TARGET_DIR").unwrap_or_else(|| "target".to_owned());
    let wasm = Path::new(&folder).join("wasm32-unknown-unknown").join(profile).join("site.wasm");
    if site.join("index.html").exists() {
        let files = split::split(&wasm, site, is_developed)?;
        println!("{}: the wasm is in {files} files", site.display());
    }
    let published = site.join("data");
    copy(Path::new(SCHEMAS), &published.join("schema"))?;
    copy(data, &published)?;
    if data.join(ICON).exists() {
        disk::write(&site.join(ICON), disk::bytes(&data.join(ICON))?)?;
    }
    if is_developed { Ok(ExitCode::SUCCESS) } else { publish::run(site) }
}

/// Copies all files of a folder except [`NOT_PUBLISHED`].
fn copy(from: &Path, to: &Path) -> Result<(), PackError> {
    let copy = |path: &String| -> Result<(), FileError> { disk::write(&to.join(path), disk::bytes(&from.join(path))?) };
    let files = disk::files(from)?;
    files.iter().filter(|path| *path != NOT_PUBLISHED).try_for_each(copy)?;
    Ok(())
}
