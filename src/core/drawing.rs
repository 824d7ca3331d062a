//! How the map is drawn: its parts, and where places and their labels are in them.

use crate::order;
use crate::places::Place;

/// The width of a drawing, in its own units.
pub const WIDTH: f64 = 100.0;

/// The least distance between two places, for fingers: 32 px in a drawing of 280 px.
pub const GAP: f64 = 11.4;

/// Half the width of a disc, and the height of the labels, for drawings of 450 px and more.
const DISC: f64 = 3.6;
const TYPE: f64 = 2.75;

/// A part of the map that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Viewport {
    /// From left, top, width and height in the map's coordinates. `None` if it is empty.
    pub fn new([left, top, width, height]: [f64; 4]) -> Option<Self> {
        (width > 0.0 && height > 0.0).then_some(Self { left, top, width, height })
    }

    /// Units of the drawing per unit of the map.
    pub fn scale(self) -> f64 {
        WIDTH / self.width
    }

    /// The height of the drawing, in its units.
    pub fn height(self) -> f64 {
        self.height * self.scale()
    }

    /// Converts a position from the map to the drawing.
    pub fn at(self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.left) * self.scale(), (y - self.top) * self.scale()]
    }

    /// Its top left corner in the map's coordinates.
    pub fn origin(self) -> [f64; 2] {
        [self.left, self.top]
    }

    /// Whether it contains this position of the map.
    pub fn has(self, [x, y]: [f64; 2]) -> bool {
        let (x, y) = (x - self.left, y - self.top);
        (0.0..self.width).contains(&x) && (0.0..self.height).contains(&y)
    }

    /// Another part of the map in this drawing: left, top, width, height.
    pub fn part(self, other: Self) -> [f64; 4] {
        let [left, top] = self.at([other.left, other.top]);
        [left, top, other.width * self.scale(), other.height * self.scale()]
    }
}

/// A place in a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Index of the place.
    pub place: usize,
    /// Where it is drawn: moved from its true position if others are too close.
    pub at: [f64; 2],
    /// Its true position.
    pub from: [f64; 2],
    /// `None` if there is no room.
    pub label: Option<Label>,
}

/// Where the label of a place is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The baseline of its first line.
    pub at: [f64; 2],
    /// The share of its width before this point: 0, 0.5 or 1.
    pub before: f64,
    /// Whether it takes two lines, the [`halves`] of its text.
    pub is_split: bool,
}

/// The distance between the two lines of a label, in heights of its type.
pub const LINE: f64 = 1.2;

/// The two lines of a label: after its dash, else after the space or hyphen that is nearest to its middle. `None` if it
/// has none.
pub fn halves(label: &str) -> Option<(&str, &str)> {
    let breaks = label.char_indices().filter(|(_, sign)| [' ', '-'].contains(sign)).map(|(at, _)| at + 1);
    let is_dashed = |at: &usize| label[..*at].ends_with("– ");
    let middle = breaks.min_by_key(|at| (!is_dashed(at), at.abs_diff(label.len() / 2)))?;
    let (first, second) = label.split_at(middle);
    (!second.is_empty()).then_some((first.trim_end(), second))
}

impl Spot {
    /// Whether its disc would cover this point.
    pub fn is_near(&self, point: [f64; 2]) -> bool {
        distance(self.at, point) < GAP
    }
}

/// The places of a drawing, without those that another drawing shows enlarged. `text` returns the label of a place,
/// `count` the number of its platforms: those with more are labelled first.
pub fn spots<'a>(
    places: &'a [Place],
    viewport: Viewport,
    enlarged: Option<Viewport>,
    text: &dyn Fn(&'a Place) -> &'a str,
    count: &dyn Fn(&Place) -> usize,
) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (index, place) in places.iter().enumerate() {
        if let Some(position) = place.position.filter(|at| !enlarged.is_some_and(|enlarged| enlarged.has(*at))) {
            // The enlarged drawing contains only these.
            if enlarged.is_some() || viewport.has(position) {
                let from = viewport.at(position);
                spots.push(Spot { place: index, at: from, from, label: None });
            }
        }
    }
    let kept_free = enlarged.map(|enlarged| viewport.part(enlarged));
    spread(&mut spots, viewport.height(), kept_free);
    let counts: Vec<usize> = spots.iter().map(|spot| count(&places[spot.place])).collect();
    let order = order::indices(spots.len(), &|one, other| counts[other].cmp(&counts[one]));
    // Left, top, width, height.
    let mut taken: Vec<[f64; 4]> =
        spots.iter().map(|spot| [spot.at[0] - DISC, spot.at[1] - DISC, 2.0 * DISC, 2.0 * DISC]).collect();
    taken.extend(kept_free);
    for spot in order {
        let spot = &mut spots[spot];
        spot.label = label(spot.at, text(&places[spot.place]), viewport.height(), &mut taken);
    }
    spots
}

/// Moves spots apart that are closer than [`GAP`], as little as necessary, and out of the area that is kept free.
fn spread(spots: &mut [Spot], height: f64, kept_free: Option<[f64; 4]>) {
    #[expect(clippy::cast_precision_loss, reason = "no map has 2^52 places")]
    let room = (WIDTH * height / spots.len().max(1) as f64).sqrt();
    let gap = GAP.min(room * 0.8).min(height);
    let keep_inside = |spots: &mut [Spot]| {
        for Spot { at: [x, y], .. } in spots {
            *x = within(*x, gap / 2.0, WIDTH - gap / 2.0);
            *y = within(*y, gap / 2.0, height - gap / 2.0);
        }
    };
    // Plenty for a hundred places; with many more, the rounds are limited to bound the time.
    let rounds = (20_000 / spots.len().max(1)).min(300);
    for _ in 0..rounds {
        keep_inside(spots);
        for one in 0..spots.len() {
            for other in 0..one {
                let [x, y] = away(spots[one].at, spots[other].at, gap);
                shift(&mut spots[one].at, [x / 2.0, y / 2.0]);
                shift(&mut spots[other].at, [-x / 2.0, -y / 2.0]);
            }
            if let Some([left, top, width, height]) = kept_free {
                let at = spots[one].at;
                let nearest = [within(at[0], left, left + width), within(at[1], top, top + height)];
                let middle = [left + width / 2.0, top + height / 2.0];
                let is_within = (left..left + width).contains(&at[0]) && (top..top + height).contains(&at[1]);
                // A point outside the area moves away from its edge, a point inside from its middle.
                let step = if is_within { away(at, middle, width + gap) } else { away(at, nearest, gap / 2.0) };
                shift(&mut spots[one].at, step);
            }
        }
    }
    keep_inside(spots);
}

/// Not `clamp`: its panic message would add 9 kB of wasm.
const fn within(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

fn distance(one: [f64; 2], other: [f64; 2]) -> f64 {
    let [x, y] = [one[0] - other[0], one[1] - other[1]];
    (x * x + y * y).sqrt()
}

/// The vector that moves a point until it is `gap` away from another.
fn away(point: [f64; 2], other: [f64; 2], gap: f64) -> [f64; 2] {
    let [x, y] = [point[0] - other[0], point[1] - other[1]];
    let apart = distance(point, other);
    if apart >= gap {
        return [0.0, 0.0];
    }
    // Two spots at the same point move sideways.
    if apart == 0.0 { [gap, 0.0] } else { [x * (gap / apart - 1.0), y * (gap / apart - 1.0)] }
}

fn shift(point: &mut [f64; 2], [x, y]: [f64; 2]) {
    point[0] += x;
    point[1] += y;
}

/// The positions that are tried for a label, in order. Each consists of the share of the label's width before its
/// anchor, the offset of the anchor from the centre of the disc (right, down), and the share of its height above it.
const LABEL_POSITIONS: [[f64; 4]; 8] = {
    let (beside, near, corner) = (DISC + 0.6, DISC + 0.6 - TYPE * 0.2, DISC * 0.75);
    [
        [0.0, beside, 0.0, 0.5],
        [1.0, -beside, 0.0, 0.5],
        [0.5, 0.0, near, 0.0],
        [0.5, 0.0, -near, 1.0],
        [0.0, corner, corner, 0.0],
        [0.0, corner, -corner, 1.0],
        [1.0, -corner, corner, 0.0],
        [1.0, -corner, -corner, 1.0],
    ]
};

/// The first of [`LABEL_POSITIONS`] at which the label is inside the drawing and covers nothing that is `taken`: in one
/// line, else in two.
fn label([x, y]: [f64; 2], text: &str, height: f64, taken: &mut Vec<[f64; 4]>) -> Option<Label> {
    #[expect(clippy::cast_precision_loss, reason = "a name is short")]
    let width = |text: &str| text.chars().count() as f64 * TYPE * 0.56;
    for is_split in [false, true] {
        let width = if is_split { halves(text).map(|(one, other)| width(one).max(width(other)))? } else { width(text) };
        let tall = if is_split { (2.0 * LINE + 0.1) * TYPE } else { (LINE + 0.1) * TYPE };
        for [before, right, down, above] in LABEL_POSITIONS {
            let (along, top) = (x + right, y + down - tall * above);
            let left = along - width * before;
            let area = [left, top, width, tall];
            let is_inside = left >= 0.0 && left + width <= WIDTH && top >= 0.0 && top + tall <= height;
            if is_inside && !taken.iter().any(|other| overlap(*other, area)) {
                taken.push(area);
                return Some(Label { at: [along, top + TYPE * 0.95], before, is_split });
            }
        }
    }
    None
}

fn overlap(one: [f64; 4], other: [f64; 4]) -> bool {
    let along = |axis: usize| one[axis] < other[axis] + other[axis + 2] && other[axis] < one[axis] + one[axis + 2];
    along(0) && along(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Localized;
    use crate::places::Known;

    #[test]
    #[expect(clippy::float_cmp, reason = "they are constants")]
    fn a_label_is_split_at_its_dash_or_near_its_middle() {
        assert_eq!(halves("Curie – Ulm"), Some(("Curie –", "Ulm")));
        assert_eq!(halves("Le Kremlin Bicêtre"), Some(("Le Kremlin", "Bicêtre")));
        assert_eq!(halves("Fontenay-aux-Roses"), Some(("Fontenay-", "aux-Roses")));
        assert_eq!(["Cochin", "Cochin "].map(halves), [None; 2]);
        let mut taken = vec![[46.4, 46.4, 7.2, 7.2]];
        let at = |text, taken: &mut Vec<[f64; 4]>| label([50.0, 50.0], text, 100.0, taken).expect("room");
        assert_eq!([at("Pasteur", &mut taken).before, at("Pasteur", &mut taken).before], [0.0, 1.0]);
        let narrow =
            label([84.0, 50.0], "Curie – Orsay", 54.0, &mut vec![[0.0, 46.0, 80.0, 8.0], [0.0, 0.0, 100.0, 46.0]]);
        assert!(narrow.is_some_and(|label| label.is_split), "{narrow:?}");
    }

    fn place(number: usize, position: [f64; 2]) -> Place {
        let name = Localized { fr: Some(format!("Lieu {number}")), en: None };
        let id = number.to_string();
        Place { id, short_name: name.clone(), name, position: Some(position), known: Known::All }
    }

    #[test]
    fn spots_do_not_overlap_and_stay_in_the_viewport() {
        let viewport = Viewport::new([10.0, 20.0, 40.0, 30.0]).expect("a viewport");
        let places: Vec<Place> = (0..24_u32)
            .map(|number| place(number as usize, [24.0 + f64::from(number * 7 % 5), 30.0 + f64::from(number * 3 % 4)]))
            .collect();
        let spots = spots(&places, viewport, None, &|_| "Cochin", &|_| 1);
        assert_eq!(spots.len(), 24);
        for (index, one) in spots.iter().enumerate() {
            assert!(spots[..index].iter().all(|other| distance(one.at, other.at) > GAP * 0.97), "{one:?}");
            assert!(one.at[0] >= GAP / 2.0 && one.at[1] <= viewport.height() - GAP / 2.0, "{one:?}");
        }
        assert!(spots.iter().any(|spot| spot.label.is_some()));
    }

    #[test]
    fn places_in_the_enlarged_part_are_left_out_and_its_area_stays_free() {
        let viewport = Viewport::new([0.0, 0.0, 100.0, 80.0]).expect("a viewport");
        let enlarged = Viewport::new([40.0, 40.0, 10.0, 10.0]).expect("a viewport");
        let places = [place(0, [45.0, 45.0]), place(1, [39.0, 45.0]), place(2, [10.0, 10.0])];
        let around = spots(&places, viewport, Some(enlarged), &|_| "Cochin", &|_| 1);
        assert_eq!(around.iter().map(|spot| spot.place).collect::<Vec<_>>(), [1, 2]);
        assert!(around[0].at[0] < 40.0 - GAP / 2.0 + 0.1, "{around:?}");
        assert!(distance(around[1].at, [10.0, 10.0]) < 0.01, "a spot without neighbours is not moved");
        let within = spots(&places, enlarged, None, &|_| "Cochin", &|_| 1);
        assert_eq!(within.iter().map(|spot| spot.place).collect::<Vec<_>>(), [0]);
        assert!(distance(within[0].at, [50.0, 50.0]) < 0.01);
    }
}
