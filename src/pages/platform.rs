//! One platform: what it does, who may use it, where it is, when that was checked, what is near.

use leptos::prelude::*;

use crate::app::Context;
use crate::catalogue::Catalogue;
use crate::components::fact::pair;
use crate::components::figure::mini_map;
use crate::components::icon::{icon, locator};
use crate::components::link::breadcrumbs;
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::record::record;
use crate::content::file::File;
use crate::content::records::Platform;
use crate::content::url;
use crate::locale::Locale;
use crate::query::{Access, CatalogueQuery, Facet, catalogue_href};
use crate::route::Page;
use crate::text;

pub fn view(context: &Context, id: &str) -> AnyView {
    let Some(catalogue) = context.catalogue.as_deref() else {
        return super::failed(context, File::Platforms, context.locale.text().platforms_long);
    };
    match catalogue.platforms.get(id) {
        Some(platform) => page(context, catalogue, platform),
        None => super::not_found::view(context),
    }
}

/// A value that is a filter of the catalogue, as a link to the list filtered by it.
fn filter_link(locale: Locale, facet: Facet, value: &str, class: &'static str, words: impl IntoView + 'static) -> AnyView {
    let href = catalogue_href(locale, &CatalogueQuery::only(facet, value));
    view! { <a class=class href=href>{words}</a> }.into_any()
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

fn page(context: &Context, catalogue: &Catalogue, platform: &Platform) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let code = platform.departement.clone().unwrap_or_default();
    let name = platform.name.get(locale);
    let lang = name.and_then(|shown| shown.lang);
    let name = platform.name.text(locale).to_owned();
    let departement = (!code.is_empty()).then(|| {
        let shown = catalogue.name(Facet::Departement, &code, locale);
        filter_link(locale, Facet::Departement, &code, "folio-link", shown)
    });
    let city = platform.city.clone().map(|city| view! { <span aria-hidden="true">"·"</span>{city} });
    let host = platform.host.as_deref().map(|id| {
        view! { <p class="lead">{filter_link(locale, Facet::Host, id, "title-link", catalogue.host_name(platform, locale))}</p> }
    });
    let services: Vec<AnyView> =
        platform.services.iter().map(|service| view! { <li>{localized(service, locale)}</li> }.into_any()).collect();
    let equipment: Vec<AnyView> = platform.equipment.iter().map(|one| view! { <li>{one.clone()}</li> }.into_any()).collect();
    let focus = localized(&platform.cancer_focus, locale)
        .map(|text| view! { <p><b>{words.for_cancer}</b>{colon(locale)}{text}</p> });
    view! {
        <div class="wrap">
            {breadcrumbs(locale, &[(Page::Platforms, words.platforms)], name.clone())}
            <header class="platform-head">
                {locator(&code, "locator")}
                <div class="stack">
                    <p class="folio">{departement}{city}</p>
                    <h1 lang=lang>{name}</h1>
                    {host}
                </div>
            </header>
        </div>
        {notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map])}
        <div class="wrap sidebar-page platform-body" data-side="end">
            <div class="stack" data-gap="section">
                <div class="prose opening">
                    {localized(&platform.summary, locale).map(|text| view! { <p>{text}</p> })}
                    {focus}
                </div>
                {techniques(catalogue, platform, locale)}
                {(!services.is_empty()).then(|| section("t-services", words.services, view! { <ul class="columns ruled">{services}</ul> }.into_any()))}
                {(!equipment.is_empty()).then(|| section("t-equipment", words.equipment, view! { <ul class="columns ruled">{equipment}</ul> }.into_any()))}
                {section("t-access", words.access_and_labels, access(platform, locale))}
                {near(catalogue, platform, locale)}
            </div>
            {aside(catalogue, platform, locale)}
        </div>
    }
    .into_any()
}

fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "\u{202f}: ",
        Locale::En => ": ",
    }
}

/// The techniques under their families, each a link to the platforms that have it.
fn techniques(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Option<AnyView> {
    let words = locale.text();
    let families: Vec<AnyView> = catalogue
        .families(platform)
        .into_iter()
        .map(|family| {
            let own = platform.techniques.iter().filter_map(|id| catalogue.technique(id));
            let own = own.filter(|technique| technique.parent.as_ref() == Some(&family.id));
            let links: Vec<AnyView> = own
                .map(|technique| {
                    let label = localized(&technique.label, locale);
                    view! { <li>{filter_link(locale, Facet::Technique, &technique.id, "technique-link", label)}</li> }.into_any()
                })
                .collect();
            let label = localized(&family.label, locale);
            view! {
                <li data-hue=family.hue.clone()>
                    <h3>{filter_link(locale, Facet::Technique, &family.id, "tag", label)}</h3>
                    {(!links.is_empty()).then(|| view! { <ul class="technique-names">{links}</ul> })}
                </li>
            }
            .into_any()
        })
        .collect();
    // Ids that the taxonomy does not know stand as words.
    let unknown: Vec<AnyView> = platform
        .techniques
        .iter()
        .filter(|id| catalogue.technique(id).is_none())
        .map(|id| view! { <li>{id.replace('-', " ")}</li> }.into_any())
        .collect();
    (!families.is_empty() || !unknown.is_empty())
        .then(|| section("t-techniques", words.techniques, view! { <ul class="technique-list tiles">{families}{unknown}</ul> }.into_any()))
}

fn access(platform: &Platform, locale: Locale) -> AnyView {
    let words = locale.text();
    let each = [Access::Internal, Access::Academic, Access::Industry].into_iter().map(|access| {
        let open = platform.is_open_to(access);
        let (drawing, said) = if open { ("check", words.yes) } else { ("minus", words.no) };
        let name = text::access(locale, access);
        let link = if open { filter_link(locale, Facet::Access, access.code(), "access-link", name) } else { name.into_any() };
        view! {
            <li data-open=open.to_string()>{icon(drawing)}{link}<span class="visually-hidden">{colon(locale)}{said}</span></li>
        }
        .into_any()
    });
    let open_to = if platform.access.is_empty() {
        view! { <span class="missing">{words.not_said}</span> }.into_any()
    } else {
        view! { <ul class="access-list row">{each.collect::<Vec<_>>()}</ul> }.into_any()
    };
    let labels: Vec<AnyView> = platform
        .labels
        .iter()
        .map(|label| view! { <li>{filter_link(locale, Facet::Label, label, "seal", label.clone())}</li> }.into_any())
        .collect();
    let labels = (!labels.is_empty()).then(|| view! { <ul class="row" data-gap="tight">{labels}</ul> }.into_any());
    view! {
        <dl class="facts-list">
            {pair(words.open_to, Some(open_to))}
            {pair(words.labels, labels)}
        </dl>
    }
    .into_any()
}

fn near(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Option<AnyView> {
    let name = |id: &str| catalogue.name(Facet::Technique, id, locale);
    let rows: Vec<AnyView> = catalogue
        .near(platform, locale, 4)
        .into_iter()
        .map(|(other, kinship)| record(other, catalogue, locale, "", Some(text::kinship(locale, &kinship, name))))
        .collect();
    (!rows.is_empty()).then(|| {
        section("t-near", locale.text().near_platforms, view! { <ol class="records">{rows}</ol> }.into_any())
    })
}

fn aside(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> AnyView {
    let words = locale.text();
    let website = platform
        .website
        .clone()
        .map(|address| view! { <p><a class="button" href=address>{words.go_to_site}{icon("external")}</a></p> });
    let map = catalogue.map.as_deref().and_then(|map| mini_map(map, platform));
    let town = [&platform.postcode, &platform.city].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> =
        [platform.site.clone(), Some(town)].into_iter().flatten().filter(|line| !line.is_empty()).collect();
    let host = catalogue.host(platform);
    let parents = host.and_then(|host| catalogue.hosts.as_ref().map(|hosts| hosts.some(&host.parents))).unwrap_or_default();
    let parents: Vec<String> = parents.iter().map(|parent| parent.name.text(locale).to_owned()).collect();
    let host_site = host.and_then(|host| host.website.clone()).map(|address| {
        let shown = url::readable(&address).to_owned();
        view! { <a href=address>{shown}</a> }
    });
    let host_name = platform.host.as_ref().map(|_| view! { <p>{catalogue.host_name(platform, locale)}</p>{host_site} }.into_any());
    let checked = match platform.as_of {
        Some(date) => view! { <time datetime=date.iso()>{date.long(locale)}</time> }.into_any(),
        None => view! { <span class="missing">{words.unknown_date}</span> }.into_any(),
    };
    let sources: Vec<AnyView> = platform
        .sources
        .iter()
        .map(|source| {
            if url::is_safe(source) {
                view! { <li><a href=source.clone()>{url::readable(source).to_owned()}</a></li> }.into_any()
            } else {
                view! { <li>{source.clone()}</li> }.into_any()
            }
        })
        .collect();
    view! {
        <aside class="platform-aside stack" data-gap="loose" aria-label=words.at_a_glance>
            {website}
            <figure class="mini-map">
                {map}
                <figcaption class="note"><address>{lines.join("\n")}</address></figcaption>
            </figure>
            <dl class="note stack">
                {pair(words.host, host_name)}
                {pair(words.attached_to, (!parents.is_empty()).then(|| parents.join(", ").into_any()))}
                {pair(words.checked_on, Some(checked))}
                {pair(words.sources, (!sources.is_empty()).then(|| view! { <ul class="source-list">{sources}</ul> }.into_any()))}
            </dl>
        </aside>
    }
    .into_any()
}
