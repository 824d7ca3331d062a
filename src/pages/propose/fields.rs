//! The fields of the form.

use engine::fold::fold;
use leptos::prelude::*;
use site_core::content::Content;
use site_core::content::access::Access;
use site_core::content::shape::Kind;
use site_core::order;
use site_core::proposal::{Field, OTHER_HOST};
use site_core::text;
use site_core::text::proposal as messages;

use super::field::{field, field_shell, id_of};
use super::state::ProposalState;
use super::techniques;
use crate::components::field::{choice, line, lines, tick};
use crate::components::section::section;
use crate::view::{IntoNode, Node, el, live, many, memo};

/// The fields of the form, by part and row.
pub(super) fn all(state: ProposalState, content: &Content) -> Node {
    // The name of a host that is not in the list is asked for beside the list.
    let asked: Vec<Field> = Field::ALL.into_iter().filter(|field| *field != Field::NewHost).collect();
    let mut parts = many();
    for (index, part) in asked.chunk_by(|field, next| field.part() == next.part()).enumerate() {
        let mut fields = el("div").class("stack").attr("data-gap", "loose");
        for row in part.chunk_by(|_, next| next.is_beside()) {
            let own = row.iter().map(|field| view(state, content, *field)).collect::<Vec<_>>();
            // A field for both languages takes the full width.
            let size = row[0].lang().map(|_| "wide");
            fields = match row {
                [_] => fields.child(own),
                _ => fields.child(el("div").class("field-pair").attr("data-size", size).child(own)),
            };
        }
        parts = parts.child(section(part[0].part(), messages::words(state.locale).parts[index], fields));
    }
    parts
}

/// A field with its input.
fn view(state: ProposalState, content: &Content, field: Field) -> Node {
    match field {
        Field::Host => host(state, content),
        Field::Departement => departement(state, content),
        Field::Techniques => techniques::picker(state, content),
        Field::Access => open_to(state),
        _ => text_field(state, field),
    }
}

/// A field for a text of one or several lines.
fn text_field(state: ProposalState, of: Field) -> Node {
    let text = state.written(of);
    let control = match of.kind() {
        _ if matches!(of, Field::SummaryFr | Field::SummaryEn) => lines("5", text),
        _ if of.has_lines() => lines("3", text),
        _ if of == Field::Postcode => line(Kind::Text, text).attr("inputmode", "numeric"),
        kind => line(kind.unwrap_or(Kind::Text), text),
    };
    field(state, of, control.on("input", move |event| state.write(of, event_target_value(&event))))
}

fn select(state: ProposalState, of: Field, offered: Vec<(String, String)>) -> Node {
    let control = choice(messages::words(state.locale).choose, offered, &state.written(of));
    field(state, of, control.on("change", move |event| state.choose(of, event_target_value(&event))))
}

/// The host, or the name of one that is not in the list.
fn host(state: ProposalState, content: &Content) -> Node {
    let hosts = content.hosts.ready().map_or(&[][..], |hosts| &hosts.all);
    let name = |host: &site_core::content::records::Host| {
        let name = host.name.text(state.locale).to_owned();
        let acronym = host.acronym.as_ref().filter(|acronym| !name.contains(acronym.as_str()));
        acronym.map_or_else(|| name.clone(), |acronym| format!("{name} ({acronym})"))
    };
    let mut offered: Vec<(String, String)> = hosts.iter().map(|host| (host.id.clone(), name(host))).collect();
    order::sort_by(&mut offered, |one, other| fold(&one.1).cmp(&fold(&other.1)));
    offered.push((OTHER_HOST.to_owned(), messages::words(state.locale).other_host.to_owned()));
    let is_other = memo(move || state.sheet.with(|sheet| sheet.form.get(Field::Host) == OTHER_HOST));
    many()
        .child(select(state, Field::Host, offered))
        .child(live(move || is_other.get().then(|| text_field(state, Field::NewHost))))
        .node()
}

fn departement(state: ProposalState, content: &Content) -> Node {
    let departements = content.map.ready().map_or(&[][..], |map| &map.departements.all);
    let name = |id: &str, name: &str| format!("{id}\u{a0}{name}");
    let offered = departements.iter().map(|one| (one.id.clone(), name(&one.id, &one.name)));
    select(state, Field::Departement, offered.collect())
}

/// Who may use the platform. Other codes in the record are offered too, so that they can be removed.
fn open_to(state: ProposalState) -> Node {
    let chosen = state.written(Field::Access);
    let known = Access::ALL.into_iter().filter(|access| *access != Access::Unknown);
    let mut offered: Vec<(String, String)> = known
        .map(|access| (access.code().to_owned(), text::catalogue::access(state.locale, access).to_owned()))
        .collect();
    for code in chosen.split_whitespace() {
        if !offered.iter().any(|(known, _)| known == code) {
            offered.push((code.to_owned(), code.to_owned()));
        }
    }
    let choices = offered.into_iter().enumerate().map(|(index, (code, name))| {
        let input = el("input")
            .attr("id", (index == 0).then(|| id_of(Field::Access)))
            .attr("name", Field::Access.code())
            .attr("value", code.clone());
        let own = code.clone();
        let is_chosen = move || state.has(Field::Access, &own);
        tick(input, name, is_chosen, move || state.toggle(Field::Access, &code)).node()
    });
    let choices = el("div").child(choices.collect::<Vec<_>>());
    field_shell(state, Field::Access).group(choices.node())
}
