//! The three engines. `ENGINE=firefox` or `ENGINE=webkit` selects another one than Chromium.
//!
//! Not supported by the drivers: in Firefox and WebKitGTK pages without scripts and a slower CPU; in WebKitGTK also the
//! system's dark scheme (the site's own theme replaces it), reduced motion, print, downloads, widths below 290 px, the
//! system's languages (set by a script), clicks at positions inside frames. Neither reports failed requests, and
//! WebKitGTK nothing that happened before a page was left (see `console.rs`).

use super::timing::record;
use std::fmt;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The engine of this run.
    pub(crate) fn chosen() -> Self {
        static CHOSEN: LazyLock<Engine> = LazyLock::new(|| match std::env::var("ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("`ENGINE` is chromium, firefox or webkit, not `{other}`"),
        });
        *CHOSEN
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

/// Whether the selected engine is one of those that do not support this. Skipped parts are recorded, and listed at the
/// end of the run.
pub(crate) fn cannot(engines: &[Engine], why: &str) -> bool {
    let engine = Engine::chosen();
    let left_out = engines.contains(&engine);
    if left_out {
        record("left out", 0.0, &format!("{engine}: {why}"));
    }
    left_out
}
