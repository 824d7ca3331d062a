//! The icons of the installed app: the network's rosette on its background colour.

use std::path::Path;

use resvg::tiny_skia::Pixmap;
use site_core::route::{ICONS, Icon};

use super::error::{DrawingError, PackError};
use super::social::{self, Fonts, Network};
use crate::{brand, disk};

/// Writes the icons into a built site, from its own data.
///
/// # Errors
/// If a file cannot be read or written, or an icon cannot be drawn.
pub fn write(site: &Path) -> Result<(), PackError> {
    let network = Network::read(site)?;
    for icon in &ICONS {
        disk::write(&site.join(icon.file), png(&svg(&network, icon))?)?;
    }
    Ok(())
}

/// An icon as SVG. A maskable icon has no round corners, as launchers crop it; its drawing is inside the safe zone, a
/// circle of 80 % of the width.
pub fn svg(network: &Network, icon: &Icon) -> String {
    let (view_box, drawing) = brand::rosette(network.symbols.as_deref());
    let Icon { size, is_maskable, .. } = icon;
    let (start, room, corner) = if *is_maskable { (20, 60, 0) } else { (8, 84, 18) };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 100 100\">\
         <style>{}</style><rect width=\"100\" height=\"100\" rx=\"{corner}\" fill=\"{}\"/>\
         <svg x=\"{start}\" y=\"{start}\" width=\"{room}\" height=\"{room}\" viewBox=\"{view_box}\">{drawing}</svg></svg>",
        social::rosette_style(network),
        brand::colour(&network.site, "paper"),
    )
}

/// Renders an SVG as PNG. With at most 256 colours it gets a palette, which halves the file: browsers fetch an icon
/// with the first page.
///
/// # Errors
/// If the drawing is not an SVG.
pub fn png(svg: &str) -> Result<Vec<u8>, DrawingError> {
    let plain = social::png(svg, &Fonts::none())?;
    let picture = Pixmap::decode_png(&plain)?;
    let mut colours: Vec<[u8; 4]> = Vec::new();
    let mut pixels = Vec::new();
    for pixel in picture.pixels() {
        let pixel = pixel.demultiply();
        let colour = [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()];
        let index = colours.iter().position(|known| *known == colour).unwrap_or_else(|| {
            colours.push(colour);
            colours.len() - 1
        });
        let Ok(index) = u8::try_from(index) else { return Ok(plain) };
        pixels.push(index);
    }
    Ok(indexed(&picture, &colours, &pixels)?)
}

/// Encodes a picture with a palette: `pixels` are indices of `colours`.
fn indexed(picture: &Pixmap, colours: &[[u8; 4]], pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(colours.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect::<Vec<u8>>());
    encoder.set_trns(colours.iter().map(|colour| colour[3]).collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::High);
    // Filters predict values from their neighbours, which does not work for indices.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(folder: &str) -> Network {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        let json = |name: &str| serde_json::from_slice(&std::fs::read(folder.join(name)).expect(name)).expect(name);
        let symbols = std::fs::read_to_string(folder.join("symbols.svg")).ok();
        Network { site: json("site.json"), map: json("map.json"), symbols }
    }

    #[test]
    fn every_icon_has_its_size_and_fits_into_the_safe_zone() {
        let mut seen = Vec::new();
        for folder in ["public/data", "tests/fixtures/network"] {
            let network = network(folder);
            for icon in &ICONS {
                let bytes = png(&svg(&network, icon)).expect("a picture");
                let picture = Pixmap::decode_png(&bytes).expect("a PNG");
                let plain = social::png(&svg(&network, icon), &Fonts::none()).expect("a picture");
                assert!(Pixmap::decode_png(&plain).expect("a PNG") == picture, "{} is the same picture", icon.file);
                let size = icon.size;
                assert_eq!([picture.width(), picture.height()], [size; 2], "{}", icon.file);
                assert!(bytes.len() < 24 * size as usize, "{}: {} bytes", icon.file, bytes.len());
                let pixel = |x, y| picture.pixel(x, y).expect("a pixel");
                let paper = pixel(size / 2, size / 50);
                assert_eq!(pixel(0, 0).alpha() == 255, icon.is_maskable, "the corner of {}", icon.file);
                let (mut drawn, mut outside) = (0_u32, 0);
                for (x, y) in (0..size).flat_map(|y| (0..size).map(move |x| (x, y))) {
                    if pixel(x, y).alpha() == 255 && pixel(x, y) != paper {
                        drawn += 1;
                        let far = x.abs_diff(size / 2).pow(2) + y.abs_diff(size / 2).pow(2);
                        outside += u32::from(far > (size * 2 / 5).pow(2));
                    }
                }
                assert!(drawn > size * size / 10, "{}: {drawn} pixels", icon.file);
                assert!(!icon.is_maskable || outside == 0, "{}: {outside} pixels would be cut", icon.file);
                seen.push(bytes);
            }
        }
        assert_ne!(seen[0], seen[ICONS.len()], "each network has its own");
    }
}
