//! An embed of a view of the site: its URL, and the code that partners paste. The builder keeps the same settings in
//! its own URL, so that they can be shared.

use crate::content::characters::is_id;
use crate::html::escape;
use crate::locale::Locale;
use crate::query::{AgendaQuery, CatalogueQuery, OverviewQuery, PageQuery, Search, TextQuery, pairs};
use crate::route::{self, Page, Route, Target};

/// The views that can be embedded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Platforms,
    Platform,
    Groups,
    Group,
    Missions,
    Mission,
    Agenda,
    Overview,
    Needs,
}

impl View {
    pub const ALL: [Self; 9] = [
        Self::Platforms,
        Self::Platform,
        Self::Groups,
        Self::Group,
        Self::Missions,
        Self::Mission,
        Self::Agenda,
        Self::Overview,
        Self::Needs,
    ];

    /// The value of the attribute `view`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Platforms => "platforms",
            Self::Platform => "platform",
            Self::Groups => "groups",
            Self::Group => "group",
            Self::Missions => "missions",
            Self::Mission => "mission",
            Self::Agenda => "agenda",
            Self::Overview => "overview",
            Self::Needs => "needs",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }

    /// Whether it shows one record, whose id is needed.
    pub const fn is_record(self) -> bool {
        matches!(self, Self::Platform | Self::Group | Self::Mission)
    }

    /// The query normalised to the filters of the view: empty, or `?q=…`. Lists start at their first page.
    fn filters(self, search: &str) -> String {
        match self {
            Self::Needs => CatalogueQuery::parse(search).without_view().to_search(),
            Self::Platforms => CatalogueQuery::parse(search).with_page(1).to_search(),
            Self::Groups => TextQuery::parse(search).to_search(),
            Self::Agenda => AgendaQuery::parse(search).to_search(),
            Self::Overview => OverviewQuery::parse(search).to_search(),
            Self::Platform | Self::Group | Self::Missions | Self::Mission => String::new(),
        }
    }
}

/// Themes of an embed; the first follows the system.
pub const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// Allowed heights of an embed, in pixels.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 80..=30_000;

/// Default height, in pixels.
const HEIGHT: u32 = 600;

/// The `sandbox` of an embed: scripts, its own origin, links in new tabs, downloads.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The same, with links that open in the whole window.
const SANDBOX_IN_WINDOW: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox \
    allow-downloads allow-top-navigation-by-user-activation";

/// The parameters of the builder's own URL, besides the filters of the view and the parameters of the embed's URL.
mod name {
    /// Also a parameter of the catalogue, with the values `map` and `list`, which are not names of views.
    pub(super) const VIEW: &str = "view";
    pub(super) const ID: &str = "id";
    pub(super) const LOCALE: &str = "in";
    pub(super) const HEIGHT: &str = "height";
}

/// A setting of the builder. Its value is a text, empty for the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    View,
    Id,
    Locale,
    Theme,
    Height,
    /// `top` if links open in the whole window.
    Target,
    /// A filter of the view, by its parameter.
    Filter(&'static str),
}

/// An embed with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    pub view: View,
    /// Id of the record; empty if the view shows no record, or none is chosen yet.
    pub id: String,
    pub locale: Locale,
    /// The filters of the view: empty, or `?host=…`.
    pub filters: String,
    /// One of [`THEMES`].
    pub theme: &'static str,
    /// In pixels. With the script, the height follows the content.
    pub height: u32,
    /// Whether links open in the whole window instead of a new tab.
    pub in_window: bool,
}

impl Embed {
    /// The whole catalogue in a language.
    pub fn new(locale: Locale) -> Self {
        Self {
            view: View::default(),
            id: String::new(),
            locale,
            filters: String::new(),
            theme: THEMES[0],
            height: HEIGHT,
            in_window: false,
        }
    }

    /// The embed of a page with the filters of its URL; `None` if the page cannot be embedded.
    pub fn showing(page: &Page, locale: Locale, search: &str) -> Option<Self> {
        let (view, id) = match page {
            Page::Platforms => (View::Platforms, ""),
            Page::Platform(id) => (View::Platform, id.as_str()),
            Page::Groups => (View::Groups, ""),
            Page::Group(id) => (View::Group, id.as_str()),
            Page::Missions => (View::Missions, ""),
            Page::Mission(id) => (View::Mission, id.as_str()),
            Page::Agenda => (View::Agenda, ""),
            Page::Overview => (View::Overview, ""),
            Page::Needs => (View::Needs, ""),
            _ => return None,
        };
        Some(Self { view, id: id.to_owned(), filters: view.filters(search), ..Self::new(locale) })
    }

    /// Parses the query of the builder. `locale` is the language of the embed unless the query has another.
    pub fn parse(search: &str, locale: Locale) -> Self {
        let mut embed = Self::new(locale);
        let (mut id, mut filters) = (String::new(), Search::default());
        for (name, value) in pairs(search) {
            match name.as_str() {
                name::VIEW if View::parse(&value).is_some() => embed = embed.with(Setting::View, &value),
                name::ID => id = value,
                name::LOCALE => embed = embed.with(Setting::Locale, &value),
                route::THEME => embed = embed.with(Setting::Theme, &value),
                name::HEIGHT => embed = embed.with(Setting::Height, &value),
                route::TARGET => embed = embed.with(Setting::Target, &value),
                _ => filters.push(&name, &value),
            }
        }
        embed.filters = embed.view.filters(&filters.0);
        embed.with(Setting::Id, &id)
    }

    /// The query of the builder: empty, or `?view=…`. `locale` is the builder's own language.
    fn to_search(&self, locale: Locale) -> String {
        let mut search = Search::default();
        if self.view != View::default() {
            search.push(name::VIEW, self.view.code());
        }
        search.push(name::ID, &self.id);
        for (name, value) in pairs(&self.filters) {
            search.push(&name, &value);
        }
        if self.locale != locale {
            search.push(name::LOCALE, self.locale.code());
        }
        search.push(route::THEME, &self.get(Setting::Theme));
        search.push(name::HEIGHT, &self.get(Setting::Height));
        search.push(route::TARGET, &self.get(Setting::Target));
        search.0
    }

    /// The URL of the builder with these settings, in its own language.
    pub fn builder_href(&self, locale: Locale) -> String {
        Page::Builder.href(locale) + &self.to_search(locale)
    }

    /// The values of a filter, in the order in which they were chosen.
    pub fn values(&self, filter: &str) -> Vec<String> {
        pairs(&self.filters).into_iter().filter(|(name, _)| name == filter).map(|(_, value)| value).collect()
    }

    /// The value of a setting, empty for the default; of a filter with several values, the first.
    pub fn get(&self, setting: Setting) -> String {
        match setting {
            Setting::View => self.view.code().to_owned(),
            Setting::Id => self.id.clone(),
            Setting::Locale => self.locale.code().to_owned(),
            Setting::Theme if self.theme == THEMES[0] => String::new(),
            Setting::Theme => self.theme.to_owned(),
            Setting::Height if self.height == HEIGHT => String::new(),
            Setting::Height => self.height.to_string(),
            Setting::Target if self.in_window => "top".to_owned(),
            Setting::Target => String::new(),
            Setting::Filter(name) => self.values(name).into_iter().next().unwrap_or_default(),
        }
    }

    /// Returns a copy with `setting` changed. An unknown value resets the setting to its default (an unknown language
    /// is ignored). Changing the view clears the filters.
    #[must_use]
    pub fn with(&self, setting: Setting, value: &str) -> Self {
        let mut embed = self.clone();
        match setting {
            Setting::View => {
                embed.view = View::parse(value).unwrap_or_default();
                embed.id.clear();
                embed.filters.clear();
            }
            Setting::Id => {
                let is_id = self.view.is_record() && is_id(value);
                embed.id = if is_id { value.to_owned() } else { String::new() };
            }
            Setting::Locale => embed.locale = Locale::parse(value).unwrap_or(self.locale),
            Setting::Theme => {
                embed.theme = THEMES.into_iter().find(|theme| *theme == value).unwrap_or(THEMES[0]);
            }
            Setting::Height => {
                embed.height =
                    value.parse().map_or(HEIGHT, |height: u32| height.clamp(*HEIGHTS.start(), *HEIGHTS.end()));
            }
            Setting::Target => embed.in_window = value == "top",
            Setting::Filter(name) => embed.filter(name, &[value.to_owned()]),
        }
        embed
    }

    /// Returns a copy without one value of a filter.
    #[must_use]
    pub fn without(&self, filter: &str, value: &str) -> Self {
        let mut embed = self.clone();
        let mut values = self.values(filter);
        values.retain(|known| known != value);
        embed.filter(filter, &values);
        embed
    }

    fn filter(&mut self, filter: &str, values: &[String]) {
        let mut search = Search::default();
        for (name, value) in pairs(&self.filters).iter().filter(|(name, _)| name != filter) {
            search.push(name, value);
        }
        for value in values {
            search.push(filter, value);
        }
        self.filters = self.view.filters(&search.0);
    }

    /// Whether the embed can be shown: a view of a record needs its id.
    pub fn is_complete(&self) -> bool {
        !self.view.is_record() || !self.id.is_empty()
    }

    /// The page shown; if the record is missing, the list of all.
    pub fn page(&self) -> Page {
        let id = self.id.clone();
        match self.view {
            View::Platform if !id.is_empty() => Page::Platform(id),
            View::Group if !id.is_empty() => Page::Group(id),
            View::Mission if !id.is_empty() => Page::Mission(id),
            View::Platforms | View::Platform => Page::Platforms,
            View::Groups | View::Group => Page::Groups,
            View::Missions | View::Mission => Page::Missions,
            View::Agenda => Page::Agenda,
            View::Overview => Page::Overview,
            View::Needs => Page::Needs,
        }
    }

    /// The URL of the embed, without scheme and host.
    pub fn href(&self) -> String {
        let mut search = Search(self.filters.clone());
        search.push(route::THEME, &self.get(Setting::Theme));
        search.push(route::TARGET, &self.get(Setting::Target));
        route::embed_href(&self.page().href(self.locale)) + &search.0
    }

    /// The value of `sandbox`.
    pub const fn sandbox(&self) -> &'static str {
        if self.in_window { SANDBOX_IN_WINDOW } else { SANDBOX }
    }

    /// The element and its script. `origin` is scheme and host of the site, `title` the title of the iframe.
    pub fn element(&self, origin: &str, title: &str) -> String {
        let mut query = Search(self.filters.clone());
        query.push(route::TARGET, &self.get(Setting::Target));
        let mut html = "<script async".to_owned();
        attributes(&mut html, " ", &[("src", &[origin, &route::asset("embed.js")].concat())]);
        html.push_str("></script>\n<canceropole-embed");
        attributes(
            &mut html,
            " ",
            &[
                ("view", self.view.code()),
                ("id", &self.id),
                ("lang", self.locale.code()),
                ("query", query.0.trim_start_matches('?')),
                (route::THEME, &self.get(Setting::Theme)),
                ("height", &self.get(Setting::Height)),
                ("title", title),
            ],
        );
        html.push_str(">\n  ");
        html.push_str(&self.link(origin, title));
        html.push_str("\n</canceropole-embed>");
        html
    }

    /// The plain iframe.
    pub fn iframe(&self, origin: &str, title: &str) -> String {
        let mut html = "<iframe".to_owned();
        attributes(
            &mut html,
            "\n  ",
            &[
                ("src", &[origin, &self.href()].concat()),
                ("title", title),
                ("loading", "lazy"),
                ("referrerpolicy", "origin"),
                ("sandbox", self.sandbox()),
                ("allow", "clipboard-write"),
                ("width", "100%"),
                ("height", &self.height.to_string()),
                ("frameborder", "0"),
            ],
        );
        html.push_str("></iframe>");
        html
    }

    /// A link to the full page, for web sites that remove scripts and iframes.
    pub fn link(&self, origin: &str, title: &str) -> String {
        let mut html = "<a".to_owned();
        let address = [origin, &self.page().href(self.locale), &self.filters].concat();
        attributes(&mut html, " ", &[("href", &address), ("hreflang", self.locale.code())]);
        html.push('>');
        escape(title, &mut html);
        html.push_str("</a>");
        html
    }
}

/// Appends attributes, each after `space`, without the empty ones.
fn attributes(html: &mut String, space: &str, attributes: &[(&str, &str)]) {
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        html.push_str(space);
        html.push_str(name);
        html.push_str("=\"");
        escape(value, html);
        html.push('"');
    }
}

/// The id in the URL of a record's page; empty for other URLs.
pub fn record_of(href: &str) -> String {
    match route::parse(href) {
        Target::Page(Route { page: Page::Platform(id) | Page::Group(id) | Page::Mission(id), .. }) => id,
        _ => String::new(),
    }
}
