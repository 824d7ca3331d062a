//! Query parameters of pages. Their names are defined here and in this folder; those of embeds in `embed` and `route`.
//!
//! Defaults are not written; unknown parameters are ignored. Unknown values are kept: [`url_values`](crate::url_values) removes
//! and reports them.

use crate::locale::Locale;
use crate::route::Page;

mod agenda;
mod facet;
mod ids;
mod pairs;
mod workshop;

pub use agenda::{AgendaQuery, When};
pub use facet::Facet;
pub use ids::IdsQuery;
pub use pairs::TEXT;
use pairs::own_parameters;
pub(crate) use pairs::{Search, pairs};
pub use workshop::{Panel, WorkshopQuery};

/// Order of the catalogue's results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first; by name if there is no text.
    #[default]
    Relevance,
    Name,
    Host,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Name, Self::Host];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Name => "name",
            Self::Host => "host",
        }
    }
}

/// Results on one page.
pub const PAGE_SIZE: usize = 20;

/// Results on one page of an embed.
pub const EMBED_PAGE_SIZE: usize = 5;

/// The state of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueQuery {
    pub text: String,
    /// Whether the results are shown on the map.
    pub on_map: bool,
    /// Chosen values for each of [`Facet::ALL`], in the order in which they were chosen.
    chosen: [Vec<String>; Facet::COUNT],
    pub sort: Sort,
    /// From 1.
    pub page: usize,
    /// Platforms per page. Depends on where the list is shown; not part of the URL.
    pub page_size: usize,
}

impl Default for CatalogueQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            on_map: false,
            chosen: Default::default(),
            sort: Sort::default(),
            page: 1,
            page_size: PAGE_SIZE,
        }
    }
}

impl CatalogueQuery {
    pub fn chosen(&self, facet: Facet) -> &[String] {
        &self.chosen[facet as usize]
    }

    pub fn all_chosen(&self) -> impl Iterator<Item = (Facet, &String)> {
        Facet::ALL.into_iter().flat_map(|facet| self.chosen(facet).iter().map(move |value| (facet, value)))
    }

    pub fn is_filtered(&self) -> bool {
        self.chosen.iter().any(|values| !values.is_empty())
    }

    /// Adds the value, or removes it if it is chosen; returns to the first page.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut query = Self { page: 1, ..self.clone() };
        let values = &mut query.chosen[facet as usize];
        match values.iter().position(|chosen| chosen == value) {
            Some(place) => drop(values.remove(place)),
            None => values.push(value.to_owned()),
        }
        query
    }

    /// Chooses this value of the facet alone, or none if it was the only one; returns to the first page.
    #[must_use]
    pub fn switched(&self, facet: Facet, value: &str) -> Self {
        let mut query = Self { page: 1, ..self.clone() };
        let is_only = matches!(self.chosen(facet), [only] if only == value);
        query.chosen[facet as usize] = if is_only { Vec::new() } else { vec![value.to_owned()] };
        query
    }

    /// This one filter and nothing else.
    pub fn only(facet: Facet, value: &str) -> Self {
        Self::default().toggled(facet, value)
    }

    pub fn searching(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self {
            text: self.text.clone(),
            sort: self.sort,
            on_map: self.on_map,
            page_size: self.page_size,
            ..Self::default()
        }
    }

    /// Only the filters, without text, order and page.
    #[must_use]
    pub fn without_view(&self) -> Self {
        Self { chosen: self.chosen.clone(), ..Self::default() }
    }

    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        // A URL of the site was pasted into the search field.
        if let Some(search) = own_parameters(TEXT, text) {
            return Self { page_size: self.page_size, ..Self::parse(&search) };
        }
        Self { text: text.to_owned(), page: 1, ..self.clone() }
    }

    #[must_use]
    pub fn with_sort(&self, sort: Sort) -> Self {
        Self { sort, page: 1, ..self.clone() }
    }

    #[must_use]
    pub fn with_map(&self, on_map: bool) -> Self {
        Self { on_map, page: 1, ..self.clone() }
    }

    #[must_use]
    pub fn with_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    #[must_use]
    pub fn in_pages_of(self, page_size: usize) -> Self {
        Self { page_size, ..self }
    }

    /// Keeps the chosen values for which `exists` is true.
    #[must_use]
    pub fn keeping(&self, exists: impl Fn(Facet, &str) -> bool) -> Self {
        let mut query = self.clone();
        for facet in Facet::ALL {
            query.chosen[facet as usize].retain(|value| exists(facet, value));
        }
        query
    }

    pub fn parse(search: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in pairs(search) {
            if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.code() == name) {
                if !value.is_empty() && !query.chosen[facet as usize].contains(&value) {
                    query.chosen[facet as usize].push(value);
                }
                continue;
            }
            match name.as_str() {
                TEXT => query.text = value,
                "view" => query.on_map = value == "map",
                "sort" => query.sort = Sort::ALL.into_iter().find(|sort| sort.code() == value).unwrap_or_default(),
                "page" => query.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        query
    }

    /// The query part of the URL: empty, or `?q=…`.
    pub fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(TEXT, &self.text);
        for (facet, value) in self.all_chosen() {
            search.push(facet.code(), value);
        }
        if self.sort != Sort::default() {
            search.push("sort", self.sort.code());
        }
        if self.on_map {
            search.push("view", "map");
        }
        if self.page > 1 {
            search.push("page", &self.page.to_string());
        }
        search.0
    }
}

/// The state of the group directory and of the network page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextQuery {
    pub text: String,
}

impl TextQuery {
    pub fn parse(search: &str) -> Self {
        let text = pairs(search).into_iter().rev().find(|(name, _)| name == TEXT);
        Self { text: text.map(|(_, value)| value).unwrap_or_default() }
    }

    pub fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(TEXT, &self.text);
        search.0
    }
}

/// The layout of the table of coverage on the overview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OverviewQuery {
    /// One column per institution instead of per département.
    pub by_host: bool,
}

impl OverviewQuery {
    pub fn parse(search: &str) -> Self {
        let by = pairs(search).into_iter().rev().find(|(name, _)| name == "by");
        Self { by_host: by.is_some_and(|(_, value)| value == Facet::Host.code()) }
    }

    pub fn to_search(self) -> String {
        let mut search = Search::default();
        search.push("by", if self.by_host { Facet::Host.code() } else { "" });
        search.0
    }

    /// The facet of the columns.
    pub const fn columns(self) -> Facet {
        if self.by_host { Facet::Host } else { Facet::Departement }
    }
}

/// The query parameters of a page.
pub fn parameters(page: &Page) -> Vec<&'static str> {
    match page {
        Page::Platforms => {
            [TEXT].into_iter().chain(Facet::ALL.map(Facet::code)).chain(["sort", "view", "page"]).collect()
        }
        Page::Needs => Facet::ALL.map(Facet::code).to_vec(),
        Page::Agenda => vec![TEXT, "kind", "group", "when"],
        Page::Groups | Page::Network | Page::Search => vec![TEXT],
        Page::Compare | Page::Shortlist | Page::Propose => vec!["id"],
        Page::Overview => vec!["by"],
        Page::Workshop => vec!["file", "record", "field", "show"],
        _ => Vec::new(),
    }
}

/// The URL of the catalogue with this query.
pub fn catalogue_href(locale: Locale, query: &CatalogueQuery) -> String {
    format!("{}{}", Page::Platforms.href(locale), query.to_search())
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
