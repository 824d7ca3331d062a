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
                "Le programme du site a rencontré une erreur. Vous n’y êtes pour rien\u{202f}: rechargez la page pour \
                 continuer.",
                "The site’s program met an error. It is nothing that you did: reload the page to go on.",
            ]),
            "reload": locale.of(["Recharger la page", "Reload the page"]),
            "home": locale.of(["Revenir à l’accueil", "Back to the home page"]),
            "write": locale.of([
                "Si cela se reproduit, écrivez-nous\u{202f}: les détails sont déjà dans le message.",
                "If it happens again, write to us: the details are in the message already.",
            ]),
            "say": locale.of([
                "Si cela se reproduit, dites à l’équipe du site ce que vous faisiez, et joignez les détails \
                 ci-dessous. Rien n’est envoyé sans vous.",
                "If it happens again, tell the team of the site what you were doing, with the details below. Nothing \
                 is sent without you.",
            ]),
            "details": locale.of(["Détails techniques", "Technical details"]),
        })
    };
    Locale::ALL.into_iter().map(|locale| (locale.code().to_owned(), of(locale))).collect()
}
