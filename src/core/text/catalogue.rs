//! The catalogue of platforms: its filters, its list, its map.

use super::words::{counts, say, sentences, words};
use super::{list, platforms, quoted};
use crate::catalogue::Catalogue;
use crate::content::access::Access;
use crate::locale::{Locale, choose, texts};
use crate::places::ELSEWHERE;
use crate::query::{Facet, Sort};

words! {
    // Views.
    display: "Affichage" / "Display",
    list_view: "Liste" / "List",
    map_view: "Carte" / "Map",
    figures_view: "Chiffres" / "Figures",

    // Filters.
    filter: "Filtrer" / "Filter",
    close_filters: "Fermer les filtres" / "Close filters",
    active_filters: "Filtres actifs" / "Active filters",
    logic: "Dans une rubrique, l’un ou l’autre\u{202f}; d’une rubrique à l’autre, tous à la fois."
        / "Any choice within a filter; all filters together.",
    show_fewer: "Voir moins" / "Show fewer",
    sort_by: "Trier par" / "Sort by",

    // List.
    not_searched: "Ces mots ne sont pas encore pris en compte dans la liste."
        / "The list does not take these words into account yet.",
    less_precise: "La liste des techniques manque\u{a0}: la recherche est moins précise."
        / "The list of techniques is missing: the search is less precise.",
    pagination: "Pagination" / "Pagination",
    previous: "Précédente" / "Previous",
    next: "Suivante" / "Next",
    no_platform: "Aucune plateforme" / "No platforms",
    none_matches: "Aucune plateforme pour tous ces filtres" / "No platform matches all these filters",
    or_widen: "Élargissez la recherche\u{a0}:" / "Widen the search:",
    start_again: "Voir toutes les plateformes" / "See all platforms",

    // Map.
    map_of_platforms: "Carte des plateformes" / "Map of the platforms",
    whole_region: "Région" / "Region",
    map_caption: "Touchez un lieu pour voir ses plateformes. Cercle en pointillé\u{a0}: situées à la ville près."
        / "Select a place to list its platforms. Dotted circle: located to the nearest town.",
    /// Before the places that are not on the map, each with its number.
    off_the_map: "Hors de la carte\u{a0}:" / "Not on the map:",
    /// Of platforms, after their number.
    nearest_town: "à la ville près" / "to the nearest town",
    places: "Par lieu" / "By place",
    elsewhere: "Autre lieu" / "Other place",
}

sentences! {
    remove_filter(filter: &str): "Retirer le filtre {filter}" / "Remove the filter {filter}",
    /// The button that shows the techniques of a family.
    details_of(family: &str): "Détailler {family}" / "Show techniques in {family}",
    show_all(count: usize): "Tout voir ({count})" / "Show all {count}",
    show_others(count: usize): "Voir les {count} autres" / "Show {count} more",
    page_number(page: usize): "Page {page}" / "Page {page}",
    page_of(page: usize, pages: usize): "Page\u{a0}{page}\u{a0}sur\u{a0}{pages}"
        / "Page\u{a0}{page}\u{a0}of\u{a0}{pages}",
}

counts! {
    /// After the techniques on a card, for screen readers.
    more_techniques: ["autre technique", "autres techniques"] / ["more technique", "more techniques"],
}

pub fn show_results(locale: Locale, value: usize) -> String {
    let platforms = platforms(locale, value);
    say!(locale, "Voir {platforms}" / "Show {platforms}")
}

/// Announces the results of a search to screen readers: `12 plateformes pour « curie », page 2 sur 3`.
pub fn results(locale: Locale, value: usize, sought: &str, page: usize, pages: usize) -> String {
    let mut message = if value == 0 { words(locale).no_platform.to_owned() } else { platforms(locale, value) };
    if !sought.trim().is_empty() {
        let sought = quoted(locale, sought);
        message += &say!(locale, " pour {sought}" / " for {sought}");
    }
    if pages > 1 {
        message +=
            &say!(locale, ", page\u{a0}{page}\u{a0}sur\u{a0}{pages}" / ", page\u{a0}{page}\u{a0}of\u{a0}{pages}");
    }
    message
}

pub fn nothing_found(locale: Locale, sought: &str) -> String {
    if sought.trim().is_empty() {
        return words(locale).none_matches.to_owned();
    }
    let sought = quoted(locale, sought.trim());
    say!(locale, "Aucune plateforme pour {sought}" / "No platform matches {sought}")
}

/// A suggestion for an empty list: `Sans « 78 Yvelines »`, a filter or the text.
pub fn without(locale: Locale, dropped: &str) -> String {
    let dropped = quoted(locale, dropped);
    say!(locale, "Sans {dropped}" / "Without {dropped}")
}

/// On the map and the rosette: `Paris (75), 84 plateformes`.
pub fn departement_count(locale: Locale, name: &str, code: &str, value: usize) -> String {
    format!("{name} ({code}), {}", platforms(locale, value))
}

pub fn facet(locale: Locale, facet: Facet) -> &'static str {
    locale.of(choose!(match facet {
        Facet::Technique => "Techniques" / "Techniques",
        Facet::Departement => "Département" / "Département",
        Facet::Place => "Lieu" / "Place",
        Facet::Access => "Ouverte à" / "Open to",
        Facet::Host => "Établissement" / "Institution",
        Facet::Label => "Labels" / "Labels",
        Facet::From => "Je pars de…" / "I start from…",
        Facet::Gives => "Je veux obtenir…" / "I want…",
    }))
}

/// The text of a facet's value: words for access and for an unknown place, the name in the data for all others.
pub fn facet_value(locale: Locale, facet: Facet, value: &str, catalogue: &Catalogue) -> String {
    match (facet, Access::parse(value)) {
        (Facet::Access, Some(code)) => access(locale, code).to_owned(),
        (Facet::Place, _) if value == ELSEWHERE => words(locale).elsewhere.to_owned(),
        _ => catalogue.name(facet, value, locale),
    }
}

pub fn access(locale: Locale, access: Access) -> &'static str {
    locale.of(choose!(match access {
        Access::Academic => "Équipes académiques" / "Academic teams",
        Access::Industry => "Industrie" / "Industry",
        Access::Internal => "Équipes de l’établissement" / "In-house teams",
        Access::Unknown => "À demander à la plateforme" / "Ask the platform",
    }))
}

/// `Ouverte aux équipes académiques et à l’industrie`; empty if unknown. Teams of the institution itself are named only
/// if nobody else is.
pub fn open_to(locale: Locale, access: &[Access]) -> String {
    let name = |access: &Access| {
        let names = match access {
            Access::Academic => &texts!("aux équipes académiques" / "academic teams"),
            Access::Industry => &texts!("à l’industrie" / "industry"),
            Access::Internal => &texts!("aux équipes de l’établissement" / "in-house teams"),
            Access::Unknown => return None,
        };
        Some(locale.of(names).to_owned())
    };
    let named = access.iter().filter(|one| **one != Access::Internal || access.len() == 1);
    let names: Vec<String> = named.filter_map(name).collect();
    if names.is_empty() {
        return String::new();
    }
    let names = list(locale, &names);
    say!(locale, "Ouverte {names}" / "Open to {names}")
}

pub fn sort(locale: Locale, sort: Sort) -> &'static str {
    locale.of(choose!(match sort {
        Sort::Relevance => "pertinence" / "relevance",
        Sort::Name => "nom" / "name",
        Sort::Host => "établissement" / "institution",
    }))
}
