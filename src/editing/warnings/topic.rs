//! Kinds of warnings, and the report.

use std::fmt;

use site_core::content::file::File;

/// Kinds of warnings, in the order in which they are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Alike,
    FarOff,
    UnknownPlatform,
    UnknownValue,
    Postcode,
    ToCome,
    Stale,
    Untranslated,
    UnusedTechnique,
    UnusedHost,
    InWords,
    SourceSite,
    Typography,
    ForEditors,
}

impl Topic {
    pub const ALL: [Self; 14] = [
        Self::Alike,
        Self::FarOff,
        Self::UnknownPlatform,
        Self::UnknownValue,
        Self::Postcode,
        Self::ToCome,
        Self::Stale,
        Self::Untranslated,
        Self::UnusedTechnique,
        Self::UnusedHost,
        Self::InWords,
        Self::SourceSite,
        Self::Typography,
        Self::ForEditors,
    ];

    /// The heading of the warnings of this kind.
    const fn heading(self) -> &'static str {
        match self {
            Self::Alike => "platforms that may be the same",
            Self::FarOff => "places outside the outlines of map.json",
            Self::UnknownPlatform => "platforms at places of map.json that platforms.json does not have",
            Self::UnknownValue => "links to pages of the site with an unknown filter value",
            Self::Postcode => "postcodes that do not fit the département",
            Self::ToCome => "dates that lie after the last change of their file",
            Self::Stale => "records whose information is two years or more older than the last change of their file",
            Self::Untranslated => "texts in one language only",
            Self::UnusedTechnique => "techniques that no platform uses",
            Self::UnusedHost => "hosts that no platform and no other host names",
            Self::InWords => "sources that are no web address, and are not shown",
            Self::SourceSite => "hosts of sources that source_sites of site.json does not name",
            Self::Typography => "texts not written by the rules of typography",
            Self::ForEditors => "notes for editors, which no page shows",
        }
    }
}

/// One warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub topic: Topic,
    pub file: File,
    pub record: String,
    pub path: String,
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, record, path, message, .. } = self;
        write!(formatter, "{}", file.name())?;
        if !record.is_empty() {
            write!(formatter, ", record `{record}`")?;
        }
        write!(formatter, ", at {path}: {message}")
    }
}

/// Most warnings of each kind that are shown, unless all are requested.
const SHOWN: usize = 5;

/// The warnings as text, grouped by kind: of each kind all, or the first ones and the number of others.
pub fn report(warnings: &[Warning], all: bool) -> String {
    let mut report = String::new();
    for topic in Topic::ALL {
        let own: Vec<&Warning> = warnings.iter().filter(|warning| warning.topic == topic).collect();
        if own.is_empty() {
            continue;
        }
        report += &format!("warning: {} ({})\n", topic.heading(), own.len());
        // A line "1 more" would take as much room as the warning itself.
        let shown = if all || own.len() <= SHOWN + 1 { own.len() } else { SHOWN };
        for warning in &own[..shown] {
            report += &format!("  {warning}\n");
        }
        if shown < own.len() {
            report += &format!("  and {} more\n", own.len() - shown);
        }
    }
    report
}
