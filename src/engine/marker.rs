//! Highlights in a text what a query matched, whatever the spelling in the text.

use crate::builder::{micro, singular};
use crate::distance::reaches;
use crate::fold::{Word, is_stop_word, words};
use crate::found::TermMatch;
use crate::measure::{measure, turned};
use crate::roles::Role;
use crate::search::sought;
use crate::stem::stem;

/// Most neighbouring words, of a text or a query, that are compared as one joined word.
const TOGETHER: usize = 4;
/// Most words of a phrase.
const PHRASE: usize = 8;

/// Splits texts at the boundaries of matches.
pub trait Marks {
    /// The pieces of a text in order, `(piece, is_match)`. Joined together they are the text.
    fn marked<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)>;

    /// Whether there is anything to mark.
    fn is_empty(&self) -> bool;
}

/// Highlights nothing. Pages without highlighting use it, so that they do not download the search code.
pub struct Unmarked;

impl Marks for Unmarked {
    fn marked<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        if text.is_empty() { Vec::new() } else { vec![(text, false)] }
    }

    fn is_empty(&self) -> bool {
        true
    }
}

/// Highlights the matches of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marker {
    sought: Vec<Sought>,
    /// Alternative names of what is searched, as [`key`].
    phrases: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sought {
    text: String,
    errors: usize,
    /// Whether it is several words of the query joined together.
    is_joined: bool,
}

/// A key that is equal for texts with the same meaning: their words without endings, joined together.
pub fn key(text: &str) -> String {
    key_of(&words(text))
}

fn key_of(words: &[Word]) -> String {
    words.iter().filter(|word| !is_stop_word(&word.folded)).map(|word| singular(&word.folded)).collect()
}

impl Marker {
    /// Highlights the words of a query, as these term matches understood them.
    pub fn new(query: &str, term_matches: &[TermMatch]) -> Self {
        let words = sought(query);
        let mut all: Vec<Sought> = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let term_match = term_matches.get(index);
            let is_sought = |term_match: &TermMatch| matches!(term_match.role, Role::Sought | Role::At);
            if !term_match.is_none_or(is_sought) {
                continue;
            }
            let errors = term_match.map_or(0, |term_match| term_match.errors);
            all.push(Sought { text: word.folded.clone(), errors, is_joined: false });
            let next = words.get(index + 1).and_then(|next| measure(&word.folded, &next.folded));
            let others = [turned(&word.folded), micro(&query[word.start..word.end], &word.folded), next];
            all.extend(others.into_iter().flatten().map(|text| Sought { text, errors: 0, is_joined: true }));
            let mut joined = word.folded.clone();
            for next in words.iter().skip(index + 1).take(TOGETHER - 1) {
                joined.push_str(&next.folded);
                all.push(Sought { text: joined.clone(), errors: 0, is_joined: true });
            }
        }
        Self { sought: all, phrases: Vec::new() }
    }

    /// Also highlights an alternative name.
    pub fn also(&mut self, phrase: &str) {
        let key = key(phrase);
        if !key.is_empty() && !self.phrases.contains(&key) {
            self.phrases.push(key);
        }
    }

    /// How many words at the beginning match together.
    fn matching(&self, words: &[Word]) -> usize {
        if !self.phrases.is_empty() && !is_stop_word(&words[0].folded) {
            for count in (1..=words.len().min(PHRASE)).rev() {
                if !is_stop_word(&words[count - 1].folded) && self.phrases.contains(&key_of(&words[..count])) {
                    return count;
                }
            }
        }
        let word = &words[0].folded;
        let is_sought = |word: &str| self.sought.iter().any(|sought| sought.matches(word));
        if is_sought(word) || turned(word).is_some_and(|word| is_sought(&word)) {
            return 1;
        }
        let next = words.get(1).and_then(|next| measure(word, &next.folded));
        if next.is_some_and(|measure| self.sought.iter().any(|sought| sought.text == measure)) {
            return 2;
        }
        let mut joined = word.clone();
        for (more, next) in words.iter().enumerate().skip(1).take(TOGETHER - 1) {
            let before = joined.len();
            joined.push_str(&next.folded);
            let whole = |sought: &Sought| {
                sought.text.len() > before.max(3)
                    && joined.starts_with(&sought.text)
                    && joined.len() - sought.text.len() < 3
            };
            if self.sought.iter().any(whole) {
                return more + 1;
            }
        }
        0
    }
}

impl Marks for Marker {
    fn marked<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut pieces = Vec::new();
        let mut done = 0;
        let words = if self.sought.is_empty() { Vec::new() } else { words(text) };
        let mut first = 0;
        while let Some(word) = words.get(first) {
            let count = self.matching(&words[first..]);
            if let Some(last) = count.checked_sub(1).and_then(|last| words.get(first + last)) {
                pieces.push((&text[done..word.start], false));
                pieces.push((&text[word.start..last.end], true));
                done = last.end;
            }
            first += count.max(1);
        }
        pieces.push((&text[done..], false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Sought {
    fn matches(&self, word: &str) -> bool {
        if self.is_joined {
            return word == self.text || (self.text.len() > 4 && word.starts_with(&self.text));
        }
        stem(word) == stem(&self.text)
            || (self.text.len() > 1 && word.starts_with(&self.text))
            || (self.errors > 0 && reaches(&self.text, word, self.errors))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(query: &str, errors: usize, text: &str) -> String {
        let term_matches: Vec<TermMatch> = sought(query)
            .into_iter()
            .map(|word| TermMatch { word: word.folded, errors, instead: None, is_known: true, role: Role::Sought })
            .collect();
        let marker = Marker::new(query, &term_matches);
        let pieces = marker.marked(text);
        assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
        pieces
            .into_iter()
            .map(|(piece, is_match)| if is_match { format!("[{piece}]") } else { piece.to_owned() })
            .collect()
    }

    #[test]
    fn matches_are_marked_as_the_text_spells_them() {
        for (query, errors, text, expected) in [
            ("cytometr flux", 0, "Cytométrie en flux, cytomètres", "[Cytométrie] en [flux], [cytomètres]"),
            ("en", 0, "Imagerie en flux", "Imagerie [en] flux"),
            ("en flux", 0, "Imagerie en flux", "Imagerie en [flux]"),
            ("rnaseq", 0, "Single-cell RNA-Seq", "Single-cell [RNA-Seq]"),
            ("bio drug screen", 0, "The BioDrugScreen", "The [BioDrugScreen]"),
            ("citometrie", 1, "Cytométrie de masse", "[Cytométrie] de masse"),
            ("citometrie", 0, "Cytométrie de masse", "Cytométrie de masse"),
            ("tgf beta", 0, "TGF-β", "[TGF]-[β]"),
            ("co2", 0, "CO₂ et CO", "[CO₂] et CO"),
            ("cnrs", 0, "au C.N.R.S. et", "au [C.N.R.S]. et"),
            ("C.N.R.S.", 0, "UMR CNRS", "UMR [CNRS]"),
            ("3 tesla", 0, "IRM 3T, 7 T", "IRM [3T], 7 T"),
            ("3T", 0, "IRM 3 teslas", "IRM [3 teslas]"),
            ("F-18", 0, "le ¹⁸F et le fluor 18", "le [¹⁸F] et le [fluor 18]"),
            ("18F", 0, "fluorine-18, F-18", "[fluorine-18], [F-18]"),
            ("saint louis", 0, "Hôpital St-Louis", "Hôpital [St]-[Louis]"),
            ("cytometrie", 0, "une cyto\u{ad}métrie", "une [cyto\u{ad}métrie]"),
            ("flux", 0, "un ﬂux", "un [ﬂux]"),
            ("µCT", 0, "un micro-CT, un µCT", "un [micro-CT], un [µCT]"),
            ("micro-ct", 0, "un microCT", "un [microCT]"),
            ("animaux", 0, "Modèle animal", "Modèle [animal]"),
            ("", 0, "x", "x"),
            ("x", 0, "", ""),
        ] {
            assert_eq!(marked(query, errors, text), expected, "{query}");
        }
    }

    #[test]
    fn alternative_names_are_marked_as_a_whole() {
        let mut marker = Marker::new("facs", &[]);
        marker.also("Cytométrie en flux");
        let pieces = marker.marked("La cytométrie en flux (FACS), cytométrie de masse");
        let matches: Vec<&str> = pieces.iter().filter(|(_, is_match)| *is_match).map(|(piece, _)| *piece).collect();
        assert_eq!(matches, ["cytométrie en flux", "FACS"]);
        let is_marked = |text| marker.marked(text).into_iter().any(|(_, is_match)| is_match);
        assert!(is_marked("en FACS") && !is_marked("flux"));
    }
}
