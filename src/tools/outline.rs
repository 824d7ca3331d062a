//! How far an outline reaches, from its SVG path data.

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

/// The rectangle around all points of a path, those that bend its curves included; nothing where it has none, or is
/// no path.
pub fn bounds(path: &str) -> Option<Bounds> {
    let mut rest = path.trim_start();
    let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
    let mut bounds: Option<Bounds> = None;
    while let Some(command) = rest.chars().next() {
        rest = &rest[command.len_utf8()..];
        let count = match command.to_ascii_uppercase() {
            'M' | 'L' | 'T' => 2,
            'H' | 'V' => 1,
            'S' | 'Q' => 4,
            'C' => 6,
            'A' => 7,
            'Z' => {
                at = start;
                rest = rest.trim_start();
                continue;
            }
            _ => return None,
        };
        let mut numbers = Vec::new();
        while let Some(number) = number(&mut rest) {
            numbers.push(number);
        }
        if numbers.is_empty() || numbers.len() % count != 0 {
            return None;
        }
        for (turn, step) in numbers.chunks(count).enumerate() {
            let base = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
            let points: Vec<(f64, f64)> = match command {
                'H' | 'h' => vec![(base.0 + step[0], at.1)],
                'V' | 'v' => vec![(at.0, base.1 + step[0])],
                'A' | 'a' => vec![(base.0 + step[5], base.1 + step[6])],
                _ => step.chunks(2).map(|pair| (base.0 + pair[0], base.1 + pair[1])).collect(),
            };
            for point in points {
                let own = Bounds { least: point, most: point };
                bounds = Some(bounds.map_or(own, |bounds| bounds.and(own)));
                at = point;
            }
            if command.eq_ignore_ascii_case(&'M') && turn == 0 {
                start = at;
            }
        }
    }
    bounds
}

/// The number that a path goes on with.
fn number(rest: &mut &str) -> Option<f64> {
    let text = rest.trim_start_matches(|character: char| character == ',' || character.is_whitespace());
    let mut end = 0;
    let (mut has_point, mut has_exponent) = (false, false);
    for (place, byte) in text.bytes().enumerate() {
        let after_exponent = place > 0 && matches!(text.as_bytes()[place - 1], b'e' | b'E');
        match byte {
            b'0'..=b'9' => {}
            b'+' | b'-' if place == 0 || after_exponent => {}
            b'.' if !has_point && !has_exponent => has_point = true,
            b'e' | b'E' if place > 0 && !has_exponent => has_exponent = true,
            _ => break,
        }
        end = place + 1;
    }
    *rest = if end == 0 { text } else { &text[end..] };
    text[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_reach_as_far_as_their_points() {
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
    fn what_is_no_path_reaches_nowhere() {
        for path in ["", "z", "M", "M 1", "M 1,2 3", "é", "M 1,2 x", "M 1e, 2"] {
            assert_eq!(bounds(path), None, "{path}");
        }
    }
}
