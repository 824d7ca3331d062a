//! The results on a map beside the list: the region, its centre enlarged, and all places as text.

use leptos::prelude::*;
use site_core::catalogue::{Catalogue, Results};
use site_core::content::Map;
use site_core::content::file::File;
use site_core::content::records::Departement;
use site_core::drawing::{self, GAP, Label, Spot, Viewport};
use site_core::locale::Locale;
use site_core::overview;
use site_core::places::{Known, Place};
use site_core::query::{Facet, catalogue_href};
use site_core::text;
use site_core::text::catalogue as messages;

use super::state::CatalogueState;
use crate::browser;
use crate::components::figure::float;
use crate::components::localized::localized;
use crate::view::{Element, IntoNode, Node, el, many};

/// The parameters shared by the parts of the map.
struct Board<'a> {
    state: CatalogueState,
    catalogue: &'a Catalogue,
    results: &'a Results,
}

/// `list` is shown beside the map.
pub(super) fn view(state: CatalogueState, list: Node) -> Node {
    let results = state.results.get();
    let (drawn, index) = state.catalogue.with_value(|catalogue| {
        let board = Board { state, catalogue, results: &results };
        let drawn = match catalogue.map.as_deref() {
            Some(map) => board.figure(map),
            None => el("p").child(text::failures::missing_file(state.locale, File::Map)).node(),
        };
        (drawn, board.index())
    });
    let is_chosen = state.query.with(|query| !query.chosen(Facet::Place).is_empty());
    let columns = el("div").class("map-columns").attr("data-open", is_chosen.then_some(""));
    many().child(columns.child(drawn).child(el("div").class("map-list").child(list))).child(index).node()
}

/// The parts of the map that are drawn: the region, and its enlarged centre.
fn viewports(map: &Map) -> (Option<Viewport>, Option<Viewport>) {
    (Viewport::new(map.viewport), Viewport::new(map.lens))
}

/// Whether a chosen place is outside of the enlarged centre.
pub(super) fn starts_whole(catalogue: &Catalogue, chosen: &[String]) -> bool {
    let Some(centre) = catalogue.map.as_deref().and_then(|map| viewports(map).1) else { return true };
    let mut positions = chosen.iter().filter_map(|id| catalogue.map_place(id)?.position);
    positions.any(|position| !centre.has(position))
}

impl<'a> Board<'a> {
    /// Each place with results: its id, the number of results, and whether it is chosen.
    fn places(&self) -> impl Iterator<Item = (&str, usize, bool)> {
        let offered = self.catalogue.offered(Facet::Place).iter().zip(&self.results.facets[Facet::Place as usize]);
        let present = offered.filter(|(_, choice)| choice.count > 0 || choice.is_chosen);
        present.map(|(offered, choice)| (offered.value.as_str(), choice.count, choice.is_chosen))
    }

    /// A link that chooses a place, or removes the choice.
    fn link(&self, id: &str, is_chosen: bool) -> Element {
        let query = self.state.query.with(|query| query.switched(Facet::Place, id));
        el("a")
            .attr("href", catalogue_href(self.state.locale, &query))
            .attr("data-state-link", "")
            .attr("aria-current", is_chosen.then_some("true"))
    }

    fn figure(&self, map: &Map) -> Node {
        let CatalogueState { locale, whole_region, .. } = self.state;
        let words = messages::words(locale);
        let (region, centre) = viewports(map);
        let choice = |is_whole: bool, name: Node| {
            el("button")
                .attr("type", "button")
                .live("aria-pressed", move || (whole_region.get() == is_whole).to_string())
                .on("click", move |_| whole_region.set(is_whole))
                .child(name)
        };
        let toggle = centre.map(|_| {
            el("div")
                .class("segmented")
                .attr("role", "group")
                .attr("aria-label", words.display)
                .child(choice(false, localized(&map.lens_label, locale).node()))
                .child(choice(true, words.whole_region.node()))
        });
        let centre_label = map.lens_label.text(locale).to_owned();
        let drawings = el("div")
            .class("map-frames")
            .child(centre.map(|centre| self.drawing(map, centre, None, centre_label)))
            .child(region.map(|region| self.drawing(map, region, centre, words.map_of_platforms.to_owned())));
        el("figure")
            .class("figure map-board")
            .live("data-whole", move || whole_region.get())
            .child(toggle)
            .child(drawings)
            .child(el("figcaption").child(el("p").child(words.map_caption)).child(self.off_the_map()))
            .node()
    }

    /// The places that are not drawn, in words.
    fn off_the_map(&self) -> Option<Node> {
        let off =
            self.places().filter(|(id, ..)| self.catalogue.map_place(id).is_none_or(|place| place.position.is_none()));
        let links: Vec<Node> = off
            .map(|(id, count, is_chosen)| {
                let link = self.link(id, is_chosen).child(self.state.name(Facet::Place, id));
                many().child(" ").child(link).child(format!("\u{a0}({count})")).node()
            })
            .collect();
        let words = messages::words(self.state.locale);
        (!links.is_empty()).then(|| el("p").class("off-map").child(words.off_the_map).child(links).node())
    }

    /// A part of the map with its places, without those in the enlarged part.
    fn drawing(&self, map: &Map, viewport: Viewport, enlarged: Option<Viewport>, label: String) -> Node {
        let locale = self.state.locale;
        let counts = self.results.facets[Facet::Departement as usize].iter().map(|choice| choice.count);
        let largest = counts.max().unwrap_or_default();
        let is_region = label == messages::words(locale).map_of_platforms;
        let outlines: Node =
            map.departements.all.iter().map(|departement| self.outline(departement, largest, is_region)).collect();
        let [left, top] = viewport.origin();
        let moved = format!("scale({}) translate({} {})", float(viewport.scale()), float(-left), float(-top));
        let total = |place: &Place| {
            let offered = self.catalogue.offered(Facet::Place).iter().find(|offered| offered.value == place.id);
            offered.map(|offered| offered.total).unwrap_or_default()
        };
        let short = |place: &'a Place| place.short_name.text(locale);
        let spots = drawing::spots(&self.catalogue.places, viewport, enlarged, &short, &total);
        let drawn: Vec<(&Spot, usize, bool)> = spots
            .iter()
            .filter_map(|spot| {
                let id = &self.catalogue.places[spot.place].id;
                let (_, count, is_chosen) = self.places().find(|(place, ..)| place == id)?;
                Some((spot, count, is_chosen))
            })
            .collect();
        let mut leaders = String::new();
        for (spot, ..) in &drawn {
            let [[x, y], [to_x, to_y]] = [spot.from, spot.at];
            leaders += &format!("M{} {}L{} {}", float(x), float(y), float(to_x), float(to_y));
        }
        let most = drawn.iter().map(|(_, count, _)| *count).max().unwrap_or_default();
        let disc = |&(spot, count, is_chosen): &(&Spot, usize, bool)| self.disc(spot, count, most, is_chosen);
        // The chosen place is drawn last, above the others.
        let (chosen, others): (Vec<_>, Vec<_>) = drawn.iter().partition(|(.., is_chosen)| *is_chosen);
        let drawing = el("svg")
            .class("place-map")
            .attr("viewBox", format!("0 0 100 {}", float(viewport.height())))
            .attr("role", "group")
            .attr("aria-label", label)
            .child(el("g").attr("transform", moved).child(outlines))
            .child(is_region.then(|| codes(map, viewport, &drawn)))
            .child(enlarged.map(|enlarged| self.enlarged(viewport.part(enlarged), enlarged)))
            .child(el("path").class("leaders").attr("d", leaders))
            .child(others.into_iter().map(disc).collect::<Node>())
            .child(chosen.into_iter().map(disc).collect::<Node>());
        el("div").class("map-frame").child(drawing).node()
    }

    /// A département; on the map of the region, a link that adds or removes its filter.
    fn outline(&self, departement: &Departement, largest: usize, is_link: bool) -> Option<Node> {
        let path = departement.path.clone()?;
        let offered = self.catalogue.offered(Facet::Departement).iter();
        let choices = offered.zip(&self.results.facets[Facet::Departement as usize]);
        let choice = choices.into_iter().find(|(offered, _)| offered.value == departement.id);
        let (count, is_chosen) = choice.map(|(_, choice)| (choice.count, choice.is_chosen)).unwrap_or_default();
        let shape = el("path").class("departement").attr("data-level", overview::level(count, largest)).attr("d", path);
        if !is_link {
            return Some(shape.node());
        }
        let locale = self.state.locale;
        let name = messages::departement_count(locale, &departement.name, &departement.id, count);
        let query = self.state.query.with(|query| query.toggled(Facet::Departement, &departement.id));
        let link = el("a")
            .attr("href", catalogue_href(locale, &query))
            .attr("data-state-link", "")
            .attr("id", format!("region-{}", departement.id))
            .attr("aria-label", name.clone())
            .attr("aria-current", is_chosen.then_some("true"));
        Some(link.child(el("title").child(name)).child(shape).node())
    }

    /// The outline of the enlarged part, with its number of results.
    fn enlarged(&self, [left, top, width, height]: [f64; 4], viewport: Viewport) -> Node {
        let within = |id: &str| self.catalogue.map_place(id)?.position.filter(|position| viewport.has(*position));
        let count: usize = self.places().filter(|(id, ..)| within(id).is_some()).map(|(_, count, _)| count).sum();
        let rect = el("rect")
            .attr("x", float(left))
            .attr("y", float(top))
            .attr("width", float(width))
            .attr("height", float(height));
        let number = el("text").attr("x", float(left + width / 2.0)).attr("y", float(top + height / 2.0));
        el("g").class("enlarged").attr("aria-hidden", "true").child(rect).child(number.child(count)).node()
    }

    fn disc(&self, spot: &Spot, count: usize, most: usize, is_chosen: bool) -> Node {
        let place = &self.catalogue.places[spot.place];
        let locale = self.state.locale;
        let [x, y] = spot.at.map(float);
        #[expect(clippy::cast_precision_loss, reason = "no map shows 2^52 platforms")]
        let radius = 3.9 + 1.7 * (count as f64 / most.max(1) as f64).sqrt();
        let circle = |class: &'static str, radius: f64| {
            el("circle").class(class).attr("cx", x.clone()).attr("cy", y.clone()).attr("r", float(radius))
        };
        let above = Label { at: [spot.at[0], spot.at[1] - GAP / 2.0], before: 0.5, is_split: false };
        let label = spot.label.unwrap_or(above);
        let short = place.short_name.text(locale);
        let lines = drawing::halves(short).filter(|_| label.is_split);
        let lines = lines.map_or(vec![short], |(first, second)| vec![first, second]);
        let lines = lines.into_iter().enumerate().map(|(index, line)| {
            let down = (index > 0).then(|| [&float(drawing::LINE), "em"].concat());
            // Plain text: HTML elements are not rendered in an SVG.
            el("tspan").attr("x", float(label.at[0])).attr("dy", down).child(line.to_owned()).node()
        });
        let short = el("text")
            .class("label")
            // The link has a complete label, but some screen readers would read its texts instead.
            .attr("aria-hidden", "true")
            .attr("data-spare", spot.label.is_none())
            .attr("y", float(label.at[1]))
            .attr("text-anchor", anchor(label.before))
            .child(lines.collect::<Vec<_>>());
        let id = format!("at-{}", place.id);
        self.link(&place.id, is_chosen)
            .class("spot")
            .attr("id", id.clone())
            .attr("data-reveal", is_chosen.then_some(""))
            // On a phone, scrolls the list over the lower half of the screen.
            .on("click", move |_| browser::reveal(id.clone()))
            .attr(
                "data-known",
                match place.known {
                    Known::All => None,
                    Known::Some => Some("some"),
                    Known::None => Some("none"),
                },
            )
            .attr("aria-label", place_label(place, count, locale))
            .child(el("title").child(place.name.text(locale).to_owned()))
            .child(circle("target", GAP / 2.0))
            .child(circle("disc", radius))
            .child(short)
            .child(" ")
            .child(
                el("text")
                    .class("number")
                    .attr("aria-hidden", "true")
                    .attr("x", x.clone())
                    .attr("y", y.clone())
                    .child(count),
            )
            .node()
    }

    /// All places with results, as a list of links.
    fn index(&self) -> Node {
        let locale = self.state.locale;
        let places: Node = self
            .places()
            .map(|(id, count, is_chosen)| {
                let count = el("small").class("count-note").child(text::platforms(locale, count));
                let link = self.link(id, is_chosen).attr("id", format!("in-{id}"));
                el("li").child(link.child(self.state.name(Facet::Place, id))).child(" ").child(count)
            })
            .collect();
        el("section")
            .class("stack places")
            .attr("aria-labelledby", "places-title")
            .child(el("h3").attr("id", "places-title").child(messages::words(locale).places))
            .child(el("ol").class("place-list").attr("role", "list").child(places))
            .node()
    }
}

/// The `text-anchor` of a label with this share of its width before its point.
fn anchor(before: f64) -> &'static str {
    if before < 0.25 {
        "start"
    } else if before < 0.75 {
        "middle"
    } else {
        "end"
    }
}

/// The codes of the outer départements, where they do not overlap a disc.
fn codes(map: &Map, viewport: Viewport, drawn: &[(&Spot, usize, bool)]) -> Node {
    let outer = map.departements.all.iter().filter(|departement| departement.ring.as_deref() == Some("outer"));
    outer
        .filter_map(|departement| {
            let [x, y] = viewport.at(<[f64; 2]>::try_from(departement.label.as_slice()).ok()?);
            let is_free = |(spot, ..): &(&Spot, usize, bool)| !spot.is_near([x, y]);
            let code = el("text").class("code").attr("x", float(x)).attr("y", float(y)).attr("aria-hidden", "true");
            drawn.iter().all(is_free).then(|| code.child(departement.id.clone()))
        })
        .collect()
}

/// `Curie – Ulm 21 plateformes`: starts with the visible text.
fn place_label(place: &Place, count: usize, locale: Locale) -> String {
    let label = [place.short_name.text(locale), " ", &text::platforms(locale, count)].concat();
    if place.known == Known::None { [&label, ", ", messages::words(locale).nearest_town].concat() } else { label }
}
