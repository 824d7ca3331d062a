//! Text of the data in the page's language, marked where it has to fall back on the other.

use engine::Marker;

use crate::dom::{IntoNode, Node, el};
use crate::locale::{Locale, Localized, Shown};

/// The text; in an element that says its language where that is not the page's. Nothing where there is none.
pub fn localized(text: &Localized, locale: Locale) -> Option<Node> {
    text.get(locale).map(|Shown { value, lang }| with_lang(value.clone(), lang))
}

fn with_lang(text: String, lang: Option<&'static str>) -> Node {
    match lang {
        None => text.node(),
        Some(lang) => el("span").attr("lang", lang).child(text).node(),
    }
}

/// The texts of a list, each as [`localized`] does.
pub fn localized_list(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<Node> {
    let shown = texts.get(locale);
    shown
        .into_iter()
        .flat_map(|Shown { value, lang }| value.iter().map(move |text| with_lang(text.clone(), lang)))
        .collect()
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
    marker
        .marked(text)
        .into_iter()
        .map(|(piece, is_match)| {
            let piece = piece.to_owned();
            if is_match { el("mark").child(piece).node() } else { piece.node() }
        })
        .collect()
}
