//! What the content says of a page: whether it exists, its title, its description.

use crate::content::file::File;
use crate::content::{Content, Record, Records};
use crate::locale::Locale;
use crate::route::Page;

/// The page with the current id of its record. `None` if its file has no such record.
pub fn found(page: &Page, content: &Content) -> Option<Page> {
    fn own<T: Record>(records: Option<&Records<T>>, id: &str) -> Option<String> {
        // Until the file is loaded, every id is accepted.
        records.map_or(Some(id), |all| all.get(id).map(Record::id)).map(str::to_owned)
    }
    match page {
        Page::Group(id) => own(content.groups.ready(), id).map(Page::Group),
        Page::Mission(id) => own(content.missions.ready(), id).map(Page::Mission),
        Page::Platform(id) => own(content.platforms.ready(), id).map(Page::Platform),
        _ => Some(page.clone()),
    }
}

/// Whether the page exists: a record's page exists if its record does, or if the file is not loaded.
pub fn exists(page: &Page, content: &Content) -> bool {
    found(page, content).is_some()
}

/// Whether the page's record is in its file, but unusable.
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

/// A sentence about the page, for search engines and link previews; empty if the data has none.
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
