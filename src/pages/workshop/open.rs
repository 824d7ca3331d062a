//! Where other files are opened: chosen or dropped.

use editing::accept::{Outcome, accept, is_meant};
use editing::changes::Counts;
use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::text::workshop as said;

use super::state::Workshop;
use crate::browser::{self, Given};
use crate::view::{IntoNode, Node, el, live, many};

/// A file that was read: its name, and what came of it.
type Read = (String, Outcome);

pub(super) fn view(workshop: Workshop) -> Node {
    let words = said::words(workshop.locale);
    let read: RwSignal<Vec<Read>> = RwSignal::default();
    let (is_over, take) = (RwSignal::new(false), move |given: Vec<Given>| take(workshop, read, given));
    let input = |id: &'static str, name: &'static str, is_folder: bool| {
        let input = el("input")
            .class("visually-hidden")
            .attr("type", "file")
            .attr("id", id)
            .attr("multiple", true)
            .attr("webkitdirectory", is_folder)
            .attr("accept", (!is_folder).then_some(".json,.csv,.tsv,.txt,.xlsx,.ods,.xls"))
            .on("change", move |event| browser::read_chosen(&event, is_meant, take));
        let label = el("label").class("button").attr("data-kind", "secondary").attr("for", id).child(name);
        el("span").class("workshop-file").child(input).child(label).node()
    };
    let zone = el("div")
        .class("workshop-drop stack")
        .live("data-over", move || is_over.get())
        .on("dragover", move |event| {
            event.prevent_default();
            is_over.maybe_update(|is_over| !std::mem::replace(is_over, true));
        })
        .on("dragleave", move |_| is_over.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            is_over.set(false);
            browser::read_dropped(&event, is_meant, take);
        })
        .child(el("p").child(words.open_lead))
        .child(el("div").class("row").child(input("choose-files", words.choose_files, false)).child(input(
            "choose-folder",
            words.choose_folder,
            true,
        )));
    let told = move || {
        let items: Vec<Node> =
            read.with(|read| read.iter().map(|(name, outcome)| told(workshop.locale, name, outcome)).collect());
        el("ul").class("stack").child(items)
    };
    many().child(zone).child(el("div").attr("role", "status").child(live(told))).node()
}

fn take(workshop: Workshop, read: RwSignal<Vec<Read>>, given: Vec<Given>) {
    for Given { name, bytes } in given {
        let mut outcome = Outcome::Unknown;
        workshop.reshape(|draft| {
            let (taken, pieces) = accept(draft, &name, &bytes, workshop.today);
            outcome = taken;
            pieces
        });
        _ = read.try_update(|read| read.insert(0, (name, outcome)));
    }
}

fn told(locale: Locale, name: &str, outcome: &Outcome) -> Node {
    let words = said::words(locale);
    let counted = |Counts { added, changed, moved, removed }: Counts| {
        let said = said::summary(locale, [added, changed, moved, removed]);
        if said.is_empty() { words.no_difference.to_owned() } else { said }
    };
    let (said, rows) = match outcome {
        Outcome::Taken { counts, .. } => (counted(*counts), Vec::new()),
        Outcome::Table { counts, faults, remarks } => {
            let row = |line: usize, column: &str, said: String| {
                let place = [said::row(locale, line), column.to_owned()].into_iter().filter(|part| !part.is_empty());
                el("li")
                    .child(el("b").child(place.collect::<Vec<_>>().join(", ")))
                    .child(locale.text().colon)
                    .child(said)
                    .node()
            };
            let of_faults = faults
                .iter()
                .map(|fault| row(fault.line, &fault.column, said::instead_of(locale, &fault.found, &fault.expected)));
            let of_remarks = remarks
                .iter()
                .map(|remark| row(remark.line, &remark.column, [&*remark.found, " → ", &remark.taken].concat()));
            let cells = (!faults.is_empty()).then(|| said::cells(locale, faults.len()));
            let said = [Some(counted(*counts)), cells].into_iter().flatten().collect::<Vec<_>>().join(", ");
            (said, of_faults.chain(of_remarks).collect())
        }
        Outcome::Unreadable(reason) => (said::unreadable(locale, reason), Vec::new()),
        Outcome::Workbook => (words.as_workbook.to_owned(), Vec::new()),
        Outcome::Unknown => (words.not_ours.to_owned(), Vec::new()),
    };
    let rows = (!rows.is_empty()).then(|| el("ul").class("bullets").child(rows));
    el("li").child(el("p").child(said::read_with(locale, name, &said))).child(rows).node()
}
