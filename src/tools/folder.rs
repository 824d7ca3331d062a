//! A folder of data files, read natively.

use std::io::ErrorKind;
use std::path::Path;

use site_core::content::file::File;

/// What stands in the place of a file that is not there.
pub const MISSING: &str = "no such file";

/// Each data file with its text, or with what stands in its place.
pub type Files = Vec<(File, Result<String, String>)>;

/// Reads the data files of a folder.
///
/// # Errors
/// Where there is no such folder, or none of the files in it, in words.
pub fn read(folder: &Path) -> Result<Files, String> {
    let name = folder.display();
    match std::fs::metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(format!("{name}: there is no such folder")),
        Err(error) => return Err(format!("{name}: {error}")),
        Ok(found) if !found.is_dir() => {
            return Err(format!("{name} is a file: name the folder that holds the data files"));
        }
        Ok(_) => {}
    }
    if let Err(error) = std::fs::read_dir(folder) {
        return Err(format!("{name}: {error}"));
    }
    if !File::ALL.into_iter().any(|file| folder.join(file.name()).exists()) {
        let names: Vec<&str> = File::ALL.into_iter().map(File::name).collect();
        return Err(format!("{name} holds none of the data files ({})", names.join(", ")));
    }
    Ok(File::ALL.into_iter().map(|file| (file, text(&folder.join(file.name())))).collect())
}

/// The text of a file, or what was found instead.
fn text(path: &Path) -> Result<String, String> {
    if path.is_dir() {
        return Err("a folder".to_owned());
    }
    std::fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => MISSING.to_owned(),
        ErrorKind::InvalidData => "a text that is not UTF-8".to_owned(),
        ErrorKind::PermissionDenied => "a file that may not be read".to_owned(),
        _ => error.to_string(),
    })
}
