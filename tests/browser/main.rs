//! The built site in a real browser. Only what needs a browser is tested here.
//!
//! `DIST` names another folder than `dist/`; `ROUTES` selects the pages whose path contains it; `SCREENSHOTS` names a
//! folder for pictures of every page; `WAIT` sets another timeout than 20 seconds; `HEADED=1` shows the window;
//! `ENGINE=firefox` or `ENGINE=webkit` selects another engine (see `support/engine.rs`).
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod builder;
mod cases;
mod catalogue;
mod choices;
mod denials;
mod design;
mod draft;
mod early;
mod embed;
mod export;
mod failures;
mod hostile;
mod kept;
mod lists;
mod messages;
mod navigation;
mod offline;
mod oldest;
mod overview;
mod privacy;
mod propose;
mod published;
mod routes;
mod search;
mod slow;
mod soak;
mod translated;
mod workshop;
