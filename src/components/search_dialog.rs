//! The search dialog: a combobox over any page that searches the whole site.

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::directory::{Answer, Directory, Hit, Sign};
use site_core::locale::Locale;
use site_core::query::TextQuery;
use site_core::route::Page;
use site_core::text::search as said;

use super::icon::{icon, locator, pictogram};
use super::localized::marked;
use crate::browser::{self, HistoryMode};
use crate::context::ByIdentity;
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo, once_paused};

const DIALOG: &str = "palette";
const LIST: &str = "palette-hits";
/// Options of each kind at most.
const MOST: usize = 4;

#[derive(Clone, Copy)]
struct State {
    locale: Locale,
    open: RwSignal<bool>,
    text: RwSignal<String>,
    answer: Memo<Answer>,
    /// The active option: Enter chooses it.
    active: RwSignal<Option<usize>>,
    /// Whether the dialog closes because an option was chosen.
    has_chosen: RwSignal<bool>,
}

/// The URL of the page with all results for a text.
pub fn search_href(locale: Locale, text: &str) -> String {
    Page::Search.href(locale) + &TextQuery { text: text.to_owned() }.to_search()
}

impl State {
    /// Number of options: the hits, and the link to all of them.
    fn options(self) -> usize {
        let hits = self.answer.with_untracked(Answer::shown);
        hits + usize::from(self.text.with_untracked(|text| !text.trim().is_empty()))
    }

    fn choose(self, option: Option<usize>) {
        let hit = option.and_then(|option| self.answer.with_untracked(|answer| answer.hits().nth(option).cloned()));
        let text = self.text.get_untracked();
        if hit.is_none() && text.trim().is_empty() {
            return;
        }
        let href = hit.map_or_else(|| search_href(self.locale, text.trim()), |hit| hit.href);
        self.has_chosen.set(true);
        self.open.set(false);
        browser::go(&href, HistoryMode::PushPage);
    }

    fn step(self, by: isize) {
        let options = self.options();
        let Some(last) = options.checked_sub(1) else { return };
        let next = match (self.active.get_untracked(), by) {
            (None, 1..) => 0,
            (None, _) => last,
            (Some(at), 1..) if at >= last => 0,
            (Some(at), 1..) => at + 1,
            (Some(at), _) => at.checked_sub(1).unwrap_or(last),
        };
        self.active.set(Some(next));
        browser::reveal(option_id(next));
    }

    fn on_key(self, event: &Event) {
        match browser::key(event).as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Enter" => self.choose(self.active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    }
}

fn option_id(option: usize) -> String {
    format!("palette-{option}")
}

/// The icon of a hit.
pub fn sign(sign: &Sign) -> Node {
    match sign {
        Sign::Icon(name) => icon(name),
        Sign::Pictogram(name, _) => pictogram(name.as_deref()).unwrap_or_else(|| icon("list")),
        Sign::Place(code) => locator(code, "locator"),
    }
}

/// The dialog. Its content is rendered each time it opens.
pub fn view(locale: Locale, open: RwSignal<bool>, directory: Memo<ByIdentity<Directory>>) -> Node {
    effect(move || browser::show_dialog(DIALOG, open.get()));
    let has_chosen = RwSignal::new(false);
    let body = move || open.get().then(|| body(locale, open, has_chosen, directory));
    let closed = move |_| {
        open.set(false);
        // The browser has just restored the focus: move it to what was chosen, even on the same page.
        if has_chosen.get_untracked() {
            has_chosen.set(false);
            browser::focus("main");
        }
        browser::hold_focus();
    };
    let close_outside = move |event: Event| {
        if browser::is_on_itself(&event) {
            open.set(false);
        }
    };
    el("dialog")
        .class("palette")
        .attr("id", DIALOG)
        .attr("aria-label", said::words(locale).search_site)
        .on("close", closed)
        .on("click", close_outside)
        .child(live(body))
        .node()
}

fn body(
    locale: Locale,
    open: RwSignal<bool>,
    has_chosen: RwSignal<bool>,
    directory: Memo<ByIdentity<Directory>>,
) -> Node {
    let shared = locale.text();
    let words = said::words(locale);
    let text = RwSignal::new(String::new());
    let answer = memo(move || {
        let directory = directory.get().0;
        directory.map(|directory| text.with(|text| directory.answer(text, locale, MOST))).unwrap_or_default()
    });
    let state = State { locale, open, text, answer, active: RwSignal::new(None), has_chosen };
    let input = el("input")
        .attr("id", "palette-search")
        .attr("type", "text")
        .attr("inputmode", "search")
        .attr("enterkeyhint", "search")
        .attr("role", "combobox")
        .attr("aria-label", words.search_site)
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", words.search_site)
        .live("aria-expanded", move || text.with(|text| !text.trim().is_empty()).to_string())
        .live("aria-activedescendant", move || state.active.get().map(option_id))
        .on("input", move |event| {
            state.active.set(None);
            text.set(event_target_value(&event));
        })
        .on("keydown", move |event| state.on_key(&event));
    let close = el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", words.close_search)
        .on("click", move |_| open.set(false))
        .child(icon("close"));
    many()
        .child(el("header").child(icon("search")).child(input).child(close))
        .child(
            el("div")
                .attr("role", "listbox")
                .attr("id", LIST)
                .attr("aria-label", shared.results)
                .child(live(move || options(state))),
        )
        .child(live(move || {
            let is_empty = text.with(|text| text.trim().is_empty());
            is_empty.then(|| el("p").class("palette-hint").child(words.search_hint))
        }))
        .child(footer(state))
        .node()
}

fn options(state: State) -> Node {
    let locale = state.locale;
    let answer = state.answer.get();
    let sought = state.text.get();
    let mut number = 0;
    let mut groups: Vec<Node> = Vec::new();
    for section in &answer.sections {
        let options: Vec<Node> = section
            .hits
            .iter()
            .map(|hit| {
                number += 1;
                option(state, number - 1, hit, &answer)
            })
            .collect();
        let id = format!("palette-kind-{}", section.kind as usize);
        groups.push(
            el("div")
                .attr("role", "group")
                .attr("aria-labelledby", id.clone())
                .child(
                    el("div")
                        .class("palette-label")
                        .attr("role", "presentation")
                        .attr("id", id)
                        .child(said::hit_kind(locale, section.kind)),
                )
                .child(options)
                .node(),
        );
    }
    let all = (!sought.trim().is_empty()).then(|| {
        let words = if number == 0 { said::hits_for(locale, 0, &sought) } else { said::all_hits(locale, &sought) };
        choosable(state, number).child(icon("search")).child(el("span").child(words))
    });
    many().child(groups).child(all).node()
}

/// An option that a click chooses; its content follows as children.
fn choosable(state: State, number: usize) -> Element {
    el("div")
        .class("palette-option")
        .attr("role", "option")
        .attr("id", option_id(number))
        .live("aria-selected", move || (state.active.get() == Some(number)).to_string())
        .on("click", move |_| state.choose(Some(number)))
}

fn option(state: State, number: usize, hit: &Hit, answer: &Answer) -> Node {
    let hue = hit.sign.hue();
    let note = (!hit.note.is_empty()).then(|| el("small").child(hit.note.clone()));
    choosable(state, number)
        .attr("data-hue", hue)
        .child(sign(&hit.sign))
        .child(el("span").attr("lang", hit.lang).child(marked(&hit.title, &answer.marker)))
        .child(el("kbd").attr("aria-hidden", "true").child(said::words(state.locale).enter_key))
        .child(note)
        .node()
}

fn footer(state: State) -> Node {
    let words = said::words(state.locale);
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
        .child(spoken_count(state))
        .node()
}

/// The number of hits, for screen readers.
fn spoken_count(state: State) -> Node {
    let count = move || {
        let is_empty = state.text.with(|text| text.trim().is_empty());
        let (total, shown) = state.answer.with(|answer| (answer.total(), answer.shown()));
        if is_empty { String::new() } else { said::hits_shown(state.locale, total, shown) }
    };
    el("span").class("push-end").attr("role", "status").child(once_paused(count)).node()
}
