//! A section of the page of a group.

use crate::components::section::margin_section;
use crate::view::{IntoNode, Node};

/// A section of the page, with its entry in the page's navigation.
pub(super) struct GroupSection {
    pub(super) id: &'static str,
    pub(super) short: &'static str,
    pub(super) title: &'static str,
    pub(super) count: Option<usize>,
    pub(super) aside: Option<Node>,
    pub(super) body: Node,
}

impl GroupSection {
    pub(super) fn section(self) -> Node {
        margin_section(self.id, self.title)
            .attr("id", self.id)
            .attr("tabindex", "-1")
            .child(self.aside)
            .child(self.body)
            .node()
    }
}
