//! A search of the catalogue from another page: works before the app does, as a plain form.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::icon::icon;
use crate::browser::{self, Step};
use crate::locale::Locale;
use crate::query::{CatalogueQuery, catalogue_href};
use crate::route::Page;

/// A labelled search box and its button.
pub fn search_form(locale: Locale, id: &'static str, label: &'static str, hint: Option<AnyView>) -> AnyView {
    let words = locale.text();
    let input = NodeRef::<leptos::html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        browser::go(&catalogue_href(locale, &CatalogueQuery::searching(text.trim())), Step::Page);
    };
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    view! {
        <form class="stack" data-gap="tight" role="search" action=Page::Platforms.href(locale) on:submit=submit>
            <label for=id><b>{label}</b></label>
            <div class="search-field">
                {icon("search")}
                <input class="input" id=id name="q" type="search" autocomplete="off" aria-describedby=described node_ref=input/>
                <button class="button" type="submit">{words.search}</button>
            </div>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </form>
    }
    .into_any()
}
