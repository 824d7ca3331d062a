//! Questions: texts with an exclusion, sentences of which no document has every word, and several words that hardly any
//! document has together (see [`Index::search`]). They also match needs: what documents are for, in everyday words.

use crate::asked::Asked;
use crate::builder::{Index, Subject};
use crate::found::{Found, NONE, TermMatch};
use crate::lexicon::letters;
use crate::measure::measure;
use crate::postings::Postings;
use crate::query_term::QueryTerm;
use crate::roles::Role;
use crate::weights::{QUESTION, WEIGHTS};
use crate::words::{alike, is_number, root};

/// Shortest root that is searched inside longer words.
const HELD: usize = 6;

/// How well needs and topics match a question.
struct ByTopics {
    /// Match of each need, from 0 to 1.
    needs: Vec<f32>,
    /// For each document its best matching need, or [`NONE`].
    reasons: Vec<u32>,
    /// Score of the best topics of each document.
    scores: Vec<f32>,
}

impl Index {
    /// The need of a document that best matches a question, as [`need_key`](crate::need_key), and a match value between
    /// 0 and 1. `None` if there is none, or the query is not a question.
    pub fn reason(&self, found: &Found, document: usize) -> Option<(&str, f32)> {
        let need = *found.reasons.get(document)? as usize;
        let says = *found.needs.get(need)?;
        Some((self.needs.term(need), says))
    }

    /// Adds the words with the same root, near-synonyms and, if there are none, longer words that contain the root.
    #[inline(never)]
    pub(crate) fn relate(&self, query_term: &mut QueryTerm, quality: f32) {
        let word = query_term.term_match.instead.as_ref().unwrap_or(&query_term.term_match.word).clone();
        let own = root(&word);
        self.put_root(query_term, own, QUESTION.root * quality);
        query_term.count = self.count(query_term);
        query_term.is_sure |= query_term.count > 0 && !query_term.is_typed && query_term.term_match.errors == 0;
        alike(own).for_each(|other| self.put_root(query_term, other, QUESTION.alike * quality));
        if query_term.count == 0 {
            query_term.count = self.count(query_term);
            query_term.is_sure |= query_term.count > 0 && query_term.term_match.errors == 0;
        }
        if query_term.count == 0 && own.len() >= HELD {
            let Postings { lexicon, .. } = &self.words;
            let letters = letters(own);
            let may_hold = |index: &usize| letters & !lexicon.letters(*index) == 0;
            let holds = |index: &usize| lexicon.term(*index).find(own).is_some_and(|at| at > 1);
            for index in (0..lexicon.len()).filter(may_hold).filter(holds) {
                query_term.put(self.words.of(index..index + 1), QUESTION.held * quality);
            }
            query_term.count = self.count(query_term);
        }
    }

    #[inline(never)]
    fn put_root(&self, query_term: &mut QueryTerm, sought: &str, quality: f32) {
        for index in self.of_root(sought) {
            query_term.put(self.words.of(index..index + 1), quality);
        }
    }

    /// The indices of the words with this root.
    pub(crate) fn of_root(&self, sought: &str) -> impl Iterator<Item = usize> {
        let Postings { lexicon, .. } = &self.words;
        lexicon.starting(sought).filter(move |index| root(lexicon.term(*index)) == sought)
    }

    /// Score of a word in each topic.
    #[inline(never)]
    fn of_topics(&self, query_term: &QueryTerm) -> Vec<f32> {
        let mut of_topics = vec![0.0_f32; self.count];
        for (best, topic) in query_term.best[self.documents..].iter().zip(&self.topics) {
            let known = &mut of_topics[*topic as usize];
            *known = known.max(*best);
        }
        of_topics
    }

    /// Number of documents that contain a word, or have a topic that contains it.
    #[inline(never)]
    fn count(&self, query_term: &QueryTerm) -> usize {
        let mut has: Vec<bool> = query_term.best[..self.documents].iter().map(|best| *best > 0.0).collect();
        let topics = self.of_topics(query_term);
        if topics.iter().any(|best| *best > 0.0) {
            for subject in self.subjects.iter().filter(|subject| !subject.is_near) {
                has[subject.document as usize] |= topics[subject.topic as usize] > 0.0;
            }
        }
        let count = has.into_iter().filter(|has| *has).count();
        // Documents that are only near a topic count if there are no others.
        let is_near = |subject: &&Subject| topics[subject.topic as usize] > 0.0;
        if count > 0 { count } else { self.subjects.iter().filter(is_near).count() }
    }

    /// Weight of a word in the question: the rarer, the higher.
    #[inline(never)]
    fn share(&self, query_term: &QueryTerm) -> f32 {
        let count = if query_term.count > 0 { query_term.count } else { self.count(query_term) };
        if count == 0 || !query_term.is_content_word() {
            return 0.0;
        }
        let mut share = self.telling(count);
        // A word in documents but in no topic distinguishes documents: a cancer, an instrument.
        if self.is_own(query_term) {
            share *= QUESTION.own;
        }
        if query_term.term_match.role != Role::At && is_number(&query_term.term_match.word) {
            share *= QUESTION.number;
        }
        if query_term.term_match.errors > 0 { share * QUESTION.errors } else { share }
    }

    /// Whether documents contain a word, but no topic does.
    #[inline(never)]
    fn is_own(&self, query_term: &QueryTerm) -> bool {
        query_term.count > 0 && query_term.best[self.documents..].iter().all(|best| *best <= 0.0)
    }

    #[inline(never)]
    fn telling(&self, count: usize) -> f32 {
        (1.0 + self.documents as f32 / (count as f32).max(QUESTION.rarest)).ln()
    }

    /// The known share of a question, from 0 to 1: words that occur in some text, also in another form. Quantities and
    /// places are not counted.
    #[inline(never)]
    fn known(&self, query_terms: &[QueryTerm], shares: &[f32], is_place: &[bool]) -> f32 {
        let (mut known, mut all) = (0.0, 0.0);
        let mut before = "";
        for ((query_term, share), is_place) in query_terms.iter().zip(shares).zip(is_place) {
            let word = query_term.term_match.word.as_str();
            let is_count = is_number(word) || measure(before, word).is_some();
            before = word;
            if !query_term.is_sought() || *is_place || is_count {
                continue;
            }
            let sure = if query_term.is_sure { 1.0 } else { QUESTION.guessed };
            let telling = self.telling(query_term.count);
            known += if *share > 0.0 { telling * sure } else { 0.0 };
            all += telling;
        }
        if all > 0.0 { known / all } else { 1.0 }
    }

    /// Whether one need contains these words, and hardly any others.
    #[inline(never)]
    pub(crate) fn is_need(&self, query_terms: &[QueryTerm]) -> bool {
        let has =
            |query_term: &QueryTerm, need: usize| query_term.best[self.documents + need] >= WEIGHTS.need.word * 0.9;
        let is_match = |(need, length): (usize, &u8)| {
            (1..=query_terms.len() + 1).contains(&usize::from(*length))
                && query_terms.iter().all(|query_term| has(query_term, need))
        };
        self.lengths.iter().enumerate().any(is_match)
    }

    /// Match of each need with a question, from 0 to 1.
    #[inline(never)]
    fn needs(&self, query_terms: &[QueryTerm], shares: &[f32]) -> Vec<f32> {
        let all: f32 = shares.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let known = shares.iter().filter(|share| **share > 0.0).count() as f32;
        let score = |(need, length): (usize, &u8)| {
            let (mut sum, mut matched) = (0.0, 0);
            for (query_term, share) in query_terms.iter().zip(shares) {
                let best = query_term.best[self.documents + need].min(WEIGHTS.need.word);
                if best > 0.0 && *share > 0.0 {
                    sum += share * best / WEIGHTS.need.word;
                    matched += 1;
                }
            }
            if matched == 0 || *length == 0 {
                return 0.0;
            }
            let missing = f32::from(length.saturating_sub(matched)) * QUESTION.missing * all / known;
            (sum / all).sqrt() * sum / (sum + missing)
        };
        self.lengths.iter().enumerate().map(score).collect()
    }

    /// Matches topics with a question: each document gets the words of its best topic.
    #[inline(never)]
    fn by_topics(&self, query_terms: &mut [QueryTerm], shares: &[f32], excluded: &[bool]) -> ByTopics {
        let of_topics: Vec<Vec<f32>> = query_terms.iter().map(|query_term| self.of_topics(query_term)).collect();
        // Among topics, a word weighs more the fewer topics have it.
        let among = |(best, share): (&Vec<f32>, &f32)| {
            let count = best.iter().filter(|best| **best > 0.0).count();
            let telling = (1.0 + self.count as f32 / (count as f32).max(QUESTION.fewest)).ln();
            share * (1.0 - QUESTION.among) + f32::from(u8::from(*share > 0.0)) * telling * QUESTION.among
        };
        let among: Vec<f32> = of_topics.iter().zip(shares).map(among).collect();
        let of_all: f32 = among.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let mut needs = self.needs(query_terms, &among);
        needs.iter_mut().zip(excluded).filter(|(_, excluded)| **excluded).for_each(|(need, _)| *need = 0.0);
        // For each topic, its best need, and the share of the question that all its needs cover together.
        let mut best_needs = vec![NONE; self.count];
        let score = |need: u32| needs.get(need as usize).copied().unwrap_or_default();
        for (need, topic) in (0..).zip(&self.topics) {
            let best = &mut best_needs[*topic as usize];
            if score(need) > score(*best) {
                *best = need;
            }
        }
        let topic = |topic: usize| {
            let covered = of_topics.iter().zip(&among);
            let covered: f32 = covered.map(|(best, share)| share * best[topic].min(WEIGHTS.need.word)).sum();
            score(best_needs[topic]) * QUESTION.need + covered / WEIGHTS.need.word / of_all * QUESTION.topic
        };
        let topics: Vec<f32> = (0..self.count).map(topic).collect();
        // For each document, its two best topics.
        let mut subjects = vec![[(0.0_f32, NONE); 2]; self.documents];
        for Subject { document, topic, is_near } in &self.subjects {
            let near = if *is_near { QUESTION.near } else { 1.0 };
            let mut one = (topics[*topic as usize] * near, *topic);
            for known in &mut subjects[*document as usize] {
                if one.0 > known.0 {
                    std::mem::swap(known, &mut one);
                }
            }
        }
        let mut reasons = vec![NONE; self.documents];
        for (document, [(_, topic), _]) in subjects.iter().enumerate().filter(|(_, [(_, topic), _])| *topic != NONE) {
            reasons[document] = best_needs[*topic as usize];
            for (query_term, best) in
                query_terms.iter_mut().zip(&of_topics).filter(|(query_term, _)| query_term.term_match.role != Role::Not)
            {
                query_term.put_one(document, best[*topic as usize] * QUESTION.need_word);
            }
        }
        let mut own = vec![0_u8; self.documents];
        self.subjects.iter().filter(|subject| !subject.is_near).for_each(|subject| own[subject.document as usize] += 1);
        let of_both = |([(first, _), (second, _)], own): ([(f32, u32); 2], u8)| {
            (first + second * QUESTION.second) * (1.0 - QUESTION.further * f32::from(own.saturating_sub(1).min(8)))
        };
        let scores = subjects.into_iter().zip(own).map(of_both).collect();
        ByTopics { needs, reasons, scores }
    }

    /// Computes the result of a question. `complete` says which documents contain every word themselves.
    pub(crate) fn question(&self, mut query_terms: Vec<QueryTerm>, extra: &[f32], complete: &[bool]) -> Found {
        let mut shares: Vec<f32> = query_terms.iter().map(|query_term| self.share(query_term)).collect();
        let Asked { left_out, excluded, alternatives, placed, is_place } = self.asked(&mut query_terms, &mut shares);
        let ByTopics { needs, reasons, scores } = self.by_topics(&mut query_terms, &shares, &excluded);
        let all: f32 = shares.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let is_own: Vec<bool> =
            query_terms.iter().map(|query_term| query_term.is_sought() && self.is_own(query_term)).collect();
        let known = self.known(&query_terms, &shares, &is_place);
        let score = |document: usize| {
            if known < QUESTION.known {
                return 0.0;
            }
            let (mut sum, mut covered, mut has_sought, mut left) = (0.0, 0.0, false, 1.0);
            for ((query_term, share), is_own) in query_terms.iter().zip(&shares).zip(&is_own) {
                let best = query_term.best[document];
                if *is_own && best <= 0.0 {
                    left *= 1.0 - QUESTION.lacking * share / all;
                }
                if query_term.term_match.role == Role::Not {
                    left *= if best > 0.0 { QUESTION.mention } else { 1.0 };
                    continue;
                }
                has_sought |= query_term.is_sought() && query_term.is_word() && best > 0.0;
                sum += share * best / (best + QUESTION.half);
                covered += share * (best / QUESTION.covered).min(1.0);
            }
            if !has_sought {
                return 0.0;
            }
            // To the power of three quarters.
            let coverage = (covered / all).sqrt();
            let words = 10.0 * sum / all * coverage * coverage.sqrt();
            let score = words + scores[document] + extra[document] * QUESTION.whole;
            left *= if alternatives[document] { QUESTION.alternative } else { 1.0 };
            let score = if complete[document] { score + QUESTION.every_word } else { score };
            let is_elsewhere = placed.get(document).is_some_and(|placed| !placed);
            if is_elsewhere { score * QUESTION.elsewhere * left } else { score * left }
        };
        // A question that only excludes something finds all other documents.
        let is_sought = query_terms.iter().any(QueryTerm::is_sought);
        let rest = f32::from(u8::from(left_out.contains(&true)));
        let mut scores: Vec<f32> =
            (0..self.documents).map(|document| if is_sought { score(document) } else { rest }).collect();
        // If everything is excluded, the exclusion is ignored.
        let stays = |document: usize| !left_out[document] && scores[document] > 0.0;
        if (0..self.documents).any(stays) {
            for (score, left_out) in scores.iter_mut().zip(&left_out) {
                *score *= f32::from(u8::from(!left_out));
            }
        } else {
            let left_out = query_terms.iter_mut().filter(|query_term| query_term.term_match.role == Role::Not);
            left_out.for_each(|query_term| query_term.term_match.role = Role::FunctionWord);
        }
        let best = scores.iter().copied().fold(0.0, f32::max);
        let here = scores.iter().zip(&placed).filter(|(_, placed)| **placed).map(|(score, _)| *score);
        let is_here = placed.is_empty() || here.fold(0.0, f32::max) >= best * QUESTION.here;
        let is_named = |number: &usize| is_place[*number];
        let (first, last) = ((0..query_terms.len()).find(is_named), (0..query_terms.len()).rfind(is_named));
        let elsewhere = first.zip(last).filter(|_| best > 0.0 && !is_here);
        let every_word = (best * QUESTION.least).max(f32::MIN_POSITIVE);
        let complete = scores.iter().filter(|score| **score >= every_word).count();
        let term_match = |(query_term, share): (QueryTerm, f32)| {
            let is_known = share > 0.0 || !query_term.is_content_word() || is_number(&query_term.term_match.word);
            // A question gets no spelling suggestions, as it is answered as it is.
            TermMatch { is_known, instead: None, ..query_term.term_match }
        };
        let term_matches: Vec<TermMatch> = query_terms.into_iter().zip(shares).map(term_match).collect();
        let is_doubtful = known < QUESTION.sure || term_matches.iter().any(|term_match| !term_match.is_known);
        Found { scores, complete, every_word, term_matches, reasons, needs, placed, is_doubtful, elsewhere }
    }
}
