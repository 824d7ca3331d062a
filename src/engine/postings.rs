//! Posting lists: which documents contain a term, and how much it weighs there.

use std::vec::IntoIter;

use crate::lexicon::{Lexicon, Sorting, Terms};

/// Steps per unit in which weights are stored.
pub(crate) const STEPS: f32 = 16.0;

/// An entry of a posting list, in four bytes: the number of a term or document, the field marks, the weight.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting(u32);

/// Bits of the weight and the marks.
const VALUE: u32 = 10;

/// Most documents in an index, needs included; later ones are not found.
pub(crate) const CAPACITY: u32 = 1 << (32 - VALUE);

/// Marks of a term: it occurs in the name or offer of the document,
pub(crate) const OWN: u16 = 1 << 8;
/// or in its location.
pub(crate) const PLACE: u16 = 1 << 9;

impl Posting {
    fn new(number: u32, value: u16) -> Self {
        Self(number << VALUE | u32::from(value))
    }

    pub(crate) fn number(self) -> usize {
        (self.0 >> VALUE) as usize
    }

    /// In an index of words: the fields that contain the word, as bits.
    pub(crate) fn fields(self) -> u8 {
        (self.0 & 0xff) as u8
    }

    /// In an index of needs: the weight of the word.
    pub(crate) fn weight(self) -> f32 {
        f32::from(self.fields()) / STEPS
    }

    fn value(self) -> u16 {
        (self.0 & ((1 << VALUE) - 1)) as u16
    }

    /// Whether the posting has one of these marks.
    pub(crate) fn is(self, marks: u16) -> bool {
        self.value() & marks != 0
    }
}

/// Terms, with the documents that contain each.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    pub(crate) lexicon: Lexicon,
    /// End of each term's postings in `all`.
    ends: Vec<u32>,
    all: Vec<Posting>,
}

impl Postings {
    /// The documents of the terms at these indices.
    pub(crate) fn of(&self, indices: std::ops::Range<usize>) -> &[Posting] {
        if indices.is_empty() {
            return &[];
        }
        let start = if indices.start == 0 { 0 } else { self.ends[indices.start - 1] as usize };
        &self.all[start..self.ends[indices.end - 1] as usize]
    }
}

/// Postings by document, while documents are read.
#[derive(Debug, Default)]
pub(crate) struct ForwardIndex {
    pub(crate) terms: Terms,
    /// In chunks: growing one long list would need twice its memory.
    pieces: Vec<Vec<Posting>>,
    /// Terms of the current document.
    own: Vec<Posting>,
    /// For each term, its index in `own`. Stale if `own` has another term there.
    indices: Vec<u32>,
    /// Number of postings of each document.
    lengths: Vec<u32>,
    /// Number of postings of each term.
    counts: Vec<u32>,
}

const PIECE: usize = 1 << 15;

impl ForwardIndex {
    /// Adds a term to the current document, and returns its number.
    pub(crate) fn add(&mut self, term: &str, value: u16, merge: fn(u16, u16) -> u16) -> u32 {
        let number = self.terms.number(term);
        self.add_number(number, value, merge);
        number
    }

    /// Adds the term with a number to the current document. If the document has it already, `merge` combines both
    /// values.
    pub(crate) fn add_number(&mut self, number: u32, value: u16, merge: fn(u16, u16) -> u16) {
        let term = number as usize;
        if term >= self.indices.len() {
            self.indices.push(0);
            self.counts.push(0);
        }
        let index = self.indices[term] as usize;
        if let Some(known) = self.own.get_mut(index).filter(|known| known.number() == term) {
            *known = Posting::new(number, merge(known.value(), value));
        } else {
            self.indices[term] = self.own.len() as u32;
            self.counts[term] += 1;
            self.own.push(Posting::new(number, value));
        }
    }

    pub(crate) fn end_document(&mut self) {
        self.lengths.push(self.own.len() as u32);
        if self.pieces.last().is_none_or(|piece| piece.len() + self.own.len() > PIECE) {
            self.pieces.push(Vec::with_capacity(PIECE.max(self.own.len())));
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.append(&mut self.own);
        }
    }
}

/// Gathered postings that are being sorted by term, in steps: first the terms, then one chunk of postings after another.
#[derive(Debug, Default)]
pub(crate) struct Inversion {
    /// `None` once the terms are sorted.
    sorting: Option<Sorting>,
    /// Number of postings of each term, by its number.
    counts: Vec<u32>,
    postings: Postings,
    /// For each number of a term, its index in the lexicon.
    indices: Vec<u32>,
    /// The chunks that have not been sorted yet.
    pieces: IntoIter<Vec<Posting>>,
    lengths: Vec<u32>,
    /// Number of documents that have been sorted.
    documents: usize,
}

impl Inversion {
    pub(crate) fn new(gathered: ForwardIndex) -> Self {
        let ForwardIndex { terms, counts, pieces, lengths, .. } = gathered;
        let (sorting, pieces) = (Some(Sorting::new(terms)), pieces.into_iter());
        Self { sorting, counts, pieces, lengths, ..Self::default() }
    }

    /// Takes the next step. Returns whether all is sorted.
    pub(crate) fn step(&mut self) -> bool {
        if let Some(sorting) = &mut self.sorting {
            if sorting.step() {
                self.make_room();
            }
            return false;
        }
        // It holds whole documents.
        let Some(piece) = self.pieces.next() else { return true };
        let Postings { ends, all, .. } = &mut self.postings;
        let mut left = self.lengths[self.documents];
        for posting in piece {
            while left == 0 {
                self.documents += 1;
                left = self.lengths[self.documents];
            }
            left -= 1;
            let end = &mut ends[self.indices[posting.number()] as usize];
            all[*end as usize] = Posting::new(self.documents as u32, posting.value());
            *end += 1;
        }
        self.documents += 1;
        false
    }

    /// Takes the sorted terms, and makes room for the postings of each.
    fn make_room(&mut self) {
        let (lexicon, indices) = self.sorting.take().unwrap_or_default().end();
        let mut ends = vec![0; lexicon.len()];
        for (index, count) in indices.iter().zip(std::mem::take(&mut self.counts)) {
            ends[*index as usize] = count;
        }
        let mut start = 0;
        for end in &mut ends {
            // Holds the start of the term's postings for now; each insertion moves it towards the end.
            start += std::mem::replace(end, start);
        }
        self.postings = Postings { lexicon, ends, all: vec![Posting(0); start as usize] };
        self.indices = indices;
    }

    /// The sorted postings.
    pub(crate) fn end(mut self) -> Postings {
        while !self.step() {}
        self.postings
    }
}
