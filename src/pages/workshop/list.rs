//! Lists of the form: of texts, of texts in two languages, of records. Items are added, copied, sorted and removed.

use editing::json::{Json, Step, shown};
use leptos::prelude::*;
use serde_json::{Value, json};
use site_core::content::shape::{Field, Kind};
use site_core::locale::Locale;
use site_core::text::workshop as messages;

use super::control::{Form, field_shell, id_of, text_control, with};
use super::part::{pair, part};
use crate::browser;
use crate::components::field::FieldShell;
use crate::components::icon::icon;
use crate::view::{Element, IntoNode, Node, el, many};

/// The type of a list's items.
#[derive(Clone, Copy)]
enum Items {
    Texts(Kind, Option<Locale>),
    Pairs,
    Objects(&'static [Field], Draw),
}

/// Draws the fields of an object.
pub(super) type Draw = fn(Form, &[Step], &'static [Field]) -> Node;

pub(super) fn list(form: Form, path: &[Step], kind: Kind, json: Option<&Json>, draw: Draw) -> Node {
    match kind {
        Kind::LocalizedList => {
            let lists = Locale::ALL.map(|lang| {
                let path = with(path, lang.code());
                let json = json.and_then(|json| json.get(&[Step::from(lang.code())]));
                let name = messages::in_language(form.locale(), &form.name(&path[..path.len() - 1]), &form.name(&path));
                let list = items(form, &path, Items::Texts(Kind::Text, Some(lang)), json, name);
                el("div").attr("data-column", lang.code()).child(list).node()
            });
            el("div").class("field-pair").attr("data-size", "wide").child(Vec::from(lists)).node()
        }
        Kind::LocalizedTexts => items(form, path, Items::Pairs, json, form.name(path)),
        Kind::Objects(inner) => items(form, path, Items::Objects(inner, draw), json, form.name(path)),
        Kind::Ids => items(form, path, Items::Texts(Kind::Id, None), json, form.name(path)),
        _ => items(form, path, Items::Texts(Kind::Text, None), json, form.name(path)),
    }
}

/// A list with its label, its items, and a button to add an item.
fn items(form: Form, path: &[Step], of: Items, json: Option<&Json>, name: String) -> Node {
    let words = messages::words(form.locale());
    let parts = json.map_or(&[][..], Json::parts);
    let count = parts.len();
    let rows = parts.iter().enumerate().map(|(index, part)| {
        let own = with(path, index);
        let named = messages::item(form.locale(), &name, index + 1);
        let tools = tools(form, path, index, count, &named, matches!(of, Items::Objects(..)));
        let view = item(form, &own, of, &part.value, named);
        el("li").class("workshop-item").child(view).child(tools).node()
    });
    let rows: Vec<Node> = rows.collect();
    let list = (!rows.is_empty()).then(|| el("ul").class("stack").attr("data-gap", "tight").child(rows));
    let (own, is_object) = (path.to_vec(), matches!(of, Items::Objects(..)));
    let first = match of {
        Items::Objects([field, ..], _) if matches!(field.kind, Kind::Localized) => vec![field.name, "fr"],
        Items::Objects([field, ..], _) => vec![field.name],
        Items::Pairs => vec!["fr"],
        _ => Vec::new(),
    };
    let add = move |_| {
        let value = match of {
            Items::Texts(..) => json!(""),
            Items::Pairs => json!({"fr": ""}),
            Items::Objects(..) => Value::Object(serde_json::Map::new()),
        };
        let new = with(&own, count);
        if is_object {
            form.workshop.state.opened.update(|opened| opened.push(shown(&new)));
        }
        form.workshop.reshape(|draft| draft.push(form.at(), &own, &value));
        form.workshop.begin(form.file, form.key);
        let first = first.iter().fold(new, |path, step| with(&path, *step));
        browser::focus_first(&[format!("#{}", id_of(&first))]);
        browser::reveal(id_of(&first));
    };
    let label = messages::add_to(form.locale(), &name);
    let button = el("button")
        .class("button")
        .attr("type", "button")
        .attr("data-kind", "secondary")
        .attr("id", [&id_of(path), "-add"].concat())
        .attr("aria-label", label)
        .on("click", add)
        .child(icon("plus"))
        .child(words.add);
    FieldShell { name, ..field_shell(form, path, false, false) }.group(many().child(list).child(button))
}

fn item(form: Form, path: &[Step], of: Items, json: &Json, name: String) -> Node {
    match of {
        Items::Texts(kind, lang) => {
            let shell = FieldShell { name, ..field_shell(form, path, true, false) };
            let control = text_control(form, path, kind, Some(json), lang);
            let control = shell.controlled(control);
            shell.around(el("div"), el("label").class("visually-hidden").attr("for", id_of(path))).child(control).node()
        }
        Items::Pairs => pair(form, path, Some(json), false, name),
        Items::Objects(inner, draw) => {
            let title = editing::changes::title(&json.value(), form.locale());
            let title = if title.is_empty() { name } else { title };
            part(form, path, title, move |path| draw(form, path, inner))
        }
    }
}

/// The buttons that sort, copy and remove an item.
fn tools(form: Form, path: &[Step], index: usize, count: usize, name: &str, can_copy: bool) -> Node {
    let locale = form.locale();
    let button = |sign: &str, label: String, what: &str| -> Element {
        el("button")
            .class("icon-button")
            .attr("type", "button")
            .attr("id", format!("{}-{index}-{what}", id_of(path)))
            .attr("title", label.clone())
            .attr("aria-label", label)
            .child(icon(sign))
    };
    let shift = |to: usize, what: &'static str| {
        let path = path.to_vec();
        move |_| {
            form.workshop.state.opened.update(|opened| swap(opened, &path, index, to));
            form.workshop.reshape(|draft| draft.shift(form.at(), &path, index, to));
            // The focus moves with the item.
            let id = |what: &str| format!("#{}-{to}-{what}", id_of(&path));
            browser::focus_first(&[id(what), id("up"), id("down")]);
        }
    };
    let up = (index > 0)
        .then(|| button("chevron", messages::move_item_up(locale, name), "up").on("click", shift(index - 1, "up")));
    let down = (index + 1 < count).then(|| {
        button("chevron", messages::move_item_down(locale, name), "down").on("click", shift(index + 1, "down"))
    });
    let (copied, removed) = (path.to_vec(), path.to_vec());
    let copy = move |_| form.workshop.reshape(|draft| draft.duplicate(form.at(), &copied, index));
    let copy = can_copy.then(|| button("copy", messages::copy_item(locale, name), "copy").on("click", copy));
    let remove = move |_| {
        form.workshop
            .state
            .opened
            .update(|opened| opened.retain(|known| !known.starts_with(&shown(&with(&removed, index)))));
        form.workshop.reshape(|draft| draft.remove(form.at(), &with(&removed, index)));
        let id = |index: usize| format!("#{}-{index}-remove", id_of(&removed));
        browser::focus_first(&[id(index), id(index.saturating_sub(1)), format!("#{}-add", id_of(&removed))]);
    };
    let remove = button("close", messages::remove_item(locale, name), "remove").on("click", remove);
    el("div")
        .class("row workshop-tools")
        .attr("data-gap", "tight")
        .child(up)
        .child(down)
        .child(copy)
        .child(remove)
        .node()
}

/// Open parts move with their item.
fn swap(opened: &mut [String], path: &[Step], one: usize, other: usize) {
    let [one, other] = [one, other].map(|index| shown(&with(path, index)));
    for known in opened {
        let moved = [(&one, &other), (&other, &one)].into_iter().find_map(|(from, to)| {
            let rest = known.strip_prefix(from.as_str())?;
            Some([to, rest].concat())
        });
        if let Some(moved) = moved {
            *known = moved;
        }
    }
}
