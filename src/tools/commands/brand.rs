//! What the build makes of a network's data and the style before the site is put together: `brand DATA_FOLDER OUT_FOLDER`
//! writes `site.css` and `sprite.svg`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;
use tools::brand;

/// Writes `site.css` and `sprite.svg` of the network whose data stand in `data` into `out`.
pub(crate) fn run(data: &Path, out: &Path) -> ExitCode {
    match write(data, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(data: &Path, out: &Path) -> Result<(), String> {
    let text = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let json = |name: &str| -> Result<Value, String> {
        let path = data.join(name);
        serde_json::from_str(&text(&path)?).map_err(|error| format!("{}: {error}", path.display()))
    };
    let symbols = text(&data.join("symbols.svg")).ok();
    let sprite = brand::sprite(&text(Path::new("public/sprite.svg"))?, symbols.as_deref());
    let write = |name: &str, text: String| {
        let path = out.join(name);
        std::fs::create_dir_all(out)
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    };
    let own = brand::style(&json("site.json")?, &json("map.json")?);
    let style = brand::sheet(Path::new("style"), &own)?;
    write("site.css", brand::bare(&style))?;
    write("sprite.svg", sprite)
}
