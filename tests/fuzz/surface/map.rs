//! The map: separating its places, and parsing outlines.

use editing::outline;
use site_core::drawing::{self, Viewport};
use site_core::locale::Localized;
use site_core::places::{Known, Place};

use super::bytes::Bytes;

/// Four bytes for the viewport, the number of places with arbitrary numbers and of those with bytes, then an outline.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes(data);
    let viewport = Viewport::new([0, 1, 2, 3].map(|_| f64::from(bytes.byte())));
    let (any, near) = (bytes.below(20), bytes.below(300));
    let mut positions: Vec<[f64; 2]> = (0..any).map(|_| [bytes.float(), bytes.float()]).collect();
    for _ in 0..near {
        if bytes.0.len() < 2 {
            break;
        }
        positions.push([f64::from(bytes.byte()) / 2.0, f64::from(bytes.byte()) / 2.0]);
    }
    let place = |position: [f64; 2]| Place {
        id: String::new(),
        name: Localized::default(),
        short_name: Localized::default(),
        position: Some(position).filter(|position| position.iter().all(|along| along.is_finite())),
        known: Known::All,
    };
    let all: Vec<Place> = positions.into_iter().map(place).collect();
    drawn(&all, viewport, Viewport::new([10.0, 10.0, 20.0, 20.0]));
    let path = bytes.rest();
    if let Some(bounds) = outline::bounds(&path) {
        assert_eq!(bounds.and(bounds), bounds);
    }
}

/// Each place with a position is drawn once, inside the drawing.
pub fn drawn(all: &[Place], region: Option<Viewport>, centre: Option<Viewport>) {
    let Some(region) = region else { return };
    let spots = |viewport: Viewport, enlarged| {
        drawing::spots(all, viewport, enlarged, &|place| &place.id, &|place| place.id.len())
    };
    let around = spots(region, centre);
    let within = centre.map(|centre| spots(centre, None)).unwrap_or_default();
    if centre.is_some() {
        let count = all.iter().filter(|place| place.position.is_some()).count();
        assert_eq!(around.len() + within.len(), count, "each place is drawn once");
    }
    for (viewport, spots) in [(Some(region), around), (centre, within)] {
        for spot in spots {
            let height = viewport.map(Viewport::height).unwrap_or_default();
            assert!((0.0..=drawing::WIDTH).contains(&spot.at[0]) && (0.0..=height).contains(&spot.at[1]), "{spot:?}");
        }
    }
}
