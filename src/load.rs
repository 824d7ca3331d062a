//! Fetching the data files.

#[cfg(feature = "csr")]
mod fetch;

#[cfg(feature = "csr")]
pub use fetch::{load, read};

/// Natively nothing is fetched.
#[cfg(not(feature = "csr"))]
pub fn read(
    _: site_core::content::file::File,
    _: impl FnOnce(Result<String, site_core::content::LoadError>) + 'static,
) {
}
