//! Downloads, messages, copies, prints and calendars, and the buttons for them.

use super::words::{say, sentences, words};
use super::{platforms, quoted};
use crate::locale::Locale;

words! {
    copy: "Copier" / "Copy",
    copy_link: "Copier le lien" / "Copy the link",
    copy_text: "Copier en texte" / "Copy as text",
    copied: "Copié." / "Copied.",
    not_copied: "La copie a échoué\u{a0}: sélectionnez le texte." / "Copying failed: please select the text.",
    print: "Imprimer" / "Print",

    // Lists of platforms.
    download_list: "Télécharger la liste" / "Download the list",
    /// The purpose of a format, after its name.
    for_spreadsheets: ", pour un tableur" / ", for a spreadsheet",
    for_programs: ", pour un programme" / ", for a program",
    /// The button of a workbook, and the name of its sheet.
    excel: "Excel (.xlsx)" / "Excel (.xlsx)",
    platforms_sheet: "Plateformes" / "Platforms",
    /// The name of the file, before its extension.
    platforms_file: "plateformes" / "platforms",
    unreadable: "fichier illisible" / "unreadable file",

    // Events.
    add_to_calendar: "Ajouter à mon agenda (.ics)" / "Add to my calendar (.ics)",
    all_events_of_group: "Tous les événements à venir de ce groupe (.ics)" / "All upcoming events of this group (.ics)",
    feed: "Flux Atom" / "Atom feed",
    calendar: "S’abonner au calendrier (.ics)" / "Subscribe to the calendar (.ics)",
}

sentences! {
    /// In a list as plain text: `Ouverte à : Industrie`.
    open_to(access: &str): "Ouverte à\u{a0}: {access}" / "Open to: {access}",
    /// `Les données n’ont pas pu être chargées : pas de réponse du serveur.`
    list_failed(reason: &str): "Les données n’ont pas pu être chargées\u{a0}: {reason}."
        / "The data could not be loaded: {reason}.",
    /// `Fichier téléchargé : 2026-12-01-seminar.ics`
    downloaded(file: &str): "Fichier téléchargé\u{a0}: {file}" / "File downloaded: {file}",
    /// In the description of an event: `Organisation : A, B`.
    organised_by(names: &str): "Organisation\u{a0}: {names}" / "Organised by: {names}",
}

/// `12 plateformes dans le fichier plateformes.csv.`
pub fn list_downloaded(locale: Locale, count: usize, file: &str) -> String {
    let platforms = platforms(locale, count);
    say!(locale, "{platforms} dans le fichier {file}." / "{platforms} in the file {file}.")
}

/// On a printed list: the text that was searched.
pub fn searched(locale: Locale, sought: &str) -> String {
    let sought = quoted(locale, sought);
    say!(locale, "Recherche\u{a0}: {sought}" / "Search: {sought}")
}

/// Before the platforms of a message: `3 plateformes :`.
pub fn in_this_message(locale: Locale, count: usize) -> String {
    let platforms = platforms(locale, count);
    say!(locale, "{platforms}\u{a0}:" / "{platforms}:")
}
