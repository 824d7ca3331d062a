//! How wide the window is.

use leptos::prelude::*;

/// From this width on, the style sheet shows what has the class `wide-only`.
#[cfg(feature = "csr")]
const WIDE: &str = "(min-width: 62rem)";

/// Whether the window is wide, until the caller's view is removed. True where the browser does not tell.
#[cfg(feature = "csr")]
pub fn is_wide() -> RwSignal<bool> {
    let now = || window().match_media(WIDE).ok().flatten().is_none_or(|query| query.matches());
    let is_wide = RwSignal::new(now());
    let resized = move |_| {
        if is_wide.get_untracked() != now() {
            is_wide.set(now());
        }
    };
    super::events::while_shown("resize", Box::new(resized));
    is_wide
}

#[cfg(not(feature = "csr"))]
pub fn is_wide() -> RwSignal<bool> {
    RwSignal::new(true)
}
