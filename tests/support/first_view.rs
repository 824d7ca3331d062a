//! The files that a browser is sent for a first look at a page, and nothing after that.

use super::dist;
use super::site::Site;
use super::size::Table;
use serde_json::json;

const QUIET: f64 = 500.0;

/// Opens a page in a fresh browser and weighs what it was sent until it was ready, its fonts stood, and nothing more
/// had been asked for during half a second.
#[track_caller]
pub(crate) fn weigh(path: &str) -> Table {
    let site = Site::open();
    site.visit(path);
    let quiet = "const last = Math.max(...performance.getEntriesByType('resource').map(entry => entry.responseEnd)); \
        return document.readyState === 'complete' && document.fonts.status === 'loaded' \
            && performance.now() - last > arguments[0]";
    site.browser.wait_for_script("a page that asks for nothing more", quiet, &[json!(QUIET)]);
    Table::of_log(&dist::root(), &site.server.log())
}
