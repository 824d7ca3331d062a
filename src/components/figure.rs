//! The region drawn: as a rosette that leads to each département, and as a map with one place on it.

use leptos::prelude::*;

use crate::catalogue::Catalogue;
use crate::content::Map;
use crate::content::records::Platform;
use crate::locale::Locale;
use crate::query::{CatalogueQuery, Facet, catalogue_href};
use crate::text;

/// The rosette: a link for each département, with the number of its platforms.
pub fn rosette(map: &Map, catalogue: Option<&Catalogue>, locale: Locale) -> AnyView {
    let count = |code: &str| {
        let platforms = catalogue.map_or(&[][..], |catalogue| &catalogue.platforms.all);
        platforms.iter().filter(|platform| platform.departement.as_deref() == Some(code)).count()
    };
    let slices = map.departements.all.iter().filter_map(|departement| {
        let slice = departement.rosette.as_ref()?;
        let count = count(&departement.id);
        let name = text::departement_count(locale, &departement.name, &departement.id, count);
        let query = CatalogueQuery::only(Facet::Departement, &departement.id);
        let inside = view! {
            <path class="slice" data-ring=departement.ring.clone() d=slice.path.clone()/>
            <text x=slice.x.to_string() y=slice.y.to_string()>{departement.id.clone()}</text>
            <text class="slice-count" x=slice.x.to_string() y=(slice.y + 22.0).to_string()>{count}</text>
        };
        let slice = leptos::svg::a().attr("href", catalogue_href(locale, &query)).attr("aria-label", name).child(inside);
        Some(slice.into_any())
    });
    view! {
        <svg class="rosette-figure" viewBox=map.rosette_view_box.clone() role="group" aria-label=locale.text().by_departement>
            {slices.collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

/// The map with the place of one platform. Decoration: the address stands beside it.
pub fn mini_map(map: &Map, platform: &Platform) -> Option<AnyView> {
    let (x, y) = map.project(platform.lon?, platform.lat?)?;
    let outlines = map.departements.all.iter().filter_map(|departement| departement.path.clone());
    let outlines: Vec<AnyView> = outlines.map(|path| view! { <path class="departement" d=path/> }.into_any()).collect();
    Some(
        view! {
            <svg class="region-map" viewBox=map.view_box.clone() aria-hidden="true">
                {outlines}
                <circle class="here" cx=x.to_string() cy=y.to_string() r="2.6"/>
            </svg>
        }
        .into_any(),
    )
}
