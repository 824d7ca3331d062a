//! The workshop: where editors change the content in their browser.

use super::quoted;
use super::words::{counts, say, sentences, words};
use crate::content::file::File;
use crate::locale::{Locale, choose};

words! {
    opening: "Ouverture de l’atelier…" / "Opening the workshop…",

    // Where one is.
    title: "Atelier" / "Workshop",
    files: "Contenu" / "Content",
    problems: "À revoir" / "To review",
    errors_title: "Erreurs" / "Errors",
    changes: "Modifications" / "Changes",
    open: "Ouvrir" / "Open",
    preview: "Aperçu" / "Preview",
    undo: "Annuler" / "Undo",
    redo: "Rétablir" / "Redo",
    undone: "Annulé" / "Undone",
    redone: "Rétabli" / "Redone",
    all_files: "Tout le contenu" / "All content",

    // Where the draft is stored.
    kept: "Tout ce que vous écrivez est gardé dans ce navigateur, et nulle part ailleurs."
        / "Everything you write is kept in this browser, and nowhere else.",
    keeps_nothing: "Ce navigateur ne garde rien\u{a0}: ce que vous écrivez sera perdu si vous fermez cette page. \
        Téléchargez vos fichiers avant de partir."
        / "This browser keeps nothing: what you write will be lost if you close this page. Download your files before \
        you leave.",
    is_full: "Ce navigateur n’a plus de place\u{a0}: vos dernières modifications n’y sont pas gardées. \
        Téléchargez vos fichiers, ou libérez de la place puis continuez."
        / "This browser has no space left: your latest changes are not kept. Download your files, or free some space \
        and continue.",
    is_elsewhere: "L’atelier est ouvert dans un autre onglet. Pour que rien ne se perde, vous ne pouvez \
        écrire que dans un onglet à la fois."
        / "The workshop is open in another tab. So that nothing is lost, you can write in only one tab at a time.",
    continue_here: "Continuer ici" / "Continue here",
    damaged: "Une partie du brouillon enregistré n’a pas pu être relue\u{a0}:"
        / "Part of the saved draft could not be read:",
    not_published: "Ces fichiers n’ont pas pu être ouverts\u{a0}:" / "These files could not be opened:",
    try_again: "Réessayer" / "Try again",

    // Records.
    filter: "Filtrer la liste" / "Filter the list",
    add: "Ajouter" / "Add",
    show_more: "Afficher la suite" / "Show more",
    envelope: "Le fichier lui-même" / "The file itself",
    is_new: "nouveau" / "new",
    is_changed: "modifié" / "changed",
    untitled: "Sans titre" / "Untitled",
    duplicate: "Dupliquer" / "Duplicate",
    remove: "Supprimer" / "Remove",
    move_up: "Monter" / "Move up",
    move_down: "Descendre" / "Move down",
    removed: "Fiche supprimée." / "Entry removed.",
    no_record: "Cette fiche n’existe plus." / "This entry no longer exists.",
    back_to_list: "Retour à la liste" / "Back to the list",

    // The form.
    languages: "Langues affichées" / "Languages shown",
    /// On a narrow screen: the languages that the form shows.
    shown[3]: ["Français", "Anglais", "Les deux"] / ["French", "English", "Both"],
    other_fields: "Autres champs" / "Other fields",
    no_choice: "Aucun choix" / "No choice",
    search_reference: "Rechercher pour ajouter" / "Search to add",
    search_other: "Rechercher pour remplacer" / "Search to replace",
    nothing_found: "Aucun résultat" / "No results",
    on_map: "Sur la carte" / "On the map",
    code: "Code" / "Code",

    // Mistakes.
    check: "Relancer le contrôle" / "Check again",
    no_problem: "Aucune erreur." / "No errors.",
    problems_lead: "Les erreurs sont à corriger avant de publier." / "Errors must be corrected before publishing.",
    warnings: "Remarques" / "Warnings",
    warnings_lead: "Ce qui est permis, mais mérite un coup d’œil." / "Allowed, but worth a look.",

    // Changes.
    nothing_changed: "Aucune modification pour l’instant." / "No changes so far.",
    download_files: "Télécharger les fichiers" / "Download the files",
    download_lead: "Remplacez les fichiers du dossier data/ de l’hébergement par ceux-ci."
        / "Replace the files in the data/ folder of the web host with these.",
    one_archive: "Tout dans une archive (.zip)" / "All in one archive (.zip)",
    into_folder: "Enregistrer dans un dossier…" / "Save to a folder…",
    written: "Les fichiers sont dans le dossier." / "The files are in the folder.",
    not_written: "Les fichiers n’ont pas pu être enregistrés dans le dossier."
        / "The files could not be saved to the folder.",
    added: "Ajout" / "Added",
    deleted: "Suppression" / "Removed",
    moved: "Déplacement" / "Moved",
    nothing: "rien" / "nothing",
    revert: "Revenir au fichier publié" / "Revert to the published file",

    // A file that was republished since.
    newer_lead: "Ces fiches ont changé dans le fichier publié depuis le début de votre brouillon. Rien n’est écrasé\u{a0}: \
        choisissez ce que vous gardez."
        / "These entries have changed in the published file since you started your draft. Nothing is \
        overwritten: choose what to keep.",
    nothing_newer: "Le fichier publié n’a pas changé." / "The published file has not changed.",
    mine: "Ma version" / "My version",
    theirs: "La version publiée" / "The published version",
    both: "Les deux réunies" / "Both combined",
    in_draft: "Dans votre brouillon" / "In your draft",
    in_published: "Dans le fichier publié" / "In the published file",
    unchanged_here: "Non modifiée dans votre brouillon\u{a0}: la version publiée sera reprise."
        / "Not changed in your draft: the published version will be used.",
    renew: "Continuer avec ces choix" / "Continue with these choices",
    look: "Comparer" / "Compare",

    // Opening files.
    open_lead: "Déposez ici des fichiers ou des dossiers\u{a0}: fichiers du site (.json), tableau de plateformes (.xlsx, \
        .ods, .csv), fiche produite par le formulaire."
        / "Drop files or folders here: site files (.json), a table of platforms (.xlsx, .ods, .csv), an entry \
        produced by the form.",
    choose_files: "Choisir des fichiers" / "Choose files",
    choose_folder: "Choisir un dossier" / "Choose a folder",
    not_ours: "ce n’est ni un fichier du site, ni un tableau de plateformes, ni une fiche"
        / "it is not a site file, a table of platforms or an entry",
    empty_file: "ce fichier est vide" / "this file is empty",
    no_files: "Ce dossier ne contient aucun fichier du site." / "This folder has no site files.",
    not_opened: "le navigateur n’a pas pu ouvrir ce fichier" / "the browser could not open this file",
    as_workbook: "c’est un classeur dans un ancien format\u{a0}: enregistrez-le d’abord au format .xlsx"
        / "it is a workbook in an old format: save it as .xlsx first",
    no_records: "ce fichier ne contient aucune fiche\u{a0}: rien n’a été changé"
        / "this file has no entries: nothing was changed",
    no_difference: "aucune différence" / "no differences",
}

counts! {
    records: ["fiche", "fiches"] / ["entry", "entries"],
    errors: ["erreur", "erreurs"] / ["error", "errors"],
    remarks: ["remarque", "remarques"] / ["warning", "warnings"],
    added_count: ["ajoutée", "ajoutées"] / ["added", "added"],
    changed_count: ["modifiée", "modifiées"] / ["changed", "changed"],
    moved_count: ["déplacée", "déplacées"] / ["moved", "moved"],
    removed_count: ["supprimée", "supprimées"] / ["removed", "removed"],
    cells: ["cellule à revoir", "cellules à revoir"] / ["cell to review", "cells to review"],
}

sentences! {
    download(file: &str): "Télécharger {file}" / "Download {file}",
    item(name: &str, number: usize): "{name}, {number}" / "{name}, {number}",
    add_to(name: &str): "Ajouter\u{a0}: {name}" / "Add: {name}",
    remove_item(name: &str): "Retirer {name}" / "Remove {name}",
    move_item_up(name: &str): "Monter {name}" / "Move {name} up",
    move_item_down(name: &str): "Descendre {name}" / "Move {name} down",
    copy_item(name: &str): "Dupliquer {name}" / "Duplicate {name}",
    in_language(name: &str, language: &str): "{name} ({language})" / "{name} ({language})",
    read_with(name: &str, outcome: &str): "{name}\u{a0}: {outcome}" / "{name}: {outcome}",
    row(line: usize): "Ligne {line}" / "Row {line}",
    column(number: &str): "colonne {number}" / "column {number}",
    instead_of(found: &str, expected: &str): "lu\u{a0}: {found}\u{202f}; attendu\u{a0}: {expected}"
        / "found {found}, expected {expected}",
    with_errors(count: &str): "Il reste {count} à corriger avant de publier."
        / "{count} still to correct before publishing.",
    other_content(file: &str): "son contenu n’est pas celui de {file}\u{a0}: rien n’a été changé"
        / "its content is not that of {file}: nothing was changed",
    has_newer(file: &str): "Le fichier {file} a été publié à nouveau depuis le début de votre brouillon."
        / "The file {file} has been published again since you started your draft.",
}

/// A changed value: `« A » → « B »`.
pub fn from_to(locale: Locale, before: Option<&str>, after: Option<&str>) -> String {
    let shown = |text: Option<&str>| {
        let nothing = || words(locale).nothing.to_owned();
        text.filter(|text| !text.is_empty()).map_or_else(nothing, |text| quoted(locale, text))
    };
    [&shown(before), " → ", &shown(after)].concat()
}

/// The button that adds a record to a file.
pub fn add_record(locale: Locale, file: File) -> &'static str {
    locale.of(choose!(match file {
        File::Events => "Ajouter un événement" / "Add an event",
        File::Groups => "Ajouter un groupe" / "Add a group",
        File::Missions => "Ajouter une mission" / "Add a mission",
        File::Members => "Ajouter un membre ou un partenaire" / "Add a member or a partner",
        File::Platforms => "Ajouter une plateforme" / "Add a platform",
        File::Hosts => "Ajouter un établissement" / "Add an institution",
        File::Techniques => "Ajouter une technique" / "Add a technique",
        File::Map | File::Site => "Ajouter" / "Add",
    }))
}

/// `3 ajoutées, 2 modifiées`; zeros are left out.
pub fn summary(locale: Locale, counts: [usize; 4]) -> String {
    let sentences: [fn(Locale, usize) -> String; 4] = [added_count, changed_count, moved_count, removed_count];
    let parts = sentences.iter().zip(counts).filter(|(_, count)| *count > 0);
    parts.map(|(sentence, count)| sentence(locale, count)).collect::<Vec<_>>().join(", ")
}

/// Why a file is unreadable.
pub fn unreadable(locale: Locale, reason: &str) -> String {
    say!(locale, "ce fichier ne peut pas être lu ({reason})" / "this file cannot be read ({reason})")
}
