//! Tests of whole behaviours on the real files in `public/data/`, without a browser.
//!
//! `catalogue`: filters, counts. `search`: results for words; `questions`: results for sentences. `content`: reading
//! and checking the files. `overview`: every figure. `export`: downloads, read back. `import`: sheets read into
//! records. `proposal`: the form that writes a record. `embed`: the code that partners paste. `schema`: the published
//! schemas compared with the checker. `warnings`: its warnings. `faults`: every file with every fault. `hostile`:
//! hostile data and URLs. `render` (with the feature `ssr`): every page as HTML. `publish` (with the same feature): the
//! written files; `linked_data`, `found`: files for programs; `facts`: statements about the organisation; `voice`:
//! style of all texts. `architecture`: rules for the code.
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
#[cfg(feature = "ssr")]
mod office;
mod overview;
mod proposal;
#[cfg(feature = "ssr")]
mod publish;
mod questions;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/relevance.rs"]
mod relevance;
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
mod url_values;
#[cfg(feature = "ssr")]
mod voice;
mod warnings;
#[cfg(feature = "ssr")]
mod workbook;
