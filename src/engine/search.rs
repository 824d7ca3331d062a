//! Scores documents for a query.

use crate::builder::{Index, micro, singular};
use crate::distance::{self, near};
use crate::fold::{Word, is_stop_word, words};
use crate::found::{Found, TermMatch};
use crate::measure::{measure, turned};
use crate::query_term::{FORGIVEN, QueryTerm};
use crate::roles::{Role, roles};
use crate::weights::{Field, FieldWeights, WEIGHTS};
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
        let mut query_terms: Vec<QueryTerm> = Vec::with_capacity(sought.len());
        for (index, word) in sought.iter().enumerate() {
            let mut query_term = self.as_typed(&word.folded, index == last);
            if let Some(other) = turned(&word.folded) {
                self.also(&other, &mut query_term);
            }
            if let Some(other) = micro(&text[word.start..word.end], &word.folded) {
                self.also(&other, &mut query_term);
                self.split(&other, &mut query_term);
            }
            query_terms.push(query_term);
        }
        // In a sentence, function words may be misspelt too. The last word may be unfinished.
        if roles.contains(&Role::FunctionWord) {
            for (role, query_term) in roles[..last].iter_mut().zip(&query_terms) {
                let is_unknown = !query_term.is_exact && query_term.term_match.word.len() > 3;
                if is_unknown && is_misspelt_function_word(&query_term.term_match.word) {
                    *role = Role::FunctionWord;
                }
            }
        }
        let mut extra = vec![0.0_f32; self.documents];
        self.groups(&sought, &mut query_terms);
        self.whole(&sought, &mut query_terms, &mut extra, false);
        // The title of a document is not a question, even if it reads like one.
        let is_title = extra.iter().any(|extra| *extra > 0.0);
        let leaves_out = roles.contains(&Role::Not) && !is_title;
        let is_sentence = roles.contains(&Role::FunctionWord) || sought.len() > 1 && words(text).len() > sought.len();
        let mut is_question = leaves_out || is_sentence && !self.has_complete(&query_terms);
        if is_question {
            query_terms.iter_mut().zip(roles).for_each(|(query_term, role)| query_term.term_match.role = role);
        }
        let complete = self.complete(&query_terms);
        for query_term in query_terms.iter_mut().filter(|query_term| is_question && query_term.is_content_word()) {
            self.relate(query_term, 1.0);
        }
        let forgive = |query_term: &mut QueryTerm, is_last: bool, is_question: bool| {
            self.forgive(query_term, is_last);
            if is_question && query_term.term_match.instead.is_some() {
                self.relate(query_term, WEIGHTS.errors[0]);
            }
        };
        for (index, query_term) in query_terms.iter_mut().enumerate() {
            if !query_term.is_typed && query_term.count == 0 && query_term.is_content_word() {
                forgive(query_term, index == last, is_question);
            }
        }
        let is_forgiven = query_terms.iter().any(|query_term| query_term.term_match.errors > 0);
        if is_forgiven {
            self.whole(&sought, &mut query_terms, &mut extra, true);
        }
        if is_question || !self.has_complete(&query_terms) {
            for (index, query_term) in query_terms.iter_mut().enumerate() {
                if !query_term.is_exact
                    && query_term.term_match.errors == 0
                    && query_term.count == 0
                    && query_term.is_content_word()
                {
                    forgive(query_term, index == last, is_question);
                }
            }
            self.whole(&sought, &mut query_terms, &mut extra, true);
        }
        // Several words, or two that occur in one need, are also treated as a question if hardly any document has them
        // all.
        let few = |complete: &[bool]| complete.iter().filter(|is_complete| **is_complete).count() < FEW;
        let is_asked = |query_terms: &[QueryTerm]| sought.len() > 2 || sought.len() == 2 && self.is_need(query_terms);
        if !is_question && !self.lengths.is_empty() && is_asked(&query_terms) && few(&self.complete(&query_terms)) {
            is_question = true;
            for query_term in &mut query_terms {
                self.relate(query_term, if query_term.term_match.errors > 0 { WEIGHTS.errors[0] } else { 1.0 });
            }
        }
        Some(if is_question { self.question(query_terms, &extra, &complete) } else { self.sum(query_terms, extra) })
    }

    /// Looks up groups of neighbouring words that, joined together, are a whole text or one word of the documents.
    fn groups(&self, sought: &[Word], query_terms: &mut [QueryTerm]) {
        for first in 0..sought.len() {
            let mut key = String::new();
            let mut joined = String::new();
            for end in first + 1..=sought.len().min(first + GROUP) {
                let word = &sought[end - 1].folded;
                joined.push_str(word);
                key.push_str(singular(word));
                let group = &mut query_terms[first..end];
                let text = self.texts.lexicon.find(&key).filter(|_| group.len() < sought.len());
                for posting in text.map_or(&[][..], |index| self.texts.of(index..index + 1)) {
                    let part = best_field(posting.fields(), |weights| weights.part);
                    for query_term in &mut *group {
                        query_term.put_typed(posting.number(), part);
                    }
                }
                if let [one, other] = &mut *group
                    && let Some(measure) = measure(&one.term_match.word, &other.term_match.word)
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
                        for query_term in &mut *group {
                            (query_term.is_typed, query_term.is_sure) = (true, true);
                            query_term.put(self.words.of(index..index + 1), quality);
                        }
                    }
                }
            }
        }
    }

    /// Finds documents with a text that equals the query, or begins with it; with `forgive`, allows typing errors.
    fn whole(&self, sought: &[Word], query_terms: &mut [QueryTerm], extra: &mut [f32], forgive: bool) {
        let Some((last, before)) = sought.split_last() else { return };
        let mut typed: String = before.iter().map(|word| singular(&word.folded)).collect();
        let start = typed.len();
        typed.push_str(&last.folded);
        let mut put = |index: usize, quality: f32, of: fn(&FieldWeights) -> f32, more: f32| {
            for posting in self.texts.of(index..index + 1) {
                let fields = posting.fields();
                let best = &mut extra[posting.number()];
                *best = best.max(best_field(fields, of) * quality + more);
                let word = best_field(fields, |weights| weights.word) * quality;
                for query_term in &mut *query_terms {
                    query_term.is_typed |= !forgive;
                    query_term.put_one(posting.number(), word);
                }
            }
        };
        let lexicon = &self.texts.lexicon;
        if forgive {
            for errors in 1..=distance::MAX_ERRORS {
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
    fn sum(&self, query_terms: Vec<QueryTerm>, extra: Vec<f32>) -> Found {
        let mut scores = extra;
        let mut shares = Vec::with_capacity(query_terms.len());
        for query_term in &query_terms {
            let count = query_term.best[..self.documents].iter().filter(|best| **best > 0.0).count();
            let share = if count == 0 { 0.0 } else { (1.0 + self.documents as f32 / count as f32).ln() };
            shares.push(share);
        }
        let all: f32 = shares.iter().sum();
        let has_words = query_terms.iter().any(QueryTerm::is_word);
        let mut complete = 0;
        for (document, score) in scores.iter_mut().enumerate() {
            let (mut sum, mut covered, mut matched, mut has_word) = (0.0, 0.0, 0, !has_words);
            for (query_term, share) in query_terms.iter().zip(&shares) {
                let best = query_term.best[document];
                if best > 0.0 {
                    sum += best * share;
                    covered += share;
                    matched += 1;
                    has_word |= query_term.is_word();
                }
            }
            if matched == 0 || !has_word {
                *score = 0.0;
                continue;
            }
            if matched == query_terms.len() {
                complete += 1;
                *score += sum / all + WEIGHTS.every_word;
            } else {
                *score = sum / all * covered / all;
            }
        }
        let term_matches = query_terms
            .into_iter()
            .zip(shares)
            .map(|(query_term, share)| TermMatch { is_known: share > 0.0, ..query_term.term_match });
        let term_matches = term_matches.collect();
        Found { scores, complete, every_word: WEIGHTS.every_word, term_matches, ..Found::default() }
    }

    /// For each document, whether it contains all content words.
    fn complete(&self, query_terms: &[QueryTerm]) -> Vec<bool> {
        let has = |document| {
            query_terms.iter().all(|query_term| query_term.best[document] > 0.0 || !query_term.is_content_word())
        };
        (0..self.documents).map(has).collect()
    }

    fn has_complete(&self, query_terms: &[QueryTerm]) -> bool {
        self.complete(query_terms).contains(&true)
    }
}

/// The content words of a query; all words if it has none.
pub(crate) fn sought(text: &str) -> Vec<Word> {
    let mut sought = words(text);
    if sought.iter().any(|word| !is_stop_word(&word.folded)) {
        sought.retain(|word| !is_stop_word(&word.folded));
    }
    sought.truncate(WORDS);
    sought
}

/// The best weight among the fields, given as a bit set.
fn best_field(fields: u8, of: fn(&FieldWeights) -> f32) -> f32 {
    let mut best = 0.0_f32;
    for field in Field::ALL.into_iter().filter(|field| (*field as u8) < 8 && fields & 1 << *field as u8 != 0) {
        best = best.max(of(WEIGHTS.of(field)));
    }
    best
}
