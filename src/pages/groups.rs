//! The directory of working groups, each with its themes.

use site_core::content::Records;
use site_core::content::file::File;
use site_core::content::records::Group;
use site_core::locale::{Locale, Localized};
use site_core::route::Page;
use site_core::text;
use site_core::text::groups as messages;

use crate::components::icon::pictogram;
use crate::components::link::{cover_link, embed_line};
use crate::components::localized::localized_list;
use crate::components::notice;
use crate::components::search_form::FilteredRows;
use crate::components::section::page_head;
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

/// Maximum number of themes in the row of a group.
const MAX_THEMES: usize = 6;

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let list = context.content.groups.ready().map(|groups| list(context, groups));
    many()
        .child(page_head(context, Page::Groups.title(locale), Page::Groups.title(locale), "groups"))
        .child(notice::all_missing(context, &[File::Groups, File::Site]))
        .child(list)
        .node()
}

/// The texts that the text filter searches.
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
    let words = messages::words(locale);
    let filtered = FilteredRows::new(context, groups.all.iter().map(texts));
    let rows = groups.all.iter().enumerate();
    let rows: Vec<Node> = rows.map(|(index, group)| row(locale, group, move || filtered.is_hidden(index))).collect();
    el("div")
        .class("wrap")
        .child(filtered.head(context, "groups-search", words.filter_groups, Page::Groups, text::groups))
        .child(notice::left_out(context, groups, File::Groups))
        .child(el("ol").class("group-list").child(rows))
        .child(filtered.nothing(locale))
        .child(embed_line(context, Page::Groups))
        .node()
}

fn row(locale: Locale, group: &Group, hidden: impl Fn() -> bool + Send + Clone + 'static) -> Node {
    let words = messages::words(locale);
    let led_by: Vec<String> = group.led_by().iter().map(|person| person.name.clone()).collect();
    let themes = localized_list(&group.themes, locale).into_iter().take(MAX_THEMES);
    let themes: Vec<Node> = themes.map(|theme| el("li").child(theme).node()).collect();
    el("li")
        .class("group-row")
        .attr("data-hue", group.hue.clone())
        .live("hidden", hidden)
        .child(pictogram(group.icon.as_deref()))
        .child(
            el("div")
                .child(el("h2").child(cover_link(locale, Page::Group(group.id.clone()), &group.name)))
                .child((!themes.is_empty()).then(|| el("ul").class("note theme-list").child(themes))),
        )
        .child(
            el("dl")
                .class("note group-facts")
                .child(el("dt").child(words.coordination))
                .child(el("dd").child(text::list(locale, &led_by))),
        )
        .node()
}
