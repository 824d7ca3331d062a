//! The columns of the table of platforms, each declared once: its name, what the export writes, what the import reads,
//! its explanation.

use crate::catalogue::Catalogue;
use crate::content::access::Access;
use crate::content::date::Date;
use crate::content::records::Platform;
use crate::locale::{Locale, Texts, texts};
use crate::query::Facet;
use crate::route::Page;
use crate::text;

/// A platform as a row of the table, in the page's language.
pub struct Row<'a> {
    pub platform: &'a Platform,
    pub catalogue: &'a Catalogue,
    pub locale: Locale,
    /// Scheme and host, without a final slash.
    pub origin: &'a str,
}

/// A column of the table.
pub struct Column {
    pub name: Texts,
    /// What it holds and how to fill it in.
    pub about: Texts,
    pub set: Set,
    /// The text of a cell; empty if unknown.
    pub get: fn(&Row<'_>) -> String,
}

/// The field of a record that a column is imported into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// In the field of this name.
    Field(&'static str),
    /// The field of the département, by its name.
    Departement,
    /// Not imported: it is derived from others.
    Nothing,
    /// Not imported: the day of the data, the same in each row.
    Day,
}

/// Each column with its name, its explanation, the field it is imported into, and the text of a cell.
macro_rules! columns {
    ($($($name:literal)/+: $($about:literal)/+, $set:expr, $get:expr;)+) => {
        /// In the order of the table.
        pub static COLUMNS: &[Column] =
            &[$(Column { name: texts!($($name)/+), about: texts!($($about)/+), set: $set, get: $get },)+];
    };
}

columns! {
    "Nom" / "Name":
        "Nom de la plateforme, dans la langue de ce tableau." / "Name of the platform, in the language of this table.",
        Set::Field("name"), |row| row.platform.name.text(row.locale).to_owned();
    "Sigle" / "Acronym": "Forme courte du nom." / "Short form of the name.",
        Set::Field("acronym"), |row| text_or_empty(row.platform.acronym.as_ref());
    "Établissement" / "Institution":
        "Établissement où se trouve la plateforme\u{a0}: l’un de la liste."
        / "Institution that hosts the platform: one of the list.",
        Set::Field("host"), |row| row.catalogue.host_name(row.platform, row.locale);
    "Adresse ou site" / "Address or site": "Adresse postale, site ou campus." / "Street address, site or campus.",
        Set::Field("site"), |row| text_or_empty(row.platform.site.as_ref());
    "Code postal" / "Postcode": "Cinq chiffres." / "Five digits.",
        Set::Field("postcode"), |row| text_or_empty(row.platform.postcode.as_ref());
    "Ville" / "City": "Commune." / "Town.",
        Set::Field("city"), |row| text_or_empty(row.platform.city.as_ref());
    "Code du département" / "Département code":
        "Code du département\u{a0}: l’un de la liste." / "Code of the département: one of the list.",
        Set::Field("departement"), |row| text_or_empty(row.platform.departement.as_ref());
    "Département" / "Département":
        "Nom du département, qui correspond au code." / "Name of the département, which matches the code.",
        Set::Departement, |row| {
            let code = row.platform.departement.as_deref();
            code.and_then(|code| row.catalogue.departement_name(code)).unwrap_or_default().to_owned()
        };
    "Techniques" / "Techniques":
        "Une ou plusieurs techniques de la liste, séparées par «\u{a0}|\u{a0}»."
        / "One or more techniques of the list, separated by “|”.",
        Set::Field("techniques"), |row| {
            all(&row.platform.techniques, |id| row.catalogue.name(Facet::Technique, id, row.locale))
        };
    "Prestations" / "Services":
        "Ce que la plateforme propose\u{202f}; plusieurs prestations sont séparées par «\u{a0}|\u{a0}»."
        / "What the platform offers; several services are separated by “|”.",
        Set::Field("services"), |row| all(&row.platform.services, |service| service.text(row.locale).to_owned());
    "Équipements" / "Equipment":
        "Plusieurs équipements sont séparés par «\u{a0}|\u{a0}»." / "Several instruments are separated by “|”.",
        Set::Field("equipment"), |row| row.platform.equipment.join(VALUE_SEPARATOR);
    "Labels" / "Labels":
        "Labels et certifications, séparés par «\u{a0}|\u{a0}»." / "Labels and certifications, separated by “|”.",
        Set::Field("labels"), |row| row.platform.labels.join(VALUE_SEPARATOR);
    "Ouverte à" / "Open to":
        "Qui peut l’utiliser\u{a0}: une ou plusieurs valeurs de la liste, séparées par «\u{a0}|\u{a0}». \
        Vide si la plateforme ne le dit pas."
        / "Who may use it: one or more values of the list, separated by “|”. Empty if the platform does not say.",
        Set::Field("access"), |row| access(&row.platform.access, row.locale, VALUE_SEPARATOR);
    "Site web" / "Website":
        "Adresse complète, qui commence par https://." / "Whole address, which begins with https://.",
        Set::Field("website"), |row| text_or_empty(row.platform.website.as_ref());
    "Courriel" / "E-mail":
        "Adresse de contact que la plateforme publie elle-même, jamais celle d’une personne."
        / "Contact address that the platform itself publishes, never that of a person.",
        Set::Field("email"), |row| text_or_empty(row.platform.email.as_ref());
    "Date des informations" / "Date of information":
        "Date des informations\u{a0}: année, mois ou jour, comme 2026, 2026-11 ou 2026-11-21."
        / "Date of the information: year, month or day, such as 2026, 2026-11 or 2026-11-21.",
        Set::Field("as_of"), |row| row.platform.as_of.map(Date::iso).unwrap_or_default();
    "Identifiant" / "Identifier":
        "Identifiant de la plateforme, à ne pas changer. Vide pour une nouvelle plateforme."
        / "Identifier of the platform, not to be changed. Empty for a new platform.",
        Set::Field("id"), |row| row.platform.id.clone();
    "Page" / "Page":
        "Page de la plateforme sur ce site\u{202f}; elle se déduit de l’identifiant."
        / "Page of the platform on this website; it follows from the identifier.",
        Set::Nothing, |row| url(row.platform, row.locale, row.origin);
    "Données du" / "Data of":
        "Jour où les données de ce tableau ont été mises à jour sur ce site."
        / "Day on which the data of this table were updated on this website.",
        Set::Day, |row| row.catalogue.platforms.updated.map(Date::iso).unwrap_or_default();
}

/// Separates the values of a cell; different from the separators of CSV.
pub const VALUE_SEPARATOR: &str = " | ";

fn text_or_empty(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn all<T>(values: &[T], text: impl Fn(&T) -> String) -> String {
    values.iter().map(text).collect::<Vec<_>>().join(VALUE_SEPARATOR)
}

/// Who may use a platform, in words.
pub(super) fn access(access: &[Access], locale: Locale, between: &str) -> String {
    access.iter().map(|access| text::catalogue::access(locale, *access)).collect::<Vec<_>>().join(between)
}

/// The URL of a platform's page.
pub(super) fn url(platform: &Platform, locale: Locale, origin: &str) -> String {
    [origin, &Page::Platform(platform.id.clone()).href(locale)].concat()
}
