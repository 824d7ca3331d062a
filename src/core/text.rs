//! Every text of the interface, French and English side by side: here the texts that several pages share, in the folder
//! all others. [`words`](self::words) defines the syntax.
//!
//! What the organisation says about itself is content, in the data files.
//!
//! A page imports its module of this folder as `messages`.

pub mod about;
pub mod agenda;
pub mod broken;
pub mod catalogue;
pub mod choices;
pub mod columns;
pub mod embed;
pub mod export;
pub mod failures;
pub mod form;
pub mod groups;
pub mod home;
pub mod import;
pub mod missions;
pub mod network;
pub mod offline;
pub mod overview;
pub mod plain;
pub mod platform;
pub mod proposal;
pub mod search;
pub mod shell;
mod words;
pub mod workshop;

use self::words::{Nouns, count, counts, noun, say, sentences, words};
use crate::content::date::Date;
use crate::locale::{Locale, texts};

words! {
    // Names of the pages; `_long` for titles, if the navigation has a shorter one.
    home: "Accueil" / "Home",
    groups: "Groupes" / "Groups",
    platforms: "Plateformes" / "Platforms",
    network: "Membres" / "Members",
    not_found: "Cette page n’existe pas" / "This page does not exist",

    // Properties of platforms.
    families: "Familles" / "Families",
    techniques: "Techniques" / "Techniques",
    services: "Prestations" / "Services",
    equipment: "Équipements" / "Equipment",
    labels: "Labels" / "Labels",
    open_to: "Ouverte à" / "Open to",
    host: "Établissement" / "Institution",
    website: "Site web" / "Website",
    by_departement: "Plateformes par département" / "Platforms by département",

    // Parts of a page.
    breadcrumbs: "Fil d’Ariane" / "Breadcrumb",
    in_this_page: "Dans cette page" / "On this page",
    figures_and_sources: "Chiffres et sources" / "Figures and sources",
    aims: "Objectifs" / "Aims",
    actions: "Actions" / "Actions",
    privacy: "Vie privée" / "Privacy",
    institutional_site: "Site institutionnel" / "Institutional website",

    // Searching, filtering.
    search: "Rechercher" / "Search",
    search_platform: "Rechercher une plateforme" / "Search for a platform",
    filters: "Filtres" / "Filters",
    results: "Résultats" / "Results",
    clear: "Effacer" / "Clear",
    clear_all: "Tout effacer" / "Clear all",

    /// A month or a year follows.
    since: "depuis" / "since",
    /// A day follows.
    since_the: "depuis le" / "since",
    /// Between two texts.
    colon: "\u{a0}: " / ": ",
}

impl Locale {
    /// The texts that several pages share, in this language.
    pub fn text(self) -> &'static Words {
        words(self)
    }

    /// The name of this language in itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }
}

const PLATFORMS: Nouns = texts!(["plateforme", "plateformes"] / ["platform", "platforms"]);

pub fn platforms(locale: Locale, value: usize) -> String {
    count(locale, value, &PLATFORMS)
}

/// A count that has not changed: `Toujours 27 plateformes`.
pub fn again(locale: Locale, message: &str) -> String {
    // For screen readers only, so the capital may keep its accent.
    let mut message = message.to_owned();
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    say!(locale, "Toujours {message}" / "Still {message}")
}

/// The noun alone, for a number that is set apart.
pub fn platforms_noun(locale: Locale, value: usize) -> &'static str {
    noun(locale, value, &PLATFORMS)
}

counts! {
    families: ["famille de techniques", "familles de techniques"] / ["family of techniques", "families of techniques"],
    organisations: ["organisme", "organismes"] / ["organisation", "organisations"],
    groups: ["groupe", "groupes"] / ["group", "groups"],
    missions: ["mission", "missions"] / ["mission", "missions"],
}

sentences! {
    /// Over the sources of a page: `Sources (7)`.
    page_sources(count: usize): "Sources ({count})" / "Sources ({count})",
    /// One of several pages of a site that is a source: `page 2`.
    source_page(number: usize): "page\u{a0}{number}" / "page\u{a0}{number}",
    percent(value: &str): "{value}\u{a0}%" / "{value}%",
    /// `années 2000`, for `2000`.
    decade(year: &str): "années\u{a0}{year}" / "{year}s",
}

/// `Informations de 2016`, `Informations d’avril 2024`, `Informations du 21 novembre 2026`.
pub fn information_of(locale: Locale, date: Date) -> String {
    let of = match (date.day, date.month) {
        (Some(_), _) => "du ",
        (None, Some(4 | 8 | 10)) => "d’",
        _ => "de ",
    };
    let date = date.long(locale);
    say!(locale, "Informations {of}{date}" / "Information from {date}")
}

/// A text in the quotation marks of the language, shortened to 60 characters.
pub fn quoted(locale: Locale, text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let text = if short.len() < text.len() { format!("{short}…") } else { short };
    say!(locale, "«\u{a0}{text}\u{a0}»" / "“{text}”")
}

/// A list of names: `A, B et C`.
pub fn list(locale: Locale, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let first = first.join(", ");
            say!(locale, "{first} et {last}" / "{first} and {last}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        assert_eq!(platforms(Locale::Fr, 0), "0\u{a0}plateforme");
        assert_eq!(platforms(Locale::En, 0), "0\u{a0}platforms");
        assert_eq!(platforms(Locale::Fr, 2), "2\u{a0}plateformes");
    }

    #[test]
    fn names_are_joined_into_a_list() {
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(list(Locale::Fr, &names), "A, B et C");
        assert_eq!(list(Locale::En, &names[..1]), "A");
    }
}
