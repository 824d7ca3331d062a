//! Drawings of the region: the rosette that links to each département, and a map with one marker.

use site_core::catalogue::Catalogue;
use site_core::content::Map;
use site_core::content::records::Platform;
use site_core::locale::Locale;
use site_core::number;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::text;

use crate::view::{IntoNode, Node, el};

/// The rosette: a link for each département, with the number of its platforms.
pub fn rosette(map: &Map, catalogue: Option<&Catalogue>, locale: Locale) -> Node {
    let count = |code: &str| {
        let platforms = catalogue.map_or(&[][..], |catalogue| &catalogue.platforms.all);
        platforms.iter().filter(|platform| platform.departement.as_deref() == Some(code)).count()
    };
    let slices = map.departements.all.iter().filter_map(|departement| {
        let slice = departement.rosette.as_ref()?;
        let count = count(&departement.id);
        let name = text::catalogue::departement_count(locale, &departement.name, &departement.id, count);
        let query = CatalogueQuery::only(Facet::Departement, &departement.id);
        let (x, y) = (float(slice.x), float(slice.y));
        let slice = el("a")
            .attr("href", catalogue_href(locale, &query))
            .child(el("title").child(name))
            .child(el("path").class("slice").attr("data-ring", departement.ring.clone()).attr("d", slice.path.clone()))
            .child(el("text").attr("x", x.clone()).attr("y", y).child(departement.id.clone()))
            .child(el("text").class("slice-count").attr("x", x).attr("y", float(slice.y + 22.0)).child(count));
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

/// The map with a marker for one platform. None without coordinates. Decoration: the address is beside it.
pub fn mini_map(map: &Map, platform: &Platform) -> Option<Node> {
    let (x, y) = map.project(platform.lon?, platform.lat?)?;
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
