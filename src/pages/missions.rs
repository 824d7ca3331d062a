//! The missions of the network, core and additional.

use leptos::prelude::*;

use crate::app::Context;
use crate::components::link::breadcrumbs;
use crate::components::localized::{localized, note};
use crate::components::notice;
use crate::content::file::File;
use crate::content::records::Mission;
use crate::route::Page;

pub fn view(context: &Context) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let site = context.content.site.ready();
    let list = context.content.missions.ready().map(|missions| {
        view! {
            <div class="wrap">
                <ol class="tiles missions">{full_tiles(context, &missions.all)}</ol>
                {note(&missions.note, locale)}
                {notice::left_out(context, missions, File::Missions)}
            </div>
        }
    });
    view! {
        <div class="wrap">
            {breadcrumbs(locale, &[], words.missions)}
            <header class="page-head">
                <h1>{words.missions}</h1>
                {site.and_then(|site| localized(&site.lead("missions"), locale)).map(|lead| view! { <p class="lead">{lead}</p> })}
            </header>
        </div>
        {notice::all_missing(context, &[File::Missions, File::Site])}
        {list}
    }
    .into_any()
}

fn number(place: usize) -> AnyView {
    view! { <span class="mission-number" aria-hidden="true">{place + 1}</span> }.into_any()
}

fn kind(mission: &Mission) -> &'static str {
    if mission.is_additional { "additional" } else { "core" }
}

/// Titles that lead to each mission, for the home page.
pub(super) fn tiles(context: &Context, missions: &[Mission]) -> Vec<AnyView> {
    let locale = context.locale;
    let tile = |(place, mission): (usize, &Mission)| {
        view! {
            <li class="mission-item" data-type=kind(mission)>
                {number(place)}
                <h3><a class="cover-link" href=Page::Mission(mission.id.clone()).href(locale)>{localized(&mission.title, locale)}</a></h3>
            </li>
        }
        .into_any()
    };
    missions.iter().enumerate().map(tile).collect()
}

/// The same with what each is about.
fn full_tiles(context: &Context, missions: &[Mission]) -> Vec<AnyView> {
    let locale = context.locale;
    let tile = |(place, mission): (usize, &Mission)| {
        view! {
            <li class="mission-item" data-type=kind(mission)>
                {number(place)}
                <p class="folio">{describe(mission, context)}</p>
                <h2><a class="cover-link" href=Page::Mission(mission.id.clone()).href(locale)>{localized(&mission.title, locale)}</a></h2>
                <p>{localized(&mission.summary, locale)}</p>
            </li>
        }
        .into_any()
    };
    missions.iter().enumerate().map(tile).collect()
}

/// `Mission socle, depuis 2018`; `Mission additionnelle, 2023-2027`.
pub(super) fn describe(mission: &Mission, context: &Context) -> String {
    let words = context.locale.text();
    let kind = if mission.is_additional { words.additional_mission } else { words.core_mission };
    match (&mission.as_of, mission.since) {
        (Some(period), _) => format!("{kind}, {period}"),
        (None, Some(since)) => format!("{kind}, {}\u{a0}{}", words.since, since.long(context.locale)),
        (None, None) => kind.to_owned(),
    }
}
