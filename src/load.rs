//! Fetching: the data files, and the parts of the app that are not needed at once.

pub mod catalogue;
#[cfg(feature = "csr")]
mod fetch;
pub mod files;
#[cfg(feature = "csr")]
mod large;
pub mod part;

#[cfg(feature = "csr")]
pub use fetch::{load, read};

/// Natively nothing is fetched.
#[cfg(not(feature = "csr"))]
pub fn read(
    _: site_core::content::file::File,
    _: impl FnOnce(Result<String, site_core::content::LoadError>) + 'static,
) {
}
