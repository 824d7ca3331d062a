//! Shared by the browser tests, the size limits and the benchmark. One file per concept, from the bottom up: a server
//! over `dist/`, a browser over WebDriver, then the elements of a page of this site.
//!
//! Each test crate uses only a part of it, so unused code is allowed.
#![allow(dead_code, unused_imports, reason = "each test root uses its own part")]
#![allow(clippy::doc_markdown, reason = "WebDriver and DevTools are names, not code")]

pub(crate) mod dist;
pub(crate) mod random;
pub(crate) mod tier;
pub(crate) mod timing;

pub(crate) mod fault;
pub(crate) mod hostile;
pub(crate) mod http;
pub(crate) mod preload;
pub(crate) mod server;

pub(crate) mod driver;
pub(crate) mod engine;
pub(crate) mod wire;

pub(crate) mod element;
pub(crate) mod keys;
pub(crate) mod wait;
pub(crate) mod webdriver;

pub(crate) mod chromium;
pub(crate) mod console;
pub(crate) mod emulate;
pub(crate) mod firefox;
pub(crate) mod screenshot;

pub(crate) mod address;
pub(crate) mod axe;
pub(crate) mod catalogue;
pub(crate) mod dom;
pub(crate) mod host;
pub(crate) mod language;
pub(crate) mod site;

pub(crate) mod first_view;
pub(crate) mod size;

pub(crate) use catalogue::strings;
pub(crate) use element::Element;
pub(crate) use emulate::Scheme;
pub(crate) use engine::{Engine, cannot};
pub(crate) use fault::Fault;
pub(crate) use host::{FRAME, Host};
pub(crate) use keys::{CONTROL, DOWN, ENTER, ESCAPE, SHIFT, SPACE, TAB, UP};
pub(crate) use language::Language;
pub(crate) use random::Random;
pub(crate) use server::Server;
pub(crate) use site::Site;
pub(crate) use tier::is_thorough;
pub(crate) use wait::PageState;
pub(crate) use webdriver::{Browser, text};
pub(crate) use wire::must;
