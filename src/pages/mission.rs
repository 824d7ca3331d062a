//! One mission: objectives, actions, the groups and partners it works with.

use leptos::prelude::*;

use crate::app::Context;
use crate::components::fact::dated;
use crate::components::icon::pictogram;
use crate::components::link::{breadcrumbs, sources, title_link, turn_page};
use crate::components::localized::{items, localized, note};
use crate::components::notice;
use crate::content::Records;
use crate::content::file::File;
use crate::content::records::{Action, Mission};
use crate::route::Page;
use crate::text;

pub fn view(context: &Context, id: &str) -> AnyView {
    let Some(missions) = context.content.missions.ready() else {
        return super::failed(context, File::Missions, context.locale.text().missions);
    };
    match missions.all.iter().position(|mission| mission.id == id) {
        Some(place) => page(context, missions, place),
        None => super::not_found::view(context),
    }
}

fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="stack" aria-labelledby=id>
            <div class="section-head"><h2 id=id>{title}</h2></div>
            {body}
        </section>
    }
    .into_any()
}

fn page(context: &Context, missions: &Records<Mission>, place: usize) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let Some(mission) = missions.all.get(place) else { return super::not_found::view(context) };
    let count = missions.all.len();
    let all: Vec<AnyView> = missions
        .all
        .iter()
        .enumerate()
        .map(|(number, other)| {
            let href = Page::Mission(other.id.clone()).href(locale);
            let current = (number == place).then_some("page");
            view! {
                <li><a href=href aria-current=current><b aria-hidden="true">{number + 1}</b><span>{localized(&other.title, locale)}</span></a></li>
            }
            .into_any()
        })
        .collect();
    let objectives = items(&mission.objectives, locale);
    let actions: Vec<AnyView> = mission.actions.iter().map(|one| action(context, one)).collect();
    let neighbour = |place: usize| {
        let mission = &missions.all[place];
        (
            Page::Mission(mission.id.clone()).href(locale),
            text::mission_number(place + 1),
            localized(&mission.title, locale).unwrap_or_else(|| ().into_any()),
        )
    };
    let read = mission.sources.iter().chain(mission.actions.iter().flat_map(|action| &action.sources));
    view! {
        <header class="mission-head">
            <div class="wrap">
                {breadcrumbs(locale, &[(Page::Missions, words.missions)], text::mission_number(place + 1))}
                <div class="mission-head-grid">
                    <span class="mission-figure" aria-hidden="true">{place + 1}</span>
                    <div class="stack">
                        <p class="folio">
                            {text::mission_place(locale, place + 1, count)}
                            <span aria-hidden="true">"·"</span>
                            {super::missions::describe(mission, context)}
                        </p>
                        <h1>{localized(&mission.title, locale)}</h1>
                        {localized(&mission.summary, locale).map(|lead| view! { <p class="lead">{lead}</p> })}
                    </div>
                </div>
            </div>
        </header>
        {notice::all_missing(context, &[File::Groups, File::Members])}
        <div class="wrap sidebar-page mission-body">
            <nav class="mission-nav" aria-label=words.all_missions><ol class="ruled">{all}</ol></nav>
            <div class="stack" data-gap="section">
                {(!objectives.is_empty()).then(|| section("t-objectives", words.objectives, view! { <ol class="numbered ruled">{objectives}</ol> }.into_any()))}
                {(!actions.is_empty()).then(|| section("t-actions", words.actions, view! { <ul class="action-list">{actions}</ul> }.into_any()))}
                {groups(context, mission)}
                {partners(context, mission)}
                {note(&mission.note, locale)}
                {sources(locale, read)}
                {(count > 1).then(|| turn_page(words.neighbour_missions, neighbour((place + count - 1) % count), neighbour((place + 1) % count)))}
            </div>
        </div>
    }
    .into_any()
}

fn action(context: &Context, action: &Action) -> AnyView {
    let locale = context.locale;
    let kind = action.kind.as_ref().zip(context.content.site.ready()).map(|(kind, site)| site.kind(kind, locale));
    let about: Vec<String> =
        [kind, action.as_of.as_ref().map(|as_of| dated(as_of, locale))].into_iter().flatten().collect();
    let groups = context.content.groups.ready().map(|groups| groups.some(&action.group_ids)).unwrap_or_default();
    let tags: Vec<AnyView> = groups
        .iter()
        .map(|group| {
            let href = Page::Group(group.id.clone()).href(locale);
            view! { <a class="tag" data-hue=group.hue.clone() href=href>{localized(group.short(), locale)}</a> }.into_any()
        })
        .collect();
    view! {
        <li>
            <p><b>{title_link(action.url.as_deref(), localized(&action.title, locale))}</b></p>
            <p class="note row"><span>{about.join(", ")}</span>{tags}</p>
            {note(&action.note, locale)}
        </li>
    }
    .into_any()
}

fn groups(context: &Context, mission: &Mission) -> Option<AnyView> {
    let locale = context.locale;
    let groups = context.content.groups.ready()?.some(&mission.related_group_ids);
    let items: Vec<AnyView> = groups
        .iter()
        .map(|group| {
            view! {
                <li class="contents-item" data-hue=group.hue.clone()>
                    {pictogram(group.icon.as_deref())}
                    <h3><a class="cover-link" href=Page::Group(group.id.clone()).href(locale)>{localized(group.short(), locale)}</a></h3>
                </li>
            }
            .into_any()
        })
        .collect();
    (!items.is_empty()).then(|| {
        section(
            "t-groups",
            locale.text().concerned_groups,
            view! { <ul class="contents" data-columns="auto">{items}</ul> }.into_any(),
        )
    })
}

fn partners(context: &Context, mission: &Mission) -> Option<AnyView> {
    let locale = context.locale;
    let partners = context.content.members.ready()?.records.some(&mission.related_partner_ids);
    let items: Vec<AnyView> = partners
        .iter()
        .map(|partner| {
            let href = format!("{}#{}", Page::Network.href(locale), partner.id);
            view! { <li><a href=href>{localized(&partner.name, locale)}</a></li> }.into_any()
        })
        .collect();
    (!items.is_empty()).then(|| {
        section("t-partners", locale.text().concerned_partners, view! { <ul class="columns ruled">{items}</ul> }.into_any())
    })
}
