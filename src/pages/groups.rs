//! The directory of working groups: filtered by text and theme, with an index of themes.

use leptos::prelude::*;

use crate::app::Context;
use crate::browser::{self, Step};
use crate::components::icon::{icon, pictogram};
use crate::components::link::breadcrumbs;
use crate::components::localized::localized;
use crate::components::notice;
use crate::content::Records;
use crate::content::file::File;
use crate::content::records::Group;
use crate::locale::Locale;
use crate::query::TextQuery;
use crate::route::Page;
use crate::search::{fold::fold, matches};
use crate::text;

pub fn view(context: &Context) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let site = context.content.site.ready();
    let list = context.content.groups.ready().map(|groups| list(context, groups));
    view! {
        <div class="wrap">
            {breadcrumbs(locale, &[], words.groups_long)}
            <header class="page-head">
                <h1>{words.groups_long}</h1>
                {site.and_then(|site| localized(&site.lead("groups"), locale)).map(|lead| view! { <p class="lead">{lead}</p> })}
            </header>
        </div>
        {notice::all_missing(context, &[File::Groups, File::Site])}
        {list}
    }
    .into_any()
}

/// What a group is found by.
fn texts(group: &Group) -> Vec<&str> {
    let localized = [&group.name, &group.short_name, &group.summary, &group.former_name];
    let mut texts: Vec<&str> = localized.into_iter().flat_map(|text| text.values()).map(String::as_str).collect();
    texts.extend(group.themes.values().flatten().map(String::as_str));
    let people = [&group.coordinators, &group.former_coordinators, &group.co_organisers, &group.members];
    texts.extend(people.into_iter().flatten().map(|person| person.name.as_str()));
    texts
}

fn list(context: &Context, groups: &Records<Group>) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let search = context.search;
    let query = Memo::new(move |_| search.with(|search| TextQuery::parse(search)));
    // What each row is found by, read once; the rows themselves stay, shown or hidden.
    let known: Vec<Vec<String>> =
        groups.all.iter().map(|group| texts(group).into_iter().map(str::to_owned).collect()).collect();
    let shown = Memo::new(move |_| {
        query.with(|query| {
            known.iter().map(|texts| matches(&query.text, texts.iter().map(String::as_str))).collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| shown.with(|shown| shown.iter().filter(|shown| **shown).count()));
    let rows: Vec<AnyView> = groups
        .all
        .iter()
        .enumerate()
        .map(|(place, group)| {
            let hidden = move || !shown.with(|shown| shown.get(place).copied().unwrap_or(true));
            row(locale, group, place, hidden)
        })
        .collect();
    let nothing = move || {
        (count.get() == 0).then(|| query.with(|query| view! { <p>{text::nothing_in_list(locale, &query.text)}</p> }))
    };
    view! {
        <div class="wrap">
            {text_filter(locale, "groups-search", words.filter_groups, Page::Groups, query)}
            <p class="note" role="status">{move || text::groups(locale, count.get())}</p>
            {notice::left_out(context, groups, File::Groups)}
            <ol class="group-list">{rows}</ol>
            {nothing}
            {theme_index(locale, groups)}
        </div>
    }
    .into_any()
}

/// A search box that filters the list below as one types, and keeps the address in step.
pub(super) fn text_filter(
    locale: Locale,
    id: &'static str,
    label: &'static str,
    page: Page,
    query: Memo<TextQuery>,
) -> AnyView {
    let go = move |text: String| browser::go(&format!("{}{}", page.href(locale), TextQuery { text }.to_search()), Step::Replace);
    let typed = go.clone();
    Effect::new(move || query.with(|query| browser::set_field(id, &query.text)));
    let mut later = leptos::leptos_dom::helpers::debounce(super::platforms::TYPING_PAUSE, typed);
    view! {
        <form class="stack list-filter" data-gap="tight" role="search" on:submit=move |event| event.prevent_default()>
            <label for=id><b>{label}</b></label>
            <div class="search-field">
                {icon("search")}
                <input
                    class="input"
                    id=id
                    name="q"
                    type="search"
                    autocomplete="off"
                    value=query.with_untracked(|query| query.text.clone())
                    on:input=move |event| later(event_target_value(&event))
                    on:change=move |event| go(event_target_value(&event))
                />
            </div>
        </form>
    }
    .into_any()
}

fn row(locale: Locale, group: &Group, place: usize, hidden: impl Fn() -> bool + Send + Clone + 'static) -> AnyView {
    let words = locale.text();
    let led_by: Vec<String> = group.led_by().iter().map(|person| person.name.clone()).collect();
    let contents: Vec<String> = [
        (group.structuring_actions.len(), text::actions as fn(Locale, usize) -> String),
        (group.resources.len(), text::resources),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, say)| say(locale, count))
    .collect();
    view! {
        <li class="group-row" data-hue=group.hue.clone() hidden=hidden>
            <span class="group-number" aria-hidden="true">{place + 1}</span>
            {pictogram(group.icon.as_deref())}
            <div class="stack" data-gap="tight">
                <h2><a class="cover-link" href=Page::Group(group.id.clone()).href(locale)>{localized(&group.name, locale)}</a></h2>
                <p>{localized(&group.summary, locale)}</p>
            </div>
            <dl class="note group-facts">
                <div><dt>{words.coordination}</dt><dd>{text::list(locale, &led_by)}</dd></div>
                <div><dt class="visually-hidden">{words.resources}</dt><dd>{contents.join(", ")}</dd></div>
            </dl>
        </li>
    }
    .into_any()
}

/// Every theme of every group by its first letter, with links to the groups that have it.
fn theme_index(locale: Locale, groups: &Records<Group>) -> AnyView {
    let words = locale.text();
    let mut themes: Vec<(String, String, Vec<usize>)> = Vec::new();
    for (place, group) in groups.all.iter().enumerate() {
        for theme in group.themes.get(locale).map(|shown| shown.value.as_slice()).unwrap_or_default() {
            let key = fold(theme);
            match themes.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, _, places)) => places.push(place),
                None => themes.push((key, theme.clone(), vec![place])),
            }
        }
    }
    themes.sort();
    let mut letters: Vec<(char, Vec<AnyView>)> = Vec::new();
    for (key, theme, places) in themes {
        let links: Vec<AnyView> = places
            .into_iter()
            .filter_map(|place| {
                let group = groups.all.get(place)?;
                let label = format!("{theme}, {} {}", text::group_number(locale, place + 1), group.short().text(locale));
                let href = Page::Group(group.id.clone()).href(locale);
                Some(view! { " "<a href=href aria-label=label>{place + 1}</a> }.into_any())
            })
            .collect();
        let letter = key.chars().next().unwrap_or(' ').to_ascii_uppercase();
        let item = view! { <li>{theme}{links}</li> }.into_any();
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, items)) => items.push(item),
            None => letters.push((letter, vec![item])),
        }
    }
    let letters: Vec<AnyView> = letters
        .into_iter()
        .map(|(letter, items)| {
            view! { <li class="theme-letter"><b aria-hidden="true">{letter.to_string()}</b><ul>{items}</ul></li> }.into_any()
        })
        .collect();
    view! {
        <section class="theme-index" aria-labelledby="index-title">
            <div class="section-head">
                <h2 id="index-title">{words.theme_index}</h2>
                <p class="note">{words.theme_index_note}</p>
            </div>
            <ul class="columns">{letters}</ul>
        </section>
    }
    .into_any()
}
