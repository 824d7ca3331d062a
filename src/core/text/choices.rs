//! Words for choosing platforms: keeping, comparing, citing, reporting.

use super::{count, list};
use crate::locale::Locale;

/// The name of the button that keeps a platform: the same whether it is kept or not.
pub fn keep(locale: Locale, name: &str) -> String {
    locale.say(["Ajouter {} à ma sélection", "Add {} to shortlist"], name)
}

/// `Ma sélection : 3 plateformes`
pub fn shortlist_count(locale: Locale, value: usize) -> String {
    if value == 0 {
        return locale.of(["Ma sélection, vide", "My shortlist, empty"]).to_owned();
    }
    locale.say(["Ma sélection, {}", "My shortlist, {}"], &super::platforms(locale, value))
}

/// `2 plateformes à comparer`
pub fn to_compare(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        ["plateforme à comparer", "plateformes à comparer"],
        ["platform to compare", "platforms to compare"],
    )
}

/// `Comparer 3 plateformes`
pub fn compare_platforms(locale: Locale, value: usize) -> String {
    locale.say(["Comparer {}", "Compare {}"], &super::platforms(locale, value))
}

/// `Comparaison de 3 plateformes, une par colonne`
pub fn comparison_caption(locale: Locale, value: usize) -> String {
    locale.say(
        ["Comparaison de {}, une par colonne", "Comparison of {}, one per column"],
        &super::platforms(locale, value),
    )
}

/// What is the same for all: for the rows that are hidden.
pub fn same_for_all(locale: Locale, rows: &[String]) -> String {
    locale.say(["Identique pour toutes\u{a0}: {}.", "The same for all: {}."], &list(locale, rows))
}

/// Ids in an address that no record has.
pub fn unknown_ids(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        ["plateforme de ce lien n’est plus au catalogue.", "plateformes de ce lien ne sont plus au catalogue."],
        ["platform in this link is no longer listed.", "platforms in this link are no longer listed."],
    )
}

/// `3 plateformes enregistrées dans ce navigateur.`
pub fn kept_here(locale: Locale, value: usize) -> String {
    let kept = count(
        locale,
        value,
        ["plateforme enregistrée dans ce navigateur.", "plateformes enregistrées dans ce navigateur."],
        ["platform saved in this browser.", "platforms saved in this browser."],
    );
    kept + locale.of([
        " Personne d’autre ne les voit, sauf si vous partagez le lien.",
        " Nobody else sees them unless you share the link.",
    ])
}

/// `3 plateformes choisies. Ce navigateur ne les garde pas…`
pub fn not_kept_here(locale: Locale, value: usize) -> String {
    let chosen = count(
        locale,
        value,
        ["plateforme choisie.", "plateformes choisies."],
        ["platform chosen.", "platforms chosen."],
    );
    chosen
        + locale.of([
            " Ce navigateur ne conserve rien d’une visite à l’autre\u{a0}: copiez le lien pour les retrouver.",
            " This browser keeps nothing from one visit to the next: copy the link to find them again.",
        ])
}

/// `Sélection partagée : 3 plateformes.`
pub fn shared(locale: Locale, value: usize) -> String {
    locale.say(["Sélection partagée\u{a0}: {}.", "Shared shortlist: {}."], &super::platforms(locale, value))
}

/// A line that thanks a platform; `platform` is its name, host and identifier.
pub fn citation(locale: Locale, platform: &str) -> String {
    locale.say(
        [
            "Ce travail a bénéficié de la plateforme suivante\u{a0}: {}.",
            "This work benefited from the following platform: {}.",
        ],
        platform,
    )
}

/// `2 plateformes de plus ne sont pas comparées (4 au maximum).`
pub fn left_aside(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        [
            "plateforme de plus n’est pas comparée (4\u{a0}au maximum).",
            "plateformes de plus ne sont pas comparées (4\u{a0}au maximum).",
        ],
        ["more platform is not compared (4\u{a0}at most).", "more platforms are not compared (4\u{a0}at most)."],
    )
}

/// `Comparer les 4 premières`
pub fn compare_first(locale: Locale, value: usize) -> String {
    locale.say(["Comparer les {} premières", "Compare the first {}"], &value.to_string())
}
