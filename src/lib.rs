//! The site of a regional cancer research network, as a single-page app: the shell that draws what `site_core` knows.

pub mod app;
pub mod browser;
pub mod components;
pub mod context;
pub mod dom;
#[cfg(feature = "csr")]
pub mod load;
pub mod loading;
pub mod navigation;
#[cfg(not(feature = "csr"))]
pub mod load {
    //! Natively nothing is fetched.
    use site_core::content::{LoadError, file::File};

    pub fn read(_: File, _: impl FnOnce(Result<String, LoadError>) + 'static) {}
}
pub mod pages;
