//! Links within the site change the page without loading it.
#![cfg(feature = "csr")]

use leptos::prelude::*;
use site_core::route::{self, Page};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use super::address::{hash, is_embed};
use super::events::follows_link;
use super::focus::{focus_first, recover_focus_of};
use super::history::{HistoryMode, go};
use super::scroll::show_part;

/// Handles clicks on links of the document from now on.
pub(super) fn watch_links() {
    let follow = Closure::<dyn Fn(Event)>::new(follow_link);
    _ = document().add_event_listener_with_callback("click", follow.as_ref().unchecked_ref());
    follow.forget();
}

/// Calls back with the page of each link that the pointer or the focus reaches, since it may be opened next.
pub fn on_approach(run: Box<dyn Fn(Page)>) {
    let approach = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href^='/']").ok().flatten());
        let href = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
        if let route::Target::Page(route) = route::parse(href.split(['?', '#']).next().unwrap_or_default()) {
            run(route.page);
        }
    });
    for kind in ["pointerover", "focusin"] {
        _ = document().add_event_listener_with_callback(kind, approach.as_ref().unchecked_ref());
    }
    approach.forget();
}

/// Handles a plain click on a link to a page of the site, also in an SVG.
fn follow_link(event: Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    recover_focus_of(target.clone());
    if event.default_prevented() || !follows_link(&event) {
        return;
    }
    let Some(link) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else { return };
    if link.has_attribute("target") || link.has_attribute("download") {
        return;
    }
    let Some(mut href) = link.get_attribute("href") else { return };
    if let Some(part) = href.strip_prefix('#').filter(|_| is_embed()) {
        // Fragments inside an embed add no entry to the history of the surrounding page.
        event.prevent_default();
        show_part(part.to_owned());
        focus_first(&[format!("#{part}")]);
        return;
    }
    // A link to the other language keeps the fragment, which is the same there.
    if link.has_attribute("hreflang") && !href.contains('#') {
        href.push_str(&hash());
    }
    let path = href.split(['?', '#']).next().unwrap_or_default();
    if !path.starts_with('/') || path.starts_with("//") || matches!(route::parse(path), route::Target::NotFound(_)) {
        return;
    }
    event.prevent_default();
    let keeps_page = link.has_attribute("data-state-link");
    if is_embed() && !keeps_page && !link.has_attribute("data-page-link") {
        return;
    }
    go(&href, if keeps_page { HistoryMode::PushState } else { HistoryMode::PushPage });
}
