//! The whole set-up of most tests: the built site on a server of its own, and a browser on it.

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

    /// Waits until nothing more has been asked for during half a second: files of the next pages come after the first page.
    #[track_caller]
    pub(crate) fn wait_quiet(&self) {
        let quiet = "const last = Math.max(...performance.getEntriesByType('resource').map(entry => entry.responseEnd)); \
            return document.readyState === 'complete' && document.fonts.status === 'loaded' \
                && performance.now() - last > 500";
        self.browser.wait_for_script("a page that asks for nothing more", quiet, &[]);
    }

    /// The same, then clears the log: what is in it later was asked for later.
    #[track_caller]
    pub(crate) fn forget_requests(&self) {
        self.wait_quiet();
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
