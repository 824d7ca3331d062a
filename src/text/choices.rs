//! Words for choosing platforms: keeping, comparing, citing, reporting.

use super::{count, list};
use crate::locale::Locale;

/// The name of the button that keeps a platform: the same whether it is kept or not.
pub fn keep(locale: Locale, name: &str) -> String {
    locale.say(["Garder {}", "Keep {}"], name)
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
    locale.say(["Identique pour toutes : {}.", "The same for all: {}."], &list(locale, rows))
}

/// Ids in an address that no record has.
pub fn unknown_ids(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        ["fiche de cette adresse n’existe pas ou plus.", "fiches de cette adresse n’existent pas ou plus."],
        ["record of this address does not exist, or no longer.", "records of this address do not exist, or no longer."],
    )
}

/// `3 plateformes gardées dans ce navigateur.`
pub fn kept_here(locale: Locale, value: usize) -> String {
    let kept = count(
        locale,
        value,
        ["plateforme gardée dans ce navigateur.", "plateformes gardées dans ce navigateur."],
        ["platform kept in this browser.", "platforms kept in this browser."],
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
            " Ce navigateur ne garde rien d’une visite à l’autre\u{202f}: copiez le lien pour les retrouver.",
            " This browser keeps nothing from one visit to the next: copy the link to find them again.",
        ])
}

/// `Une sélection de 3 plateformes que l’on vous a envoyée.`
pub fn shared(locale: Locale, value: usize) -> String {
    locale.say(
        ["Une sélection partagée par son adresse : {}.", "A shortlist shared by its address: {}."],
        &super::platforms(locale, value),
    )
}

/// `Vérifiée il y a 14 mois`
pub fn checked_ago(locale: Locale, months: u32) -> String {
    if months >= 24 {
        return locale.say(["Vérifiée il y a {} ans", "Checked {} years ago"], &(months / 12).to_string());
    }
    locale.say(["Vérifiée il y a {} mois", "Checked {} months ago"], &months.to_string())
}

/// A line that thanks a platform; `platform` is its name, host and identifier.
pub fn citation(locale: Locale, platform: &str) -> String {
    locale.say(
        [
            "Ce travail a bénéficié de la plateforme suivante : {}.",
            "This work benefited from the following platform: {}.",
        ],
        platform,
    )
}

/// `Signaler une erreur sur la fiche de X`
pub fn report_error(locale: Locale, name: &str) -> String {
    locale.say(["Signaler une erreur dans la fiche de {}", "Report an error in the record of {}"], name)
}

/// `Quatre plateformes au plus : les 2 suivantes de l’adresse ne sont pas comparées.`
pub fn left_aside(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        [
            "plateforme de plus n’est pas comparée : quatre au plus.",
            "plateformes de plus ne sont pas comparées : quatre au plus.",
        ],
        ["more platform is not compared: four at most.", "more platforms are not compared: four at most."],
    )
}

/// `Comparer les 4 premières`
pub fn compare_first(locale: Locale, value: usize) -> String {
    locale.say(["Comparer les {} premières", "Compare the first {}"], &value.to_string())
}
