//! Warnings about data that is valid but may be wrong. `make check` prints them; they never make it fail.

mod across;
mod topic;

use serde_json::Value;
use site_core::content::characters::without_mark;
use site_core::content::check::describe;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::shape::{FOR_EDITORS, Field, Kind};
use site_core::content::{Content, LoadError, sources};
use site_core::locale::Locale;
use site_core::overview::STALE_AFTER;
use site_core::typography;

pub use across::normalised_url;
use across::{Across, Location};
pub use topic::{Topic, Warning, report};

use crate::files::NotText;

/// Returns all warnings. Errors are reported by `strict::check`.
pub fn warnings(files: &[(File, Result<String, NotText>)]) -> Vec<Warning> {
    let mut content = Content::default();
    let (mut warnings, mut record_paths, mut cited, mut links) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // Texts without a language are in that of the network.
    let site = files.iter().find(|(file, _)| *file == File::Site).and_then(|(_, text)| parse(text.as_ref().ok()?).ok());
    let first = site.as_ref().and_then(|site| site.get("languages")?.get(0)?.as_str()).and_then(Locale::parse);
    let locale = first.unwrap_or_default();
    for (file, text) in files {
        let text = text.as_ref().map_err(|_| LoadError::Network);
        if let Ok(value) = text.as_ref().map_or(Ok(Value::Null), |text| parse(text)) {
            let (updated, record) = (updated(&value), String::new());
            let (found, record_paths, cited, links) = (&mut warnings, &mut record_paths, &mut cited, &mut links);
            Walk { file: *file, locale, updated, record, found, record_paths, cited, links }.file(&value);
        }
        content.set(*file, text.map(String::as_str));
    }
    let mut across = Across { content: &content, record_paths: &record_paths, found: warnings };
    across.alike();
    across.far_off();
    across.unknown_platforms();
    across.unused_techniques();
    across.unused_hosts();
    across.source_sites(cited);
    across.unknown_values(links);
    let mut found = across.found;
    // A network with one language needs no translations.
    if let Some([locale]) = content.site.ready().map(|site| &site.languages[..]) {
        let missed = format!("no `{}`", locale.code());
        found.retain(|warning| warning.topic != Topic::Untranslated || warning.message == missed);
    }
    found
}

fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(without_mark(text))
}

fn updated(value: &Value) -> Option<Date> {
    value.get("updated")?.as_str().and_then(Date::parse)
}

/// Walks through a file by its shape.
struct Walk<'a> {
    file: File,
    /// The language of texts that are written once.
    locale: Locale,
    updated: Option<Date>,
    record: String,
    found: &'a mut Vec<Warning>,
    record_paths: &'a mut Vec<Location>,
    /// Sources, each as a warning that its website is not declared.
    cited: &'a mut Vec<Warning>,
    /// Links with a query, each as a warning that one of its values is unknown.
    links: &'a mut Vec<Warning>,
}

impl Walk<'_> {
    fn warn(&mut self, topic: Topic, path: &str, message: String) {
        let warning = Warning { topic, file: self.file, record: self.record.clone(), path: path.to_owned(), message };
        self.found.push(warning);
    }

    fn file(&mut self, value: &Value) {
        if self.file == File::Site {
            return self.object("$", self.file.fields(), value);
        }
        self.object("$", self.file.envelope(), value);
        let (records, path) = value.get("records").map_or((value, "$"), |records| (records, "$.records"));
        for (number, record) in records.as_array().into_iter().flatten().enumerate() {
            let path = format!("{path}[{number}]");
            let id = record.get("id").and_then(Value::as_str).map(str::to_owned);
            self.record = id.unwrap_or_else(|| format!("number {}", number + 1));
            self.record_paths.push((self.file, self.record.clone(), path.clone()));
            self.object(&path, self.file.fields(), record);
            self.staleness(&path, record);
        }
    }

    fn object(&mut self, path: &str, fields: &[Field], value: &Value) {
        for field in fields {
            if let Some(value) = value.get(field.name) {
                self.value(&format!("{path}.{}", field.name), field, value);
            }
        }
        self.postcode(path, value);
    }

    fn value(&mut self, path: &str, field: &Field, value: &Value) {
        let items = || value.as_array().into_iter().flatten().enumerate();
        if FOR_EDITORS.contains(&field.name) {
            let words = ["fr", "en"].into_iter().find_map(|code| value.get(code));
            self.warn(Topic::ForEditors, path, describe(words.unwrap_or(value)));
        }
        match field.kind {
            Kind::Localized | Kind::LocalizedList => self.languages(path, field.name, value),
            Kind::LocalizedTexts => {
                items().for_each(|(number, item)| self.languages(&format!("{path}[{number}]"), field.name, item));
            }
            Kind::Vocabulary => {
                for (code, words) in value.as_object().into_iter().flatten() {
                    self.languages(&format!("{path}.{code}"), field.name, words);
                }
            }
            Kind::Object(fields) => self.object(path, fields, value),
            Kind::Objects(fields) => {
                items().for_each(|(number, item)| self.object(&format!("{path}[{number}]"), fields, item));
            }
            Kind::Sources => items().for_each(|(number, item)| self.source(&format!("{path}[{number}]"), item)),
            Kind::Url => self.link(path, value),
            Kind::Text if ["name", "site"].contains(&field.name) => self.typography(path, self.locale, value),
            Kind::Text if field.name == "name_fr" => self.typography(path, Locale::Fr, value),
            Kind::Text if field.name == "name_en" => self.typography(path, Locale::En, value),
            // Start and end of an event may be in the future.
            Kind::Date if !["start", "end"].contains(&field.name) => self.date(path, value),
            Kind::Text if field.name == "as_of" => self.date(path, value),
            _ => {}
        }
    }

    fn languages(&mut self, path: &str, name: &str, value: &Value) {
        for locale in Locale::ALL {
            let Some(text) = value.get(locale.code()) else { continue };
            let path = format!("{path}.{}", locale.code());
            match text {
                Value::Array(items) => {
                    for (number, item) in items.iter().enumerate() {
                        self.typography(&format!("{path}[{number}]"), locale, item);
                    }
                }
                text => self.typography(&path, locale, text),
            }
        }
        let has_text = |value: Option<&Value>| match value {
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            _ => false,
        };
        // The numbers of synonyms and needs may differ between languages.
        let is_paired = !["synonyms", "needs"].contains(&name);
        match [value.get("fr"), value.get("en")] {
            [fr, en] if has_text(fr) && !has_text(en) => self.warn(Topic::Untranslated, path, "no `en`".to_owned()),
            [fr, en] if has_text(en) && !has_text(fr) => self.warn(Topic::Untranslated, path, "no `fr`".to_owned()),
            [Some(Value::Array(fr)), Some(Value::Array(en))] if is_paired && fr.len() != en.len() => {
                let message = format!("{} texts in `fr`, {} in `en`", fr.len(), en.len());
                self.warn(Topic::Untranslated, path, message);
            }
            _ => {}
        }
    }

    fn typography(&mut self, path: &str, locale: Locale, value: &Value) {
        for fault in value.as_str().map(|text| typography::faults(locale, text)).unwrap_or_default() {
            self.warn(Topic::Typography, path, fault.to_string());
        }
    }

    fn source(&mut self, path: &str, value: &Value) {
        let Some(source) = value.as_str() else { return };
        if !sources::is_url(source) {
            return self.warn(Topic::InWords, path, describe(value));
        }
        let (file, record, path) = (self.file, self.record.clone(), path.to_owned());
        self.cited.push(Warning { topic: Topic::SourceSite, file, record, path, message: source.to_owned() });
    }

    fn link(&mut self, path: &str, value: &Value) {
        let Some(link) = value.as_str().filter(|link| link.contains('?')) else { return };
        let (file, record, path) = (self.file, self.record.clone(), path.to_owned());
        self.links.push(Warning { topic: Topic::UnknownValue, file, record, path, message: link.to_owned() });
    }

    fn date(&mut self, path: &str, value: &Value) {
        let first = |date: Date| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
        let date = value.as_str().and_then(Date::parse);
        if let Some((date, updated)) = date.zip(self.updated)
            && first(date) > first(updated)
        {
            let message = format!("{} is after the last change, {}", describe(value), updated.iso());
            self.warn(Topic::ToCome, path, message);
        }
    }

    fn staleness(&mut self, path: &str, record: &Value) {
        let as_of = record.get("as_of").and_then(Value::as_str).and_then(Date::parse);
        // Information about a past event does not become old.
        if let Some((as_of, updated)) = as_of.zip(self.updated).filter(|_| self.file != File::Events)
            && as_of.months_until(updated) >= STALE_AFTER
        {
            self.warn(Topic::Stale, &format!("{path}.as_of"), format!("`{}`", as_of.iso()));
        }
    }

    /// A French postcode has five digits and begins with the département's code.
    fn postcode(&mut self, path: &str, record: &Value) {
        let text = |name: &str| record.get(name).and_then(Value::as_str);
        let Some(code) = text("departement") else { return };
        let start = if ["2a", "2b"].contains(&code) { "20" } else { code };
        let is_code = (2..=3).contains(&start.len()) && start.bytes().all(|byte| byte.is_ascii_digit());
        for name in ["postcode", "postal_code"] {
            let Some(postcode) = text(name).filter(|_| is_code) else { continue };
            let is_right = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
            if !is_right || !postcode.starts_with(start) {
                let message = format!("found `{postcode}`, expected five digits that begin with {start}");
                self.warn(Topic::Postcode, &format!("{path}.{name}"), message);
            }
        }
    }
}
