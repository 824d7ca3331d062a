//! Checks the rules in src/README.md about the structure of the code.

use std::path::Path;

use tools::flat::flat;
use tools::{brand, disk};

/// Every Rust file of a folder with its text, by its path below it.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let found = disk::files(&root).unwrap().into_iter().filter(|path| disk::extension(path) == "rs");
    let read = |path: String| {
        let text = disk::text(&root.join(&path)).unwrap();
        (path, text)
    };
    found.map(read).collect()
}

/// Every source file with its text, by its path under `src/`.
pub(crate) fn sources() -> Vec<(String, String)> {
    let found = files("src");
    assert!(found.len() > 30);
    found
}

#[track_caller]
fn only_in(word: &str, allowed: &[&str]) {
    for (name, text) in sources() {
        assert!(allowed.iter().any(|start| name.starts_with(start)) || !text.contains(word), "`{word}` in {name}");
    }
}

#[test]
fn the_core_uses_no_view_or_browser_crates() {
    for (name, text) in
        sources().iter().filter(|(name, _)| ["core", "editing", "engine"].iter().any(|start| name.starts_with(start)))
    {
        for word in ["leptos", "web_sys", "js_sys", "wasm_bindgen"] {
            assert!(!text.contains(word), "`{word}` in {name}");
        }
    }
}

#[test]
fn only_designated_modules_use_browser_apis_and_fetch() {
    only_in("web_sys::", &["browser", "view", "load"]);
    only_in("gloo_net", &["load"]);
}

#[test]
fn no_code_uses_inner_html() {
    only_in("inner_html", &[]);
    only_in("innerHTML", &[]);
}

/// Browsers restyle everything after a change if a sibling combinator matches any element.
#[test]
fn sibling_selectors_name_their_elements() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    for path in disk::files(&folder).unwrap() {
        let text = disk::text(&folder.join(&path)).unwrap();
        for pair in ["+ *", "~ *", "+ :", "~ :"] {
            let rule = text.lines().find(|line| line.contains(pair) && !line.contains("/*"));
            assert!(rule.is_none(), "{path}: {rule:?}");
        }
    }
}

#[test]
fn each_style_file_is_named_as_a_component_or_a_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_other = |path: &String| path.contains('/') && !root.join("src").join(path).with_extension("rs").is_file();
    let others: Vec<String> = disk::files(&root.join("style")).unwrap().into_iter().filter(is_other).collect();
    // What an embed changes of any page.
    assert_eq!(others, ["pages/embed.css"]);
}

#[test]
fn the_code_has_no_todo_and_no_debug_output() {
    for word in ["todo!", "unimplemented!", "dbg!", "FIXME", "TODO"] {
        only_in(word, &[]);
    }
}

/// All no-break spaces and invisible characters are written as escapes, so that readers of the source can see them.
#[test]
fn invisible_characters_are_written_as_escapes() {
    let folders = ["src", "tests/browser", "tests/hosting", "tests/native", "tests/network", "tests/support"];
    for (path, text) in folders.into_iter().flat_map(files) {
        for character in ['\u{a0}', '\u{ad}', '\u{2009}', '\u{200b}', '\u{202f}', '\u{2060}', '\u{feff}'] {
            assert!(!text.contains(character), "{} in {path}", character.escape_unicode());
        }
    }
}

/// Texts are in `text`. French texts are detected by their accents; others where an element contains a word.
#[test]
fn views_contain_no_interface_texts() {
    for (name, text) in sources() {
        if !["core", "editing", "engine", "tools"].iter().any(|start| name.starts_with(start)) {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let is_word = |text: &str| text.bytes().take_while(u8::is_ascii_alphabetic).count() > 2;
            let has_text = |line: &&str| {
                line.contains(|letter| ('À'..='ÿ').contains(&letter)) || line.split(".child(\"").skip(1).any(is_word)
            };
            let texts = code.filter(has_text).collect::<Vec<_>>();
            assert!(texts.is_empty(), "{texts:?} in {name}");
        }
    }
}

#[test]
fn texts_are_written_in_one_notation() {
    only_in("of(&[", &[]);
    only_in("str; Locale::COUNT]", &["core/locale.rs"]);
}

/// Another network runs the same app on its own files.
#[test]
fn the_code_does_not_name_the_organisation() {
    for word in ["Cancéropôle", "canceropole-idf", "Île-de-France", "Villejuif", "Curie\""] {
        for (name, text) in sources() {
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code: Vec<&str> = shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            assert!(!code.join("\n").contains(word), "`{word}` in {name}");
        }
    }
}

/// The CSS that the style sheet may use: supported by Safari 15.4, Chrome 100 and Firefox 100, or harmless without
/// support. Anything newer needs a fallback (see `tools::flat`) before it is added here.
#[test]
fn the_style_sheet_uses_only_css_of_the_oldest_browsers() {
    const FUNCTIONS: &str = "calc clamp cubic-bezier format inset local max min minmax repeat rgb rotate translateX \
        translateY url var attr counter linear-gradient conic-gradient scale color-mix fit-content";
    const SELECTORS: &str = "active after backdrop before checked disabled empty first-child focus focus-visible \
        focus-within first-of-type hover is last-child lang last-of-type marker not nth-child nth-last-child only-child placeholder root selection \
        where host target first-letter enabled has open \
        -webkit-details-marker -webkit-search-cancel-button details-content";
    const RULES: &str = "layer media supports font-face keyframes page container bottom-right";
    let sheet =
        flat(&brand::bare(&brand::sheet(Path::new(env!("CARGO_MANIFEST_DIR")).join("style").as_path(), "").unwrap()));
    let mut found: Vec<String> = Vec::new();
    let mut note = |kind: &str, known: &str, name: &str| {
        let is_known = name.is_empty() || known.split_whitespace().any(|known| known == name);
        let feature = format!("{kind} {name}");
        if !is_known && !found.contains(&feature) {
            found.push(feature);
        }
    };
    let name = |text: &str| {
        text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect::<String>()
    };
    for line in sheet.lines() {
        if let Some(head) = line.strip_suffix('{') {
            let is_face = head.starts_with("@keyframes") || head.starts_with("@font-face");
            if let Some(rule) = head.strip_prefix('@') {
                note("rule", RULES, &name(rule));
                assert!(!head.starts_with("@media") || !head.contains(['<', '>']), "{head}");
            } else if !is_face {
                assert!(!head.contains('&'), "{head}");
                head.split(':')
                    .skip(1)
                    .map(name)
                    .filter(|name| !name.is_empty())
                    .for_each(|name| note("selector", SELECTORS, &name));
            }
        } else if let Some((property, value)) = line.split_once(": ") {
            assert!(!["rotate", "translate", "scale", "inset-area"].contains(&property), "{line}");
            for part in value
                .split('(')
                .map(|before| before.rsplit([' ', ',', '(', '/']).next().unwrap_or_default())
                .take(value.matches('(').count())
            {
                note("function", FUNCTIONS, part);
            }
            let units = ["vi", "vb", "svh", "lvh", "cqi", "cqw", "lh", "cap"];
            let has = |unit: &&str| {
                value.split([' ', ',', '(', ')', ';']).any(|word| {
                    word.strip_suffix(*unit)
                        .is_some_and(|number| number.ends_with(|digit: char| digit.is_ascii_digit()))
                })
            };
            assert!(!units.iter().any(has), "{line}");
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
