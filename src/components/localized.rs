//! Text of the data in the page's language, marked where it has to fall back on the other.

use leptos::prelude::*;

use crate::locale::{Locale, Localized, Shown};

/// The text; in an element that says its language where that is not the page's. Nothing where there is none.
pub fn localized(text: &Localized, locale: Locale) -> Option<AnyView> {
    text.get(locale).map(|Shown { value, lang }| with_lang(value.clone(), lang))
}

fn with_lang(text: String, lang: Option<&'static str>) -> AnyView {
    match lang {
        None => text.into_any(),
        Some(lang) => view! { <span lang=lang>{text}</span> }.into_any(),
    }
}

/// The texts of a list, each as [`localized`] does.
pub fn localized_list(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<AnyView> {
    let shown = texts.get(locale);
    shown.into_iter().flat_map(|Shown { value, lang }| value.iter().map(move |text| with_lang(text.clone(), lang))).collect()
}

/// Paragraphs.
pub fn paragraphs(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<AnyView> {
    localized_list(texts, locale).into_iter().map(|text| view! { <p>{text}</p> }.into_any()).collect()
}

/// List items.
pub fn items(texts: &Localized<Vec<String>>, locale: Locale) -> Vec<AnyView> {
    localized_list(texts, locale).into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect()
}

/// A note under a text; nothing where there is none.
pub fn note(text: &Localized, locale: Locale) -> Option<AnyView> {
    localized(text, locale).map(|text| view! { <p class="note">{text}</p> }.into_any())
}

/// A text with the words of a search marked.
pub fn marked(text: &str, query: &str) -> Vec<AnyView> {
    crate::search::marked(text, query)
        .into_iter()
        .map(|(piece, is_match)| {
            let piece = piece.to_owned();
            if is_match { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect()
}
