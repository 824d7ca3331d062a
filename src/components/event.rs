//! An event as a row of a list.

use site_core::content::Records;
use site_core::content::date::Date;
use site_core::content::records::Event;
use site_core::number;

use super::calendar;
use super::link::{group_tag, title_link};
use super::localized::{localized, note, unbroken};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

/// Where the year is shown: in the row, or above it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Year {
    InRow,
    Above,
}

fn date(start: Date, year: Year, context: &Context) -> Node {
    let locale = context.locale;
    let month = start.month_name(locale);
    let rest = match (month, year) {
        (Some(month), Year::InRow) => format!("{month} {}", start.year),
        (Some(month), Year::Above) => month.to_owned(),
        (None, Year::InRow) => start.year.to_string(),
        (None, Year::Above) => String::new(),
    };
    let rest = match start.day_name(locale) {
        Some(day) => many().child(el("b").child(day)).child(format!(" {rest}")).node(),
        None => rest.node(),
    };
    el("time").class("event-date").attr("datetime", start.iso()).child(rest).node()
}

/// The row without figures and organisers.
pub fn event(event: &Event, context: &Context) -> Node {
    row(event, context, Year::InRow, false, None)
}

/// The whole row, with a button for the visitor's calendar if the event is upcoming and has a day.
pub fn event_to_keep(event: &Event, context: &Context, year: Year) -> Node {
    row(event, context, year, true, calendar::of_event(event, context))
}

fn row(event: &Event, context: &Context, year: Year, is_whole: bool, to_keep: Option<Node>) -> Node {
    let locale = context.locale;
    let site = context.content.site.ready();
    let label = |code: &Option<String>| Some(site?.kind(code.as_ref()?, locale));
    let groups = context.content.groups.ready().map(|groups| groups.some(&event.group_ids)).unwrap_or_default();
    let hue = groups.first().and_then(|group| group.hue.clone());
    let tags = groups.iter().map(|group| many().child(group_tag(group, locale)).child(" ")).collect::<Node>();
    let title = title_link(event.url.as_deref(), localized(&event.title, locale));
    let figures: Vec<Node> = event
        .figures
        .iter()
        .map(|figure| {
            el("li")
                .child(number::format(figure.value, locale))
                .child("\u{a0}")
                .child(localized(&figure.meaning, locale))
                .node()
        })
        .collect();
    let until = event.end.filter(|end| *end != event.start).map(|end| el("span").child("→ ").child(end.long(locale)));
    let organisers =
        (is_whole && event.organisers.len() > 1).then(|| el("span").child(unbroken(&event.organisers.join(", "))));
    el("li")
        .class("event")
        .attr("data-hue", hue)
        .attr("id", event.id.clone())
        .child(date(event.start, year, context))
        .child(
            el("div")
                .child(el("h3").class("event-title").child(title))
                .child(note(&event.description, locale))
                .child((is_whole && !figures.is_empty()).then(|| el("ul").class("note event-figures").child(figures)))
                .child(
                    el("p")
                        .class("row")
                        .child(until)
                        .child(label(&event.kind).map(|kind| el("span").child(kind)))
                        .child(label(&event.format).map(|format| el("span").child(format)))
                        .child(event.place.as_ref().map(|place| el("span").child(unbroken(place))))
                        .child(organisers)
                        .child(tags),
                )
                .child(to_keep),
        )
        .node()
}

/// The kinds of these events as values and names.
pub fn kinds(context: &Context, events: &Records<Event>) -> Vec<(String, String)> {
    let (site, locale) = (context.content.site.ready(), context.locale);
    let mut kinds: Vec<(String, String)> = Vec::new();
    for kind in events.all.iter().filter_map(|event| event.kind.as_ref()) {
        if !kinds.iter().any(|(known, _)| known == kind) {
            kinds.push((kind.clone(), site.map_or_else(|| kind.clone(), |site| site.kind(kind, locale))));
        }
    }
    kinds
}

/// The groups of these events as values and names.
pub fn groups(context: &Context, events: &Records<Event>) -> Vec<(String, String)> {
    let groups = context.content.groups.ready().map(|groups| &groups.all[..]).unwrap_or_default();
    groups
        .iter()
        .filter(|group| events.all.iter().any(|event| event.group_ids.contains(&group.id)))
        .map(|group| (group.id.clone(), group.short().text(context.locale).to_owned()))
        .collect()
}
