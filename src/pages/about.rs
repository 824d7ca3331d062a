//! Who we are, governance, funding, history, figures, and the sources.

use site_core::content::file::File;
use site_core::content::site::{Body, Milestone, Site};
use site_core::locale::Locale;
use site_core::route::Page;
use site_core::text;
use site_core::text::about as messages;

use crate::components::fact::{dated, key_fact, pair, person};
use crate::components::link::{address_link, sources};
use crate::components::localized::{items, localized, unbroken};
use crate::components::notice;
use crate::components::section::{closed_details, margin_section, page_head};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

/// Number of figures that are shown first.
const FIGURES: usize = 4;

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let Some(site) = context.content.site.ready() else {
        return notice::failed(context, File::Site, Page::About.title(locale));
    };
    let bodies = |bodies: &[Body]| bodies.iter().map(|one| body(one, locale)).collect::<Vec<_>>();
    let history: Vec<Node> = site.history.iter().map(|one| milestone(one, locale)).collect();
    let dates = messages::dates(locale, history.len());
    let mut figures: Vec<Node> = site.key_figures.iter().map(|fact| key_fact(fact, Some(site), locale)).collect();
    let others = figures.split_off(figures.len().min(FIGURES));
    let others = (!others.is_empty()).then(|| {
        let words = text::catalogue::show_others(locale, others.len());
        closed_details(words, el("ul").class("key-facts").child(others))
    });
    let parts = [
        ("who", words.who_we_are, who(site, locale)),
        (
            "governance",
            words.governance,
            el("ul").class("stack bodies").attr("data-gap", "loose").child(bodies(&site.governance)).node(),
        ),
        (
            "funding",
            words.funding,
            el("ul").class("stack bodies").attr("data-gap", "loose").child(bodies(&site.funding)).node(),
        ),
        ("history", words.history, closed_details(dates, el("ol").class("timeline").child(history))),
        (
            "figures",
            shared.figures_and_sources,
            el("div")
                .class("stack")
                .attr("data-gap", "loose")
                .child(el("ul").class("key-facts").child(figures))
                .child(others)
                .child(sources(context, None, read(site)))
                .node(),
        ),
    ];
    let links: Vec<Node> = parts
        .iter()
        .map(|(id, title, _)| el("li").child(el("a").attr("href", format!("#{id}")).child(*title)).node())
        .collect();
    let sections: Vec<Node> = parts
        .into_iter()
        .map(|(id, title, body)| margin_section(id, title).attr("id", id).attr("tabindex", "-1").child(body).node())
        .collect();
    many()
        .child(
            page_head(context, Page::About.title(locale), Page::About.title(locale), "about").child(
                el("nav").class("local-nav").attr("aria-label", shared.in_this_page).child(el("ul").child(links)),
            ),
        )
        .child(el("div").class("wrap margin-page").child(sections))
        .node()
}

/// The sources of the page.
fn read(site: &Site) -> impl Iterator<Item = &String> {
    let bodies = || site.governance.iter().chain(&site.funding);
    let people = bodies().flat_map(|body| &body.office_holders);
    let of_bodies = bodies().flat_map(|body| &body.sources).chain(people.flat_map(|person| &person.sources));
    let of_history = site.history.iter().flat_map(|milestone| &milestone.sources);
    let of_figures = site.key_figures.iter().flat_map(|fact| &fact.sources);
    site.sources.iter().chain(&site.founding_act_sources).chain(of_bodies).chain(of_history).chain(of_figures)
}

fn who(site: &Site, locale: Locale) -> Node {
    let shared = locale.text();
    let words = messages::words(locale);
    let list = |texts| {
        let items = items(texts, locale);
        (!items.is_empty()).then(|| el("ul").class("bullets").child(items).node())
    };
    let website = site.website.get(locale).map(|website| address_link(website.value.clone()).node());
    let address =
        (!site.address_lines.is_empty()).then(|| el("address").child(unbroken(&site.address_lines.join("\n"))).node());
    el("div")
        .class("stack")
        .attr("data-gap", "loose")
        .child(
            el("div")
                .class("prose opening")
                .child(localized(&site.description, locale).map(|text| el("p").child(text)))
                .child(localized(&site.audience, locale).map(|text| el("p").child(text))),
        )
        .child(
            el("dl")
                .class("facts-list")
                .child(pair(shared.aims, list(&site.aims)))
                .child(pair(words.legal_form, localized(&site.legal_form, locale)))
                .child(pair(words.founding_act, localized(&site.founding_act, locale)))
                .child(pair(words.address, address))
                .child(pair(shared.institutional_site, website)),
        )
        .child(list(&site.objects).map(|objects| closed_details(words.object, objects)))
        .node()
}

fn body(body: &Body, locale: Locale) -> Node {
    let words = messages::words(locale);
    let holders: Vec<Node> = body.office_holders.iter().map(|one| person(one, locale)).collect();
    let former = localized(&body.former_name, locale)
        .map(|name| el("p").class("note").child(words.formerly).child(" ").child(name));
    el("li")
        .class("stack")
        .attr("data-gap", "tight")
        .child(el("h3").child(localized(&body.name, locale)))
        .child(former)
        .child(el("p").child(localized(&body.role, locale)))
        .child(holders)
        .node()
}

fn milestone(milestone: &Milestone, locale: Locale) -> Node {
    let date = milestone.date.map_or_else(|| dated(&milestone.year, locale), |date| date.long(locale));
    el("li")
        .child(el("span").class("timeline-year").child(date))
        .child(el("p").child(localized(&milestone.fact, locale)))
        .node()
}
