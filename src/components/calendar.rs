//! Buttons that download events for the visitor's calendar.

use leptos::prelude::*;
use site_core::calendar::{self, Publisher};
use site_core::content::records::{Event, Group};
use site_core::route::{Format, Page};
use site_core::text::export as messages;

use super::icon::icon;
use crate::browser;
use crate::context::Context;
use crate::view::{IntoNode, Node, el};

/// For an upcoming event. `None` if it has no day.
pub fn of_event(event: &Event, context: &Context) -> Option<Node> {
    let title = event.title.text(context.locale).to_owned();
    let of = [context.locale.text().colon, &title].concat();
    let words = el("span")
        .child(messages::words(context.locale).add_to_calendar)
        .child(el("span").class("visually-hidden").child(of))
        .node();
    button(context, words, title, &event.id, &[event])
}

/// For the upcoming events of a group. `None` if none of them has a day.
pub fn of_group(group: &Group, events: &[&Event], context: &Context) -> Option<Node> {
    let words = messages::words(context.locale).all_events_of_group.node();
    button(context, words, group.name.text(context.locale).to_owned(), &group.id, events)
}

/// Links to the events of a page as a feed and, if one has a day, as a calendar. `None` in an embed.
pub fn feeds(context: &Context, page: &Page, events: &[&Event]) -> Option<Node> {
    let locale = context.locale;
    let link = |format: Format, drawing: &'static str, words: &'static str| {
        let link = el("a").class("button").attr("data-kind", "quiet").attr("href", page.file(locale, format));
        link.attr("type", format.media_type()).child(icon(drawing)).child(words)
    };
    // A group's calendar is offered while it has upcoming events; the agenda's always, for subscribers.
    let has_days = match page {
        Page::Agenda => events.iter().any(|event| calendar::has_day(event)),
        _ => events.iter().any(|event| is_to_come(event, context)),
    };
    let days = has_days.then(|| link(Format::Calendar, "calendar", messages::words(locale).calendar));
    let feed = link(Format::Atom, "link", messages::words(locale).feed);
    (!context.is_embed).then(|| el("p").class("row hand-over").child(feed).child(days).node())
}

/// Whether an event has a day for a calendar, and is not over.
fn is_to_come(event: &Event, context: &Context) -> bool {
    calendar::has_day(event) && !event.is_past(context.today)
}

/// The button with its status. `name` is that of the calendar.
fn button(context: &Context, words: Node, name: String, file: &str, events: &[&Event]) -> Option<Node> {
    let to_come = events.iter().filter(|event| is_to_come(event, context));
    let ids: Vec<String> = to_come.map(|event| event.id.clone()).collect();
    if ids.is_empty() {
        return None;
    }
    let file = format!("{file}.ics");
    let status = RwSignal::new(String::new());
    let context = context.clone();
    let hand_over = move |_| {
        let content = &context.content;
        let publisher = Publisher {
            site: content.site.ready(),
            origin: &browser::origin(),
            locale: context.locale,
            today: context.today,
        };
        let events = content.events.ready().map(|events| events.some(&ids)).unwrap_or_default();
        if let Some(text) = calendar::write(&name, &events, &publisher) {
            browser::download(&file, "text/calendar;charset=utf-8", text.as_bytes());
            status.set(messages::downloaded(context.locale, &file));
        }
    };
    let button = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .on("click", hand_over)
        .child(icon("calendar"))
        .child(words);
    Some(el("p").class("row hand-over").child(button).child(el("span").attr("role", "status").child(status)).node())
}
