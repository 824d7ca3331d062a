//! Words for reading the site without a network.

use super::Locale;

/// Before [`data_of`], or alone.
pub fn offline(locale: Locale) -> &'static str {
    locale.of(["Hors ligne", "Offline"])
}

/// After [`offline`]; a day follows.
pub fn data_of(locale: Locale) -> &'static str {
    locale.of(["\u{a0}: données du ", ": data from "])
}
