//! An address that leads nowhere, with ways onward.

use leptos::prelude::*;

use crate::app::Context;
use crate::components::search_form::search_form;
use crate::route::Page;

pub fn view(context: &Context) -> AnyView {
    let locale = context.locale;
    let text = locale.text();
    let pages = [
        (Page::Home, text.home),
        (Page::Groups, text.groups),
        (Page::Platforms, text.platforms),
        (Page::Missions, text.missions),
        (Page::Agenda, text.agenda),
        (Page::Network, text.network),
    ];
    let links: Vec<AnyView> = pages
        .into_iter()
        .map(|(page, name)| view! { <li><a class="more-link" href=page.href(locale)>{name}</a></li> }.into_any())
        .collect();
    view! {
        <div class="wrap not-found">
            <svg class="lost-rosette" aria-hidden="true" viewBox="0 0 64 64"><use_ href="#rosette"/></svg>
            <div class="stack" data-gap="loose">
                <h1>{text.not_found}</h1>
                <p class="lead">{text.not_found_lead}</p>
                {search_form(locale, "not-found-search", text.search_platform, None)}
                <ul class="row">{links}</ul>
            </div>
        </div>
    }
    .into_any()
}
