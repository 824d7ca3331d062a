//! Facts about the organisation are on the page where visitors look for them, in both languages. `voice` has
//! the statements that are nowhere.

use crate::render::render;
use crate::support::shipped_content;

/// The visible text of a page: without tags, spaces normalised.
fn read(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            space if space.is_whitespace() => text.push(' '),
            other => text.push(other),
        }
    }
    let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The page in French and in English, and the facts in each.
type Said = ([&'static str; 2], &'static [&'static str], &'static [&'static str]);

const FACTS: &[Said] = &[
    (
        ["/fr", "/en"],
        &["7 établissements membres, 14 partenaires et 10 groupes de travail", "plus de 42 %", "soins sur le cancer"],
        &["7 member institutions, 14 partners and 10 working groups", "42%", "cancer research and care"],
    ),
    (
        ["/fr/a-propos", "/en/about"],
        &[
            "première région de France pour la prise en charge des cancers et la première aussi pour la recherche",
            "besoins propres de la région",
            "pluridisciplinaires et interinstitutionnelles",
            "7 établissements membres et 14 partenaires",
            "Outil essentiel du Cancéropôle : elle anime les groupes de travail, organise les séminaires et les colloques, \
                 diffuse les appels à projets et met en place des formations innovantes à la recherche",
            "Institut national du cancer",
            "contribution annuelle",
            "Assemblée générale",
            "Comité d’orientation et de pilotage stratégique",
            "Instance d’évaluation scientifique",
            "Pierre Laurent-Puig",
            "Gilles Créhange",
            "plus de 42 %",
            "plus de 40 %",
            "20,5 millions d’euros",
        ],
        &[
            "France’s leading cancer care provider and also its leading region for cancer research",
            "specific needs of the Paris Region",
            "7 member institutions and 14 partners",
            "An essential tool of Cancéropôle: it steers the working groups, organises seminars and symposia, circulates \
                 calls for projects and sets up innovative research training programmes",
            "French National Cancer Institute",
            "annual contribution",
            "General Assembly",
            "Strategic Orientation and Steering Committee",
            "Scientific evaluation body",
            "Pierre Laurent-Puig",
            "Gilles Créhange",
            "more than 42%",
            "more than 40%",
            "€20.5 million",
        ],
    ),
    (
        ["/fr/groupes", "/en/groups"],
        &["produit des connaissances qui peuvent servir à mieux soigner les malades"],
        &["generated knowledge that can be used to improve patient care"],
    ),
    (
        ["/fr/missions/mission-1", "/en/missions/mission-1"],
        &["pluridisciplinaire et fédérée", "données de santé", "Medicen", "Paris Saclay Cancer Cluster"],
        &["multidisciplinary, federated way", "healthcare data", "Medicen", "Paris Saclay Cancer Cluster"],
    ),
    (
        ["/fr/missions/mission-2", "/en/missions/mission-2"],
        &["de deux types : des actions structurantes et des séminaires scientifiques"],
        &["of two types: joint projects and scientific seminars"],
    ),
    (
        ["/fr/missions/mission-3", "/en/missions/mission-3"],
        &["plus de 40 %", "Formations", "Ateliers"],
        &["More than 40%", "Training courses", "Workshops"],
    ),
    (
        ["/fr/missions/mission-4", "/en/missions/mission-4"],
        &["séminaires méthodologiques", "manifestation d’intérêt (AMI) co-organisés avec Medicen"],
        &["methodological seminars", "expressions of interest (AMI) co-organised with Medicen"],
    ),
    (["/fr/missions/additional-1", "/en/missions/additional-1"], &["sept cancéropôles"], &["seven cancéropôles"]),
    (
        ["/fr/missions/additional-2", "/en/missions/additional-2"],
        &["patients et proches dans les groupes de travail", "SIRIC"],
        &["patients and carers into working groups", "SIRICs"],
    ),
    (
        ["/fr/groupes/rare-cancers", "/en/groups/rare-cancers"],
        &[
            "Jérôme Cros",
            "Dix des dix-sept centres experts nationaux",
            "situés en Île-de-France",
            "la pré-indication « cancers rares » dans le plan France Médecine Génomique",
            "EXORARE",
        ],
        &[
            "Jérôme Cros",
            "Ten of the seventeen national expert centres",
            "located in the Paris Region",
            "inclusion of the “rare cancers” pre-indication in the France Médecine Génomique plan",
            "EXORARE",
        ],
    ),
    (
        ["/fr/groupes/geriatric-oncology", "/en/groups/geriatric-oncology"],
        &[
            "Elena Paillaud",
            "cinq unités",
            "Plus d’un cancer sur trois",
            "plus d’un décès par cancer sur deux",
            "ELCAPA",
        ],
        &["five", "More than one cancer in three", "more than one cancer death in two", "ELCAPA"],
    ),
    (["/fr/groupes/radiotherapy", "/en/groups/radiotherapy"], &["Laurent Quero", "ELISA"], &["Laurent Quero", "ELISA"]),
    (
        ["/fr/groupes/humanities-social-sciences", "/en/groups/humanities-social-sciences"],
        &["Diane Boinon", "Sylvie Dolbeault", "méthodes"],
        &["Diane Boinon", "Sylvie Dolbeault", "methods"],
    ),
    (
        ["/fr/groupes/geocancer", "/en/groups/geocancer"],
        &[
            "Anita Burgun",
            "intégrer les données cliniques et biologiques des programmes existants, en particulier celles des SIRIC",
            "données cliniques et génomiques",
        ],
        &[
            "Anita Burgun",
            "integrate the clinical and biological data of existing programmes, in particular the SIRICs",
            "clinical and genomic data",
        ],
    ),
    (
        ["/fr/groupes/tumor-microenvironment", "/en/groups/tumor-microenvironment"],
        &["Sophie Sibéril", "Eric Tartour", "thème émergent", "améliorer le traitement des cancers", "in vitro"],
        &["Sophie Sibéril", "Eric Tartour", "emerging topic", "key to improving cancer treatment", "in vitro"],
    ),
    (
        ["/fr/groupes/technology-platforms", "/en/groups/technology-platforms"],
        &["Sergio Roman-Roman", "Créé en 2014", "annuaire", "besoins d’investissement"],
        &["Sergio Roman-Roman", "Set up in 2014", "directory", "investment needs"],
    ),
    (
        ["/fr/groupes/philosophy-of-cancer-biology", "/en/groups/philosophy-of-cancer-biology"],
        &["Lucie Laplane", "évolution clonale"],
        &["Lucie Laplane", "clonal evolution"],
    ),
    (
        ["/fr/groupes/medicen-partnership", "/en/groups/medicen-partnership"],
        &["Medicen Paris Region", "appels à manifestation d’intérêt (AMI)", "20,5 millions d’euros"],
        &["Medicen Paris Region", "calls for expressions of interest (AMI)", "€20.5 million"],
    ),
    (
        ["/fr/groupes/inter-siric-health-democracy", "/en/groups/inter-siric-health-democracy"],
        &["SIRIC Curie", "démocratie en santé"],
        &["SIRIC Curie", "health democracy"],
    ),
    (
        ["/fr/reseau", "/en/network"],
        &[
            "Assistance publique – Hôpitaux de Paris",
            "Fondation Jean Dausset – CEPH",
            "Gustave Roussy",
            "Institut Curie",
            "Institut Pasteur",
            "Sorbonne Université",
            "Institut de recherche Saint-Louis – Université Paris Cité",
        ],
        &["Gustave Roussy", "Institut Curie", "Institut Pasteur", "Sorbonne Université"],
    ),
];

#[test]
fn facts_are_on_the_pages_where_visitors_look() {
    let content = shipped_content();
    let mut missing = Vec::new();
    for (addresses, french, english) in FACTS {
        for (address, facts) in addresses.iter().zip([french, english]) {
            let text = read(&render(content.clone(), address));
            missing.extend(facts.iter().filter(|fact| !text.contains(**fact)).map(|fact| format!("{address}: {fact}")));
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}
