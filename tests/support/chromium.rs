//! What WebDriver has no word for and Chromium offers through its DevTools protocol: an exact viewport, media features,
//! a slower processor, the list of preferred languages.

use super::webdriver::{Browser, text};
use super::wire::must;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Browser {
    #[track_caller]
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Value {
        must(self.driver.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters})))
    }

    /// Below 600 px the viewport is a phone's: overlay scrollbars, and the page's own `meta viewport` counts.
    #[track_caller]
    pub(crate) fn set_viewport(&self, width: u32, height: u32) {
        let phone = width < 600;
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}),
        );
    }

    #[track_caller]
    pub(crate) fn set_scheme(&self, scheme: Scheme) {
        let scheme = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        self.set_media(&[("prefers-color-scheme", scheme)]);
    }

    /// Replaces all media features that were set before.
    #[track_caller]
    pub(crate) fn set_media(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// 4 makes the page's own work take four times as long; 1 is full speed.
    #[track_caller]
    pub(crate) fn slow_down(&self, rate: f64) {
        self.cdp("Emulation.setCPUThrottlingRate", json!({"rate": rate}));
    }

    /// The visitor's languages, best first.
    #[track_caller]
    pub(crate) fn set_languages(&self, languages: &[&str]) {
        let agent = text(&self.script("return navigator.userAgent", &[]));
        self.cdp("Emulation.setUserAgentOverride", json!({"userAgent": agent, "acceptLanguage": languages.join(",")}));
    }

    /// Runs in every document from now on, before its own scripts.
    #[track_caller]
    pub(crate) fn run_in_new_documents(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
    }
}
