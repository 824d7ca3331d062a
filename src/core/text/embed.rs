//! The page that makes the code of an embed, and the links to it.

use super::words::{counts, words};
use crate::embed::View;
use crate::locale::Locale;
use crate::page::Page;

words! {
    settings: "Réglages" / "Embed settings",
    content: "Contenu" / "Content",
    mission: "Une mission" / "A mission",
    group: "Un groupe de travail" / "A working group",
    platform: "Une plateforme" / "A platform",
    search_mission: "Rechercher une mission" / "Search for a mission",
    choose_platform: "Choisissez une plateforme." / "Choose a platform.",
    choose_group: "Choisissez un groupe." / "Choose a group.",
    choose_mission: "Choisissez une mission." / "Choose a mission.",
    no_filter: "Sans filtre" / "No filter",
    language: "Langue du contenu" / "Content language",
    theme: "Apparence" / "Appearance",
    themes[3]: ["Auto", "Claire", "Sombre"] / ["Auto", "Light", "Dark"],
    height: "Hauteur initiale (pixels)" / "Initial height (pixels)",
    height_hint: "De 80 à 30\u{202f}000. Avec le script, la hauteur suit ensuite le contenu."
        / "From 80 to 30,000. With the script, the height then follows the content.",
    links_open: "Ouvrir les liens" / "Open links",
    targets[2]: ["dans un nouvel onglet", "dans le même onglet"] / ["in a new tab", "in the same tab"],
    preview: "Aperçu" / "Preview",
    preview_width: "Largeur de l’aperçu" / "Preview width",
    widths[3]: ["280\u{a0}px", "480\u{a0}px", "Pleine"] / ["280\u{a0}px", "480\u{a0}px", "Full"],
    code: "Code à copier" / "Code to copy",

    // The ways to paste it: the title, the purpose and the button of each.
    script[3]:
        [
            "Avec script (recommandé)",
            "Le plus simple\u{a0}: la hauteur suit le contenu, sans barre de défilement.",
            "Copier le code",
        ]
        / [
            "Script (recommended)",
            "The simplest: the height follows the content, without a scroll bar.",
            "Copy the code",
        ],
    iframe[3]:
        ["Iframe", "Sans script chez vous\u{a0}: la hauteur reste celle que vous avez choisie.", "Copier l’iframe"]
        / ["Iframe", "No script on your side: the height stays as you set it.", "Copy the iframe"],
    link[3]:
        ["Simple lien", "Pour les sites qui n’acceptent ni script ni iframe.", "Copier le lien"]
        / ["Plain link", "For sites that accept neither scripts nor iframes.", "Copy the link"],
    privacy: "Aucun cookie, aucune mesure d’audience, aucun appel à un serveur tiers."
        / "No cookies, no analytics, no third-party requests.",

    // The link from a page to the code that shows it elsewhere.
    embed_page: "Afficher cette page sur votre site" / "Embed this page",
    embed_view: "Afficher cette vue sur votre site" / "Embed this view",
}

counts! {
    /// For several values of one filter: `3 choix`.
    choices: ["choix", "choix"] / ["choices", "choices"],
}

/// The name of a view in the list of views.
pub fn view(locale: Locale, view: View) -> &'static str {
    let words = words(locale);
    match view {
        View::Platforms => Page::Platforms.title(locale),
        View::Platform => words.platform,
        View::Groups => Page::Groups.title(locale),
        View::Group => words.group,
        View::Missions => Page::Missions.title(locale),
        View::Mission => words.mission,
        View::Agenda => Page::Agenda.title(locale),
        View::Overview => Page::Overview.title(locale),
        View::Needs => Page::Needs.title(locale),
    }
}

/// The label of the search for a record.
pub fn search(locale: Locale, view: View) -> &'static str {
    match view {
        View::Group => super::groups::words(locale).filter_groups,
        View::Mission => words(locale).search_mission,
        _ => locale.text().search_platform,
    }
}

/// What to do before there is anything to show.
pub fn choose(locale: Locale, view: View) -> &'static str {
    let words = words(locale);
    match view {
        View::Group => words.choose_group,
        View::Mission => words.choose_mission,
        _ => words.choose_platform,
    }
}

/// The title of the frame with the preview.
pub fn preview_of(locale: Locale, title: &str) -> String {
    [words(locale).preview, locale.text().colon, title].concat()
}
