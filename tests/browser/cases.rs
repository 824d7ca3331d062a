//! Which cases of two lists are tried together.

use crate::support::tier::is_thorough;

/// Whether the case at these places of two lists is to be tried, the second of which is this long. Where a run is not
/// thorough, each case of both lists is, but not with all of the other.
pub(crate) fn is_tried(one: usize, other: usize, others: usize) -> bool {
    is_thorough() || one % others == other % others
}
