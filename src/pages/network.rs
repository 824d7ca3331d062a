//! Members and partners of the network.

use site_core::content::Members;
use site_core::content::file::File;
use site_core::content::records::Member;
use site_core::locale::Localized;
use site_core::route::Page;
use site_core::text;

use crate::components::fact::key_fact;
use crate::components::icon::locator;
use crate::components::link::{sources, title_link};
use crate::components::localized::{localized, unbroken};
use crate::components::notice;
use crate::components::search_form::FilteredRows;
use crate::components::section::{margin_section, page_head};
use crate::context::Context;
use crate::view::{IntoNode, Node, el, many};

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
    let known: Vec<Vec<String>> = members.records.all.iter().map(|member| texts(context, member)).collect();
    let filtered = FilteredRows::new(context, known.iter().map(|texts| texts.iter().map(String::as_str).collect()));
    let sections: Vec<Node> = [(true, words.members), (false, words.works_with)]
        .into_iter()
        .map(|(are_members, title)| {
            let rows = members.records.all.iter().enumerate().filter(|(_, member)| member.is_member == are_members);
            let (indices, rows): (Vec<usize>, Vec<Node>) =
                rows.map(|(index, one)| (index, member(context, one, move || filtered.is_hidden(index)))).unzip();
            let empty = move || indices.iter().all(|index| filtered.is_hidden(*index));
            margin_section(if are_members { "members" } else { "partners" }, title)
                .live("hidden", empty)
                .child(el("ul").class("tiles").child(rows))
                .node()
        })
        .collect();
    // Without a search, no number: how many members there are is for the organisation to publish.
    let head = filtered.head(context, "network-search", words.filter_network, Page::Network, text::organisations);
    let read = members.records.all.iter();
    let read = read.flat_map(|member| member.sources.iter().chain(member.facts.iter().flat_map(|fact| &fact.sources)));
    many()
        .child(el("div").class("wrap").child(head).child(notice::left_out(context, &members.records, File::Members)))
        .child(el("div").class("wrap margin-page").child(filtered.nothing(locale)).child(sections).child(sources(
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
