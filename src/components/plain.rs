//! What stands in a published page for those whose browser does not run the program. It is hidden until it is known
//! that the program cannot run, and is no part of the program itself.

use site_core::locale::Locale;
use site_core::text;

use crate::view::{IntoNode, Node, el};

/// Drawn in published pages only.
#[cfg(not(feature = "csr"))]
pub fn without_app<N: IntoNode>(view: impl FnOnce() -> N) -> Node {
    el("div").class("without-app").child(view()).node()
}

#[cfg(feature = "csr")]
pub fn without_app<N: IntoNode>(_: impl FnOnce() -> N) -> Node {
    Node::Nothing
}

/// On a page that is nothing without the program: says so.
pub fn needs_app(locale: Locale) -> Node {
    without_app(|| el("p").class("wrap remark").child(text::plain::page(locale)))
}
