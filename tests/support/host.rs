//! A partner's page on another site than ours: with its own origin and policy, and our embeds.

use super::dist;
use super::server::Server;
use super::webdriver::Browser;
use super::wire::must;
use serde_json::{Value, json};
use std::ops::Deref;

/// Used like its browser. The browser is dropped first, so that it never meets a stopped server.
pub(crate) struct Host {
    pub(crate) browser: Browser,
    /// Our site.
    pub(crate) site: Server,
    pub(crate) partner: Server,
}

/// The frame of the first embed, in whatever shadow root. A frame of the partner's may precede it.
pub(crate) const FRAME: &str = "const frame = root => { for (const element of root.querySelectorAll('*')) { \
    if (element.matches('iframe[src*=\"/embed/\"]')) return element; \
    const found = element.shadowRoot && frame(element.shadowRoot); if (found) return found; } return null; }; \
    return frame(document);";

impl Deref for Host {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Host {
    /// A partner's page with our script and this content, in which the first embed is shown.
    #[track_caller]
    pub(crate) fn showing(body: &str) -> Self {
        let host = Self::open();
        host.visit(&host.script_tag(), body);
        host.wait_shown();
        host
    }

    #[track_caller]
    pub(crate) fn open() -> Self {
        let (site, partner) = (Server::start(&dist::root()), Server::start(&dist::root()));
        Self { browser: Browser::start(), site, partner }
    }

    /// The script tag that partners copy.
    pub(crate) fn script_tag(&self) -> String {
        format!("<script async src='{}/embed.js'></script>", self.site.origin())
    }

    /// Opens a partner's page with this content; on another site than ours, since `localhost` is not 127.0.0.1.
    #[track_caller]
    pub(crate) fn visit(&self, head: &str, body: &str) {
        self.partner.add_page(
            "/page.html",
            &format!(
                "<!doctype html><html lang=fr><head>{head}<title>Partner</title></head><body>{body}</body></html>"
            ),
        );
        self.goto(&format!("{}/page.html", self.origin()));
    }

    /// As [`Self::visit`], at its own path.
    #[track_caller]
    pub(crate) fn visit_page(&self, path: &str, body: &str) {
        let script = self.script_tag();
        self.partner.add_page(path, &format!("<!doctype html><title>Partner</title>{script}{body}"));
        self.goto(&format!("{}{path}", self.origin()));
    }

    /// The origin of the partner's pages.
    pub(crate) fn origin(&self) -> String {
        self.partner.origin().replace("127.0.0.1", "localhost")
    }

    /// Waits until the frame returned by a script has reported its height through its embed, and has that height.
    #[track_caller]
    pub(crate) fn wait_shown(&self) {
        self.within(FRAME, || self.wait_ready());
        self.wait_in_step();
    }

    /// Waits until the first frame is exactly as high as its content.
    #[track_caller]
    pub(crate) fn wait_in_step(&self) {
        self.wait_for("an embed as high as its content", || {
            let content = self.content_height();
            let frame = self.frame_height();
            if (content - frame).abs() <= 1.0 { Ok(()) } else { Err(format!("content {content}, frame {frame}")) }
        });
    }

    #[track_caller]
    pub(crate) fn content_height(&self) -> f64 {
        self.within(FRAME, || number(&self.script("return document.body.getBoundingClientRect().height")))
    }

    /// A property of the first frame.
    #[track_caller]
    pub(crate) fn of_frame(&self, property: &str) -> Value {
        self.script(&format!("const frame = (() => {{ {FRAME} }})(); return frame?.{property} ?? null"))
    }

    #[track_caller]
    pub(crate) fn frame_height(&self) -> f64 {
        number(&self.of_frame("clientHeight"))
    }

    /// Not into the initial empty document of a frame: it is replaced, and WebKit's driver then loses the window.
    fn enter(&self, frame: &str) -> Result<(), String> {
        let driver = &self.driver;
        let enter = || {
            let found = self.try_dom(frame, &[])?;
            if !found.is_object() {
                return Ok(json!("about:blank"));
            }
            driver.post("/frame", &json!({"id": found}))?;
            self.try_script("return location.href", &[])
        };
        match enter() {
            Ok(address) if address != "about:blank" => Ok(()),
            answer => {
                driver.post("/frame", &json!({"id": null})).map_err(|error| error.to_string())?;
                Err(answer.map_or_else(|error| error.to_string(), |address| address.to_string()))
            }
        }
    }

    /// Runs a closure inside the frame returned by a script.
    #[track_caller]
    pub(crate) fn within<T>(&self, frame: &str, work: impl FnOnce() -> T) -> T {
        self.wait_for("a frame with a page in it", || self.enter(frame));
        let done = work();
        must(self.driver.post("/frame", &json!({"id": null})));
        done
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}
