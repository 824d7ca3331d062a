//! Combinations of two lists of cases.

use crate::support::tier::is_thorough;

/// Whether to try this combination, given by its indices and the length of the second list. Unless the run is thorough,
/// each case of both lists is tried, but not every combination.
pub(crate) fn is_tried(one: usize, other: usize, others: usize) -> bool {
    is_thorough() || one % others == other % others
}
