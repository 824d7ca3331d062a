//! Whether a row without an id may be a known platform.

use engine::fold::fold;
use serde_json::Value;
use site_core::content::Content;
use site_core::locale::Locale;
use site_core::text;
use site_core::text::import as import_text;

use super::merge::{Entry, Record, id};
use crate::warnings;

/// A description of the platform that a record resembles: one with its name or acronym and no other host, or with its
/// website.
pub(super) fn resembled(
    record: &Record,
    content: &Content,
    published: &[Entry<'_>],
    before: &[(usize, Record)],
    locale: Locale,
) -> Option<String> {
    let text = |record: &Record, key: &str| record.get(key).and_then(Value::as_str).map(fold).unwrap_or_default();
    let names = |record: &Record| ["name", "name_fr", "name_en"].map(|key| text(record, key));
    let site =
        |record: &Record| warnings::normalised_url(record.get("website").and_then(Value::as_str).unwrap_or_default());
    let hosts = content.hosts.ready().map_or(&[][..], |hosts| &hosts.all);
    let is_hosts = |site: &str| {
        hosts.iter().filter_map(|host| host.website.as_deref()).any(|own| warnings::normalised_url(own) == site)
    };
    let (own_names, own_site) = (names(record), site(record));
    let resembles = |known: &Record| {
        let is_same = |key: &str| !text(record, key).is_empty() && text(record, key) == text(known, key);
        let hosts = [text(record, "host"), text(known, "host")];
        let may_be_there = hosts[0] == hosts[1] || hosts.contains(&String::new());
        may_be_there && own_names.iter().any(|name| !name.is_empty() && names(known).contains(name))
            || is_same("acronym") && is_same("host")
            || !own_site.is_empty() && own_site == site(known) && !is_hosts(&own_site)
    };
    let published = published.iter().map(|entry| &entry.record).find(|known| resembles(known));
    let published =
        published.and_then(|known| Some(import_text::published_platform(locale, &text::quoted(locale, id(known)?))));
    let above =
        || before.iter().find(|(_, known)| resembles(known)).map(|(line, _)| import_text::of_line(locale, *line));
    published.or_else(above)
}
