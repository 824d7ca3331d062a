//! A small network for the surfaces that need one.

use std::sync::LazyLock;

use editing::files::Files;
use site_core::content::Content;
use site_core::content::date::Date;
use site_core::content::file::File;

pub const TODAY: Date = Date { year: 2026, month: Some(11), day: Some(21) };

pub fn text(file: File) -> &'static str {
    match file {
        File::Site => include_str!("../../fixtures/network/site.json"),
        File::Missions => include_str!("../../fixtures/network/missions.json"),
        File::Groups => include_str!("../../fixtures/network/groups.json"),
        File::Members => include_str!("../../fixtures/network/members.json"),
        File::Events => include_str!("../../fixtures/network/events.json"),
        File::Platforms => include_str!("../../fixtures/network/platforms.json"),
        File::Hosts => include_str!("../../fixtures/network/hosts.json"),
        File::Techniques => include_str!("../../fixtures/network/techniques.json"),
        File::Map => include_str!("../../fixtures/network/map.json"),
    }
}

pub fn files() -> Files {
    File::ALL.into_iter().map(|file| (file, Ok(text(file).to_owned()))).collect()
}

pub static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let mut content = Content::default();
    for file in File::ALL {
        content.set(file, Ok(text(file)));
    }
    content
});
