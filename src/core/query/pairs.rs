//! Parses and writes the query of a URL.

use super::facet::Facet;
use super::parameter::{BY, GROUP, ID, KIND, TEXT, WHEN};
use crate::content::characters::is_hidden;
use crate::locale::Locale;
use crate::route::Page;

/// The state of a page, as the query of its URL.
pub trait PageQuery: Clone + PartialEq + Send + Sync + 'static {
    /// The names of its parameters.
    fn parameters() -> Vec<&'static str>;

    /// Parses a query, with or without its `?`. Never fails: a value that it cannot read has its default.
    fn parse(search: &str) -> Self;

    /// The query: empty, or `?name=value&…`, without defaults.
    fn to_search(&self) -> String;

    /// The URL of a page with this query.
    fn href_of(&self, page: &Page, locale: Locale) -> String {
        [page.href(locale), self.to_search()].concat()
    }
}

/// Writes `?name=value&…`, without empty values.
#[derive(Default)]
pub(crate) struct Search(pub(crate) String);

impl Search {
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(name);
        self.0.push('=');
        self.0.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    }
}

/// Names and values of a query string, with or without its `?`. Never fails: a broken escape is kept as it is. A value
/// that is a URL of the site, or a query that was encoded twice, is replaced by the parameters in it.
pub(crate) fn pairs(search: &str) -> Vec<(String, String)> {
    let mut rest = raw(search);
    rest.reverse();
    let mut pairs = Vec::new();
    // Terminates: each round shortens the text.
    while let Some((name, value)) = rest.pop() {
        match own_parameters(&name, &value) {
            Some(search) => rest.extend(raw(&search).into_iter().rev()),
            None => pairs.push((bare(&name), value)),
        }
    }
    pairs
}

fn raw(search: &str) -> Vec<(String, String)> {
    // Hidden characters never belong in a search or an id.
    let clean = |text: &str| text.chars().filter(|character| !is_hidden(*character)).collect();
    let search = search.strip_prefix('?').unwrap_or(search);
    form_urlencoded::parse(search.as_bytes()).map(|(name, value)| (clean(&name), clean(&value))).collect()
}

/// The query contained in the value of a parameter.
pub(super) fn own_parameters(name: &str, value: &str) -> Option<String> {
    if value.is_empty() {
        return name.contains('=').then(|| name.to_owned());
    }
    let value = value.trim_start();
    let (_, search) =
        value.rsplit_once('?').filter(|_| value.starts_with("http://") || value.starts_with("https://"))?;
    let search = search.split('#').next().unwrap_or_default();
    let is_own = |(name, _): &(String, String)| {
        let name = bare(name);
        [TEXT, ID, KIND, GROUP, WHEN, BY].contains(&name.as_str())
            || Facet::ALL.iter().any(|facet| facet.code() == name)
    };
    raw(search).iter().any(is_own).then(|| search.to_owned())
}

/// The name of a parameter without pasted remains: a URL before it, `amp;`, curly quotes.
fn bare(name: &str) -> String {
    let name = name.rsplit('?').next().unwrap_or_default();
    let name = name.strip_prefix("amp;").unwrap_or(name);
    name.trim_matches(|character: char| !character.is_ascii_alphanumeric()).to_ascii_lowercase()
}
