//! Describes the search of the catalogue for browsers and other programs (`OpenSearch` 1.1).

use site_core::head::languages;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, catalogue_href};
use site_core::route::{Format, Page, asset, below_root};

use super::source::{Output, Source};
use super::xml::Xml;

/// Limits of `OpenSearch` for short and long names, in characters.
const MAX_LENGTHS: [usize; 2] = [16, 48];

/// A description in each language, if the site's origin is known, since it needs absolute URLs.
pub(super) fn files(source: &Source) -> Vec<Output> {
    let locales = languages(&source.content).iter().copied().filter(|_| is_offered(source));
    let file = |locale: Locale| {
        Output::text(below_root(&Page::Search.file(locale, Format::Search)), description(source, locale))
    };
    locales.map(file).collect()
}

pub(super) fn is_offered(source: &Source) -> bool {
    !source.origin.is_empty()
}

fn description(source: &Source, locale: Locale) -> String {
    let site = source.content.site.ready();
    let name = site.map(|site| site.name.text(locale)).unwrap_or_default();
    let short = site.map(|site| site.short_name.text(locale)).filter(|short| !short.is_empty()).unwrap_or(name);
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>().trim().to_owned();
    let whole = |href: &str| [source.origin.as_str(), href].concat();
    // A placeholder word is replaced by the template parameter, whose braces would be percent-encoded.
    let template = catalogue_href(locale, &CatalogueQuery::searching("sought")).replace("sought", "{searchTerms}");
    let own = Page::Search.file(locale, Format::Search);
    Xml::document("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
        xml.text("ShortName", &[], &cut(short, MAX_LENGTHS[0]));
        xml.text("LongName", &[], &cut(name, MAX_LENGTHS[1]));
        xml.text("Description", &[], locale.text().search_platform);
        xml.empty("Url", &[("type", "text/html"), ("template", &whole(&template))]);
        xml.empty("Url", &[("type", Format::Search.media_type()), ("rel", "self"), ("template", &whole(&own))]);
        xml.text("Image", &[("type", "image/svg+xml")], &whole(&asset("favicon.svg")));
        xml.text("Language", &[], locale.code());
        xml.text("InputEncoding", &[], "UTF-8");
        xml.text("OutputEncoding", &[], "UTF-8");
    })
}
