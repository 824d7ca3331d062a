//! Completes a built and published site for servers and browsers: `pack SITE SETTINGS` writes into `SITE` the preview
//! pictures, icons, service worker, compressed copies, settings that hosts read there, and hashes; into `SETTINGS` the
//! configuration of web servers. `SITE_BASE` is the base path, the same as when publishing.

use std::path::Path;
use std::process::ExitCode;

use site_core::route;
use tools::disk;
use tools::pack::{self, PackError, hosting, icon, offline, social};

use super::{Outcome, read_base};

/// Packs the site in the folder `site`; the configuration of servers goes into `settings`.
pub(crate) fn run(site: &Path, settings: &Path) -> Outcome {
    read_base()?;
    let (files, compressed) = pack(site, settings)?;
    let (site, settings) = (site.display(), settings.display());
    println!("{site}: {files} files, {compressed} of them compressed; settings of servers in {settings}");
    Ok(ExitCode::SUCCESS)
}

/// Returns the number of files, and how many of them have compressed copies.
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
    let all: Vec<String> = disk::files(site)?.into_iter().filter(|path| path != pack::HASHES).collect();
    disk::write(&site.join(pack::HASHES), pack::hashes(site, &all)?)?;
    Ok((all.len(), compressed))
}
