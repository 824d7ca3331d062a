//! The content to publish, and the files to write.

use serde_json::{Map, Value};
use site_core::content::characters::without_mark;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::{Content, LoadError};
use thiserror::Error;

use super::template::TemplateError;

/// Why a site cannot be published.
#[derive(Debug, Error)]
pub enum PublishError {
    #[error("{} is missing", .0.name())]
    Missing(File),
    #[error("{}: {source}", file.name())]
    Unusable { file: File, source: LoadError },
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// A file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path below the root of the site.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Output {
    pub(super) fn text(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), bytes: text.into_bytes() }
    }
}

/// The content of the pages.
pub struct Source {
    pub content: Content,
    /// The newest `updated` of the data files; the pages are rendered as of this date.
    pub today: Date,
    /// Scheme and host of the site, without a final slash; empty if unknown.
    pub origin: String,
    /// The `updated` of each data file that has one.
    pub(super) updates: Vec<(File, Date)>,
    /// `site.json` with all its fields.
    pub(super) site_file: Map<String, Value>,
}

impl Source {
    /// Reads the texts of the data files.
    ///
    /// # Errors
    /// If a file is missing or cannot be used: incomplete sites are not published.
    pub fn new(files: &[(File, String)], origin: &str) -> Result<Self, PublishError> {
        let mut content = Content::default();
        for (file, text) in files {
            content.set(*file, Ok(text));
            if let Some(error) = content.error(*file) {
                return Err(PublishError::Unusable { file: *file, source: error.clone() });
            }
        }
        if let Some(file) = File::ALL.into_iter().find(|file| !content.is_settled(&[*file])) {
            return Err(PublishError::Missing(file));
        }
        let read = |text: &str| serde_json::from_str::<Value>(without_mark(text)).unwrap_or_default();
        let updates: Vec<(File, Date)> = files
            .iter()
            .filter_map(|(file, text)| Some((*file, Date::parse(read(text)["updated"].as_str()?)?)))
            .collect();
        let newest = updates.iter().map(|(_, date)| *date).max();
        let site_file = files.iter().find(|(file, _)| *file == File::Site).map(|(_, text)| read(text));
        Ok(Self {
            content,
            today: newest.unwrap_or(Date { year: 0, month: None, day: None }),
            origin: origin.trim_end_matches('/').to_owned(),
            updates,
            site_file: site_file.and_then(|file| file.as_object().cloned()).unwrap_or_default(),
        })
    }

    /// The `updated` of a data file.
    pub(super) fn updated(&self, file: File) -> Option<Date> {
        self.updates.iter().find(|(known, _)| *known == file).map(|(_, date)| *date)
    }
}
