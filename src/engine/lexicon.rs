//! Terms: numbered in order of appearance while documents are read, sorted at the end.

/// Distinct terms, numbered from 0 in order of appearance.
#[derive(Debug, Default)]
pub struct Terms {
    text: String,
    /// End of each term in `text`.
    ends: Vec<u32>,
    /// Hash table with open addressing: number of a term + 1, or 0 if free. Its length is a power of two.
    table: Vec<u32>,
}

fn hash(word: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in word.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}

impl Terms {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Every term, by number.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.term(number))
    }

    pub(crate) fn term(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.text[start..self.ends[number] as usize]
    }

    /// The number of a term; a new one if the term is new.
    #[inline(never)]
    pub fn number(&mut self, term: &str) -> u32 {
        if self.ends.len() * 4 >= self.table.len() * 3 {
            self.grow();
        }
        let slot = self.slot(term);
        if self.table[slot] == 0 {
            self.text.push_str(term);
            self.ends.push(self.text.len() as u32);
            self.table[slot] = self.ends.len() as u32;
        }
        self.table[slot] - 1
    }

    /// The number of a term, if it has one.
    pub fn find(&self, term: &str) -> Option<usize> {
        if self.table.is_empty() {
            return None;
        }
        (self.table[self.slot(term)] as usize).checked_sub(1)
    }

    /// The slot of a term in the table, or the free one where it would be. The table is not empty.
    fn slot(&self, term: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash(term) as usize & mask;
        while self.table[slot] != 0 && self.term(self.table[slot] as usize - 1) != term {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let length = (self.table.len() * 2).max(256);
        self.table = vec![0; length];
        for number in 0..self.ends.len() {
            let mut slot = hash(self.term(number)) as usize & (length - 1);
            while self.table[slot] != 0 {
                slot = (slot + 1) & (length - 1);
            }
            self.table[slot] = number as u32 + 1;
        }
    }
}

/// Terms copied in one step of [`Sorting`].
const PART: usize = 1 << 13;

/// Terms that are being sorted, in steps: first their numbers are sorted, then one part of the terms after another is
/// copied.
#[derive(Debug, Default)]
pub(crate) struct Sorting {
    terms: Terms,
    /// The beginning and the number of each term, sorted by term. Empty before the first step.
    order: Vec<(u64, u32)>,
    lexicon: Lexicon,
    indices: Vec<u32>,
}

impl Sorting {
    pub(crate) fn new(terms: Terms) -> Self {
        Self { terms, ..Self::default() }
    }

    /// Takes the next step. Returns whether all is sorted.
    pub(crate) fn step(&mut self) -> bool {
        let Self { terms, order, lexicon, indices } = self;
        let count = terms.len();
        if order.len() < count {
            terms.table = Vec::new();
            order.extend((0..count).map(|number| (beginning(terms.term(number)), number as u32)));
            order.sort_unstable_by(|one, other| {
                one.0.cmp(&other.0).then_with(|| terms.term(one.1 as usize).cmp(terms.term(other.1 as usize)))
            });
            *indices = vec![0; count];
            *lexicon = Lexicon::with_capacity(count, terms.text.len());
            return false;
        }
        let done = lexicon.len();
        for (index, (_, number)) in order.iter().enumerate().skip(done).take(PART) {
            indices[*number as usize] = index as u32;
            lexicon.push(terms.term(*number as usize));
        }
        lexicon.len() == count
    }

    /// The sorted terms, and for each number the index of its term.
    pub(crate) fn end(mut self) -> (Lexicon, Vec<u32>) {
        while !self.step() {}
        (self.lexicon, self.indices)
    }
}

/// The first eight bytes as a number that sorts like the text.
fn beginning(term: &str) -> u64 {
    let mut bytes = [0; 8];
    for (byte, of_term) in bytes.iter_mut().zip(term.bytes()) {
        *byte = of_term;
    }
    u64::from_be_bytes(bytes)
}

/// A bit set of the letters in a text; some letters share a bit.
pub(crate) fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

/// Sorted terms.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    text: String,
    ends: Vec<u32>,
    /// Bytes that each term shares with the one before, at most 255.
    shared: Vec<u8>,
    /// The [`letters`] of each term.
    letters: Vec<u32>,
}

impl Lexicon {
    fn with_capacity(terms: usize, bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(terms),
            shared: Vec::with_capacity(terms),
            letters: Vec::with_capacity(terms),
        }
    }

    /// Adds a term that follows all others.
    fn push(&mut self, term: &str) {
        let last = self.len().checked_sub(1).map_or("", |last| self.term(last));
        let shared = last.bytes().zip(term.bytes()).take_while(|(one, other)| one == other).count();
        self.shared.push(shared.min(255) as u8);
        self.letters.push(letters(term));
        self.text.push_str(term);
        self.ends.push(self.text.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn term(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.text[start..self.ends[index] as usize]
    }

    pub(crate) fn shared(&self, index: usize) -> usize {
        usize::from(self.shared[index])
    }

    pub(crate) fn letters(&self, index: usize) -> u32 {
        self.letters[index]
    }

    /// The first index whose term is not less than `term`.
    fn lower_bound(&self, term: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.term(middle) < term { low = middle + 1 } else { high = middle }
        }
        low
    }

    pub(crate) fn find(&self, term: &str) -> Option<usize> {
        let index = self.lower_bound(term);
        (index < self.len() && self.term(index) == term).then_some(index)
    }

    /// The indices of all terms with this prefix.
    pub(crate) fn starting(&self, beginning: &str) -> std::ops::Range<usize> {
        let first = self.lower_bound(beginning);
        let (mut low, mut high) = (first, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.term(middle).starts_with(beginning) { low = middle + 1 } else { high = middle }
        }
        first..low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_sorted_and_found() {
        let mut terms = Terms::default();
        let words: Vec<String> = (0..2000).map(|number| format!("w{}", number * 7919 % 1000)).collect();
        assert_eq!(terms.find("w0"), None);
        let numbers: Vec<u32> = words.iter().map(|word| terms.number(word)).collect();
        for (word, number) in words.iter().zip(&numbers) {
            assert_eq!(terms.find(word), Some(*number as usize));
        }
        assert_eq!((terms.find("w"), terms.all().nth(1), terms.all().count()), (None, Some(&*words[1]), 1000));
        let (lexicon, indices) = Sorting::new(terms).end();
        assert_eq!(lexicon.len(), 1000);
        for (word, number) in words.iter().zip(numbers) {
            assert_eq!(lexicon.find(word), Some(indices[number as usize] as usize));
        }
        assert!((1..lexicon.len()).all(|index| lexicon.term(index - 1) < lexicon.term(index)));
        assert_eq!(lexicon.starting("w99").len(), 11);
        assert_eq!(lexicon.starting("").len(), 1000);
        assert_eq!((lexicon.find("w"), lexicon.starting("x").len()), (None, 0));
    }

    #[test]
    fn more_terms_than_one_step_copies_are_sorted_too() {
        let mut terms = Terms::default();
        let numbers: Vec<u32> = (0..=2 * PART).map(|number| terms.number(&(number * 7919).to_string())).collect();
        let mut sorting = Sorting::new(terms);
        assert_eq!((0..3).map(|_| sorting.step()).collect::<Vec<_>>(), [false; 3]);
        let (lexicon, indices) = sorting.end();
        assert_eq!(lexicon.len(), numbers.len());
        assert!((1..lexicon.len()).all(|index| lexicon.term(index - 1) < lexicon.term(index)));
        let is_found =
            |number: &u32| lexicon.term(indices[*number as usize] as usize) == (*number as usize * 7919).to_string();
        assert!(numbers.iter().all(is_found));
    }
}
