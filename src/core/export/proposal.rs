//! A proposal as text for people to read: names instead of codes, dates in words.

use crate::content::Content;
use crate::content::access::Access;
use crate::content::date::Date;
use crate::locale::{Locale, Localized};
use crate::proposal::{Field, Form, OTHER_HOST};
use crate::text;
use crate::text::proposal as messages;

/// A line for each field: of a new record all fields that are filled, of a published one the changed fields.
pub fn record_text(form: &Form, content: &Content, locale: Locale) -> String {
    let is_listed = form.get(Field::Host) != OTHER_HOST;
    let asked = |field: &Field| match field {
        Field::Host => is_listed,
        Field::NewHost => !is_listed,
        _ => true,
    };
    let mut text = String::new();
    for field in Field::ALL.into_iter().filter(asked).filter(|field| form.is_changed(*field)) {
        let value = field_text(form, field, content, locale);
        if !value.is_empty() || !form.is_new() {
            let value = if value.is_empty() { messages::words(locale).removed } else { &value };
            text += &messages::line(locale, field, value);
        }
    }
    text
}

/// The text of a field: names instead of codes, a line for each item of a list.
fn field_text(form: &Form, field: Field, content: &Content, locale: Locale) -> String {
    let written = form.get(field);
    let cleaned = || form.cleaned(field);
    let name = |name: Option<&Localized>| name.map_or_else(cleaned, |name| name.text(locale).to_owned());
    let names = |of: &dyn Fn(&str) -> Option<String>| {
        let names = written.split_whitespace().map(|code| of(code).unwrap_or_else(|| code.to_owned()));
        names.collect::<Vec<_>>().join(", ")
    };
    match field {
        Field::Host => name(content.hosts.ready().and_then(|hosts| hosts.get(written)).map(|host| &host.name)),
        Field::Departement => {
            let departement = content.map.ready().and_then(|map| map.departements.get(written));
            departement.map_or_else(cleaned, |one| [&one.id, " ", &one.name].concat())
        }
        Field::Techniques => names(&|id| {
            let technique = content.techniques.ready()?.get(id)?;
            Some(technique.label.text(locale).to_owned())
        }),
        Field::Access => names(&|code| Access::parse(code).map(|one| text::catalogue::access(locale, one).to_owned())),
        Field::AsOf => Date::parse(written).map_or_else(cleaned, |date| date.long(locale)),
        _ => cleaned(),
    }
}
