//! Reading the site without a network.

use super::words::words;

words! {
    /// Alone, or before `data_of`.
    offline: "Hors ligne" / "Offline",
    /// A day follows.
    data_of: "\u{a0}: données du " / ": data from ",
}
