//! Choosing techniques from the taxonomy: by searching, or by opening a family.

use leptos::prelude::*;
use site_core::content::Content;
use site_core::proposal::{Field, Taxonomy};
use site_core::text::proposal as messages;

use super::field::{field_shell, id_of};
use super::state::ProposalState;
use crate::browser;
use crate::components::button::button;
use crate::components::chip::chip;
use crate::components::field::tick;
use crate::components::icon::icon;
use crate::components::word_filter::WordFilter;
use crate::load::catalogue::LIST;
use crate::load::part::AnyPart;
use crate::view::{IntoNode, Node, el, live, many, memo};

/// A technique that can be chosen.
#[derive(Clone)]
struct Offer {
    id: String,
    name: String,
    /// The language of the name, if it differs from the page's.
    lang: Option<&'static str>,
    hue: Option<String>,
    is_family: bool,
}

#[derive(Clone, Copy)]
struct Search {
    state: ProposalState,
    text: RwSignal<String>,
    /// Ids of the techniques that match the search, separated by spaces.
    found: Memo<String>,
    /// Ids of the chosen techniques, separated by spaces.
    chosen: Memo<String>,
}

impl Search {
    fn is_sought(self) -> bool {
        self.text.with(|text| !text.trim().is_empty())
    }
}

fn has(ids: &str, id: &str) -> bool {
    ids.split_whitespace().any(|known| known == id)
}

/// A search field, the chosen techniques, and the families with their techniques.
pub(super) fn picker(state: ProposalState, content: &Content) -> Node {
    let words = messages::words(state.locale);
    let all = content.techniques.ready().map_or(&[][..], |techniques| &techniques.all);
    let taxonomy = Taxonomy::new(all);
    let names = WordFilter::new(taxonomy.names.iter().map(|names| names.iter().map(String::as_str).collect()));
    let offers: Vec<Offer> = taxonomy
        .order
        .iter()
        .map(|&(index, is_family)| {
            let technique = &all[index];
            let shown = technique.label.get(state.locale);
            Offer {
                id: technique.id.clone(),
                name: shown.map_or_else(|| technique.id.clone(), |shown| shown.value.clone()),
                lang: shown.and_then(|shown| shown.lang),
                hue: technique.hue.clone(),
                is_family,
            }
        })
        .collect();
    let text = RwSignal::new(String::new());
    let search = Search {
        state,
        text,
        found: memo(move || text.with(|text| taxonomy.found(text, |text| names.filter(text)))),
        chosen: memo(move || state.sheet.with(|sheet| sheet.form.get(Field::Techniques).to_owned())),
    };
    let input = el("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", words.search_technique)
        .attr("placeholder", words.search_technique)
        .on("focus", |_| LIST.prefetch())
        .on("input", move |event| text.set(event_target_value(&event)))
        .on("keydown", move |event| {
            // Enter ends the search instead of submitting the form.
            if browser::key(&event) == "Enter" {
                event.prevent_default();
            }
        });
    let families: Vec<Node> = offers
        .iter()
        .enumerate()
        .filter(|(_, offer)| offer.is_family)
        .map(|(start, _)| {
            let own = offers[start + 1..].iter().take_while(|offer| !offer.is_family).count();
            family(search, &offers[start..=start + own])
        })
        .collect();
    let is_browsed = RwSignal::new(false);
    let is_hidden = move || !is_browsed.get() && !search.is_sought();
    let browse = button("quiet")
        .live("hidden", move || search.is_sought())
        .live("aria-expanded", move || is_browsed.get().to_string())
        .on("click", move |_| is_browsed.update(|is_browsed| *is_browsed = !*is_browsed))
        .child(messages::browse_families(state.locale, families.len()));
    let names: Vec<(String, String)> = offers.into_iter().map(|offer| (offer.id, offer.name)).collect();
    let shell = field_shell(state, Field::Techniques);
    let input = shell.controlled(input);
    shell.group(
        many()
            .child(input)
            .child(status(search))
            .child(live(move || chips(search, &names)))
            .child(browse)
            .child(el("div").class("technique-families").live("hidden", is_hidden).child(families))
            .node(),
    )
}

/// A family, closed unless it is opened or matches the search.
fn family(search: Search, offers: &[Offer]) -> Node {
    let Some(first) = offers.first() else { return ().node() };
    let locale = search.state.locale;
    let ids: Vec<String> = offers.iter().map(|offer| offer.id.clone()).collect();
    let known = ids.clone();
    let among = |ids: &[String], chosen: &String| ids.iter().filter(|id| has(chosen, id)).count();
    let is_found = memo(move || search.found.with(|found| among(&known, found) > 0));
    let count = memo(move || search.chosen.with(|chosen| among(&ids, chosen)));
    let count = move || {
        let count = count.get();
        (count > 0).then(|| el("span").class("count").child(messages::chosen_of_family(locale, count)))
    };
    let rows: Vec<Node> = offers.iter().map(|offer| row(search, offer)).collect();
    el("details")
        .class("facet")
        .attr("data-hue", first.hue.clone())
        .live("open", move || is_found.get())
        .live("hidden", move || search.is_sought() && !is_found.get())
        .child(
            el("summary")
                .child(el("span").class("tag").attr("lang", first.lang).child(first.name.clone()))
                .child(el("span").class("push-end").child(live(count)))
                .child(icon("chevron")),
        )
        .child(el("div").attr("role", "group").attr("aria-label", first.name.clone()).child(rows))
        .node()
}

fn row(search: Search, offer: &Offer) -> Node {
    let (id, own, toggled) = (offer.id.clone(), offer.id.clone(), offer.id.clone());
    let name =
        if offer.is_family { messages::whole_family(search.state.locale, &offer.name) } else { offer.name.clone() };
    let is_hidden = move || search.is_sought() && !search.found.with(|found| has(found, &own));
    let input = el("input").attr("name", Field::Techniques.code()).attr("value", offer.id.clone());
    let is_chosen = move || search.chosen.with(|chosen| has(chosen, &id));
    let name = el("span").attr("lang", offer.lang).child(name);
    tick(input, name, is_chosen, move || search.state.toggle(Field::Techniques, &toggled))
        .live("hidden", is_hidden)
        .node()
}

/// The chosen techniques, each a button that removes it.
fn chips(search: Search, names: &[(String, String)]) -> Node {
    let locale = search.state.locale;
    let chosen = search.chosen.get();
    let chips = chosen.split_whitespace().map(|id| {
        let name = names.iter().find(|(known, _)| known == id).map_or(id, |(_, name)| name).to_owned();
        let id = id.to_owned();
        let label = messages::remove_technique(locale, &name);
        let remove = move || search.state.toggle(Field::Techniques, &id);
        let next = ["#chosen-techniques".to_owned(), ["#", &id_of(Field::Techniques)].concat()];
        chip(name, label, next, remove).node()
    });
    let chips: Vec<Node> = chips.collect();
    (!chips.is_empty())
        .then(|| {
            el("ul")
                .class("row")
                .attr("data-gap", "tight")
                .attr("id", "chosen-techniques")
                .attr("aria-label", messages::words(locale).chosen_techniques)
                .child(chips)
        })
        .node()
}

/// The numbers of techniques found and chosen.
fn status(search: Search) -> Node {
    let count = move || {
        let [found, chosen] = [search.found, search.chosen].map(|ids| ids.with(|ids| ids.split_whitespace().count()));
        messages::techniques(search.state.locale, search.is_sought().then_some(found), chosen)
    };
    search.state.announcer.follow_state(search.state.locale, move || (search.text.get(), count()));
    el("p").class("note").child(live(count)).node()
}
