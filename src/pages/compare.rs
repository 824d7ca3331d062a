//! Up to four platforms side by side. Their ids are in the URL.

use leptos::prelude::*;
use site_core::card;
use site_core::catalogue::Catalogue;
use site_core::choices::{MAX_COMPARED, are_same};
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::locale::Locale;
use site_core::route::Page;
use site_core::text;
use site_core::text::choices as messages;

use crate::browser;
use crate::components::choice::{add_platform, compare_link, ids_href};
use crate::components::copy::{copy_button, print_button};
use crate::components::icon::icon;
use crate::components::link::{address_link, breadcrumbs};
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::plain::needs_app;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, el, live, many};

/// A row of the comparison: its name, a cell for each platform, whether all values are equal, and whether all are known
/// and differ.
struct CompareRow {
    name: &'static str,
    cells: Vec<Node>,
    is_same: bool,
    differs: bool,
}

pub fn view(context: &Context) -> Node {
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, Page::Compare.title(context.locale));
    };
    let context = context.clone();
    let only_differences = RwSignal::new(false);
    live(move || {
        let mut ids = context.ids();
        let too_many = ids.len().saturating_sub(MAX_COMPARED);
        ids.truncate(MAX_COMPARED);
        page(&context, &catalogue, &ids, too_many, only_differences)
    })
}

fn page(
    context: &Context,
    catalogue: &Catalogue,
    ids: &[String],
    too_many: usize,
    only_differences: RwSignal<bool>,
) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let platforms = catalogue.platforms.some(ids);
    let title = if ids.is_empty() {
        Page::Compare.title(locale).to_owned()
    } else {
        messages::compare_platforms(locale, ids.len())
    };
    let tools = (ids.len() > 1).then(|| {
        let href = ids_href(&Page::Compare, locale, ids);
        el("div")
            .class("row")
            .child(
                el("label")
                    .class("choice")
                    .child(
                        el("input")
                            .attr("type", "checkbox")
                            .property("checked", move || only_differences.get())
                            .on("change", move |_| only_differences.update(|only| *only = !*only)),
                    )
                    .child(el("span").child(words.only_differences)),
            )
            .child(copy_button(locale, text::export::words(locale).copy_link, move || browser::origin() + &href))
            .child(print_button(locale))
    });
    let more = (ids.len() < MAX_COMPARED).then(|| {
        let shortlist = context.choices.shortlist;
        let own = ids.is_empty().then(|| live(move || shortlist.with(|ids| compare_link(locale, ids, false))));
        el("p")
            .class("compare-add row")
            .child(own)
            .child(add_platform(locale))
            .child(el("span").class("note").child(words.four_at_most))
    });
    el("div")
        .class("wrap")
        .child(breadcrumbs(context, &[(Page::Platforms, shared.platforms)], words.comparison))
        .child(
            el("header")
                .class("page-head")
                .child(el("h1").attr("id", "compare-title").attr("tabindex", "-1").child(title))
                .child(ids.is_empty().then(|| el("p").class("lead").child(words.nothing_to_compare)))
                .child((too_many > 0).then(|| el("p").class("note").child(messages::left_aside(locale, too_many))))
                .child(tools),
        )
        .child(needs_app(locale))
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child((!platforms.is_empty()).then(|| table(locale, catalogue, ids, &platforms, only_differences)))
        .child(more)
        .node()
}

fn table(
    locale: Locale,
    catalogue: &Catalogue,
    ids: &[String],
    platforms: &[&Platform],
    only_differences: RwSignal<bool>,
) -> Node {
    let words = messages::words(locale);
    let rows = rows(locale, catalogue, platforms);
    let several = platforms.len() > 1;
    let same: Vec<String> = rows.iter().filter(|row| row.is_same).map(|row| row.name.to_owned()).collect();
    // On a narrow screen, four platforms are shown two by two, identified by letters.
    let letters = ["A", "B", "C", "D"];
    let heads = platforms.iter().zip(letters);
    let heads: Node = heads.map(|(platform, letter)| head(locale, ids, platform).attr("data-letter", letter)).collect();
    let rows: Node =
        rows.into_iter()
            .map(|row| {
                let is_same = several && row.is_same;
                let cells =
                    row.cells.into_iter().zip(letters).map(|(cell, letter)| {
                        el("td").attr("role", "cell").attr("data-letter", letter).child(cell).node()
                    });
                el("tr")
                    .attr("role", "row")
                    .attr("data-same", is_same)
                    .attr("data-differs", several && row.differs)
                    .live("hidden", move || is_same && only_differences.get())
                    .child(el("th").attr("scope", "row").attr("role", "rowheader").child(row.name))
                    .child(cells.collect::<Node>())
            })
            .collect();
    let hidden = move || {
        (several && only_differences.get() && !same.is_empty())
            .then(|| el("p").class("note").child(messages::same_for_all(locale, &same)))
    };
    el("div")
        .class("compare")
        .child(
            el("table")
                .class("compare-table")
                .attr("role", "table")
                .attr("data-columns", platforms.len().to_string())
                .child(
                    el("caption").class("visually-hidden").child(messages::comparison_caption(locale, platforms.len())),
                )
                .child(
                    el("thead").attr("role", "rowgroup").child(
                        el("tr")
                            .attr("role", "row")
                            .child(
                                el("td")
                                    .attr("role", "cell")
                                    .child(el("span").class("visually-hidden").child(words.comparison)),
                            )
                            .child(heads),
                    ),
                )
                .child(el("tbody").attr("role", "rowgroup").child(rows)),
        )
        .child(el("div").attr("role", "status").child(live(hidden)))
        .node()
}

fn head(locale: Locale, ids: &[String], platform: &Platform) -> Element {
    let words = messages::words(locale);
    let others: Vec<String> = ids.iter().filter(|id| **id != platform.id).cloned().collect();
    let name = platform.name.get(locale);
    el("th")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .child(name.map(|name| {
            el("a")
                .class("title-link")
                .attr("href", Page::Platform(platform.id.clone()).href(locale))
                .attr("lang", name.lang)
                .child(name.value.clone())
        }))
        .child(
            el("a")
                .class("button")
                .attr("data-kind", "quiet")
                .attr("href", ids_href(&Page::Compare, locale, &others))
                .attr("data-state-link", "")
                .on("click", |_| browser::focus_first(&["#compare-title".to_owned()]))
                .child(icon("close"))
                .child(el("span").class("compare-remove").child(words.remove))
                .child(el("span").class("visually-hidden").child(" ").child(platform.name.text(locale).to_owned())),
        )
}

/// A row for a value that a platform may have. `None` if no platform has it.
fn row<T: PartialEq>(
    locale: Locale,
    name: &'static str,
    platforms: &[&Platform],
    value: impl Fn(&Platform) -> Option<T>,
    show: impl Fn(&Platform, T) -> Node,
) -> Option<CompareRow> {
    let values: Vec<Option<T>> = platforms.iter().map(|platform| value(platform)).collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    let is_same = are_same(&values);
    let differs = !is_same && values.iter().all(Option::is_some);
    let missing = || {
        let dash = el("span").class("missing").attr("aria-hidden", "true").child("–");
        many().child(dash).child(el("span").class("visually-hidden").child(messages::words(locale).not_given)).node()
    };
    let cells = values.into_iter().zip(platforms);
    let cells = cells.map(|(value, platform)| value.map_or_else(missing, |value| show(platform, value))).collect();
    Some(CompareRow { name, cells, is_same, differs })
}

fn list(items: impl IntoIterator<Item = Node>) -> Node {
    el("ul").child(items.into_iter().map(|item| el("li").child(item)).collect::<Node>()).node()
}

/// `None` for an empty list.
fn some(values: Vec<String>) -> Option<Vec<String>> {
    (!values.is_empty()).then_some(values)
}

fn rows(locale: Locale, catalogue: &Catalogue, platforms: &[&Platform]) -> Vec<CompareRow> {
    let shared = locale.text();
    let words = messages::words(locale);
    let texts = |_: &Platform, texts: Vec<String>| list(texts.into_iter().map(IntoNode::node));
    let techniques = |platform: &Platform| some(catalogue.technique_labels(platform, locale));
    let families = |platform: &Platform| {
        let families: Vec<String> = catalogue.families(platform).iter().map(|family| family.id.clone()).collect();
        some(families)
    };
    let tags = |_: &Platform, ids: Vec<String>| {
        list(ids.iter().filter_map(|id| catalogue.technique(id)).map(|family| {
            let label = localized(&family.label, locale);
            el("span").class("tag").attr("data-hue", family.hue.clone()).child(label).node()
        }))
    };
    let services = |platform: &Platform| {
        let services = platform.services.iter().map(|service| service.text(locale).to_owned());
        some(services.filter(|service| !service.is_empty()).collect())
    };
    let website = |_: &Platform, address: String| address_link(address).node();
    let host = |platform: &Platform| Some(catalogue.host_name(platform, locale)).filter(|name| !name.is_empty());
    let access = |platform: &Platform| (!platform.access.is_empty()).then(|| platform.access.clone());
    let rows = [
        row(locale, shared.host, platforms, host, |_, name| name.node()),
        row(locale, words.place, platforms, |platform| card::town(platform, locale), |_, town| town.node()),
        row(locale, shared.families, platforms, families, tags),
        row(locale, shared.techniques, platforms, techniques, texts),
        row(locale, shared.open_to, platforms, access, |_, all| {
            list(all.into_iter().map(|access| text::catalogue::access(locale, access).node()))
        }),
        row(locale, shared.services, platforms, services, texts),
        row(locale, shared.equipment, platforms, |platform| some(platform.equipment.clone()), texts),
        row(locale, shared.labels, platforms, |platform| some(platform.labels.clone()), texts),
        row(locale, shared.website, platforms, |platform| platform.website.clone(), website),
    ];
    rows.into_iter().flatten().collect()
}
