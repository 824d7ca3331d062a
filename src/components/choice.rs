//! Shortlist and comparison: their buttons, and the tray with the platforms to compare.

use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::choices::{MOST_COMPARED, toggle};
use site_core::locale::Locale;
use site_core::query::IdsQuery;
use site_core::route::Page;
use site_core::text::choices as said;

use super::icon::icon;
use crate::context::{ByIdentity, Choices};
use crate::view::{Element, IntoNode, Node, el, live, many};

/// The URL of a page about these records.
pub fn ids_href(page: &Page, locale: Locale, ids: &[String]) -> String {
    page.href(locale) + &IdsQuery { ids: ids.to_vec() }.to_search()
}

fn is_kept(choices: Choices, id: &str) -> impl Fn() -> bool + Send + use<> {
    let id = id.to_owned();
    move || choices.shortlist.with(|ids| ids.contains(&id))
}

fn toggle_button(button: Element, choices: Choices, id: &str) -> Element {
    let id = id.to_owned();
    button
        .attr("type", "button")
        .on("click", move |_| choices.shortlist.update(|ids| _ = toggle(ids, &id, usize::MAX)))
        .child(icon("bookmark"))
}

/// The button that adds a platform to the shortlist or removes it. Its text is what it does next.
pub fn keep_button(choices: Choices, locale: Locale, id: &str) -> Node {
    let (words, is_kept) = (said::words(locale), is_kept(choices, id));
    toggle_button(el("button").class("button").attr("data-kind", "secondary"), choices, id)
        .child(live(move || if is_kept() { words.let_go } else { words.keep }))
        .node()
}

/// The same as an icon: its name stays, and its state is whether it is pressed.
pub fn keep_icon(choices: Choices, locale: Locale, id: &str, name: &str) -> Node {
    let is_kept = is_kept(choices, id);
    toggle_button(el("button").class("icon-button"), choices, id)
        .attr("aria-label", said::keep(locale, name))
        .live("aria-pressed", move || is_kept().to_string())
        .node()
}

/// The box that adds a platform to the comparison.
pub fn compare_box(choices: Choices, locale: Locale, id: &str, name: &str) -> Node {
    let (own, full, toggled) = (id.to_owned(), id.to_owned(), id.to_owned());
    let is_chosen = move || choices.compared.with(|ids| ids.contains(&own));
    let is_full = move || choices.compared.with(|ids| ids.len() >= MOST_COMPARED && !ids.contains(&full));
    el("label")
        .class("choice")
        .child(
            el("input")
                .attr("type", "checkbox")
                .property("checked", is_chosen)
                .property("disabled", is_full)
                .on("change", move |_| choices.compared.update(|ids| _ = toggle(ids, &toggled, MOST_COMPARED))),
        )
        .child(
            el("span")
                .child(said::words(locale).compare_one)
                .child(el("span").class("visually-hidden").child(" ").child(name.to_owned())),
        )
        .node()
}

/// A link to the catalogue, to choose one more platform.
pub fn add_platform(locale: Locale) -> Element {
    el("a")
        .class("button")
        .attr("data-kind", "secondary")
        .attr("href", Page::Platforms.href(locale))
        .child(icon("plus"))
        .child(said::words(locale).add_platform)
}

/// A link to the shortlist, with its number of platforms.
pub fn shortlist_link(locale: Locale, choices: Choices) -> Node {
    let count = move || choices.shortlist.with(Vec::len);
    let badge = move || (count() > 0).then(|| el("span").class("count").attr("aria-hidden", "true").child(count()));
    el("a")
        .class("icon-button shortlist-link")
        .attr("href", Page::Shortlist.href(locale))
        .live("aria-label", move || said::shortlist_count(locale, count()))
        .child(icon("bookmark"))
        .child(live(badge))
        .node()
}

/// The platforms to compare, at the bottom of the window once there is one.
pub fn tray(locale: Locale, choices: Choices, catalogue: Memo<ByIdentity<Catalogue>>) -> Node {
    let words = said::words(locale);
    let body = move || {
        let ids = choices.compared.get();
        if ids.is_empty() {
            return ().node();
        }
        let names = catalogue.get().0.map(|catalogue| {
            let platforms = catalogue.platforms.some(&ids);
            let names = platforms.into_iter().map(|platform| platform.name.text(locale).to_owned());
            names.collect::<Vec<_>>().join(", ")
        });
        el("aside")
            .class("tray")
            .attr("aria-label", words.comparison)
            .child(
                el("div")
                    .class("wrap row")
                    .attr("data-spread", "")
                    .child(
                        el("p")
                            .child(el("b").child(said::to_compare(locale, ids.len())))
                            .child(" ")
                            .child(el("span").class("wide-only").child(names.unwrap_or_default())),
                    )
                    .child(
                        el("div")
                            .class("row push-end")
                            .child(
                                el("button")
                                    .class("button")
                                    .attr("data-kind", "quiet")
                                    .attr("type", "button")
                                    .on("click", move |_| choices.compared.set(Vec::new()))
                                    .child(words.empty_tray),
                            )
                            .child(
                                el("a")
                                    .class("button")
                                    .attr("href", ids_href(&Page::Compare, locale, &ids))
                                    .child(el("span").class("wide-only").child(icon("compare")))
                                    .child(words.compare_one),
                            ),
                    ),
            )
            .node()
    };
    // For screen readers.
    let said = move || {
        let count = choices.compared.with(Vec::len);
        (count > 0).then(|| said::to_compare(locale, count))
    };
    many().child(live(body)).child(el("p").class("visually-hidden").attr("role", "status").child(live(said))).node()
}
