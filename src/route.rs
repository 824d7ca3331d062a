//! Every page of the site and its address in both languages: the only file that knows a path.

use crate::locale::Locale;

/// The sub-path the site is served under (`/network`, or nothing at the root of a host), set at build time
/// by the environment variable `SITE_BASE`.
pub const BASE: &str = match option_env!("SITE_BASE") {
    Some(base) => base,
    None => "",
};

/// A page, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    Home,
    Groups,
    Group(String),
    Missions,
    Mission(String),
    Platforms,
    Platform(String),
    Network,
    Agenda,
    About,
    Search,
    Overview,
    Compare,
    Shortlist,
    Propose,
    Accessibility,
    Legal,
}

/// A page in a language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Route {
    pub locale: Locale,
    pub page: Page,
}

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page; its own address may differ from the one asked for (a trailing slash, the other language's path).
    Page(Route),
    /// `/`: the home page in the visitor's language.
    Root,
    /// No page. The language is the one the address begins with, if any.
    Nothing(Option<Locale>),
}

/// First path segment of each page in French and in English. A page with records takes an id as second segment.
const SEGMENTS: [(&str, &str); 13] = [
    ("groupes", "groups"),
    ("missions", "missions"),
    ("plateformes", "platforms"),
    ("reseau", "network"),
    ("agenda", "agenda"),
    ("a-propos", "about"),
    ("accessibilite", "accessibility"),
    ("mentions-legales", "legal"),
    ("recherche", "search"),
    ("panorama", "overview"),
    ("comparer", "compare"),
    ("selection", "shortlist"),
    ("proposer", "propose"),
];

impl Page {
    /// Position in [`SEGMENTS`], and the id of the record shown.
    fn parts(&self) -> (Option<usize>, Option<&str>) {
        match self {
            Self::Home => (None, None),
            Self::Groups => (Some(0), None),
            Self::Group(id) => (Some(0), Some(id)),
            Self::Missions => (Some(1), None),
            Self::Mission(id) => (Some(1), Some(id)),
            Self::Platforms => (Some(2), None),
            Self::Platform(id) => (Some(2), Some(id)),
            Self::Network => (Some(3), None),
            Self::Agenda => (Some(4), None),
            Self::About => (Some(5), None),
            Self::Accessibility => (Some(6), None),
            Self::Legal => (Some(7), None),
            Self::Search => (Some(8), None),
            Self::Overview => (Some(9), None),
            Self::Compare => (Some(10), None),
            Self::Shortlist => (Some(11), None),
            Self::Propose => (Some(12), None),
        }
    }

    fn from_parts(segment: usize, id: Option<&str>) -> Option<Self> {
        match (segment, id.map(str::to_owned)) {
            (0, None) => Some(Self::Groups),
            (0, Some(id)) => Some(Self::Group(id)),
            (1, None) => Some(Self::Missions),
            (1, Some(id)) => Some(Self::Mission(id)),
            (2, None) => Some(Self::Platforms),
            (2, Some(id)) => Some(Self::Platform(id)),
            (3, None) => Some(Self::Network),
            (4, None) => Some(Self::Agenda),
            (5, None) => Some(Self::About),
            (6, None) => Some(Self::Accessibility),
            (7, None) => Some(Self::Legal),
            (8, None) => Some(Self::Search),
            (9, None) => Some(Self::Overview),
            (10, None) => Some(Self::Compare),
            (11, None) => Some(Self::Shortlist),
            (12, None) => Some(Self::Propose),
            _ => None,
        }
    }

    /// The address of this page in a language, with the site's base: `/fr/groupes/rare-cancers`.
    pub fn href(&self, locale: Locale) -> String {
        let mut path = format!("{BASE}/{}", locale.code());
        let (segment, id) = self.parts();
        if let Some((french, english)) = segment.and_then(|index| SEGMENTS.get(index)) {
            path.push('/');
            path.push_str(match locale {
                Locale::Fr => french,
                Locale::En => english,
            });
        }
        if let Some(id) = id {
            path.push('/');
            path.push_str(id);
        }
        path
    }

    /// The page of the main navigation that this one belongs to.
    pub fn section(&self) -> Self {
        match self {
            Self::Group(_) => Self::Groups,
            Self::Mission(_) => Self::Missions,
            Self::Platform(_) | Self::Overview | Self::Compare | Self::Shortlist | Self::Propose => Self::Platforms,
            page => page.clone(),
        }
    }
}

impl Route {
    pub fn new(locale: Locale, page: Page) -> Self {
        Self { locale, page }
    }

    pub fn href(&self) -> String {
        self.page.href(self.locale)
    }
}

/// Whether a text can be a record's id in an address: lower-case letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Reads the path of an address (no query, no fragment; the base included).
pub fn parse(path: &str) -> Target {
    let path = path.strip_prefix(BASE).unwrap_or(path);
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut segments = path.split('/');
    let first = segments.next().unwrap_or_default();
    if first.is_empty() && segments.next().is_none() {
        return Target::Root;
    }
    let Some(locale) = Locale::parse(first) else {
        return Target::Nothing(None);
    };
    let page = match (segments.next(), segments.next(), segments.next()) {
        (None, ..) => Some(Page::Home),
        (Some(name), id, None) if id.is_none_or(is_id) => SEGMENTS
            .iter()
            .position(|(french, english)| name == *french || name == *english)
            .and_then(|segment| Page::from_parts(segment, id)),
        _ => None,
    };
    page.map_or(Target::Nothing(Some(locale)), |page| Target::Page(Route::new(locale, page)))
}

/// The address of a file of the site, from its path below the root: `data/groups.json`.
pub fn asset(path: &str) -> String {
    format!("{BASE}/{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<Page> {
        let mut pages = vec![Page::Home];
        for segment in 0..SEGMENTS.len() {
            pages.extend(Page::from_parts(segment, None));
            pages.extend(Page::from_parts(segment, Some("an-id-2")));
        }
        pages
    }

    #[test]
    fn every_address_reads_back_to_its_page() {
        assert_eq!(pages().len(), 17);
        for page in pages() {
            for locale in Locale::ALL {
                let route = Route::new(locale, page.clone());
                assert_eq!(parse(&route.href()), Target::Page(route.clone()));
                assert_eq!(parse(&format!("{}/", route.href())), Target::Page(route));
            }
        }
    }

    #[test]
    fn the_path_of_the_other_language_leads_to_the_page() {
        assert_eq!(parse("/en/plateformes"), Target::Page(Route::new(Locale::En, Page::Platforms)));
        assert_eq!(parse("/fr/legal"), Target::Page(Route::new(Locale::Fr, Page::Legal)));
    }

    #[test]
    fn other_addresses_lead_nowhere() {
        for path in ["/de", "/fr/groupes/a/b", "/fr/groupes/%20", "/fr/agenda/x", "/fr/nope", "/fr//groupes", "/FR"] {
            assert!(matches!(parse(path), Target::Nothing(_)), "{path}");
        }
        assert_eq!(parse("/en/nope"), Target::Nothing(Some(Locale::En)));
        assert_eq!(parse("/"), Target::Root);
        assert_eq!(parse(""), Target::Root);
    }
}
