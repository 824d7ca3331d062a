//! The style sheet and the sprite of a network's site, with its colours and symbols, made from its data files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};
use serde_json::Value;
use site_core::content::characters::is_id;
use site_core::content::check::is_colour;
use site_core::content::site::THEME;
use thiserror::Error;

use crate::disk::{self, FileError};

/// The cascade layers of the style sheet, in order.
const LAYERS: [&str; 7] = ["tokens", "base", "layout", "components", "pages", "utilities", "print"];

/// Declares the default value of every colour.
const TOKENS: &str = include_str!("../../style/tokens.css");

/// The default rosette: a nucleus and two rings.
const PLAIN_ROSETTE: &str = "<symbol id=\"rosette\" viewBox=\"0 0 64 64\">\
    <path class=\"rosette-core\" d=\"M32 24a8 8 0 1 1 0 16 8 8 0 0 1 0-16z\"/>\
    <path class=\"rosette-inner\" fill-rule=\"evenodd\" d=\"M32 12a20 20 0 1 1 0 40 20 20 0 0 1 0-40zm0 8a12 12 0 1 0 0 24 12 12 0 0 0 0-24z\"/>\
    <path class=\"rosette-outer\" fill-rule=\"evenodd\" d=\"M32 1a31 31 0 1 1 0 62 31 31 0 0 1 0-62zm0 8a23 23 0 1 0 0 46 23 23 0 0 0 0-46z\"/></symbol>";

/// Why the style sheet or the sprite cannot be made.
#[derive(Debug, Error)]
pub enum BrandError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Folder(#[from] walkdir::Error),
    #[error("{}: expected a layer: {}", .0.display(), LAYERS.join(", "))]
    NoLayer(PathBuf),
    #[error("{file}: {source}")]
    Svg { file: &'static str, source: roxmltree::Error },
}

/// The style sheet of the site: the rules of `folder`, then those of the network ([`style`]).
///
/// The rules of a layer are in the file `LAYER.css` and in the folder `LAYER`, without the surrounding `@layer`. Files
/// are concatenated in the order of their names.
///
/// # Errors
/// If a file cannot be read or belongs to no layer.
pub fn sheet(folder: &Path, own: &str) -> Result<String, BrandError> {
    let mut rules = LAYERS.map(|_| String::new());
    for file in disk::files(folder)? {
        let path = folder.join(&file);
        let name = file.split_once('/').map_or_else(|| file.trim_end_matches(".css"), |(layer, _)| layer);
        let Some(layer) = LAYERS.iter().position(|layer| *layer == name) else {
            return Err(BrandError::NoLayer(path));
        };
        rules[layer] += &disk::text(&path)?;
    }
    let mut sheet = format!("@layer {};\n", LAYERS.join(", "));
    for (layer, rules) in LAYERS.iter().zip(rules) {
        sheet += &format!("@layer {layer} {{\n{rules}}}\n");
    }
    Ok(sheet + own)
}

/// The rules that depend on the départements of `map.json` and on the `theme` of `site.json`: for each colour
/// `{"light": "#…", "dark": "#…"}`. Invalid colours and codes are left out.
pub fn style(site: &Value, map: &Value) -> String {
    let mut rules = String::from("@layer tokens {\n  :root {\n");
    for name in THEME.iter().map(|field| field.name) {
        let colour =
            |scheme: &str| site.pointer(&format!("/theme/{name}/{scheme}"))?.as_str().filter(|text| is_colour(text));
        if let (Some(light), Some(dark)) = (colour("light"), colour("dark")) {
            _ = writeln!(rules, "    --{name}: light-dark({light}, {dark});");
        }
    }
    rules += "  }\n}\n@layer components {\n";
    for ring in ["core", "inner", "outer"] {
        _ = writeln!(rules, "  .rosette-{ring} {{ fill: var(--d-{ring}, var(--rosette-rest)); stroke: none; }}");
    }
    let (mut brandmark, mut locator) = (String::new(), String::new());
    for (code, ring) in departements(map) {
        _ = writeln!(rules, "  .rosette-{code} {{ fill: var(--d{code}, var(--rosette-rest)); stroke: none; }}");
        _ = writeln!(locator, "    &[data-departement~=\"{code}\"] {{ --d{code}: var(--ink); }}");
        match ring {
            "core" => _ = writeln!(brandmark, "    --d{code}: var(--hematoxylin);"),
            "inner" => _ = writeln!(brandmark, "    --d{code}: var(--eosin);"),
            _ => {}
        }
    }
    let lost = departements(map).last().map(|(code, _)| format!("  .lost-rosette {{ --d{code}: var(--saffron); }}\n"));
    rules
        + "  .brandmark {\n    --d-core: var(--hematoxylin);\n    --d-inner: var(--eosin);\n"
        + &brandmark
        + "  }\n  .locator {\n"
        + &locator
        + "  }\n"
        + &lost.unwrap_or_default()
        + "}\n"
}

/// Removes comments and indentation, which visitors need not download.
///
/// Not lightningcss, which also shortens rules: it would take longer to compile than it saves. Compressed, the rest of
/// a style sheet hardly shrinks.
pub fn bare(style: &str) -> String {
    let (mut output, mut rest) = (String::with_capacity(style.len()), style);
    while let Some(index) = rest.find(['"', '\'', '/']) {
        let (before, found) = rest.split_at(index);
        output += before;
        let (kept, length) = match (found.strip_prefix("/*"), &found[..1]) {
            (Some(comment), _) => {
                output.push(' ');
                (0, comment.find("*/").map_or(found.len(), |end| end + 4))
            }
            (None, "/") => (1, 1),
            (None, quote) => {
                let is_end = |(end, _): &(usize, &str)| {
                    let text = &found[..*end];
                    (text.len() - text.trim_end_matches('\\').len()).is_multiple_of(2)
                };
                let length = found.match_indices(quote).skip(1).find(is_end).map_or(found.len(), |(end, _)| end + 1);
                (length, length)
            }
        };
        output += &found[..kept];
        rest = &found[length..];
    }
    output += rest;
    output.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// The sprite of the site with the network's own symbols (`symbols.svg` in its data): the territory and pictograms.
///
/// # Errors
/// If one of the two is not XML.
pub fn sprite(sprite: &str, symbols: Option<&str>) -> Result<String, BrandError> {
    fn parse<'a>(file: &'static str, svg: &'a str) -> Result<Document<'a>, BrandError> {
        Document::parse(svg).map_err(|source| BrandError::Svg { file, source })
    }
    let base = parse("sprite.svg", sprite)?;
    let own = symbols.map(|symbols| parse("symbols.svg", symbols)).transpose()?;
    let rosette = if own.as_ref().and_then(rosette_of).is_some() { "" } else { PLAIN_ROSETTE };
    let own = own.as_ref().map_or("", |own| inside(own.root_element()).trim());
    let end = base.root_element().last_child().map_or(0, |last| last.range().end);
    Ok(format!("{}{rosette}{own}\n</svg>\n", &sprite[..end]))
}

/// The `viewBox` and the drawing of the rosette: the network's own or the default.
pub fn rosette(symbols: Option<&str>) -> (String, String) {
    let drawing = |svg: &str| {
        let svg = Document::parse(svg).ok()?;
        let symbol = rosette_of(&svg)?;
        Some((symbol.attribute("viewBox").unwrap_or("0 0 64 64").to_owned(), inside(symbol).to_owned()))
    };
    symbols.and_then(drawing).or_else(|| drawing(PLAIN_ROSETTE)).unwrap_or_default()
}

/// The symbol of the territory.
fn rosette_of<'a, 'input>(svg: &'a Document<'input>) -> Option<Node<'a, 'input>> {
    svg.descendants().find(|node| node.tag_name().name() == "symbol" && node.attribute("id") == Some("rosette"))
}

/// The source text inside an element.
fn inside<'input>(element: Node<'_, 'input>) -> &'input str {
    let (first, last) = (element.first_child(), element.last_child());
    let range = first.zip(last).map(|(first, last)| first.range().start..last.range().end);
    range.map_or("", |range| &element.document().input_text()[range])
}

/// The value of a colour in the light scheme: the network's own, else that of the style sheet.
pub fn colour<'a>(site: &'a Value, name: &str) -> &'a str {
    let own = site.pointer(&format!("/theme/{name}/light")).and_then(Value::as_str).filter(|text| is_colour(text));
    let shipped = || TOKENS.split_once(&format!("--{name}: light-dark("))?.1.split(',').next();
    own.or_else(shipped).unwrap_or("#000")
}

/// The CSS classes of the rosette's parts, each with its ring: `core`, `inner` or `outer`.
pub fn rings(map: &Value) -> Vec<(String, &str)> {
    let own = departements(map).map(|(code, ring)| (format!("rosette-{code}"), ring));
    let plain = ["core", "inner", "outer"].map(|ring| (format!("rosette-{ring}"), ring));
    plain.into_iter().chain(own).collect()
}

/// Codes and rings of the map's départements. A code that is not valid in a class name is left out.
fn departements(map: &Value) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    let records = map["records"].as_array().map(Vec::as_slice).unwrap_or_default();
    records.iter().filter_map(|record| {
        let code = record["id"].as_str().filter(|code| is_id(&code.to_ascii_lowercase()))?;
        Some((code, record["ring"].as_str().unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::fs;

    #[test]
    fn every_style_file_is_in_the_sheet_once_and_in_its_layer() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
        let sheet = sheet(&folder, "/* own */").unwrap();
        assert!(
            sheet.starts_with("@layer tokens, base, layout, components, pages, utilities, print;\n@layer tokens {\n")
        );
        assert!(sheet.ends_with("}\n/* own */"));
        let layers: Vec<&str> = sheet.split("@layer ").skip(2).collect();
        for file in disk::files(&folder).unwrap() {
            let rules = fs::read_to_string(folder.join(&file)).unwrap();
            let found: Vec<&&str> = layers.iter().filter(|layer| layer.contains(&rules)).collect();
            assert!(found.len() == 1 && found[0].starts_with(file.split(['/', '.']).next().unwrap()), "{file}");
        }
    }

    #[test]
    fn a_style_file_outside_of_the_layers_is_named() {
        let folder = std::env::temp_dir().join(format!("style-{}", std::process::id()));
        fs::create_dir_all(folder.join("extras")).unwrap();
        fs::write(folder.join("extras/card.css"), "").unwrap();
        let error = sheet(&folder, "").unwrap_err().to_string();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("extras/card.css: expected a layer: tokens, base"), "{error}");
    }

    #[test]
    fn comments_and_indentation_are_removed_and_rules_stay() {
        let style = "/* a */\n.x::after {\n    content: \"/* \\\" kept */\"; /* it's\n gone */ inset: 1px/**/2px \"\\\\\" / 2px;\n\n}\n/* no end";
        assert_eq!(bare(style), ".x::after {\ncontent: \"/* \\\" kept */\";   inset: 1px 2px \"\\\\\" / 2px;\n}\n");
    }

    #[test]
    fn a_network_has_its_own_colours_and_departements() {
        let site = json!({"theme": {"accent": {"light": "#123456", "dark": "#fed"}, "ink": {"light": "red}"}, "huge": {"light": "#000", "dark": "#000"}}});
        let map = json!({"records": [{"id": "2A", "ring": "core"}, {"id": "69", "ring": "outer"}, {"id": "x}"}, {}]});
        let style = style(&site, &map);
        assert!(style.contains("--accent: light-dark(#123456, #fed);"));
        assert!(
            style.contains("--d2A: var(--hematoxylin);")
                && style.contains("&[data-departement~=\"69\"] { --d69: var(--ink); }")
        );
        for absent in ["--ink: light", "huge", "x}"] {
            assert!(!style.contains(absent), "{absent}");
        }
    }

    #[test]
    fn the_sprite_takes_the_symbols_of_the_network_or_a_plain_rosette() {
        let base = "<svg hidden=\"\"><symbol id=\"i-a\"/>\n</svg>";
        let own = sprite(base, Some("<?xml version=\"1.0\"?><svg xmlns=\"…\">\n<symbol id=\"rosette\"/></svg>"))
            .expect("XML");
        assert_eq!(own.matches("<svg").count(), 1);
        assert_eq!(own.matches("id=\"rosette\"").count(), 1);
        let plain = sprite(base, None).expect("XML");
        assert_eq!(plain.matches("id=\"rosette\"").count(), 1);
        assert!(sprite(base, Some("<svg>")).is_err());
    }
}
