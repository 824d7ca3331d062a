//! The words of the page that makes the code of an embed, and of the links to it.

use super::count;
use crate::embed::View;
use crate::locale::Locale;

/// The fixed words, one field each.
pub struct Words {
    pub settings: &'static str,
    pub content: &'static str,
    pub choose: [&'static str; 3],
    pub no_filter: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub themes: [&'static str; 3],
    pub height: &'static str,
    pub height_hint: &'static str,
    pub links_open: &'static str,
    pub targets: [&'static str; 2],
    pub preview: &'static str,
    pub preview_width: &'static str,
    pub widths: [&'static str; 3],
    pub code: &'static str,
    /// For each way to paste: its title, what it is good for, its button.
    pub ways: [[&'static str; 3]; 3],
    pub privacy: &'static str,
}

static FR: Words = Words {
    settings: "Réglages",
    content: "Contenu",
    choose: ["Choisissez une plateforme.", "Choisissez un groupe.", "Choisissez une mission."],
    no_filter: "Sans filtre",
    language: "Langue du contenu",
    theme: "Apparence",
    themes: ["Auto", "Claire", "Sombre"],
    height: "Hauteur initiale (pixels)",
    height_hint: "De 80 à 30\u{202f}000. Avec le script, la hauteur suit ensuite le contenu.",
    links_open: "Ouvrir les liens",
    targets: ["dans un nouvel onglet", "dans le même onglet"],
    preview: "Aperçu",
    preview_width: "Largeur de l’aperçu",
    widths: ["280\u{a0}px", "480\u{a0}px", "Pleine"],
    code: "Code à copier",
    ways: [
        [
            "Avec script (recommandé)",
            "Le plus simple\u{a0}: la hauteur suit le contenu, sans barre de défilement.",
            "Copier le code",
        ],
        ["Iframe", "Sans script chez vous\u{a0}: la hauteur reste celle que vous avez choisie.", "Copier l’iframe"],
        ["Simple lien", "Pour les sites qui n’acceptent ni script ni iframe.", "Copier le lien"],
    ],
    privacy: "Aucun cookie, aucune mesure d’audience, aucun appel à un serveur tiers.",
};

static EN: Words = Words {
    settings: "Embed settings",
    content: "Content",
    choose: ["Choose a platform.", "Choose a group.", "Choose a mission."],
    no_filter: "No filter",
    language: "Content language",
    theme: "Appearance",
    themes: ["Auto", "Light", "Dark"],
    height: "Initial height (pixels)",
    height_hint: "From 80 to 30,000. With the script, the height then follows the content.",
    links_open: "Open links",
    targets: ["in a new tab", "in the same tab"],
    preview: "Preview",
    preview_width: "Preview width",
    widths: ["280\u{a0}px", "480\u{a0}px", "Full"],
    code: "Code to copy",
    ways: [
        [
            "Script (recommended)",
            "The simplest: the height follows the content, without a scroll bar.",
            "Copy the code",
        ],
        ["Iframe", "No script on your side: the height stays the one you chose.", "Copy the iframe"],
        ["Plain link", "For sites that accept neither scripts nor iframes.", "Copy the link"],
    ],
    privacy: "No cookies, no analytics, no third-party requests.",
};

pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FR,
        Locale::En => &EN,
    }
}

/// How a view reads among the others.
pub fn view(locale: Locale, view: View) -> &'static str {
    let text = locale.text();
    match view {
        View::Platforms => text.platforms_long,
        View::Platform => text.one_platform,
        View::Groups => text.groups_long,
        View::Group => text.one_group,
        View::Missions => text.missions,
        View::Mission => locale.of(["Une mission", "A mission"]),
        View::Agenda => text.agenda,
        View::Overview => text.overview,
    }
}

/// What is sought for a view of one record.
pub fn search(locale: Locale, view: View) -> &'static str {
    match view {
        View::Group => locale.text().filter_groups,
        View::Mission => locale.of(["Rechercher une mission", "Search for a mission"]),
        _ => locale.text().search_platform,
    }
}

/// The link from a page to the code that shows it elsewhere.
pub fn embed_this(locale: Locale, is_record: bool) -> &'static str {
    locale.of(if is_record {
        ["Afficher cette page sur votre site", "Embed this page"]
    } else {
        ["Afficher cette vue sur votre site", "Embed this view"]
    })
}

/// `3 choix`, for several values of one filter.
pub fn choices(locale: Locale, value: usize) -> String {
    count(locale, value, ["choix", "choix"], ["choices", "choices"])
}

/// The frame that shows a page as it will be.
pub fn preview_of(locale: Locale, title: &str) -> String {
    [words(locale).preview, super::colon(locale), title].concat()
}

/// What is to be done before there is anything to show.
pub fn choose(locale: Locale, view: View) -> &'static str {
    let [platform, group, mission] = words(locale).choose;
    match view {
        View::Group => group,
        View::Mission => mission,
        _ => platform,
    }
}
