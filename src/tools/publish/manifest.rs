//! The web app manifest in each language.

use serde_json::{Value, json};
use site_core::head::languages;
use site_core::locale::Locale;
use site_core::route::{ICONS, Icon, Page, asset, manifest};

use super::source::{Output, Source};
use crate::brand;

pub(super) fn files(source: &Source) -> Vec<Output> {
    let file = |locale: &Locale| Output::text(&manifest(*locale), format!("{:#}\n", value(source, *locale)));
    languages(&source.content).iter().map(file).collect()
}

/// The manifest. Its last icon is omitted: it is for browsers that read a `link` instead.
fn value(source: &Source, locale: Locale) -> Value {
    let site = source.content.site.ready();
    let name = site.map(|site| site.name.text(locale)).unwrap_or_default();
    let short = site.map(|site| site.short_name.text(locale)).filter(|short| !short.is_empty()).unwrap_or(name);
    let file = Value::Object(source.site_file.clone());
    let paper = brand::colour(&file, "paper");
    let icons: Vec<Value> = ICONS.split_last().map_or(&[][..], |(_, icons)| icons).iter().map(icon).collect();
    json!({
        // The id is the same in every language: it is one app.
        "id": asset(""),
        "name": name,
        "short_name": short,
        "lang": locale.code(),
        "start_url": Page::Home.href(locale),
        "scope": asset(""),
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    })
}

fn icon(icon: &Icon) -> Value {
    let purpose = if icon.is_maskable { "maskable" } else { "any" };
    let sizes = [icon.size.to_string(), icon.size.to_string()].join("x");
    json!({"src": asset(icon.file), "sizes": sizes, "type": "image/png", "purpose": purpose})
}
