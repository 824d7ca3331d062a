//! Tests of whole behaviours on the real files in `public/data/`, without a browser.
//!
//! `catalogue`: filters, counts. `search`: what is found by which words; `questions`: by which sentences. `content`:
//! reading and checking the files.
//! `overview`: every figure. `export`: files taken away, read back. `import`: sheets read into records. `proposal`: the
//! form that writes a record. `embed`: the code that partners paste. `schema`: the published schemas against the
//! checker. `warnings`: what it remarks. `faults`: every file with everything that may be wrong in it. `hostile`: data and
//! addresses that mean harm. `render` (with the feature `ssr`): every page as HTML. `publish` (with the same
//! feature): the files that are written; `linked_data`,
//! `found`: what they say to machines; `facts`: what the organisation says of itself; `voice`: how everything speaks.
//! `architecture`: what the code must not contain.
#![allow(clippy::unwrap_used)]

mod architecture;
mod catalogue;
mod content;
mod editing;
mod embed;
mod export;
#[cfg(feature = "ssr")]
mod facts;
#[cfg(feature = "ssr")]
mod faults;
#[cfg(feature = "ssr")]
mod found;
#[cfg(feature = "ssr")]
#[path = "../support/hostile.rs"]
mod harm;
#[cfg(feature = "ssr")]
mod hostile;
mod import;
mod layers;
#[cfg(feature = "ssr")]
mod linked_data;
mod meant;
#[cfg(feature = "ssr")]
mod office;
mod overview;
mod proposal;
#[cfg(feature = "ssr")]
mod publish;
mod questions;
#[cfg(feature = "ssr")]
mod render;
mod schema;
mod search;
mod support;
#[path = "../support/tier.rs"]
mod tier;
#[cfg(feature = "ssr")]
#[expect(dead_code, reason = "only browsers are timed")]
#[path = "../support/timing.rs"]
mod timing;
#[cfg(feature = "ssr")]
mod voice;
mod warnings;
#[cfg(feature = "ssr")]
mod workbook;
