//! The words of the overview, and the sentences that say what its figures show.

use super::{access as access_name, colon, count, list, platforms};
use crate::content::access::Access;
use crate::locale::Locale;
use crate::number;
use crate::overview::{Coverage, Needs, Tally};
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
    pub hosts: &'static str,
    pub hosts_caption: &'static str,
    pub labels: &'static str,
    pub labels_caption: &'static str,
    pub hosts_and_labels: &'static str,
    pub gaps: &'static str,
    pub gaps_caption: &'static str,
    pub whole_family: &'static str,
    pub needs: &'static str,
    pub needs_by_kind: &'static str,
    pub needs_by_horizon: &'static str,
    pub needs_list_caption: &'static str,
    pub needs_one_by_one: &'static str,
    pub needs_counted: &'static str,
    pub needs_caption: &'static str,
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
    together: "Total",
    coverage: "Techniques et territoires",
    families: "Familles de techniques",
    families_caption: "Une plateforme peut compter dans plusieurs familles.",
    places: "Départements et publics",
    departements: "Plateformes par département",
    departements_caption: "Plateformes par département.",
    access: "Plateformes selon leurs publics",
    hosts: "Plateformes par établissement",
    hosts_caption: "Plateformes de chaque établissement, hors structures rattachées.",
    labels: "Plateformes par label",
    labels_caption: "Une plateforme peut avoir plusieurs labels.",
    hosts_and_labels: "Établissements et labels",
    gaps: "Techniques pas encore mentionnées",
    gaps_caption: "Vous connaissez une plateforme qui propose l’une de ces techniques\u{202f}? Ajoutez-la au catalogue.",
    whole_family: "toute la famille",
    needs: "Besoins d’investissement",
    needs_by_kind: "Besoins par type",
    needs_by_horizon: "Besoins par date",
    needs_list_caption: "Chaque besoin, avec sa plateforme.",
    needs_one_by_one: "Besoins un par un",
    needs_counted: "Besoins",
    needs_caption: "Total des montants indiqués\u{202f}; les besoins sans montant sont comptés à part.",
    need: "Besoin",
    kind: "Type",
    horizon: "Date",
    euros: "Montant indiqué (euros)",
    amount: "Montant indiqué",
    without_amount: "Sans montant",
    not_stated: "Autre",
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
    together: "Total",
    coverage: "Techniques and places",
    families: "Families of techniques",
    families_caption: "A platform may count in several families.",
    places: "Départements and users",
    departements: "Platforms by département",
    departements_caption: "Platforms by département.",
    access: "Platforms by users",
    hosts: "Platforms by institution",
    hosts_caption: "Platforms of each institution, affiliated structures aside.",
    labels: "Platforms by label",
    labels_caption: "A platform may have several labels.",
    hosts_and_labels: "Institutions and labels",
    gaps: "Techniques not mentioned yet",
    gaps_caption: "Do you know a platform that offers one of these techniques? Add it to the catalogue.",
    whole_family: "the whole family",
    needs: "Investment needs",
    needs_by_kind: "Needs by kind",
    needs_by_horizon: "Needs by date",
    needs_list_caption: "Each need, with its platform.",
    needs_one_by_one: "Needs one by one",
    needs_counted: "Needs",
    needs_caption: "Total of the amounts stated; needs without an amount are counted separately.",
    need: "Need",
    kind: "Kind",
    horizon: "Date",
    euros: "Amount stated (euros)",
    amount: "Amount stated",
    without_amount: "Without amount",
    not_stated: "Other",
};

pub fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FR,
        Locale::En => &EN,
    }
}

/// An amount in euros: `1 200 000 €`, `€1,200,000`.
pub fn euros(locale: Locale, amount: f64) -> String {
    locale.say(["{}\u{a0}€", "€{}"], &number::format(amount, locale))
}

/// How a counted value reads in a table: with its code, where it has one that people know.
pub fn name(locale: Locale, tally: &Tally) -> String {
    match (tally.facet, Access::parse(&tally.value)) {
        (Facet::Access, Some(code)) => access_name(locale, code).to_owned(),
        _ => tally.full_name(),
    }
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

/// The two most frequent, each with its number: `Les plus nombreuses : A (29) et B (24).`
fn lead(locale: Locale, tallies: &[Tally], most: [&'static str; 2]) -> String {
    let present = tallies.iter().filter(|tally| tally.count > 0).take(2);
    let named: Vec<String> = present.map(|tally| format!("{} ({})", tally.name, tally.count)).collect();
    if named.is_empty() {
        return ".".to_owned();
    }
    locale.say(most, &list(locale, &named))
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
    let mut note =
        locale.of(["Case vide\u{a0}: aucune plateforme recensée.", "Empty cell: no platform listed."]).to_owned();
    if coverage.elsewhere > 0 {
        let elsewhere = if coverage.shape.by_host {
            [
                " Les colonnes sont les établissements qui ont le plus de plateformes\u{202f}; le total compte aussi {} situées ailleurs.",
                " The columns are the institutions with most platforms; the total also counts {} elsewhere.",
            ]
        } else {
            [" Le total compte aussi {} situées ailleurs.", " The total also counts {} elsewhere."]
        };
        note += &locale.say(elsewhere, &platforms(locale, coverage.elsewhere));
    }
    note
}

/// `17 plateformes : Cytométrie, 75 Paris`, for a link that shows its number alone.
pub fn cell(locale: Locale, value: usize, [technique, column]: [&str; 2]) -> String {
    format!("{}{}{technique}, {column}", platforms(locale, value), colon(locale))
}

/// What the table of coverage shows: `Paris couvre 18 familles de techniques sur 21.`
pub fn coverage(locale: Locale, coverage: &Coverage) -> String {
    let Some((column, filled)) = coverage.fullest() else { return String::new() };
    let of = |value: usize| {
        if coverage.shape.with_techniques { techniques(locale, value) } else { super::families(locale, value) }
    };
    let covers = locale.of(["{} couvre {} sur {}.", "{} covers {} out of {}."]);
    fill(covers, &[&column.name, &of(filled), &coverage.height().to_string()])
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
    present + &lead(locale, tallies, [". Les plus nombreuses\u{a0}: {}.", ". Most common: {}."])
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
        return said + locale.of(["\u{202f}; chaque département en a.", "; every département has some."]);
    }
    said + &locale.say(
        ["\u{202f}; sans plateforme au catalogue\u{a0}: {}.", "; without a platform in the catalogue: {}."],
        &list(locale, &empty),
    )
}

/// How many entries say who may use their platform.
pub fn access_caption(locale: Locale, known: usize, total: usize) -> String {
    let caption = locale.of([
        "Qui peut utiliser les plateformes ({} sur {} renseignées).",
        "Who can use the platforms (known for {} out of {}).",
    ]);
    fill(caption, &[&known.to_string(), &total.to_string()])
}

/// What access shows: of those that say it, how many are open to academic teams and to industry.
pub fn access(locale: Locale, both: usize, known: usize) -> String {
    let open = count(
        locale,
        both,
        [
            "plateforme sur {} est ouverte aux équipes académiques et à l’industrie.",
            "plateformes sur {} sont ouvertes aux équipes académiques et à l’industrie.",
        ],
        [
            "platform out of {} is open to academic teams and industry.",
            "platforms out of {} are open to academic teams and industry.",
        ],
    );
    fill(&open, &[&known.to_string()])
}

/// What the institutions show.
pub fn hosts(locale: Locale, tallies: &[Tally]) -> String {
    let hosts = count(
        locale,
        tallies.len(),
        ["établissement accueille des plateformes", "établissements accueillent des plateformes"],
        ["institution hosts platforms", "institutions host platforms"],
    );
    hosts + &lead(locale, tallies, [". Les premiers\u{a0}: {}.", ". The largest: {}."])
}

/// What the labels show; `any` platforms have one.
pub fn labels(locale: Locale, tallies: &[Tally], any: usize, total: usize) -> String {
    let any = count(
        locale,
        any,
        ["plateforme sur {} a un label", "plateformes sur {} ont un label"],
        ["platform out of {} has a label", "platforms out of {} have a label"],
    );
    fill(&any, &[&total.to_string()])
        + &lead(locale, tallies, [". Les plus fréquents\u{a0}: {}.", ". Most common: {}."])
}

/// What the gaps show.
pub fn gaps(locale: Locale, missing: usize, total: usize) -> String {
    if missing == 0 {
        return locale
            .of([
                "Chaque technique est mentionnée par une plateforme au moins.",
                "Every technique is mentioned by at least one platform.",
            ])
            .to_owned();
    }
    let missing = count(
        locale,
        missing,
        [
            "technique sur {} n’est encore mentionnée par aucune fiche.",
            "techniques sur {} ne sont encore mentionnées par aucune fiche.",
        ],
        [
            "technique out of {} is not mentioned in any entry yet.",
            "techniques out of {} are not mentioned in any entry yet.",
        ],
    );
    fill(&missing, &[&total.to_string()])
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
    let stated = count(
        locale,
        needs.platforms,
        ["plateforme indique", "plateformes indiquent"],
        ["platform states", "platforms state"],
    );
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
