//! Every word of the interface, in both languages: a missing translation does not compile.
//!
//! What the organisation says of itself is content and stands in the data files.

pub mod broken;
mod choices;
pub mod embed;
pub mod offline;
pub mod overview;
pub mod plain;
pub mod proposal;

pub use choices::*;
pub mod export;

use crate::catalogue::Catalogue;
use crate::content::LoadError;
use crate::content::access::Access;
use crate::content::date::Date;
use crate::content::file::File;
use crate::content::read::Unreadable;
use crate::locale::Locale;
use crate::number;
use crate::query::{Facet, Sort};
use crate::search::why::{Kind, Kinship};

/// The fixed words, one field each.
pub struct Text {
    pub skip: &'static str,
    pub home: &'static str,
    pub home_title: &'static str,
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
    pub one_group: &'static str,
    pub one_platform: &'static str,
    pub data_files: &'static str,
    /// Said after the name of a link.
    pub in_new_tab: &'static str,
    /// The name of the organisation follows.
    pub view_on: &'static str,
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
    pub let_go: &'static str,
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
    pub see_groups: &'static str,
    pub open_catalogue: &'static str,
    pub see_missions: &'static str,
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
    pub resources: &'static str,
    pub resources_long: &'static str,
    pub by_the_group: &'static str,
    pub elsewhere: &'static str,
    pub events: &'static str,
    pub related_platforms: &'static str,
    pub former_name: &'static str,
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
    pub access_terms: &'static str,
    pub ask_platform: &'static str,
    pub ask_host: &'static str,
    pub not_given: &'static str,
    pub labels: &'static str,
    pub near_platforms: &'static str,
    pub go_to_site: &'static str,
    pub go_to_host_site: &'static str,
    pub write_to_platform: &'static str,
    pub email: &'static str,
    pub at_a_glance: &'static str,
    pub host: &'static str,
    pub attached_to: &'static str,
    pub address: &'static str,
    pub since_the: &'static str,
    pub trying_again: &'static str,
    pub still_missing: &'static str,
    pub unreadable_record: &'static str,
    pub unreadable_record_lead: &'static str,
    pub no_event_matches: &'static str,
    pub for_cancer: &'static str,
    pub members: &'static str,
    pub works_with: &'static str,
    pub founding: &'static str,
    pub filter_network: &'static str,
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
    home_title: "Plateformes et groupes de recherche sur le cancer",
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
    network: "Membres",
    network_long: "Membres et collaborations",
    about: "À propos",
    accessibility: "Accessibilité",
    accessibility_long: "Déclaration d’accessibilité",
    legal: "Mentions légales",
    find: "Trouver",
    know: "En savoir plus",
    reuse: "Réutiliser",
    one_group: "Un groupe de travail",
    one_platform: "Une plateforme",
    data_files: "Les données du catalogue (JSON)",
    in_new_tab: " (nouvel onglet)",
    view_on: "Voir sur le site\u{a0}:",
    builder: "Afficher sur votre site",
    institutional_site: "Site institutionnel",
    what_do_you_seek: "Quelle technique ou quelle plateforme cherchez-vous\u{202f}?",
    search: "Rechercher",
    overview: "Le catalogue en chiffres",
    compare: "Comparer des plateformes",
    shortlist: "Ma sélection",
    propose: "Ajouter ou corriger une plateforme",
    keep: "Ajouter à ma sélection",
    let_go: "Retirer de ma sélection",
    compare_one: "Comparer",
    comparison: "Comparaison",
    empty_tray: "Vider",
    copied: "Copié.",
    not_copied: "La copie a échoué\u{a0}: sélectionnez le texte.",
    copy: "Copier",
    copy_link: "Copier le lien",
    copy_text: "Copier en texte",
    print: "Imprimer",
    only_differences: "N’afficher que les différences",
    remove: "Retirer",
    add_platform: "Ajouter une plateforme",
    four_at_most: "4\u{a0}plateformes au maximum.",
    nothing_to_compare: "Choisissez jusqu’à 4\u{a0}plateformes dans le catalogue avec la case «\u{a0}Comparer\u{a0}».",
    nothing_kept: "Votre sélection est vide. Touchez le signet d’une plateforme pour l’ajouter, puis comparez, imprimez ou envoyez la liste.",
    keep_these: "Ajouter à ma sélection",
    write_mail: "Écrire un courriel",
    mail_subject: "Plateformes de recherche sur le cancer",
    families: "Familles",
    place: "Lieu",
    website: "Site web",
    acknowledge: "Citer la plateforme",
    report: "Corriger cette fiche",
    list_view: "Liste",
    map_view: "Carte",
    figures_view: "Chiffres",
    display: "Affichage",
    map_of_platforms: "Carte des plateformes",
    map_caption: "●\u{a0}plusieurs plateformes, ○\u{a0}une seule. Touchez un point pour voir la liste.",
    places: "Par lieu",
    unlocated: "Situées à la ville près",
    search_title: "Recherche",
    search_site: "Rechercher dans tout le site",
    open_search: "Rechercher",
    close_search: "Fermer la recherche",
    to_choose: "choisir",
    to_open: "ouvrir",
    to_close: "fermer",
    enter_key: "Entrée",
    escape_key: "Échap",
    slash_key: "Raccourci\u{a0}: touche /",
    search_hint: "Une technique, une plateforme, un groupe, un établissement, un événement.",
    institutions: "Établissements",
    search_platform: "Rechercher une plateforme",
    for_example: "Par exemple",
    or: "ou",
    by_departement: "Plateformes par département",
    in_brief: "Le réseau en bref",
    see_groups: "Tous les groupes",
    open_catalogue: "Ouvrir le catalogue",
    see_missions: "Toutes les missions",
    next_events: "Prochains événements",
    whole_agenda: "Tout l’agenda",
    filter_groups: "Rechercher un groupe",
    theme_index: "Index des thèmes",
    theme_index_note: "Les numéros renvoient aux groupes.",
    coordination: "Coordination",
    former_coordination: "Coordination précédente",
    with: "Avec",
    group_members: "Membres du groupe",
    themes: "Thèmes",
    presentation: "Présentation",
    actions: "Actions",
    structuring_actions: "Actions structurantes",
    resources: "Ressources",
    resources_long: "Ressources et liens",
    by_the_group: "Produites par le groupe",
    elsewhere: "Ailleurs, sur le même thème",
    events: "Événements",
    related_platforms: "Plateformes sur les mêmes thèmes",
    former_name: "Ancien nom",
    neighbour_groups: "Autres groupes",
    neighbour_missions: "Autres missions",
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
    logic: "Dans une rubrique, l’un ou l’autre\u{202f}; d’une rubrique à l’autre, tous à la fois.",
    pagination: "Pagination",
    previous: "Précédente",
    next: "Suivante",
    did_you_mean: "Vouliez-vous dire",
    partial: "Aucun résultat avec tous ces mots.",
    or_widen: "Élargissez la recherche\u{a0}:",
    start_again: "Voir toutes les plateformes",
    techniques: "Techniques",
    services: "Prestations",
    equipment: "Équipements",
    access_and_labels: "Accès et labels",
    open_to: "Ouverte à",
    access_terms: "Conditions d’accès",
    ask_platform: "à demander à la plateforme",
    ask_host: "à demander à l’établissement",
    not_given: "non renseigné",
    labels: "Labels",
    near_platforms: "Plateformes comparables",
    go_to_site: "Site de la plateforme",
    go_to_host_site: "Site de l’établissement",
    write_to_platform: "Écrire à la plateforme",
    email: "Courriel",
    at_a_glance: "En bref",
    host: "Établissement",
    attached_to: "Rattaché à",
    address: "Adresse",
    since_the: "depuis le",
    trying_again: "Nouvel essai…",
    still_missing: "Le chargement a encore échoué.",
    unreadable_record: "Cette fiche n’a pas pu être lue",
    unreadable_record_lead: "Elle existe, mais ses données contiennent une erreur. Les autres fiches s’affichent normalement.",
    no_event_matches: "Aucun événement ne répond à ces critères.",
    for_cancer: "Pour la recherche sur le cancer",
    members: "Membres",
    works_with: "Ils travaillent avec nous",
    founding: "membre fondateur",
    filter_network: "Rechercher un membre ou un organisme",
    filter_agenda: "Rechercher un événement",
    kind: "Type",
    all_kinds: "Tous les types",
    group: "Groupe",
    all_groups: "Tous les groupes",
    period: "Période",
    all_periods: "Toutes les dates",
    upcoming: "À venir",
    past: "Passés",
    all_past: "Tous les événements passés",
    none_upcoming: "Aucun événement annoncé pour le moment.",
    who_we_are: "Qui nous sommes",
    governance: "Gouvernance",
    funding: "Financement",
    history: "Histoire",
    figures_and_sources: "Chiffres et sources",
    aims: "Objectifs",
    object: "Objet statutaire (2007)",
    founding_act: "Acte fondateur",
    legal_form: "Statut",
    formerly: "auparavant",
    privacy: "Vie privée",
    not_found: "Cette page n’existe pas",
    not_found_lead: "L’adresse a peut-être changé. Recherchez ce qui vous manque\u{a0}:",
    loading: "Chargement…",
    try_again: "Réessayer",
    technical_detail: "Détail technique",
    rest_works: "Le reste du site fonctionne. Réessayez, ou revenez dans quelques minutes.",
};

static EN: Text = Text {
    skip: "Skip to content",
    home: "Home",
    home_title: "Cancer research platforms and working groups",
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
    network: "Members",
    network_long: "Members and collaborations",
    about: "About",
    accessibility: "Accessibility",
    accessibility_long: "Accessibility statement",
    legal: "Legal notice",
    find: "Find",
    know: "More",
    reuse: "Reuse",
    one_group: "A working group",
    one_platform: "A platform",
    data_files: "Catalogue data (JSON)",
    in_new_tab: " (new tab)",
    view_on: "View on the website of",
    builder: "Embed on your site",
    institutional_site: "Institutional website",
    what_do_you_seek: "Which technique or platform are you looking for?",
    search: "Search",
    overview: "The catalogue in figures",
    compare: "Compare platforms",
    shortlist: "My shortlist",
    propose: "Add or correct a platform",
    keep: "Add to shortlist",
    let_go: "Remove from shortlist",
    compare_one: "Compare",
    comparison: "Comparison",
    empty_tray: "Clear",
    copied: "Copied.",
    not_copied: "Copying failed: please select the text.",
    copy: "Copy",
    copy_link: "Copy the link",
    copy_text: "Copy as text",
    print: "Print",
    only_differences: "Show differences only",
    remove: "Remove",
    add_platform: "Add a platform",
    four_at_most: "4\u{a0}platforms at most.",
    nothing_to_compare: "Choose up to 4\u{a0}platforms in the catalogue with the “Compare” box.",
    nothing_kept: "Your shortlist is empty. Use the bookmark on a platform to add it, then compare, print or send the list.",
    keep_these: "Add to shortlist",
    write_mail: "Write an e-mail",
    mail_subject: "Cancer research platforms",
    families: "Families",
    place: "Place",
    website: "Website",
    acknowledge: "Cite the platform",
    report: "Correct this entry",
    list_view: "List",
    map_view: "Map",
    figures_view: "Figures",
    display: "Display",
    map_of_platforms: "Map of the platforms",
    map_caption: "●\u{a0}several platforms, ○\u{a0}one. Select a point to list them.",
    places: "By place",
    unlocated: "Located to the nearest town",
    search_title: "Search",
    search_site: "Search the whole site",
    open_search: "Search",
    close_search: "Close the search",
    to_choose: "choose",
    to_open: "open",
    to_close: "close",
    enter_key: "Enter",
    escape_key: "Esc",
    slash_key: "Shortcut: / key",
    search_hint: "A technique, a platform, a group, an institution, an event.",
    institutions: "Institutions",
    search_platform: "Search for a platform",
    for_example: "For example",
    or: "or",
    by_departement: "Platforms by département",
    in_brief: "The network in brief",
    see_groups: "All groups",
    open_catalogue: "Open the catalogue",
    see_missions: "All missions",
    next_events: "Upcoming events",
    whole_agenda: "All events",
    filter_groups: "Search for a group",
    theme_index: "Index of themes",
    theme_index_note: "Numbers refer to the groups.",
    coordination: "Coordination",
    former_coordination: "Previous coordination",
    with: "With",
    group_members: "Group members",
    themes: "Themes",
    presentation: "About the group",
    actions: "Actions",
    structuring_actions: "Joint projects",
    resources: "Resources",
    resources_long: "Resources and links",
    by_the_group: "Produced by the group",
    elsewhere: "Elsewhere, on the same theme",
    events: "Events",
    related_platforms: "Platforms on the same themes",
    former_name: "Former name",
    neighbour_groups: "Other groups",
    neighbour_missions: "Other missions",
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
    logic: "Any choice within a filter; all filters together.",
    pagination: "Pagination",
    previous: "Previous",
    next: "Next",
    did_you_mean: "Did you mean",
    partial: "No result matches every word.",
    or_widen: "Widen the search:",
    start_again: "See all platforms",
    techniques: "Techniques",
    services: "Services",
    equipment: "Equipment",
    access_and_labels: "Access and labels",
    open_to: "Open to",
    access_terms: "Access",
    ask_platform: "ask the platform",
    ask_host: "ask the institution",
    not_given: "not given",
    labels: "Labels",
    near_platforms: "Similar platforms",
    go_to_site: "Platform website",
    go_to_host_site: "Institution website",
    write_to_platform: "Write to the platform",
    email: "E-mail",
    at_a_glance: "At a glance",
    host: "Institution",
    attached_to: "Part of",
    address: "Address",
    since_the: "since",
    trying_again: "Trying again…",
    still_missing: "Loading failed again.",
    unreadable_record: "This entry could not be read",
    unreadable_record_lead: "It exists, but there is a mistake in its data. The other entries can be read as usual.",
    no_event_matches: "No event matches these criteria.",
    for_cancer: "For cancer research",
    members: "Members",
    works_with: "They work with us",
    founding: "founding member",
    filter_network: "Search for a member or an organisation",
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
    none_upcoming: "No upcoming events.",
    who_we_are: "Who we are",
    governance: "Governance",
    funding: "Funding",
    history: "History",
    figures_and_sources: "Figures and sources",
    aims: "Aims",
    object: "Remit (2007)",
    founding_act: "Founding agreement",
    legal_form: "Status",
    formerly: "formerly",
    privacy: "Privacy",
    not_found: "This page does not exist",
    not_found_lead: "The address may have changed. Search for what you need:",
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
    pub fn of(self, [french, english]: [&'static str; 2]) -> &'static str {
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

/// A count in words: `12 plateformes`. French counts zero in the singular.
fn count(locale: Locale, value: usize, french: [&str; 2], english: [&str; 2]) -> String {
    let [one, many] = if locale == Locale::Fr { french } else { english };
    let is_one = value == 1 || (value == 0 && locale == Locale::Fr);
    format!("{}\u{a0}{}", number::format_count(value, locale), if is_one { one } else { many })
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
    count(locale, value, ["événement", "événements"], ["event", "events"])
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

/// `Sources (7)`.
pub fn page_sources(locale: Locale, value: usize) -> String {
    locale.say(["Sources ({})", "Sources ({})"], &value.to_string())
}

/// Another page of a site: `page 2`.
pub fn source_page(number: usize) -> String {
    format!("page\u{a0}{number}")
}

/// `Informations de 2016`, `Informations d’avril 2024`, `Informations du 21 novembre 2026`.
pub fn information_of(locale: Locale, date: Date) -> String {
    let french = match (date.day, date.month) {
        (Some(_), _) => "Informations du {}",
        (None, Some(4 | 8 | 10)) => "Informations d’{}",
        _ => "Informations de {}",
    };
    locale.say([french, "Information from {}"], &date.long(locale))
}

/// `Période : 2023-2027`
pub fn period(locale: Locale, period: &str) -> String {
    locale.say(["Période\u{a0}: {}", "Period: {}"], period)
}

/// `Agenda à jour au 28 novembre 2025.`
pub fn agenda_as_of(locale: Locale, day: Date) -> String {
    locale.say(["Agenda à jour au {}.", "Up to date as of {}."], &day.long(locale))
}

/// The answer to a search, for a reader who does not see the list: `12 plateformes pour « curie »`.
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
        Locale::Fr => "\u{a0}: ",
        Locale::En => ": ",
    }
}

/// In the quotation marks of the language.
pub fn quoted(locale: Locale, text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let text = if short.len() < text.len() { format!("{short}…") } else { short };
    locale.say(["«\u{a0}{}\u{a0}»", "“{}”"], &text)
}

pub fn nothing_found(locale: Locale, sought: &str) -> String {
    if sought.trim().is_empty() {
        return locale
            .of(["Aucune plateforme pour tous ces filtres", "No platform matches all these filters"])
            .to_owned();
    }
    let sought = quoted(locale, sought.trim());
    locale.say(["Aucune plateforme pour {}", "No platform matches {}"], &sought)
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

/// `Aucun résultat pour « citometrie ».`
pub fn not_as_typed(locale: Locale, sought: &str) -> String {
    locale.say(["Aucun résultat pour {}.", "No results for {}."], &quoted(locale, sought.trim()))
}

/// What is shown where nothing has all the words: `Résultats sans « x » :`. `unknown` are the words that nothing has,
/// each in its quotation marks.
pub fn partial_rest(locale: Locale, unknown: &[String]) -> String {
    if unknown.is_empty() {
        return locale.of(["Résultats avec une partie des mots\u{a0}:", "Showing partial matches."]).to_owned();
    }
    locale.say(["Résultats sans {}\u{a0}:", "Results without {}:"], &list(locale, unknown))
}

/// `Technique : cytométrie en flux`
pub fn found_by(locale: Locale, technique: &str) -> String {
    locale.say(["Technique\u{a0}: {}", "Technique: {}"], technique)
}

pub fn nothing_in_list(locale: Locale, sought: &str) -> String {
    let sought = quoted(locale, sought.trim());
    locale.say(["Aucun résultat pour {}.", "No results for {}."], &sought)
}

/// `Sans « 78 Yvelines »`, a filter or what was typed.
pub fn without(locale: Locale, dropped: &str) -> String {
    locale.say(["Sans {}", "Without {}"], &quoted(locale, dropped))
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
    locale.say(["Détailler {}", "Show techniques in {}"], name)
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
        (Locale::Fr, Access::Internal) => "Équipes de l’établissement",
        (Locale::En, Access::Internal) => "In-house teams",
        (Locale::Fr, Access::Unknown) => "À demander à la plateforme",
        (Locale::En, Access::Unknown) => "Ask the platform",
    }
}

/// `Ouverte aux équipes académiques et à l’industrie`; empty where that is not known. Those of the house are said where
/// nobody else is.
pub fn open_to(locale: Locale, access: &[Access]) -> String {
    let name = |access: &Access| {
        let names = match access {
            Access::Academic => ["aux équipes académiques", "academic teams"],
            Access::Industry => ["à l’industrie", "industry"],
            Access::Internal => ["aux équipes de l’établissement", "in-house teams"],
            Access::Unknown => return None,
        };
        Some(locale.of(names).to_owned())
    };
    let said = access.iter().filter(|one| **one != Access::Internal || access.len() == 1);
    let names: Vec<String> = said.filter_map(name).collect();
    if names.is_empty() {
        return String::new();
    }
    locale.say(["Ouverte {}", "Open to {}"], &list(locale, &names))
}

/// How a value of a facet reads: who may use a platform in words, anything else by its name in the data.
pub fn facet_value(locale: Locale, facet: Facet, value: &str, catalogue: &Catalogue) -> String {
    match (facet, Access::parse(value)) {
        (Facet::Access, Some(code)) => access(locale, code).to_owned(),
        _ => catalogue.name(facet, value, locale),
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
            locale.say(["En commun\u{a0}: {}", "In common: {}"], &names)
        }
        Kinship::Family(id) => locale.say(["Même famille\u{a0}: {}", "Same family: {}"], &name(id)),
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
        "1 entry in the file {} could not be read and is not shown.",
    ];
    let more = [
        "fiches du fichier {} n’ont pas pu être lues et ne sont pas affichées.",
        "entries in the file {} could not be read and are not shown.",
    ];
    if value == 1 { locale.say(one, file) } else { format!("{value} {}", locale.say(more, file)) }
}

/// What a visitor misses where a file did not come.
pub fn missing_file(locale: Locale, file: File) -> &'static str {
    locale.of(match file {
        File::Site => {
            ["La présentation n’a pas pu être chargée", "The presentation of the organisation could not be loaded"]
        }
        File::Missions => ["Les missions n’ont pas pu être chargées", "The missions could not be loaded"],
        File::Groups => ["Les groupes de travail n’ont pas pu être chargés", "The working groups could not be loaded"],
        File::Members => [
            "La liste des membres et partenaires n’a pas pu être chargée",
            "The list of members and partners could not be loaded",
        ],
        File::Events => ["L’agenda n’a pas pu être chargé", "The events could not be loaded"],
        File::Platforms => {
            ["Le catalogue des plateformes n’a pas pu être chargé", "The platform catalogue could not be loaded"]
        }
        File::Hosts => [
            "Les noms des établissements n’ont pas pu être chargés",
            "The names of the institutions could not be loaded",
        ],
        File::Techniques => {
            ["La liste des techniques n’a pas pu être chargée", "The list of techniques could not be loaded"]
        }
        File::Map => {
            ["La carte des départements n’a pas pu être chargée", "The map of the départements could not be loaded"]
        }
    })
}

/// Why a file did not come, in plain words.
pub fn load_error(locale: Locale, error: &LoadError) -> String {
    match error {
        LoadError::Network(_) => locale.of(["pas de réponse du serveur", "no answer from the server"]).to_owned(),
        LoadError::Timeout => {
            locale.of(["le serveur met trop de temps à répondre", "the server took too long to answer"]).to_owned()
        }
        LoadError::Status(status) => locale.say(["erreur {} du serveur", "server error {}"], &status.to_string()),
        LoadError::Unreadable(Unreadable::Version(version)) => locale
            .say(["fichier d’une version plus récente ({})", "file of a later version ({})"], &version.to_string()),
        LoadError::Unreadable(error) => {
            locale.say(["fichier illisible\u{a0}: {}", "unreadable file: {}"], &error.to_string())
        }
    }
}

/// `Bouton du thème : système`.
pub fn theme_button(locale: Locale, chosen: usize) -> String {
    let text = locale.text();
    let name = text.theme_names.get(chosen).unwrap_or(&"");
    [text.theme, colon(locale), name].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

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
