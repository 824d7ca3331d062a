//! Figures, people, and pairs of a term and its description.

use leptos::prelude::*;

use super::link::source_list;
use super::localized::{localized, note};
use crate::content::records::{Fact, Person, Site};
use crate::locale::Locale;
use crate::text;

/// A figure with its unit: `3,5 ans`, `42 %`, `2014` where it is a year.
pub fn figure(fact: &Fact, site: Option<&Site>, locale: Locale) -> String {
    // A year is a name more than a number.
    let value = if fact.unit == "year" { fact.value.to_string() } else { text::number(fact.value, locale) };
    match site.and_then(|site| site.unit(&fact.unit, locale)) {
        Some("%") if locale == Locale::En => format!("{value}%"),
        Some(unit) => format!("{value}\u{a0}{unit}"),
        None => value,
    }
}

/// A figure among others, with its meaning, its date and its sources.
pub fn key_fact(fact: &Fact, site: Option<&Site>, locale: Locale) -> AnyView {
    let as_of = fact.as_of.as_ref().map(|as_of| view! { <span class="fact-date">{dated(as_of, locale)}</span> });
    view! {
        <li>
            <b>{figure(fact, site, locale)}</b>
            " "<span>{localized(&fact.meaning, locale)}</span>
            {as_of}
            {note(&fact.note, locale)}
            {source_list(locale, &fact.sources)}
        </li>
    }
    .into_any()
}

/// The date of an information: in the language where it is one, as written otherwise.
pub fn dated(as_of: &str, locale: Locale) -> String {
    crate::content::date::Date::parse(as_of).map_or_else(|| as_of.to_owned(), |date| date.long(locale))
}

/// Somebody with what they do, from when, and where that was read.
pub fn person(person: &Person, locale: Locale) -> AnyView {
    let period = person.period.clone().or_else(|| person.as_of.as_ref().map(|as_of| dated(as_of, locale)));
    let since = person.since.map(|since| format!("{} {}", locale.text().since, since.long(locale)));
    let dates = since.or(period).map(|dates| format!(" ({dates})"));
    let role = localized(&person.role, locale).map(|role| view! { <span class="person-role">{role}", "</span> });
    view! {
        <div class="person">
            <p>{role}<b>{person.name.clone()}</b>{dates}</p>
            {note(&person.affiliation, locale)}
            {note(&person.note, locale)}
        </div>
    }
    .into_any()
}

/// A term and its description; nothing where there is no description.
pub fn pair(term: &'static str, description: Option<AnyView>) -> Option<AnyView> {
    description.map(|description| view! { <div><dt>{term}</dt><dd>{description}</dd></div> }.into_any())
}
