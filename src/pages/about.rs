//! Who we are, governance, funding, history, and where every figure comes from.

use leptos::prelude::*;

use crate::app::Context;
use crate::components::fact::{key_fact, pair, person};
use crate::components::link::{breadcrumbs, source_list, sources};
use crate::components::localized::{items, localized, note};
use crate::content::file::File;
use crate::content::records::{Body, Milestone, Site};
use crate::locale::Locale;

pub fn view(context: &Context) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let Some(site) = context.content.site.ready() else {
        return super::failed(context, File::Site, words.about);
    };
    let bodies = |bodies: &[Body]| bodies.iter().map(|one| body(one, locale)).collect::<Vec<_>>();
    let history: Vec<AnyView> = site.history.iter().map(|one| milestone(one, locale)).collect();
    let figures: Vec<AnyView> = site.key_figures.iter().map(|fact| key_fact(fact, Some(site), locale)).collect();
    let parts = [
        ("who", words.who_we_are, who(site, locale)),
        ("governance", words.governance, view! { <ul class="stack bodies" data-gap="loose">{bodies(&site.governance)}</ul> }.into_any()),
        ("funding", words.funding, view! { <ul class="stack bodies" data-gap="loose">{bodies(&site.funding)}</ul> }.into_any()),
        ("history", words.history, view! { <ol class="timeline">{history}</ol> }.into_any()),
        (
            "figures",
            words.figures_and_sources,
            view! { <div class="stack" data-gap="loose"><ul class="key-facts">{figures}</ul>{sources(locale, &site.sources)}</div> }
                .into_any(),
        ),
    ];
    let links: Vec<AnyView> = parts
        .iter()
        .map(|(id, title, _)| view! { <li><a href=format!("#{id}") rel="external">{*title}</a></li> }.into_any())
        .collect();
    let sections: Vec<AnyView> = parts
        .into_iter()
        .map(|(id, title, body)| {
            let title_id = format!("t-{id}");
            let labelled = title_id.clone();
            view! {
                <section class="margin-section" id=id aria-labelledby=labelled>
                    <h2 id=title_id>{title}</h2>
                    {body}
                </section>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="wrap">
            {breadcrumbs(locale, &[], words.about)}
            <header class="page-head">
                <h1>{words.about}</h1>
                {localized(&site.lead("about"), locale).map(|lead| view! { <p class="lead">{lead}</p> })}
            </header>
            <nav class="local-nav" aria-label=words.in_this_page><ul>{links}</ul></nav>
        </div>
        <div class="wrap margin-page">{sections}</div>
    }
    .into_any()
}

fn who(site: &Site, locale: Locale) -> AnyView {
    let words = locale.text();
    let list = |texts| {
        let items = items(texts, locale);
        (!items.is_empty()).then(|| view! { <ul class="bullets">{items}</ul> }.into_any())
    };
    let act = localized(&site.founding_act, locale)
        .map(|act| view! { {act}{source_list(locale, &site.founding_act_sources)} }.into_any());
    let website = site.website.get(locale).map(|website| {
        view! { <a href=website.value.clone()>{crate::content::url::readable(website.value).to_owned()}</a> }.into_any()
    });
    let address = (!site.address_lines.is_empty())
        .then(|| view! { <address>{site.address_lines.join("\n")}</address> }.into_any());
    view! {
        <div class="stack" data-gap="loose">
            <div class="prose opening">
                {localized(&site.description, locale).map(|text| view! { <p>{text}</p> })}
                {localized(&site.audience, locale).map(|text| view! { <p>{text}</p> })}
            </div>
            <dl class="facts-list">
                {pair(words.aims, list(&site.aims))}
                {pair(words.legal_form, localized(&site.legal_form, locale))}
                {pair(words.founding_act, act)}
                {pair(words.object, list(&site.objects))}
                {pair(words.address, address)}
                {pair(words.institutional_site, website)}
            </dl>
            {note(&site.languages_note, locale)}
        </div>
    }
    .into_any()
}

fn body(body: &Body, locale: Locale) -> AnyView {
    let words = locale.text();
    let holders: Vec<AnyView> = body.office_holders.iter().map(|one| person(one, locale)).collect();
    let former = localized(&body.former_name, locale).map(|name| view! { <p class="note">{words.formerly}" "{name}</p> });
    let past = (!body.current).then(|| view! { " "<small>"("{words.former}")"</small> });
    view! {
        <li class="stack" data-gap="tight">
            <h3>{localized(&body.name, locale)}{past}</h3>
            {former}
            <p>{localized(&body.role, locale)}</p>
            {holders}
            {source_list(locale, &body.sources)}
        </li>
    }
    .into_any()
}

fn milestone(milestone: &Milestone, locale: Locale) -> AnyView {
    let date = milestone.date.map_or_else(|| milestone.year.clone(), |date| date.long(locale));
    view! {
        <li>
            <span class="timeline-year">{date}</span>
            <div><p>{localized(&milestone.fact, locale)}</p>{source_list(locale, &milestone.sources)}</div>
        </li>
    }
    .into_any()
}
