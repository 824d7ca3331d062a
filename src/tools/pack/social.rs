//! The preview picture: the network's name, a sentence, its rosette.

use std::path::Path;
use std::sync::Arc;

use resvg::{tiny_skia, usvg};
use serde_json::Value;
use site_core::html::escape;
use site_core::locale::Locale;
use site_core::route::{self, PICTURE_SIZE as SIZE};

use super::error::{DrawingError, PackError};
use crate::brand;
use crate::disk::{self, FileError};
use usvg::fontdb;

/// The fonts of the name and of the sentence, below the root of the site.
const FONTS: [&str; 2] =
    ["fonts/brygada-1918-latin-wght-normal.woff2", "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"];

/// Left edge and greatest width of the texts, pixels.
const LEFT: f32 = 72.0;
const ROOM: f32 = 640.0;

/// Gap between the name and the sentence, pixels.
const BETWEEN: f32 = 44.0;

/// The contents of the picture.
pub struct Network {
    pub site: Value,
    pub map: Value,
    /// `symbols.svg`, if the network has one.
    pub symbols: Option<String>,
}

impl Network {
    /// Reads the data of a built site.
    ///
    /// # Errors
    /// If a data file cannot be read.
    pub fn read(site: &Path) -> Result<Self, FileError> {
        let data = site.join("data");
        let symbols = disk::text(&data.join("symbols.svg")).ok();
        Ok(Self { site: disk::json(&data.join("site.json"))?, map: disk::json(&data.join("map.json"))?, symbols })
    }
}

/// The fonts of the site.
pub struct Fonts(Arc<fontdb::Database>);

impl Fonts {
    /// From WOFF2 files.
    ///
    /// # Errors
    /// If a file is not a WOFF2 font.
    pub fn new(files: &[Vec<u8>]) -> Result<Self, DrawingError> {
        let mut fonts = fontdb::Database::new();
        for file in files {
            fonts.load_font_data(wuff::decompress_woff2(file).map_err(DrawingError::Font)?);
        }
        Ok(Self(Arc::new(fonts)))
    }

    /// No fonts, for drawings without text.
    pub fn none() -> Self {
        Self(Arc::default())
    }

    fn read(&self, svg: &str) -> Result<usvg::Tree, usvg::Error> {
        let options = usvg::Options { fontdb: Arc::clone(&self.0), ..usvg::Options::default() };
        usvg::Tree::from_str(svg, &options)
    }

    /// Width of a line, pixels.
    fn width(&self, line: &str, style: &Style, size: f32) -> Result<f32, DrawingError> {
        let text = style.text(line, size, 0.0);
        let tree =
            self.read(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{text}</svg>"))?;
        let width = tree.root().abs_bounding_box().width();
        if width <= 0.0 && !line.trim().is_empty() {
            return Err(DrawingError::NoGlyphs { family: style.family, line: line.to_owned() });
        }
        Ok(width)
    }

    /// Breaks a text into lines at the largest font size that fits. Returns the lines and the size.
    fn set(&self, text: &str, style: &Style) -> Result<(Vec<String>, f32), DrawingError> {
        let mut last = (vec![text.to_owned()], style.least);
        let mut size = style.most;
        while size >= style.least {
            let mut lines: Vec<String> = Vec::new();
            for word in text.split(' ') {
                let longer = lines.last().map(|line| [line, " ", word].concat());
                match longer.filter(|longer| self.width(longer, style, size).is_ok_and(|width| width <= ROOM)) {
                    Some(longer) => _ = lines.pop().map(|_| lines.push(longer)),
                    None => lines.push(word.to_owned()),
                }
            }
            let widths = lines.iter().map(|line| self.width(line, style, size)).collect::<Result<Vec<_>, _>>()?;
            let fits = lines.len() <= style.lines && widths.iter().all(|width| *width <= ROOM);
            last = (lines, size);
            if fits {
                break;
            }
            size -= 4.0;
        }
        Ok(last)
    }
}

/// The style of a text.
struct Style {
    family: &'static str,
    weight: u16,
    colour: String,
    /// Largest and smallest font size, pixels.
    most: f32,
    least: f32,
    lines: usize,
}

impl Style {
    fn text(&self, line: &str, size: f32, y: f32) -> String {
        let Self { family, weight, colour, .. } = self;
        let mut text = format!(
            "<text x=\"{LEFT}\" y=\"{y}\" font-family=\"'{family}'\" font-weight=\"{weight}\" font-size=\"{size}\" fill=\"{colour}\">"
        );
        let shown = |character: char| if character == '\u{202f}' { '\u{a0}' } else { character };
        let kept = |character: &char| !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}');
        escape(&line.chars().filter(kept).map(shown).collect::<String>(), &mut text);
        text + "</text>"
    }
}

/// Writes `social-fr.png` and `social-en.png`, in the languages offered, into a built site, from its own data and
/// fonts.
///
/// # Errors
/// If a file cannot be read or written, or the picture cannot be drawn.
pub fn write(site: &Path) -> Result<(), PackError> {
    let read = |path: &str| disk::bytes(&site.join(path));
    let fonts = Fonts::new(&[read(FONTS[0])?, read(FONTS[1])?])?;
    let network = Network::read(site)?;
    let offered = network.site["languages"].as_array().filter(|codes| !codes.is_empty()).cloned();
    let is_offered = |locale: &Locale| offered.as_ref().is_none_or(|codes| codes.contains(&locale.code().into()));
    for locale in Locale::ALL.into_iter().filter(is_offered) {
        let picture = png(&svg(&network, locale, &fonts)?, &fonts)?;
        disk::write(&site.join(route::picture(locale)), picture)?;
    }
    Ok(())
}

/// A text of `site.json` in a language, or else in the other one.
fn text_of<'a>(site: &'a Value, pointer: &str, locale: Locale) -> &'a str {
    let text = |locale: Locale| site.pointer(&format!("{pointer}/{}", locale.code()))?.as_str();
    text(locale).or_else(|| text(locale.other())).unwrap_or_default()
}

/// The style sheet with the colours of the rosette.
pub fn rosette_style(network: &Network) -> String {
    let rules = brand::rings(&network.map).into_iter().map(|(class, ring)| {
        let stain = match ring {
            "core" => "hematoxylin",
            "inner" => "eosin",
            _ => "saffron",
        };
        [".", &class, "{fill:", brand::colour(&network.site, stain), "}"].concat()
    });
    rules.collect()
}

/// The picture as SVG.
///
/// # Errors
/// If a text has characters that the fonts lack.
pub fn svg(network: &Network, locale: Locale, fonts: &Fonts) -> Result<String, DrawingError> {
    let site = &network.site;
    let colour = |name: &str| brand::colour(site, name).to_owned();
    let [width, height] = SIZE;
    let name = Style { family: "Brygada 1918", weight: 700, colour: colour("ink"), most: 84.0, least: 44.0, lines: 3 };
    let family = "Atkinson Hyperlegible Next";
    let sentence = Style { family, weight: 400, colour: colour("ink"), most: 40.0, least: 28.0, lines: 3 };
    let mut texts = String::new();
    let mut y = 0.0;
    for (style, pointer) in [(&name, "/name"), (&sentence, "/home/title")] {
        let text = text_of(site, pointer, locale);
        let (lines, size) = if text.is_empty() { (Vec::new(), 0.0) } else { fonts.set(text, style)? };
        y += if y > 0.0 && !lines.is_empty() { BETWEEN } else { 0.0 };
        for line in lines {
            texts += &style.text(&line, size, y + size * 0.84);
            y += size * 1.12;
        }
    }
    // Vertically centred.
    let top = (323.0 - y / 2.0).max(40.0);
    let (view_box, drawing) = brand::rosette(network.symbols.as_deref());
    let rules = rosette_style(network);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><style>{rules}</style>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\
         <rect width=\"{width}\" height=\"16\" fill=\"{}\"/>\
         <g transform=\"translate(0 {top})\">{texts}</g>\
         <svg x=\"756\" y=\"128\" width=\"380\" height=\"380\" viewBox=\"{view_box}\">{drawing}</svg></svg>",
        colour("paper"),
        colour("hematoxylin"),
    ))
}

/// Renders an SVG as PNG, in its own size.
///
/// # Errors
/// If the drawing is not an SVG.
pub fn png(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, DrawingError> {
    let tree = fonts.read(svg)?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width(), size.height());
    let mut picture = tiny_skia::Pixmap::new(width, height).ok_or(DrawingError::Size { width, height })?;
    resvg::render(&tree, tiny_skia::Transform::default(), &mut picture.as_mut());
    Ok(picture.encode_png()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(path: &str) -> Vec<u8> {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public").join(path)).expect(path)
    }

    fn fonts() -> Fonts {
        Fonts::new(&FONTS.map(shipped)).expect("fonts")
    }

    fn network(site: Value) -> Network {
        Network { site, map: serde_json::from_slice(&shipped("data/map.json")).expect("JSON"), symbols: None }
    }

    /// Number of pixels in a part of the picture that differ from the background: left, top, width, height.
    fn drawn(png: &[u8], [left, top, width, height]: [u32; 4]) -> usize {
        let picture = tiny_skia::Pixmap::decode_png(png).expect("a PNG");
        assert_eq!([picture.width(), picture.height()], SIZE);
        let paper = picture.pixel(2, 600);
        let points = (top..top + height).flat_map(|y| (left..left + width).map(move |x| (x, y)));
        points.filter(|(x, y)| picture.pixel(*x, *y) != paper).count()
    }

    #[test]
    fn the_picture_has_name_sentence_and_rosette_and_is_always_the_same() {
        let symbols = String::from_utf8(shipped("data/symbols.svg")).expect("text");
        let site = serde_json::from_slice(&shipped("data/site.json")).expect("JSON");
        let network = Network { symbols: Some(symbols), ..network(site) };
        let fonts = fonts();
        let mut pictures = Vec::new();
        for locale in Locale::ALL {
            let svg = svg(&network, locale, &fonts).expect("SVG");
            let picture = png(&svg, &fonts).expect("PNG");
            assert!(drawn(&picture, [60, 150, 660, 220]) > 10_000, "the name");
            assert!(drawn(&picture, [60, 390, 660, 80]) > 2_000, "the sentence");
            assert!(drawn(&picture, [756, 128, 380, 380]) > 60_000, "the rosette");
            assert_eq!(drawn(&picture, [0, 540, 1200, 90]) + drawn(&picture, [720, 20, 30, 600]), 0, "the margins");
            assert!(picture.len() < 100_000, "{} bytes", picture.len());
            assert_eq!(picture, png(&svg, &self::fonts()).expect("PNG"));
            pictures.push(picture);
        }
        assert_ne!(pictures[0], pictures[1]);
    }

    /// Another network: long names, no name, markup in names; colours of its own.
    #[test]
    fn every_network_gets_a_picture() {
        let fonts = fonts();
        let long = "Réseau interrégional de recherche en cancérologie du Grand Ouest et de l’Atlantique";
        for name in [long, "A", "<b>&amp;\u{1}</text>", "Anti\u{202f}: constitutionnellement"] {
            let site =
                serde_json::json!({"name": {"fr": name}, "theme": {"saffron": {"light": "#00ff00", "dark": "#000"}}});
            let svg = svg(&network(site), Locale::En, &fonts).expect("SVG");
            assert!(svg.contains("#00ff00") && !svg.contains("<b>"), "{svg}");
            let picture = png(&svg, &fonts).expect("PNG");
            assert!(drawn(&picture, [60, 40, 660, 560]) > 300, "{name}");
            assert_eq!(drawn(&picture, [720, 20, 30, 600]), 0, "{name} has room");
        }
        let nameless = svg(&network(Value::Null), Locale::Fr, &fonts).expect("SVG");
        assert!(drawn(&png(&nameless, &fonts).expect("PNG"), [756, 128, 380, 380]) > 40_000);
    }

    #[test]
    fn a_missing_font_is_an_error() {
        let style =
            Style { family: "No such font", weight: 400, colour: String::new(), most: 9.0, least: 9.0, lines: 1 };
        assert!(fonts().width("a", &style, 9.0).is_err());
        assert!(Fonts::new(&[b"no font".to_vec()]).is_err());
    }
}
