//! The page shell: header, footer, the foot of embeds.

use super::words::words;
use crate::locale::Locale;

words! {
    // Header.
    skip: "Aller au contenu" / "Skip to content",
    main_navigation: "Navigation principale" / "Main navigation",
    language: "Langue" / "Language",
    menu: "Menu" / "Menu",
    open_search: "Rechercher" / "Search",
    theme: "Thème" / "Theme",
    /// In the order of the themes.
    theme_names[3]: ["système", "clair", "sombre"] / ["system", "light", "dark"],

    // Footer: titles of its columns, links.
    find: "Trouver" / "Find",
    contribute: "Contribuer et réutiliser" / "Contribute and reuse",
    know: "En savoir plus" / "More",
    accessibility: "Accessibilité" / "Accessibility",
    workshop: "Atelier éditorial" / "Editorial workshop",
    data_files: "Les données du catalogue (JSON)" / "Catalogue data (JSON)",

    // Above every page of a preview.
    preview: "Aperçu" / "Preview",
    previewing: "Aperçu du brouillon, dans ce navigateur seulement." / "Preview of the draft, in this browser only.",
    end_preview: "Revenir à l’atelier" / "Back to the workshop",

    /// In an embed; followed by the name of the organisation.
    view_on: "Voir sur le site\u{a0}:" / "View on the website of",
    /// After the name of a link, for screen readers.
    in_new_tab: "Les liens s’ouvrent dans un nouvel onglet." / "Links open in a new tab.",
}

/// `Thème : système`, for the theme of this number.
pub fn theme_button(locale: Locale, chosen: usize) -> String {
    let Words { theme, theme_names, .. } = words(locale);
    let name = theme_names.get(chosen).unwrap_or(&"");
    [theme, locale.text().colon, name].concat()
}
