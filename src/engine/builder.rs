//! Builds an index from documents.

use std::ops::BitOr;
use std::vec::IntoIter;

use crate::fold::{each, is_stop_word};
use crate::lexicon::Terms;
use crate::measure::{measure, turned};
use crate::postings::{CAPACITY, ForwardIndex, Inversion, OWN, PLACE, Postings, STEPS};
use crate::weights::{Field, MAX_WEIGHT, WEIGHTS};
use crate::words::is_function_word;

/// Whether texts of a field are needs or names of topics.
fn is_need(field: Field) -> bool {
    matches!(field, Field::Need | Field::Topic | Field::Near)
}

fn stored(weight: f32) -> u16 {
    (weight.min(MAX_WEIGHT) * STEPS) as u16
}

/// The larger weight plus a share of the smaller one; the marks of both.
fn again(one: u16, other: u16) -> u16 {
    let (a, b) = (one & 0xff, other & 0xff);
    let weight = (a.max(b) + (f32::from(a.min(b)) * WEIGHTS.again) as u16).min(0xff);
    (one | other) & !0xff | weight
}

/// Alternative forms of a word: of the word alone, and of the word with the one before.
pub(crate) fn others(before: &str, word: &str) -> [Option<String>; 2] {
    [turned(word), measure(before, word)]
}

/// The micro sign, as Latin-1 and as Greek letter.
pub(crate) const MICRO: [char; 2] = ['µ', 'μ'];

/// The `micro…` form of a word that begins with µ.
#[inline(never)]
pub(crate) fn micro(text: &str, folded: &str) -> Option<String> {
    text.starts_with(MICRO).then(|| ["micro", &folded[1..]].concat())
}

/// Fields whose texts many documents share: the names of techniques, hosts and towns.
const SHARED: [Field; 7] =
    [Field::Technique, Field::Synonym, Field::Need, Field::Topic, Field::Near, Field::Host, Field::Place];

/// What the texts of [`SHARED`] fields add to a document. Each is split into words once.
#[derive(Debug, Default)]
struct Shared {
    /// Each field and text, joined.
    keys: Terms,
    /// For each: the end of its words in `words`, and the number of its whole text or of its need.
    ends: Vec<(u32, Option<u32>)>,
    /// Words by number, with their values.
    words: Vec<(u32, u16)>,
}

/// Reads documents one by one into an index.
#[derive(Debug, Default)]
pub struct Builder {
    words: ForwardIndex,
    texts: ForwardIndex,
    shared: Shared,
    /// Distinct needs, as their words joined together.
    needs: Terms,
    /// The words of all needs; an empty string ends each need.
    need_words: Vec<String>,
    /// For each need, whether it is the name of a topic.
    names: Vec<bool>,
    /// Which need each document answers: `(document, need, is_near)`.
    answers: Vec<(u32, u32, bool)>,
    /// For each need, a hash of the documents that answer it.
    answered: Vec<u64>,
    /// Documents started so far.
    count: u32,
    // Buffers, reused for each text.
    folded: String,
    key: String,
    all_words: String,
    ends: Vec<u32>,
}

impl Builder {
    /// Starts the next document: texts added from now on belong to it. Documents are numbered from 0.
    pub fn begin(&mut self) {
        self.end_document();
        self.count += 1;
    }

    fn end_document(&mut self) {
        if self.count > 0 && self.count <= CAPACITY {
            self.words.end_document();
            self.texts.end_document();
        }
    }

    /// Adds one text to the current document: one name, one technique, one summary.
    pub fn add(&mut self, field: Field, text: &str) {
        if self.count == 0 || self.count > CAPACITY {
            return;
        }
        if !SHARED.contains(&field) {
            self.add_new(field, text, &mut |_, _| {});
            return;
        }
        self.key.clear();
        self.key.push(char::from(field as u8));
        self.key.push_str(text);
        let known = self.shared.keys.len();
        let number = self.shared.keys.number(&self.key) as usize;
        if number < known {
            return self.add_again(field, number);
        }
        let mut words = std::mem::take(&mut self.shared.words);
        let whole = self.add_new(field, text, &mut |number, value| words.push((number, value)));
        self.shared.ends.push((words.len() as u32, whole));
        self.shared.words = words;
    }

    /// Adds a text that is in [`Shared`].
    fn add_again(&mut self, field: Field, number: usize) {
        let start = number.checked_sub(1).map_or(0, |before| self.shared.ends[before].0);
        let (end, whole) = self.shared.ends[number];
        for (number, value) in &self.shared.words[start as usize..end as usize] {
            self.words.add_number(*number, *value, again);
        }
        match whole {
            Some(need) if is_need(field) => self.answer(need, field),
            Some(text) => self.texts.add_number(text, 1 << field as u8, BitOr::bitor),
            None => {}
        }
    }

    /// Splits a text into words and adds it. Calls `take` with the number and value of each word, and returns the number
    /// of the whole text or of the need.
    fn add_new(&mut self, field: Field, text: &str, take: &mut dyn FnMut(u32, u16)) -> Option<u32> {
        let weights = WEIGHTS.of(field);
        let (all_words, ends) = (&mut self.all_words, &mut self.ends);
        all_words.clear();
        ends.clear();
        let has_micro = text.contains(MICRO);
        each(text, &mut self.folded, &mut |word, start, end| {
            all_words.push_str(word);
            ends.push(all_words.len() as u32);
            if has_micro && let Some(other) = micro(&text[start..end], word) {
                let value = stored(weights.word);
                take(self.words.add(&other, value, again), value);
            }
        });
        let count = ends.len();
        if is_need(field) {
            return Some(self.add_need(field));
        }
        let marks = match field {
            Field::Name | Field::Acronym | Field::Technique => OWN,
            Field::Host | Field::Place => PLACE,
            _ => 0,
        };
        let value = stored(weights.word / (1.0 + weights.length * count.saturating_sub(1) as f32)).max(1) | marks;
        let mut start = 0;
        let mut before = "";
        self.key.clear();
        for end in ends.iter().map(|end| *end as usize) {
            let word = &all_words[start..end];
            take(self.words.add(word, value, again), value);
            for other in others(before, word).into_iter().flatten() {
                take(self.words.add(&other, value, again), value);
            }
            before = word;
            if !is_stop_word(word) {
                self.key.push_str(singular(word));
            }
            start = end;
        }
        (weights.whole > 0.0 && count > 0).then(|| {
            let key = if self.key.is_empty() { &*all_words } else { &self.key };
            self.texts.add(key, 1 << field as u8, BitOr::bitor)
        })
    }

    /// Notes that the current document answers a need.
    fn answer(&mut self, need: u32, field: Field) {
        let (document, is_near) = (self.count - 1, field == Field::Near);
        self.answers.push((document, need, is_near));
        if need as usize == self.answered.len() {
            self.answered.push(0xcbf2_9ce4_8422_2325);
        }
        let hash = &mut self.answered[need as usize];
        *hash = (*hash ^ u64::from(document * 2 + 2 + u32::from(is_near))).wrapping_mul(0x0100_0000_01b3);
    }

    /// Adds the need or topic name that was just split into words, and returns its number.
    fn add_need(&mut self, field: Field) -> u32 {
        let known = self.needs.len();
        let need = self.needs.number(&self.all_words);
        self.answer(need, field);
        if need as usize == known {
            let mut start = 0;
            for end in self.ends.iter().map(|end| *end as usize) {
                self.need_words.push(self.all_words[start..end].to_owned());
                start = end;
            }
            self.need_words.push(String::new());
            self.names.push(field == Field::Topic);
        }
        need
    }

    /// Builds the index of all documents read.
    pub fn finish(self) -> Index {
        self.finishing().end()
    }

    /// Starts building the index of all documents read.
    pub fn finishing(mut self) -> Finishing {
        self.end_document();
        let documents = self.count.min(CAPACITY) as usize;
        let value = stored(WEIGHTS.need.word);
        let mut lengths = Vec::with_capacity(self.needs.len());
        let mut length = 0;
        // For each word, whether it is a content word; `None` if not yet looked up.
        let mut content_words: Vec<Option<bool>> = Vec::new();
        for word in &self.need_words {
            if word.is_empty() {
                self.words.end_document();
                let is_name = self.names.get(lengths.len()).is_some_and(|is_name| *is_name);
                lengths.push(if is_name { 0 } else { std::mem::take(&mut length) });
                length = 0;
                continue;
            }
            self.words.add(word, value, u16::max);
            let number = self.words.terms.number(word) as usize;
            if number >= content_words.len() {
                content_words.resize(number + 1, None);
            }
            length += u8::from(*content_words[number].get_or_insert_with(|| !is_function_word(word)));
        }
        let (topics, count) = topics(&self.answered);
        let index = Index { documents, needs: self.needs, lengths, topics, count, ..Index::default() };
        let answers = self.answers.into_iter();
        Finishing { index, answers, words: Inversion::new(self.words), texts: Inversion::new(self.texts) }
    }
}

/// An index that is being built in steps, which take a few milliseconds on a slow phone.
#[derive(Debug)]
pub struct Finishing {
    index: Index,
    /// The answers whose topics have not been added to the documents yet.
    answers: IntoIter<(u32, u32, bool)>,
    words: Inversion,
    texts: Inversion,
}

impl Finishing {
    /// Returns whether the index is complete.
    pub fn step(&mut self) -> bool {
        const AT_ONCE: usize = 4096;
        let Index { topics, subjects, .. } = &mut self.index;
        if self.answers.len() == 0 {
            return self.words.step() && self.texts.step();
        }
        for (document, need, is_near) in self.answers.by_ref().take(AT_ONCE) {
            let subject = Subject { document, topic: topics[need as usize], is_near };
            let own = subjects.iter().rev().take_while(|other| other.document == document);
            if !own.into_iter().any(|known| *known == subject) {
                subjects.push(subject);
            }
        }
        false
    }

    /// The index; completes it first if needed.
    pub fn end(mut self) -> Index {
        while !self.step() {}
        Index { words: self.words.end(), texts: self.texts.end(), ..self.index }
    }
}

/// A topic of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Subject {
    pub(crate) document: u32,
    pub(crate) topic: u32,
    /// Whether the document is only close to the topic, see [`Field::Near`].
    pub(crate) is_near: bool,
}

/// The topic of each need, from a hash of the documents that answer it, and the number of topics. Needs that the same
/// documents answer form one topic.
fn topics(answered: &[u64]) -> (Vec<u32>, usize) {
    let mut known: Vec<u64> = Vec::new();
    let topics = answered.iter().map(|hash| {
        known.iter().position(|other| other == hash).unwrap_or_else(|| {
            known.push(*hash);
            known.len() - 1
        }) as u32
    });
    (topics.collect(), known.len())
}

/// The key of a need in [`Index::reason`]: its words joined together.
pub fn need_key(need: &str) -> String {
    let mut key = String::new();
    each(need, &mut String::new(), &mut |word, _, _| key.push_str(word));
    key
}

/// A word without its plural ending, a prefix of the word as typed. Used to compare whole texts.
pub(crate) fn singular(word: &str) -> &str {
    let cut = word.strip_suffix(['s', 'x']).filter(|rest| rest.len() > 3 && !rest.ends_with(['s', 'i', 'u']));
    cut.unwrap_or(word)
}

/// A searchable index of documents.
#[derive(Debug, Default)]
pub struct Index {
    /// All words, with their weights. Needs follow the documents, as if each were a document.
    pub(crate) words: Postings,
    /// Whole texts, as their words joined together. The value has one bit for each field.
    pub(crate) texts: Postings,
    pub(crate) documents: usize,
    /// Needs, as their words joined together.
    pub(crate) needs: Terms,
    /// Number of content words in each need; 0 for topic names, which are never reasons.
    pub(crate) lengths: Vec<u8>,
    /// The topic of each need.
    pub(crate) topics: Vec<u32>,
    /// The topics of all documents, sorted by document.
    pub(crate) subjects: Vec<Subject>,
    /// Number of topics.
    pub(crate) count: usize,
}

impl Index {
    /// Number of documents.
    pub fn len(&self) -> usize {
        self.documents
    }

    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_text_is_found_in_each_document() {
        let mut builder = Builder::default();
        for _ in 0..3 {
            builder.begin();
            builder.add(Field::Service, "tri de 10 µm");
            builder.add(Field::Technique, "Cytométrie en flux");
            builder.add(Field::Synonym, "tri sous 10 µm");
            builder.add(Field::Need, "compter des cellules vivantes");
            builder.add(Field::Place, "Villejuif");
        }
        let index = builder.finish();
        for text in ["cytometrie", "cytometrie en flux", "10 micrometres", "compter des cellules vivantes", "villejuif"]
        {
            let scores = index.search(text).expect("the text has words").scores;
            let is_first = |score: &f32| (score - scores[0]).abs() < 1e-6;
            assert!(scores[0] > 0.0 && scores.iter().all(is_first), "{text}: {scores:?}");
        }
    }
}
