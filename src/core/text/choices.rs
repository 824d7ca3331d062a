//! Choosing platforms: the shortlist, the tray that shows it, the comparison.

use super::platforms;
use super::words::{counts, say, sentences, words};
use crate::locale::Locale;

words! {
    keep: "Ajouter à ma sélection" / "Add to shortlist",
    remove_from_shortlist: "Retirer de ma sélection" / "Remove from shortlist",

    // Comparison.
    compare_one: "Comparer" / "Compare",
    comparison: "Comparaison" / "Comparison",
    send: "Envoyer" / "Send",
    close_tray: "Masquer ma sélection" / "Hide my shortlist",
    place: "Lieu" / "Place",
    not_given: "non renseigné" / "not given",
    only_differences: "N’afficher que les différences" / "Show differences only",
    remove: "Retirer" / "Remove",
    add_platform: "Ajouter une plateforme" / "Add a platform",
    four_at_most: "4\u{a0}plateformes au maximum." / "4\u{a0}platforms at most.",
    nothing_to_compare:
        "Ajoutez des plateformes à votre sélection avec leur signet, puis comparez-en jusqu’à\u{a0}4."
        / "Add platforms to your shortlist with their bookmark, then compare up to\u{a0}4.",

    // Shortlist.
    empty_shortlist: "Ma sélection, vide" / "My shortlist, empty",
    nothing_kept:
        "Votre sélection est vide. Touchez le signet d’une plateforme pour l’ajouter, puis comparez, imprimez ou \
         envoyez la liste."
        / "Your shortlist is empty. Use the bookmark on a platform to add it, then compare, print or send the list.",
    keep_these: "Ajouter à ma sélection" / "Add to shortlist",
    write_mail: "Écrire un courriel" / "Write an e-mail",
    mail_subject: "Plateformes de recherche sur le cancer" / "Cancer research platforms",
}

counts! {
    /// Ids in a URL that no record has.
    unknown_ids:
        ["plateforme de ce lien n’est plus au catalogue.", "plateformes de ce lien ne sont plus au catalogue."]
        / ["platform in this link is no longer listed.", "platforms in this link are no longer listed."],
    saved_here:
        ["plateforme enregistrée dans ce navigateur.", "plateformes enregistrées dans ce navigateur."]
        / ["platform saved in this browser.", "platforms saved in this browser."],
    chosen: ["plateforme choisie.", "plateformes choisies."] / ["platform chosen.", "platforms chosen."],
    /// `2 plateformes de plus ne sont pas comparées (4 au maximum).`
    left_aside:
        [
            "plateforme de plus n’est pas comparée (4\u{a0}au maximum).",
            "plateformes de plus ne sont pas comparées (4\u{a0}au maximum).",
        ]
        / ["more platform is not compared (4\u{a0}at most).", "more platforms are not compared (4\u{a0}at most)."],
}

sentences! {
    /// The name of the button that saves a platform; the same in both states.
    keep(name: &str): "Ajouter {name} à ma sélection" / "Add {name} to shortlist",
    remove_one(name: &str): "Retirer {name} de ma sélection" / "Remove {name} from shortlist",
    /// `Comparer les 4 premières`
    compare_first(count: usize): "Comparer les {count} premières" / "Compare the first {count}",
    /// A line that thanks a platform; `platform` is its name, host and identifier.
    citation(platform: &str): "Ce travail a bénéficié de la plateforme suivante\u{a0}: {platform}."
        / "This work benefited from the following platform: {platform}.",
}

/// `Ma sélection, 3 plateformes`
pub fn shortlist_count(locale: Locale, value: usize) -> String {
    if value == 0 {
        return words(locale).empty_shortlist.to_owned();
    }
    let platforms = platforms(locale, value);
    say!(locale, "Ma sélection, {platforms}" / "My shortlist, {platforms}")
}

/// `Comparer 3 plateformes`
pub fn compare_platforms(locale: Locale, value: usize) -> String {
    let platforms = platforms(locale, value);
    say!(locale, "Comparer {platforms}" / "Compare {platforms}")
}

/// `Comparaison de 3 plateformes, une par colonne`
pub fn comparison_caption(locale: Locale, value: usize) -> String {
    let platforms = platforms(locale, value);
    say!(locale, "Comparaison de {platforms}, une par colonne" / "Comparison of {platforms}, one per column")
}

/// Names the hidden rows, whose values are equal for all platforms.
pub fn same_for_all(locale: Locale, rows: &[String]) -> String {
    let rows = super::list(locale, rows);
    say!(locale, "Identique pour toutes\u{a0}: {rows}." / "The same for all: {rows}.")
}

/// `3 plateformes enregistrées dans ce navigateur. Personne d’autre ne les voit…`
pub fn kept_here(locale: Locale, value: usize) -> String {
    let saved = saved_here(locale, value);
    say!(
        locale,
        "{saved} Personne d’autre ne les voit, sauf si vous partagez le lien."
            / "{saved} Nobody else sees them unless you share the link."
    )
}

/// `3 plateformes choisies. Ce navigateur ne conserve rien…`
pub fn not_kept_here(locale: Locale, value: usize) -> String {
    let chosen = chosen(locale, value);
    say!(
        locale,
        "{chosen} Ce navigateur ne conserve rien d’une visite à l’autre\u{a0}: copiez le lien pour les retrouver."
            / "{chosen} This browser keeps nothing from one visit to the next: copy the link to find them again."
    )
}

/// A shortlist that came with a link: `Sélection partagée : 3 plateformes.`
pub fn shared(locale: Locale, value: usize) -> String {
    let platforms = platforms(locale, value);
    say!(locale, "Sélection partagée\u{a0}: {platforms}." / "Shared shortlist: {platforms}.")
}
