//! The page of one platform.

use super::words::{say, words};
use crate::locale::Locale;
use crate::search::why::Kinship;

words! {
    at_a_glance: "En bref" / "At a glance",
    attached_to: "Rattaché à" / "Part of",
    access_and_labels: "Accès et labels" / "Access and labels",
    access_terms: "Conditions d’accès" / "Access",
    ask_platform: "à demander à la plateforme" / "ask the platform",
    ask_host: "à demander à l’établissement" / "ask the institution",
    for_cancer: "Pour la recherche sur le cancer" / "For cancer research",
    near_platforms: "Plateformes comparables" / "Similar platforms",
    same_host: "Même établissement" / "Same institution",

    // What a visitor can do.
    go_to_site: "Site de la plateforme" / "Platform website",
    go_to_host_site: "Site de l’établissement" / "Institution website",
    write_to_platform: "Écrire à la plateforme" / "Write to the platform",
    email: "Courriel" / "E-mail",
    acknowledge: "Citer la plateforme" / "Cite the platform",
    report: "Corriger cette fiche" / "Correct this entry",
}

/// Why a platform is listed as similar; `name` names a technique or a family.
pub fn kinship(locale: Locale, kinship: &Kinship, name: impl Fn(&str) -> String) -> String {
    match kinship {
        Kinship::Techniques(ids) => {
            let names = ids.iter().take(3).map(|id| name(id)).collect::<Vec<_>>().join(", ");
            say!(locale, "En commun\u{a0}: {names}" / "In common: {names}")
        }
        Kinship::Family(id) => {
            let name = name(id);
            say!(locale, "Même famille\u{a0}: {name}" / "Same family: {name}")
        }
        Kinship::Host => words(locale).same_host.to_owned(),
    }
}
