//! One platform: what it does, who may use it, where it is, its sources, similar platforms.

use engine::Marker;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::content::url;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::platform as said;

use crate::components::choice::{compare_box, ids_href, keep_button};
use crate::components::copy::copy_button;
use crate::components::fact::pair;
use crate::components::figure::mini_map;
use crate::components::icon::{icon, locator};
use crate::components::link::{breadcrumbs, embed_link, sources};
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

/// A value as a link to the catalogue filtered by it.
fn filter_link(locale: Locale, facet: Facet, value: &str, class: &'static str, words: impl IntoNode) -> Node {
    let href = catalogue_href(locale, &CatalogueQuery::only(facet, value));
    el("a").attr("class", class).attr("href", href).child(words).node()
}

fn page(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = said::words(locale);
    let code = platform.departement.clone().unwrap_or_default();
    let name = platform.name.get(locale);
    let lang = name.and_then(|shown| shown.lang);
    let name = platform.name.text(locale).to_owned();
    let departement = (!code.is_empty()).then(|| {
        let shown = catalogue.name(Facet::Departement, &code, locale);
        filter_link(locale, Facet::Departement, &code, "folio-link", shown)
    });
    let told = catalogue.departement_name(&code);
    let city = platform.city.clone().filter(|city| told != Some(city));
    let city = city.map(|city| many().child(el("span").attr("aria-hidden", "true").child("·")).child(city));
    let host = platform.host.as_deref().map(|id| {
        el("p").class("lead").child(filter_link(
            locale,
            Facet::Host,
            id,
            "title-link",
            unbroken(&catalogue.host_name(platform, locale)),
        ))
    });
    let as_of = platform.as_of.map(|date| text::information_of(locale, date));
    let services: Vec<Node> =
        platform.services.iter().map(|service| el("li").child(localized(service, locale)).node()).collect();
    let equipment: Vec<Node> = platform.equipment.iter().map(|one| el("li").child(unbroken(one)).node()).collect();
    let focus = localized(&platform.cancer_focus, locale)
        .map(|text| el("p").child(el("b").child(words.for_cancer)).child(locale.text().colon).child(text));
    many()
        .child(
            el("div")
                .class("wrap")
                .child(breadcrumbs(context, &[(Page::Platforms, shared.platforms)], name.clone()))
                .child(
                    el("header").class("platform-head").child(locator(&code, "locator")).child(
                        el("div")
                            .class("stack")
                            .child(el("p").class("folio").child(departement).child(city))
                            .child(el("h1").attr("lang", lang).child(name))
                            .child(host),
                    ),
                ),
        )
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child(
            el("div")
                .class("wrap sidebar-page platform-body")
                .attr("data-side", "end")
                .child(
                    el("div")
                        .class("stack")
                        .attr("data-gap", "section")
                        .child(
                            el("div")
                                .class("prose opening")
                                .child(localized(&platform.summary, locale).map(|text| el("p").child(text)))
                                .child(focus),
                        )
                        .child(techniques(catalogue, platform, locale))
                        .child((!services.is_empty()).then(|| {
                            section(
                                "t-services",
                                shared.services,
                                el("ul").class("columns ruled").child(services).node(),
                            )
                        }))
                        .child((!equipment.is_empty()).then(|| {
                            section(
                                "t-equipment",
                                shared.equipment,
                                el("ul").class("columns ruled").child(equipment).node(),
                            )
                        }))
                        .child(section("t-access", words.access_and_labels, access(catalogue, platform, locale)))
                        .child(section("t-cite", words.acknowledge, citation(catalogue, platform, locale)))
                        .child((!context.is_embed).then(|| near(context, catalogue, platform)))
                        .child(sources(context, as_of, &platform.sources)),
                )
                .child(aside(context, catalogue, platform)),
        )
        .node()
}

/// The techniques below their families, each as a link to its platforms.
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
    // Ids that are not in the taxonomy are shown as texts.
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

fn access(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Node {
    let shared = locale.text();
    let words = said::words(locale);
    // Only what the record says: who is not listed is not excluded.
    let each = platform.access.iter().map(|access| {
        let name = text::catalogue::access(locale, *access);
        el("li")
            .child(icon("check"))
            .child(filter_link(locale, Facet::Access, access.code(), "access-link", name))
            .node()
    });
    let (term, open_to) = if platform.access.is_empty() {
        (words.access_terms, ask(platform, host_site(catalogue, platform), locale))
    } else {
        (shared.open_to, el("ul").class("access-list row").child(each.collect::<Vec<_>>()).node())
    };
    let labels: Vec<Node> = platform
        .labels
        .iter()
        .map(|label| el("li").child(filter_link(locale, Facet::Label, label, "seal", label.clone())).node())
        .collect();
    let labels = (!labels.is_empty()).then(|| el("ul").class("row").attr("data-gap", "tight").child(labels).node());
    el("dl").class("facts-list").child(pair(term, Some(open_to))).child(pair(shared.labels, labels)).node()
}

/// A link to whoever can answer: the platform, if it has a contact of its own, else its institution.
fn ask(platform: &Platform, host_site: Option<&str>, locale: Locale) -> Node {
    let words = said::words(locale);
    let own = write_to(platform).or_else(|| platform.website.clone().filter(|_| !is_of_host(platform, host_site)));
    match own.map(|own| (own, words.ask_platform)).or_else(|| Some((host_site?.to_owned(), words.ask_host))) {
        Some((address, words)) => el("a").attr("href", address).child(words).node(),
        None => words.ask_platform.node(),
    }
}

fn host_site<'a>(catalogue: &'a Catalogue, platform: &Platform) -> Option<&'a str> {
    catalogue.host(platform)?.website.as_deref()
}

/// Whether the website of the platform is that of its institution.
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
    let marker = Marker::default();
    let rows = Rows::new(context, catalogue, &marker);
    let name = |id: &str| catalogue.name(Facet::Technique, id, locale);
    let rows: Vec<Node> = catalogue
        .near(platform, locale, 4)
        .into_iter()
        .map(|(other, kinship)| rows.record(other, None, Some(said::kinship(locale, &kinship, name))))
        .collect();
    (!rows.is_empty())
        .then(|| section("t-near", said::words(locale).near_platforms, el("ol").class("records").child(rows).node()))
}

/// An acknowledgement of the platform, to copy.
fn citation(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Node {
    let mut said = platform.full_name(locale);
    let host = catalogue.host_name(platform, locale);
    let host = Some(host).filter(|host| !said.contains(host.as_str()));
    for part in [host, platform.rrid.clone()].into_iter().flatten().filter(|part| !part.is_empty()) {
        said += &format!(", {part}");
    }
    let said = text::choices::citation(locale, &said);
    let copied = said.clone();
    el("div")
        .class("stack")
        .attr("data-gap", "tight")
        .child(el("p").class("citation").child(said))
        .child(
            el("p").class("row").child(copy_button(locale, text::export::words(locale).copy, move || copied.clone())),
        )
        .node()
}

/// Buttons and links of the platform: keep, compare, report an error, embed.
fn actions(context: &Context, platform: &Platform) -> Node {
    let locale = context.locale;
    let name = platform.name.text(locale);
    let choices = context.choices;
    // Nothing is kept in an embed.
    let is_kept_here = !context.is_embed;
    let report = ids_href(&Page::Propose, locale, std::slice::from_ref(&platform.id));
    el("div")
        .class("platform-actions stack")
        .attr("data-gap", "tight")
        .child(el("p").child(is_kept_here.then(|| keep_button(choices, locale, &platform.id))))
        .child(el("p").child(is_kept_here.then(|| compare_box(choices, locale, &platform.id, name))))
        .child(el("p").child(
            el("a").class("more-link").attr("href", report).child(icon("flag")).child(said::words(locale).report),
        ))
        .child(
            embed_link(context, Page::Platform(platform.id.clone())).map(|link| el("p").child(link.class("more-link"))),
        )
        .node()
}

fn aside(context: &Context, catalogue: &Catalogue, platform: &Platform) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = said::words(locale);
    let is_of_host = is_of_host(platform, host_site(catalogue, platform));
    let site_words = if is_of_host { words.go_to_host_site } else { words.go_to_site };
    let website = platform.website.clone().map(|address| {
        el("p").child(el("a").class("button").attr("href", address).child(site_words).child(icon("external")))
    });
    let email = write_to(platform).map(|address| {
        let kind = platform.website.as_ref().map(|_| "secondary");
        let link = el("a").class("button").attr("data-kind", kind).attr("href", address);
        el("p").child(link.child(icon("mail")).child(words.write_to_platform))
    });
    let shown_email = platform.email.clone().zip(write_to(platform));
    let shown_email = shown_email.map(|(email, address)| el("a").attr("href", address).child(email).node());
    let map = catalogue.map.as_deref().and_then(|map| mini_map(map, platform));
    let town = [&platform.postcode, &platform.city].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> =
        [platform.site.clone(), Some(town)].into_iter().flatten().filter(|line| !line.is_empty()).collect();
    let host = catalogue.host(platform);
    let parents =
        host.and_then(|host| catalogue.hosts.as_ref().map(|hosts| hosts.some(&host.parents))).unwrap_or_default();
    let parents: Vec<String> = parents.iter().map(|parent| parent.name.text(locale).to_owned()).collect();
    let host_site = host.and_then(|host| host.website.clone()).map(|address| {
        let shown = url::shown(&address).to_owned();
        el("a").attr("href", address).child(shown)
    });
    let host_name = platform
        .host
        .as_ref()
        .map(|_| many().child(el("p").child(unbroken(&catalogue.host_name(platform, locale)))).child(host_site).node());
    el("aside")
        .class("platform-aside stack")
        .attr("data-gap", "loose")
        .attr("aria-label", words.at_a_glance)
        .child(website)
        .child(email)
        .child((!context.is_embed).then(|| actions(context, platform)))
        .child(
            el("figure")
                .class("mini-map")
                .child(map)
                .child(el("figcaption").class("note").child(el("address").child(unbroken(&lines.join("\n"))))),
        )
        .child(
            el("dl")
                .class("note stack")
                .child(pair(shared.host, host_name))
                .child(pair(words.attached_to, (!parents.is_empty()).then(|| unbroken(&parents.join(", ")))))
                .child(pair(words.email, shown_email)),
        )
        .node()
}
