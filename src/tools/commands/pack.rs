//! Makes a built site ready for hosts: `pack FOLDER SETTINGS_FOLDER` writes the pictures of links, the icons, the service
//! worker, compressed copies, the settings that hosts look for and the list of sums into the first, the settings of servers
//! into the second. `SITE_BASE` is the path that the site stands under (`/network`), as when it was published.

use std::path::Path;
use std::process::ExitCode;

use site_core::route;
use tools::pack::{self, hosting, icon, offline, social};

/// Packs the site in the folder `site`; settings of servers go into `settings`.
pub(crate) fn run(site: &Path, settings: &Path) -> ExitCode {
    let base = std::env::var("SITE_BASE").unwrap_or_default();
    let packed = route::set_base(&base).map_err(std::io::Error::other);
    match packed.and_then(|()| pack(site, settings)) {
        Ok(said) => {
            println!("{}: {said}", site.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", site.display());
            ExitCode::FAILURE
        }
    }
}

fn pack(site: &Path, settings: &Path) -> std::io::Result<String> {
    social::write(site).map_err(std::io::Error::other)?;
    icon::write(site).map_err(std::io::Error::other)?;
    let files = pack::files(site)?;
    offline::write(site, route::base(), &files)?;
    std::fs::create_dir_all(settings)?;
    for setting in hosting::settings(route::base(), &files).map_err(std::io::Error::other)? {
        let folder = if setting.in_site { site } else { settings };
        std::fs::write(folder.join(setting.name), setting.text)?;
    }
    let compressed = pack::compress(site, &files)?;
    let all: Vec<String> = pack::files(site)?.into_iter().filter(|path| path != pack::SUMS).collect();
    std::fs::write(site.join(pack::SUMS), pack::sums(site, &all)?)?;
    Ok(format!("{} files, {compressed} of them compressed; settings of servers in {}", all.len(), settings.display()))
}
