//! What a question says besides the topic sought: what to exclude, and the place.

use crate::builder::{Index, singular};
use crate::postings::{OWN, PLACE, Posting, Postings};
use crate::query_term::QueryTerm;
use crate::roles::Role;
use crate::weights::{Field, QUESTION};
use crate::words::{WITHOUT, is_number, root};

/// Most words in the name of a place.
const LONGEST_PLACE: usize = 4;

/// The exclusions and places of a question.
pub(crate) struct Asked {
    /// For each document, whether it is excluded.
    pub(crate) left_out: Vec<bool>,
    /// For each need, whether it contains an excluded word.
    pub(crate) excluded: Vec<bool>,
    /// For each document, whether it answers a need that does without the excluded thing ("replace animal tests").
    pub(crate) alternatives: Vec<bool>,
    /// For each document, whether it is at a named place; empty if no place is named.
    pub(crate) placed: Vec<bool>,
    /// For each word, whether it names a place.
    pub(crate) is_place: Vec<bool>,
}

/// The position of the last word of a name, and the documents that have the name.
type Group = (usize, Vec<bool>);

fn either(mut one: Vec<bool>, other: Vec<bool>) -> Vec<bool> {
    one.iter_mut().zip(other).for_each(|(one, other)| *one |= other);
    one
}

/// Adds the documents that a word names. Consecutive words of one name are intersected: hôpital Necker.
#[inline(never)]
fn put_group(groups: &mut Vec<Group>, number: usize, documents: Vec<bool>) {
    match groups.last_mut().filter(|(last, _)| last + 1 == number) {
        Some((last, known)) => {
            *last = number;
            if known.iter().zip(&documents).any(|(one, other)| *one && *other) {
                known.iter_mut().zip(documents).for_each(|(one, other)| *one &= other);
            } else {
                *known = either(std::mem::take(known), documents);
            }
        }
        None => groups.push((number, documents)),
    }
}

impl Index {
    /// The documents that a word excludes: those whose name, techniques, host or place contain it, and those most of
    /// whose topics are about it; `None` if there are none. Needs that contain the word are marked in `excluded`,
    /// except those that do without it ("replace animal tests").
    #[inline(never)]
    fn leave_out(
        &self,
        query_term: &mut QueryTerm,
        excluded: &mut [bool],
        alternatives: &mut [bool],
    ) -> Option<Vec<bool>> {
        let Postings { lexicon, .. } = &self.words;
        let (own, needs) = query_term.best.split_at_mut(self.documents);
        let word = query_term.term_match.instead.as_ref().unwrap_or(&query_term.term_match.word);
        let sought = root(word);
        let mut is_out = vec![false; self.documents];
        for index in self.of_root(sought) {
            let about = self.words.of(index..index + 1).iter().filter(|posting| posting.is(OWN | PLACE));
            about.for_each(|posting| is_out[posting.number()] = true);
        }
        // Per topic: the number of its needs, and of those that contain the word.
        let mut counts = vec![[0.0_f32; 2]; self.count];
        for ((best, topic), _) in needs.iter().zip(&self.topics).zip(&self.lengths).filter(|(_, length)| **length > 0) {
            let [all, with] = &mut counts[*topic as usize];
            *all += 1.0;
            *with += f32::from(u8::from(*best > 0.0));
        }
        let mut topics = vec![[0.0_f32; 2]; self.documents];
        for subject in self.subjects.iter().filter(|subject| !subject.is_near) {
            let [needs, with] = counts[subject.topic as usize];
            let [all, about] = &mut topics[subject.document as usize];
            *all += 1.0;
            *about += f32::from(u8::from(with > 0.0 && with >= needs * QUESTION.most));
        }
        for (is_out, [all, about]) in is_out.iter_mut().zip(topics) {
            *is_out |= about > 0.0 && about >= all * QUESTION.most;
        }
        let mut does_without = vec![false; needs.len()];
        for index in WITHOUT.split(' ').filter_map(|word| lexicon.find(word)) {
            for posting in self.words.of(index..index + 1) {
                if let Some(need) = posting.number().checked_sub(self.documents) {
                    does_without[need] = true;
                }
            }
        }
        // A document that answers a need which does without the word is never excluded.
        let mut spared = vec![false; self.count];
        for (((best, excluded), without), topic) in needs.iter_mut().zip(excluded).zip(does_without).zip(&self.topics) {
            if without {
                spared[*topic as usize] |= *best > 0.0;
            } else {
                *excluded |= *best > 0.0;
                *best = 0.0;
            }
        }
        for subject in self.subjects.iter().filter(|subject| !subject.is_near && spared[subject.topic as usize]) {
            is_out[subject.document as usize] = false;
            alternatives[subject.document as usize] = true;
        }
        let is_any = is_out.contains(&true);
        if !is_any {
            own.fill(0.0);
        }
        is_any.then_some(is_out)
    }

    /// The documents whose host or place contains the word; `None` if the word is mostly used for something else.
    #[inline(never)]
    fn placed(&self, query_term: &QueryTerm) -> Option<Vec<bool>> {
        let mut has = vec![false; self.documents];
        let word = &query_term.term_match.word;
        let Postings { lexicon, .. } = &self.words;
        for index in lexicon.starting(word).filter(|index| lexicon.term(*index).len() <= word.len() + 1) {
            let at = self.words.of(index..index + 1).iter().filter(|posting| posting.is(PLACE));
            at.for_each(|posting| has[posting.number()] = true);
        }
        let count = has.iter().filter(|has| **has).count();
        // A number may be a street number.
        let is_place = count > 0 && count as f32 >= QUESTION.placed * query_term.count as f32 && !is_number(word);
        is_place.then_some(has)
    }

    /// For each word, the documents at the place whose name starts at this word: Hauts-de-Seine, 92.
    #[inline(never)]
    fn placed_by_name(&self, query_terms: &[QueryTerm]) -> Vec<Option<Vec<bool>>> {
        let mut placed = vec![None; query_terms.len()];
        for first in (0..query_terms.len()).filter(|first| query_terms[*first].term_match.role == Role::At) {
            let mut name = String::new();
            for end in first + 1..=query_terms.len().min(first + LONGEST_PLACE) {
                name.push_str(singular(&query_terms[end - 1].term_match.word));
                // A single word may also occur in other texts.
                let may_be = end > first + 1 || is_number(&name);
                let Some(text) = self.texts.lexicon.find(&name).filter(|_| may_be) else { continue };
                let mut here = vec![false; self.documents];
                let is_place = |posting: &&Posting| posting.fields() & 1 << Field::Place as u8 != 0;
                self.texts.of(text..text + 1).iter().filter(is_place).for_each(|at| here[at.number()] = true);
                if here.contains(&true) {
                    placed[first..end].fill(Some(here));
                }
            }
        }
        placed
    }

    /// Reads the exclusions and the places of a question.
    #[inline(never)]
    pub(crate) fn asked(&self, query_terms: &mut [QueryTerm], shares: &mut [f32]) -> Asked {
        let mut excluded = vec![false; self.lengths.len()];
        let mut alternatives = vec![false; self.documents];
        // Documents to exclude, and documents at each named place, with the position of the last word.
        let (mut outs, mut places): (Vec<Group>, Vec<Group>) = (Vec::new(), Vec::new());
        let mut is_place = vec![false; query_terms.len()];
        let mut of_names = self.placed_by_name(query_terms);
        for (number, (query_term, share)) in query_terms.iter_mut().zip(shares.iter_mut()).enumerate() {
            match query_term.term_match.role {
                Role::Not => {
                    *share *= QUESTION.without;
                    if let Some(is_out) = self.leave_out(query_term, &mut excluded, &mut alternatives) {
                        put_group(&mut outs, number, is_out);
                    } else {
                        let is_known = query_term.best.iter().any(|best| *best > 0.0);
                        query_term.term_match.role = if is_known { Role::Sought } else { Role::FunctionWord };
                        *share *= f32::from(u8::from(is_known));
                    }
                }
                Role::At => {
                    if let Some(here) = of_names[number].take().or_else(|| self.placed(query_term)) {
                        is_place[number] = true;
                        *share *= QUESTION.place;
                        put_group(&mut places, number, here);
                    }
                }
                _ => {}
            }
        }
        // The word before the name of a place says what kind of place it is: the plateau of Saclay.
        for number in 1..query_terms.len() {
            if is_place[number] && !is_place[number - 1] && query_terms[number - 1].term_match.role == Role::At {
                query_terms[number - 1].term_match.role = Role::FunctionWord;
                shares[number - 1] = 0.0;
            }
        }
        let all =
            |groups: Vec<Group>| groups.into_iter().map(|(_, documents)| documents).reduce(either).unwrap_or_default();
        let mut left_out = all(outs);
        left_out.resize(self.documents, false);
        let placed = all(places);
        Asked { left_out, excluded, alternatives, placed, is_place }
    }
}
