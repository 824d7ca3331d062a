//! From a query to what every document is worth for it.

use crate::builder::{Index, Posting, Postings, micro, singular, worth};
use crate::distance::{self, near};
use crate::fold::{Word, is_empty_word, words};
use crate::measure::{measure, turned};
use crate::roles::{Role, roles};
use crate::stem::stem;
use crate::weights::{Field, WEIGHTS, Worth};
use crate::words::is_misspelt_function_word;

/// Words of a query that are looked at: later ones change nothing.
const WORDS: usize = 24;
/// Fewer documents than this with all words do not answer alone.
const FEW: usize = 3;
/// Longest group of words that is looked up as one.
const GROUP: usize = 6;
/// Shortest word in which one error, and in which two errors, are forgiven.
const FORGIVEN: [usize; 2] = [4, 6];
/// Shortest word in which two errors are forgiven while it is unfinished.
const FORGIVEN_START: usize = 8;
/// Shortest beginning of a word that says which word is meant.
const SURE: usize = 5;

/// How a word of the query was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The word, folded.
    pub word: String,
    /// Typing errors forgiven; 0 where the word, another form of it, or a word that begins so is known.
    pub errors: usize,
    /// The known word that stands for one with typing errors, folded.
    pub instead: Option<String>,
    /// Whether any document has it, or it says nothing about what is sought.
    pub is_known: bool,
    /// What part it plays.
    pub role: Role,
}

/// A query with known words in place of those with typing errors; nothing where it has none. `spell` gives the usual
/// spelling of a folded word.
pub fn corrected(query: &str, readings: &[Reading], mut spell: impl FnMut(&str) -> Option<String>) -> Option<String> {
    let mut corrected = String::new();
    let mut done = 0;
    for word in words(query) {
        let reading = readings.iter().find(|reading| reading.word == word.folded);
        if let Some(instead) = reading.and_then(|reading| reading.instead.as_deref()) {
            corrected.push_str(&query[done..word.start]);
            corrected.push_str(&spell(instead).unwrap_or_else(|| instead.to_owned()));
            done = word.end;
        }
    }
    corrected.push_str(&query[done..]);
    (done > 0).then_some(corrected)
}

/// A folded word as a text writes it; nothing where it has not.
pub fn spelled(folded: &str, text: &str) -> Option<String> {
    let word = words(text).into_iter().find(|word| word.folded == folded)?;
    Some(text[word.start..word.end].to_owned())
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What each document is worth, by its number: 0 where nothing matches.
    pub scores: Vec<f32>,
    /// Documents that have every word of the query, as this many or more.
    pub complete: usize,
    /// From this score on a document has every word.
    pub every_word: f32,
    /// The words of the query that were looked for.
    pub readings: Vec<Reading>,
    /// For each document the number of the need that says most of a question, [`NONE`] where none does. Empty where the
    /// query is no question.
    pub(crate) reasons: Vec<u32>,
    /// What each need is worth for a question, from 0 to 1.
    pub(crate) needs: Vec<f32>,
    pub(crate) placed: Vec<bool>,
    /// Whether much of a question, or a word of it, is unknown.
    pub is_doubtful: bool,
    /// The first and the last of the words that name the place of a question, where nothing there answers it.
    pub elsewhere: Option<(usize, usize)>,
}

/// No need.
pub(crate) const NONE: u32 = u32::MAX;

impl Found {
    /// Whether the document answers the query: has every word, or some where none has them all.
    pub fn has(&self, document: usize) -> bool {
        let least = if self.complete > 0 { self.every_word } else { f32::MIN_POSITIVE };
        self.scores.get(document).is_some_and(|score| *score >= least)
    }

    /// Whether it answers a question.
    pub fn is_question(&self) -> bool {
        !self.reasons.is_empty()
    }

    /// The documents at the places that a question names; empty where it names none.
    pub fn placed(&self) -> &[bool] {
        &self.placed
    }

    /// Weighs the documents that answer a question by what else is known of them.
    pub fn weigh(&mut self, mut of: impl FnMut(usize) -> f32) {
        let least = self.every_word / self.scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        self.scores.iter_mut().enumerate().for_each(|(document, score)| *score *= of(document));
        self.every_word = self.scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max) * least.min(1.0);
        self.complete = self.scores.iter().filter(|score| **score >= self.every_word).count();
    }

    /// The best documents, best first; those with the same score in the order they were added.
    pub fn best(&self, most: usize) -> Vec<usize> {
        let mut best: Vec<usize> = Vec::with_capacity(most.min(self.scores.len()) + 1);
        let mut least = 0.0;
        for (document, score) in self.scores.iter().enumerate().filter(|(_, score)| **score > 0.0) {
            if best.len() >= most && *score <= least {
                continue;
            }
            let place = best.partition_point(|known| self.scores[*known] >= *score);
            best.insert(place, document);
            best.truncate(most);
            least = best.last().map_or(0.0, |last| self.scores[*last]);
        }
        best
    }
}

/// For each document the best that was found of one word.
pub(crate) struct Unit {
    pub(crate) best: Vec<f32>,
    pub(crate) reading: Reading,
    /// Whether the word itself, or another form of it, stands in a document.
    is_exact: bool,
    /// Whether a word of a document is it or begins with it.
    pub(crate) is_typed: bool,
    /// Whether a document has it, another form or root of it, or a word that means the same: more than a beginning of one.
    pub(crate) is_sure: bool,
    /// How many documents have it, or answer a need that has it; counted for questions alone.
    pub(crate) count: usize,
}

impl Unit {
    /// Whether it says something about what is sought.
    pub(crate) fn is_said(&self) -> bool {
        !matches!(self.reading.role, Role::Empty | Role::Asker)
    }

    /// Whether it is more than a letter: `c-Myc` does not find every `c`.
    pub(crate) fn is_word(&self) -> bool {
        self.reading.word.len() > 1
    }

    /// Whether it is sought, and not to be left out.
    pub(crate) fn is_sought(&self) -> bool {
        matches!(self.reading.role, Role::Said | Role::At)
    }

    pub(crate) fn put(&mut self, postings: &[Posting], quality: f32) {
        for posting in postings {
            let found = worth(posting.worth()) * quality;
            let best = &mut self.best[posting.number()];
            if found > *best {
                *best = found;
            }
        }
    }

    /// The same for one document, found as it was typed.
    fn put_typed(&mut self, document: usize, found: f32) {
        (self.is_typed, self.is_sure) = (true, true);
        self.put_one(document, found);
    }

    pub(crate) fn put_one(&mut self, document: usize, found: f32) {
        let best = &mut self.best[document];
        *best = best.max(found);
    }
}

impl Index {
    /// What every document is worth for a text; nothing where the text has no word.
    pub fn search(&self, text: &str) -> Option<Found> {
        let sought = sought(text);
        if sought.is_empty() {
            return None;
        }
        let last = sought.len() - 1;
        let mut roles = roles(text, &sought);
        let mut units: Vec<Unit> = Vec::with_capacity(sought.len());
        for (place, word) in sought.iter().enumerate() {
            let mut unit = self.as_typed(&word.folded, place == last);
            if let Some(other) = turned(&word.folded) {
                self.also(&other, &mut unit);
            }
            if let Some(other) = micro(&text[word.start..word.end], &word.folded) {
                self.also(&other, &mut unit);
                self.split(&other, &mut unit);
            }
            units.push(unit);
        }
        // In a sentence, typing errors are made in words that say nothing too. The last word may be unfinished.
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
        // A title is no question, whatever its words.
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
        for (place, unit) in units.iter_mut().enumerate() {
            if !unit.is_typed && unit.count == 0 && unit.is_said() {
                forgive(unit, place == last, is_question);
            }
        }
        let is_forgiven = units.iter().any(|unit| unit.reading.errors > 0);
        if is_forgiven {
            self.whole(&sought, &mut units, &mut extra, true);
        }
        if is_question || !self.has_complete(&units) {
            for (place, unit) in units.iter_mut().enumerate() {
                if !unit.is_exact && unit.reading.errors == 0 && unit.count == 0 && unit.is_said() {
                    forgive(unit, place == last, is_question);
                }
            }
            self.whole(&sought, &mut units, &mut extra, true);
        }
        // Without function words, several words that hardly a document has together are one where needs may answer; so
        // are two that a need says.
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

    /// A word as it was typed: itself, its other forms, the words that begin so, the two words it puts together.
    #[inline(never)]
    fn as_typed(&self, word: &str, is_last: bool) -> Unit {
        let mut unit = Unit {
            best: vec![0.0; self.documents + self.lengths.len()],
            reading: Reading { word: word.to_owned(), errors: 0, instead: None, is_known: false, role: Role::Said },
            is_exact: false,
            is_typed: false,
            is_sure: false,
            count: 0,
        };
        let Postings { lexicon, .. } = &self.words;
        let stem = stem(word);
        let common = if stem.rest.len() > 3 && stem.ending.is_empty() { cut_last(stem.rest) } else { stem.rest };
        if word.len() > 3 {
            for place in lexicon.starting(common) {
                if lexicon.term(place) != word && crate::stem::stem(lexicon.term(place)) == stem {
                    unit.put(self.words.of(place..place + 1), WEIGHTS.inflected);
                    (unit.is_exact, unit.is_typed, unit.is_sure) = (true, true, true);
                }
            }
        }
        let (start, least) = if is_last { (WEIGHTS.prefix, 1) } else { (WEIGHTS.inner_prefix, 3) };
        for place in lexicon.starting(word) {
            let more = lexicon.term(place).len() - word.len();
            // A letter that others follow is the beginning of nothing; of two, none where they are a word.
            if more > 0 && (word.len() < least.min(2) || word.len() < least && unit.is_exact) {
                break;
            }
            unit.is_typed = true;
            unit.is_sure |= more == 0 || word.len() >= if is_last { 3 } else { SURE };
            if more == 0 {
                unit.put(self.words.of(place..place + 1), 1.0);
                unit.is_exact = true;
            } else {
                let quality = (start - WEIGHTS.prefix_letter * more as f32).max(WEIGHTS.prefix_least);
                unit.put(self.words.of(place..place + 1), quality);
            }
        }
        if !unit.is_exact {
            self.split(word, &mut unit);
        }
        unit
    }

    /// Another word that stands for the same.
    #[inline(never)]
    fn also(&self, other: &str, unit: &mut Unit) {
        if let Some(place) = self.words.lexicon.find(other) {
            unit.put(self.words.of(place..place + 1), 1.0);
            (unit.is_exact, unit.is_typed, unit.is_sure) = (true, true, true);
        }
    }

    /// Documents that have two words which the word puts together.
    #[inline(never)]
    fn split(&self, word: &str, unit: &mut Unit) {
        let mut found: Vec<f32> = Vec::new();
        for (cut, _) in word.char_indices().filter(|(cut, _)| *cut >= 2 && cut + 2 <= word.len()) {
            let (one, other) = word.split_at(cut);
            if is_empty_word(one) {
                continue;
            }
            let Some(one) = self.words.lexicon.find(one) else { continue };
            let others = if cut < 3 || other.len() < 3 {
                self.words.lexicon.find(other).map_or(0..0, |place| place..place + 1)
            } else {
                self.words.lexicon.starting(other)
            };
            if others.is_empty() || is_empty_word(other) {
                continue;
            }
            // Two whole words put together are no error; a whole one and a beginning may be.
            let is_whole = self.words.lexicon.term(others.start) == other;
            found.clear();
            found.resize(unit.best.len(), 0.0);
            for place in others {
                let quality =
                    if self.words.lexicon.term(place).len() == other.len() { 1.0 } else { WEIGHTS.prefix_least };
                for posting in self.words.of(place..place + 1) {
                    let best = &mut found[posting.number()];
                    *best = best.max(worth(posting.worth()) * quality);
                }
            }
            for posting in self.words.of(one..one + 1) {
                let other = found[posting.number()];
                if other > 0.0 {
                    unit.is_typed |= is_whole;
                    unit.is_sure |= is_whole;
                    unit.put_one(posting.number(), other.min(worth(posting.worth())) * WEIGHTS.split);
                }
            }
        }
    }

    /// Known words that are a few typing errors away.
    #[inline(never)]
    fn forgive(&self, unit: &mut Unit, is_last: bool) {
        let word = unit.reading.word.clone();
        let length = word.chars().count();
        for errors in 1..=distance::MOST {
            if length < FORGIVEN[errors - 1] {
                return;
            }
            // Of the whole words that are as near, the most frequent: a mere beginning is no spelling to suggest.
            let mut instead: Option<(usize, usize)> = None;
            let mut is_found = false;
            near(&self.words.lexicon, &word, errors, |near| {
                let term = self.words.lexicon.term(near.place);
                let mut quality = near.whole.map_or(0.0, |edits| match edits {
                    0 => 1.0,
                    edits => WEIGHTS.errors[usize::from(edits) - 1],
                });
                let least = if is_last { 4 } else { 5 };
                let is_far = |edits: &u8| *edits > 1 && length < FORGIVEN_START;
                if let Some(edits) = near.start.filter(|edits| length >= least && !is_far(edits)) {
                    let more = term.len().saturating_sub(word.len()) as f32 * WEIGHTS.prefix_letter;
                    let of_start = match edits {
                        0 => WEIGHTS.prefix,
                        edits => WEIGHTS.prefix_errors[usize::from(edits) - 1],
                    };
                    quality = quality.max(of_start * (1.0 - more).max(0.5));
                }
                if quality <= 0.0 {
                    return;
                }
                if term.as_bytes()[0] != word.as_bytes()[0] {
                    quality *= WEIGHTS.first_letter;
                }
                let postings = self.words.of(near.place..near.place + 1);
                unit.put(postings, quality);
                is_found = true;
                if near.whole.is_some() && instead.is_none_or(|(count, _)| count < postings.len()) {
                    instead = Some((postings.len(), near.place));
                }
            });
            if is_found {
                unit.reading.errors = errors;
                unit.is_sure = length > SURE + errors;
                unit.reading.instead = instead.map(|(_, place)| self.words.lexicon.term(place).to_owned());
            }
            if instead.is_some() {
                return;
            }
        }
    }

    /// Groups of neighbouring words that are, put together, a whole text or one word of the documents.
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
                for posting in text.map_or(&[][..], |place| self.texts.of(place..place + 1)) {
                    let part = best_field(posting.worth(), |worth| worth.part);
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
                    for place in self.words.lexicon.starting(&joined) {
                        let more = self.words.lexicon.term(place).len() - joined.len();
                        if more > 0 && end < sought.len() {
                            break;
                        }
                        let quality = if more == 0 { 1.0 } else { WEIGHTS.prefix };
                        for unit in &mut *group {
                            (unit.is_typed, unit.is_sure) = (true, true);
                            unit.put(self.words.of(place..place + 1), quality);
                        }
                    }
                }
            }
        }
    }

    /// Documents with a text that is the query as a whole, or begins with it. With `forgive`, typing errors and all.
    fn whole(&self, sought: &[Word], units: &mut [Unit], extra: &mut [f32], forgive: bool) {
        let Some((last, before)) = sought.split_last() else { return };
        let mut typed: String = before.iter().map(|word| singular(&word.folded)).collect();
        let start = typed.len();
        typed.push_str(&last.folded);
        let mut put = |place: usize, quality: f32, of: fn(&Worth) -> f32, more: f32| {
            for posting in self.texts.of(place..place + 1) {
                let fields = posting.worth();
                let best = &mut extra[posting.number()];
                *best = best.max(best_field(fields, of) * quality + more);
                let word = best_field(fields, |worth| worth.word) * quality;
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
                        put(near.place, WEIGHTS.errors[usize::from(edits.max(1)) - 1], |worth| worth.whole, 0.0);
                    } else if let Some(edits) = near.start {
                        found = true;
                        put(near.place, WEIGHTS.prefix_errors[usize::from(edits.max(1)) - 1], |worth| worth.start, 0.0);
                    }
                });
                if found {
                    return;
                }
            }
            return;
        }
        for place in lexicon.starting(&typed) {
            let term = lexicon.term(place);
            if term.len() == typed.len() {
                put(place, 1.0, |worth| worth.whole, 0.0);
            } else {
                put(place, WEIGHTS.prefix, |worth| worth.start, typed.len() as f32 / term.len() as f32);
            }
        }
        let whole = singular(&last.folded);
        if whole != last.folded {
            typed.truncate(start + whole.len());
            if let Some(place) = lexicon.find(&typed) {
                put(place, 1.0, |worth| worth.whole, 0.0);
            }
        }
    }

    /// Puts together what the words are worth: the rarer a word, the more it counts.
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

    /// Which documents have all words that say something.
    fn complete(&self, units: &[Unit]) -> Vec<bool> {
        let has = |document| units.iter().all(|unit| unit.best[document] > 0.0 || !unit.is_said());
        (0..self.documents).map(has).collect()
    }

    fn has_complete(&self, units: &[Unit]) -> bool {
        self.complete(units).contains(&true)
    }
}

/// The words of a query that say something; all of them where none does.
pub(crate) fn sought(text: &str) -> Vec<Word> {
    let mut sought = words(text);
    if sought.iter().any(|word| !is_empty_word(&word.folded)) {
        sought.retain(|word| !is_empty_word(&word.folded));
    }
    sought.truncate(WORDS);
    sought
}

fn cut_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

/// What the best of the fields is worth, one bit for each.
fn best_field(fields: u8, of: fn(&Worth) -> f32) -> f32 {
    let mut best = 0.0_f32;
    for field in Field::ALL.into_iter().filter(|field| (*field as u8) < 8 && fields & 1 << *field as u8 != 0) {
        best = best.max(of(WEIGHTS.of(field)));
    }
    best
}
