//! Texts for browsers that do not run the app: in published pages they replace the parts that need it.

use super::words::words;

words! {
    /// Replaces the search and the filters of the catalogue.
    catalogue:
        "La recherche et les filtres ont besoin de JavaScript et de WebAssembly. Toutes les plateformes sont dans la \
         liste, plus bas."
        / "Search and filters need JavaScript and WebAssembly. All platforms are in the list below.",
    /// Replaces the search of the catalogue on another page; a link to the catalogue follows.
    search: "La recherche a besoin de JavaScript et de WebAssembly. Sans eux, parcourez la liste\u{a0}:"
        / "Search needs JavaScript and WebAssembly. Without them, browse the list:",
    /// Replaces the search that filters the list of a page.
    filter: "Le filtre a besoin de JavaScript et de WebAssembly. Toute la liste est ci-dessous."
        / "The filter needs JavaScript and WebAssembly. The whole list is below.",
    /// On a page that is useless without the app.
    page: "Cette page a besoin de JavaScript et de WebAssembly." / "This page needs JavaScript and WebAssembly.",
    /// Printed instead of a list that only the app can show, until it does.
    not_printed: "La liste n’était pas encore chargée au moment de l’impression."
        / "The list had not loaded yet when this was printed.",
    all_platforms: "Toutes les plateformes" / "All platforms",
}
