//! The pages: each a plain function of the content and the address.

pub mod about;
pub mod agenda;
pub mod builder;
pub mod compare;
pub mod group;
pub mod groups;
pub mod home;
pub mod loading;
pub mod mission;
pub mod missions;
pub mod needs;
pub mod network;
pub mod not_found;
pub mod overview;
pub mod platform;
pub mod platforms;
pub mod propose;
pub mod search;
pub mod shortlist;
pub mod texts;

use site_core::route::Page;

use crate::context::Context;
use crate::view::Node;

/// Draws a page.
pub fn view(page: &Page, context: &Context) -> Node {
    match page {
        Page::Home => home::view(context),
        Page::Groups => groups::view(context),
        Page::Group(id) => group::view(context, id),
        Page::Missions => missions::view(context),
        Page::Mission(id) => mission::view(context, id),
        Page::Platforms => platforms::view(context),
        Page::Platform(id) => platform::view(context, id),
        Page::Network => network::view(context),
        Page::Agenda => agenda::view(context),
        Page::About => about::view(context),
        Page::Search => search::view(context),
        Page::Overview => overview::view(context),
        Page::Needs => needs::view(context),
        Page::Compare => compare::view(context),
        Page::Shortlist => shortlist::view(context),
        Page::Propose => propose::view(context),
        Page::Builder => builder::view(context),
        Page::Accessibility => texts::accessibility(context),
        Page::Legal => texts::legal(context),
    }
}
