//! The page shell: skip link, header with navigation, footer.

use leptos::prelude::*;
use site_core::content::site::Site;
use site_core::locale::Locale;
use site_core::route::{self, Page, Route, asset};
use site_core::text::shell as messages;

use super::button::button;
use super::choice::shortlist_link;
use super::icon::{brandmark, icon};
use super::localized::localized;
use crate::browser::{self, Announcer, Theme};
use crate::context::{Choices, Preview};
use crate::view::{Element, IntoNode, Node, el, live, many};

fn wordmark(site: Option<&Site>, locale: Locale) -> Node {
    let home = locale.text().home;
    // Until the site's file is loaded the name is unknown, and the link is named after its target.
    let name = site.map_or(home.node(), |site| {
        many()
            .child(localized(&site.short_name, locale))
            .child(" ")
            .child(el("small").child(localized(&site.territory, locale)))
            .node()
    });
    // As one text: screen readers would read a hidden part separately.
    let label = site.map(|site| [site.short_name.text(locale), " ", site.territory.text(locale), ", ", home].concat());
    el("a")
        .class("wordmark")
        .attr("href", Page::Home.href(locale))
        .attr("aria-label", label)
        .child(brandmark())
        .child(el("span").attr("aria-hidden", site.map(|_| "true")).child(name))
        .node()
}

/// The pages of the main navigation.
pub fn sections(locale: Locale) -> [(Page, &'static str); 6] {
    let text = locale.text();
    [
        (Page::Groups, text.groups),
        (Page::Platforms, text.platforms),
        (Page::Missions, Page::Missions.title(locale)),
        (Page::Agenda, Page::Agenda.title(locale)),
        (Page::Network, text.network),
        (Page::About, Page::About.title(locale)),
    ]
}

fn navigation(route: &Route, exists: bool) -> Vec<Node> {
    let links = sections(route.locale).into_iter().map(|(page, name)| {
        let current = match (exists, route.page == page, route.page.section() == page) {
            (true, true, _) => Some("page"),
            (true, false, true) => Some("true"),
            _ => None,
        };
        el("li").child(el("a").attr("href", page.href(route.locale)).attr("aria-current", current).child(name)).node()
    });
    links.collect()
}

/// The languages offered: the current one, and links to the same page and filters in the others.
fn languages(route: &Route, offered: &[Locale], search: Memo<String>) -> Node {
    let here = route.locale;
    if offered.len() < 2 {
        return ().node();
    }
    let each = offered.iter().map(|locale| {
        let locale = *locale;
        let code = locale.code();
        let short = code.to_ascii_uppercase();
        if locale == here {
            return el("span").attr("lang", code).attr("aria-current", "true").child(short).node();
        }
        let path = route.page.href(locale);
        let href =
            move || search.with(|search| if search.is_empty() { path.clone() } else { format!("{path}?{search}") });
        el("a")
            .live("href", href)
            .attr("lang", code)
            .attr("hreflang", code)
            .attr("aria-label", [&short, " – ", locale.endonym()].concat())
            .child(short)
            .node()
    });
    each.collect::<Vec<_>>().node()
}

/// Makes a button switch to the next theme.
fn theme_button(button: Element, sign: Node, locale: Locale, theme: RwSignal<Theme>, announcer: Announcer) -> Element {
    let turn = move |_| {
        theme.update(|theme| *theme = theme.next());
        browser::set_theme(theme.get_untracked());
        announcer.announce(messages::theme_button(locale, theme.get_untracked() as usize));
    };
    button.on("click", turn).child(sign)
}

/// The menu on a narrow screen.
fn menu(locale: Locale, links: Vec<Node>, languages: Node, theme_button: Element) -> Node {
    let last = el("div")
        .class("row")
        .attr("data-spread", "")
        .child(el("div").class("language-switch").child(languages))
        .child(theme_button);
    el("nav")
        .class("menu-panel narrow-only")
        .attr("aria-label", messages::words(locale).main_navigation)
        .attr("id", "menu")
        .child(el("div").class("wrap stack").attr("data-gap", "loose").child(el("ul").child(links)).child(last))
        .node()
}

/// Skip link and header. Without a page, no link is `aria-current`.
pub fn header(
    site: Option<&Site>,
    locale: Locale,
    page: Option<Page>,
    search: Memo<String>,
    search_open: RwSignal<bool>,
    choices: Choices,
    announcer: Announcer,
) -> Node {
    let (exists, route) = (page.is_some(), &Route::new(locale, page.unwrap_or(Page::Home)));
    let words = messages::words(locale);
    let theme = browser::theme();
    let theme_name = move || messages::theme_button(locale, theme.get() as usize);
    let theme_icon = el("button").class("icon-button wide-only").attr("type", "button");
    // Browsers differ in whether they announce a changed name or title, so the announcer does it in all of them.
    let sign = el("span").attr("aria-hidden", "true").live("title", theme_name).child(icon("theme")).node();
    let theme_icon = theme_button(theme_icon.attr("aria-label", words.theme), sign, locale, theme, announcer);
    let open = RwSignal::new(false);
    let offered = site.map_or(Locale::ALL.to_vec(), |site| site.languages.clone());
    let icon_name = move || icon(if open.get() { "close" } else { "menu" });
    let panel = {
        let (route, offered) = (route.clone(), offered.clone());
        move || {
            open.get().then(|| {
                let button = button("secondary");
                let button = theme_button(button, icon("theme"), locale, theme, announcer).child(live(theme_name));
                menu(locale, navigation(&route, exists), languages(&route, &offered, search), button)
            })
        }
    };
    let close_on_escape = move |event: leptos::ev::Event| {
        if browser::key(&event) == "Escape" && open.get_untracked() {
            open.set(false);
            browser::focus("#menu-button");
        }
    };
    many()
        .child(el("a").class("skip-link").attr("href", "#content").child(words.skip))
        .child(
            el("header")
                .class("site-header")
                .on("keydown", close_on_escape)
                .child(
                    el("div")
                        .class("wrap site-header-row")
                        .child(wordmark(site, locale))
                        .child(
                            el("nav")
                                .class("site-nav wide-only")
                                .attr("aria-label", words.main_navigation)
                                .child(el("ul").child(navigation(route, exists))),
                        )
                        .child(
                            el("div")
                                .class("site-tools")
                                .child(
                                    el("button")
                                        .class("search-trigger wide-only")
                                        .attr("type", "button")
                                        .attr("aria-haspopup", "dialog")
                                        .on("click", move |_| search_open.set(true))
                                        .child(icon("search"))
                                        .child(words.open_search)
                                        .child(el("kbd").attr("aria-hidden", "true").child("/")),
                                )
                                .child(
                                    el("button")
                                        .class("icon-button narrow-only")
                                        .attr("type", "button")
                                        .attr("aria-haspopup", "dialog")
                                        .attr("aria-label", words.open_search)
                                        .on("click", move |_| search_open.set(true))
                                        .child(icon("search")),
                                )
                                .child(shortlist_link(locale, choices))
                                .child((offered.len() > 1).then(|| {
                                    el("nav")
                                        .class("language-switch wide-only")
                                        .attr("aria-label", words.language)
                                        .child(languages(route, &offered, search))
                                }))
                                .child(theme_icon)
                                .child(
                                    el("button")
                                        .class("icon-button narrow-only")
                                        .attr("type", "button")
                                        .attr("id", "menu-button")
                                        .attr("aria-label", words.menu)
                                        .live("aria-expanded", move || open.get().to_string())
                                        .on("click", move |_| open.update(|open| *open = !*open))
                                        .child(live(icon_name)),
                                ),
                        ),
                )
                .child(live(panel)),
        )
        .node()
}

/// The banner of a preview, with a link back to the workshop.
pub fn preview_line(locale: Locale, preview: Preview) -> Node {
    let words = messages::words(locale);
    let href = Page::Workshop.href(locale) + &Preview::from();
    let back = el("a").attr("href", href).on("click", move |_| preview.end());
    el("aside")
        .class("preview-line")
        .attr("aria-label", words.preview)
        .child(el("p").class("wrap row").child(words.previewing).child(back.child(words.end_preview)))
        .node()
}

/// The footer of an embed: a link to the page on the site, named after the network.
pub fn embed_foot(site: Option<&Site>, route: &Route, search: Memo<String>) -> Node {
    let locale = route.locale;
    let path = route.page.href(locale);
    let href = move || search.with(|search| route::without_embed_parameters(&path, search));
    let words = match site.and_then(|site| localized(&site.name, locale)) {
        Some(name) => many().child(messages::words(locale).view_on).child(" ").child(name),
        None => locale.text().website.node(),
    };
    el("footer")
        .class("embed-foot")
        .child(el("a").live("href", href).child(el("span").child(words)).child(icon("external")))
        .node()
}

fn column(id: &'static str, title: &'static str, links: Vec<Node>) -> Node {
    el("nav")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).child(title))
        .child(el("ul").child(links))
        .node()
}

/// The footer: address, navigation, legal links, data licence.
pub fn footer(site: Option<&Site>, locale: Locale) -> Node {
    let shared = locale.text();
    let words = messages::words(locale);
    let link = |page: Page, name: String| el("li").child(el("a").attr("href", page.href(locale)).child(name)).node();
    let find = [
        (Page::Groups, shared.groups),
        (Page::Platforms, shared.platforms),
        (Page::Needs, Page::Needs.title(locale)),
        (Page::Overview, Page::Overview.title(locale)),
        (Page::Agenda, Page::Agenda.title(locale)),
        (Page::Network, shared.network),
    ];
    let status = site.map(|site| site.accessibility_status.text(locale)).filter(|status| !status.is_empty());
    let accessibility = match status {
        Some(status) => format!("{}{}{status}", words.accessibility, locale.text().colon),
        None => words.accessibility.to_owned(),
    };
    let institutional = site.and_then(|site| site.website.get(locale)).map(|website| {
        el("li").child(el("a").attr("href", website.value.clone()).child(shared.institutional_site)).node()
    });
    let mut know = vec![
        link(Page::About, Page::About.title(locale).to_owned()),
        link(Page::Accessibility, accessibility),
        link(Page::Legal, Page::Legal.title(locale).to_owned()),
    ];
    know.extend(institutional);
    let licence = site.and_then(|site| site.licence.as_ref()).and_then(|licence| {
        let name = localized(&licence.label, locale)?;
        Some(el("li").child(el("a").attr("href", licence.url.clone()?).child(name)).node())
    });
    let data = el("li").child(el("a").attr("href", asset("data/platforms.json")).child(words.data_files)).node();
    let lines = site.map(|site| site.address_lines.join("\n")).unwrap_or_default();
    el("footer")
        .class("site-footer")
        .child(
            el("div").class("wrap stack").attr("data-gap", "loose").child(
                el("div")
                    .class("footer-columns")
                    .child(
                        el("div")
                            .class("stack")
                            .child(wordmark(site, locale))
                            .child(el("address").child(super::localized::unbroken(&lines))),
                    )
                    .child(column(
                        "footer-find",
                        words.find,
                        find.into_iter().map(|(page, name)| link(page, name.to_owned())).collect(),
                    ))
                    .child(column("footer-know", words.know, know))
                    .child(column(
                        "footer-reuse",
                        words.contribute,
                        [
                            link(Page::Propose, Page::Propose.title(locale).to_owned()),
                            data,
                            link(Page::Builder, Page::Builder.title(locale).to_owned()),
                            link(Page::Workshop, words.workshop.to_owned()),
                        ]
                        .into_iter()
                        .chain(licence)
                        .collect(),
                    )),
            ),
        )
        .node()
}
