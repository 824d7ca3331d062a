//! The mini-site of a working group: presentation and aims, structuring actions, resources and links.

mod history;
mod part;

use engine::Unmarked;
use site_core::catalogue::Catalogue;
use site_core::content::Records;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::records::{Group, Person, Platform};
use site_core::history::History;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::groups as messages;

use crate::components::fact::{dated, key_fact, pair, person};
use crate::components::icon::pictogram;
use crate::components::link::{address_link, breadcrumbs, embed_line, more_link, sources, turn_page};
use crate::components::localized::{items, localized, localized_list, paragraphs, unbroken};
use crate::components::notice;
use crate::components::record::Rows;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};
use history::{actions, resources};
use part::GroupSection;

pub fn view(context: &Context, id: &str) -> Node {
    let Some(groups) = context.content.groups.ready() else {
        return notice::failed(context, File::Groups, Page::Groups.title(context.locale));
    };
    match groups.all.iter().position(|group| group.id == id) {
        Some(index) => mini_site(context, groups, index),
        None => super::not_found::view(context, false),
    }
}

fn mini_site(context: &Context, groups: &Records<Group>, index: usize) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let Some(group) = groups.all.get(index) else { return super::not_found::view(context, false) };
    let events = context.content.events.ready().map(|events| &events.all[..]).unwrap_or_default();
    let history = History::of(group, events);
    let parts = [
        presentation(context, group),
        aims(context, group),
        actions(context, group, &history),
        resources(context, &history),
        platforms(context, group),
    ];
    let parts: Vec<GroupSection> = parts.into_iter().flatten().collect();
    let links: Vec<Node> = parts
        .iter()
        .map(|part| {
            let count = part.count.map(|count| many().child(" ").child(el("span").class("count").child(count)));
            el("li").child(el("a").attr("href", format!("#{}", part.id)).child(part.short).child(count)).node()
        })
        .collect();
    let sections: Vec<Node> = parts.into_iter().map(GroupSection::section).collect();
    let neighbour = |index: usize| {
        let group = &groups.all[index];
        (Page::Group(group.id.clone()), messages::group_number(locale, index + 1), &group.name)
    };
    let count = groups.all.len();
    let read: Vec<&String> = group
        .sources
        .iter()
        .chain(group.facts.iter().flat_map(|fact| &fact.sources))
        .chain(group.structuring_actions.iter().flat_map(|action| &action.sources))
        .chain(group.coordinators.iter().chain(&group.former_coordinators).flat_map(|person| &person.sources))
        .chain(events.iter().filter(|event| event.group_ids.contains(&group.id)).flat_map(|event| &event.sources))
        .collect();
    let as_of = group.as_of.as_ref().map(|as_of| match Date::parse(as_of) {
        Some(date) => text::information_of(locale, date),
        None => messages::period(locale, &dated(as_of, locale)),
    });
    let position = messages::group_position(locale, index + 1, count);
    el("div")
        .class("group-page")
        .attr("data-hue", group.hue.clone())
        .child(
            el("header").class("group-head").child(
                el("div")
                    .class("wrap")
                    .child(breadcrumbs(
                        context,
                        &[(Page::Groups, Page::Groups.title(locale))],
                        localized(group.short(), locale),
                    ))
                    .child(
                        el("div")
                            .class("group-head-grid")
                            .child(
                                el("div")
                                    .class("stack")
                                    .attr("data-gap", "loose")
                                    .child(el("p").class("folio").child(position))
                                    .child(el("h1").child(localized(&group.name, locale)))
                                    .child(
                                        localized(&group.summary, locale).map(|lead| el("p").class("lead").child(lead)),
                                    ),
                            )
                            .child(pictogram(group.icon.as_deref())),
                    )
                    .child(
                        el("nav")
                            .class("local-nav")
                            .attr("aria-label", shared.in_this_page)
                            .child(el("ul").child(links)),
                    ),
            ),
        )
        .child(notice::all_missing(
            context,
            &[File::Site, File::Events, File::Members, File::Platforms, File::Techniques],
        ))
        .child(
            el("div")
                .class("wrap margin-page group-body")
                .child(sections)
                .child(sources(context, as_of, read))
                .child(embed_line(context, Page::Group(group.id.clone())))
                .child(turn_page(context, words.neighbour_groups, [index, count], &neighbour)),
        )
        .node()
}

fn people(people: &[Person], context: &Context) -> Option<Node> {
    let each: Vec<Node> = people.iter().map(|one| person(one, context.locale)).collect();
    (!each.is_empty()).then(|| each.node())
}

/// Organisations that run a group together; members and partners of the network are links.
fn organisers(group: &Group, context: &Context) -> Option<Node> {
    let locale = context.locale;
    let each: Vec<Node> = group
        .co_organisers
        .iter()
        .map(|one| {
            let known =
                context.content.members.ready().and_then(|members| members.records.get(one.partner_id.as_deref()?));
            let name = unbroken(&one.name);
            match known {
                Some(member) => {
                    let href = format!("{}#{}", Page::Network.href(locale), member.id);
                    el("li").child(el("a").attr("href", href).child(name)).node()
                }
                None => el("li").child(name).node(),
            }
        })
        .collect();
    (!each.is_empty()).then(|| el("ul").child(each).node())
}

#[expect(clippy::unnecessary_wraps, reason = "every part of the page has one form")]
fn presentation(context: &Context, group: &Group) -> Option<GroupSection> {
    let locale = context.locale;
    let words = messages::words(locale);
    let site = context.content.site.ready();
    let facts: Vec<Node> = group.facts.iter().map(|fact| key_fact(fact, site, locale)).collect();
    let themes = localized_list(&group.themes, locale);
    let themes: Vec<Node> = themes.into_iter().map(|theme| el("li").child(theme).node()).collect();
    let mini_site = group.mini_site_url.clone().map(|address| address_link(address).node());
    let aside = el("dl")
        .class("margin-aside note stack")
        .child(pair(words.coordination, people(&group.coordinators, context)))
        .child(pair(
            if group.coordinators.is_empty() { words.coordination } else { words.with },
            organisers(group, context),
        ))
        .child(pair(words.former_coordination, people(&group.former_coordinators, context)))
        .child(pair(words.themes, (!themes.is_empty()).then(|| el("ul").class("theme-list").child(themes).node())))
        .child(pair(words.former_name, localized(&group.former_name, locale)))
        .child(pair(words.mini_site, mini_site))
        .node();
    let members: Vec<Node> = group
        .members
        .iter()
        .map(|one| {
            el("li")
                .child(one.name.clone())
                .child(localized(&one.affiliation, locale).map(|place| el("small").child(place)))
                .node()
        })
        .collect();
    let body = el("div")
        .class("stack")
        .attr("data-gap", "loose")
        .child(el("div").class("prose opening").child(paragraphs(&group.presentation, locale)))
        .child((!facts.is_empty()).then(|| el("ul").class("key-facts").child(facts)))
        .child((!members.is_empty()).then(|| {
            el("div")
                .child(el("h3").child(words.group_members))
                .child(el("ul").class("columns ruled people").child(members))
        }))
        .node();
    Some(GroupSection {
        id: "presentation",
        short: words.presentation,
        title: words.presentation,
        count: None,
        aside: Some(aside),
        body,
    })
}

/// The data files call the aims "missions", like the missions of the network.
fn aims(context: &Context, group: &Group) -> Option<GroupSection> {
    let words = context.locale.text();
    let aims = items(&group.missions, context.locale);
    (!aims.is_empty()).then(|| GroupSection {
        id: "missions",
        short: words.aims,
        title: words.aims,
        count: None,
        aside: None,
        body: el("ol").class("numbered ruled").child(aims).node(),
    })
}

/// Platforms with techniques that are themes of the group: some for each theme, and a link to all.
fn platforms(context: &Context, group: &Group) -> Option<GroupSection> {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let catalogue = context.catalogue.as_deref()?;
    let themes = techniques_of(catalogue, group);
    let mut shown: Vec<&Platform> = Vec::new();
    let mut lists: Vec<Node> = Vec::new();
    for technique in themes {
        let query = CatalogueQuery::only(Facet::Technique, &technique);
        let having = catalogue.having(Facet::Technique, &technique, locale);
        let name = catalogue.name(Facet::Technique, &technique, locale);
        let is_new = |platform: &&Platform| !shown.iter().any(|known| known.id == platform.id);
        let fresh: Vec<&Platform> = having.iter().copied().filter(is_new).take(2).collect();
        shown.extend(&fresh);
        let rows = Rows::new(context, catalogue, &Unmarked);
        let rows: Vec<Node> = fresh.iter().map(|platform| rows.record(platform, &[], None, None).node()).collect();
        if !having.is_empty() {
            let more = more_link(catalogue_href(locale, &query), text::catalogue::show_results(locale, having.len()));
            lists.push(
                el("div")
                    .class("stack")
                    .attr("data-gap", "tight")
                    .child(el("h3").child(name))
                    .child(el("ol").class("records").child(rows))
                    .child(el("p").child(more))
                    .node(),
            );
        }
    }
    (!lists.is_empty()).then(|| GroupSection {
        id: "platforms",
        short: shared.platforms,
        title: words.related_platforms,
        count: None,
        aside: None,
        body: el("div").class("stack").attr("data-gap", "loose").child(lists).node(),
    })
}

/// Ids of the techniques named like one of the group's themes, without duplicates.
fn techniques_of(catalogue: &Catalogue, group: &Group) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for theme in group.themes.values().flatten() {
        for technique in catalogue.techniques_named(theme) {
            if !ids.contains(&technique.id) {
                ids.push(technique.id.clone());
            }
        }
    }
    ids
}
