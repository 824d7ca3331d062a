//! Questions: sentences of which no document has every word. What documents are for, in everyday words, answers too.

use crate::builder::{Index, Postings};
use crate::roles::Role;
use crate::search::{Found, NONE, Reading, Unit};
use crate::weights::{QUESTION, WEIGHTS};
use crate::words::{WITHOUT, alike, root};

/// From this worth on, a word is more than a mention.
const STRONG: f32 = 2.0;

/// Shortest root that is sought inside longer words.
const HELD: usize = 6;

impl Index {
    /// The need of a document that says most of a question, as [`need_key`](crate::need_key), and how much it says, from 0
    /// to 1. Nothing where none does, or the query was no question.
    pub fn reason(&self, found: &Found, document: usize) -> Option<(&str, f32)> {
        let need = *found.reasons.get(document)? as usize;
        let says = *found.needs.get(need)?;
        Some((self.needs.term(need), says))
    }

    /// Adds the words of the same root, those that mean much the same and, if there are none, longer ones that hold it.
    pub(crate) fn relate(&self, unit: &mut Unit) {
        if unit.reading.role == Role::Not {
            return;
        }
        let word = unit.reading.word.clone();
        let own = root(&word);
        self.put_root(unit, own, QUESTION.root);
        unit.count = self.count(unit);
        alike(own).for_each(|other| self.put_root(unit, other, QUESTION.alike));
        if unit.count == 0 {
            unit.count = self.count(unit);
        }
        if unit.count == 0 && own.len() >= HELD {
            let Postings { lexicon, .. } = &self.words;
            for place in (0..lexicon.len()).filter(|place| lexicon.term(*place).find(own).is_some_and(|at| at > 1)) {
                unit.put(self.words.of(place..place + 1), QUESTION.held);
            }
            unit.count = self.count(unit);
        }
    }

    #[inline(never)]
    fn put_root(&self, unit: &mut Unit, sought: &str, quality: f32) {
        let Postings { lexicon, .. } = &self.words;
        for place in lexicon.starting(sought).filter(|place| root(lexicon.term(*place)) == sought) {
            unit.put(self.words.of(place..place + 1), quality);
        }
    }

    /// How many documents have a word, or answer a need that has it.
    #[inline(never)]
    fn count(&self, unit: &Unit) -> usize {
        let (own, needs) = unit.best.split_at(self.documents);
        let mut has: Vec<bool> = own.iter().map(|best| *best > 0.0).collect();
        for (document, need) in &self.answers {
            has[*document as usize] |= needs[*need as usize] > 0.0;
        }
        has.into_iter().filter(|has| *has).count()
    }

    /// How much a word tells: the fewer documents have it, the more.
    fn share(&self, unit: &Unit) -> f32 {
        let count = if unit.count > 0 { unit.count } else { self.count(unit) };
        if count == 0 || !unit.is_said() {
            return 0.0;
        }
        let share = (1.0 + self.documents as f32 / (count as f32).max(QUESTION.rarest)).ln();
        if unit.reading.errors > 0 { share * QUESTION.errors } else { share }
    }

    /// Takes out the documents that have the word as more than a mention; whether there are any. Needs that do without
    /// it stay.
    fn leave_out(&self, unit: &mut Unit, left_out: &mut [bool]) -> bool {
        let (own, needs) = unit.best.split_at_mut(self.documents);
        for (left_out, best) in left_out.iter_mut().zip(&*own) {
            *left_out |= *best >= STRONG;
        }
        if !own.iter().any(|best| *best >= STRONG) {
            return false;
        }
        own.fill(0.0);
        let mut does_without = vec![false; needs.len()];
        for place in WITHOUT.split(' ').filter_map(|word| self.words.lexicon.find(word)) {
            for posting in self.words.of(place..place + 1) {
                if let Some(need) = posting.number().checked_sub(self.documents) {
                    does_without[need] = true;
                }
            }
        }
        for (best, does_without) in needs.iter_mut().zip(does_without) {
            *best *= f32::from(u8::from(does_without));
        }
        true
    }

    /// The documents whose host or place has the word; none if it is rather used for something else.
    fn placed(&self, unit: &Unit) -> Option<Vec<bool>> {
        let mut has = vec![false; self.documents];
        let word = &unit.reading.word;
        let Postings { lexicon, .. } = &self.places;
        for place in lexicon.starting(word).filter(|place| lexicon.term(*place).len() <= word.len() + 1) {
            self.places.of(place..place + 1).iter().for_each(|posting| has[posting.number()] = true);
        }
        let count = has.iter().filter(|has| **has).count();
        (count > 0 && count as f32 >= QUESTION.placed * unit.count as f32).then_some(has)
    }

    /// What each need is worth for a question, from 0 to 1.
    fn needs(&self, units: &[Unit], shares: &[f32]) -> Vec<f32> {
        let all: f32 = shares.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let known = shares.iter().filter(|share| **share > 0.0).count() as f32;
        let score = |(need, length): (usize, &u8)| {
            let (mut sum, mut matched) = (0.0, 0);
            for (unit, share) in units.iter().zip(shares) {
                let best = unit.best[self.documents + need].min(WEIGHTS.need.word);
                if best > 0.0 && *share > 0.0 {
                    sum += share * best / WEIGHTS.need.word;
                    matched += 1;
                }
            }
            if matched == 0 {
                return 0.0;
            }
            let unsaid = f32::from(length.saturating_sub(matched)) * QUESTION.unsaid * all / known;
            (sum / all).sqrt() * sum / (sum + unsaid)
        };
        self.lengths.iter().enumerate().map(score).collect()
    }

    /// Puts together what a question finds: a document gets the words of the need that says most of it. `complete` says
    /// which have every word themselves.
    pub(crate) fn question(&self, mut units: Vec<Unit>, extra: &[f32], complete: &[bool]) -> Found {
        let mut shares: Vec<f32> = units.iter().map(|unit| self.share(unit)).collect();
        let mut left_out = vec![false; self.documents];
        let mut places: Vec<Vec<bool>> = Vec::new();
        for (unit, share) in units.iter_mut().zip(&mut shares) {
            match unit.reading.role {
                Role::Not => {
                    if self.leave_out(unit, &mut left_out) {
                        *share *= QUESTION.without;
                    } else {
                        unit.reading.role = Role::Said;
                    }
                }
                Role::At => {
                    if let Some(placed) = self.placed(unit) {
                        places.push(placed);
                        *share *= QUESTION.place;
                    }
                }
                _ => {}
            }
        }
        let needs = self.needs(&units, &shares);
        let worth = |need: u32| needs.get(need as usize).copied().unwrap_or_default();
        let mut reasons = vec![NONE; self.documents];
        for (document, need) in &self.answers {
            let reason = &mut reasons[*document as usize];
            if worth(*need) > worth(*reason) {
                *reason = *need;
            }
        }
        for unit in &mut units {
            for (document, reason) in reasons.iter().enumerate().filter(|(_, reason)| **reason != NONE) {
                let best = unit.best[self.documents + *reason as usize] * QUESTION.need_word;
                unit.put_one(document, best);
            }
        }
        let all: f32 = shares.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        // Of a question whose words are mostly unknown, what little is found is no answer.
        let unknown = units.iter().zip(&shares).filter(|(unit, share)| unit.is_said() && **share == 0.0).count() as f32;
        let of_unknown = unknown * (1.0 + self.documents as f32 / QUESTION.rarest).ln();
        let is_answered = all >= QUESTION.known * (all + of_unknown);
        let score = |document: usize| {
            if left_out[document] || !is_answered {
                return 0.0;
            }
            let (mut sum, mut covered, mut has_sought) = (0.0, 0.0, false);
            for (unit, share) in units.iter().zip(&shares) {
                let best = unit.best[document];
                has_sought |= unit.is_sought() && best > 0.0;
                sum += share * best / (best + QUESTION.half);
                covered += share * (best / QUESTION.covered).min(1.0);
            }
            if !has_sought {
                return 0.0;
            }
            // To the power of three quarters.
            let coverage = (covered / all).sqrt();
            let words = 10.0 * sum / all * coverage * coverage.sqrt();
            let score = words + worth(reasons[document]) * QUESTION.need + extra[document] * QUESTION.whole;
            let score = if complete[document] { score + QUESTION.every_word } else { score };
            let is_elsewhere = !places.is_empty() && !places.iter().any(|placed| placed[document]);
            if is_elsewhere { score * QUESTION.elsewhere } else { score }
        };
        // Where nothing is said but what to leave out, all the others are found.
        let rest = |document: usize| f32::from(u8::from(!left_out[document]));
        let is_sought = units.iter().any(Unit::is_sought);
        let scores = (0..self.documents).map(|document| if is_sought { score(document) } else { rest(document) });
        let scores: Vec<f32> = scores.collect();
        let best = scores.iter().copied().fold(0.0, f32::max);
        let every_word = (best * QUESTION.least).max(f32::MIN_POSITIVE);
        let complete = scores.iter().filter(|score| **score >= every_word).count();
        let reading = |(unit, share): (Unit, f32)| {
            let is_known = share > 0.0 || !unit.is_said();
            // Words of a sentence are not offered for correction: it answers as it stands.
            Reading { is_known, instead: None, ..unit.reading }
        };
        let readings = units.into_iter().zip(shares).map(reading).collect();
        Found { scores, complete, every_word, readings, reasons, needs }
    }
}
