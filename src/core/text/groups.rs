//! The working groups and the page of one.

use super::words::{sentences, words};

words! {
    filter_groups: "Rechercher un groupe" / "Search for a group",

    // Of one group.
    mini_site: "Mini-site" / "Mini-site",
    coordination: "Coordination" / "Coordinated by",
    former_coordination: "Coordination précédente" / "Formerly coordinated by",
    /// Followed by those who organise the group with its coordinators.
    with: "Avec" / "With",
    group_members: "Membres du groupe" / "Group members",
    former_name: "Ancien nom" / "Former name",
    themes: "Thèmes" / "Themes",
    presentation: "Présentation" / "About the group",
    structuring_actions: "Actions structurantes" / "Joint projects",
    resources: "Ressources" / "Resources",
    resources_long: "Ressources et liens" / "Resources and links",
    by_the_group: "Produites par le groupe" / "Produced by the group",
    elsewhere: "Ailleurs, sur le même thème" / "Elsewhere, on the same theme",
    related_platforms: "Plateformes sur les mêmes thèmes" / "Platforms on the same themes",
    neighbour_groups: "Autres groupes" / "Other groups",
}

sentences! {
    group_number(number: usize): "Groupe {number}" / "Group {number}",
    group_position(number: usize, of: usize): "Groupe de travail {number} sur {of}" / "Working group {number} of {of}",
    /// Of an action: `Période : 2023-2027`.
    period(period: &str): "Période\u{a0}: {period}" / "Period: {period}",
}
