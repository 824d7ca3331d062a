//! Tests of whole behaviours on the real files in `public/data/`, without a browser.
//!
//! `catalogue`: filters, counts. `search`: what is found by which words. `content`: reading and checking the files.
//! `overview`: every figure. `csv`: tables as files. `proposal`: the form that writes a record. `render` (with `ssr`):
//! every page as HTML. `architecture`: what the code must not contain.
#![allow(clippy::unwrap_used)]

mod architecture;
mod catalogue;
mod content;
mod csv;
mod overview;
mod proposal;
#[cfg(feature = "ssr")]
mod render;
mod search;
mod support;
