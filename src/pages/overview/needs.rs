//! The investment needs of platforms.

use site_core::content::records::Platform;
use site_core::export::overview::{self as tables, Naming};
use site_core::locale::Locale;
use site_core::number;
use site_core::overview::{self, Needs, Total};
use site_core::route::Page;
use site_core::text::overview as messages;

use super::parts::{FigureState, beside, each, figure, plate};
use crate::components::localized::localized;
use crate::view::{IntoNode, Node, el, many};

fn platform_link(platform: &Platform, locale: Locale) -> Node {
    let href = Page::Platform(platform.id.clone()).href(locale);
    el("a").attr("href", href).child(localized(&platform.name, locale)).node()
}

pub(super) fn section(state: &mut FigureState) -> Option<Node> {
    let FigureState { context, catalogue, locale, words, .. } = *state;
    let needs = overview::needs(catalogue);
    if needs.all.is_empty() {
        return None;
    }
    let plain = |text: Option<&String>| text.cloned().unwrap_or_else(|| words.not_stated.to_owned());
    let kind = |code: Option<&String>| match (code, context.content.site.ready()) {
        (Some(code), Some(site)) => site.kind(code, locale),
        _ => plain(code),
    };
    let by_kind = totals(state, words.needs_by_kind, words.kind, &needs.by_kind, &needs.total, &kind);
    let by_horizon = totals(state, words.needs_by_horizon, words.horizon, &needs.by_horizon, &needs.total, &plain);
    let list = need_list(&needs, &kind, locale);
    let table = tables::need_table(&needs, &kind, locale);
    let list = figure(state, words.needs_one_by_one, list, words.needs_list_caption.to_owned(), table);
    let figures = many().child(by_kind).child(by_horizon).child(list);
    let section = plate("t-needs", words.needs, Node::Nothing);
    Some(section.child(beside(messages::needs(locale, &needs), figures)).node())
}

/// Totals of needs by kind or horizon.
fn totals(
    state: &mut FigureState,
    title: &'static str,
    head: &'static str,
    totals: &[Total],
    all: &Total,
    name: Naming<'_>,
) -> Node {
    let FigureState { locale, words, .. } = *state;
    let heads = [head, words.needs_counted, words.amount, words.without_amount];
    let heads = each(heads.len(), &|index| el("th").attr("scope", "col").child(heads[index]).node());
    let row = |title: String, total: &Total| {
        // An unknown amount is not zero euros.
        let amount = (total.count > total.without_amount).then(|| messages::euros(locale, total.euros));
        el("tr")
            .child(el("th").attr("scope", "row").child(title))
            .child(el("td").child(number::format_count(total.count, locale)))
            .child(el("td").child(amount))
            .child(el("td").child(number::format_count(total.without_amount, locale)))
            .node()
    };
    let rows = each(totals.len(), &|index| row(name(totals[index].of.as_ref()), &totals[index]));
    let body = el("table")
        .class("totals-table")
        .child(el("caption").class("visually-hidden").child(title))
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(rows))
        .child(el("tfoot").child(row(words.total.to_owned(), all)))
        .node();
    let table = tables::total_table(head, totals, name, locale);
    figure(state, title, body, words.needs_caption.to_owned(), table)
}

fn need_list(needs: &Needs<'_>, kind: Naming<'_>, locale: Locale) -> Node {
    let rows = each(needs.all.len(), &|index| {
        let (platform, need) = needs.all[index];
        let kind = need.kind.as_ref().map(|code| kind(Some(code)));
        let amount = need.amount.map(|amount| messages::euros(locale, amount));
        let about: Vec<String> = [kind, need.horizon.clone(), amount].into_iter().flatten().collect();
        el("li")
            .child(el("b").child(localized(&need.title, locale)))
            .child(el("p").child(platform_link(platform, locale)))
            .child(el("p").class("note").child(about.join(", ")))
            .node()
    });
    el("ol").class("columns ruled").child(rows).node()
}
