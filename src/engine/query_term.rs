//! One word of a query: the documents that contain it, or a word near it.

use crate::builder::Index;
use crate::distance::{self, near};
use crate::fold::is_stop_word;
use crate::found::TermMatch;
use crate::postings::{Posting, Postings};
use crate::roles::Role;
use crate::stem::stem;
use crate::weights::WEIGHTS;

/// Shortest word in which one error, and in which two errors, are forgiven.
pub(crate) const FORGIVEN: [usize; 2] = [4, 6];
/// Shortest unfinished word in which two errors are forgiven.
const FORGIVEN_START: usize = 8;
/// Shortest prefix that identifies a word.
const SURE: usize = 5;

/// For each document, the best match of one word.
pub(crate) struct QueryTerm {
    pub(crate) best: Vec<f32>,
    pub(crate) term_match: TermMatch,
    /// Whether a document contains the word or another form of it.
    pub(crate) is_exact: bool,
    /// Whether a document contains the word, or a word that begins with it.
    pub(crate) is_typed: bool,
    /// Whether a document has the word, another form or root of it, or a synonym: more than a prefix match.
    pub(crate) is_sure: bool,
    /// Number of documents that contain it, or answer a need that does. Computed only for questions.
    pub(crate) count: usize,
}

impl QueryTerm {
    /// Whether it is a content word.
    pub(crate) fn is_content_word(&self) -> bool {
        !matches!(self.term_match.role, Role::FunctionWord | Role::Asker)
    }

    /// Whether it is longer than one letter: `c-Myc` must not find every `c`.
    pub(crate) fn is_word(&self) -> bool {
        self.term_match.word.len() > 1
    }

    /// Whether it is searched, and not excluded.
    pub(crate) fn is_sought(&self) -> bool {
        matches!(self.term_match.role, Role::Sought | Role::At)
    }

    pub(crate) fn put(&mut self, postings: &[Posting], quality: f32) {
        for posting in postings {
            let found = posting.weight() * quality;
            let best = &mut self.best[posting.number()];
            if found > *best {
                *best = found;
            }
        }
    }

    /// Adds a match of one document that has the word as typed.
    pub(crate) fn put_typed(&mut self, document: usize, found: f32) {
        (self.is_typed, self.is_sure) = (true, true);
        self.put_one(document, found);
    }

    pub(crate) fn put_one(&mut self, document: usize, found: f32) {
        let best = &mut self.best[document];
        *best = best.max(found);
    }
}

impl Index {
    /// Looks up a word as typed: the word, its other forms, words that begin with it, and the two words that it joins.
    #[inline(never)]
    pub(crate) fn as_typed(&self, word: &str, is_last: bool) -> QueryTerm {
        let mut query_term = QueryTerm {
            best: vec![0.0; self.documents + self.lengths.len()],
            term_match: TermMatch {
                word: word.to_owned(),
                errors: 0,
                instead: None,
                is_known: false,
                role: Role::Sought,
            },
            is_exact: false,
            is_typed: false,
            is_sure: false,
            count: 0,
        };
        let Postings { lexicon, .. } = &self.words;
        let stem = stem(word);
        let common = if stem.rest.len() > 3 && stem.ending.is_empty() { cut_last(stem.rest) } else { stem.rest };
        if word.len() > 3 {
            for index in lexicon.starting(common) {
                if lexicon.term(index) != word && crate::stem::stem(lexicon.term(index)) == stem {
                    query_term.put(self.words.of(index..index + 1), WEIGHTS.inflected);
                    (query_term.is_exact, query_term.is_typed, query_term.is_sure) = (true, true, true);
                }
            }
        }
        let (start, least) = if is_last { (WEIGHTS.prefix, 1) } else { (WEIGHTS.inner_prefix, 3) };
        for index in lexicon.starting(word) {
            let more = lexicon.term(index).len() - word.len();
            // A single letter before other words is not a prefix; two letters are not one if they are a word.
            if more > 0 && (word.len() < least.min(2) || word.len() < least && query_term.is_exact) {
                break;
            }
            query_term.is_typed = true;
            query_term.is_sure |= more == 0 || word.len() >= if is_last { 3 } else { SURE };
            if more == 0 {
                query_term.put(self.words.of(index..index + 1), 1.0);
                query_term.is_exact = true;
            } else {
                let quality = (start - WEIGHTS.prefix_letter * more as f32).max(WEIGHTS.prefix_least);
                query_term.put(self.words.of(index..index + 1), quality);
            }
        }
        if !query_term.is_exact {
            self.split(word, &mut query_term);
        }
        query_term
    }

    /// Looks up a word with the same meaning.
    #[inline(never)]
    pub(crate) fn also(&self, other: &str, query_term: &mut QueryTerm) {
        if let Some(index) = self.words.lexicon.find(other) {
            query_term.put(self.words.of(index..index + 1), 1.0);
            (query_term.is_exact, query_term.is_typed, query_term.is_sure) = (true, true, true);
        }
    }

    /// Finds documents that contain two words which this word joins.
    #[inline(never)]
    pub(crate) fn split(&self, word: &str, query_term: &mut QueryTerm) {
        let mut found: Vec<f32> = Vec::new();
        for (cut, _) in word.char_indices().filter(|(cut, _)| *cut >= 2 && cut + 2 <= word.len()) {
            let (one, other) = word.split_at(cut);
            if is_stop_word(one) {
                continue;
            }
            let Some(one) = self.words.lexicon.find(one) else { continue };
            let others = if cut < 3 || other.len() < 3 {
                self.words.lexicon.find(other).map_or(0..0, |index| index..index + 1)
            } else {
                self.words.lexicon.starting(other)
            };
            if others.is_empty() || is_stop_word(other) {
                continue;
            }
            // Two whole words written as one are not an error; a whole word and a prefix may be.
            let is_whole = self.words.lexicon.term(others.start) == other;
            found.clear();
            found.resize(query_term.best.len(), 0.0);
            for index in others {
                let quality =
                    if self.words.lexicon.term(index).len() == other.len() { 1.0 } else { WEIGHTS.prefix_least };
                for posting in self.words.of(index..index + 1) {
                    let best = &mut found[posting.number()];
                    *best = best.max(posting.weight() * quality);
                }
            }
            for posting in self.words.of(one..one + 1) {
                let other = found[posting.number()];
                if other > 0.0 {
                    query_term.is_typed |= is_whole;
                    query_term.is_sure |= is_whole;
                    query_term.put_one(posting.number(), other.min(posting.weight()) * WEIGHTS.split);
                }
            }
        }
    }

    /// Finds known words within a few typing errors.
    #[inline(never)]
    pub(crate) fn forgive(&self, query_term: &mut QueryTerm, is_last: bool) {
        let word = query_term.term_match.word.clone();
        let length = word.chars().count();
        for errors in 1..=distance::MAX_ERRORS {
            if length < FORGIVEN[errors - 1] {
                return;
            }
            // Among the nearest complete words suggest the most frequent; never suggest a prefix match.
            let mut instead: Option<(usize, usize)> = None;
            let mut is_found = false;
            near(&self.words.lexicon, &word, errors, |near| {
                let term = self.words.lexicon.term(near.index);
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
                let postings = self.words.of(near.index..near.index + 1);
                query_term.put(postings, quality);
                is_found = true;
                if near.whole.is_some() && instead.is_none_or(|(count, _)| count < postings.len()) {
                    instead = Some((postings.len(), near.index));
                }
            });
            if is_found {
                query_term.term_match.errors = errors;
                query_term.is_sure = length > SURE + errors;
                query_term.term_match.instead = instead.map(|(_, index)| self.words.lexicon.term(index).to_owned());
            }
            if instead.is_some() {
                return;
            }
        }
    }
}

fn cut_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}
