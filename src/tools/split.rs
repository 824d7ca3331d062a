//! Splits the wasm that Trunk built: each part that the app declares (`part!`) goes into files of its own, which are
//! fetched when they are first needed.
//!
//! The crate `wasm_split_cli_support` does the splitting. It makes a module for each part, and one for each set of
//! parts with functions in common. Small shared modules go into the main part (`graph`), and modules that are needed
//! together into one file (`bundle`). The same input gives the same bytes.

mod bundle;
mod error;
mod graph;
mod names;
mod order;
mod sections;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use canceropole::load::part::AnyPart;
use canceropole::pages;
use serde_json::json;
use sha2::{Digest, Sha256};
use site_core::route::Page;

use self::bundle::Bundle;
pub use self::error::SplitError;
use self::graph::Graph;
use crate::disk;
use crate::fill::{fill, without_comments};

/// Fetches the parts; appended to the script of the wasm.
const LOADER: &str = include_str!("split/parts.js");

/// The script with which the crate would fetch the parts. The wasm imports from it; [`LOADER`] replaces it.
const LINK: &str = "__wasm_split.js";

/// The name of the wasm in the script of `wasm-bindgen`.
const WASM_NAME: &str = "site_bg.wasm";

/// Shared modules below this size in bytes go into the main part: each takes a moment to start.
const SMALL: usize = 1200;

/// Maximum number of files besides that of the main part: HTTP/1.1 fetches only a few at a time.
const MAX_FILES: usize = 42;

/// The split wasm.
struct Cut {
    /// The script and the wasm of the main part.
    script: String,
    main: Vec<u8>,
    /// The exports of the main part that the modules import.
    shared: Vec<String>,
    /// The modules that each part needs.
    parts: BTreeMap<String, Vec<String>>,
    modules: BTreeMap<String, Vec<u8>>,
}

/// The files of each part.
pub type Parts = BTreeMap<String, Vec<String>>;

/// Splits a wasm into its parts, and replaces it by them in the folder `site`. In development, small modules are not
/// optimised. Returns the number of files.
///
/// # Errors
/// If the wasm was linked without `--emit-relocs`, or the folder is not an output of Trunk.
pub fn split(wasm: &Path, site: &Path, is_developed: bool) -> Result<usize, SplitError> {
    let wasm = sections::without_streams(&disk::bytes(wasm)?)?;
    let small = if is_developed { 0 } else { SMALL };
    let work = site.join("split");
    let cut = cut(&wasm, &Graph::read(&wasm)?.hoisted(small), &work)?;
    fs::remove_dir_all(&work).map_err(disk::at(&work))?;
    let bundles = bundles(&cut);
    write(site, &cut, &bundles)?;
    Ok(bundles.len() + 1)
}

/// Splits the wasm, with the functions `kept` in its main part, in the folder `work`.
fn cut(wasm: &[u8], kept: &BTreeSet<usize>, work: &Path) -> Result<Cut, SplitError> {
    let (wasm, main) = (sections::keeping(wasm, kept)?, work.join("main").join("site.wasm"));
    fs::create_dir_all(work.join("main")).map_err(disk::at(work))?;
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    (options.output_dir, options.main_out_path, options.link_name) = (work, &main, LINK);
    let split = wasm_split_cli_support::transform(options);
    let parts = split.map_err(|error| SplitError::Cut(error.into()))?.prefetch_map;
    disk::write(&main, sections::without_kept(&disk::bytes(&main)?)?)?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target=web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--remove-name-section"]);
    bindgen.arg("--remove-producers-section").arg("--out-dir").args([work, &main]);
    let status = bindgen.status().map_err(SplitError::NoBindgen)?;
    if !status.success() {
        return Err(SplitError::Bindgen(status));
    }
    let link = disk::text(&work.join(LINK))?;
    let shared = link.split_once("const { ").and_then(|(_, rest)| rest.split_once(" } = initSync")).map(|(all, _)| all);
    let shared = shared.ok_or(SplitError::Missing { file: LINK, expected: "const { … } = initSync" })?;
    let shared = shared.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let bytes = |name: &str| order::sorted(&sections::without_names(&disk::bytes(&work.join(name))?)?);
    let names: BTreeSet<&String> = parts.values().flatten().collect();
    let modules = names.into_iter().map(|name| Ok((name.clone(), bytes(&format!("{name}.wasm"))?)));
    let modules = modules.collect::<Result<_, SplitError>>()?;
    let (main, script) = names::shortened(&bytes("site_bg.wasm")?, &disk::text(&work.join("site.js"))?)?;
    Ok(Cut { script, main, shared, parts: parts.into_iter().collect(), modules })
}

/// The files of the modules, by name without hash and extension.
fn bundles(cut: &Cut) -> BTreeMap<String, Bundle> {
    // Parts that are fetched together: those of a page, and those that are fetched later.
    let pages = Page::all("").into_iter();
    let mut together: Vec<Vec<&str>> =
        pages.map(|page| pages::parts(&page, "").into_iter().map(AnyPart::name).collect()).collect();
    together.extend(cut.parts.keys().map(|part| vec![&part[..]]));
    let users = |module: &String| {
        let is_user = |part: &&str| cut.parts.get(*part).is_some_and(|modules| modules.contains(module));
        let users = together.iter().enumerate().filter(|(_, parts)| parts.iter().any(is_user));
        users.map(|(position, _)| position).collect()
    };
    let modules = cut.modules.iter().map(|(name, bytes)| Bundle {
        modules: BTreeSet::from([name.clone()]),
        size: bytes.len(),
        users: users(name),
    });
    let name = |(position, bundle): (usize, Bundle)| {
        let own: Vec<&str> = bundle.modules.iter().filter_map(|module| module.strip_prefix("split_")).collect();
        (if own.is_empty() { format!("shared-{position}") } else { own.join("-") }, bundle)
    };
    bundle::merged(modules.collect(), MAX_FILES).into_iter().enumerate().map(name).collect()
}

/// The script of the main part, with the code that fetches the parts.
fn script(cut: &Cut, bundles: &BTreeMap<String, Bundle>, hash: &str) -> Result<String, SplitError> {
    let lengths =
        |bundle: &Bundle| -> Vec<usize> { bundle.modules.iter().map(|name| cut.modules[name].len()).collect() };
    let files: Vec<_> =
        bundles.iter().map(|(name, bundle)| json!([format!("{name}-{hash}.wasm"), lengths(bundle)])).collect();
    let positions = |modules: &Vec<String>| -> Vec<usize> {
        (0..)
            .zip(bundles.values())
            .filter(|(_, bundle)| bundle.has_any(modules))
            .map(|(position, _)| position)
            .collect()
    };
    let parts: BTreeMap<_, _> = cut.parts.iter().map(|(part, modules)| (part, positions(modules))).collect();
    let loader = fill(
        &without_comments(LOADER),
        &[("FILES", json!(files)), ("PARTS", json!(parts)), ("SHARED", json!(cut.shared))],
    )?;
    let script = without_comments(&cut.script);
    if !script.contains(WASM_NAME) {
        return Err(SplitError::Missing { file: "site.js", expected: WASM_NAME });
    }
    let mut script = script.replace(WASM_NAME, &format!("site-{hash}_bg.wasm"));
    let load = |part: &String| format!("  __wasm_split_load_{part}: load('{part}'),\n");
    let loads: String = cut.parts.keys().map(load).collect();
    script.push_str(&loader);
    script += &format!("const loads = {{\n{loads}}};\n");
    for line in cut.script.lines().filter(|line| line.starts_with("import ") && line.contains(LINK)) {
        let name = line.strip_prefix("import * as ").and_then(|rest| rest.split_whitespace().next());
        let name = name.ok_or(SplitError::Missing { file: "site.js", expected: "import * as" })?;
        script = script.replace(&format!("{line}\n"), "");
        script += &format!("const {name} = loads;\n");
    }
    Ok(script)
}

/// Writes the files under names with a common hash, since they only work together, and updates the page of Trunk.
fn write(site: &Path, cut: &Cut, bundles: &BTreeMap<String, Bundle>) -> Result<(), SplitError> {
    let mut hash = Sha256::new_with_prefix(script(cut, bundles, "")?);
    hash.update(&cut.main);
    cut.modules.values().for_each(|module| hash.update(module));
    let hash = &format!("{:x}", hash.finalize())[..16];
    for (name, bundle) in bundles {
        let bytes: Vec<u8> = bundle.modules.iter().flat_map(|module| &cut.modules[module]).copied().collect();
        disk::write(&site.join(format!("{name}-{hash}.wasm")), bytes)?;
    }
    let page = site.join("index.html");
    let mut index = disk::text(&page)?;
    let script = script(cut, bundles, hash)?.into_bytes();
    for (ending, bytes) in [(".js", &script), ("_bg.wasm", &cut.main)] {
        let (old, new) = (built(&index, ending)?, format!("site-{hash}{ending}"));
        fs::remove_file(site.join(&old)).map_err(disk::at(&site.join(&old)))?;
        disk::write(&site.join(&new), bytes)?;
        index = index.replace(&old, &new);
    }
    let files = |modules: &Vec<String>| -> Vec<String> {
        bundles
            .iter()
            .filter(|(_, bundle)| bundle.has_any(modules))
            .map(|(name, _)| format!("{name}-{hash}.wasm"))
            .collect()
    };
    let parts: Parts = cut.parts.iter().map(|(part, modules)| (part.clone(), files(modules))).collect();
    // For published pages, which preload the files. They do not contain what precedes the head.
    index = index.replacen("<head>", &format!("<!-- {} -->\n<head>", json!(parts)), 1);
    disk::write(&page, index)?;
    Ok(())
}

/// The files of each part, from the comment before the head of the page; empty if the wasm was not split.
pub fn parts(before_head: &str) -> Parts {
    let written = before_head.split_once("<!-- ").and_then(|(_, rest)| rest.split_once(" -->"));
    written.and_then(|(parts, _)| serde_json::from_str(parts).ok()).unwrap_or_default()
}

/// The name of a file from Trunk that the page loads.
fn built(index: &str, ending: &'static str) -> Result<String, SplitError> {
    let mut addresses = index.split(['\'', '"']).filter(|word| word.ends_with(ending) && word.contains("site-"));
    let name = addresses.next().and_then(|address| address.rsplit('/').next());
    name.map(str::to_owned).ok_or(SplitError::Missing { file: "index.html", expected: ending })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_parts_are_parsed_as_written() {
        let written = "<!doctype html>\n<html>\n<!-- {\"home\":[\"home-01.wasm\",\"shared-0-01.wasm\"]} -->\n";
        assert_eq!(parts(written)["home"], ["home-01.wasm", "shared-0-01.wasm"]);
        assert_eq!(parts("<!doctype html>\n<html>\n"), Parts::new());
    }
}
