//! A platform as a row of a list.

use engine::Marker;
use leptos::prelude::With;
use site_core::catalogue::Catalogue;
use site_core::content::records::{Platform, Technique};
use site_core::locale::Locale;
use site_core::route::Page;
use site_core::text;

use super::choice::{compare_box, keep_icon};
use super::icon::locator;
use super::localized::{localized, marked};
use crate::context::{Choices, Context};
use crate::view::{IntoNode, Node, el, many};

/// Who may use a platform. None if unknown.
fn open_to(platform: &Platform, locale: Locale) -> Option<Node> {
    let said = text::catalogue::open_to(locale, &platform.access);
    (!said.is_empty()).then(|| el("span").class("status").child(said).node())
}

/// Tags of the families of a platform.
fn tags(platform: &Platform, catalogue: &Catalogue, locale: Locale, marker: &Marker) -> Vec<Node> {
    let tag = |label: &str, hue: Option<String>| {
        el("span").class("tag").attr("data-hue", hue).child(el("span").child(marked(label, marker))).node()
    };
    catalogue.families(platform).iter().map(|family| tag(family.label.text(locale), family.hue.clone())).collect()
}

/// What the rows of a list share.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub catalogue: &'a Catalogue,
    pub locale: Locale,
    pub choices: Choices,
    pub is_embed: bool,
    /// Marks what the search matched.
    pub marker: &'a Marker,
}

impl<'a> Rows<'a> {
    pub fn new(context: &Context, catalogue: &'a Catalogue, marker: &'a Marker) -> Self {
        Self { catalogue, locale: context.locale, choices: context.choices, is_embed: context.is_embed, marker }
    }

    /// The row of a platform. `found` is a technique that the search text names by a synonym, `reason` says why the
    /// platform is listed.
    pub fn record(self, platform: &Platform, found: Option<&Technique>, reason: Option<String>) -> Node {
        let Self { catalogue, locale, marker, choices, is_embed } = self;
        // Nothing is kept in an embed.
        let actions = (!is_embed).then(|| {
            many().child(compare_box(choices, locale, &platform.id, platform.name.text(locale))).child(keep_icon(
                choices,
                locale,
                &platform.id,
                platform.name.text(locale),
            ))
        });
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
        let found = found.map(|found| {
            let hue = catalogue.family(&found.id).and_then(|family| family.hue.clone());
            el("span").class("tag").attr("data-hue", hue).child(el("mark").child(localized(&found.label, locale)))
        });
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
                    .child(el("p").class("record-tags").child(found).child(tags(platform, catalogue, locale, marker)))
                    .child(reason.map(|reason| el("p").class("note").child(reason))),
            )
            .child(
                el("div")
                    .class("record-actions")
                    .child(open_to(platform, locale))
                    .child(el("span").class("row").child(actions)),
            )
            .node()
    }
}
