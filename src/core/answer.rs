//! The texts beside the results of a question: why a platform answers it, which technique has no platform, who asks.

use engine::fold::words;
use engine::{Builder, Field, Found, Index, Role, TermMatch, need_key};

use crate::catalogue::Catalogue;
use crate::content::access::Access;
use crate::content::records::{Platform, Technique};
use crate::locale::Locale;
use crate::query::Facet;

/// Why a platform answers a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason<'a> {
    pub technique: &'a Technique,
    /// What the technique is for, in the language of the page.
    pub need: &'a str,
}

/// The technique that a question is about, if no platform has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unlisted<'a> {
    pub technique: &'a Technique,
    /// The closest techniques that platforms have.
    pub nearest: Vec<&'a Technique>,
}

/// How well a need must match a question, from 0 to 1, to be given as a reason.
const MIN_MATCH: f32 = 0.3;

/// A technique with more than this share of the best score counts as an answer too.
const NEAR_BEST: f32 = 0.92;

/// Most techniques named as alternatives.
const NEAREST: usize = 3;

/// If a company asks: the factor for a platform open to companies, and for one that says it is not.
const IF_OPEN: f32 = 1.15;
const IF_CLOSED: f32 = 0.85;

/// Bonus for a platform at the place named in the question, and the distance in kilometres at which half of it is left.
const NEAR: f32 = 0.15;
const FAR: f32 = 4.0;

/// The mean position of some platforms, as latitude and longitude in degrees.
fn middle<'a>(platforms: impl Iterator<Item = &'a Platform>) -> Option<[f64; 2]> {
    let (mut sum, mut count) = ([0.0, 0.0], 0.0);
    for (lat, lon) in platforms.filter_map(|platform| platform.lat.zip(platform.lon)) {
        sum = [sum[0] + lat, sum[1] + lon];
        count += 1.0;
    }
    (count > 0.0).then(|| sum.map(|sum| sum / count))
}

/// The distance from a position to a platform in kilometres, on a plane. `None` if the platform has no coordinates.
#[allow(clippy::cast_possible_truncation, reason = "a rough distance")]
fn distance([lat, lon]: [f64; 2], platform: &Platform) -> Option<f32> {
    const DEGREE: f64 = 111.2;
    let (north, east) = (platform.lat? - lat, platform.lon? - lon);
    let angle = lat.to_radians();
    // The first terms of the series of the cosine.
    let cosine = 1.0 - angle * angle / 2.0 + angle * angle * angle * angle / 24.0;
    Some(((north * north + (east * cosine) * (east * cosine)).sqrt() * DEGREE) as f32)
}

/// Whether the question is asked by or for a company.
fn is_by_company(text: &str) -> bool {
    const COMPANIES: &str = "entreprise entreprises startup startups pme industrie industriel industriels societe \
        biotech biotechs company companies industry industrial firm pharma pharmaceutique";
    let words = words(text);
    let is_start_up = words.windows(2).any(|pair| pair[0].folded == "start" && pair[1].folded.starts_with("up"));
    is_start_up || words.iter().any(|word| COMPANIES.split(' ').any(|known| known == word.folded))
}

/// The need with this key in a language. The key may be that of either language: the lists have the same order.
fn need_of<'a>(technique: &'a Technique, key: &str, locale: Locale) -> Option<&'a str> {
    let lists = technique.needs.values().filter_map(|needs| needs.iter().position(|need| need_key(need) == key));
    let index = lists.min()?;
    technique.needs.get(locale)?.value.get(index).map(String::as_str)
}

/// An index of the techniques by their names and their needs.
pub(crate) fn index(techniques: &[Technique]) -> Index {
    let mut builder = Builder::default();
    for technique in techniques {
        builder.begin();
        technique.label.values().for_each(|label| builder.add(Field::Technique, label));
        technique.synonyms.values().flatten().for_each(|synonym| builder.add(Field::Synonym, synonym));
        technique.needs.values().flatten().for_each(|need| builder.add(Field::Need, need));
    }
    builder.finish()
}

impl Catalogue {
    /// Adjusts the scores of the answers to who asks, and to their distance from the place that the question names.
    pub(crate) fn adjust_scores(&self, text: &str, found: &mut Found) {
        let platforms = &self.platforms.all;
        let middle = middle(found.placed().iter().zip(platforms).filter(|(placed, _)| **placed).map(|(_, one)| one));
        let is_company = is_by_company(text);
        found.scale_scores(|index| {
            let Some(platform) = platforms.get(index) else { return 1.0 };
            let access = match is_company {
                true if platform.is_open_to(Access::Industry) => IF_OPEN,
                true if !platform.is_open_to(Access::Unknown) => IF_CLOSED,
                _ => 1.0,
            };
            let near =
                middle.and_then(|middle| distance(middle, platform)).map_or(1.0, |km| 1.0 + NEAR / (1.0 + km / FAR));
            access * near
        });
    }

    /// Why the platform at an index answers a question; `None` if the text is not a question.
    pub fn reason(&self, found: &Found, platform: usize, locale: Locale) -> Option<Reason<'_>> {
        let (key, fit) = self.index().reason(found, platform)?;
        if fit < MIN_MATCH {
            return None;
        }
        let own = self.platforms.all.get(platform)?.techniques.iter().filter_map(|id| self.technique(id));
        // Otherwise a technique of the same family.
        let all = self.techniques.iter().flat_map(|techniques| &techniques.all);
        own.chain(all).find_map(|technique| Some(Reason { technique, need: need_of(technique, key, locale)? }))
    }

    /// The technique that a question is about, if no platform has it: the best match, unless its family is listed.
    pub fn unlisted(&self, text: &str) -> Option<Unlisted<'_>> {
        let all = &self.techniques.as_ref()?.all;
        let index = self.technique_index.get_or_init(|| index(all));
        let found = index.search(text)?;
        let best = found.best(all.len());
        let is_listed = |index: &&usize| self.count(Facet::Technique, &all[**index].id) > 0;
        let first = *best.first().filter(|index| !is_listed(index))?;
        let listed: Vec<usize> = best.iter().filter(is_listed).take(NEAREST).copied().collect();
        // A listed technique with nearly the same score is an answer.
        let is_close = |index: &usize| found.scores[*index] > found.scores[first] * NEAR_BEST;
        if listed.first().is_some_and(is_close) {
            return None;
        }
        Some(Unlisted { technique: &all[first], nearest: listed.into_iter().map(|index| &all[index]).collect() })
    }
}

/// The place named in a question, if no platform there answers it; `None` otherwise.
pub fn elsewhere<'a>(text: &'a str, found: &Found) -> Option<&'a str> {
    let (first, last) = found.elsewhere?;
    let words = words(text);
    let find = |index: usize| words.iter().find(|word| word.folded == found.term_matches[index].word);
    text.get(find(first)?.start..find(last)?.end)
}

/// The exclusions of a question, as typed, without accents.
pub fn left_out(term_matches: &[TermMatch]) -> impl Iterator<Item = &str> {
    term_matches.iter().filter(|term_match| term_match.role == Role::Not).map(|term_match| term_match.word.as_str())
}

/// Whether a question is asked by a patient or a relative.
pub fn is_by_patient(text: &str, term_matches: &[TermMatch]) -> bool {
    const PATIENTS: [&str; 6] = ["patient", "patients", "patiente", "malade", "malades", "survivor"];
    const OWN: [&str; 6] = ["mon", "ma", "mes", "notre", "my", "our"];
    const NEAR: &str = " pere mere mari femme epoux epouse fils fille frere soeur enfant ami amie father mother husband \
        wife son daughter brother sister dad mum mom child friend cancer chimiotherapie chemotherapy medecin doctor \
        oncologue oncologist ";
    const CARED: [&str; 10] = [
        "soigne",
        "soignee",
        "gueri",
        "guerie",
        "operee",
        "diagnosed",
        "cured",
        "rendez",
        "appointment",
        "consultation",
    ];
    let says_so = term_matches
        .iter()
        .any(|term_match| term_match.role == Role::Asker && PATIENTS.contains(&term_match.word.as_str()));
    let words = words(text);
    let words: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let is_near = |pair: &[&str]| OWN.contains(&pair[0]) && NEAR.split(' ').any(|near| near == pair[1]);
    says_so || words.windows(2).any(is_near) || words.iter().any(|word| CARED.contains(word))
}
