//! Every word of the interface, in both languages: a missing translation does not compile.
//!
//! What the organisation says of itself is content and stands in the data files.

#[cfg(feature = "ssr")]
pub mod broken;
mod choices;
pub mod embed;
pub mod offline;
pub mod overview;
pub mod plain;
pub mod proposal;

pub use choices::*;
pub mod export;

use crate::catalogue::{FoundBy, Kinship};
use crate::content::LoadError;
use crate::content::file::File;
use crate::content::read::Unreadable;
use crate::directory::Kind;
use crate::locale::Locale;
use crate::query::{Access, Facet, Sort};

/// The fixed words, one field each.
pub struct Text {
    pub skip: &'static str,
    pub home: &'static str,
    pub main_navigation: &'static str,
    pub language: &'static str,
    pub menu: &'static str,
    pub breadcrumbs: &'static str,
    pub in_this_page: &'static str,
    pub theme: &'static str,
    pub theme_names: [&'static str; 3],
    pub groups: &'static str,
    pub groups_long: &'static str,
    pub platforms: &'static str,
    pub platforms_long: &'static str,
    pub missions: &'static str,
    pub agenda: &'static str,
    pub network: &'static str,
    pub network_long: &'static str,
    pub about: &'static str,
    pub accessibility: &'static str,
    pub accessibility_long: &'static str,
    pub legal: &'static str,
    pub find: &'static str,
    pub know: &'static str,
    pub reuse: &'static str,
    pub find_group: &'static str,
    pub find_platform: &'static str,
    pub find_event: &'static str,
    pub find_member: &'static str,
    pub data_files: &'static str,
    /// Said after the name of a link.
    pub in_new_tab: &'static str,
    pub whole_page: &'static str,
    pub builder: &'static str,
    pub institutional_site: &'static str,
    pub what_do_you_seek: &'static str,
    pub search: &'static str,
    pub search_platform: &'static str,
    pub overview: &'static str,
    pub compare: &'static str,
    pub shortlist: &'static str,
    pub propose: &'static str,
    pub keep: &'static str,
    pub compare_one: &'static str,
    pub comparison: &'static str,
    pub empty_tray: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub copy: &'static str,
    pub copy_link: &'static str,
    pub copy_text: &'static str,
    pub print: &'static str,
    pub only_differences: &'static str,
    pub remove: &'static str,
    pub add_platform: &'static str,
    pub four_at_most: &'static str,
    pub nothing_to_compare: &'static str,
    pub nothing_kept: &'static str,
    pub keep_these: &'static str,
    pub write_mail: &'static str,
    pub mail_subject: &'static str,
    pub families: &'static str,
    pub place: &'static str,
    pub website: &'static str,
    pub acknowledge: &'static str,
    pub report: &'static str,
    pub list_view: &'static str,
    pub map_view: &'static str,
    pub figures_view: &'static str,
    pub display: &'static str,
    pub map_of_platforms: &'static str,
    pub map_caption: &'static str,
    pub places: &'static str,
    pub unlocated: &'static str,
    pub search_title: &'static str,
    pub search_site: &'static str,
    pub open_search: &'static str,
    pub close_search: &'static str,
    pub to_choose: &'static str,
    pub to_open: &'static str,
    pub to_close: &'static str,
    pub enter_key: &'static str,
    pub escape_key: &'static str,
    pub slash_key: &'static str,
    pub search_hint: &'static str,
    pub institutions: &'static str,
    pub for_example: &'static str,
    pub or: &'static str,
    pub by_departement: &'static str,
    pub in_brief: &'static str,
    pub sources_and_method: &'static str,
    pub see_groups: &'static str,
    pub open_catalogue: &'static str,
    pub see_missions: &'static str,
    pub latest_events: &'static str,
    pub next_events: &'static str,
    pub whole_agenda: &'static str,
    pub filter_groups: &'static str,
    pub theme_index: &'static str,
    pub theme_index_note: &'static str,
    pub coordination: &'static str,
    pub former_coordination: &'static str,
    pub with: &'static str,
    pub group_members: &'static str,
    pub themes: &'static str,
    pub presentation: &'static str,
    pub actions: &'static str,
    pub structuring_actions: &'static str,
    pub no_action: &'static str,
    pub resources: &'static str,
    pub resources_long: &'static str,
    pub by_the_group: &'static str,
    pub elsewhere: &'static str,
    pub events: &'static str,
    pub related_platforms: &'static str,
    pub to_know: &'static str,
    pub former_name: &'static str,
    pub information_of: &'static str,
    pub undated: &'static str,
    pub neighbour_groups: &'static str,
    pub neighbour_missions: &'static str,
    pub objectives: &'static str,
    pub concerned_groups: &'static str,
    pub concerned_partners: &'static str,
    pub all_missions: &'static str,
    pub core_mission: &'static str,
    pub additional_mission: &'static str,
    pub since: &'static str,
    pub filters: &'static str,
    pub filter: &'static str,
    pub close_filters: &'static str,
    pub sort_by: &'static str,
    pub results: &'static str,
    pub active_filters: &'static str,
    pub clear_all: &'static str,
    pub clear: &'static str,
    pub logic: &'static str,
    pub no_access: &'static str,
    pub pagination: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub or_widen: &'static str,
    pub did_you_mean: &'static str,
    pub partial: &'static str,
    pub start_again: &'static str,
    pub techniques: &'static str,
    pub services: &'static str,
    pub equipment: &'static str,
    pub access_and_labels: &'static str,
    pub open_to: &'static str,
    pub not_said: &'static str,
    pub labels: &'static str,
    pub near_platforms: &'static str,
    pub go_to_site: &'static str,
    pub at_a_glance: &'static str,
    pub host: &'static str,
    pub attached_to: &'static str,
    pub address: &'static str,
    pub checked_on: &'static str,
    pub checked_in: &'static str,
    pub since_the: &'static str,
    pub trying_again: &'static str,
    pub still_missing: &'static str,
    pub unreadable_record: &'static str,
    pub unreadable_record_lead: &'static str,
    pub no_event_matches: &'static str,
    pub unknown_date: &'static str,
    pub sources: &'static str,
    pub for_cancer: &'static str,
    pub members: &'static str,
    pub founding: &'static str,
    pub filter_network: &'static str,
    pub about_this_list: &'static str,
    pub official_list: &'static str,
    pub filter_agenda: &'static str,
    pub kind: &'static str,
    pub all_kinds: &'static str,
    pub group: &'static str,
    pub all_groups: &'static str,
    pub period: &'static str,
    pub all_periods: &'static str,
    pub upcoming: &'static str,
    pub past: &'static str,
    pub all_past: &'static str,
    pub none_upcoming: &'static str,
    pub who_we_are: &'static str,
    pub governance: &'static str,
    pub funding: &'static str,
    pub history: &'static str,
    pub figures_and_sources: &'static str,
    pub aims: &'static str,
    pub object: &'static str,
    pub founding_act: &'static str,
    pub legal_form: &'static str,
    pub formerly: &'static str,
    pub former: &'static str,
    pub privacy: &'static str,
    pub not_found: &'static str,
    pub not_found_lead: &'static str,
    pub loading: &'static str,
    pub try_again: &'static str,
    pub technical_detail: &'static str,
    pub rest_works: &'static str,
}

static FR: Text = Text {
    skip: "Aller au contenu",
    home: "Accueil",
    main_navigation: "Navigation principale",
    language: "Langue",
    menu: "Menu",
    breadcrumbs: "Fil d’Ariane",
    in_this_page: "Dans cette page",
    theme: "Thème",
    theme_names: ["système", "clair", "sombre"],
    groups: "Groupes",
    groups_long: "Groupes de travail",
    platforms: "Plateformes",
    platforms_long: "Catalogue des plateformes",
    missions: "Missions",
    agenda: "Agenda",
    network: "Réseau",
    network_long: "Membres et partenaires",
    about: "À propos",
    accessibility: "Accessibilité",
    accessibility_long: "Déclaration d’accessibilité",
    legal: "Mentions légales",
    find: "Trouver",
    know: "Savoir",
    reuse: "Réutiliser",
    find_group: "Un groupe de travail",
    find_platform: "Une plateforme",
    find_event: "Un rendez-vous",
    find_member: "Un membre, un partenaire",
    data_files: "Les données du catalogue (JSON)",
    in_new_tab: " (nouvel onglet)",
    whole_page: "Page complète",
    builder: "Intégrer à votre site",
    institutional_site: "Site institutionnel",
    what_do_you_seek: "Quelle technique, quelle plateforme cherchez-vous ?",
    search: "Chercher",
    overview: "Le parc en chiffres",
    compare: "Comparer des plateformes",
    shortlist: "Ma sélection",
    propose: "Proposer ou corriger une fiche",
    keep: "Garder",
    compare_one: "Comparer",
    comparison: "Comparaison",
    empty_tray: "Vider",
    copied: "Copié.",
    not_copied: "La copie n’a pas pu se faire : sélectionnez le texte.",
    copy: "Copier",
    copy_link: "Copier le lien",
    copy_text: "Copier en texte",
    print: "Imprimer",
    only_differences: "N’afficher que les différences",
    remove: "Retirer",
    add_platform: "Ajouter une plateforme",
    four_at_most: "Quatre au plus.",
    nothing_to_compare: "Choisissez des plateformes dans le catalogue avec la case « Comparer », jusqu’à quatre.",
    nothing_kept: "Gardez des plateformes avec le signet de leur fiche : elles se retrouvent ici, prêtes à comparer, imprimer ou envoyer.",
    keep_these: "Garder ces plateformes",
    write_mail: "Écrire un courriel",
    mail_subject: "Plateformes de recherche sur le cancer",
    families: "Familles",
    place: "Lieu",
    website: "Site web",
    acknowledge: "Remercier la plateforme",
    report: "Signaler une erreur",
    list_view: "Liste",
    map_view: "Carte",
    figures_view: "Chiffres",
    display: "Affichage",
    map_of_platforms: "Carte des plateformes",
    map_caption: "Un disque plein réunit plusieurs plateformes, un anneau en marque une seule. Choisissez un département pour réduire la liste, un disque pour aller au lieu.",
    places: "Index des lieux",
    unlocated: "Sans localisation",
    search_title: "Recherche",
    search_site: "Rechercher dans tout le site",
    open_search: "Rechercher",
    close_search: "Fermer la recherche",
    to_choose: "choisir",
    to_open: "ouvrir",
    to_close: "fermer",
    enter_key: "Entrée",
    escape_key: "Échap",
    slash_key: "Ouvrir avec la touche /",
    search_hint: "Une technique, une plateforme, un groupe, un établissement, un rendez-vous.",
    institutions: "Établissements",
    search_platform: "Chercher une plateforme",
    for_example: "Par exemple",
    or: "ou",
    by_departement: "Plateformes par département",
    in_brief: "Le réseau en bref",
    sources_and_method: "Sources et méthode",
    see_groups: "Tous les groupes",
    open_catalogue: "Ouvrir le catalogue",
    see_missions: "Toutes les missions",
    latest_events: "Derniers rendez-vous",
    next_events: "Prochains rendez-vous",
    whole_agenda: "Tout l’agenda",
    filter_groups: "Chercher un groupe",
    theme_index: "Index des thèmes",
    theme_index_note: "Les numéros renvoient aux groupes.",
    coordination: "Coordination",
    former_coordination: "Ont aussi coordonné",
    with: "Avec",
    group_members: "Membres du groupe",
    themes: "Thèmes",
    presentation: "Présentation",
    actions: "Actions",
    structuring_actions: "Actions structurantes",
    no_action: "Aucune action publiée n’a été retrouvée pour ce groupe.",
    resources: "Ressources",
    resources_long: "Ressources et liens",
    by_the_group: "Produites par le groupe",
    elsewhere: "Ailleurs, sur le même thème",
    events: "Rendez-vous",
    related_platforms: "Plateformes sur les mêmes thèmes",
    to_know: "À savoir",
    former_name: "Ancien nom",
    information_of: "Informations de",
    undated: "Année non précisée",
    neighbour_groups: "Groupes voisins",
    neighbour_missions: "Missions voisines",
    objectives: "Objectifs",
    concerned_groups: "Groupes concernés",
    concerned_partners: "Partenaires concernés",
    all_missions: "Toutes les missions",
    core_mission: "Mission socle",
    additional_mission: "Mission additionnelle",
    since: "depuis",
    filters: "Filtres",
    filter: "Filtrer",
    close_filters: "Fermer les filtres",
    sort_by: "Trier par",
    results: "Résultats",
    active_filters: "Filtres actifs",
    clear_all: "Tout effacer",
    clear: "Effacer",
    logic: "Dans une même rubrique, un des choix suffit ; entre rubriques, tous comptent.",
    no_access: "Accès non précisé",
    pagination: "Pagination",
    previous: "Précédente",
    next: "Suivante",
    did_you_mean: "Vouliez-vous dire",
    partial: "Aucune fiche ne réunit tous ces mots : voici celles qui en ont une partie.",
    or_widen: "Élargissez la recherche :",
    start_again: "Voir toutes les plateformes",
    techniques: "Techniques",
    services: "Prestations",
    equipment: "Équipements",
    access_and_labels: "Accès et labels",
    open_to: "Ouverte à",
    not_said: "Non précisé par la plateforme",
    labels: "Labels",
    near_platforms: "Plateformes voisines",
    go_to_site: "Aller sur le site",
    at_a_glance: "En bref",
    host: "Établissement",
    attached_to: "Rattaché à",
    address: "Adresse",
    checked_on: "Vérifié le",
    checked_in: "Vérifié en",
    since_the: "depuis le",
    trying_again: "Nouvel essai…",
    still_missing: "Toujours pas de réponse utilisable. Vous pouvez réessayer.",
    unreadable_record: "Cette fiche n’a pas pu être lue",
    unreadable_record_lead: "Elle existe, mais ses données contiennent une erreur. Les autres fiches se lisent normalement.",
    no_event_matches: "Aucun rendez-vous ne répond à ces critères.",
    unknown_date: "date inconnue",
    sources: "Sources",
    for_cancer: "Pour la recherche sur le cancer",
    members: "Membres",
    founding: "membre fondateur",
    filter_network: "Chercher un organisme",
    about_this_list: "À propos de cette liste",
    official_list: "La liste officielle est sur la page de l’organisation.",
    filter_agenda: "Chercher un rendez-vous",
    kind: "Type",
    all_kinds: "Tous les types",
    group: "Groupe",
    all_groups: "Tous les groupes",
    period: "Période",
    all_periods: "Toutes les dates",
    upcoming: "À venir",
    past: "Passés",
    all_past: "Tous les rendez-vous passés",
    none_upcoming: "Aucun rendez-vous à venir n’est annoncé pour l’instant.",
    who_we_are: "Qui nous sommes",
    governance: "Gouvernance",
    funding: "Financement",
    history: "Histoire",
    figures_and_sources: "Chiffres et sources",
    aims: "Buts",
    object: "Objet fixé en 2007",
    founding_act: "Acte fondateur",
    legal_form: "Statut",
    formerly: "auparavant",
    former: "soutien passé",
    privacy: "Vie privée",
    not_found: "Cette page n’existe pas",
    not_found_lead: "L’adresse a changé, ou le lien contient une faute. Cherchez ce qui vous manque :",
    loading: "Chargement…",
    try_again: "Réessayer",
    technical_detail: "Détail technique",
    rest_works: "Le reste du site fonctionne. Réessayez, ou revenez dans quelques minutes.",
};

static EN: Text = Text {
    skip: "Skip to content",
    home: "Home",
    main_navigation: "Main navigation",
    language: "Language",
    menu: "Menu",
    breadcrumbs: "Breadcrumb",
    in_this_page: "On this page",
    theme: "Theme",
    theme_names: ["system", "light", "dark"],
    groups: "Groups",
    groups_long: "Working groups",
    platforms: "Platforms",
    platforms_long: "Platform catalogue",
    missions: "Missions",
    agenda: "Events",
    network: "Network",
    network_long: "Members and partners",
    about: "About",
    accessibility: "Accessibility",
    accessibility_long: "Accessibility statement",
    legal: "Legal notice",
    find: "Find",
    know: "Know",
    reuse: "Reuse",
    find_group: "A working group",
    find_platform: "A platform",
    find_event: "An event",
    find_member: "A member, a partner",
    data_files: "The catalogue’s data (JSON)",
    in_new_tab: " (new tab)",
    whole_page: "Full page",
    builder: "Embed in your site",
    institutional_site: "Institutional website",
    what_do_you_seek: "Which technique or platform are you looking for?",
    search: "Search",
    overview: "The platforms in figures",
    compare: "Compare platforms",
    shortlist: "My shortlist",
    propose: "Propose or correct a record",
    keep: "Keep",
    compare_one: "Compare",
    comparison: "Comparison",
    empty_tray: "Clear",
    copied: "Copied.",
    not_copied: "Copying did not work: please select the text.",
    copy: "Copy",
    copy_link: "Copy the link",
    copy_text: "Copy as text",
    print: "Print",
    only_differences: "Show differences only",
    remove: "Remove",
    add_platform: "Add a platform",
    four_at_most: "Four at most.",
    nothing_to_compare: "Choose platforms in the catalogue with the “Compare” box, up to four.",
    nothing_kept: "Keep platforms with the bookmark on their record: they gather here, ready to compare, print or send.",
    keep_these: "Keep these platforms",
    write_mail: "Write an e-mail",
    mail_subject: "Cancer research platforms",
    families: "Families",
    place: "Place",
    website: "Website",
    acknowledge: "Acknowledge the platform",
    report: "Report an error",
    list_view: "List",
    map_view: "Map",
    figures_view: "Figures",
    display: "Display",
    map_of_platforms: "Map of the platforms",
    map_caption: "A full disc stands for several platforms, a ring for one. Choose a département to narrow the list, a disc to go to the place.",
    places: "Index of places",
    unlocated: "Without a location",
    search_title: "Search",
    search_site: "Search the whole site",
    open_search: "Search",
    close_search: "Close the search",
    to_choose: "choose",
    to_open: "open",
    to_close: "close",
    enter_key: "Enter",
    escape_key: "Esc",
    slash_key: "Open with the / key",
    search_hint: "A technique, a platform, a group, an institution, an event.",
    institutions: "Institutions",
    search_platform: "Search for a platform",
    for_example: "For example",
    or: "or",
    by_departement: "Platforms by département",
    in_brief: "The network in brief",
    sources_and_method: "Sources and method",
    see_groups: "All groups",
    open_catalogue: "Open the catalogue",
    see_missions: "All missions",
    latest_events: "Latest events",
    next_events: "Coming up",
    whole_agenda: "All events",
    filter_groups: "Search for a group",
    theme_index: "Index of themes",
    theme_index_note: "Numbers refer to the groups.",
    coordination: "Coordination",
    former_coordination: "Also coordinated by",
    with: "With",
    group_members: "Group members",
    themes: "Themes",
    presentation: "About the group",
    actions: "Actions",
    structuring_actions: "Structuring actions",
    no_action: "No published action of this group was found.",
    resources: "Resources",
    resources_long: "Resources and links",
    by_the_group: "Produced by the group",
    elsewhere: "Elsewhere, on the same theme",
    events: "Events",
    related_platforms: "Platforms on the same themes",
    to_know: "Good to know",
    former_name: "Former name",
    information_of: "Information as of",
    undated: "Year not given",
    neighbour_groups: "Neighbouring groups",
    neighbour_missions: "Neighbouring missions",
    objectives: "Objectives",
    concerned_groups: "Groups involved",
    concerned_partners: "Partners involved",
    all_missions: "All missions",
    core_mission: "Core mission",
    additional_mission: "Additional mission",
    since: "since",
    filters: "Filters",
    filter: "Filter",
    close_filters: "Close filters",
    sort_by: "Sort by",
    results: "Results",
    active_filters: "Active filters",
    clear_all: "Clear all",
    clear: "Clear",
    logic: "Within a section, any of the choices will do; across sections, all of them count.",
    no_access: "Access not stated",
    pagination: "Pagination",
    previous: "Previous",
    next: "Next",
    did_you_mean: "Did you mean",
    partial: "No record has all of these words: here are those that have some.",
    or_widen: "Widen the search:",
    start_again: "See all platforms",
    techniques: "Techniques",
    services: "Services",
    equipment: "Equipment",
    access_and_labels: "Access and labels",
    open_to: "Open to",
    not_said: "Not stated by the platform",
    labels: "Labels",
    near_platforms: "Similar platforms",
    go_to_site: "Visit the website",
    at_a_glance: "At a glance",
    host: "Institution",
    attached_to: "Part of",
    address: "Address",
    checked_on: "Checked",
    checked_in: "Checked",
    since_the: "since",
    trying_again: "Trying again…",
    still_missing: "Still no usable answer. You can try again.",
    unreadable_record: "This record could not be read",
    unreadable_record_lead: "It exists, but there is a mistake in its data. The other records can be read as usual.",
    no_event_matches: "No event matches these criteria.",
    unknown_date: "date unknown",
    sources: "Sources",
    for_cancer: "For cancer research",
    members: "Members",
    founding: "founding member",
    filter_network: "Search for an organisation",
    about_this_list: "About this list",
    official_list: "The official list is on the organisation’s own page.",
    filter_agenda: "Search for an event",
    kind: "Type",
    all_kinds: "All types",
    group: "Group",
    all_groups: "All groups",
    period: "Period",
    all_periods: "All dates",
    upcoming: "Upcoming",
    past: "Past",
    all_past: "All past events",
    none_upcoming: "No upcoming event has been announced for now.",
    who_we_are: "Who we are",
    governance: "Governance",
    funding: "Funding",
    history: "History",
    figures_and_sources: "Figures and sources",
    aims: "Aims",
    object: "Object set in 2007",
    founding_act: "Founding act",
    legal_form: "Status",
    formerly: "formerly",
    former: "past support",
    privacy: "Privacy",
    not_found: "This page does not exist",
    not_found_lead: "The address has changed, or the link has a mistake in it. Search for what you need:",
    loading: "Loading…",
    try_again: "Try again",
    technical_detail: "Technical detail",
    rest_works: "The rest of the site works. Try again, or come back in a few minutes.",
};

impl Locale {
    /// The words of the interface in this language.
    pub fn text(self) -> &'static Text {
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }

    /// One of two, French first.
    fn of(self, [french, english]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Fr => french,
            Self::En => english,
        }
    }

    /// One of two sentences, with its `{}` filled.
    fn say(self, sentences: [&'static str; 2], value: &str) -> String {
        let sentence = self.of(sentences);
        let (before, after) = sentence.split_once("{}").unwrap_or((sentence, ""));
        [before, value, after].concat()
    }

    /// What this language calls itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }
}

/// A number as the language writes it: `1 300`, `3,5`; `1,300`, `3.5`.
pub fn number(value: f64, locale: Locale) -> String {
    let (group, point) = if locale == Locale::Fr { ('\u{202f}', ',') } else { (',', '.') };
    let (whole, decimals) = digits(value);
    let mut written = if value < 0.0 { "−".to_owned() } else { String::new() };
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(point);
        written.push_str(&decimals);
    }
    written
}

/// Whole part and up to three decimals of a number without its sign. Printing the number as it is would bring the
/// general algorithm for it, 11 kB of wasm.
pub fn digits(value: f64) -> (String, String) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "figures and coordinates are far below 2^53"
    )]
    let thousandths = (value.abs() * 1000.0).round() as u64;
    let decimals = format!("{:03}", thousandths % 1000);
    ((thousandths / 1000).to_string(), decimals.trim_end_matches('0').to_owned())
}

/// A count in words: `12 plateformes`. French counts zero in the singular.
fn count(locale: Locale, value: usize, french: [&str; 2], english: [&str; 2]) -> String {
    let [one, many] = if locale == Locale::Fr { french } else { english };
    let is_one = value == 1 || (value == 0 && locale == Locale::Fr);
    format!("{}\u{a0}{}", number_of(locale, value), if is_one { one } else { many })
}

/// A count as the language writes numbers.
pub fn number_of(locale: Locale, value: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no list of the site has 2^52 records")]
    number(value as f64, locale)
}

pub fn platforms(locale: Locale, value: usize) -> String {
    count(locale, value, ["plateforme", "plateformes"], ["platform", "platforms"])
}

/// The noun alone, for a count written apart.
pub fn platforms_noun(locale: Locale, value: usize) -> &'static str {
    match (locale, value) {
        (Locale::Fr, 0 | 1) => "plateforme",
        (Locale::Fr, _) => "plateformes",
        (Locale::En, 1) => "platform",
        (Locale::En, _) => "platforms",
    }
}

pub fn groups(locale: Locale, value: usize) -> String {
    count(locale, value, ["groupe", "groupes"], ["group", "groups"])
}

pub fn events(locale: Locale, value: usize) -> String {
    count(locale, value, ["rendez-vous", "rendez-vous"], ["event", "events"])
}

pub fn organisations(locale: Locale, value: usize) -> String {
    count(locale, value, ["organisme", "organismes"], ["organisation", "organisations"])
}

pub fn working_groups(locale: Locale, value: usize) -> String {
    count(locale, value, ["groupe de travail", "groupes de travail"], ["working group", "working groups"])
}

pub fn missions(locale: Locale, value: usize) -> String {
    count(locale, value, ["mission", "missions"], ["mission", "missions"])
}

pub fn actions(locale: Locale, value: usize) -> String {
    count(locale, value, ["action", "actions"], ["action", "actions"])
}

pub fn resources(locale: Locale, value: usize) -> String {
    count(locale, value, ["ressource", "ressources"], ["resource", "resources"])
}

pub fn families(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        ["famille de techniques", "familles de techniques"],
        ["family of techniques", "families of techniques"],
    )
}

/// `Sources de cette page (7)`.
pub fn page_sources(locale: Locale, value: usize) -> String {
    locale.say(["Sources de cette page ({})", "Sources of this page ({})"], &value.to_string())
}

/// The answer to a search, for a reader who does not see the list: `12 plateformes pour « curie »`.
pub fn results(locale: Locale, value: usize, sought: &str, page: usize, pages: usize) -> String {
    let mut said =
        if value == 0 { locale.of(["Aucune plateforme", "No platform"]).to_owned() } else { platforms(locale, value) };
    if !sought.trim().is_empty() {
        said += &locale.say([" pour {}", " for {}"], &quoted(locale, sought));
    }
    if pages > 1 {
        said += &format!(", page\u{a0}{page}\u{a0}{}\u{a0}{pages}", locale.of(["sur", "of"]));
    }
    said
}

/// `Page 2 sur 29`.
pub fn page_of(locale: Locale, page: usize, pages: usize) -> String {
    format!("Page\u{a0}{page}\u{a0}{}\u{a0}{pages}", locale.of(["sur", "of"]))
}

/// The end of a question.
pub fn question_mark(locale: Locale) -> &'static str {
    locale.of(["\u{202f}?", "?"])
}

/// A colon between two texts.
pub fn colon(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "\u{202f}: ",
        Locale::En => ": ",
    }
}

/// In the quotation marks of the language.
pub fn quoted(locale: Locale, text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let text = if short.len() < text.len() { format!("{short}…") } else { short };
    locale.say(["«\u{202f}{}\u{202f}»", "“{}”"], &text)
}

pub fn nothing_found(locale: Locale, sought: &str) -> String {
    if sought.trim().is_empty() {
        return locale
            .of(["Aucune plateforme ne répond à tous ces filtres", "No platform matches all these filters"])
            .to_owned();
    }
    let sought = quoted(locale, sought.trim());
    locale.say(["Aucune plateforme ne répond à {}", "No platform matches {}"], &sought)
}

/// How the kind of a hit reads over its list.
pub fn hit_kind(locale: Locale, kind: Kind) -> &'static str {
    let text = locale.text();
    match kind {
        Kind::Technique => text.techniques,
        Kind::Platform => text.platforms,
        Kind::Group => text.groups_long,
        Kind::Institution => text.institutions,
        Kind::Mission => text.missions,
        Kind::Event => text.agenda,
    }
}

/// `7 résultats`
pub fn hits(locale: Locale, value: usize) -> String {
    if value == 0 {
        return locale.of(["Aucun résultat", "No result"]).to_owned();
    }
    count(locale, value, ["résultat", "résultats"], ["result", "results"])
}

/// `12 résultats, 7 affichés`
pub fn hits_shown(locale: Locale, total: usize, shown: usize) -> String {
    let rest = locale.say([", {} affichés", ", {} shown"], &shown.to_string());
    hits(locale, total) + if shown < total { &rest } else { "" }
}

/// `7 résultats pour « radio »`
pub fn hits_for(locale: Locale, value: usize, sought: &str) -> String {
    hits(locale, value) + &locale.say([" pour {}", " for {}"], &quoted(locale, sought.trim()))
}

/// `Tous les résultats pour « radio »`
pub fn all_hits(locale: Locale, sought: &str) -> String {
    locale.say(["Tous les résultats pour {}", "All results for {}"], &quoted(locale, sought.trim()))
}

/// `Voir les 12 plateformes dans le catalogue`
pub fn in_catalogue(locale: Locale, value: usize) -> String {
    locale.say(["Voir les {} dans le catalogue", "See the {} in the catalogue"], &platforms(locale, value))
}

/// `Rien pour « citometrie » tel quel.`
pub fn not_as_typed(locale: Locale, sought: &str) -> String {
    locale.say(["Rien pour {} tel quel.", "Nothing for {} as typed."], &quoted(locale, sought.trim()))
}

/// Words that no record has, each in its quotation marks.
pub fn unknown_words(locale: Locale, words: &[String]) -> String {
    locale.say(["Inconnu du catalogue : {}.", "Not in the catalogue: {}."], &list(locale, words))
}

/// `Trouvé par : FACS → cytométrie en flux`
pub fn found_by(locale: Locale, found_by: &FoundBy) -> String {
    locale.say(["Trouvé par : {} → ", "Found by: {} → "], &found_by.said) + &found_by.shown
}

pub fn nothing_in_list(locale: Locale, sought: &str) -> String {
    let sought = quoted(locale, sought.trim());
    locale.say(["Rien ne répond à {}.", "Nothing matches {}."], &sought)
}

/// `Sans « 78 Yvelines »`; the text where no filter is named.
pub fn without(locale: Locale, filter: Option<&str>) -> String {
    match filter {
        Some(filter) => locale.say(["Sans {}", "Without {}"], &quoted(locale, filter)),
        None => locale.of(["Sans le texte cherché", "Without the search text"]).to_owned(),
    }
}

pub fn remove_filter(locale: Locale, filter: &str) -> String {
    locale.say(["Retirer le filtre {}", "Remove the filter {}"], filter)
}

pub fn show_results(locale: Locale, value: usize) -> String {
    locale.say(["Voir {}", "Show {}"], &platforms(locale, value))
}

pub fn show_others(locale: Locale, value: usize) -> String {
    locale.say(["Voir les {} autres", "Show {} more"], &value.to_string())
}

pub fn show_fewer(locale: Locale) -> String {
    locale.of(["Voir moins", "Show fewer"]).to_owned()
}

pub fn details_of(locale: Locale, name: &str) -> String {
    locale.say(["Détailler {}", "Techniques of {}"], name)
}

pub fn page_number(page: usize) -> String {
    format!("Page {page}")
}

/// `Groupe de travail 3 sur 10`.
pub fn group_place(locale: Locale, place: usize, of: usize) -> String {
    locale.say(["Groupe de travail {}", "Working group {}"], &place.to_string())
        + &locale.say([" sur {}", " of {}"], &of.to_string())
}

pub fn mission_place(locale: Locale, place: usize, of: usize) -> String {
    mission_number(place) + &locale.say([" sur {}", " of {}"], &of.to_string())
}

pub fn group_number(locale: Locale, place: usize) -> String {
    locale.say(["Groupe {}", "Group {}"], &place.to_string())
}

pub fn mission_number(place: usize) -> String {
    format!("Mission {place}")
}

/// Names in a row: `A, B et C`.
pub fn list(locale: Locale, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), locale.of(["et", "and"])),
    }
}

pub fn facet(locale: Locale, facet: Facet) -> &'static str {
    match (locale, facet) {
        (_, Facet::Technique) => "Techniques",
        (_, Facet::Departement) => "Département",
        (Locale::Fr, Facet::Access) => "Ouverte à",
        (Locale::En, Facet::Access) => "Open to",
        (Locale::Fr, Facet::Host) => "Établissement",
        (Locale::En, Facet::Host) => "Institution",
        (_, Facet::Label) => "Labels",
    }
}

pub fn access(locale: Locale, access: Access) -> &'static str {
    match (locale, access) {
        (Locale::Fr, Access::Academic) => "Équipes académiques",
        (Locale::En, Access::Academic) => "Academic teams",
        (Locale::Fr, Access::Industry) => "Industrie",
        (Locale::En, Access::Industry) => "Industry",
        (Locale::Fr, Access::Internal) => "Équipes du site",
        (Locale::En, Access::Internal) => "Teams of the site",
        (Locale::Fr, Access::Unknown) => "Non précisé",
        (Locale::En, Access::Unknown) => "Not stated",
    }
}

pub fn sort(locale: Locale, sort: Sort) -> &'static str {
    match (locale, sort) {
        (Locale::Fr, Sort::Relevance) => "pertinence",
        (Locale::En, Sort::Relevance) => "relevance",
        (Locale::Fr, Sort::Name) => "nom",
        (Locale::En, Sort::Name) => "name",
        (Locale::Fr, Sort::Host) => "établissement",
        (Locale::En, Sort::Host) => "institution",
    }
}

/// Why a platform stands beside another; `name` names a technique or a family.
pub fn kinship(locale: Locale, kinship: &Kinship, name: impl Fn(&str) -> String) -> String {
    match kinship {
        Kinship::Techniques(ids) => {
            let names: Vec<String> = ids.iter().take(3).map(|id| name(id)).collect();
            let names = names.join(", ");
            locale.say(["En commun : {}", "In common: {}"], &names)
        }
        Kinship::Family(id) => locale.say(["Même famille : {}", "Same family: {}"], &name(id)),
        Kinship::Host => locale.of(["Même établissement", "Same institution"]).to_owned(),
    }
}

/// `À Paris (75)`, for a slice of the rosette: `Paris (75), 84 plateformes`.
pub fn departement_count(locale: Locale, name: &str, code: &str, value: usize) -> String {
    format!("{name} ({code}), {}", platforms(locale, value))
}

/// Sentence on records that could not be used.
pub fn left_out(locale: Locale, value: usize, file: &str) -> String {
    let one = [
        "1 fiche du fichier {} n’a pas pu être lue et n’est pas affichée.",
        "1 record of the file {} could not be read and is not shown.",
    ];
    let more = [
        "fiches du fichier {} n’ont pas pu être lues et ne sont pas affichées.",
        "records of the file {} could not be read and are not shown.",
    ];
    if value == 1 { locale.say(one, file) } else { format!("{value} {}", locale.say(more, file)) }
}

/// What a visitor misses where a file did not come.
pub fn missing_file(locale: Locale, file: File) -> &'static str {
    match (locale, file) {
        (Locale::Fr, File::Site) => "La présentation de l’organisation n’est pas arrivée",
        (Locale::En, File::Site) => "The presentation of the organisation did not arrive",
        (Locale::Fr, File::Missions) => "Les missions ne sont pas arrivées",
        (Locale::En, File::Missions) => "The missions did not arrive",
        (Locale::Fr, File::Groups) => "Les groupes de travail ne sont pas arrivés",
        (Locale::En, File::Groups) => "The working groups did not arrive",
        (Locale::Fr, File::Members) => "La liste des membres et partenaires n’est pas arrivée",
        (Locale::En, File::Members) => "The list of members and partners did not arrive",
        (Locale::Fr, File::Events) => "L’agenda n’est pas arrivé",
        (Locale::En, File::Events) => "The events did not arrive",
        (Locale::Fr, File::Platforms) => "Le catalogue des plateformes n’est pas arrivé",
        (Locale::En, File::Platforms) => "The catalogue of platforms did not arrive",
        (Locale::Fr, File::Hosts) => "Les noms des établissements ne sont pas arrivés",
        (Locale::En, File::Hosts) => "The names of the institutions did not arrive",
        (Locale::Fr, File::Techniques) => "La liste des techniques n’est pas arrivée",
        (Locale::En, File::Techniques) => "The list of techniques did not arrive",
        (Locale::Fr, File::Map) => "La carte des départements n’est pas arrivée",
        (Locale::En, File::Map) => "The map of the départements did not arrive",
    }
}

/// Why a file did not come, in plain words.
pub fn load_error(locale: Locale, error: &LoadError) -> String {
    match error {
        LoadError::Network(_) => locale.of(["pas de réponse du serveur", "no answer from the server"]).to_owned(),
        LoadError::Timeout => locale.of(["réponse trop longue à venir", "the answer took too long"]).to_owned(),
        LoadError::Status(status) => {
            locale.say(["réponse {} du serveur", "the server answered {}"], &status.to_string())
        }
        LoadError::Unreadable(Unreadable::Version(version)) => locale
            .say(["fichier d’une version plus récente ({})", "file of a later version ({})"], &version.to_string()),
        LoadError::Unreadable(error) => {
            locale.say(["fichier illisible : {}", "unreadable file: {}"], &error.to_string())
        }
    }
}

/// `Bouton du thème : système`.
pub fn theme_button(locale: Locale, chosen: usize) -> String {
    let text = locale.text();
    let name = text.theme_names.get(chosen).unwrap_or(&"");
    [text.theme, colon(locale), name].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        for (value, french, english) in [
            (1300.0, "1\u{202f}300", "1,300"),
            (3.5, "3,5", "3.5"),
            (30.85, "30,85", "30.85"),
            (-1_234_567.0, "−1\u{202f}234\u{202f}567", "−1,234,567"),
            (7.0, "7", "7"),
        ] {
            assert_eq!((number(value, Locale::Fr).as_str(), number(value, Locale::En).as_str()), (french, english));
        }
    }

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        assert_eq!(platforms(Locale::Fr, 0), "0\u{a0}plateforme");
        assert_eq!(platforms(Locale::En, 0), "0\u{a0}platforms");
        assert_eq!(platforms(Locale::Fr, 2), "2\u{a0}plateformes");
    }

    #[test]
    fn names_stand_in_a_row() {
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(list(Locale::Fr, &names), "A, B et C");
        assert_eq!(list(Locale::En, &names[..1]), "A");
    }
}
