//! The agenda and its filters.

use super::words::{counts, say, words};
use crate::content::date::Date;
use crate::locale::Locale;

words! {
    filter_agenda: "Rechercher un événement" / "Search for an event",
    kind: "Type" / "Type",
    all_kinds: "Tous les types" / "All types",
    group: "Groupe" / "Group",
    all_groups: "Tous les groupes" / "All groups",
    period: "Période" / "Period",
    all_periods: "Toutes les dates" / "All dates",
    upcoming: "À venir" / "Upcoming",
    past: "Passés" / "Past",
    all_past: "Tous les événements passés" / "All past events",
    none_upcoming: "Aucun événement annoncé pour le moment." / "No upcoming events.",
    no_event_matches: "Aucun événement ne répond à ces critères." / "No event matches these criteria.",
}

counts! {
    events: ["événement", "événements"] / ["event", "events"],
}

/// `Agenda à jour au 28 novembre 2025.`
pub fn agenda_as_of(locale: Locale, day: Date) -> String {
    let day = day.long(locale);
    say!(locale, "Agenda à jour au {day}." / "Up to date as of {day}.")
}
