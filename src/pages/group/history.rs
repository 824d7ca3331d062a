//! What a group has done, with the recordings and reports.

use site_core::content::records::{Event, Group, Resource};
use site_core::content::url;
use site_core::history::{Entry, History};
use site_core::route::Page;
use site_core::text::groups as messages;

use super::part::GroupSection;
use crate::components::calendar;
use crate::components::icon::icon;
use crate::components::link::title_link;
use crate::components::localized::{localized, unbroken};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

/// Actions and events in one list, the newest first, with their recordings and reports.
pub(super) fn actions(context: &Context, group: &Group, history: &History) -> Option<GroupSection> {
    let shared = context.locale.text();
    let words = messages::words(context.locale);
    let entries: Vec<Node> = history.entries.iter().map(|one| entry(context, one)).collect();
    let own: Vec<&Event> = history.entries.iter().filter_map(|entry| entry.event).collect();
    let calendars = (!own.is_empty()).then(|| {
        many().child(calendar::of_group(group, &own, context)).child(calendar::feeds(
            context,
            &Page::Group(group.id.clone()),
            &own,
        ))
    });
    (!entries.is_empty()).then(|| GroupSection {
        id: "actions",
        short: shared.actions,
        title: words.structuring_actions,
        count: Some(entries.len()),
        aside: None,
        body: el("div").class("stack").child(el("ol").class("timeline").child(entries)).child(calendars).node(),
    })
}

fn entry(context: &Context, entry: &Entry) -> Node {
    let locale = context.locale;
    let site = context.content.site.ready();
    let (action, event) = (entry.action, entry.event);
    let kind = event.and_then(|event| event.kind.as_ref()).or_else(|| action.and_then(|action| action.kind.as_ref()));
    // If all entries have the same kind, the heading names it.
    let kind = kind.filter(|kind| *kind != "structuring-action").zip(site);
    let kind = kind.map(|(kind, site)| el("span").child(site.kind(kind, locale)));
    let year = action.and_then(|action| action.year.clone());
    let year = year.or_else(|| event.map(|event| event.start.year.to_string()));
    let day = event.filter(|event| event.start.month.is_some()).map(|event| el("span").child(event.start.long(locale)));
    let place = event.and_then(|event| event.place.as_ref()).map(|place| el("span").child(unbroken(place)));
    let title = action.map(|action| &action.title).or_else(|| event.map(|event| &event.title));
    let title = title.and_then(|title| localized(title, locale));
    let about = action.map(|action| &action.description).filter(|text| !text.is_empty());
    let about = about.or_else(|| event.map(|event| &event.description));
    // If it has recordings or reports, these are the links, by kind; else its title is the link.
    let url = entry.url().filter(|_| entry.resources.is_empty());
    let resources = entry.resources.iter().map(|one| {
        let (drawing, words) = (drawing(one), one.kind.as_ref().zip(site).map(|(kind, site)| site.kind(kind, locale)));
        let words = words.map_or_else(|| localized(&one.title, locale), |words| Some(words.node()));
        let of = el("span").class("visually-hidden").child(locale.text().colon).child(localized(&one.title, locale));
        el("a").class("more-link").attr("href", one.url.clone()).child(icon(drawing)).child(words).child(of).node()
    });
    el("li")
        .child(el("span").class("timeline-year").child(year))
        .child(
            el("div")
                .child(el("h3").child(title_link(url, title)))
                .child(about.and_then(|text| localized(text, locale)).map(|text| el("p").child(text)))
                .child(
                    el("p").class("note row").child(kind).child(day).child(place).child(resources.collect::<Vec<_>>()),
                )
                .child(event.and_then(|event| calendar::of_event(event, context))),
        )
        .node()
}

pub(super) fn resources(context: &Context, history: &History) -> Option<GroupSection> {
    let words = messages::words(context.locale);
    let list = |is_related: bool, title: &'static str| {
        let chosen = history.resources.iter().filter(|resource| resource.is_related == is_related);
        let links: Vec<Node> = chosen.map(|one| resource(context, one)).collect();
        (!links.is_empty()).then(|| {
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .child(el("h3").child(title))
                .child(el("ul").class("link-list ruled").child(links))
        })
    };
    (!history.resources.is_empty()).then(|| GroupSection {
        id: "resources",
        short: words.resources,
        title: words.resources_long,
        count: Some(history.resources.len()),
        aside: None,
        body: el("div")
            .class("stack")
            .attr("data-gap", "loose")
            .child(list(false, words.by_the_group))
            .child(list(true, words.elsewhere))
            .node(),
    })
}

/// The icon of a resource.
fn drawing(resource: &Resource) -> &'static str {
    match resource.kind.as_deref() {
        Some("replay") => "play",
        Some("external-link") => "external",
        Some("mini-site") => "globe",
        _ => "doc",
    }
}

fn resource(context: &Context, resource: &Resource) -> Node {
    let locale = context.locale;
    let kind = resource.kind.as_ref().zip(context.content.site.ready()).map(|(kind, site)| site.kind(kind, locale));
    let host = resource.url.as_deref().map(|address| url::host(address).to_owned());
    let about: Vec<String> = [kind, host].into_iter().flatten().collect();
    let title = many().child(icon(drawing(resource))).child(el("span").child(localized(&resource.title, locale)));
    let link = match resource.url.clone() {
        Some(address) => el("a").attr("href", address).child(title).node(),
        None => el("p").child(title).node(),
    };
    el("li").child(link).child(el("small").child(about.join(", "))).node()
}
