//! Members and partners of the network.

use leptos::prelude::*;

use crate::app::Context;
use crate::components::fact::key_fact;
use crate::components::icon::locator;
use crate::components::link::{breadcrumbs, source_list, sources, title_link};
use crate::components::localized::{localized, note};
use crate::components::notice;
use crate::content::Members;
use crate::content::file::File;
use crate::content::records::Member;
use crate::query::TextQuery;
use crate::route::Page;
use crate::search::matches;
use crate::text;

pub fn view(context: &Context) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let site = context.content.site.ready();
    let lists = context.content.members.ready().map(|members| lists(context, members));
    view! {
        <div class="wrap">
            {breadcrumbs(locale, &[], words.network)}
            <header class="page-head">
                <h1>{words.network_long}</h1>
                {site.and_then(|site| localized(&site.lead("network"), locale)).map(|lead| view! { <p class="lead">{lead}</p> })}
            </header>
        </div>
        {notice::all_missing(context, &[File::Members, File::Site])}
        {lists}
    }
    .into_any()
}

fn lists(context: &Context, members: &Members) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let site = context.content.site.ready();
    let search = context.search;
    let query = Memo::new(move |_| search.with(|search| TextQuery::parse(search)));
    let total = members.records.all.len();
    let known: Vec<Vec<String>> = members.records.all.iter().map(|member| texts(context, member)).collect();
    let shown = Memo::new(move |_| {
        query.with(|query| {
            known.iter().map(|texts| matches(&query.text, texts.iter().map(String::as_str))).collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| shown.with(|shown| shown.iter().filter(|shown| **shown).count()));
    let nothing = move || {
        (count.get() == 0 && total > 0).then(|| query.with(|query| view! { <p>{text::nothing_in_list(locale, &query.text)}</p> }))
    };
    // Members first, then partners by what ties them to the network, in the order of the file.
    let mut statuses: Vec<Option<String>> = Vec::new();
    for member in &members.records.all {
        let status = status(member);
        if !statuses.contains(&status) {
            statuses.push(status);
        }
    }
    let sections: Vec<AnyView> = statuses
        .into_iter()
        .enumerate()
        .map(|(number, wanted)| {
            let rows = members.records.all.iter().enumerate().filter(|(_, member)| status(member) == wanted);
            let (places, rows): (Vec<usize>, Vec<AnyView>) = rows
                .map(|(place, one)| {
                    let hidden = move || !shown.with(|shown| shown.get(place).copied().unwrap_or(true));
                    (place, member(context, one, hidden))
                })
                .unzip();
            let empty = move || shown.with(|shown| places.iter().all(|place| !shown.get(*place).copied().unwrap_or(true)));
            let title = match wanted {
                None => words.members.to_owned(),
                Some(status) => site.map_or_else(|| status.clone(), |site| site.kind(&status, locale)),
            };
            let id = format!("t-network-{number}");
            let labelled = id.clone();
            view! {
                <section class="margin-section" aria-labelledby=labelled hidden=empty>
                    <h2 id=id>{title}</h2>
                    <ul class="tiles">{rows}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    let website = site.and_then(|site| site.website.get(locale)).map(|website| {
        view! { <p>{words.official_list}" "<a href=website.value.clone()>{words.institutional_site}</a></p> }
    });
    view! {
        <div class="wrap">
            {super::groups::text_filter(locale, "network-search", words.filter_network, Page::Network, query)}
            <p class="note" role="status">{move || text::organisations(locale, count.get())}</p>
            {notice::left_out(context, &members.records, File::Members)}
        </div>
        <div class="wrap margin-page">
            {nothing}
            {sections}
            <section class="margin-section" aria-labelledby="t-list">
                <h2 id="t-list">{words.about_this_list}</h2>
                <div class="stack prose">
                    {localized(&members.records.note, locale).map(|note| view! { <p>{note}</p> })}
                    {localized(&members.history_note, locale).map(|note| view! { <p>{note}</p> })}
                    {website}
                    {sources(locale, &members.history_sources)}
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// What ties a partner to the network; nothing for a member.
fn status(member: &Member) -> Option<String> {
    (!member.is_member).then(|| member.partner_status.clone().unwrap_or_else(|| "partner".to_owned()))
}

/// What an organisation is found by.
fn texts(context: &Context, member: &Member) -> Vec<String> {
    let localized = [&member.name, &member.description].into_iter().flat_map(|text| text.values());
    let mut texts: Vec<String> = localized.chain(&member.acronym).chain(&member.city).cloned().collect();
    let kind = member.kind.as_ref().zip(context.content.site.ready());
    texts.extend(kind.map(|(kind, site)| site.kind(kind, context.locale)));
    texts
}

fn member(context: &Context, member: &Member, hidden: impl Fn() -> bool + Send + Clone + 'static) -> AnyView {
    let locale = context.locale;
    let site = context.content.site.ready();
    let code = member.departement.clone().unwrap_or_default();
    let place = member.city.as_ref().map(|city| if code.is_empty() { city.clone() } else { format!("{city}\u{a0}({code})") });
    let founding = member.is_founding.then(|| locale.text().founding.to_owned());
    let kind = member.kind.as_ref().zip(site).map(|(kind, site)| site.kind(kind, locale));
    let about: Vec<String> = [member.acronym.clone(), kind, place, founding].into_iter().flatten().collect();
    let facts: Vec<AnyView> = member.facts.iter().map(|fact| key_fact(fact, site, locale)).collect();
    view! {
        <li class="member" id=member.id.clone() hidden=hidden>
            {locator(&code, "locator")}
            <div>
                <h3>{title_link(member.website.as_deref(), localized(&member.name, locale))}</h3>
                <p class="note">{about.join(", ")}</p>
                {localized(&member.description, locale).map(|text| view! { <p>{text}</p> })}
                {(!facts.is_empty()).then(|| view! { <ul class="key-facts">{facts}</ul> })}
                {note(&member.note, locale)}
                {source_list(locale, &member.sources)}
            </div>
        </li>
    }
    .into_any()
}
