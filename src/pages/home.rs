//! Home: what the network is, search, groups, platforms, missions, upcoming events.

use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::site::Site;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::home as said;

use crate::components::event::{self, Year};
use crate::components::figure::rosette;
use crate::components::icon::pictogram;
use crate::components::link::more_link;
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::search_form::search_form;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

pub fn view(context: &Context) -> Node {
    let site = context.content.site.ready();
    many()
        .child(hero(context, site))
        .child(notice::all_missing(
            context,
            &[File::Site, File::Groups, File::Missions, File::Events, File::Platforms, File::Techniques, File::Map],
        ))
        .child(site.map(|site| statement(context, site)))
        .child(groups(context))
        .child(context.catalogue.as_deref().map(|catalogue| platforms(context, catalogue, site)))
        .child(missions(context, site))
        .child(agenda(context))
        .node()
}

fn hero(context: &Context, site: Option<&Site>) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = said::words(locale);
    let title = site.and_then(|site| localized(&site.home.title, locale));
    let title = title.unwrap_or_else(|| shared.home.node());
    let examples = site.map(|site| &site.home.examples[..]).unwrap_or_default();
    let last = examples.len().saturating_sub(1);
    let links: Vec<Node> = examples
        .iter()
        .enumerate()
        .map(|(index, example)| {
            let href = catalogue_href(locale, &CatalogueQuery::searching(example.query.text(locale)));
            let joint = match index {
                0 => " ".to_owned(),
                _ if index == last => format!(" {} ", words.or),
                _ => ", ".to_owned(),
            };
            many().child(joint).child(el("a").attr("href", href).child(localized(&example.label, locale))).node()
        })
        .collect();
    let hint = (!links.is_empty()).then(|| many().child(words.for_example).child(links).node());
    let figure = context.content.map.ready().map(|map| {
        el("figure")
            .class("hero-figure")
            .child(rosette(map, context.catalogue.as_deref(), locale))
            .child(el("figcaption").class("note").child(localized(&map.rosette_caption, locale)))
    });
    el("section")
        .class("hero")
        .attr("aria-labelledby", "hero-title")
        .child(
            el("div")
                .class("wrap hero-grid")
                .child(
                    el("div")
                        .class("stack hero-text")
                        .attr("data-gap", "loose")
                        .child(el("h1").class("hero-title").attr("id", "hero-title").child(title))
                        .child(
                            site.and_then(|site| localized(&site.home.lead, locale))
                                .map(|lead| el("p").class("lead").child(lead)),
                        )
                        .child(search_form(locale, "home-search", words.what_do_you_seek, hint)),
                )
                .child(figure),
        )
        .node()
}

fn statement(context: &Context, site: &Site) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = said::words(locale);
    let phrases: Vec<Node> = site
        .home
        .statement
        .iter()
        .filter_map(|phrase| {
            let text = localized(&phrase.text, locale)?;
            Some(if phrase.is_strong { el("b").child(text).node() } else { text })
        })
        .collect();
    let source = localized(&site.home.statement_source, locale).map(|source| match site.home.statement_url.clone() {
        Some(url) => many().child(el("a").attr("href", url).child(source)).child(" · ").node(),
        None => many().child(source).child(" · ").node(),
    });
    let method = format!("{}#figures", Page::About.href(locale));
    el("section")
        .class("band")
        .attr("data-fill", "eosin")
        .attr("aria-label", words.in_brief)
        .child(el("div").class("wrap").child(el("p").class("statement").child(phrases)).child(
            el("p").class("note").child(source).child(el("a").attr("href", method).child(shared.figures_and_sources)),
        ))
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

fn groups(context: &Context) -> Option<Node> {
    let locale = context.locale;
    let words = said::words(locale);
    let groups = context.content.groups.ready()?;
    let items: Vec<Node> = groups
        .all
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let led_by: Vec<String> = group.led_by().iter().map(|person| person.name.clone()).collect();
            let led_by = (led_by.len() <= 2).then(|| text::list(locale, &led_by));
            el("li")
                .class("contents-item")
                .attr("data-hue", group.hue.clone())
                .child(pictogram(group.icon.as_deref()))
                .child(
                    el("div")
                        .child(
                            el("h3").child(
                                el("a")
                                    .class("cover-link")
                                    .attr("href", Page::Group(group.id.clone()).href(locale))
                                    .child(localized(&group.name, locale)),
                            ),
                        )
                        .child(
                            el("p")
                                .class("note")
                                .child(led_by.unwrap_or_else(|| text::organisations(locale, group.led_by().len()))),
                        ),
                )
                .child(el("span").class("contents-number").attr("aria-hidden", "true").child(index + 1))
                .node()
        })
        .collect();
    Some(band(
        "groups-title",
        said::working_groups(locale, groups.all.len()),
        more_link(Page::Groups.href(locale), words.see_groups),
        many().child(el("ol").class("contents").child(items)).child(notice::left_out(context, groups, File::Groups)),
    ))
}

fn platforms(context: &Context, catalogue: &Catalogue, site: Option<&Site>) -> Node {
    let locale = context.locale;
    let words = said::words(locale);
    let results = catalogue.results(&CatalogueQuery::default(), locale);
    let families: Vec<Node> = catalogue
        .offered(Facet::Technique)
        .iter()
        .zip(&results.facets[Facet::Technique as usize])
        .filter(|(offered, choice)| offered.parent.is_none() && choice.count > 0)
        .filter_map(|(offered, choice)| {
            let family = catalogue.technique(&offered.value)?;
            let href = catalogue_href(locale, &CatalogueQuery::only(Facet::Technique, &offered.value));
            let label = localized(&family.label, locale);
            Some(
                el("li")
                    .attr("data-hue", family.hue.clone())
                    .child(
                        el("a")
                            .attr("href", href)
                            .child(el("span").class("tag").child(label))
                            .child(el("span").class("count").child(choice.count)),
                    )
                    .node(),
            )
        })
        .collect();
    let count = platform_count(catalogue, locale);
    let title =
        if families.is_empty() { count } else { format!("{count}, {}", text::families(locale, families.len())) };
    el("section")
        .class("band")
        .attr("data-fill", "sunk")
        .attr("aria-labelledby", "platforms-title")
        .child(
            el("div")
                .class("wrap sidebar-page")
                .attr("data-side", "end")
                .child(
                    el("div")
                        .child(el("h2").attr("id", "platforms-title").child(title))
                        .child(el("ul").class("family-index columns ruled").child(families)),
                )
                .child(
                    el("div")
                        .class("stack")
                        .child(
                            site.and_then(|site| localized(&site.home.platforms_text, locale))
                                .map(|lead| el("p").child(lead)),
                        )
                        .child(
                            el("p").child(
                                el("a")
                                    .class("button")
                                    .attr("href", Page::Platforms.href(locale))
                                    .child(words.open_catalogue),
                            ),
                        )
                        .child(notice::left_out(context, &catalogue.platforms, File::Platforms)),
                ),
        )
        .node()
}

fn platform_count(catalogue: &Catalogue, locale: site_core::locale::Locale) -> String {
    text::platforms(locale, catalogue.platforms.all.len())
}

fn missions(context: &Context, site: Option<&Site>) -> Option<Node> {
    let locale = context.locale;
    let missions = context.content.missions.ready()?;
    let note = site.and_then(|site| localized(&site.home.missions_note, locale));
    Some(band(
        "missions-title",
        text::missions(locale, missions.all.len()),
        more_link(Page::Missions.href(locale), said::words(locale).see_missions),
        many()
            .child(el("ol").class("tiles").child(super::missions::tiles(context, &missions.all)))
            .child(note.map(|note| el("p").class("note missions-note").child(note))),
    ))
}

fn agenda(context: &Context) -> Option<Node> {
    let locale = context.locale;
    let words = said::words(locale);
    let events = context.content.events.ready()?;
    let upcoming = events.all.iter().rev().filter(|event| !event.is_past(context.today));
    let items: Vec<Node> = upcoming.take(3).map(|one| event::event(one, context, Year::Said, false)).collect();
    (!items.is_empty()).then(|| {
        band(
            "agenda-title",
            words.next_events.to_owned(),
            more_link(Page::Agenda.href(locale), words.whole_agenda),
            el("ol").class("events").child(items),
        )
    })
}
