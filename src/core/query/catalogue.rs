//! The state of the catalogue in its URL.

use super::facet::Facet;
use super::pairs::{PageQuery, Search, own_parameters, pairs};
use super::parameter::{PAGE, SORT, TEXT, VIEW};
use crate::locale::Locale;
use crate::route::Page;

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
            Some(index) => drop(values.remove(index)),
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
}

impl PageQuery for CatalogueQuery {
    fn parameters() -> Vec<&'static str> {
        [TEXT].into_iter().chain(Facet::ALL.map(Facet::code)).chain([SORT, VIEW, PAGE]).collect()
    }

    fn parse(search: &str) -> Self {
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
                VIEW => query.on_map = value == "map",
                SORT => query.sort = Sort::ALL.into_iter().find(|sort| sort.code() == value).unwrap_or_default(),
                PAGE => query.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        query
    }

    fn to_search(&self) -> String {
        let mut search = Search::default();
        search.push(TEXT, &self.text);
        for (facet, value) in self.all_chosen() {
            search.push(facet.code(), value);
        }
        if self.sort != Sort::default() {
            search.push(SORT, self.sort.code());
        }
        if self.on_map {
            search.push(VIEW, "map");
        }
        if self.page > 1 {
            search.push(PAGE, &self.page.to_string());
        }
        search.0
    }
}

/// The URL of the catalogue with this query.
pub fn catalogue_href(locale: Locale, query: &CatalogueQuery) -> String {
    query.href_of(&Page::Platforms, locale)
}
