//! A platform as a row of a list.

use engine::Marker;

use super::icon::{icon, locator};
use super::localized::marked;
use crate::catalogue::Catalogue;
use crate::content::records::Platform;
use crate::dom::{IntoNode, Node, el, many};
use crate::locale::Locale;
use crate::query::Access;
use crate::route::Page;
use crate::text;

/// Who may use a platform, in a few words with a shape.
fn status(platform: &Platform, locale: Locale) -> Node {
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
    el("span").class("status").attr("data-tone", tone).child(icon(drawing)).child(words).node()
}

/// Where a platform is: `Institut Curie, Paris`.
pub fn place(platform: &Platform, catalogue: &Catalogue, locale: Locale) -> String {
    let host = catalogue.host_name(platform, locale);
    [Some(host), platform.city.clone()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Tags of the families of a platform, as words.
fn tags(platform: &Platform, catalogue: &Catalogue, locale: Locale, marker: &Marker) -> Vec<Node> {
    let tag = |label: &str, hue: Option<String>| {
        el("span").class("tag").attr("data-hue", hue).child(marked(label, marker)).node()
    };
    catalogue.families(platform).iter().map(|family| tag(family.label.text(locale), family.hue.clone())).collect()
}

/// The row, with what a search matched marked; `reason` says why the platform is in the list.
pub fn record(
    platform: &Platform,
    catalogue: &Catalogue,
    locale: Locale,
    marker: &Marker,
    reason: Option<String>,
) -> Node {
    let href = Page::Platform(platform.id.clone()).href(locale);
    let departement = platform.departement.clone().unwrap_or_default();
    let name = catalogue.departement_name(&departement).unwrap_or_default().to_owned();
    let acronym = platform.acronym.as_ref().filter(|acronym| !platform.name.text(locale).contains(acronym.as_str()));
    let acronym = acronym.map(|acronym| many().child(" (").child(marked(acronym, marker)).child(")"));
    let title = platform.name.get(locale).map(|shown| {
        el("a").class("title-link").attr("href", href).attr("lang", shown.lang).child(marked(shown.value, marker))
    });
    el("li")
        .class("record")
        .child(
            el("span")
                .class("record-place")
                .child(locator(&departement, "locator"))
                .child(el("abbr").attr("title", name).child(departement)),
        )
        .child(
            el("div")
                .class("record-text")
                .child(el("h3").class("record-title").child(title).child(acronym))
                .child(el("p").class("record-host").child(marked(&place(platform, catalogue, locale), marker)))
                .child(el("p").class("record-tags").child(tags(platform, catalogue, locale, marker)))
                .child(reason.map(|reason| el("p").class("note").child(reason))),
        )
        .child(el("div").class("record-actions").child(status(platform, locale)))
        .node()
}
