//! The code that reads external input, each surface as a function of arbitrary bytes. It must not panic or hang, must
//! respect its limits of memory and time, and must satisfy the properties asserted in the function.

#[path = "surface/bounds.rs"]
pub mod bounds;
#[path = "surface/bytes.rs"]
mod bytes;

#[path = "surface/addresses.rs"]
mod addresses;
#[path = "surface/content.rs"]
mod content;
#[path = "surface/draft.rs"]
mod draft;
#[path = "surface/map.rs"]
mod map;
#[path = "surface/network.rs"]
mod network;
#[path = "surface/search.rs"]
mod search;
#[path = "surface/tables.rs"]
mod tables;

use bounds::Bounds;

/// A surface: code that reads external input.
pub struct Surface {
    pub name: &'static str,
    run: fn(&[u8]),
    bounds: Bounds,
}

/// Limits for code that reads a text once.
const READS: Bounds = Bounds { kilobytes: 512, kilobytes_per_byte: 1, milliseconds: 200, microseconds_per_byte: 100 };
/// Limits for code that also checks and renders a small network.
const WHOLE: Bounds = Bounds { kilobytes: 4096, kilobytes_per_byte: 4, milliseconds: 800, microseconds_per_byte: 400 };

pub const ALL: [Surface; 10] = [
    Surface { name: "addresses", run: addresses::run, bounds: READS },
    Surface { name: "check", run: content::check, bounds: READS },
    Surface { name: "draft", run: draft::run, bounds: WHOLE },
    Surface { name: "files", run: content::files, bounds: READS },
    Surface { name: "flat", run: search::flat, bounds: READS },
    Surface { name: "folder", run: content::folder, bounds: WHOLE },
    Surface { name: "map", run: map::run, bounds: READS },
    Surface { name: "search", run: search::run, bounds: READS },
    Surface { name: "sheet", run: tables::sheet, bounds: WHOLE },
    Surface { name: "tables", run: tables::run, bounds: READS },
];

/// # Panics
/// Panics if a property is violated.
pub fn run(surface: &Surface, data: &[u8]) {
    bounds::within(&surface.bounds, data.len(), || (surface.run)(data));
}
