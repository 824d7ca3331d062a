//! Texts for missing things: while the site loads, for a file that failed, for a record that could not be read, for a
//! path without a page.

use super::quoted;
use super::words::{say, words};
use crate::content::LoadError;
use crate::content::file::File;
use crate::content::read::Unreadable;
use crate::locale::{Locale, choose};

words! {
    loading: "Chargement…" / "Loading…",

    // A file that failed to load.
    try_again: "Réessayer" / "Try again",
    trying_again: "Nouvel essai…" / "Trying again…",
    still_missing: "Le chargement a encore échoué." / "Loading failed again.",
    rest_works: "Le reste du site fonctionne. Réessayez, ou revenez dans quelques minutes."
        / "The rest of the site works. Try again, or come back in a few minutes.",
    no_answer: "pas de réponse du serveur" / "no answer from the server",
    too_slow: "le serveur met trop de temps à répondre" / "the server took too long to answer",
    technical_detail: "Détail technique" / "Technical detail",
    /// A part of the app that failed to load.
    missing_part: "Cette partie du site n’a pas pu être chargée" / "This part of the site could not be loaded",

    /// A path without a page.
    not_found_lead: "L’adresse a peut-être changé. Que cherchiez-vous\u{202f}?"
        / "The address may have changed. Search for what you need:",

    // A record that could not be read.
    unreadable_record: "Cette fiche n’a pas pu être lue" / "This entry could not be read",
    unreadable_record_lead:
        "Elle existe, mais ses données contiennent une erreur. Les autres fiches s’affichent normalement."
        / "It exists, but its data contains an error. The other entries are shown as usual.",
}

/// How many records of a file could not be used.
pub fn left_out(locale: Locale, value: usize, file: &str) -> String {
    if value == 1 {
        say!(
            locale,
            "1 fiche du fichier {file} n’a pas pu être lue et n’est pas affichée."
                / "1 entry in the file {file} could not be read and is not shown."
        )
    } else {
        say!(
            locale,
            "{value} fiches du fichier {file} n’ont pas pu être lues et ne sont pas affichées."
                / "{value} entries in the file {file} could not be read and are not shown."
        )
    }
}

/// An unknown value in a URL: `« institut-curi » n’est le nom d’aucun établissement du catalogue…`
pub fn unknown(locale: Locale, parameter: &str, value: &str) -> String {
    let of = locale.of(choose!(match parameter {
        "technique" => "aucune technique du catalogue" / "technique in the catalogue",
        "departement" => "aucun département de la région" / "département in the region",
        "place" => "aucun lieu de la carte" / "place on the map",
        "host" => "aucun établissement du catalogue" / "institution in the catalogue",
        "label" => "aucun label du catalogue" / "label in the catalogue",
        "id" => "aucune plateforme du catalogue" / "platform in the catalogue",
        "kind" => "aucun type d’événement" / "kind of event",
        "group" => "aucun groupe de l’agenda" / "group with events",
        _ => "aucun des choix proposés" / "available choice",
    }));
    let value = quoted(locale, value);
    say!(
        locale,
        "{value} n’est le nom d’{of}\u{a0}: il n’est pas appliqué."
            / "{value} is not the name of any {of}: it is not applied."
    )
}

/// What visitors miss without a file.
pub fn missing_file(locale: Locale, file: File) -> &'static str {
    locale.of(choose!(match file {
        File::Site =>
            "La présentation n’a pas pu être chargée" / "The information about the organisation could not be loaded",
        File::Missions => "Les missions n’ont pas pu être chargées" / "The missions could not be loaded",
        File::Groups => "Les groupes de travail n’ont pas pu être chargés" / "The working groups could not be loaded",
        File::Members =>
            "La liste des membres et partenaires n’a pas pu être chargée"
                / "The list of members and partners could not be loaded",
        File::Events => "L’agenda n’a pas pu être chargé" / "The events could not be loaded",
        File::Platforms =>
            "Le catalogue des plateformes n’a pas pu être chargé" / "The platform catalogue could not be loaded",
        File::Hosts =>
            "Les noms des établissements n’ont pas pu être chargés"
                / "The names of the institutions could not be loaded",
        File::Techniques =>
            "La liste des techniques n’a pas pu être chargée" / "The list of techniques could not be loaded",
        File::Map =>
            "La carte des départements n’a pas pu être chargée" / "The map of the départements could not be loaded",
    }))
}

/// Why a file failed to load, in plain words.
pub fn load_error(locale: Locale, error: &LoadError) -> String {
    match error {
        LoadError::Network => words(locale).no_answer.to_owned(),
        LoadError::Timeout => words(locale).too_slow.to_owned(),
        LoadError::Status(status) => say!(locale, "erreur {status} du serveur" / "server error {status}"),
        LoadError::Unreadable(Unreadable::Version(version)) => {
            say!(locale, "fichier d’une version plus récente ({version})" / "file from a later version ({version})")
        }
        LoadError::Unreadable(error) => say!(locale, "fichier illisible\u{a0}: {error}" / "unreadable file: {error}"),
    }
}
