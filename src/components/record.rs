//! A platform as a card: name, place, summary, some of its techniques.

use engine::Marks;
use site_core::card::{self, Tag};
use site_core::catalogue::Catalogue;
use site_core::content::records::Platform;
use site_core::locale::{Locale, Shown};
use site_core::route::Page;
use site_core::text;

use super::choice::keep_icon;
use super::localized::{localized, mark, marked};
use crate::context::{Choices, Context};
use crate::view::{Element, IntoNode, Node, el, many};

/// A name with more characters takes two lines in a wide list, and its summary then gets only one.
const LONG: usize = 78;

/// Who may use a platform. None if unknown.
fn open_to(platform: &Platform, locale: Locale) -> Option<Node> {
    let access = text::catalogue::open_to(locale, &platform.access);
    (!access.is_empty()).then(|| el("p").class("record-access").child(access).node())
}

/// The parameters shared by the cards of a list.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub catalogue: &'a Catalogue,
    pub locale: Locale,
    pub choices: Choices,
    pub is_embed: bool,
    /// Highlights the matches of the search.
    pub marker: &'a dyn Marks,
}

impl<'a> Rows<'a> {
    pub fn new(context: &Context, catalogue: &'a Catalogue, marker: &'a dyn Marks) -> Self {
        Self { catalogue, locale: context.locale, choices: context.choices, is_embed: context.is_embed, marker }
    }

    /// The card of a platform. `matches` are ids of techniques that it was found by. `because`, if present, replaces
    /// the techniques and says why it answers a question.
    pub fn record(
        self,
        platform: &Platform,
        matches: &[&str],
        because: Option<Node>,
        reason: Option<String>,
    ) -> Element {
        let Self { locale, marker, choices, is_embed, .. } = self;
        let name = platform.name.text(locale);
        let acronym = platform.acronym.as_ref().filter(|acronym| !name.contains(acronym.as_str()));
        let acronym = acronym.map(|acronym| many().child(" (").child(marked(acronym, marker)).child(")"));
        let href = Page::Platform(platform.id.clone()).href(locale);
        let title = platform.name.get(locale).map(|shown| {
            el("a").class("title-link").attr("href", href).attr("lang", shown.lang).child(marked(shown.value, marker))
        });
        let summary = platform.summary.get(locale).map(|Shown { value, lang }| {
            el("p").class("record-summary").attr("lang", lang).child(marked(&card::shortened(value), marker))
        });
        let is_long = name.chars().count() + platform.acronym.as_ref().map_or(0, String::len) > LONG;
        el("li")
            .class("record")
            .attr("data-long", is_long.then_some(""))
            .attr("data-because", because.is_some().then_some(""))
            .child(el("h3").class("record-title").child(title).child(acronym))
            // An embed has no shortlist.
            .child((!is_embed).then(|| keep_icon(choices, locale, &platform.id, name)))
            .child(self.place(platform))
            .child(open_to(platform, locale))
            .child(summary)
            .child(because.or_else(|| self.techniques(platform, matches)))
            .child(reason.map(|reason| el("p").class("note").child(reason)))
    }

    /// `Institut Curie · Paris 5ᵉ`
    fn place(self, platform: &Platform) -> Node {
        let Self { catalogue, locale, marker, .. } = self;
        let host = Some(catalogue.short_host(platform, locale)).filter(|host| !host.is_empty());
        let town = card::town(platform, locale);
        let dot = (host.is_some() && town.is_some()).then_some(el("span").child("\u{a0}·\u{a0}"));
        el("p")
            .class("record-place")
            .attr("data-town", town.is_some())
            .child(host.map(|host| el("span").child(marked(&host, marker))))
            .child(dot)
            .child(town.map(|town| el("span").child(marked(&town, marker))))
            .node()
    }

    fn techniques(self, platform: &Platform, matches: &[&str]) -> Option<Node> {
        let Self { catalogue, locale, marker, .. } = self;
        let tags = catalogue.tags(platform, matches, marker, locale);
        let has_text = !marker.is_empty();
        let tag = |tag: &Tag| {
            let hue = catalogue.family(&tag.technique.id).and_then(|family| family.hue.clone());
            let label = localized(&tag.technique.label, locale);
            let label = if tag.is_match && has_text { mark(label) } else { label.node() };
            let comma = el("span").class("visually-hidden").child(", ");
            el("span").class("tag").attr("data-hue", hue).child(el("span").child(label).child(comma)).node()
        };
        let others = (tags.others > 0).then(|| {
            let words = text::catalogue::more_techniques(locale, tags.others);
            el("span")
                .class("count")
                .child(el("span").attr("aria-hidden", "true").child(format!("+{}", tags.others)))
                .child(el("span").class("visually-hidden").child(words))
        });
        let shown: Vec<Node> = tags.shown.iter().map(tag).collect();
        // A paragraph instead of a list, which would be nested in the list of platforms.
        (!shown.is_empty()).then(|| el("p").class("record-techniques").child(shown).child(others).node())
    }
}
