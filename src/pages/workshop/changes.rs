//! The list of changes, and their download.

use editing::changes::{Change, ChangeKind, Counts, FieldChange, changes};
use editing::document::ENVELOPE;
use editing::sheet::Sheet;
use editing::{labels, strict};
use leptos::prelude::*;
use serde_json::Value;
use site_core::content::file::File;
use site_core::text::workshop as messages;
use site_core::zip::Archive;

use super::state::Workshop;
use crate::browser;
use crate::components::button::button;
use crate::components::icon::icon;
use crate::components::section::section;
use crate::view::{IntoNode, Node, el, live, many};

/// Number of changed records in all files.
pub(super) fn count(workshop: Workshop) -> usize {
    workshop.with(|draft| {
        let changed = draft.sheets.iter().filter(|sheet| sheet.is_changed());
        changed.map(|sheet| changes(&sheet.base, &sheet.now).len()).sum()
    })
}

fn summed(workshop: Workshop, changes: &[Change]) -> String {
    let Counts { added, changed, moved, removed } = Counts::of(changes);
    messages::summary(workshop.locale, [added, changed, moved, removed])
}

/// The changes in a file, in numbers; empty if there are none.
pub(super) fn summary(workshop: Workshop, sheet: &Sheet) -> String {
    if sheet.is_changed() { summed(workshop, &changes(&sheet.base, &sheet.now)) } else { String::new() }
}

pub(super) fn view(workshop: Workshop) -> Node {
    let settled = workshop.state.settled;
    live(move || {
        settled.track();
        let changed: Vec<(File, Vec<Change>)> = workshop.with(|draft| {
            let changed = draft.sheets.iter().filter(|sheet| sheet.is_changed());
            changed.map(|sheet| (sheet.now.file, changes(&sheet.base, &sheet.now))).collect()
        });
        if changed.is_empty() {
            return el("p").child(messages::words(workshop.locale).nothing_changed).node();
        }
        let files = changed.iter().map(|(file, changes)| of_file(workshop, *file, changes));
        many().child(take(workshop)).child(files.collect::<Vec<_>>()).node()
    })
}

/// The changed files, for download.
fn taken(workshop: Workshop) -> Vec<(String, String)> {
    workshop.with(|draft| {
        let changed = draft.sheets.iter().filter(|sheet| sheet.is_changed());
        changed.map(|sheet| (sheet.now.file.name().to_owned(), sheet.text(workshop.today))).collect()
    })
}

fn take(workshop: Workshop) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let button =
        |sign: &str, name: String, id: String| button("secondary").attr("id", id).child(icon(sign)).child(name);
    let each = taken(workshop).into_iter().map(|(name, _)| {
        let (label, id) = (messages::download(locale, &name), format!("download-{}", name.trim_end_matches(".json")));
        let save = move |_| {
            if let Some((name, text)) = taken(workshop).into_iter().find(|(known, _)| *known == name) {
                browser::download(&name, "application/json", text.as_bytes());
            }
        };
        el("li").child(button("download", label, id).on("click", save)).node()
    });
    let archive = move |_| {
        let mut archive = Archive::default();
        for (name, text) in taken(workshop) {
            archive.add(&name, &text);
        }
        browser::download("data.zip", "application/zip", &archive.finish());
    };
    let into_folder = browser::can_write_folder().then(|| {
        let write = move |_| {
            browser::write_folder(taken(workshop), move |is_written| {
                workshop.set_status(if is_written { words.written } else { words.not_written }.to_owned());
            });
        };
        el("li")
            .child(button("enter", words.into_folder.to_owned(), "into-folder".to_owned()).on("click", write))
            .node()
    });
    let archive = button("download", words.one_archive.to_owned(), "archive".to_owned()).on("click", archive);
    let wrong = workshop.with(|draft| strict::check(&editing::check::files(draft)).len());
    let wrong = (wrong > 0)
        .then(|| el("p").class("remark").child(messages::with_errors(locale, &messages::errors(locale, wrong))));
    let downloads = many().child(el("li").child(archive)).child(into_folder).child(each.collect::<Vec<_>>());
    let lead = el("p").class("note").child(words.download_lead);
    section("take", words.download_files, many().child(lead).child(wrong).child(el("ul").class("row").child(downloads)))
}

fn of_file(workshop: Workshop, file: File, changes: &[Change]) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let records = changes.iter().map(|change| record(workshop, file, change));
    let revert = move |_| workshop.reshape(|draft| draft.revert(file));
    let button = button("quiet").attr("id", format!("revert-{}", file.stem()));
    let body = many()
        .child(el("p").child(el("b").child(summed(workshop, changes))))
        .child(el("ul").class("stack").child(records.collect::<Vec<_>>()))
        .child(el("p").child(button.on("click", revert).child(words.revert)));
    section(&format!("c-{}", file.stem()), labels::file(file, locale), body)
}

/// A changed record, field by field.
pub(super) fn record(workshop: Workshop, file: File, change: &Change) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let value: Value = serde_json::from_str(&change.record).unwrap_or_default();
    let name = if change.key == ENVELOPE { words.envelope.to_owned() } else { workshop.name_of(&value) };
    let what = match &change.what {
        ChangeKind::Added => Some(words.added),
        ChangeKind::Removed => Some(words.deleted),
        ChangeKind::Moved => Some(words.moved),
        ChangeKind::Changed(_) => None,
    };
    let title = match change.what {
        ChangeKind::Removed => el("b").child(name),
        _ => el("a").attr("href", workshop.href(file, change.key, &[])).child(name),
    };
    let what = what.map(|what| el("span").class("workshop-state").child(what));
    let fields = match &change.what {
        ChangeKind::Changed(fields) => fields.iter().map(|change| field(workshop, file, change)).collect(),
        _ => Vec::new(),
    };
    let fields = (!fields.is_empty()).then(|| el("ul").class("bullets").child(fields));
    el("li").child(el("p").child(title).child(" ").child(what)).child(fields).node()
}

/// A value in a few words.
fn in_words(workshop: Workshop, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| in_words(workshop, item)).collect::<Vec<_>>().join(", "),
        Value::Object(_) => editing::changes::title(value, workshop.locale),
        other => other.to_string(),
    }
}

fn field(workshop: Workshop, file: File, change: &FieldChange) -> Node {
    let locale = workshop.locale;
    let [before, after] =
        [&change.before, &change.after].map(|value| value.as_ref().map(|value| in_words(workshop, value)));
    let difference = match (&change.before, &change.after) {
        // For a list: the items that were added and removed.
        (Some(Value::Array(before)), Some(Value::Array(after))) if before.len() != after.len() => {
            let gone = before
                .iter()
                .filter(|item| !after.contains(item))
                .map(|item| ["− ", &in_words(workshop, item)].concat());
            let new = after
                .iter()
                .filter(|item| !before.contains(item))
                .map(|item| ["+ ", &in_words(workshop, item)].concat());
            gone.chain(new).collect::<Vec<_>>().join(", ")
        }
        // A value without text.
        (None, Some(_)) if after.as_ref().is_none_or(String::is_empty) => messages::words(locale).added.to_owned(),
        (Some(_), None) if before.as_ref().is_none_or(String::is_empty) => messages::words(locale).deleted.to_owned(),
        _ => messages::from_to(locale, before.as_deref(), after.as_deref()),
    };
    let field_path = labels::path_in_words(file, &change.path, locale);
    el("li").child(el("b").child(field_path)).child(locale.text().colon).child(difference).node()
}
