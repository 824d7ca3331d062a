//! The controls of the form: each writes one value of the record.

use editing::import::written_date;
use editing::json::{Json, Step, shown};
use editing::labels;
use editing::tidy::tidied;
use leptos::prelude::*;
use serde_json::Value;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::shape::Kind;
use site_core::locale::Locale;
use site_core::proposal::{clean, number};
use site_core::text::workshop as messages;

use super::state::Workshop;
use crate::browser;
use crate::components::field::{FieldShell, choice, line, lines, tick};
use crate::view::{Element, IntoNode, Node, el, memo};

/// The record shown in the form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) workshop: Workshop,
    pub(super) file: File,
    pub(super) key: u32,
}

/// The id of the control of a value.
pub(super) fn id_of(path: &[Step]) -> String {
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    ["w", &shown(path).chars().map(sign).collect::<String>()].concat()
}

pub(super) fn with(path: &[Step], step: impl Into<Step>) -> Vec<Step> {
    [path, &[step.into()]].concat()
}

impl Form {
    pub(super) fn at(self) -> (File, u32) {
        (self.file, self.key)
    }

    pub(super) fn locale(self) -> Locale {
        self.workshop.locale
    }

    pub(super) fn name(self, path: &[Step]) -> String {
        labels::name(self.file, path, self.locale())
    }

    /// Focuses a field in the parts of the form that contain it: its control, that of its French text, its heading if
    /// it has parts, or the whole of it.
    pub(super) fn show_field(self, path: &[Step]) {
        self.workshop.open_to(path);
        let id = ["#", &id_of(path)].concat();
        browser::focus_first(&["", "-fr", "-part", "-field"].map(|end| [&id, end].concat()));
        browser::reveal([&id_of(path), "-field"].concat());
    }

    /// The current state of the record.
    pub(super) fn json(self) -> Option<Json> {
        self.workshop.with(|draft| draft.sheet(self.file)?.now.json(self.key))
    }

    pub(super) fn write(self, path: &[Step], value: Option<&Value>) {
        self.workshop.act(|draft| draft.write(self.at(), path, value));
    }

    /// Writes a typed text. An empty text removes the field, but not an item of a list.
    fn write_text(self, path: &[Step], kind: Kind, text: &str) {
        let written = clean(text);
        let value = match kind {
            _ if written.is_empty() => matches!(path.last(), Some(Step::Item(_))).then(|| Value::from("")),
            Kind::Number(..) | Kind::Integer(_) | Kind::Numbers(_) => Some(number(&written)),
            _ => Some(Value::from(written)),
        };
        self.write(path, value.as_ref());
    }

    /// The problem of a value. If it `is_leaf`, also the problems of its parts, which have no controls of their own.
    fn fault(self, path: &[Step], is_leaf: bool) -> Memo<String> {
        let own = shown(path);
        let faults = self.workshop.state.faults;
        let is_meant = move |known: &str| {
            known == own || is_leaf && known.strip_prefix(&own).is_some_and(|rest| rest.starts_with(['.', '[']))
        };
        memo(move || {
            faults.with(|faults| {
                faults.iter().find(|(known, _)| is_meant(known)).map(|(_, message)| message.clone()).unwrap_or_default()
            })
        })
    }
}

/// The shell of a field. If it `is_leaf`, it also shows the problems of parts, which have no controls of their own.
pub(super) fn field_shell(form: Form, path: &[Step], is_leaf: bool, is_required: bool) -> FieldShell {
    // The hint of a list is shown once, above its items.
    let is_item = matches!(path.last(), Some(Step::Item(_)));
    let hint = if is_item { "" } else { labels::hint(form.file, path, form.locale()) };
    let name = form.name(path);
    FieldShell { id: id_of(path), name, hint, fault: form.fault(path, is_leaf), is_required, locale: form.locale() }
}

/// Whether texts of a field need several lines.
fn is_long(path: &[Step]) -> bool {
    const LONG: [&str; 17] = [
        "summary",
        "description",
        "presentation",
        "cancer_focus",
        "note",
        "notes",
        "lead",
        "meaning",
        "fact",
        "aims",
        "paragraphs",
        "objectives",
        "patients",
        "audience",
        "history_note",
        "founding_act",
        "privacy",
    ];
    path.iter().any(|step| matches!(step, Step::Field(name) if LONG.contains(&name.as_str())))
}

/// The input for a text, a number, a date or a URL, without its shell.
pub(super) fn text_control(
    form: Form,
    path: &[Step],
    kind: Kind,
    json: Option<&Json>,
    lang: Option<Locale>,
) -> Element {
    let text = match json {
        Some(json) => json.text().unwrap_or_else(|| json.to_string()),
        None => String::new(),
    };
    let control = if is_long(path) && matches!(kind, Kind::Text) { lines("2", text) } else { line(kind, text) };
    let (typed, left) = (path.to_vec(), path.to_vec());
    let leave = move |event| {
        let text = event_target_value(&event);
        let meant = match (kind, lang) {
            (Kind::Date, _) if Date::parse(text.trim()).is_none() => {
                written_date(&text).unwrap_or_else(|| text.clone())
            }
            (Kind::Text, Some(lang)) => tidied(lang, &text),
            _ => text.clone(),
        };
        if meant != text {
            form.write_text(&left, kind, &meant);
            browser::write_field(&id_of(&left), &meant);
        }
        form.workshop.state.draft.update_untracked(editing::draft::Draft::end_typing);
    };
    control
        .attr("lang", lang.map(Locale::code))
        .on("input", move |event| form.write_text(&typed, kind, &event_target_value(&event)))
        .on("change", leave)
}

/// A `select` for keywords, with their labels in the form.
pub(super) fn word_control(form: Form, path: &[Step], words: Vec<(String, String)>, json: Option<&Json>) -> Element {
    let known = json.and_then(Json::text).unwrap_or_default();
    let path = path.to_vec();
    choice(messages::words(form.locale()).no_choice, words, &known).on("change", move |event| {
        form.write_text(&path, Kind::Text, &event_target_value(&event));
        form.workshop.state.draft.update_untracked(editing::draft::Draft::end_typing);
    })
}

/// A checkbox: true if checked, else the field is left out.
pub(super) fn flag_control(form: Form, path: &[Step], json: Option<&Json>) -> Node {
    let is_set = json.is_some_and(|json| json.value() == Value::Bool(true));
    let own = path.to_vec();
    let on = RwSignal::new(is_set);
    let toggle = move || {
        on.update(|on| *on = !*on);
        let value = Value::Bool(true);
        form.write(&own, on.get_untracked().then_some(&value));
        form.workshop.state.draft.update_untracked(editing::draft::Draft::end_typing);
    };
    tick(el("input").attr("id", id_of(path)), form.name(path), move || on.get(), toggle).node()
}

/// A checkbox for each keyword.
pub(super) fn words_control(form: Form, path: &[Step], words: Vec<(String, String)>, json: Option<&Json>) -> Node {
    let chosen: Vec<String> =
        json.map(|json| json.parts().iter().filter_map(|item| item.value.text()).collect()).unwrap_or_default();
    let chosen = RwSignal::new(chosen);
    let boxes = words.into_iter().enumerate().map(|(index, (word, name))| {
        let (path, own) = (path.to_vec(), word.clone());
        let input = el("input").attr("id", (index == 0).then(|| id_of(&path)));
        let toggle = move || {
            let index = chosen.with_untracked(|chosen| chosen.iter().position(|known| *known == own));
            if let Some(index) = index {
                form.workshop.act(|draft| draft.remove(form.at(), &with(&path, index)));
                chosen.update(|chosen| drop(chosen.remove(index)));
            } else {
                form.workshop.act(|draft| draft.push(form.at(), &path, &own.as_str().into()));
                chosen.update(|chosen| chosen.push(own.clone()));
            }
        };
        tick(input, name, move || chosen.with(|chosen| chosen.contains(&word)), toggle).node()
    });
    boxes.collect::<Vec<_>>().node()
}
