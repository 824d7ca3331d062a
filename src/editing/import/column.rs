//! The meaning of a spreadsheet's columns, by their names: those of the site's own export in either language, or the
//! names of fields.

use engine::fold::fold;
use site_core::content::file::File;
use site_core::content::shape::{Field, Kind};
use site_core::export::columns::{COLUMNS, Set};
use site_core::locale::Locale;
use site_core::text;
use site_core::text::import as import_text;
use site_core::url_values::nearest;

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A plain text, in this field of the record.
    Text(&'static str),
    /// The name shown in this language.
    Name(Locale),
    Number(&'static str),
    /// Latitude and longitude.
    Position,
    Date(&'static str),
    Host,
    /// The name of the département; its code is a `Text`.
    Departement,
    Techniques,
    Access,
    Texts(&'static str),
    Localized(&'static str, Locale),
    LocalizedTexts(&'static str, Locale),
    /// Known but ignored: the URL of the platform's page, the day of the data.
    Passed,
}

impl Column {
    /// Whether the column identifies the platform of a row.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Text("id" | "name") | Self::Name(_))
    }
}

/// Names of columns with latitude and longitude in one cell, folded.
const POSITION: [&str; 8] =
    ["coordonnees", "coordinates", "geolocalisation", "geo point", "geo point 2d", "position", "lat lon", "gps"];

/// Other common names of columns, and former names in our own table, folded.
const USUAL: &[(&str, Set)] = &[
    ("uo lib", Set::Field("name")),
    ("libelle", Set::Field("name")),
    ("intitule", Set::Field("name")),
    ("plateforme", Set::Field("name")),
    ("nom de la plateforme", Set::Field("name")),
    ("platform", Set::Field("name")),
    ("nom court", Set::Field("acronym")),
    ("acronyme", Set::Field("acronym")),
    ("organisme", Set::Field("host")),
    ("tutelle", Set::Field("host")),
    ("organisation", Set::Field("host")),
    ("adresse", Set::Field("site")),
    ("address", Set::Field("site")),
    ("cp", Set::Field("postcode")),
    ("zip", Set::Field("postcode")),
    ("postal code", Set::Field("postcode")),
    ("code postal uai", Set::Field("postcode")),
    ("commune", Set::Field("city")),
    ("com nom", Set::Field("city")),
    ("town", Set::Field("city")),
    ("dep id", Set::Field("departement")),
    ("dep", Set::Field("departement")),
    ("dep nom", Set::Departement),
    ("latitude", Set::Field("lat")),
    ("longitude", Set::Field("lon")),
    ("technique", Set::Field("techniques")),
    ("prestation", Set::Field("services")),
    ("service", Set::Field("services")),
    ("equipement", Set::Field("equipment")),
    ("label", Set::Field("labels")),
    ("acces", Set::Field("access")),
    ("url", Set::Field("website")),
    ("lien", Set::Field("website")),
    ("site internet", Set::Field("website")),
    ("web", Set::Field("website")),
    ("mail", Set::Field("email")),
    ("contact", Set::Field("email")),
    ("verifiee le", Set::Field("as_of")),
    ("checked on", Set::Field("as_of")),
    ("last checked", Set::Field("as_of")),
    ("fiche", Set::Nothing),
];

/// Why a column is ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotAColumn {
    Unknown,
    NoLanguage(&'static str),
    /// The field is an object, or a list of them.
    Nested(&'static str),
}

impl NotAColumn {
    /// The expected name, for a message. Columns that are `read` already are not suggested.
    pub(super) fn expected(&self, locale: Locale, name: &str, read: &[Column]) -> String {
        let quoted = |text: &str| text::quoted(locale, text);
        match self {
            Self::Unknown => {
                let expected = import_text::words(locale).a_column;
                near(locale, name, read).map_or_else(
                    || expected.to_owned(),
                    |near| import_text::or_perhaps(locale, expected, &quoted(near)),
                )
            }
            Self::NoLanguage(field) => {
                let [french, english] = Locale::ALL.map(|locale| quoted(&[field, "_", locale.code()].concat()));
                import_text::with_language(locale, &french, &english)
            }
            Self::Nested(field) => import_text::nested(locale, field),
        }
    }
}

/// The known name nearest to an unknown one; names of the site's own table in this language are preferred.
fn near(locale: Locale, name: &str, taken: &[Column]) -> Option<&'static str> {
    let own = [locale, locale.other()].into_iter();
    let own = own.flat_map(|locale| COLUMNS.iter().map(move |column| locale.of(&column.name)));
    let fields = File::Platforms.fields().iter().map(|field| field.name);
    let known = own.chain(fields).chain(USUAL.iter().map(|(name, _)| *name)).chain(POSITION);
    nearest(name, known.filter(|known| read(known).is_ok_and(|column| !taken.contains(&column))))
}

/// The content of a column with this name: a field, a field and a language (`summary_fr`), or a column of the site's
/// own table.
///
/// # Errors
/// If no column and no field has this name, or the field does not fit into a cell.
pub(super) fn read(name: &str) -> Result<Column, NotAColumn> {
    let name = name.trim();
    if let Some(field) = field(name) {
        return of_field(field, None);
    }
    for locale in Locale::ALL {
        let base = name.strip_suffix(locale.code()).and_then(|base| base.strip_suffix(['_', '.']));
        let is_meant = |field: &&Field| matches!(field.kind, Kind::Localized | Kind::LocalizedTexts);
        if let Some(field) = base.and_then(field).filter(is_meant) {
            return of_field(field, Some(locale));
        }
    }
    let usual = usual(name);
    if POSITION.contains(&usual.as_str()) {
        return Ok(Column::Position);
    }
    if let Some((_, field)) = USUAL.iter().find(|(known, _)| *known == usual) {
        return exported(*field, Locale::Fr).ok_or(NotAColumn::Unknown);
    }
    let sought = fold(name);
    let find = |locale: Locale| {
        let column = COLUMNS.iter().find(|column| fold(locale.of(&column.name)) == sought)?;
        exported(column.set, locale)
    };
    Locale::ALL.into_iter().find_map(find).ok_or(NotAColumn::Unknown)
}

/// Whether it is one of the other common names.
pub(super) fn is_usual(name: &str) -> bool {
    let usual = usual(name);
    POSITION.contains(&usual.as_str()) || USUAL.iter().any(|(known, _)| *known == usual)
}

fn usual(name: &str) -> String {
    fold(&name.replace(['_', ','], " "))
}

fn field(name: &str) -> Option<&'static Field> {
    File::Platforms.fields().iter().find(|field| field.name == name)
}

/// The content of a column of the site's own table, in this language.
fn exported(set: Set, locale: Locale) -> Option<Column> {
    match set {
        Set::Field("name") => Some(Column::Name(locale)),
        Set::Field(name) => of_field(field(name)?, Some(locale)).ok(),
        Set::Departement => Some(Column::Departement),
        Set::Nothing | Set::Day => Some(Column::Passed),
    }
}

fn of_field(field: &Field, locale: Option<Locale>) -> Result<Column, NotAColumn> {
    let Field { name, kind, .. } = *field;
    Ok(match (kind, locale) {
        (Kind::Localized, Some(locale)) => Column::Localized(name, locale),
        (Kind::LocalizedTexts, Some(locale)) => Column::LocalizedTexts(name, locale),
        (Kind::Localized | Kind::LocalizedTexts, None) => return Err(NotAColumn::NoLanguage(name)),
        (Kind::Objects(_), _) => return Err(NotAColumn::Nested(name)),
        (Kind::Ref(File::Hosts), _) => Column::Host,
        (Kind::Refs(_), _) => Column::Techniques,
        (Kind::Words(_), _) => Column::Access,
        (Kind::Texts | Kind::Sources, _) => Column::Texts(name),
        (Kind::Number(..) | Kind::Integer(_), _) => Column::Number(name),
        (Kind::Date, _) => Column::Date(name),
        _ => Column::Text(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_export_is_known() {
        for locale in Locale::ALL {
            for column in COLUMNS {
                let name = locale.of(&column.name);
                assert_eq!(read(name).ok(), exported(column.set, locale), "{name}");
                assert!(read(name).is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn headings_are_matched_to_fields() {
        for (name, column) in [
            ("id", Column::Text("id")),
            ("name", Column::Text("name")),
            ("name_en", Column::Text("name_en")),
            (" Nom ", Column::Name(Locale::Fr)),
            ("NAME", Column::Name(Locale::En)),
            ("identifiant", Column::Text("id")),
            ("lat", Column::Number("lat")),
            ("summary_fr", Column::Localized("summary", Locale::Fr)),
            ("cancer_focus.en", Column::Localized("cancer_focus", Locale::En)),
            ("services_en", Column::LocalizedTexts("services", Locale::En)),
            ("sources", Column::Texts("sources")),
            ("geo_precision", Column::Text("geo_precision")),
            ("Etablissement", Column::Host),
        ] {
            assert_eq!(read(name), Ok(column), "{name}");
        }
        for (name, hint) in
            [("summary", "“summary_fr”"), ("needs", "does not fit"), ("Couleur", "own table"), ("", "own")]
        {
            let expected = read(name).expect_err(name).expected(Locale::En, name, &[]);
            assert!(expected.contains(hint) && !expected.contains("perhaps"), "{name}: {expected}");
        }
    }

    #[test]
    fn the_nearest_column_is_proposed() {
        for (name, meant) in [
            ("Techinques", "Techniques"),
            ("Etablisement", "Établissement"),
            ("E-mai", "E-mail"),
            ("geo_precison", "geo_precision"),
            ("latitud", "latitude"),
        ] {
            assert_eq!(near(Locale::Fr, name, &[]), Some(meant), "{name}");
        }
        assert_eq!(near(Locale::Fr, "Sigles", &[Column::Text("acronym")]), None);
    }
}
