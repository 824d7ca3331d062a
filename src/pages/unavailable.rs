//! Shown instead of a page whose code failed to load.

use site_core::route::Page;

use crate::components::notice;
use crate::components::section::page_head;
use crate::context::Context;
use crate::load::part::AnyPart;
use crate::view::{IntoNode, Node, el, many};

/// The title of the page, and a notice with a button to retry.
pub fn view(context: &Context, page: &Page, parts: Vec<&'static dyn AnyPart>) -> Node {
    let title = page.title(context.locale);
    let notice = notice::missing_parts(context.locale, context.announcer, parts, "main");
    many().child(page_head(context, title, title, "")).child(el("div").class("wrap stack notices").child(notice)).node()
}
