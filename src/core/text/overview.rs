//! The catalogue in figures, and the sentences that say what they show.

use super::words::{counts, say, sentences, words};
use super::{catalogue, list, noun, percent, platforms};
use crate::content::access::Access;
use crate::locale::Locale;
use crate::number;
use crate::overview::{Coverage, Needs, Tally};
use crate::query::{Facet, OverviewQuery};

words! {
    download: "Télécharger (CSV)" / "Download (CSV)",
    /// Before the number of a figure.
    figure: "Fig." / "Fig.",

    // Coverage.
    coverage: "Techniques et territoires" / "Techniques and places",
    columns: "Colonnes du tableau" / "Columns of the table",
    rows: "Lignes du tableau" / "Rows of the table",
    by_departement: "Départements" / "Départements",
    by_host: "Établissements" / "Institutions",
    family: "Famille" / "Family",
    technique: "Technique" / "Technique",
    platform: "Plateforme" / "Platform",
    /// The last column of a table.
    total: "Total" / "Total",
    /// The last row of a table.
    together: "Total" / "Total",

    empty_cell: "Case vide\u{a0}: aucune plateforme recensée." / "Empty cell: no platform listed.",

    // Families, places, users, hosts, labels.
    families: "Familles de techniques" / "Families of techniques",
    families_caption: "Une plateforme peut compter dans plusieurs familles."
        / "A platform may count in several families.",
    places: "Départements et publics" / "Départements and users",
    departements: "Plateformes par département" / "Platforms by département",
    departements_caption: "Plateformes par département." / "Platforms by département.",
    access: "Plateformes selon leurs publics" / "Platforms by users",
    hosts: "Plateformes par établissement" / "Platforms by institution",
    hosts_caption: "Plateformes de chaque établissement, hors structures rattachées."
        / "Platforms of each institution, affiliated structures aside.",
    labels: "Plateformes par label" / "Platforms by label",
    labels_caption: "Une plateforme peut avoir plusieurs labels." / "A platform may have several labels.",
    hosts_and_labels: "Établissements et labels" / "Institutions and labels",

    // Techniques that no platform has.
    gaps: "Techniques pas encore mentionnées" / "Techniques not mentioned yet",
    gaps_caption: "Vous connaissez une plateforme qui propose l’une de ces techniques\u{202f}? Ajoutez-la au catalogue."
        / "Do you know a platform that offers one of these techniques? Add it to the catalogue.",
    no_gap: "Chaque technique est mentionnée par une plateforme au moins."
        / "Every technique is mentioned by at least one platform.",
    whole_family: "toute la famille" / "the whole family",

    // Needs.
    needs: "Besoins d’investissement" / "Investment needs",
    needs_by_kind: "Besoins par type" / "Needs by kind",
    needs_by_horizon: "Besoins par date" / "Needs by date",
    needs_list_caption: "Chaque besoin, avec sa plateforme." / "Each need, with its platform.",
    needs_one_by_one: "Besoins un par un" / "Needs one by one",
    needs_counted: "Besoins" / "Needs",
    needs_caption: "Total des montants indiqués\u{202f}; les besoins sans montant sont comptés à part."
        / "Total of the amounts stated; needs without an amount are counted separately.",
    need: "Besoin" / "Need",
    kind: "Type" / "Kind",
    horizon: "Date" / "Date",
    euros: "Montant indiqué (euros)" / "Amount stated (euros)",
    amount: "Montant indiqué" / "Amount stated",
    /// The end of a sentence.
    no_amount: "aucun n’a de montant." / "none has an amount.",
    without_amount: "Sans montant" / "Without amount",
    not_stated: "Autre" / "Other",
}

counts! {
    techniques: ["technique", "techniques"] / ["technique", "techniques"],
    families_with_platforms:
        ["famille a des plateformes", "familles ont des plateformes"]
        / ["family has platforms", "families have platforms"],
    hosts_of_platforms:
        ["établissement accueille des plateformes", "établissements accueillent des plateformes"]
        / ["institution hosts platforms", "institutions host platforms"],
    other_hosts:
        ["autre établissement", "autres établissements"] / ["other institution", "other institutions"],
    other_labels: ["autre label", "autres labels"] / ["other label", "other labels"],
    platforms_that_state:
        ["plateforme indique", "plateformes indiquent"] / ["platform states", "platforms state"],
    investment_needs:
        ["besoin d’investissement", "besoins d’investissement"] / ["investment need", "investment needs"],
}

sentences! {
    // The meanings of the key figures, beside their numbers.
    families_of(all: usize): "familles de techniques sur {all}" / "of {all} families of techniques",
    departements_of(all: usize): "départements sur {all}" / "of {all} départements",

    /// How many entries say who may use their platform.
    access_caption(known: usize, total: usize):
        "Qui peut utiliser les plateformes ({known} sur {total} renseignées)."
        / "Who can use the platforms (known for {known} out of {total}).",
}

/// The meaning of a key figure, beside its number.
pub fn institutions(locale: Locale, value: usize) -> &'static str {
    noun(locale, value, &[["établissement", "établissements"], ["institution", "institutions"]])
}

/// An amount in euros: `1 200 000 €`, `€1,200,000`.
pub fn euros(locale: Locale, amount: f64) -> String {
    let amount = number::format(amount, locale);
    say!(locale, "{amount}\u{a0}€" / "€{amount}")
}

/// A share in whole per cent: `59 %`.
fn share(locale: Locale, part: usize, whole: usize) -> String {
    percent(locale, &((part * 100 + whole / 2) / whole.max(1)).to_string())
}

/// How a counted value reads in a table: with its code, where it has one that people know.
pub fn name(locale: Locale, tally: &Tally) -> String {
    match (tally.facet, Access::parse(&tally.value)) {
        (Facet::Access, Some(code)) => catalogue::access(locale, code).to_owned(),
        _ => tally.full_name(),
    }
}

/// The end of a sentence: `say` of the two most frequent, each with its number: `A (29) et B (24)`.
fn lead(locale: Locale, tallies: &[Tally], say: impl Fn(&str) -> String) -> String {
    let present = tallies.iter().filter(|tally| tally.count > 0).take(2);
    let named: Vec<String> = present.map(|tally| format!("{} ({})", tally.name, tally.count)).collect();
    if named.is_empty() { ".".to_owned() } else { say(&list(locale, &named)) }
}

/// What the table of coverage counts, for its caption.
pub fn coverage_title(locale: Locale, shape: OverviewQuery) -> &'static str {
    locale.of(match (shape.by_host, shape.with_techniques) {
        (false, false) => &[
            "Nombre de plateformes par famille de techniques et par département",
            "Number of platforms by family of techniques and by département",
        ],
        (false, true) => &[
            "Nombre de plateformes par technique et par département",
            "Number of platforms by technique and by département",
        ],
        (true, false) => &[
            "Nombre de plateformes par famille de techniques et par établissement",
            "Number of platforms by family of techniques and by institution",
        ],
        (true, true) => &[
            "Nombre de plateformes par technique et par établissement",
            "Number of platforms by technique and by institution",
        ],
    })
}

/// How to read the table of coverage.
pub fn coverage_note(locale: Locale, coverage: &Coverage) -> String {
    let mut note = words(locale).empty_cell.to_owned();
    if coverage.elsewhere > 0 {
        let platforms = platforms(locale, coverage.elsewhere);
        note += &if coverage.shape.by_host {
            say!(
                locale,
                " Les colonnes sont les établissements qui ont le plus de plateformes\u{202f}; le total compte aussi \
                 {platforms} situées ailleurs."
                    / " The columns are the institutions with most platforms; the total also counts {platforms} \
                       elsewhere."
            )
        } else {
            say!(
                locale,
                " Le total compte aussi {platforms} situées ailleurs."
                    / " The total also counts {platforms} elsewhere."
            )
        };
    }
    note
}

/// `17 plateformes : Cytométrie, 75 Paris`, for a link that shows its number alone.
pub fn cell(locale: Locale, value: usize, [technique, column]: [&str; 2]) -> String {
    [&platforms(locale, value), locale.text().colon, technique, ", ", column].concat()
}

/// What the table of coverage shows: `Paris couvre 18 familles de techniques sur 21.`
pub fn coverage(locale: Locale, coverage: &Coverage) -> String {
    let Some((column, filled)) = coverage.fullest() else { return String::new() };
    let covered =
        if coverage.shape.with_techniques { techniques(locale, filled) } else { super::families(locale, filled) };
    let (name, all) = (&column.name, coverage.height());
    say!(locale, "{name} couvre {covered} sur {all}." / "{name} covers {covered} out of {all}.")
}

/// What the families show.
pub fn families(locale: Locale, tallies: &[Tally]) -> String {
    let present = tallies.iter().filter(|tally| tally.count > 0).count();
    families_with_platforms(locale, present)
        + &lead(locale, tallies, |most| say!(locale, ". Les plus nombreuses\u{a0}: {most}." / ". Most common: {most}."))
}

/// What the départements show: how many have how much, and which have none.
pub fn departements(locale: Locale, tallies: &[Tally], total: usize) -> String {
    let mut first: Option<&Tally> = None;
    for tally in tallies {
        if first.is_none_or(|first| tally.count > first.count) {
            first = Some(tally);
        }
    }
    let Some(Tally { name, count, .. }) = first else { return String::new() };
    let empty = tallies.iter().filter(|tally| tally.count == 0);
    let empty: Vec<String> = empty.map(|tally| tally.name.clone()).collect();
    let share = share(locale, *count, total);
    let said = say!(locale, "{name} réunit {share} des plateformes" / "{name} has {share} of the platforms");
    if empty.is_empty() {
        return say!(locale, "{said}\u{202f}; chaque département en a." / "{said}; every département has some.");
    }
    let empty = list(locale, &empty);
    say!(
        locale,
        "{said}\u{202f}; sans plateforme au catalogue\u{a0}: {empty}."
            / "{said}; without a platform in the catalogue: {empty}."
    )
}

/// What access shows: of those that say it, how many are open to academic teams and to industry.
pub fn access(locale: Locale, both: usize, known: usize) -> String {
    let platforms = platforms(locale, both);
    let are_open = noun(locale, both, &[["est ouverte", "sont ouvertes"], ["is open", "are open"]]);
    say!(
        locale,
        "{platforms} sur {known} {are_open} aux équipes académiques et à l’industrie."
            / "{platforms} out of {known} {are_open} to academic teams and industry."
    )
}

/// What the institutions show.
pub fn hosts(locale: Locale, tallies: &[Tally]) -> String {
    hosts_of_platforms(locale, tallies.len())
        + &lead(locale, tallies, |most| say!(locale, ". Les premiers\u{a0}: {most}." / ". The largest: {most}."))
}

/// What the labels show; `any` platforms have one.
pub fn labels(locale: Locale, tallies: &[Tally], any: usize, total: usize) -> String {
    let platforms = platforms(locale, any);
    let have = noun(locale, any, &[["a", "ont"], ["has", "have"]]);
    say!(locale, "{platforms} sur {total} {have} un label" / "{platforms} out of {total} {have} a label")
        + &lead(locale, tallies, |most| say!(locale, ". Les plus fréquents\u{a0}: {most}." / ". Most common: {most}."))
}

/// What the gaps show.
pub fn gaps(locale: Locale, missing: usize, total: usize) -> String {
    if missing == 0 {
        return words(locale).no_gap.to_owned();
    }
    let techniques = techniques(locale, missing);
    let are_missing = noun(
        locale,
        missing,
        &[["n’est encore mentionnée", "ne sont encore mentionnées"], ["is not mentioned", "are not mentioned"]],
    );
    say!(
        locale,
        "{techniques} sur {total} {are_missing} par aucune fiche."
            / "{techniques} out of {total} {are_missing} in any entry yet."
    )
}

/// `61 autres établissements`, `19 autres labels`
pub fn others(locale: Locale, facet: Facet, value: usize) -> String {
    if facet == Facet::Host { other_hosts(locale, value) } else { other_labels(locale, value) }
}

/// What the needs show.
pub fn needs(locale: Locale, needs: &Needs<'_>) -> String {
    let stated = platforms_that_state(locale, needs.platforms);
    let all = needs.total.count;
    let investments = investment_needs(locale, all);
    let with_amount = all - needs.total.without_amount;
    let sum = if with_amount == 0 {
        words(locale).no_amount.to_owned()
    } else {
        let euros = euros(locale, needs.total.euros);
        say!(
            locale,
            "les montants indiqués ({with_amount} sur {all}) font {euros}."
                / "the amounts stated ({with_amount} of {all}) come to {euros}."
        )
    };
    say!(locale, "{stated} {investments}\u{202f}; {sum}" / "{stated} {investments}; {sum}")
}

/// The name of a file, from the title of its figure: `plateformes-par-label.csv`.
pub fn file_name(title: &str) -> String {
    engine::fold::fold(title).replace(' ', "-") + ".csv"
}
