//! Words for a page whose program broke. They are published with the script that shows them, and are no part of the
//! program.

use serde_json::{Value, json};

use super::Locale;

/// By language.
pub fn words() -> Value {
    let of = |locale: Locale| {
        json!({
            "heading": locale.of(["Cette page s’est arrêtée", "This page has stopped"]),
            "what": locale.of([
                "Le site a rencontré une erreur. Vous n’y êtes pour rien\u{a0}: rechargez la page pour continuer.",
                "Something went wrong on our side. Reload the page to continue.",
            ]),
            "reload": locale.of(["Recharger la page", "Reload the page"]),
            "home": locale.of(["Revenir à l’accueil", "Back to the home page"]),
            "write": locale.of([
                "Si cela se reproduit, écrivez-nous\u{a0}: les détails sont déjà dans le message.",
                "If it happens again, write to us: the details are in the message already.",
            ]),
            "say": locale.of([
                "Si cela se reproduit, dites à l’équipe du site ce que vous faisiez, et joignez les détails \
                 ci-dessous. Rien n’est envoyé sans vous.",
                "If it happens again, tell the site team what you were doing, with the details below. Nothing \
                 is sent without you.",
            ]),
            "details": locale.of(["Détails techniques", "Technical details"]),
        })
    };
    Locale::ALL.into_iter().map(|locale| (locale.code().to_owned(), of(locale))).collect()
}
