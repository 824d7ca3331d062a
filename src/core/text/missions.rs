//! The missions and the page of one.

use super::words::{sentences, words};

words! {
    core_mission: "Mission socle" / "Core mission",
    additional_mission: "Mission additionnelle" / "Additional mission",
    objectives: "Objectifs" / "Objectives",
    concerned_groups: "Groupes concernés" / "Groups involved",
    concerned_partners: "Partenaires concernés" / "Partners involved",
    neighbour_missions: "Autres missions" / "Other missions",
    all_missions: "Toutes les missions" / "All missions",
}

sentences! {
    mission_number(number: usize): "Mission {number}" / "Mission {number}",
    mission_place(number: usize, of: usize): "Mission {number} sur {of}" / "Mission {number} of {of}",
}
