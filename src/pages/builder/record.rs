//! The search for the record of an embed.

use leptos::prelude::*;
use site_core::embed::{self, Setting, View};
use site_core::page_content;
use site_core::search::why::Kind;
use site_core::site_index::{Answer, Hit};
use site_core::text;
use site_core::text::embed as messages;

use super::state::BuilderState;
use crate::browser::HistoryMode;
use crate::components::finder::{note, with_hit};
use crate::components::notice;
use crate::context::Context;
use crate::load::catalogue::{SITE_INDEX, SITE_SEARCH, request_site_search};
use crate::view::{IntoNode, Node, el, live, memo};

/// Maximum number of records offered at a time.
const MAX_OFFERED: usize = 8;

const ID: &str = "b-record";

/// A search field, its results, and the chosen record. Without a text, all groups or missions are listed, as there are
/// few.
pub(super) fn picker(state: BuilderState, context: &Context, view: View) -> Node {
    let locale = state.locale;
    let kind = match view {
        View::Group => Kind::Group,
        View::Mission => Kind::Mission,
        _ => Kind::Platform,
    };
    let site_index = context.site_index;
    let sought = RwSignal::new(String::new());
    let is_empty = move || sought.with(|text| text.trim().is_empty());
    let answer = memo(move || {
        let searching = site_index.get().0.zip(SITE_INDEX.get());
        let answer = searching.map(|(site_index, searching)| {
            sought.with(|text| (searching.answer)(&site_index, text, locale, MAX_OFFERED))
        });
        answer.unwrap_or_default()
    });
    let list = move || {
        let answer = answer.get();
        let hits = if is_empty() {
            site_index.get().0.map(|site_index| site_index.all(kind, locale)).unwrap_or_default()
        } else {
            section(&answer, kind).0.to_vec()
        };
        let hits: Vec<Node> = hits.iter().map(|hit| button(state, hit, &answer)).collect();
        (!hits.is_empty()).then(|| el("ul").class("pick").attr("aria-label", locale.text().results).child(hits))
    };
    let count = move || {
        if is_empty() {
            return String::new();
        }
        answer.with(|answer| {
            let (hits, total) = section(answer, kind);
            text::search::hits_shown(locale, total, hits.len())
        })
    };
    let name = {
        let content = context.content.clone();
        memo(move || {
            let page = Some(state.embed.get()).filter(site_core::embed::Embed::is_complete).map(|embed| embed.page());
            let page = page.filter(|page| page_content::exists(page, &content));
            page.map(|page| page_content::title(&page, &content, locale))
        })
    };
    let chosen = move || match name.get() {
        Some(name) => el("b").child(name),
        None => el("span").child(messages::choose(locale, view)),
    };
    context.announcer.follow_state(locale, move || (sought.get(), count()));
    // Browsers differ in whether they announce a pressed button.
    context.announcer.follow(move || name.get().unwrap_or_default());
    el("div")
        .class("field")
        .child(el("label").attr("for", ID).child(messages::search(locale, view)))
        .child(notice::if_parts_fail(locale, context.announcer, &SITE_SEARCH, "#b-record"))
        .child(
            el("input")
                .class("input")
                .attr("id", ID)
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-describedby", "b-chosen")
                .on("input", move |event| {
                    request_site_search();
                    sought.set(event_target_value(&event));
                }),
        )
        .child(el("p").class("field-hint").attr("id", "b-chosen").child(live(chosen)))
        .child(el("p").class("note").child(live(count)))
        .child(live(list))
        .node()
}

/// The hits of a kind, and their total number.
fn section(answer: &Answer, kind: Kind) -> (&[Hit], usize) {
    let section = answer.sections.iter().find(|section| section.kind == kind);
    section.map_or((&[], 0), |section| (&section.hits, section.total))
}

fn button(state: BuilderState, hit: &Hit, answer: &Answer) -> Node {
    let id = embed::record_of(&hit.href);
    let own = id.clone();
    let button = el("button")
        .class("palette-option")
        .attr("type", "button")
        .live("aria-pressed", move || (state.get(Setting::Id) == own).to_string())
        .on("click", move |_| state.set(Setting::Id, &id, HistoryMode::PushState));
    el("li").child(with_hit(button, hit, answer).child(note(hit))).node()
}
