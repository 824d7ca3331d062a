//! One platform: what it does, who may use it, where it is, its sources, similar platforms.

use engine::Unmarked;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::content::url;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::platform as messages;

use crate::components::choice::{ids_href, keep_button, keep_icon};
use crate::components::copy::copy_button;
use crate::components::fact::pair;
use crate::components::figure::{float, mini_map};
use crate::components::icon::icon;
use crate::components::link::{address_link, breadcrumbs, embed_link, sources};
use crate::components::localized::{localized, unbroken};
use crate::components::notice;
use crate::components::record::Rows;
use crate::components::section::section;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

pub fn view(context: &Context, id: &str) -> Node {
    let Some(catalogue) = context.catalogue.as_deref() else {
        return notice::failed(context, File::Platforms, Page::Platforms.title(context.locale));
    };
    match catalogue.platforms.get(id) {
        Some(platform) => page(context, catalogue, platform),
        None => super::not_found::view(context, false),
    }
}

/// A value as a link to the catalogue with this filter.
fn filter_link(locale: Locale, facet: Facet, value: &str, class: &'static str, words: impl IntoNode) -> Node {
    let href = catalogue_href(locale, &CatalogueQuery::only(facet, value));
    el("a").attr("class", class).attr("href", href).child(words).node()
}

fn page(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let as_of = platform.as_of.map(|date| text::information_of(locale, date));
    let services: Vec<Node> =
        platform.services.iter().map(|service| el("li").child(localized(service, locale)).node()).collect();
    let equipment: Vec<Node> = platform.equipment.iter().map(|one| el("li").child(unbroken(one)).node()).collect();
    let list = |id: &'static str, title: &'static str, items: Vec<Node>| {
        (!items.is_empty()).then(|| section(id, title, el("ul").class("ruled").child(items).node()))
    };
    let focus = localized(&platform.cancer_focus, locale)
        .map(|text| el("p").child(el("b").child(words.for_cancer)).child(shared.colon).child(text));
    // On a narrow screen, the bar sticks to the bottom from here on, when the actions of the head are out of view.
    let more = el("div")
        .class("stack")
        .attr("data-gap", "section")
        .child(section("t-access", words.how_to_access, access(catalogue, platform, locale)))
        .child(techniques(catalogue, platform, locale))
        .child(list("t-services", shared.services, services))
        .child(list("t-equipment", shared.equipment, equipment))
        .child(section("t-cite", words.acknowledge, citation(catalogue, platform, locale)))
        .child((!context.is_embed).then(|| near(context, catalogue, platform)))
        .child(sources(context, as_of, &platform.sources))
        .child((!context.is_embed).then(|| bar(context, catalogue, platform)));
    many()
        .child(
            el("div")
                .class("wrap")
                .child(breadcrumbs(context, &[(Page::Platforms, shared.platforms)], localized(&platform.name, locale)))
                .child(head(context, catalogue, platform)),
        )
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child(
            el("div")
                .class("wrap sidebar-page platform-body")
                .attr("data-side", "end")
                .child(
                    el("div")
                        .class("stack")
                        .attr("data-gap", "loose")
                        .child(
                            el("div")
                                .class("prose")
                                .child(localized(&platform.summary, locale).map(|text| el("p").child(text)))
                                .child(focus),
                        )
                        .child(facts(catalogue, platform, locale))
                        .child(more),
                )
                .child(aside(context, catalogue, platform)),
        )
        .node()
}

/// Name, institution, address, and actions.
fn head(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Node {
    let locale = context.locale;
    let words = messages::words(locale);
    let title = platform.name.get(locale).map(|name| many().child(name.value.clone()).node()).unwrap_or_default();
    let lang = platform.name.get(locale).and_then(|name| name.lang);
    let name = platform.name.text(locale);
    let host = platform.host.as_deref().map(|id| {
        let name = unbroken(&catalogue.host_name(platform, locale));
        el("p").class("lead").child(filter_link(locale, Facet::Host, id, "title-link", name))
    });
    let address = address(platform).join(", ");
    let address = (!address.is_empty()).then(|| match map_url(platform) {
        Some(url) => el("a")
            .attr("href", url)
            .child(icon("map"))
            .child(unbroken(&address))
            .child(el("span").class("visually-hidden").child(" ").child(words.on_a_map)),
        None => el("span").child(icon("map")).child(unbroken(&address)),
    });
    el("header")
        .class("platform-head stack")
        .attr("data-gap", "tight")
        .child(
            el("div")
                .class("platform-title")
                .child(el("h1").attr("lang", lang).child(title))
                // An embed has no shortlist.
                .child((!context.is_embed).then(|| {
                    el("span").class("narrow-only").child(keep_icon(context.choices, locale, &platform.id, name))
                })),
        )
        .child(host)
        .child(address.map(|address| el("p").class("platform-address").child(address)))
        .child(
            el("div").class("row platform-actions").child(contacts(catalogue, platform, locale)).child(
                (!context.is_embed).then(|| {
                    el("span").class("wide-only").child(keep_button(context.choices, locale, &platform.id, name))
                }),
            ),
        )
        .node()
}

/// Buttons to the website and to the e-mail address of the platform.
fn contacts(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Node {
    let words = messages::words(locale);
    let site_words =
        if is_of_host(platform, host_site(catalogue, platform)) { words.go_to_host_site } else { words.go_to_site };
    let website = platform
        .website
        .clone()
        .map(|address| el("a").class("button").attr("href", address).child(site_words).child(icon("external")));
    let email = write_to(platform).map(|address| {
        let kind = platform.website.as_ref().map(|_| "secondary");
        let link = el("a").class("button").attr("data-kind", kind).attr("href", address);
        link.child(icon("mail")).child(words.write)
    });
    many().child(website).child(email).node()
}

/// The actions of the head again, at the bottom of a narrow screen.
fn bar(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Node {
    let name = platform.name.text(context.locale);
    el("div")
        .class("platform-bar narrow-only")
        .child(contacts(catalogue, platform, context.locale))
        .child(keep_icon(context.choices, context.locale, &platform.id, name))
        .node()
}

/// The lines of an address: street, postcode and town.
fn address(platform: &Platform) -> Vec<String> {
    let town = [&platform.postcode, &platform.city].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    [platform.site.clone(), Some(town)].into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// The position of the platform on a public map. `None` without coordinates.
fn map_url(platform: &Platform) -> Option<String> {
    let (lat, lon) = (float(platform.lat?), float(platform.lon?));
    Some(format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=16/{lat}/{lon}"))
}

/// Side by side, as far as known: who may use the platform, its labels, its institution.
fn facts(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Option<Node> {
    let shared = locale.text();
    // Only what the record states: others are not necessarily excluded.
    let open_to = platform.access.iter().map(|access| {
        let name = text::catalogue::access(locale, *access);
        el("li").child(filter_link(locale, Facet::Access, access.code(), "access-link", name)).node()
    });
    let open_to: Vec<Node> = open_to.collect();
    let labels = platform
        .labels
        .iter()
        .map(|label| el("li").child(filter_link(locale, Facet::Label, label, "access-link", label.clone())).node());
    let labels: Vec<Node> = labels.collect();
    let host = platform.host.as_deref().map(|id| {
        let name = unbroken(&catalogue.host_name(platform, locale));
        filter_link(locale, Facet::Host, id, "access-link", name)
    });
    let list = |items: Vec<Node>| (!items.is_empty()).then(|| el("ul").child(items).node());
    let cells = [pair(shared.open_to, list(open_to)), pair(shared.labels, list(labels)), pair(shared.host, host)];
    let cells: Vec<Node> = cells.into_iter().flatten().collect();
    (!cells.is_empty()).then(|| el("dl").class("facts-strip").child(cells).node())
}

/// The techniques grouped by family, each as a link to its platforms.
fn techniques(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Option<Node> {
    let words = locale.text();
    let families: Vec<Node> = catalogue
        .families(platform)
        .into_iter()
        .map(|family| {
            let own = platform.techniques.iter().filter_map(|id| catalogue.technique(id));
            let own = own.filter(|technique| technique.parent.as_ref() == Some(&family.id));
            let links: Vec<Node> = own
                .map(|technique| {
                    let label = localized(&technique.label, locale);
                    el("li").child(filter_link(locale, Facet::Technique, &technique.id, "technique-link", label)).node()
                })
                .collect();
            let label = localized(&family.label, locale);
            el("li")
                .attr("data-hue", family.hue.clone())
                .child(el("h3").child(filter_link(locale, Facet::Technique, &family.id, "tag", label)))
                .child((!links.is_empty()).then(|| el("ul").class("technique-names").child(links)))
                .node()
        })
        .collect();
    // Ids missing from the taxonomy are shown as text.
    let unknown: Vec<Node> = platform
        .techniques
        .iter()
        .filter(|id| catalogue.technique(id).is_none())
        .map(|id| el("li").child(id.replace('-', " ")).node())
        .collect();
    (!families.is_empty() || !unknown.is_empty()).then(|| {
        section(
            "t-techniques",
            words.techniques,
            el("ul").class("technique-list tiles").child(families).child(unknown).node(),
        )
    })
}

/// Who may use the platform, if known, and whom to ask.
fn access(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Node {
    let words = messages::words(locale);
    let open_to = text::catalogue::open_to(locale, &platform.access);
    let terms = if open_to.is_empty() { words.access_terms } else { words.access_request };
    let ask = ask(platform, host_site(catalogue, platform), locale);
    let email = write_to(platform).map(|address| many().child(" (").child(address_link(address)).child(")"));
    el("div")
        .class("prose")
        .child((!open_to.is_empty()).then(|| el("p").child(open_to).child(".")))
        .child(el("p").child(terms).child(locale.text().colon).child(ask).child(email).child("."))
        .node()
}

/// A link to the contact: the platform's own, else its institution.
fn ask(platform: &Platform, host_site: Option<&str>, locale: Locale) -> Node {
    let words = messages::words(locale);
    let own = write_to(platform).or_else(|| platform.website.clone().filter(|_| !is_of_host(platform, host_site)));
    match own.map(|own| (own, words.ask_platform)).or_else(|| Some((host_site?.to_owned(), words.ask_host))) {
        Some((address, words)) => el("a").attr("href", address).child(words).node(),
        None => words.ask_platform.node(),
    }
}

fn host_site<'a>(catalogue: &'a Catalogue, platform: &Platform) -> Option<&'a str> {
    catalogue.host(platform)?.website.as_deref()
}

/// Whether the platform's website is that of its institution.
fn is_of_host(platform: &Platform, host_site: Option<&str>) -> bool {
    let shown = |address: &str| url::shown(address).trim_end_matches('/').to_owned();
    platform.website.as_deref().map(shown) == host_site.map(shown)
}

/// The `mailto` URL of the platform.
fn write_to(platform: &Platform) -> Option<String> {
    platform.email.as_ref().map(|email| ["mailto:", email].concat())
}

fn near(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Option<Node> {
    let locale = context.locale;
    let rows = Rows::new(context, catalogue, &Unmarked);
    let own: Vec<&str> = platform.techniques.iter().map(String::as_str).collect();
    let row = |(other, only_host): (&Platform, bool)| {
        let reason = only_host.then(|| messages::words(locale).same_host.to_owned());
        rows.record(other, &own, None, reason).node()
    };
    let rows: Vec<Node> = catalogue.near(platform, locale, 3).into_iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        section("t-near", messages::words(locale).near_platforms, el("ol").class("records").child(rows).node())
    })
}

/// The sentence with which users acknowledge the platform, to copy.
fn citation(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Node {
    let mut citation = platform.full_name(locale);
    let host = catalogue.host_name(platform, locale);
    let host = Some(host).filter(|host| !citation.contains(host.as_str()));
    for part in [host, platform.rrid.clone()].into_iter().flatten().filter(|part| !part.is_empty()) {
        citation += &format!(", {part}");
    }
    let citation = text::choices::citation(locale, &citation);
    let copied = citation.clone();
    el("div")
        .class("stack")
        .attr("data-gap", "tight")
        .child(el("p").class("citation").attr("translate", "no").child(citation))
        .child(
            el("p").class("row").child(copy_button(locale, text::export::words(locale).copy, move || copied.clone())),
        )
        .node()
}

/// The position on the map, the institution's parents, and links for its editors and for partners.
fn aside(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Node {
    let locale = context.locale;
    let words = messages::words(locale);
    let map = catalogue.map.as_deref().and_then(|map| mini_map(map, platform));
    let host = catalogue.host(platform);
    let parents =
        host.and_then(|host| catalogue.hosts.as_ref().map(|hosts| hosts.some(&host.parents))).unwrap_or_default();
    let parents: Vec<String> = parents.iter().map(|parent| parent.name.text(locale).to_owned()).collect();
    let host_site = host.and_then(|host| host.website.clone()).map(|address| address_link(address).node());
    let report = ids_href(&Page::Propose, locale, std::slice::from_ref(&platform.id));
    el("aside")
        .class("platform-aside stack")
        .attr("data-gap", "loose")
        .attr("aria-label", words.at_a_glance)
        .child(
            el("figure").class("mini-map").child(map).child(
                el("figcaption").class("note").child(el("address").child(unbroken(&address(platform).join("\n")))),
            ),
        )
        .child(
            el("dl")
                .class("note stack")
                .child(pair(words.attached_to, (!parents.is_empty()).then(|| unbroken(&parents.join(", ")))))
                .child(pair(words.go_to_host_site, host_site)),
        )
        .child((!context.is_embed).then(|| {
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .child(
                    el("p")
                        .child(el("a").class("more-link").attr("href", report).child(icon("flag")).child(words.report)),
                )
                .child(
                    embed_link(context, Page::Platform(platform.id.clone()))
                        .map(|link| el("p").child(link.class("more-link"))),
                )
        }))
        .node()
}
