//! The part of the app that generates files for download.

use site_core::catalogue::Catalogue;
use site_core::content::records::Platform;
use site_core::export;
use site_core::locale::Locale;
use site_core::route::Format;

use crate::part;

/// Generates files of platforms.
#[derive(Clone, Copy)]
pub struct Files {
    /// [`export::file`].
    pub table: fn(Format, &[&Platform], &Catalogue, Locale, &str) -> Vec<u8>,
    /// [`export::published`].
    pub records: fn(&str, &[String]) -> Option<String>,
}

part! {
    pub static FILES: Files = files, Files { table: export::file, records: export::published }
}
