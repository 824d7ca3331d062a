//! Checks what src/README.md says about the structure of the code.

use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file with its text, by its path under `src/`.
pub(crate) fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    assert!(found.len() > 30);
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

#[track_caller]
fn only_in(word: &str, allowed: &[&str]) {
    for (name, text) in sources() {
        assert!(allowed.iter().any(|start| name.starts_with(start)) || !text.contains(word), "`{word}` in {name}");
    }
}

#[test]
fn the_core_knows_no_view_layer_and_no_browser() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("core") || name.starts_with("engine")) {
        for word in ["leptos", "web_sys", "js_sys", "wasm_bindgen"] {
            assert!(!text.contains(word), "`{word}` in {name}");
        }
    }
}

#[test]
fn one_module_touches_the_browser_and_one_fetches() {
    only_in("web_sys::", &["browser", "view", "load"]);
    only_in("gloo_net", &["load"]);
}

#[test]
fn nothing_writes_markup_from_text() {
    only_in("inner_html", &[]);
    only_in("innerHTML", &[]);
}

#[test]
fn nothing_is_left_half_done() {
    for word in ["todo!", "unimplemented!", "dbg!", "FIXME", "TODO"] {
        only_in(word, &[]);
    }
}

/// A reader of the source sees every space at which no line breaks, and nothing hides between two letters.
#[test]
fn invisible_characters_are_written_as_escapes() {
    let mut found = Vec::new();
    for folder in ["src", "tests/browser", "tests/hosting", "tests/native", "tests/network", "tests/support"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    for path in found {
        let text = std::fs::read_to_string(&path).unwrap();
        for character in ['\u{a0}', '\u{ad}', '\u{2009}', '\u{200b}', '\u{202f}', '\u{2060}', '\u{feff}'] {
            assert!(!text.contains(character), "{} in {}", character.escape_unicode(), path.display());
        }
    }
}

/// Words stand in `text`. French is found by its accents; what is in both languages would have two.
#[test]
fn views_have_no_texts_of_their_own() {
    for (name, text) in sources() {
        if !["core", "engine", "tools"].iter().any(|start| name.starts_with(start)) {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let accented =
                code.filter(|line| line.contains(|letter| ('À'..='ÿ').contains(&letter))).collect::<Vec<_>>();
            assert!(accented.is_empty(), "{accented:?} in {name}");
        }
    }
}

/// Another network runs the same program on its own files.
#[test]
fn the_program_does_not_know_the_organisation() {
    for word in ["Cancéropôle", "canceropole-idf", "Île-de-France", "Villejuif", "Curie\""] {
        for (name, text) in sources() {
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code: Vec<&str> = shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            assert!(!code.join("\n").contains(word), "`{word}` in {name}");
        }
    }
}
