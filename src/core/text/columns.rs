//! The sheet that explains the columns of the table of platforms.

use super::words::words;

words! {
    /// The name of the sheet: formulas name it without quotation marks.
    sheet: "Colonnes" / "Columns",
    column: "Colonne" / "Column",
    holds: "Contenu" / "Content",
    name: "Nom de la plateforme, dans la langue de ce tableau." / "Name of the platform, in the language of this table.",
    acronym: "Forme courte du nom." / "Short form of the name.",
    host: "Établissement où se trouve la plateforme\u{a0}: l’un de la liste."
        / "Institution that hosts the platform: one of the list.",
    site: "Adresse postale, site ou campus." / "Street address, site or campus.",
    postcode: "Cinq chiffres." / "Five digits.",
    city: "Commune." / "Town.",
    departement_code: "Code du département\u{a0}: l’un de la liste." / "Code of the département: one of the list.",
    departement: "Nom du département, qui correspond au code." / "Name of the département, which matches the code.",
    techniques: "Une ou plusieurs techniques de la liste, séparées par «\u{a0}|\u{a0}»."
        / "One or more techniques of the list, separated by “|”.",
    services: "Ce que la plateforme propose\u{202f}; plusieurs prestations sont séparées par «\u{a0}|\u{a0}»."
        / "What the platform offers; several services are separated by “|”.",
    equipment: "Plusieurs équipements sont séparés par «\u{a0}|\u{a0}»." / "Several instruments are separated by “|”.",
    labels: "Labels et certifications, séparés par «\u{a0}|\u{a0}»." / "Labels and certifications, separated by “|”.",
    access: "Qui peut l’utiliser\u{a0}: une ou plusieurs valeurs de la liste, séparées par «\u{a0}|\u{a0}». \
        Vide si la plateforme ne le dit pas."
        / "Who may use it: one or more values of the list, separated by “|”. Empty if the platform does not say.",
    website: "Adresse complète, qui commence par https://." / "Whole address, which begins with https://.",
    email: "Adresse de contact que la plateforme publie elle-même, jamais celle d’une personne."
        / "Contact address that the platform itself publishes, never that of a person.",
    as_of: "Date des informations\u{a0}: année, mois ou jour, comme 2026, 2026-11 ou 2026-11-21."
        / "Date of the information: year, month or day, such as 2026, 2026-11 or 2026-11-21.",
    id: "Identifiant de la plateforme, à ne pas changer. Vide pour une nouvelle plateforme."
        / "Identifier of the platform, not to be changed. Empty for a new platform.",
    page: "Page de la plateforme sur ce site\u{202f}; elle se déduit de l’identifiant."
        / "Page of the platform on this website; it follows from the identifier.",
    day: "Jour où les données de ce tableau ont été mises à jour sur ce site."
        / "Day on which the data of this table were updated on this website.",
}
