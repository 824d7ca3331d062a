//! Every page, each declared in one entry: URL segments, title, data files. Its view is in `pages` of the app.

use crate::content::file::File::{self, Events, Groups, Hosts, Map, Members, Missions, Platforms, Site, Techniques};
use crate::locale::{Locale, Texts, texts};

/// The declaration of a page.
pub struct PageInfo {
    /// First segment of its path; `None` for the home page. A record's page has the record's id as second segment.
    pub segment: Option<Texts>,
    /// Its title; for a record's page, the title until the record is known.
    pub title: Texts,
    /// The name of its description among the `leads` of `site.json`.
    pub lead: Option<&'static str>,
    /// The data files that it shows: it is drawn once all are loaded or have failed.
    pub files: &'static [File],
    /// The file without which it has nothing to show.
    pub essential: Option<File>,
    /// The page of the main navigation that it belongs to.
    section: fn() -> Page,
    /// Whether partners may embed it.
    pub can_be_embedded: bool,
}

/// The files of the catalogue.
pub const CATALOGUE_FILES: &[File] = &[Platforms, Hosts, Techniques, Map];

/// The files of a page that shows the catalogue.
const CATALOGUE: &[File] = &[Site, Platforms, Hosts, Techniques, Map];

/// Declares the pages: generates the variants of [`Page`], [`Page::info`] and [`Page::all`]. A variant with a `String`
/// is a record's page, with the record's id.
macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident $(($record:ty))? { $($info:tt)* })*) => {
        /// A page, whatever its language.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Page {
            $($(#[$doc])* $name $(($record))?),*
        }

        impl Page {
            /// The declaration of this page.
            pub const fn info(&self) -> &'static PageInfo {
                match self {
                    $(Self::$name { .. } => &PageInfo { $($info)* }),*
                }
            }

            /// Every page; records' pages with this id.
            pub fn all(id: &str) -> Vec<Self> {
                vec![$(Self::$name $((<$record>::from(id)))?),*]
            }
        }
    };
}

pages! {
    Home {
        segment: None,
        title: texts!(
            "Plateformes et groupes de recherche sur le cancer" / "Cancer research platforms and working groups"
        ),
        lead: Some("home"),
        files: &[Site, Groups, Missions, Events, Platforms, Hosts, Techniques, Map],
        essential: Some(Site),
        section: || Page::Home,
        can_be_embedded: false,
    }
    Groups {
        segment: Some(texts!("groupes" / "groups")),
        title: texts!("Groupes de travail" / "Working groups"),
        lead: Some("groups"),
        files: &[Site, Groups],
        essential: Some(Groups),
        section: || Page::Groups,
        can_be_embedded: true,
    }
    Group(String) {
        segment: Some(texts!("groupes" / "groups")),
        title: texts!("Groupes de travail" / "Working groups"),
        lead: None,
        files: &[Site, Groups, Events, Members, Platforms, Hosts, Techniques, Map],
        essential: Some(Groups),
        section: || Page::Groups,
        can_be_embedded: true,
    }
    Missions {
        segment: Some(texts!("missions" / "missions")),
        title: texts!("Missions" / "Missions"),
        lead: Some("missions"),
        files: &[Site, Missions],
        essential: Some(Missions),
        section: || Page::Missions,
        can_be_embedded: true,
    }
    Mission(String) {
        segment: Some(texts!("missions" / "missions")),
        title: texts!("Missions" / "Missions"),
        lead: None,
        files: &[Site, Missions, Groups, Members],
        essential: Some(Missions),
        section: || Page::Missions,
        can_be_embedded: true,
    }
    Platforms {
        segment: Some(texts!("plateformes" / "platforms")),
        title: texts!("Catalogue des plateformes" / "Platform catalogue"),
        lead: Some("platforms"),
        files: CATALOGUE,
        essential: Some(Platforms),
        section: || Page::Platforms,
        can_be_embedded: true,
    }
    Platform(String) {
        segment: Some(texts!("plateformes" / "platforms")),
        title: texts!("Catalogue des plateformes" / "Platform catalogue"),
        lead: None,
        files: CATALOGUE,
        essential: Some(Platforms),
        section: || Page::Platforms,
        can_be_embedded: true,
    }
    Network {
        segment: Some(texts!("reseau" / "network")),
        title: texts!("Membres et collaborations" / "Members and collaborations"),
        lead: Some("network"),
        files: &[Site, Members, Map],
        essential: Some(Members),
        section: || Page::Network,
        can_be_embedded: false,
    }
    Agenda {
        segment: Some(texts!("agenda" / "agenda")),
        title: texts!("Agenda" / "Events"),
        lead: Some("agenda"),
        files: &[Site, Events, Groups],
        essential: Some(Events),
        section: || Page::Agenda,
        can_be_embedded: true,
    }
    About {
        segment: Some(texts!("a-propos" / "about")),
        title: texts!("À propos" / "About"),
        lead: Some("about"),
        files: &[Site],
        essential: Some(Site),
        section: || Page::About,
        can_be_embedded: false,
    }
    Search {
        segment: Some(texts!("recherche" / "search")),
        title: texts!("Recherche" / "Search"),
        lead: Some("search"),
        files: &[Site, Groups, Missions, Members, Events, Platforms, Hosts, Techniques, Map],
        essential: None,
        section: || Page::Search,
        can_be_embedded: false,
    }
    Overview {
        segment: Some(texts!("panorama" / "overview")),
        title: texts!("Le catalogue en chiffres" / "The catalogue in figures"),
        lead: Some("overview"),
        files: CATALOGUE,
        essential: Some(Platforms),
        section: || Page::Platforms,
        can_be_embedded: true,
    }
    /// What one starts from and what one wants.
    Needs {
        segment: Some(texts!("besoins" / "needs")),
        title: texts!("Par besoin" / "By need"),
        lead: Some("needs"),
        files: CATALOGUE,
        essential: Some(Platforms),
        section: || Page::Platforms,
        can_be_embedded: true,
    }
    Compare {
        segment: Some(texts!("comparer" / "compare")),
        title: texts!("Comparer des plateformes" / "Compare platforms"),
        lead: Some("compare"),
        files: CATALOGUE,
        essential: Some(Platforms),
        section: || Page::Platforms,
        can_be_embedded: false,
    }
    Shortlist {
        segment: Some(texts!("selection" / "shortlist")),
        title: texts!("Ma sélection" / "My shortlist"),
        lead: Some("shortlist"),
        files: CATALOGUE,
        essential: Some(Platforms),
        section: || Page::Platforms,
        can_be_embedded: false,
    }
    Propose {
        segment: Some(texts!("proposer" / "propose")),
        title: texts!("Ajouter ou corriger une plateforme" / "Add or correct a platform"),
        lead: Some("propose"),
        files: CATALOGUE,
        essential: Some(Techniques),
        section: || Page::Platforms,
        can_be_embedded: false,
    }
    /// Where partners make the code of an embed.
    Builder {
        segment: Some(texts!("integrer" / "embed")),
        title: texts!("Afficher sur votre site" / "Embed on your site"),
        lead: Some("builder"),
        files: &[Site, Groups, Missions, Events, Platforms, Hosts, Techniques, Map],
        essential: None,
        section: || Page::Platforms,
        can_be_embedded: false,
    }
    /// Where editors change the content, in their browser.
    Workshop {
        segment: Some(texts!("atelier" / "workshop")),
        title: texts!("Atelier" / "Workshop"),
        lead: Some("workshop"),
        files: &[Site],
        essential: None,
        section: || Page::Workshop,
        can_be_embedded: false,
    }
    Accessibility {
        segment: Some(texts!("accessibilite" / "accessibility")),
        title: texts!("Déclaration d’accessibilité" / "Accessibility statement"),
        lead: Some("accessibility"),
        files: &[Site],
        essential: Some(Site),
        section: || Page::Accessibility,
        can_be_embedded: false,
    }
    Legal {
        segment: Some(texts!("mentions-legales" / "legal")),
        title: texts!("Mentions légales" / "Legal notice"),
        lead: Some("legal"),
        files: &[Site],
        essential: Some(Site),
        section: || Page::Legal,
        can_be_embedded: false,
    }
}

impl Page {
    /// The id of the record shown; `None` if the page is not a record's page.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Group(id) | Self::Mission(id) | Self::Platform(id) => Some(id),
            _ => None,
        }
    }

    /// Every page except those of records.
    pub fn without_record() -> Vec<Self> {
        Self::all("").into_iter().filter(|page| page.id().is_none()).collect()
    }

    /// The page of the main navigation that this one belongs to.
    pub fn section(&self) -> Self {
        (self.info().section)()
    }

    /// The page's own title; for a record's page, the title until the record is known.
    pub const fn title(&self, locale: Locale) -> &'static str {
        self.info().title[locale as usize]
    }

    /// Whether search engines list the page.
    pub const fn is_listed(&self) -> bool {
        !matches!(self, Self::Workshop)
    }

    /// Whether the page needs the searchable catalogue.
    pub fn uses_catalogue(&self) -> bool {
        self.info().files.contains(&Platforms)
    }

    /// Whether visitors choose platforms on the page.
    pub const fn lists_platforms(&self) -> bool {
        matches!(self, Self::Platforms | Self::Platform(_) | Self::Group(_))
    }

    /// Whether the page shows catalogue results for a text in its URL.
    pub const fn searches(&self) -> bool {
        matches!(self, Self::Platforms | Self::Search)
    }
}
