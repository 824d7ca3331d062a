//! Messages of an import about the cells of a table: found, expected, read as.

use super::quoted;
use super::words::{say, sentences, words};
use crate::content::read::Unreadable;
use crate::locale::Locale;

words! {
    // The table as a whole.
    empty: "La feuille est vide\u{a0}: sa première ligne doit nommer les colonnes."
        / "The sheet is empty: its first row must name the columns.",
    too_large: "Ce classeur prend plus de 512\u{a0}Mo une fois décompressé\u{a0}: enregistrez la feuille seule au format CSV."
        / "This workbook unpacks to more than 512 MB: save the sheet alone as CSV.",
    no_workbook: "ce n’est pas un classeur" / "it is not a workbook",
    not_utf8: "ce n’est pas du texte en UTF-8" / "it is not UTF-8 text",
    no_records: "il n’a pas de liste de fiches" / "it has no list of entries",
    this_line: "cette ligne" / "this line",
    header_below: "les noms des colonnes\u{202f}; ce qui est au-dessus n’est pas lu"
        / "the names of the columns; nothing above it is read",

    // Columns.
    no_name: "une colonne sans nom" / "no name",
    a_column: "le nom d’une colonne du tableau du site, ou d’un champ de platforms.json"
        / "the name of a column of the site’s own table, or of a field of platforms.json",
    each_once: "chaque colonne une seule fois" / "each column once",

    // Rows.
    own_id: "un identifiant qu’aucune ligne précédente n’a" / "an id that no earlier row has",
    id_or_new: "son identifiant dans la colonne des identifiants, ou «\u{a0}nouveau\u{a0}» si c’est une autre plateforme"
        / "its id in the identifier column, or “new” if it is another platform",
    if_separator: " (entre guillemets, une cellule peut contenir un séparateur)"
        / " (put a cell that contains a separator in quotation marks)",
    unclosed: "un guillemet qui n’est jamais fermé" / "a quotation mark that is never closed",
    to_close: "un second guillemet à la fin de la cellule" / "a second one at the end of the cell",
    trailing: "du texte après le guillemet qui ferme une cellule"
        / "more text after the quotation mark that ends a cell",
    to_separate: "un séparateur à cet endroit, et des guillemets doublés à l’intérieur d’une cellule"
        / "a separator there, and doubled quotation marks within a cell",

    // Cells.
    text: "du texte\u{a0}: mettez une apostrophe devant" / "text: type an apostrophe before it",
    degrees: "la latitude et la longitude, comme 48.8424, 2.3447" / "latitude and longitude, such as 48.8424, 2.3447",
    technique: "l’identifiant ou le nom d’une fiche de techniques.json"
        / "the id or the name of an entry in techniques.json",
    host: "l’identifiant ou le nom d’une fiche de hosts.json" / "the id or the name of an entry in hosts.json",
    departement: "le nom d’une fiche de map.json" / "the name of an entry in map.json",
    access: "une valeur parmi internal, academic, industry" / "one of internal, academic, industry",
    as_many: "autant dans les deux langues, dans le même ordre" / "as many in both languages, in the same order",
    empty_cell: "une cellule vide" / "an empty cell",
    decoded_twice: "un texte décodé deux fois" / "text that was decoded twice",
    without_markup: "un texte sans ses balises" / "text without its markup",
    one_value: "une seule valeur\u{202f}; «\u{a0}|\u{a0}» en sépare plusieurs" / "one value; “|” separates several",
    several_values: "plusieurs valeurs" / "several values",
    same_label: "le même label à nouveau" / "the same label again",
}

sentences! {
    again(what: &str): "{what} à nouveau" / "{what} again",
    or_perhaps(expected: &str, near: &str): "{expected}\u{202f}; peut-être {near}" / "{expected}; perhaps {near}",
    one_technique(ids: &str): "l’identifiant d’une seule technique, parmi {ids}"
        / "the id of only one technique, out of {ids}",
    one_host(ids: &str): "l’identifiant d’un seul établissement, parmi {ids}"
        / "the id of only one institution, out of {ids}",
    whose_code(name: &str, code: &str): "{name}, dont le code est {code}" / "{name}, whose code is {code}",
    as_published(date: &str): "{date}, comme publié" / "{date}, as published",
    the_label(label: &str): "le label {label}" / "the label {label}",
    passed(column: &str): "rien\u{a0}: la colonne {column} le dit déjà" / "nothing: the column {column} says the same",
    with_language(french: &str, english: &str): "le nom suivi de la langue\u{a0}: {french} ou {english}"
        / "the name followed by the language: {french} or {english}",
    a_date(cell: &str): "{cell}, une date" / "{cell}, a date",
    resembles(name: &str, known: &str): "{name}, qui ressemble à {known}" / "{name}, which resembles {known}",
    published_platform(id: &str): "la plateforme publiée {id}" / "the published platform {id}",
    of_line(line: usize): "celle de la ligne {line}" / "that of line {line}",
    as_first(cells: &str): "{cells}, comme dans la première ligne" / "{cells}, as in the first line",
    services(french: usize, english: usize): "{french} prestations en français, {english} en anglais"
        / "{french} services in French, {english} in English",
    no_platform(found: &str): "Aucune colonne ne dit de quelle plateforme parle une ligne. Colonnes lues\u{a0}: {found}. \
        Il en faut une qui s’appelle «\u{a0}Identifiant\u{a0}» ou «\u{a0}Nom\u{a0}»."
        / "No column says which platform a row is about: found {found}, expected “Identifier” or “Name”, “Identifiant” or \
        “Nom”, “id” or “name”.",
    no_file(file: &str, found: &str): "{file}\u{a0}: {found}. À corriger d’abord." / "{file}: {found}. Correct it first.",
    broken_workbook(reason: &str): "Ce classeur ne peut pas être lu ({reason}). S’il a un mot de passe, retirez-le\u{202f}; \
        sinon, enregistrez-le à nouveau au format «\u{a0}Classeur Excel (.xlsx)\u{a0}»."
        / "This workbook cannot be read ({reason}). If it has a password, remove it; else save it again as “Excel \
        workbook (.xlsx)”.",
    converted(encoding: &str): "Texte converti depuis {encoding}\u{a0}: relisez les accents. Le format «\u{a0}CSV UTF-8\u{a0}» \
        garde tous les caractères."
        / "The text was converted from {encoding}: check the accents. “CSV UTF-8” keeps all characters.",
    one_sheet(name: &str): "Seule la feuille {name} est lue." / "Only the sheet {name} is read.",
    later_version(version: u64): "il est écrit pour une version plus récente de ce site ({version})"
        / "it is written for a later version of this site ({version})",
    not_json(line: usize, column: usize): "ce n’est pas du JSON valide\u{a0}: ligne {line}, colonne {column}"
        / "it is not valid JSON: line {line}, column {column}",
}

/// A field that is an object, or a list of them.
pub fn nested(locale: Locale, field: &str) -> String {
    let (column, field) = (words(locale).a_column, quoted(locale, field));
    say!(locale, "{column}\u{202f}; {field} ne tient pas dans une cellule" / "{column}; {field} does not fit in a cell")
}

pub fn cells(locale: Locale, count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    say!(locale, "{count} cellule{plural}" / "{count} cell{plural}")
}

/// Why a data file cannot be read.
pub fn unreadable(locale: Locale, reason: &Unreadable) -> String {
    match reason {
        Unreadable::NotJson(error) => {
            // The parser's message ends with `at line 3 column 5`.
            let mut numbers = error.rsplit(' ').filter_map(|word| word.parse().ok());
            let column = numbers.next().unwrap_or_default();
            not_json(locale, numbers.next().unwrap_or_default(), column)
        }
        Unreadable::WrongShape { .. } => words(locale).no_records.to_owned(),
        Unreadable::Version(version) => later_version(locale, *version),
    }
}
