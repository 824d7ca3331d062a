//! The mini-site of a working group: presentation and missions, structuring actions, resources and links.

use leptos::prelude::*;

use crate::app::Context;
use crate::catalogue::Catalogue;
use crate::components::event::{self, Year};
use crate::components::fact::{dated, key_fact, pair, person};
use crate::components::icon::{icon, pictogram};
use crate::components::link::{breadcrumbs, more_link, source_list, sources, title_link, turn_page};
use crate::components::localized::{items, localized, localized_list, note, paragraphs};
use crate::components::record::record;
use crate::content::file::File;
use crate::content::records::{Action, Group, Person, Platform, Resource};
use crate::content::{Records, url};
use crate::query::{CatalogueQuery, Facet, catalogue_href};
use crate::route::Page;
use crate::text;

pub fn view(context: &Context, id: &str) -> AnyView {
    let Some(groups) = context.content.groups.ready() else {
        return super::failed(context, File::Groups, context.locale.text().groups_long);
    };
    match groups.all.iter().position(|group| group.id == id) {
        Some(place) => mini_site(context, groups, place),
        None => super::not_found::view(context),
    }
}

fn mini_site(context: &Context, groups: &Records<Group>, place: usize) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let Some(group) = groups.all.get(place) else { return super::not_found::view(context) };
    let parts = [
        presentation(context, group),
        missions(context, group),
        actions(context, group),
        resources(context, group),
        events(context, group),
        platforms(context, group),
    ];
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let links: Vec<AnyView> = parts
        .iter()
        .map(|part| {
            let count = part.count.map(|count| view! { " "<span class="count">{count}</span> });
            view! { <li><a href=format!("#{}", part.id) rel="external">{part.short}{count}</a></li> }.into_any()
        })
        .collect();
    let sections: Vec<AnyView> = parts.into_iter().map(Part::section).collect();
    let neighbour = |place: usize| {
        let group = &groups.all[place];
        (
            Page::Group(group.id.clone()).href(locale),
            text::group_number(locale, place + 1),
            localized(&group.name, locale).unwrap_or_else(|| ().into_any()),
        )
    };
    let count = groups.all.len();
    let read: Vec<&String> = group
        .sources
        .iter()
        .chain(group.facts.iter().flat_map(|fact| &fact.sources))
        .chain(group.structuring_actions.iter().flat_map(|action| &action.sources))
        .chain(group.coordinators.iter().chain(&group.former_coordinators).flat_map(|person| &person.sources))
        .collect();
    view! {
        <div class="group-page" data-hue=group.hue.clone()>
            <header class="group-head">
                <div class="wrap">
                    {breadcrumbs(locale, &[(Page::Groups, words.groups_long)], localized(group.short(), locale))}
                    <div class="group-head-grid">
                        <div class="stack" data-gap="loose">
                            <p class="folio">{text::group_place(locale, place + 1, count)}</p>
                            <h1>{localized(&group.name, locale)}</h1>
                            {localized(&group.summary, locale).map(|lead| view! { <p class="lead">{lead}</p> })}
                        </div>
                        {pictogram(group.icon.as_deref())}
                    </div>
                    <nav class="local-nav" aria-label=words.in_this_page><ul>{links}</ul></nav>
                </div>
            </header>
            <div class="wrap margin-page group-body">
                {sections}
                {sources(locale, read)}
                {(count > 1).then(|| turn_page(words.neighbour_groups, neighbour((place + count - 1) % count), neighbour((place + 1) % count)))}
            </div>
        </div>
    }
    .into_any()
}

/// A section of the page, named in the navigation within it.
struct Part {
    id: &'static str,
    short: &'static str,
    title: &'static str,
    count: Option<usize>,
    aside: Option<AnyView>,
    body: AnyView,
}

impl Part {
    fn section(self) -> AnyView {
        let title_id = format!("t-{}", self.id);
        let labelled = title_id.clone();
        view! {
            <section class="margin-section" id=self.id aria-labelledby=labelled>
                <h2 id=title_id>{self.title}</h2>
                {self.aside}
                {self.body}
            </section>
        }
        .into_any()
    }
}

fn people(people: &[Person], context: &Context) -> Option<AnyView> {
    let each: Vec<AnyView> = people.iter().map(|one| person(one, context.locale)).collect();
    (!each.is_empty()).then(|| each.into_any())
}

/// Organisations that run a group together: a link where one is a member or a partner of the network.
fn organisers(group: &Group, context: &Context) -> Option<AnyView> {
    let locale = context.locale;
    let each: Vec<AnyView> = group
        .co_organisers
        .iter()
        .map(|one| {
            let known = context.content.members.ready().and_then(|members| members.records.get(one.partner_id.as_deref()?));
            let name = one.name.clone();
            match known {
                Some(member) => {
                    let href = format!("{}#{}", Page::Network.href(locale), member.id);
                    view! { <li><a href=href>{name}</a></li> }.into_any()
                }
                None => view! { <li>{name}</li> }.into_any(),
            }
        })
        .collect();
    (!each.is_empty()).then(|| view! { <ul>{each}</ul>{note(&group.co_organisers_note, locale)} }.into_any())
}

#[expect(clippy::unnecessary_wraps, reason = "every part of the page has one form")]
fn presentation(context: &Context, group: &Group) -> Option<Part> {
    let locale = context.locale;
    let words = locale.text();
    let site = context.content.site.ready();
    let facts: Vec<AnyView> = group.facts.iter().map(|fact| key_fact(fact, site, locale)).collect();
    let themes = localized_list(&group.themes, locale);
    let themes: Vec<AnyView> = themes.into_iter().map(|theme| view! { <li>{theme}</li> }.into_any()).collect();
    let mini_site = group.mini_site_url.as_ref().map(|address| {
        view! { <a href=address.clone()>{url::readable(address).to_owned()}</a>{note(&group.mini_site_note, locale)} }.into_any()
    });
    let notes = [&group.name_note, &group.notes].into_iter().filter_map(|text| localized(text, locale));
    let notes: Vec<AnyView> = notes.map(|text| view! { <p>{text}</p> }.into_any()).collect();
    let aside = view! {
        <dl class="margin-aside note stack">
            {pair(words.coordination, people(&group.coordinators, context))}
            {pair(if group.coordinators.is_empty() { words.coordination } else { words.with }, organisers(group, context))}
            {pair(words.former_coordination, people(&group.former_coordinators, context))}
            {pair(words.themes, (!themes.is_empty()).then(|| view! { <ul class="theme-list">{themes}</ul> }.into_any()))}
            {pair(words.former_name, localized(&group.former_name, locale))}
            {pair("Mini-site", mini_site)}
            {pair(words.information_of, group.as_of.as_ref().map(|as_of| dated(as_of, locale).into_any()))}
        </dl>
    }
    .into_any();
    let members: Vec<AnyView> = group
        .members
        .iter()
        .map(|one| view! { <li>{one.name.clone()}{localized(&one.affiliation, locale).map(|place| view! { <small>{place}</small> })}</li> }.into_any())
        .collect();
    let body = view! {
        <div class="stack" data-gap="loose">
            <div class="prose opening">{paragraphs(&group.presentation, locale)}</div>
            {(!facts.is_empty()).then(|| view! { <ul class="key-facts">{facts}</ul> })}
            {(!members.is_empty()).then(|| view! { <div><h3>{words.group_members}</h3><ul class="columns ruled people">{members}</ul></div> })}
            {(!notes.is_empty()).then(|| view! { <div class="note prose"><h3>{words.to_know}</h3>{notes}</div> })}
        </div>
    }
    .into_any();
    Some(Part { id: "presentation", short: words.presentation, title: words.presentation, count: None, aside: Some(aside), body })
}

fn missions(context: &Context, group: &Group) -> Option<Part> {
    let words = context.locale.text();
    let missions = items(&group.missions, context.locale);
    (!missions.is_empty()).then(|| Part {
        id: "missions",
        short: words.missions,
        title: words.missions,
        count: None,
        aside: None,
        body: view! { <ol class="numbered ruled">{missions}</ol> }.into_any(),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every part of the page has one form")]
fn actions(context: &Context, group: &Group) -> Option<Part> {
    let words = context.locale.text();
    let actions: Vec<AnyView> = group.structuring_actions.iter().map(|one| action(context, one)).collect();
    let count = actions.len();
    let body = if actions.is_empty() {
        view! { <p class="note">{words.no_action}</p> }.into_any()
    } else {
        view! { <ol class="timeline">{actions}</ol> }.into_any()
    };
    let counted = (count > 0).then_some(count);
    Some(Part { id: "actions", short: words.actions, title: words.structuring_actions, count: counted, aside: None, body })
}

fn action(context: &Context, action: &Action) -> AnyView {
    let locale = context.locale;
    let site = context.content.site.ready();
    let events = context.content.events.ready();
    let year = match &action.year {
        Some(year) => year.clone().into_any(),
        None => view! { <span class="visually-hidden">{locale.text().undated}</span> }.into_any(),
    };
    let kind = action.kind.as_ref().zip(site).map(|(kind, site)| view! { <span>{site.kind(kind, locale)}</span> });
    let event = action.event_id.as_ref().and_then(|id| events?.get(id)).map(|event| {
        let href = format!("{}#{}", Page::Agenda.href(locale), event.id);
        view! { <span><a href=href>{event.start.long(locale)}</a></span> }
    });
    view! {
        <li>
            <span class="timeline-year">{year}</span>
            <div>
                <h3>{title_link(action.url.as_deref(), localized(&action.title, locale))}</h3>
                {localized(&action.description, locale).map(|text| view! { <p>{text}</p> })}
                <p class="note row">{kind}{event}</p>
                {source_list(locale, &action.sources)}
            </div>
        </li>
    }
    .into_any()
}

fn resources(context: &Context, group: &Group) -> Option<Part> {
    let words = context.locale.text();
    let list = |is_related: bool, title: &'static str| {
        let chosen = group.resources.iter().filter(|resource| resource.is_related == is_related);
        let links: Vec<AnyView> = chosen.map(|one| resource(context, one)).collect();
        (!links.is_empty())
            .then(|| view! { <div class="stack" data-gap="tight"><h3>{title}</h3><ul class="link-list ruled">{links}</ul></div> })
    };
    (!group.resources.is_empty()).then(|| Part {
        id: "resources",
        short: words.resources,
        title: words.resources_long,
        count: Some(group.resources.len()),
        aside: None,
        body: view! {
            <div class="stack" data-gap="loose">{list(false, words.by_the_group)}{list(true, words.elsewhere)}</div>
        }
        .into_any(),
    })
}

fn resource(context: &Context, resource: &Resource) -> AnyView {
    let locale = context.locale;
    let drawing = match resource.kind.as_deref() {
        Some("replay") => "play",
        Some("external-link") => "external",
        Some("mini-site") => "globe",
        _ => "doc",
    };
    let kind = resource.kind.as_ref().zip(context.content.site.ready()).map(|(kind, site)| site.kind(kind, locale));
    let host = resource.url.as_deref().map(|address| url::host(address).to_owned());
    let about: Vec<String> = [kind, host].into_iter().flatten().collect();
    let title = view! { {icon(drawing)}<span>{localized(&resource.title, locale)}</span> };
    let link = match resource.url.clone() {
        Some(address) => view! { <a href=address>{title}</a> }.into_any(),
        None => view! { <p>{title}</p> }.into_any(),
    };
    view! { <li>{link}<small>{about.join(", ")}</small>{note(&resource.note, locale)}</li> }.into_any()
}

fn events(context: &Context, group: &Group) -> Option<Part> {
    let words = context.locale.text();
    let events = context.content.events.ready()?;
    let own = events.all.iter().filter(|event| event.group_ids.contains(&group.id));
    let items: Vec<AnyView> = own.map(|one| event::event(one, context, 3, Year::Said, false)).collect();
    (!items.is_empty()).then(|| Part {
        id: "agenda",
        short: words.events,
        title: words.events,
        count: Some(items.len()),
        aside: None,
        body: view! { <ol class="events">{items}</ol> }.into_any(),
    })
}

/// Platforms whose techniques are themes of the group: a few of each, and the way to all of them.
fn platforms(context: &Context, group: &Group) -> Option<Part> {
    let locale = context.locale;
    let words = locale.text();
    let catalogue = context.catalogue.as_deref()?;
    let themes = techniques_of(catalogue, group);
    let mut shown: Vec<&Platform> = Vec::new();
    let mut lists: Vec<AnyView> = Vec::new();
    for technique in themes {
        let query = CatalogueQuery::only(Facet::Technique, &technique);
        let results = catalogue.results(&query, locale);
        let name = catalogue.name(Facet::Technique, &technique, locale);
        let fresh: Vec<&Platform> = results
            .hits
            .iter()
            .map(|hit| &catalogue.platforms.all[*hit])
            .filter(|platform| !shown.iter().any(|known| known.id == platform.id))
            .take(2)
            .collect();
        shown.extend(&fresh);
        let rows: Vec<AnyView> = fresh.iter().map(|platform| record(platform, catalogue, locale, "", None)).collect();
        if !results.hits.is_empty() {
            let more = more_link(catalogue_href(locale, &query), text::show_results(locale, results.hits.len()));
            lists.push(
                view! { <div class="stack" data-gap="tight"><h3>{name}</h3><ol class="records">{rows}</ol><p>{more}</p></div> }
                    .into_any(),
            );
        }
    }
    (!lists.is_empty()).then(|| Part {
        id: "platforms",
        short: words.platforms,
        title: words.related_platforms,
        count: None,
        aside: None,
        body: view! { <div class="stack" data-gap="loose">{lists}</div> }.into_any(),
    })
}

/// Ids of the techniques that go by the name of one of the group's themes, each once.
fn techniques_of(catalogue: &Catalogue, group: &Group) -> Vec<String> {
    let Some(taxonomy) = catalogue.techniques.as_deref() else { return Vec::new() };
    let mut ids: Vec<String> = Vec::new();
    for theme in group.themes.values().flatten() {
        for number in catalogue.index().named(theme) {
            let id = taxonomy.all.get(*number).map(|technique| technique.id.clone());
            ids.extend(id.filter(|id| !ids.contains(id)));
        }
    }
    ids
}
