//! The files that a browser is sent for a first look at a page, and nothing after that.

use super::dist;
use super::site::Site;
use super::size::Table;

/// Opens a page in a fresh browser and weighs what it was sent until it was ready, its fonts stood, and nothing more
/// had been asked for during half a second.
#[track_caller]
pub(crate) fn weigh(path: &str) -> Table {
    let site = Site::open();
    site.visit(path);
    site.wait_quiet();
    Table::of_log(&dist::root(), &site.server.log())
}
