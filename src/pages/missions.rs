//! The missions of the network, core and additional.

use site_core::content::file::File;
use site_core::content::records::Mission;
use site_core::route::Page;
use site_core::text;

use crate::components::link::{cover_link, embed_line};
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let list = context.content.missions.ready().map(|missions| {
        el("div")
            .class("wrap")
            .child(el("ol").class("tiles missions").child(tiles(context, &missions.all)))
            .child(notice::left_out(context, missions, File::Missions))
            .child(embed_line(context, Page::Missions))
    });
    many()
        .child(page_head(context, Page::Missions.title(locale), Page::Missions.title(locale), "missions"))
        .child(notice::all_missing(context, &[File::Missions, File::Site]))
        .child(list)
        .node()
}

fn number(index: usize) -> Node {
    el("span").class("mission-number").attr("aria-hidden", "true").child(index + 1).node()
}

fn kind(mission: &Mission) -> &'static str {
    if mission.is_additional { "additional" } else { "core" }
}

/// The missions: kind, title as a link, summary.
fn tiles(context: &Context, missions: &[Mission]) -> Vec<Node> {
    let tile = |(index, mission): (usize, &Mission)| {
        let link = cover_link(context.locale, Page::Mission(mission.id.clone()), &mission.title);
        el("li")
            .class("mission-item")
            .attr("data-type", kind(mission))
            .child(number(index))
            .child(el("p").class("folio").child(describe(mission, context)))
            .child(el("h2").child(link))
            .child(el("p").child(localized(&mission.summary, context.locale)))
            .node()
    };
    missions.iter().enumerate().map(tile).collect()
}

/// `Mission socle, depuis 2018`; `Mission additionnelle, 2023-2027`.
pub(super) fn describe(mission: &Mission, context: &Context) -> String {
    let shared = context.locale.text();
    let words = text::missions::words(context.locale);
    let kind = if mission.is_additional { words.additional_mission } else { words.core_mission };
    match (&mission.as_of, mission.since) {
        (Some(period), _) => format!("{kind}, {period}"),
        (None, Some(since)) => format!("{kind}, {}\u{a0}{}", shared.since, since.long(context.locale)),
        (None, None) => kind.to_owned(),
    }
}
