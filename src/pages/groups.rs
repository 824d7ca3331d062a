//! The directory of working groups: filtered by text and theme, with an index of themes.

use engine::fold::fold;
use leptos::prelude::*;
use site_core::content::Records;
use site_core::content::file::File;
use site_core::content::records::Group;
use site_core::locale::{Locale, Localized};
use site_core::order;
use site_core::query::TextQuery;
use site_core::route::Page;
use site_core::search::List;
use site_core::text;
use site_core::text::groups as said;

use crate::components::icon::pictogram;
use crate::components::link::embed_line;
use crate::components::localized::localized;
use crate::components::notice;
use crate::components::search_form::filter_form;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let list = context.content.groups.ready().map(|groups| list(context, groups));
    many()
        .child(page_head(context, Page::Groups.title(locale), Page::Groups.title(locale), "groups"))
        .child(notice::all_missing(context, &[File::Groups, File::Site]))
        .child(list)
        .node()
}

/// The texts that the filter searches.
fn texts(group: &Group) -> Vec<&str> {
    let localized = [&group.name, &group.short_name, &group.summary, &group.former_name];
    let mut texts: Vec<&str> = localized.into_iter().flat_map(Localized::values).map(String::as_str).collect();
    texts.extend(group.themes.values().flatten().map(String::as_str));
    let people = [&group.coordinators, &group.former_coordinators, &group.co_organisers, &group.members];
    texts.extend(people.into_iter().flatten().map(|person| person.name.as_str()));
    texts
}

fn list(context: &Context, groups: &Records<Group>) -> Node {
    let locale = context.locale;
    let words = said::words(locale);
    let query = memo(context.query(TextQuery::parse));
    // The texts are read once; the rows stay in the document, shown or hidden.
    let known: Vec<Vec<String>> =
        groups.all.iter().map(|group| texts(group).into_iter().map(str::to_owned).collect()).collect();
    let found = List::new(known.iter().map(Vec::as_slice));
    let shown = memo(move || query.with(|query| found.filter(&query.text)));
    let count = memo(move || shown.with(|shown| shown.iter().filter(|shown| **shown).count()));
    let rows: Vec<Node> = groups
        .all
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let hidden = move || !shown.with(|shown| shown.get(index).copied().unwrap_or(true));
            row(locale, group, index, hidden)
        })
        .collect();
    let nothing = move || {
        (count.get() == 0).then(|| query.with(|query| el("p").child(text::search::no_hits(locale, &query.text))))
    };
    el("div")
        .class("wrap")
        .child(filter_form(locale, "groups-search", words.filter_groups, Page::Groups, query))
        .child(el("p").class("note").attr("role", "status").child(live(move || text::groups(locale, count.get()))))
        .child(notice::left_out(context, groups, File::Groups))
        .child(el("ol").class("group-list").child(rows))
        .child(live(nothing))
        .child((!context.is_embed).then(|| theme_index(locale, groups)))
        .child(embed_line(context, Page::Groups))
        .node()
}

fn row(locale: Locale, group: &Group, index: usize, hidden: impl Fn() -> bool + Send + Clone + 'static) -> Node {
    let words = said::words(locale);
    let led_by: Vec<String> = group.led_by().iter().map(|person| person.name.clone()).collect();
    let contents: Vec<String> = [
        (group.structuring_actions.len(), said::actions as fn(Locale, usize) -> String),
        (group.resources.len(), said::resources),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, say)| say(locale, count))
    .collect();
    el("li")
        .class("group-row")
        .attr("data-hue", group.hue.clone())
        .live("hidden", hidden)
        .child(el("span").class("group-number").attr("aria-hidden", "true").child(index + 1))
        .child(pictogram(group.icon.as_deref()))
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .child(
                    el("h2").child(
                        el("a")
                            .class("cover-link")
                            .attr("href", Page::Group(group.id.clone()).href(locale))
                            .child(localized(&group.name, locale)),
                    ),
                )
                .child(el("p").child(localized(&group.summary, locale))),
        )
        .child(
            el("dl")
                .class("note group-facts")
                .child(
                    el("div")
                        .child(el("dt").child(words.coordination))
                        .child(el("dd").child(text::list(locale, &led_by))),
                )
                .child(
                    el("div")
                        .child(el("dt").class("visually-hidden").child(words.resources))
                        .child(el("dd").child(contents.join(", "))),
                ),
        )
        .node()
}

/// All themes by their first letter, with links to their groups.
fn theme_index(locale: Locale, groups: &Records<Group>) -> Node {
    let words = said::words(locale);
    let mut themes: Vec<(String, String, Vec<usize>)> = Vec::new();
    for (index, group) in groups.all.iter().enumerate() {
        for theme in group.themes.get(locale).map(|shown| shown.value.as_slice()).unwrap_or_default() {
            let key = fold(theme);
            match themes.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, _, indices)) => indices.push(index),
                None => themes.push((key, theme.clone(), vec![index])),
            }
        }
    }
    order::sort_by(&mut themes, |one, other| one.0.cmp(&other.0));
    let mut letters: Vec<(char, Vec<Node>)> = Vec::new();
    for (key, theme, indices) in themes {
        let links: Vec<Node> = indices
            .into_iter()
            .filter_map(|index| {
                let group = groups.all.get(index)?;
                let label =
                    format!("{theme}, {} {}", said::group_number(locale, index + 1), group.short().text(locale));
                let href = Page::Group(group.id.clone()).href(locale);
                Some(
                    many()
                        .child(" ")
                        .child(el("a").attr("href", href).attr("aria-label", label).child(index + 1))
                        .node(),
                )
            })
            .collect();
        let letter = key.chars().next().unwrap_or(' ').to_ascii_uppercase();
        let all = format!("{}{}", Page::Groups.href(locale), TextQuery { text: theme.clone() }.to_search());
        let item = el("li")
            .child(el("a").class("theme").attr("href", all).attr("data-state-link", "").child(theme))
            .child(links)
            .node();
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, items)) => items.push(item),
            None => letters.push((letter, vec![item])),
        }
    }
    let letters: Vec<Node> = letters
        .into_iter()
        .map(|(letter, items)| {
            el("li")
                .class("theme-letter")
                .child(el("b").attr("aria-hidden", "true").child(letter.to_string()))
                .child(el("ul").child(items))
                .node()
        })
        .collect();
    el("section")
        .class("theme-index")
        .attr("aria-labelledby", "index-title")
        .child(
            el("div")
                .class("section-head")
                .child(el("h2").attr("id", "index-title").child(words.theme_index))
                .child(el("p").class("note").child(words.theme_index_note)),
        )
        .child(el("ul").class("columns").child(letters))
        .node()
}
