//! Drawings of the region: the rosette that links to each département, and a map with one marker.

use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::content::Map;
use site_core::content::records::Platform;
use site_core::home::Counts;
use site_core::locale::Locale;
use site_core::number;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::text;

use crate::browser;
use crate::view::{IntoNode, Node, el, live, memo};

/// The highlighted family of techniques or département, as facet and value.
pub type Highlight = (Facet, String);

/// The rosette: each département is a link with its number of platforms, in total or of the highlighted family.
pub fn rosette(map: &Map, counts: &Arc<Counts>, locale: Locale, highlight: RwSignal<Option<Highlight>>) -> Node {
    let family = memo(move || highlight.get().filter(|(facet, _)| *facet == Facet::Technique).map(|(_, id)| id));
    let slices = map.departements.all.iter().filter_map(|departement| {
        let slice = departement.rosette.as_ref()?;
        let (code, counts) = (departement.id.clone(), Arc::clone(counts));
        let largest = counts.totals.iter().copied().max().unwrap_or_default();
        let total = counts.in_departement(&code, None);
        let own = code.clone();
        let count = memo(move || family.with(|family| counts.in_departement(&own, family.as_deref())));
        let name = text::catalogue::departement_count(locale, &departement.name, &code, total);
        let query = CatalogueQuery::only(Facet::Departement, &code);
        let (x, y) = (float(slice.x), slice.y);
        let itself = (Facet::Departement, code.clone());
        let (is_lit, light, tapped) = (itself.clone(), itself.clone(), RwSignal::new(false));
        // On a touch screen, the first tap highlights the slice, the second follows the link.
        let press = move |event: Event| {
            let is_first = highlight.with_untracked(|highlight| highlight.as_ref() != Some(&is_lit));
            tapped.set(is_first && browser::is_touch(&event));
        };
        let click = move |event: Event| {
            if tapped.get_untracked() {
                event.prevent_default();
                highlight.set(Some(itself.clone()));
            }
        };
        let also = light.clone();
        let level = move || shade(count.get(), if family.with(Option::is_some) { 8 } else { largest });
        let slice = el("a")
            .attr("href", catalogue_href(locale, &query))
            .on("pointerdown", press)
            .on("click", click)
            .on("mouseenter", move |_| highlight.set(Some(light.clone())))
            .on("mouseleave", move |_| highlight.set(None))
            .on("focus", move |_| highlight.set(Some(also.clone())))
            .on("blur", move |_| highlight.set(None))
            .child(el("title").child(name))
            .child(
                el("path")
                    .class("slice")
                    .attr("data-ring", departement.ring.clone())
                    .live("data-level", level)
                    .attr("d", slice.path.clone()),
            )
            .child(
                el("text")
                    .class("slice-count")
                    .attr("x", x.clone())
                    .attr("y", float(y))
                    .child(live(move || Some(count.get()).filter(|count| *count > 0))),
            )
            .child(el("text").attr("x", x).attr("y", float(y + 24.0)).child(code));
        Some(slice.node())
    });
    el("svg")
        .class("rosette-figure")
        .attr("viewBox", map.rosette_view_box.clone())
        .attr("role", "group")
        .attr("aria-label", locale.text().by_departement)
        .child(slices.collect::<Vec<_>>())
        .node()
}

/// The fill level of a slice, 0 to 4: from the square root of its share of the largest count.
fn shade(count: usize, largest: usize) -> &'static str {
    let levels = ["0", "1", "2", "3", "4"];
    let level = (1..=4).rev().find(|level| count * 16 >= largest.max(1) * (level - 1) * (level - 1) && count > 0);
    levels[level.unwrap_or_default()]
}

/// The map with a marker for a platform. `None` without coordinates. Decorative: the address is beside it.
pub fn mini_map(map: &Map, platform: &Platform) -> Option<Node> {
    let [x, y] = map.project(platform.lon?, platform.lat?)?;
    let outlines = map.departements.all.iter().filter_map(|departement| departement.path.clone());
    let outlines: Vec<Node> = outlines.map(|path| el("path").class("departement").attr("d", path).node()).collect();
    Some(
        el("svg")
            .class("region-map")
            .attr("viewBox", map.view_box.clone())
            .attr("aria-hidden", "true")
            .child(outlines)
            .child(el("circle").class("here").attr("cx", float(x)).attr("cy", float(y)).attr("r", "2.6"))
            .node(),
    )
}

/// A coordinate for SVG, with three decimals.
pub fn float(value: f64) -> String {
    let (whole, decimals) = number::digits(value);
    format!("{}{whole}.{decimals}0", if value < 0.0 { "-" } else { "" })
}
