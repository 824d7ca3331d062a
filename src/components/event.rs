//! An event as a row of a list.

use leptos::prelude::*;

use super::link::{source_list, title_link};
use super::localized::{localized, note};
use crate::app::Context;
use crate::content::date::Date;
use crate::content::records::Event;
use crate::route::Page;
use crate::text;

/// Whether a row says the year, or stands under it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Year {
    Said,
    Above,
}

fn date(start: Date, year: Year, context: &Context) -> AnyView {
    let locale = context.locale;
    let month = start.month_name(locale);
    let rest = match (month, year) {
        (Some(month), Year::Said) => format!("{month} {}", start.year),
        (Some(month), Year::Above) => month.to_owned(),
        (None, _) => start.year.to_string(),
    };
    let rest = match start.day_name(locale) {
        Some(day) => view! { <b>{day}</b>{format!(" {rest}")} }.into_any(),
        None => rest.into_any(),
    };
    view! { <time class="event-date" datetime=start.iso()>{rest}</time> }.into_any()
}

/// The row. `with_sources` where the event is on its own page, the agenda.
pub fn event(event: &Event, context: &Context, level: u8, year: Year, with_sources: bool) -> AnyView {
    let locale = context.locale;
    let site = context.content.site.ready();
    let said = |code: &Option<String>| Some(site?.kind(code.as_ref()?, locale));
    let groups = context.content.groups.ready().map(|groups| groups.some(&event.group_ids)).unwrap_or_default();
    let hue = groups.first().and_then(|group| group.hue.clone());
    let tags = groups
        .iter()
        .map(|group| {
            let href = Page::Group(group.id.clone()).href(locale);
            view! { <a class="tag" data-hue=group.hue.clone() href=href>{localized(group.short(), locale)}</a>" " }
        })
        .collect_view();
    let title = title_link(event.url.as_deref(), localized(&event.title, locale));
    let heading = if level == 2 {
        view! { <h2 class="event-title">{title}</h2> }.into_any()
    } else {
        view! { <h3 class="event-title">{title}</h3> }.into_any()
    };
    let figures: Vec<AnyView> = event
        .figures
        .iter()
        .map(|figure| view! { <li>{text::number(figure.value, locale)}"\u{a0}"{localized(&figure.meaning, locale)}</li> }.into_any())
        .collect();
    let until = event.end.filter(|end| *end != event.start).map(|end| view! { <span>"→ "{end.long(locale)}</span> });
    let organisers = (with_sources && event.organisers.len() > 1).then(|| view! { <span>{event.organisers.join(", ")}</span> });
    view! {
        <li class="event" data-hue=hue id=event.id.clone()>
            {date(event.start, year, context)}
            <div>
                {heading}
                {note(&event.description, locale)}
                {(with_sources && !figures.is_empty()).then(|| view! { <ul class="note event-figures">{figures}</ul> })}
                <p class="row">
                    {until}
                    {said(&event.kind).map(|kind| view! { <span>{kind}</span> })}
                    {said(&event.format).map(|format| view! { <span>{format}</span> })}
                    {event.place.clone().map(|place| view! { <span>{place}</span> })}
                    {organisers}
                    {tags}
                </p>
                {with_sources.then(|| note(&event.note, locale))}
                {with_sources.then(|| source_list(locale, &event.sources))}
            </div>
        </li>
    }
    .into_any()
}
