//! The words of the form that adds or corrects a platform.

use super::{colon, count, quoted};
use crate::locale::Locale;
use crate::proposal::field::{Fault, Field, Wrong};

/// The fixed words, one field each.
pub struct Words {
    pub contribute: &'static str,
    pub only_name: &'static str,
    pub correct_elsewhere: &'static str,
    pub see_record: &'static str,
    pub restored: &'static str,
    pub cleared: &'static str,
    pub undo: &'static str,
    pub clear: &'static str,
    pub is_kept: &'static str,
    pub not_kept: &'static str,
    pub required: &'static str,
    pub error: &'static str,
    pub parts: [&'static str; 5],
    pub choose: &'static str,
    pub other_host: &'static str,
    pub search_technique: &'static str,
    pub chosen_techniques: &'static str,
    pub check: &'static str,
    pub ready: &'static str,
    pub ready_lead: &'static str,
    pub nothing_changed: &'static str,
    pub new_host: &'static str,
    pub open_message: &'static str,
    pub attach: &'static str,
    pub text: &'static str,
    pub copy_text: &'static str,
    pub send_to: &'static str,
    pub for_team: &'static str,
    pub download: &'static str,
    pub remarks: &'static str,
    pub what_happens: &'static str,
    pub steps: [&'static str; 3],
}

static FR: Words = Words {
    contribute: "Contribuer",
    only_name: "Seul le nom est obligatoire. Laissez vide ce que vous ne savez pas.",
    correct_elsewhere: "Pour corriger une plateforme, ouvrez sa page puis «\u{a0}Corriger cette fiche\u{a0}»\u{a0}:",
    see_record: "voir la fiche publiée",
    restored: "Votre brouillon a été retrouvé dans ce navigateur.",
    cleared: "Votre saisie est effacée.",
    undo: "Annuler",
    clear: "Effacer ma saisie",
    is_kept: "Ce que vous écrivez est conservé dans ce navigateur, et nulle part ailleurs, jusqu’à ce que vous l’effaciez.",
    not_kept: "Ce navigateur ne conserve pas de brouillon\u{a0}: ne fermez pas la page avant d’avoir copié ou envoyé la fiche.",
    required: "(obligatoire)",
    error: "Erreur\u{a0}: ",
    parts: ["La plateforme", "Où elle se trouve", "Ce qu’elle fait", "Pour qui", "Sources et date"],
    choose: "Choisir…",
    other_host: "Un autre établissement…",
    search_technique: "Rechercher une technique",
    chosen_techniques: "Techniques choisies",
    check: "Vérifier la fiche",
    ready: "La fiche est prête",
    ready_lead: "Votre fiche est valide. Il reste à l’envoyer.",
    nothing_changed: "Vous n’avez rien modifié\u{a0}: la fiche est telle qu’elle est publiée.",
    new_host: "L’établissement n’est pas encore dans la liste\u{a0}: sa fiche est jointe.",
    open_message: "Envoyer par courriel",
    attach: "La fiche est trop longue pour le message\u{a0}: téléchargez le fichier et joignez-le.",
    text: "Le texte à envoyer",
    copy_text: "Copier le texte",
    send_to: "À envoyer à\u{a0}:",
    for_team: "Pour l’équipe du site",
    download: "Télécharger",
    remarks: "La fiche publiée contenait déjà ceci, qui est à corriger\u{a0}:",
    what_happens: "Ce qui se passe ensuite",
    steps: [
        "Le formulaire vérifie ce que vous avez écrit.",
        "Vous transmettez le texte obtenu au réseau\u{a0}: il se copie, s’imprime ou s’envoie.",
        "Ce formulaire n’envoie rien lui-même\u{a0}: la fiche ne part que si vous l’envoyez.",
    ],
};

static EN: Words = Words {
    contribute: "Contribute",
    only_name: "Only the name is required. Leave empty what you do not know.",
    correct_elsewhere: "To correct a platform, open its page, then “Correct this entry”:",
    see_record: "see the published entry",
    restored: "Your draft was found in this browser.",
    cleared: "What you wrote has been cleared.",
    undo: "Undo",
    clear: "Clear what I wrote",
    is_kept: "What you write is kept in this browser, and nowhere else, until you clear it.",
    not_kept: "This browser keeps no draft: do not close the page before you have copied or sent the entry.",
    required: "(required)",
    error: "Error: ",
    parts: ["The platform", "Where it is", "What it does", "For whom", "Sources and date"],
    choose: "Choose…",
    other_host: "Another institution…",
    search_technique: "Search for a technique",
    chosen_techniques: "Chosen techniques",
    check: "Check the entry",
    ready: "The entry is ready",
    ready_lead: "Your entry is valid. All that is left is to send it.",
    nothing_changed: "You have not changed anything: the entry is as published.",
    new_host: "The institution is not in the list yet: an entry for it is included.",
    open_message: "Send by e-mail",
    attach: "The entry is too long for the message: download it and attach it.",
    text: "The text to send",
    copy_text: "Copy the text",
    send_to: "Send it to:",
    for_team: "For the site team",
    download: "Download",
    remarks: "The published entry already held this, which needs correcting:",
    what_happens: "What happens next",
    steps: [
        "The form checks what you wrote.",
        "You send the resulting text by e-mail, or copy or print it.",
        "The form itself sends nothing: the entry only leaves if you send it.",
    ],
};

pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FR,
        Locale::En => &EN,
    }
}

/// What is to be mended in a field.
pub fn fault(locale: Locale, fault: &Fault) -> String {
    let said = quoted(locale, &fault.said);
    let fixed = match (fault.field, fault.wrong) {
        (Field::Lat, Wrong::Alone) => {
            ["Ajoutez la latitude, ou effacez la longitude", "Add the latitude, or clear the longitude"]
        }
        (_, Wrong::Alone) => {
            ["Ajoutez la longitude, ou effacez la latitude", "Add the longitude, or clear the latitude"]
        }
        (Field::Name, _) => ["Indiquez le nom de la plateforme", "Enter the name of the platform"],
        (Field::NewHost, _) => ["Indiquez le nom de l’établissement", "Enter the name of the institution"],
        (Field::Host, _) => ["Choisissez un établissement de la liste", "Choose an institution from the list"],
        (Field::Departement, _) => ["Choisissez un département de la liste", "Choose a département from the list"],
        (Field::Website, _) => [
            "Complétez l’adresse du site\u{a0}: elle commence par https:// et n’a pas d’espace",
            "Complete the address of the website: it begins with https:// and has no space",
        ],
        (Field::Email, _) => [
            "Complétez l’adresse électronique, comme nom@exemple.fr",
            "Complete the e-mail address, like name@example.org",
        ],
        (Field::Lat, _) => {
            ["Écrivez la latitude en degrés, de −90 à 90", "Write the latitude in degrees, from −90 to 90"]
        }
        (Field::Lon, _) => {
            ["Écrivez la longitude en degrés, de −180 à 180", "Write the longitude in degrees, from −180 to 180"]
        }
        (Field::AsOf, _) => [
            "Écrivez une date qui existe\u{a0}: AAAA-MM-JJ, AAAA-MM ou AAAA",
            "Write a date that exists: YYYY-MM-DD, YYYY-MM or YYYY",
        ],
        (Field::Techniques, _) => {
            return locale.say(
                [
                    "Retirez {}, qui n’est pas dans la liste des techniques",
                    "Remove {}, which is not in the list of techniques",
                ],
                &said,
            );
        }
        (Field::Access, _) => {
            return locale
                .say(["Décochez {}, qui n’est pas un choix proposé", "Untick {}: not an available option"], &said);
        }
        (Field::Sources, _) => {
            return locale.say(
                [
                    "Corrigez l’adresse {}\u{a0}: elle commence par https:// et n’a pas d’espace",
                    "Correct the address {}: it begins with https:// and has no space",
                ],
                &said,
            );
        }
        (field, _) => {
            return locale.say(["{}\u{a0}: format non reconnu", "{}: format not recognised"], field.label(locale));
        }
    };
    locale.of(fixed).to_owned()
}

/// `3 réponses à revoir`
pub fn faults(locale: Locale, value: usize) -> String {
    count(locale, value, ["réponse à revoir", "réponses à revoir"], ["answer to review", "answers to review"])
}

/// `12 techniques trouvées, 3 choisies`; nothing sought where `found` is none.
pub fn techniques(locale: Locale, found: Option<usize>, chosen: usize) -> String {
    let chosen = match chosen {
        0 => locale.of(["Aucune technique choisie", "No technique chosen"]).to_owned(),
        _ => count(
            locale,
            chosen,
            ["technique choisie", "techniques choisies"],
            ["technique chosen", "techniques chosen"],
        ),
    };
    match found {
        Some(0) => [locale.of(["Aucune technique trouvée", "No technique found"]), " · ", &chosen].concat(),
        Some(found) => {
            let found = count(
                locale,
                found,
                ["technique trouvée", "techniques trouvées"],
                ["technique found", "techniques found"],
            );
            [&found, " · ", &chosen].concat()
        }
        None => chosen,
    }
}

/// `Parcourir les 21 familles`
pub fn browse_families(locale: Locale, value: usize) -> String {
    locale.say(["Parcourir les {} familles", "Browse the {} families"], &value.to_string())
}

/// How many of a family are chosen.
pub fn chosen_of_family(locale: Locale, value: usize) -> String {
    count(locale, value, ["choisie", "choisies"], ["chosen", "chosen"])
}

pub fn remove_technique(locale: Locale, name: &str) -> String {
    locale.say(["Retirer {}", "Remove {}"], name)
}

/// The box that stands for a family as a whole.
pub fn whole_family(locale: Locale, name: &str) -> String {
    locale.say(["{}, sans précision", "{}, unspecified"], name)
}

/// `Vous corrigez la fiche « PICT ».`
pub fn correcting(locale: Locale, name: &str) -> String {
    locale.say(["Vous corrigez la fiche {}", "You are correcting the entry {}"], &quoted(locale, name))
}

pub fn unknown_record(locale: Locale, id: &str) -> String {
    locale.say(
        [
            "Aucune fiche ne porte l’identifiant {}. Voici un formulaire vide, pour une nouvelle plateforme.",
            "No entry has the identifier {}. Here is an empty form, for a new platform.",
        ],
        &quoted(locale, id),
    )
}

/// Before the link to a record that goes by the same name.
pub fn twin(locale: Locale) -> &'static str {
    locale.of([
        "Une fiche porte déjà ce nom. Si c’est la même plateforme, corrigez plutôt celle-ci\u{a0}:",
        "An entry has this name already. If it is the same platform, correct that entry instead:",
    ])
}

/// The file that a record goes into.
pub fn goes_into(locale: Locale, file: &str) -> String {
    locale.say(["Pour le fichier {}", "For the file {}"], file)
}

pub fn subject(locale: Locale, name: &str, is_new: bool) -> String {
    let [new, corrected] =
        [["Nouvelle fiche", "New entry"], ["Fiche corrigée", "Corrected entry"]].map(|words| locale.of(words));
    [if is_new { new } else { corrected }, colon(locale), name].concat()
}

/// A message around what the form says. `address` is that of the page of a platform that is corrected; empty for a new
/// one.
pub fn letter(locale: Locale, name: &str, address: &str, told: &str) -> String {
    let what = if address.is_empty() {
        let add = "Bonjour,\n\nVoici une plateforme à ajouter au catalogue\u{a0}: {}.\n\n";
        locale.say([add, "Hello,\n\nHere is a platform to add to the catalogue: {}.\n\n"], name)
    } else {
        let correct = "Bonjour,\n\nVoici une correction pour la plateforme {}.\n";
        let what =
            locale.say([correct, "Hello,\n\nHere is a correction for the platform {}.\n"], &quoted(locale, name));
        [&what, address, "\n\n"].concat()
    };
    [&what, told, locale.of(["\nCordialement,\n", "\nKind regards,\n"])].concat()
}

/// `Ville : Paris`; a list under its name.
pub fn line(locale: Locale, field: Field, said: &str) -> String {
    let (between, said) = match said.split_once('\n') {
        Some(_) => (colon(locale).trim_end(), ["\n- ", &said.replace('\n', "\n- ")].concat()),
        None => (colon(locale), said.to_owned()),
    };
    [field.label(locale), between, &said, "\n"].concat()
}

/// In the place of what is no longer said.
pub fn removed(locale: Locale) -> &'static str {
    locale.of(["(à retirer)", "(to be removed)"])
}

/// In place of the records, where they are too long.
pub fn attached(locale: Locale, names: &str) -> String {
    locale.say(["Elle est jointe à ce message\u{a0}: {}.\n", "It is attached to this message: {}.\n"], names)
}
