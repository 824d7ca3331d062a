//! Scores documents for a query.

use crate::builder::{Index, micro, singular};
use crate::distance::{self, near};
use crate::fold::{Word, is_empty_word, words};
use crate::found::{Found, Reading};
use crate::measure::{measure, turned};
use crate::roles::{Role, roles};
use crate::unit::{FORGIVEN, Unit};
use crate::weights::{Field, WEIGHTS, Worth};
use crate::words::is_misspelt_function_word;

/// Most words of a query that are searched; later ones are ignored.
const WORDS: usize = 24;
/// With fewer complete matches than this, needs are searched too.
const FEW: usize = 3;
/// Longest group of words that is looked up as one.
const GROUP: usize = 6;

impl Index {
    /// Scores every document. `None` if the text has no letter or digit.
    pub fn search(&self, text: &str) -> Option<Found> {
        let sought = sought(text);
        if sought.is_empty() {
            return None;
        }
        let last = sought.len() - 1;
        let mut roles = roles(text, &sought);
        let mut units: Vec<Unit> = Vec::with_capacity(sought.len());
        for (index, word) in sought.iter().enumerate() {
            let mut unit = self.as_typed(&word.folded, index == last);
            if let Some(other) = turned(&word.folded) {
                self.also(&other, &mut unit);
            }
            if let Some(other) = micro(&text[word.start..word.end], &word.folded) {
                self.also(&other, &mut unit);
                self.split(&other, &mut unit);
            }
            units.push(unit);
        }
        // In a sentence, function words may be misspelt too. The last word may be unfinished.
        if roles.contains(&Role::Empty) {
            for (role, unit) in roles[..last].iter_mut().zip(&units) {
                let is_unknown = !unit.is_exact && unit.reading.word.len() > 3;
                if is_unknown && is_misspelt_function_word(&unit.reading.word) {
                    *role = Role::Empty;
                }
            }
        }
        let mut extra = vec![0.0_f32; self.documents];
        self.groups(&sought, &mut units);
        self.whole(&sought, &mut units, &mut extra, false);
        // The title of a document is not a question, even if it reads like one.
        let is_title = extra.iter().any(|extra| *extra > 0.0);
        let leaves_out = roles.contains(&Role::Not) && !is_title;
        let is_sentence = roles.contains(&Role::Empty) || sought.len() > 1 && words(text).len() > sought.len();
        let mut is_question = leaves_out || is_sentence && !self.has_complete(&units);
        if is_question {
            units.iter_mut().zip(roles).for_each(|(unit, role)| unit.reading.role = role);
        }
        let complete = self.complete(&units);
        for unit in units.iter_mut().filter(|unit| is_question && unit.is_said()) {
            self.relate(unit, 1.0);
        }
        let forgive = |unit: &mut Unit, is_last: bool, is_question: bool| {
            self.forgive(unit, is_last);
            if is_question && unit.reading.instead.is_some() {
                self.relate(unit, WEIGHTS.errors[0]);
            }
        };
        for (index, unit) in units.iter_mut().enumerate() {
            if !unit.is_typed && unit.count == 0 && unit.is_said() {
                forgive(unit, index == last, is_question);
            }
        }
        let is_forgiven = units.iter().any(|unit| unit.reading.errors > 0);
        if is_forgiven {
            self.whole(&sought, &mut units, &mut extra, true);
        }
        if is_question || !self.has_complete(&units) {
            for (index, unit) in units.iter_mut().enumerate() {
                if !unit.is_exact && unit.reading.errors == 0 && unit.count == 0 && unit.is_said() {
                    forgive(unit, index == last, is_question);
                }
            }
            self.whole(&sought, &mut units, &mut extra, true);
        }
        // Several words, or two that occur in one need, are also treated as a question if hardly any document has them
        // all.
        let few = |complete: &[bool]| complete.iter().filter(|is_complete| **is_complete).count() < FEW;
        let is_asked = |units: &[Unit]| sought.len() > 2 || sought.len() == 2 && self.says(units);
        if !is_question && !self.lengths.is_empty() && is_asked(&units) && few(&self.complete(&units)) {
            is_question = true;
            for unit in &mut units {
                self.relate(unit, if unit.reading.errors > 0 { WEIGHTS.errors[0] } else { 1.0 });
            }
        }
        Some(if is_question { self.question(units, &extra, &complete) } else { self.sum(units, extra) })
    }

    /// Looks up groups of neighbouring words that, joined together, are a whole text or one word of the documents.
    fn groups(&self, sought: &[Word], units: &mut [Unit]) {
        for first in 0..sought.len() {
            let mut key = String::new();
            let mut joined = String::new();
            for end in first + 1..=sought.len().min(first + GROUP) {
                let word = &sought[end - 1].folded;
                joined.push_str(word);
                key.push_str(singular(word));
                let group = &mut units[first..end];
                let text = self.texts.lexicon.find(&key).filter(|_| group.len() < sought.len());
                for posting in text.map_or(&[][..], |index| self.texts.of(index..index + 1)) {
                    let part = best_field(posting.fields(), |weights| weights.part);
                    for unit in &mut *group {
                        unit.put_typed(posting.number(), part);
                    }
                }
                if let [one, other] = &mut *group
                    && let Some(measure) = measure(&one.reading.word, &other.reading.word)
                {
                    self.also(&measure, one);
                    self.also(&measure, other);
                }
                if group.len() > 1 {
                    for index in self.words.lexicon.starting(&joined) {
                        let more = self.words.lexicon.term(index).len() - joined.len();
                        if more > 0 && end < sought.len() {
                            break;
                        }
                        let quality = if more == 0 { 1.0 } else { WEIGHTS.prefix };
                        for unit in &mut *group {
                            (unit.is_typed, unit.is_sure) = (true, true);
                            unit.put(self.words.of(index..index + 1), quality);
                        }
                    }
                }
            }
        }
    }

    /// Finds documents with a text that equals the query, or begins with it; with `forgive`, allows typing errors.
    fn whole(&self, sought: &[Word], units: &mut [Unit], extra: &mut [f32], forgive: bool) {
        let Some((last, before)) = sought.split_last() else { return };
        let mut typed: String = before.iter().map(|word| singular(&word.folded)).collect();
        let start = typed.len();
        typed.push_str(&last.folded);
        let mut put = |index: usize, quality: f32, of: fn(&Worth) -> f32, more: f32| {
            for posting in self.texts.of(index..index + 1) {
                let fields = posting.fields();
                let best = &mut extra[posting.number()];
                *best = best.max(best_field(fields, of) * quality + more);
                let word = best_field(fields, |weights| weights.word) * quality;
                for unit in &mut *units {
                    unit.is_typed |= !forgive;
                    unit.put_one(posting.number(), word);
                }
            }
        };
        let lexicon = &self.texts.lexicon;
        if forgive {
            for errors in 1..=distance::MOST {
                let mut found = false;
                if typed.len() < FORGIVEN[errors - 1] + 1 {
                    return;
                }
                near(lexicon, &typed, errors, |near| {
                    if let Some(edits) = near.whole {
                        found = true;
                        put(near.index, WEIGHTS.errors[usize::from(edits.max(1)) - 1], |weights| weights.whole, 0.0);
                    } else if let Some(edits) = near.start {
                        found = true;
                        put(
                            near.index,
                            WEIGHTS.prefix_errors[usize::from(edits.max(1)) - 1],
                            |weights| weights.start,
                            0.0,
                        );
                    }
                });
                if found {
                    return;
                }
            }
            return;
        }
        for index in lexicon.starting(&typed) {
            let term = lexicon.term(index);
            if term.len() == typed.len() {
                put(index, 1.0, |weights| weights.whole, 0.0);
            } else {
                put(index, WEIGHTS.prefix, |weights| weights.start, typed.len() as f32 / term.len() as f32);
            }
        }
        let whole = singular(&last.folded);
        if whole != last.folded {
            typed.truncate(start + whole.len());
            if let Some(index) = lexicon.find(&typed) {
                put(index, 1.0, |weights| weights.whole, 0.0);
            }
        }
    }

    /// Adds up the scores of the words: the rarer a word, the more it counts.
    fn sum(&self, units: Vec<Unit>, extra: Vec<f32>) -> Found {
        let mut scores = extra;
        let mut shares = Vec::with_capacity(units.len());
        for unit in &units {
            let count = unit.best[..self.documents].iter().filter(|best| **best > 0.0).count();
            let share = if count == 0 { 0.0 } else { (1.0 + self.documents as f32 / count as f32).ln() };
            shares.push(share);
        }
        let all: f32 = shares.iter().sum();
        let has_words = units.iter().any(Unit::is_word);
        let mut complete = 0;
        for (document, score) in scores.iter_mut().enumerate() {
            let (mut sum, mut covered, mut matched, mut has_word) = (0.0, 0.0, 0, !has_words);
            for (unit, share) in units.iter().zip(&shares) {
                let best = unit.best[document];
                if best > 0.0 {
                    sum += best * share;
                    covered += share;
                    matched += 1;
                    has_word |= unit.is_word();
                }
            }
            if matched == 0 || !has_word {
                *score = 0.0;
                continue;
            }
            if matched == units.len() {
                complete += 1;
                *score += sum / all + WEIGHTS.every_word;
            } else {
                *score = sum / all * covered / all;
            }
        }
        let readings =
            units.into_iter().zip(shares).map(|(unit, share)| Reading { is_known: share > 0.0, ..unit.reading });
        let readings = readings.collect();
        Found { scores, complete, every_word: WEIGHTS.every_word, readings, ..Found::default() }
    }

    /// For each document, whether it contains all content words.
    fn complete(&self, units: &[Unit]) -> Vec<bool> {
        let has = |document| units.iter().all(|unit| unit.best[document] > 0.0 || !unit.is_said());
        (0..self.documents).map(has).collect()
    }

    fn has_complete(&self, units: &[Unit]) -> bool {
        self.complete(units).contains(&true)
    }
}

/// The content words of a query; all words if it has none.
pub(crate) fn sought(text: &str) -> Vec<Word> {
    let mut sought = words(text);
    if sought.iter().any(|word| !is_empty_word(&word.folded)) {
        sought.retain(|word| !is_empty_word(&word.folded));
    }
    sought.truncate(WORDS);
    sought
}

/// The best weight among the fields, given as a bit set.
fn best_field(fields: u8, of: fn(&Worth) -> f32) -> f32 {
    let mut best = 0.0_f32;
    for field in Field::ALL.into_iter().filter(|field| (*field as u8) < 8 && fields & 1 << *field as u8 != 0) {
        best = best.max(of(WEIGHTS.of(field)));
    }
    best
}
