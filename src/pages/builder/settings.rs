//! The settings of an embed: the view, its filters, language, theme, links, height.

use std::sync::Arc;

use engine::fold::fold;
use leptos::ev;
use leptos::prelude::*;
use site_core::content::Records;
use site_core::content::records::Event;
use site_core::embed::{HEIGHTS, Setting, THEMES, View};
use site_core::locale::Locale;
use site_core::order;
use site_core::query::{CatalogueQuery, Facet, PageQuery, Sort, TEXT, When, parameter};
use site_core::text;
use site_core::text::embed as messages;
use site_core::text::overview;

use super::record;
use super::state::BuilderState;
use crate::browser::{self, HistoryMode};
use crate::components::chip::chip;
use crate::components::event;
use crate::components::query_field::QueryField;
use crate::components::select::{self, labelled};
use crate::context::Context;
use crate::load::catalogue::ENGINE;
use crate::load::part::AnyPart;
use crate::view::{IntoNode, Node, el, live, many, memo};

/// Values with their names.
type Options = Vec<(String, String)>;

/// Names a value that is not among the options.
type Naming = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// The value of a `select` if a filter has several values; no URL can contain it.
const SEVERAL: &str = "\n";

pub(super) fn form(state: BuilderState, context: &Context) -> Node {
    let words = state.words;
    let view = memo(move || state.get(Setting::View));
    let filters = {
        let context = context.clone();
        move || {
            let view = view.with(|view| View::parse(view)).unwrap_or_default();
            filters(state, &context, view)
        }
    };
    let languages = Locale::ALL.map(|locale| (locale.code(), locale.endonym()));
    let themes = [0, 1, 2].map(|index| (if index == 0 { "" } else { THEMES[index] }, words.themes[index]));
    el("form")
        .class("stack")
        .attr("data-gap", "loose")
        .attr("aria-label", words.settings)
        .on("submit", |event: ev::Event| event.prevent_default())
        .child(views(state))
        .child(live(filters))
        .child(few(state, words.language, Setting::Locale, &languages))
        .child(few(state, words.theme, Setting::Theme, &themes))
        .child(few(state, words.links_open, Setting::Target, &[("", words.targets[0]), ("top", words.targets[1])]))
        .child(height(state))
        .node()
}

fn views(state: BuilderState) -> Node {
    let radio = |view: View| {
        el("label")
            .class("choice")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "view")
                    .attr("value", view.code())
                    .property("checked", move || state.get(Setting::View) == view.code())
                    .on("change", move |_| state.set(Setting::View, view.code(), HistoryMode::PushState)),
            )
            .child(el("span").child(messages::view(state.locale, view)))
            .node()
    };
    el("fieldset")
        .class("field")
        .child(el("legend").child(state.words.content))
        .child(el("div").class("views").child(View::ALL.map(radio).into_iter().collect::<Vec<_>>()))
        .node()
}

/// The filters of a view, or the search for its record.
fn filters(state: BuilderState, context: &Context, view: View) -> Node {
    let locale = state.locale;
    let shared = locale.text();
    let words = text::agenda::words(locale);
    let text = |label: &'static str| text_field(state, label);
    let filters = match view {
        View::Platform | View::Group | View::Mission => return record::picker(state, context, view),
        View::Missions => return ().node(),
        View::Groups => text(text::groups::words(locale).filter_groups),
        View::Agenda => many().child(text(words.filter_agenda)).child(agenda_filters(state, context)),
        View::Platforms => many().child(text(shared.search_platform)).child(catalogue_filters(state, context)),
        View::Needs => catalogue_filters(state, context),
        View::Overview => {
            let words = overview::words(locale);
            let columns = [("", words.by_departement), (Facet::Host.code(), words.by_host)];
            few(state, words.columns, Setting::Filter(parameter::BY), &columns)
        }
    };
    el("div").class("stack").attr("role", "group").attr("aria-label", shared.filters).child(filters).node()
}

fn agenda_filters(state: BuilderState, context: &Context) -> Node {
    let words = text::agenda::words(state.locale);
    let events = context.content.events.ready();
    let offered = |of: fn(&Context, &Records<Event>) -> Options| events.map(|all| of(context, all)).unwrap_or_default();
    let naming: Naming = Arc::new(str::to_owned);
    let when = [("", words.all_periods), (When::Upcoming.code(), words.upcoming), (When::Past.code(), words.past)];
    many()
        .child(few(state, words.period, Setting::Filter(parameter::WHEN), &when))
        .child(select(state, parameter::KIND, words.kind, words.all_kinds, offered(event::kinds), naming.clone()))
        .child(select(state, parameter::GROUP, words.group, words.all_groups, offered(event::groups), naming))
}

fn catalogue_filters(state: BuilderState, context: &Context) -> Node {
    let locale = state.locale;
    let words = text::catalogue::words(locale);
    let Some(catalogue) = context.catalogue.clone() else { return ().node() };
    let facets = Facet::ALL.map(|facet| {
        let offered = catalogue.offered(facet).iter().filter(|offered| offered.parent.is_none() && offered.total > 0);
        let mut options: Options = offered
            .map(|offered| {
                (offered.value.clone(), text::catalogue::facet_value(locale, facet, &offered.value, &catalogue))
            })
            .collect();
        if !matches!(facet, Facet::Departement | Facet::Access) {
            order::sort_by(&mut options, |one, other| fold(&one.1).cmp(&fold(&other.1)));
        }
        let catalogue = catalogue.clone();
        let naming: Naming =
            Arc::new(move |value: &str| text::catalogue::facet_value(locale, facet, value, &catalogue));
        select(state, facet.code(), text::catalogue::facet(locale, facet), state.words.no_filter, options, naming)
    });
    let display = [("", words.list_view), ("map", words.map_view)];
    // Without a text there is no relevance, so the list is sorted by name.
    let query = memo(move || state.embed.with(|embed| CatalogueQuery::parse(&embed.filters)));
    let is_sought = memo(move || query.with(|query| !query.text.trim().is_empty()));
    let by_name = memo(move || query.with(|query| query.sort == Sort::Name));
    let sorts = move || {
        let sort = |code: &'static str, sort: Sort| (code, text::catalogue::sort(locale, sort));
        let (name, host) = (sort(Sort::Name.code(), Sort::Name), sort(Sort::Host.code(), Sort::Host));
        let sorts = match (is_sought.get(), by_name.get()) {
            (true, _) => vec![sort("", Sort::Relevance), name, host],
            (false, true) => vec![name, host],
            (false, false) => vec![sort("", Sort::Name), host],
        };
        few(state, words.sort_by, Setting::Filter(parameter::SORT), &sorts)
    };
    let indexed = context.indexed;
    let count = move || {
        let query = query.get();
        let engine = if query.text.is_empty() { None } else { ENGINE.need() };
        // The count is unknown until the catalogue is indexed.
        if !indexed.get() && !query.text.is_empty() {
            return String::new();
        }
        let results = match engine {
            Some(engine) => (engine.results)(&catalogue, &query, locale),
            None => catalogue.filtered(&query, None, locale),
        };
        text::platforms(locale, results.hits.len())
    };
    let state_of_count = {
        let count = count.clone();
        // Order and map do not affect the count.
        move || (query.with(|query| query.with_sort(Sort::default()).with_map(false).to_search()), count())
    };
    context.announcer.follow_state(locale, state_of_count);
    many()
        .child(facets.into_iter().collect::<Vec<_>>())
        .child(live(sorts))
        .child(few(state, words.display, Setting::Filter(parameter::VIEW), &display))
        .child(el("p").class("note").child(live(count)))
}

/// A group of buttons, one of which is pressed.
fn few(state: BuilderState, title: &'static str, setting: Setting, options: &[(&'static str, &'static str)]) -> Node {
    let button = |&(value, name): &(&'static str, &'static str)| {
        el("button")
            .attr("type", "button")
            .attr("lang", (setting == Setting::Locale).then_some(value))
            .live("aria-pressed", move || (state.get(setting) == value).to_string())
            .on("click", move |_| state.set(setting, value, HistoryMode::PushState))
            .child(name)
            .node()
    };
    let buttons: Vec<Node> = options.iter().map(button).collect();
    el("fieldset")
        .class("field")
        .child(el("legend").child(title))
        .child(el("div").class("segmented").child(buttons))
        .node()
}

fn text_field(state: BuilderState, label: &'static str) -> Node {
    const ID: &str = "b-q";
    let setting = Setting::Filter(TEXT);
    let control = el("input").attr("type", "search").attr("autocomplete", "off");
    let control = QueryField::new(memo(move || state.get(setting)))
        .asking(|| ENGINE.request())
        .bind(control, move |text: String| state.set(setting, &text, HistoryMode::Replace));
    labelled(ID, label, control.class("input").attr("id", ID)).node()
}

fn height(state: BuilderState) -> Node {
    const ID: &str = "b-height";
    let is_complete = |text: &str| text.parse().is_ok_and(|height| HEIGHTS.contains(&height));
    let write = move |text: String| state.set(Setting::Height, &text, HistoryMode::Replace);
    let control = el("input")
        .attr("type", "number")
        .attr("inputmode", "numeric")
        .attr("min", HEIGHTS.start().to_string())
        .attr("max", HEIGHTS.end().to_string())
        .attr("aria-describedby", "b-height-hint");
    let shown = QueryField::new(memo(move || state.embed.with(|embed| embed.height.to_string())));
    let control = shown.bind_if(is_complete, control, write);
    labelled(ID, state.words.height, control.class("input").attr("id", ID))
        .child(el("p").class("field-hint").attr("id", "b-height-hint").child(state.words.height_hint))
        .node()
}

/// A filter for at most one value. If the URL has several, they are listed below it and can be removed.
fn select(
    state: BuilderState,
    filter: &'static str,
    label: &'static str,
    none: &'static str,
    options: Options,
    naming: Naming,
) -> Node {
    let values = move || state.embed.with(|embed| embed.values(filter));
    let chosen = move || match &values()[..] {
        [] => String::new(),
        [one] => one.clone(),
        _ => SEVERAL.to_owned(),
    };
    let option = move |value: String, name: String| {
        let own = value.clone();
        select::option(value, name, move || chosen() == own)
    };
    let known: Vec<String> = options.iter().map(|(value, _)| value.clone()).collect();
    let options: Vec<Node> = options.into_iter().map(|(value, name)| option(value, name)).collect();
    let other = {
        let naming = naming.clone();
        move || {
            let value = chosen();
            let name = match value.as_str() {
                "" => return ().node(),
                SEVERAL => messages::choices(state.locale, values().len()),
                value if known.iter().any(|known| known == value) => return ().node(),
                value => naming(value),
            };
            option(value, name)
        }
    };
    let choose = move |value: String| {
        if value != SEVERAL {
            state.set(Setting::Filter(filter), &value, HistoryMode::PushState);
        }
    };
    let control =
        select::select(filter, choose).child(option(String::new(), none.to_owned())).child(live(other)).child(options);
    labelled(filter, label, control).child(live(move || chips(state, filter, &values(), &naming))).node()
}

/// Several values of one filter, as chips.
fn chips(state: BuilderState, filter: &'static str, values: &[String], naming: &Naming) -> Node {
    if values.len() < 2 {
        return ().node();
    }
    let chips = values.iter().map(|value| {
        let (name, value) = (naming(value), value.clone());
        let label = text::catalogue::remove_filter(state.locale, &name);
        let remove = move || {
            let href = state.embed.get_untracked().without(filter, &value).builder_href(state.locale);
            browser::go(&href, HistoryMode::PushState);
        };
        // The control above shows a single value.
        chip(name, label, [format!("#{filter} ~ ul"), ["#", filter].concat()], remove).node()
    });
    el("ul").class("row").attr("data-gap", "tight").child(chips.collect::<Vec<_>>()).node()
}
