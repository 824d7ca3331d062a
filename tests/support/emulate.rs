//! Emulation that WebDriver lacks, with each engine's own means: exact viewport, media features, a slower CPU,
//! preferred languages, preloaded scripts.

use super::engine::Engine;
use super::preload;
use super::webdriver::{Browser, text};
use super::wire::must;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Smallest width of `WebKitGTK`'s example browser.
const NARROWEST: u32 = 290;

impl Browser {
    /// Below 600 px Chromium emulates a phone's viewport: overlay scrollbars, and `meta viewport` is used.
    #[track_caller]
    pub(crate) fn set_viewport(&self, width: u32, height: u32) {
        match self.engine {
            Engine::Chromium => {
                let phone = width < 600;
                let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
                self.cdp("Emulation.setDeviceMetricsOverride", metrics);
            }
            Engine::Firefox => {
                let size = "const { style } = gBrowser.selectedBrowser; \
                    ['width', 'height'].forEach((side, index) => style.setProperty(side, arguments[index] + 'px'))";
                self.in_window(size, &[json!(width), json!(height)]);
                self.wait_for(&format!("a viewport of {width} × {height}"), || self.is_of_size(width, height));
            }
            Engine::WebKit => {
                let width = width.max(NARROWEST);
                self.wait_for(&format!("a viewport of {width} × {height}"), || {
                    let around = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
                    let around = self.try_script(around, &[]).map_err(|error| error.to_string())?;
                    let side = |index: usize| around[index].as_u64().unwrap_or_default();
                    let window = json!({"width": u64::from(width) + side(0), "height": u64::from(height) + side(1)});
                    self.driver.post("/window/rect", &window).map_err(|error| error.to_string())?;
                    self.is_of_size(width, height)
                });
            }
        }
    }

    fn is_of_size(&self, width: u32, height: u32) -> Result<(), String> {
        // Styles follow the window after a delay.
        let seen =
            "return matchMedia(`(width: ${innerWidth}px)`).matches ? [innerWidth, innerHeight] : 'another style'";
        let seen = self.try_script(seen, &[]).map_err(|error| error.to_string())?;
        if seen == json!([width, height]) { Ok(()) } else { Err(seen.to_string()) }
    }

    #[track_caller]
    pub(crate) fn set_scheme(&self, scheme: Scheme) {
        self.set_media(&[("prefers-color-scheme", scheme.name())]);
    }

    /// Replaces all media features set before. `WebKit` only supports the colour scheme, through the site's own theme.
    #[track_caller]
    pub(crate) fn set_media(&self, features: &[(&str, &str)]) {
        let feature = |name: &str| features.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let scheme = feature("prefers-color-scheme");
        match self.engine {
            Engine::Chromium => {
                let features: Vec<Value> =
                    features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
                self.cdp("Emulation.setEmulatedMedia", json!({"features": features}));
            }
            Engine::Firefox => {
                self.set_preference(
                    "layout.css.prefers-color-scheme.content-override",
                    i32::from(scheme != Some("dark")),
                );
                self.set_preference(
                    "ui.prefersReducedMotion",
                    i32::from(feature("prefers-reduced-motion") == Some("reduce")),
                );
            }
            Engine::WebKit => {
                assert!(features.len() == usize::from(scheme.is_some()), "no {features:?} in WebKitGTK");
                let set = match scheme {
                    Some("dark") => "document.documentElement.dataset.theme = 'dark'",
                    _ => "delete document.documentElement.dataset.theme",
                };
                preload::set("scheme", if scheme == Some("dark") { set } else { "" });
                self.script(set);
            }
        }
    }

    /// Print media. Not in `WebKit`.
    #[track_caller]
    pub(crate) fn set_print(&self, scheme: Scheme) {
        match self.engine {
            Engine::Chromium => {
                let features = json!([{"name": "prefers-color-scheme", "value": scheme.name()}]);
                self.cdp("Emulation.setEmulatedMedia", json!({"media": "print", "features": features}));
            }
            Engine::Firefox => {
                self.set_scheme(scheme);
                self.in_window("gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'", &[]);
            }
            Engine::WebKit => panic!("WebKitGTK's driver shows no paper"),
        }
    }

    /// CPU slowdown: 4 is four times slower; 1 is full speed, the only one in other engines.
    #[track_caller]
    pub(crate) fn slow_down(&self, rate: f64) {
        if self.engine != Engine::Chromium {
            assert!(rate <= 1.0, "no slower processor in {}", self.engine);
            return;
        }
        self.cdp("Emulation.setCPUThrottlingRate", json!({"rate": rate}));
    }

    /// The visitor's languages, in order of preference.
    #[track_caller]
    pub(crate) fn set_languages(&self, languages: &[&str]) {
        match self.engine {
            Engine::Chromium => {
                let agent = text(&self.script("return navigator.userAgent"));
                let agent = json!({"userAgent": agent, "acceptLanguage": languages.join(",")});
                self.cdp("Emulation.setUserAgentOverride", agent);
            }
            Engine::Firefox => self.set_preference("intl.accept_languages", languages.join(",")),
            Engine::WebKit => preload::set("languages", &speaks(languages)),
        }
    }

    /// Runs in every document from now on, before its own scripts.
    #[track_caller]
    pub(crate) fn run_in_new_documents(&self, script: &str) {
        match self.engine {
            Engine::Chromium => {
                self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
            }
            Engine::Firefox | Engine::WebKit => preload::set(script, script),
        }
    }

    /// Grants the permission to read and write the clipboard, in engines that ask.
    #[track_caller]
    pub(crate) fn allow_clipboard(&self) {
        if self.engine == Engine::Chromium {
            let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
            self.cdp("Browser.grantPermissions", permissions);
        }
    }

    /// Sets the content of the clipboard.
    #[track_caller]
    pub(crate) fn copied(&self) -> String {
        if self.engine != Engine::WebKit {
            return text(&self.script_async("return await navigator.clipboard.readText()"));
        }
        let field = "const field = document.createElement('textarea'); field.id = 'pasted-here'; \
            (document.querySelector('dialog[open]') ?? document.body).append(field); field.focus()";
        self.script(field);
        self.press_with(super::keys::CONTROL, 'v');
        let pasted = "return document.querySelector('#pasted-here').value";
        let pasted = text(&self.wait_until("what is pasted", pasted));
        self.script("document.querySelector('#pasted-here').remove()");
        pasted
    }

    /// Downloads go into this folder. Not in `WebKit`.
    #[track_caller]
    pub(crate) fn save_into(&self, folder: &std::path::Path) {
        match self.engine {
            Engine::Chromium => {
                let settings = json!({"behavior": "allow", "downloadPath": folder});
                self.cdp("Browser.setDownloadBehavior", settings);
            }
            Engine::Firefox => {
                self.set_preference("browser.download.dir", folder.display().to_string());
                self.set_preference("browser.download.folderList", 2);
                self.set_preference("browser.download.always_ask_before_handling_new_types", false);
                self.set_preference("browser.download.alwaysOpenPanel", false);
            }
            Engine::WebKit => panic!("WebKitGTK's driver saves nothing"),
        }
    }

    /// Moves one step in the history. `WebKit`'s driver hangs if it is asked about a page that is being left, so we
    /// wait for the URL to change first.
    #[track_caller]
    pub(crate) fn travel(&self, path: &str) {
        let address = || self.driver.get("/url").unwrap_or_default();
        let before = address();
        must(self.driver.post(path, &json!({})));
        if self.engine == Engine::WebKit {
            self.wait_for("another address", || if address() == before { Err("the same") } else { Ok(()) });
        }
    }

    /// Leaves the page and waits for the next one, if the driver does not.
    #[track_caller]
    pub(crate) fn leave(&self, path: &str, body: &Value) {
        if self.engine != Engine::WebKit {
            must(self.driver.post(path, body));
            return;
        }
        // A change of the fragment is not a new page.
        let part = text(&body["url"]).split_once('#').map(|(page, _)| page.to_owned());
        let here = text(&self.driver.get("/url").unwrap_or_default());
        if part.is_none_or(|part| Some(part.as_str()) != here.split('#').next()) {
            drop(self.try_script("window.left = true", &[]));
        }
        must(self.driver.post(path, body));
        let came = "return !window.left && document.readyState !== 'loading' && location.href !== 'about:blank'";
        self.wait_until("the next page", came);
    }
}

/// A script that sets the visitor's languages.
pub(crate) fn speaks(languages: &[&str]) -> String {
    let languages = json!(languages);
    format!(
        "Object.defineProperty(navigator, 'languages', {{ configurable: true, get: () => {languages} }}); \
         Object.defineProperty(navigator, 'language', {{ configurable: true, get: () => {languages}[0] }})"
    )
}
