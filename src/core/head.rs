//! The `<head>` of a page, for browsers, search engines and assistive technology.

use crate::content::Content;
use crate::locale::Locale;
use crate::route::Page;

use crate::page_content;

/// The language, title, description and URLs of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub locale: Locale,
    /// Includes the site's name.
    pub title: String,
    pub description: String,
    /// The page's URL in each of [`Locale::ALL`]; the first is also the default. `None` for a path without a page,
    /// which is not indexed.
    pub urls: Option<[String; 2]>,
    /// Whether search engines may list the page.
    pub is_listed: bool,
    /// The languages that the site is offered in.
    pub languages: Vec<Locale>,
}

impl Head {
    /// `origin` is scheme and host, without a final slash; `page` is `None` for a path without a page.
    pub fn new(page: Option<&Page>, content: &Content, locale: Locale, origin: &str) -> Self {
        let site = content.site.ready();
        let own =
            page.map_or_else(|| locale.text().not_found.to_owned(), |page| page_content::title(page, content, locale));
        let name = site.map(|site| site.name.text(locale)).filter(|name| !name.is_empty());
        Self {
            locale,
            is_listed: page.is_some_and(Page::is_listed),
            languages: languages(content).to_vec(),
            title: name.map_or_else(|| own.clone(), |name| format!("{own} – {name}")),
            description: page.map(|page| page_content::description(page, content, locale)).unwrap_or_default(),
            urls: page.map(|page| Locale::ALL.map(|locale| format!("{origin}{}", page.href(locale)))),
        }
    }

    /// The `link` elements: `rel`, `hreflang`, `href`.
    pub fn links(&self) -> Vec<(&'static str, Option<&'static str>, &str)> {
        let Some(urls) = &self.urls else { return Vec::new() };
        let url = |locale: Locale| urls[locale as usize].as_str();
        let alternates = self.languages.iter().map(|locale| ("alternate", Some(locale.code()), url(*locale)));
        let default = self.languages.first().copied().unwrap_or_default();
        std::iter::once(("canonical", None, url(self.locale)))
            .chain(alternates)
            .chain([("alternate", Some("x-default"), url(default))])
            .collect()
    }
}

/// The languages that the site is offered in; all of them until the file is loaded.
pub fn languages(content: &Content) -> &[Locale] {
    content.site.ready().map_or(&Locale::ALL, |site| &site.languages)
}
