//! Opening other files, chosen or dropped.

use editing::accept::{Outcome, accept, is_accepted, is_read, is_table};
use editing::changes::Counts;
use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::query::{Panel, WorkshopQuery};
use site_core::text::workshop as messages;

use super::state::Workshop;
use crate::browser::{self, Accepted, LocalFile};
use crate::view::{IntoNode, Node, el, live, many};

const ACCEPTED: Accepted = Accepted { is_given: is_accepted, is_read };

/// Takes files that are dropped anywhere in the window, and shows the results.
pub(super) fn take_drops(workshop: Workshop) {
    let is_over = move |is_over| {
        if workshop.state.is_over.get_untracked() != is_over {
            workshop.state.is_over.set(is_over);
        }
    };
    browser::take_drops(is_over, ACCEPTED, move || {
        workshop.go(&WorkshopQuery { panel: Panel::Open, ..WorkshopQuery::default() });
        move |given| take(workshop, given)
    });
}

pub(super) fn view(workshop: Workshop) -> Node {
    let words = messages::words(workshop.locale);
    let (read, is_over) = (workshop.state.read, workshop.state.is_over);
    let input = |id: &'static str, name: &'static str, is_folder: bool| {
        let input = el("input")
            .class("visually-hidden")
            .attr("type", "file")
            .attr("id", id)
            .attr("multiple", true)
            .attr("webkitdirectory", is_folder)
            .attr("accept", (!is_folder).then_some(".json,.csv,.tsv,.txt,.xlsx,.ods,.xls"))
            .on("change", move |event| {
                browser::read_chosen(&event, ACCEPTED, move |given| take(workshop, given));
            });
        let label = el("label").class("button").attr("data-kind", "secondary").attr("for", id).child(name);
        el("span").class("workshop-file").child(input).child(label).node()
    };
    let zone = el("div")
        .class("workshop-drop stack")
        .live("data-over", move || is_over.get())
        .child(el("p").child(words.open_lead))
        .child(el("div").class("row").child(input("choose-files", words.choose_files, false)).child(input(
            "choose-folder",
            words.choose_folder,
            true,
        )));
    let summary = move || {
        let items: Vec<Node> =
            read.with(|read| read.iter().map(|(name, outcome)| outcome_view(workshop.locale, name, outcome)).collect());
        el("ul").class("stack").child(items)
    };
    many().child(zone).child(live(summary)).node()
}

fn take(workshop: Workshop, given: Vec<LocalFile>) {
    if given.is_empty() {
        workshop.set_status(messages::words(workshop.locale).no_files.to_owned());
    }
    // Data files are read before tables, which refer to their records.
    let (tables, files): (Vec<LocalFile>, Vec<LocalFile>) = given.into_iter().partition(|given| is_table(&given.name));
    for LocalFile { name, bytes } in files.into_iter().chain(tables) {
        let mut outcome = Outcome::Unknown;
        match bytes {
            Some(bytes) => workshop.reshape(|draft| {
                let (taken, pieces) = accept(draft, &name, &bytes, workshop.today, workshop.locale);
                outcome = taken;
                pieces
            }),
            None => outcome = Outcome::Unreadable(messages::words(workshop.locale).not_opened.to_owned()),
        }
        workshop.announce(messages::read_with(workshop.locale, &name, &summary(workshop.locale, &outcome)));
        _ = workshop.state.read.try_update(|read| read.insert(0, (name, outcome)));
    }
}

/// The result of a file, in a few words.
fn summary(locale: Locale, outcome: &Outcome) -> String {
    let words = messages::words(locale);
    let counted = |Counts { added, changed, moved, removed }: Counts| {
        let summary = messages::summary(locale, [added, changed, moved, removed]);
        if summary.is_empty() { words.no_difference.to_owned() } else { summary }
    };
    match outcome {
        Outcome::Taken { counts, .. } => counted(*counts),
        Outcome::Table { counts, faults, .. } => {
            let cells = (!faults.is_empty()).then(|| messages::cells(locale, faults.len()));
            [Some(counted(*counts)), cells].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Outcome::Unreadable(sentence) => sentence.clone(),
        Outcome::Workbook => words.as_workbook.to_owned(),
        Outcome::Unknown => words.not_ours.to_owned(),
    }
}

/// The result of a file, and of the cells of a table.
fn outcome_view(locale: Locale, name: &str, outcome: &Outcome) -> Node {
    let row = |line: usize, column: &str, message: String| {
        let is_number = !column.is_empty() && column.bytes().all(|byte| byte.is_ascii_digit());
        let column = if is_number { messages::column(locale, column) } else { column.to_owned() };
        let cell = [messages::row(locale, line), column].into_iter().filter(|part| !part.is_empty());
        let cell = el("b").child(cell.collect::<Vec<_>>().join(", "));
        el("li").child(cell).child(locale.text().colon).child(message).node()
    };
    let rows: Vec<Node> = match outcome {
        Outcome::Table { faults, remarks, notes, .. } => {
            let notes = notes.iter().map(|note| el("li").child(note.clone()).node());
            let faults = faults.iter().map(|fault| {
                row(fault.line, &fault.column, messages::instead_of(locale, &fault.found, &fault.expected))
            });
            let remarks = remarks
                .iter()
                .map(|remark| row(remark.line, &remark.column, [&*remark.found, " → ", &remark.taken].concat()));
            notes.chain(faults).chain(remarks).collect()
        }
        _ => Vec::new(),
    };
    let rows = (!rows.is_empty()).then(|| el("ul").class("bullets").child(rows));
    let message = messages::read_with(locale, name, &summary(locale, outcome));
    el("li").child(el("p").child(message)).child(rows).node()
}
