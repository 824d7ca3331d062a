//! The whole set-up of most tests: the built site on a server of its own, and a browser on it.

use serde_json::json;
use site_core::content::file::File;

use super::dist;
use super::server::Server;
use super::timing::timed;
use super::wait::PageState;
use super::webdriver::Browser;

/// The browser is dropped first, so that it never meets a server that has gone.
pub(crate) struct Site {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
}

impl Site {
    #[track_caller]
    pub(crate) fn open() -> Self {
        let server = Server::start(&dist::root());
        Self { browser: Browser::start(), server }
    }

    /// Loads an address and waits until the page has settled, whichever way.
    #[track_caller]
    pub(crate) fn load(&self, path: &str) -> PageState {
        timed("load", path, || {
            self.browser.goto(&format!("{}{path}", self.server.origin()));
            self.browser.wait_ready()
        })
    }

    /// Loads an address whose page must stand.
    #[track_caller]
    pub(crate) fn visit(&self, path: &str) {
        let state = self.load(path);
        assert_eq!(
            state,
            PageState::Ready,
            "`{path}`: alert `{}`, errors {:?}",
            self.browser.alert(),
            self.browser.console_errors()
        );
    }

    /// Waits until every data file has come (those of the next pages come after the first page), then clears the log: what
    /// is in it later was asked for later.
    #[track_caller]
    pub(crate) fn forget_requests(&self) {
        let missing = "const come = new Set(performance.getEntriesByType('resource').filter(entry => entry.responseEnd > 0) \
            .map(entry => new URL(entry.name).pathname)); \
            return arguments[0].every(file => come.has(`/data/${file}`))";
        let files = File::ALL.map(File::name);
        self.browser.wait_for_script("every data file", missing, &[json!(files)]);
        self.server.clear_log();
    }

    /// One visit, until the site is kept.
    #[track_caller]
    pub(crate) fn keep(&self, path: &str) {
        self.visit(path);
        let kept = "return navigator.serviceWorker.controller?.state === 'activated'";
        self.browser.wait_for_script("the site to be kept", kept, &[]);
    }
}
