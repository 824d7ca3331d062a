//! What the columns of a spreadsheet hold, by their names: those of the site's own export in either language, and the
//! names of the fields.

use engine::fold::fold;
use site_core::content::file::File;
use site_core::content::shape::Kind;
use site_core::locale::Locale;
use site_core::text::export as words;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A text as it is, under this name in the record.
    Text(&'static str),
    /// The name as a reader of this language sees it.
    Name(Locale),
    Number(&'static str),
    Date(&'static str),
    Host,
    /// The name of the département; its code is a text.
    Departement,
    Techniques,
    Access,
    Texts(&'static str),
    Localized(&'static str, Locale),
    LocalizedTexts(&'static str, Locale),
    /// Known, and read by nobody: the address of the platform's page.
    Passed,
}

/// Why a column is not read.
pub(super) const EXPECTED: &str = "the name of a column of the site’s own table, or of a field of platforms.json";

/// The columns of [`words::columns`], in their order.
fn exported(locale: Locale) -> [Column; 18] {
    [
        Column::Name(locale),
        Column::Text("acronym"),
        Column::Host,
        Column::Text("site"),
        Column::Text("postcode"),
        Column::Text("city"),
        Column::Text("departement"),
        Column::Departement,
        Column::Techniques,
        Column::LocalizedTexts("services", locale),
        Column::Texts("equipment"),
        Column::Texts("labels"),
        Column::Access,
        Column::Text("website"),
        Column::Text("email"),
        Column::Date("as_of"),
        Column::Text("id"),
        Column::Passed,
    ]
}

/// What a column of this name holds.
///
/// # Errors
/// What was expected in its place.
pub(super) fn read(name: &str) -> Result<Column, String> {
    let name = name.trim();
    let (base, locale) = Locale::ALL.into_iter().fold((name, None), |found, locale| {
        let end = name.strip_suffix(locale.code()).and_then(|base| base.strip_suffix(['_', '.']));
        end.map_or(found, |base| (base, Some(locale)))
    });
    for field in File::Platforms.fields() {
        let column = match (field.kind, locale) {
            _ if field.name == name => match field.kind {
                Kind::Ref(File::Hosts) => Column::Host,
                Kind::Refs(_) => Column::Techniques,
                Kind::Words(_) => Column::Access,
                Kind::Texts | Kind::Sources => Column::Texts(field.name),
                Kind::Number(..) => Column::Number(field.name),
                Kind::Date => Column::Date(field.name),
                Kind::Localized | Kind::LocalizedTexts => {
                    return Err(format!("the language with the name: `{name}_fr` or `{name}_en`"));
                }
                Kind::Objects(_) => return Err(format!("{EXPECTED}; `{name}` does not fit a cell")),
                _ => Column::Text(field.name),
            },
            (Kind::Localized, Some(locale)) if field.name == base => Column::Localized(field.name, locale),
            (Kind::LocalizedTexts, Some(locale)) if field.name == base => Column::LocalizedTexts(field.name, locale),
            _ => continue,
        };
        return Ok(column);
    }
    let sought = fold(name);
    let find = |locale: Locale| {
        let place = words::columns(locale).iter().position(|known| fold(known) == sought)?;
        exported(locale).get(place).copied()
    };
    Locale::ALL.into_iter().find_map(find).ok_or_else(|| EXPECTED.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_export_is_known() {
        for locale in Locale::ALL {
            let columns: Vec<Column> = words::columns(locale).iter().map(|name| read(name).expect(name)).collect();
            assert_eq!(columns, exported(locale));
        }
    }

    #[test]
    fn fields_go_by_their_names() {
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
            [("summary", "`summary_fr`"), ("needs", "does not fit"), ("Couleur", "own table"), ("", "own")]
        {
            assert!(read(name).expect_err(name).contains(hint), "{name}");
        }
    }
}
