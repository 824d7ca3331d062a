//! Screenshots, for manual review.

use super::engine::Engine;
use super::webdriver::Browser;
use super::wire::must;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::Path;

impl Browser {
    /// The page from top to bottom, as a PNG file; in WebKit only its visible part.
    #[track_caller]
    pub(crate) fn screenshot_whole(&self, file: &Path) {
        match self.engine {
            Engine::Chromium => {}
            Engine::Firefox => return write_png(file, &must(self.driver.get("/moz/screenshot/full"))),
            Engine::WebKit => return write_png(file, &must(self.driver.get("/screenshot"))),
        }
        let parameters = json!({"format": "png", "captureBeyondViewport": true});
        let shot = self.cdp("Page.captureScreenshot", parameters);
        write_png(file, shot.get("data").unwrap_or(&Value::Null));
    }
}

#[track_caller]
fn write_png(file: &Path, encoded: &Value) {
    let encoded = encoded.as_str().expect("a screenshot comes as base64 text");
    let bytes = STANDARD.decode(encoded).expect("the driver sends valid base64");
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("`{}`: {error}", folder.display()));
    }
    std::fs::write(file, bytes).unwrap_or_else(|error| panic!("`{}`: {error}", file.display()));
}
