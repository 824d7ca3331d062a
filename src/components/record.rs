//! A platform as a row of a list.

use leptos::prelude::*;

use super::icon::{icon, locator};
use super::localized::marked;
use crate::catalogue::Catalogue;
use crate::content::records::Platform;
use crate::locale::Locale;
use crate::query::Access;
use crate::route::Page;
use crate::text;

/// Who may use a platform, in a few words with a shape.
fn status(platform: &Platform, locale: Locale) -> AnyView {
    let (tone, drawing) = if platform.is_open_to(Access::Industry) {
        ("open", "full")
    } else if platform.is_open_to(Access::Academic) {
        ("limited", "half")
    } else if platform.is_open_to(Access::Internal) {
        ("closed", "empty")
    } else {
        ("unknown", "dots")
    };
    let open: Vec<String> = platform
        .access
        .iter()
        .filter(|access| **access != Access::Internal || platform.access.len() == 1)
        .map(|access| text::access(locale, *access).to_owned())
        .collect();
    let words = if open.is_empty() { locale.text().no_access.to_owned() } else { open.join(", ") };
    view! { <span class="status" data-tone=tone>{icon(drawing)}{words}</span> }.into_any()
}

/// Where a platform is: `Institut Curie, Paris`.
pub fn place(platform: &Platform, catalogue: &Catalogue, locale: Locale) -> String {
    let host = catalogue.host_name(platform, locale);
    [Some(host), platform.city.clone()].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Tags of the families of a platform, as words.
fn tags(platform: &Platform, catalogue: &Catalogue, locale: Locale, query: &str) -> Vec<AnyView> {
    let tag = |label: &str, hue: Option<String>| {
        view! { <span class="tag" data-hue=hue>{marked(label, query)}</span> }.into_any()
    };
    catalogue.families(platform).iter().map(|family| tag(family.label.text(locale), family.hue.clone())).collect()
}

/// The row. `query` is marked where it matches; `reason` says why the platform is in the list.
pub fn record(
    platform: &Platform,
    catalogue: &Catalogue,
    locale: Locale,
    query: &str,
    reason: Option<String>,
) -> AnyView {
    let href = Page::Platform(platform.id.clone()).href(locale);
    let departement = platform.departement.clone().unwrap_or_default();
    let name = catalogue.departement_name(&departement).unwrap_or_default().to_owned();
    let acronym = platform.acronym.as_ref().filter(|acronym| !platform.name.text(locale).contains(acronym.as_str()));
    let acronym = acronym.map(|acronym| view! { " ("{marked(acronym, query)}")" });
    let title = platform.name.get(locale).map(|shown| {
        view! { <a class="title-link" href=href lang=shown.lang>{marked(shown.value, query)}</a> }
    });
    view! {
        <li class="record">
            <span class="record-place">{locator(&departement, "locator")}<abbr title=name>{departement}</abbr></span>
            <div class="record-text">
                <h3 class="record-title">{title}{acronym}</h3>
                <p class="record-host">{marked(&place(platform, catalogue, locale), query)}</p>
                <p class="record-tags">{tags(platform, catalogue, locale, query)}</p>
                {reason.map(|reason| view! { <p class="note">{reason}</p> })}
            </div>
            <div class="record-actions">{status(platform, locale)}</div>
        </li>
    }
    .into_any()
}
