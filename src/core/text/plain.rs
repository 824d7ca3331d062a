//! Words for those whose browser does not run the program.

use super::Locale;

/// In the place of the catalogue's search and filters.
pub fn catalogue(locale: Locale) -> &'static str {
    locale.of([
        "La recherche et les filtres ont besoin de JavaScript et de WebAssembly. Toutes les plateformes sont dans la \
         liste, plus bas.",
        "Search and filters need JavaScript and WebAssembly. All platforms are in the list below.",
    ])
}

/// In the place of another page's search of the catalogue; a link to the catalogue follows.
pub fn search(locale: Locale) -> &'static str {
    locale.of([
        "La recherche a besoin de JavaScript et de WebAssembly. Sans eux, parcourez la liste\u{a0}:",
        "Search needs JavaScript and WebAssembly. Without them, browse the list:",
    ])
}

/// In the place of the search that filters the list of a page.
pub fn filter(locale: Locale) -> &'static str {
    locale.of([
        "Le filtre a besoin de JavaScript et de WebAssembly. Toute la liste est ci-dessous.",
        "The filter needs JavaScript and WebAssembly. The whole list is below.",
    ])
}

/// On a page that is nothing without the program.
pub fn page(locale: Locale) -> &'static str {
    locale.of(["Cette page a besoin de JavaScript et de WebAssembly.", "This page needs JavaScript and WebAssembly."])
}

pub fn all_platforms(locale: Locale) -> &'static str {
    locale.of(["Toutes les plateformes", "All platforms"])
}
