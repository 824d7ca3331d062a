//! The agenda: upcoming and past events, filtered by text, period, kind and group.

use std::sync::Arc;

use leptos::prelude::*;
use site_core::content::Records;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::records::Event;
use site_core::locale::{Locale, Localized};
use site_core::query::{AgendaQuery, PageQuery, When};
use site_core::route::Page;
use site_core::text;
use site_core::text::agenda as messages;

use crate::browser::{self, HistoryMode};
use crate::components::calendar;
use crate::components::event::{self, Year};
use crate::components::icon::icon;
use crate::components::link::{embed_line, sources};
use crate::components::notice;
use crate::components::plain::without_app;
use crate::components::query_field::QueryField;
use crate::components::search_form::{search_box, search_field};
use crate::components::section::{margin_section, page_head};
use crate::components::select::{labelled, option, select};
use crate::components::word_filter::{self, WordFilter};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let list = context.content.events.ready().map(|events| list(context, events));
    many()
        .child(page_head(context, Page::Agenda.title(locale), Page::Agenda.title(locale), "agenda"))
        .child(notice::all_missing(context, &[File::Events, File::Groups, File::Site]))
        .child(list)
        .node()
}

/// Number of past events that an embed shows first.
const EMBED_EVENTS: usize = 5;

fn go(locale: Locale, query: &AgendaQuery, mode: HistoryMode) {
    browser::go(&query.href_of(&Page::Agenda, locale), mode);
}

/// A `select` with its label; its first option means no filter.
fn choice(
    id: &'static str,
    label: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    chosen: impl Fn() -> String + Send + Clone + 'static,
    choose: impl Fn(String) + Send + 'static,
) -> Node {
    let options: Vec<Node> = std::iter::once((String::new(), all.to_owned()))
        .chain(options)
        .map(|(value, name)| {
            let chosen = chosen.clone();
            let own = value.clone();
            option(value, name, move || chosen() == own)
        })
        .collect();
    labelled(id, label, select(id, choose).child(options)).node()
}

fn filters(context: &Context, events: &Records<Event>, query: Memo<AgendaQuery>) -> Node {
    let locale = context.locale;
    let words = messages::words(locale);
    let (kinds, groups) = (event::kinds(context, events), event::groups(context, events));
    let whens = [(When::Upcoming, words.upcoming), (When::Past, words.past)];
    let whens = whens.map(|(when, name)| (when.code().to_owned(), name.to_owned())).to_vec();
    let field = QueryField::new(memo(move || query.with(|query| query.text.clone()))).asking(word_filter::request);
    let write = move |text| go(locale, &AgendaQuery { text, ..query.get_untracked() }, HistoryMode::Replace);
    el("form")
        .class("row agenda-filters")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(labelled(
            "agenda-search",
            words.filter_agenda,
            search_field(field.bind(search_box("agenda-search"), write)),
        ))
        .child(choice(
            "agenda-when",
            words.period,
            words.all_periods,
            whens,
            move || query.with(|query| query.when.map_or("", When::code).to_owned()),
            move |value| {
                let when = When::parse(&value);
                go(locale, &AgendaQuery { when, ..query.get_untracked() }, HistoryMode::PushState);
            },
        ))
        .child(choice(
            "agenda-kind",
            words.kind,
            words.all_kinds,
            kinds,
            move || query.with(|query| query.kind.clone()),
            move |kind| go(locale, &AgendaQuery { kind, ..query.get_untracked() }, HistoryMode::PushState),
        ))
        .child(choice(
            "agenda-group",
            words.group,
            words.all_groups,
            groups,
            move || query.with(|query| query.group.clone()),
            move |group| go(locale, &AgendaQuery { group, ..query.get_untracked() }, HistoryMode::PushState),
        ))
        .child(without_app(|| el("p").child(text::plain::words(locale).filter)))
        .node()
}

/// The texts that the text filter searches.
fn texts(event: &Event) -> Vec<&str> {
    let localized = [&event.title, &event.description].into_iter().flat_map(Localized::values);
    localized.chain(&event.place).chain(&event.organisers).map(String::as_str).collect()
}

/// Whether an event has the kind and group of the query. Unknown kinds and groups are ignored.
fn is_wanted(query: &AgendaQuery, event: &Event, events: &Records<Event>) -> bool {
    let known_kind = events.all.iter().any(|event| event.kind.as_ref() == Some(&query.kind));
    let known_group = events.all.iter().any(|event| event.group_ids.contains(&query.group));
    (!known_kind || event.kind.as_ref() == Some(&query.kind))
        && (!known_group || event.group_ids.contains(&query.group))
}

/// The events for a query, as indices in the list of events, in display order.
#[derive(Default)]
struct Answer {
    upcoming: Vec<usize>,
    past: Vec<usize>,
}

impl Answer {
    fn new(query: &AgendaQuery, events: &Records<Event>, found: &WordFilter, today: Date) -> Self {
        let mut answer = Self::default();
        for ((index, event), is_found) in events.all.iter().enumerate().zip(found.filter(&query.text)) {
            let (list, when) = if event.is_past(today) {
                (&mut answer.past, When::Past)
            } else {
                (&mut answer.upcoming, When::Upcoming)
            };
            if is_found && is_wanted(query, event, events) && query.when.is_none_or(|asked| asked == when) {
                list.push(index);
            }
        }
        answer.upcoming.reverse();
        answer
    }
}

fn list(context: &Context, events: &Records<Event>) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let query: Memo<AgendaQuery> = context.query();
    let filters = filters(context, events, query);
    let context = context.clone();
    let as_of = as_of(events, context.today)
        .map(|day| el("p").class("note agenda-day").child(messages::agenda_as_of(locale, day)));
    let read = events.all.iter().flat_map(|event| &event.sources);
    let read = if context.is_embed { None } else { sources(&context, None, read) };
    let left_out = notice::left_out(&context, events, File::Events);
    let line = embed_line(&context, Page::Agenda);
    let feeds = calendar::feeds(&context, &Page::Agenda, &events.all.iter().collect::<Vec<_>>());
    let found = WordFilter::new(events.all.iter().map(texts));
    let answer = {
        let (content, today) = (context.content.clone(), context.today);
        Arc::new(move || {
            let all = content.events.ready();
            all.map(|events| query.with(|query| Answer::new(query, events, &found, today))).unwrap_or_default()
        })
    };
    let announcer = context.announcer;
    let missing = word_filter::missing(&context);
    let count = {
        let answer = Arc::clone(&answer);
        move || {
            let answer = answer();
            messages::events(locale, answer.upcoming.len() + answer.past.len())
        }
    };
    let body = move || {
        let Some(events) = context.content.events.ready() else { return ().node() };
        let query = query.get();
        let answer = answer();
        let of =
            |indices: &[usize]| -> Vec<&Event> { indices.iter().filter_map(|index| events.all.get(*index)).collect() };
        let (upcoming, past) = (of(&answer.upcoming), of(&answer.past));
        let show_upcoming = query.when != Some(When::Past);
        let show_past = query.when != Some(When::Upcoming);
        let coming: Vec<Node> = upcoming.iter().map(|one| event::event_to_keep(one, &context, Year::InRow)).collect();
        let is_filtered = query != AgendaQuery { when: query.when, ..AgendaQuery::default() };
        if upcoming.is_empty() && past.is_empty() && is_filtered {
            let all = Page::Agenda.href(locale);
            return el("div")
                .class("empty stack")
                .child(el("p").child(words.no_event_matches))
                .child(el("p").child(
                    el("a").class("more-link").attr("href", all).attr("data-state-link", "").child(shared.clear_all),
                ))
                .node();
        }
        // An empty list of upcoming events is mentioned only if they were asked for.
        let coming = match coming.is_empty() {
            true if query.when.is_none() => None,
            true => Some(el("p").child(words.none_upcoming)),
            false => Some(el("ol").class("events").child(coming)),
        };
        let coming = coming.filter(|_| show_upcoming);
        // An embed shows the latest events first; a button shows the others.
        let is_cut = context.is_embed && !is_filtered && query.when.is_none() && past.len() > EMBED_EVENTS;
        let years = by_year(if is_cut { &past[..EMBED_EVENTS] } else { &past });
        let others = is_cut.then(|| {
            let all = AgendaQuery { when: Some(When::Past), ..AgendaQuery::default() };
            let href = all.href_of(&Page::Agenda, locale);
            // Focus the first event that was hidden.
            let next = past.get(EMBED_EVENTS).map(|event| ["[id='", &event.id, "'] :is(a, button)"].concat());
            let link = el("a").class("more-link").attr("href", href).attr("data-state-link", "");
            let link = link.on("click", move |_| browser::focus_first(next.as_slice()));
            el("p").child(link.child(words.all_past).child(icon("arrow")))
        });
        let nothing = (show_past && years.is_empty() && !query.text.is_empty())
            .then(|| el("p").child(text::search::no_hits(locale, &query.text)));
        let past: Vec<Node> = years.into_iter().map(|(year, events)| of_year(&context, year, &events)).collect();
        many()
            .child(coming.map(|coming| margin_section("upcoming", words.upcoming).child(coming)))
            .child(nothing)
            .child(show_past.then_some(past))
            .child(others)
            .node()
    };
    {
        let count = count.clone();
        announcer.follow_state(locale, move || (query.with(AgendaQuery::to_search), count()));
    }
    many()
        .child(
            el("div")
                .class("wrap")
                .child(filters)
                .child(missing)
                .child(el("p").class("note").child(live(count)))
                .child(as_of)
                .child(left_out),
        )
        .child(el("div").class("wrap margin-page").child(live(body)).child(read).child(feeds).child(line))
        .node()
}

/// The date up to which the agenda is complete: that of its file, else that of its last event if it is past.
fn as_of(events: &Records<Event>, today: Date) -> Option<Date> {
    let last = || {
        let days = events.all.iter().map(|event| event.end.unwrap_or(event.start));
        days.max().filter(|last| last.is_before(today))
    };
    events.as_of.or_else(last)
}

fn of_year(context: &Context, year: u16, events: &[&Event]) -> Node {
    let items: Vec<Node> = events.iter().map(|one| event::event_to_keep(one, context, Year::Above)).collect();
    let id = format!("t-{year}");
    el("section")
        .class("margin-section")
        .attr("aria-labelledby", id.clone())
        .child(el("h2").class("year").attr("id", id).child(year.to_string()))
        .child(el("ol").class("events").child(items))
        .node()
}

/// Groups events by year, keeping their order.
fn by_year<'a>(events: &[&'a Event]) -> Vec<(u16, Vec<&'a Event>)> {
    let mut years: Vec<(u16, Vec<&Event>)> = Vec::new();
    for event in events {
        match years.last_mut().filter(|(year, _)| *year == event.start.year) {
            Some((_, events)) => events.push(event),
            None => years.push((event.start.year, vec![event])),
        }
    }
    years
}
