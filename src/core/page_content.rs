//! What the content says of a page: whether it exists, its title, its description.

use crate::content::Content;
use crate::content::file::File;
use crate::locale::Locale;
use crate::route::Page;

/// Whether there is such a page: a record's page exists where its record does, or where that cannot be told.
pub fn exists(page: &Page, content: &Content) -> bool {
    match page {
        Page::Group(id) => content.groups.ready().is_none_or(|all| all.get(id).is_some()),
        Page::Mission(id) => content.missions.ready().is_none_or(|all| all.get(id).is_some()),
        Page::Platform(id) => content.platforms.ready().is_none_or(|all| all.get(id).is_some()),
        _ => true,
    }
}

/// Whether the page's record is in its file, but could not be used.
pub fn is_left_out(page: &Page, content: &Content) -> bool {
    match page {
        Page::Group(id) => content.groups.ready().is_some_and(|all| all.is_left_out(id)),
        Page::Mission(id) => content.missions.ready().is_some_and(|all| all.is_left_out(id)),
        Page::Platform(id) => content.platforms.ready().is_some_and(|all| all.is_left_out(id)),
        _ => false,
    }
}

/// The page's own title, without the site's name.
pub fn title(page: &Page, content: &Content, locale: Locale) -> String {
    let own = page.title(locale);
    let name = match page {
        Page::Group(id) => content.groups.ready().and_then(|all| Some(&all.get(id)?.name)),
        Page::Mission(id) => content.missions.ready().and_then(|all| Some(&all.get(id)?.title)),
        Page::Platform(id) => content.platforms.ready().and_then(|all| Some(&all.get(id)?.name)),
        _ => return own.to_owned(),
    };
    let has_failed = content.error(page.info().essential.unwrap_or(File::Site)).is_some();
    let unknown = if has_failed { own } else { locale.text().not_found };
    name.map_or(unknown, |name| name.text(locale)).to_owned()
}

/// A sentence on what the page is about, for those who have not opened it; empty where the data has none.
pub fn description(page: &Page, content: &Content, locale: Locale) -> String {
    let summary = match page {
        Page::Home => content.site.ready().map(|site| site.home.lead.text(locale)),
        Page::Group(id) => content.groups.ready().and_then(|all| Some(all.get(id)?.summary.text(locale))),
        Page::Mission(id) => content.missions.ready().and_then(|all| Some(all.get(id)?.summary.text(locale))),
        Page::Platform(id) => content.platforms.ready().and_then(|all| Some(all.get(id)?.summary.text(locale))),
        _ => {
            let lead = page.info().lead.zip(content.site.ready());
            return lead.map(|(name, site)| site.lead(name).text(locale).to_owned()).unwrap_or_default();
        }
    };
    summary.unwrap_or_default().to_owned()
}
