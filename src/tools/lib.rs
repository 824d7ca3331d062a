//! What editors and the build do with the site natively: check and import data, write schemas, the style, every page as
//! HTML, and what hosts need.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod brand;
pub mod disk;
pub mod fill;
pub mod folder;
pub mod import;
pub mod outline;
pub mod pack;
pub mod publish;
pub mod schema;
pub mod strict;
pub mod warnings;
