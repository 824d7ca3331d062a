//! Home: search, platforms by place and family, working groups, and what the network is.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::content::Map;
use site_core::content::file::File;
use site_core::content::site::Site;
use site_core::home::{Counts, Family};
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, Facet, TEXT, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::home as messages;

use crate::browser::{self, HistoryMode};
use crate::components::event;
use crate::components::figure::{Highlight, rosette};
use crate::components::finder::Finder;
use crate::components::link::{example_links, group_item, more_link};
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::plain::without_app;
use crate::components::search_form::{elsewhere, search_field};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

/// Number of families that a narrow screen shows first.
const FEW: usize = 8;

pub fn view(context: &Context) -> Node {
    let site = context.content.site.ready();
    many()
        .child(hero(context, site))
        .child(notice::all_missing(
            context,
            &[File::Site, File::Groups, File::Missions, File::Events, File::Platforms, File::Techniques, File::Map],
        ))
        .child(context.catalogue.as_ref().map(|catalogue| platforms(context, catalogue)))
        .child(groups(context))
        .child(agenda(context))
        .child(network(context, site))
        .node()
}

fn hero(context: &Context, site: Option<&Site>) -> Node {
    let locale = context.locale;
    let title = site.and_then(|site| localized(&site.home.title, locale));
    let title = title.unwrap_or_else(|| locale.text().home.node());
    let examples = site.map(|site| example_links(&site.home.examples, locale)).unwrap_or_default();
    el("section")
        .class("hero")
        .attr("aria-labelledby", "hero-title")
        .child(
            el("div")
                .class("wrap stack")
                .child(el("h1").class("hero-title").attr("id", "hero-title").child(title))
                .child(
                    site.and_then(|site| localized(&site.home.lead, locale))
                        .map(|lead| el("p").class("lead").child(lead)),
                )
                .child(search(context))
                .child(needs(context, examples)),
        )
        .node()
}

/// Example needs as chips, with a link to the page “By need” if techniques have needs.
fn needs(context: &Context, examples: Vec<Node>) -> Option<Node> {
    let locale = context.locale;
    let has_needs = context.catalogue.as_ref().is_some_and(|catalogue| {
        [Facet::From, Facet::Gives].into_iter().all(|facet| !catalogue.offered(facet).is_empty())
    });
    let all = has_needs.then(|| el("li").child(more_link(Page::Needs.href(locale), messages::words(locale).all_needs)));
    (!examples.is_empty() || all.is_some()).then(|| {
        el("ul")
            .class("row hero-needs")
            .attr("data-gap", "tight")
            .attr("aria-label", messages::words(locale).needs)
            .child(examples)
            .child(all)
            .node()
    })
}

/// The site-wide search, with its results below the field. Until the app runs, the form searches the catalogue.
fn search(context: &Context) -> Node {
    let locale = context.locale;
    let words = locale.text();
    let open = RwSignal::new(false);
    let finder = Finder::new(locale, "home", open, RwSignal::new(false), RwSignal::default(), context.site_index);
    let submit = move |event: Event| {
        event.prevent_default();
        let text = finder.text.get_untracked();
        browser::go(&catalogue_href(locale, &CatalogueQuery::searching(text.trim())), HistoryMode::PushPage);
    };
    let close = move |event: Event| {
        if browser::key(&event) == "Escape" && open.get_untracked() {
            event.prevent_default();
            open.set(false);
        }
    };
    let input = el("input").class("input").attr("name", TEXT).attr("type", "search").attr("enterkeyhint", "search");
    let has_text = move || open.get() && finder.text.with(|text| !text.trim().is_empty());
    el("form")
        .class("stack hero-search")
        .attr("data-gap", "tight")
        .attr("role", "search")
        .attr("action", Page::Platforms.href(locale))
        .on("submit", submit)
        .on("keydown", close)
        .on("focusout", move |event| {
            if !browser::keeps_focus(&event) {
                open.set(false);
            }
        })
        .child(
            el("label").attr("for", finder.field_id()).child(el("b").child(messages::words(locale).what_do_you_seek)),
        )
        .child(
            search_field(finder.bind(input))
                .child(el("button").class("button").attr("type", "submit").child(words.search))
                .child(
                    finder
                        .list()
                        .class("finder-list")
                        .live("hidden", move || !has_text())
                        // Keeps the focus in the field while an option is pressed.
                        .on("mousedown", |event| event.prevent_default()),
                ),
        )
        .child(without_app(|| elsewhere(locale)))
        .node()
}

/// A section with a link to its page.
fn band(id: &'static str, title: String, more: Node, parts: impl IntoNode) -> Node {
    let head = el("div").class("section-head").child(el("h2").attr("id", id).child(title)).child(more);
    el("section")
        .class("band")
        .attr("aria-labelledby", id)
        .child(el("div").class("wrap").child(head).child(parts))
        .node()
}

/// The region and the families. Highlighting one shows its numbers in the other.
fn platforms(context: &Context, catalogue: &Arc<Catalogue>) -> Node {
    let locale = context.locale;
    let words = messages::words(locale);
    let counts = Arc::new(Counts::of(catalogue));
    let highlight = RwSignal::new(None::<Highlight>);
    let count = text::platforms(locale, catalogue.platforms.all.len());
    let families = counts.families.len();
    let title = if families == 0 { count } else { format!("{count}, {}", text::families(locale, families)) };
    let map = context.content.map.ready();
    el("section")
        .class("band")
        .attr("data-fill", "sunk")
        .attr("aria-labelledby", "platforms-title")
        .child(
            el("div")
                .class("wrap")
                .child(
                    el("div")
                        .class("section-head")
                        .child(el("h2").attr("id", "platforms-title").child(title))
                        .child(more_link(Page::Platforms.href(locale), words.open_catalogue)),
                )
                .child(
                    el("div")
                        .class("home-platforms")
                        .child(map.map(|map| figure(map, catalogue, &counts, locale, highlight)))
                        .child(family_index(catalogue, &counts, locale, highlight)),
                )
                .child(notice::left_out(context, &catalogue.platforms, File::Platforms)),
        )
        .node()
}

fn figure(
    map: &Map,
    catalogue: &Arc<Catalogue>,
    counts: &Arc<Counts>,
    locale: Locale,
    highlight: RwSignal<Option<Highlight>>,
) -> Node {
    let (catalogue, own) = (Arc::clone(catalogue), Arc::clone(counts));
    let caption = localized(&map.rosette_caption, locale);
    // A link to the highlighted département or family: on a touch screen the first tap only highlights.
    let about = move || {
        let (facet, value) = highlight.get()?;
        let count = match facet {
            Facet::Technique => own.families.iter().find(|family| family.id == value).map(|family| family.total),
            _ => Some(own.in_departement(&value, None)),
        };
        let name = catalogue.name(facet, &value, locale);
        let words = [&name, locale.text().colon, &text::platforms(locale, count.unwrap_or_default())].concat();
        let href = catalogue_href(locale, &CatalogueQuery::only(facet, &value));
        Some(el("a").attr("href", href).attr("tabindex", "-1").child(words))
    };
    el("figure")
        .class("hero-figure")
        .child(rosette(map, counts, locale, highlight))
        .child(
            el("figcaption")
                .class("note")
                .child(el("p").live("hidden", move || highlight.with(Option::is_some)).child(caption))
                .child(el("p").live("hidden", move || highlight.with(Option::is_none)).child(live(about))),
        )
        .node()
}

/// The families with their numbers of platforms: in the region, or in the highlighted département.
fn family_index(
    catalogue: &Arc<Catalogue>,
    counts: &Arc<Counts>,
    locale: Locale,
    highlight: RwSignal<Option<Highlight>>,
) -> Node {
    let departement =
        memo(move || highlight.get().filter(|(facet, _)| *facet == Facet::Departement).map(|(_, code)| code));
    let (catalogue, counts) = (Arc::clone(catalogue), Arc::clone(counts));
    let others = counts.families.len().saturating_sub(FEW);
    let is_whole = RwSignal::new(false);
    let rows = move || {
        let departement = departement.get();
        let ranked = counts.ranked(departement.as_deref());
        let row = |(family, count): &(&Family, usize)| {
            let technique = catalogue.technique(&family.id)?;
            let mut query = CatalogueQuery::only(Facet::Technique, &family.id);
            if let Some(code) = departement.as_ref().filter(|_| *count > 0) {
                query = query.toggled(Facet::Departement, code);
            }
            let own = (Facet::Technique, family.id.clone());
            let light = move || highlight.set(Some(own.clone()));
            let also = light.clone();
            let link = el("a")
                .attr("id", format!("family-{}", family.id))
                .attr("href", catalogue_href(locale, &query))
                .on("mouseenter", move |_| light())
                .on("mouseleave", move |_| highlight.set(None))
                .on("focus", move |_| also())
                .on("blur", move |_| highlight.set(None))
                .child(el("span").class("tag").child(el("span").child(localized(&technique.label, locale))))
                .child((*count > 0).then(|| el("span").class("count").child(*count)));
            Some(
                el("li")
                    .attr("data-hue", technique.hue.clone())
                    .attr("data-none", (*count == 0).then_some(""))
                    .child(link)
                    .node(),
            )
        };
        ranked.iter().filter_map(row).collect::<Node>()
    };
    let more = (others > 0).then(|| {
        el("button")
            .class("button narrow-only")
            .attr("data-kind", "quiet")
            .attr("type", "button")
            .live("aria-expanded", move || is_whole.get().to_string())
            .on("click", move |_| is_whole.update(|whole| *whole = !*whole))
            .child(live(move || {
                let words = text::catalogue::words(locale);
                if is_whole.get() { words.show_fewer.to_owned() } else { text::catalogue::show_others(locale, others) }
            }))
    });
    el("div")
        .child(
            el("ul")
                .class("family-index columns ruled")
                .live("data-whole", move || is_whole.get().then_some(""))
                .child(live(rows)),
        )
        .child(more)
        .node()
}

fn groups(context: &Context) -> Option<Node> {
    let locale = context.locale;
    let groups = context.content.groups.ready()?;
    let items: Vec<Node> = groups.all.iter().map(|group| group_item("group-tile", group, locale)).collect();
    Some(band(
        "groups-title",
        messages::working_groups(locale, groups.all.len()),
        more_link(Page::Groups.href(locale), messages::words(locale).see_groups),
        many().child(el("ol").class("group-tiles").child(items)).child(notice::left_out(context, groups, File::Groups)),
    ))
}

/// The missions and the network, one line each.
fn network(context: &Context, site: Option<&Site>) -> Node {
    let locale = context.locale;
    let missions = context.content.missions.ready().map(|missions| {
        let title = text::missions(locale, missions.all.len());
        el("p").child(more_link(Page::Missions.href(locale), title))
    });
    let statement = site.map(|site| {
        let phrases: Vec<Node> = site
            .home
            .statement
            .iter()
            .filter_map(|phrase| {
                let text = localized(&phrase.text, locale)?;
                Some(if phrase.is_strong { el("b").child(text).node() } else { text })
            })
            .collect();
        let source =
            localized(&site.home.statement_source, locale).map(|source| match site.home.statement_url.clone() {
                Some(url) => el("a").attr("href", url).child(source).node(),
                None => source,
            });
        many()
            .child((!phrases.is_empty()).then(|| el("p").class("statement").child(phrases)))
            .child(source.map(|source| el("p").class("note").child(source)))
    });
    let about = more_link(Page::About.href(locale), Page::About.title(locale));
    el("section")
        .class("band home-network")
        .attr("data-fill", "eosin")
        .attr("aria-label", messages::words(locale).in_brief)
        .child(
            el("div")
                .class("wrap stack")
                .attr("data-gap", "tight")
                .child(statement)
                .child(el("div").class("row").child(missions).child(el("p").child(about))),
        )
        .node()
}

fn agenda(context: &Context) -> Option<Node> {
    let locale = context.locale;
    let words = messages::words(locale);
    let events = context.content.events.ready()?;
    let upcoming = events.all.iter().rev().filter(|event| !event.is_past(context.today));
    let items: Vec<Node> = upcoming.take(3).map(|one| event::event(one, context)).collect();
    (!items.is_empty()).then(|| {
        band(
            "agenda-title",
            words.next_events.to_owned(),
            more_link(Page::Agenda.href(locale), words.whole_agenda),
            el("ol").class("events").child(items),
        )
    })
}
