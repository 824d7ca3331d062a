//! The search engine: any records, any query.

use engine::{Builder, Field, Index, Marker, Marks as _, corrected, spelled};
use site_core::search::List;
use site_core::search::flat::{Flat, Reader};

use super::bytes::Bytes;

const FIELDS: [Field; 9] = [
    Field::Name,
    Field::Acronym,
    Field::Technique,
    Field::Synonym,
    Field::Service,
    Field::Equipment,
    Field::Host,
    Field::Place,
    Field::Summary,
];

/// A line with the query, then lines of records: a byte for the field, then its text. An empty line starts a record.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes(data);
    let query = bytes.line();
    let mut records: Vec<Vec<(Field, String)>> = vec![Vec::new()];
    while !bytes.is_empty() {
        if bytes.0[0] == b'\n' {
            bytes.byte();
            records.push(Vec::new());
            continue;
        }
        let field = bytes.one(&FIELDS);
        let line = bytes.line();
        records.last_mut().expect("there is one").push((field, line));
    }
    let build = || {
        let mut builder = Builder::default();
        for record in &records {
            builder.begin();
            for (field, text) in record {
                builder.add(*field, text);
            }
        }
        builder.finish()
    };
    let index = build();
    assert_eq!(index.len(), records.len());
    let texts: Vec<&str> = records.iter().flatten().map(|(_, text)| text.as_str()).collect();
    answers(&index, &query, &texts);
    let again = build().search(&query).map(|found| found.scores);
    assert_eq!(again, index.search(&query).map(|found| found.scores), "the same query has the same result");
    // Every text of a record finds it.
    for text in texts.iter().take(3) {
        answers(&index, text, &texts);
    }
    let rows: Vec<[&str; 1]> = texts.iter().map(|text| [*text]).collect();
    let list = List::new(rows.iter().map(<[&str; 1]>::as_slice));
    assert_eq!(list.filter(&query).len(), rows.len());
}

fn answers(index: &Index, query: &str, texts: &[&str]) {
    let Some(found) = index.search(query) else { return };
    assert_eq!(found.scores.len(), index.len());
    assert!(found.scores.iter().all(|score| score.is_finite() && *score >= 0.0), "{:?}", found.scores);
    let best = found.best(5);
    assert!(best.windows(2).all(|pair| found.scores[pair[0]] >= found.scores[pair[1]]), "the best first");
    assert_eq!(best, found.best(index.len()).into_iter().take(5).collect::<Vec<_>>());
    let spell = |word: &str| texts.iter().find_map(|text| spelled(word, text));
    assert!(corrected(query, &found.term_matches, spell).is_none_or(|better| !better.is_empty()));
    let mut marker = Marker::new(query, &found.term_matches);
    texts.iter().take(2).for_each(|text| marker.also(text));
    for text in texts.iter().copied().chain([query]) {
        let pieces = marker.marked(text);
        assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text, "the pieces joined are the text");
    }
}

/// Two bytes for the length of the chunks, a line with the query, then flat records.
pub fn flat(data: &[u8]) {
    let mut bytes = Bytes(data);
    let length = bytes.below(300) + 1;
    let query = bytes.line();
    let json = bytes.rest();
    let read = |pieces: &[&str]| -> (Flat, usize) {
        let mut reader = Reader::default();
        for piece in pieces {
            reader.read(piece);
        }
        reader.finish()
    };
    let whole = read(&[&json]);
    let mut pieces = Vec::new();
    let mut rest = json.as_str();
    while !rest.is_empty() {
        let (piece, others) = rest.split_at(rest.ceil_char_boundary(length));
        pieces.push(piece);
        rest = others;
    }
    let (flat, left_out) = read(&pieces);
    assert_eq!((flat.index.len(), left_out), (whole.0.index.len(), whole.1), "chunks do not matter");
    for number in 0..flat.index.len() {
        assert_eq!(flat.id(number), whole.0.id(number));
    }
    let scores = |flat: &Flat| flat.index.search(&query).map(|found| found.scores);
    assert_eq!(scores(&flat), scores(&whole.0));
}
