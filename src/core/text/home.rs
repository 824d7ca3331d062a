//! The home page.

use super::words::{counts, words};

words! {
    what_do_you_seek: "Quelle technique ou quelle plateforme cherchez-vous\u{202f}?"
        / "Which technique or platform are you looking for?",
    needs: "Par besoin" / "By need",
    all_needs: "Tous les besoins" / "All needs",
    in_brief: "Le réseau en bref" / "The network in brief",
    see_groups: "Tous les groupes" / "All groups",
    open_catalogue: "Ouvrir le catalogue" / "Open the catalogue",
    next_events: "Prochains événements" / "Upcoming events",
    whole_agenda: "Tout l’agenda" / "All events",
}

counts! {
    working_groups: ["groupe de travail", "groupes de travail"] / ["working group", "working groups"],
}
