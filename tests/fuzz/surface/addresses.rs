//! URLs: paths, queries, embeds, the builder.

use site_core::content::characters::is_id;
use site_core::embed::{Embed, View};
use site_core::locale::Locale;
use site_core::query::{AgendaQuery, CatalogueQuery, IdsQuery, OverviewQuery, PageQuery, TextQuery, catalogue_href};
use site_core::route::{self, Page, Target};

use super::bytes::Bytes;

/// A line with a path, then a query.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes(data);
    let (path, search) = (bytes.line(), bytes.rest());
    paths(&path, &search);
    queries(&search);
    for locale in Locale::ALL {
        builder(&Embed::parse(&search, locale), locale);
    }
    if let Target::Page(place) = route::parse(&path)
        && let Some(embed) = Embed::showing(&place.page, place.locale, &search)
    {
        assert!(place.page.info().can_be_embedded);
        builder(&embed, place.locale);
    }
    for text in [&path, &search] {
        assert!(!is_id(text) || text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/'));
    }
}

fn paths(path: &str, search: &str) {
    match route::parse(path) {
        Target::Page(place) => {
            let href = place.href();
            assert_eq!(route::parse(&href), Target::Page(place.clone()), "a written URL is parsed to the same state");
            let embed = route::embed_href(&href);
            assert_eq!(route::page_of_embed(&embed).as_deref(), Some(href.as_str()));
            assert_eq!(route::asset(route::below_root(&href)), href);
            let _ = (place.page.section(), site_core::query::parameters(&place.page));
        }
        Target::Root | Target::NotFound(_) => {}
    }
    if let Some(page) = route::page_of_embed(path) {
        assert_eq!(route::embed_href(&page), path, "the URL of an embed is parsed to the same state");
    }
    let path = "/embed/fr/plateformes";
    let search = search.strip_prefix('?').unwrap_or(search);
    let kept = route::with_embed_parameters(path.to_owned(), search);
    let own = kept.strip_prefix(path).expect("the path is unchanged");
    let own = own.strip_prefix('?').unwrap_or(own).to_owned();
    assert_eq!(
        route::with_embed_parameters(path.to_owned(), &own),
        kept,
        "keeping the parameters of an embed is idempotent"
    );
    assert_eq!(route::opens_in_window(&own), route::opens_in_window(search));
    let whole = route::without_embed_parameters(path, search);
    let rest = whole.strip_prefix(path).expect("the path is unchanged");
    let rest = rest.strip_prefix('?').unwrap_or(rest);
    assert_eq!(route::without_embed_parameters(path, rest), whole);
    assert_eq!(route::with_embed_parameters(path.to_owned(), rest), path, "no parameter of the embed is left");
}

fn queries(search: &str) {
    let catalogue = CatalogueQuery::parse(search);
    let href = catalogue_href(Locale::Fr, &catalogue);
    let (path, written) = href.split_at(href.find('?').unwrap_or(href.len()));
    assert_eq!(path, Page::Platforms.href(Locale::Fr));
    assert_eq!(CatalogueQuery::parse(written), catalogue, "{written}");
    assert!(written.is_ascii());
    let agenda = AgendaQuery::parse(search);
    assert_eq!(AgendaQuery::parse(&agenda.to_search()), agenda);
    let text = TextQuery::parse(search);
    assert_eq!(TextQuery::parse(&text.to_search()), text);
    assert!(!text.text.chars().any(char::is_control));
    let ids = IdsQuery::parse(search);
    assert_eq!(IdsQuery::parse(&ids.to_search()), ids);
    assert!(ids.ids.iter().all(|id| is_id(id)));
    let overview = OverviewQuery::parse(search);
    assert_eq!(OverviewQuery::parse(&overview.to_search()), overview);
}

fn builder(embed: &Embed, locale: Locale) {
    let href = embed.builder_href(locale);
    let written = href.find('?').map_or("", |place| &href[place..]);
    assert_eq!(Embed::parse(written, locale), *embed, "the builder's address reads back: {href}");
    let href = embed.href();
    let (path, filters) = href.split_at(href.find('?').unwrap_or(href.len()));
    let page = route::page_of_embed(path).expect("the address of an iframe");
    let Target::Page(place) = route::parse(&page) else { panic!("{page} leads nowhere") };
    let shown = Embed::showing(&place.page, place.locale, filters).expect("a page that can be shown");
    if embed.is_complete() {
        assert_eq!((shown.view, &shown.id, &shown.filters), (embed.view, &embed.id, &embed.filters));
    }
    assert_eq!(route::opens_in_window(filters.trim_start_matches('?')), embed.in_window);
    // Whatever is chosen, the generated code is one element.
    let title = "\"<b>&'";
    let code = [embed.element("https://a.example", title), embed.iframe("https://a.example", title)].concat();
    assert!(!code.contains("<b>"), "{code}");
    assert!(View::ALL.contains(&embed.view));
}
