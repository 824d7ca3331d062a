//! The search dialog over any page. Until something is typed, it offers pages, the shortlist and examples.

use std::time::Duration;

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::content::Content;
use site_core::content::site::Site;
use site_core::locale::Locale;
use site_core::route::Page;
use site_core::site_index::SiteIndex;
use site_core::text::choices;
use site_core::text::failures;
use site_core::text::search as messages;

use super::button::close_button;
use super::finder::Finder;
use super::icon::icon;
use super::link::example_links;
use super::notice;
use super::shell::sections;
use crate::browser::{self, Announcer};
use crate::context::{ByIdentity, Choices};
use crate::load::catalogue::{SITE_SEARCH, request_site_search};
use crate::load::part::AnyPart;
use crate::part;
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo};

const DIALOG: &str = "palette";

/// The id of the field: the finder derives it from that of the dialog.
const FIELD: &str = "palette-search";

/// The dialog. Its content is rendered each time it opens.
pub fn view(
    locale: Locale,
    open: RwSignal<bool>,
    site_index: Memo<ByIdentity<SiteIndex>>,
    content: Memo<Content>,
    choices: Choices,
) -> Node {
    effect(move || browser::show_dialog(DIALOG, open.get()));
    let has_chosen = RwSignal::new(false);
    let (text, is_entered) = (RwSignal::default(), RwSignal::new(false));
    let shared = Shared { locale, open, has_chosen, text, is_entered, site_index, choices };
    // Not its progress: a field that is typed in must not be drawn again when the part fails.
    let loaded = memo(|| BODY.get().is_some());
    let body = move || {
        if !open.get() {
            shared.text.set(String::new());
            is_entered.set(false);
            return None;
        }
        request_site_search();
        let body = if loaded.get() { untrack(|| BODY.get()) } else { None };
        let Some(body) = body else {
            BODY.request();
            browser::focus_end(FIELD);
            return Some(waiting(shared));
        };
        // The field of the dialog may be another one now.
        browser::focus_end(FIELD);
        Some(content.with_untracked(|content| body(shared, content.site.ready())))
    };
    let closed = move |_| {
        open.set(false);
        // The browser has just restored the focus: move it to the chosen content, even on the same page.
        if has_chosen.get_untracked() {
            has_chosen.set(false);
            browser::focus("main");
        }
        browser::recover_focus();
    };
    let close_outside = move |event: Event| {
        if browser::is_on_itself(&event) {
            open.set(false);
        }
    };
    el("dialog")
        .class("palette")
        .attr("id", DIALOG)
        .attr("aria-label", messages::words(locale).search_site)
        .on("close", closed)
        .on("click", close_outside)
        .child(live(body))
        .node()
}

/// The state shared by the parts of the dialog.
#[derive(Clone, Copy)]
struct Shared {
    locale: Locale,
    open: RwSignal<bool>,
    has_chosen: RwSignal<bool>,
    text: RwSignal<String>,
    /// Whether Enter was pressed before the part was loaded.
    is_entered: RwSignal<bool>,
    site_index: Memo<ByIdentity<SiteIndex>>,
    choices: Choices,
}

/// The part of the app with the site-wide search.
pub fn part() -> &'static dyn AnyPart {
    &BODY
}

part! {
    static BODY: fn(Shared, Option<&Site>) -> Node = dialog, body
}

/// The content of the dialog: its top around the field, a notice if the search fails to load, the `rest`.
fn layout(shared: Shared, announcer: Announcer, input: Element, rest: Node) -> Node {
    let Shared { locale, open, .. } = shared;
    let close = close_button(messages::words(locale).close_search, move |_| open.set(false));
    let parts = [&[&BODY as &dyn AnyPart], &SITE_SEARCH[..]].concat();
    many()
        .child(el("header").child(icon("search")).child(input).child(close))
        .child(notice::if_parts_fail(locale, announcer, &parts, "#palette-search"))
        .child(rest)
        .child(announcer.region())
        .node()
}

fn field(locale: Locale) -> Element {
    let words = messages::words(locale);
    el("input")
        .attr("type", "text")
        .attr("inputmode", "search")
        .attr("enterkeyhint", "search")
        .attr("aria-label", words.search_site)
        .attr("placeholder", words.search_site)
}

/// The field alone, until the part with the search is loaded; with a notice if that fails.
fn waiting(shared: Shared) -> Node {
    let Shared { locale, text, is_entered, .. } = shared;
    let input = field(locale).attr("id", FIELD).attr("autocomplete", "off");
    let typing = move |event: Event| {
        BODY.request();
        request_site_search();
        is_entered.set(false);
        text.set(event_target_value(&event));
    };
    let enter = move |event: Event| {
        if browser::key(&event) == "Enter" {
            is_entered.set(true);
        }
    };
    layout(shared, Announcer::default(), input.on("input", typing).on("keydown", enter), ().node())
}

fn body(shared: Shared, site: Option<&Site>) -> Node {
    let Shared { locale, open, has_chosen, text, is_entered, site_index, choices } = shared;
    let finder = Finder::new(locale, DIALOG, open, has_chosen, text, site_index);
    if is_entered.get_untracked() {
        browser::later(Duration::ZERO, Box::new(move || finder.choose(None)));
    }
    // Without an option, opens the page with all results.
    let enter = move |event: Event| {
        if browser::key(&event) == "Enter" && !event.default_prevented() {
            event.prevent_default();
            finder.choose(None);
        }
    };
    let start = start(finder, site, choices);
    // A modal dialog needs its own live region. Firefox with Orca does not announce that a dialog has opened; the hint
    // does.
    let announcer = Announcer::default();
    announcer.announce(messages::words(locale).search_hint.to_owned());
    announcer.follow_state(locale, move || (finder.text.get(), finder.count()));
    // What is not searched.
    let missing = move || {
        let missing = site_index.with(|site_index| site_index.0.as_ref().map(|site_index| site_index.missing()));
        let line = |file| {
            let line = failures::missing_file(locale, file);
            announcer.announce(line.to_owned());
            el("p").class("note").child(line).node()
        };
        missing.unwrap_or_default().into_iter().map(line).collect::<Vec<_>>()
    };
    let rest = many()
        .child(live(missing))
        .child(finder.list())
        .child(start.live("hidden", move || finder.text.with(|text| !text.trim().is_empty())))
        .child(footer(finder));
    layout(shared, announcer, finder.bind(field(locale)).on("keydown", enter), rest.node())
}

/// Shown until something is typed. Its links close the dialog.
fn start(finder: Finder, site: Option<&Site>, choices: Choices) -> Element {
    let (locale, open) = (finder.locale, finder.open);
    let words = messages::words(locale);
    let link = |page: &Page, name: String| el("li").child(el("a").attr("href", page.href(locale)).child(name)).node();
    let pages: Vec<Node> = sections(locale).iter().map(|(page, name)| link(page, (*name).to_owned())).collect();
    let kept = choices.shortlist.with_untracked(Vec::len);
    let kept = (kept > 0).then(|| link(&Page::Shortlist, choices::shortlist_count(locale, kept)));
    let examples = site.map(|site| example_links(&site.home.examples, locale)).unwrap_or_default();
    el("div")
        .class("palette-start stack")
        .on("click", move |event| {
            if browser::follows_link(&event) {
                finder.has_chosen.set(true);
                open.set(false);
            }
        })
        .child(el("p").class("note").child(words.search_hint))
        .child((!examples.is_empty()).then(|| el("ul").class("row").attr("data-gap", "tight").child(examples)))
        .child(el("ul").class("row").child(kept).child(pages))
}

fn footer(finder: Finder) -> Node {
    let words = messages::words(finder.locale);
    let slash = RwSignal::new(browser::slash_key());
    let key = |keys: &[&'static str], words: &'static str| {
        let keys: Node = keys.iter().flat_map(|key| [el("kbd").child(*key).node(), " ".node()]).collect();
        el("span").class("wide-only").attr("aria-hidden", "true").child(keys).child(words)
    };
    let turn = move |_| {
        slash.update(|slash| *slash = !*slash);
        browser::set_slash_key(slash.get_untracked());
    };
    el("footer")
        .child(key(&["↑", "↓"], words.to_choose))
        .child(key(&[words.enter_key], words.to_open))
        .child(key(&[words.escape_key], words.to_close))
        .child(
            el("label")
                .class("wide-only")
                .child(el("input").attr("type", "checkbox").property("checked", move || slash.get()).on("change", turn))
                .child(words.slash_key),
        )
        .child(el("span").class("push-end").child(live(move || finder.count())))
        .node()
}
