//! Every page of the site and its address in both languages: the only file that knows a path.

use std::fmt;
use std::sync::OnceLock;

use crate::locale::Locale;
pub use crate::page::Page;

/// The sub-path that the site is served under: `/network`, or nothing at the root of a host.
static BASE: OnceLock<String> = OnceLock::new();

/// The sub-path that the site is served under, as said to [`set_base`]; empty at the root of a host.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// Says where the site is served, once, before any address is read or written: the app by the `data-base` of its page,
/// the steps of the build by `SITE_BASE`.
///
/// # Errors
/// The text is neither empty nor a path that begins with `/` and does not end so, or another one was said before.
pub fn set_base(base: &str) -> Result<(), BaseError> {
    if !is_base(base.as_bytes()) {
        return Err(BaseError::NotAPath(base.to_owned()));
    }
    let known = BASE.get_or_init(|| base.to_owned());
    if known == base { Ok(()) } else { Err(BaseError::AlreadySet { known, refused: base.to_owned() }) }
}

/// Why a base is refused.
#[derive(Debug, PartialEq, Eq)]
pub enum BaseError {
    NotAPath(String),
    AlreadySet { known: &'static str, refused: String },
}

impl fmt::Display for BaseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPath(base) => {
                write!(formatter, "the base is `{base}`: expected nothing, or a path such as /network")
            }
            Self::AlreadySet { known, refused } => write!(formatter, "the base is `{known}` already, not `{refused}`"),
        }
    }
}

impl std::error::Error for BaseError {}

fn is_base(base: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._~-".contains(byte);
    match base {
        [] => true,
        [first, .., last] => *first == b'/' && *last != b'/' && base.iter().all(is_part),
        [_] => false,
    }
}

/// What a file beside a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A feed of events.
    Atom,
    /// Events for calendars that come back for more.
    Calendar,
    Table,
    /// The same table for spreadsheet programs.
    Workbook,
    /// How to search the site from elsewhere (`OpenSearch`).
    Search,
}

impl Form {
    /// The extension of its file, with the point.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Atom => ".atom",
            Self::Calendar => ".ics",
            Self::Table => ".csv",
            Self::Workbook => ".xlsx",
            Self::Search => ".opensearch",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Calendar => "text/calendar",
            Self::Table => "text/csv",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Search => "application/opensearchdescription+xml",
        }
    }
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

impl Page {
    /// The address of this page in a language, with the site's base: `/fr/groupes/rare-cancers`.
    pub fn href(&self, locale: Locale) -> String {
        let mut path = format!("{}/{}", base(), locale.code());
        if let Some(segment) = self.info().segment {
            path.push('/');
            path.push_str(locale.of(&segment));
        }
        if let Some(id) = self.id() {
            path.push('/');
            path.push_str(id);
        }
        path
    }

    /// The address of a file that says what this page says: `/fr/agenda.atom`.
    pub fn file(&self, locale: Locale, form: Form) -> String {
        self.href(locale) + form.ending()
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

/// First segment of the addresses that partner sites show in a frame: `/embed/fr/plateformes` for `/fr/plateformes`.
const EMBED: &str = "/embed";

/// The path of the page itself, for the path of an embed of it.
pub fn page_of_embed(path: &str) -> Option<String> {
    let rest = path.strip_prefix(base())?.strip_prefix(EMBED)?;
    rest.starts_with('/').then(|| [base(), rest].concat())
}

/// The address of the embed of a page.
pub fn embed_href(href: &str) -> String {
    [base(), EMBED, href.strip_prefix(base()).unwrap_or(href)].concat()
}

/// Parameters of the address of an embed that no filter changes: its theme, and where its links open.
const FRAME_PARAMETERS: [&str; 2] = ["theme", "target"];

/// An address with those parameters of a query that are of the frame, or with all others.
fn with_parameters(mut href: String, search: &str, of_frame: bool) -> String {
    for pair in search.split('&').filter(|pair| !pair.is_empty()) {
        if FRAME_PARAMETERS.contains(&pair.split('=').next().unwrap_or_default()) == of_frame {
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(pair);
        }
    }
    href
}

/// The address of an embed with what the address shown before says of the frame.
pub fn keep_frame(href: String, search: &str) -> String {
    with_parameters(href, search, true)
}

/// The address of the whole page that an embed shows, in the state it is in.
pub fn without_frame(path: &str, search: &str) -> String {
    with_parameters(path.to_owned(), search, false)
}

/// Whether the links of an embed leave for the whole window instead of a new tab.
pub fn opens_in_window(search: &str) -> bool {
    search.split('&').any(|pair| pair == "target=top")
}

/// Whether a text can be a record's id in an address: lower-case letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Reads the path of an address (no query, no fragment; the base included).
pub fn parse(path: &str) -> Target {
    let path = path.strip_prefix(base()).unwrap_or(path);
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
        (Some(name), id, None) if id.is_none_or(is_id) => {
            let is_meant = |page: &Page| page.id() == id && page.info().segment.is_some_and(|all| all.contains(&name));
            Page::all(id.unwrap_or_default()).into_iter().find(is_meant)
        }
        _ => None,
    };
    page.map_or(Target::Nothing(Some(locale)), |page| Target::Page(Route::new(locale, page)))
}

/// Width and height of the pictures below, pixels.
pub const PICTURE_SIZE: [u32; 2] = [1200, 630];

/// The picture shown with a link to the site, below its root.
pub fn picture(locale: Locale) -> String {
    format!("social-{}.png", locale.code())
}

/// A picture that stands for the installed site.
pub struct Icon {
    /// Below the root of the site.
    pub file: &'static str,
    /// Width and height, pixels.
    pub size: u32,
    /// Whether launchers cut it into a shape of theirs.
    pub is_cut: bool,
}

/// All of them; the last is for phones that read no manifest.
pub const ICONS: [Icon; 4] = [
    Icon { file: "icon-192.png", size: 192, is_cut: false },
    Icon { file: "icon-512.png", size: 512, is_cut: false },
    Icon { file: "icon-cut-512.png", size: 512, is_cut: true },
    Icon { file: "icon-cut-180.png", size: 180, is_cut: true },
];

/// What browsers read to install the site, below its root.
pub fn manifest(locale: Locale) -> String {
    format!("site-{}.webmanifest", locale.code())
}

/// The path below the root of the site, for an address of it: `fr/agenda.ics`.
pub fn below_root(address: &str) -> &str {
    address.strip_prefix(base()).unwrap_or(address).trim_start_matches('/')
}

/// The address of a file of the site, from its path below the root: `data/groups.json`.
pub fn asset(path: &str) -> String {
    [base(), "/", path].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<Page> {
        Page::all("an-id-2")
    }

    #[test]
    fn every_address_reads_back_to_its_page() {
        assert_eq!(pages().len(), 19);
        for page in pages() {
            for locale in Locale::ALL {
                let route = Route::new(locale, page.clone());
                assert_eq!(parse(&route.href()), Target::Page(route.clone()));
                assert_eq!(parse(&format!("{}/", route.href())), Target::Page(route));
            }
        }
    }

    #[test]
    fn a_base_is_a_path_without_a_slash_at_its_end() {
        for good in ["", "/network", "/~a/b.c_d-e"] {
            assert!(is_base(good.as_bytes()), "{good}");
        }
        for bad in ["/", "network", "/network/", "/a b", "/é", "https://x"] {
            assert!(!is_base(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn the_path_of_the_other_language_leads_to_the_page() {
        assert_eq!(parse("/en/plateformes"), Target::Page(Route::new(Locale::En, Page::Platforms)));
        assert_eq!(parse("/fr/legal"), Target::Page(Route::new(Locale::Fr, Page::Legal)));
    }

    #[test]
    fn an_embed_shows_the_page_of_the_same_address() {
        assert_eq!(page_of_embed("/embed/fr/plateformes").as_deref(), Some("/fr/plateformes"));
        assert_eq!(embed_href("/fr/plateformes?q=x"), "/embed/fr/plateformes?q=x");
        for path in ["/fr/plateformes", "/embedded/fr", "/embed"] {
            assert_eq!(page_of_embed(path), None, "{path}");
        }
        assert_eq!(keep_frame("/embed/fr/agenda?q=x".to_owned(), "q=y&theme=dark"), "/embed/fr/agenda?q=x&theme=dark");
        assert_eq!(keep_frame("/embed/fr/agenda".to_owned(), "target=top"), "/embed/fr/agenda?target=top");
        assert!(opens_in_window("theme=dark&target=top") && !opens_in_window("q=target=top"));
        let shown = pages().into_iter().filter(|page| page.info().can_be_embedded).count();
        assert_eq!(shown, 9);
    }

    /// The app leaves them to the host.
    #[test]
    fn files_beside_pages_are_no_pages() {
        let group = Page::Group("a-1".to_owned());
        assert_eq!(group.file(Locale::En, Form::Calendar), "/en/groups/a-1.ics");
        for page in pages() {
            let path = page.file(Locale::Fr, Form::Atom);
            assert!(matches!(parse(&path), Target::Nothing(_)), "{path}");
        }
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
