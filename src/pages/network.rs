//! Members and partners of the network.

use leptos::prelude::*;
use site_core::content::Members;
use site_core::content::file::File;
use site_core::content::records::Member;
use site_core::locale::Localized;
use site_core::query::TextQuery;
use site_core::route::Page;
use site_core::text;

use crate::components::fact::key_fact;
use crate::components::icon::locator;
use crate::components::link::{sources, title_link};
use crate::components::localized::{localized, unbroken};
use crate::components::notice;
use crate::components::search_form::filter_form;
use crate::components::section::{margin_section, page_head};
use crate::components::word_filter::{self, WordFilter};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, live, many, memo};

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let words = locale.text();
    let lists = context.content.members.ready().map(|members| lists(context, members));
    many()
        .child(page_head(context, words.network, Page::Network.title(locale), "network"))
        .child(notice::all_missing(context, &[File::Members, File::Site]))
        .child(lists)
        .node()
}

fn lists(context: &Context, members: &Members) -> Node {
    let locale = context.locale;
    let words = text::network::words(locale);
    let query: Memo<TextQuery> = context.query();
    let total = members.records.all.len();
    let known: Vec<Vec<String>> = members.records.all.iter().map(|member| texts(context, member)).collect();
    let found = WordFilter::new(known.iter().map(|texts| texts.iter().map(String::as_str).collect()));
    let shown = memo(move || query.with(|query| found.filter(&query.text)));
    let count = memo(move || shown.with(|shown| shown.iter().filter(|shown| **shown).count()));
    let nothing = move || {
        (count.get() == 0 && total > 0)
            .then(|| query.with(|query| el("p").child(text::search::no_hits(locale, &query.text))))
    };
    let sections: Vec<Node> = [(true, words.members), (false, words.works_with)]
        .into_iter()
        .map(|(are_members, title)| {
            let rows = members.records.all.iter().enumerate().filter(|(_, member)| member.is_member == are_members);
            let (indices, rows): (Vec<usize>, Vec<Node>) = rows
                .map(|(index, one)| {
                    let hidden = move || !shown.with(|shown| shown.get(index).copied().unwrap_or(true));
                    (index, member(context, one, hidden))
                })
                .unzip();
            let empty =
                move || shown.with(|shown| indices.iter().all(|index| !shown.get(*index).copied().unwrap_or(true)));
            margin_section(if are_members { "members" } else { "partners" }, title)
                .live("hidden", empty)
                .child(el("ul").class("tiles").child(rows))
                .node()
        })
        .collect();
    // The count is shown only for a search: the total number of members is for the organisation to publish.
    let found = move || {
        let is_sought = query.with(|query| !query.text.is_empty());
        is_sought.then(|| text::organisations(locale, count.get()))
    };
    let state = move || (query.with(|query| query.text.clone()), found().unwrap_or_default());
    context.announcer.follow_state(locale, state);
    let read = members.records.all.iter();
    let read = read.flat_map(|member| member.sources.iter().chain(member.facts.iter().flat_map(|fact| &fact.sources)));
    many()
        .child(
            el("div")
                .class("wrap")
                .child(filter_form(locale, "network-search", words.filter_network, Page::Network, query))
                .child(word_filter::missing(context))
                .child(el("p").class("note").child(live(found)))
                .child(notice::left_out(context, &members.records, File::Members)),
        )
        .child(el("div").class("wrap margin-page").child(live(nothing)).child(sections).child(sources(
            context,
            None,
            read.chain(&members.history_sources),
        )))
        .node()
}

/// The texts that the text filter searches.
fn texts(context: &Context, member: &Member) -> Vec<String> {
    let localized = [&member.name, &member.description].into_iter().flat_map(Localized::values);
    let mut texts: Vec<String> = localized.chain(&member.acronym).chain(&member.city).cloned().collect();
    let kind = member.kind.as_ref().zip(context.content.site.ready());
    texts.extend(kind.map(|(kind, site)| site.kind(kind, context.locale)));
    texts
}

fn member(context: &Context, member: &Member, hidden: impl Fn() -> bool + Send + Clone + 'static) -> Node {
    let locale = context.locale;
    let site = context.content.site.ready();
    let code = member.departement.clone().unwrap_or_default();
    let place =
        member.city.as_ref().map(|city| if code.is_empty() { city.clone() } else { format!("{city}\u{a0}({code})") });
    let founding = member.is_founding.then(|| text::network::words(locale).founding.to_owned());
    let kind = member.kind.as_ref().zip(site).map(|(kind, site)| site.kind(kind, locale));
    let about: Vec<String> = [member.acronym.clone(), kind, place, founding].into_iter().flatten().collect();
    // Figures without a meaning are left out.
    let facts = member.facts.iter().filter(|fact| !fact.meaning.is_empty());
    let facts: Vec<Node> = facts.map(|fact| key_fact(fact, site, locale)).collect();
    el("li")
        .class("member")
        .attr("id", member.id.clone())
        .live("hidden", hidden)
        .child(if code.is_empty() { el("span").class("locator").node() } else { locator(&code) })
        .child(
            el("div")
                .child(el("h3").child(title_link(member.website.as_deref(), localized(&member.name, locale))))
                .child(el("p").class("note").child(unbroken(&about.join(", "))))
                .child(localized(&member.description, locale).map(|text| el("p").child(text)))
                .child((!facts.is_empty()).then(|| el("ul").class("key-facts").child(facts))),
        )
        .node()
}
