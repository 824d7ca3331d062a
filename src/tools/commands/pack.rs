//! Adds to a built and published site what servers and browsers need: `pack SITE SETTINGS` writes the pictures for link
//! previews, the icons, the service worker, compressed copies, the settings that hosts look for and the list of hashes
//! into the first folder, the settings of web servers into the second. `SITE_BASE` is the path that the site is served
//! under, as when it was published.

use std::path::Path;
use std::process::ExitCode;

use site_core::route;
use tools::disk;
use tools::pack::{self, PackError, hosting, icon, offline, social};

use super::{Outcome, read_base};

/// Packs the site in the folder `site`; settings of servers go into `settings`.
pub(crate) fn run(site: &Path, settings: &Path) -> Outcome {
    read_base()?;
    let (files, compressed) = pack(site, settings)?;
    let (site, settings) = (site.display(), settings.display());
    println!("{site}: {files} files, {compressed} of them compressed; settings of servers in {settings}");
    Ok(ExitCode::SUCCESS)
}

/// How many files the site has, and how many of them have compressed copies.
fn pack(site: &Path, settings: &Path) -> Result<(usize, usize), PackError> {
    social::write(site)?;
    icon::write(site)?;
    let files = disk::files(site)?;
    offline::write(site, route::base(), &files)?;
    for setting in hosting::settings(route::base(), &files)? {
        let folder = if setting.in_site { site } else { settings };
        disk::write(&folder.join(setting.name), setting.text)?;
    }
    let compressed = pack::compress(site, &files)?;
    let all: Vec<String> = disk::files(site)?.into_iter().filter(|path| path != pack::SUMS).collect();
    disk::write(&site.join(pack::SUMS), pack::sums(site, &all)?)?;
    Ok((all.len(), compressed))
}
