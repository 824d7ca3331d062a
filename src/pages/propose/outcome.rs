//! What the check found: what is to be mended, or the record to copy, download or send oneself.

use leptos::ev::Event;
use leptos::prelude::*;

use super::State;
use super::fields::{block_id_of, id_of};
use crate::browser;
use crate::components::choice::ids_href;
use crate::components::copy::{copy_button, quiet_button};
use crate::components::icon::icon;
use crate::content::Content;
use crate::content::file::File;
use crate::dom::{IntoNode, Node, el, live};
use crate::proposal::{self, Field, Piece, Proposal};
use crate::route::Page;
use crate::text::proposal as said;

/// Everything that is to be mended, each a link to its field; nothing where nothing is.
pub(super) fn faults(state: State) -> Option<Node> {
    let locale = state.locale;
    let items: Vec<Node> = state.sheet.with(|sheet| {
        let items = sheet.faults().iter().map(|fault| {
            let (id, block_id) = (id_of(fault.field), block_id_of(fault.field));
            let target = format!("#{id}");
            let go = move |event: Event| {
                event.prevent_default();
                browser::focus_first(&[format!("#{id}")]);
                browser::reveal(block_id.clone());
            };
            el("li").child(el("a").attr("href", target).on("click", go).child(said::fault(locale, fault))).node()
        });
        items.collect()
    });
    (!items.is_empty()).then(|| {
        el("div")
            .class("error-summary")
            .attr("id", "faults")
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .attr("aria-labelledby", "faults-title")
            .child(el("h2").attr("id", "faults-title").child(said::faults(locale, items.len())))
            .child(el("ul").child(items))
            .node()
    })
}

/// The record, once it is right.
pub(super) fn ready(state: State, content: &Content) -> Node {
    let email = content.site.ready().and_then(|site| site.contact_email.clone());
    let drawn =
        move || state.sheet.with(|sheet| sheet.ready().map(|proposal| record(state, proposal, email.as_deref())));
    live(drawn)
}

fn record(state: State, proposal: &Proposal, email: Option<&str>) -> Node {
    let words = said::words(state.locale);
    let new_host = (proposal.pieces.len() > 1).then(|| el("p").class("remark").child(words.new_host));
    let remarks: Vec<Node> = proposal
        .remarks
        .iter()
        .map(|problem| el("li").child(el("code").attr("lang", "en").child(problem.to_string())).node())
        .collect();
    let remarks = (!remarks.is_empty())
        .then(|| el("div").class("remark").child(el("p").child(words.remarks)).child(el("ul").child(remarks)));
    let twin = proposal.twin.as_ref().map(|(id, name)| {
        let href = ids_href(&Page::Propose, state.locale, std::slice::from_ref(id));
        let link = el("a").attr("href", href).child(name.text(state.locale).to_owned());
        el("p").class("remark").child(said::twin(state.locale)).child(" ").child(link)
    });
    let pieces: Vec<Node> = proposal.pieces.iter().map(|piece| block(state, piece)).collect();
    el("section")
        .class("stack")
        .attr("id", "ready")
        .attr("aria-labelledby", "ready-title")
        .child(
            el("div")
                .class("notice")
                .attr("data-tone", "success")
                .child(icon("check"))
                .child(el("h2").attr("id", "ready-title").attr("tabindex", "-1").child(words.ready))
                .child(el("p").child(words.ready_lead)),
        )
        .child(twin)
        .child(new_host)
        .child(remarks)
        .child(message(state, proposal, email))
        .child(pieces)
        .node()
}

/// The link that opens a message, where there is an address to write to.
fn message(state: State, proposal: &Proposal, email: Option<&str>) -> Node {
    let locale = state.locale;
    let words = said::words(locale);
    let Some(email) = email else { return el("p").child(words.no_address).node() };
    let name = state.written(Field::Name);
    let is_new = state.sheet.with_untracked(|sheet| sheet.key == proposal::draft_key(""));
    let records: Vec<String> =
        proposal.pieces.iter().map(|piece| format!("{}\n{}\n", piece.file.name(), piece.json)).collect();
    let files: Vec<String> = proposal.pieces.iter().map(file_name).collect();
    let (href, is_whole) = proposal::mailto(
        email,
        &said::subject(locale, name.trim(), is_new),
        &said::letter(locale, name.trim(), &records.join("\n")),
        &said::letter(locale, name.trim(), &said::attached(locale, &files.join(", "))),
    );
    let link = el("a").class("button").attr("href", href).child(icon("mail")).child(words.open_message);
    let attach = (!is_whole).then(|| el("p").class("note").child(words.attach));
    el("div").class("stack").attr("data-gap", "tight").child(el("p").child(link)).child(attach).node()
}

fn file_name(piece: &Piece) -> String {
    format!("{}.json", piece.id)
}

/// A record with the ways to take it along.
fn block(state: State, piece: &Piece) -> Node {
    let words = said::words(state.locale);
    let title_id = if piece.file == File::Hosts { "ready-host" } else { "ready-platform" };
    let (copied, saved, saved_name) = (piece.json.clone(), format!("{}\n", piece.json), file_name(piece));
    let download = move |_| browser::download(&saved_name, "application/json", &saved);
    el("div")
        .class("code-block stack")
        .attr("data-gap", "tight")
        .attr("role", "group")
        .attr("aria-labelledby", title_id)
        .child(el("h3").attr("id", title_id).child(said::goes_into(state.locale, piece.file.name())))
        .child(
            el("p")
                .class("row")
                .child(copy_button(state.locale, state.locale.text().copy, move || copied.clone()))
                .child(quiet_button("download", words.download).on("click", download)),
        )
        .child(el("pre").child(el("code").child(piece.json.clone())))
        .node()
}
