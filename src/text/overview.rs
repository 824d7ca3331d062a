//! The words of the overview, and the sentences that say what its figures show.

use super::{colon, count, list, number, platforms};
use crate::content::date::Date;
use crate::locale::Locale;
use crate::overview::{Age, Coverage, Needs, Tally};
use crate::query::{Facet, OverviewQuery};

/// The fixed words.
pub struct Words {
    pub download: &'static str,
    pub columns: &'static str,
    pub rows: &'static str,
    pub by_departement: &'static str,
    pub by_host: &'static str,
    pub family: &'static str,
    pub technique: &'static str,
    pub platform: &'static str,
    pub total: &'static str,
    pub together: &'static str,
    pub coverage: &'static str,
    pub families: &'static str,
    pub families_caption: &'static str,
    pub places: &'static str,
    pub departements: &'static str,
    pub departements_caption: &'static str,
    pub access: &'static str,
    pub access_caption: &'static str,
    pub hosts: &'static str,
    pub hosts_caption: &'static str,
    pub labels: &'static str,
    pub labels_caption: &'static str,
    pub hosts_and_labels: &'static str,
    pub gaps: &'static str,
    pub gaps_caption: &'static str,
    pub whole_family: &'static str,
    pub age: &'static str,
    pub date: &'static str,
    pub id: &'static str,
    pub to_check: &'static str,
    pub undated: &'static str,
    pub to_check_caption: &'static str,
    pub needs: &'static str,
    pub needs_by_kind: &'static str,
    pub needs_by_horizon: &'static str,
    pub needs_list_caption: &'static str,
    pub needs_one_by_one: &'static str,
    pub needs_counted: &'static str,
    pub needs_caption: &'static str,
    pub no_needs: &'static str,
    pub no_needs_note: &'static str,
    pub need: &'static str,
    pub kind: &'static str,
    pub horizon: &'static str,
    pub euros: &'static str,
    pub amount: &'static str,
    pub without_amount: &'static str,
    pub not_stated: &'static str,
}

static FR: Words = Words {
    download: "Télécharger (CSV)",
    columns: "Colonnes du tableau",
    rows: "Lignes du tableau",
    by_departement: "Départements",
    by_host: "Établissements",
    family: "Famille",
    technique: "Technique",
    platform: "Plateforme",
    total: "Total",
    together: "Ensemble",
    coverage: "Techniques et territoires",
    families: "Familles de techniques",
    families_caption: "Plateformes par famille ; une plateforme compte une fois dans chacune des siennes. La couleur rapproche les familles voisines, sans autre sens.",
    places: "Départements et accès",
    departements: "Plateformes par département",
    departements_caption: "Plateformes par département de la région.",
    access: "Plateformes selon leur accès",
    access_caption: "À qui les plateformes disent s’ouvrir. Une plateforme compte pour chacun des publics qu’elle nomme.",
    hosts: "Plateformes par établissement",
    hosts_caption: "Plateformes par établissement d’accueil. Un établissement compte celles qu’il accueille lui-même, non celles des organismes qui lui sont rattachés.",
    labels: "Plateformes par label",
    labels_caption: "Plateformes par label, tel que leur fiche l’écrit. Une plateforme peut en avoir plusieurs.",
    hosts_and_labels: "Établissements et labels",
    gaps: "Techniques sans plateforme",
    gaps_caption: "Techniques de la nomenclature qu’aucune fiche ne nomme. Une fiche qui ne nomme qu’une famille ne dit rien de ses techniques : c’est une question à poser, non une preuve d’absence.",
    whole_family: "toute la famille",
    age: "Âge des informations",
    date: "Date",
    id: "Identifiant",
    to_check: "Fiches à vérifier d’abord",
    undated: "sans date",
    to_check_caption: "Fiches qui ont un an ou plus, la plus ancienne d’abord, puis celles qui n’ont pas de date.",
    needs: "Besoins d’investissement",
    needs_by_kind: "Besoins par nature",
    needs_by_horizon: "Besoins par échéance",
    needs_list_caption: "Chaque besoin, avec la plateforme qui l’indique.",
    needs_one_by_one: "Besoins indiqués, un par un",
    needs_counted: "Besoins",
    needs_caption: "Seuls les montants indiqués sont additionnés ; les besoins sans montant sont comptés à part.",
    no_needs: "Aucune fiche n’indique de besoin d’investissement : il n’y a rien à additionner.",
    no_needs_note: "Ce silence ne veut pas dire que les plateformes n’ont pas de besoin. Dès qu’une fiche en indiquera un, son total paraîtra ici, par nature et par échéance.",
    need: "Besoin",
    kind: "Nature",
    horizon: "Échéance",
    euros: "Montant indiqué (euros)",
    amount: "Montant indiqué",
    without_amount: "Sans montant",
    not_stated: "Non précisé",
};

static EN: Words = Words {
    download: "Download (CSV)",
    columns: "Columns of the table",
    rows: "Rows of the table",
    by_departement: "Départements",
    by_host: "Institutions",
    family: "Family",
    technique: "Technique",
    platform: "Platform",
    total: "Total",
    together: "Together",
    coverage: "Techniques and places",
    families: "Families of techniques",
    families_caption: "Platforms by family; a platform counts once in each of its own. Colour brings related families together and means nothing else.",
    places: "Départements and access",
    departements: "Platforms by département",
    departements_caption: "Platforms by département of the region.",
    access: "Platforms by access",
    access_caption: "Whom the platforms say they are open to. A platform counts for each of the users it names.",
    hosts: "Platforms by institution",
    hosts_caption: "Platforms by host institution. An institution counts those it hosts itself, not those of the bodies attached to it.",
    labels: "Platforms by label",
    labels_caption: "Platforms by label, as their record writes it. A platform may have several.",
    hosts_and_labels: "Institutions and labels",
    gaps: "Techniques without a platform",
    gaps_caption: "Techniques of the taxonomy that no record names. A record that names only a family says nothing of its techniques: this is a question to ask, not a proof of absence.",
    whole_family: "the whole family",
    age: "Age of the information",
    date: "Date",
    id: "Identifier",
    to_check: "Records to check first",
    undated: "undated",
    to_check_caption: "Records a year old or more, the oldest first, then those without a date.",
    needs: "Investment needs",
    needs_by_kind: "Needs by kind",
    needs_by_horizon: "Needs by horizon",
    needs_list_caption: "Each need, with the platform that states it.",
    needs_one_by_one: "Needs stated, one by one",
    needs_counted: "Needs",
    needs_caption: "Only the amounts stated are added up; needs without an amount are counted apart.",
    no_needs: "No record states an investment need: there is nothing to add up.",
    no_needs_note: "This silence does not mean that the platforms need nothing. As soon as a record states a need, its total will appear here, by kind and by horizon.",
    need: "Need",
    kind: "Kind",
    horizon: "Horizon",
    euros: "Amount stated (euros)",
    amount: "Amount stated",
    without_amount: "Without amount",
    not_stated: "Not stated",
};

pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FR,
        Locale::En => &EN,
    }
}

pub fn age(locale: Locale, age: Age) -> &'static str {
    locale.of(match age {
        Age::Fresh => ["Moins de 6 mois", "Less than 6 months"],
        Age::Fair => ["De 6 à 12 mois", "6 to 12 months"],
        Age::Old => ["12 mois ou plus", "12 months or more"],
        Age::Undated => ["Sans date", "Undated"],
    })
}

/// An amount in euros: `1 200 000 €`, `€1,200,000`.
pub fn euros(locale: Locale, amount: f64) -> String {
    locale.say(["{}\u{a0}€", "€{}"], &number(amount, locale))
}

/// A share in whole per cent: `59 %`.
fn share(locale: Locale, part: usize, whole: usize) -> String {
    locale.say(["{}\u{a0}%", "{}%"], &((part * 100 + whole / 2) / whole.max(1)).to_string())
}

/// A sentence with values in the places of `{}`.
fn fill(sentence: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    for (place, piece) in sentence.split("{}").enumerate() {
        if place > 0 {
            filled.push_str(values.get(place - 1).unwrap_or(&""));
        }
        filled.push_str(piece);
    }
    filled
}

fn techniques(locale: Locale, value: usize) -> String {
    count(locale, value, ["technique", "techniques"], ["technique", "techniques"])
}

/// The two most frequent, each with its number: `en tête : A (29), puis B (24).`
fn lead(locale: Locale, tallies: &[Tally]) -> String {
    let present = tallies.iter().filter(|tally| tally.count > 0).take(2);
    let named: Vec<String> = present.map(|tally| format!("{} ({})", tally.name, tally.count)).collect();
    if named.is_empty() {
        return ".".to_owned();
    }
    locale.say([" ; en tête : {}.", "; in the lead: {}."], &named.join(locale.of([", puis ", ", then "])))
}

/// The meanings of the key figures, which stand beside their numbers.
pub fn families_of(locale: Locale, all: usize) -> String {
    locale.say(["familles de techniques sur {}", "of {} families of techniques"], &all.to_string())
}

pub fn departements_of(locale: Locale, all: usize) -> String {
    locale.say(["départements sur {}", "of {} départements"], &all.to_string())
}

pub fn institutions(locale: Locale, value: usize) -> &'static str {
    locale.of(if value == 1 { ["établissement", "institution"] } else { ["établissements", "institutions"] })
}

/// What the table of coverage counts, for its caption.
pub fn coverage_title(locale: Locale, shape: OverviewQuery) -> &'static str {
    locale.of(match (shape.by_host, shape.with_techniques) {
        (false, false) => [
            "Nombre de plateformes par famille de techniques et par département",
            "Number of platforms by family of techniques and by département",
        ],
        (false, true) => [
            "Nombre de plateformes par technique et par département",
            "Number of platforms by technique and by département",
        ],
        (true, false) => [
            "Nombre de plateformes par famille de techniques et par établissement",
            "Number of platforms by family of techniques and by institution",
        ],
        (true, true) => [
            "Nombre de plateformes par technique et par établissement",
            "Number of platforms by technique and by institution",
        ],
    })
}

/// How to read the table of coverage.
pub fn coverage_note(locale: Locale, coverage: &Coverage) -> String {
    let note = locale.of([
        "Une plateforme compte une fois dans chacune de ses lignes. Plus la case est foncée, plus l’offre est dense ; une case vide signale une absence, non un défaut.",
        "A platform counts once in each of its rows. The darker the cell, the denser the offer; an empty cell marks an absence, not a fault.",
    ]);
    let mut note = note.to_owned();
    if coverage.elsewhere > 0 {
        let elsewhere = if coverage.shape.by_host {
            [
                " Les colonnes sont les établissements qui ont le plus de plateformes ; {} ailleurs ne comptent que dans le total.",
                " The columns are the institutions with most platforms; {} elsewhere count in the total alone.",
            ]
        } else {
            [
                " {} sans département connu ne comptent que dans le total.",
                " {} whose département is not known count in the total alone.",
            ]
        };
        note += &locale.say(elsewhere, &platforms(locale, coverage.elsewhere));
    }
    note
}

/// `17 plateformes : Cytométrie, 75 Paris`, for a link that shows its number alone.
pub fn cell(locale: Locale, value: usize, [technique, column]: [&str; 2]) -> String {
    format!("{}{}{technique}, {column}", platforms(locale, value), colon(locale))
}

/// What the table of coverage shows.
pub fn coverage(locale: Locale, coverage: &Coverage) -> String {
    let Some((column, filled)) = coverage.fullest() else { return String::new() };
    let height = coverage.height();
    let of = |value: usize| {
        if coverage.shape.with_techniques { techniques(locale, value) } else { super::families(locale, value) }
    };
    let best = if coverage.shape.by_host {
        [
            "L’établissement qui en réunit le plus, {}, a {} sur {} ; ",
            "The institution that brings most together, {}, has {} out of {}; ",
        ]
    } else {
        [
            "Le département le mieux couvert, {}, réunit {} sur {} ; ",
            "The best-covered département, {}, brings together {} out of {}; ",
        ]
    };
    let cells = (height * coverage.columns.len()).to_string();
    let gaps = count(
        locale,
        coverage.gaps(),
        ["case sur {} est vide.", "cases sur {} sont vides."],
        ["cell out of {} is empty.", "cells out of {} are empty."],
    );
    fill(locale.of(best), &[&column.name, &of(filled), &height.to_string()]) + &fill(&gaps, &[&cells])
}

/// What the families show.
pub fn families(locale: Locale, tallies: &[Tally]) -> String {
    let present = tallies.iter().filter(|tally| tally.count > 0).count();
    let present = count(
        locale,
        present,
        ["famille a des plateformes", "familles ont des plateformes"],
        ["family has platforms", "families have platforms"],
    );
    present + &lead(locale, tallies)
}

/// What the départements show: how many have how much, and which have none.
pub fn departements(locale: Locale, tallies: &[Tally], total: usize) -> String {
    let mut first: Option<&Tally> = None;
    for tally in tallies {
        if first.is_none_or(|first| tally.count > first.count) {
            first = Some(tally);
        }
    }
    let Some(first) = first else { return String::new() };
    let empty = tallies.iter().filter(|tally| tally.count == 0);
    let empty: Vec<String> = empty.map(|tally| tally.name.clone()).collect();
    let share = share(locale, first.count, total);
    let said = fill(locale.of(["{} réunit {} des plateformes", "{} has {} of the platforms"]), &[&first.name, &share]);
    if empty.is_empty() {
        return said + locale.of([" ; aucun département n’en est dépourvu.", "; no département is without any."]);
    }
    said + &locale.say(
        [" ; sans plateforme au catalogue : {}.", "; without a platform in the catalogue: {}."],
        &list(locale, &empty),
    )
}

/// What access shows: how many do not say, and how many are open to academic teams and to industry.
pub fn access(locale: Locale, unknown: usize, both: usize, total: usize) -> String {
    let silent = count(
        locale,
        unknown,
        [
            "fiche sur {} ({}) ne dit pas à qui la plateforme s’ouvre ; ",
            "fiches sur {} ({}) ne disent pas à qui la plateforme s’ouvre ; ",
        ],
        [
            "record out of {} ({}) does not say whom the platform is open to; ",
            "records out of {} ({}) do not say whom the platform is open to; ",
        ],
    );
    let open = count(
        locale,
        both,
        [
            "plateforme dit s’ouvrir aux équipes académiques et à l’industrie.",
            "plateformes disent s’ouvrir aux équipes académiques et à l’industrie.",
        ],
        [
            "platform says it is open to academic teams and to industry.",
            "platforms say they are open to academic teams and to industry.",
        ],
    );
    fill(&silent, &[&total.to_string(), &share(locale, unknown, total)]) + &open
}

/// What the institutions show.
pub fn hosts(locale: Locale, tallies: &[Tally]) -> String {
    let hosts = count(
        locale,
        tallies.len(),
        ["établissement accueille des plateformes", "établissements accueillent des plateformes"],
        ["institution hosts platforms", "institutions host platforms"],
    );
    hosts + &lead(locale, tallies)
}

/// What the labels show; `any` platforms have one.
pub fn labels(locale: Locale, tallies: &[Tally], any: usize, total: usize) -> String {
    let any = count(
        locale,
        any,
        ["plateforme sur {} indique un label", "plateformes sur {} indiquent un label"],
        ["platform out of {} states a label", "platforms out of {} state a label"],
    );
    fill(&any, &[&total.to_string()]) + &lead(locale, tallies)
}

/// What the gaps show.
pub fn gaps(locale: Locale, missing: usize, total: usize) -> String {
    if missing == 0 {
        return locale
            .of([
                "Chaque technique de la nomenclature est offerte par une plateforme au moins.",
                "Every technique of the taxonomy is offered by one platform at least.",
            ])
            .to_owned();
    }
    let missing = count(
        locale,
        missing,
        [
            "technique sur {} n’est offerte par aucune plateforme du catalogue.",
            "techniques sur {} ne sont offertes par aucune plateforme du catalogue.",
        ],
        [
            "technique out of {} is offered by no platform of the catalogue.",
            "techniques out of {} are offered by no platform of the catalogue.",
        ],
    );
    fill(&missing, &[&total.to_string()])
}

/// What the ages show.
pub fn ages(locale: Locale, ages: [usize; 4], total: usize) -> String {
    let stale: usize = Age::ALL.into_iter().filter(|age| age.needs_checking()).map(|age| ages[age as usize]).sum();
    let stale = count(
        locale,
        stale,
        [
            "fiche sur {} est à vérifier : elle a un an ou plus, ou n’a pas de date.",
            "fiches sur {} sont à vérifier : elles ont un an ou plus, ou n’ont pas de date.",
        ],
        [
            "record out of {} needs checking: it is a year old or more, or has no date.",
            "records out of {} need checking: they are a year old or more, or have no date.",
        ],
    );
    fill(&stale, &[&total.to_string()])
}

/// How the ages were counted.
pub fn ages_caption(locale: Locale, today: Date) -> String {
    locale.say(
        [
            "Temps passé depuis la dernière vérification, au {}. Une date sans jour compte en mois entiers, une année seule depuis son dernier mois.",
            "Time since the last check, on {}. A date without a day counts in whole months, a year alone from its last month.",
        ],
        &today.long(locale),
    )
}

/// `111 autres fiches à vérifier`
pub fn others_to_check(locale: Locale, value: usize) -> String {
    count(
        locale,
        value,
        ["autre fiche à vérifier", "autres fiches à vérifier"],
        ["other record to check", "other records to check"],
    )
}

/// `61 autres établissements`, `19 autres labels`
pub fn others(locale: Locale, facet: Facet, value: usize) -> String {
    let (french, english) = if facet == Facet::Host {
        (["autre établissement", "autres établissements"], ["other institution", "other institutions"])
    } else {
        (["autre label", "autres labels"], ["other label", "other labels"])
    };
    count(locale, value, french, english)
}

/// What the needs show.
pub fn needs(locale: Locale, needs: &Needs<'_>) -> String {
    let stated =
        count(locale, needs.platforms, ["fiche indique", "fiches indiquent"], ["record states", "records state"]);
    let all = count(
        locale,
        needs.total.count,
        ["besoin d’investissement", "besoins d’investissement"],
        ["investment need", "investment needs"],
    );
    let with_amount = needs.total.count - needs.total.without_amount;
    let sum = match with_amount {
        0 => locale.of(["aucun n’a de montant.", "none has an amount."]).to_owned(),
        _ => fill(
            locale.of(["les montants indiqués ({} sur {}) font {}.", "the amounts stated ({} of {}) come to {}."]),
            &[&with_amount.to_string(), &needs.total.count.to_string(), &euros(locale, needs.total.euros)],
        ),
    };
    format!("{stated} {all}{} {sum}", locale.of(["\u{202f};", ";"]))
}

/// The name of a file, from the words of its figure: `plateformes-par-label.csv`.
pub fn file_name(title: &str) -> String {
    engine::fold::fold(title).replace(' ', "-") + ".csv"
}
