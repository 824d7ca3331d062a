//! overview
use crate::app::Context;
use crate::components::section::page_head;
use crate::dom::Node;

pub fn view(context: &Context) -> Node {
    page_head(context, context.locale.text().overview, context.locale.text().overview, "overview")
}
