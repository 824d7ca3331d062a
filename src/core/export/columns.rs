//! The columns of the table of platforms, each declared once: its name, what the export writes, what the import reads.

use crate::catalogue::Catalogue;
use crate::content::access::Access;
use crate::content::date::Date;
use crate::content::records::Platform;
use crate::locale::Locale;
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
    /// By language.
    pub name: [&'static str; Locale::COUNT],
    /// The text of a cell; empty if unknown.
    pub get: fn(&Row<'_>) -> String,
    pub set: Set,
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

const fn column(name: [&'static str; Locale::COUNT], set: Set, get: fn(&Row<'_>) -> String) -> Column {
    Column { name, get, set }
}

/// In the order of the table.
pub static COLUMNS: &[Column] = &[
    column(["Nom", "Name"], Set::Field("name"), |row| row.platform.name.text(row.locale).to_owned()),
    column(["Sigle", "Acronym"], Set::Field("acronym"), |row| text_or_empty(row.platform.acronym.as_ref())),
    column(["Établissement", "Institution"], Set::Field("host"), |row| {
        row.catalogue.host_name(row.platform, row.locale)
    }),
    column(["Adresse ou site", "Address or site"], Set::Field("site"), |row| text_or_empty(row.platform.site.as_ref())),
    column(["Code postal", "Postcode"], Set::Field("postcode"), |row| text_or_empty(row.platform.postcode.as_ref())),
    column(["Ville", "City"], Set::Field("city"), |row| text_or_empty(row.platform.city.as_ref())),
    column(["Code du département", "Département code"], Set::Field("departement"), |row| {
        text_or_empty(row.platform.departement.as_ref())
    }),
    column(["Département", "Département"], Set::Departement, |row| {
        let code = row.platform.departement.as_deref();
        code.and_then(|code| row.catalogue.departement_name(code)).unwrap_or_default().to_owned()
    }),
    column(["Techniques", "Techniques"], Set::Field("techniques"), |row| {
        all(&row.platform.techniques, |id| row.catalogue.name(Facet::Technique, id, row.locale))
    }),
    column(["Prestations", "Services"], Set::Field("services"), |row| {
        all(&row.platform.services, |service| service.text(row.locale).to_owned())
    }),
    column(["Équipements", "Equipment"], Set::Field("equipment"), |row| row.platform.equipment.join(VALUE_SEPARATOR)),
    column(["Labels", "Labels"], Set::Field("labels"), |row| row.platform.labels.join(VALUE_SEPARATOR)),
    column(["Ouverte à", "Open to"], Set::Field("access"), |row| {
        access(&row.platform.access, row.locale, VALUE_SEPARATOR)
    }),
    column(["Site web", "Website"], Set::Field("website"), |row| text_or_empty(row.platform.website.as_ref())),
    column(["Courriel", "E-mail"], Set::Field("email"), |row| text_or_empty(row.platform.email.as_ref())),
    column(["Date des informations", "Date of information"], Set::Field("as_of"), |row| {
        row.platform.as_of.map(Date::iso).unwrap_or_default()
    }),
    column(["Identifiant", "Identifier"], Set::Field("id"), |row| row.platform.id.clone()),
    column(["Page", "Page"], Set::Nothing, |row| url(row.platform, row.locale, row.origin)),
    column(["Données du", "Data of"], Set::Day, |row| {
        row.catalogue.platforms.updated.map(Date::iso).unwrap_or_default()
    }),
];

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
