//! The result of the check: the errors, or the text to send with the record for editors.

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::content::Content;
use site_core::content::file::File;
use site_core::content::site::Site;
use site_core::export::proposal::record_text;
use site_core::locale::Locale;
use site_core::proposal::{self, Field, Piece, Proposal};
use site_core::route::Page;
use site_core::text;
use site_core::text::proposal as messages;

use super::field::id_of;
use super::state::{ProposalState, Sheet};
use crate::browser;
use crate::components::button::quiet_button;
use crate::components::choice::ids_href;
use crate::components::copy::{copy_button, print_button};
use crate::components::field::block_id;
use crate::components::icon::icon;
use crate::components::link::address_link;
use crate::components::localized::{code, localized, unbroken};
use crate::view::{IntoNode, Node, el, live, many};

/// The error summary: one link per invalid field. `None` if the form is valid.
pub(super) fn faults(state: ProposalState) -> Option<Node> {
    let locale = state.locale;
    let items: Vec<Node> = state.sheet.with(|sheet| {
        let items = sheet.faults().iter().map(|fault| {
            let id = id_of(fault.field);
            let block_id = block_id(&id);
            let target = format!("#{id}");
            let go = move |event: Event| {
                event.prevent_default();
                browser::focus_first(&[format!("#{id}")]);
                browser::reveal(block_id.clone());
            };
            el("li").child(el("a").attr("href", target).on("click", go).child(messages::fault(locale, fault))).node()
        });
        items.collect()
    });
    (!items.is_empty()).then(|| {
        el("div")
            .class("error-summary")
            .attr("id", "faults")
            // The title gets the focus, so an alert would be read twice.
            .child(
                el("h2").attr("id", "faults-title").attr("tabindex", "-1").child(messages::faults(locale, items.len())),
            )
            .child(el("ul").child(items))
            .node()
    })
}

/// The record, if it is valid.
pub(super) fn ready(state: ProposalState, content: &Content) -> Node {
    let content = content.clone();
    live(move || {
        state.sheet.with(|sheet| {
            let proposal = sheet.ready()?;
            let letters = letters(sheet, proposal, state.locale, &content);
            let words = messages::words(state.locale);
            let lead = if sheet.form.is_as_published() { words.nothing_changed } else { words.ready_lead };
            Some(record(state, proposal, &content, &letters, lead))
        })
    })
}

/// The text to send, for people to read: a long version with all fields, and a short one that names the attached files.
fn letters(sheet: &Sheet, proposal: &Proposal, locale: Locale, content: &Content) -> [String; 2] {
    let name = sheet.form.get(Field::Name).trim();
    let page = Some(&sheet.id).filter(|id| !id.is_empty()).map(|id| Page::Platform(id.clone()).href(locale));
    let address = page.map(|page| browser::origin() + &page).unwrap_or_default();
    let files: Vec<String> = proposal.pieces.iter().map(file_name).collect();
    let texts = [record_text(&sheet.form, content, locale), messages::attached(locale, &files.join(", "))];
    texts.map(|text| messages::letter(locale, name, &address, &text))
}

fn record(
    state: ProposalState,
    proposal: &Proposal,
    content: &Content,
    letters: &[String; 2],
    lead: &'static str,
) -> Node {
    let locale = state.locale;
    let words = messages::words(locale);
    let site = content.site.ready();
    let new_host = (proposal.pieces.len() > 1).then(|| el("p").class("remark").child(words.new_host));
    let remarks: Vec<Node> = proposal
        .remarks
        .iter()
        .map(|problem| el("li").child(code().attr("lang", "en").child(problem.to_string())).node())
        .collect();
    let remarks = (!remarks.is_empty())
        .then(|| el("div").class("remark").child(el("p").child(words.remarks)).child(el("ul").child(remarks)));
    let duplicate = proposal.duplicate.as_ref().map(|(id, name)| {
        let href = ids_href(&Page::Propose, locale, std::slice::from_ref(id));
        let link = el("a").attr("href", href).child(name.text(locale).to_owned());
        el("p").class("remark").child(messages::words(locale).duplicate).child(" ").child(link)
    });
    let email = site.and_then(|site| site.contact_email.as_deref());
    let pieces: Vec<Node> = proposal.pieces.iter().map(|piece| block(state, piece)).collect();
    let copied = letters[0].clone();
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
                .child(el("p").child(lead)),
        )
        .child(duplicate)
        .child(email.map(|email| message(state, proposal, email, letters)))
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .attr("role", "group")
                .attr("aria-labelledby", "letter-title")
                .child(el("h3").attr("id", "letter-title").child(words.text))
                .child(
                    el("p")
                        .class("row")
                        .child(copy_button(locale, words.copy_text, move || copied.clone()))
                        .child(print_button(locale)),
                )
                .child(el("div").class("letter").child(letters[0].clone())),
        )
        .child(site.map(|site| reach(site, locale)))
        .child(
            el("details")
                .class("sources")
                .child(el("summary").child(icon("chevron")).child(words.for_team))
                .child(el("div").class("stack").child(new_host).child(remarks).child(pieces)),
        )
        .node()
}

/// The contact details of the organisation.
fn reach(site: &Site, locale: Locale) -> Option<Node> {
    let email = site.contact_email.as_ref();
    let email = email.map(|email| address_link(["mailto:", email].concat()).node());
    let website = site.website.get(locale).map(|website| address_link(website.value.clone()).node());
    let address = (!site.address_lines.is_empty()).then(|| unbroken(&site.address_lines.join("\n")));
    let contacts: Vec<Node> = [email, website, address].into_iter().flatten().collect();
    (!contacts.is_empty()).then(|| {
        let contacts = contacts.into_iter().map(|contact| many().child("\n").child(contact)).collect::<Node>();
        el("div")
            .child(el("p").child(el("b").child(messages::words(locale).send_to)))
            .child(el("address").child(localized(&site.name, locale)).child(contacts))
            .node()
    })
}

/// The link that opens a message to the organisation.
fn message(state: ProposalState, proposal: &Proposal, email: &str, [letter, short]: &[String; 2]) -> Node {
    let locale = state.locale;
    let words = messages::words(locale);
    let name = state.written(Field::Name);
    let is_new = state.sheet.with_untracked(|sheet| sheet.id.is_empty());
    let records: Vec<String> =
        proposal.pieces.iter().map(|piece| format!("{}\n{}\n", piece.file.name(), piece.json)).collect();
    let whole = [letter, "\n", words.for_team, "\n\n", &records.join("\n")].concat();
    let (href, is_whole) = proposal::mailto(email, &messages::subject(locale, name.trim(), is_new), &whole, short);
    let link = el("a").class("button").attr("href", href).child(icon("mail")).child(words.open_message);
    let attach = (!is_whole).then(|| {
        let files = proposal.pieces.iter().map(|piece| download(state, piece)).collect::<Node>();
        many().child(el("p").class("note").child(words.attach)).child(el("p").class("row").child(files))
    });
    el("div").class("stack").attr("data-gap", "tight").child(el("p").child(link)).child(attach).node()
}

fn file_name(piece: &Piece) -> String {
    format!("{}.json", piece.id)
}

/// The button that saves a record as a file.
fn download(state: ProposalState, piece: &Piece) -> Node {
    let (saved, name) = (format!("{}\n", piece.json), file_name(piece));
    let save = move |_| browser::download(&name, "application/json", saved.as_bytes());
    quiet_button("download", messages::words(state.locale).download).on("click", save).node()
}

/// A record with its buttons: copy, download.
fn block(state: ProposalState, piece: &Piece) -> Node {
    let title_id = if piece.file == File::Hosts { "ready-host" } else { "ready-platform" };
    let copied = piece.json.clone();
    el("div")
        .class("code-block stack")
        .attr("data-gap", "tight")
        .attr("role", "group")
        .attr("aria-labelledby", title_id)
        .child(el("h3").attr("id", title_id).child(messages::goes_into(state.locale, piece.file.name())))
        .child(
            el("p")
                .class("row")
                .child(copy_button(state.locale, text::export::words(state.locale).copy, move || copied.clone()))
                .child(download(state, piece)),
        )
        .child(el("pre").child(code().child(piece.json.clone())))
        .node()
}
