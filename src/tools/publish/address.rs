//! Every URL that has a file.

use site_core::content::characters::is_id;
use site_core::content::{Content, Record, Records};
use site_core::head::languages;
use site_core::locale::Locale;
use site_core::route::{self, Page, Route, asset};

/// A URL with a file of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `/`: the home page in the default language, with a script that redirects to the visitor's language.
    Root(Locale),
    Page(Route),
    /// The page as an embed in a partner's site.
    Embed(Route),
    /// Any other URL: the page for status 404.
    NotFound(Locale),
}

impl Address {
    /// Path of the URL, with the base.
    pub fn request(&self) -> String {
        match self {
            Self::Root(_) => asset(""),
            Self::Page(route) => route.href(),
            Self::Embed(route) => route::embed_href(&route.href()),
            Self::NotFound(_) => asset("404"),
        }
    }

    /// Path of the file below the root of the site.
    pub fn file(&self) -> String {
        match self {
            Self::Root(_) => "index.html".to_owned(),
            Self::NotFound(_) => "404.html".to_owned(),
            Self::Page(_) | Self::Embed(_) => format!("{}/index.html", route::below_root(&self.request())),
        }
    }

    pub fn page(&self) -> Option<&Page> {
        match self {
            Self::Root(_) => Some(&Page::Home),
            Self::Page(route) | Self::Embed(route) => Some(&route.page),
            Self::NotFound(_) => None,
        }
    }

    pub fn locale(&self) -> Locale {
        match self {
            Self::Page(route) | Self::Embed(route) => route.locale,
            Self::Root(locale) | Self::NotFound(locale) => *locale,
        }
    }
}

/// All of them: `/`, the page for all other URLs, pages, embeds.
pub fn all(content: &Content) -> Vec<Address> {
    let pages = pages(content);
    let languages = languages(content);
    let default = languages.first().copied().unwrap_or_default();
    let routes = || languages.iter().flat_map(|locale| pages.iter().map(|page| Route::new(*locale, page.clone())));
    let embeds = routes().filter(|route| route.page.info().can_be_embedded).map(Address::Embed);
    [Address::Root(default), Address::NotFound(default)]
        .into_iter()
        .chain(routes().map(Address::Page))
        .chain(embeds)
        .collect()
}

/// Every page that the content has.
pub fn pages(content: &Content) -> Vec<Page> {
    fn of<T: Record>(records: Option<&Records<T>>, page: fn(String) -> Page) -> impl Iterator<Item = Page> {
        let all = records.map(|records| &records.all[..]).unwrap_or_default().iter();
        all.map(Record::id).filter(|id| is_id(id)).map(move |id| page(id.to_owned()))
    }
    let mut pages = Page::without_record();
    pages.extend(of(content.groups.ready(), Page::Group));
    pages.extend(of(content.missions.ready(), Page::Mission));
    pages.extend(of(content.platforms.ready(), Page::Platform));
    pages
}
