//! Addresses and positions of the network and its platforms.

use serde_json::{Value, json};
use site_core::content::fields::Fields;
use site_core::content::records::Platform;

use super::thing::thing;

/// The network's address, from `address` in `site.json`.
pub(super) fn network_address(address: Fields) -> Value {
    let lines = address.texts("lines");
    let text = |name: &str| json!(address.text(name));
    thing(
        "PostalAddress",
        [
            ("streetAddress", json!(lines.join(", "))),
            ("postalCode", text("postal_code")),
            ("addressLocality", text("city")),
            ("addressCountry", text("country")),
        ],
    )
}

pub(super) fn platform_address(platform: &Platform) -> Value {
    thing(
        "PostalAddress",
        [
            ("streetAddress", json!(platform.site)),
            ("postalCode", json!(platform.postcode)),
            ("addressLocality", json!(platform.city)),
        ],
    )
}

/// The geographic position of a platform.
pub(super) fn position(platform: &Platform) -> Value {
    let Some((lat, lon)) = platform.lat.zip(platform.lon) else { return Value::Null };
    let point = thing("GeoCoordinates", [("latitude", json!(lat)), ("longitude", json!(lon))]);
    thing("Place", [("geo", point)])
}
