//! The service worker, which caches the site for offline use.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::json;
use sha2::{Digest, Sha256};
use site_core::content::file::File;
use site_core::content::file::VERSION;

use super::error::PackError;
use crate::disk::{self, FileError, extension};
use crate::fill::{FillError, fill, without_comments};

/// With placeholders.
const WORKER: &str = include_str!("sw.js");

/// Scripts for partners' pages and embeds only, and the worker itself.
const OTHERS: [&str; 3] = ["embed.js", "frame.js", NAME];

/// The part of the app for editors: most visitors never open it, so it is cached when it is used.
const EDITORS: &str = "workshop-";

/// The path of the worker, at the root of the site: its scope is its folder.
pub const NAME: &str = "sw.js";

/// Whether a file is part of the app: needed by every page, except data.
pub fn is_app_file(path: &str) -> bool {
    let is_code = matches!(extension(path), "css" | "js" | "wasm" | "svg" | "webmanifest");
    let is_font = path.starts_with("fonts/") && extension(path) == "woff2";
    is_font || is_code && !path.contains('/') && !OTHERS.contains(&path) || path == "index.html"
}

/// The worker of a site under `base` (empty at the root of a host, else `/network`). `app_files` are the files of
/// the app: paths below the root, and contents.
///
/// # Errors
/// If the placeholders of the script differ from those that are filled in here.
pub fn worker(base: &str, app_files: &[(String, Vec<u8>)]) -> Result<String, FillError> {
    let mut release = Sha256::new_with_prefix(WORKER);
    let (mut at_once, mut when_used) = (Vec::new(), Vec::new());
    for (path, bytes) in app_files {
        let hash = Sha256::digest(bytes);
        release.update(path);
        release.update(hash);
        let files = if path.starts_with(EDITORS) { &mut when_used } else { &mut at_once };
        // Servers send this file for the root, and some redirect from its own path.
        let path = if path == "index.html" { "" } else { path };
        files.push(json!([format!("{base}/{path}"), format!("sha256-{}", BASE64.encode(hash))]));
    }
    let release = format!("{:x}", release.finalize());
    let data = File::ALL.map(|file| format!("{base}/data/{}", file.name()));
    fill(
        &without_comments(WORKER),
        &[
            ("ROOT", json!(format!("{base}/"))),
            ("RELEASE", json!(&release[..16])),
            ("APP", json!(at_once)),
            ("WHEN_USED", json!(when_used)),
            ("DATA", json!(data)),
            ("DATA_VERSION", json!(VERSION)),
        ],
    )
}

/// Writes the worker of a built site with these files.
///
/// # Errors
/// If a file cannot be read or written, or the placeholders of the script differ from those that are filled in here.
pub fn write(site: &Path, base: &str, files: &[String]) -> Result<(), PackError> {
    let app_files = files.iter().filter(|path| is_app_file(path));
    let app_files = app_files.map(|path| Ok((path.clone(), disk::bytes(&site.join(path))?)));
    let app_files = app_files.collect::<Result<Vec<_>, FileError>>()?;
    disk::write(&site.join(NAME), worker(base, &app_files)?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app_files(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn the_worker_caches_the_files_of_the_app_only() {
        for path in [
            "index.html",
            "theme.js",
            "plain.css",
            "favicon.svg",
            "site-fr.webmanifest",
            "boot-804fd1702ee20ed7.js",
            "site-a72912c881cebde6_bg.wasm",
            "site-facc86fc9acb729f.css",
            "fonts/brygada-1918-latin-wght-normal.woff2",
        ] {
            assert!(is_app_file(path), "{path}");
        }
        for path in [
            "404.html",
            "fr/index.html",
            "embed/fr/groupes/index.html",
            "embed.js",
            "frame.js",
            "sw.js",
            "icon-512.png",
            "social-fr.png",
            "fr/plateformes.csv",
            "fr/plateformes.xlsx",
            "fr/agenda.ics",
            "robots.txt",
            "data/symbols.svg",
            "data/site.json",
            "data/schema/site.schema.json",
            "theme.js.br",
            "fonts/brygada-1918-OFL.txt",
        ] {
            assert!(!is_app_file(path), "{path}");
        }
    }

    #[test]
    fn the_worker_lists_every_file_under_the_base_with_its_hash() {
        let worker = worker("/network", &app_files(&[("index.html", "abc"), ("theme.js", "")])).unwrap();
        assert!(worker.contains(r#"["/network/","sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="]"#), "{worker}");
        assert!(worker.contains(r#"["/network/theme.js","sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]"#));
        assert!(worker.contains("const ROOT = \"/network/\";") && worker.contains("const DATA_VERSION = 1;"));
        for file in File::ALL {
            assert!(worker.contains(&format!("\"/network/data/{}\"", file.name())), "{}", file.name());
        }
    }

    #[test]
    fn the_part_for_editors_is_cached_when_it_is_used() {
        let files = app_files(&[("index.html", "abc"), ("workshop-804fd1702ee20ed7.wasm", ""), ("workshop.css", "")]);
        let worker = worker("", &files).unwrap();
        let (_, list) = worker.split_once("const WHEN_USED = new Map([[").unwrap();
        let (when_used, _) = list.split_once("]]);").unwrap();
        assert!(when_used.starts_with("\"/workshop-804fd1702ee20ed7.wasm\",\"sha256-"), "{when_used}");
        assert!(!when_used.contains("],["), "{when_used}");
    }

    #[test]
    fn the_release_changes_only_with_the_program() {
        let (one, other) = (app_files(&[("theme.js", "a")]), app_files(&[("theme.js", "b")]));
        let worker = |app_files: &[(String, Vec<u8>)]| worker("", app_files).unwrap();
        let release = |worker: String| worker.split_once("RELEASE = \"").map(|(_, rest)| rest[..16].to_owned());
        assert_eq!(worker(&one), worker(&one));
        assert_ne!(release(worker(&one)), release(worker(&other)));
        assert!(release(worker(&one)).is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_hexdigit())));
    }
}
