//! Search in short lists, and in records from other programs. The engine itself is the crate `engine`.

pub mod flat;
pub mod why;

use engine::{Builder, Field, Index};

/// A short list that can be filtered by words (groups, members, events), by the texts of each row.
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

    /// For each row, whether it matches the query. All rows match a query without words.
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
