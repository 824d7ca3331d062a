//! Combinations of two lists of cases.

use crate::support::is_thorough;

/// The cases of a list to try together with the case `other` of another list: every `of`-th, or all if the run is
/// thorough.
pub(crate) fn tried<T>(cases: impl IntoIterator<Item = T>, other: usize, of: usize) -> impl Iterator<Item = T> {
    cases.into_iter().enumerate().filter(move |(index, _)| is_tried(*index, other, of)).map(|(_, case)| case)
}

/// Whether to try this combination, given by its indices and the length of the second list. Unless the run is thorough,
/// each case of both lists is tried, but not every combination.
pub(crate) fn is_tried(one: usize, other: usize, others: usize) -> bool {
    is_thorough() || one % others == other % others
}
