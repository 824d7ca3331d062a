//! A platform as a row of a list.

use engine::Marker;
use leptos::prelude::With;

use super::choice::Choices;
use super::icon::{icon, locator};
use super::localized::marked;
use crate::app::Context;
use crate::catalogue::Catalogue;
use crate::content::date::Date;
use crate::content::records::Platform;
use crate::dom::{IntoNode, Node, el, many};
use crate::locale::Locale;
use crate::query::Access;
use crate::route::Page;
use crate::text;

/// Who may use a platform, in a few words with a shape.
pub fn status(platform: &Platform, locale: Locale) -> Node {
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

/// Tags of the families of a platform, as words.
fn tags(platform: &Platform, catalogue: &Catalogue, locale: Locale, marker: &Marker) -> Vec<Node> {
    let tag = |label: &str, hue: Option<String>| {
        el("span").class("tag").attr("data-hue", hue).child(marked(label, marker)).node()
    };
    catalogue.families(platform).iter().map(|family| tag(family.label.text(locale), family.hue.clone())).collect()
}

/// From this many months on, a record says how old its information is.
const OLD: u32 = 12;

/// How long ago a record was checked, where that is long.
pub fn age(platform: &Platform, today: Date, locale: Locale) -> Option<Node> {
    let months = platform.as_of?.months_until(today);
    (months >= OLD).then(|| el("span").class("age").child(icon("info")).child(text::checked_ago(locale, months)).node())
}

/// What the rows of a list share.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub catalogue: &'a Catalogue,
    pub locale: Locale,
    pub today: Date,
    pub choices: Choices,
    /// What a search matched.
    pub marker: &'a Marker,
}

impl<'a> Rows<'a> {
    pub fn new(context: &Context, catalogue: &'a Catalogue, marker: &'a Marker) -> Self {
        Self { catalogue, locale: context.locale, today: context.today, choices: context.choices, marker }
    }

    /// The row of a platform; `reason` says why it is in the list.
    pub fn record(self, platform: &Platform, reason: Option<String>) -> Node {
        let Self { catalogue, locale, marker, choices, .. } = self;
        let href = Page::Platform(platform.id.clone()).href(locale);
        let departement = platform.departement.clone().unwrap_or_default();
        let departement_name = catalogue.departement_name(&departement).unwrap_or_default().to_owned();
        let name = platform.name.text(locale);
        let acronym = platform.acronym.as_ref().filter(|acronym| !name.contains(acronym.as_str()));
        let acronym = acronym.map(|acronym| many().child(" (").child(marked(acronym, marker)).child(")"));
        let title = platform.name.get(locale).map(|shown| {
            el("a").class("title-link").attr("href", href).attr("lang", shown.lang).child(marked(shown.value, marker))
        });
        let place = catalogue.place(platform, locale);
        el("li")
            .class("record")
            .live("data-selected", {
                let id = platform.id.clone();
                move || choices.compared.with(|ids| ids.contains(&id))
            })
            .child(
                el("span")
                    .class("record-place")
                    .child(locator(&departement, "locator"))
                    .child(el("abbr").attr("title", departement_name).child(departement)),
            )
            .child(
                el("div")
                    .class("record-text")
                    .child(el("h3").class("record-title").child(title).child(acronym))
                    .child(el("p").class("record-host").child(marked(&place, marker)))
                    .child(el("p").class("record-tags").child(tags(platform, catalogue, locale, marker)))
                    .child(reason.map(|reason| el("p").class("note").child(reason))),
            )
            .child(
                el("div")
                    .class("record-actions")
                    .child(status(platform, locale))
                    .child(age(platform, self.today, locale))
                    .child(
                        el("span")
                            .class("row")
                            .child(choices.compare_box(locale, &platform.id, name))
                            .child(choices.keep_button(locale, &platform.id, name, false)),
                    ),
            )
            .node()
    }
}
