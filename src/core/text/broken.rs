//! A page whose app has failed. These texts are published with the script that shows them, not with the app.

use serde_json::{Value, json};

use super::words::words;
use crate::locale::Locale;

words! {
    heading: "Cette page s’est arrêtée" / "This page has stopped",
    what: "Le site a rencontré une erreur. Vous n’y êtes pour rien\u{a0}: rechargez la page pour continuer."
        / "Something went wrong on our side. Reload the page to continue.",
    reload: "Recharger la page" / "Reload the page",
    home: "Revenir à l’accueil" / "Back to the home page",
    /// If the site's contact address is known.
    write: "Si cela se reproduit, écrivez-nous\u{a0}: les détails sont déjà dans le message."
        / "If it happens again, write to us: the details are in the message already.",
    /// If it is not.
    say:
        "Si cela se reproduit, dites à l’équipe du site ce que vous faisiez, et joignez les détails ci-dessous. Rien \
         n’est envoyé automatiquement."
        / "If it happens again, tell the site team what you were doing, and include the details below. Nothing is \
           sent automatically.",
    details: "Détails techniques" / "Technical details",
}

/// The texts by language, in the form that the script reads.
pub fn by_language() -> Value {
    let of = |locale: Locale| {
        let Words { heading, what, reload, home, write, say, details } = words(locale);
        json!({
            "heading": heading, "what": what, "reload": reload, "home": home, "write": write, "say": say,
            "details": details,
        })
    };
    Locale::ALL.into_iter().map(|locale| (locale.code().to_owned(), of(locale))).collect()
}
