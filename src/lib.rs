//! The site of a regional cancer research network as a single-page app, on top of `site_core`.

pub mod app;
pub mod browser;
pub mod components;
pub mod context;
pub mod load;
pub mod loading;
pub mod navigation;
pub mod pages;
pub mod view;
