//! Tests of whole behaviours on the real files in `public/data/`, without a browser.
#![allow(clippy::unwrap_used)]

mod catalogue;
mod content;
mod support;
