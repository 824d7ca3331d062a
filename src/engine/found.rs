//! What a query finds, and how each of its words was understood.

use crate::fold::words;
use crate::roles::Role;

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
            let position = best.partition_point(|known| self.scores[*known] >= *score);
            best.insert(position, document);
            best.truncate(most);
            least = best.last().map_or(0.0, |last| self.scores[*last]);
        }
        best
    }
}
