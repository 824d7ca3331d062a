//! Lists the pages for search engines.

use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::head;
use site_core::route::{Page, asset};

use super::address;
use super::source::{Output, Source};
use super::xml::Xml;

const SITEMAP: &str = "sitemap.xml";

/// `robots.txt` and, if the site's origin is known, the sitemap, which needs absolute URLs.
pub(super) fn files(source: &Source) -> Vec<Output> {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if source.origin.is_empty() {
        return vec![Output::text("robots.txt", robots)];
    }
    robots += &format!("\nSitemap: {}{}\n", source.origin, asset(SITEMAP));
    vec![Output::text("robots.txt", robots), Output::text(SITEMAP, sitemap(source))]
}

/// Whether the content of a page is independent of the visitor's searches and choices.
fn is_listed(page: &Page) -> bool {
    page.is_listed() && !matches!(page, Page::Search | Page::Compare | Page::Shortlist)
}

fn sitemap(source: &Source) -> String {
    let languages = head::languages(&source.content);
    let namespaces =
        [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")];
    Xml::document("urlset", &namespaces, |xml| {
        for page in address::pages(&source.content).iter().filter(|page| is_listed(page)) {
            let whole = |locale| [source.origin.as_str(), &page.href(locale)].concat();
            let named = languages.iter().map(|locale| (locale.code(), whole(*locale)));
            let default = languages.first().map(|locale| ("x-default", whole(*locale)));
            let alternates: Vec<_> = named.chain(default).collect();
            let changed = changed(page, source);
            for locale in languages {
                xml.parent("url", &[], |url| {
                    url.text("loc", &[], &whole(*locale));
                    if let Some(date) = changed {
                        url.text("lastmod", &[], &date.iso());
                    }
                    for (language, address) in &alternates {
                        let attributes = [("rel", "alternate"), ("hreflang", *language), ("href", address)];
                        url.empty("xhtml:link", &attributes);
                    }
                });
            }
        }
    })
}

/// The date of the last change of a page: that of its record, or else of the newest of its files.
fn changed(page: &Page, source: &Source) -> Option<Date> {
    let content = &source.content;
    let parse = |date: Option<&String>| date.and_then(|date| Date::parse(date));
    let (own, file) = match page {
        Page::Platform(id) => (content.platforms.ready()?.get(id)?.as_of, File::Platforms),
        Page::Group(id) => (parse(content.groups.ready()?.get(id)?.as_of.as_ref()), File::Groups),
        Page::Mission(id) => (parse(content.missions.ready()?.get(id)?.as_of.as_ref()), File::Missions),
        _ => return page.info().files.iter().filter_map(|file| source.updated(*file)).max(),
    };
    own.or_else(|| source.updated(file))
}
