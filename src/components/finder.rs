//! A combobox that searches the whole site while the visitor types: in the search dialog and on the home page.

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::locale::Locale;
use site_core::query::{PageQuery, TextQuery};
use site_core::route::Page;
use site_core::site_index::{Answer, Hit, HitIcon, SiteIndex};
use site_core::text::search as messages;

use super::icon::{icon, locator, pictogram};
use super::localized::marked;
use crate::browser::{self, HistoryMode};
use crate::context::ByIdentity;
use crate::load::catalogue::{SITE_INDEX, request_site_search};
use crate::view::{Element, IntoNode, Node, effect, el, live, many, memo};

/// Maximum number of options of each kind.
const MAX_OPTIONS: usize = 4;

/// The state shared by field, list and status of a combobox.
#[derive(Clone, Copy)]
pub struct Finder {
    pub locale: Locale,
    /// The prefix of the ids of field, list and options.
    prefix: &'static str,
    /// Whether the list is shown.
    pub open: RwSignal<bool>,
    pub text: RwSignal<String>,
    /// `None` until there is an index.
    answer: Memo<Option<Answer>>,
    /// The option that Enter chooses.
    active: RwSignal<Option<usize>>,
    /// Whether an option was chosen.
    pub has_chosen: RwSignal<bool>,
}

/// The URL of the page with all results for a text.
pub fn search_href(locale: Locale, text: &str) -> String {
    TextQuery { text: text.to_owned() }.href_of(&Page::Search, locale)
}

impl Finder {
    pub fn new(
        locale: Locale,
        prefix: &'static str,
        open: RwSignal<bool>,
        has_chosen: RwSignal<bool>,
        text: RwSignal<String>,
        site_index: Memo<ByIdentity<SiteIndex>>,
    ) -> Self {
        let answer = memo(move || {
            // The index is built on first use.
            let site_index = open.get().then(|| site_index.get().0).flatten()?;
            let searching = SITE_INDEX.get()?;
            Some(text.with(|text| (searching.answer)(&site_index, text, locale, MAX_OPTIONS)))
        });
        let finder = Self { locale, prefix, open, text, answer, active: RwSignal::new(None), has_chosen };
        let mut before = None;
        effect(move || before = finder.keep_active(before.take()));
        finder
    }

    /// When data arrive and the hits change, the active option stays the same hit, at its new index; a closed list has
    /// none. Takes the previous answer and returns the present one; `None` if the list is closed.
    fn keep_active(self, before: Option<Answer>) -> Option<Answer> {
        let answer = self.open.get().then(|| self.answer.get().unwrap_or_default());
        if let (Some(active), Some(before)) = (self.active.get_untracked(), before) {
            let hit = before.hits().nth(active);
            let index = |now: &Answer| {
                let index = now.hits().position(|other| hit.is_some_and(|hit| hit.href == other.href));
                // After the hits comes the link to all of them.
                index.unwrap_or_else(|| now.shown())
            };
            self.active.set(answer.as_ref().map(index));
        }
        answer
    }

    /// The id of the field.
    pub fn field_id(self) -> String {
        [self.prefix, "-search"].concat()
    }

    fn list_id(self) -> String {
        [self.prefix, "-hits"].concat()
    }

    fn option_id(self, option: usize) -> String {
        format!("{}-{option}", self.prefix)
    }

    fn is_blank(self) -> bool {
        self.text.with(|text| text.trim().is_empty())
    }

    /// Number of options: the hits, and the link to all of them.
    fn options(self) -> usize {
        let hits = self.answer.with_untracked(|answer| answer.as_ref().map_or(0, Answer::shown));
        hits + usize::from(self.text.with_untracked(|text| !text.trim().is_empty()))
    }

    /// Opens an option; if `None`, the page with all results.
    pub fn choose(self, option: Option<usize>) {
        let nth = |option| self.answer.with_untracked(|answer| answer.as_ref()?.hits().nth(option).cloned());
        let hit = option.and_then(nth);
        let text = self.text.get_untracked();
        if hit.is_none() && text.trim().is_empty() {
            return;
        }
        let href = hit.map_or_else(|| search_href(self.locale, text.trim()), |hit| hit.href);
        self.leave();
        browser::go(&href, HistoryMode::PushPage);
    }

    /// Closes the list after an option was chosen.
    fn leave(self) {
        self.has_chosen.set(true);
        self.open.set(false);
    }

    /// Shows the list. Only if hidden: setting the signal would redraw its dependents.
    fn show(self) {
        if !self.open.get_untracked() {
            self.open.set(true);
        }
    }

    fn step(self, by: isize) {
        // Only a shown list has its options.
        self.show();
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
        browser::reveal(self.option_id(next));
    }

    fn on_key(self, event: &Event) {
        match browser::key(event).as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            // Without an active option, Enter submits the form around the field.
            "Enter" if self.active.get_untracked().is_some() => self.choose(self.active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    }

    /// Makes an input the field of the combobox.
    pub fn bind(self, input: Element) -> Element {
        let typing = move |event: Event| {
            self.active.set(None);
            self.show();
            request_site_search();
            self.text.set(event_target_value(&event));
        };
        input
            .attr("id", self.field_id())
            .attr("value", Some(self.text.get_untracked()).filter(|text| !text.is_empty()))
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", self.list_id())
            .attr("autocomplete", "off")
            .attr("autocapitalize", "off")
            .attr("spellcheck", "false")
            .live("aria-expanded", move || (self.open.get() && !self.is_blank()).to_string())
            .live("aria-activedescendant", move || self.active.get().map(|active| self.option_id(active)))
            .on("focus", |_| request_site_search())
            .on("input", typing)
            .on("keydown", move |event| self.on_key(&event))
    }

    /// The list of options.
    pub fn list(self) -> Element {
        el("div")
            .attr("role", "listbox")
            .attr("id", self.list_id())
            .attr("aria-label", self.locale.text().results)
            .child(live(move || options(self)))
    }

    /// The number of hits; empty if nothing has been typed.
    pub fn count(self) -> String {
        let count = self.answer.with(|answer| answer.as_ref().map(|answer| (answer.total(), answer.shown())));
        let count = count.filter(|_| !self.is_blank());
        count.map(|(total, shown)| messages::hits_shown(self.locale, total, shown)).unwrap_or_default()
    }
}

/// The icon of a hit.
fn hit_icon(of: &HitIcon) -> Node {
    match of {
        HitIcon::Named(name) => icon(name),
        HitIcon::Pictogram(name, _) => pictogram(name.as_deref()).unwrap_or_else(|| icon("list")),
        HitIcon::Place(code) => locator(code),
    }
}

/// Adds the icon and the title of a hit to an element.
pub fn with_hit(element: Element, hit: &Hit, answer: &Answer) -> Element {
    element
        .attr("data-hue", hit.icon.hue())
        .child(hit_icon(&hit.icon))
        .child(el("span").attr("lang", hit.lang).child(marked(&hit.title, &answer.marker)))
}

/// The alternative name that a hit was found by, and its description.
pub fn note(hit: &Hit) -> Option<Node> {
    let found_as = hit.found_as.as_ref().map(|name| {
        many()
            .child(el("span").attr("lang", name.lang).child(name.value.clone()))
            .child((!hit.note.is_empty()).then_some(" · "))
    });
    (found_as.is_some() || !hit.note.is_empty()).then(|| el("small").child(found_as).child(hit.note.clone()).node())
}

fn options(finder: Finder) -> Node {
    let locale = finder.locale;
    let found = finder.answer.get();
    let is_there = found.is_some();
    let answer = found.unwrap_or_default();
    let sought = finder.text.get();
    let mut number = 0;
    let mut groups: Vec<Node> = Vec::new();
    for section in &answer.sections {
        let options: Vec<Node> = section
            .hits
            .iter()
            .map(|hit| {
                number += 1;
                option(finder, number - 1, hit, &answer)
            })
            .collect();
        let id = format!("{}-kind-{}", finder.prefix, section.kind as usize);
        groups.push(
            el("div")
                .attr("role", "group")
                .attr("aria-labelledby", id.clone())
                .child(
                    el("div")
                        .class("palette-label")
                        .attr("role", "presentation")
                        .attr("id", id)
                        .child(messages::hit_kind(locale, section.kind)),
                )
                .child(options)
                .node(),
        );
    }
    let all = (!sought.trim().is_empty()).then(|| {
        let is_empty = is_there && number == 0;
        let words = if is_empty { messages::hits_for(locale, 0, &sought) } else { messages::all_hits(locale, &sought) };
        let href = search_href(locale, sought.trim());
        choosable(finder, number, href).child(icon("search")).child(el("span").child(words))
    });
    many().child(groups).child(all).node()
}

/// An option as a link, so that it can be opened in a new window. Its content follows as children.
fn choosable(finder: Finder, number: usize, href: String) -> Element {
    let choose = move |event: Event| {
        if browser::follows_link(&event) {
            finder.leave();
        }
    };
    el("a")
        .attr("href", href)
        .attr("tabindex", "-1")
        .class("palette-option")
        .attr("role", "option")
        .attr("id", finder.option_id(number))
        .live("aria-selected", move || (finder.active.get() == Some(number)).to_string())
        .on("click", choose)
}

fn option(finder: Finder, number: usize, hit: &Hit, answer: &Answer) -> Node {
    let key = el("kbd").attr("aria-hidden", "true").child(messages::words(finder.locale).enter_key);
    with_hit(choosable(finder, number, hit.href.clone()), hit, answer).child(key).child(note(hit)).node()
}
