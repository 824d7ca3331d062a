//! A file that was republished since the draft began: both versions of each record, and a choice.

use editing::merge::{Difference, Side, differences, renewed};
use editing::sheet::Sheet;
use leptos::prelude::*;
use site_core::content::file::File;
use site_core::query::WorkshopQuery;
use site_core::text::workshop as messages;

use super::changes::record;
use super::state::Workshop;
use crate::browser;
use crate::components::section::section;
use crate::view::{IntoNode, Node, el, live, many};

pub(super) fn view(workshop: Workshop) -> Node {
    let words = messages::words(workshop.locale);
    let newer = workshop.state.newer;
    live(move || {
        let files: Vec<File> = newer.with(|newer| newer.iter().map(|document| document.file).collect());
        if files.is_empty() {
            return el("p").child(words.nothing_newer).node();
        }
        files.into_iter().map(|file| of_file(workshop, file)).collect::<Vec<_>>().node()
    })
}

/// The differences between the draft and the published file.
fn compared(workshop: Workshop, file: File) -> Vec<Difference> {
    workshop.state.newer.with_untracked(|newer| {
        let published = newer.iter().find(|document| document.file == file);
        let compare = |sheet: &Sheet| published.map(|published| differences(sheet, published));
        workshop.with(|draft| draft.sheet(file).and_then(compare)).unwrap_or_default()
    })
}

/// The side of a record that changed on both sides, tracked: as chosen, or else as much as possible of the draft.
fn side(workshop: Workshop, file: File, found: &Difference) -> Side {
    let can_be_both = found.can_be_both();
    let is_own = |(of, key, _): &&(File, u32, Side)| (*of, *key) == (file, found.key);
    let chosen = workshop.state.sides.with(|sides| sides.iter().find(is_own).map(|(.., side)| *side));
    let most = if can_be_both { Side::Both } else { Side::Mine };
    chosen.filter(|side| can_be_both || *side != Side::Both).unwrap_or(most)
}

fn of_file(workshop: Workshop, file: File) -> Node {
    let locale = workshop.locale;
    let words = messages::words(locale);
    let found = compared(workshop, file);
    let items: Vec<Node> = found.iter().enumerate().map(|(index, found)| item(workshop, file, found, index)).collect();
    let renew = move |_| {
        let published =
            workshop.state.newer.with_untracked(|newer| newer.iter().find(|document| document.file == file).cloned());
        let Some(published) = published else { return };
        let choose = |found: &Difference| untrack(|| side(workshop, file, found));
        let sheet = workshop.with(|draft| draft.sheet(file).map(|sheet| renewed(sheet, &published, &choose)));
        if let Some(sheet) = sheet {
            workshop.reshape(|draft| draft.restart(sheet));
        }
        workshop.state.sides.update(|sides| sides.retain(|(of, ..)| *of != file));
        workshop.state.newer.update(|newer| newer.retain(|document| document.file != file));
        workshop.go(&WorkshopQuery { file: Some(file), ..WorkshopQuery::default() });
        browser::focus("#bench");
    };
    let button = el("button").class("button").attr("type", "button").on("click", renew);
    let body = many()
        .child(el("p").child(words.newer_lead))
        .child(el("ul").class("stack").attr("data-gap", "loose").child(items))
        .child(el("p").child(button.child(words.renew)));
    section(&["newer-", file.stem()].concat(), editing::labels::file(file, locale), body)
}

fn item(workshop: Workshop, file: File, found: &Difference, index: usize) -> Node {
    let words = messages::words(workshop.locale);
    let version =
        |title: &'static str, change: Node| el("div").child(el("h3").child(title)).child(el("ul").child(change)).node();
    let theirs = version(words.in_published, record(workshop, file, &found.theirs));
    let Some(mine) = &found.mine else {
        return el("li")
            .class("stack")
            .attr("data-gap", "tight")
            .child(theirs)
            .child(el("p").class("note").child(words.unchanged_here))
            .node();
    };
    let mine = version(words.in_draft, record(workshop, file, mine));
    let mut sides = vec![(Side::Mine, words.mine), (Side::Published, words.theirs)];
    if found.can_be_both() {
        sides.push((Side::Both, words.both));
    }
    let choices = sides.into_iter().map(|(own, name)| {
        let (key, found) = (found.key, found.clone());
        let choose = move |_| {
            workshop.state.sides.update(|sides| {
                sides.retain(|(of, known, _)| (*of, *known) != (file, key));
                sides.push((file, key, own));
            });
        };
        let is_chosen = move || side(workshop, file, &found) == own;
        let input = el("input")
            .attr("type", "radio")
            .attr("name", format!("side-{}-{index}", file.stem()))
            .property("checked", is_chosen)
            .on("change", choose);
        el("label").class("choice").child(input).child(el("span").child(name)).node()
    });
    let legend = el("legend").class("visually-hidden").child(found.id.clone());
    let choices = el("fieldset").class("row").child(legend).child(choices.collect::<Vec<_>>());
    let both = el("div").class("field-pair").attr("data-size", "wide").child(mine).child(theirs);
    el("li").class("stack").attr("data-gap", "tight").child(both).child(choices).node()
}
