//! The overview, and the sentences that summarise its figures.

use super::words::{counts, say, words};
use super::{catalogue, noun, percent, platforms};
use crate::content::access::Access;
use crate::locale::{Locale, texts};
use crate::number;
use crate::overview::{self, Coverage, Needs, Tally};
use crate::query::{Facet, OverviewQuery};

words! {
    download: "Télécharger" / "Download",
    /// Before the number of a figure.
    figure: "Fig." / "Fig.",

    coverage: "Techniques et territoires" / "Techniques and places",
    coverage_by_departement: "Nombre de plateformes par famille de techniques et par département"
        / "Number of platforms by family of techniques and by département",
    coverage_by_host: "Nombre de plateformes par famille de techniques et par établissement"
        / "Number of platforms by family of techniques and by institution",
    columns: "Colonnes du tableau" / "Columns of the table",
    by_departement: "Départements" / "Départements",
    by_host: "Établissements" / "Institutions",
    family: "Famille" / "Family",
    platform: "Plateforme" / "Platform",
    /// The first column of a table, and its last row.
    total: "Total" / "Total",
    cell_note: "Case vide\u{a0}: aucune plateforme recensée. Une plateforme peut compter dans plusieurs familles."
        / "Empty cell: no platform listed. A platform may count in several families.",

    access: "Qui peut utiliser les plateformes" / "Who can use the platforms",
    /// The parts of the bar of access.
    audiences[4]:
        [
            "équipes académiques et industrie",
            "équipes académiques seulement",
            "industrie seulement",
            "équipes de l’établissement seulement",
        ]
        / ["academic teams and industry", "academic teams only", "industry only", "in-house teams only"],

    hosts: "Plateformes par établissement" / "Platforms by institution",
    hosts_caption: "Sans les structures rattachées." / "Without affiliated structures.",
    labels: "Plateformes par label" / "Platforms by label",
    labels_caption: "Une plateforme peut avoir plusieurs labels." / "A platform may have several labels.",
    hosts_and_labels: "Établissements et labels" / "Institutions and labels",

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
    without_amount: "Sans montant" / "Without an amount",
    not_stated: "Autre" / "Other",
}

counts! {
    families_in_short: ["famille", "familles"] / ["family", "families"],
    hosts_of_platforms:
        ["établissement accueille des plateformes", "établissements accueillent des plateformes"]
        / ["institution hosts platforms", "institutions host platforms"],
    entries_with_access: ["fiche renseignée", "fiches renseignées"] / ["entry states this", "entries state this"],
    platforms_that_state:
        ["plateforme indique", "plateformes indiquent"] / ["platform states", "platforms state"],
    investment_needs:
        ["besoin d’investissement", "besoins d’investissement"] / ["investment need", "investment needs"],
}

/// `204 plateformes, 21 familles, 7 départements sur 8.`
pub fn sentence(locale: Locale, all: usize, families: usize, departements: &[Tally]) -> String {
    let platforms = platforms(locale, all);
    let families = families_in_short(locale, families);
    let (present, all) = (overview::present(departements), departements.len());
    say!(
        locale,
        "{platforms}, {families}, {present}\u{a0}départements sur {all}."
            / "{platforms}, {families}, {present} of {all} départements."
    )
}

/// How many entries say who may use their platform: `66 fiches renseignées sur 204.`
pub fn access_caption(locale: Locale, known: usize, total: usize) -> String {
    let known = entries_with_access(locale, known);
    say!(locale, "{known} sur {total}." / "{known}, out of {total}.")
}

/// Under a bar chart: `Les 8 premiers sur 61.`; empty if it shows all.
pub fn first_of(locale: Locale, shown: usize, all: usize) -> String {
    if shown == all {
        return String::new();
    }
    say!(locale, "Les {shown} premiers sur {all}." / "The first {shown} of {all}.")
}

/// An amount in euros: `1 200 000 €`, `€1,200,000`.
pub fn euros(locale: Locale, amount: f64) -> String {
    let amount = number::format(amount, locale);
    say!(locale, "{amount}\u{a0}€" / "€{amount}")
}

/// A share in whole per cent: `59 %`.
pub fn share(locale: Locale, part: usize, whole: usize) -> String {
    percent(locale, &((part * 100 + whole / 2) / whole.max(1)).to_string())
}

/// The name of a value in a table, with its code if that is well known.
pub fn name(locale: Locale, tally: &Tally) -> String {
    match (tally.facet, Access::parse(&tally.value)) {
        (Facet::Access, Some(code)) => catalogue::access(locale, code).to_owned(),
        _ => tally.full_name(),
    }
}

/// The caption of the table of coverage.
pub fn coverage_title(locale: Locale, shape: OverviewQuery) -> &'static str {
    let words = words(locale);
    if shape.by_host { words.coverage_by_host } else { words.coverage_by_departement }
}

/// How to read the table of coverage.
pub fn coverage_note(locale: Locale, coverage: &Coverage) -> String {
    let mut note = words(locale).cell_note.to_owned();
    if coverage.elsewhere > 0 {
        let platforms = platforms(locale, coverage.elsewhere);
        note += &if coverage.shape.by_host {
            say!(
                locale,
                " Les colonnes sont les établissements qui ont le plus de plateformes\u{202f}; le total compte aussi \
                 {platforms} situées ailleurs."
                    / " The columns are the institutions with the most platforms; the total also counts {platforms} \
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

/// The summary of the table of coverage: `Paris couvre 18 familles de techniques sur 21.`
pub fn coverage(locale: Locale, coverage: &Coverage) -> String {
    let Some((column, filled)) = coverage.fullest() else { return String::new() };
    let covered = super::families(locale, filled);
    let (name, all) = (&column.name, coverage.rows.len());
    say!(locale, "{name} couvre {covered} sur {all}." / "{name} covers {covered} out of {all}.")
}

/// The summary of access: among platforms that state it, how many are open to academic teams and to industry.
pub fn access(locale: Locale, both: usize, known: usize) -> String {
    let platforms = platforms(locale, both);
    let are_open = noun(locale, both, &texts!(["est ouverte", "sont ouvertes"] / ["is open", "are open"]));
    say!(
        locale,
        "{platforms} sur {known} {are_open} aux équipes académiques et à l’industrie."
            / "{platforms} out of {known} {are_open} to academic teams and industry."
    )
}

/// The summary of the institutions.
pub fn hosts(locale: Locale, tallies: &[Tally]) -> String {
    hosts_of_platforms(locale, tallies.len()) + "."
}

/// The summary of the labels; `any` platforms have one.
pub fn labels(locale: Locale, any: usize, total: usize) -> String {
    let platforms = platforms(locale, any);
    let have = noun(locale, any, &texts!(["a", "ont"] / ["has", "have"]));
    say!(locale, "{platforms} sur {total} {have} un label." / "{platforms} out of {total} {have} a label.")
}

/// The summary of the needs.
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
            "les montants indiqués ({with_amount} sur {all}) s’élèvent à {euros}."
                / "the amounts stated ({with_amount} of {all}) come to {euros}."
        )
    };
    say!(locale, "{stated} {investments}\u{202f}; {sum}" / "{stated} {investments}; {sum}")
}

/// The file name of a figure without extension, from its title: `plateformes-par-label`.
pub fn file_name(title: &str) -> String {
    engine::fold::fold(title).replace(' ', "-")
}
