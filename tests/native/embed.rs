//! The code that partners paste: its URL and permissions, and that no text can break out of it.

use site_core::embed::{Embed, Setting, THEMES, View, record_of};
use site_core::locale::Locale;
use site_core::query::{AgendaQuery, CatalogueQuery, Facet, PageQuery};
use site_core::route::{self, Page};
use site_core::text;

const ORIGIN: &str = "https://network.example";

/// The value of an attribute, parsed like a browser does, in document order.
fn attribute(html: &str, name: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    assert!(!value.contains('<') && !value.contains('>'), "{html}");
    Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// Each view, with a record if it needs one, and with filters if it has any.
fn views() -> Vec<Embed> {
    View::ALL
        .into_iter()
        .map(|view| {
            let embed = Embed::new(Locale::Fr).with(Setting::View, view.code());
            match view {
                View::Platform | View::Group | View::Mission => embed.with(Setting::Id, "an-id-2"),
                View::Platforms => embed
                    .with(Setting::Filter("q"), "l’eau & \"100 %\" <b>")
                    .with(Setting::Filter("host"), "institut-curie")
                    .with(Setting::Filter("view"), "map"),
                View::Groups => embed.with(Setting::Filter("q"), "rares"),
                View::Agenda => {
                    embed.with(Setting::Filter("kind"), "seminar").with(Setting::Filter("when"), "upcoming")
                }
                View::Overview => embed.with(Setting::Filter("by"), "host"),
                View::Needs => embed.with(Setting::Filter("from"), "cells"),
                View::Missions => embed,
            }
        })
        .collect()
}

/// Every view in every language, theme, height and link target.
fn all() -> Vec<Embed> {
    let mut all = Vec::new();
    for embed in views() {
        for locale in Locale::ALL {
            for theme in THEMES {
                for height in ["", "900"] {
                    for target in ["", "top"] {
                        let embed = embed.with(Setting::Locale, locale.code()).with(Setting::Theme, theme);
                        all.push(embed.with(Setting::Height, height).with(Setting::Target, target));
                    }
                }
            }
        }
    }
    assert_eq!(all.len(), 9 * 2 * 3 * 2 * 2);
    all
}

/// The query of the builder's URL, in the builder's language.
fn search(embed: &Embed, locale: Locale) -> String {
    let href = embed.builder_href(locale);
    let (path, search) = href.split_once('?').unwrap_or((&href, ""));
    assert_eq!(path, Page::Builder.href(locale));
    search.to_owned()
}

#[test]
fn the_builder_url_restores_all_settings() {
    for embed in all() {
        for locale in Locale::ALL {
            assert_eq!(Embed::parse(&search(&embed, locale), locale), embed, "{}", embed.builder_href(locale));
        }
    }
}

#[test]
fn default_values_are_left_out_and_unknown_ones_ignored() {
    assert_eq!(Embed::new(Locale::Fr).builder_href(Locale::Fr), "/fr/integrer");
    assert_eq!(Embed::new(Locale::Fr).builder_href(Locale::En), "/en/embed?in=fr");
    let odd =
        "view=everything&id=curie-cytpic&in=de&theme=pink&height=tall&target=_top&utm_source=x&kind=seminar&page=3";
    assert_eq!(Embed::parse(odd, Locale::Fr), Embed::new(Locale::Fr));
    assert_eq!(Embed::parse("view=group&id=../../x", Locale::Fr).id, "");
    assert_eq!(Embed::parse("id=medicen&view=group", Locale::Fr).id, "medicen", "in whatever order");
    for (given, height) in [("1", 80), ("99999", 30_000), ("-5", 600), ("640", 640)] {
        assert_eq!(Embed::parse(&format!("height={given}"), Locale::Fr).height, height, "{given}");
    }
}

#[test]
fn the_view_parameter_tells_the_map_from_the_embedded_view() {
    for (search, view, filters) in [
        ("view=map", View::Platforms, "?view=map"),
        ("view=map&view=agenda&kind=seminar", View::Agenda, "?kind=seminar"),
        ("view=platforms&view=map", View::Platforms, "?view=map"),
        ("view=list", View::Platforms, ""),
    ] {
        let embed = Embed::parse(search, Locale::Fr);
        assert_eq!((embed.view, embed.filters.as_str()), (view, filters), "{search}");
    }
}

#[test]
fn an_embed_of_a_page_keeps_its_filters() {
    let query = CatalogueQuery::searching("ARN & co")
        .toggled(Facet::Technique, "imaging")
        .toggled(Facet::Technique, "cytometry")
        .toggled(Facet::Label, "ISO 9001")
        .with_map(true)
        .with_page(4);
    let embed = Embed::showing(&Page::Platforms, Locale::En, &query.to_search()).unwrap();
    assert_eq!(CatalogueQuery::parse(&embed.filters), query.with_page(1), "from the first page on");
    assert_eq!(embed.values("technique"), ["imaging", "cytometry"]);
    assert_eq!(embed.without("technique", "imaging").values("technique"), ["cytometry"]);
    assert_eq!(embed.with(Setting::Filter("technique"), "biobank").values("technique"), ["biobank"]);
    assert_eq!(embed.with(Setting::Filter("technique"), "").values("technique"), Vec::<String>::new());
    let agenda = AgendaQuery { group: "medicen".into(), ..AgendaQuery::default() };
    let embed = Embed::showing(&Page::Agenda, Locale::Fr, &agenda.to_search()).unwrap();
    assert_eq!(embed.builder_href(Locale::Fr), "/fr/integrer?view=agenda&group=medicen");
    let record = Embed::showing(&Page::Platform("curie-cytpic".into()), Locale::Fr, "q=x").unwrap();
    assert_eq!(record.builder_href(Locale::Fr), "/fr/integrer?view=platform&id=curie-cytpic");
    for page in [Page::Home, Page::Builder, Page::Network, Page::Search] {
        assert_eq!(Embed::showing(&page, Locale::Fr, ""), None, "{page:?}");
    }
}

#[test]
fn the_iframe_url_matches_the_settings() {
    for embed in all() {
        let href = embed.href();
        let (path, search) = href.split_once('?').unwrap_or((&href, ""));
        let page = route::page_of_embed(path).unwrap();
        assert_eq!(page, embed.page().href(embed.locale));
        assert_eq!(route::opens_in_window(search), embed.in_window, "{href}");
        let whole = route::without_embed_parameters(&page, search);
        assert_eq!(whole, page + &embed.filters, "{href}");
        let theme = search.split('&').find_map(|pair| pair.strip_prefix("theme="));
        assert_eq!(theme.unwrap_or("auto"), embed.theme, "{href}");
    }
}

#[test]
fn a_plain_iframe_has_the_right_attributes() {
    for embed in all() {
        let html = embed.iframe(ORIGIN, "Une vue");
        assert_eq!(attribute(&html, "src").unwrap(), format!("{ORIGIN}{}", embed.href()));
        for (name, value) in
            [("title", "Une vue"), ("loading", "lazy"), ("referrerpolicy", "origin"), ("width", "100%")]
        {
            assert_eq!(attribute(&html, name).as_deref(), Some(value), "{html}");
        }
        assert_eq!(attribute(&html, "height").unwrap(), embed.height.to_string());
        assert_eq!(attribute(&html, "sandbox").unwrap(), embed.sandbox());
        assert_eq!(embed.sandbox().contains("top-navigation"), embed.in_window);
        assert!(!html.contains("style="), "{html}");
    }
}

#[test]
fn the_element_omits_the_default_theme_and_height() {
    for embed in all() {
        let html = embed.element(ORIGIN, "Une vue");
        assert!(
            html.starts_with("<script async src=\"https://network.example/embed.js\"></script>\n<canceropole-embed ")
        );
        let (_, html) = html.split_once('\n').unwrap();
        let query = attribute(html, "query").unwrap_or_default();
        let target = if embed.in_window { "target=top" } else { "" };
        let filters = embed.filters.trim_start_matches('?');
        let parts: Vec<&str> = [filters, target].into_iter().filter(|part| !part.is_empty()).collect();
        assert_eq!(query, parts.join("&"), "{html}");
        let value_of = |name| attribute(html, name);
        assert_eq!(value_of("view").as_deref(), Some(embed.view.code()));
        assert_eq!(value_of("id").unwrap_or_default(), embed.id);
        assert_eq!(value_of("lang").as_deref(), Some(embed.locale.code()));
        assert_eq!(value_of("theme").unwrap_or("auto".to_owned()), embed.theme);
        assert_eq!(value_of("theme").is_none(), embed.theme == "auto");
        assert_eq!(value_of("height").is_none(), embed.height == 600, "{html}");
        assert_eq!(value_of("title").as_deref(), Some("Une vue"));
        // Its content is a link to the page, for visitors without scripts.
        assert!(html.contains(&embed.link(ORIGIN, "Une vue")), "{html}");
    }
}

#[test]
fn the_link_opens_the_full_page_with_its_filters() {
    for embed in all() {
        let html = embed.link(ORIGIN, "Une vue");
        let page = format!("{ORIGIN}{}{}", embed.page().href(embed.locale), embed.filters);
        assert_eq!(attribute(&html, "href").unwrap(), page);
        assert!(html.ends_with(">Une vue</a>"), "{html}");
    }
}

#[test]
fn no_text_becomes_markup() {
    let title = "\"><script>alert(1)</script>&amp;' onload=x";
    let search = "view=platform&id=\"><b>&q=\"><script>alert(2)</script>&host=\"onload=x&theme=\"><i>";
    for view in View::ALL {
        let embed = Embed::parse(&format!("{search}&view={}", view.code()), Locale::Fr);
        for html in [embed.element(ORIGIN, title), embed.iframe(ORIGIN, title), embed.link(ORIGIN, title)] {
            let scripts = html.matches("<script").count();
            assert_eq!(scripts, html.matches("<script async src=").count(), "{html}");
            assert!(!html.contains("<b>") && !html.contains("<i>") && !html.contains("\"onload"), "{html}");
            assert!(html.matches('"').count() % 2 == 0, "{html}");
            let quoted: Vec<&str> = html.split('"').skip(1).step_by(2).collect();
            assert!(quoted.iter().all(|value| !value.contains(['<', '>'])), "{html}");
        }
        let iframe = embed.iframe(ORIGIN, title);
        assert_eq!(attribute(&iframe, "title").as_deref(), Some(title));
    }
}

/// The script has the same views, permissions and default height as the app.
#[test]
fn the_script_and_the_app_have_the_same_views_and_permissions() {
    let path = format!("{}/public/embed.js", env!("CARGO_MANIFEST_DIR"));
    let script = std::fs::read_to_string(path).unwrap();
    for view in View::ALL {
        let embed = Embed::new(Locale::Fr).with(Setting::View, view.code());
        let segments = Locale::ALL.map(|locale| embed.page().href(locale)[4..].to_owned());
        let titles = Locale::ALL.map(|locale| text::embed::view(locale, view));
        let line = format!("    {}: ['{}', '{}'],\n", view.code(), segments.join("', '"), titles.join("', '"));
        assert!(script.contains(&line), "{line}");
    }
    let (_, rights) = script.split_once("const sandbox = ").unwrap();
    let (rights, _) = rights.split_once("frame.setAttribute('sandbox', sandbox + more)").unwrap();
    let quoted: String = rights.split('\'').skip(1).step_by(2).collect();
    let in_window = Embed::new(Locale::Fr).with(Setting::Target, "top");
    assert_eq!(quoted, in_window.sandbox());
    let without = in_window.with(Setting::Target, "").sandbox().to_owned();
    assert_eq!(quoted, without + " allow-top-navigation-by-user-activation");
    assert!(script.contains("getAttribute('height'), 10) || 600"));
    assert!(script.contains("referrerPolicy = 'origin'") && script.contains("loading = 'lazy'"));
}

#[test]
fn the_record_id_is_read_from_its_url() {
    for page in [Page::Platform("x-1".into()), Page::Group("x-1".into()), Page::Mission("x-1".into())] {
        for locale in Locale::ALL {
            assert_eq!(record_of(&page.href(locale)), "x-1");
        }
    }
    assert_eq!(record_of("/fr/plateformes"), "");
}
