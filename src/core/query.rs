//! Query parameters of pages: a type for each state that a URL can have. The parameters of embeds are in
//! `embed` and `route`.
//!
//! Defaults are not written; unknown parameters are ignored. Unknown values are kept: [`url_values`](crate::url_values)
//! removes and reports them.

use crate::route::Page;

mod agenda;
mod catalogue;
mod facet;
mod ids;
mod overview;
mod pairs;
pub mod parameter;
mod text;
mod workshop;

pub use agenda::{AgendaQuery, When};
pub use catalogue::{CatalogueQuery, EMBED_PAGE_SIZE, PAGE_SIZE, Sort, catalogue_href};
pub use facet::Facet;
pub use ids::IdsQuery;
pub use overview::OverviewQuery;
pub use pairs::PageQuery;
pub(crate) use pairs::{Search, pairs};
pub use parameter::TEXT;
pub use text::TextQuery;
pub use workshop::{Panel, WorkshopQuery};

/// The query parameters of a page.
pub fn parameters(page: &Page) -> Vec<&'static str> {
    match page {
        Page::Platforms => CatalogueQuery::parameters(),
        Page::Needs => Facet::ALL.map(Facet::code).to_vec(),
        Page::Agenda => AgendaQuery::parameters(),
        Page::Groups | Page::Network | Page::Search => TextQuery::parameters(),
        Page::Compare | Page::Shortlist | Page::Propose => IdsQuery::parameters(),
        Page::Overview => OverviewQuery::parameters(),
        Page::Workshop => WorkshopQuery::parameters(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_query_is_parsed_as_written() {
        let mut query = CatalogueQuery::searching("100% l’eau & C++ %41 é=œ?#");
        for (facet, value) in [
            (Facet::Technique, "cytometry"),
            (Facet::Label, "ISO 9001"),
            (Facet::Label, "IBiSA"),
            (Facet::Access, "unknown"),
        ] {
            query = query.toggled(facet, value);
        }
        let query = query.with_sort(Sort::Host).with_page(3);
        assert_eq!(CatalogueQuery::parse(&query.to_search()), query);
    }

    #[test]
    fn defaults_are_left_out() {
        assert_eq!(CatalogueQuery::parse("").to_search(), "");
        assert_eq!(CatalogueQuery::parse("?sort=relevance&page=1&q=").to_search(), "");
        assert_eq!(AgendaQuery::default().to_search(), "");
        assert_eq!(OverviewQuery::parse("?by=departement&rows=techniques").to_search(), "");
    }

    #[test]
    fn unknown_parameters_and_values_are_ignored() {
        let query = CatalogueQuery::parse("?utm_source=x&sort=price&page=-2&label=&technique=a&technique=a&%zz=%");
        assert_eq!(query, CatalogueQuery::only(Facet::Technique, "a"));
        assert_eq!(AgendaQuery::parse("?when=tomorrow&x"), AgendaQuery::default());
    }

    #[test]
    fn agenda_and_text_queries_are_parsed_as_written() {
        let agenda = AgendaQuery {
            text: "été".into(),
            kind: "seminar".into(),
            group: "geocancer".into(),
            when: Some(When::Past),
        };
        assert_eq!(AgendaQuery::parse(&agenda.to_search()), agenda);
        let text = TextQuery { text: "a+b & c".into() };
        assert_eq!(TextQuery::parse(&text.to_search()), text);
        for by_host in [false, true] {
            let overview = OverviewQuery { by_host };
            assert_eq!(OverviewQuery::parse(&overview.to_search()), overview);
        }
    }

    #[test]
    fn broken_escapes_and_control_characters_are_tolerated() {
        assert_eq!(TextQuery::parse("?q=%E9%GG%4").text, "\u{fffd}%GG%4");
        assert_eq!(TextQuery::parse("?q=a%00b%0Ac").text, "abc");
    }

    #[test]
    fn a_url_and_a_query_encoded_twice_stand_for_their_parameters() {
        let host = CatalogueQuery::only(Facet::Host, "institut-curie");
        for search in [
            "http://a.example/fr/plateformes?host=institut-curie",
            "?q=https%3A%2F%2Fa.example%2Ffr%2Fplateformes%3Fhost%3Dinstitut-curie%23results",
            "host=https%3A%2F%2Fa.example%2F%3Fq%3D%26host%3Dinstitut-curie",
            "host%3Dinstitut-curie",
            "theme=dark&amp;host=institut-curie",
            "“Host=institut-curie",
        ] {
            assert_eq!(CatalogueQuery::parse(search), host, "{search}");
        }
        assert_eq!(host.with_text("https://a.example/en/platforms?q=x"), CatalogueQuery::searching("x"));
        let text = "https://a.example/?b=c";
        assert_eq!(CatalogueQuery::searching(text).with_text(text).text, text);
    }

    #[test]
    fn choosing_a_value_again_removes_it() {
        let query = CatalogueQuery::searching("x").with_page(4);
        let chosen = query.toggled(Facet::Host, "institut-curie");
        assert_eq!((chosen.chosen(Facet::Host), chosen.page), (&["institut-curie".to_owned()][..], 1));
        assert_eq!(chosen.toggled(Facet::Host, "institut-curie"), query.with_page(1));
        let switched = chosen.switched(Facet::Host, "gustave-roussy");
        assert_eq!(switched.chosen(Facet::Host), ["gustave-roussy"]);
        assert_eq!(switched.switched(Facet::Host, "gustave-roussy"), query.with_page(1));
    }
}
