//! The site-wide search: the dialog, the page of results, and the texts of both if nothing is found.

use super::words::{counts, say, sentences, words};
use super::{list, platforms, quoted};
use crate::locale::Locale;
use crate::page::Page;
use crate::search::why::Kind;

words! {
    search_site: "Rechercher dans tout le site" / "Search the whole site",
    search_hint: "Une technique, une plateforme, un groupe, un établissement, un événement."
        / "A technique, a platform, a group, an institution, an event.",
    institutions: "Établissements" / "Institutions",
    close_search: "Fermer la recherche" / "Close the search",

    // Keys, and what they do in the dialog.
    enter_key: "Entrée" / "Enter",
    escape_key: "Échap" / "Esc",
    slash_key: "Raccourci\u{a0}: touche /" / "Shortcut: / key",
    to_choose: "choisir" / "choose",
    to_open: "ouvrir" / "open",
    to_close: "fermer" / "close",

    /// Followed by the corrected text and the question mark.
    did_you_mean: "Vouliez-vous dire" / "Did you mean",
    question_mark: "\u{202f}?" / "?",
    for_example: "Par exemple\u{a0}:" / "For example:",
    no_hit: "Aucun résultat" / "No results",
    partial: "Aucun résultat avec tous ces mots." / "No result matches every word.",
    invitation: "Vous en connaissez une\u{202f}?" / "Do you know of one?",
    nearest: "Techniques les plus proches\u{a0}:" / "Nearest techniques:",
    partial_hits: "Résultats avec une partie des mots\u{a0}:" / "Results with some of the words:",
}

/// The heading of the hits of a kind.
pub fn hit_kind(locale: Locale, kind: Kind) -> &'static str {
    let text = locale.text();
    match kind {
        Kind::Technique => text.techniques,
        Kind::Platform => text.platforms,
        Kind::Group => Page::Groups.title(locale),
        Kind::Institution => words(locale).institutions,
        Kind::Mission => Page::Missions.title(locale),
        Kind::Event => Page::Agenda.title(locale),
    }
}

counts! {
    some_hits: ["résultat", "résultats"] / ["result", "results"],
}

sentences! {
    /// `Parce que vous cherchez « compter des cellules » :`, and the technique.
    because(need: &str): "Parce que vous cherchez «\u{a0}{need}\u{a0}»\u{a0}:" / "Because you want to “{need}”:",
    /// `Aucune plateforme recensée pour « flux métabolique ».`
    unlisted(technique: &str): "Aucune plateforme recensée pour {technique}." / "No platform listed for {technique}.",
    /// `Aucune plateforme recensée pour cette recherche à « Versailles ».`
    elsewhere(place: &str): "Aucune plateforme recensée pour cette recherche à {place}. Ailleurs\u{a0}:"
        / "No platform listed for this search in {place}. Elsewhere:",
    /// What `sans` or `not` excluded.
    left_out(what: &str): "Sans les plateformes qui correspondent à {what}." / "Without platforms that match {what}.",
    /// Beside a platform: `Technique : cytométrie en flux`.
    found_by(technique: &str): "Technique\u{a0}: {technique}" / "Technique: {technique}",
}

/// `7 résultats`
pub fn hits(locale: Locale, value: usize) -> String {
    if value == 0 { words(locale).no_hit.to_owned() } else { some_hits(locale, value) }
}

/// `12 résultats, 7 affichés`
pub fn hits_shown(locale: Locale, total: usize, shown: usize) -> String {
    let hits = hits(locale, total);
    if shown < total { say!(locale, "{hits}, {shown} affichés" / "{hits}, {shown} shown") } else { hits }
}

/// `7 résultats pour « radio »`
pub fn hits_for(locale: Locale, value: usize, sought: &str) -> String {
    let (hits, sought) = (hits(locale, value), quoted(locale, sought.trim()));
    say!(locale, "{hits} pour {sought}" / "{hits} for {sought}")
}

/// `Tous les résultats pour « radio »`
pub fn all_hits(locale: Locale, sought: &str) -> String {
    let sought = quoted(locale, sought.trim());
    say!(locale, "Tous les résultats pour {sought}" / "All results for {sought}")
}

/// `Voir les 12 plateformes dans le catalogue`
pub fn in_catalogue(locale: Locale, value: usize) -> String {
    let platforms = platforms(locale, value);
    say!(locale, "Voir les {platforms} dans le catalogue" / "See the {platforms} in the catalogue")
}

/// `Aucun résultat pour « citometrie ».`
pub fn no_hits(locale: Locale, sought: &str) -> String {
    let sought = quoted(locale, sought.trim());
    say!(locale, "Aucun résultat pour {sought}." / "No results for {sought}.")
}

/// If nothing contains all words: `Résultats sans « x » :`. `unknown` are the words that nothing contains, in quotation
/// marks.
pub fn partial_rest(locale: Locale, unknown: &[String]) -> String {
    if unknown.is_empty() {
        return words(locale).partial_hits.to_owned();
    }
    let unknown = list(locale, unknown);
    say!(locale, "Résultats sans {unknown}\u{a0}:" / "Results without {unknown}:")
}
