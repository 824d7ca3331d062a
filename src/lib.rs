//! The site of a regional cancer research network, as a single-page app.
//!
//! The modules below are in reading order. Those of the core are pure: they know no browser and no framework, and
//! are tested natively. The shell, behind the feature `app`, draws them.

pub mod brand;
pub mod calendar;
pub mod catalogue;
pub mod choices;
pub mod content;
pub mod csv;
pub mod directory;
pub mod embed;
pub mod export;
pub mod html;
pub mod import;
pub mod locale;
pub mod order;
pub mod overview;
pub mod places;
pub mod proposal;
pub mod query;
pub mod route;
pub mod search;
pub mod text;
pub mod typography;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod components;
#[cfg(feature = "app")]
pub mod dom;
#[cfg(feature = "app")]
pub mod head;
#[cfg(feature = "csr")]
pub mod load;
#[cfg(all(feature = "app", not(feature = "csr")))]
pub mod load {
    //! Natively nothing is fetched.
    use crate::content::{LoadError, file::File};

    pub fn read(_: File, _: impl FnOnce(Result<String, LoadError>) + 'static) {}
}
#[cfg(feature = "pack")]
pub mod pack;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod publish;
