//! Ids of new records.

use engine::fold::{is_stop_word, words};

/// A text as an id; `otherwise` if no character of it is valid in an id.
pub fn slug(text: &str, otherwise: &str) -> String {
    const LONGEST: usize = 60;
    let mut slug = String::new();
    for word in words(text).iter().map(|word| word.folded.as_str()).filter(|word| !is_stop_word(word)) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect();
        if slug.len() + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() && !word.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() { otherwise.to_owned() } else { slug }
}

/// The id, shortened to fit into a URL, with a number if it is taken.
pub fn unique(mut id: String, is_taken: &dyn Fn(&str) -> bool) -> String {
    id.truncate(90);
    let id = id.trim_end_matches('-');
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default()
}
