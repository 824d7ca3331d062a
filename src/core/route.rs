//! Parses and writes the paths of pages, in both languages. Their segments are declared in [`page`](crate::page).

use std::fmt;
use std::sync::OnceLock;

use crate::content::characters::is_id;
use crate::locale::Locale;
pub use crate::page::Page;

/// The base path of the site: `/network`, or empty at the root of a host. Global, because every link has it, and it is
/// known only when the app starts.
static BASE: OnceLock<String> = OnceLock::new();

/// The base path of the site, as given to [`set_base`]; empty at the root of a host.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// Sets the base path, once, before any URL is read or written: the app from `data-base` of its page, the build from
/// `SITE_BASE`.
///
/// # Errors
/// If the text is neither empty nor a path that begins with `/` and does not end with it, or another base was set
/// before.
pub fn set_base(base: &str) -> Result<(), BaseError> {
    if !is_base(base.as_bytes()) {
        return Err(BaseError::NotAPath(base.to_owned()));
    }
    let known = BASE.get_or_init(|| base.to_owned());
    if known == base { Ok(()) } else { Err(BaseError::AlreadySet { known, refused: base.to_owned() }) }
}

/// Why a base path is refused.
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

/// A file format of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A feed of events.
    Atom,
    /// Events for calendar programs that subscribe.
    Calendar,
    Table,
    /// The table as a workbook.
    Workbook,
    /// A search description for browsers (`OpenSearch`).
    Search,
}

impl Format {
    /// The file extension, with the dot.
    pub const fn extension(self) -> &'static str {
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

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page; its canonical path may differ from the requested one (trailing slash, path of the other language).
    Page(Route),
    /// `/`: the home page in the visitor's language.
    Root,
    /// No page. The language is that of the first segment, if any.
    NotFound(Option<Locale>),
}

impl Page {
    /// The path of this page in a language, base included: `/fr/groupes/rare-cancers`.
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

    /// The path of this page in another format: `/fr/agenda.atom`.
    pub fn file(&self, locale: Locale, format: Format) -> String {
        self.href(locale) + format.extension()
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

/// First segment of the paths of embeds: `/embed/fr/plateformes` for `/fr/plateformes`.
const EMBED: &str = "/embed";

/// The path of the page that an embed shows.
pub fn page_of_embed(path: &str) -> Option<String> {
    let segments = segments(path);
    let (first, rest) = segments.split_first()?;
    let is_embed =
        first.eq_ignore_ascii_case(EMBED.trim_start_matches('/')) && (!rest.is_empty() || path.ends_with('/'));
    is_embed.then(|| [base(), "/", &rest.join("/")].concat())
}

/// The segments of a path below the base. Tolerates what hosts tolerate: doubled slashes, `index.html`, capitals.
fn segments(path: &str) -> Vec<&str> {
    let parts = |path: &'static str| path.split('/').filter(|part| !part.is_empty());
    let is_named = |part: &&str| !part.is_empty() && !part.eq_ignore_ascii_case("index.html");
    let mut segments: Vec<&str> = path.split('/').filter(is_named).collect();
    let own = parts(base()).count();
    if own <= segments.len() && parts(base()).zip(&segments).all(|(own, part)| own.eq_ignore_ascii_case(part)) {
        segments.drain(..own);
    }
    segments
}

/// A normalised segment: without an extension that some hosts add, and without pasted remains such as a full stop, a
/// bracket or a space.
fn tidied(segment: &str) -> String {
    if is_id(segment) {
        return segment.to_owned();
    }
    let decoded = form_urlencoded::parse(segment.as_bytes()).next().map(|(name, _)| name.to_ascii_lowercase());
    let decoded = decoded.unwrap_or_default();
    let plain = decoded.strip_suffix(".html").unwrap_or(&decoded);
    plain.trim_matches(|character: char| !character.is_ascii_alphanumeric()).to_owned()
}

/// The URL of the embed of a page.
pub fn embed_href(href: &str) -> String {
    [base(), EMBED, href.strip_prefix(base()).unwrap_or(href)].concat()
}

/// Parameters of an embed's URL that are not filters: its theme, and where its links open (`top`: in the whole window).
pub(crate) const THEME: &str = "theme";
pub(crate) const TARGET: &str = "target";

/// A URL with the parameters of the embed in a query, or with all the others.
fn with_parameters(mut href: String, search: &str, of_embed: bool) -> String {
    for pair in search.split('&').filter(|pair| !pair.is_empty()) {
        if [THEME, TARGET].contains(&pair.split('=').next().unwrap_or_default()) == of_embed {
            href.push(if href.contains('?') { '&' } else { '?' });
            href.push_str(pair);
        }
    }
    href
}

/// An embed's URL with the theme and target of the previous one.
pub fn with_embed_parameters(href: String, search: &str) -> String {
    with_parameters(href, search, true)
}

/// The URL of the full page that an embed shows, in the same state.
pub fn without_embed_parameters(path: &str, search: &str) -> String {
    with_parameters(path.to_owned(), search, false)
}

/// Parameters that campaigns, mailings and social networks add to links; `*` ends a prefix.
const TRACKING: &str = "utm_* gad_* mc_* pk_* mtm_* matomo_* piwik_* hsa_* _hs* _ga* _gl _openstat fbclid gclid gclsrc \
    gbraid wbraid dclid msclkid twclid ttclid yclid ymclid igsh igshid li_fat_id srsltid mkt_tok oly_anon_id oly_enc_id \
    epik rb_clickid s_cid wickedid vero_* at_campaign at_medium xtor";

/// The query without tracking parameters; the rest is unchanged.
pub fn without_tracking(search: &str) -> String {
    let is_tracking = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        let is_known = |known: &str| known.strip_suffix('*').map_or(name == known, |start| name.starts_with(start));
        TRACKING.split(' ').any(is_known)
    };
    let kept: Vec<&str> = search.split('&').filter(|pair| !is_tracking(pair)).collect();
    kept.join("&")
}

/// Whether the links of an embed open in the whole window instead of a new tab.
pub fn opens_in_window(search: &str) -> bool {
    search.split('&').any(|pair| pair.split_once('=') == Some((TARGET, "top")))
}

/// Parses the path of a URL (without query and fragment, with the base).
pub fn parse(path: &str) -> Target {
    let segments: Vec<String> = segments(path).into_iter().map(tidied).collect();
    let mut segments = segments.iter().map(String::as_str);
    let Some(first) = segments.next() else { return Target::Root };
    let Some(locale) = Locale::parse(first) else {
        return Target::NotFound(None);
    };
    let page = match (segments.next(), segments.next(), segments.next()) {
        (None, ..) => Some(Page::Home),
        (Some(name), id, None) if id.is_none_or(is_id) => {
            let is_meant = |page: &Page| page.id() == id && page.info().segment.is_some_and(|all| all.contains(&name));
            Page::all(id.unwrap_or_default()).into_iter().find(is_meant)
        }
        _ => None,
    };
    page.map_or(Target::NotFound(Some(locale)), |page| Target::Page(Route::new(locale, page)))
}

/// Width and height of the preview pictures, pixels.
pub const PICTURE_SIZE: [u32; 2] = [1200, 630];

/// The path of the picture in link previews, below the root.
pub fn picture(locale: Locale) -> String {
    format!("social-{}.png", locale.code())
}

/// An icon of the installed site.
pub struct Icon {
    /// Path below the root of the site.
    pub file: &'static str,
    /// Width and height, pixels.
    pub size: u32,
    /// Whether the icon is `maskable` (W3C manifest `purpose`): launchers crop it.
    pub is_maskable: bool,
}

/// All icons; the last is for phones that read no manifest.
pub const ICONS: [Icon; 4] = [
    Icon { file: "icon-192.png", size: 192, is_maskable: false },
    Icon { file: "icon-512.png", size: 512, is_maskable: false },
    Icon { file: "icon-cut-512.png", size: 512, is_maskable: true },
    Icon { file: "icon-cut-180.png", size: 180, is_maskable: true },
];

/// The path of the web app manifest, below the root.
pub fn manifest(locale: Locale) -> String {
    format!("site-{}.webmanifest", locale.code())
}

/// The path below the root of the site: `fr/agenda.ics`.
pub fn below_root(address: &str) -> &str {
    address.strip_prefix(base()).unwrap_or(address).trim_start_matches('/')
}

/// The path of a file, from its path below the root: `data/groups.json`.
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
    fn every_path_parses_to_its_page() {
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

    /// Hosts answer these with the page, or they were pasted with surrounding text.
    #[test]
    fn paths_that_hosts_tolerate_lead_to_their_page() {
        let platforms = Target::Page(Route::new(Locale::Fr, Page::Platforms));
        for path in ["/fr/plateformes/index.html", "//fr//plateformes//", "/FR/Plateformes", "/fr/plateformes.html"] {
            assert_eq!(parse(path), platforms, "{path}");
        }
        for path in ["a-1.html", "A-1", "a-1.", "a-1%20", "%22a-1%22", "a-1),", "a-1%E2%80%9D", "a-1/index.html"] {
            let group = Target::Page(Route::new(Locale::En, Page::Group("a-1".to_owned())));
            assert_eq!(parse(&format!("/en/groups/{path}")), group, "{path}");
        }
        assert_eq!(parse("/index.html"), Target::Root);
        for path in ["/embed//fr/plateformes", "/Embed/fr/plateformes/index.html"] {
            assert_eq!(page_of_embed(path).map(|path| parse(&path)), Some(platforms.clone()), "{path}");
        }
    }

    #[test]
    fn tracking_parameters_leave_the_query_and_others_stay_as_they_are() {
        let tracked = "utm_source=x&q=a%20b&fbclid=1&host=x&GCLID=2&_ga=3&mc_eid=4&page=2&gad_source=5&_gl";
        assert_eq!(without_tracking(tracked), "q=a%20b&host=x&page=2");
        assert_eq!(without_tracking("utm_medium=mail"), "");
        for kept in ["", "q=utm_source", "id=a&id=b", "technique=x&x"] {
            assert_eq!(without_tracking(kept), kept);
        }
    }

    #[test]
    fn an_embed_shows_the_page_of_its_path() {
        assert_eq!(page_of_embed("/embed/fr/plateformes").as_deref(), Some("/fr/plateformes"));
        assert_eq!(embed_href("/fr/plateformes?q=x"), "/embed/fr/plateformes?q=x");
        for path in ["/fr/plateformes", "/embedded/fr", "/embed"] {
            assert_eq!(page_of_embed(path), None, "{path}");
        }
        assert_eq!(
            with_embed_parameters("/embed/fr/agenda?q=x".to_owned(), "q=y&theme=dark"),
            "/embed/fr/agenda?q=x&theme=dark"
        );
        assert_eq!(with_embed_parameters("/embed/fr/agenda".to_owned(), "target=top"), "/embed/fr/agenda?target=top");
        assert!(opens_in_window("theme=dark&target=top") && !opens_in_window("q=target=top"));
        let shown = pages().into_iter().filter(|page| page.info().can_be_embedded).count();
        assert_eq!(shown, 9);
    }

    /// The app leaves these to the host.
    #[test]
    fn paths_of_files_are_not_pages() {
        let group = Page::Group("a-1".to_owned());
        assert_eq!(group.file(Locale::En, Format::Calendar), "/en/groups/a-1.ics");
        for page in pages() {
            let path = page.file(Locale::Fr, Format::Atom);
            assert!(matches!(parse(&path), Target::NotFound(_)), "{path}");
        }
    }

    #[test]
    fn unknown_paths_are_not_found() {
        for path in ["/de", "/fr/groupes/a/b", "/fr/groupes/%20", "/fr/agenda/x", "/fr/nope", "/fr/groupes/a.b"] {
            assert!(matches!(parse(path), Target::NotFound(_)), "{path}");
        }
        assert_eq!(parse("/en/nope"), Target::NotFound(Some(Locale::En)));
        assert_eq!(parse("/"), Target::Root);
        assert_eq!(parse(""), Target::Root);
    }
}
