//! What is known of a page besides its view: the files it is drawn from, whether it exists, its title and description.

use crate::content::Content;
use crate::content::file::File;
use crate::locale::Locale;
use crate::route::Page;

/// What the catalogue is made of.
pub const CATALOGUE_FILES: &[File] = &[File::Platforms, File::Hosts, File::Techniques, File::Map];

/// The files that a page shows; it is drawn once all have come, or will not come.
pub const fn files(page: &Page) -> &'static [File] {
    use File::{Events, Groups, Hosts, Map, Members, Missions, Platforms, Site, Techniques};
    match page {
        Page::Home | Page::Builder => &[Site, Groups, Missions, Events, Platforms, Hosts, Techniques, Map],
        Page::Groups => &[Site, Groups],
        Page::Group(_) => &[Site, Groups, Events, Members, Platforms, Hosts, Techniques, Map],
        Page::Missions => &[Site, Missions],
        Page::Mission(_) => &[Site, Missions, Groups, Members],
        Page::Platforms | Page::Platform(_) | Page::Overview | Page::Compare | Page::Shortlist | Page::Propose => {
            &[Site, Platforms, Hosts, Techniques, Map]
        }
        Page::Network => &[Site, Members, Map],
        Page::Agenda => &[Site, Events, Groups],
        Page::Search => &[Site, Groups, Missions, Members, Events, Platforms, Hosts, Techniques, Map],
        Page::About | Page::Accessibility | Page::Legal => &[Site],
    }
}

/// The file without which a page has nothing to show.
pub const fn essential(page: &Page) -> Option<File> {
    match page {
        Page::Home | Page::Search | Page::Builder => None,
        Page::Groups | Page::Group(_) => Some(File::Groups),
        Page::Missions | Page::Mission(_) => Some(File::Missions),
        Page::Platforms | Page::Platform(_) | Page::Overview | Page::Compare | Page::Shortlist => Some(File::Platforms),
        Page::Propose => Some(File::Techniques),
        Page::Network => Some(File::Members),
        Page::Agenda => Some(File::Events),
        Page::About | Page::Accessibility | Page::Legal => Some(File::Site),
    }
}

/// Whether a page needs the searchable catalogue.
pub fn uses_catalogue(page: &Page) -> bool {
    files(page).contains(&File::Platforms)
}

/// Whether a page shows what a text in its address finds in the catalogue.
pub const fn searches(page: &Page) -> bool {
    matches!(page, Page::Platforms | Page::Search)
}

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
    let text = locale.text();
    let record = match page {
        Page::Home => return text.home_title.to_owned(),
        Page::Groups => return text.groups_long.to_owned(),
        Page::Missions => return text.missions.to_owned(),
        Page::Platforms => return text.platforms_long.to_owned(),
        Page::Network => return text.network_long.to_owned(),
        Page::Agenda => return text.agenda.to_owned(),
        Page::About => return text.about.to_owned(),
        Page::Search => return text.search_title.to_owned(),
        Page::Overview => return text.overview.to_owned(),
        Page::Compare => return text.compare.to_owned(),
        Page::Shortlist => return text.shortlist.to_owned(),
        Page::Propose => return text.propose.to_owned(),
        Page::Builder => return text.builder.to_owned(),
        Page::Accessibility => return text.accessibility_long.to_owned(),
        Page::Legal => return text.legal.to_owned(),
        Page::Group(id) => content.groups.ready().and_then(|groups| groups.get(id)).map(|group| &group.name),
        Page::Mission(id) => {
            content.missions.ready().and_then(|missions| missions.get(id)).map(|mission| &mission.title)
        }
        Page::Platform(id) => content.platforms.ready().and_then(|all| all.get(id)).map(|platform| &platform.name),
    };
    let unknown = || {
        if content.error(essential(page).unwrap_or(File::Site)).is_some() {
            section_title(page, locale)
        } else {
            text.not_found
        }
    };
    record.map_or_else(|| unknown().to_owned(), |name| name.text(locale).to_owned())
}

/// What stands for the title of a record that could not be read.
fn section_title(page: &Page, locale: Locale) -> &'static str {
    let text = locale.text();
    match page.section() {
        Page::Groups => text.groups_long,
        Page::Missions => text.missions,
        _ => text.platforms_long,
    }
}

/// A sentence on what the page is about, for those who have not opened it; empty where the data has none.
pub fn description(page: &Page, content: &Content, locale: Locale) -> String {
    let lead = |name| content.site.ready().map(|site| site.lead(name).text(locale).to_owned());
    let said = match page {
        Page::Home => content.site.ready().map(|site| site.home.lead.text(locale).to_owned()),
        Page::Groups => lead("groups"),
        Page::Missions => lead("missions"),
        Page::Platforms => lead("platforms"),
        Page::Network => lead("network"),
        Page::Agenda => lead("agenda"),
        Page::About => lead("about"),
        Page::Overview => lead("overview"),
        Page::Propose => lead("propose"),
        Page::Builder => lead("builder"),
        Page::Search | Page::Compare | Page::Shortlist | Page::Accessibility | Page::Legal => None,
        Page::Group(id) => content.groups.ready().and_then(|all| Some(all.get(id)?.summary.text(locale).to_owned())),
        Page::Mission(id) => {
            content.missions.ready().and_then(|all| Some(all.get(id)?.summary.text(locale).to_owned()))
        }
        Page::Platform(id) => {
            content.platforms.ready().and_then(|all| Some(all.get(id)?.summary.text(locale).to_owned()))
        }
    };
    said.unwrap_or_default()
}
