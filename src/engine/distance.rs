//! Typing errors: finds the terms of a lexicon within a few edits of a word, or with a prefix within a few edits.
//!
//! An edit inserts, deletes or replaces a letter, or swaps two neighbours. The lexicon is walked in order, so that
//! terms with a common prefix share the computation for it. Skipped are terms whose prefix already has too many edits,
//! and terms that lack more letters of the word than edits are allowed.

use crate::lexicon::{Lexicon, letters};

/// Longest word, in bytes, that is compared.
pub(crate) const LONGEST: usize = 40;
/// Maximum number of edits allowed.
pub(crate) const MAX_ERRORS: usize = 2;
const WIDTH: usize = LONGEST + 1;
const DEPTH: usize = LONGEST + MAX_ERRORS + 1;

/// A term within a few edits of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    pub(crate) index: usize,
    /// Edits between the word and the whole term; `None` if too many.
    pub(crate) whole: Option<u8>,
    /// Edits between the word and the closest prefix of the term; `None` if too many.
    pub(crate) start: Option<u8>,
}

/// The edit distance between a word and a term, computed letter by letter.
struct Comparison<'a> {
    word: &'a [u8],
    most: usize,
    /// For each prefix of the term read so far, the edits between it and each prefix of the word.
    rows: [[u8; WIDTH]; DEPTH + 1],
    /// The fewest edits between the word and any prefix of the term up to this depth.
    starts: [u8; DEPTH + 1],
}

impl<'a> Comparison<'a> {
    /// `None` if the word is too short or too long to be compared.
    fn new(word: &'a str, most: usize) -> Option<Self> {
        let word = word.as_bytes();
        if word.is_empty() || word.len() > LONGEST || most > MAX_ERRORS {
            return None;
        }
        let far = (most + 1) as u8;
        let mut rows = [[far; WIDTH]; DEPTH + 1];
        for (column, cell) in rows[0].iter_mut().enumerate() {
            *cell = column.min(most + 1) as u8;
        }
        let mut starts = [far; DEPTH + 1];
        starts[0] = rows[0][word.len()];
        Some(Self { word, most, rows, starts })
    }

    /// One more than the edits allowed: "too far".
    fn far(&self) -> u8 {
        (self.most + 1) as u8
    }

    /// The longest prefix of a term that can be within the allowed edits.
    fn deepest(&self) -> usize {
        self.word.len() + self.most
    }

    /// Reads the letter of the term at `depth`, from 1. Returns whether a term with this prefix can still be near.
    fn read(&mut self, term: &[u8], depth: usize) -> bool {
        let (length, most, far) = (self.word.len(), self.most, self.far());
        let letter = term[depth - 1];
        let first = depth.saturating_sub(most).max(1);
        let last = (depth + most).min(length);
        let (before, rest) = self.rows.split_at_mut(depth);
        let row = &mut rest[0];
        let above = &before[depth - 1];
        let mut left = if first == 1 { depth.min(most + 1) as u8 } else { far };
        row[first - 1] = left;
        let mut least = left;
        for column in first..=last {
            let mut cell = (above[column - 1] + u8::from(self.word[column - 1] != letter)).min(left + 1);
            if column < depth + most {
                cell = cell.min(above[column] + 1);
            }
            let is_swapped =
                depth > 1 && column > 1 && letter == self.word[column - 2] && term[depth - 2] == self.word[column - 1];
            if is_swapped {
                cell = cell.min(before[depth - 2][column - 2] + 1);
            }
            left = cell.min(far);
            row[column] = left;
            least = least.min(left);
        }
        if last < length {
            row[last + 1] = far;
        }
        let here = if last == length { row[length] } else { far };
        self.starts[depth] = self.starts[depth - 1].min(here);
        least < far || self.starts[depth] < far
    }

    /// After `read` letters: the edits to the whole term, and to its closest prefix.
    fn result(&self, length: usize, read: usize) -> (Option<u8>, Option<u8>) {
        let within = |edits: u8| (edits < self.far()).then_some(edits);
        let is_whole = read == length && length + self.most >= self.word.len();
        (is_whole.then(|| self.rows[read][self.word.len()]).and_then(within), within(self.starts[read]))
    }
}

/// Calls `take` with every term within `most` edits of the word, or with a prefix within `most` edits.
pub(crate) fn near(lexicon: &Lexicon, word: &str, most: usize, mut take: impl FnMut(Near)) {
    let Some(mut comparison) = Comparison::new(word, most) else { return };
    let deepest = comparison.deepest();
    let sought = letters(word);
    // Letters shared with the last term that was read, and the depth at which that term became too far.
    let (mut known, mut hopeless) = (0, usize::MAX);
    for index in 0..lexicon.len() {
        known = known.min(lexicon.shared(index));
        let lacks = (sought & !lexicon.letters(index)).count_ones() as usize;
        if known >= hopeless || lacks > most {
            continue;
        }
        let term = lexicon.term(index).as_bytes();
        let read = term.len().min(deepest);
        let stopped = (known.min(deepest) + 1..=read).find(|depth| !comparison.read(term, *depth));
        hopeless = stopped.unwrap_or(usize::MAX);
        known = stopped.unwrap_or(read);
        if stopped.is_none() {
            let (whole, start) = comparison.result(term.len(), read);
            if whole.is_some() || start.is_some() {
                take(Near { index, whole, start });
            }
        }
    }
}

/// Whether `word` is within `most` edits of `other` or of a prefix of it.
pub(crate) fn reaches(word: &str, other: &str, most: usize) -> bool {
    let Some(mut comparison) = Comparison::new(word, most) else { return false };
    let other = other.as_bytes();
    let read = other.len().min(comparison.deepest());
    (1..=read).all(|depth| comparison.read(other, depth)) && comparison.result(other.len(), read).1.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Sorting, Terms};

    /// Edits between two words, without any shortcut.
    fn edits(one: &[u8], other: &[u8]) -> usize {
        let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
        for row in 0..=one.len() {
            for column in 0..=other.len() {
                rows[row][column] = if row == 0 || column == 0 {
                    row + column
                } else {
                    let same = one[row - 1] == other[column - 1];
                    let mut cell = (rows[row - 1][column - 1] + usize::from(!same))
                        .min(rows[row - 1][column] + 1)
                        .min(rows[row][column - 1] + 1);
                    if row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1] {
                        cell = cell.min(rows[row - 2][column - 2] + 1);
                    }
                    cell
                };
            }
        }
        rows[one.len()][other.len()]
    }

    #[test]
    fn the_walk_finds_the_same_terms_as_pairwise_comparison() {
        let mut seed = 7_u32;
        let mut random = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        let mut word = || (0..=random(9)).map(|_| char::from(b"abcd"[random(4) as usize])).collect::<String>();
        let mut terms = Terms::default();
        for _ in 0..800 {
            terms.number(&word());
        }
        let (lexicon, _) = Sorting::new(terms).end();
        for _ in 0..60 {
            let sought = word();
            for most in 1..=MAX_ERRORS {
                let mut found = Vec::new();
                near(&lexicon, &sought, most, |near| found.push(near));
                let at_most = |edits: usize| (edits <= most).then_some(edits as u8);
                let expected: Vec<Near> = (0..lexicon.len())
                    .map(|index| {
                        let term = lexicon.term(index).as_bytes();
                        let starts = (0..=term.len()).map(|end| edits(sought.as_bytes(), &term[..end]));
                        Near {
                            index,
                            whole: at_most(edits(sought.as_bytes(), term)),
                            start: at_most(starts.min().unwrap_or(0)),
                        }
                    })
                    .filter(|near| near.start.is_some())
                    .collect();
                assert_eq!(found, expected, "{sought} {most}");
                for near in &expected {
                    assert!(reaches(&sought, lexicon.term(near.index), most), "{sought} {near:?}");
                }
            }
        }
    }

    #[test]
    fn one_word_is_compared_with_another() {
        assert!(reaches("cytomtrie", "cytometrie", 1));
        assert!(reaches("citom", "cytometrie", 1));
        assert!(!reaches("imagerie", "cytometrie", 2));
        assert!(!reaches(&"x".repeat(50), &"x".repeat(50), 1));
    }
}
