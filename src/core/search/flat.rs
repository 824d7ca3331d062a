//! Flat records from other programs: `{id, name, acronym, techniques[], host, city, summary_fr, summary_en, services[],
//! equipment[], synonyms[]?, needs[]?}`, in a JSON list or in a list inside a JSON object.

use std::fmt;

use engine::{Builder, Field, Index};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Searchable flat records.
#[derive(Debug)]
pub struct Flat {
    pub index: Index,
    ids: String,
    ends: Vec<usize>,
}

impl Flat {
    /// The id of a record by its index.
    pub fn id(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.ids[start..self.ends[number]]
    }
}

/// Reads records chunk by chunk, so that the whole text is never in memory.
#[derive(Debug, Default)]
pub struct Reader {
    builder: Builder,
    ids: String,
    ends: Vec<usize>,
    /// The current record, as far as it has been read.
    record: String,
    /// Number of open lists and objects.
    depth: usize,
    /// Number of open lists and objects around a record.
    around: Option<usize>,
    in_text: bool,
    is_escaped: bool,
    left_out: usize,
}

impl Reader {
    /// Reads the next chunk of the JSON text.
    pub fn read(&mut self, piece: &str) {
        let mut start = 0;
        for (index, byte) in piece.bytes().enumerate() {
            if self.in_text {
                match byte {
                    _ if self.is_escaped => self.is_escaped = false,
                    b'\\' => self.is_escaped = true,
                    b'"' => self.in_text = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'"' => self.in_text = true,
                b'{' | b'[' => {
                    let around = *self.around.get_or_insert(if byte == b'[' { 1 } else { 2 });
                    if self.depth == around {
                        start = index;
                    }
                    self.depth += 1;
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.around == Some(self.depth) {
                        self.record.push_str(&piece[start..=index]);
                        self.end_record();
                    }
                }
                _ => {}
            }
        }
        if self.around.is_some_and(|around| self.depth > around) {
            self.record.push_str(&piece[start..]);
        }
    }

    fn end_record(&mut self) {
        let before = self.ids.len();
        let mut json = serde_json::Deserializer::from_str(&self.record);
        self.builder.begin();
        let read = Record { builder: &mut self.builder, id: &mut self.ids }.deserialize(&mut json);
        if read.is_err() {
            self.left_out += 1;
            self.ids.truncate(before);
        }
        self.ends.push(self.ids.len());
        self.record.clear();
    }

    /// The records, and the number of those that could not be read.
    pub fn finish(self) -> (Flat, usize) {
        (Flat { index: self.builder.finish(), ids: self.ids, ends: self.ends }, self.left_out)
    }
}

struct Record<'a> {
    builder: &'a mut Builder,
    id: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for Record<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Record<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (builder, id) = (self.builder, self.id);
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let field = match &*key {
                "id" => {
                    map.next_value_seed(Texts(&mut |text| id.push_str(text)))?;
                    continue;
                }
                "name" => Field::Name,
                "acronym" => Field::Acronym,
                "techniques" => Field::Technique,
                "synonyms" => Field::Synonym,
                "needs" => Field::Need,
                "services" => Field::Service,
                "equipment" => Field::Equipment,
                "host" => Field::Host,
                "city" => Field::Place,
                "summary_fr" | "summary_en" => Field::Summary,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            // A name in both languages is written "FR / EN".
            let is_name = matches!(field, Field::Name | Field::Host);
            map.next_value_seed(Texts(&mut |text| {
                if is_name {
                    text.split(" / ").for_each(|name| builder.add(field, name));
                } else {
                    builder.add(field, text);
                }
            }))?;
        }
        Ok(())
    }
}

/// Visits every text of a value, whatever its structure.
struct Texts<'a>(&'a mut dyn FnMut(&str));

impl<'de> DeserializeSeed<'de> for Texts<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Texts<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        (self.0)(text);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        (self.0)(&number.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Texts(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Texts(&mut *self.0))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str, length: usize) -> (Flat, usize) {
        let mut reader = Reader::default();
        let mut rest = json;
        while !rest.is_empty() {
            let end = (length..rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
            let (piece, others) = rest.split_at(end);
            reader.read(piece);
            rest = others;
        }
        reader.finish()
    }

    #[test]
    fn records_are_read_from_chunks_of_any_length() {
        let json = r#"[{"id":"a","name":"Biobanque / Biobank [\"x\\\"]","x":[{"y":1}]},
            {"id":7,"name":{"fr":"Cytométrie"},"acronym":null,"techniques":["FACS"]}, {"id":"c"},{"id":"d" 5}]"#;
        for list in [json.to_owned(), format!(r#"{{"version":1,"records":{json}}}"#)] {
            for length in 1..list.len() {
                let (flat, left_out) = read(&list, length);
                assert_eq!((flat.index.len(), left_out), (4, 1), "{length}");
                assert_eq!([0, 1, 2, 3].map(|number| flat.id(number)), ["a", "7", "c", ""]);
                for (text, number) in [("biobank", 0), ("cytometrie", 1), ("facs", 1)] {
                    assert_eq!(flat.index.search(text).expect("a word").best(9), [number], "{text}");
                }
            }
        }
    }

    #[test]
    fn malformed_text_does_not_panic() {
        for text in ["", "null", "[", "]]]}", "{\"records\":3}", "[1,2]", "[[1],[2]]", "\"", "[\"\\"] {
            read(text, 1);
        }
    }
}
