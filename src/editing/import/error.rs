//! Why a whole sheet cannot be imported.

use std::fmt;

use site_core::content::file::File;
use site_core::content::read;
use site_core::locale::Locale;
use site_core::text::import as import_text;

use crate::files::NotText;

#[derive(Debug)]
pub enum ImportError {
    /// A workbook that is broken or has a password, with the message of the library.
    Workbook(String),
    /// The same without a message.
    NoWorkbook,
    TooLarge,
    Empty,
    /// No column identifies the platforms; the names of the first columns.
    NoPlatform {
        found: Vec<String>,
    },
    NoFile(NotText),
    Unreadable(read::Unreadable),
}

impl ImportError {
    /// A sentence that says why, and what to do.
    pub fn message(&self, locale: Locale) -> String {
        let words = import_text::words(locale);
        let file = File::Platforms.name();
        match self {
            Self::Workbook(reason) => import_text::broken_workbook(locale, reason),
            Self::NoWorkbook => import_text::broken_workbook(locale, words.no_workbook),
            Self::TooLarge => words.too_large.to_owned(),
            Self::Empty => words.empty.to_owned(),
            Self::NoPlatform { found } => {
                let found: Vec<String> = found.iter().map(|name| site_core::text::quoted(locale, name)).collect();
                import_text::no_platform(locale, &found.join(", "))
            }
            Self::NoFile(reason) => import_text::no_file(locale, file, &reason.to_string()),
            Self::Unreadable(reason) => import_text::no_file(locale, file, &import_text::unreadable(locale, reason)),
        }
    }
}

impl std::error::Error for ImportError {}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Locale::En))
    }
}
