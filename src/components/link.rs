//! Links: to other sites, between neighbours, back up, and to where a fact was read.

use leptos::prelude::*;

use super::icon::icon;
use crate::content::url;
use crate::locale::Locale;
use crate::route::Page;
use crate::text;

/// A title that leads to an address where there is one.
pub fn title_link(address: Option<&str>, title: impl IntoView + 'static) -> AnyView {
    match address {
        Some(address) => view! { <a class="title-link" href=address.to_owned()>{title}</a> }.into_any(),
        None => title.into_any(),
    }
}

/// A link whose words are followed by an arrow.
pub fn more_link(href: String, words: impl IntoView + 'static) -> AnyView {
    view! { <a class="more-link" href=href>{words} {icon("arrow")}</a> }.into_any()
}

/// The way from home to here. `parents` are pages above this one.
pub fn breadcrumbs(locale: Locale, parents: &[(Page, &'static str)], here: impl IntoView + 'static) -> AnyView {
    let text = locale.text();
    let parents = std::iter::once((Page::Home, text.home)).chain(parents.iter().cloned());
    let links = parents.map(|(page, name)| view! { <li><a href=page.href(locale)>{name}</a></li> }).collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=text.breadcrumbs>
            <ol>{links}<li><span aria-current="page">{here}</span></li></ol>
        </nav>
    }
    .into_any()
}

/// One source: a link where it is an address, words otherwise.
fn source(address: &str) -> AnyView {
    if url::is_safe(address) {
        view! { <a href=address.to_owned()>{url::readable(address).to_owned()}</a> }.into_any()
    } else {
        address.to_owned().into_any()
    }
}

/// Every source once, as list items, in the order in which they were first given.
fn source_items<'a>(sources: impl IntoIterator<Item = &'a String>) -> Vec<AnyView> {
    let mut known: Vec<&String> = Vec::new();
    for source in sources {
        if !known.contains(&source) {
            known.push(source);
        }
    }
    known.into_iter().map(|address| view! { <li>{source(address)}</li> }.into_any()).collect()
}

/// Where the facts of a page were read: closed until asked for. Nothing where no source is given.
pub fn sources<'a>(locale: Locale, sources: impl IntoIterator<Item = &'a String>) -> Option<AnyView> {
    let items = source_items(sources);
    (!items.is_empty()).then(|| {
        view! {
            <details class="sources">
                <summary>{icon("chevron")}{text::page_sources(locale, items.len())}</summary>
                <ol class="numbered note">{items}</ol>
            </details>
        }
        .into_any()
    })
}

/// Where the facts of one item were read, beside it.
pub fn source_list(locale: Locale, sources: &[String]) -> Option<AnyView> {
    (!sources.is_empty()).then(|| {
        view! {
            <details class="item-sources note">
                <summary>{icon("chevron")}{locale.text().sources}</summary>
                <ul>{source_items(sources)}</ul>
            </details>
        }
        .into_any()
    })
}

/// Links to the records before and after this one, going round.
pub fn turn_page(
    label: &'static str,
    previous: (String, String, AnyView),
    next: (String, String, AnyView),
) -> AnyView {
    view! {
        <nav class="turn-page" aria-label=label>
            <a rel="prev" href=previous.0><small>{icon("arrow-back")}{previous.1}</small><b>{previous.2}</b></a>
            <a rel="next" href=next.0><small>{next.1}{icon("arrow")}</small><b>{next.2}</b></a>
        </nav>
    }
    .into_any()
}
