//! Search in short lists, and in records that other programs hand over. The engine itself is the crate `engine`.

pub mod flat;
pub mod why;

use engine::{Builder, Field, Index};

/// A short list that is filtered by words (groups, members, events): each row is found by its texts.
#[derive(Debug)]
pub struct List(Index);

impl List {
    pub fn new<'a, T: AsRef<str> + 'a>(rows: impl IntoIterator<Item = &'a [T]>) -> Self {
        let mut builder = Builder::default();
        for row in rows {
            builder.begin();
            for text in row {
                builder.add(Field::Technique, text.as_ref());
            }
        }
        Self(builder.finish())
    }

    /// Whether each row answers the query. All do where the query has no word.
    pub fn filter(&self, query: &str) -> Vec<bool> {
        let found = self.0.search(query);
        (0..self.0.len()).map(|row| found.as_ref().is_none_or(|found| found.has(row))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_are_filtered() {
        let list = List::new([["Cancers et tumeurs rares"].as_slice(), &["Radiothérapie", "Irradiation"]]);
        for (query, expected) in [
            ("cancers rar", [true, false]),
            ("radioterapie", [false, true]),
            ("irradiations", [false, true]),
            ("de ?", [false, false]),
            ("?", [true, true]),
            ("zzz", [false, false]),
        ] {
            assert_eq!(list.filter(query), expected, "{query}");
        }
    }
}
