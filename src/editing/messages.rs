//! Problems and warnings as sentences in the editor's language: what to write instead.

use site_core::content::file::File;
use site_core::content::problem::{Found, Problem};
use site_core::content::shape::{Field, Kind};
use site_core::locale::{Locale, Texts, choose, texts};

use crate::json::{Step, inner, steps};
use crate::warnings::{Topic, Warning};

/// The location of a problem: index of the record, and path in it. `None` for the file as a whole, and for the fields
/// beside the records.
pub fn locate(file: File, path: &str) -> (Option<usize>, Vec<Step>) {
    let path = path.strip_prefix('$').unwrap_or(path);
    if file == File::Site {
        return (Some(0), steps(path));
    }
    let rest = path.strip_prefix(".records").unwrap_or(path);
    match (rest.starts_with('['), steps(rest)) {
        (true, steps) if matches!(steps.first(), Some(Step::Item(_))) => {
            let index = if let Some(Step::Item(index)) = steps.first() { Some(*index) } else { None };
            (index, steps[1..].to_vec())
        }
        _ => (None, steps(path)),
    }
}

/// The kind that the format has for a value.
pub fn kind_of(fields: &'static [Field], path: &[Step]) -> Option<Kind> {
    let mut fields = Some(fields);
    let mut kind = None;
    for step in path {
        kind = match (step, kind) {
            (Step::Field(_), Some(Kind::Localized)) | (Step::Item(_), Some(Kind::Texts)) => Some(Kind::Text),
            (Step::Field(_), Some(Kind::LocalizedList)) => Some(Kind::Texts),
            (Step::Field(_), Some(Kind::Vocabulary)) | (Step::Item(_), Some(Kind::LocalizedTexts)) => {
                Some(Kind::Localized)
            }
            (Step::Field(name), _) => {
                fields.and_then(|fields| fields.iter().find(|field| field.name == *name)).map(|field| field.kind)
            }
            (Step::Item(_), Some(Kind::Sources)) => Some(Kind::Url),
            (Step::Item(_), Some(Kind::Ids)) => Some(Kind::Id),
            (Step::Item(_), Some(Kind::Refs(file))) => Some(Kind::Ref(file)),
            (Step::Item(_), Some(Kind::Words(words))) => Some(Kind::Word(words)),
            (Step::Item(_), Some(Kind::Objects(inner))) => Some(Kind::Object(inner)),
            (Step::Item(_), other) => other,
        };
        fields = inner(fields, step);
    }
    kind
}

/// A sentence that says how to correct a problem.
pub fn problem(locale: Locale, problem: &Problem) -> String {
    let (index, path) = locate(problem.file, &problem.path);
    let fields = if index.is_some() { problem.file.fields() } else { problem.file.envelope() };
    let sentence: &Texts = match (&problem.found, kind_of(fields, &path)) {
        (Found::HalfPosition, _) => &texts!(
            "Donnez la latitude et la longitude, ou aucune des deux." / "Give both latitude and longitude, or neither."
        ),
        (Found::UnknownField, _) => &texts!(
            "Ce champ n’existe pas dans le format\u{a0}: retirez-le." / "The format has no such field: remove it."
        ),
        (Found::Null, _) => &texts!(
            "Ce champ est vide\u{a0}: écrivez une valeur, ou retirez-le."
                / "This field is empty: enter a value, or remove it."
        ),
        (Found::Again(_), _) => &texts!(
            "Cette valeur est déjà prise\u{a0}: choisissez-en une autre."
                / "This value is already taken: choose another one."
        ),
        (Found::Nothing, Some(Kind::Localized)) => &texts!(
            "Écrivez ce texte dans au moins une des deux langues."
                / "Enter this text in at least one of the two languages."
        ),
        (Found::Nothing, _) => &texts!("Ce champ est obligatoire." / "This field is required."),
        (_, Some(Kind::Id | Kind::Ids)) => &texts!(
            "Écrivez des lettres minuscules, des chiffres et des traits d’union."
                / "Enter lower-case letters, digits and hyphens."
        ),
        (_, Some(Kind::Url)) => &texts!(
            "Écrivez l’adresse complète\u{a0}: elle commence par https:// et n’a pas d’espace."
                / "Enter the full address: it begins with https:// and has no spaces."
        ),
        (_, Some(Kind::Email)) => {
            &texts!("Écrivez une adresse comme nom@exemple.fr" / "Enter an address like name@example.org")
        }
        (Found::BeforeStart(_), _) => {
            &texts!("Le dernier jour ne peut pas précéder le premier." / "The last day cannot be before the first.")
        }
        (_, Some(Kind::Date)) => &texts!(
            "Écrivez une date qui existe\u{a0}: 2026-11-21, 2026-11 ou 2026."
                / "Enter a date that exists: 2026-11-21, 2026-11 or 2026."
        ),
        (_, Some(Kind::Number(..) | Kind::Integer(_) | Kind::Numbers(_))) => {
            &texts!("Écrivez un nombre dans les limites autorisées." / "Enter a number within the allowed range.")
        }
        (_, Some(Kind::Word(_) | Kind::Words(_) | Kind::Codes)) => {
            &texts!("Choisissez une valeur de la liste." / "Choose a value from the list.")
        }
        (_, Some(Kind::Ref(_) | Kind::Refs(_))) => &texts!(
            "Cette fiche n’existe pas\u{a0}: choisissez-en une autre, ou retirez-la."
                / "There is no such entry: choose another one, or remove it."
        ),
        (_, Some(Kind::Colour)) => &texts!("Écrivez une couleur comme #43298c" / "Enter a colour like #43298c"),
        (_, Some(Kind::Text | Kind::Localized | Kind::Texts | Kind::LocalizedList | Kind::LocalizedTexts)) => &texts!(
            "Écrivez un texte, sans caractère invisible ni caractère «\u{a0}\u{fffd}\u{a0}»."
                / "Enter text without invisible characters or the character “\u{fffd}”."
        ),
        (found, _) => {
            return [&*found.to_string(), locale.of(&texts!(", attendu\u{a0}: " / ", expected: ")), &problem.expected]
                .concat();
        }
    };
    locale.of(sentence).to_owned()
}

/// The heading of the warnings of a kind.
pub fn topic(locale: Locale, topic: Topic) -> &'static str {
    locale.of(choose!(match topic {
        Topic::Alike => "Plateformes qui pourraient être les mêmes" / "Platforms that may be the same",
        Topic::FarOff => "Lieux hors de la carte" / "Places outside the map",
        Topic::UnknownPlatform =>
            "Lieux de la carte avec une plateforme inconnue" / "Places on the map with an unknown platform",
        Topic::UnknownValue =>
            "Liens vers le site avec une valeur de filtre inconnue" / "Links to the site with an unknown filter value",
        Topic::Postcode =>
            "Codes postaux qui ne vont pas avec le département" / "Postcodes that do not fit the département",
        Topic::ToCome =>
            "Dates postérieures à la dernière modification du fichier" / "Dates after the last change to their file",
        Topic::Stale => "Informations de plus de deux ans" / "Information more than two years old",
        Topic::Untranslated => "Textes dans une seule langue" / "Texts in one language only",
        Topic::UnusedTechnique => "Techniques qu’aucune plateforme ne propose" / "Techniques that no platform offers",
        Topic::UnusedHost => "Établissements sans plateforme" / "Institutions without a platform",
        Topic::InWords =>
            "Sources sans adresse web, qui ne sont pas montrées" / "Sources without a web address, which are not shown",
        Topic::SourceSite => "Sites cités qui n’ont pas de nom" / "Cited websites without a name",
        Topic::Typography => "Espaces et apostrophes à revoir" / "Spaces and apostrophes to review",
        Topic::ForEditors => "Remarques pour la rédaction" / "Notes for editors",
    }))
}

/// The text of a warning about its value; empty if the heading says it all.
pub fn warning(locale: Locale, warning: &Warning) -> String {
    let message = warning.message.as_str();
    match (warning.topic, message) {
        (Topic::Untranslated, "no `en`") => {
            locale.of(&texts!("l’anglais manque" / "the English is missing")).to_owned()
        }
        (Topic::Untranslated, "no `fr`") => {
            locale.of(&texts!("le français manque" / "the French is missing")).to_owned()
        }
        (Topic::Typography, _) => {
            let near = message
                .strip_prefix("found `")
                .and_then(|rest| rest.split_once("`, expected "))
                .map_or(message, |(near, _)| near);
            near.replace("\\u{a0}", "\u{a0}").replace("\\u{202f}", "\u{202f}")
        }
        (Topic::Alike, _) => message.rsplit(" as ").next().unwrap_or_default().replace('`', ""),
        (Topic::Untranslated | Topic::ToCome | Topic::Postcode, _) if locale == Locale::Fr => {
            let quoted: Vec<&str> = message
                .split(' ')
                .filter(|word| word.starts_with(|first: char| first.is_ascii_digit() || first == '`'))
                .collect();
            quoted.join(" / ").replace(['`', ','], "")
        }
        _ if locale == Locale::Fr => {
            let message = message.replace(" perhaps ", " peut-être ").replace('`', "");
            message.replace('“', "«\u{a0}").replace('”', "\u{a0}»")
        }
        _ => message.replace('`', ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::{strict, warnings};

    #[test]
    fn problems_explain_the_correction() {
        let events = r#"{"version": 1, "updated": "2026-11-21", "records": [{"id": "A", "title": {}, "start": "x", "end": "1", "url": "u",
            "kind": null, "more": 1, "group_ids": ["none"], "format": "far"}]}"#;
        let files: Files = vec![(File::Events, Ok(events.to_owned())), (File::Groups, Ok("[]".to_owned()))];
        let sentences: Vec<String> = strict::check(&files).iter().map(|found| problem(Locale::En, found)).collect();
        for sentence in [
            "Enter lower-case letters, digits and hyphens.",
            "Enter a date that exists: 2026-11-21, 2026-11 or 2026.",
            "Choose a value from the list.",
            "This field is empty: enter a value, or remove it.",
            "The format has no such field: remove it.",
            "There is no such entry: choose another one, or remove it.",
        ] {
            assert!(sentences.iter().any(|found| found == sentence), "{sentence}: {sentences:?}");
        }
    }

    #[test]
    fn paths_are_split_into_record_and_field() {
        assert_eq!(locate(File::Events, "$.records[3].title.fr"), (Some(3), steps(".title.fr")));
        assert_eq!(locate(File::Events, "$[3]"), (Some(3), Vec::new()));
        assert_eq!(locate(File::Site, "$.name.fr"), (Some(0), steps(".name.fr")));
        assert_eq!(locate(File::Map, "$.places[1].id"), (None, steps(".places[1].id")));
    }

    #[test]
    fn warnings_are_in_french() {
        let events = r#"[{"id": "a", "title": {"fr": "Oui ?"}, "start": "2026"}]"#;
        let files: Files = vec![(File::Events, Ok(events.to_owned()))];
        let sentences: Vec<String> =
            warnings::warnings(&files).iter().map(|found| warning(Locale::Fr, found)).collect();
        assert_eq!(sentences, ["Oui ?", "l’anglais manque"]);
    }
}
