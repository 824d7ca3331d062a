//! Parts of published pages for browsers that cannot run the app. They are hidden until it is known that the app cannot
//! run. The app does not contain them.

use site_core::locale::Locale;
use site_core::text;

use crate::view::{IntoNode, Node, el};

/// Rendered only in published pages.
#[cfg(not(feature = "csr"))]
pub fn without_app<N: IntoNode>(view: impl FnOnce() -> N) -> Node {
    el("div").class("without-app").child(view()).node()
}

#[cfg(feature = "csr")]
pub fn without_app<N: IntoNode>(_: impl FnOnce() -> N) -> Node {
    Node::Nothing
}

/// The note on a page that needs the app.
pub fn needs_app(locale: Locale) -> Node {
    without_app(|| el("p").class("wrap remark").child(text::plain::words(locale).page))
}
