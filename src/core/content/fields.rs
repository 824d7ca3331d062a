//! Tolerant access to the fields of a JSON object: a missing field, or one of the wrong type, is read as empty.

use serde_json::{Map, Value};

use super::characters::visible;
use super::date::Date;
use super::shape::{Field, Kind};
use super::url;
use crate::locale::Localized;

/// A struct read from the fields of an object; implemented by [`record!`](super::declare).
pub trait FromFields: Sized {
    /// The fields that the object may have.
    const FIELDS: &'static [Field];

    /// `None` if a field is missing without which nothing can be shown.
    fn from_fields(all: Fields<'_>) -> Option<Self>;
}

/// The fields of a JSON object; none if the value is not an object.
#[derive(Clone, Copy)]
pub struct Fields<'a>(Option<&'a Map<String, Value>>);

impl<'a> Fields<'a> {
    pub const fn of(object: &'a Map<String, Value>) -> Self {
        Self(Some(object))
    }

    pub fn names(self) -> impl Iterator<Item = &'a String> {
        self.0.into_iter().flat_map(Map::keys)
    }

    fn value(self, name: &str) -> Option<&'a Value> {
        self.0?.get(name)
    }

    /// Whether a field is this text.
    pub fn is(self, name: &str, word: &str) -> bool {
        self.text(name).as_deref() == Some(word)
    }

    pub fn text(self, name: &str) -> Option<String> {
        self.value(name).and_then(word)
    }

    /// A required text; the first stage has checked that it is there.
    pub fn required(self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    pub fn texts(self, name: &str) -> Vec<String> {
        self.items(name).iter().filter_map(word).collect()
    }

    /// A URL that may become a link.
    pub fn url(self, name: &str) -> Option<String> {
        self.text(name).filter(|address| url::is_safe(address))
    }

    /// A valid e-mail address.
    pub fn email(self, name: &str) -> Option<String> {
        self.text(name).filter(|address| url::is_email(address))
    }

    pub fn date(self, name: &str) -> Option<Date> {
        self.text(name).and_then(|text| Date::parse(&text))
    }

    pub fn number(self, name: &str) -> Option<f64> {
        self.value(name)?.as_f64()
    }

    /// A number within the bounds declared for it in `declared`.
    pub fn number_within(self, name: &str, declared: &[Field]) -> Option<f64> {
        let kind = declared.iter().find(|field| field.name == name)?.kind;
        let is_within = |number: &f64| matches!(kind, Kind::Number([least, most]) if (least..=most).contains(&number));
        self.number(name).filter(is_within)
    }

    /// An integer, not negative.
    pub fn integer(self, name: &str) -> Option<u32> {
        self.value(name)?.as_u64()?.try_into().ok()
    }

    pub fn flag(self, name: &str) -> bool {
        self.value(name).and_then(Value::as_bool) == Some(true)
    }

    pub fn localized(self, name: &str) -> Localized {
        self.value(name).map(localized).unwrap_or_default()
    }

    /// The first of these fields that is not empty.
    pub fn first_localized(self, names: [&str; 2]) -> Localized {
        names.into_iter().map(|name| self.localized(name)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    pub fn localized_list(self, name: &str) -> Localized<Vec<String>> {
        let list = |code| {
            let items = self.value(name)?.get(code)?.as_array()?;
            Some(items.iter().filter_map(word).collect::<Vec<_>>()).filter(|texts| !texts.is_empty())
        };
        Localized { fr: list("fr"), en: list("en") }
    }

    pub fn localized_texts(self, name: &str) -> Vec<Localized> {
        self.items(name).iter().map(localized).filter(|text| !text.is_empty()).collect()
    }

    pub fn object(self, name: &str) -> Self {
        Self(self.value(name).and_then(Value::as_object))
    }

    pub fn record<T: FromFields>(self, name: &str) -> Option<T> {
        T::from_fields(Self::of(self.value(name)?.as_object()?))
    }

    pub fn records<T: FromFields>(self, name: &str) -> Vec<T> {
        self.items(name).iter().filter_map(|item| T::from_fields(Self::of(item.as_object()?))).collect()
    }

    pub fn numbers(self, name: &str) -> Vec<f64> {
        self.items(name).iter().filter_map(Value::as_f64).collect()
    }

    /// Codes and their words, sorted by code.
    pub fn vocabulary(self, name: &str) -> Vec<(String, Localized)> {
        let words = self.value(name).and_then(Value::as_object).into_iter().flatten();
        words.map(|(code, word)| (code.clone(), localized(word))).collect()
    }

    fn items(self, name: &str) -> &'a [Value] {
        self.value(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(visible).filter(|text| !text.trim().is_empty())
}

fn localized(value: &Value) -> Localized {
    match value {
        Value::String(_) => Localized { fr: word(value), en: word(value) },
        _ => Localized { fr: value.get("fr").and_then(word), en: value.get("en").and_then(word) },
    }
}
