//! Text of the data in the page's language, marked where it has to fall back on the other.

use engine::Marker;
use site_core::locale::{Locale, Localized, Shown};

use crate::view::{IntoNode, Node, el};

/// The text; in an element that says its language where that is not the page's. Nothing where there is none.
pub fn localized(text: &Localized, locale: Locale) -> Option<Node> {
    text.get(locale).map(|Shown { value, lang }| with_lang(value, lang))
}

fn with_lang(text: &str, lang: Option<&'static str>) -> Node {
    match lang {
        None => unbroken(text),
        Some(lang) => el("span").attr("lang", lang).child(unbroken(text)).node(),
    }
}

/// Letters of the longest word that is kept on one line: a phone has room for it.
const LONGEST: usize = 16;

/// A text whose short names are not cut at their hyphens. The letters stay what they are, for those who copy or seek them.
pub fn unbroken(text: &str) -> Node {
    let is_name =
        |word: &str| word.contains('-') && word.contains(char::is_uppercase) && word.chars().count() <= LONGEST;
    if !text.split_whitespace().any(is_name) {
        return text.to_owned().node();
    }
    // One element around all: where texts stand in a row, it is one of them.
    let (mut whole, mut before) = (el("span"), String::new());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if is_name(word) {
            whole = whole.child(std::mem::take(&mut before)).child(el("span").class("whole").child(word.to_owned()));
            before.push_str(&piece[word.len()..]);
        } else {
            before.push_str(piece);
        }
    }
    whole.child(before).node()
}

/// The texts of a list, each as [`localized`] does.
pub fn localized_list(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<Node> {
    let shown = texts.get(locale);
    shown.into_iter().flat_map(|Shown { value, lang }| value.iter().map(move |text| with_lang(text, lang))).collect()
}

/// Paragraphs.
pub fn paragraphs(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<Node> {
    localized_list(texts, locale).into_iter().map(|text| el("p").child(text).node()).collect()
}

/// List items.
pub fn items(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<Node> {
    localized_list(texts, locale).into_iter().map(|text| el("li").child(text).node()).collect()
}

/// A note under a text; nothing where there is none.
pub fn note(text: &Localized, locale: Locale) -> Option<Node> {
    localized(text, locale).map(|text| el("p").class("note").child(text).node())
}

/// A text with what a search matched marked.
pub fn marked(text: &str, marker: &Marker) -> Vec<Node> {
    let pieces = marker.marked(text).into_iter();
    pieces
        .map(|(piece, is_match)| if is_match { el("mark").child(piece.to_owned()).node() } else { unbroken(piece) })
        .collect()
}
