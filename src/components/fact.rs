//! Figures, people, and pairs of a term and its description.

use site_core::content::records::{Fact, Person};
use site_core::content::site::Site;
use site_core::locale::Locale;
use site_core::number;
use site_core::text;

use super::localized::{localized, note, unbroken};
use crate::view::{IntoNode, Node, el, many};

/// A figure with its unit: `3,5 ans`, `42 %`; `2014` for a year.
pub fn figure(fact: &Fact, site: Option<&Site>, locale: Locale) -> String {
    // A year has no thousands separator.
    let value = if fact.unit == "year" { number::digits(fact.value).0 } else { number::format(fact.value, locale) };
    match site.and_then(|site| site.unit(&fact.unit, locale)) {
        // A unit before its number is a template: `€{} million`.
        Some(unit) if unit.contains("{}") => unit.replace("{}", &value),
        Some("%") => text::percent(locale, &value),
        Some(unit) => format!("{value}\u{a0}{unit}"),
        None => value,
    }
}

/// Longer figures, in characters, are set in a smaller size.
const LONG: usize = 10;

/// A key figure with its meaning and its date.
pub fn key_fact(fact: &Fact, site: Option<&Site>, locale: Locale) -> Node {
    // The meaning may contain the date already.
    let meaning = fact.meaning.text(locale);
    let states_date = |as_of: &&String| {
        let mut years = as_of.split('-');
        meaning.contains(as_of.as_str()) || years.all(|year| year.len() == 4 && meaning.contains(year))
    };
    let as_of = fact
        .as_of
        .as_ref()
        .filter(|as_of| !states_date(as_of))
        .map(|as_of| el("span").class("fact-date").child(dated(as_of, locale)));
    let figure = figure(fact, site, locale);
    // Smaller, so that words and number fit on one line: `1,125 million d’euros`, `plus de 3 000`.
    let length = figure.chars().count() + fact.qualifier.text(locale).chars().count();
    let is_long = length > LONG;
    el("li")
        .child(
            el("b")
                .attr("class", is_long.then_some("long"))
                .child(localized(&fact.qualifier, locale).map(|word| many().child(word).child(" ")))
                .child(figure),
        )
        .child(" ")
        .child(el("span").child(localized(&fact.meaning, locale)))
        .child(as_of)
        .node()
}

/// The date of a fact: in words if it can be parsed, else as it is.
pub fn dated(as_of: &str, locale: Locale) -> String {
    // A decade: `2000s`.
    if let Some(decade) = as_of.strip_suffix('s') {
        return text::decade(locale, decade);
    }
    site_core::content::date::Date::parse(as_of).map_or_else(|| as_of.to_owned(), |date| date.long(locale))
}

/// A person with role, name, dates and affiliation.
pub fn person(person: &Person, locale: Locale) -> Node {
    let period = person.period.clone().or_else(|| person.as_of.as_ref().map(|as_of| dated(as_of, locale)));
    let since = person.since.map(|since| {
        let words = locale.text();
        let word = if since.day.is_some() { words.since_the } else { words.since };
        format!("{word} {}", since.long(locale))
    });
    let dates = since.or(period).map(|dates| format!(" ({dates})"));
    let role = localized(&person.role, locale).map(|role| el("span").child(role).child(", "));
    el("div")
        .class("person")
        .child(el("p").child(role).child(el("b").child(unbroken(&person.name))).child(dates))
        .child(note(&person.affiliation, locale))
        .node()
}

/// A term and its description. `None` without a description.
pub fn pair(term: &'static str, description: Option<Node>) -> Option<Node> {
    description.map(|description| el("div").child(el("dt").child(term)).child(el("dd").child(description)).node())
}
