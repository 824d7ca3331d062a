//! Home: what this network is, the three doors, a search, events, key figures.

use leptos::prelude::*;

use crate::app::Context;
use crate::catalogue::Catalogue;
use crate::components::event::{self, Year};
use crate::components::figure::rosette;
use crate::components::icon::pictogram;
use crate::components::link::more_link;
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::search_form::search_form;
use crate::content::file::File;
use crate::content::records::Site;
use crate::query::{CatalogueQuery, Facet, catalogue_href};
use crate::route::Page;
use crate::text;

pub fn view(context: &Context) -> AnyView {
    let site = context.content.site.ready();
    view! {
        {hero(context, site)}
        {notice::all_missing(context, &[File::Site, File::Groups, File::Missions, File::Events, File::Platforms])}
        {site.map(|site| statement(context, site))}
        {groups(context)}
        {context.catalogue.as_deref().map(|catalogue| platforms(context, catalogue, site))}
        {missions(context, site)}
        {agenda(context)}
    }
    .into_any()
}

fn hero(context: &Context, site: Option<&Site>) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let title = site.and_then(|site| localized(&site.home.title, locale));
    let title = title.unwrap_or_else(|| words.home.into_any());
    let examples = site.map(|site| &site.home.examples[..]).unwrap_or_default();
    let last = examples.len().saturating_sub(1);
    let links: Vec<AnyView> = examples
        .iter()
        .enumerate()
        .map(|(place, example)| {
            let href = catalogue_href(locale, &CatalogueQuery::searching(example.query.text(locale)));
            let joint = match place {
                0 => " ".to_owned(),
                _ if place == last => format!(" {} ", words.or),
                _ => ", ".to_owned(),
            };
            view! { {joint}<a href=href>{localized(&example.label, locale)}</a> }.into_any()
        })
        .collect();
    let hint = (!links.is_empty()).then(|| view! { {words.for_example}{links} }.into_any());
    let figure = context.content.map.ready().map(|map| {
        view! {
            <figure class="hero-figure">
                {rosette(map, context.catalogue.as_deref(), locale)}
                <figcaption class="note">{words.section_figure}</figcaption>
            </figure>
        }
    });
    view! {
        <section class="hero" aria-labelledby="hero-title">
            <div class="wrap hero-grid">
                <div class="stack hero-text" data-gap="loose">
                    <h1 class="hero-title" id="hero-title">{title}</h1>
                    {site.and_then(|site| localized(&site.home.lead, locale)).map(|lead| view! { <p class="lead">{lead}</p> })}
                    {search_form(locale, "home-search", words.what_do_you_seek, hint)}
                </div>
                {figure}
            </div>
        </section>
    }
    .into_any()
}

fn statement(context: &Context, site: &Site) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let phrases: Vec<AnyView> = site
        .home
        .statement
        .iter()
        .filter_map(|phrase| {
            let text = localized(&phrase.text, locale)?;
            Some(if phrase.is_strong { view! { <b>{text}</b> }.into_any() } else { text })
        })
        .collect();
    let source = localized(&site.home.statement_source, locale).map(|source| match site.home.statement_url.clone() {
        Some(url) => view! { <a href=url>{source}</a>" " }.into_any(),
        None => view! { {source}" " }.into_any(),
    });
    let method = format!("{}#figures", Page::About.href(locale));
    view! {
        <section class="band" data-fill="eosin" aria-label=words.in_brief>
            <div class="wrap">
                <p class="statement">{phrases}</p>
                <p class="note">{source}<a href=method>{words.sources_and_method}</a></p>
            </div>
        </section>
    }
    .into_any()
}

fn groups(context: &Context) -> Option<AnyView> {
    let locale = context.locale;
    let words = locale.text();
    let groups = context.content.groups.ready()?;
    let items: Vec<AnyView> = groups
        .all
        .iter()
        .enumerate()
        .map(|(place, group)| {
            let led_by: Vec<String> = group.led_by().iter().map(|person| person.name.clone()).collect();
            let led_by = (led_by.len() <= 2).then(|| text::list(locale, &led_by));
            view! {
                <li class="contents-item" data-hue=group.hue.clone()>
                    {pictogram(group.icon.as_deref())}
                    <div>
                        <h3><a class="cover-link" href=Page::Group(group.id.clone()).href(locale)>{localized(&group.name, locale)}</a></h3>
                        <p class="note">{led_by.unwrap_or_else(|| text::organisations(locale, group.led_by().len()))}</p>
                    </div>
                    <span class="contents-number" aria-hidden="true">{place + 1}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <section class="band" aria-labelledby="groups-title">
                <div class="wrap">
                    <div class="section-head">
                        <h2 id="groups-title">{text::working_groups(locale, groups.all.len())}</h2>
                        {more_link(Page::Groups.href(locale), words.see_groups)}
                    </div>
                    <ol class="contents" >{items}</ol>
                    {notice::left_out(context, groups, File::Groups)}
                </div>
            </section>
        }
        .into_any(),
    )
}

fn platforms(context: &Context, catalogue: &Catalogue, site: Option<&Site>) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let results = catalogue.results(&CatalogueQuery::default(), locale);
    let families: Vec<AnyView> = results.facets[Facet::Technique as usize]
        .iter()
        .filter(|choice| choice.parent.is_none() && choice.count > 0)
        .filter_map(|choice| {
            let family = catalogue.technique(&choice.value)?;
            let href = catalogue_href(locale, &CatalogueQuery::only(Facet::Technique, &choice.value));
            let label = localized(&family.label, locale);
            Some(
                view! {
                    <li data-hue=family.hue.clone()>
                        <a href=href><span class="tag">{label}</span><span class="count">{choice.count}</span></a>
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    let count = platform_count(catalogue, locale);
    let title = if families.is_empty() { count } else { format!("{count}, {}", text::families(locale, families.len())) };
    view! {
        <section class="band" data-fill="sunk" aria-labelledby="platforms-title">
            <div class="wrap sidebar-page" data-side="end">
                <div>
                    <h2 id="platforms-title">{title}</h2>
                    <ul class="family-index columns ruled">{families}</ul>
                </div>
                <div class="stack">
                    {site.and_then(|site| localized(&site.home.platforms_text, locale)).map(|lead| view! { <p>{lead}</p> })}
                    <p><a class="button" href=Page::Platforms.href(locale)>{words.open_catalogue}</a></p>
                    {notice::left_out(context, &catalogue.platforms, File::Platforms)}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn platform_count(catalogue: &Catalogue, locale: crate::locale::Locale) -> String {
    text::platforms(locale, catalogue.platforms.all.len())
}

fn missions(context: &Context, site: Option<&Site>) -> Option<AnyView> {
    let locale = context.locale;
    let missions = context.content.missions.ready()?;
    let note = site.and_then(|site| localized(&site.home.missions_note, locale));
    Some(
        view! {
            <section class="band" aria-labelledby="missions-title">
                <div class="wrap">
                    <div class="section-head">
                        <h2 id="missions-title">{text::missions(locale, missions.all.len())}</h2>
                        {more_link(Page::Missions.href(locale), locale.text().see_missions)}
                    </div>
                    <ol class="tiles">{super::missions::tiles(context, &missions.all)}</ol>
                    {note.map(|note| view! { <p class="note missions-note">{note}</p> })}
                </div>
            </section>
        }
        .into_any(),
    )
}

fn agenda(context: &Context) -> Option<AnyView> {
    let locale = context.locale;
    let words = locale.text();
    let events = context.content.events.ready()?;
    let mut upcoming: Vec<_> = events.all.iter().filter(|event| !event.is_past(context.today)).collect();
    upcoming.reverse();
    let (title, shown) = if upcoming.is_empty() {
        (words.latest_events, events.all.iter().take(3).collect())
    } else {
        upcoming.truncate(3);
        (words.next_events, upcoming)
    };
    let items: Vec<AnyView> = shown.iter().map(|one| event::event(one, context, 3, Year::Said, false)).collect();
    Some(
        view! {
            <section class="band" aria-labelledby="agenda-title">
                <div class="wrap">
                    <div class="section-head">
                        <h2 id="agenda-title">{title}</h2>
                        {more_link(Page::Agenda.href(locale), words.whole_agenda)}
                    </div>
                    <ol class="events">{items}</ol>
                </div>
            </section>
        }
        .into_any(),
    )
}
