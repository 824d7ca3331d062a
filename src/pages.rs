//! The pages: each a plain function of the content and the URL.

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
pub mod unavailable;
pub mod workshop;

use leptos::prelude::{Get, untrack};
use site_core::query::{PageQuery, TextQuery};
use site_core::route::Page;

use crate::components::search_dialog;
use crate::context::{Context, URL_VALUES, has_values};
use crate::load::catalogue::{CATALOGUE, ENGINE, LIST, SITE_INDEX};
use crate::load::part::{AnyPart, Part, Progress};
use crate::part;
use crate::view::Node;

/// Draws a page; the second argument is the id of the record shown, or empty.
type View = fn(&Context, &str) -> Node;

/// Which code draws a page.
enum Code {
    /// In the main part of the app.
    Main(View),
    /// In a part that is fetched when it is first needed.
    Apart(&'static Part<View>),
}

/// Declares the code of each page: its static, its part and its view, or its view in the main part.
macro_rules! views {
    (
        apart { $($apart:ident => $name:ident = $part:ident, $view:expr;)* }
        main { $($main:ident => $own:expr;)* }
    ) => {
        part! { $(static $name: View = $part, $view)* }

        fn code(page: &Page) -> Code {
            match page {
                $(Page::$apart { .. } => Code::Apart(&$name),)*
                $(Page::$main { .. } => Code::Main($own),)*
            }
        }
    };
}

views! {
    apart {
        Home => HOME = home, |context, _| home::view(context);
        Groups => GROUPS = groups, |context, _| groups::view(context);
        Group => GROUP = group, group::view;
        Platforms => PLATFORMS = platforms, |context, _| platforms::view(context);
        Platform => PLATFORM = platform, platform::view;
        Network => NETWORK = network, |context, _| network::view(context);
        Agenda => AGENDA = agenda, |context, _| agenda::view(context);
        Search => SEARCH = search, |context, _| search::view(context);
        Overview => OVERVIEW = overview, |context, _| overview::view(context);
        Needs => NEEDS = needs, |context, _| needs::view(context);
        Compare => COMPARE = compare, |context, _| compare::view(context);
        Shortlist => SHORTLIST = shortlist, |context, _| shortlist::view(context);
        Propose => PROPOSE = propose, |context, _| propose::view(context);
        Builder => BUILDER = builder, |context, _| builder::view(context);
        Workshop => WORKSHOP = workshop, |context, _| workshop::view(context);
    }
    main {
        Missions => |context, _| missions::view(context);
        Mission => mission::view;
        About => |context, _| about::view(context);
        Accessibility => |context, _| texts::accessibility(context);
        Legal => |context, _| texts::legal(context);
    }
}

/// The parts of the app that a page with this query needs, besides the main part.
pub fn parts(page: &Page, search: &str) -> Vec<&'static dyn AnyPart> {
    let mut parts: Vec<&'static dyn AnyPart> = Vec::new();
    if let Code::Apart(own) = code(page) {
        parts.push(own);
    }
    if page.uses_catalogue() {
        parts.push(&CATALOGUE);
    }
    if has_values(page, search) {
        parts.push(&URL_VALUES);
    }
    let has_words = TextQuery::parse(search).text.contains(|character: char| !character.is_whitespace());
    match page {
        Page::Platforms => parts.extend(platforms::parts(search)),
        Page::Groups | Page::Network | Page::Agenda if has_words => parts.push(&LIST),
        Page::Search if has_words => parts.extend([&ENGINE as &dyn AnyPart, &SITE_INDEX]),
        _ => {}
    }
    parts
}

/// Progress of the parts that a page needs, tracked. Requests those that were never requested.
pub fn progress(page: &Page, search: &str) -> Progress {
    let needed = parts(page, search).into_iter().map(|part| {
        let progress = part.progress();
        if progress == Progress::Absent {
            part.request();
        }
        progress
    });
    needed.fold(Progress::Ready, Progress::and)
}

/// Requests the parts of a page that have not arrived.
pub fn request(page: &Page) {
    parts(page, "").into_iter().for_each(AnyPart::request);
}

/// The pages that visitors are likely to open after this one, the likeliest first.
pub fn likely_next(page: &Page) -> Vec<Page> {
    let records = || [Page::Platforms, Page::Platform(String::new())];
    match page.section() {
        Page::Home => [records().to_vec(), vec![Page::Groups, Page::Group(String::new())]].concat(),
        Page::Groups => vec![Page::Group(String::new()), Page::Agenda],
        _ => records().to_vec(),
    }
}

/// The parts of these pages, and of the search dialog.
pub fn parts_of(pages: &[Page]) -> Vec<&'static dyn AnyPart> {
    let search = [&SITE_INDEX as &dyn AnyPart, search_dialog::part()];
    pages.iter().flat_map(|page| parts(page, "")).chain(search).collect()
}

/// Draws a page, or a notice if a part that it needs is missing.
pub fn view(page: &Page, context: &Context) -> Node {
    // The caller tracks whether the parts have failed: a notice stays while they are requested again.
    let view = untrack(|| match code(page) {
        _ if progress(page, "") != Progress::Ready => None,
        Code::Main(view) => Some(view),
        Code::Apart(part) => part.get(),
    });
    view.map_or_else(
        || unavailable::view(context, page, parts(page, &untrack(|| context.search.get()))),
        |view| view(context, page.id().unwrap_or_default()),
    )
}
