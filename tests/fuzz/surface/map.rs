//! The map: discs that are put together, outlines, places.

use site_core::places;
use tools::outline;

use super::bytes::Bytes;

/// A byte for the scale, a byte for how many places as bytes and how many as any number, then an outline.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes(data);
    let (scale, any, near) = (f64::from(bytes.byte()) / 64.0, bytes.below(20), bytes.below(600));
    let mut points: Vec<(usize, f64, f64)> = (0..any).map(|number| (number, bytes.float(), bytes.float())).collect();
    for number in 0..near {
        if bytes.0.len() < 2 {
            break;
        }
        points.push((any + number, f64::from(bytes.byte()) / 2.0, f64::from(bytes.byte()) / 2.0));
    }
    let known: Vec<usize> = points.iter().map(|(number, ..)| *number).collect();
    let clusters = places::clusters(&points, scale);
    let mut all: Vec<usize> = clusters.iter().flat_map(|cluster| cluster.platforms.clone()).collect();
    all.sort_unstable();
    assert_eq!(all, known, "each place is in one disc");
    for (place, one) in clusters.iter().enumerate() {
        for other in &clusters[place + 1..] {
            let (x, y, reach) = (one.x - other.x, one.y - other.y, one.radius + other.radius);
            let is_apart = x * x + y * y >= reach * reach;
            // Places that are no numbers overlap nothing.
            assert!(is_apart || !(x * x + y * y).is_finite() || !reach.is_finite(), "discs do not overlap");
        }
    }
    assert_eq!(places::clusters(&points, scale).len(), clusters.len());
    let path = bytes.rest();
    if let Some(bounds) = outline::bounds(&path) {
        assert_eq!(bounds.and(bounds), bounds);
    }
    let names: Vec<&str> = path.split(' ').collect();
    assert!(places::names(names.iter().copied(), 3).len() <= 3);
}

/// Whatever the coordinates, one place is one disc.
pub fn apart(points: &[(usize, f64, f64)]) {
    assert_eq!(places::clusters(points, 1.0).len(), points.len());
}
