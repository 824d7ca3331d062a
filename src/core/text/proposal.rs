//! The form that adds or corrects a platform, and its result.

use super::words::{counts, say, sentences, words};
use super::{platforms, quoted};
use crate::locale::{Locale, texts};
use crate::proposal::field::{Fault, Field, Wrong};

words! {
    only_name: "Seul le nom est obligatoire. Laissez vide ce que vous ne savez pas."
        / "Only the name is required. Leave empty what you do not know.",
    /// On the form for a new platform; a link to the catalogue follows.
    correct_elsewhere:
        "Pour corriger une plateforme, ouvrez sa page puis «\u{a0}Corriger cette fiche\u{a0}»\u{a0}:"
        / "To correct a platform, open its page, then “Correct this entry”:",
    see_record: "voir la fiche publiée" / "see the published entry",

    // Drafts.
    restored: "Votre brouillon a été retrouvé dans ce navigateur." / "Your draft was found in this browser.",
    cleared: "Votre saisie est effacée." / "What you wrote has been cleared.",
    undo: "Annuler" / "Undo",
    clear: "Effacer ma saisie" / "Clear what I wrote",
    is_kept:
        "Ce que vous écrivez est conservé dans ce navigateur, et nulle part ailleurs, jusqu’à ce que vous l’effaciez."
        / "What you write is kept in this browser, and nowhere else, until you clear it.",
    not_kept:
        "Ce navigateur ne conserve pas de brouillon\u{a0}: ne fermez pas la page avant d’avoir copié ou envoyé la \
         fiche."
        / "This browser keeps no draft: do not close the page before you have copied or sent the entry.",

    // Fields.
    /// The parts of the form.
    parts[5]:
        ["La plateforme", "Où elle se trouve", "Ce qu’elle fait", "Pour qui", "Sources et date"]
        / ["The platform", "Where it is", "What it does", "For whom", "Sources and date"],
    choose: "Choisir…" / "Choose…",
    other_host: "Un autre établissement…" / "Another institution…",
    search_technique: "Rechercher une technique" / "Search for a technique",
    chosen_techniques: "Techniques choisies" / "Chosen techniques",
    none_chosen: "Aucune technique choisie" / "No technique chosen",
    none_found: "Aucune technique trouvée" / "No technique found",
    check: "Vérifier la fiche" / "Check the entry",

    // The valid record.
    ready: "La fiche est prête" / "The entry is ready",
    ready_lead: "Votre fiche est valide. Il reste à l’envoyer."
        / "Your entry is valid. All that is left is to send it.",
    nothing_changed: "Vous n’avez rien modifié\u{a0}: la fiche est telle qu’elle est publiée."
        / "You have not changed anything: the entry is as published.",
    /// Before the link to a record that has the same name.
    duplicate: "Une fiche porte déjà ce nom. Si c’est la même plateforme, corrigez plutôt celle-ci\u{a0}:"
        / "An entry already has this name. If it is the same platform, correct that entry instead:",
    new_host: "L’établissement n’est pas encore dans la liste\u{a0}: sa fiche est jointe."
        / "The institution is not in the list yet: an entry for it is included.",
    open_message: "Envoyer par courriel" / "Send by e-mail",
    attach: "La fiche est trop longue pour le message\u{a0}: téléchargez le fichier et joignez-le."
        / "The entry is too long for the message: download it and attach it.",
    text: "Le texte à envoyer" / "The text to send",
    copy_text: "Copier le texte" / "Copy the text",
    send_to: "À envoyer à\u{a0}:" / "Send it to:",
    for_team: "Pour l’équipe du site" / "For the site team",
    download: "Télécharger" / "Download",
    remarks: "La fiche publiée contenait déjà ceci, qui est à corriger\u{a0}:"
        / "The published entry already contained this, which needs correcting:",
    what_happens: "Ce qui se passe ensuite" / "What happens next",
    steps[3]:
        [
            "Le formulaire vérifie ce que vous avez écrit.",
            "Vous transmettez le texte obtenu au réseau\u{a0}: il se copie, s’imprime ou s’envoie.",
            "Ce formulaire n’envoie rien lui-même\u{a0}: la fiche ne part que si vous l’envoyez.",
        ]
        / [
            "The form checks what you wrote.",
            "You pass the resulting text on to the network: copy, print or e-mail it.",
            "The form itself sends nothing: the entry only leaves if you send it.",
        ],

    // Gaps in the catalogue.
    complete: "Aider à compléter le catalogue" / "Help complete the catalogue",
    missing_techniques: "Vous connaissez une plateforme qui propose l’une de ces techniques\u{202f}? Décrivez-la ici."
        / "Do you know a platform that offers one of these techniques? Describe it here.",
    is_it_yours: "La vôtre en fait partie\u{202f}? Ouvrez sa page, puis «\u{a0}Corriger cette fiche\u{a0}»."
        / "Is yours one of them? Open its page, then “Correct this entry”.",

    /// In the letter, for a field that was emptied.
    removed: "(à retirer)" / "(to be removed)",
}

counts! {
    /// Over the error summary: `3 réponses à revoir`.
    faults: ["réponse à revoir", "réponses à revoir"] / ["answer to review", "answers to review"],
    techniques_found:
        ["technique trouvée", "techniques trouvées"] / ["technique found", "techniques found"],
    techniques_chosen:
        ["technique choisie", "techniques choisies"] / ["technique chosen", "techniques chosen"],
    /// How many techniques of a family are chosen.
    chosen_of_family: ["choisie", "choisies"] / ["chosen", "chosen"],
}

sentences! {
    /// `Parcourir les 21 familles`
    browse_families(count: usize): "Parcourir les {count} familles" / "Browse the {count} families",
    remove_technique(name: &str): "Retirer {name}" / "Remove {name}",
    /// The checkbox for a family as a whole.
    whole_family(name: &str): "{name}, sans précision" / "{name}, unspecified",
    /// The file that a record goes into.
    goes_into(file: &str): "Pour le fichier {file}" / "For the file {file}",
    /// In the letter, instead of records that are too long for it.
    attached(names: &str): "Elle est jointe à ce message\u{a0}: {names}.\n"
        / "It is attached to this message: {names}.\n",
}

/// Platforms whose records do not say who may use them.
pub fn without_access(locale: Locale, count: usize) -> String {
    let platforms = platforms(locale, count);
    say!(locale, "À qui sont ouvertes ces {platforms}\u{202f}?" / "Who can use these {platforms}?")
}

/// Platforms whose information is old.
pub fn stale(locale: Locale, count: usize) -> String {
    let platforms = platforms(locale, count);
    say!(
        locale,
        "Qu’y a-t-il de nouveau dans les {platforms} décrites il y a plus de deux ans\u{202f}?"
            / "What is new at the {platforms} whose description is over two years old?"
    )
}

/// What to correct in a field.
pub fn fault(locale: Locale, fault: &Fault) -> String {
    let wrong = quoted(locale, &fault.wrong_part);
    let fixed = match (fault.field, fault.wrong) {
        (Field::Lat, Wrong::Alone) => {
            &texts!("Ajoutez la latitude, ou effacez la longitude" / "Add the latitude, or clear the longitude")
        }
        (_, Wrong::Alone) => {
            &texts!("Ajoutez la longitude, ou effacez la latitude" / "Add the longitude, or clear the latitude")
        }
        (Field::Name, _) => &texts!("Indiquez le nom de la plateforme" / "Enter the name of the platform"),
        (Field::NewHost, _) => &texts!("Indiquez le nom de l’établissement" / "Enter the name of the institution"),
        (Field::Host, _) => &texts!("Choisissez un établissement de la liste" / "Choose an institution from the list"),
        (Field::Departement, _) => {
            &texts!("Choisissez un département de la liste" / "Choose a département from the list")
        }
        (Field::Website, _) => &texts!(
            "Complétez l’adresse du site\u{a0}: elle commence par https:// et n’a pas d’espace"
                / "Complete the address of the website: it begins with https:// and has no spaces"
        ),
        (Field::Email, _) => &texts!(
            "Complétez l’adresse électronique, comme nom@exemple.fr"
                / "Complete the e-mail address, like name@example.org"
        ),
        (Field::Lat, _) => {
            &texts!("Écrivez la latitude en degrés, de −90 à 90" / "Enter the latitude in degrees, from −90 to 90")
        }
        (Field::Lon, _) => &texts!(
            "Écrivez la longitude en degrés, de −180 à 180" / "Enter the longitude in degrees, from −180 to 180"
        ),
        (Field::AsOf, _) => &texts!(
            "Écrivez une date qui existe\u{a0}: AAAA-MM-JJ, AAAA-MM ou AAAA"
                / "Enter a date that exists: YYYY-MM-DD, YYYY-MM or YYYY"
        ),
        (Field::Techniques, _) => {
            return say!(
                locale,
                "Retirez {wrong}, qui n’est pas dans la liste des techniques"
                    / "Remove {wrong}, which is not in the list of techniques"
            );
        }
        (Field::Access, _) => {
            return say!(
                locale,
                "Décochez {wrong}, qui n’est pas un choix proposé" / "Untick {wrong}: not an available option"
            );
        }
        (Field::Sources, _) => {
            return say!(
                locale,
                "Corrigez l’adresse {wrong}\u{a0}: elle commence par https:// et n’a pas d’espace"
                    / "Correct the address {wrong}: it begins with https:// and has no spaces"
            );
        }
        (field, _) => {
            let label = field.label(locale);
            return say!(locale, "{label}\u{a0}: format non reconnu" / "{label}: format not recognised");
        }
    };
    locale.of(fixed).to_owned()
}

/// `12 techniques trouvées · 3 techniques choisies`; `found` is `None` if nothing is searched.
pub fn techniques(locale: Locale, found: Option<usize>, chosen: usize) -> String {
    let chosen = match chosen {
        0 => words(locale).none_chosen.to_owned(),
        _ => techniques_chosen(locale, chosen),
    };
    let found = match found {
        None => return chosen,
        Some(0) => words(locale).none_found.to_owned(),
        Some(found) => techniques_found(locale, found),
    };
    [found, chosen].join(" · ")
}

/// `Vous corrigez la fiche « PICT ».`
pub fn correcting(locale: Locale, name: &str) -> String {
    let name = quoted(locale, name);
    say!(locale, "Vous corrigez la fiche {name}" / "You are correcting the entry {name}")
}

pub fn unknown_record(locale: Locale, id: &str) -> String {
    let id = quoted(locale, id);
    say!(
        locale,
        "Aucune fiche ne porte l’identifiant {id}. Voici un formulaire vide, pour une nouvelle plateforme."
            / "No entry has the identifier {id}. Here is an empty form, for a new platform."
    )
}

/// The subject of the letter.
pub fn subject(locale: Locale, name: &str, is_new: bool) -> String {
    if is_new {
        say!(locale, "Nouvelle fiche\u{a0}: {name}" / "New entry: {name}")
    } else {
        say!(locale, "Fiche corrigée\u{a0}: {name}" / "Corrected entry: {name}")
    }
}

/// A letter around the text of the form. `address` is the URL of the page of a corrected platform; empty for a new one.
pub fn letter(locale: Locale, name: &str, address: &str, entry: &str) -> String {
    let what = if address.is_empty() {
        say!(
            locale,
            "Voici une plateforme à ajouter au catalogue\u{a0}: {name}."
                / "Here is a platform to add to the catalogue: {name}."
        )
    } else {
        let name = quoted(locale, name);
        say!(
            locale,
            "Voici une correction pour la plateforme {name}.\n{address}"
                / "Here is a correction for the platform {name}.\n{address}"
        )
    };
    say!(locale, "Bonjour,\n\n{what}\n\n{entry}\nCordialement,\n" / "Hello,\n\n{what}\n\n{entry}\nKind regards,\n")
}

/// A line of the letter: `Ville : Paris`; a list under its name.
pub fn line(locale: Locale, field: Field, value: &str) -> String {
    let colon = locale.text().colon;
    let (between, value) = match value.split_once('\n') {
        Some(_) => (colon.trim_end(), ["\n- ", &value.replace('\n', "\n- ")].concat()),
        None => (colon, value.to_owned()),
    };
    [field.label(locale), between, &value, "\n"].concat()
}
