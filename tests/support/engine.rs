//! The three engines that the site is tried in. `ENGINE=firefox` or `ENGINE=webkit` chooses another than Chromium.
//!
//! What cannot be driven: in Firefox and WebKitGTK pages without scripts and a slower processor; in WebKitGTK also the
//! system's dark scheme (the theme that a visitor chooses stands in for it), reduced motion, paper, saved files, widths
//! below 290 px, the system's languages (a script answers for them), clicks at places inside frames. Neither tells of
//! failed requests, and WebKitGTK of nothing that happened before a page was left (see `console.rs`).

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
    /// The one that all tests of this run use.
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

/// Whether the chosen engine is one of those in which this cannot be tried. What is left out is recorded, and listed at
/// the end of the run.
pub(crate) fn cannot(engines: &[Engine], why: &str) -> bool {
    let engine = Engine::chosen();
    let left_out = engines.contains(&engine);
    if left_out {
        record("left out", 0.0, &format!("{engine}: {why}"));
    }
    left_out
}
