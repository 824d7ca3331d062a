//! Platforms on the map: those that are close together become one disc.

use crate::order;

/// Platforms drawn as one disc.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Centre, in the map's coordinates.
    pub x: f64,
    pub y: f64,
    /// In the map's units.
    pub radius: f64,
    /// Places of the platforms in the list they came from, in its order.
    pub platforms: Vec<usize>,
}

/// Radius of a disc for so many platforms, in units of the map when `scale` is 1.
fn radius(count: usize, scale: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no map shows 2^52 platforms")]
    let count = count as f64;
    scale * (1.1 + 0.42 * count.sqrt())
}

impl Cluster {
    fn overlaps(&self, other: &Self) -> bool {
        let (x, y, reach) = (self.x - other.x, self.y - other.y, self.radius + other.radius);
        x * x + y * y < reach * reach
    }

    /// Takes another in, at the centre of all its platforms.
    fn take(&mut self, other: Self, scale: f64) {
        #[expect(clippy::cast_precision_loss, reason = "no map shows 2^52 platforms")]
        let (own, others) = (self.platforms.len() as f64, other.platforms.len() as f64);
        self.x = (self.x * own + other.x * others) / (own + others);
        self.y = (self.y * own + other.y * others) / (own + others);
        self.platforms.extend(other.platforms);
        self.radius = radius(self.platforms.len(), scale);
    }
}

/// Discs that do not overlap, the largest first. `points` are platforms with their place on the map.
pub fn clusters(points: &[(usize, f64, f64)], scale: f64) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (platform, x, y) in points {
        // The same place is the same disc; then whatever it touches.
        let new = Cluster { x: *x, y: *y, radius: radius(1, scale), platforms: vec![*platform] };
        match clusters.iter_mut().find(|known| known.overlaps(&new)) {
            Some(known) => known.take(new, scale),
            None => clusters.push(new),
        }
    }
    // Discs have grown meanwhile.
    while let Some((one, other)) = overlapping(&clusters) {
        let other = clusters.remove(other);
        clusters[one].take(other, scale);
    }
    for cluster in &mut clusters {
        order::sort_by(&mut cluster.platforms, Ord::cmp);
    }
    order::sort_by(&mut clusters, |one, other| {
        other.platforms.len().cmp(&one.platforms.len()).then_with(|| one.platforms.cmp(&other.platforms))
    });
    clusters
}

/// Places of two discs that overlap, the first before the second.
fn overlapping(clusters: &[Cluster]) -> Option<(usize, usize)> {
    clusters.iter().enumerate().find_map(|(one, cluster)| {
        let other = clusters[one + 1..].iter().position(|other| cluster.overlaps(other))?;
        Some((one, one + 1 + other))
    })
}

/// Names that say where a cluster is: the most frequent first, at most `most`.
pub fn names<'a>(all: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for name in all.into_iter().filter(|name| !name.is_empty()) {
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counted.push((name, 1)),
        }
    }
    order::sort_by(&mut counted, |(_, one), (_, other)| other.cmp(one));
    counted.into_iter().take(most).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_platforms_share_a_disc_and_discs_do_not_overlap() {
        let points: Vec<(usize, f64, f64)> = (0..400_u32)
            .map(|number| (number as usize, f64::from(number * 37 % 89), f64::from(number * 53 % 73)))
            .collect();
        for scale in [0.2, 1.0, 1.5] {
            let clusters = clusters(&points, scale);
            assert!(overlapping(&clusters).is_none());
            let mut all: Vec<usize> = clusters.iter().flat_map(|cluster| cluster.platforms.clone()).collect();
            all.sort_unstable();
            assert_eq!(all, (0..400).collect::<Vec<_>>());
            assert!(clusters.windows(2).all(|pair| pair[0].platforms.len() >= pair[1].platforms.len()));
        }
    }

    #[test]
    fn one_campus_is_one_disc_and_far_ones_are_apart() {
        let points = [(0, 10.0, 10.0), (1, 10.0, 10.0), (2, 10.5, 10.0), (3, 60.0, 50.0)];
        let clusters = clusters(&points, 1.0);
        assert_eq!(clusters.iter().map(|one| one.platforms.clone()).collect::<Vec<_>>(), [vec![0, 1, 2], vec![3]]);
        assert!((clusters[0].x - 10.5 / 3.0 - 20.0 / 3.0).abs() < 1e-9);
        assert_eq!(super::clusters(&[], 1.0), []);
    }

    #[test]
    fn a_place_goes_by_its_most_frequent_names() {
        assert_eq!(names(["Orsay", "Gif", "", "Gif", "Saclay"], 2), ["Gif", "Orsay"]);
    }
}
