//! Words of the files that visitors take away, and of the buttons that hand them over.

use super::{colon, platforms};
use crate::locale::Locale;

/// A file of platforms, without what follows the point.
pub fn platforms_file(locale: Locale) -> &'static str {
    locale.of(["plateformes", "platforms"])
}

pub fn download_list(locale: Locale) -> &'static str {
    locale.of(["Télécharger la liste", "Download the list"])
}

/// What a format is good for, for those who do not know its name.
pub fn for_spreadsheets(locale: Locale) -> &'static str {
    locale.of([", pour un tableur", ", for a spreadsheet"])
}

pub fn for_programs(locale: Locale) -> &'static str {
    locale.of([", pour un programme", ", for a program"])
}

/// `12 plateformes dans le fichier plateformes.csv`
pub fn list_downloaded(locale: Locale, count: usize, file: &str) -> String {
    platforms(locale, count) + &locale.say([" dans le fichier {}.", " in the file {}."], file)
}

/// `Les données n’ont pas pu être chargées : pas de réponse du serveur.`
pub fn list_failed(locale: Locale, reason: &str) -> String {
    let failed = locale.of(["Les données n’ont pas pu être chargées", "The data could not be loaded"]);
    [failed, colon(locale), reason, "."].concat()
}

pub fn unreadable(locale: Locale) -> &'static str {
    locale.of(["fichier illisible", "unreadable file"])
}

/// What a printed list answers to.
pub fn searched(locale: Locale, sought: &str) -> String {
    locale.say(["Recherche\u{a0}: {}", "Search: {}"], &super::quoted(locale, sought))
}

/// `Ouverte à : Industrie`
pub fn open_to(locale: Locale, access: &str) -> String {
    locale.say(["Ouverte à\u{a0}: {}", "Open to: {}"], access)
}

/// Before the platforms of a message.
pub fn in_this_message(locale: Locale, count: usize) -> String {
    platforms(locale, count) + colon(locale).trim_end()
}

pub fn add_to_calendar(locale: Locale) -> &'static str {
    locale.of(["Ajouter à mon agenda (.ics)", "Add to my calendar (.ics)"])
}

pub fn all_events_of_group(locale: Locale) -> &'static str {
    locale.of(["Tous les événements à venir de ce groupe (.ics)", "All upcoming events of this group (.ics)"])
}

/// Two files that come back with what is new.
pub fn feed(locale: Locale) -> &'static str {
    locale.of(["Flux Atom", "Atom feed"])
}

pub fn calendar(locale: Locale) -> &'static str {
    locale.of(["S’abonner au calendrier (.ics)", "Subscribe to the calendar (.ics)"])
}

/// `Fichier téléchargé : 2026-12-01-seminar.ics`
pub fn downloaded(locale: Locale, file: &str) -> String {
    locale.say(["Fichier téléchargé\u{a0}: {}", "File downloaded: {}"], file)
}

/// `Organisation : A, B`
pub fn organised_by(locale: Locale, names: &str) -> String {
    locale.say(["Organisation\u{a0}: {}", "Organised by: {}"], names)
}
