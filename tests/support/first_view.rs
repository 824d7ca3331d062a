//! The files that a browser downloads for the first view of a page.

use super::dist;
use super::site::Site;
use super::size::Table;

/// Opens a page in a fresh browser and measures its downloads until it is ready, its fonts are loaded, and there was no
/// request for half a second.
#[track_caller]
pub(crate) fn weigh(path: &str) -> Table {
    let site = Site::open();
    site.visit(path);
    site.wait_quiet();
    Table::of_log(&dist::root(), &site.server.log())
}
