//! References to other records: the chosen ones, and a search for more.

use std::sync::Arc;

use editing::json::{Json, Step};
use engine::fold::fold;
use leptos::prelude::*;
use site_core::content::file::File;
use site_core::text::workshop as messages;

use super::control::{Form, field_shell, id_of, with, word_control};
use crate::browser;
use crate::components::button::button;
use crate::components::chip::chip;
use crate::view::{IntoNode, Node, el, live};

/// Ids and names of the records of a file.
type Names = Arc<Vec<(String, String)>>;

/// Maximum number of records offered at a time.
const MAX_OFFERED: usize = 8;
/// A list up to this length is offered as a whole.
const SHORT: usize = 30;

fn names(form: Form, target: File) -> Names {
    let names = form.workshop.with(|draft| {
        let now = &draft.sheet(target)?.now;
        let named = |entry: &editing::document::Entry| {
            let value = serde_json::from_str(&entry.raw).ok()?;
            Some((editing::document::id(&entry.raw)?, form.workshop.name_of(&value)))
        };
        Some(now.entries.iter().filter_map(named).collect())
    });
    Arc::new(names.unwrap_or_default())
}

/// A field with the id of one record, or of several.
pub(super) fn references(
    form: Form,
    path: &[Step],
    target: File,
    is_many: bool,
    json: Option<&Json>,
    is_required: bool,
) -> Node {
    let names = names(form, target);
    let shell = field_shell(form, path, true, is_required);
    if !is_many && names.len() <= SHORT {
        return shell.one(word_control(form, path, names.to_vec(), json));
    }
    let chosen: Vec<String> = match json {
        Some(json) if is_many => json.parts().iter().filter_map(|item| item.value.text()).collect(),
        Some(json) => json.text().into_iter().collect(),
        None => Vec::new(),
    };
    let words = messages::words(form.locale());
    let list_id = [&id_of(path), "-found"].concat();
    let chips = chips(form, path, is_many, &chosen, &names);
    let text = RwSignal::new(String::new());
    let found = {
        let (names, chosen) = (Arc::clone(&names), chosen.clone());
        let folded: Vec<String> = names.iter().map(|(id, name)| fold(&[name, " ", id].concat())).collect();
        move || -> Vec<(String, String)> {
            let sought = text.with(|text| fold(text));
            let sought: Vec<&str> = sought.split(' ').filter(|word| !word.is_empty()).collect();
            if sought.is_empty() {
                return Vec::new();
            }
            let is_found = |index: &usize| sought.iter().all(|word| folded[*index].contains(word));
            let free = (0..names.len()).filter(|index| !chosen.contains(&names[*index].0)).filter(is_found);
            free.take(MAX_OFFERED).map(|index| names[index].clone()).collect()
        }
    };
    let count = {
        let (found, locale) = (found.clone(), form.locale());
        move || match (text.with(|text| text.trim().is_empty()), found().len()) {
            (true, _) => String::new(),
            (false, 0) => words.nothing_found.to_owned(),
            (false, count) => messages::records(locale, count),
        }
    };
    form.workshop.follow_search(text, count);
    let choose = {
        let path = path.to_vec();
        move |id: &str| {
            form.workshop.reshape(|draft| {
                let value = id.into();
                if is_many { draft.push(form.at(), &path, &value) } else { draft.write(form.at(), &path, Some(&value)) }
            });
            browser::focus_first(&[format!("#{}", id_of(&path))]);
        }
    };
    let (first, own) = (found.clone(), choose.clone());
    let label = if is_many || chosen.is_empty() { words.search_reference } else { words.search_other };
    let input = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", messages::read_with(form.locale(), &form.name(path), label))
        .attr("placeholder", label)
        .on("input", move |event| text.set(event_target_value(&event)))
        .on("keydown", move |event| {
            if browser::key(&event) == "Enter" {
                event.prevent_default();
                if let Some((id, _)) = untrack(&first).first() {
                    own(id);
                }
            }
        });
    let offers = move || {
        let found = found();
        if found.is_empty() {
            let is_sought = text.with(|text| !text.trim().is_empty());
            return is_sought.then(|| el("p").class("note").child(words.nothing_found)).node();
        }
        let offers = found.into_iter().map(|(id, name)| {
            let (choose, chosen) = (choose.clone(), id.clone());
            let button = button("quiet");
            el("li").child(button.on("click", move |_| choose(&chosen)).child(name)).node()
        });
        el("ul").class("workshop-offers").child(offers.collect::<Vec<_>>()).node()
    };
    let input = shell.controlled(input);
    shell
        .around(el("fieldset"), el("legend"))
        .child(chips)
        .child(input)
        .child(el("div").attr("id", list_id).child(live(offers)))
        .node()
}

/// The chosen records, each a button that removes it.
fn chips(form: Form, path: &[Step], is_many: bool, chosen: &[String], names: &Names) -> Node {
    let chips = chosen.iter().enumerate().map(|(index, id)| {
        let name = names.iter().find(|(known, _)| known == id).map_or(id, |(_, name)| name).clone();
        let own = if is_many { with(path, index) } else { path.to_vec() };
        let remove = move || form.workshop.reshape(|draft| draft.remove(form.at(), &own));
        let label = messages::remove_item(form.locale(), &name);
        let input = ["#", &id_of(path)].concat();
        chip(name, label, [format!("{input}-field .row"), input], remove).node()
    });
    let chips: Vec<Node> = chips.collect();
    (!chips.is_empty()).then(|| el("ul").class("row").attr("data-gap", "tight").child(chips)).node()
}
