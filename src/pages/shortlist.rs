//! The visitor's shortlist, or a shared one in the URL.

use std::sync::Arc;

use engine::Unmarked;
use leptos::prelude::*;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::export;
use site_core::locale::Locale;
use site_core::proposal;
use site_core::route::{Format, Page};
use site_core::text;
use site_core::text::choices as messages;

use crate::browser::{self, HistoryMode};
use crate::components::button::quiet_button;
use crate::components::choice::{add_platform, compare_link, ids_href};
use crate::components::copy::{copy_button, print_button};
use crate::components::icon::icon;
use crate::components::link::breadcrumbs;
use crate::components::notice;
use crate::components::plain::needs_app;
use crate::components::record::Rows;
use crate::context::{Context, SHORTLIST_KEY};
use crate::view::{IntoNode, Node, el, live, many};

pub fn view(context: &Context) -> Node {
    let Some(catalogue) = context.catalogue.clone() else {
        return notice::failed(context, File::Platforms, Page::Shortlist.title(context.locale));
    };
    let context = context.clone();
    live(move || {
        let sent = context.ids();
        let is_sent = !sent.is_empty();
        let mut ids = if is_sent { sent } else { context.choices.shortlist.get() };
        let asked = ids.len();
        // Former ids are replaced by current ones.
        ids = ids.iter().filter_map(|id| catalogue.platforms.get(id).map(|platform| platform.id.clone())).collect();
        page(&context, &catalogue, &ids, asked - ids.len(), is_sent)
    })
}

fn page(context: &Context, catalogue: &Arc<Catalogue>, ids: &[String], unknown: usize, is_sent: bool) -> Node {
    let locale = context.locale;
    let shared = locale.text();
    let words = messages::words(locale);
    let platforms = catalogue.platforms.some(ids);
    let lead = match (ids.len(), is_sent) {
        (0, _) => words.nothing_kept.to_owned(),
        (count, true) => messages::shared(locale, count),
        (count, false) if browser::stored(SHORTLIST_KEY).is_some() => messages::kept_here(locale, count),
        (count, false) => messages::not_kept_here(locale, count),
    };
    let rows = Rows::new(context, catalogue, &Unmarked);
    let rows: Vec<Node> = platforms.iter().map(|platform| rows.record(platform, &[], None, None).node()).collect();
    let open = ids.is_empty().then(|| el("p").child(add_platform(locale)));
    let sheets: Vec<Node> = platforms.iter().map(|platform| sheet(catalogue, platform, locale)).collect();
    el("div")
        .class("wrap shortlist")
        .child(breadcrumbs(context, &[(Page::Platforms, shared.platforms)], Page::Shortlist.title(locale)))
        .child(
            el("header")
                .class("page-head")
                .child(
                    el("h1").attr("id", "shortlist-title").attr("tabindex", "-1").child(Page::Shortlist.title(locale)),
                )
                .child(el("p").class("lead").child(lead))
                .child((unknown > 0).then(|| el("p").class("note").child(messages::unknown_ids(locale, unknown))))
                .child(is_sent.then(|| keep_all(context, ids)))
                .child((!ids.is_empty()).then(|| tools(catalogue, ids, locale))),
        )
        .child(needs_app(locale))
        .child(notice::all_missing(context, &[File::Hosts, File::Techniques, File::Map]))
        .child(open)
        .child(el("h2").class("visually-hidden").child(shared.platforms))
        .child(el("ol").class("records").attr("role", "list").child(rows))
        .child(el("div").class("sheets").attr("aria-hidden", "true").child(sheets))
        .node()
}

/// Buttons for the whole list.
fn tools(catalogue: &Arc<Catalogue>, ids: &[String], locale: Locale) -> Node {
    let words = messages::words(locale);
    let own = ids_href(&Page::Shortlist, locale, ids);
    let status = RwSignal::new(String::new());
    let count = ids.len();
    // The texts are generated on demand.
    let write = {
        let (catalogue, ids) = (Arc::clone(catalogue), ids.to_vec());
        move |form: fn(&[&Platform], &Catalogue, Locale, &str) -> String| {
            form(&catalogue.platforms.some(&ids), &catalogue, locale, &browser::origin())
        }
    };
    let plain = write.clone();
    let letter = write(export::message).replace('\r', "");
    // If the full text is too long for a `mailto` URL: the names, and a link to this list.
    let short = write(names) + &browser::origin() + &own;
    // To the platforms with an e-mail address; the visitor adds the others.
    let platforms = catalogue.platforms.some(ids);
    let to: Vec<&str> = platforms.iter().filter_map(|platform| platform.email.as_deref()).collect();
    let (mail, _) = proposal::mailto(&to.join(","), words.mail_subject, &letter, &short);
    let download = |format: Format, name: &'static str| {
        let (catalogue, ids) = (Arc::clone(catalogue), ids.to_vec());
        quiet_button("download", name).on("click", move |_| {
            let file = text::export::words(locale).platforms_file.to_owned() + format.extension();
            let platforms = catalogue.platforms.some(&ids);
            let bytes = export::file(format, &platforms, &catalogue, locale, &browser::origin());
            browser::download(&file, format.media_type(), &bytes);
            status.set(text::export::list_downloaded(locale, count, &file));
        })
    };
    many()
        .child(
            el("div")
                .class("row")
                .child(el("a").class("button").attr("href", mail).child(icon("mail")).child(words.write_mail))
                .child(compare_link(locale, ids, false).map(|link| link.attr("data-kind", "secondary")))
                .child(copy_button(locale, text::export::words(locale).copy_link, move || browser::origin() + &own))
                .child(copy_button(locale, text::export::words(locale).copy_text, move || plain(export::plain)))
                .child(download(Format::Workbook, text::export::words(locale).excel))
                .child(download(Format::Table, "CSV"))
                .child(print_button(locale)),
        )
        .child(el("p").class("note").attr("role", "status").child(status))
        .node()
}

/// The names of the platforms, one per line.
fn names(platforms: &[&Platform], _: &Catalogue, locale: Locale, _: &str) -> String {
    platforms.iter().map(|platform| platform.name.text(locale).to_owned() + "\n").collect()
}

/// Adds a shared list to the visitor's own.
fn keep_all(context: &Context, ids: &[String]) -> Node {
    let (locale, shortlist, sent) = (context.locale, context.choices.shortlist, ids.to_vec());
    let missing = ids.to_vec();
    let keep = move |_| {
        shortlist.update(|kept| {
            for id in &sent {
                if !kept.contains(id) {
                    kept.push(id.clone());
                }
            }
        });
        browser::go(&Page::Shortlist.href(locale), HistoryMode::PushPage);
        browser::focus("main");
    };
    let button = move || {
        let has_more = shortlist.with(|kept| missing.iter().any(|id| !kept.contains(id)));
        has_more.then(|| {
            el("p").child(
                el("button")
                    .class("button")
                    .attr("type", "button")
                    .on("click", keep.clone())
                    .child(icon("bookmark"))
                    .child(messages::words(locale).keep_these),
            )
        })
    };
    live(button)
}

/// A platform for printing, two per page.
fn sheet(catalogue: &Catalogue, platform: &Platform, locale: Locale) -> Node {
    let words = locale.text();
    let services = platform.services.iter().map(|service| service.text(locale).to_owned());
    let access = platform.access.iter().map(|access| text::catalogue::access(locale, *access).to_owned());
    let lines = [
        (words.techniques, catalogue.technique_labels(platform, locale).join(", ")),
        (words.services, services.collect::<Vec<_>>().join(", ")),
        (words.equipment, platform.equipment.join(", ")),
        (words.open_to, access.collect::<Vec<_>>().join(", ")),
        (words.labels, platform.labels.join(", ")),
        (words.website, platform.website.clone().unwrap_or_default()),
    ];
    let lines = lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| many().child(el("dt").child(name)).child(el("dd").child(value)));
    el("article")
        .class("sheet-print")
        .child(el("h2").child(platform.name.text(locale).to_owned()))
        .child(el("p").child(catalogue.place(platform, locale)))
        .child(el("p").child(platform.summary.text(locale).to_owned()))
        .child(el("dl").child(lines.collect::<Node>()))
        .node()
}
