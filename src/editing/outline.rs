//! The bounding box of an outline, from its SVG path data.

use svgtypes::{PathParser, PathSegment};

/// A rectangle in the coordinates of the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    least: (f64, f64),
    most: (f64, f64),
}

impl Bounds {
    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            least: (self.least.0.min(other.least.0), self.least.1.min(other.least.1)),
            most: (self.most.0.max(other.most.0), self.most.1.max(other.most.1)),
        }
    }

    pub fn hold(self, x: f64, y: f64) -> bool {
        (self.least.0..=self.most.0).contains(&x) && (self.least.1..=self.most.1).contains(&y)
    }
}

/// The bounding box of all points of a path, control points included. `None` if the text is not a path, or has no
/// points.
pub fn bounds(path: &str) -> Option<Bounds> {
    let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
    let mut bounds: Option<Bounds> = None;
    for segment in PathParser::from(path) {
        let segment = segment.ok()?;
        let base = if segment.is_abs() { (0.0, 0.0) } else { at };
        let points = match segment {
            PathSegment::MoveTo { x, y, .. }
            | PathSegment::LineTo { x, y, .. }
            | PathSegment::SmoothQuadratic { x, y, .. }
            | PathSegment::EllipticalArc { x, y, .. } => vec![(x, y)],
            PathSegment::HorizontalLineTo { x, .. } => vec![(x, at.1 - base.1)],
            PathSegment::VerticalLineTo { y, .. } => vec![(at.0 - base.0, y)],
            PathSegment::CurveTo { x1, y1, x2, y2, x, y, .. } => vec![(x1, y1), (x2, y2), (x, y)],
            PathSegment::SmoothCurveTo { x2: x1, y2: y1, x, y, .. } | PathSegment::Quadratic { x1, y1, x, y, .. } => {
                vec![(x1, y1), (x, y)]
            }
            PathSegment::ClosePath { .. } => vec![(start.0 - base.0, start.1 - base.1)],
        };
        for (x, y) in points {
            at = (base.0 + x, base.1 + y);
            let own = Bounds { least: at, most: at };
            bounds = Some(bounds.map_or(own, |bounds| bounds.and(own)));
        }
        if matches!(segment, PathSegment::MoveTo { .. }) {
            start = at;
        }
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_contain_all_points_of_a_path() {
        for (path, least, most) in [
            ("M 1,2 L 3,5 z", (1.0, 2.0), (3.0, 5.0)),
            ("m 10,10 2,3 -4,-1 z m 1,1 1,1", (8.0, 10.0), (12.0, 13.0)),
            ("M0 0h5v-2H1V1z", (0.0, -2.0), (5.0, 1.0)),
            ("M1.5.5-2-3", (-2.0, -3.0), (1.5, 0.5)),
            ("M0,0c1,1 2,8 3,0 1,1,2,2,3,3", (0.0, 0.0), (6.0, 8.0)),
            ("M0 0a5 5 0 0 1 10 4", (0.0, 0.0), (10.0, 4.0)),
            ("M1e2 1E-1", (100.0, 0.1), (100.0, 0.1)),
        ] {
            assert_eq!(bounds(path), Some(Bounds { least, most }), "{path}");
        }
    }

    #[test]
    fn a_text_that_is_not_a_path_has_no_bounds() {
        for path in ["", "z", "M", "M 1", "M 1,2 3", "é", "M 1,2 x", "M 1e, 2"] {
            assert_eq!(bounds(path), None, "{path}");
        }
    }
}
