//! The page of one platform.

use super::words::words;

words! {
    at_a_glance: "En bref" / "At a glance",
    attached_to: "Rattaché à" / "Part of",
    how_to_access: "Comment y accéder" / "How to get access",
    access_terms: "Conditions d’accès" / "Access",
    /// If access is known; followed by a link to the contact.
    access_request: "Conditions et tarifs" / "Terms and fees",
    ask_platform: "à demander à la plateforme" / "ask the platform",
    ask_host: "à demander à l’établissement" / "ask the institution",
    /// After an address that links to a map.
    on_a_map: "sur une carte" / "on a map",
    for_cancer: "Pour la recherche sur le cancer" / "For cancer research",
    near_platforms: "Plateformes comparables" / "Similar platforms",
    same_host: "Même établissement" / "Same institution",

    // What a visitor can do.
    go_to_site: "Site de la plateforme" / "Platform website",
    go_to_host_site: "Site de l’établissement" / "Institution website",
    write: "Écrire" / "Write",
    acknowledge: "Citer la plateforme" / "Cite the platform",
    report: "Corriger cette fiche" / "Correct this entry",
}
