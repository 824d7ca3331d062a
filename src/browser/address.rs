//! The URL of the window, or natively of the request.

use site_core::route;
#[cfg(not(feature = "csr"))]
use {leptos::prelude::use_context, leptos_router::location::RequestUrl};
#[cfg(feature = "csr")]
use {
    leptos::prelude::*,
    leptos_router::location::{BrowserUrl, LocationProvider},
};

/// A URL of the site, in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path of the page, without the prefix of embeds.
    pub path: String,
    /// The query, without `?`.
    pub search: String,
    /// Whether the page is an embed, in an iframe of a partner's page.
    pub is_embed: bool,
}

impl Address {
    pub(super) fn new(path: &str, search: &str) -> Self {
        let page = route::page_of_embed(path);
        let is_embed = page.is_some();
        Self { path: page.unwrap_or_else(|| path.to_owned()), search: search.to_owned(), is_embed }
    }
}

/// The URL of the window.
#[cfg(feature = "csr")]
pub fn current() -> Address {
    BrowserUrl::current().map_or_else(|_| Address::default(), |url| Address::new(url.path(), url.search()))
}

/// The URL of the request.
#[cfg(not(feature = "csr"))]
pub fn current() -> Address {
    let request = use_context::<RequestUrl>();
    let url = request.as_ref().map_or("/", AsRef::as_ref);
    let url = url.split('#').next().unwrap_or_default();
    let (path, search) = url.split_once('?').unwrap_or((url, ""));
    Address::new(path, search)
}

/// Whether the window is an embed. This never changes: links inside an embed do not leave it in the same window.
#[cfg(feature = "csr")]
pub(super) fn is_embed() -> bool {
    route::page_of_embed(&window().location().pathname().unwrap_or_default()).is_some()
}

/// Path and query as in the address bar.
#[cfg(feature = "csr")]
pub(super) fn shown() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// The fragment of the URL, with `#`.
#[cfg(feature = "csr")]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

#[cfg(not(feature = "csr"))]
pub fn hash() -> String {
    String::new()
}

/// The visitor's languages, in order of preference.
#[cfg(feature = "csr")]
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

#[cfg(not(feature = "csr"))]
pub fn languages() -> Vec<String> {
    Vec::new()
}

/// Reads the base path of the site from the page (`data-base`). To be called before any URL is read.
#[cfg(feature = "csr")]
pub fn read_base() {
    let root = document().document_element();
    let base = root.and_then(|root| root.get_attribute("data-base")).unwrap_or_default();
    if let Err(error) = route::set_base(&base) {
        super::head::warn(&error.to_string());
    }
}

/// Natively, the caller sets the base.
#[cfg(not(feature = "csr"))]
pub fn read_base() {}

/// Scheme and host of the site: those that it was published with, else those of the window.
#[cfg(feature = "csr")]
pub fn origin() -> String {
    let published = document().document_element().and_then(|root| root.get_attribute("data-origin"));
    published.unwrap_or_else(|| window().location().origin().unwrap_or_default())
}

/// Scheme and host of the published site, in the context of native rendering.
#[cfg(not(feature = "csr"))]
#[derive(Clone)]
pub struct Origin(pub String);

#[cfg(not(feature = "csr"))]
pub fn origin() -> String {
    use_context::<Origin>().map(|Origin(origin)| origin).unwrap_or_default()
}
