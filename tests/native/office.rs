//! Our tables give the same platforms when `LibreOffice` has opened and saved them.

use std::path::{Path, PathBuf};
use std::process::Command;

use editing::import::{self, Counts, Table};
use site_core::locale::Locale;
use site_core::route::{self, Format, Page};
use tools::sheet;

use crate::import::{faults, remarks, today};
use crate::support::{shipped_catalogue, shipped_files};
use crate::timing::record;
use crate::workbook::published;

/// Input formats, with options: for CSV the separator (`;` or `,`), the quotation mark, and UTF-8.
fn opened(format: Format, locale: Locale) -> Vec<String> {
    let separator = locale.of(&["59", "44"]);
    if format == Format::Table { vec![format!("--infilter=CSV:{separator},34,76,1")] } else { Vec::new() }
}

/// Converts a file with `LibreOffice`.
fn saved(from: &Path, kind: &str, format: Format, locale: Locale) -> PathBuf {
    let folder = from.parent().expect("a folder").join(format.extension().trim_start_matches('.'));
    let profile = format!("-env:UserInstallation=file://{}", folder.with_file_name("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
        .arg(&folder)
        .args(opened(format, locale))
        .arg(from)
        .output()
        .expect("soffice");
    let to =
        folder.join(from.file_name().expect("a name")).with_extension(&kind[..kind.find(':').unwrap_or(kind.len())]);
    assert!(to.exists(), "{output:?}");
    to
}

#[test]
#[ignore = "thorough: make test-all"]
fn tables_saved_by_libreoffice_import_without_changes() {
    if Command::new("soffice").arg("--version").output().is_err() {
        let why = "LibreOffice is missing: sudo apt-get install --no-install-recommends libreoffice-calc";
        eprintln!("left out: {why}");
        return record("left out", 0.0, why);
    }
    let count = shipped_catalogue().platforms.all.len();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office");
    for locale in Locale::ALL {
        for format in [Format::Workbook, Format::Table] {
            let own = folder.join(format!("{}{}", locale.code(), format.extension()));
            std::fs::create_dir_all(&folder).unwrap();
            let path = route::below_root(&Page::Platforms.file(locale, format)).to_owned();
            std::fs::write(&own, published(&path)).unwrap();
            for kind in ["xlsx", "ods", "csv"] {
                let saved = saved(&own, kind, format, locale);
                let bytes = std::fs::read(&saved).unwrap();
                let table = sheet::read(&bytes).expect("a table");
                if kind != "csv" {
                    assert_eq!(Table::of_file(&bytes).expect("a table"), table, "the page reads the same");
                }
                let import =
                    import::import(&table, &shipped_files(&[]), today(), Locale::En).expect("a table of platforms");
                assert_eq!(faults(&import), Vec::<String>::new(), "{}", saved.display());
                let expected = Counts { unchanged: count, ..Counts::default() };
                assert_eq!(import.counts, expected, "{}: {:?}", saved.display(), remarks(&import));
            }
        }
    }
}
