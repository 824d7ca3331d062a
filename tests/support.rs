//! Shared by the browser tests, the size limits and the benchmark. One file per concept, from the bottom up: a server
//! over `dist/`, a browser over WebDriver, then the elements of a page of this site.
//!
//! Each test crate uses only a part of it, so unused code is allowed.
#![allow(dead_code, reason = "each test root uses its own part")]
#![allow(clippy::doc_markdown, reason = "WebDriver and DevTools are names, not code")]

#[path = "support/dist.rs"]
pub(crate) mod dist;
#[path = "support/tier.rs"]
pub(crate) mod tier;
#[path = "support/timing.rs"]
pub(crate) mod timing;

#[path = "support/fault.rs"]
pub(crate) mod fault;
#[path = "support/hostile.rs"]
pub(crate) mod hostile;
#[path = "support/http.rs"]
pub(crate) mod http;
#[path = "support/preload.rs"]
pub(crate) mod preload;
#[path = "support/server.rs"]
pub(crate) mod server;

#[path = "support/driver.rs"]
pub(crate) mod driver;
#[path = "support/engine.rs"]
pub(crate) mod engine;
#[path = "support/wire.rs"]
pub(crate) mod wire;

#[path = "support/element.rs"]
pub(crate) mod element;
#[path = "support/keys.rs"]
pub(crate) mod keys;
#[path = "support/wait.rs"]
pub(crate) mod wait;
#[path = "support/webdriver.rs"]
pub(crate) mod webdriver;

#[path = "support/chromium.rs"]
pub(crate) mod chromium;
#[path = "support/console.rs"]
pub(crate) mod console;
#[path = "support/emulate.rs"]
pub(crate) mod emulate;
#[path = "support/firefox.rs"]
pub(crate) mod firefox;
#[path = "support/screenshot.rs"]
pub(crate) mod screenshot;

#[path = "support/address.rs"]
pub(crate) mod address;
#[path = "support/axe.rs"]
pub(crate) mod axe;
#[path = "support/catalogue.rs"]
pub(crate) mod catalogue;
#[path = "support/dom.rs"]
pub(crate) mod dom;
#[path = "support/host.rs"]
pub(crate) mod host;
#[path = "support/language.rs"]
pub(crate) mod language;
#[path = "support/site.rs"]
pub(crate) mod site;

#[path = "support/first_view.rs"]
pub(crate) mod first_view;
#[path = "support/size.rs"]
pub(crate) mod size;
