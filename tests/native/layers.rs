//! The imports of the source files and folders: no circles, and downwards only.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::sources;

/// Crates by their folder below `src/`; the last is the root package.
const CRATES: [(&str, &str); 5] =
    [("engine/", "engine"), ("core/", "site_core"), ("editing/", "editing"), ("tools/", "tools"), ("", "canceropole")];

/// The modules from bottom to top: none imports one further down this list.
const LAYERS: [&str; 11] =
    ["engine", "core", "editing", "view", "browser", "load", "context", "components", "pages", "app", "tools"];

/// Modules at the same level as one of [`LAYERS`].
const BESIDE: [(&str, &str); 4] =
    [("navigation", "app"), ("loading", "app"), ("main", "app"), ("search_module", "app")];

/// The imports of each file.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Names, `::`, and other characters, without lines of comments and without tests.
fn tokens(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut tokens: Vec<String> = Vec::new();
    for letter in lines.flat_map(|line| line.chars().chain(['\n'])) {
        let joins = |last: &String| {
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            last.ends_with(is_name) && is_name(letter) || last == ":" && letter == ':'
        };
        match tokens.last_mut() {
            Some(last) if joins(last) => last.push(letter),
            _ if letter.is_whitespace() => tokens.push(String::new()),
            _ => tokens.push(letter.to_string()),
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// Every path in a source, as `["crate", "route", "Page"]`, with braces expanded.
fn paths(tokens: &[String]) -> Vec<Vec<String>> {
    fn walk(tokens: &[String], at: &mut usize, before: &[String], found: &mut Vec<Vec<String>>) {
        let mut path = before.to_vec();
        while let Some(token) = tokens.get(*at) {
            if token == "{" && !path.is_empty() {
                *at += 1;
                while tokens.get(*at).is_some_and(|token| token != "}") {
                    let start = *at;
                    walk(tokens, at, &path, found);
                    *at += usize::from(*at == start);
                }
                *at += 1;
                return;
            }
            if !token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') {
                break;
            }
            path.push(token.clone());
            *at += 1;
            if tokens.get(*at).is_none_or(|token| token != "::") {
                break;
            }
            *at += 1;
        }
        if path.len() > before.len() {
            found.push(path);
        }
    }
    let (mut at, mut found) = (0, Vec::new());
    while at < tokens.len() {
        let start = at;
        walk(tokens, &mut at, &[], &mut found);
        at += usize::from(at == start);
    }
    found
}

/// The crate folder of a file, and its module path.
fn module(file: &str) -> (&'static str, Vec<String>) {
    let (folder, _) = CRATES.iter().find(|(folder, _)| file.starts_with(folder)).unwrap();
    let module = file[folder.len()..].trim_end_matches(".rs");
    (folder, module.split('/').filter(|name| !["lib", "main"].contains(name)).map(str::to_owned).collect())
}

fn imports() -> Imports {
    let sources = sources();
    let names: BTreeSet<String> = sources.iter().map(|(name, _)| name.clone()).collect();
    // The file of the longest prefix of a path that is a module.
    let file = |folder: &str, path: &[String]| {
        let lengths = (1..=path.len()).rev();
        lengths.map(|length| format!("{folder}{}.rs", path[..length].join("/"))).find(|name| names.contains(name))
    };
    let of_source = |name: &str, source: &str| {
        let (folder, own) = module(name);
        let target = |path: Vec<String>| {
            let first = path[0].as_str();
            let (crates, rest) = (CRATES.iter().find(|(_, crates)| *crates == first), &path[1..]);
            let above = path.iter().take_while(|name| *name == "super").count();
            if path.len() == above.max(1) {
                // `pub(super)`, or a name.
                return None;
            }
            match first {
                "crate" => file(folder, rest),
                "self" => file(folder, &[&own[..], rest].concat()),
                "super" => file(folder, &[&own[..own.len().saturating_sub(above)], &path[above..]].concat()),
                _ => crates.and_then(|(folder, _)| file(folder, rest)).or_else(|| {
                    // A child module, named by its parent.
                    let child = [&own[..], &path[..]].concat();
                    file(folder, &child).filter(|_| path.len() > 1).filter(|found| module(found).1.len() > own.len())
                }),
            }
        };
        paths(&tokens(source)).into_iter().filter_map(target).filter(|target| target != name).collect()
    };
    sources.iter().map(|(name, source)| (name.clone(), of_source(name, source))).collect()
}

/// All files reachable from `start`.
fn reached<'a>(imports: &'a Imports, start: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = vec![start];
    while let Some(file) = next.pop() {
        for target in imports.get(file).into_iter().flatten() {
            if found.insert(target.as_str()) {
                next.push(target);
            }
        }
    }
    found
}

/// The arrows between those that are in a circle, one per line.
fn circle(imports: &Imports) -> Vec<String> {
    let in_circle = |file: &&String| reached(imports, file).contains(file.as_str());
    let circle: BTreeSet<&String> = imports.keys().filter(in_circle).collect();
    let arrows = circle.iter().flat_map(|file| {
        let targets = imports[*file].iter().filter(|target| circle.contains(target));
        targets.map(move |target| format!("{file} -> {target}"))
    });
    arrows.collect()
}

/// The imports between the modules directly in a folder (`""`: in `src`), each with all that is below it.
fn between_modules(imports: &Imports, folder: &str) -> Imports {
    let module = |file: &str| {
        let name = file.strip_prefix(folder)?.split(['/', '.']).next()?;
        Some(format!("{folder}{name}"))
    };
    let mut modules = Imports::new();
    for (file, targets) in imports {
        let Some(from) = module(file) else { continue };
        let below = targets.iter().filter_map(|target| module(target)).filter(|target| *target != from);
        modules.entry(from.clone()).or_default().extend(below);
    }
    modules
}

#[test]
fn imports_form_no_cycle() {
    let imports = imports();
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 500, "{imports:#?}");
    let circle = circle(&imports);
    assert!(circle.is_empty(), "files that import each other:\n{}", circle.join("\n"));
}

#[test]
fn the_modules_of_each_folder_form_no_cycle() {
    let imports = imports();
    let folders = imports.keys().flat_map(|file| file.match_indices('/').map(|(end, _)| &file[..=end]));
    for folder in folders.chain([""]).collect::<BTreeSet<&str>>() {
        let circle = circle(&between_modules(&imports, folder));
        assert!(circle.is_empty(), "modules of src/{folder} that import each other:\n{}", circle.join("\n"));
    }
}

#[test]
fn imports_only_point_to_lower_layers() {
    let layer = |file: &str| {
        let name = file.split(['/', '.']).next().unwrap_or_default();
        let name = BESIDE.iter().find(|(own, _)| *own == name).map_or(name, |(_, beside)| *beside);
        LAYERS.iter().position(|layer| *layer == name)
    };
    for (file, targets) in imports() {
        for target in targets.iter().filter(|target| *target != "lib.rs") {
            let (from, to) = (layer(&file), layer(target));
            assert!(
                file == "lib.rs" || from.is_some() && from >= to,
                "{file} imports {target}: upwards, or in no layer"
            );
        }
    }
}
