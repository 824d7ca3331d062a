//! Shortlist and comparison: their buttons, and the tray with the shortlist.

use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::choices::{MAX_COMPARED, toggle};
use site_core::locale::Locale;
use site_core::query::{IdsQuery, PageQuery};
use site_core::route::Page;
use site_core::text::choices as messages;
use site_core::text::platforms;

use super::button::close_button;
use super::chip::chip;
use super::icon::icon;
use crate::browser;
use crate::context::{ByIdentity, Choices};
use crate::view::{Element, IntoNode, Node, el, live, memo};

/// The URL of a page for these records.
pub fn ids_href(page: &Page, locale: Locale, ids: &[String]) -> String {
    IdsQuery { ids: ids.to_vec() }.href_of(page, locale)
}

fn is_kept(choices: Choices, id: &str) -> impl Fn() -> bool + Send + Sync + use<> {
    let id = id.to_owned();
    move || choices.shortlist.with(|ids| ids.contains(&id))
}

fn toggle_button(button: Element, choices: Choices, id: &str) -> Element {
    let id = id.to_owned();
    button
        .attr("type", "button")
        .on("click", move |event| {
            // Only the list of the visitor's own shortlist loses the platform. In a list that somebody sent, the button
            // stays, and so does the focus; on other pages, these selectors match nothing.
            browser::focus_successor(&event, ".shortlist .records", ".icon-button", "#shortlist-title");
            choices.shortlist.update(|ids| toggle(ids, &id));
        })
        .child(icon("bookmark"))
}

/// The button that adds a platform to the shortlist or removes it. Its text names the next action.
pub fn keep_button(choices: Choices, locale: Locale, id: &str, name: &str) -> Node {
    let (words, is_kept) = (messages::words(locale), is_kept(choices, id));
    let does = memo(move || if is_kept() { words.remove_from_shortlist } else { words.keep });
    let name = name.to_owned();
    toggle_button(el("button").class("button").attr("data-kind", "secondary"), choices, id)
        .live("aria-label", move || [does.get(), locale.text().colon, &name].concat())
        .child(live(move || does.get()))
        .node()
}

/// The same as an icon: its name is constant, and `aria-pressed` is its state.
pub fn keep_icon(choices: Choices, locale: Locale, id: &str, name: &str) -> Node {
    let is_kept = is_kept(choices, id);
    toggle_button(el("button").class("icon-button"), choices, id)
        .attr("aria-label", messages::keep(locale, name))
        .live("aria-pressed", move || is_kept().to_string())
        .node()
}

/// A link to the catalogue, to add another platform.
pub fn add_platform(locale: Locale) -> Element {
    el("a")
        .class("button")
        .attr("data-kind", "secondary")
        .attr("href", Page::Platforms.href(locale))
        .child(icon("plus"))
        .child(messages::words(locale).add_platform)
}

/// A link to the shortlist, with its number of platforms.
pub fn shortlist_link(locale: Locale, choices: Choices) -> Node {
    let count = move || choices.shortlist.with(Vec::len);
    let badge = move || (count() > 0).then(|| el("span").class("count").attr("aria-hidden", "true").child(count()));
    el("a")
        .class("icon-button shortlist-link")
        .attr("href", Page::Shortlist.href(locale))
        .live("aria-label", move || messages::shortlist_count(locale, count()))
        .child(icon("bookmark"))
        .child(live(badge))
        .node()
}

/// A link to the comparison of the first platforms of a list; `is_short` where there is little room. `None` for fewer
/// than two.
pub fn compare_link(locale: Locale, ids: &[String], is_short: bool) -> Option<Element> {
    let compared = &ids[..ids.len().min(MAX_COMPARED)];
    let words = if compared.len() < ids.len() {
        messages::compare_first(locale, compared.len())
    } else {
        messages::words(locale).compare_one.to_owned()
    };
    let link = || el("a").class("button").attr("href", ids_href(&Page::Compare, locale, compared));
    let shown = if is_short { messages::words(locale).compare_one.to_owned() } else { words.clone() };
    let label = (shown != words).then_some(words);
    (ids.len() > 1).then(|| link().attr("aria-label", label).child(icon("compare")).child(shown))
}

/// The shortlist at the bottom of the window; hidden if it is empty or was closed.
pub fn tray(locale: Locale, choices: Choices, catalogue: Memo<ByIdentity<Catalogue>>) -> Node {
    let words = messages::words(locale);
    let closed_with = RwSignal::new(None::<Vec<String>>);
    let body = move || {
        let ids = choices.shortlist.get();
        if ids.is_empty() || closed_with.with(|closed| closed.as_ref() == Some(&ids)) {
            return ().node();
        }
        let kept = catalogue.get().0.map(|catalogue| names(locale, choices, &catalogue, &ids));
        let send = el("a").class("button").attr("data-kind", "quiet").attr("href", Page::Shortlist.href(locale));
        let close = move |_| {
            closed_with.set(Some(choices.shortlist.get_untracked()));
            browser::focus("main");
        };
        el("aside")
            .class("tray")
            .attr("aria-label", Page::Shortlist.title(locale))
            .child(
                el("div")
                    .class("wrap row")
                    .child(
                        el("p").child(
                            el("a")
                                .attr("href", Page::Shortlist.href(locale))
                                .child(el("b").child(platforms(locale, ids.len()))),
                        ),
                    )
                    .child(kept)
                    .child(
                        el("div")
                            .class("row push-end")
                            .child(send.child(words.send))
                            .child(compare_link(locale, &ids, true))
                            .child(close_button(words.close_tray, close)),
                    ),
            )
            .node()
    };
    live(body)
}

/// Maximum number of platforms named in the tray.
const MAX_NAMED: usize = 3;

/// The platforms in the tray, each with a button that removes it.
fn names(locale: Locale, choices: Choices, catalogue: &Catalogue, ids: &[String]) -> Node {
    let chips = catalogue.platforms.some(ids).into_iter().take(MAX_NAMED).map(|platform| {
        let (id, name) = (platform.id.clone(), platform.name.text(locale).to_owned());
        let label = messages::remove_one(locale, &name);
        let remove = move || choices.shortlist.update(|ids| ids.retain(|kept| *kept != id));
        chip(name, label, [".tray-names", "main"].map(str::to_owned), remove).node()
    });
    el("ul").class("tray-names wide-only").child(chips.collect::<Node>()).node()
}
