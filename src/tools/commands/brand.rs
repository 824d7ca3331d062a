//! Makes the style sheet and the sprite of a network for Trunk: `brand DATA OUT` writes `site.css` and `sprite.svg`
//! into the folder `OUT`.

use std::path::Path;
use std::process::ExitCode;

use tools::brand;
use tools::disk;
use tools::flat::flat;

use super::Outcome;

/// Writes `site.css` and `sprite.svg` for the network whose data is in `data` into `out`.
pub(crate) fn run(data: &Path, out: &Path) -> Outcome {
    let own = brand::style(&disk::json(&data.join("site.json"))?, &disk::json(&data.join("map.json"))?);
    let style = brand::sheet(Path::new("style"), &own)?;
    disk::write(&out.join("site.css"), flat(&brand::bare(&style)))?;
    let symbols = disk::text(&data.join("symbols.svg")).ok();
    let sprite = disk::text(Path::new("public/sprite.svg"))?;
    disk::write(&out.join("sprite.svg"), brand::sprite(&sprite, symbols.as_deref())?)?;
    Ok(ExitCode::SUCCESS)
}
