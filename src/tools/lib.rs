//! Tools for editors and for the build: check and import data, write schemas and style sheets, publish every page as
//! HTML, and prepare the site for web servers.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod brand;
pub mod disk;
pub mod fill;
pub mod flat;
pub mod folder;
pub mod pack;
pub mod publish;
pub mod schema;
pub mod sheet;
pub mod split;
