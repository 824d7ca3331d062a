//! The fields of the form: one entry for each, in order, by part. How a value is written in the record follows from the
//! declaration of the record's field.

use crate::content::fields::FromFields;
use crate::content::records::Platform;
use crate::content::shape::Kind;
use crate::locale::{Locale, Texts, texts};

/// A field of the form.
struct FormField {
    /// The name of the field in the record; empty if its value is not part of the platform's record.
    key: &'static str,
    /// Its name in the page and in drafts.
    code: &'static str,
    /// The language of its text, if it has one.
    lang: Option<Locale>,
    /// Whether it is laid out beside the previous field.
    is_beside: bool,
    /// Its label.
    label: Texts,
    /// Its hint; may be empty.
    hint: Texts,
}

impl FormField {
    const fn new(key: &'static str, label: Texts) -> Self {
        Self { key, code: key, lang: None, is_beside: false, label, hint: [""; Locale::COUNT] }
    }

    const fn hint(self, hint: Texts) -> Self {
        Self { hint, ..self }
    }

    const fn beside(self) -> Self {
        Self { is_beside: true, ..self }
    }

    const fn code(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    const fn lang(self, lang: Locale) -> Self {
        Self { lang: Some(lang), ..self }
    }
}

/// The fields by part; each part is named by the id of its heading. A field has its key and its label, then calls of the
/// methods of [`FormField`]: `method "français" / "English"`, or `method(value)`.
macro_rules! form {
    ($($part:literal {
        $($field:ident = $key:literal: $($label:literal)/+ $(, $set:ident $(($value:expr))? $($($text:literal)/+)?)*;)*
    })*) => {
        /// The fields of the form, in order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field {
            $($($field,)*)*
        }

        impl Field {
            const COUNT: usize = [$($(Self::$field,)*)*].len();

            pub const ALL: [Self; Self::COUNT] = [$($(Self::$field,)*)*];
        }

        /// For each of [`Field::ALL`], its part and its declaration.
        static FIELDS: [(&str, FormField); Field::COUNT] = [$($(
            ($part, FormField::new($key, texts!($($label)/+))$(.$set($($value)? $(texts!($($text)/+))?))*),
        )*)*];
    };
}

form! {
    "part-platform" {
        Name = "name": "Nom de la plateforme" / "Name of the platform",
            hint "En français, ou tel qu’il figure sur son site." / "In French, or as on its website.";
        NameEn = "name_en": "Nom en anglais, s’il diffère" / "Name in English, if it differs";
        Acronym = "acronym": "Sigle" / "Acronym", beside;
        Host = "host": "Établissement" / "Institution",
            hint "Celui qui héberge la plateforme." / "The one that hosts the platform.";
        // For a host that is not in the list, which gets a record of its own.
        NewHost = "": "Nom de l’établissement" / "Name of the institution",
            code("new-host"),
            hint "En toutes lettres." / "In full.";
        Website = "website": "Site web" / "Website",
            hint "L’adresse complète, avec https://" / "The full address, with https://";
        Email = "email": "Adresse électronique de contact" / "Contact e-mail address",
            hint "Celle que la plateforme publie pour qu’on lui écrive, plutôt que celle d’une personne."
                / "The one that the platform publishes for enquiries, rather than that of a person.";
        Rrid = "rrid": "RRID" / "RRID",
            hint "L’identifiant international de la plateforme, si elle en a un."
                / "The international identifier of the platform, if it has one.";
    }
    "part-place" {
        Site = "site": "Adresse ou campus" / "Street address or campus";
        Postcode = "postcode": "Code postal" / "Postcode";
        City = "city": "Ville" / "Town or city", beside;
        Departement = "departement": "Département" / "Département";
        Lat = "lat": "Latitude" / "Latitude", hint(DEGREES);
        Lon = "lon": "Longitude" / "Longitude", hint(DEGREES), beside;
    }
    "part-activity" {
        Techniques = "techniques": "Techniques" / "Techniques",
            hint
                "Par un nom, un sigle ou un synonyme, en français ou en anglais\u{202f}; ou en parcourant les familles."
                / "By a name, an acronym or a synonym, in French or in English; or through the families.";
        SummaryFr = "summary": "Présentation en français" / "Description in French",
            code("summary-fr"), lang(Locale::Fr), hint(SENTENCES);
        SummaryEn = "summary": "Présentation en anglais" / "Description in English",
            code("summary-en"), lang(Locale::En), hint(SENTENCES), beside;
        FocusFr = "cancer_focus": "Pour la recherche sur le cancer, en français" / "For cancer research, in French",
            code("focus-fr"), lang(Locale::Fr), hint(ONE_SENTENCE);
        FocusEn = "cancer_focus": "Pour la recherche sur le cancer, en anglais" / "For cancer research, in English",
            code("focus-en"), lang(Locale::En), hint(ONE_SENTENCE), beside;
        ServicesFr = "services": "Prestations en français" / "Services in French",
            code("services-fr"), lang(Locale::Fr), hint(ONE_A_LINE_IN_ORDER);
        ServicesEn = "services": "Prestations en anglais" / "Services in English",
            code("services-en"), lang(Locale::En), hint(ONE_A_LINE_IN_ORDER), beside;
        Equipment = "equipment": "Équipements" / "Equipment", hint(ONE_A_LINE);
    }
    "part-access" {
        Access = "access": "Ouverte à" / "Open to",
            hint "Selon la plateforme." / "As stated by the platform.";
        Labels = "labels": "Labels et certifications" / "Labels and certifications", hint(ONE_A_LINE);
    }
    "part-sources" {
        Sources = "sources": "Sources" / "Sources",
            hint "Pages web qui le confirment, une adresse par ligne."
                / "Web pages that confirm this, one address on each line.";
        AsOf = "as_of": "Date des informations" / "Date of the information",
            hint "Aujourd’hui, ou avant\u{a0}: AAAA-MM-JJ, AAAA-MM ou AAAA."
                / "Today, or before: YYYY-MM-DD, YYYY-MM or YYYY.";
    }
}

const DEGREES: Texts = texts!("En degrés décimaux." / "In decimal degrees.");
const SENTENCES: Texts = texts!("Deux ou trois phrases." / "Two or three sentences.");
const ONE_SENTENCE: Texts = texts!(
    "Une phrase\u{a0}: ce qu’elle apporte de particulier à cette recherche."
        / "One sentence: what it brings to this research in particular."
);
const ONE_A_LINE: Texts = texts!("Un par ligne." / "One on each line.");
const ONE_A_LINE_IN_ORDER: Texts = texts!(
    "Une par ligne, dans le même ordre\u{202f}; une ligne vide où la traduction manque."
        / "One on each line, in the same order; an empty line where there is no translation."
);

/// How the value of a field is written in the record.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Name,
    Host,
    /// Not in the platform's record.
    Apart,
    Text,
    Number,
    /// Codes, separated by spaces in the form.
    Codes,
    /// One text per line.
    Lines,
    /// The text of this language.
    Localized(&'static str),
    /// Texts of this language, one per line, beside those of the other language.
    LocalizedLines(&'static str),
}

impl Field {
    fn asked(self) -> &'static FormField {
        &FIELDS[self as usize].1
    }

    /// The id of the heading of its part.
    pub fn part(self) -> &'static str {
        FIELDS[self as usize].0
    }

    /// Its name in the record.
    pub fn key(self) -> &'static str {
        self.asked().key
    }

    /// Its name in the page and in drafts.
    pub fn code(self) -> &'static str {
        self.asked().code
    }

    /// The language of its text, if it has one.
    pub fn lang(self) -> Option<&'static str> {
        self.asked().lang.map(Locale::code)
    }

    /// Whether it is laid out beside the previous field.
    pub fn is_beside(self) -> bool {
        self.asked().is_beside
    }

    /// Its label.
    pub fn label(self, locale: Locale) -> &'static str {
        locale.of(&self.asked().label)
    }

    /// Its hint; may be empty.
    pub fn hint(self, locale: Locale) -> &'static str {
        locale.of(&self.asked().hint)
    }

    /// The kind of its field in the record; `None` if it has none.
    pub fn kind(self) -> Option<Kind> {
        Platform::FIELDS.iter().find(|field| field.name == self.key()).map(|field| field.kind)
    }

    pub(super) fn shape(self) -> Shape {
        match (self, self.kind(), self.lang()) {
            (Self::Name, ..) => Shape::Name,
            (Self::Host, ..) => Shape::Host,
            (_, None, _) => Shape::Apart,
            (_, Some(Kind::Number(..) | Kind::Integer(_)), _) => Shape::Number,
            (_, Some(Kind::Refs(_) | Kind::Words(_)), _) => Shape::Codes,
            (_, Some(Kind::Texts | Kind::Sources), _) => Shape::Lines,
            (_, Some(Kind::Localized), Some(lang)) => Shape::Localized(lang),
            (_, Some(Kind::LocalizedTexts), Some(lang)) => Shape::LocalizedLines(lang),
            _ => Shape::Text,
        }
    }

    /// Whether its input has several lines.
    pub fn has_lines(self) -> bool {
        matches!(self.shape(), Shape::Lines | Shape::Localized(_) | Shape::LocalizedLines(_))
    }
}

/// A mistake in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: Field,
    pub wrong: Wrong,
    /// The wrong line or choice, if the field holds several.
    pub wrong_part: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Refused,
    /// Latitude without longitude, or the other way round.
    Alone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_but_the_new_host_is_one_of_the_record() {
        for field in Field::ALL {
            assert_eq!(field.kind().is_none(), field == Field::NewHost, "{field:?}");
        }
    }
}
