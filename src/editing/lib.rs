//! Tools for editors of the data files, natively and in the page: files that keep unchanged bytes, drafts, differences,
//! the checker with its warnings, and the import of tables. Pure.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod accept;
pub mod changes;
pub mod check;
pub mod document;
pub mod draft;
pub mod files;
pub mod ids;
pub mod import;
pub mod json;
pub mod labels;
pub mod merge;
pub mod messages;
pub mod outline;
mod scan;
pub mod sheet;
pub mod strict;
pub mod tidy;
pub mod warnings;
