//! The view layer: a [`Node`] is a plain value, built in the document or written as HTML. See `view/README.md`.

mod build;
mod built;
mod html;
mod keyed;
mod node;
mod signals;

pub use build::adopt_published;
pub use node::{Element, IntoNode, IntoValue, Node, Text, el, live, many};
pub use signals::{after_pause, effect, memo};
