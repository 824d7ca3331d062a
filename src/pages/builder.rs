//! The builder of embeds: settings, preview and code. Its state is in the URL.

mod record;
mod settings;
mod state;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use site_core::content::Content;
use site_core::embed::Embed;
use site_core::page_content;
use site_core::route::Page;
use site_core::text::embed as messages;

use self::state::BuilderState;
use crate::browser;
use crate::components::copy::copy_button;
use crate::components::localized;
use crate::components::notice;
use crate::components::plain::needs_app;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{Element, IntoNode, Node, after_pause, effect, el, live, many, memo};
use site_core::head::Head;

/// Debounce of the preview.
const PREVIEW_PAUSE: Duration = Duration::from_millis(400);

/// Widths of the preview, in CSS pixels or percent.
const WIDTHS: [&str; 3] = ["280", "480", "100%"];

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = Page::Builder.title(locale);
    let search = context.search;
    let embed = memo(move || search.with(|search| Embed::parse(search, locale)));
    let state = BuilderState { locale, words: messages::words(locale), embed };
    // False until an existing record is chosen.
    let is_shown = {
        let content = context.content.clone();
        memo(move || {
            let embed = state.embed.get();
            embed.is_complete() && page_content::exists(&embed.page(), &content)
        })
    };
    many()
        .child(page_head(context, title, title, "builder"))
        .child(needs_app(locale))
        .child(notice::all_missing(context, Page::Builder.info().files))
        .child(
            el("div").class("wrap builder").child(settings::form(state, context)).child(
                el("div")
                    .class("stack")
                    .attr("data-gap", "loose")
                    .child(preview(state, context, is_shown))
                    .child(code(state, context, is_shown)),
            ),
        )
        .node()
}

/// The title of an embed: that of its page, in the embed's language.
fn title(embed: &Embed, content: &Content) -> String {
    Head::new(Some(&embed.page()), content, embed.locale, "").title
}

fn section(id: &'static str, head: Node) -> Element {
    el("section").class("stack").attr("aria-labelledby", id).child(head)
}

fn heading(id: &'static str, words: &'static str) -> Element {
    el("h2").attr("id", id).child(words)
}

/// The preview of the embed.
fn preview(state: BuilderState, context: &Context, is_shown: Memo<bool>) -> Node {
    let BuilderState { locale, words, .. } = state;
    let width = RwSignal::new(WIDTHS.len() - 1);
    let buttons = words.widths.iter().enumerate().map(|(index, name)| {
        el("button")
            .attr("type", "button")
            .live("aria-pressed", move || (width.get() == index).to_string())
            .on("click", move |_| width.set(index))
            .child(*name)
            .node()
    });
    // Empty if nothing is shown.
    let address = memo(move || if is_shown.get() { state.embed.with(Embed::href) } else { String::new() });
    let drawn = RwSignal::new(address.get_untracked());
    let mut follow = after_pause(PREVIEW_PAUSE, move || {
        let address = address.get_untracked();
        if drawn.with_untracked(|drawn| *drawn != address) {
            drawn.set(address);
        }
    });
    effect(move || {
        address.track();
        follow();
    });
    let content = context.content.clone();
    // A new iframe for each state: changing `src` would add an entry to the visitor's history.
    let iframe = move || {
        let address = drawn.get();
        let embed = state.embed.get_untracked();
        if address.is_empty() {
            return el("p").child(messages::choose(locale, embed.view));
        }
        el("iframe")
            .attr("src", address)
            .attr("title", messages::preview_of(locale, &title(&embed, &content)))
            .attr("sandbox", embed.sandbox())
            .attr("referrerpolicy", "origin")
            .attr("loading", "lazy")
            .live("width", move || WIDTHS[width.get()])
            .live("height", move || state.embed.with(|embed| embed.height.to_string()))
    };
    let head = el("div").class("row").attr("data-spread", "").child(heading("t-preview", words.preview)).child(
        el("div")
            .class("segmented")
            .attr("role", "group")
            .attr("aria-label", words.preview_width)
            .child(buttons.collect::<Vec<_>>()),
    );
    section("t-preview", head.node()).child(el("div").class("preview-frame").child(live(iframe))).node()
}

/// The code in three variants: element, iframe, link.
fn code(state: BuilderState, context: &Context, is_shown: Memo<bool>) -> Node {
    const WRITERS: [fn(&Embed, &str, &str) -> String; 3] = [Embed::element, Embed::iframe, Embed::link];
    let BuilderState { locale, words, .. } = state;
    let content = context.content.clone();
    let snippet = Arc::new(move |index: usize| {
        let embed = state.embed.get();
        WRITERS[index](&embed, &browser::origin(), &title(&embed, &content))
    });
    let variants = [words.script, words.iframe, words.link].into_iter().enumerate();
    let blocks = variants.map(|(index, [title, good_for, button])| {
        let id = ["t-element", "t-frame", "t-link"][index];
        let (drawn, copied) = (snippet.clone(), snippet.clone());
        el("div")
            .class("code-block stack")
            .attr("data-gap", "tight")
            .attr("role", "group")
            .attr("aria-labelledby", id)
            .child(el("h3").attr("id", id).child(title))
            .child(el("p").class("note").child(good_for))
            .child(el("pre").child(localized::code().child(live(move || Node::Text(drawn(index).into())))))
            .child(el("p").class("row").child(copy_button(locale, button, move || untrack(|| copied(index)))))
            .node()
    });
    section("t-code", heading("t-code", words.code).node())
        .attr("data-gap", "loose")
        .live("hidden", move || !is_shown.get())
        .child(blocks.collect::<Vec<_>>())
        .child(el("p").class("note").child(words.privacy))
        .node()
}
