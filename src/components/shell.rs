//! The frame of every page: skip link, header with navigation, footer.

use leptos::prelude::*;

use super::icon::{brandmark, icon};
use super::localized::localized;
use crate::browser::{self, Theme};
use crate::content::records::Site;
use crate::locale::Locale;
use crate::route::{Page, Route, asset};
use crate::text::{self, Text};

fn wordmark(site: Option<&Site>, locale: Locale) -> AnyView {
    let name = site.map(|site| {
        view! {
            {localized(&site.short_name, locale)}
            " "<small>{localized(&site.territory, locale)}</small>
        }
    });
    view! {
        <a class="wordmark" href=Page::Home.href(locale)>
            {brandmark()}
            <span>{name}<span class="visually-hidden">", "{locale.text().home}</span></span>
        </a>
    }
    .into_any()
}

/// The pages of the main navigation.
fn sections(text: &'static Text) -> [(Page, &'static str); 6] {
    [
        (Page::Groups, text.groups),
        (Page::Platforms, text.platforms),
        (Page::Missions, text.missions),
        (Page::Agenda, text.agenda),
        (Page::Network, text.network),
        (Page::About, text.about),
    ]
}

fn navigation(route: &Route, exists: bool) -> Vec<AnyView> {
    let links = sections(route.locale.text()).into_iter().map(|(page, name)| {
        let current = match (exists, route.page == page, route.page.section() == page) {
            (true, true, _) => Some("page"),
            (true, false, true) => Some("true"),
            _ => None,
        };
        view! { <li><a href=page.href(route.locale) aria-current=current>{name}</a></li> }.into_any()
    });
    links.collect()
}

/// The two languages: the page's own, and a link to the same page, with the same filters, in the other.
fn languages(route: &Route, search: Memo<String>) -> AnyView {
    let here = route.locale;
    let each = Locale::ALL.into_iter().map(|locale| {
        let code = locale.code();
        let short = code.to_uppercase();
        if locale == here {
            return view! { <span lang=code aria-current="true">{short}</span> }.into_any();
        }
        let path = route.page.href(locale);
        let href = move || search.with(|search| if search.is_empty() { path.clone() } else { format!("{path}?{search}") });
        view! {
            <a href=href lang=code hreflang=code>
                {short}<span class="visually-hidden">" – "{locale.endonym()}</span>
            </a>
        }
        .into_any()
    });
    each.collect::<Vec<_>>().into_any()
}

fn theme_button(locale: Locale, theme: RwSignal<Theme>, class: &'static str, with_words: bool) -> AnyView {
    let name = move || text::theme_button(locale, theme.get() as usize);
    let turn = move |_| {
        theme.update(|theme| *theme = theme.next());
        browser::set_theme(theme.get_untracked());
    };
    if with_words {
        return view! {
            <button class=class data-kind="secondary" type="button" on:click=turn>{icon("theme")}{name}</button>
        }
        .into_any();
    }
    view! { <button class=class type="button" aria-label=name title=name on:click=turn>{icon("theme")}</button> }.into_any()
}

/// Skip link and header. `exists` is false on a page that is not one, where nothing is current.
pub fn header(site: Option<&Site>, route: &Route, search: Memo<String>, exists: bool) -> AnyView {
    let locale = route.locale;
    let text = locale.text();
    let theme = RwSignal::new(browser::theme());
    let open = RwSignal::new(false);
    let icon_name = move || if open.get() { icon("close") } else { icon("menu") };
    let panel = {
        let route = route.clone();
        move || {
            open.get().then(|| {
                view! {
                    <nav class="menu-panel narrow-only" aria-label=text.main_navigation id="menu">
                        <div class="wrap stack" data-gap="loose">
                            <ul>{navigation(&route, exists)}</ul>
                            <div class="row" data-spread="">
                                <div class="language-switch">{languages(&route, search)}</div>
                                {theme_button(locale, theme, "button", true)}
                            </div>
                        </div>
                    </nav>
                }
                .into_any()
            })
        }
    };
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            browser::focus("#menu-button");
        }
    };
    view! {
        <a class="skip-link" href="#content" rel="external">{text.skip}</a>
        <header class="site-header" on:keydown=close_on_escape>
            <div class="wrap site-header-row">
                {wordmark(site, locale)}
                <nav class="site-nav wide-only" aria-label=text.main_navigation>
                    <ul>{navigation(route, exists)}</ul>
                </nav>
                <div class="site-tools">
                    <nav class="language-switch wide-only" aria-label=text.language>{languages(route, search)}</nav>
                    {theme_button(locale, theme, "icon-button wide-only", false)}
                    <button
                        class="icon-button narrow-only"
                        type="button"
                        id="menu-button"
                        aria-label=text.menu
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {icon_name}
                    </button>
                </div>
            </div>
            {panel}
        </header>
    }
    .into_any()
}

fn column(id: &'static str, title: &'static str, links: Vec<AnyView>) -> AnyView {
    view! {
        <nav aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

/// The footer: address, ways in, what must be said.
pub fn footer(site: Option<&Site>, locale: Locale) -> AnyView {
    let text = locale.text();
    let link = |page: Page, name: String| view! { <li><a href=page.href(locale)>{name}</a></li> }.into_any();
    let find = [
        (Page::Groups, text.find_group),
        (Page::Platforms, text.find_platform),
        (Page::Agenda, text.find_event),
        (Page::Network, text.find_member),
    ];
    let status = site.map(|site| site.accessibility_status.text(locale)).filter(|status| !status.is_empty());
    let accessibility = match (status, locale) {
        (Some(status), Locale::Fr) => format!("{}\u{202f}: {status}", text.accessibility),
        (Some(status), Locale::En) => format!("{}: {status}", text.accessibility),
        (None, _) => text.accessibility.to_owned(),
    };
    let institutional = site.and_then(|site| site.website.get(locale)).map(|website| {
        view! { <li><a href=website.value.clone()>{text.institutional_site}</a></li> }.into_any()
    });
    let mut know = vec![
        link(Page::About, text.about.to_owned()),
        link(Page::Accessibility, accessibility),
        link(Page::Legal, text.legal.to_owned()),
    ];
    know.extend(institutional);
    let licence = site.and_then(|site| site.licence.as_ref()).and_then(|licence| {
        let name = localized(&licence.label, locale)?;
        Some(view! { <li><a href=licence.url.clone()?>{name}</a></li> }.into_any())
    });
    let data = view! { <li><a href=asset("data/platforms.json") rel="external">{text.data_files}</a></li> }.into_any();
    let lines = site.map(|site| site.address_lines.join("\n")).unwrap_or_default();
    let credits = site.map(|site| super::localized::paragraphs(&site.credits, locale));
    view! {
        <footer class="site-footer">
            <div class="wrap stack" data-gap="loose">
                <div class="footer-columns">
                    <div class="stack">{wordmark(site, locale)}<address>{lines}</address></div>
                    {column("footer-find", text.find, find.into_iter().map(|(page, name)| link(page, name.to_owned())).collect())}
                    {column("footer-know", text.know, know)}
                    {column("footer-reuse", text.reuse, std::iter::once(data).chain(licence).collect())}
                </div>
                <div class="credits">{credits}</div>
            </div>
        </footer>
    }
    .into_any()
}
