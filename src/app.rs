//! The app: the page of the URL, between header and footer, or alone in an embed.

use leptos::prelude::*;
use site_core::content::characters::is_id;
use site_core::content::{Content, file::File};
use site_core::locale::Locale;
use site_core::page_content;
use site_core::route::{self, Page, Route};
use site_core::text::{self, choices as messages};

use crate::browser::{self, Announcer};
use crate::components::link::open_links_outside;
use crate::components::long_words::break_long_words;
use crate::components::{choice, search_dialog, shell};
use crate::context::{ByIdentity, Choices, Context, Drafts, Preview, SHORTLIST_KEY};
use crate::load::part::Progress;
use crate::loading::{Data, World};
use crate::navigation::Location;
use crate::pages;
use crate::view::{Element, Node, effect, el, live, many, memo};

/// Mounts the app and starts reading the data files. It replaces a published page once it is ready.
#[cfg(feature = "csr")]
pub fn mount() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    browser::read_base();
    if let Some((swap_in, root)) = browser::SwapIn::prepare() {
        let app = root.clone();
        let mounted = mount_to(root, move || {
            swap_in.follow(app);
            view! { <App world=World::read(swap_in)/> }
        });
        mounted.forget();
    }
}

#[component]
pub fn App(world: World) -> Node {
    let site = memo(move || world.content.with(|content| content.only(&[File::Site])));
    let location = Location::follow(site);
    let data = Data::new(world, location);
    let choices = Choices { shortlist: stored_shortlist() };
    let drafts = Drafts::default();
    let preview = Preview::new(world.content, world.retry);
    let search_open = RwSignal::new(false);
    if !location.is_embed {
        browser::on_search_keys(move || search_open.maybe_update(|open| !std::mem::replace(open, true)));
    }
    let announcer = Announcer::default();
    location.update_window(world.swap_in, data.found, data.content, data.settled, announcer);
    let body = body(world, location, data, choices, drafts, preview, announcer);
    let around = memo(move || (location.locale.get(), data.found.get(), site.get()));
    if location.is_embed {
        return embed(location, around, announcer, body);
    }
    let count = move || messages::shortlist_count(location.locale.get_untracked(), choices.shortlist.with(Vec::len));
    announcer.follow(count);
    let header = move || {
        let (locale, page, content) = around.get();
        shell::header(content.site.ready(), locale, page, location.search, search_open, choices, announcer)
    };
    // Only where platforms are chosen.
    let has_tray = memo(move || location.page.with(|page| page.as_ref().is_some_and(Page::lists_platforms)));
    let whole = many()
        .child(live(header))
        .child(live(move || preview.is_on.get().then(|| shell::preview_line(location.locale.get(), preview))))
        .child(main_element(None).child(body))
        .child(live(move || has_tray.get().then(|| choice::tray(location.locale.get(), choices, data.catalogue))))
        .child(live(move || around.with(|(locale, _, content)| shell::footer(content.site.ready(), *locale))))
        .child(live(move || search_dialog::view(location.locale.get(), search_open, data.site_index, site, choices)))
        .child(announcer.region());
    break_long_words(whole)
}

/// The page in an embed, with a footer that names the source.
fn embed(location: Location, around: Memo<(Locale, Option<Page>, Content)>, announcer: Announcer, body: Node) -> Node {
    let foot = move || {
        let (locale, page, content) = around.get();
        let route = Route::new(locale, page.unwrap_or(Page::Home));
        let foot = shell::embed_foot(content.site.ready(), &route, location.search);
        open_links_outside(foot, target(location.search))
    };
    // One hint for all links, instead of one in each.
    let hint =
        move || (target(location.search) == "_blank").then(|| text::shell::words(location.locale.get()).in_new_tab);
    let hint = el("p").class("visually-hidden").child(live(hint));
    // The footer comes last: the height of the embed is that of its last visible element.
    let whole = many()
        .child(announcer.region())
        .child(main_element(Some("embed stack")).child(hint).child(body))
        .child(live(foot));
    break_long_words(whole)
}

fn main_element(class: Option<&'static str>) -> Element {
    el("main").attr("id", "content").attr("class", class).attr("tabindex", "-1")
}

/// The content of `main`: the page, the loading skeleton, or the page for unknown URLs.
fn body(
    world: World,
    location: Location,
    data: Data,
    choices: Choices,
    drafts: Drafts,
    preview: Preview,
    announcer: Announcer,
) -> Node {
    let Location { is_embed, search, .. } = location;
    // Works around a bug of reactive_graph 0.2.16 (`update_if_necessary`): an effect that depends on several memos can
    // miss an update, so this view depends on exactly one.
    let drawn = memo(move || {
        let page = data.settled.get().then(|| location.page.get());
        let shown = page.as_ref().and_then(Option::as_ref);
        let uses_catalogue = shown.is_some_and(Page::uses_catalogue);
        let catalogue = if uses_catalogue { data.catalogue.get() } else { ByIdentity(None) };
        // A page is drawn without the parts that only its query needs.
        let has_code = shown.is_none_or(|page| pages::progress(page, "") == Progress::Ready);
        (location.locale.get(), page, data.content.get(), catalogue, has_code)
    });
    let mut before = None;
    live(move || {
        let (locale, page, content, catalogue, _) = drawn.get();
        // A file or part that comes late draws the same page again.
        let now = Some((locale, page.clone()));
        if std::mem::replace(&mut before, now.clone()) == now {
            browser::keep_typed();
        }
        let Some(page) = page else { return pages::loading::view(locale) };
        let is_left_out = page.as_ref().is_some_and(|page| page_content::is_left_out(page, &content));
        let page = page.and_then(|page| page_content::found(&page, &content));
        let mut context = Context {
            content,
            catalogue: catalogue.0,
            indexed: data.indexed,
            site_index: data.site_index,
            choices,
            drafts,
            preview,
            is_embed,
            locale,
            search,
            written: search,
            page: page.clone().unwrap_or(Page::Home),
            today: world.today,
            retry: world.retry,
            answers: world.answers,
            announcer,
        };
        if page.is_some() {
            let read = context.clone();
            context.search = memo(move || read.understood().search);
        }
        let view = match page {
            Some(page) => pages::view(&page, &context),
            None => pages::not_found::view(&context, is_left_out),
        };
        if is_embed { open_links_outside(view, target(search)) } else { view }
    })
}

/// The `target` of an embed's links, from its query.
fn target(search: Memo<String>) -> &'static str {
    if search.with_untracked(|search| route::opens_in_window(search)) { "_top" } else { "_blank" }
}

/// The shortlist stored in this browser, kept in sync with its other windows. If nothing can be stored, it lasts for
/// the visit.
fn stored_shortlist() -> RwSignal<Vec<String>> {
    let read = || -> Vec<String> {
        let stored = browser::stored(SHORTLIST_KEY).unwrap_or_default();
        stored.split(' ').filter(|id| is_id(id)).map(str::to_owned).collect()
    };
    let shortlist = RwSignal::new(read());
    browser::on_stored_change(SHORTLIST_KEY.to_owned(), Box::new(move || shortlist.set(read())));
    effect(move || {
        let ids = shortlist.with(|ids| ids.join(" "));
        browser::store(SHORTLIST_KEY, &ids);
    });
    shortlist
}
