//! The results on the map of the region, and as a list of towns.

use std::collections::HashMap;

use engine::Marker;
use leptos::prelude::{Get, With, WithValue};
use site_core::catalogue::{Catalogue, Results};
use site_core::content::Map;
use site_core::content::records::{Departement, Platform};
use site_core::places::{self, Cluster};
use site_core::query::{Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::catalogue as said;

use super::state::State;
use crate::browser;
use crate::components::figure::float;
use crate::components::localized::{localized, marked};
use crate::view::{Element, IntoNode, Node, el, many};

/// Scale of the discs on the map and in the lens, in units of the map.
const SCALE: f64 = 1.2;
const LENS_SCALE: f64 = 0.22;

/// The results by location.
struct Placed {
    /// Clusters outside of the lens.
    around: Vec<Cluster>,
    within: Vec<Cluster>,
    /// Platforms without coordinates.
    nowhere: Vec<usize>,
}

fn placed(map: &Map, catalogue: &Catalogue, hits: &[usize]) -> Placed {
    let [left, top, width, height] = map.lens;
    let in_lens = |x: f64, y: f64| {
        let (from_centre, from_middle) = ((x - left) / width - 0.5, (y - top) / height - 0.5);
        from_centre * from_centre + from_middle * from_middle < 0.25
    };
    let (mut around, mut within, mut nowhere) = (Vec::new(), Vec::new(), Vec::new());
    for hit in hits {
        let platform = &catalogue.platforms.all[*hit];
        let place = platform.lon.zip(platform.lat).and_then(|(lon, lat)| map.project(lon, lat));
        match place {
            Some((x, y)) if in_lens(x, y) => within.push((*hit, x, y)),
            Some((x, y)) => around.push((*hit, x, y)),
            None => nowhere.push(*hit),
        }
    }
    Placed { around: places::clusters(&around, SCALE), within: places::clusters(&within, LENS_SCALE), nowhere }
}

/// The name of a cluster: its towns, or the institutions within one town.
fn cluster_name(state: State, catalogue: &Catalogue, cluster: &Cluster) -> String {
    let platforms: Vec<&Platform> = cluster.platforms.iter().map(|index| &catalogue.platforms.all[*index]).collect();
    let towns = places::names(platforms.iter().filter_map(|platform| platform.city.as_deref()), 3);
    if let [town] = towns[..] {
        let hosts: Vec<String> = platforms.iter().map(|platform| catalogue.host_name(platform, state.locale)).collect();
        let hosts = places::names(hosts.iter().map(String::as_str), 2);
        return if hosts.is_empty() {
            town.to_owned()
        } else {
            [town, state.locale.text().colon, &hosts.join(", ")].concat()
        };
    }
    towns.join(", ")
}

fn place_id(number: usize) -> String {
    format!("place-{number}")
}

pub(super) fn view(state: State) -> Node {
    let results = state.results.get();
    state.catalogue.with_value(|catalogue| {
        let Some(map) = catalogue.map.as_deref() else {
            return el("p")
                .child(text::failures::missing_file(state.locale, site_core::content::file::File::Map))
                .node();
        };
        let sought = state.query.with(|query| query.text.clone());
        let marker = catalogue.marker(&sought, &results.readings);
        let placed = placed(map, catalogue, &results.hits);
        let clusters: Vec<&Cluster> = placed.within.iter().chain(&placed.around).collect();
        let names: Vec<String> = clusters.iter().map(|cluster| cluster_name(state, catalogue, cluster)).collect();
        many()
            .child(board(state, catalogue, map, &results, &placed, &names))
            .child(index(state, catalogue, &clusters, &names, &placed.nowhere, &marker))
            .node()
    })
}

fn board(state: State, catalogue: &Catalogue, map: &Map, results: &Results, placed: &Placed, names: &[String]) -> Node {
    let words = said::words(state.locale);
    let counts = counts(catalogue, results);
    let shapes = |with_codes: bool| {
        // The chosen ones last, so that their outline is above the others.
        let mut shapes: Vec<(bool, Node)> = Vec::new();
        for departement in &map.departements.all {
            let (count, is_chosen) = counts.get(&departement.id).copied().unwrap_or_default();
            shapes.push((is_chosen, shape(state, departement, count, is_chosen, with_codes)));
        }
        let (chosen, others): (Vec<_>, Vec<_>) = shapes.into_iter().partition(|(is_chosen, _)| *is_chosen);
        others.into_iter().chain(chosen).map(|(_, shape)| shape).collect::<Node>()
    };
    let discs = |clusters: &[Cluster], first: usize| {
        let discs = clusters
            .iter()
            .enumerate()
            .map(|(number, cluster)| disc(state, cluster, &names[first + number], first + number));
        discs.collect::<Node>()
    };
    let [left, top, width, height] = map.lens;
    let circle = |class: &'static str| {
        el("circle")
            .class(class)
            .attr("cx", float(left + width / 2.0))
            .attr("cy", float(top + height / 2.0))
            .attr("r", float(width / 2.0))
    };
    let svg = |class: &'static str, view_box: String, label: String| {
        el("svg").class(class).attr("viewBox", view_box).attr("role", "group").attr("aria-label", label)
    };
    let lens = map.lens_label.text(state.locale).to_owned();
    let lens_box = map.lens.map(float).join(" ");
    el("figure")
        .class("figure")
        .child(
            el("div")
                .class("map-board")
                .child(
                    svg("region-map", map.view_box.clone(), words.map_of_platforms.to_owned())
                        .child(shapes(true))
                        .child(circle("lens-ring").attr("aria-hidden", "true"))
                        .child(discs(&placed.around, placed.within.len())),
                )
                .child(
                    el("div")
                        .class("lens-holder")
                        .child(
                            svg("region-map lens", lens_box, lens).child(shapes(false)).child(discs(&placed.within, 0)),
                        )
                        .child(
                            el("p")
                                .class("note")
                                .attr("aria-hidden", "true")
                                .child(localized(&map.lens_label, state.locale)),
                        ),
                ),
        )
        .child(el("figcaption").child(words.map_caption))
        .node()
}

/// The number of results of each département, and whether it is chosen.
fn counts(catalogue: &Catalogue, results: &Results) -> HashMap<String, (usize, bool)> {
    let offered = catalogue.offered(Facet::Departement).iter().map(|offered| offered.value.clone());
    let choices = &results.facets[Facet::Departement as usize];
    offered.zip(choices.iter().map(|choice| (choice.count, choice.is_chosen))).collect()
}

/// A département as a link that adds it to the filters, or removes it.
fn shape(state: State, departement: &Departement, count: usize, is_chosen: bool, with_codes: bool) -> Node {
    let Some(path) = departement.path.clone() else { return ().node() };
    let name = said::departement_count(state.locale, &departement.name, &departement.id, count);
    let query = state.query.with(|query| query.toggled(Facet::Departement, &departement.id));
    let id = format!("region-{}", departement.id);
    let link = el("a")
        .attr("href", catalogue_href(state.locale, &query))
        .attr("data-state-link", "")
        .attr("id", with_codes.then_some(id))
        .attr("aria-label", name.clone())
        .attr("aria-current", is_chosen.then_some("true"))
        // The lens repeats them: once is enough for keyboard and screen reader.
        .attr("tabindex", (!with_codes).then_some("-1"))
        .attr("aria-hidden", (!with_codes).then_some("true"))
        .child(el("title").child(name))
        .child(el("path").class("departement").attr("d", path));
    let [x, y] = departement.label[..] else { return link.node() };
    let code = |class: &'static str, y: f64| {
        el("text").attr("class", class).attr("x", float(x)).attr("y", float(y)).attr("aria-hidden", "true")
    };
    let is_outer = departement.ring.as_deref() == Some("outer");
    many()
        .child(link)
        .child((with_codes && is_outer).then(|| {
            many()
                .child(code("departement-code", y).child(departement.id.clone()))
                .child(code("departement-count", y + 3.2).child(text::platforms(state.locale, count)))
        }))
        .node()
}

fn disc(state: State, cluster: &Cluster, name: &str, number: usize) -> Node {
    let count = cluster.platforms.len();
    let label = [name, state.locale.text().colon, &text::platforms(state.locale, count)].concat();
    let (x, y) = (float(cluster.x), float(cluster.y));
    let go = move |event: leptos::ev::Event| {
        event.prevent_default();
        browser::focus_first(&[format!("#{}", place_id(number))]);
        browser::show_part(place_id(number));
    };
    el("a")
        .class("cluster")
        .attr("data-size", (count == 1).then_some("one"))
        .attr("href", format!("#{}", place_id(number)))
        .on("click", go)
        .child(el("title").child(label))
        .child(el("circle").attr("cx", x.clone()).attr("cy", y.clone()).attr("r", float(cluster.radius)))
        .child((count > 1).then(|| el("text").attr("aria-hidden", "true").attr("x", x).attr("y", y).child(count)))
        .node()
}

/// The clusters as a list, each with its platforms.
fn index(
    state: State,
    catalogue: &Catalogue,
    clusters: &[&Cluster],
    names: &[String],
    nowhere: &[usize],
    marker: &Marker,
) -> Node {
    let words = said::words(state.locale);
    let links = |platforms: &[usize]| {
        let links = platforms.iter().filter_map(|index| catalogue.platforms.all.get(*index)).map(|platform| {
            let href = Page::Platform(platform.id.clone()).href(state.locale);
            let name = platform.name.get(state.locale)?;
            let link = el("a").attr("href", href).attr("lang", name.lang).child(marked(name.value, marker));
            Some(el("li").child(link))
        });
        el("ul").class("place-platforms").child(links.flatten().collect::<Node>())
    };
    let place = |id: String, name: &str, platforms: &[usize]| -> Element {
        el("li")
            .child(
                el("h4")
                    .attr("id", id)
                    .attr("tabindex", "-1")
                    .child(name.to_owned())
                    .child(" ")
                    .child(el("small").class("count-note").child(text::platforms(state.locale, platforms.len()))),
            )
            .child(links(platforms))
    };
    let places: Node = clusters
        .iter()
        .zip(names)
        .enumerate()
        .map(|(number, (cluster, name))| place(place_id(number), name, &cluster.platforms))
        .collect();
    let unlocated = (!nowhere.is_empty()).then(|| place("place-none".to_owned(), words.unlocated, nowhere));
    el("section")
        .class("stack places")
        .attr("aria-labelledby", "places-title")
        .child(el("h3").attr("id", "places-title").child(words.places))
        .child(el("ol").class("place-list").attr("role", "list").child(places).child(unlocated))
        .node()
}
