//! One mission: objectives, actions, the groups and partners it works with.

use site_core::content::Records;
use site_core::content::file::File;
use site_core::content::records::{Action, Mission};
use site_core::route::Page;
use site_core::text::missions as messages;

use crate::components::fact::dated;
use crate::components::link::{breadcrumbs, embed_line, group_item, group_tag, sources, title_link, turn_page};
use crate::components::localized::{items, localized};
use crate::components::notice;
use crate::components::section::section;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

pub fn view(context: &Context, id: &str) -> Node {
    let Some(missions) = context.content.missions.ready() else {
        return notice::failed(context, File::Missions, Page::Missions.title(context.locale));
    };
    match missions.all.iter().position(|mission| mission.id == id) {
        Some(index) => page(context, missions, index),
        None => super::not_found::view(context, false),
    }
}

/// Links to all missions; the mission at `index` is the current page.
fn links(context: &Context, missions: &Records<Mission>, index: usize) -> Vec<Node> {
    missions
        .all
        .iter()
        .enumerate()
        .map(|(number, other)| {
            let href = Page::Mission(other.id.clone()).href(context.locale);
            let current = (number == index).then_some("page");
            el("li")
                .child(
                    el("a")
                        .attr("href", href)
                        .attr("aria-current", current)
                        .child(el("b").attr("aria-hidden", "true").child(number + 1))
                        .child(el("span").child(localized(&other.title, context.locale))),
                )
                .node()
        })
        .collect()
}

fn page(context: &Context, missions: &Records<Mission>, index: usize) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let Some(mission) = missions.all.get(index) else { return super::not_found::view(context, false) };
    let count = missions.all.len();
    let objectives = items(&mission.objectives, locale);
    let actions: Vec<Node> = mission.actions.iter().map(|one| action(context, one)).collect();
    let neighbour = |index: usize| {
        let mission = &missions.all[index];
        (Page::Mission(mission.id.clone()), messages::mission_number(locale, index + 1), &mission.title)
    };
    let read = mission.sources.iter().chain(mission.actions.iter().flat_map(|action| &action.sources));
    many()
        .child(
            el("header").class("mission-head").child(
                el("div")
                    .class("wrap")
                    .child(breadcrumbs(
                        context,
                        &[(Page::Missions, Page::Missions.title(locale))],
                        messages::mission_number(locale, index + 1),
                    ))
                    .child(
                        el("div")
                            .class("mission-head-grid")
                            .child(el("span").class("mission-figure").attr("aria-hidden", "true").child(index + 1))
                            .child(
                                el("div")
                                    .class("stack")
                                    .child(
                                        el("p")
                                            .class("folio")
                                            .child(messages::mission_place(locale, index + 1, count))
                                            .child(el("span").attr("aria-hidden", "true").child("·"))
                                            .child(super::missions::describe(mission, context)),
                                    )
                                    .child(el("h1").child(localized(&mission.title, locale)))
                                    .child(
                                        localized(&mission.summary, locale)
                                            .map(|lead| el("p").class("lead").child(lead)),
                                    ),
                            ),
                    ),
            ),
        )
        .child(notice::all_missing(context, &[File::Groups, File::Members]))
        .child(
            el("div")
                .class("wrap sidebar-page mission-body")
                .child(
                    el("nav")
                        .class("mission-nav")
                        .attr("aria-label", words.all_missions)
                        .child(el("ol").class("ruled").child(links(context, missions, index))),
                )
                .child(
                    el("div")
                        .class("stack")
                        .attr("data-gap", "section")
                        .child((!objectives.is_empty()).then(|| {
                            section(
                                "t-objectives",
                                words.objectives,
                                el("ol").class("numbered ruled").child(objectives).node(),
                            )
                        }))
                        .child((!actions.is_empty()).then(|| {
                            section("t-actions", shared.actions, el("ul").class("action-list").child(actions).node())
                        }))
                        .child(groups(context, mission))
                        .child(partners(context, mission))
                        .child(sources(context, None, read))
                        .child(embed_line(context, Page::Mission(mission.id.clone())))
                        .child(turn_page(context, words.neighbour_missions, [index, count], &neighbour)),
                ),
        )
        .node()
}

fn action(context: &Context, action: &Action) -> Node {
    let locale = context.locale;
    let kind = action.kind.as_ref().zip(context.content.site.ready()).map(|(kind, site)| site.kind(kind, locale));
    let about: Vec<String> =
        [kind, action.as_of.as_ref().map(|as_of| dated(as_of, locale))].into_iter().flatten().collect();
    let groups = context.content.groups.ready().map(|groups| groups.some(&action.group_ids)).unwrap_or_default();
    let tags: Vec<Node> = groups.iter().map(|group| group_tag(group, locale).node()).collect();
    el("li")
        .child(el("p").child(el("b").child(title_link(action.url.as_deref(), localized(&action.title, locale)))))
        .child(el("p").class("note row").child(el("span").child(about.join(", "))).child(tags))
        .node()
}

fn groups(context: &Context, mission: &Mission) -> Option<Node> {
    let locale = context.locale;
    let groups = context.content.groups.ready()?.some(&mission.related_group_ids);
    let items: Vec<Node> = groups.iter().map(|group| group_item("contents-item", group, locale)).collect();
    (!items.is_empty()).then(|| {
        section("t-groups", messages::words(locale).concerned_groups, el("ul").class("contents").child(items).node())
    })
}

fn partners(context: &Context, mission: &Mission) -> Option<Node> {
    let locale = context.locale;
    let partners = context.content.members.ready()?.records.some(&mission.related_partner_ids);
    let items: Vec<Node> = partners
        .iter()
        .map(|partner| {
            let href = format!("{}#{}", Page::Network.href(locale), partner.id);
            el("li").child(el("a").attr("href", href).child(localized(&partner.name, locale))).node()
        })
        .collect();
    (!items.is_empty()).then(|| {
        section(
            "t-partners",
            messages::words(locale).concerned_partners,
            el("ul").class("columns ruled").child(items).node(),
        )
    })
}
