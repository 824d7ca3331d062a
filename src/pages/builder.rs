//! Where a partner makes the code that shows a page of the site in their own.

use crate::app::Context;
use crate::components::section::page_head;
use crate::dom::Node;

pub fn view(context: &Context) -> Node {
    let words = context.locale.text();
    page_head(context, words.builder, words.builder, "builder")
}
