//! The files, the records of a file, and a record with its form.

use std::collections::HashMap;
use std::sync::Arc;

use editing::document::{ENVELOPE, Entry, id};
use editing::ids::new_record;
use editing::json::steps;
use editing::labels;
use engine::fold::fold;
use leptos::prelude::*;
use site_core::content::file::File;
use site_core::query::WorkshopQuery;
use site_core::route::Page;
use site_core::text::workshop as messages;

use super::control::{Form, id_of};
use super::form::fields;
use super::state::Workshop;
use crate::browser;
use crate::components::button::button;
use crate::components::icon::icon;
use crate::components::search_form::search_field;
use crate::context::ByIdentity;
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo};

/// Number of records that are listed first, and added by each “more”.
const SOME: usize = 50;

fn at(file: File, record: Option<u32>) -> WorkshopQuery {
    WorkshopQuery { file: Some(file), record, ..WorkshopQuery::default() }
}

/// All files, with their contents.
pub(super) fn files(workshop: Workshop) -> Node {
    let locale = workshop.locale;
    let tiles = move || {
        workshop.state.settled.track();
        let tiles = workshop.with(|draft| {
            let tile = |sheet: &editing::sheet::Sheet| {
                let file = sheet.now.file;
                let query = at(file, (file == File::Site).then_some(0));
                let count =
                    if file == File::Site { String::new() } else { messages::records(locale, sheet.now.entries.len()) };
                let changed = super::changes::summary(workshop, sheet);
                let link = el("a").attr("href", query.href(locale)).child(labels::file(file, locale));
                el("li")
                    .class("workshop-tile")
                    .child(el("h2").child(link))
                    .child(el("p").class("note").child(count).child(" ").child(el("code").child(file.name())))
                    .child((!changed.is_empty()).then(|| el("p").child(el("b").child(changed))))
                    .node()
            };
            draft.sheets.iter().map(tile).collect::<Vec<_>>()
        });
        el("ul").class("tiles").child(tiles)
    };
    live(tiles)
}

/// A row of the list.
#[derive(Clone)]
struct ListedRecord {
    key: u32,
    title: String,
    id: String,
    folded: String,
    state: Option<&'static str>,
}

fn rows(workshop: Workshop, file: File) -> Vec<ListedRecord> {
    let words = messages::words(workshop.locale);
    workshop.with(|draft| {
        let Some(sheet) = draft.sheet(file) else { return Vec::new() };
        let base: HashMap<u32, &Arc<str>> = sheet.base.entries.iter().map(|entry| (entry.key, &entry.raw)).collect();
        let row = |entry: &Entry| {
            let title = workshop.name_of(&serde_json::from_str(&entry.raw).unwrap_or_default());
            let id = id(&entry.raw).unwrap_or_default();
            let state = match base.get(&entry.key) {
                None => Some(words.is_new),
                Some(raw) if **raw != entry.raw => Some(words.is_changed),
                Some(_) => None,
            };
            ListedRecord { key: entry.key, folded: fold(&[&title, " ", &id].concat()), title, id, state }
        };
        sheet.now.entries.iter().map(row).collect()
    })
}

/// The records of a file, or one of them.
pub(super) fn view(workshop: Workshop, file: File, record: Option<u32>, field: &str) -> Node {
    match record {
        Some(key) => one(workshop, file, key, field),
        None => all(workshop, file),
    }
}

fn back(workshop: Workshop, to: &WorkshopQuery, name: &'static str) -> Node {
    let link = el("a").class("more-link").attr("href", to.href(workshop.locale));
    el("p").child(link.child(icon("arrow-back")).child(name)).node()
}

fn all(workshop: Workshop, file: File) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let (text, most) = (RwSignal::new(String::new()), RwSignal::new(SOME));
    let redrawn = workshop.state.redrawn;
    let listed = memo(move || {
        redrawn.track();
        ByIdentity(Some(Arc::new(rows(workshop, file))))
    });
    let add = move |_| {
        // The agenda is sorted with the latest first.
        let mut new = None;
        workshop.reshape(|draft| {
            let Some(now) = draft.sheet(file).map(|sheet| &sheet.now) else { return Vec::new() };
            let (record, index) = (new_record(now), if file == File::Events { 0 } else { now.entries.len() });
            draft.add_record(file, index, &record).map_or(Vec::new(), |(key, pieces)| {
                new = Some(key);
                pieces
            })
        });
        if let Some(key) = new {
            workshop.begin(file, key);
        }
        workshop.go(&at(file, new));
        browser::focus("#record-title");
    };
    // The indices of the rows that match the search.
    let sought = memo(move || {
        let rows = listed.get().0.unwrap_or_default();
        let sought = text.with(|text| fold(text));
        let sought: Vec<&str> = sought.split(' ').filter(|word| !word.is_empty()).collect();
        let is_found = |row: &ListedRecord| sought.iter().all(|word| row.folded.contains(word));
        (0..rows.len()).filter(|index| is_found(&rows[*index])).collect::<Vec<usize>>()
    });
    workshop.follow_search(text, move || messages::records(locale, sought.with(Vec::len)));
    let list = move || {
        let rows = listed.get().0.unwrap_or_default();
        let found: Vec<&ListedRecord> =
            sought.with(|found| found.iter().filter_map(|index| rows.get(*index)).collect());
        let items: Vec<Node> = found
            .iter()
            .take(most.get())
            .map(|row| {
                let link = el("a").attr("href", at(file, Some(row.key)).href(locale)).child(row.title.clone());
                let state = row.state.map(|state| el("span").class("workshop-state").child(state));
                let id = (row.id != row.title).then(|| el("span").class("note").child(row.id.clone()));
                el("li").child(el("span").child(link).child(" ").child(state)).child(id).node()
            })
            .collect();
        let rest = found.len().saturating_sub(items.len());
        let more = (rest > 0).then(|| {
            let button = button("secondary");
            button.attr("id", "more").on("click", move |_| most.update(|most| *most += SOME)).child(words.show_more)
        });
        many()
            .child(el("p").class("note").child(messages::records(locale, found.len())))
            .child(el("ul").class("ruled workshop-records").child(items))
            .child(more)
            .node()
    };
    let input =
        el("input").class("input").attr("id", "filter-records").attr("type", "search").attr("autocomplete", "off").on(
            "input",
            move |event| {
                text.set(event_target_value(&event));
                most.set(SOME);
            },
        );
    let add = el("button").class("button").attr("type", "button").attr("id", "add-record").on("click", add);
    let envelope = (!file.envelope().is_empty())
        .then(|| el("a").attr("href", at(file, Some(ENVELOPE)).href(locale)).child(words.envelope));
    many()
        .child(back(workshop, &WorkshopQuery::default(), words.all_files))
        .child(
            el("div")
                .class("row")
                .attr("data-spread", "")
                .child(el("h2").child(labels::file(file, locale)))
                .child(add.child(icon("plus")).child(messages::add_record(locale, file))),
        )
        .child(
            el("div")
                .class("stack list-filter")
                .attr("data-gap", "tight")
                .attr("role", "search")
                .child(el("label").attr("for", "filter-records").child(el("b").child(words.filter)))
                .child(search_field(input)),
        )
        .child(live(list))
        .child(el("p").child(envelope))
        .node()
}

/// The page of the site that shows a record or, without one, its file.
pub(super) fn page(workshop: Workshop, file: Option<File>, record: Option<u32>) -> Page {
    let id = file.zip(record).and_then(|(file, key)| workshop.with(|draft| draft.sheet(file)?.now.id(key)));
    match (file, id) {
        (Some(File::Platforms), Some(id)) => Page::Platform(id),
        (Some(File::Groups), Some(id)) => Page::Group(id),
        (Some(File::Missions), Some(id)) => Page::Mission(id),
        (Some(File::Platforms | File::Hosts | File::Techniques), _) => Page::Platforms,
        (Some(File::Groups), None) => Page::Groups,
        (Some(File::Missions), None) => Page::Missions,
        (Some(File::Members), _) => Page::Network,
        (Some(File::Events), _) => Page::Agenda,
        (Some(File::Map), _) => Page::Overview,
        (Some(File::Site) | None, _) => Page::Home,
    }
}

fn one(workshop: Workshop, file: File, key: u32, field: &str) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let form = Form { workshop, file, key };
    let to_list = if file == File::Site { WorkshopQuery::default() } else { at(file, None) };
    let name = if file == File::Site { words.all_files } else { words.back_to_list };
    if form.json().is_none() {
        return many().child(back(workshop, &to_list, name)).child(el("p").child(words.no_record)).node();
    }
    let state = workshop.state;
    state.opened.set(Vec::new());
    let path = steps(field);
    if !path.is_empty() {
        form.show_field(&path);
    }
    // Checks the record when the editor pauses.
    effect(move || {
        state.settled.track();
        state.redrawn.track();
        workshop.check(file, key);
    });
    workshop.follow(move || messages::errors(locale, state.faults.with(Vec::len)));
    let title = move || {
        state.settled.track();
        state.redrawn.track();
        if key == ENVELOPE { words.envelope.to_owned() } else { workshop.title(file, key) }
    };
    let form_view = move || {
        state.redrawn.track();
        untrack(|| fields(form))
    };
    many()
        .child(back(workshop, &to_list, name))
        .child(el("h2").attr("id", "record-title").attr("tabindex", "-1").child(live(title)))
        .child((key != ENVELOPE && file != File::Site).then(|| record_actions(workshop, file, key)))
        .child(live(move || faults(form)))
        .child(
            el("form")
                .attr("novalidate", true)
                .attr("aria-labelledby", "record-title")
                .on("submit", |event| event.prevent_default())
                .child(live(form_view)),
        )
        .node()
}

/// Actions for a whole record.
fn record_actions(workshop: Workshop, file: File, key: u32) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let button = |name: &'static str, id: &'static str| -> Element { button("quiet").attr("id", id).child(name) };
    let duplicate = move |_| {
        let mut copy = None;
        workshop.reshape(|draft| {
            draft.duplicate_record(file, key).map_or(Vec::new(), |(key, pieces)| {
                copy = Some(key);
                pieces
            })
        });
        workshop.go(&at(file, copy));
        browser::focus("#record-title");
    };
    let remove = move |_| {
        let name = workshop.title(file, key);
        workshop.reshape(|draft| draft.remove_record(file, key));
        workshop.set_status(messages::read_with(locale, &name, words.removed));
        workshop.go(&at(file, None));
        browser::focus("#undo");
    };
    let shift = |by: isize| {
        move |_| {
            workshop.act(|draft| {
                let Some(from) = draft.sheet(file).and_then(|sheet| sheet.now.position(key)) else { return Vec::new() };
                from.checked_add_signed(by).map_or(Vec::new(), |to| draft.move_record(file, key, to))
            });
            let index = workshop.with(|draft| draft.sheet(file)?.now.position(key)).unwrap_or_default();
            workshop.set_status(messages::item(locale, &workshop.title(file, key), index + 1));
        }
    };
    el("div")
        .class("row")
        .attr("data-gap", "tight")
        .child(button(words.duplicate, "duplicate").on("click", duplicate))
        .child(button(words.move_up, "move-up").on("click", shift(-1)))
        .child(button(words.move_down, "move-down").on("click", shift(1)))
        .child(button(words.remove, "remove").on("click", remove))
        .node()
}

/// The problems of the record, each with a link to its field.
fn faults(form: Form) -> Option<Node> {
    let (locale, state) = (form.locale(), form.workshop.state);
    let faults = state.faults.get();
    let items = faults.iter().map(|(path, message)| {
        let path = steps(path);
        let target = ["#", &id_of(&path)].concat();
        let field_path = labels::path_in_words(form.file, &path, locale);
        let go = move |event: leptos::ev::Event| {
            event.prevent_default();
            form.show_field(&path);
        };
        let link = el("a").attr("href", target).on("click", go).child(field_path);
        el("li").child(link).child(locale.text().colon).child(message.clone()).node()
    });
    let items: Vec<Node> = items.collect();
    (!items.is_empty()).then(|| {
        el("div")
            .class("error-summary")
            .attr("role", "group")
            .attr("aria-labelledby", "faults-title")
            .child(el("h3").attr("id", "faults-title").child(messages::errors(locale, items.len())))
            .child(el("ul").child(items))
            .node()
    })
}
