//! The setup of most tests: the built site on its own server, and a browser.

use super::dist;
use super::engine::Engine;
use super::server::Server;
use super::timing::timed;
use super::wait::PageState;
use super::webdriver::Browser;
use std::ops::Deref;

/// Used like its browser. The browser is dropped first, so that it never meets a stopped server.
pub(crate) struct Site {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
}

/// Pages take the connection for a fast one, however busy the machine is: they load their fonts at once.
const FAST: &str = "Object.defineProperty(PerformanceNavigationTiming.prototype, 'requestStart', \
    { get() { return this.responseEnd || performance.now(); } })";

impl Deref for Site {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Site {
    /// The site, open at this URL, whose page is ready.
    #[track_caller]
    pub(crate) fn at(path: &str) -> Self {
        let site = Self::open();
        site.visit(path);
        site
    }

    /// The same, with these functions and constants in scope of the scripts of [`Browser::dom`].
    pub(crate) fn with_functions(self, functions: &'static str) -> Self {
        self.functions.set(functions);
        self
    }

    #[track_caller]
    pub(crate) fn open() -> Self {
        let site = Self::with_its_own_speed();
        if site.engine == Engine::Chromium {
            site.run_in_new_documents(FAST);
        }
        site
    }

    /// A site whose pages see how fast they are loaded. On a busy machine that may be slow.
    #[track_caller]
    pub(crate) fn with_its_own_speed() -> Self {
        let server = Server::start(&dist::root());
        Self { browser: Browser::start(), server }
    }

    /// Loads a URL and waits until the page is ready or has failed.
    #[track_caller]
    pub(crate) fn load(&self, path: &str) -> PageState {
        timed("load", path, || {
            self.goto(&format!("{}{path}", self.server.origin()));
            self.wait_ready()
        })
    }

    /// Loads a URL whose page must become ready.
    #[track_caller]
    pub(crate) fn visit(&self, path: &str) {
        let state = self.load(path);
        assert_eq!(state, PageState::Ready, "`{path}`: alert `{}`, errors {:?}", self.alert(), self.console_errors());
    }

    /// Waits until there has been no request for half a second: files of the next pages come after those of the first.
    #[track_caller]
    pub(crate) fn wait_quiet(&self) {
        let quiet = "const last = Math.max(...performance.getEntriesByType('resource').map(entry => entry.responseEnd)); \
            return document.readyState === 'complete' && document.fonts.status === 'loaded' \
                && performance.now() - last > 500";
        self.wait_until("a page without further requests", quiet);
    }

    /// The same, then clears the log.
    #[track_caller]
    pub(crate) fn forget_requests(&self) {
        self.wait_quiet();
        self.server.clear_log();
    }

    /// A visit, until the site is cached.
    #[track_caller]
    pub(crate) fn keep(&self, path: &str) {
        self.visit(path);
        let kept = "return navigator.serviceWorker.controller?.state === 'activated'";
        self.wait_until("the site to be cached", kept);
    }
}
