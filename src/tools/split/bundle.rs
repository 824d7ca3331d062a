//! Groups the modules of the wasm into files.

use std::collections::BTreeSet;

/// Cost of a request, in bytes before compression: modules that are needed together share a file, if the surplus that
/// some visits download is smaller than this. HTTP/1.1 fetches only six files at a time, each with a round trip.
const REQUEST: usize = 6000;

/// A file with one or more modules.
#[derive(Clone)]
pub(super) struct Bundle {
    /// The names of the modules.
    pub(super) modules: BTreeSet<String>,
    /// In bytes.
    pub(super) size: usize,
    /// Indices of the sets of parts, fetched together, that need it.
    pub(super) users: BTreeSet<usize>,
}

impl Bundle {
    /// Whether it contains one of these modules.
    pub(super) fn has_any(&self, modules: &[String]) -> bool {
        modules.iter().any(|module| self.modules.contains(module))
    }

    /// Bytes saved by merging two files; negative if they should stay separate.
    fn saved_with(&self, other: &Self) -> isize {
        let both = self.users.intersection(&other.users).count();
        let more = (self.users.len() - both) * other.size + (other.users.len() - both) * self.size;
        (both * REQUEST).cast_signed() - more.cast_signed()
    }

    fn merge(&mut self, other: Self) {
        self.modules.extend(other.modules);
        self.size += other.size;
        self.users.extend(other.users);
    }
}

/// Merges files, the most worthwhile pairs first, until no merge saves anything and there are at most `most` files.
pub(super) fn merged(mut bundles: Vec<Bundle>, most: usize) -> Vec<Bundle> {
    loop {
        let pairs = (0..bundles.len()).flat_map(|one| (one + 1..bundles.len()).map(move |other| (one, other)));
        let saved = pairs.map(|(one, other)| (bundles[one].saved_with(&bundles[other]), one, other));
        let best = saved.max_by_key(|(saved, one, other)| (*saved, std::cmp::Reverse((*one, *other))));
        let Some((_, one, other)) = best.filter(|(saved, ..)| *saved > 0 || bundles.len() > most) else {
            return bundles;
        };
        let other = bundles.remove(other);
        bundles[one].merge(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(name: &str, size: usize, users: &[usize]) -> Bundle {
        Bundle { modules: BTreeSet::from([name.to_owned()]), size, users: users.iter().copied().collect() }
    }

    fn names(bundles: &[Bundle]) -> Vec<String> {
        bundles.iter().map(|bundle| bundle.modules.iter().cloned().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn modules_needed_together_share_a_file() {
        let bundles = vec![
            bundle("a", 90_000, &[0]),
            bundle("b", 90_000, &[1]),
            bundle("both", 40_000, &[0, 1]),
            bundle("small", 500, &[0, 1]),
            bundle("same", 20_000, &[0]),
        ];
        assert_eq!(names(&merged(bundles.clone(), 40)), ["a same", "b", "both small"]);
        assert_eq!(merged(bundles, 1).len(), 1);
    }
}
