//! The search engine alone, as a wasm module for the web: `make search-module`.

use std::ops::Range;

use js_sys::JsString;
use site_core::search::flat::{Flat, Reader};
use wasm_bindgen::prelude::wasm_bindgen;

/// Chunk size for copying the records, in UTF-16 units: the module never holds the whole text.
const PIECE: u32 = 1 << 16;

/// High surrogates of UTF-16.
const FIRST_HALVES: Range<f64> = 55_296.0..56_320.0;

/// Searchable flat records.
#[wasm_bindgen]
pub struct SearchIndex(Flat);

#[wasm_bindgen]
impl SearchIndex {
    /// Reads a JSON list of records. Unreadable records are left out.
    #[wasm_bindgen(constructor)]
    pub fn new(records_json: &JsString) -> Self {
        let mut reader = Reader::default();
        let (mut start, length) = (0, records_json.length());
        while start < length {
            let mut end = length.min(start + PIECE);
            // Do not split a surrogate pair.
            if end < length && FIRST_HALVES.contains(&records_json.char_code_at(end - 1)) {
                end -= 1;
            }
            reader.read(&String::from(records_json.slice(start, end)));
            start = end;
        }
        Self(reader.finish().0)
    }

    /// The best records for a text, best first: `[{"id": …, "score": …}, …]`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "scores are small and never negative")]
    pub fn search(&self, query: &str, limit: u32) -> String {
        let Some(found) = self.0.index.search(query) else { return "[]".to_owned() };
        let mut json = String::from("[");
        for number in found.best(limit as usize) {
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str("{\"id\":");
            json.push_str(&serde_json::Value::from(self.0.id(number)).to_string());
            // Written as an integer and thousandths: the formatting of floats would add to the module.
            json.push_str(",\"score\":");
            json.push_str(&((found.scores[number] * 1000.0) as u32).to_string());
            json.push('}');
        }
        json.push(']');
        json
    }
}

fn main() {}
