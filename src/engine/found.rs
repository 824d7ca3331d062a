//! The result of a query, and how each of its words was understood.

use crate::fold::words;
use crate::roles::Role;

/// How a word of the query was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// The folded word.
    pub word: String,
    /// Typing errors forgiven; 0 if the word, another form of it, or a word that begins with it is known.
    pub errors: usize,
    /// The known word that replaces a misspelt one, folded.
    pub instead: Option<String>,
    /// Whether any document has the word, or it is a function word.
    pub is_known: bool,
    /// Its role in the query.
    pub role: Role,
}

/// The query with misspelt words replaced by known ones; `None` if there are none. `spell` returns the usual spelling
/// of a folded word.
pub fn corrected(
    query: &str,
    term_matches: &[TermMatch],
    mut spell: impl FnMut(&str) -> Option<String>,
) -> Option<String> {
    let mut corrected = String::new();
    let mut done = 0;
    for word in words(query) {
        let term_match = term_matches.iter().find(|term_match| term_match.word == word.folded);
        if let Some(instead) = term_match.and_then(|term_match| term_match.instead.as_deref()) {
            corrected.push_str(&query[done..word.start]);
            corrected.push_str(&spell(instead).unwrap_or_else(|| instead.to_owned()));
            done = word.end;
        }
    }
    corrected.push_str(&query[done..]);
    (done > 0).then_some(corrected)
}

/// The spelling of a folded word in a text; `None` if the text does not contain it.
pub fn spelled(folded: &str, text: &str) -> Option<String> {
    let word = words(text).into_iter().find(|word| word.folded == folded)?;
    Some(text[word.start..word.end].to_owned())
}

/// The result of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Score of each document, by its number; 0 if nothing matches.
    pub scores: Vec<f32>,
    /// Lower bound of the number of documents that contain every word of the query.
    pub complete: usize,
    /// Documents with this score or more contain every word.
    pub every_word: f32,
    /// The words of the query that were searched.
    pub term_matches: Vec<TermMatch>,
    /// For each document the number of the need that best answers the question, or [`NONE`]. Empty if the query is not
    /// a question.
    pub(crate) reasons: Vec<u32>,
    /// Score of each need for the question, from 0 to 1.
    pub(crate) needs: Vec<f32>,
    pub(crate) placed: Vec<bool>,
    /// Whether much of a question, or an important word of it, is unknown.
    pub is_doubtful: bool,
    /// The first and last word of the place named in the question, if no document there answers it.
    pub elsewhere: Option<(usize, usize)>,
}

/// No need.
pub(crate) const NONE: u32 = u32::MAX;

impl Found {
    /// Whether the document matches: it contains every word, or, if no document does, some of them.
    pub fn has(&self, document: usize) -> bool {
        let least = if self.complete > 0 { self.every_word } else { f32::MIN_POSITIVE };
        self.scores.get(document).is_some_and(|score| *score >= least)
    }

    /// Whether the query was answered as a question.
    pub fn is_question(&self) -> bool {
        !self.reasons.is_empty()
    }

    /// For each document, whether it is at a place named in the question; empty if none is named.
    pub fn placed(&self) -> &[bool] {
        &self.placed
    }

    /// Multiplies the scores of the answers to a question by a factor for each document.
    pub fn scale_scores(&mut self, mut of: impl FnMut(usize) -> f32) {
        let least = self.every_word / self.scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        self.scores.iter_mut().enumerate().for_each(|(document, score)| *score *= of(document));
        self.every_word = self.scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max) * least.min(1.0);
        self.complete = self.scores.iter().filter(|score| **score >= self.every_word).count();
    }

    /// The `most` best documents, best first; equal scores in the order in which they were added.
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
