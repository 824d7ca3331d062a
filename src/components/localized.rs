//! Texts of the data in the page's language, marked with `lang` if only the other exists.

use engine::Marks;
use site_core::locale::{Locale, Localized, Shown};

use crate::view::{Element, IntoNode, Node, el};

/// The text, in an element with `lang` if its language is not the page's. `None` if there is no text.
pub fn localized(text: &Localized, locale: Locale) -> Option<Node> {
    text.get(locale).map(|Shown { value, lang }| with_lang(value, lang))
}

fn with_lang(text: &str, lang: Option<&'static str>) -> Node {
    match lang {
        None => unbroken(text),
        Some(lang) => el("span").attr("lang", lang).child(unbroken(text)).node(),
    }
}

/// A `code` element marked as not to be translated.
pub fn code() -> Element {
    el("code").attr("translate", "no")
}

/// Longest word, in characters, that is kept on one line: it fits on a phone.
const LONGEST: usize = 16;

/// A text whose short names do not break at their hyphens, and whose URLs are not translated. In a title, no line
/// starts with a dash. Its characters are unchanged, for copying and searching.
pub fn unbroken(text: &str) -> Node {
    let is_address = |word: &str| word.contains('@') || word.contains("://");
    let is_name =
        |word: &str| word.contains('-') && word.contains(char::is_uppercase) && word.chars().count() <= LONGEST;
    // In a sentence, a dash may also start a remark.
    let has_dash = text.contains(" – ") && !text.ends_with('.');
    if !has_dash && !text.split_whitespace().any(|word| is_name(word) || is_address(word)) {
        return text.to_owned().node();
    }
    // In one element, since the text may be one item of a flex row.
    let (mut whole, mut before) = (el("span"), String::new());
    let mut rest = text;
    while let Some(piece) = rest.split_inclusive(char::is_whitespace).next() {
        let is_before_dash = has_dash && rest[piece.len()..].starts_with("– ") && piece.chars().count() <= LONGEST;
        let piece = if is_before_dash { &rest[..piece.len() + "– ".len()] } else { piece };
        rest = &rest[piece.len()..];
        let word = piece.trim_end();
        let is_whole = (is_before_dash || is_name(word)).then_some("whole");
        let stays = is_address(word).then_some("no");
        if is_whole.or(stays).is_some() {
            let own = el("span").attr("class", is_whole).attr("translate", stays).child(word.to_owned());
            whole = whole.child(std::mem::take(&mut before)).child(own);
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

/// A note below a text. `None` if there is no text.
pub fn note(text: &Localized, locale: Locale) -> Option<Node> {
    localized(text, locale).map(|text| el("p").class("note").child(text).node())
}

/// A highlighted match. Only visual: screen readers would announce the bounds of each `mark`.
pub fn mark(text: impl IntoNode) -> Node {
    el("mark").attr("role", "presentation").child(text).node()
}

/// A text with its matches highlighted.
pub fn marked(text: &str, marker: &dyn Marks) -> Vec<Node> {
    let pieces = marker.marked(text).into_iter();
    pieces.map(|(piece, is_match)| if is_match { mark(piece.to_owned()) } else { unbroken(piece) }).collect()
}
