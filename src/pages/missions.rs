//! The missions of the network, core and additional.

use crate::app::Context;
use crate::components::localized::{localized, note};
use crate::components::notice;
use crate::components::section::page_head;
use crate::content::file::File;
use crate::content::records::Mission;
use crate::dom::{IntoNode, Node, el, many};
use crate::route::Page;

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let words = locale.text();
    let list = context.content.missions.ready().map(|missions| {
        el("div")
            .class("wrap")
            .child(el("ol").class("tiles missions").child(full_tiles(context, &missions.all)))
            .child(note(&missions.note, locale))
            .child(notice::left_out(context, missions, File::Missions))
    });
    many()
        .child(page_head(context, words.missions, words.missions, "missions"))
        .child(notice::all_missing(context, &[File::Missions, File::Site]))
        .child(list)
        .node()
}

fn number(place: usize) -> Node {
    el("span").class("mission-number").attr("aria-hidden", "true").child(place + 1).node()
}

fn kind(mission: &Mission) -> &'static str {
    if mission.is_additional { "additional" } else { "core" }
}

/// Titles that lead to each mission, for the home page.
pub(super) fn tiles(context: &Context, missions: &[Mission]) -> Vec<Node> {
    let locale = context.locale;
    let tile = |(place, mission): (usize, &Mission)| {
        el("li")
            .class("mission-item")
            .attr("data-type", kind(mission))
            .child(number(place))
            .child(
                el("h3").child(
                    el("a")
                        .class("cover-link")
                        .attr("href", Page::Mission(mission.id.clone()).href(locale))
                        .child(localized(&mission.title, locale)),
                ),
            )
            .node()
    };
    missions.iter().enumerate().map(tile).collect()
}

/// The same with what each is about.
fn full_tiles(context: &Context, missions: &[Mission]) -> Vec<Node> {
    let locale = context.locale;
    let tile = |(place, mission): (usize, &Mission)| {
        el("li")
            .class("mission-item")
            .attr("data-type", kind(mission))
            .child(number(place))
            .child(el("p").class("folio").child(describe(mission, context)))
            .child(
                el("h2").child(
                    el("a")
                        .class("cover-link")
                        .attr("href", Page::Mission(mission.id.clone()).href(locale))
                        .child(localized(&mission.title, locale)),
                ),
            )
            .child(el("p").child(localized(&mission.summary, locale)))
            .node()
    };
    missions.iter().enumerate().map(tile).collect()
}

/// `Mission socle, depuis 2018`; `Mission additionnelle, 2023-2027`.
pub(super) fn describe(mission: &Mission, context: &Context) -> String {
    let words = context.locale.text();
    let kind = if mission.is_additional { words.additional_mission } else { words.core_mission };
    match (&mission.as_of, mission.since) {
        (Some(period), _) => format!("{kind}, {period}"),
        (None, Some(since)) => format!("{kind}, {}\u{a0}{}", words.since, since.long(context.locale)),
        (None, None) => kind.to_owned(),
    }
}
